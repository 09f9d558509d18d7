using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>
/// The economic model: from one value of every parameter and one path of shocks to a yearly cash flow and a set of outcomes.
/// A pure function. <see cref="Evaluate"/> is the table of contents; every chapter is a file beside this one.
/// </summary>
/// <remarks>
/// The years are gone through in blocks, a chapter through all years of a block before the next chapter: so a chapter's parameters and what
/// it carries from year to year stay in registers, several years are in work at once, and a block's numbers stay in the first-level cache.
/// Only <see cref="Stranding{TReal}.LookBack"/> and <see cref="InternalRate"/> see all years at once, and look from the end.
/// One instance serves one thread: it owns the memory that the numbers of the present trials stand in, aligned for vector loads.
/// </remarks>
/// <typeparam name="TReal">One trial (<see cref="Scalar"/>) or several side by side.</typeparam>
internal sealed unsafe class ProjectModel<TReal> : IDisposable where TReal : unmanaged, IReal<TReal>
{
    private readonly YearTables _tables;
    private readonly bool _withOil;
    private readonly bool _everyYear;
    private readonly CashFlowYear<TReal>* _years;
    private readonly TReal* _lookBack;
    private Chapters* _chapters;

    /// <summary>The model over the years of <paramref name="tables"/>.</summary>
    /// <param name="tables">What depends on the year alone.</param>
    /// <param name="withOil">Whether the oil price is computed; without it the border price must not depend on it.</param>
    /// <param name="everyYear">
    /// Whether every column of every year is computed. Without it, years in which no lane's line can be open go without the chapters
    /// that would only find zeros; no outcome depends on it.
    /// </param>
    public ProjectModel(YearTables tables, bool withOil, bool everyYear)
    {
        (_tables, _withOil, _everyYear) = (tables, withOil, everyYear);
        _chapters = (Chapters*)NativeMemory.AlignedAlloc((nuint)sizeof(Chapters), 64);
        _years = (CashFlowYear<TReal>*)NativeMemory.AlignedAlloc((nuint)(sizeof(CashFlowYear<TReal>) * YearBlock<TReal>.MostYears), 64);
        _lookBack = (TReal*)NativeMemory.AlignedAlloc((nuint)(sizeof(TReal) * LookBackColumns<TReal>.Count * tables.Years), 64);
        *_chapters = default;
        new Span<CashFlowYear<TReal>>(_years, YearBlock<TReal>.MostYears).Clear();
    }

    /// <summary>The parameters to evaluate: set them before <see cref="Evaluate"/>.</summary>
    public ref ProjectInputs<TReal> Inputs => ref _chapters->Inputs;

    /// <summary>The yearly columns that look back, of the last evaluation.</summary>
    public LookBackColumns<TReal> LookBack => new(new Span<TReal>(_lookBack, LookBackColumns<TReal>.Count * _tables.Years), _tables.Years);

    /// <summary>Goes through the years and returns the outcomes.</summary>
    /// <param name="shocks">The paths of shocks.</param>
    /// <param name="observer">Is shown every year.</param>
    [MethodImpl(Compiled.Alone)]
    public ref readonly Outcomes<TReal> Evaluate<TObserver>(ShockPaths shocks, scoped ref TObserver observer)
        where TObserver : struct, IYearObserver<TReal>
    {
        ref Chapters c = ref *_chapters;
        double firstDate = _tables.FirstYear;
        c.Schedule.Begin(in c.Inputs, shocks.Rupture<TReal>(), firstDate);
        Range open = _everyYear ? .._tables.Years : c.Schedule.OpenYears(_tables);
        int building = _everyYear ? _tables.Years : c.Schedule.BuildingYears(_tables);
        c.Prices.Begin(in c.Inputs, _withOil);
        c.Demand.Begin(in c.Inputs, firstDate);
        c.Deliveries.Begin(in c.Inputs);
        c.CashFlow.Begin(in c.Inputs, in c.Schedule, firstDate + open.Start.Value);
        c.Valuation.Begin(in c.Inputs, in c.Schedule);
        c.Stranding.Begin();
        c.Financing.Begin(in c.Inputs, in c.Schedule, _tables);

        LookBackColumns<TReal> columns = LookBack;
        double lastRampEnd = c.Valuation.LastRampEnd;
        for (int first = 0; first < _tables.Years; first += YearBlock<TReal>.MostYears)
        {
            YearBlock<TReal> block = new(new Span<CashFlowYear<TReal>>(_years, YearBlock<TReal>.MostYears), first, _tables.Years, building, open);
            c.Schedule.Advance(in c.Inputs, _tables, in block);
            c.Prices.Advance(in c.Inputs, in shocks, in block);
            if (_withOil)
            {
                c.Prices.AdvanceOil(in c.Inputs, in shocks, in block);
            }

            c.Demand.AdvanceErosion(in c.Inputs, _tables, in block);
            c.Deliveries.Advance(in c.Inputs, _tables, in shocks, in block);
            c.CashFlow.AdvanceMargin(in c.Inputs, in c.Schedule, _tables, in block);
            c.Stranding.Watch(in c.Inputs, _tables, in block);
            c.Valuation.AdvanceSponsor(_tables, in block);
            if (firstDate + first < lastRampEnd)
            {
                c.Valuation.AdvanceFunding(_tables, in block);
            }

            c.Valuation.AdvanceParties(in block);
            c.Financing.Advance(in c.Inputs, _tables, in block);
            if (_everyYear)
            {
                c.CashFlow.Itemise(in c.Inputs, in block);
            }

            for (int k = block.First; k < block.End; k++)
            {
                ref CashFlowYear<TReal> year = ref block[k];
                columns.FreeCashFlow[k] = year.FreeCashFlow;
                columns.Cash[k] = year.Cash;
                columns.Delivered[k] = year.Delivered;
                columns.OperatingFraction[k] = year.OperatingFraction;
                observer.Observe(k, in year);
            }
        }

        c.Valuation.Close(in c.Inputs, in c.CashFlow, ref c.Outcomes);
        c.Outcomes[Outcome.Irr] = InternalRate.Of<TReal>(columns.FreeCashFlow[..open.End.Value]);
        c.Stranding.LookBack(in c.Inputs, in c.Schedule, _tables, open, columns, ref c.Outcomes);
        c.Financing.Close(_tables, ref c.Outcomes);
        c.Outcomes.BeyondHorizon = TReal.IfLess(firstDate + _tables.Years, c.Schedule.ContractEnd, 1, 0);
        return ref c.Outcomes;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_chapters is not null)
        {
            NativeMemory.AlignedFree(_chapters);
            NativeMemory.AlignedFree(_years);
            NativeMemory.AlignedFree(_lookBack);
            _chapters = null;
        }
    }

    // Nothing but TReal inside but for the last, so that every field stays aligned.
    private struct Chapters
    {
        public ProjectInputs<TReal> Inputs;
        public Schedule<TReal> Schedule;
        public Prices<TReal> Prices;
        public Demand<TReal> Demand;
        public Deliveries<TReal> Deliveries;
        public CashFlow<TReal> CashFlow;
        public Valuation<TReal> Valuation;
        public Stranding<TReal> Stranding;
        public Outcomes<TReal> Outcomes;
        public Financing<TReal> Financing;
    }
}

/// <summary>Is shown every year of an evaluation, in order.</summary>
internal interface IYearObserver<TReal> where TReal : unmanaged, IReal<TReal>
{
    /// <summary>Looks at year <paramref name="k"/>.</summary>
    void Observe(int k, in CashFlowYear<TReal> year);
}
