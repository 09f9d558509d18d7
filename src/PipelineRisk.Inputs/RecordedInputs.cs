using System.Text.Encodings.Web;
using System.Text.Json;

namespace PipelineRisk.Inputs;

/// <summary>All that a run has read, so that its result folder can be compared with another one: <c>inputs.json</c>.</summary>
/// <param name="Scenario">The scenario; <c>base</c> for the base alone.</param>
/// <param name="Set">The texts <c>parameter=value</c> of <c>--set</c>.</param>
/// <param name="Files">The exact text of every file that was read, by its path in the inputs folder.</param>
public sealed record RecordedInputs(string Scenario, IReadOnlyList<string> Set, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The name of the file in a result folder.</summary>
    public const string FileName = "inputs.json";

    // The file is read as it stands, never inside a page: letters of any language stay letters.
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What a run of <paramref name="scenario"/> has read.</summary>
    public static RecordedInputs Of(string scenario, IReadOnlyList<string> overrides, IReadOnlyList<InputFile> files) =>
        new(scenario, overrides, files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal));

    /// <summary>Writes it as JSON, without a line end after it.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, this, Json);
    }

    /// <summary>Reads the file of a result folder; null, and what is wrong, when there is none or it is no such file.</summary>
    internal static RecordedInputs? Read(string resultFolder, out string? problem)
    {
        string path = Path.Combine(resultFolder, FileName);
        try
        {
            problem = null;
            return JsonSerializer.Deserialize<RecordedInputs>(File.ReadAllText(path), Json) ?? throw new JsonException("it holds nothing.");
        }
        catch (FileNotFoundException)
        {
            problem = $"the result folder has no {FileName}, which holds the inputs of its run; run it again to have one";
        }
        catch (JsonException broken)
        {
            problem = $"{FileName} of the result folder is not what a run has written ({broken.Message}); run it again to have a sound one";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problem = $"{FileName} of the result folder cannot be read: {failure.Message}";
        }

        return null;
    }
}
