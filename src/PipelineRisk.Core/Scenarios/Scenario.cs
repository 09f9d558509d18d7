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
public sealed record Deck(DeckSeries Series, IReadOnlyList<DeckYear> Years, Parameter? Position, string Source);

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

    /// <summary>The integer value of a structural parameter.</summary>
    public int Structural(Parameter parameter) => (int)((Constant)this[parameter].Distribution).Value;

    /// <summary>The first year of the calculation.</summary>
    public int ValuationYear => Structural(Parameter.ValuationYear);

    /// <summary>The number of years of the calculation.</summary>
    public int HorizonYears => Structural(Parameter.HorizonYears);
}
