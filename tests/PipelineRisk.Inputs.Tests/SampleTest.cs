namespace PipelineRisk.Inputs.Tests;

/// <summary>A test class in which every test has its own copy of the sample inputs.</summary>
public abstract class SampleTest : IDisposable
{
    internal SampleInputs Inputs { get; } = new();

    public void Dispose()
    {
        Inputs.Dispose();
        GC.SuppressFinalize(this);
    }
}
