using System.Text.Json;

namespace PipelineRisk.Reports.Files;

/// <summary>What result files in JSON have in common.</summary>
internal static class JsonNumbers
{
    /// <summary>Writes a number, or null where it does not exist.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteFinite(value);
    }

    /// <summary>Writes an array of numbers, with null for those that do not exist.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            json.WriteFinite(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of words.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteFinite(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
