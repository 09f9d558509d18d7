namespace PipelineRisk.Economics;

/// <summary>The yearly tables of Chinese supply and demand, bcm/yr (model page, section 5).</summary>
public enum DeckSeries
{
    /// <summary>D: published forecasts of Chinese gas demand.</summary>
    ChinaDemand,

    /// <summary>e: the erosion by heat pumps and battery trucks that those forecasts already contain.</summary>
    ErosionInForecast,

    /// <summary>Q: domestic production.</summary>
    ChinaProduction,

    /// <summary>M: firm pipeline and LNG volumes ahead of this pipeline, without other Russian pipelines.</summary>
    ContractedImports,

    /// <summary>U: the first Power of Siberia line and the Far Eastern route.</summary>
    OtherRussianPipeline,

    /// <summary>T: LNG burned by heavy trucks if none of them turned electric.</summary>
    LngTruckDemand,
}
