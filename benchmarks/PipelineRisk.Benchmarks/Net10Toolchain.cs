using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.CsProj;
using BenchmarkDotNet.Toolchains.DotNetCli;

namespace PipelineRisk.Benchmarks;

/// <summary>Builds and runs benchmarks on .NET 10, which BenchmarkDotNet 0.14 does not know by name: its table calls the runtime ".NET 9.0".</summary>
internal sealed class Net10Toolchain() : Toolchain(
    ".NET 10.0",
    new CsProjGenerator("net10.0", null!, null!, null!, isNetCore: true),
    new DotNetCliBuilder("net10.0", null!),
    new DotNetCliExecutor(null!));
