#!/usr/bin/env python3
"""Derives the constants of Exp, Log and the normal quantile for lane-wise vector arithmetic.

The three functions are built only of IEEE operations that every register width offers (+ - * /,
fused multiply-add, floor, min/max, compare-and-select, exponent and mantissa extraction, scaling
by 2^n, sqrt), so that a trial gets the same bits whichever width it runs at.

Exp       x = n ln2 + r, |r| <= ln2/2;  e^x = 2^n (1 + t),  t = r + r^2 E(r).

Log       x = 2^e m, 1 <= m < 2;  f = m c - 1 with a reciprocal c in {1, c1, 1/2} selected by two
          compares;  log x = (e ln2 - log c) + (f + f^2 L(f)).  Two alternatives are derived and
          measured beside it: c in {1, 1/2} with a longer L, and the odd series in
          s = (m - 1)/(m + 1), which costs a division.

Quantile  After M. B. Giles, "Approximating the erfinv function", GPU Computing Gems Jade Edition
          (2011; preprint 2010).  With w = -log(4 u (1 - u)) the quantile is z = (2u - 1) g(w) and g
          is analytic, so a single polynomial covers 0 <= w <= SPLIT.  It is written
          z = (u - 1/2) G(v), v = w - CENTRE.  The logarithm inside v needs only an absolute
          error, so it has no exact leading term and no split constant: with y = u (1 - u) = 2^e m
          and f = m c - MIDDLE, c in {1, c1}, it is v = (k(c) - e ln2) + f A(f).  The constants k
          are short binary fractions; CENTRE is what they imply, and is chosen among a few so that
          G(0) lies close to a double.

          Beyond SPLIT, |z| = P(r)/Q(r) with r = sqrt(-log q), q = min(u, 1 - u), which is the
          variable of M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal
          Distribution", Applied Statistics 37 (1988) 477-484.  In r one rational function covers
          the whole tail; in sqrt(w) it would not, because g has branch points at w = +-2 pi i.

The approximations are minimax: a discrete exchange (Remez) on a dense Chebyshev grid, in multiple
precision.  The leading coefficients are rounded to doubles one at a time and the others fitted
again around each rounded value.  The double-precision evaluation is then simulated operation by
operation, with an exact fused multiply-add, and compared with multiple-precision references.

Output: the constants as C# lines, then the measured errors.  Needs mpmath and numpy.
"""

import random
import sys
from fractions import Fraction
from statistics import NormalDist

import numpy as np
from mpmath import mp, mpf

mp.dps = 40
LN2 = mp.log(2)
SAMPLES = 20001


# ---------------------------------------------------------------------------------------------
# Exact double-precision arithmetic


def two_sum(a, b):
    """a + b as a rounded sum and its exact error (Knuth)."""
    s = a + b
    t = s - a
    return s, (a - (s - t)) + (b - t)


def two_product(a, b):
    """a * b as a rounded product and its exact error (Dekker, Veltkamp)."""
    def split(x):
        c = 134217729.0 * x
        high = c - (c - x)
        return high, x - high

    p = a * b
    ah, al = split(a)
    bh, bl = split(b)
    return p, ((ah * bh - p) + ah * bl + al * bh) + al * bl


def fma(a, b, c):
    """a * b + c rounded once, on arrays (Boldo and Melquiond 2008: the tail is rounded to odd)."""
    a, b, c = np.broadcast_arrays(*(np.asarray(x, dtype=np.float64) for x in (a, b, c)))
    uh, ul = two_product(a, b)
    th, tl = two_sum(c, ul)
    vh, vl = two_sum(uh, th)
    z, error = two_sum(tl, vl)
    even = (z.view(np.int64) & 1) == 0
    odd = np.nextafter(z, np.where(error > 0, np.inf, -np.inf))
    return vh + np.where((error != 0) & even, odd, z)


def check_fma(count=3000):
    """Compares fma with exact rational arithmetic, cancellation and near-ties included."""
    rng = random.Random(1)
    a = np.array([rng.uniform(-2, 2) for _ in range(count)])
    b = np.array([rng.uniform(-2, 2) for _ in range(count)])
    scale = np.array([rng.choice([0.0, 1.0, 1e-16, 1e16]) for _ in range(count)])
    c = np.where(scale == 0, -(a * b), scale * a)
    for x, y, z, got in zip(a, b, c, fma(a, b, c)):
        exact = Fraction(x) * Fraction(y) + Fraction(z)
        assert float(exact) == got, (x, y, z)


def mantissa_exponent(x):
    """x = 2^e m with 1 <= m < 2, for positive x."""
    m, e = np.frexp(x)
    return m * 2.0, e - 1.0


def blocks(c, x, x2):
    """c[0] + c[1] x + ... in groups of four, then Horner in x^4 (n fused multiply-adds, one
    multiplication besides x2)."""
    x4 = x2 * x2
    value = None
    for start in range(4 * ((len(c) - 1) // 4), -1, -4):
        group = c[start:start + 4]
        low = fma(group[1], x, group[0]) if len(group) > 1 else np.full_like(x, group[0])
        if len(group) > 2:
            high = fma(group[3], x, group[2]) if len(group) > 3 else group[2]
            low = fma(high, x2, low)
        value = low if value is None else fma(value, x4, low)
    return value


# ---------------------------------------------------------------------------------------------
# Minimax approximation on a grid


def chebyshev_grid(a, b, count):
    a, b = mpf(a), mpf(b)
    return [(a + b) / 2 - (b - a) / 2 * mp.cos(mp.pi * k / (count - 1)) for k in range(count)]


def minimax(basis, target, weight, floor, iterations=15, tolerance=mpf("1e-3")):
    """Coefficients c that minimise max |target - basis c| * weight over the grid points (one row
    of basis per point), and that maximum.  Each row is divided by its first element, so that the
    error alternates although that element may change sign; points where it all but vanishes (below
    floor times its maximum) are left out, since no coefficient can act on the error there."""
    pull = [abs(row[0]) * s for row, s in zip(basis, weight)]
    live = [k for k, x in enumerate(pull) if x >= max(pull) * floor]
    target = {k: target[k] / basis[k][0] for k in live}
    basis = {k: [x / basis[k][0] for x in basis[k]] for k in live}
    weight = {k: pull[k] for k in live}
    n, count = len(basis[live[0]]), len(live)
    reference = [live[round((count - 1) * i / n)] for i in range(n + 1)]
    best = None
    for _ in range(iterations):
        matrix, right = mp.matrix(n + 1, n + 1), mp.matrix(n + 1, 1)
        for i, k in enumerate(reference):
            for j in range(n):
                matrix[i, j] = basis[k][j]
            matrix[i, n] = (-1) ** i / weight[k]
            right[i] = target[k]
        solution = mp.lu_solve(matrix, right)
        c = [solution[j] for j in range(n)]
        error = {k: (target[k] - mp.fdot(c, basis[k])) * weight[k] for k in live}
        peak = max(abs(e) for e in error.values())
        if best is None or peak < best[1]:
            best = c, peak
        if peak <= abs(solution[n]) * (1 + tolerance):
            break
        extremes = []
        for k in live:
            if extremes and (error[k] > 0) == (error[extremes[-1]] > 0):
                if abs(error[k]) > abs(error[extremes[-1]]):
                    extremes[-1] = k
            else:
                extremes.append(k)
        while len(extremes) > n + 1:
            size = [abs(error[k]) for k in extremes]
            least = size.index(min(size))
            if least in (0, len(size) - 1) or len(size) == n + 2:
                extremes.pop(0 if size[0] < size[-1] else -1)
            else:  # an interior pair, so that the signs still alternate
                start = least if size[least + 1] < size[least - 1] else least - 1
                del extremes[start:start + 2]
        if len(extremes) < n + 1:
            break
        reference = extremes
    return best


def rounded(basis, target, weight, pinned, floor=0.05):
    """Minimax coefficients as doubles: the first `pinned` are rounded one at a time, each followed
    by a new fit of the rest.  Returns them with the error of the unrounded and the rounded fit."""
    coefficients, remaining, first = [], list(target), None
    for j in range(pinned + 1):
        c, peak = minimax([row[j:] for row in basis], remaining, weight, floor ** (j + 2))
        first = peak if first is None else first
        if j == pinned:
            coefficients += [float(x) for x in c]
            break
        coefficients.append(float(c[0]))
        remaining = [t - mpf(coefficients[j]) * row[j] for t, row in zip(remaining, basis)]
    final = max(abs((t - mp.fdot(coefficients, row)) * s)
                for t, row, s in zip(target, basis, weight))
    return coefficients, first, final


def polynomial(f, points, powers, weight, pinned, centre=0):
    """Rounded fit of f by the given powers of (x - centre)."""
    values = [f(x) for x in points]
    rows = [[(x - centre) ** k for k in powers] for x in points]
    return rounded(rows, values, [weight(x) for x in points], pinned)


def rational(values, points, p_degree, q_degree, rounds=5):
    """Minimax P/Q with Q(0) = 1 and relative weight: P - f Q is linear in the coefficients once
    its weight 1/(f Q) is frozen at the previous round's Q.  Q is rounded, then P fitted again."""
    p_rows = [[t ** k for k in range(p_degree + 1)] for t in points]
    q_rows = [[t ** k for k in range(1, q_degree + 1)] for t in points]
    mixed = [p + [-f * q for q in qs] for f, p, qs in zip(values, p_rows, q_rows)]
    denominator = [mpf(1)] * len(points)
    for _ in range(rounds):
        weight = [1 / (f * d) for f, d in zip(values, denominator)]
        c, peak = minimax(mixed, values, weight, 0, iterations=10)
        denominator = [1 + mp.fdot(c[p_degree + 1:], qs) for qs in q_rows]
    q = [1.0] + [float(x) for x in c[p_degree + 1:]]
    exact_q = [1 + mp.fdot(q[1:], qs) for qs in q_rows]
    rows = [[x / d for x in row] for row, d in zip(p_rows, exact_q)]
    p, _, final = rounded(rows, values, [1 / f for f in values], p_degree, floor=0)
    return p, q, peak, final


# ---------------------------------------------------------------------------------------------
# References


def upper_quantile(q):
    """z > 0 with 1 - Phi(z) = q for q <= 1/2: AS241 in doubles, then Halley steps."""
    q = mpf(q)
    if q == mpf(0.5):
        return mpf(0)
    z = mpf(-NormalDist().inv_cdf(float(q)))
    while True:
        if q > 0.25:
            excess = (1 - 2 * q - mp.erf(z / mp.sqrt(2))) / 2
        else:
            excess = mp.erfc(z / mp.sqrt(2)) / 2 - q
        step = excess * mp.sqrt(2 * mp.pi) * mp.exp(z * z / 2)
        step /= 1 - z * step / 2
        z += step
        if abs(step) <= mpf("1e-12") * abs(z):
            return z


def giles(w):
    """g(w) with z = (2u - 1) g(w), w = -log(4 u (1 - u)), for w >= 0."""
    if w == 0:
        return mp.sqrt(mp.pi / 2)
    y = mp.exp(-w)
    x = mp.sqrt(1 - y)
    return upper_quantile(y / (2 * (1 + x))) / x


def log1p_rest(f):
    """(log(1 + f) - f) / f^2."""
    if abs(f) < mpf("1e-12"):
        return -mpf(1) / 2 + f / 3 - f * f / 4
    return (mp.log1p(f) - f) / (f * f)


def atanh_rest(z):
    """(log((1 + s)/(1 - s)) - 2 s) / s^3 as a function of z = s^2."""
    if z < mpf("1e-12"):
        return mpf(2) / 3 + 2 * z / 5 + 2 * z * z / 7
    s = mp.sqrt(z)
    return (2 * mp.atanh(s) - 2 * s) / (s * z)


# ---------------------------------------------------------------------------------------------
# The functions, evaluated as the vector code evaluates them


class Exp:
    DEGREE = 11
    LOWEST = float(-1022 * LN2)
    LOG2_E = float(1 / LN2)
    LN2_HIGH = float(LN2)
    LN2_LOW = float(LN2 - mpf(float(LN2)))
    OPERATIONS = "20"

    def __init__(self):
        edge = LN2 / 2 * (1 + mpf(2) ** -40)
        self.c, self.fit, self.final = polynomial(
            lambda r: mp.exp(r) - 1 - r, chebyshev_grid(-edge, edge, 401),
            range(2, self.DEGREE + 1), lambda r: mp.exp(-r), pinned=4)

    def __call__(self, x):
        """n LN2_HIGH is exact inside the fused operation and so is the difference.  n stops at
        1023: from there to 1024 ln2 the polynomial is extrapolated, beyond it t >= 1 overflows."""
        x = np.maximum(x, self.LOWEST)
        n = np.minimum(np.floor(fma(x, self.LOG2_E, 0.5)), 1023.0)
        r = fma(n, -self.LN2_LOW, fma(n, -self.LN2_HIGH, x))
        r2 = r * r
        t = fma(blocks(self.c, r, r2), r2, r)
        return np.ldexp(1.0 + t, n.astype(int))  # fma(t, 2^n, 2^n)

    def constants(self):
        yield from (("ExpLowest", self.LOWEST), ("Log2E", self.LOG2_E),
                    ("Ln2", self.LN2_HIGH), ("Ln2Low", self.LN2_LOW))
        yield from numbered("ExpC", self.c, 2)


class Log:
    """The recommended form: three reciprocals.  The middle one is chosen so that its logarithm
    lies within 2^-65 of a double; the other two are exact and make log x exact to the last bits
    next to x = 1, since e ln2 + ln2 vanishes for e = -1."""
    TITLE = "Log, three reciprocals"
    OPERATIONS = "25"
    DEGREE = 15  # of f + f^2 L(f)
    LN2 = float(LN2)
    LOWER = float(mpf(2) ** mpf("0.25"))
    UPPER = float(mpf(2) ** mpf("0.75"))

    def __init__(self):
        self.reciprocal = float(mp.sqrt(mpf(0.5)))
        while abs(mp.log(self.reciprocal) - float(mp.log(self.reciprocal))) > mpf(2) ** -65:
            self.reciprocal = float(np.nextafter(self.reciprocal, 1.0))
        self.offset = float(-mp.log(self.reciprocal))
        self.derive(mpf(2) ** mpf("-0.25") - 1, mpf(2) ** mpf("0.25") - 1)

    def derive(self, low, high):
        self.c, self.fit, self.final = polynomial(
            log1p_rest, chebyshev_grid(low, high, 501), range(self.DEGREE - 1),
            lambda f: f * f / abs(mp.log1p(f)) if f else mpf("1e-12"), pinned=4)

    def reduce(self, m):
        c = np.where(m < self.LOWER, 1.0, np.where(m < self.UPPER, self.reciprocal, 0.5))
        offset = np.where(m < self.LOWER, 0.0, np.where(m < self.UPPER, self.offset, self.LN2))
        return c, offset

    def __call__(self, x):
        m, e = mantissa_exponent(x)
        c, offset = self.reduce(m)
        f = fma(m, c, -1.0)
        f2 = f * f
        return fma(e, self.LN2, offset) + fma(blocks(self.c, f, f2), f2, f)

    def constants(self):
        yield from (("LogLower", self.LOWER), ("LogUpper", self.UPPER),
                    ("LogReciprocal", self.reciprocal), ("LogOffset", self.offset))
        yield from numbered("LogC", self.c)


class LogPolynomial(Log):
    """Two reciprocals and a longer polynomial."""
    TITLE = "Log, polynomial"
    OPERATIONS = "28"
    DEGREE = 20
    SQRT2 = float(mp.sqrt(2))

    def __init__(self):
        self.derive(mp.sqrt(mpf(0.5)) - 1, mp.sqrt(2) - 1)

    def reduce(self, m):
        return np.where(m < self.SQRT2, 1.0, 0.5), np.where(m < self.SQRT2, 0.0, self.LN2)

    def constants(self):
        yield "Sqrt2", self.SQRT2
        yield from numbered("LogPolynomialC", self.c)


class LogSeries(LogPolynomial):
    """Two reciprocals, s = (m - 1)/(m + 1), log m = 2 s + s^3 R(s^2)."""
    TITLE = "Log, series in (m - 1)/(m + 1)"
    OPERATIONS = "22, one of them a division"
    DEGREE = 6  # of R

    def __init__(self):
        z = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2
        self.c, self.fit, self.final = polynomial(
            atanh_rest, chebyshev_grid(0, z, 301), range(self.DEGREE + 1),
            lambda z: z / 2 if z else mpf("1e-12"), pinned=3)

    def __call__(self, x):
        m, e = mantissa_exponent(x)
        c, offset = self.reduce(m)
        m = m * c
        s = (m - 1.0) / (m + 1.0)
        z = s * s
        return fma(e, self.LN2, offset) + fma(blocks(self.c, z, z * z) * z, s, s + s)

    def constants(self):
        yield from numbered("LogSeriesC", self.c)


class Argument:
    """v = -log(4 y) - centre for y = u (1 - u): the recommended form, two reciprocals."""
    TITLE = "v = -log(4 u (1 - u)) - centre, two reciprocals"
    OPERATIONS = "23 from u to v"
    NAME = "Argument"
    DEGREE = 13
    MIDDLE = 1.1875
    SQRT2 = float(mp.sqrt(2))

    def __init__(self, constant):
        self.constant = float(constant)
        self.centre = self.shift() - mpf(constant)
        # c1 = exp(-k/4096) near sqrt(1/2), the k for which rounding c1 moves its logarithm least.
        k = min(range(1400, 1440), key=lambda k: abs(
            mp.log(float(mp.exp(-mpf(k) / 4096))) + mpf(k) / 4096))
        self.reciprocal = float(mp.exp(-mpf(k) / 4096))
        self.second = self.constant - k / 4096
        self.derive(min(mpf(1), self.SQRT2 * mpf(self.reciprocal)),
                    max(self.SQRT2, 2 * mpf(self.reciprocal)))

    @classmethod
    def shift(cls):
        """centre + constant."""
        return -2 * LN2 - mp.log(cls.MIDDLE)

    def derive(self, low, high):
        self.c, self.fit, self.final = polynomial(
            lambda m: -mp.log(m / self.MIDDLE), chebyshev_grid(low, high, 501),
            range(1, self.DEGREE + 1), lambda m: mpf(1), pinned=4, centre=mpf(self.MIDDLE))

    def __call__(self, y):
        m, e = mantissa_exponent(y)
        small = m < self.SQRT2
        f = fma(m, np.where(small, 1.0, self.reciprocal), -self.MIDDLE)
        base = fma(e, -float(LN2), np.where(small, self.constant, self.second))
        return fma(f, blocks(self.c, f, f * f), base)

    def constants(self):
        yield from (("Sqrt2", self.SQRT2), ("ArgumentReciprocal", self.reciprocal),
                    ("ArgumentMiddle", self.MIDDLE), ("ArgumentConstant", self.constant),
                    ("ArgumentConstant2", self.second))
        yield from numbered("ArgumentC", self.c, 1)


class ArgumentPlain(Argument):
    """The same without a selection: one polynomial over the whole mantissa."""
    TITLE = "v = -log(4 u (1 - u)) - centre, one polynomial"
    OPERATIONS = "26 from u to v"
    DEGREE = 18
    MIDDLE = 1.4375

    def __init__(self, constant):
        self.constant = float(constant)
        self.centre = self.shift() - mpf(constant)
        self.derive(mpf(1), mpf(2))

    def __call__(self, y):
        m, e = mantissa_exponent(y)
        f = m - self.MIDDLE
        return fma(f, blocks(self.c, f, f * f), fma(e, -float(LN2), self.constant))

    def constants(self):
        yield from (("ArgumentPlainMiddle", self.MIDDLE), ("ArgumentPlainConstant", self.constant))
        yield from numbered("ArgumentPlainC", self.c, 1)


class Quantile:
    SPLIT = mpf("5.75")
    DEGREE = 21
    P_DEGREE, Q_DEGREE = 10, 9
    HIGHEST_R = mpf("27.29")  # q = 5e-324
    TINY, LIFT = 2.0 ** -1000, 2.0 ** 54  # the tail lifts smaller q, which may be subnormal
    LIFT_LOG = float(54 * LN2)
    OPERATIONS = "49 in the centre, 57 more when some lane is in the tail"

    def __init__(self, log, argument=Argument):
        self.log = log
        nearest = round((argument.shift() - self.SPLIT / 2) * 64)
        constant = min((mpf(nearest + k) / 64 for k in range(-5, 6)),
                       key=lambda k: self.rounding(2 * giles(argument.shift() - k)))
        self.argument = argument(constant)
        self.split = float(self.SPLIT - self.argument.centre)
        self.c, self.fit, self.final = polynomial(
            lambda w: 2 * giles(w), chebyshev_grid(0, self.SPLIT, 501), range(self.DEGREE + 1),
            lambda w: 1 / (2 * giles(w)), pinned=6, centre=self.argument.centre)
        self.lowest_r = mp.sqrt(-mp.log(self.tail_probability(self.SPLIT)))
        points = [mp.exp(x) for x in chebyshev_grid(
            mp.log(self.lowest_r * (1 - mpf(2) ** -30)), mp.log(self.HIGHEST_R), 401)]
        self.p, self.q, self.tail_fit, self.tail_final = rational(
            [upper_quantile(mp.exp(-r * r)) for r in points], points, self.P_DEGREE, self.Q_DEGREE)

    @staticmethod
    def rounding(x):
        return abs(x - float(x))

    @staticmethod
    def tail_probability(w):
        """q with w = -log(4 q (1 - q))."""
        y = mp.exp(-mpf(w))
        return y / (2 * (1 + mp.sqrt(1 - y)))

    def tail(self, u):
        q = np.minimum(u, 1.0 - u)
        tiny = q < self.TINY
        r = np.sqrt(np.where(tiny, self.LIFT_LOG, 0.0)
                    - self.log(np.where(tiny, q * self.LIFT, q)))
        r2 = r * r
        return blocks(self.p, r, r2) / blocks(self.q, r, r2)

    def __call__(self, u):
        v = self.argument(u * (1.0 - u))
        h = u - 0.5
        z = h * fma(v, blocks(self.c[1:], v, v * v), self.c[0])
        tail = self.tail(u)
        return np.where(self.split < v, np.where(h < 0, -tail, tail), z)

    def constants(self):
        yield from (("QuantileSplit", self.split), ("QuantileTiny", self.TINY),
                    ("QuantileLift", self.LIFT), ("QuantileLiftLog", self.LIFT_LOG))
        yield from numbered("QuantileC", self.c)
        yield from numbered("QuantileP", self.p)
        yield from numbered("QuantileQ", self.q)


# ---------------------------------------------------------------------------------------------
# Output


def numbered(name, values, first=0):
    return [(f"{name}{k}", value) for k, value in enumerate(values, first)]


def show(title, constants):
    print(f"\n// {title}")
    for name, value in constants:
        literal = repr(value)
        assert float(literal) == value
        print(f"public const double {name} = {literal}; // {value.hex()}")


def report(label, points, values, reference, absolute=None):
    """Maximum and mean error, relative and in units in the last place of the value, or relative
    to `absolute` of the reference when that is given."""
    relative, ulps, worst = [], [], (mpf(-1), None)
    for x, got in zip(points, values):
        true, got = reference(mpf(float(x))), mpf(float(got))
        error = abs(got - true)
        if absolute:
            error /= absolute(true)
        elif true:
            ulps.append(float(error / mpf(float(np.spacing(abs(float(true)))))))
            error /= abs(true)
        relative.append(float(error))
        if error > worst[0]:
            worst = error, x
    text = f"{label:<52} {len(points):6d} points  max {max(relative):.2e}"
    text += f"  mean {sum(relative) / len(relative):.1e}"
    if ulps:
        text += f"  ulp max {max(ulps):.2f} mean {sum(ulps) / len(ulps):.2f}"
    print(f"{text}  worst at {float(worst[1])!r}", flush=True)


def exp_points():
    halves = (np.arange(-1021, 1023) + 0.5) * float(LN2)
    near = np.logspace(-17, 0, 1000)
    return np.concatenate([np.linspace(-708.0, 709.0, SAMPLES), near, -near,
                           np.nextafter(halves, 1e9), np.nextafter(halves, -1e9)])


def log_points():
    near = np.logspace(-15.5, -1, 4000)
    scale = np.exp(np.linspace(np.log(2.3e-308), np.log(1.79e308), SAMPLES))
    edges = np.array([1.0, Log.LOWER, Log.UPPER, LogPolynomial.SQRT2])
    around = np.concatenate([edges, np.nextafter(edges, 0), np.nextafter(edges, 9)])
    return np.concatenate([np.linspace(0.5, 2.0, SAMPLES), 1 + near, 1 - near, around, scale])


def lower_tail(w):
    return np.array([float(Quantile.tail_probability(x)) for x in w])


def central_points(split):
    u = lower_tail(np.linspace(1e-12, float(split), 9000))
    near = np.logspace(-15, -0.5, 1500)
    return np.concatenate([u, 1 - u, 0.5 - near, 0.5 + near, [0.25, 0.5, 0.75]])


def signed_quantile(u):
    return -upper_quantile(u) if u <= 0.5 else upper_quantile(1 - u)


def survey():
    """Why SPLIT = 5.75 with degree 21: error of the central polynomial and cost of the tail."""
    print("\n  split  P(lane in tail)  P(any of 16)   relative error of the central polynomial")
    for split in ("5", "5.5", "5.75", "6", "6.25", "7"):
        points = chebyshev_grid(0, mpf(split), 401)
        values = [giles(w) for w in points]
        q = float(2 * Quantile.tail_probability(split))
        errors = []
        for degree in (19, 20, 21, 22):
            rows = [[(w - mpf(split) / 2) ** k for k in range(degree + 1)] for w in points]
            error = minimax(rows, values, [1 / f for f in values], 0)[1]
            errors.append(f"{degree}: {float(error):.1e}")
        print(f"{split:>7}  {q:15.2e}  {1 - (1 - q) ** 16:12.2e}   {'   '.join(errors)}", flush=True)


def main():
    check_fma()
    exp, log = Exp(), Log()
    alternatives = [LogPolynomial(), LogSeries()]
    quantile = Quantile(log)
    plain = ArgumentPlain(round((ArgumentPlain.shift() - quantile.SPLIT / 2) * 64) / mpf(64))

    print("// Constants in use")
    show("Exp", exp.constants())
    show("Log", log.constants())
    show("Quantile, argument", quantile.argument.constants())
    show("Quantile", quantile.constants())
    print("\n// Alternatives")
    for other in alternatives + [plain]:
        show(other.TITLE, other.constants())

    print("\nApproximation error, before and after the coefficients are rounded; operations")
    rows = [("Exp", exp, exp.fit, exp.final), (log.TITLE, log, log.fit, log.final)]
    rows += [(x.TITLE, x, x.fit, x.final)
             for x in alternatives + [quantile.argument, plain]]
    rows += [("Quantile, centre", quantile, quantile.fit, quantile.final)]
    for title, function, fit, final in rows:
        print(f"{title:<50} degree {function.DEGREE:2d}  {float(fit):.1e}  {float(final):.1e}"
              f"   {function.OPERATIONS}")
    print(f"{'Quantile, tail':<50} {quantile.P_DEGREE} over {quantile.Q_DEGREE}   "
          f"{float(quantile.tail_fit):.1e}  {float(quantile.tail_final):.1e}")
    survey()

    print("\nMeasured errors of the double-precision evaluation")
    with np.errstate(over="ignore", invalid="ignore"):
        x = exp_points()
        report("Exp [-708, 709]", x, exp(x), mp.exp)
        x = np.linspace(709.0, 709.782, 2001)
        report("Exp [709, 709.782]", x, exp(x), mp.exp)
        assert np.all(np.isinf(exp(np.array([709.79, 720.0, 1e4]))))
        assert np.all(exp(np.array([-708.4, -720.0, -np.inf])) < 2.3e-308)
    x = log_points()
    known = {float(v): mp.log(mpf(float(v))) for v in x}
    for function in [log] + alternatives:
        assert np.all(function(np.array([1.0])) == 0.0)
        report(function.TITLE, x, function(x), lambda v: known[float(v)])
    y = 0.25 * np.exp(-np.linspace(0, float(quantile.SPLIT), SAMPLES))
    for function in (quantile.argument, plain):
        report(function.TITLE + ", absolute", y, function(y),
               lambda v: -mp.log(4 * v) - function.centre, absolute=lambda true: 1)
    u = central_points(quantile.SPLIT)
    report(f"Quantile, centre (w <= {float(quantile.SPLIT)})", u, quantile(u), signed_quantile)
    r = np.linspace(float(quantile.lowest_r), 6.12, SAMPLES)
    q = np.exp(-r * r)
    u = np.concatenate([q, 1 - q[q > 2.0 ** -52][::4], [1 - 2.0 ** -53]])
    report("Quantile, tail to u = 2^-54", u, quantile(u), signed_quantile)
    u = np.append(np.exp(-np.linspace(6.1, 27.14, SAMPLES) ** 2), [1e-320, 5e-324])
    report("Quantile, far tail to u = 5e-324", u, quantile(u), signed_quantile)


if __name__ == "__main__":
    sys.exit(main())
