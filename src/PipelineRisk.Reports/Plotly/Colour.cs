using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PipelineRisk.Reports.Plotly;

/// <summary>A colour by its role. The page turns it into the light or the dark shade of that role (report.css).</summary>
[JsonConverter(typeof(Writer))]
internal readonly record struct Colour(string Role, double Opacity = 1)
{
    public static Colour Ink { get; } = new("ink");
    public static Colour Muted { get; } = new("muted");
    public static Colour Surface { get; } = new("surface");

    public static Colour Loss { get; } = new("loss");
    public static Colour Gain { get; } = new("gain");

    public static Colour Idle { get; } = new("idle");
    public static Colour IdleText { get; } = new("text-idle");
    public static Colour LossMaking { get; } = new("loss-making");
    public static Colour Rupture { get; } = new("rupture");

    public static Colour Sponsor { get; } = new("sponsor");
    public static Colour State { get; } = new("state");
    public static Colour Russia { get; } = new("russia");
    public static Colour Transit { get; } = new("transit");
    public static Colour Buyer { get; } = new("buyer");

    public static Colour Europe { get; } = new("europe");
    public static Colour Gas { get; } = new("gas");
    public static Colour HeatPumps { get; } = new("heat-pumps");
    public static Colour Trucks { get; } = new("trucks");

    /// <summary>How many scenarios can be told apart by colour.</summary>
    public const int Scenarios = 8;

    /// <summary>The colour of scenario or series <paramref name="index"/>, from 0; after the last they begin again.</summary>
    public static Colour Scenario(int index) => new($"scenario-{1 + (index % Scenarios)}");

    /// <summary>The same colour, seen through.</summary>
    public Colour Faded(double opacity) => this with { Opacity = opacity };

    private sealed class Writer : JsonConverter<Colour>
    {
        public override Colour Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Figures are written, not read.");

        public override void Write(Utf8JsonWriter writer, Colour value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"@{value.Role}/{value.Opacity}"));
    }
}
