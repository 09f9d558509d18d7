using System.Text.Json.Serialization;

namespace PipelineRisk.Reports.Plotly;

/// <summary>A plotly trace. Properties that are null are left out.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(BarTrace), "bar")]
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonDerivedType(typeof(ContourTrace), "contour")]
[JsonDerivedType(typeof(HeatmapTrace), "heatmap")]
internal abstract record Trace
{
    public IReadOnlyList<double>? X { get; init; }
    public IReadOnlyList<double>? Y { get; init; }
    public string? Name { get; init; }
    public bool? ShowLegend { get; init; }
    public string? YAxis { get; init; }
    public string? HoverInfo { get; init; }
    public string? HoverTemplate { get; init; }
    public IReadOnlyList<string>? HoverText { get; init; }
    public IReadOnlyList<IReadOnlyList<double>>? CustomData { get; init; }
    public Marker? Marker { get; init; }

    [JsonPropertyName("error_x")]
    public ErrorBars? ErrorX { get; init; }

    [JsonPropertyName("error_y")]
    public ErrorBars? ErrorY { get; init; }
}

/// <summary>Bars.</summary>
internal sealed record BarTrace : Trace
{
    public string? Orientation { get; init; }
    public IReadOnlyList<double>? Width { get; init; }
    public double? Offset { get; init; }
    public IReadOnlyList<double>? Base { get; init; }
}

/// <summary>Points, lines and areas.</summary>
internal sealed record ScatterTrace : Trace
{
    public required string Mode { get; init; }
    public Line? Line { get; init; }
    public string? Fill { get; init; }
    public Colour? FillColor { get; init; }
    public string? StackGroup { get; init; }
}

/// <summary>Heights over a plane, as a map. <c>Z[j][i]</c> stands at <c>X[i]</c>, <c>Y[j]</c>.</summary>
internal sealed record ContourTrace : Trace
{
    public required IReadOnlyList<IReadOnlyList<double>> Z { get; init; }
    public double? ZMin { get; init; }
    public double? ZMax { get; init; }
    public IReadOnlyList<IReadOnlyList<object>>? ColorScale { get; init; }
    public ColorBar? ColorBar { get; init; }
    public bool? ShowScale { get; init; }
    public Contours? Contours { get; init; }
    public int? NContours { get; init; }
    public Line? Line { get; init; }
}

/// <summary>Coloured cells. <c>Z[j][i]</c> stands at <c>X[i]</c>, <c>Y[j]</c>.</summary>
internal sealed record HeatmapTrace : Trace
{
    public required IReadOnlyList<IReadOnlyList<double>> Z { get; init; }
    public double? ZMin { get; init; }
    public double? ZMax { get; init; }
    public IReadOnlyList<IReadOnlyList<object>>? ColorScale { get; init; }
    public bool? ShowScale { get; init; }
    public IReadOnlyList<IReadOnlyList<string>>? Text { get; init; }
    public string? TextTemplate { get; init; }
    public double? XGap { get; init; }
    public double? YGap { get; init; }
}

/// <summary>Where contours are drawn and how.</summary>
internal sealed record Contours(string Coloring)
{
    public double? Start { get; init; }
    public double? End { get; init; }
    public double? Size { get; init; }
    public bool? ShowLabels { get; init; }
    public TextFont? LabelFont { get; init; }
}

/// <summary>What the colours of a map mean.</summary>
internal sealed record ColorBar(ColorBarTitle Title)
{
    public string Orientation { get; } = "h";
    public double Y { get; } = 1;
    public string YAnchor { get; } = "bottom";
    public double Thickness { get; } = 10;
    public double OutlineWidth { get; }
}

/// <summary>The title of a colour bar.</summary>
internal sealed record ColorBarTitle(string Text)
{
    public string Side { get; } = "top";
}

/// <summary>How a line is drawn.</summary>
internal sealed record Line(Colour Color, double Width, string? Dash = null);

/// <summary>How points and bars are drawn; one colour, or one a point.</summary>
internal sealed record Marker
{
    [JsonPropertyName("color")]
    public object? Fill => (object?)Colors ?? Color;

    [JsonIgnore]
    public Colour? Color { get; init; }

    [JsonIgnore]
    public IReadOnlyList<Colour>? Colors { get; init; }

    public double? Size { get; init; }
    public string? Symbol { get; init; }
    public Line? Line { get; init; }
}

/// <summary>Whiskers of unequal length.</summary>
internal sealed record ErrorBars(IReadOnlyList<double> Array, IReadOnlyList<double> ArrayMinus, Colour Color, double Thickness, double Width)
{
    public bool Symmetric { get; }
}

/// <summary>Colour and size of a text.</summary>
internal sealed record TextFont(Colour Color, double? Size = null);
