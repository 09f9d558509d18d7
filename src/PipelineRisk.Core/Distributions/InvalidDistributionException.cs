namespace PipelineRisk.Distributions;

/// <summary>The numbers given do not make a distribution. Says which of them, in the words of the CSV file.</summary>
public sealed class InvalidDistributionException(string column, string message) : ArgumentException(message)
{
    /// <summary>The column of the CSV file that holds the offending number, such as <c>mode</c>.</summary>
    public string Column { get; } = column;
}
