using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using PipelineRisk.Benchmarks;

switch (args)
{
    case ["peers", .. string[] options]:
        return PeersCommand.Run(options);
    case ["coverage"]:
        return CoverageCommand.Run(trials: 1 << 14, seeds: 400, truthTrials: 100_000_000);
    case ["accuracy"]:
        return AccuracyCommand.Run(seeds: 8);
    case ["analyses"]:
        return AnalysesCommand.Run(seeds: 200);
    case ["effects"]:
        return EffectsCommand.Run(trials: 1 << 18);
    case ["page", string report]:
        return await PageCommand.Run(report, rounds: 9);
}

Job job = Job.Default
    .WithRuntime(CoreRuntime.Core90)
    .WithToolchain(new Net10Toolchain())
    .WithWarmupCount(3)
    .WithIterationCount(10)
    .WithId("net10");
IConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(job)
    .AddColumn(StatisticColumn.Median, StatisticColumn.OperationsPerSecond);
Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config)];

// A failed validation prints an empty table and no more: it has to be looked for. Asking for help or for a list measures nothing.
bool measured = !args.Intersect(["--help", "--version", "--info", "--list"], StringComparer.Ordinal).Any();
return measured && (summaries.Length == 0 || summaries.Any(HasFailed)) ? 1 : 0;

static bool HasFailed(Summary summary) =>
    summary.HasCriticalValidationErrors || summary.Reports.Length == 0 || summary.Reports.Any(report => !report.Success);
