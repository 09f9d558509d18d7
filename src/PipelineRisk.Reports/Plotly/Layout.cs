namespace PipelineRisk.Reports.Plotly;

/// <summary>Where and how the traces are shown.</summary>
internal sealed record Layout
{
    public Axis? XAxis { get; init; }
    public Axis? YAxis { get; init; }
    public Axis? YAxis2 { get; init; }
    public IReadOnlyList<Mark>? Shapes { get; init; }
    public IReadOnlyList<Label>? Annotations { get; init; }
    public Margin? Margin { get; init; }
    public string? BarMode { get; init; }
    public double? BarGap { get; init; }
    public string? HoverMode { get; init; }
}

/// <summary>An axis.</summary>
internal sealed record Axis
{
    public AxisTitle? Title { get; init; }
    public IReadOnlyList<double?>? Range { get; init; }
    public string? RangeMode { get; init; }
    public string? Side { get; init; }
    public string? Overlaying { get; init; }
    public string? Type { get; init; }
    public double? TickAngle { get; init; }
    public string? TickFormat { get; init; }
    public int? NTicks { get; init; }
    public IReadOnlyList<double>? TickVals { get; init; }
    public IReadOnlyList<string>? TickText { get; init; }
    public bool? ShowGrid { get; init; }
    public bool? ZeroLine { get; init; }

    /// <summary>An axis with a title.</summary>
    public static Axis Titled(string text) => new() { Title = new(text) };

    /// <summary>An axis of calendar years.</summary>
    public static Axis Years { get; } = new() { TickFormat = "d" };
}

/// <summary>The title of an axis.</summary>
internal sealed record AxisTitle(string Text);

/// <summary>A line or an area drawn across the plot.</summary>
internal sealed record Mark(double X0, double X1, double Y0, double Y1, string XRef, string YRef, Line Line)
{
    public string Type { get; private init; } = "line";
    public string Layer { get; private init; } = "above";
    public Colour? FillColor { get; private init; }

    /// <summary>An upright line over the whole height.</summary>
    public static Mark Upright(double x, Line line) => new(x, x, 0, 1, "x", "paper", line);

    /// <summary>A level line over the whole width.</summary>
    public static Mark Level(double y, Line line) => new(0, 1, y, y, "paper", "y", line);

    /// <summary>An area over the whole height, behind everything.</summary>
    public static Mark Strip(double x0, double x1, Colour fill) => new(x0, x1, 0, 1, "x", "paper", new(fill, 0)) { Type = "rect", Layer = "below", FillColor = fill };
}

/// <summary>A word in the plot.</summary>
/// <param name="Name">Labels named <see cref="Beside"/> stand beside the plot; on a narrow screen a legend takes their place.</param>
internal sealed record Label(
    double X, double Y, string XRef, string YRef, string Text, TextFont Font,
    string XAnchor = "center", string YAnchor = "bottom", double XShift = 0, double YShift = 0, string? Name = null)
{
    public const string Beside = "beside";

    public bool ShowArrow => Ax is not null;

    public double? Ax { get; private init; }
    public double? Ay { get; private init; }
    public double? ArrowHead => ShowArrow ? 0 : null;
    public double? ArrowWidth => ShowArrow ? 1 : null;
    public Colour? ArrowColor => ShowArrow ? Colour.Muted : null;

    /// <summary>How its lines stand below one another.</summary>
    public string Align => XAnchor is "left" or "right" ? XAnchor : "center";

    /// <summary>What lies behind the text, so that it can be read over bars.</summary>
    public Colour? BgColor { get; init; }

    /// <summary>The same some pixels right of its place and above it, with a thin line that leads there.</summary>
    public Label WithLine(double right, double above) => this with { Ax = right, Ay = -above };

    /// <summary>Above the plot, at <paramref name="x"/>, in the given row.</summary>
    public static Label Above(double x, string text, TextFont font, int row = 0, string anchor = "center", double shift = 0) =>
        new(x, 1, "x", "paper", text, font, anchor, XShift: shift, YShift: 18 * row);

    /// <summary>To the right of the plot, at the height <paramref name="y"/>.</summary>
    public static Label Right(double y, string text, TextFont font) =>
        new(1, y, "paper", "y", text, font, "left", "middle", XShift: 6, Name: Beside);
}

/// <summary>The room around a plot, pixels.</summary>
internal sealed record Margin(int? L = null, int? R = null, int? T = null, int? B = null);
