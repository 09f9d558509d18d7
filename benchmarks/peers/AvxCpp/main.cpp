// The base case of the pipeline model by hand, for speed: plain Monte Carlo on one thread, eight trials to an AVX-512 register.
//
//     avx_cpp INPUTS_BASE_FOLDER TRIALS SEED
//
// Left out: the internal rate of return and the financing chapter (section 10), hence the parameter panda_bond_available; and oil,
// which has no weight in the base case (oil_price_long_run leaves the copula, which changes nothing for the others).
// Everything else of sections 1 to 9 is there. It understands the distributions of the base case and says so where it meets another.
//
// What is done for speed, and changes no distribution:
// - Normal scores and the tables of the quantiles (cubics in the score, 32 cells held in registers) are in single precision;
//   the economics is in double precision.
// - Trials are drawn in batches. The few parameters that decide how long a line lives, with all that is correlated with them, are drawn
//   first and sorted by the year in which it ends; the other parameters are drawn afterwards, so that nothing else need be moved.
//   The eight lanes of a register then have almost the same years to go through.
// - Years in which none of the eight is open are left out: the price jumps to the first open year in one step.
// - Disruptions are drawn as waiting times and durations (geometric) and not as a coin a year.
// - Conditions of a year become bits of a word, bit k for year k, so that the first year of anything is a count of zeros.

#include <immintrin.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

using std::string;

[[noreturn]] static void refuse(const string& reason)
{
    std::fprintf(stderr, "avx_cpp: %s\n", reason.c_str());
    std::exit(2);
}

// ---- Eight doubles at once ----

using Reals = __m512d;
using Words = __m512i;
using Mask = __mmask8;

static inline Reals all(double x) { return _mm512_set1_pd(x); }
static inline Words allWords(int64_t x) { return _mm512_set1_epi64(x); }
static inline Reals least(Reals a, Reals b) { return _mm512_min_pd(a, b); }
static inline Reals most(Reals a, Reals b) { return _mm512_max_pd(a, b); }
static inline Reals clip(Reals x) { return most(all(0), least(all(1), x)); }
static inline Reals whole(Reals x) { return _mm512_roundscale_pd(x, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC); }
static inline Reals wholeAbove(Reals x) { return _mm512_roundscale_pd(x, _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC); }
static inline Reals widened(const float* x) { return _mm512_cvtps_pd(_mm256_loadu_ps(x)); }
static inline Words powersOf2(Words exponents) { return _mm512_sllv_epi64(allWords(1), exponents); } // 0 from exponent 64 on
static inline Words bitsBelow(Words end) { return _mm512_sub_epi64(powersOf2(end), allWords(1)); }
static inline Words counted(Reals x) { return _mm512_cvttpd_epi64(x); }

template <int Comparison> static inline Mask compare(Reals a, Reals b) { return _mm512_cmp_pd_mask(a, b, Comparison); }
static inline Mask below(Reals a, Reals b) { return compare<_CMP_LT_OQ>(a, b); }

/// 1 / x to 8 digits: the 14 bits of the instruction, and a step of Newton's.
static inline Reals reciprocal(Reals x)
{
    Reals guess = _mm512_rcp14_pd(x), error = 1.0 - x * guess;
    return guess + guess * error;
}

static const std::array<double, 16> rootsOf2 = [] // 2^(j/16)
{
    std::array<double, 16> roots;
    for (int j = 0; j < 16; j++) roots[j] = std::exp2(j / 16.0);
    return roots;
}();

/// 2^x to 9 digits: sixteenths from a table, the rest from a cubic.
static inline Reals exp2(Reals x)
{
    const Reals magic = all(0x1.8p52 / 16); // adding it rounds to sixteenths and leaves their number in the low bits
    Reals shifted = x + magic, rounded = shifted - magic, rest = x - rounded;
    Reals root = _mm512_permutex2var_pd(_mm512_loadu_pd(&rootsOf2[0]), _mm512_castpd_si512(shifted), _mm512_loadu_pd(&rootsOf2[8]));
    Reals cubic = all(0.0555041086648216) * rest + all(0.2402265069591007);
    cubic = cubic * rest + all(0.6931471805599453);
    return _mm512_scalef_pd(root * cubic * rest + root, rounded);
}

// ---- Functions for the tables, in plain double precision; none of them is timed ----

static double normalCumulative(double z) { return 0.5 * std::erfc(-z * M_SQRT1_2); }

/// The z at which the normal distribution has `p` below, p <= 1/2: Newton's method on its logarithm, which is concave.
static double normalQuantile(double p)
{
    double z = -std::sqrt(-2 * std::log(p)) - 1e-9;
    for (int i = 0; i < 50; i++)
    {
        double cumulative = normalCumulative(z), density = std::exp(-0.5 * z * z) * 0.3989422804014327;
        double step = (std::log(p) - std::log(cumulative)) * cumulative / density;
        z += step;
        if (std::abs(step) < 1e-14) break;
    }

    return z;
}

/// The share of a beta distribution below x, by its continued fraction.
static double betaCumulative(double a, double b, double x)
{
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    if (x > (a + 1) / (a + b + 2)) return 1 - betaCumulative(b, a, 1 - x);
    double front = std::exp(a * std::log(x) + b * std::log1p(-x) + std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b)) / a;
    double c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), product = d;
    for (int m = 1; m < 500; m++)
    {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / (1 + even * d);
        c = 1 + even / c;
        product *= c * d;
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / (1 + odd * d);
        c = 1 + odd / c;
        product *= c * d;
        if (std::abs(c * d - 1) < 1e-15) break;
    }

    return front * product;
}

/// The share of a gamma distribution of scale 1 below x, or above it: a series or a continued fraction, whichever is quick.
static double gammaCumulative(double a, double x, bool above)
{
    if (x <= 0) return above ? 1 : 0;
    double front = std::exp(a * std::log(x) - x - std::lgamma(a));
    if (x < a + 1)
    {
        double term = 1 / a, sum = term;
        for (int n = 1; n < 1000 && term > sum * 1e-16; n++) sum += term *= x / (a + n);
        return above ? 1 - front * sum : front * sum;
    }

    double b = x + 1 - a, c = 1e300, d = 1 / b, fraction = d;
    for (int n = 1; n < 1000; n++)
    {
        double an = -n * (n - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        fraction *= c * d;
        if (std::abs(c * d - 1) < 1e-15) break;
    }

    return above ? front * fraction : 1 - front * fraction;
}

/// The root of a rising function between two ends.
static double rootOf(const std::function<double(double)>& rising, double low, double high)
{
    for (int i = 0; i < 100 && low < high; i++)
    {
        double middle = 0.5 * (low + high);
        if (middle == low || middle == high) break;
        (rising(middle) < 0 ? low : high) = middle;
    }

    return 0.5 * (low + high);
}

/// The polynomial in x that meets `function` at the Chebyshev points of [low, high].
template <int Degree> static std::array<double, Degree + 1> fitted(const std::function<double(double)>& function, double low, double high)
{
    std::array<double, Degree + 1> x, newton, monomial{};
    for (int i = 0; i <= Degree; i++)
    {
        x[i] = 0.5 * (low + high) + 0.5 * (high - low) * std::cos(M_PI * (i + 0.5) / (Degree + 1));
        newton[i] = function(x[i]);
    }

    for (int order = 1; order <= Degree; order++)
    {
        for (int i = Degree; i >= order; i--) newton[i] = (newton[i] - newton[i - 1]) / (x[i] - x[i - order]);
    }

    for (int i = Degree; i >= 0; i--)
    {
        for (int j = Degree; j > 0; j--) monomial[j] = monomial[j - 1] - x[i] * monomial[j];
        monomial[0] = newton[i] - x[i] * monomial[0];
    }

    return monomial;
}

// ---- Random numbers: xoshiro256++ (Blackman and Vigna) in eight lanes, and normal scores, sixteen at once ----

struct Random
{
    Words a, b, c, d;

    explicit Random(uint64_t seed)
    {
        alignas(64) uint64_t state[32];
        for (uint64_t& word : state) // splitmix64
        {
            uint64_t x = seed += 0x9E3779B97F4A7C15;
            x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
            x = (x ^ x >> 27) * 0x94D049BB133111EB;
            word = x ^ x >> 31;
        }

        a = _mm512_load_si512(state);
        b = _mm512_load_si512(state + 8);
        c = _mm512_load_si512(state + 16);
        d = _mm512_load_si512(state + 24);
    }

    inline Words next()
    {
        Words result = _mm512_add_epi64(_mm512_rol_epi64(_mm512_add_epi64(a, d), 23), a), shifted = _mm512_slli_epi64(b, 17);
        c = _mm512_xor_si512(c, a);
        d = _mm512_xor_si512(d, b);
        b = _mm512_xor_si512(b, c);
        a = _mm512_xor_si512(a, d);
        c = _mm512_xor_si512(c, shifted);
        d = _mm512_rol_epi64(d, 45);
        return result;
    }
};

/// The lower half of the normal quantile, p = i / 2^32 for 31-bit integers i: a quartic in each half of the octaves 2^15 ... 2^31.
/// It is good to 2e-6. Below 2^15, once in 65,000, the quantile itself is asked.
struct NormalTable
{
    static constexpr int Degree = 4;
    alignas(64) float coefficients[Degree + 1][32];

    NormalTable()
    {
        for (int octave = 15; octave < 31; octave++)
        {
            for (int half = 0; half < 2; half++)
            {
                auto quantile = [=](double x) { return normalQuantile(std::ldexp(1.25 + 0.5 * half + x, octave - 32)); };
                auto polynomial = fitted<Degree>(quantile, -0.25, 0.25);
                int cell = ((127 + octave) & 15) * 2 + half; // the low bits of a float's exponent, and the first of its fraction
                for (int i = 0; i <= Degree; i++) coefficients[i][cell] = static_cast<float>(polynomial[i]);
            }
        }
    }

    [[gnu::noinline, gnu::cold]] static __m512 withTails(__m512 scores, Words magnitudes, __mmask16 tails)
    {
        alignas(64) float score[16];
        alignas(64) int32_t magnitude[16];
        _mm512_store_ps(score, scores);
        _mm512_store_si512(magnitude, magnitudes);
        for (int i = 0; i < 16; i++)
        {
            if (tails >> i & 1) score[i] = static_cast<float>(normalQuantile(std::ldexp(magnitude[i] + 0.5, -32)));
        }

        return _mm512_load_ps(score);
    }

    inline __m512 draw(Random& random) const
    {
        Words bits = random.next(), magnitudes = _mm512_and_si512(bits, _mm512_set1_epi32(0x7FFFFFFF));
        __m512 rounded = _mm512_cvt_roundepi32_ps(magnitudes, _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC);
        Words cells = _mm512_srli_epi32(_mm512_castps_si512(rounded), 22);
        Words fraction = _mm512_ternarylogic_epi32( // the lower 22 bits of the fraction, with the exponent of 1
            _mm512_castps_si512(rounded), _mm512_set1_epi32(0x3FFFFF), _mm512_set1_epi32(0x3F800000), 0xEA);
        __m512 x = _mm512_sub_ps(_mm512_castsi512_ps(fraction), _mm512_set1_ps(1.25f)), score = at(cells, Degree);
        for (int i = Degree - 1; i >= 0; i--) score = _mm512_fmadd_ps(score, x, at(cells, i));
        __mmask16 tails = _mm512_cmplt_epi32_mask(magnitudes, _mm512_set1_epi32(1 << 15));
        if (tails) [[unlikely]] score = withTails(score, magnitudes, tails);
        return _mm512_castsi512_ps(_mm512_ternarylogic_epi32( // the first bit is the sign
            _mm512_castps_si512(score), bits, _mm512_set1_epi32(INT32_MIN), 0x78));
    }

private:
    inline __m512 at(Words cells, int i) const
    {
        return _mm512_permutex2var_ps(_mm512_load_ps(coefficients[i]), cells, _mm512_load_ps(coefficients[i] + 16));
    }
};

/// A quantile as a function of the normal score: 32 cubics around the multiples of 0.36, flat outside +-5.5.
struct ScoreTable
{
    static constexpr int Degree = 3;
    static constexpr float CellsPerUnit = 2.8f, Limit = 15.49f / CellsPerUnit;
    alignas(64) float coefficients[Degree + 1][32];

    ScoreTable() = default;

    explicit ScoreTable(const std::function<double(double)>& quantileOfScore)
    {
        for (int cell = -16; cell < 16; cell++)
        {
            auto polynomial = fitted<Degree>([&](double x) { return quantileOfScore((cell + x) / CellsPerUnit); }, -0.5, 0.5);
            for (int i = 0; i <= Degree; i++) coefficients[i][cell & 31] = static_cast<float>(polynomial[i]);
        }
    }

    inline __m512 at(__m512 score) const
    {
        const __m512 perUnit = _mm512_set1_ps(CellsPerUnit), magic = _mm512_set1_ps(0x1.8p23f); // rounds to whole numbers
        __m512 limited = _mm512_range_ps(score, _mm512_set1_ps(Limit), 2);                     // the smaller magnitude, the score's sign
        __m512 shifted = _mm512_fmadd_ps(limited, perUnit, magic);
        __m512 x = _mm512_fmsub_ps(limited, perUnit, _mm512_sub_ps(shifted, magic));
        Words cells = _mm512_castps_si512(shifted);
        __m512 value = at(cells, Degree);
        for (int i = Degree - 1; i >= 0; i--) value = _mm512_fmadd_ps(value, x, at(cells, i));
        return value;
    }

private:
    inline __m512 at(Words cells, int i) const
    {
        return _mm512_permutex2var_ps(_mm512_load_ps(coefficients[i]), cells, _mm512_load_ps(coefficients[i] + 16));
    }
};

// ---- The input files ----

using Row = std::map<string, string>;

static std::vector<Row> rowsOf(const string& path)
{
    std::ifstream file(path);
    if (!file) refuse("cannot read " + path);
    std::vector<string> header;
    std::vector<Row> rows;
    for (string line; std::getline(file, line);)
    {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty() || line[0] == '#') continue;
        std::vector<string> cells(1);
        bool quoted = false;
        for (char character : line)
        {
            if (character == '"') quoted = !quoted; // doubled quotes only stand in descriptions, which nobody reads here
            else if (character == ',' && !quoted) cells.emplace_back();
            else cells.back() += character;
        }

        if (header.empty())
        {
            header = cells;
            continue;
        }

        Row row;
        for (size_t i = 0; i < header.size() && i < cells.size(); i++) row[header[i]] = cells[i];
        rows.push_back(row);
    }

    return rows;
}

static double numberIn(const Row& row, const string& column)
{
    auto cell = row.find(column);
    char* end = nullptr;
    double number = cell == row.end() ? 0 : std::strtod(cell->second.c_str(), &end);
    if (!end || end == cell->second.c_str() || *end) refuse("a number is missing in column " + column + " of a row");
    return number;
}

static bool filled(const Row& row, const string& column)
{
    auto cell = row.find(column);
    return cell != row.end() && !cell->second.empty();
}

// ---- What is uncertain ----

enum Column
{
    CompletionYear, CompletionDelay, RuptureHazard, RuptureTime, // these four decide when the line lives; the last is an Exp(1)
    CostOverrun, DisruptionProbability, ConstructionCost, RampYears,
    EuPriceLongRun, EuPriceReversion, EuPriceVolatility, PriceDiscount, DiscountSlope, BorderPriceFloor, AsiaLngPremium, BorderToCityCost,
    DemandPosition, ProductionPosition, ImportsPosition, LngTruckPosition, ShareOfCall, OfftakeResponse, FirmContractShare, RussianShareCap,
    HeatPumpStockCeiling, HeatPumpMidpoint, HeatPumpGrowth, HeatPumpFullLoadHours, HeatPumpGasDisplacement,
    BatteryTruckSalesCeiling, BatteryTruckMidpoint, BatteryTruckGrowth, TruckLife,
    TakeOrPayShare, TakeOrPayEnforcement, TakeOrPayFatigue,
    UpstreamCost, FuelShare, FixedOpexShare, TransitTariff, ExtractionTax, ExportDutyRate, PropertyTaxRate, DisruptionSeverity,
    ColumnCount,
};

static const char* const ColumnNames[ColumnCount] = {
    "completion_year", "completion_delay", "rupture_hazard", "",
    "cost_overrun", "disruption_probability", "construction_cost", "ramp_years",
    "eu_price_long_run", "eu_price_reversion", "eu_price_volatility", "price_discount", "discount_slope", "border_price_floor", "asia_lng_premium", "border_to_city_cost",
    "demand_position", "production_position", "imports_position", "lng_truck_position", "share_of_call", "offtake_response", "firm_contract_share", "russian_share_cap",
    "heat_pump_stock_ceiling", "heat_pump_midpoint", "heat_pump_growth", "heat_pump_full_load_hours", "heat_pump_gas_displacement",
    "battery_truck_sales_ceiling", "battery_truck_midpoint", "battery_truck_growth", "truck_life",
    "take_or_pay_share", "take_or_pay_enforcement", "take_or_pay_fatigue",
    "upstream_cost", "fuel_share", "fixed_opex_share", "transit_tariff", "extraction_tax", "export_duty_rate", "property_tax_rate", "disruption_severity",
};

static const char* const LeftOut[] = {"oil_price_long_run", "panda_bond_available"};

static int columnOf(const string& name)
{
    for (int column = 0; column < ColumnCount; column++)
    {
        if (name == ColumnNames[column] && !name.empty()) return column;
    }

    return -1;
}

/// What is stored in place of the value, where that saves work in every trial. Dates count from the valuation year, which keeps them exact in single precision.
static double stored(int column, double value, double valuationYear)
{
    switch (column)
    {
        case CompletionYear: case HeatPumpMidpoint: case BatteryTruckMidpoint: return value - valuationYear;
        case EuPriceLongRun: return std::log2(value);
        case TruckLife: return 1 / value;
        case DisruptionProbability: return -std::log1p(-value); // as a rate a year
        default: return value;
    }
}

/// How a column comes out of its normal score: by a table or, for a discrete distribution, in steps.
struct Marginal
{
    ScoreTable table;
    float first = 0;
    std::vector<std::pair<float, float>> steps; // scores above the first number have the value of the second
};

static double cumulativeBelowHalf(double z) { return normalCumulative(-std::abs(z)); }

/// The quantile of a distribution as a function of the normal score.
static std::function<double(double)> quantileOf(const Row& row)
{
    const string name = row.at("parameter"), kind = row.at("distribution");
    auto number = [&](const char* column) { return numberIn(row, column); };
    auto refuseTruncation = [&] { if (filled(row, "min") || filled(row, "max")) refuse(name + ": truncated distributions are not supported"); };
    const double z90 = 1.2815515655446004;

    if (kind == "constant")
    {
        double value = number("value");
        return [=](double) { return value; };
    }

    if (kind == "uniform")
    {
        double low = number("min"), high = number("max");
        return [=](double z) { return low + (high - low) * normalCumulative(z); };
    }

    if (kind == "pert")
    {
        double low = number("min"), mode = number("mode"), high = number("max");
        double a = 1 + 4 * (mode - low) / (high - low), b = 1 + 4 * (high - mode) / (high - low);
        return [=](double z) // from the nearer end, where the probabilities are small and exact
        {
            double level = cumulativeBelowHalf(z), alpha = z < 0 ? a : b, beta = z < 0 ? b : a;
            double share = rootOf([=](double x) { return betaCumulative(alpha, beta, x) - level; }, 0, 1);
            return z < 0 ? low + (high - low) * share : high - (high - low) * share;
        };
    }

    if ((kind == "normal" || kind == "lognormal") && filled(row, "p10"))
    {
        refuseTruncation();
        bool ofLogarithm = kind == "lognormal";
        double p10 = ofLogarithm ? std::log(number("p10")) : number("p10"), p90 = ofLogarithm ? std::log(number("p90")) : number("p90");
        double mean = 0.5 * (p10 + p90), sd = 0.5 * (p90 - p10) / z90;
        return [=](double z) { return ofLogarithm ? std::exp(mean + sd * z) : mean + sd * z; };
    }

    if (kind == "gamma")
    {
        double mean = number("mean"), sd = number("sd"), shape = mean * mean / (sd * sd), scale = sd * sd / mean;
        return [=](double z)
        {
            double level = cumulativeBelowHalf(z);
            bool above = z > 0;
            return scale * rootOf([=](double x) { return above ? level - gammaCumulative(shape, x, true) : gammaCumulative(shape, x, false) - level; }, 0, shape + 200);
        };
    }

    if (kind == "metalog" && filled(row, "min") && !filled(row, "max"))
    {
        double low = number("min"), y10 = std::log(number("p10") - low), y50 = std::log(number("p50") - low), y90 = std::log(number("p90") - low);
        double scale = (y90 - y10) / (2 * std::log(9)), shape = (y90 - 2 * y50 + y10) / (0.8 * std::log(9));
        return [=](double z)
        {
            double logOdds = std::log(normalCumulative(z) / normalCumulative(-z));
            return low + std::exp(y50 + (scale + shape * (normalCumulative(z) - 0.5)) * logOdds);
        };
    }

    refuse(name + ": the distribution " + kind + " with these columns is not one of the base case, and not supported");
}

// ---- The scenario: constants, years, marginals and their correlations ----

constexpr int MostYears = 63; // a year is a bit of a word

struct Year
{
    double demand, demandUp, demandDown, production, productionUp, productionDown, imports, importsUp, importsDown, trucks, trucksUp, trucksDown;
    double erosionInForecast, otherRussian;
    double factor, factor6, factor8, factor12;
};

/// A score: own * its own normal + the sum of coefficient * that of an earlier column.
struct Mixture
{
    double own = 1;
    std::vector<std::pair<int, float>> others;
    bool keptForOthers = false;
};

struct Scenario
{
    int years, distressYears;
    double valuationYear, constructionStart, capacity, rampInitialShare, contractYears, decommissioningShare, euPriceInitial, discountReference;
    double heatContent, cityGasShare, heatPumpStockInitial, boilerEfficiency, batteryTruckFleetInitial, transitLength, profitTaxRate, depreciationYears;
    double lossOffsetCap, disruptionRecovery, discountRate, strandingUtilisation, prematureYears;
    std::vector<Year> year;
    Marginal marginals[ColumnCount];
    Mixture mixtures[ColumnCount];
    bool leads[ColumnCount] = {}; // drawn before the trials are sorted

    explicit Scenario(const string& folder) : _folder(folder)
    {
        for (const Row& row : rowsOf(folder + "/parameters.csv")) _parameters[row.at("parameter")] = row;
        readConstants();
        readDecks();
        readMarginals();
        readCorrelations();
    }

private:
    string _folder;
    std::map<string, Row> _parameters;

    const Row& parameterOf(const string& name)
    {
        auto found = _parameters.find(name);
        if (found == _parameters.end()) refuse("parameters.csv has no row for " + name);
        return found->second;
    }

    double constantOf(const string& name)
    {
        const Row& row = parameterOf(name);
        if (row.at("distribution") != "constant") refuse(name + " must be constant here, as in the base case");
        return numberIn(row, "value");
    }

    void readConstants()
    {
        valuationYear = constantOf("valuation_year");
        years = static_cast<int>(constantOf("horizon_years"));
        constructionStart = constantOf("construction_start") - valuationYear;
        capacity = constantOf("capacity");
        rampInitialShare = constantOf("ramp_initial_share");
        contractYears = constantOf("contract_years");
        decommissioningShare = constantOf("decommissioning_share");
        euPriceInitial = constantOf("eu_price_initial");
        discountReference = constantOf("discount_reference");
        heatContent = constantOf("heat_content");
        cityGasShare = constantOf("city_gas_share");
        heatPumpStockInitial = constantOf("heat_pump_stock_initial");
        boilerEfficiency = constantOf("boiler_efficiency");
        batteryTruckFleetInitial = constantOf("battery_truck_fleet_initial");
        transitLength = constantOf("transit_length");
        profitTaxRate = constantOf("profit_tax_rate");
        depreciationYears = constantOf("depreciation_years");
        lossOffsetCap = constantOf("loss_offset_cap");
        disruptionRecovery = constantOf("disruption_recovery");
        discountRate = constantOf("discount_rate");
        strandingUtilisation = constantOf("stranding_utilisation");
        prematureYears = constantOf("premature_years");
        distressYears = static_cast<int>(constantOf("distress_years"));
        if (constantOf("oil_index_weight") != 0) refuse("oil_index_weight must be 0: oil is left out here");
        if (years > MostYears) refuse("horizon_years must be at most 63 here");
        if (constructionStart < 0.5) refuse("construction_start must be at least half a year after the valuation year here");
        if (prematureYears >= contractYears) refuse("premature_years must be below contract_years here");
        if (depreciationYears < 15) refuse("depreciation_years must be at least 15 here");
    }

    void readDecks()
    {
        struct Point { double year, low, central, high; };
        std::map<string, std::vector<Point>> decks;
        std::map<string, string> positions = {
            {"china_demand", "demand_position"}, {"china_production", "production_position"}, {"contracted_imports", "imports_position"},
            {"lng_truck_demand", "lng_truck_position"}, {"erosion_in_forecast", ""}, {"other_russian_pipeline", ""}};
        for (const Row& row : rowsOf(_folder + "/decks.csv"))
        {
            const string& series = row.at("series");
            if (!positions.count(series) || row.at("position") != positions[series]) refuse("decks.csv: " + series + " must move with the position of the base case");
            decks[series].push_back({numberIn(row, "year"), numberIn(row, "low"), numberIn(row, "central"), numberIn(row, "high")});
        }

        year.resize(years);
        for (int k = 0; k < years; k++)
        {
            auto at = [&](const char* series, double& central, double* up, double* down)
            {
                std::vector<Point>& points = decks[series];
                if (points.empty()) refuse(string("decks.csv lacks ") + series);
                std::sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.year < b.year; });
                double date = std::clamp(valuationYear + k, points.front().year, points.back().year);
                size_t right = 0;
                while (right + 1 < points.size() && points[right].year <= date) right++;
                const Point &to = points[right], &from = points[right > 0 ? right - 1 : 0];
                double share = to.year > from.year ? (date - from.year) / (to.year - from.year) : 0;
                auto between = [=](double a, double b) { return a + share * (b - a); };
                central = between(from.central, to.central);
                if (up) *up = between(from.high, to.high) - central;
                if (down) *down = central - between(from.low, to.low);
            };

            Year& y = year[k];
            at("china_demand", y.demand, &y.demandUp, &y.demandDown);
            at("china_production", y.production, &y.productionUp, &y.productionDown);
            at("contracted_imports", y.imports, &y.importsUp, &y.importsDown);
            at("lng_truck_demand", y.trucks, &y.trucksUp, &y.trucksDown);
            at("erosion_in_forecast", y.erosionInForecast, nullptr, nullptr);
            at("other_russian_pipeline", y.otherRussian, nullptr, nullptr);
            auto factor = [=](double rate) { return std::pow(1 + rate, -(k + 0.5)); };
            y.factor = factor(discountRate);
            y.factor6 = factor(0.06);
            y.factor8 = factor(0.08);
            y.factor12 = factor(0.12);
        }
    }

    void readMarginals()
    {
        for (int column = 0; column < ColumnCount; column++)
        {
            Marginal& marginal = marginals[column];
            if (column == RuptureTime)
            {
                marginal.table = ScoreTable([](double z) { return -std::log(normalCumulative(-z)); });
                continue;
            }

            const Row& row = parameterOf(ColumnNames[column]);
            if (row.at("distribution") == "discrete")
            {
                std::vector<std::pair<double, double>> values;
                double total = 0, passed = 0;
                for (const Row& step : rowsOf(_folder + "/" + row.at("table")))
                {
                    values.emplace_back(numberIn(step, "value"), numberIn(step, "weight"));
                    total += values.back().second;
                }

                std::sort(values.begin(), values.end());
                marginal.first = static_cast<float>(stored(column, values[0].first, valuationYear));
                for (size_t i = 1; i < values.size(); i++)
                {
                    passed += values[i - 1].second / total;
                    double score = passed < 0.5 ? normalQuantile(passed) : -normalQuantile(1 - passed);
                    marginal.steps.emplace_back(static_cast<float>(score), static_cast<float>(stored(column, values[i].first, valuationYear)));
                }

                continue;
            }

            auto quantile = quantileOf(row);
            marginal.table = ScoreTable([&](double z) { return stored(column, quantile(z), valuationYear); });
        }
    }

    /// The Cholesky factor of the correlations of the normal scores, 2 sin(pi rho / 6) for a rank correlation rho.
    void readCorrelations()
    {
        static double matrix[ColumnCount][ColumnCount];
        for (int i = 0; i < ColumnCount; i++) matrix[i][i] = 1;
        for (const Row& row : rowsOf(_folder + "/correlations.csv"))
        {
            int pair[2];
            bool leftOut = false;
            for (int side = 0; side < 2; side++)
            {
                const string& name = row.at(side == 0 ? "parameter_a" : "parameter_b");
                pair[side] = columnOf(name);
                bool known = std::any_of(std::begin(LeftOut), std::end(LeftOut), [&](const char* other) { return name == other; });
                if (pair[side] < 0 && !known) refuse("correlations.csv: " + name + " is not a parameter that is uncertain here");
                leftOut |= pair[side] < 0;
            }

            if (!leftOut) matrix[pair[0]][pair[1]] = matrix[pair[1]][pair[0]] = 2 * std::sin(M_PI * numberIn(row, "rank_correlation") / 6);
        }

        for (int column : {CompletionYear, CompletionDelay, RuptureHazard, RuptureTime}) leads[column] = true;
        for (bool grown = true; grown;)
        {
            grown = false;
            for (int i = 0; i < ColumnCount; i++)
            {
                for (int j = 0; j < ColumnCount; j++)
                {
                    if (matrix[i][j] == 0 || !leads[i] || leads[j]) continue;
                    leads[j] = grown = true;
                }
            }
        }

        static double factor[ColumnCount][ColumnCount];
        for (int i = 0; i < ColumnCount; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = matrix[i][j];
                for (int m = 0; m < j; m++) rest -= factor[i][m] * factor[j][m];
                if (i == j && !(rest > 0)) refuse("correlations.csv: the matrix is not positive definite");
                factor[i][j] = i == j ? std::sqrt(rest) : rest / factor[j][j];
                if (i == j || factor[i][j] == 0) continue;
                mixtures[i].others.emplace_back(j, static_cast<float>(factor[i][j]));
                mixtures[j].keptForOthers = true;
            }

            mixtures[i].own = factor[i][i];
        }
    }
};

// ---- What is remembered of a run ----

enum Outcome
{
    Npv, NpvR6, NpvR8, NpvR12, DiscountedPaybackYear, PeakFunding, MeanUtilisation, DeliveredTotal, LevelisedCost,
    NpvState, NpvTransit, NpvBuyer, NpvRussia, NpvTotal, StrandingYear, StrandedCapital, DistressYear, OutcomeCount,
};

static const char* const OutcomeNames[OutcomeCount] = {
    "npv", "npv_r6", "npv_r8", "npv_r12", "discounted_payback_year", "peak_funding", "mean_utilisation", "delivered_total", "levelised_cost",
    "npv_state", "npv_transit", "npv_buyer", "npv_russia", "npv_total", "stranding_year", "stranded_capital", "distress_year",
};

enum Event { Loss, Stranded, StrandedIdle, StrandedLoss, StrandedRupture, Impaired, Distressed, NoPayback, EventCount };

static const char* const EventNames[EventCount] = {
    "loss", "stranded", "stranded_idle", "stranded_loss", "stranded_rupture", "impaired", "distressed", "no_payback",
};

struct Tally
{
    static constexpr int Bins = 20'000; // of npv, USD 10 million wide, from USD -100 bn on
    static constexpr double BinsPerBn = 100, Origin = 100;

    Reals sums[OutcomeCount], squares[OutcomeCount];
    int64_t counts[OutcomeCount], events[EventCount];
    std::vector<uint32_t> histogram;

    Tally() : counts{}, events{}, histogram(Bins)
    {
        for (int i = 0; i < OutcomeCount; i++) sums[i] = squares[i] = all(0);
    }

    inline void add(Outcome outcome, Reals value, Mask exists)
    {
        sums[outcome] = _mm512_mask_add_pd(sums[outcome], exists, sums[outcome], value);
        squares[outcome] = _mm512_mask3_fmadd_pd(value, value, squares[outcome], exists);
        counts[outcome] += __builtin_popcount(exists);
    }

    inline void add(Event event, Mask happened) { events[event] += __builtin_popcount(happened); }

    inline void addToHistogram(Reals npv, Mask live)
    {
        alignas(32) int32_t bins[8];
        Reals position = least(most(npv * BinsPerBn + Origin * BinsPerBn, all(0)), all(Bins - 1));
        _mm256_store_si256(reinterpret_cast<__m256i*>(bins), _mm512_cvttpd_epi32(position));
        if (live == 0xFF) [[likely]] for (int bin : bins) histogram[bin]++;
        else for (int i = 0; i < 8; i++) histogram[bins[i]] += live >> i & 1;
    }

    double mean(int outcome) const { return _mm512_reduce_add_pd(sums[outcome]) / counts[outcome]; }

    double variance(int outcome) const
    {
        double m = mean(outcome), n = counts[outcome];
        return (_mm512_reduce_add_pd(squares[outcome]) - n * m * m) / (n - 1);
    }

    double quantileOfNpv(double level) const
    {
        double wanted = level * counts[Npv], passed = 0;
        int bin = 0;
        while (bin + 1 < Bins && passed + histogram[bin] < wanted) passed += histogram[bin++];
        return (bin + (histogram[bin] ? (wanted - passed) / histogram[bin] : 0)) / BinsPerBn - Origin;
    }
};

// ---- The simulation ----

class Simulation
{
public:
    Simulation(const Scenario& scenario, uint64_t seed) : _s(scenario), _random(seed), _exponential(scenario.marginals[RuptureTime].table) { }

    const Tally& run(int64_t trials)
    {
        for (int64_t left = trials; left > 0; left -= Batch)
        {
            int count = static_cast<int>(std::min<int64_t>(left, Batch));
            draw(count);
            for (int first = 0; first < count; first += 8)
            {
                evaluate(first, count - first >= 8 ? 0xFF : static_cast<Mask>((1 << (count - first)) - 1));
            }
        }

        return _tally;
    }

private:
    static constexpr int Batch = 512;

    const Scenario& _s;
    Random _random;
    const NormalTable _normal;
    const ScoreTable _exponential;
    Tally _tally;

    // A batch: the values of the columns; completion (years after the valuation year) and the age at a rupture.
    alignas(64) float _values[ColumnCount][Batch], _unsorted[ColumnCount][Batch], _normals[ColumnCount][Batch];
    alignas(64) float _completion[Batch], _unsortedCompletion[Batch], _ruptureAge[Batch], _unsortedRuptureAge[Batch];
    alignas(64) int32_t _lastYear[Batch], _order[Batch];

    // The yearly series of eight trials.
    alignas(64) float _shocks[MostYears + 2][8];
    Reals _euPrice[MostYears], _borderPrice[MostYears], _share[MostYears], _willing[MostYears], _room[MostYears], _cap[MostYears];
    Reals _delivered[MostYears], _cash[MostYears], _recoverable[MostYears];

    void drawColumn(int column, float* values)
    {
        const Marginal& marginal = _s.marginals[column];
        const Mixture& mixture = _s.mixtures[column];
        const __m512 own = _mm512_set1_ps(static_cast<float>(mixture.own));
        const ScoreTable table = marginal.table;
        Random random = _random;
        for (int i = 0; i < Batch; i += 16)
        {
            __m512 score = _normal.draw(random);
            if (mixture.keptForOthers) _mm512_store_ps(_normals[column] + i, score);
            if (!mixture.others.empty())
            {
                score = _mm512_mul_ps(score, own);
                for (auto [other, coefficient] : mixture.others)
                {
                    score = _mm512_fmadd_ps(_mm512_set1_ps(coefficient), _mm512_load_ps(_normals[other] + i), score);
                }
            }

            __m512 value;
            if (marginal.steps.empty())
            {
                value = table.at(score);
            }
            else
            {
                value = _mm512_set1_ps(marginal.first);
                for (auto [from, stepped] : marginal.steps)
                {
                    value = _mm512_mask_mov_ps(value, _mm512_cmp_ps_mask(score, _mm512_set1_ps(from), _CMP_GT_OQ), _mm512_set1_ps(stepped));
                }
            }

            _mm512_store_ps(values + i, value);
        }

        _random = random;
    }

    /// Fills the columns, the trials sorted by the year in which the line ends. Only the first `count` trials will be used.
    void draw(int count)
    {
        for (int column = 0; column < ColumnCount; column++)
        {
            if (_s.leads[column]) drawColumn(column, _unsorted[column]);
        }

        const float earliest = static_cast<float>(_s.constructionStart + 0.5), contract = static_cast<float>(_s.contractYears);
        for (int i = 0; i < Batch; i++)
        {
            float completion = std::max(_unsorted[CompletionYear][i] + _unsorted[CompletionDelay][i], earliest);
            float ruptureAge = _unsorted[RuptureTime][i] / _unsorted[RuptureHazard][i];
            _unsortedCompletion[i] = completion;
            _unsortedRuptureAge[i] = ruptureAge;
            _lastYear[i] = static_cast<int32_t>(std::min(completion + std::min(contract, ruptureAge), static_cast<float>(MostYears)));
        }

        int32_t places[MostYears + 2] = {};
        for (int i = 0; i < count; i++) places[_lastYear[i] + 1]++;
        for (int k = 0; k <= MostYears; k++) places[k + 1] += places[k];
        for (int i = 0; i < count; i++) _order[places[_lastYear[i]]++] = i;
        for (int i = count; i < Batch; i++) _order[i] = i;

        auto sort = [&](const float* from, float* to)
        {
            for (int i = 0; i < Batch; i += 16) _mm512_store_ps(to + i, _mm512_i32gather_ps(_mm512_load_si512(_order + i), from, 4));
        };
        sort(_unsortedCompletion, _completion);
        sort(_unsortedRuptureAge, _ruptureAge);
        for (int column = 0; column < ColumnCount; column++)
        {
            if (!_s.leads[column]) drawColumn(column, _values[column]);
            else if (column > RuptureTime) sort(_unsorted[column], _values[column]);
        }
    }

    /// The years from `first` on in which flows are disrupted, as bits: waiting times and durations until the line's last year.
    inline Words disruptedYears(Reals first, Reals last, Reals rate)
    {
        const Reals perRate = reciprocal(most(rate, all(1e-30))), perRecovery = all(-1 / std::log1p(-_s.disruptionRecovery));
        Words bits = allWords(0);
        Mask open;
        do
        {
            __m512 times = _exponential.at(_normal.draw(_random));
            Reals waiting = _mm512_cvtps_pd(_mm512_castps512_ps256(times)), lasting = _mm512_cvtps_pd(_mm512_extractf32x8_ps(times, 1));
            Reals begin = least(first + whole(most(waiting, all(0)) * perRate), all(64));
            Reals end = least(begin + 1.0 + whole(most(lasting, all(0)) * perRecovery), all(64));
            bits = _mm512_or_si512(bits, _mm512_xor_si512(bitsBelow(counted(begin)), bitsBelow(counted(end))));
            first = end + 1.0; // flows for a year before it can be disrupted again
            open = compare<_CMP_LE_OQ>(first, last);
        } while (open);

        return bits;
    }

    /// Sections 2 to 9 for the eight trials from `i` on, of which `live` count.
    void evaluate(int i, Mask live)
    {
        const Scenario& s = _s;
        auto of = [&](Column column) { return widened(_values[column] + i); };
        const double log2OfE = M_LOG2E;

        // Sections 2 and 3: ages are years since completion.
        const Reals completion = widened(_completion + i), ruptureAge = widened(_ruptureAge + i);
        const Reals endAge = least(all(s.contractYears), ruptureAge), endDate = completion + endAge;
        const Reals firstYear = whole(completion), lastYear = whole(endDate);
        const Reals cost = of(ConstructionCost) * of(CostOverrun), rampYears = of(RampYears);
        const Reals rampDate = completion + rampYears;
        const int from = std::min(s.years - 1, static_cast<int>(_mm512_reduce_min_pd(firstYear)));
        const int to = std::min(s.years, static_cast<int>(_mm512_reduce_max_pd(lastYear)) + 1);
        const int settled = std::clamp(static_cast<int>(std::ceil(_mm512_reduce_max_pd(rampDate))), from, to); // all have ramped up and spent everything

        // Section 2, before the first open year.
        const Reals perSpell = reciprocal(completion - s.constructionStart);
        auto spentAt = [&](double date)
        {
            Reals share = clip((date - s.constructionStart) * perSpell);
            return share * share * (3.0 - 2.0 * share);
        };
        Reals spent = all(0), capex = all(0), capex6 = all(0), capex8 = all(0), capex12 = all(0);
        for (int k = 0; k < from; k++)
        {
            Reals now = spentAt(k + 1), share = now - spent;
            spent = now;
            capex += share * s.year[k].factor;
            capex6 += share * s.year[k].factor6;
            capex8 += share * s.year[k].factor8;
            capex12 += share * s.year[k].factor12;
        }

        // Section 4, in base-2 logarithms.
        for (int k = from; k < to; k += 2) _mm512_store_ps(_shocks[k - from], _normal.draw(_random));
        const Reals premium = 1.0 + of(AsiaLngPremium), response = of(OfftakeResponse);
        {
            const Reals reversion = of(EuPriceReversion), volatility = of(EuPriceVolatility) * log2OfE, longRun = of(EuPriceLongRun);
            const Reals decay = exp2(reversion * -log2OfE), decayToFirst = exp2(reversion * (-log2OfE * from)), perReversion = reciprocal(2.0 * reversion);
            const Reals step = volatility * _mm512_sqrt_pd((1.0 - decay * decay) * perReversion);
            const Reals jump = volatility * _mm512_sqrt_pd((1.0 - decayToFirst * decayToFirst) * perReversion);
            const Reals slope = of(DiscountSlope) * M_LN2, undercutAtOne = 1.0 - of(PriceDiscount) + slope * std::log2(s.discountReference);
            const Reals floor = of(BorderPriceFloor), share = of(ShareOfCall) + response, perPremium = response * reciprocal(premium);
            const Reals drift = longRun - longRun * decay;
            Reals price = longRun + (std::log2(s.euPriceInitial) - longRun) * decayToFirst + jump * widened(_shocks[0]);
            for (int k = from;;)
            {
                Reals euPrice = exp2(price), ratio = most(floor * reciprocal(euPrice), least(all(1.3), most(all(0.1), undercutAtOne - slope * price)));
                _euPrice[k] = euPrice;
                _borderPrice[k] = ratio * euPrice;
                _share[k] = clip(share - perPremium * ratio);
                if (++k >= to) break;
                price = price * decay + (drift + step * widened(_shocks[k - from]));
            }
        }

        // Section 5.
        {
            const Reals zero = all(0);
            const Reals demandAt = of(DemandPosition), demandUp = most(demandAt, zero), demandDown = least(demandAt, zero);
            const Reals productionAt = of(ProductionPosition), productionUp = most(productionAt, zero), productionDown = least(productionAt, zero);
            const Reals importsAt = of(ImportsPosition), importsUp = most(importsAt, zero), importsDown = least(importsAt, zero);
            const Reals trucksAt = of(LngTruckPosition), trucksUp = most(trucksAt, zero), trucksDown = least(trucksAt, zero);
            const Reals firm = of(FirmContractShare), cap = of(RussianShareCap);

            // (L(t) - L(t0)) / (1 - L(t0)) = (1 - q) / (1 + e0 q) for the logistic curve L, with q = exp(-g (t - t0)) and e0 = exp(-g (t0 - midpoint)).
            const Reals pumpGrowth = of(HeatPumpGrowth) * log2OfE, pumpOdds = exp2(pumpGrowth * of(HeatPumpMidpoint)), pumpDecay = exp2(-pumpGrowth);
            const Reals pumpGas = most(of(HeatPumpStockCeiling) - s.heatPumpStockInitial, zero) * of(HeatPumpFullLoadHours) * of(HeatPumpGasDisplacement)
                * (3412.142 / (s.boilerEfficiency * s.heatContent * 1e6));
            Reals pumpRest = exp2(-pumpGrowth * static_cast<double>(from));

            // The fleet's share above that of the first year, of what was left then.
            const Reals truckGrowth = of(BatteryTruckGrowth) * log2OfE, truckDecay = exp2(-truckGrowth), turnover = of(TruckLife), kept = 1.0 - turnover;
            const Reals perRest = turnover * (1 / (1 - s.batteryTruckFleetInitial)), initial = s.batteryTruckFleetInitial * perRest;
            const Reals sales = of(BatteryTruckSalesCeiling) * perRest;
            Reals truckOdds = exp2(truckGrowth * of(BatteryTruckMidpoint)), fleet = zero;
            for (int k = 1; k < from; k++)
            {
                truckOdds *= truckDecay;
                fleet = fleet * kept + (sales * reciprocal(1.0 + truckOdds) - initial);
            }

            for (int k = from; k < to; k++)
            {
                const Year& y = s.year[k];
                truckOdds *= truckDecay;
                const Reals truckPart = 1.0 + truckOdds, pumpPart = 1.0 + pumpOdds * pumpRest, perBoth = reciprocal(truckPart * pumpPart); // one reciprocal for two
                fleet = fleet * kept + (sales * (pumpPart * perBoth) - initial);
                Reals demand = most(zero, y.demand + demandUp * y.demandUp + demandDown * y.demandDown);
                Reals heatPumps = least(s.cityGasShare * demand, (pumpGas - pumpGas * pumpRest) * (truckPart * perBoth));
                pumpRest *= pumpDecay;
                Reals trucks = most(zero, y.trucks + trucksUp * y.trucksUp + trucksDown * y.trucksDown) * most(zero, fleet);
                Reals net = most(zero, demand + y.erosionInForecast - heatPumps - trucks);
                Reals left = net - most(zero, y.production + productionUp * y.productionUp + productionDown * y.productionDown) - y.otherRussian;
                Reals imports = most(zero, y.imports + importsUp * y.importsUp + importsDown * y.importsDown);
                _willing[k] = _share[k] * most(zero, left - imports);
                _room[k] = most(zero, left - firm * imports);
                _cap[k] = most(zero, cap * net - y.otherRussian);
            }
        }

        // Sections 6 and 7.
        const Words disrupted = disruptedYears(firstYear, least(lastYear, all(s.years - 1)), of(DisruptionProbability));
        const Reals undisturbed = 1.0 - of(DisruptionSeverity), wear = 1.0 - of(TakeOrPayFatigue);
        const double heat = s.heatContent * 1e-3;
        const Reals duty = of(ExportDutyRate), keptRevenue = heat * (1.0 - duty), perProduced = 1e-3 * reciprocal(1.0 - of(FuelShare));
        const Reals upstream = of(UpstreamCost) * perProduced, extraction = of(ExtractionTax) * perProduced, transit = of(TransitTariff) * (s.transitLength / 100 * 1e-3);
        const Reals unitCost = upstream + extraction + transit, fixedOpex = of(FixedOpexShare) * cost, propertyTax = of(PropertyTaxRate) * cost;
        const Reals standingStep = propertyTax * (1 / s.depreciationYears), standingFirst = fixedOpex + propertyTax + standingStep * (completion - 0.5);
        const Reals depreciationEnd = completion + s.depreciationYears;
        const Reals depreciation = cost * (1 / s.depreciationYears), decommissioning = cost * s.decommissioningShare;
        const Reals rampStart = all(s.capacity * s.rampInitialShare), rampSlope = s.capacity * (1 - s.rampInitialShare) * 0.5 * reciprocal(rampYears);
        const double badDelivery = s.strandingUtilisation * s.capacity;

        Reals enforced = of(TakeOrPayEnforcement) * of(TakeOrPayShare), bank = all(0);
        Reals npv = -cost * capex, npv6 = -cost * capex6, npv8 = -cost * capex8, npv12 = -cost * capex12, capexValue = cost * capex;
        Reals funding = -cost * spent, deepest = funding, delivered = all(0);
        Reals deliveredValue = all(0), paidValue = all(0), lngValue = all(0), openValue = all(0), standingValue = all(0);
        Words paybackBits = allWords(0), badBits = allWords(0);

        auto operate = [&]<bool Early>(int begin, int end) __attribute__((always_inline))
        {
            for (int k = begin; k < end; k++)
            {
                const Year& y = s.year[k];
                const Words bit = allWords(int64_t{1} << k);
                const Reals date = all(k), age = date - completion;
                Reals open, quantity;
                Mask isOpen = 0xFF; // later on it no longer matters: after its end a line has neither flows nor costs
                Mask eligible = 0xFF; // for the early warning; likewise
                if constexpr (Early)
                {
                    const Reals youngest = most(age, all(0)), oldest = least(age + 1.0, endAge), twiceAge = youngest + oldest;
                    open = most(oldest - youngest, all(0));
                    quantity = least(all(s.capacity), rampStart + rampSlope * most(twiceAge, all(0)));
                    isOpen = below(all(0), open);
                    eligible = _mm512_mask_cmp_pd_mask(isOpen, twiceAge, rampYears + rampYears, _CMP_GE_OQ);
                }
                else
                {
                    open = clip(endDate - date);
                    quantity = all(s.capacity);
                }

                const Reals flowing = _mm512_mask_mul_pd(open, _mm512_test_epi64_mask(disrupted, bit), open, undisturbed);
                const Reals mustPay = enforced * quantity;
                const Reals offtake = least(most(least(quantity, _willing[k]), least(mustPay, _room[k])), _cap[k]);
                enforced = _mm512_mask_mul_pd(enforced, _mm512_mask_cmp_pd_mask(isOpen, offtake, mustPay, _CMP_LT_OQ), enforced, wear);
                const Reals volume = flowing * offtake, paid = flowing * most(offtake, mustPay);

                const Reals revenue = paid * _borderPrice[k]; // per unit of heat
                Reals standing = most(fixedOpex, standingFirst - standingStep * date), depreciated; // fixed opex and property tax of a full year
                if constexpr (Early)
                {
                    standing = least(standing, fixedOpex + propertyTax);
                    depreciated = depreciation * clip(least(age + 1.0, depreciationEnd - date));
                }
                else
                {
                    depreciated = depreciation * clip(depreciationEnd - date);
                }

                const Reals margin = revenue * keptRevenue - volume * unitCost - open * standing;
                const Reals left = _mm512_mask_sub_pd(margin, compare<_CMP_EQ_OQ>(lastYear, date), margin, decommissioning);
                const Reals taxable = left - depreciated, gain = most(taxable, all(0));
                const Reals taxed = gain - least(bank, s.lossOffsetCap * gain);
                bank = (bank - taxable) + taxed;
                const Reals cash = left - s.profitTaxRate * taxed;
                _delivered[k] = volume;
                _cash[k] = cash;

                Reals flow = cash;
                if constexpr (Early)
                {
                    const Reals now = spentAt(k + 1), capexNow = cost * (now - spent);
                    spent = now;
                    capexValue += capexNow * y.factor;
                    flow = cash - capexNow;
                    funding += flow;
                    deepest = _mm512_mask_min_pd(deepest, below(age, rampYears), deepest, funding);
                }

                npv += flow * y.factor;
                npv6 += flow * y.factor6;
                npv8 += flow * y.factor8;
                npv12 += flow * y.factor12;
                const Reals discounted = volume * y.factor;
                delivered += volume;
                deliveredValue += discounted;
                lngValue += discounted * _euPrice[k];
                paidValue += revenue * y.factor;
                openValue += open * y.factor;
                standingValue += open * y.factor * standing;
                paybackBits = _mm512_mask_or_epi64(paybackBits, _mm512_mask_cmp_pd_mask(isOpen, npv, all(0), _CMP_GE_OQ), paybackBits, bit);
                const Reals worst = least(margin, volume - badDelivery * open);
                badBits = _mm512_mask_or_epi64(badBits, _mm512_mask_cmp_pd_mask(eligible, worst, all(0), _CMP_LT_OQ), badBits, bit);
            }
        };
        operate.template operator()<true>(from, settled);
        operate.template operator()<false>(settled, to);

        // Section 8.
        const Reals horizon = all(s.years), openYears = most(all(0), least(endDate, horizon) - completion);
        const Words lastIndex = counted(least(lastYear, horizon - 1.0));
        const Reals lastFactor = _mm512_mask_i64gather_pd(all(0), below(endDate, horizon), _mm512_mullo_epi64(lastIndex, allWords(sizeof(Year))), &s.year[0].factor, 1);
        const Reals closingValue = decommissioning * lastFactor, fixedValue = fixedOpex * openValue;
        const Reals transitValue = transit * deliveredValue;
        const Reals russia = heat * paidValue - (upstream + transit) * deliveredValue - fixedValue - closingValue - capexValue; // taxes stay in the country
        const Reals state = russia - npv, buyer = heat * (premium * lngValue - of(BorderToCityCost) * deliveredValue - paidValue);
        const Reals costsValue = unitCost * deliveredValue + standingValue + closingValue + capexValue;
        const Mask delivers = below(all(0), delivered);

        // Section 9: the years of the window as bits, then back from the end.
        const Words horizonBits = allWords(static_cast<int64_t>((uint64_t{1} << s.years) - 1));
        const Reals windowEnd = least(whole(completion + (s.contractYears - s.prematureYears)) + 1.0, wholeAbove(endDate));
        const Words windowBits = _mm512_and_si512(_mm512_andnot_si512(bitsBelow(counted(wholeAbove(rampDate))), bitsBelow(counted(windowEnd))), horizonBits);
        const Mask premature = below(ruptureAge, all(s.contractYears - s.prematureYears));
        const double yearly = 1 / (1 + s.discountRate), halfYear = std::sqrt(yearly);
        const Reals carryingStep = cost * (1 / (s.contractYears * halfYear)); // recoverable and carrying values are kept a half-year's discount too high
        Words idleBits = allWords(0), lossBits = allWords(0), impairedBits = allWords(0);
        Reals recoverable = all(0), ahead = all(0), carrying = carryingStep * (completion + s.contractYears - static_cast<double>(to));
        Reals badAhead = badDelivery * (least(endDate, horizon) - static_cast<double>(to));
        const int windowFrom = std::max(from, static_cast<int>(std::ceil(_mm512_reduce_min_pd(rampDate))));
        for (int k = to - 1; k >= windowFrom; k--)
        {
            const Words bit = allWords(int64_t{1} << k);
            carrying += carryingStep;
            badAhead += badDelivery;
            recoverable = recoverable * yearly + _cash[k];
            _recoverable[k] = recoverable;
            ahead += _delivered[k];
            const Mask worthLess = below(recoverable, carrying);
            idleBits = _mm512_mask_or_epi64(idleBits, _mm512_mask_cmp_pd_mask(worthLess, ahead, badAhead, _CMP_LT_OQ), idleBits, bit);
            lossBits = _mm512_mask_or_epi64(lossBits, _mm512_mask_cmp_pd_mask(worthLess, recoverable, all(0), _CMP_LE_OQ), lossBits, bit);
            impairedBits = _mm512_mask_or_epi64(impairedBits, below(recoverable + recoverable, carrying), impairedBits, bit);
        }

        const Words ruptureBits = _mm512_and_si512(_mm512_maskz_mov_epi64(premature, powersOf2(counted(least(completion + ruptureAge, all(64))))), horizonBits);
        idleBits = _mm512_and_si512(idleBits, windowBits);
        lossBits = _mm512_maskz_and_epi64(static_cast<Mask>(~premature), lossBits, windowBits);
        const Words strandedBits = _mm512_or_si512(_mm512_or_si512(idleBits, lossBits), ruptureBits);
        auto lowest = [](Words bits) { return _mm512_and_si512(bits, _mm512_sub_epi64(allWords(0), bits)); };
        auto index = [](Words bit) { return _mm512_sub_epi64(allWords(63), _mm512_lzcnt_epi64(bit)); };
        const Words strandingBit = lowest(strandedBits), strandingIndex = index(strandingBit);
        const Mask stranded = _mm512_test_epi64_mask(strandedBits, strandedBits), ruptured = _mm512_test_epi64_mask(strandingBit, ruptureBits);
        const Mask idle = _mm512_test_epi64_mask(strandingBit, idleBits) & ~ruptured;
        const Reals strandingYear = _mm512_cvtepi64_pd(strandingIndex);
        const Words laneNumbers = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
        const Words places = _mm512_add_epi64(_mm512_slli_epi64(strandingIndex, 3), laneNumbers);
        const Reals worthThen = _mm512_mask_i64gather_pd(all(0), stranded & ~ruptured, places, _recoverable, 8);
        const Reals bookThen = cost * clip(1.0 - (strandingYear - completion) * (1 / s.contractYears));
        const Reals strandedCapital = _mm512_maskz_mov_pd(stranded, most(all(0), bookThen - halfYear * most(all(0), worthThen)));

        Words runBits = badBits; // bit k: a run of bad years that begins in year k is long enough
        for (int year = 1; year < s.distressYears; year++) runBits = _mm512_and_si512(runBits, _mm512_srli_epi64(badBits, year));
        const Mask distressed = _mm512_test_epi64_mask(runBits, runBits), paysBack = _mm512_test_epi64_mask(paybackBits, paybackBits);
        auto dateOf = [&](Words bits) { return _mm512_cvtepi64_pd(index(lowest(bits))) + s.valuationYear; };

        Tally& t = _tally;
        t.addToHistogram(npv, live);
        t.add(Npv, npv, live);
        t.add(NpvR6, npv6, live);
        t.add(NpvR8, npv8, live);
        t.add(NpvR12, npv12, live);
        t.add(DiscountedPaybackYear, dateOf(paybackBits), live & paysBack);
        t.add(PeakFunding, most(all(0), -deepest), live);
        t.add(MeanUtilisation, _mm512_maskz_mov_pd(below(all(0), openYears), delivered * reciprocal(s.capacity * most(openYears, all(1e-30)))), live);
        t.add(DeliveredTotal, delivered, live);
        t.add(LevelisedCost, costsValue / (heat * deliveredValue), live & delivers);
        t.add(NpvState, state, live);
        t.add(NpvTransit, transitValue, live);
        t.add(NpvBuyer, buyer, live);
        t.add(NpvRussia, russia, live);
        t.add(NpvTotal, russia + transitValue + buyer, live);
        t.add(StrandingYear, strandingYear + s.valuationYear, live & stranded);
        t.add(StrandedCapital, strandedCapital, live);
        t.add(DistressYear, dateOf(runBits) + (s.distressYears - 1.0), live & distressed);
        t.add(Loss, live & below(npv, all(0)));
        t.add(Stranded, live & stranded);
        t.add(StrandedIdle, live & stranded & idle);
        t.add(StrandedLoss, live & stranded & ~idle & ~ruptured);
        t.add(StrandedRupture, live & ruptured);
        t.add(Impaired, live & _mm512_test_epi64_mask(impairedBits, windowBits));
        t.add(Distressed, live & distressed);
        t.add(NoPayback, live & ~paysBack);
    }
};

int main(int count, char** arguments)
{
    if (count != 4) refuse("usage: avx_cpp INPUTS_BASE_FOLDER TRIALS SEED");
    const int64_t trials = static_cast<int64_t>(std::strtod(arguments[2], nullptr));
    if (trials < 2) refuse("TRIALS must be at least 2");
    const Scenario scenario(arguments[1]);
    auto simulation = std::make_unique<Simulation>(scenario, std::strtoull(arguments[3], nullptr, 10));

    const auto start = std::chrono::steady_clock::now();
    const Tally& tally = simulation->run(trials);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    auto probability = [&](Event event) { return static_cast<double>(tally.events[event]) / trials; };
    auto error = [&](double p) { return std::sqrt(p * (1 - p) / trials); };
    std::printf("{\"trials\":%lld,\"seconds\":%.6f,\"trials_per_second\":%.0f", static_cast<long long>(trials), seconds, trials / seconds);
    std::printf(",\"npv_mean\":%.10g,\"npv_std_error\":%.6g", tally.mean(Npv), std::sqrt(tally.variance(Npv) / trials));
    std::printf(",\"p_loss\":%.10g,\"p_stranded\":%.10g,\"p_stranded_std_error\":%.6g", probability(Loss), probability(Stranded), error(probability(Stranded)));
    std::printf(",\"p_stranded_idle\":%.10g,\"p_stranded_loss\":%.10g,\"p_stranded_rupture\":%.10g",
        probability(StrandedIdle), probability(StrandedLoss), probability(StrandedRupture));
    std::printf(",\"npv_p5\":%.8g,\"npv_p50\":%.8g,\"npv_p95\":%.8g", tally.quantileOfNpv(0.05), tally.quantileOfNpv(0.5), tally.quantileOfNpv(0.95));
    std::printf(",\"mean_utilisation\":%.10g,\"npv_russia\":%.10g,\"npv_buyer\":%.10g", tally.mean(MeanUtilisation), tally.mean(NpvRussia), tally.mean(NpvBuyer));
    std::printf(",\"outcomes\":{");
    for (int i = 0; i < OutcomeCount; i++)
    {
        std::printf("%s\"%s\":{\"trials\":%lld,\"mean\":%.10g,\"sd\":%.8g}", i ? "," : "", OutcomeNames[i],
            static_cast<long long>(tally.counts[i]), tally.mean(i), std::sqrt(tally.variance(i)));
    }

    std::printf("},\"events\":{");
    for (int i = 0; i < EventCount; i++) std::printf("%s\"%s\":%.10g", i ? "," : "", EventNames[i], probability(static_cast<Event>(i)));
    std::printf("}}\n");
}
