using System.CommandLine;
using PipelineRisk.Shards;

namespace PipelineRisk.Cli;

/// <summary>The frame around every command: its faults become exit codes and sentences, never stack traces.</summary>
internal static class Guarded
{
    /// <summary>Sets the action of <paramref name="command"/>.</summary>
    public static void SetAction(Command command, Func<ParseResult, CancellationToken, int> action) =>
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(action, parsed, cancellation), CancellationToken.None));

    private static int Run(Func<ParseResult, CancellationToken, int> action, ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return action(parsed, cancellation);
        }
        catch (OperationCanceledException interrupted)
        {
            Console.Error.WriteLine(interrupted is ResumableException ? interrupted.Message : "Interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Usage;
        }
        catch (Exception exception) when (exception is BadPartException or InvalidDataException)
        {
            Console.Error.WriteLine($"The parts cannot be joined: {exception.Message}");
            return ExitCode.Usage;
        }
        catch (BusyException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.InternalFailure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The results could not be written: {exception.Message}");
            return ExitCode.InternalFailure;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine($"A fault in pipelinerisk itself, please report it: {exception.GetType().Name}: {exception.Message}");
            return ExitCode.InternalFailure;
        }
    }
}
