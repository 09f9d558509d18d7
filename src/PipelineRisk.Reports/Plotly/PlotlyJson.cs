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

    /// <summary>Figures and their tables, by the name of their chart. The default encoder writes &lt;, &gt;, &amp; and quotes as \u escapes.</summary>
    public static string Write(IReadOnlyDictionary<string, object> figures, IReadOnlyDictionary<string, object> tables) =>
        JsonSerializer.Serialize(new { Figures = figures, Tables = tables }, Options);

    /// <summary>Writes one figure, or the table of one, as a value of a larger document.</summary>
    public static void Write<T>(Utf8JsonWriter json, T value) => JsonSerializer.Serialize(json, value, Options);

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
