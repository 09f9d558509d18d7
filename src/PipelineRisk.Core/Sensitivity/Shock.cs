using PipelineRisk.Economics;
using PipelineRisk.Sampling;
using static PipelineRisk.Economics.Parameter;

namespace PipelineRisk.Sensitivity;

/// <summary>Something that is made to happen in every trial, which otherwise keeps its own draws.</summary>
/// <param name="Name">Its name in the result files.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="Meaning">What exactly happens, in a sentence, with the sources of its numbers.</param>
public sealed record Shock(string Name, string Title, string Meaning)
{
    private const double RuptureYear = 2040;
    private const double OneSecond = 1 / 31_556_952.0; // of a year: keeps a rounding from moving the rupture back into the year before

    /// <summary>European gas costs half as much for good.</summary>
    /// <remarks>
    /// The factor: F110, Europe's price of the glut year 2020 (3.24 USD/MMBtu), over the base case's median long-run level (6.7) is 0.48. As a lasting level that is
    /// below the net-zero path (F119: 4.2 in 2035; F124: 4.1 in 2050, 0.61 of the median). That the glut lasts is a judgement, and so is oil's share in it
    /// (F129: yearly changes of oil and gas have a correlation of 0.76).
    /// </remarks>
    public static Shock PriceCollapse { get; } = new(
        "price-collapse", "Price collapse",
        "The long-run levels of European gas and of Brent are half of what the trial drew: a glut as in 2020 (F110: 3.24 USD/MMBtu against a median of 6.7) that lasts. The discount still narrows as the price falls.")
    {
        Changed = [EuPriceLongRun, OilPriceLongRun],
        Apply = inputs =>
        {
            Scale(inputs[EuPriceLongRun], 0.5);
            Scale(inputs[OilPriceLongRun], 0.5);
        },
    };

    /// <summary>Flows end for good on 1 January 2040.</summary>
    public static Shock Rupture { get; } = new(
        "rupture-2040", "Rupture in 2040",
        "Flows end for good on 1 January 2040 in every trial; where the line is not ready by then, it never opens.")
    {
        Changed = [CompletionYear, CompletionDelay, ConstructionStart, RuptureHazard],
        ChangesRupture = true,
        Apply = RuptureIn2040,
    };

    /// <summary>Two years later and 30 % dearer.</summary>
    public static Shock LateAndDear { get; } = new(
        "late-and-dear", "Two years late, 30 % dearer",
        "First gas slips by two more years than the trial drew, and construction costs 30 % more on top of its overrun: about what failed oil and gas megaprojects do (F069: +33 % and 30 % of the plan).")
    {
        Changed = [CompletionDelay, CostOverrun],
        Apply = inputs =>
        {
            Scale(inputs[CostOverrun], 1.3);
            foreach (ref double delay in inputs[CompletionDelay])
            {
                delay += 2;
            }
        },
    };

    /// <summary>China's demand of a net-zero world, with prices and production as they are.</summary>
    public static Shock NetZeroDemand { get; } = new(
        "net-zero-demand", "Demand of the net-zero path",
        "Chinese demand follows the scenario net-zero-prices (250 bcm in 2060, F143), which contains the whole central erosion already; prices and domestic output stay as they are. That scenario cuts the output too; uncut, it leaves the line even less room than there.")
    {
        IsOfOtherDecks = true,
    };

    /// <summary>The parameters that it changes or reads.</summary>
    internal IReadOnlyList<Parameter> Changed { get; private init; } = [];

    /// <summary>Whether it sets the rupture uniform.</summary>
    internal bool ChangesRupture { get; private init; }

    /// <summary>Whether it needs the decks of the net-zero path.</summary>
    internal bool IsOfOtherDecks { get; private init; }

    private Action<ShockedInputs> Apply { get; init; } = _ => { };

    /// <summary>All of some shocks at once.</summary>
    /// <param name="shocks">The shocks, in the order in which they happen: the rupture looks at what became of the date of first gas.</param>
    internal static Shock Together(params IReadOnlyList<Shock> shocks) => new(
        "together", "All of them together", $"{string.Join("; ", shocks.Select(shock => shock.Title))}: all in the same trial.")
    {
        Changed = [.. shocks.SelectMany(shock => shock.Changed).Distinct()],
        ChangesRupture = shocks.Any(shock => shock.ChangesRupture),
        IsOfOtherDecks = shocks.Any(shock => shock.IsOfOtherDecks),
        Apply = inputs =>
        {
            foreach (Shock shock in shocks)
            {
                shock.Apply(inputs);
            }
        },
    };

    /// <summary>The shock as a variation of the trials of a study, in which <see cref="Changed"/> are free.</summary>
    internal Variation Of(Study study, StudyPlan plan)
    {
        Dictionary<Parameter, int> columns = Changed.ToDictionary(
            parameter => parameter, parameter => plan.ColumnOf(study.IndexOf(ParameterCatalogue.Of(parameter).Name)));
        return new Computed([.. columns.Values], ChangesRupture, block => Apply(new(block, columns)));
    }

    // R = C − ln(1 − u) / hazard: with u = ½ the hazard ln 2 / (R − C) gives the date, and u = 0 a rupture on the day of first gas.
    private static void RuptureIn2040(ShockedInputs inputs)
    {
        Span<double> planned = inputs[CompletionYear], delay = inputs[CompletionDelay], start = inputs[ConstructionStart], hazard = inputs[RuptureHazard];
        for (int i = 0; i < hazard.Length; i++)
        {
            double years = RuptureYear - Math.Max(planned[i] + delay[i], start[i] + 0.5);
            inputs.RuptureUniform[i] = years > 0 ? 0.5 : 0;
            hazard[i] = years > 0 ? Math.Log(2) / (years + OneSecond) : 1;
        }
    }

    private static void Scale(Span<double> values, double factor)
    {
        foreach (ref double value in values)
        {
            value *= factor;
        }
    }

    /// <summary>The inputs of some trials by their names.</summary>
    private readonly struct ShockedInputs(TrialBlock block, Dictionary<Parameter, int> columns)
    {
        public Span<double> this[Parameter parameter] => block.Column(columns[parameter]);

        public Span<double> RuptureUniform => block.Rupture;
    }
}
