#!/usr/bin/env python3
"""The base case of the pipeline model as an analyst would write it with NumPy and SciPy: plain Monte Carlo on one thread.

usage: peer.py INPUTS_BASE_FOLDER TRIALS SEED

Every operation works on a block of trials that fits the cache, one year after another. Left out: the internal rate of
return and the financing chapter (section 10), hence panda_bond_available; and oil, which has no weight in the base case
(oil_price_long_run leaves the copula, which changes nothing for the others). The distributions are those of the base
case; others are refused.

Independent parameters come from NumPy's samplers. Correlated ones come from their normal scores through tables of the
quantile functions, made once with scipy.special: calling betaincinv in every trial would take three times as long as
the whole model.
"""

import csv
import json
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from scipy import special

BLOCK = 8192
LEFT_OUT = ("oil_price_long_run", "panda_bond_available")
Z90 = special.ndtri(0.9)

METRICS = ("npv", "npv_r6", "npv_r8", "npv_r12", "discounted_payback_year", "peak_funding", "mean_utilisation",
           "delivered_total", "levelised_cost", "npv_state", "npv_transit", "npv_buyer", "npv_russia", "npv_total",
           "stranding_year", "stranded_capital", "distress_year")
EVENTS = ("loss", "stranded", "stranded_idle", "stranded_loss", "stranded_rupture", "impaired", "distressed", "no_payback")


# ---- the input files ----

def read_rows(path):
    """The rows of a CSV file as dictionaries; comments and blank lines are left out."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(line for line in file if line.strip() and not line.startswith("#")))


def read_decks(folder, years):
    """Section 5: each series as its position parameter and its yearly central, high - central and central - low."""
    decks = {}
    rows = read_rows(folder / "decks.csv")
    for series in {row["series"] for row in rows}:
        own = sorted((row for row in rows if row["series"] == series), key=lambda row: float(row["year"]))
        listed = [float(row["year"]) for row in own]
        low, central, high = (np.interp(years, listed, [float(row[name]) for row in own])
                              for name in ("low", "central", "high"))
        decks[series] = SimpleNamespace(position=own[0]["position"], central=central, up=high - central, down=central - low)
    return decks


# ---- what is uncertain ----

class QuantileTable:
    """A quantile function of the normal score, with straight lines between its values at 8193 scores."""

    REACH, CELLS = 6.0, 8192

    def __init__(self, quantile):
        scores = np.linspace(-self.REACH, self.REACH, self.CELLS + 1)
        self._values = quantile(special.ndtr(scores))
        self._steps = np.append(np.diff(self._values), 0.0)

    def __call__(self, scores):
        places = (np.clip(scores, -self.REACH, self.REACH) + self.REACH) * (self.CELLS / (2 * self.REACH))
        cells = places.astype(np.intp)
        places -= cells
        return self._values[cells] + places * self._steps[cells]


def distribution(row, folder):
    """(sampler of a generator and a size, quantile function of a probability) of a row of parameters.csv."""
    kind, name = row["distribution"], row["parameter"]

    def number(column):
        return float(row[column])

    def refuse_truncation():
        if row["min"] or row["max"]:
            sys.exit(f"{name}: truncated distributions are not supported")

    if kind == "uniform":
        low, high = number("min"), number("max")
        return lambda rng, n: rng.uniform(low, high, n), lambda p: low + (high - low) * p
    if kind == "pert":
        low, mode, high = number("min"), number("mode"), number("max")
        a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
        return (lambda rng, n: low + (high - low) * rng.beta(a, b, n),
                lambda p: low + (high - low) * special.betaincinv(a, b, p))
    if kind == "normal" and row["p10"]:
        refuse_truncation()
        mean, sd = (number("p10") + number("p90")) / 2, (number("p90") - number("p10")) / (2 * Z90)
        return lambda rng, n: rng.normal(mean, sd, n), lambda p: mean + sd * special.ndtri(p)
    if kind == "lognormal" and row["p10"]:
        refuse_truncation()
        low, high = np.log(number("p10")), np.log(number("p90"))
        mean, sd = (low + high) / 2, (high - low) / (2 * Z90)
        return lambda rng, n: rng.lognormal(mean, sd, n), lambda p: np.exp(mean + sd * special.ndtri(p))
    if kind == "gamma":
        shape, scale = (number("mean") / number("sd")) ** 2, number("sd") ** 2 / number("mean")
        return lambda rng, n: rng.gamma(shape, scale, n), lambda p: scale * special.gammaincinv(shape, p)
    if kind == "metalog" and row["min"] and not row["max"]:
        bound = number("min")
        y10, y50, y90 = (np.log(number(column) - bound) for column in ("p10", "p50", "p90"))
        scale, shape = (y90 - y10) / (2 * np.log(9)), (y90 - 2 * y50 + y10) / (0.8 * np.log(9))

        def quantile(p):
            return bound + np.exp(y50 + (scale + shape * (p - 0.5)) * special.logit(p))
        return lambda rng, n: quantile(rng.random(n)), quantile
    if kind == "discrete":
        steps = sorted((float(step["value"]), float(step["weight"])) for step in read_rows(folder / row["table"]))
        values, weights = np.array(steps).T
        passed = np.cumsum(weights / weights.sum())[:-1]

        def quantile(p):
            return values[np.searchsorted(passed, p)]
        return lambda rng, n: quantile(rng.random(n)), quantile
    sys.exit(f"{name}: the distribution {kind} with these columns is not one of the base case, and not supported")


class Scenario:
    """Constants, decks and samplers of an inputs folder."""

    def __init__(self, folder):
        rows = {row["parameter"]: row for row in read_rows(folder / "parameters.csv")}
        self.constants = {name: float(row["value"]) for name, row in rows.items() if row["distribution"] == "constant"}
        if self.constants.get("oil_index_weight") != 0:
            sys.exit("oil_index_weight must be the constant 0: oil is left out here")
        self.years = int(self.constants["valuation_year"]) + np.arange(int(self.constants["horizon_years"]))
        self.decks = read_decks(folder, self.years)

        uncertain = {name: row for name, row in rows.items() if name not in self.constants and name not in LEFT_OUT}
        pairs = [(row["parameter_a"], row["parameter_b"], float(row["rank_correlation"]))
                 for row in read_rows(folder / "correlations.csv")]
        pairs = [pair for pair in pairs if pair[0] not in LEFT_OUT and pair[1] not in LEFT_OUT]
        self.correlated = list(dict.fromkeys(name for a, b, _ in pairs for name in (a, b)))
        matrix = np.eye(len(self.correlated))
        for a, b, rank_correlation in pairs:
            i, j = self.correlated.index(a), self.correlated.index(b)
            matrix[i, j] = matrix[j, i] = 2 * np.sin(np.pi * rank_correlation / 6)
        self._factor = np.linalg.cholesky(matrix)

        distributions = {name: distribution(row, folder) for name, row in uncertain.items()}
        self._samplers = {name: sampler for name, (sampler, _) in distributions.items() if name not in self.correlated}
        self._quantiles = []
        for name in self.correlated:
            quantile = distributions[name][1]
            discrete = uncertain[name]["distribution"] == "discrete"
            self._quantiles.append((lambda scores, q=quantile: q(special.ndtr(scores))) if discrete else QuantileTable(quantile))

    def draw(self, rng, n):
        """Values of all parameters: numbers for the constants, arrays for the others."""
        values = dict(self.constants)
        for name, sampler in self._samplers.items():
            values[name] = sampler(rng, n)
        scores = self._factor @ rng.standard_normal((len(self.correlated), n))
        for name, quantile, own in zip(self.correlated, self._quantiles, scores):
            values[name] = quantile(own)
        return SimpleNamespace(**values)


# ---- the model page, sections 2 to 9 ----

def clip(x):
    return np.minimum(1.0, np.maximum(0.0, x))


class Deck:
    """A deck between its columns, where the trials' position says."""

    def __init__(self, deck, p):
        self._deck = deck
        position = getattr(p, deck.position) if deck.position else None
        self._above = None if position is None else np.maximum(position, 0.0)
        self._below = None if position is None else np.minimum(position, 0.0)

    def __getitem__(self, k):
        if self._above is None:
            return max(0.0, self._deck.central[k])
        return np.maximum(0.0, self._deck.central[k] + self._above * self._deck.up[k] + self._below * self._deck.down[k])


def evaluate(scenario, p, rng, n):
    """The outcomes of n trials by metric, NaN where none exists, and the events as booleans."""
    horizon = len(scenario.years)
    dates = np.arange(horizon, dtype=float)  # all dates count from the valuation year
    factors = {rate: (1 + rate) ** -(dates + 0.5) for rate in (p.discount_rate, 0.06, 0.08, 0.12)}

    # Sections 2 and 3
    start = p.construction_start - p.valuation_year
    completion = np.maximum(p.completion_year + p.completion_delay - p.valuation_year, start + 0.5)
    cost = p.construction_cost * p.cost_overrun
    contract_end = completion + p.contract_years
    rupture = completion + rng.standard_exponential(n) / p.rupture_hazard
    end = np.minimum(contract_end, rupture)
    first, last = int(completion.min()), min(horizon - 1, int(end.max()))
    all_spent, all_ramped = completion.max(), (completion + p.ramp_years).max()
    per_spell = 1 / (completion - start)
    spent = 0.0
    if start < 0:
        s = clip(-start * per_spell)
        spent = s * s * (3 - 2 * s)

    # Section 4
    decay = np.exp(-p.eu_price_reversion)
    step = p.eu_price_volatility * np.sqrt((1 - decay * decay) / (2 * p.eu_price_reversion))
    mean = np.log(p.eu_price_long_run)
    drift = mean * (1 - decay)
    log_price = np.full(n, np.log(p.eu_price_initial))
    price_to_lng = 1 + p.asia_lng_premium
    undercut = 1 - p.price_discount + p.discount_slope * np.log(p.discount_reference)

    # Section 5
    demand_deck, erosion_deck, production_deck, imports_deck, russian_deck, trucks_deck = (
        Deck(scenario.decks[series], p) for series in (
            "china_demand", "erosion_in_forecast", "china_production", "contracted_imports", "other_russian_pipeline", "lng_truck_demand"))
    pump_gas = (np.maximum(p.heat_pump_stock_ceiling - p.heat_pump_stock_initial, 0.0) * p.heat_pump_full_load_hours
                * p.heat_pump_gas_displacement / p.boiler_efficiency * 3412.142 / (p.heat_content * 1e6))
    pump_odds = np.exp(p.heat_pump_growth * (p.heat_pump_midpoint - p.valuation_year))
    pump_decay, pump_rest = np.exp(-p.heat_pump_growth), np.ones(n)
    truck_odds = np.exp(p.battery_truck_growth * (p.battery_truck_midpoint - p.valuation_year))
    truck_decay, fleet = np.exp(-p.battery_truck_growth), np.full(n, p.battery_truck_fleet_initial)

    # Sections 6 and 7
    enforced = p.take_or_pay_enforcement * p.take_or_pay_share
    disrupted = np.zeros(n, dtype=bool)
    heat = p.heat_content * 1e-3
    per_produced = 1e-3 / (1 - p.fuel_share)
    upstream_unit, extraction_unit = p.upstream_cost * per_produced, p.extraction_tax * per_produced
    transit_unit = p.transit_tariff * (p.transit_length / 100 * 1e-3)
    unit_cost = upstream_unit + extraction_unit + transit_unit
    fixed_opex, decommissioning = p.fixed_opex_share * cost, p.decommissioning_share * cost
    property_tax_new = p.property_tax_rate * cost
    depreciation_yearly, depreciation_end = cost / p.depreciation_years, completion + p.depreciation_years
    bank = np.zeros(n)

    # Section 8
    npv, npv6, npv8, npv12, funding, deepest = (np.zeros(n) for _ in range(6))
    state, buyer, costs, delivered_value, delivered_total = (np.zeros(n) for _ in range(5))
    delivered, cash, recoverable = (np.zeros((horizon, n)) for _ in range(3))
    is_open, is_bad, pays_back, is_idle, is_loss = (np.zeros((horizon, n), dtype=bool) for _ in range(5))

    for k in range(last + 1):
        factor = factors[p.discount_rate][k]
        if k > 0:
            log_price = drift + log_price * decay + step * rng.standard_normal(n)
            pump_rest = pump_rest * pump_decay
            truck_odds = truck_odds * truck_decay
            fleet = fleet + (p.battery_truck_sales_ceiling / (1 + truck_odds) - fleet) / p.truck_life
        flow = 0.0
        if k <= all_spent:
            s = clip((k + 1 - start) * per_spell)
            now = s * s * (3 - 2 * s)
            capex, spent = cost * (now - spent), now
            flow = -capex
            costs += factor * capex

        if k >= first:
            # Sections 3 and 4
            age = k - completion
            opened, closed = np.maximum(age, 0.0), np.minimum(age + 1, end - completion)
            operating = np.maximum(0.0, closed - opened)
            is_open[k] = operating > 0
            ramped = is_open[k]
            quantity = p.capacity
            if k < all_ramped:
                middle = np.maximum(0.0, (opened + closed) / 2)
                ramped = ramped & (middle >= p.ramp_years)
                quantity = p.capacity * np.minimum(1.0, p.ramp_initial_share + (1 - p.ramp_initial_share) * middle / p.ramp_years)
            price = np.exp(log_price)
            border_price = np.maximum(p.border_price_floor, np.minimum(1.3, np.maximum(0.1, undercut - p.discount_slope * log_price)) * price)
            lng_price = price * price_to_lng

            # Section 5
            demand, imports, other_russian = demand_deck[k], imports_deck[k], russian_deck[k]
            heat_pumps = np.minimum(p.city_gas_share * demand, pump_gas * (1 - pump_rest) / (1 + pump_odds * pump_rest))
            trucks = trucks_deck[k] * np.maximum(0.0, (fleet - p.battery_truck_fleet_initial) / (1 - p.battery_truck_fleet_initial))
            net_demand = np.maximum(0.0, demand + erosion_deck[k] - heat_pumps - trucks)
            left = net_demand - production_deck[k] - other_russian
            share = clip(p.share_of_call + p.offtake_response * (1 - border_price / lng_price))
            willing = np.minimum(quantity, share * np.maximum(0.0, left - imports))
            room = np.maximum(0.0, left - p.firm_contract_share * imports)
            cap = np.maximum(0.0, p.russian_share_cap * net_demand - other_russian)

            # Section 6
            uniform = rng.random(n)
            disrupted = is_open[k] & ((disrupted & (uniform >= p.disruption_recovery)) | (~disrupted & (uniform < p.disruption_probability)))
            flowing = operating * (1 - p.disruption_severity * disrupted)
            must_pay = enforced * quantity
            offtake = np.minimum(np.maximum(willing, np.minimum(must_pay, room)), cap)
            enforced = enforced * (1 - p.take_or_pay_fatigue * (is_open[k] & (offtake < must_pay)))
            volume = delivered[k] = flowing * offtake
            paid = flowing * np.maximum(offtake, must_pay)

            # Section 7
            revenue = paid * border_price * heat
            taxes = p.export_duty_rate * revenue + extraction_unit * volume + operating * property_tax_new * clip(1 - (age + 0.5) / p.depreciation_years)
            running = (upstream_unit + transit_unit) * volume + fixed_opex * operating
            closing = decommissioning * ((age <= end - completion) & (end - completion < age + 1))
            margin = revenue - taxes - running
            depreciation = depreciation_yearly * np.maximum(0.0, np.minimum(age + 1, p.depreciation_years) - opened)
            taxable = margin - depreciation - closing
            gain = np.maximum(0.0, taxable)
            offset = np.minimum(bank, p.loss_offset_cap * gain)
            bank += gain - taxable - offset
            profit_tax = p.profit_tax_rate * (gain - offset)
            cash[k] = margin - profit_tax - closing
            flow = flow + cash[k]

            # Section 8, and the early warning of section 9
            state += factor * (taxes + profit_tax)
            buyer += factor * (heat * volume * (lng_price - p.border_to_city_cost) - revenue)
            costs += factor * (running + taxes - p.export_duty_rate * revenue + closing)
            delivered_value += factor * volume
            delivered_total += volume
            is_bad[k] = ramped & ((volume < p.stranding_utilisation * p.capacity * operating) | (margin < 0))

        npv += factor * flow
        npv6 += factors[0.06][k] * flow
        npv8 += factors[0.08][k] * flow
        npv12 += factors[0.12][k] * flow
        if k < all_ramped:
            funding += flow
            np.minimum(deepest, funding, out=deepest, where=k < completion + p.ramp_years)
        if k >= first:
            pays_back[k] = is_open[k] & (npv >= 0)

    # Section 9, back from the end
    latest = contract_end - p.premature_years
    premature = rupture < latest
    yearly, half_year = 1 / (1 + p.discount_rate), (1 + p.discount_rate) ** -0.5
    ahead, worth = np.zeros(n), np.zeros(n)
    open_until = np.minimum(end, horizon)
    window_start = completion + p.ramp_years
    impaired = np.zeros(n, dtype=bool)
    for k in range(last, int(np.ceil(window_start.min())) - 1, -1):
        worth = recoverable[k] = worth * yearly + cash[k] * half_year
        ahead += delivered[k]
        carrying = cost * (1 - (k - completion) / p.contract_years)
        worth_less = (window_start <= k) & (k <= latest) & (k < end) & (worth < carrying)
        impaired |= worth_less & (worth < carrying / 2)
        is_idle[k] = worth_less & (ahead < p.stranding_utilisation * p.capacity * (open_until - k))
        is_loss[k] = worth_less & (worth <= 0)

    def year_of(found, happened, shift=0):
        return np.where(happened, scenario.years[np.minimum(found + shift, horizon - 1)], np.nan)

    is_stranded = is_idle | (is_loss & ~premature)
    is_stranded[np.minimum(rupture, horizon - 1).astype(np.intp), np.arange(n)] |= premature & (rupture < horizon)
    trial, found = np.arange(n), is_stranded.argmax(axis=0)
    stranded = is_stranded[found, trial]
    ruptured = premature & (found <= rupture) & (rupture < found + 1)
    idle = stranded & is_idle[found, trial] & ~ruptured
    carrying = cost * clip(1 - (found - completion) / p.contract_years)
    capital = stranded * np.maximum(0.0, carrying - np.maximum(0.0, recoverable[found, trial]) * ~ruptured)

    distress_years = int(p.distress_years)
    runs = np.logical_and.reduce([is_bad[i:horizon - distress_years + 1 + i] for i in range(distress_years)])
    distress_found = runs.argmax(axis=0)
    distressed, paid_back = runs.any(axis=0), pays_back.any(axis=0)
    payback, distress = year_of(pays_back.argmax(axis=0), paid_back), year_of(distress_found, distressed, distress_years - 1)

    possible = p.capacity * np.maximum(0.0, open_until - completion)
    transit = transit_unit * delivered_value
    with np.errstate(divide="ignore", invalid="ignore"):
        utilisation = np.where(possible > 0, delivered_total / possible, 0.0)
        levelised = np.where(delivered_total > 0, costs / (heat * delivered_value), np.nan)
    outcomes = (npv, npv6, npv8, npv12, payback, np.maximum(0.0, -deepest), utilisation, delivered_total, levelised,
                state, transit, buyer, npv + state, npv + state + transit + buyer, year_of(found, stranded), capital, distress)
    events = (npv < 0, stranded, idle, stranded & ~idle & ~ruptured, stranded & ruptured, impaired, distressed, ~paid_back)
    return outcomes, events


# ---- the run ----

def run(scenario, trials, seed):
    """(number, sum and sum of squares by metric, counts by event, all NPVs) over the trials."""
    rng = np.random.Generator(np.random.SFC64(seed))
    sums, counts, npvs = np.zeros((len(METRICS), 3)), np.zeros(len(EVENTS), dtype=np.int64), np.empty(trials)
    for begin in range(0, trials, BLOCK):
        n = min(BLOCK, trials - begin)
        outcomes, events = evaluate(scenario, scenario.draw(rng, n), rng, n)
        npvs[begin:begin + n] = outcomes[0]
        for i, values in enumerate(outcomes):
            values = values[~np.isnan(values)]
            sums[i] += len(values), values.sum(), values @ values
        counts += [np.count_nonzero(happened) for happened in events]
    return sums, counts, npvs


def main(arguments):
    """The command line."""
    if len(arguments) != 3:
        sys.exit("usage: peer.py INPUTS_BASE_FOLDER TRIALS SEED")
    trials, seed = int(float(arguments[1])), int(arguments[2])
    scenario = Scenario(Path(arguments[0]))

    start = time.perf_counter()
    sums, counts, npvs = run(scenario, trials, seed)
    seconds = time.perf_counter() - start

    number, total, squares = sums.T
    mean = dict(zip(METRICS, total / number))
    sd = dict(zip(METRICS, np.sqrt((squares - total * total / number) / (number - 1))))
    probability = dict(zip(EVENTS, counts / trials))
    p5, p50, p95 = np.quantile(npvs, (0.05, 0.5, 0.95))
    stranded = probability["stranded"]
    print(json.dumps({
        "trials": trials, "seconds": seconds, "trials_per_second": trials / seconds,
        "npv_mean": mean["npv"], "npv_std_error": sd["npv"] / trials ** 0.5,
        "p_loss": probability["loss"], "p_stranded": stranded, "p_stranded_std_error": (stranded * (1 - stranded) / trials) ** 0.5,
        "p_stranded_idle": probability["stranded_idle"], "p_stranded_loss": probability["stranded_loss"],
        "p_stranded_rupture": probability["stranded_rupture"], "npv_p5": p5, "npv_p50": p50, "npv_p95": p95,
        "mean_utilisation": mean["mean_utilisation"], "npv_russia": mean["npv_russia"], "npv_buyer": mean["npv_buyer"],
        "outcomes": {name: {"trials": int(count), "mean": mean[name], "sd": sd[name]} for name, count in zip(METRICS, number)},
        "events": probability}))


if __name__ == "__main__":
    main(sys.argv[1:])
