#!/usr/bin/env python3
"""A second opinion on the trial files: the model page in plain Python, with the standard library alone.

usage: python3 slow_model.py TRIAL_DIR DECKS_CSV [SCENARIO_DECKS_CSV]

Reads trial-inputs.csv and trial-shocks.csv, computes the trial from the model page, and compares the result with
trial-outcome.csv and trial-cashflow.csv. Prints the differences and how many values were compared. Exit code 0 when
all agree, 1 when any differs, 2 for wrong usage.

Written from the model page alone. Names are the files' names where the files have one. Sums over years are fsum's,
so that their rounding does not depend on an order.
"""

import csv
import math
import sys
from decimal import Decimal, localcontext
from pathlib import Path

TOLERANCE, SMALLEST_SCALE = 1e-9, 1e-3


# ---- the model page ----

def clip(x):
    """Section 1."""
    return min(1.0, max(0.0, x))


def deck_value(rows, year, parameters):
    """Section 5: columns linear between the listed years and flat outside, moved by the position, not below 0.

    `rows` is a list of (year, low, central, high, position).
    """
    rows = sorted(rows)
    positions = {row[4] for row in rows}
    if len(positions) != 1:
        raise ValueError(f"a deck names more than one position: {sorted(positions)}")
    (position,) = positions

    if year <= rows[0][0]:
        low, central, high = rows[0][1:4]
    elif year >= rows[-1][0]:
        low, central, high = rows[-1][1:4]
    else:
        right = next(index for index, row in enumerate(rows) if row[0] > year)
        (start, *left_values, _), (end, *right_values, _) = rows[right - 1], rows[right]
        share = (year - start) / (end - start)
        low, central, high = ((1 - share) * a + share * b for a, b in zip(left_values, right_values))

    z = parameters[position] if position else 0.0
    value = central + max(z, 0.0) * (high - central) + min(z, 0.0) * (central - low)
    return max(0.0, value)


def logistic(argument):
    """1 / (1 + e^-argument), without overflow on either side."""
    if argument >= 0:
        return 1 / (1 + math.exp(-argument))
    return math.exp(argument) / (1 + math.exp(argument))


def heat_pump_progress(growth, midpoint, first_year, year):
    """Section 5: (λ(t) − λ(t_0)) / (1 − λ(t_0)), as it stands; 100 digits leave some of them in 1 − λ(t_0)."""
    with localcontext() as context:
        context.prec = 100

        def share(date):
            return 1 / (1 + (-Decimal(growth) * (Decimal(date) - Decimal(midpoint))).exp())

        return float(max(Decimal(0), share(year) - share(first_year)) / (1 - share(first_year)))


def schwartz_path(initial, long_run, reversion, volatility, shocks):
    """Section 4: the logs of a mean-reverting price; the shock of year 0 is not used."""
    step = volatility * math.sqrt((1 - math.exp(-2 * reversion)) / (2 * reversion))
    logs = [math.log(initial)]
    for shock in shocks[1:]:
        logs.append(math.log(long_run) + (logs[-1] - math.log(long_run)) * math.exp(-reversion) + step * shock)
    return logs


def internal_rate_of_return(flows):
    """Section 8: bisection on [-0.20, 0.60]; None where the present value has one sign at both ends."""

    def present_value(rate):
        return math.fsum(flow * (1 + rate) ** -(k + 0.5) for k, flow in enumerate(flows))

    left, right = -0.20, 0.60
    at_left, at_right = present_value(left), present_value(right)
    if at_left == 0 or at_right == 0 or (at_left > 0) == (at_right > 0):
        return None
    for _ in range(200):
        middle = (left + right) / 2
        value = present_value(middle)
        if value != 0 and (value > 0) == (at_left > 0):
            left = middle
        else:
            right = middle
    return (left + right) / 2


def evaluate(parameters, decks, price_shocks, oil_shocks, disruption_uniforms):
    """One trial: (outcomes by metric, None where none exists; stranding cause; one dictionary a year)."""
    p = parameters
    outcomes = {}

    # Section 1
    horizon = int(p["horizon_years"])
    years = range(horizon)
    start = [p["valuation_year"] + k for k in years]

    def overlap(k, a, b):
        return max(0.0, min(start[k] + 1, b) - max(start[k], a))

    # Section 2
    begin = p["construction_start"]
    completion = max(p["completion_year"] + p["completion_delay"], begin + 0.5)
    cost = p["construction_cost"] * p["cost_overrun"]

    def spent(date):
        s = clip((date - begin) / (completion - begin))
        return s * s * (3 - 2 * s)

    capex = [cost * (spent(start[k] + 1) - spent(start[k])) for k in years]

    # Section 3
    contract_end = completion + p["contract_years"]
    rupture = math.inf
    if p["rupture_hazard"] > 0:
        rupture = completion + (-math.log(1 - p["rupture_uniform"])) / p["rupture_hazard"]
    end = min(contract_end, rupture)
    operating = [overlap(k, completion, end) for k in years]
    age = [max(0.0, (max(start[k], completion) + min(start[k] + 1, end)) / 2 - completion) for k in years]

    def ramp(years_of_age):
        if p["ramp_years"] == 0:
            return 1.0
        r0 = p["ramp_initial_share"]
        return min(1.0, r0 + (1 - r0) * years_of_age / p["ramp_years"])

    contract_quantity = [p["capacity"] * ramp(age[k]) for k in years]

    # Section 4
    log_gas = schwartz_path(p["eu_price_initial"], p["eu_price_long_run"], p["eu_price_reversion"],
                            p["eu_price_volatility"], price_shocks[:horizon])
    rho = p["oil_gas_shock_correlation"]
    joint_shocks = [rho * gas + math.sqrt(1 - rho ** 2) * oil for gas, oil in zip(price_shocks, oil_shocks)]
    log_oil = schwartz_path(p["oil_price_initial"], p["oil_price_long_run"], p["oil_price_reversion"],
                            p["oil_price_volatility"], joint_shocks[:horizon])
    eu_price = [math.exp(value) for value in log_gas]
    oil_price = [math.exp(value) for value in log_oil]

    lag, weight = p["oil_index_lag"], p["oil_index_weight"]
    oil_indexed, discount, border_price = [], [], []
    for k in years:
        previous = oil_price[k - 1] if k > 0 else oil_price[0]
        oil_indexed.append(p["oil_slope"] * ((1 - lag) * oil_price[k] + lag * previous))
        open_discount = p["price_discount"] + p["discount_slope"] * (log_gas[k] - math.log(p["discount_reference"]))
        discount.append(min(0.9, max(-0.3, open_discount)))
        border_price.append(max(p["border_price_floor"],
                                (1 - weight) * (1 - discount[k]) * eu_price[k] + weight * oil_indexed[k]))
    lng_price = [price * (1 + p["asia_lng_premium"]) for price in eu_price]

    # Section 5
    def deck(series):
        return [deck_value(decks[series], start[k], p) for k in years]

    demand, erosion_in_forecast = deck("china_demand"), deck("erosion_in_forecast")
    production, contracted = deck("china_production"), deck("contracted_imports")
    other_russian, truck_demand = deck("other_russian_pipeline"), deck("lng_truck_demand")

    stock_now = p["heat_pump_stock_initial"]
    stock_to_come = max(p["heat_pump_stock_ceiling"], stock_now) - stock_now
    heat_pump_erosion = []
    for k in years:
        added = stock_to_come * heat_pump_progress(p["heat_pump_growth"], p["heat_pump_midpoint"], start[0], start[k])
        gas = (added * p["heat_pump_full_load_hours"] * p["heat_pump_gas_displacement"] / p["boiler_efficiency"]
               * 3412.142 / (p["heat_content"] * 1e6))
        heat_pump_erosion.append(min(p["city_gas_share"] * demand[k], gas))

    fleet = [p["battery_truck_fleet_initial"]]
    for k in years[1:]:
        sales = p["battery_truck_sales_ceiling"] * logistic(
            p["battery_truck_growth"] * (start[k] - p["battery_truck_midpoint"]))
        fleet.append(fleet[-1] + (sales - fleet[-1]) / p["truck_life"])
    truck_erosion = [truck_demand[k] * max(0.0, (fleet[k] - fleet[0]) / (1 - fleet[0])) for k in years]

    net_demand, call, willing, room, share_cap = [], [], [], [], []
    for k in years:
        net = max(0.0, demand[k] + erosion_in_forecast[k] - heat_pump_erosion[k] - truck_erosion[k])
        net_demand.append(net)
        call.append(max(0.0, net - production[k] - contracted[k] - other_russian[k]))
        undercut = 1 - border_price[k] / lng_price[k]
        share = clip(p["share_of_call"] + p["offtake_response"] * undercut)
        willing.append(min(contract_quantity[k], share * call[k]))
        room.append(max(0.0, net - production[k] - other_russian[k] - p["firm_contract_share"] * contracted[k]))
        share_cap.append(max(0.0, p["russian_share_cap"] * net - other_russian[k]))

    # Section 6
    disrupted, offtake, delivered, take_or_pay, paid = [], [], [], [], []
    below_minimum = 0
    for k in years:
        state = 0.0
        if operating[k] > 0:
            if k > 0 and disrupted[k - 1] == 1:
                state = 1.0 if disruption_uniforms[k] >= p["disruption_recovery"] else 0.0
            else:
                state = 1.0 if disruption_uniforms[k] < p["disruption_probability"] else 0.0
        disrupted.append(state)

        worn = (1 - p["take_or_pay_fatigue"]) ** below_minimum
        minimum = p["take_or_pay_enforcement"] * p["take_or_pay_share"] * worn * contract_quantity[k]
        lifted = min(max(willing[k], min(minimum, room[k])), share_cap[k])
        offtake.append(lifted)
        if operating[k] > 0 and lifted < minimum:
            below_minimum += 1

        flowing = operating[k] * (1 - p["disruption_severity"] * state)
        delivered.append(flowing * lifted)
        take_or_pay.append(flowing * minimum)
        paid.append(max(delivered[k], take_or_pay[k]))

    # Section 7
    heat = p["heat_content"]
    revenue = [paid[k] * heat * border_price[k] / 1000 for k in years]
    produced = [delivered[k] / (1 - p["fuel_share"]) for k in years]
    upstream = [produced[k] * p["upstream_cost"] / 1000 for k in years]
    extraction_tax = [produced[k] * p["extraction_tax"] / 1000 for k in years]
    transit = [delivered[k] * p["transit_tariff"] * (p["transit_length"] / 100) / 1000 for k in years]
    export_duty = [p["export_duty_rate"] * revenue[k] for k in years]
    fixed_opex = [p["fixed_opex_share"] * cost * operating[k] for k in years]
    property_tax = []
    for k in years:
        book = cost * clip(1 - (start[k] + 0.5 - completion) / p["depreciation_years"]) * operating[k]
        property_tax.append(p["property_tax_rate"] * book)
    margin = [math.fsum((revenue[k], -export_duty[k], -extraction_tax[k], -upstream[k], -transit[k], -fixed_opex[k],
                         -property_tax[k])) for k in years]
    depreciation = [cost / p["depreciation_years"] * overlap(k, completion, completion + p["depreciation_years"])
                    for k in years]
    decommissioning = [p["decommissioning_share"] * cost if start[k] <= end < start[k] + 1 else 0.0 for k in years]

    profit_tax, bank = [], 0.0
    for k in years:
        income = margin[k] - depreciation[k] - decommissioning[k]
        if income < 0:
            bank -= income
            profit_tax.append(0.0)
        else:
            offset = min(bank, p["loss_offset_cap"] * income)
            bank -= offset
            profit_tax.append(p["profit_tax_rate"] * (income - offset))
    free_cash_flow = [margin[k] - profit_tax[k] - capex[k] - decommissioning[k] for k in years]

    # Section 8
    def factor(rate, k):
        return (1 + rate) ** -(k + 0.5)

    def net_present_value(rate):
        return math.fsum(free_cash_flow[k] * factor(rate, k) for k in years)

    discount_factor = [factor(p["discount_rate"], k) for k in years]

    def present_value(flows):
        return math.fsum(flow * v for flow, v in zip(flows, discount_factor))

    npv = present_value(free_cash_flow)
    cumulative = [math.fsum(free_cash_flow[j] * discount_factor[j] for j in range(k + 1)) for k in years]
    outcomes["npv"] = npv
    for percent in (6, 8, 12):
        outcomes[f"npv_r{percent}"] = net_present_value(percent / 100)
    outcomes["irr"] = internal_rate_of_return(free_cash_flow)
    outcomes["discounted_payback_year"] = next(
        (start[k] for k in years if operating[k] > 0 and cumulative[k] >= 0), None)

    ramping = [k for k in years if start[k] < completion + p["ramp_years"]]
    outcomes["peak_funding"] = max([0.0] + [-math.fsum(free_cash_flow[:k + 1]) for k in ramping])

    delivered_total, possible = math.fsum(delivered), math.fsum(p["capacity"] * part for part in operating)
    outcomes["mean_utilisation"] = delivered_total / possible if possible > 0 else 0.0
    outcomes["delivered_total"] = delivered_total
    costs = [capex[k] + upstream[k] + transit[k] + extraction_tax[k] + fixed_opex[k] + property_tax[k]
             + decommissioning[k] for k in years]
    outcomes["levelised_cost"] = None
    if delivered_total > 0:
        outcomes["levelised_cost"] = present_value(costs) / present_value([gas * heat for gas in delivered]) * 1000

    taxes = [extraction_tax[k] + export_duty[k] + property_tax[k] + profit_tax[k] for k in years]
    saved = [delivered[k] * heat * (lng_price[k] - p["border_to_city_cost"]) / 1000 - revenue[k] for k in years]
    outcomes["npv_state"] = present_value(taxes)
    outcomes["npv_transit"] = present_value(transit)
    outcomes["npv_buyer"] = present_value(saved)
    outcomes["npv_russia"] = npv + outcomes["npv_state"]
    outcomes["npv_total"] = npv + outcomes["npv_state"] + outcomes["npv_transit"] + outcomes["npv_buyer"]

    # Section 9
    rate = p["discount_rate"]
    recoverable = [math.fsum((free_cash_flow[j] + capex[j]) * (1 + rate) ** -(j - k + 0.5) for j in years[k:])
                   for k in years]
    carrying = [cost * clip(1 - (start[k] - completion) / p["contract_years"]) for k in years]
    rest_utilisation = []
    for k in years:
        possible = math.fsum(p["capacity"] * part for part in operating[k:])
        rest_utilisation.append(math.fsum(delivered[k:]) / possible if possible > 0 else 1.0)

    latest = contract_end - p["premature_years"]
    window = [k for k in years if completion + p["ramp_years"] <= start[k] <= latest]
    premature_rupture = rupture < latest
    causes = {}
    for k in window:
        if start[k] < rupture and operating[k] > 0 and recoverable[k] < carrying[k]:
            if rest_utilisation[k] < p["stranding_utilisation"]:
                causes[k] = "idle"
            elif recoverable[k] <= 0 and not premature_rupture:
                causes[k] = "loss"
    if premature_rupture:
        causes.update({k: "rupture" for k in years if start[k] <= rupture < start[k] + 1})

    cause, capital, year = "", 0.0, None
    if causes:
        k = min(causes)
        cause, year = causes[k], start[k]
        left_over = 0.0 if cause == "rupture" else max(0.0, recoverable[k])
        capital = max(0.0, carrying[k] - left_over)
    outcomes["stranded"] = 1.0 if causes else 0.0
    outcomes["stranding_year"] = year
    outcomes["stranded_capital"] = capital
    outcomes["impaired"] = 1.0 if any(
        operating[k] > 0 and recoverable[k] < carrying[k] / 2 for k in window) else 0.0

    run, outcomes["distressed"], outcomes["distress_year"] = 0, 0.0, None
    for k in years:
        eligible = operating[k] > 0 and age[k] >= p["ramp_years"]
        low = delivered[k] < p["stranding_utilisation"] * p["capacity"] * operating[k]
        run = run + 1 if eligible and (low or margin[k] < 0) else 0
        if run >= p["distress_years"] and outcomes["distress_year"] is None:
            outcomes["distressed"], outcomes["distress_year"] = 1.0, start[k]

    # Section 10
    saving = p["panda_bond_saving"] if p["panda_bond_available"] == 1 else 0.0
    interest = max(0.001, p["loan_rate"] - saving)
    tenor, grace = int(p["loan_tenor"]), int(p["loan_grace"])
    first_full_year = next((k for k in years if start[k] >= completion), horizon)
    balance = 0.0
    for k in range(first_full_year):
        balance = balance * (1 + interest) + p["debt_share"] * capex[k] * (1 + interest / 2)
    for _ in range(grace):
        balance *= 1 + interest
    annuity = balance * interest / (1 - (1 + interest) ** -tenor)
    payments = range(first_full_year + grace, first_full_year + grace + tenor)
    cads = [free_cash_flow[k] + capex[k] for k in years]

    outcomes["min_dscr"] = outcomes["llcr"] = None
    if p["debt_share"] != 0 and balance != 0 and payments.stop <= horizon:
        outcomes["min_dscr"] = min(cads[k] / annuity for k in payments)
        outcomes["llcr"] = math.fsum(
            cads[k] * (1 + interest) ** -(number + 1) for number, k in enumerate(payments)) / balance
    outcomes["equity_npv"] = math.fsum(
        factor(p["equity_return"], k)
        * (cads[k] - capex[k] + p["debt_share"] * capex[k] - (annuity if k in payments else 0.0)) for k in years)

    # Section 14
    columns = {
        "year": start, "operating_fraction": operating, "eu_price": eu_price, "oil_price": oil_price,
        "price_discount": discount, "border_price": border_price, "lng_price": lng_price,
        "reference_demand": demand, "heat_pump_erosion": heat_pump_erosion, "truck_erosion": truck_erosion,
        "net_demand": net_demand, "call": call, "room": room, "contract_quantity": contract_quantity,
        "take_or_pay": take_or_pay, "disrupted": disrupted, "delivered": delivered, "paid": paid,
        "revenue": revenue, "upstream": upstream, "transit": transit, "extraction_tax": extraction_tax,
        "export_duty": export_duty, "fixed_opex": fixed_opex, "property_tax": property_tax,
        "depreciation": depreciation, "profit_tax": profit_tax, "capex": capex, "decommissioning": decommissioning,
        "free_cash_flow": free_cash_flow, "discount_factor": discount_factor,
        "discounted_cash_flow": [flow * v for flow, v in zip(free_cash_flow, discount_factor)],
        "cumulative_dcf": cumulative,
        "utilisation": [delivered[k] / (p["capacity"] * operating[k]) if operating[k] > 0 else 0.0 for k in years],
        "recoverable": recoverable, "carrying": carrying,
    }
    return outcomes, cause, [{name: column[k] for name, column in columns.items()} for k in years]


# ---- the files ----

def read_rows(path):
    """The rows of a CSV file as dictionaries; comments and blank lines are left out."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = (line for line in file if line.strip() and not line.lstrip().startswith("#"))
        rows = list(csv.DictReader(lines, strict=True))
    return [{name.strip().lower(): (cell or "").strip() for name, cell in row.items()} for row in rows]


def read_decks(*paths):
    """The decks by series; a later file replaces whole series of an earlier one."""
    decks = {}
    for path in paths:
        own = {}
        for row in read_rows(path):
            numbers = [float(row[name]) for name in ("year", "low", "central", "high")]
            own.setdefault(row["series"], []).append((*numbers, row["position"]))
        decks.update(own)
    return decks


def agree(a, b):
    """Within the tolerance; None agrees with None alone, NaN with nothing."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b), SMALLEST_SCALE)


def compare(expected, trial):
    """(number of values compared, sentences on those that differ), for the files in the folder `trial`."""
    outcomes, cause, years = expected
    compared, differences = 0, []

    def check(what, value, cells, name):
        nonlocal compared
        compared += 1
        if name not in cells:
            differences.append(f"{what}: expected {value}, the file does not have it")
            return
        found = cells[name] if isinstance(value, str) else float(cells[name]) if cells[name] else None
        if not (found == value if isinstance(value, str) else agree(value, found)):
            differences.append(f"{what}: expected {value!r}, found {found!r}")

    metrics = {row["metric"]: row["value"] for row in read_rows(trial / "trial-outcome.csv")}
    for metric, value in outcomes.items():
        check(metric, value, metrics, metric)
    check("stranding_cause", cause, metrics, "stranding_cause")

    rows = {}
    for row in read_rows(trial / "trial-cashflow.csv"):
        rows.setdefault(float(row["year"]), []).append(row)
    for values in years:
        found = rows.pop(values["year"], [])
        if len(found) != 1:
            differences.append(f"year {values['year']:g}: expected one row, found {len(found)}")
            continue
        for name, value in values.items():
            check(f"{name} in {values['year']:g}", value, found[0], name)
    differences.extend(f"year {year:g}: expected no such row" for year in rows)
    return compared, differences


def main(arguments):
    """The command line."""
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    trial = Path(arguments[0])
    parameters = {row["parameter"]: float(row["value"]) for row in read_rows(trial / "trial-inputs.csv")}
    shocks = sorted(read_rows(trial / "trial-shocks.csv"), key=lambda row: float(row["year"]))
    expected_years = [parameters["valuation_year"] + k for k in range(int(parameters["horizon_years"]))]
    if [float(row["year"]) for row in shocks] != expected_years:
        print("trial-shocks.csv: needs one row for each year of the horizon", file=sys.stderr)
        return 1

    expected = evaluate(parameters, read_decks(*arguments[1:]),
                        [float(row["price_shock"]) for row in shocks],
                        [float(row["oil_shock"]) for row in shocks],
                        [float(row["disruption_uniform"]) for row in shocks])
    compared, differences = compare(expected, trial)
    for difference in differences:
        print(difference)
    print(f"{compared} values compared, {len(differences)} differ")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
