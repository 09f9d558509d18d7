using PipelineRisk.Core.Tests.Economics;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using Xunit;

namespace PipelineRisk.Core.Tests.Numerics;

/// <summary>Scalar and vector runs give the same bits.</summary>
public sealed class WidthTests
{
    private static readonly RandomProject[] Projects =
        [.. Enumerable.Range(1, 400).Select(seed => new RandomProject(seed)).Where(project => project.Tables.Years == 50).Take(256)];

    [Fact]
    public void The_model_gives_the_same_bits_four_at_a_time() => AssertSameBits<Lanes4>();

    [Fact]
    public void The_model_gives_the_same_bits_eight_at_a_time() => AssertSameBits<Lanes8>();

    [Fact]
    public void The_model_gives_the_same_bits_sixteen_at_a_time() => AssertSameBits<Lanes16>();

    [Fact]
    public void Normal_scores_have_the_same_bits_at_every_width()
    {
        Random random = new(3);
        double[] uniforms = [1e-300, 0.5, 1e-17, 1 - 1e-16, .. Enumerable.Range(0, 1003).Select(_ => Math.Pow(random.NextDouble(), random.Next(1, 9)))];
        double[] one = [.. uniforms], four = [.. uniforms], eight = [.. uniforms], sixteen = [.. uniforms];
        NormalScores.OfUniforms(one, LaneWidth.One);
        NormalScores.OfUniforms(four, LaneWidth.Four);
        NormalScores.OfUniforms(eight, LaneWidth.Eight);
        NormalScores.OfUniforms(sixteen, LaneWidth.Sixteen);
        Bits.Equal(one, four);
        Bits.Equal(one, eight);
        Bits.Equal(one, sixteen);
    }

    [Fact]
    public void Leaving_out_closed_years_changes_no_outcome()
    {
        double[] whole = Evaluate<Scalar>(everyYear: true), lean = Evaluate<Scalar>(everyYear: false);
        Bits.Equal(whole, lean);
    }

    private static void AssertSameBits<TReal>() where TReal : unmanaged, IReal<TReal> =>
        Bits.Equal(Evaluate<Scalar>(everyYear: false), Evaluate<TReal>(everyYear: false));

    // All outcomes of all projects, and their yearly net demand and cash flow.
    private static double[] Evaluate<TReal>(bool everyYear) where TReal : unmanaged, IReal<TReal>
    {
        int n = Projects.Length, outcomes = Outcomes<TReal>.Count, years = 50;
        double[] parameters = Columns(ParameterCatalogue.Count, (project, i) => project.Values[i]);
        double[] gas = Columns(years, (project, k) => project.Gas[k]), oil = Columns(years, (project, k) => project.Oil[k]);
        double[] disruption = Columns(years, (project, k) => project.Disruption[k]), rupture = Columns(1, (project, _) => project.Rupture);
        double[] results = new double[n * (outcomes + 3 + 2 * years)];
        using ProjectModel<TReal> model = new(Projects[0].Tables, withOil: true, everyYear);
        for (int first = 0; first < n; first += TReal.Width)
        {
            for (int i = 0; i < ParameterCatalogue.Count; i++)
            {
                model.Inputs[i] = TReal.Load(in parameters[i * n + first]);
            }

            YearKeeper<TReal> keeper = new(results, n * (outcomes + 3) + first, n);
            ref readonly Outcomes<TReal> outcome = ref model.Evaluate(new ShockPaths(gas, oil, disruption, rupture, n).From(first), ref keeper);
            for (int i = 0; i < outcomes; i++)
            {
                TReal.Store(outcome[(Outcome)i], ref results[i * n + first]);
            }

            TReal.Store(outcome.Cause, ref results[outcomes * n + first]);
            TReal.Store(outcome.Impaired, ref results[(outcomes + 1) * n + first]);
            TReal.Store(outcome.BeyondHorizon, ref results[(outcomes + 2) * n + first]);
        }

        return results;
    }

    private static double[] Columns(int count, Func<RandomProject, int, double> value) =>
        [.. Enumerable.Range(0, count).SelectMany(column => Projects.Select(project => value(project, column)))];

    private readonly struct YearKeeper<TReal>(double[] results, int start, int stride) : IYearObserver<TReal> where TReal : unmanaged, IReal<TReal>
    {
        public void Observe(int k, in CashFlowYear<TReal> year)
        {
            TReal.Store(year.NetDemand, ref results[start + (2 * k) * stride]);
            TReal.Store(year.FreeCashFlow, ref results[start + (2 * k + 1) * stride]);
        }
    }
}
