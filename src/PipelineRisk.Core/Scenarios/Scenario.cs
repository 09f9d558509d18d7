using PipelineRisk.Distributions;
using PipelineRisk.Economics;

namespace PipelineRisk.Scenarios;

/// <summary>What one believes of one parameter, and why.</summary>
/// <param name="Info">The parameter.</param>
/// <param name="Distribution">Its distribution; a <see cref="Constant"/> where it is certain.</param>
/// <param name="Driver">The driver group it belongs to, or null (model page, section 11).</param>
/// <param name="Neutral">Its value when that driver is neutral, or null.</param>
/// <param name="Description">What it is, for the analyst.</param>
/// <param name="Source">Where its numbers come from.</param>
public sealed record UncertainInput(
    ParameterInfo Info, IDistribution Distribution, string? Driver, double? Neutral, string Description, string Source)
{
    /// <summary>Whether the value is the same in every trial.</summary>
    public bool IsConstant => Distribution is Constant;
}

/// <summary>One listed year of a deck, bcm/yr.</summary>
public readonly record struct DeckYear(int Year, double Low, double Central, double High);

/// <summary>A yearly table: linear between listed years, flat outside them.</summary>
/// <param name="Series">Which of the six tables it is.</param>
/// <param name="Years">The listed years, ascending.</param>
/// <param name="Position">The parameter that moves it between its columns, or null.</param>
/// <param name="Source">Where its numbers come from.</param>
public sealed record Deck(DeckSeries Series, IReadOnlyList<DeckYear> Years, Parameter? Position, string Source)
{
    /// <summary>The table at <paramref name="year"/>.</summary>
    public DeckYear At(int year)
    {
        if (year <= Years[0].Year)
        {
            return Years[0];
        }

        for (int i = 1; i < Years.Count; i++)
        {
            if (year <= Years[i].Year)
            {
                DeckYear a = Years[i - 1], b = Years[i];
                double share = (double)(year - a.Year) / (b.Year - a.Year);
                return new(
                    year, a.Low + (b.Low - a.Low) * share, a.Central + (b.Central - a.Central) * share, a.High + (b.High - a.High) * share);
            }
        }

        return Years[^1];
    }

    /// <summary>The table of every year from <paramref name="firstYear"/> on.</summary>
    internal DeckColumns Columns(int firstYear, int count)
    {
        DeckYear[] years = [.. Enumerable.Range(firstYear, count).Select(At)];
        return new(
            [.. years.Select(year => year.Central)],
            [.. years.Select(year => year.High - year.Central)],
            [.. years.Select(year => year.Central - year.Low)],
            Position);
    }
}

/// <summary>A Spearman rank correlation between two uncertain parameters.</summary>
public readonly record struct RankCorrelation(Parameter A, Parameter B, double Spearman);

/// <summary>The validated, immutable sentence "this is what we believe": every parameter, every deck, every correlation.</summary>
/// <param name="Name">The scenario's name; <c>base</c> for the base case.</param>
/// <param name="Inputs">One entry a parameter, at the index of its <see cref="Parameter"/>.</param>
/// <param name="Decks">One entry a series, at the index of its <see cref="DeckSeries"/>.</param>
/// <param name="Correlations">The rank correlations that are asked for; pairs that are not listed are 0.</param>
public sealed record Scenario(
    string Name, IReadOnlyList<UncertainInput> Inputs, IReadOnlyList<Deck> Decks, IReadOnlyList<RankCorrelation> Correlations)
{
    /// <summary>What is believed of <paramref name="parameter"/>.</summary>
    public UncertainInput this[Parameter parameter] => Inputs[(int)parameter];

    /// <summary>The same with a parameter that has one value for certain, as with <c>--set</c>: its rank correlations are dropped, as a value that does not vary has none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">A value of its domain.</param>
    /// <exception cref="ArgumentException">The value is not in the parameter's domain.</exception>
    public Scenario Fixing(Parameter parameter, double value) => DomainRule.Problem(this[parameter].Info, value) is { } problem
        ? throw new ArgumentException(problem, nameof(value))
        : this with
        {
            Inputs = [.. Inputs.Select(input => input.Info.Id == parameter ? input with { Distribution = new Constant(value) } : input)],
            Correlations = [.. Correlations.Where(pair => pair.A != parameter && pair.B != parameter)],
        };

    /// <summary>The integer value of a structural parameter.</summary>
    public int Structural(Parameter parameter) => (int)((Constant)this[parameter].Distribution).Value;

    /// <summary>The first year of the calculation.</summary>
    public int ValuationYear => Structural(Parameter.ValuationYear);

    /// <summary>The number of years of the calculation.</summary>
    public int HorizonYears => Structural(Parameter.HorizonYears);

    /// <summary>The tables of what depends on the year alone.</summary>
    internal YearTables Tables() => new(
        ValuationYear,
        HorizonYears,
        Structural(Parameter.DistressYears),
        Structural(Parameter.LoanTenor),
        Structural(Parameter.LoanGrace),
        [.. Decks.Select(deck => deck.Columns(ValuationYear, HorizonYears))]);
}
