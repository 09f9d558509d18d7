using System.CommandLine;
using System.CommandLine.Parsing;
using PipelineRisk.Economics;
using PipelineRisk.Inputs;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Cli;

/// <summary><c>breakeven PARAMETER</c>: the constant value of a parameter at which a target is met, and the frontier against a second parameter.</summary>
internal static class BreakEvenCommand
{
    private const int DefaultTrials = 1 << 17;
    private const double ShareOfTheFirst = 0.4; // of the work, where there is a frontier

    public static Command Create()
    {
        Argument<ParameterInfo> parameter = new("PARAMETER")
        {
            Description = "The parameter to solve for, uncertain or constant, such as price_discount.",
            CustomParser = ParameterOf,
        };
        Option<StatisticTarget> target = new("--target")
        {
            Description = "What shall hold: mean:npv=0, p:loss=0.5, p:stranded=0.1, p50:irr=0.12. [default: mean:npv=0]",
            HelpName = "statistic=value",
            CustomParser = TargetOf,
        };
        Option<double?> from = new("--from") { Description = "The lowest value to search. [default: the parameter's domain, or three widths of its distribution where that has no end]" };
        Option<double?> to = new("--to") { Description = "The highest value to search." };
        Option<ParameterInfo> against = new("--against")
        {
            Description = "A second parameter: also finds the break-even value for each of its values, and draws the map of both.",
            HelpName = "parameter",
            CustomParser = ParameterOf,
        };
        Option<double?> againstFrom = new("--against-from") { Description = "Its lowest value. [default: its P1]" }, againstTo = new("--against-to") { Description = "Its highest value. [default: its P99]" };
        foreach (Option<double?> number in new[] { from, to, againstFrom, againstTo })
        {
            number.HelpName = "value";
        }

        return AnalysisCommand.Create(
            "breakeven",
            "The constant value of a parameter at which a target is met, with its confidence interval; with --against the break-even frontier of two parameters.",
            DefaultTrials,
            parsed =>
            {
                ParameterInfo subject = parsed.GetValue(parameter)!;
                ParameterInfo? other = parsed.GetValue(against);
                if (!StatisticTarget.TryParse("mean:npv=0", out StatisticTarget? asked, out string? problem))
                {
                    throw new InvalidOperationException(problem);
                }

                asked = parsed.GetValue(target) ?? asked;
                return (scenario, options, progress, cancellation) =>
                {
                    if (options.Replicates < 2)
                    {
                        throw new UsageException("breakeven needs at least two replicates: its intervals come from their spread.");
                    }

                    Factor first = Solvable(scenario, subject);
                    FactorRange? range = RangeOf(first, subject, parsed.GetValue(from), parsed.GetValue(to), FactorRange.Of, "--from", "--to");
                    if (other is null)
                    {
                        if ((parsed.GetValue(againstFrom) ?? parsed.GetValue(againstTo)) is not null)
                        {
                            throw new UsageException("--against-from and --against-to are values of the parameter that --against names.");
                        }

                        return BreakEvenReport.Of(BreakEven.Find(scenario, subject.Id, asked, options, range, progress, cancellation), asked, options);
                    }

                    Factor second = Solvable(scenario, other);
                    if (other == subject)
                    {
                        throw new UsageException($"--against needs another parameter than {subject.Name}.");
                    }

                    FactorRange values = RangeOf(second, other, parsed.GetValue(againstFrom), parsed.GetValue(againstTo), FactorRange.Against, "--against-from", "--against-to")
                        ?? FactorRange.Against(second);
                    if (!(values.Width > 0))
                    {
                        throw new UsageException($"{other.Name} hardly varies in this scenario; give --against-from and --against-to.");
                    }

                    BreakEven found = BreakEven.Find(scenario, subject.Id, asked, options, range, new ProgressPart(progress, 0, ShareOfTheFirst), cancellation);
                    BreakEvenFrontier frontier = BreakEvenFrontier.Find(scenario, subject.Id, other.Id, asked, options, range, values, new ProgressPart(progress, ShareOfTheFirst, 1), cancellation);
                    return BreakEvenReport.Of(found, asked, options, frontier);
                };
            },
            parameter, target, from, to, against, againstFrom, againstTo);
    }

    private static Factor Solvable(Scenario scenario, ParameterInfo parameter) =>
        FactorRange.Problem(parameter) is { } problem ? throw new UsageException(problem) : Factor.Of(scenario, parameter.Id);

    // Null where neither end is asked for: the analysis then chooses, and shows what matters of it.
    private static FactorRange? RangeOf(Factor factor, ParameterInfo parameter, double? low, double? high, Func<Factor, FactorRange> standard, string nameOfLow, string nameOfHigh)
    {
        if ((low ?? high) is null)
        {
            return null;
        }

        FactorRange usual = standard(factor), range = new(low ?? usual.Low, high ?? usual.High);
        return range.ProblemOf(parameter) is { } problem ? throw new UsageException($"{nameOfLow}, {nameOfHigh}: {problem}.") : range;
    }

    private static ParameterInfo? ParameterOf(ArgumentResult result)
    {
        string name = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (ParameterCatalogue.TryFind(name, out ParameterInfo info))
        {
            return info;
        }

        result.AddError($"unknown parameter '{name}'" + (NearestName.Of(name, ParameterCatalogue.All.Select(known => known.Name)) is { } near
            ? $"; did you mean '{near}'?"
            : "; pipelinerisk validate lists them all."));
        return null;
    }

    private static StatisticTarget? TargetOf(ArgumentResult result)
    {
        if (StatisticTarget.TryParse(result.Tokens[0].Value, out StatisticTarget? target, out string? problem))
        {
            return target;
        }

        result.AddError(problem);
        return null;
    }
}
