using System.CommandLine;
using System.Net.Sockets;
using PipelineRisk.Inputs;
using PipelineRisk.Live;

namespace PipelineRisk.Cli;

/// <summary><c>watch</c>: serves the report on this machine and runs again whenever an input file is saved.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        Command command = new(
            "watch",
            "Simulates a scenario, serves its report on this machine alone, and does so again whenever an input file is saved: the open page updates by itself and shows "
            + "what changed. Input errors are shown too; the last good results stay. The result files are written after each run. Ctrl-C ends it.");
        CommonOptions options = new(command, 1_000_000, "--json");
        Option<int> port = new("--port")
        {
            Description = "The port of the page's address. [default: any that is free]",
            HelpName = "N",
            CustomParser = result => WholeNumber.Parse(result, 1, 65535),
        };
        Option<bool> open = new("--open") { Description = "Opens the page in the browser." };
        command.Options.Add(port);
        command.Options.Add(open);
        Guarded.SetAction(command, (parsed, cancellation) => Run(options.Read(parsed), parsed, parsed.GetValue(port), parsed.GetValue(open), cancellation));
        return command;
    }

    private static int Run(Request request, ParseResult parsed, int port, bool opens, CancellationToken cancellation)
    {
        WatchOrder order = new(request.InputsFolder, request.ScenarioName, request.Overrides, request.Options)
        {
            ManifestOf = (result, inputs, time) => ManifestOf.Run(result, request, inputs, parsed) with { WallSeconds = time.TotalSeconds },
            ResultFolder = request.OutFolder,
            Keep = (run, look) => RunFiles.Write(run.Result, look, run.Manifest, run.Read.Files, request),
            Output = request.Quiet ? TextWriter.Null : Console.Out,
            Errors = Console.Error,
        };
        if (WrongUsage(order, request) is { } problem)
        {
            throw new UsageException(problem);
        }

        try
        {
            FollowAsync(order, port, opens, cancellation).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Console.Error.WriteLine(Directory.Exists(request.OutFolder) ? $"The watch has ended. The last results are in {request.OutFolder}." : "The watch has ended.");
        }

        return ExitCode.Interrupted;
    }

    // What is wrong with the inputs can be mended while they are watched; what is wrong with the options cannot.
    private static string? WrongUsage(WatchOrder order, Request request)
    {
        if (request.Options.Problem is { } impossible)
        {
            return impossible;
        }

        ReadResult first = order.Read();
        string[] problems = [.. first.Problems.Where(problem => problem.IsOfOption || !Directory.Exists(order.InputsFolder)).Select(problem => problem.ToString())];
        return problems.Length > 0 ? string.Join(Environment.NewLine, problems) : OutputFolder.Problem(request.OutFolder);
    }

    private static async Task FollowAsync(WatchOrder order, int port, bool opens, CancellationToken cancellation)
    {
        await using Watch watch = await Started(order, port);
        Console.WriteLine($"The report is at {watch.Address} and follows {Path.GetFullPath(order.InputsFolder)}. Ctrl-C ends it.");
        if (opens)
        {
            _ = WebBrowser.OpenAsync(watch.Address); // it warns by itself, and nothing waits for it
        }

        await watch.FollowAsync(cancellation);
    }

    private static async Task<Watch> Started(WatchOrder order, int port)
    {
        try
        {
            return await Watch.StartAsync(order, port);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            throw new UsageException($"--port {port}: no page can be served there ({failure.Message}); name another port, or none for any that is free.");
        }
    }
}
