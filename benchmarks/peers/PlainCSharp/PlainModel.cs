using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using static System.Math;
using static PipelineRisk.Economics.Parameter;

namespace PlainCSharp;

/// <summary>What one trial is given: one value for every parameter, and its shocks.</summary>
public sealed class PlainDraw(int years)
{
    private readonly double[] _values = new double[ParameterCatalogue.Count];

    /// <summary>The value of <paramref name="parameter"/>.</summary>
    public double this[Parameter parameter]
    {
        get => _values[(int)parameter];
        set => _values[(int)parameter] = value;
    }

    /// <summary>Standard normals, one a year; that of the first year is not used.</summary>
    public double[] GasShocks { get; } = new double[years];

    /// <summary>Standard normals, one a year, of oil alone; only read where the contract has an oil index.</summary>
    public double[] OilShocks { get; } = new double[years];

    /// <summary>Uniforms, one a year.</summary>
    public double[] DisruptionUniforms { get; } = new double[years];

    /// <summary>A uniform.</summary>
    public double RuptureUniform { get; set; }
}

/// <summary>What one trial ends in.</summary>
public sealed class PlainOutcome
{
    private readonly double[] _values = new double[OutcomeCatalogue.All.Count];

    /// <summary>The value of <paramref name="outcome"/>, NaN where there is none.</summary>
    public double this[Outcome outcome]
    {
        get => _values[(int)outcome];
        set => _values[(int)outcome] = value;
    }

    /// <summary>Why the line was stranded, if it was.</summary>
    public StrandingCause Cause { get; set; }

    /// <summary>Whether the line was worth less than half its book value in some year of the window.</summary>
    public bool IsImpaired { get; set; }
}

/// <summary>The model page (sections 1 to 10) as one would write it down first: one trial at a time, plain doubles, an array for every yearly series.</summary>
public sealed class PlainModel
{
    private const double MmbtuPerGwh = 3412.142;

    private readonly int _firstYear, _years;
    private readonly Deck[] _decks;
    private readonly DeckYear[][] _deckYears;
    private readonly double[] _factors6, _factors8, _factors12;

    // The dates and the cost of the trial: decimal years, USD bn.
    private double _completion, _contractEnd, _rupture, _end, _cost;

    // Its yearly series: shares and years; USD/MMBtu; bcm; USD bn.
    private readonly double[] _open, _age, _contracted, _borderPrice, _lngPrice, _netDemand;
    private readonly double[] _delivered, _paid, _capex, _revenue, _costs, _stateTake, _transit, _decommissioning, _margin, _cashFlow;

    /// <summary>The model over the years and decks of <paramref name="scenario"/>.</summary>
    public PlainModel(Scenario scenario)
    {
        (_firstYear, _years) = (scenario.ValuationYear, scenario.HorizonYears);
        _decks = [.. scenario.Decks];
        _deckYears = [.. _decks.Select(deck => Enumerable.Range(_firstYear, _years).Select(deck.At).ToArray())];
        _factors6 = DiscountFactors(0.06);
        _factors8 = DiscountFactors(0.08);
        _factors12 = DiscountFactors(0.12);

        double[] Series() => new double[_years];
        (_open, _age, _contracted, _borderPrice, _lngPrice, _netDemand) = (Series(), Series(), Series(), Series(), Series(), Series());
        (_delivered, _paid, _capex, _revenue, _costs) = (Series(), Series(), Series(), Series(), Series());
        (_stateTake, _transit, _decommissioning, _margin, _cashFlow) = (Series(), Series(), Series(), Series(), Series());
    }

    /// <summary>Computes the outcomes of one trial.</summary>
    public void Evaluate(PlainDraw given, PlainOutcome outcome)
    {
        Schedule(given);
        Prices(given);
        NetDemand(given);
        Deliveries(given);
        CashFlow(given);
        Value(given, outcome);
        Stranding(given, outcome);
        EarlyWarning(given, outcome);
        Financing(given, outcome);
    }

    /// <summary>Sections 2 and 3.</summary>
    private void Schedule(PlainDraw given)
    {
        double start = given[ConstructionStart], rampYears = given[RampYears], initialShare = given[RampInitialShare];
        _completion = Max(given[CompletionYear] + given[CompletionDelay], start + 0.5);
        _cost = given[ConstructionCost] * given[CostOverrun];
        _contractEnd = _completion + given[ContractYears];
        _rupture = given[RuptureHazard] > 0 ? _completion - Log(1 - given.RuptureUniform) / given[RuptureHazard] : double.PositiveInfinity;
        _end = Min(_contractEnd, _rupture);

        double spent = SpentAt(_firstYear);
        for (int k = 0; k < _years; k++)
        {
            double date = _firstYear + k, spentBefore = spent;
            spent = SpentAt(date + 1);
            _capex[k] = _cost * (spent - spentBefore);
            _open[k] = Overlap(date, _completion, _end);
            _age[k] = Max(0, (Max(date, _completion) + Min(date + 1, _end)) / 2 - _completion);
            double ramp = rampYears > 0 ? Min(1, initialShare + (1 - initialShare) * _age[k] / rampYears) : 1;
            _contracted[k] = given[Capacity] * ramp;
        }

        double SpentAt(double date)
        {
            double s = Clip((date - start) / (_completion - start));
            return s * s * (3 - 2 * s);
        }
    }

    /// <summary>Section 4.</summary>
    private void Prices(PlainDraw given)
    {
        double gasDecay = Exp(-given[EuPriceReversion]), gasMean = Log(given[EuPriceLongRun]), logGas = Log(given[EuPriceInitial]);
        double gasShock = given[EuPriceVolatility] * Sqrt((1 - gasDecay * gasDecay) / (2 * given[EuPriceReversion]));
        double oilDecay = Exp(-given[OilPriceReversion]), oilMean = Log(given[OilPriceLongRun]), logOil = Log(given[OilPriceInitial]);
        double oilShock = given[OilPriceVolatility] * Sqrt((1 - oilDecay * oilDecay) / (2 * given[OilPriceReversion]));
        double common = given[OilGasShockCorrelation], own = Sqrt(1 - common * common);
        double lag = given[OilIndexLag], weight = given[OilIndexWeight], logReference = Log(given[DiscountReference]);
        double oil = given[OilPriceInitial];

        for (int k = 0; k < _years; k++)
        {
            if (k > 0) logGas = gasMean + (logGas - gasMean) * gasDecay + gasShock * given.GasShocks[k];
            double gas = Exp(logGas), indexed = 0;
            if (weight > 0)
            {
                double oilBefore = oil;
                if (k > 0) logOil = oilMean + (logOil - oilMean) * oilDecay + oilShock * (common * given.GasShocks[k] + own * given.OilShocks[k]);
                oil = Exp(logOil);
                indexed = given[OilSlope] * ((1 - lag) * oil + lag * oilBefore);
            }

            double discount = Min(0.9, Max(-0.3, given[PriceDiscount] + given[DiscountSlope] * (logGas - logReference)));
            _borderPrice[k] = Max(given[BorderPriceFloor], (1 - weight) * (1 - discount) * gas + weight * indexed);
            _lngPrice[k] = gas * (1 + given[AsiaLngPremium]);
        }
    }

    /// <summary>Section 5, as far as the net demand.</summary>
    private void NetDemand(PlainDraw given)
    {
        double growth = given[HeatPumpGrowth], midpoint = given[HeatPumpMidpoint];
        double stockToGain = Max(given[HeatPumpStockCeiling], given[HeatPumpStockInitial]) - given[HeatPumpStockInitial];
        double bcmPerGw = given[HeatPumpFullLoadHours] * given[HeatPumpGasDisplacement] / given[BoilerEfficiency]
            * MmbtuPerGwh / (given[HeatContent] * 1e6);
        double firstShare = 1 / (1 + Exp(-growth * (_firstYear - midpoint)));
        double firstFleet = given[BatteryTruckFleetInitial], fleet = firstFleet;

        for (int k = 0; k < _years; k++)
        {
            double date = _firstYear + k, demand = At(DeckSeries.ChinaDemand, k, given);
            double share = 1 / (1 + Exp(-growth * (date - midpoint)));
            double gained = stockToGain * Max(0, share - firstShare) / (1 - firstShare);
            double heatPumpErosion = Min(given[CityGasShare] * demand, gained * bcmPerGw);

            double salesShare = given[BatteryTruckSalesCeiling] / (1 + Exp(-given[BatteryTruckGrowth] * (date - given[BatteryTruckMidpoint])));
            if (k > 0) fleet += (salesShare - fleet) / given[TruckLife];
            double truckErosion = At(DeckSeries.LngTruckDemand, k, given) * Max(0, (fleet - firstFleet) / (1 - firstFleet));

            _netDemand[k] = Max(0, demand + At(DeckSeries.ErosionInForecast, k, given) - heatPumpErosion - truckErosion);
        }
    }

    /// <summary>The rest of section 5, and section 6.</summary>
    private void Deliveries(PlainDraw given)
    {
        bool disrupted = false;
        double enforced = given[TakeOrPayEnforcement] * given[TakeOrPayShare]; // what is left of it
        for (int k = 0; k < _years; k++)
        {
            double demand = _netDemand[k], production = At(DeckSeries.ChinaProduction, k, given);
            double imports = At(DeckSeries.ContractedImports, k, given), otherRussian = At(DeckSeries.OtherRussianPipeline, k, given);
            double call = Max(0, demand - production - imports - otherRussian);
            double share = Clip(given[ShareOfCall] + given[OfftakeResponse] * (1 - _borderPrice[k] / _lngPrice[k]));
            double willing = Min(_contracted[k], share * call);
            double room = Max(0, demand - production - otherRussian - given[FirmContractShare] * imports);
            double cap = Max(0, given[RussianShareCap] * demand - otherRussian);

            double u = given.DisruptionUniforms[k];
            disrupted = _open[k] > 0 && (disrupted ? u >= given[DisruptionRecovery] : u < given[DisruptionProbability]);
            double flowing = _open[k] * (disrupted ? 1 - given[DisruptionSeverity] : 1);

            double mustPay = enforced * _contracted[k];
            double offtake = Min(Max(willing, Min(mustPay, room)), cap);
            if (_open[k] > 0 && offtake < mustPay) enforced *= 1 - given[TakeOrPayFatigue];
            _delivered[k] = flowing * offtake;
            _paid[k] = Max(_delivered[k], flowing * mustPay);
        }
    }

    /// <summary>Section 7.</summary>
    private void CashFlow(PlainDraw given)
    {
        double lossesCarried = 0, depreciationYears = given[DepreciationYears];
        for (int k = 0; k < _years; k++)
        {
            double date = _firstYear + k, delivered = _delivered[k], produced = delivered / (1 - given[FuelShare]);
            double revenue = _paid[k] * given[HeatContent] * _borderPrice[k] * 1e-3;
            double upstream = produced * given[UpstreamCost] * 1e-3;
            double extractionTax = produced * given[ExtractionTax] * 1e-3;
            double transit = delivered * given[TransitTariff] * given[TransitLength] / 100 * 1e-3;
            double exportDuty = given[ExportDutyRate] * revenue;
            double fixedOpex = given[FixedOpexShare] * _cost * _open[k];
            double bookValue = _cost * Clip(1 - (date + 0.5 - _completion) / depreciationYears) * _open[k];
            double propertyTax = given[PropertyTaxRate] * bookValue;
            double margin = revenue - exportDuty - extractionTax - upstream - transit - fixedOpex - propertyTax;
            double depreciation = _cost / depreciationYears * Overlap(date, _completion, _completion + depreciationYears);
            double decommissioning = date <= _end && _end < date + 1 ? given[DecommissioningShare] * _cost : 0;

            double taxable = margin - depreciation - decommissioning, profitTax = 0;
            if (taxable < 0)
            {
                lossesCarried -= taxable;
            }
            else
            {
                double offset = Min(lossesCarried, given[LossOffsetCap] * taxable);
                lossesCarried -= offset;
                profitTax = given[ProfitTaxRate] * (taxable - offset);
            }

            _revenue[k] = revenue;
            _transit[k] = transit;
            _decommissioning[k] = decommissioning;
            _margin[k] = margin;
            _costs[k] = _capex[k] + upstream + transit + extractionTax + fixedOpex + propertyTax + decommissioning;
            _stateTake[k] = extractionTax + exportDuty + propertyTax + profitTax;
            _cashFlow[k] = margin - profitTax - _capex[k] - decommissioning;
        }
    }

    /// <summary>Section 8.</summary>
    private void Value(PlainDraw given, PlainOutcome outcome)
    {
        double npv = 0, npv6 = 0, npv8 = 0, npv12 = 0, state = 0, transit = 0, buyer = 0, costs = 0, energy = 0;
        double funding = 0, deepest = 0, delivered = 0, possible = 0, payback = double.NaN;
        double yearly = 1 / (1 + given[DiscountRate]), factor = Sqrt(yearly);
        for (int k = 0; k < _years; k++)
        {
            npv += _cashFlow[k] * factor;
            npv6 += _cashFlow[k] * _factors6[k];
            npv8 += _cashFlow[k] * _factors8[k];
            npv12 += _cashFlow[k] * _factors12[k];
            if (double.IsNaN(payback) && _open[k] > 0 && npv >= 0) payback = _firstYear + k;

            double heat = _delivered[k] * given[HeatContent];
            state += _stateTake[k] * factor;
            transit += _transit[k] * factor;
            buyer += (heat * (_lngPrice[k] - given[BorderToCityCost]) * 1e-3 - _revenue[k]) * factor;
            costs += _costs[k] * factor;
            energy += heat * factor;

            funding += _cashFlow[k];
            if (_firstYear + k < _completion + given[RampYears]) deepest = Min(deepest, funding);
            delivered += _delivered[k];
            possible += given[Capacity] * _open[k];
            factor *= yearly;
        }

        outcome[Outcome.Npv] = npv;
        outcome[Outcome.NpvR6] = npv6;
        outcome[Outcome.NpvR8] = npv8;
        outcome[Outcome.NpvR12] = npv12;
        outcome[Outcome.Irr] = InternalRate();
        outcome[Outcome.DiscountedPaybackYear] = payback;
        outcome[Outcome.PeakFunding] = -deepest;
        outcome[Outcome.MeanUtilisation] = possible > 0 ? delivered / possible : 0;
        outcome[Outcome.DeliveredTotal] = delivered;
        outcome[Outcome.LevelisedCost] = energy > 0 ? costs / energy * 1e3 : double.NaN;
        outcome[Outcome.NpvState] = state;
        outcome[Outcome.NpvTransit] = transit;
        outcome[Outcome.NpvBuyer] = buyer;
        outcome[Outcome.NpvRussia] = npv + state;
        outcome[Outcome.NpvTotal] = npv + state + transit + buyer;
    }

    /// <summary>Section 8: bisection to 1e-6, NaN where the ends have the same sign.</summary>
    private double InternalRate()
    {
        double low = -0.20, high = 0.60;
        bool positiveAtLow = ValueAt(low) > 0;
        if (positiveAtLow == ValueAt(high) > 0) return double.NaN;
        while (high - low > 1e-6)
        {
            double middle = (low + high) / 2;
            if (ValueAt(middle) > 0 == positiveAtLow) low = middle;
            else high = middle;
        }

        return (low + high) / 2;

        // Half a year short of the NPV, which changes no sign.
        double ValueAt(double rate)
        {
            double yearly = 1 / (1 + rate), value = 0;
            for (int k = _years - 1; k >= 0; k--) value = value * yearly + _cashFlow[k];
            return value;
        }
    }

    /// <summary>Section 9, looking back from the end; the last year that is found is the first.</summary>
    private void Stranding(PlainDraw given, PlainOutcome outcome)
    {
        double yearly = 1 / (1 + given[DiscountRate]), halfYear = Sqrt(yearly);
        double lastDate = _contractEnd - given[PrematureYears], recoverable = 0, delivered = 0, possible = 0;
        bool prematureRupture = _rupture < lastDate;
        outcome.Cause = StrandingCause.None;
        outcome.IsImpaired = false;
        outcome[Outcome.StrandingYear] = double.NaN;
        outcome[Outcome.StrandedCapital] = 0;

        for (int k = _years - 1; k >= 0; k--)
        {
            double date = _firstYear + k;
            recoverable = recoverable * yearly + (_cashFlow[k] + _capex[k]) * halfYear;
            delivered += _delivered[k];
            possible += given[Capacity] * _open[k];
            double carrying = _cost * Clip(1 - (date - _completion) / given[ContractYears]);
            bool inWindow = _completion + given[RampYears] <= date && date <= lastDate && _open[k] > 0;
            if (inWindow && recoverable < carrying / 2) outcome.IsImpaired = true;

            StrandingCause cause = StrandingCause.None;
            if (prematureRupture && date <= _rupture && _rupture < date + 1) cause = StrandingCause.Rupture;
            else if (inWindow && date < _rupture && recoverable < carrying)
            {
                if (possible > 0 && delivered < given[StrandingUtilisation] * possible) cause = StrandingCause.Idle;
                else if (recoverable <= 0 && !prematureRupture) cause = StrandingCause.Loss;
            }

            if (cause != StrandingCause.None)
            {
                outcome.Cause = cause;
                outcome[Outcome.StrandingYear] = date;
                outcome[Outcome.StrandedCapital] = Max(0, carrying - (cause == StrandingCause.Rupture ? 0 : Max(0, recoverable)));
            }
        }
    }

    /// <summary>The end of section 9.</summary>
    private void EarlyWarning(PlainDraw given, PlainOutcome outcome)
    {
        int badYears = 0;
        outcome[Outcome.DistressYear] = double.NaN;
        for (int k = 0; k < _years; k++)
        {
            bool eligible = _open[k] > 0 && _age[k] >= given[RampYears];
            bool bad = _delivered[k] < given[StrandingUtilisation] * given[Capacity] * _open[k] || _margin[k] < 0;
            badYears = eligible && bad ? badYears + 1 : 0;
            if (badYears >= given[DistressYears])
            {
                outcome[Outcome.DistressYear] = _firstYear + k;
                break;
            }
        }
    }

    /// <summary>Section 10.</summary>
    private void Financing(PlainDraw given, PlainOutcome outcome)
    {
        double rate = Max(0.001, given[LoanRate] - given[PandaBondAvailable] * given[PandaBondSaving]), debtShare = given[DebtShare], debt = 0;
        int tenor = (int)given[LoanTenor], firstPayment = 0;
        for (; firstPayment < _years && _firstYear + firstPayment < _completion; firstPayment++)
        {
            debt = debt * (1 + rate) + debtShare * _capex[firstPayment] * (1 + rate / 2);
        }

        firstPayment += (int)given[LoanGrace];
        debt *= Pow(1 + rate, given[LoanGrace]);
        double payment = debt * rate / (1 - Pow(1 + rate, -tenor));
        double lowestCover = double.PositiveInfinity, loanLifeCash = 0, loanFactor = 1;
        double equity = 0, yearly = 1 / (1 + given[EquityReturn]), factor = Sqrt(yearly);
        for (int k = 0; k < _years; k++)
        {
            double flow = _cashFlow[k] + debtShare * _capex[k];
            if (k >= firstPayment && k < firstPayment + tenor)
            {
                double cash = _cashFlow[k] + _capex[k];
                lowestCover = Min(lowestCover, cash / payment);
                loanFactor /= 1 + rate;
                loanLifeCash += cash * loanFactor;
                flow -= payment;
            }

            equity += flow * factor;
            factor *= yearly;
        }

        bool covered = debtShare > 0 && debt > 0 && firstPayment + tenor <= _years;
        outcome[Outcome.MinDscr] = covered ? lowestCover : double.NaN;
        outcome[Outcome.Llcr] = covered ? loanLifeCash / debt : double.NaN;
        outcome[Outcome.EquityNpv] = equity;
    }

    private static double Clip(double x) => Min(1, Max(0, x));

    private static double Overlap(double date, double from, double to) => Max(0, Min(date + 1, to) - Max(date, from));

    /// <summary>A deck in year k, between its columns where the trial's position parameter says.</summary>
    private double At(DeckSeries series, int k, PlainDraw given)
    {
        ref readonly DeckYear deck = ref _deckYears[(int)series][k];
        double position = _decks[(int)series].Position is { } parameter ? given[parameter] : 0;
        return Max(0, deck.Central + Max(position, 0) * (deck.High - deck.Central) + Min(position, 0) * (deck.Central - deck.Low));
    }

    private double[] DiscountFactors(double rate) => [.. Enumerable.Range(0, _years).Select(k => Pow(1 + rate, -(k + 0.5)))];
}
