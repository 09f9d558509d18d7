using PipelineRisk.Scenarios;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

/// <summary>A copy of the sample inputs in a folder of its own, to break one thing in.</summary>
internal sealed class SampleInputs : IDisposable
{
    public SampleInputs()
    {
        Folder = Directory.CreateTempSubdirectory("inputs-").FullName;
        foreach (string file in Directory.EnumerateFiles(Repository.Sample, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Folder, Path.GetRelativePath(Repository.Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Text(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => Write(file, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), bytes);
    }

    /// <summary>Sets cells in the row of base/parameters.csv that begins with <paramref name="parameter"/>; its line.</summary>
    public int Set(string parameter, params (string Column, string Text)[] cells)
    {
        const string file = "base/parameters.csv";
        int line = 1 + Array.FindIndex(File.ReadAllLines(PathOf(file)), row => row.StartsWith(parameter + ",", StringComparison.Ordinal));
        SetAt(file, line, cells);
        return line;
    }

    /// <summary>Empties the number cells of a row of base/parameters.csv and then sets <paramref name="cells"/>; its line.</summary>
    public int Believe(string parameter, string distribution, params (string Column, string Text)[] cells)
    {
        string[] numbers = ["value", "min", "mode", "max", "mean", "sd", "p10", "p50", "p90", "table"];
        return Set(parameter, [("distribution", distribution), .. numbers.Select(column => (column, "")), .. cells]);
    }

    /// <summary>Sets cells of one line of a file.</summary>
    public void SetAt(string file, int line, params (string Column, string Text)[] cells)
    {
        string[] lines = File.ReadAllLines(PathOf(file));
        string[] header = lines[0].Split(','), row = lines[line - 1].Split(',');
        foreach (var (column, text) in cells)
        {
            row[Array.IndexOf(header, column)] = text;
        }

        lines[line - 1] = string.Join(',', row);
        File.WriteAllLines(PathOf(file), lines);
    }

    /// <summary>Appends a row; its line.</summary>
    public int Append(string file, string row)
    {
        File.AppendAllText(PathOf(file), row + "\n");
        return File.ReadAllLines(PathOf(file)).Length;
    }

    /// <summary>Removes the lines that begin with <paramref name="start"/>.</summary>
    public void Remove(string file, string start) =>
        File.WriteAllLines(PathOf(file), File.ReadAllLines(PathOf(file)).Where(line => !line.StartsWith(start, StringComparison.Ordinal)));

    public ReadResult Read(string? scenario = null, params string[] overrides) => ScenarioReader.Read(Folder, scenario, overrides);

    public Scenario Good(string? scenario = null, params string[] overrides)
    {
        var result = Read(scenario, overrides);
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        return result.Scenario!;
    }

    public string[] Problems(string? scenario = null, params string[] overrides)
    {
        var result = Read(scenario, overrides);
        Assert.Equal(result.Problems.Count > 0, result.Scenario is null);
        return [.. result.Problems.Select(problem => problem.ToString())];
    }

    /// <summary>Exactly these problems, in this order.</summary>
    public void AssertProblems(params string[] expected) => Assert.Equal(expected, Problems());

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
