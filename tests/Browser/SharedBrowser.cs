using PipelineRisk.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedBrowser))]

namespace PipelineRisk.Tests.Browser;

/// <summary>The one browser of a test assembly: a test class takes it as a constructor's parameter. It starts with the first tab.</summary>
public sealed class SharedBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<Chromium>> _browser = new(Chromium.Start);

    /// <summary>An empty tab; the test is skipped where no browser is installed.</summary>
    public async Task<Tab> NewTab()
    {
        Assert.SkipUnless(Chromium.Executable is not null, "No Chromium is installed.");
        return await (await _browser.Value).NewTab();
    }

    /// <summary>Ends the browser, if there was one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated && _browser.Value.IsCompletedSuccessfully)
            await (await _browser.Value).DisposeAsync();
    }
}
