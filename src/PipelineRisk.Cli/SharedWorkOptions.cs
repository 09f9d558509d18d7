using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>The options of commands whose work several machines can share.</summary>
internal sealed class SharedWorkOptions
{
    private readonly JoinedParts? _joined;

    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Computes one part of the work and writes part-i-of-n.bin into --out; when all are there, merge makes the results of them. "
            + "env:NAME/n takes the part from an environment variable that counts from 0.",
        HelpName = "i/n",
        CustomParser = Parse,
    };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="joined">What others have computed, when the command is to put it together; otherwise null.</param>
    public SharedWorkOptions(Command command, JoinedParts? joined)
    {
        _joined = joined;
        command.Options.Add(_shard);
    }

    /// <summary>The request, and what was asked for beyond it.</summary>
    public Request Read(ParseResult parsed, Request request) => request with { Shard = parsed.GetValue(_shard), Joined = _joined };

    private static Shard? Parse(ArgumentResult result)
    {
        const string FromEnvironment = "env:";
        string text = result.Tokens[0].Value;
        string[] halves = text.Split('/');
        string first = halves[0];
        int offset = 0;
        if (first.StartsWith(FromEnvironment, StringComparison.Ordinal))
        {
            string name = first[FromEnvironment.Length..];
            (first, offset) = (Environment.GetEnvironmentVariable(name) ?? "", 1);
            if (first.Length == 0)
            {
                result.AddError($"'{text}': there is no environment variable {name}.");
                return null;
            }
        }

        if (halves.Length == 2 && Number(first) is { } index && Number(halves[1]) is { } count && index + offset >= 1 && index + offset <= count && count <= Shard.Most)
        {
            return new(index + offset, count);
        }

        result.AddError($"'{text}' is no part; write i/n such as 3/20, with i from 1 to n and n at most {Shard.Most}.");
        return null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
