using PipelineRisk.Sampling;

namespace PipelineRisk.Simulation;

/// <summary>What one thread owns while it simulates some blocks; in the end it hands over what it has counted.</summary>
internal sealed class BlockWorker(SimulationPlan plan, RunLayout layout, RunAccumulator accumulator, IProgress<RunProgress>? progress) : IDisposable
{
    private const int TileTrials = 256; // they fit the second-level cache

    private readonly TrialBlock _inputs = plan.Sampler.NewBlock(TileTrials);
    private readonly OutcomeBlock _outcomes = new(TileTrials);
    private readonly YearCollector? _years = accumulator.HasYears ? new(plan.Tables.Years) : null;
    private readonly ThreadCounts _counts = new(plan.Tables);
    private readonly TrialEngine _engine = TrialEngine.Create(plan);
    private int _replicate;

    /// <summary>Simulates a block.</summary>
    public void Run(int number)
    {
        Stretch block = layout.Block(number);
        BlockTotals totals = accumulator.RentTotals(block.Replicate);
        if (block.Replicate != _replicate || _counts.IsNearlyFull)
        {
            HandOver();
            _replicate = block.Replicate;
        }

        for (int offset = 0; offset < block.Count; offset += TileTrials)
        {
            Stretch tile = block.Part(offset, Math.Min(TileTrials, block.Count - offset));
            plan.Sampler.Fill(_inputs, in tile);
            _years?.Values = number < layout.YearlyQuantileBlocks ? accumulator.YearValues(tile.FirstTrial, _counts) : null;
            _engine.Evaluate(_inputs, _outcomes, _years);
            totals.Add(_outcomes, accumulator.OutcomeLayouts);
            accumulator.Count(tile.FirstTrial, _outcomes, _counts);
        }

        if (_years is not null)
        {
            totals.Add(_years);
        }

        accumulator.Take(totals, number);
        progress?.Report(new(block.Count, null));
    }

    /// <summary>Hands over and gives the memory back.</summary>
    public void Dispose()
    {
        HandOver();
        _engine.Dispose();
    }

    private void HandOver()
    {
        if (_counts.Events.Trials > 0)
        {
            accumulator.Take(_counts, _replicate);
        }
    }
}
