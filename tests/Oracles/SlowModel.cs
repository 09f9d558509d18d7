using System;
using System.Collections.Generic;
using System.Linq;
using static System.Math;

namespace PipelineRisk.Oracles;

/// <summary>The model page evaluated the slow and obvious way: one trial, plain doubles, one array a symbol.</summary>
/// <remarks>
/// Written from the model page alone; it shares no code with the model it checks. The letters are the page's own, so
/// that the two can be laid side by side. A letter that the page uses twice carries the name of its second meaning.
/// </remarks>
public static class SlowModel
{
    /// <summary>Every outcome and every yearly column of one trial.</summary>
    /// <param name="inputs">One value for every parameter, the decks, and one shock path.</param>
    public static SlowTrial Evaluate(SlowInputs inputs)
    {
        var page = new Page(inputs);
        page.Construction();
        page.OperationContractAndEndOfLife();
        page.Prices();
        page.DemandErosionAndCall();
        page.DisruptionDeliveryAndTakeOrPay();
        page.Money();
        page.Value();
        page.Stranding();
        page.EarlyWarning();
        page.Financing();
        return page.Trial();
    }

    private sealed class Page
    {
        private readonly SlowInputs inputs;
        private readonly IReadOnlyDictionary<string, double> given;
        private readonly Dictionary<string, double?> outcomes = new(StringComparer.Ordinal);
        private string strandingCause = "";

        // Section 1: calendar years.
        private readonly int T;
        private readonly double[] t;

        // Sections 2 and 3: dates in decimal years, the cost in USD bn.
        private double S0, C, K, Z, R, E;
        private double[] capex = [], o = [], τ = [], ρ = [], A = [];

        // Section 4: USD/MMBtu, oil in USD/bbl; x and q are the logs of gas and oil.
        private double[] x = [], P = [], q = [], O = [], δ = [], B = [], L = [];

        // Section 5: bcm/yr; G in GW thermal, φ a share.
        private double[] D = [], G = [], H = [], φ = [], J = [], N = [], Y = [], willing = [], Φ = [], Ψ = [];

        // Section 6: bcm.
        private double[] d = [], W = [], V = [], X = [], F = [];

        // Section 7: USD bn; f is the free cash flow, m the operating margin.
        private double[] revenue = [], upstream = [], extractionTax = [], transit = [], exportDuty = [], fixedOpex = [];
        private double[] propertyTax = [], m = [], depreciation = [], decommissioning = [], profitTax = [], f = [];

        // Sections 8 and 9: discount factors, cumulative discounted cash flow, recoverable and carrying value (USD bn).
        private double[] v = [], c = [], RV = [], BV = [];

        /// <summary>Section 1: year k covers the calendar interval [t_k, t_k + 1).</summary>
        public Page(SlowInputs inputs)
        {
            this.inputs = inputs;
            given = inputs.Parameters;
            T = (int)given["horizon_years"];
            t = new double[T];
            for (int k = 0; k < T; k++) t[k] = given["valuation_year"] + k;
        }

        private static double Clip(double x) => Min(1, Max(0, x));

        private double Overlap(int k, double a, double b) => Max(0, Min(t[k] + 1, b) - Max(t[k], a));

        private double[] EachYear(Func<int, double> formula) => [.. Enumerable.Range(0, T).Select(formula)];

        private double Sum(Func<int, double> term) => SumFrom(0, term);

        private double SumFrom(int first, Func<int, double> term)
        {
            double sum = 0;
            for (int j = first; j < T; j++) sum += term(j);
            return sum;
        }

        /// <summary>Section 2.</summary>
        public void Construction()
        {
            S0 = given["construction_start"];
            C = Max(given["completion_year"] + given["completion_delay"], S0 + 0.5);
            K = given["construction_cost"] * given["cost_overrun"];
            capex = EachYear(k => K * (CumulativeShare(t[k] + 1) - CumulativeShare(t[k])));

            double CumulativeShare(double date)
            {
                double s = Clip((date - S0) / (C - S0));
                return Pow(s, 2) * (3 - 2 * s);
            }
        }

        /// <summary>Section 3.</summary>
        public void OperationContractAndEndOfLife()
        {
            double hazard = given["rupture_hazard"], r0 = given["ramp_initial_share"], rampYears = given["ramp_years"];
            Z = C + given["contract_years"];
            R = hazard == 0 ? double.PositiveInfinity : C + -Log(1 - inputs.RuptureUniform) / hazard;
            E = Min(Z, R);
            o = EachYear(k => Overlap(k, C, E));
            τ = EachYear(k => Max(0, (Max(t[k], C) + Min(t[k] + 1, E)) / 2 - C));
            ρ = EachYear(k => rampYears == 0 ? 1 : Min(1, r0 + (1 - r0) * τ[k] / rampYears));
            A = EachYear(k => given["capacity"] * ρ[k]);
        }

        /// <summary>Section 4.</summary>
        public void Prices()
        {
            IReadOnlyList<double> ε = inputs.PriceShocks, η = inputs.OilShocks;

            double mean = Log(given["eu_price_long_run"]), κ = given["eu_price_reversion"];
            double s = given["eu_price_volatility"] * Sqrt((1 - Exp(-2 * κ)) / (2 * κ));
            x = new double[T];
            x[0] = Log(given["eu_price_initial"]);
            for (int k = 1; k < T; k++) x[k] = mean + (x[k - 1] - mean) * Exp(-κ) + s * ε[k];
            P = EachYear(k => Exp(x[k]));

            double oilMean = Log(given["oil_price_long_run"]), oilκ = given["oil_price_reversion"];
            double oilS = given["oil_price_volatility"] * Sqrt((1 - Exp(-2 * oilκ)) / (2 * oilκ));
            double correlation = given["oil_gas_shock_correlation"];
            q = new double[T];
            q[0] = Log(given["oil_price_initial"]);
            for (int k = 1; k < T; k++)
            {
                double shock = correlation * ε[k] + Sqrt(1 - Pow(correlation, 2)) * η[k];
                q[k] = oilMean + (q[k - 1] - oilMean) * Exp(-oilκ) + oilS * shock;
            }

            double lag = given["oil_index_lag"], w = given["oil_index_weight"];
            O = EachYear(k => given["oil_slope"] * ((1 - lag) * Exp(q[k]) + lag * Exp(k == 0 ? q[0] : q[k - 1])));
            δ = EachYear(k => Min(0.9, Max(-0.3,
                given["price_discount"] + given["discount_slope"] * (x[k] - Log(given["discount_reference"])))));
            B = EachYear(k => Max(given["border_price_floor"], (1 - w) * (1 - δ[k]) * P[k] + w * O[k]));
            L = EachYear(k => P[k] * (1 + given["asia_lng_premium"]));
        }

        /// <summary>Section 5.</summary>
        public void DemandErosionAndCall()
        {
            D = Deck("china_demand");
            double[] e = Deck("erosion_in_forecast"), Q = Deck("china_production"), M = Deck("contracted_imports");
            double[] U = Deck("other_russian_pipeline"), truckDemand = Deck("lng_truck_demand");

            // (λ(t_k) − λ(t_0)) / (1 − λ(t_0)) in the form of section 13, which keeps its digits where λ(t_0) is near 1.
            double g = given["heat_pump_growth"], μ = given["heat_pump_midpoint"], G0 = given["heat_pump_stock_initial"];
            double λ(double date) => 1 / (1 + Exp(-g * (date - μ)));
            G = EachYear(k => G0 + (Max(given["heat_pump_stock_ceiling"], G0) - G0)
                * Max(0, λ(t[k]) * (1 - Exp(-g * (t[k] - t[0])))));
            H = EachYear(k => Min(given["city_gas_share"] * D[k],
                (G[k] - G0) * given["heat_pump_full_load_hours"] * given["heat_pump_gas_displacement"]
                / given["boiler_efficiency"] * 3412.142 / (given["heat_content"] * 1e6)));

            double[] b = EachYear(k => given["battery_truck_sales_ceiling"]
                / (1 + Exp(-given["battery_truck_growth"] * (t[k] - given["battery_truck_midpoint"]))));
            φ = new double[T];
            φ[0] = given["battery_truck_fleet_initial"];
            for (int k = 1; k < T; k++) φ[k] = φ[k - 1] + (b[k] - φ[k - 1]) / given["truck_life"];
            J = EachYear(k => truckDemand[k] * Max(0, (φ[k] - φ[0]) / (1 - φ[0])));

            N = EachYear(k => Max(0, D[k] + e[k] - H[k] - J[k]));
            Y = EachYear(k => Max(0, N[k] - Q[k] - M[k] - U[k]));
            double[] s = EachYear(k => Clip(given["share_of_call"] + given["offtake_response"] * (1 - B[k] / L[k])));
            willing = EachYear(k => Min(A[k], s[k] * Y[k]));
            Φ = EachYear(k => Max(0, N[k] - Q[k] - U[k] - given["firm_contract_share"] * M[k]));
            Ψ = EachYear(k => Max(0, given["russian_share_cap"] * N[k] - U[k]));
        }

        /// <summary>Section 5: the yearly values of a deck, each column linear between its years and flat outside them.</summary>
        private double[] Deck(string series)
        {
            DeckPoint[] points = [.. inputs.Decks.Where(point => point.Series == series).OrderBy(point => point.Year)];
            if (points.Length == 0) throw new KeyNotFoundException($"The decks hold no series {series}.");
            string position = points.Select(point => point.Position).Distinct(StringComparer.Ordinal).Single();
            double z = position.Length == 0 ? 0 : given[position];
            return EachYear(k =>
            {
                double low = Between(point => point.Low), central = Between(point => point.Central);
                double high = Between(point => point.High);
                return Max(0, central + Max(z, 0) * (high - central) + Min(z, 0) * (central - low));

                double Between(Func<DeckPoint, double> column)
                {
                    if (t[k] <= points[0].Year) return column(points[0]);
                    if (t[k] >= points[^1].Year) return column(points[^1]);
                    DeckPoint before = points.Last(point => point.Year <= t[k]);
                    DeckPoint after = points.First(point => point.Year > t[k]);
                    return column(before)
                        + (column(after) - column(before)) * (t[k] - before.Year) / (after.Year - before.Year);
                }
            });
        }

        /// <summary>Section 6.</summary>
        public void DisruptionDeliveryAndTakeOrPay()
        {
            IReadOnlyList<double> u = inputs.DisruptionUniforms;
            d = new double[T];
            for (int k = 0; k < T; k++)
            {
                bool disruptedBefore = k > 0 && d[k - 1] == 1;
                if (o[k] == 0) d[k] = 0;
                else if (disruptedBefore) d[k] = u[k] >= given["disruption_recovery"] ? 1 : 0;
                else d[k] = u[k] < given["disruption_probability"] ? 1 : 0;
            }

            double[] mustPay = new double[T]; // θ_k A_k
            W = new double[T];
            int j = 0;
            for (int k = 0; k < T; k++)
            {
                double θ = given["take_or_pay_enforcement"] * given["take_or_pay_share"]
                    * Pow(1 - given["take_or_pay_fatigue"], j);
                mustPay[k] = θ * A[k];
                W[k] = Min(Max(willing[k], Min(mustPay[k], Φ[k])), Ψ[k]);
                if (o[k] > 0 && W[k] < mustPay[k]) j++;
            }

            double[] open = EachYear(k => o[k] * (1 - given["disruption_severity"] * d[k]));
            V = EachYear(k => open[k] * W[k]);
            X = EachYear(k => open[k] * mustPay[k]);
            F = EachYear(k => Max(V[k], X[k]));
        }

        /// <summary>Section 7.</summary>
        public void Money()
        {
            double heat = given["heat_content"], years = given["depreciation_years"];
            revenue = EachYear(k => F[k] * heat * B[k] * 1e-3);
            double[] produced = EachYear(k => V[k] / (1 - given["fuel_share"]));
            upstream = EachYear(k => produced[k] * given["upstream_cost"] * 1e-3);
            extractionTax = EachYear(k => produced[k] * given["extraction_tax"] * 1e-3);
            transit = EachYear(k => V[k] * given["transit_tariff"] * given["transit_length"] / 100 * 1e-3);
            exportDuty = EachYear(k => given["export_duty_rate"] * revenue[k]);
            fixedOpex = EachYear(k => given["fixed_opex_share"] * K * o[k]);
            propertyTax = EachYear(k => given["property_tax_rate"] * (K * Clip(1 - (t[k] + 0.5 - C) / years) * o[k]));
            m = EachYear(k => revenue[k] - exportDuty[k] - extractionTax[k] - upstream[k] - transit[k] - fixedOpex[k]
                - propertyTax[k]);
            depreciation = EachYear(k => K / years * Overlap(k, C, C + years));
            decommissioning = EachYear(k => t[k] <= E && E < t[k] + 1 ? given["decommissioning_share"] * K : 0);

            profitTax = new double[T];
            double bank = 0;
            for (int k = 0; k < T; k++)
            {
                double y = m[k] - depreciation[k] - decommissioning[k];
                if (y < 0)
                {
                    bank += -y;
                    profitTax[k] = 0;
                }
                else
                {
                    double offset = Min(bank, given["loss_offset_cap"] * y);
                    bank -= offset;
                    profitTax[k] = given["profit_tax_rate"] * (y - offset);
                }
            }

            f = EachYear(k => m[k] - profitTax[k] - capex[k] - decommissioning[k]);
        }

        /// <summary>Section 8.</summary>
        public void Value()
        {
            double heat = given["heat_content"];
            double NetPresentValue(double rate) => Sum(k => f[k] * Pow(1 + rate, -(k + 0.5)));
            v = EachYear(k => Pow(1 + given["discount_rate"], -(k + 0.5)));
            c = EachYear(k => Enumerable.Range(0, k + 1).Sum(j => f[j] * v[j]));

            double npv = Sum(k => f[k] * v[k]);
            outcomes["npv"] = npv;
            outcomes["npv_r6"] = NetPresentValue(0.06);
            outcomes["npv_r8"] = NetPresentValue(0.08);
            outcomes["npv_r12"] = NetPresentValue(0.12);
            outcomes["irr"] = InternalRateOfReturn(NetPresentValue);
            outcomes["discounted_payback_year"] = FirstYear(k => o[k] > 0 && c[k] >= 0);

            double lowest = 0;
            for (int k = 0; k < T; k++)
                if (t[k] < C + given["ramp_years"])
                    lowest = Min(lowest, Enumerable.Range(0, k + 1).Sum(j => f[j]));
            outcomes["peak_funding"] = Max(0, -lowest);

            double delivered = Sum(k => V[k]);
            outcomes["mean_utilisation"] = Sum(k => o[k]) == 0 ? 0 : delivered / Sum(k => given["capacity"] * o[k]);
            outcomes["delivered_total"] = delivered;
            outcomes["levelised_cost"] = delivered == 0 ? null
                : Sum(k => v[k] * (capex[k] + upstream[k] + transit[k] + extractionTax[k] + fixedOpex[k]
                    + propertyTax[k] + decommissioning[k])) / Sum(k => v[k] * V[k] * heat) * 1e3;

            double state = Sum(k => v[k] * (extractionTax[k] + exportDuty[k] + propertyTax[k] + profitTax[k]));
            double transitCountry = Sum(k => v[k] * transit[k]);
            double buyer = Sum(k => v[k] * (V[k] * heat * (L[k] - given["border_to_city_cost"]) * 1e-3 - revenue[k]));
            outcomes["npv_state"] = state;
            outcomes["npv_transit"] = transitCountry;
            outcomes["npv_buyer"] = buyer;
            outcomes["npv_russia"] = npv + state;
            outcomes["npv_total"] = npv + state + transitCountry + buyer;
        }

        /// <summary>Section 8: 200 halvings of [−0.20, 0.60]; none where the ends do not differ in sign.</summary>
        private static double? InternalRateOfReturn(Func<double, double> netPresentValue)
        {
            double low = -0.20, high = 0.60;
            double atLow = netPresentValue(low), atHigh = netPresentValue(high);
            if (!((atLow < 0 && atHigh > 0) || (atLow > 0 && atHigh < 0))) return null;
            for (int step = 0; step < 200; step++)
            {
                double middle = (low + high) / 2;
                if (netPresentValue(middle) < 0 == atLow < 0) low = middle;
                else high = middle;
            }

            return (low + high) / 2;
        }

        /// <summary>The calendar year of the first k for which the statement holds, or none.</summary>
        private double? FirstYear(Func<int, bool> statement)
        {
            for (int k = 0; k < T; k++)
                if (statement(k)) return t[k];
            return null;
        }

        /// <summary>Section 9, up to `impaired`.</summary>
        public void Stranding()
        {
            double premature = given["premature_years"];
            RV = EachYear(k => SumFrom(k, j => (f[j] + capex[j]) * Pow(1 + given["discount_rate"], -(j - k + 0.5))));
            BV = EachYear(k => K * Clip(1 - (t[k] - C) / given["contract_years"]));
            double[] ū = EachYear(k =>
            {
                double possible = SumFrom(k, j => given["capacity"] * o[j]);
                return possible == 0 ? 1 : SumFrom(k, j => V[j]) / possible;
            });

            bool InWindow(int k) => C + given["ramp_years"] <= t[k] && t[k] <= Z - premature;
            bool prematureRupture = R < Z - premature;

            int? stranded = null;
            for (int k = 0; k < T && stranded is null; k++)
            {
                bool ruptures = prematureRupture && t[k] <= R && R < t[k] + 1;
                bool worthLess = InWindow(k) && t[k] < R && o[k] > 0 && RV[k] < BV[k];
                bool idle = ū[k] < given["stranding_utilisation"];
                bool loss = RV[k] <= 0 && !prematureRupture;
                if (!ruptures && !(worthLess && (idle || loss))) continue;
                stranded = k;
                strandingCause = ruptures ? "rupture" : idle ? "idle" : "loss";
            }

            outcomes["stranded"] = stranded is null ? 0 : 1;
            outcomes["stranding_year"] = stranded is int year ? t[year] : null;
            outcomes["stranded_capital"] = stranded is not int at ? 0
                : Max(0, BV[at] - (strandingCause == "rupture" ? 0 : Max(0, RV[at])));
            outcomes["impaired"] = FirstYear(k => InWindow(k) && o[k] > 0 && RV[k] < BV[k] / 2) is null ? 0 : 1;
        }

        /// <summary>Section 9, the early warning. A year that is not eligible ends the run of bad years.</summary>
        public void EarlyWarning()
        {
            int[] n = new int[T];
            for (int k = 0; k < T; k++)
            {
                bool eligible = o[k] > 0 && τ[k] >= given["ramp_years"];
                bool bad = V[k] < given["stranding_utilisation"] * given["capacity"] * o[k] || m[k] < 0;
                n[k] = eligible && bad ? (k == 0 ? 0 : n[k - 1]) + 1 : 0;
            }

            double? first = FirstYear(k => n[k] >= given["distress_years"]);
            outcomes["distressed"] = first is null ? 0 : 1;
            outcomes["distress_year"] = first;
        }

        /// <summary>Section 10. The debt at the first payment is carried on past the horizon where the payments begin there.</summary>
        public void Financing()
        {
            double p = given["panda_bond_available"] == 1 ? 1 : 0, γ = given["debt_share"];
            double i = Max(0.001, given["loan_rate"] - p * given["panda_bond_saving"]);
            int grace = (int)given["loan_grace"], n = (int)given["loan_tenor"];
            int k0 = 0;
            while (k0 < T && t[k0] < C) k0++;

            double β = 0;
            for (int k = 0; k < k0; k++) β = β * (1 + i) + γ * capex[k] * (1 + i / 2);
            for (int k = k0; k < k0 + grace; k++) β = β * (1 + i);
            double b = β;
            double a = b * i / (1 - Pow(1 + i, -n));
            double[] available = EachYear(k => f[k] + capex[k]);

            int firstPayment = k0 + grace, afterPayments = k0 + grace + n;
            bool exists = γ != 0 && b != 0 && afterPayments <= T;
            outcomes["min_dscr"] = !exists ? null
                : Enumerable.Range(firstPayment, n).Min(k => available[k] / a);
            outcomes["llcr"] = !exists ? null
                : Enumerable.Range(firstPayment, n).Sum(k => available[k] * Pow(1 + i, -(k - k0 - grace + 1))) / b;
            outcomes["equity_npv"] = Sum(k => Pow(1 + given["equity_return"], -(k + 0.5))
                * (available[k] - capex[k] + γ * capex[k] - (firstPayment <= k && k < afterPayments ? a : 0)));
        }

        /// <summary>Section 14.</summary>
        public SlowTrial Trial() => new(outcomes, strandingCause, [.. Enumerable.Range(0, T).Select(Year)]);

        /// <summary>One row of the yearly file. The reference demand is D_k, without the erosion that e_k puts back.</summary>
        private IReadOnlyDictionary<string, double> Year(int k) => new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["year"] = t[k],
            ["operating_fraction"] = o[k],
            ["eu_price"] = P[k],
            ["oil_price"] = Exp(q[k]),
            ["price_discount"] = δ[k],
            ["border_price"] = B[k],
            ["lng_price"] = L[k],
            ["reference_demand"] = D[k],
            ["heat_pump_erosion"] = H[k],
            ["truck_erosion"] = J[k],
            ["net_demand"] = N[k],
            ["call"] = Y[k],
            ["room"] = Φ[k],
            ["contract_quantity"] = A[k],
            ["take_or_pay"] = X[k],
            ["disrupted"] = d[k],
            ["delivered"] = V[k],
            ["paid"] = F[k],
            ["revenue"] = revenue[k],
            ["upstream"] = upstream[k],
            ["transit"] = transit[k],
            ["extraction_tax"] = extractionTax[k],
            ["export_duty"] = exportDuty[k],
            ["fixed_opex"] = fixedOpex[k],
            ["property_tax"] = propertyTax[k],
            ["depreciation"] = depreciation[k],
            ["profit_tax"] = profitTax[k],
            ["capex"] = capex[k],
            ["decommissioning"] = decommissioning[k],
            ["free_cash_flow"] = f[k],
            ["discount_factor"] = v[k],
            ["discounted_cash_flow"] = f[k] * v[k],
            ["cumulative_dcf"] = c[k],
            ["utilisation"] = o[k] == 0 ? 0 : V[k] / (given["capacity"] * o[k]),
            ["recoverable"] = RV[k],
            ["carrying"] = BV[k],
        };
    }
}

/// <summary>What one trial is given.</summary>
/// <param name="Parameters">The value of every parameter, by its CSV name.</param>
/// <param name="Decks">The rows of every deck.</param>
/// <param name="RuptureUniform">u_r of section 3.</param>
/// <param name="PriceShocks">ε_k of section 4, one a year.</param>
/// <param name="OilShocks">η_k of section 4, one a year.</param>
/// <param name="DisruptionUniforms">u_k of section 6, one a year.</param>
public sealed record SlowInputs(
    IReadOnlyDictionary<string, double> Parameters,
    IReadOnlyList<DeckPoint> Decks,
    double RuptureUniform,
    IReadOnlyList<double> PriceShocks,
    IReadOnlyList<double> OilShocks,
    IReadOnlyList<double> DisruptionUniforms);

/// <summary>One row of a deck, bcm/yr (section 5).</summary>
/// <param name="Series">The deck's name.</param>
/// <param name="Year">The calendar year of the row.</param>
/// <param name="Low">The value at position −1.</param>
/// <param name="Central">The value at position 0.</param>
/// <param name="High">The value at position 1.</param>
/// <param name="Position">The parameter that moves the deck between its columns, or empty.</param>
public sealed record DeckPoint(string Series, double Year, double Low, double Central, double High, string Position);

/// <summary>What one trial yields.</summary>
/// <param name="Outcomes">The metrics of sections 8 to 10; null where none exists.</param>
/// <param name="StrandingCause">`idle`, `loss`, `rupture`, or empty when the line is not stranded.</param>
/// <param name="Years">One row a year, by the columns of `trial-cashflow.csv`.</param>
public sealed record SlowTrial(
    IReadOnlyDictionary<string, double?> Outcomes,
    string StrandingCause,
    IReadOnlyList<IReadOnlyDictionary<string, double>> Years);
