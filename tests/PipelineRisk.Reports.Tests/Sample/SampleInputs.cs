namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>Inputs like those of the base case, in shapes simple enough for a test.</summary>
internal static class SampleInputs
{
    /// <summary>Name, shape, driver, neutral value, description, source.</summary>
    public const string Parameters = """
        valuation_year | 2027 |  |  | Year to whose start every value is discounted; also the first year of the cash flow. | convention: no contract had been signed by late 2026 (F027), so a decision in 2027 is the
        horizon_years | 50 |  |  | Number of years computed, counted from the valuation year. | convention: long enough for 30 years of contract from a start as late as 2046; a run
        construction_start | 2027.75 |  |  | Date from which the construction money is spent; 2027.75 is 1 October 2027. | F027: no commercial contract by mid-2026; judgement: three quarters of a year from a
        construction_cost | triangle 17 25 34 |  |  | Estimate of the cost of the Russian and Mongolian sections before any overrun, in constant USD; most likely | F001: analysts' USD 25 bn; F004: about 30 bn, experts quoted by the FT; F002: 13.6 bn for
        cost_overrun | bell 0.84 1.115 1.48 | cost_overrun | 1 | Final cost over estimated cost; one chance in ten of coming in below 0.84 and one in ten of exceeding 1.48 | F071: pipelines overrun by 14 % on average and 9 % of them by more than 50 %, which this
        completion_year | triangle 2032.75 2033.25 2036 |  |  | Planned date of first gas, before any slip; most likely spring 2033, not before autumn 2032, 2036 at the | F024: at least five years from signature, which from late 2027 is late 2032; F081: the
        completion_delay | triangle 0 0.1 4.3 | delay | 0 | Years by which first gas slips beyond the planned date; never negative, on average 1.3 years, one chance in | F069: failed oil and gas megaprojects slip by 30 % of the plan, 1.5 years of five; F074
        capacity | 50 |  |  | Contract capacity of the line at plateau. | F020: 50 bcm a year in all five articles, confirmed by the memorandum of September 2025
        ramp_years | triangle 3.5 5.5 8 |  |  | Years from first gas to the full contract quantity; most likely 5.5, between 3.5 and 8. | F028, F029, F030, F031, F032, F033, F034: the first line climbed from 0.3 to 38.8 bcm
        ramp_initial_share | 0.02 |  |  | Share of the contract quantity available on the first day, from which the ramp climbs in a straight line. | F028, F029: 4.1 of 38 bcm in the first full year of the first line is an average of 11 %
        contract_years | 30 |  |  | Length of the supply contract from first gas; also the life assumed when the line is decided. | F021: a contract of 30 years in the memorandum of September 2025
        decommissioning_share | 0.03 |  |  | Cost of taking the line out of service at the end, as a share of its construction cost. | judgement: a small share, since a buried line is purged, sealed and left in the ground
        eu_price_initial | 12 |  |  | European hub price of gas at the start of 2027, from which the simulated price path begins. | F115: 11.96 in 2025; F116: 14.5 in January-May 2026 with the Hormuz closure, taken as
        eu_price_long_run | bell 4.5 6.7 9.3 | price_level | 7.45 | Median level to which the European hub price reverts, in constant USD; equal chances above and below 6.7, 80 | F119: IEA World Energy Outlook 2025 for 2035, 4.2 (net zero), 6.5 (stated policies), 9.1
        eu_price_reversion | triangle 0.3 0.5 0.7 |  |  | Speed at which the European price returns to its long-run level; 0.5 a year is a half-life of 1.4 years | F127: 0.72 a year on 2003-2025 and about 0.2 on 1980-2025; the range lies between the two
        eu_price_volatility | triangle 0.3 0.375 0.45 | price_level | 0 | Yearly volatility of the logarithm of the European price; every value from 0.30 to 0.45 is equally likely | F125: 0.30 before 2021; F126: 0.58 with the crisis; F128: 0.39-0.54 in yearly data; the
        price_discount | triangle 0.2 0.42 0.6 | price_discount | 0 | Share by which the Chinese border price lies below the European hub when the hub is at the reference price | F099: 30 % in 2024; F100: 38-42 % in 2025; F102: 45-50 % reported for the first line
        discount_slope | triangle 0.2 0.45 0.6 | price_discount | 0 | Widening of the discount when the European price rises: points of discount per unit of the logarithm of the | judgement: fit to 2020-2025 of the first line's price (F082, F084, F085, F086, F087
        discount_reference | 12 |  |  | European hub price at which price_discount is stated. | convention: the hub price of 2025 and of the start (F115, F116), where the discounts of
        border_price_floor | triangle 1.5 1.8 2.4 |  |  | Lowest price the seller accepts at the border; most likely 1.8 USD/MMBtu (64 USD per 1000 m3), between 1.5 | F105: Russia's regulated domestic price of 55-85 USD per 1000 m3, what the gas would
        asia_lng_premium | triangle 0.05 0.15 0.25 |  |  | Premium of East-Asian LNG, the buyer's alternative, over the European hub; every value from 5 to 25 % is | F119, F121: Japan stands 17-29 % above the EU in the three IEA paths; F120: China's own
        border_to_city_cost | triangle 0.4 0.7 1.2 |  |  | Cost of moving the gas from the border to the northern cities, which LNG landed on the coast avoids; most | judgement: trunk tariffs over 1,000-1,500 km of Chinese line, 14-43 USD per 1000 m3
        oil_price_initial | 75 |  |  | Brent price at the start of 2027; used only where the price formula holds an oil index. | judgement: between the about USD 69 of 2025 and 84 of July 2026 (World Bank and EIA
        oil_price_long_run | bell 50 68.92 95 |  |  | Level to which Brent reverts, in constant USD; one chance in ten below 50 and one in ten above 95, median 69. | F131: long-run level of USD 62 on 1990-2025; judgement: IEA stated policies near USD 80
        oil_price_reversion | 0.2 |  |  | Speed at which Brent returns to its long-run level; 0.2 a year is a half-life of 3.5 years. | F131: 0.09 a year on 1990-2025, close to a random walk; judgement: faster here because
        oil_price_volatility | 0.2 |  |  | Yearly volatility of the logarithm of Brent. | F131: yearly residual of 0.27 on 1990-2025; judgement: lower here because part of it was
        oil_gas_shock_correlation | 0.75 |  |  | Correlation of the yearly shocks of Brent and of European gas. | F129: 0.76 between yearly changes of the logarithms, 2005-2025
        oil_slope | 0.09 |  |  | Gas price in USD/MMBtu per USD/bbl of Brent in an oil-indexed contract. | F093: 0.090 fitted to the first line's prices of 2022-2025; F092: about 0.10 reported
        oil_index_lag | 0.75 |  |  | Delay with which the oil price enters the contract price. | F094: nine months in the first line's contract
        oil_index_weight | 0 |  |  | Weight of the oil formula in the border price: 0 is a discount to the European hub and 1 the formula of the | convention: the base case states the price as a discount to Europe (F099, F100); the
        heat_content | 35.7 |  |  | Energy in 1000 m3 of gas, the factor between prices per MMBtu and per 1000 m3. | convention: 35.7 MMBtu per 1000 m3, the factor at which F093 was fitted
        demand_position | bell -1 0 1 | china_demand | 0 | Where Chinese demand lies between the low (-1), central (0) and high (1) columns of its deck; four chances in | F140, F141, F142, F143, F144: forecasts of the 2030-2060 level differ by hundreds of bcm
        production_position | bell -1 0 1 | china_demand | 0 | Where China's own output lies between the low, central and high columns of its deck; four chances in five of | F148: 300-388 bcm in 2035; F134: 248 bcm in 2024; judgement: low and high columns are the
        imports_position | bell -1 0 1 | china_demand | 0 | Where contracted LNG and other pipeline imports lie between the low, central and high columns of their deck | F145: existing contracts cover the import need of 2030 and leave a gap of up to 250 bcm
        lng_truck_position | bell -1 0 1 |  |  | Where the gas burnt by LNG trucks lies between the low, central and high columns of its deck; four chances in | F176: three sources imply 11.5, 13.6 and 28-30 bcm for 2024; F175: 13 Mt already in 2020
        share_of_call | triangle 0.3 0.6 0.9 | china_demand | 0.6 | Share of China's uncontracted need that the buyer is willing to give this pipeline at equal prices; most | judgement: China keeps several suppliers for the same gap, so never all of it; F145: a
        offtake_response | triangle 0.1 0.3 0.6 |  |  | Points by which the willing share rises when the pipeline is cheaper than LNG, per unit of relative price | judgement: pipeline gas that undercuts LNG takes more of the call, but ports, contracts
        firm_contract_share | triangle 0.3 0.5 0.8 |  |  | Share of the other contracted imports that China cannot turn away to make room for gas it must pay for; most | judgement: pipeline contracts are rigid and destination-free LNG contracts can be resold
        russian_share_cap | triangle 0.2 0.275 0.35 |  |  | Largest share of its demand that China takes from Russian pipelines; every value from 20 to 35 % is equally | F152: all Russian lines together would exceed 20 % of projected demand; F039: about
        city_gas_share | 0.34 |  |  | Share of Chinese gas used by homes and services, the most that heat pumps can displace. | F139: 34 % city gas beside 41 % industry and 18 % power
        heat_pump_stock_initial | 80 |  |  | Heat pumps of the air-to-water type that heat the north at the start, thermal capacity. | F154: of the more than 250 GW in China (F153) about 80 GW are air-to-water units
        heat_pump_stock_ceiling | triangle 250 500 900 | heat_pumps | 80 | Heat-pump stock at saturation; most likely 500 GW, between 250 and 900; neutral 80 is no growth. | F155, F156: sales grow by 12-13 % a year; F163: 3-30 bcm of further displacement, which
        heat_pump_midpoint | triangle 2032 2037 2045 |  |  | Year in which the heat-pump stock is halfway to saturation; most likely 2037, between 2032 and 2045. | F155, F156: growth of 12-13 % a year from 80 GW passes 250 GW about ten years on; F157
        heat_pump_growth | triangle 0.1 0.2 0.35 |  |  | Steepness of the heat-pump growth curve; at the most likely 0.2 the stock goes from 12 % to 88 % of the way | F155, F156: sales growth of 12-13 % a year is the early part of a curve of steepness
        heat_pump_full_load_hours | triangle 1000 1500 2000 |  |  | Hours a year at full output that a northern heat pump runs; most likely 1,500, between 1,000 and 2,000. | F158: 1,000-2,000 hours for northern space heating
        heat_pump_gas_displacement | triangle 0.1 0.3 0.5 |  |  | Share of the added heat-pump heat that replaces gas and not coal or new buildings; most likely 30 %, between | F161: 10-50 %, since policy converts coal to electricity first; F165: 28 m households
        boiler_efficiency | 0.92 |  |  | Efficiency of the gas boiler that a heat pump replaces. | F159: 88-98 % on the lower heating value; F160: gives 0.166 bcm a year per GW with F158
        battery_truck_sales_ceiling | triangle 0.7 0.85 0.95 | battery_trucks | 0 | Share of battery trucks in heavy-truck sales at saturation; most likely 85 %, between 70 and 95 %; neutral 0 | F169: about 29 % of sales in 2025, up 182 %; F170: 22 % in the first half of 2025 and 54
        battery_truck_midpoint | triangle 2025 2026 2028 |  |  | Year in which battery trucks reach half of their final share of sales; most likely 2026, between 2025 and | F169, F170: with midpoint 2026 the curve gives the 29-30 % of sales seen in 2025; F171
        battery_truck_growth | triangle 0.4 0.6 0.9 |  |  | Steepness of the sales curve of battery trucks; at the most likely 0.6 the share goes from 12 % to 88 % of | F170: from 9 % of sales in early 2024 to 22 % in early 2025 is a steepness of about 1, a
        battery_truck_fleet_initial | 0.05 |  |  | Share of battery trucks in the heavy-truck fleet at the start of 2027. | F169 over F174: 231,100 sold in 2025 is 2.6 % of a fleet of 8.76 m; judgement: about 5 %
        truck_life | triangle 6 7 9 |  |  | Years in which the heavy-truck fleet turns over; most likely 7, between 6 and 9. | F180: fleet life of 6-8 years
        take_or_pay_share | choice 0.5:0.25 0.7:0.35 0.8:0.30 0.85:0.10 |  |  | Share of the contract quantity that must be paid for even when it is not taken; 50 % (one chance in four), 70 | F182: 70-85 % is usual and the level for this line is in dispute; F183: China is said to
        take_or_pay_enforcement | triangle 0.2 0.8 1 |  |  | Share of the take-or-pay duty that is honoured at first; most likely 80 %, between 20 and 100 %. | F185: Ukraine had a 40 bcm ship-or-pay contract and shipped 15.5; F182: flexibility is a
        take_or_pay_fatigue | triangle 0.1 0.3 0.5 |  |  | Share of the honoured duty that is lost with each year of paying for gas not taken; most likely 30 %, between | judgement: contracts that cost the buyer are reopened, as the fall from 40 contracted to
        upstream_cost | triangle 15 25 45 |  |  | Cost of producing the gas without taxes: lifting plus the field investment that keeps output up; most likely | F048 and F049: lifting 8-25 plus sustaining 5-25; F045: 18.5 without extraction tax in
        fuel_share | triangle 0.06 0.085 0.12 |  |  | Share of the gas entering the line that the compressors burn; most likely 8.5 %, between 6 and 12 %. | F040: 2-3.5 % per 1,000 km, 7-12 % over the 3,550 km of F015
        fixed_opex_share | triangle 0.015 0.025 0.04 |  |  | Fixed operation and maintenance per year as a share of the construction cost; most likely 2.5 %, between 1.5 | F041: 1.5-4 % a year, without fuel; the mode is set below its 3 % because the cost here
        transit_tariff | triangle 0.2 0.6 1.5 |  |  | What Mongolia earns on each 1000 m3 per 100 km beyond the recovery of its section's cost; most likely 0.6 | F042: fees of 1-3 where they also pay for the pipe; since the Mongolian section is in the
        transit_length | 963 |  |  | Length of the Mongolian section on which the transit fee is paid. | F017: 962.9 km in the feasibility study
        extraction_tax | triangle 0 20 35 |  |  | Russian mineral extraction tax on the gas produced; most likely 20, between 0 (full relief) and 35. | F051: 15-35 effective in 2025-26; F050: about USD 13 in 2015; F052, F053: zero rates for
        export_duty_rate | choice 0:0.45 0.15:0.15 0.30:0.40 |  |  | Russian export duty as a share of the border price: none (45 chances in 100), half rate (15) or the full 30 % | F054: 30 % on pipeline gas, and whether this line is exempt is unknown; judgement
        property_tax_rate | triangle 0 0.011 0.022 |  |  | Yearly tax on the book value of the line; every value from 0 (relief) to the full 2.2 % is equally likely. | F058: 2.2 % without relief; F053: zero for the first line from 2015 to 2035
        profit_tax_rate | 0.25 |  |  | Russian tax on profits. | F055: 25 % since 2025
        depreciation_years | 25 |  |  | Years over which the line is written off for tax, in equal parts. | F057: 20-25 years for trunk pipelines
        loss_offset_cap | 0.5 |  |  | Largest share of a year's taxable income that earlier losses may offset. | convention: the limit of 50 % in Russian tax law, in force to 2030 and taken as lasting
        disruption_probability | triangle 0.003 0.0065 0.015 | politics | 0 | Yearly chance that a temporary disruption begins; most likely 0.65 %, between 0.3 and 1.5 %; neutral 0 is | F187: 1.3 % a year (0.5-3) for long disruptions of Russian export routes; half of it is
        disruption_recovery | 0.3 |  |  | Yearly chance that a running disruption ends; 0.3 is an average length of 3.3 years. | judgement: half of them are over within two years; outages that never end, as that of
        disruption_severity | triangle 0.1 0.5 1 |  |  | Share of the flow lost while a disruption lasts; most likely one half, between 10 and 100 %. | judgement: full stops (F184) and flows far below contract (F185: 15.5 of 40 bcm) both
        rupture_hazard | triangle 0.002 0.0065 0.015 | politics | 0 | Yearly hazard of a permanent end of the flows by sabotage or a break of relations; most likely 0.65 % | F187: 1.3 % a year for long disruptions, half of it taken as permanent; F184: 110 bcm of
        discount_rate | 0.1 |  |  | Real discount rate of the project value, in USD and after tax. | F063: 8 % (before sanctions), 10 %, 12-15 % (sanctioned); values at 6, 8 and 12 % are
        stranding_utilisation | 0.4 |  |  | Utilisation over the rest of the life below which a line worth less than its book value counts as idle, and | convention: well below every take-or-pay level of F182, so that a line idles only where
        premature_years | 5 |  |  | Years before the end of the contract from which the loss of the line no longer counts as premature. | convention: stranding is the loss of value before the end of the life assumed at the
        distress_years | 3 |  |  | Number of consecutive bad years after which the early warning calls the line distressed. | convention: three years in a row separate a bad year from a lasting condition
        debt_share | 0.3 |  |  | Share of each year's construction spending that is borrowed. | F181: the first line got no Chinese prepayment and its Russian part was paid by Gazprom
        loan_rate | 0.045 |  |  | Real interest rate of the loan without panda bonds. | F061: 6-7 % nominal on yuan bonds of the Russian state, less about 1.5-2 % of inflation
        panda_bond_available | choice 0:0.5 1:0.5 |  |  | 1 when Gazprom can borrow on the Chinese bond market at the start of construction, else 0; an even chance. | judgement: Gazprom has the top Chinese rating (F062) and sectoral sanctions against it
        panda_bond_saving | 0.02 |  |  | Points of interest saved by panda bonds. | F062: coupons of 2.5-6 %; F061: 6-7 % on yuan bonds of the Russian state; the centres are
        loan_tenor | 12 |  |  | Years over which the loan is repaid in equal yearly amounts after the grace period. | judgement: export-credit and Chinese policy-bank loans for pipelines run 7-15 years; no
        loan_grace | 5 |  |  | Years after first gas during which interest is added to the loan and nothing is paid. | convention: until the ramp-up is over (ramp_years)
        equity_return | 0.12 |  |  | Real return the sponsor asks on its own money, the discount rate of equity_npv. | F063: 12-15 % for sanctioned projects, the lower end
        """;

    /// <summary>Name, year:low:central:high of each year, position, source.</summary>
    public const string Decks = """
        china_demand | 2025:425:430:435 2027:430:450:470 2030:455:510:560 2035:480:575:640 2040:470:605:690 2050:400:595:720 2060:300:540:700 2076:250:480:680 | demand_position | F133: 434 bcm in 2024 (about 426 on the Chinese physical basis); F135: -0.3 % in
        erosion_in_forecast | 2027:0:0:0 2030:4:4:4 2035:12:12:12 2040:20:20:20 2050:27:27:27 |  | judgement: half of the central erosion that this model computes (about 8, 24, 40 and 54
        china_production | 2025:258:262:266 2030:285:300:315 2035:300:320:350 2040:295:325:370 2050:265:315:380 2060:220:290:370 2076:180:260:350 | production_position | F134: 248 bcm in 2024; judgement: one more year of growth of about 14 bcm
        contracted_imports | 2025:125:130:135 2030:130:152:175 2035:118:148:178 2040:92:116:140 2050:58:73:88 2060:44:55:66 | imports_position | F137: about 67 Mt of LNG, 92 bcm; F138 less F034: about 42 bcm by pipe from Central Asia
        other_russian_pipeline | 2025:39:39:39 2027:41:41:41 2029:50:50:50 2031:56:56:56 |  | F034: 38.8 bcm through Power of Siberia 1
        lng_truck_demand | 2025:12:20:30 2030:18:30:42 2040:22:40:55 2050:22:42:60 | lng_truck_position | F176: 20 bcm (12-30) from three sources that disagree; F175: 13 Mt in 2020
        """;

    /// <summary>Two parameters and their rank correlation.</summary>
    public const string Correlations = """
        cost_overrun completion_delay 0.5
        construction_cost oil_price_long_run 0.3
        eu_price_long_run demand_position 0.3
        eu_price_long_run oil_price_long_run 0.5
        demand_position production_position 0.4
        demand_position take_or_pay_enforcement 0.4
        heat_pump_stock_ceiling battery_truck_sales_ceiling 0.4
        heat_pump_midpoint battery_truck_midpoint 0.4
        heat_pump_growth battery_truck_growth 0.3
        export_duty_rate extraction_tax 0.5
        disruption_probability rupture_hazard 0.5
        eu_price_reversion eu_price_volatility 0.4
        """;
}
