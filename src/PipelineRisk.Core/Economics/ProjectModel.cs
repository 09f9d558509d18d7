using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>
/// The economic model: from one value of every parameter and one path of shocks to a yearly cash flow and a set of outcomes.
/// A pure function. <see cref="Evaluate"/> is the table of contents; every chapter is a file beside this one.
/// </summary>
/// <remarks>
/// The model goes through the years once, chapter after chapter within a year, so that a year's numbers stay in the first-level cache;
/// only <see cref="Stranding{TReal}.LookBack"/> and <see cref="InternalRate"/> see all years at once, and look from the end.
/// One instance serves one thread: it owns the memory that the numbers of the present trials stand in, aligned for vector loads.
/// </remarks>
/// <typeparam name="TReal">One trial (<see cref="Scalar"/>) or several side by side.</typeparam>
internal sealed unsafe class ProjectModel<TReal> : IDisposable where TReal : unmanaged, IReal<TReal>
{
    private readonly YearTables _tables;
    private readonly bool _withOil;
    private readonly bool _everyYear;
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
        _lookBack = (TReal*)NativeMemory.AlignedAlloc((nuint)(sizeof(TReal) * LookBackColumns<TReal>.Count * tables.Years), 64);
        *_chapters = default;
    }

    /// <summary>The parameters to evaluate: set them before <see cref="Evaluate"/>.</summary>
    public ref ProjectInputs<TReal> Inputs => ref _chapters->Inputs;

    /// <summary>The yearly columns that look back, of the last evaluation.</summary>
    public LookBackColumns<TReal> LookBack => new(new Span<TReal>(_lookBack, LookBackColumns<TReal>.Count * _tables.Years), _tables.Years);

    /// <summary>Goes through the years and returns the outcomes.</summary>
    /// <param name="shocks">The paths of shocks.</param>
    /// <param name="observer">Is shown every year.</param>
    [MethodImpl(Compiled.Alone)]
    public ref readonly Outcomes<TReal> Evaluate<TObserver>(ShockPaths shocks, ref TObserver observer)
        where TObserver : struct, IYearObserver<TReal>
    {
        ref Chapters c = ref *_chapters;
        double firstDate = _tables.FirstYear;
        c.Schedule.Begin(in c.Inputs, shocks.Rupture<TReal>(), firstDate);
        c.Prices.Begin(in c.Inputs, _withOil);
        c.Demand.Begin(in c.Inputs, _tables, firstDate);
        c.Deliveries.Begin(in c.Inputs);
        c.CashFlow.Begin(in c.Inputs, in c.Schedule);
        c.Valuation.Begin(in c.Inputs, in c.Schedule);
        c.Stranding.Begin();
        c.Financing.Begin(in c.Inputs, in c.Schedule, _tables);

        Range openYears = _everyYear ? .._tables.Years : c.Schedule.OpenYears(firstDate, _tables.Years);
        double lastCompletion = c.Schedule.LastCompletion, lastPayment = _everyYear ? double.PositiveInfinity : c.Financing.LastPayment;
        LookBackColumns<TReal> columns = LookBack;
        for (int k = 0; k < _tables.Years; k++)
        {
            c.Schedule.Advance(in c.Inputs, firstDate + k, firstDate + k < lastCompletion, ref c.Year);
            c.Prices.Advance(in c.Inputs, in shocks, k, _withOil, ref c.Year);
            c.Demand.AdvanceErosion(in c.Inputs, _tables, k, ref c.Year);
            if (k >= openYears.Start.Value && k < openYears.End.Value)
            {
                c.Demand.CallOnPipeline(in c.Inputs, _tables, k, ref c.Year);
                c.Deliveries.Advance(in c.Inputs, in shocks, k, ref c.Year);
                c.CashFlow.AdvanceMargin(in c.Inputs, in c.Schedule, ref c.Year);
                c.CashFlow.AdvanceTax(in c.Inputs, in c.Schedule, ref c.Year);
                c.Stranding.Watch(in c.Inputs, _tables.DistressYears, ref c.Year);
            }
            else
            {
                c.Year.Close();
            }

            if (k < openYears.End.Value)
            {
                c.Valuation.AdvanceSponsor(in c.Inputs, _tables, k, ref c.Year);
                c.Valuation.AdvanceParties(in c.Inputs, ref c.Year);
            }

            c.Financing.AdvanceEquity(in c.Inputs, ref c.Year);
            if (firstDate + k < lastPayment)
            {
                c.Financing.AdvanceDebt(ref c.Year);
            }

            columns.FreeCashFlow[k] = c.Year.FreeCashFlow;
            columns.Cash[k] = c.Year.FreeCashFlow + c.Year.Capex;
            columns.Delivered[k] = c.Year.Delivered;
            columns.OperatingFraction[k] = c.Year.OperatingFraction;
            observer.Observe(k, in c.Year);
        }

        c.Valuation.Close(in c.Inputs, ref c.Outcomes);
        c.Outcomes[Outcome.Irr] = InternalRate.Of<TReal>(columns.FreeCashFlow[..openYears.End.Value]);
        c.Stranding.LookBack(in c.Inputs, in c.Schedule, firstDate, openYears, columns, ref c.Outcomes);
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
            NativeMemory.AlignedFree(_lookBack);
            _chapters = null;
        }
    }

    // Nothing but TReal inside, so that every field stays aligned.
    private struct Chapters
    {
        public ProjectInputs<TReal> Inputs;
        public CashFlowYear<TReal> Year;
        public Schedule<TReal> Schedule;
        public Prices<TReal> Prices;
        public Demand<TReal> Demand;
        public Deliveries<TReal> Deliveries;
        public CashFlow<TReal> CashFlow;
        public Valuation<TReal> Valuation;
        public Stranding<TReal> Stranding;
        public Financing<TReal> Financing;
        public Outcomes<TReal> Outcomes;
    }
}

/// <summary>Is shown every year of an evaluation, in order.</summary>
internal interface IYearObserver<TReal> where TReal : unmanaged, IReal<TReal>
{
    /// <summary>Looks at year <paramref name="k"/>.</summary>
    void Observe(int k, in CashFlowYear<TReal> year);
}
