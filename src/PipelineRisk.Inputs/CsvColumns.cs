namespace PipelineRisk.Inputs;

/// <summary>The columns that a kind of file has. A file may hold more of them; they are not read.</summary>
/// <param name="Required">Those without which no row can be understood.</param>
/// <param name="Optional">Those that may be left out.</param>
internal sealed record CsvColumns(IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>All columns that are read.</summary>
    public IEnumerable<string> All => [.. Required, .. Optional];
}
