using System.Diagnostics;
using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using PlainCSharp;

namespace PipelineRisk.Benchmarks;

/// <summary>Our library, the plain peer and the rivals in other languages in turn, on one thread: how fast, and whether they agree.</summary>
/// <remarks>
/// A shared machine is not equally fast from one minute to the next, so the two take turns and the ratio of a round is one of the same
/// minute. Every round has its own seed, so that all rounds together are one larger sample.
/// </remarks>
internal static class PeersCommand
{
    private const int Rounds = 5;
    private const int DefaultPlainTrials = 100_000;
    private const int WarmUpTrials = 20_000;
    private const int OurTrialsPerPlainTrial = 10; // a round of ours would otherwise be over in a twentieth of the peer's time
    private const double LargestGap = 4;           // in combined standard errors; by chance once in 16,000 comparisons

    private static readonly Outcome[] Means = [Outcome.Npv, Outcome.MeanUtilisation, Outcome.NpvRussia, Outcome.NpvBuyer];

    private static readonly RiskEvent[] Events =
        [RiskEvent.Loss, RiskEvent.Stranded, RiskEvent.StrandedIdle, RiskEvent.StrandedLoss, RiskEvent.StrandedRupture];

    private static readonly double[] Levels = [0.05, 0.5, 0.95];

    /// <summary>Runs the comparison; 0 when all estimates agree, 1 when one does not, 2 for options that are not understood.</summary>
    public static int Run(string[] options)
    {
        int plainTrials = DefaultPlainTrials;
        bool understood = options is [] || (options is ["--trials", string text]
            && int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out plainTrials)
            && plainTrials is >= 1000 and <= 10_000_000);
        if (!understood)
        {
            Console.Error.WriteLine("peers [--trials N]: N trials of the plain peer a round, from 1000 to 10000000 (default 100000).");
            return 2;
        }

        Scenario scenario = BaseCase.Read();
        PlainMonteCarlo.Run(scenario, WarmUpTrials, 0);
        MonteCarlo.Run(scenario, new RunOptions(WarmUpTrials, 0, Threads: 1));

        Round[] rounds = new Round[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            rounds[i] = new Round(scenario, plainTrials, seed: i + 1);
            Show($"round {i + 1}", rounds[i].OurRate, peer => rounds[i].Rate(peer));
        }

        Show("median", Median(round => round.OurRate), peer => Median(round => round.Rate(peer)), peer => Median(round => round.OurRate / round.Rate(peer)));
        Console.WriteLine();
        bool plainAgrees = Agree(rounds);
        return AgreeOutside(rounds) && plainAgrees ? 0 : 1;

        double Median(Func<Round, double?> of) => rounds.Select(of).Order().ElementAt(Rounds / 2) ?? double.NaN;
    }

    private static void Show(string name, double ours, Func<string, double?> rate, Func<string, double>? ratio = null)
    {
        Console.Write(Invariant($"{name}: ours {ours,11:N0} trials/s"));
        foreach (string peer in Round.Peers)
        {
            Console.Write(rate(peer) is { } value ? Invariant($"   {peer} {value,11:N0}, ratio {ratio?.Invoke(peer) ?? ours / value,7:N2}") : $"   {peer}: not there");
        }

        Console.WriteLine();
    }

    private static bool AgreeOutside(Round[] rounds)
    {
        bool agree = true;
        foreach (string peer in Round.Peers.Skip(1).Where(peer => rounds.All(round => round.Rate(peer) is not null)))
        {
            agree &= Near($"npv, {peer}", rounds.Select(round => round.Ours[Outcome.Npv].Mean), rounds.Select(round => round.Outside(peer)!.MeanNpv));
            agree &= Near($"P(stranded), {peer}", rounds.Select(round => round.Ours[RiskEvent.Stranded].Probability), rounds.Select(round => round.Outside(peer)!.Stranded));
        }

        return agree;
    }

    private static bool Near(string name, IEnumerable<Estimate> ofOurs, IEnumerable<Estimate> ofPeer)
    {
        Estimate ours = Pool(ofOurs), peer = Pool(ofPeer);
        double gap = (ours.Value - peer.Value) / Math.Sqrt(ours.StandardError * ours.StandardError + peer.StandardError * peer.StandardError);
        Console.WriteLine(Invariant(
            $"{name,-26}{ours.Value,10:F5}{ours.StandardError,11:F5}{peer.Value,12:F5}{peer.StandardError,11:F5}{gap,20:+0.00;-0.00}"));
        return Math.Abs(gap) <= LargestGap;
    }

    private static bool Agree(Round[] rounds)
    {
        Console.WriteLine($"{"",-26}{"ours",10}{"std error",11}{"the peer",12}{"std error",11}{"gap in std errors",20}");
        bool agree = true;
        foreach (Outcome outcome in Means)
        {
            agree &= Show(OutcomeCatalogue.All[(int)outcome].Name, round => round.Ours[outcome].Mean, round => round.Plain.Mean(outcome));
        }

        foreach (RiskEvent happening in Events)
        {
            agree &= Show(
                "P(" + RiskEventCatalogue.All[(int)happening].Name + ")", round => round.Ours[happening].Probability, round => round.Plain.Probability(happening));
        }

        foreach (double level in Levels)
        {
            agree &= Show(
                Invariant($"P{100 * level} of npv"), round => StandardError(round.Ours[Outcome.Npv].Quantile(level)), round => round.Plain.NpvQuantile(level));
        }

        Console.WriteLine();
        Console.WriteLine(agree
            ? $"All agree within {LargestGap} standard errors of the difference."
            : $"NOT the same: a gap above {LargestGap} standard errors of the difference.");
        return agree;

        bool Show(string name, Func<Round, Estimate> ofOurs, Func<Round, Estimate> ofPlain) => Near(name, rounds.Select(ofOurs), rounds.Select(ofPlain));
    }

    /// <summary>The estimate from all rounds, which are equally large and independent.</summary>
    private static Estimate Pool(IEnumerable<Estimate> rounds) => new(
        rounds.Average(estimate => estimate.Value),
        Math.Sqrt(rounds.Sum(estimate => estimate.StandardError * estimate.StandardError)) / Rounds);

    private static Estimate StandardError(QuantileEstimate quantile) =>
        new(quantile.Value, quantile.HalfWidth95 / new Estimate(0, 1, RunOptions.DefaultReplicates - 1).HalfWidth95);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private sealed class Round
    {
        private const string PlainName = "plain C#";

        private readonly Dictionary<string, PeerRun?> _outside;
        private readonly double _plainRate;

        public Round(Scenario scenario, int plainTrials, int seed)
        {
            long start = Stopwatch.GetTimestamp();
            long ourTrials = (long)plainTrials * OurTrialsPerPlainTrial;
            Ours = MonteCarlo.Run(scenario, new RunOptions(ourTrials, (ulong)seed, Threads: 1));
            OurRate = ourTrials / Stopwatch.GetElapsedTime(start).TotalSeconds;

            start = Stopwatch.GetTimestamp();
            Plain = PlainMonteCarlo.Run(scenario, plainTrials, seed);
            _plainRate = plainTrials / Stopwatch.GetElapsedTime(start).TotalSeconds;
            _outside = ExternalPeer.All.ToDictionary(peer => peer.Name, peer => peer.Run(seed), StringComparer.Ordinal);
        }

        /// <summary>The names of the rivals, the plain one first.</summary>
        public static IReadOnlyList<string> Peers { get; } = [PlainName, .. ExternalPeer.All.Select(peer => peer.Name)];

        public RunResult Ours { get; }

        public PlainResult Plain { get; }

        public double OurRate { get; }

        public double? Rate(string peer) => peer == PlainName ? _plainRate : _outside[peer]?.TrialsPerSecond;

        public PeerRun? Outside(string peer) => _outside[peer];
    }
}
