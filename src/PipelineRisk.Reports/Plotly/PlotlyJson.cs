using System.Text.Json;
using System.Text.Json.Serialization;

namespace PipelineRisk.Reports.Plotly;

/// <summary>Figures as plotly reads them: attribute names in lower case, gaps for NaN, nothing that could end a script element.</summary>
internal static class PlotlyJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = new LowerCase(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new GapForNaN() },
    };

    /// <summary>The figures and their tables, by the name of their chart. The default encoder writes &lt;, &gt;, &amp; and quotes as \u escapes.</summary>
    public static string Write(IReadOnlyDictionary<string, Figure> figures) =>
        JsonSerializer.Serialize(new { Figures = figures, Tables = figures.ToDictionary(figure => figure.Key, figure => figure.Value.Numbers, StringComparer.Ordinal) }, Options);

    private sealed class LowerCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToLowerInvariant();
    }

    private sealed class GapForNaN : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}
