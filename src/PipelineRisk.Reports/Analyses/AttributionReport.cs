using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Statistics;
using static PipelineRisk.Reports.Analyses.AnalysisWords;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The document of <c>attribution</c>.</summary>
public static class AttributionReport
{
    private const string Difference = "probability difference";

    /// <summary>The document.</summary>
    /// <param name="attributions">The parts of each of <see cref="Attribution.Responses"/>.</param>
    /// <param name="plan">The sponsor's plan, from the same draws.</param>
    /// <param name="trials">The number of draws.</param>
    public static AnalysisDocument Of(IReadOnlyList<Attribution> attributions, SponsorsPlan plan, long trials)
    {
        ArgumentNullException.ThrowIfNull(attributions);
        ArgumentNullException.ThrowIfNull(plan);
        Dictionary<string, Attribution> of = attributions.ToDictionary(one => one.Response.Name, StringComparer.Ordinal);
        int subsets = 1 << attributions[0].Drivers.Count;
        return new(
            "attribution", "What strands the line, and would anybody who believed the plan have seen it coming?", Answer(of["stranded"], plan),
            [
                Stranding(attributions, of["stranded"]), Causes(of), Plan(of, plan),
                Value("loss", "Why does it lose money?", of["loss"]), Value("npv", "What takes value from the sponsor?", of["npv"]),
                Value("npv-russia", "And from Russia as a whole?", of["npv_russia"]),
            ],
            [
                $"Each of {Digits.Count(trials)} draws was evaluated once for each of the {subsets} subsets of the drivers: those in the subset as drawn, the others at their neutral values.",
                "A driver's part is its Shapley value: its mean contribution over all orders in which the drivers could come into play. The parts add up to full model less plan.",
                "What belongs to no driver (construction estimate, costs, taxes, take-or-pay, ramp-up …) varies in the plan too.",
                "Worth, and with it stranding, is judged with hindsight, from the rest of the trial's own path.",
            ],
            [])
        {
            Evaluations = trials * (subsets + 3),
        };
    }

    private static string Answer(Attribution stranded, SponsorsPlan plan)
    {
        IReadOnlyList<Ranked> ranked = Ranked(stranded);
        string largest = string.Join(", ", ranked.Take(3).Select(one => $"{Name(stranded, one)} {Signed(one.Estimate, Difference)}"));
        string parts = ranked[0].Estimate.Value == 0 ? "No driver changes that." : $"The largest parts of the difference: {largest}{Ties(stranded, [.. ranked.Take(3)])}.";
        string transition = plan.Transition is { } there
            ? $" Without {string.Join(" and ", there.Drivers.Select(driver => Name(driver.Name)))}, all else as drawn, it would be stranded in {Share(there.Without)}: the energy transition adds {Signed(there.Part, Difference)}."
            : "";
        return $"The line is stranded in {Share(stranded.Full)} of the trials, and in {Share(stranded.Neutral)} of them if every driver were as planned. {parts} {Surprise(plan)}{transition}";
    }

    private static string Surprise(SponsorsPlan plan) => plan.Profitable.Value > 0 && double.IsFinite(plan.StrandedIfProfitable.Value)
        ? $"The plan is profitable in {Share(plan.Profitable)} of the trials; in {Share(plan.StrandedIfProfitable)} of those the line is stranded all the same, and in {Share(plan.LossIfProfitable)} it loses money."
        : plan.Profitable.Value > 0 ? $"The plan is profitable in {Share(plan.Profitable)} of the trials, too few to say what becomes of it." : "The plan is profitable in none of the trials.";

    private static AnalysisPart Stranding(IReadOnlyList<Attribution> all, Attribution stranded) => new(
        "stranding", "Which drivers strand the line?",
        "From top to bottom: the plan, in which every driver has its neutral value; what each driver adds; the full model. A part is the mean of what a driver adds over all orders in which they could come into play.",
        [
            new(
                "by-driver", "Parts by driver",
                [AnalysisColumn.Text("driver", "Driver"), .. all.Select(one => AnalysisColumn.Difference(one.Response.Name, Title(one), UnitOfParts(one)) with { IsForFilesOnly = one.Response.Name.StartsWith("stranded_", StringComparison.Ordinal) })],
                [
                    .. Ranked(stranded).Select(place => Row(Cell(stranded, place), all.Select(one => one.Drivers[place.Index].Part))),
                    Row((AnalysisCell)"all drivers" with { Code = "all" }, all.Select(one => one.Full - one.Neutral)),
                ]),
            InOrder("order", stranded),
        ])
    {
        ShortTitle = "Stranding",
        Charts = [Waterfall("stranding", stranded)],
    };

    private static AnalysisPart Causes(Dictionary<string, Attribution> of)
    {
        Attribution[] causes = [of["stranded_idle"], of["stranded_loss"], of["stranded_rupture"]];
        Attribution stranded = of["stranded"];
        (string name, Attribution cause, PairedEstimate part) = causes
            .SelectMany(cause => cause.Drivers.Select(driver => (Name(driver.Driver.Name), cause, driver.Part))).MaxBy(one => Math.Abs(one.Part.Value));
        return new(
            "causes", "By which road do they strand it?",
            "Stranded means idle, loss-making or ruptured, whichever comes first; so a driver that makes one likelier can make another rarer. "
            + $"The largest part is that of {name} in the probability of being {Lower(cause.Response.Title)}: {Signed(part, Difference)}.",
            [
                new(
                    "causes", "Parts by driver and cause",
                    [AnalysisColumn.Text("driver", "Driver"), .. causes.Select(one => AnalysisColumn.Difference(one.Response.Name, Title(one), Difference))],
                    [.. Ranked(stranded).Select(place => Row(Cell(stranded, place), causes.Select(one => one.Drivers[place.Index].Part)))]),
            ])
        {
            ShortTitle = "Causes",
        };
    }

    private static AnalysisPart Plan(Dictionary<string, Attribution> of, SponsorsPlan plan)
    {
        List<IReadOnlyList<AnalysisCell>> rows =
        [
            ["Plan profitable (NPV above zero)", plan.Profitable],
            ["Stranded, as planned", plan.PlannedStranding],
            ["Stranded, full model", plan.Stranded],
            ["Stranded, where the plan is profitable", plan.StrandedIfProfitable],
            ["Loss, as planned", of["loss"].Neutral],
            ["Loss, full model", plan.Loss],
            ["Loss, where the plan is profitable", plan.LossIfProfitable],
        ];
        if (plan.Transition is { } transition)
        {
            rows.Add(["Stranded, full model without the energy transition", transition.Without]);
            rows.Add([$"Stranded because of the energy transition ({string.Join(", ", transition.Drivers.Select(driver => Name(driver.Name)))})", transition.Part]);
        }

        return new(
            "plan", "What would a believer in the plan not have expected?",
            $"The same draws with every driver neutral are the sponsor's plan; its mean NPV is {Measure.Of("USD bn").WithError(plan.Npv.Estimate)}. Trials that are stranded although their plan is profitable are surprises: nobody who believed the plan would have expected them.",
            [new("plan", "The plan and what becomes of it", [AnalysisColumn.Text("quantity", "Quantity"), AnalysisColumn.Estimate("probability", "Probability", "probability")], rows)])
        {
            ShortTitle = "Plan",
        };
    }

    private static AnalysisPart Value(string id, string title, Attribution attribution) => new(
        id, title, "Read as above: the plan at the top, the parts of the drivers, the full model at the bottom.", [InOrder(id, attribution) with { IsDetail = true }])
    {
        ShortTitle = Noun(attribution),
        Charts = [Waterfall(id, attribution)],
    };

    private static AnalysisTable InOrder(string name, Attribution attribution)
    {
        IReadOnlyList<Ranked> ranked = Ranked(attribution);
        string unit = UnitOfParts(attribution);
        return new(
            name, $"{Title(attribution)}: the drivers in order, alone and last",
            [
                AnalysisColumn.Text("driver", "Driver"), AnalysisColumn.Difference("part", "Part", unit), AnalysisColumn.Difference("alone", "If it alone is in play", unit),
                AnalysisColumn.Difference("last", "On top of all others", unit), AnalysisColumn.Text("rank", "Rank"),
            ],
            [.. ranked.Select((place, i) => (IReadOnlyList<AnalysisCell>)
            [
                Cell(attribution, place), place.Estimate, attribution.Drivers[place.Index].Alone, attribution.Drivers[place.Index].Last,
                place.IsTiedWithNext ? AnalysisCell.Marked($"{i + 1}, not told apart from {Name(attribution, ranked[i + 1])}") : $"{i + 1}",
            ])]);
    }

    /// <summary>From the plan to the full model, driver by driver.</summary>
    internal static Chart Waterfall(string id, Attribution attribution)
    {
        IReadOnlyList<Ranked> ranked = Ranked(attribution);
        bool isEvent = IsEvent(attribution);
        Quantity quantity = new(isEvent ? $"Probability of {Lower(Noun(attribution))}" : $"Mean {Title(attribution)}", attribution.Response.Unit);
        string finding = $"{Noun(attribution)}: {quantity.Shown(attribution.Neutral)} as planned, {quantity.Shown(attribution.Full)} in the full model; most of it by {Name(attribution, ranked[0])}, {Signed(ranked[0].Estimate, UnitOfParts(attribution))}";
        return ContributionBars.Of(
            new($"chart-{id}", finding, isEvent ? "The numbers of the drivers are percentage points. Whiskers are 95 % intervals." : "Whiskers are 95 % intervals."),
            quantity, new("plan", attribution.Neutral), [.. ranked.Select(place => new Contribution(Name(attribution, place), place.Estimate))], new("full model", attribution.Full),
            moreIsBetter: !isEvent);
    }

    private static string Ties(Attribution attribution, Ranked[] shown)
    {
        string[] tied = [.. shown.SkipLast(1).Select((place, i) => (place, next: shown[i + 1])).Where(pair => pair.place.IsTiedWithNext)
            .Select(pair => $"{Name(attribution, pair.place)} and {Name(attribution, pair.next)}")];
        return tied.Length == 0 ? "" : $" (the order of {string.Join(" and of ", tied)} is within the error)";
    }

    private static IReadOnlyList<Ranked> Ranked(Attribution attribution) => Ranking.BySize([.. attribution.Drivers.Select(driver => driver.Part)]);

    private static IReadOnlyList<AnalysisCell> Row(AnalysisCell name, IEnumerable<PairedEstimate> values) => [name, .. values.Select(value => (AnalysisCell)value)];

    private static bool IsEvent(Attribution attribution) => attribution.Response.Unit == "probability";

    private static string UnitOfParts(Attribution attribution) => IsEvent(attribution) ? Difference : attribution.Response.Unit;

    private static string Title(Attribution attribution) => attribution.Response.Name == "npv_russia" ? "NPV of Russia together" : attribution.Response.Title;

    private static string Name(Attribution attribution, Ranked place) => Name(attribution.Drivers[place.Index].Driver.Name);

    private static string Name(string driver) => AnalysisWords.Driver(driver);

    private static string Noun(Attribution attribution) => attribution.Response.Name == "stranded" ? "Stranding" : Title(attribution);

    private static AnalysisCell Cell(Attribution attribution, Ranked place) =>
        AnalysisWords.DriverCell(attribution.Drivers[place.Index].Driver.Name);
}
