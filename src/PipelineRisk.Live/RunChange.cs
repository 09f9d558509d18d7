using PipelineRisk.Economics;
using PipelineRisk.Inputs;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Live;

/// <summary>What a run has differently from the one before it, in words.</summary>
/// <param name="What">What was changed, in short.</param>
/// <param name="Inputs">What was changed.</param>
/// <param name="Moves">How the four figures have moved by it.</param>
internal sealed record RunChange(string What, IReadOnlyList<ChangedInput> Inputs, IReadOnlyList<Move> Moves)
{
    private const int MostNames = 3;

    /// <summary>The change from one finished run to the next.</summary>
    public static RunChange Of(FinishedRun before, FinishedRun now)
    {
        InputChange[] changes = [.. InputChange.Between(before.Result.Scenario, now.Result.Scenario)];
        return new(
            InShort([.. changes.Select(change => change.Name)]),
            [.. changes.Select(change => new ChangedInput(WithUnit(change), Place(change, before.Read, now.Read), change.Before, change.After))],
            Moved(before, now));
    }

    /// <summary>One line for a terminal.</summary>
    public override string ToString() => Moves.Count == 0 ? What : $"{What}: {string.Join(", ", Moves.Select(move => $"{move.Name} {move.Short}"))}";

    private static string InShort(string[] names) => names.Length switch
    {
        0 => "Nothing that the model reads was changed",
        <= MostNames => $"{string.Join(", ", names)} changed",
        _ => $"{string.Join(", ", names[..(MostNames - 1)])} and {names.Length - MostNames + 1} others changed",
    };

    private static string WithUnit(InputChange change) => change.Unit.Length == 0 ? change.Name : $"{change.Name}, {change.Unit}";

    // A parameter has its row. Of the others, the first line that is not as it was.
    private static string Place(InputChange change, ReadResult before, ReadResult now)
    {
        if (change.Parameter is { } parameter)
        {
            return now.Rows[parameter].ToString();
        }

        string name = change.Deck is null ? "correlations.csv" : "decks.csv";
        return string.Join(", ", now.Files.Where(file => Path.GetFileName(file.Path) == name).Select(file => FirstChange(before.Files, file)).OfType<InputRow>());
    }

    private static InputRow? FirstChange(IReadOnlyList<InputFile> before, InputFile now)
    {
        string[] old = before.FirstOrDefault(file => file.Path == now.Path)?.Text.Split('\n') ?? [], lines = now.Text.Split('\n');
        int same = old.Zip(lines).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == Math.Max(old.Length, lines.Length) ? null : new(now.Path, Math.Min(same + 1, lines.Length));
    }

    private static Move[] Moved(FinishedRun before, FinishedRun now)
    {
        if (before.Result.Trials != now.Result.Trials)
        {
            return []; // as with --until: without the same trials, nothing is paired
        }

        ScenarioComparison pair = ScenarioComparison.Of([before.Result, now.Result]);
        Measure money = Measure.Of(now.Result[Outcome.Npv].Info.Unit);
        Move[] moves =
        [
            Move.Of("P(loss)", Measure.Probability, "pp", pair.Probability(RiskEvent.Loss)),
            Move.Of("P(stranded)", Measure.Probability, "pp", pair.Probability(RiskEvent.Stranded)),
            Move.Of("Mean NPV", money, money.Unit, pair.Mean(Outcome.Npv)),
        ];
        return before.Look is { } past && now.Look is { } look ? [.. moves, Move.Of("Break-even price", "USD/MMBtu", past.Price.BreakEven, look.Price.BreakEven)] : moves;
    }
}

/// <summary>An input that was changed.</summary>
/// <param name="Name">Its name and unit.</param>
/// <param name="Place">Where it stands now, as FILE:LINE.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
internal sealed record ChangedInput(string Name, string Place, string Before, string After);
