"""Quantiles of gamma and beta distributions to 40 digits, for ReferenceQuantiles.cs (Python 3 with mpmath).

Prints one quantile a line: the distribution and its shapes, the tail and its probability p, the quantile (of a beta also 1 minus it).
"below": P(X <= x) = p; "above": P(X > x) = p. Takes a few minutes.
"""
from mpmath import mp, mpf, log, exp, loggamma

mp.dps = 60
LEVELS = ["1e-20", "1e-9", "0.001", "0.1", "0.5"]


def gamma_below(shape, x):
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -55:
        n += 1
        term *= x / (shape + n)
        total += term
    return exp(shape * log(x) - x - loggamma(shape + 1)) * total


def beta_below(a, b, t):
    if t > (a + 1) / (a + b + 2):
        return 1 - beta_below(b, a, 1 - t)
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -55:
        term *= (a + b + n) / (a + 1 + n) * t
        total += term
        n += 1
    return exp(a * log(t) + b * log(1 - t) - loggamma(a) - loggamma(b) + loggamma(a + b)) * total / a


def bisect(below, target, low, high):
    """The y with below(y) = target; y is ln x or ln(t / (1 - t))."""
    for _ in range(160):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < target else (low, middle)
    return (low + high) / 2


def main():
    for shape in [mpf("0.3"), mpf("1.3") ** 2 / mpf("1.2") ** 2, mpf(30), mpf(10000)]:
        for p in map(mpf, LEVELS):
            for upper in (False, True):
                y = bisect(lambda y: gamma_below(shape, exp(y)), 1 - p if upper else p, mpf(-200), mpf(12))
                print(f'gamma {mp.nstr(shape, 17)} {"above" if upper else "below"} {mp.nstr(p, 3)} {mp.nstr(exp(y), 20)}')
    for a, b in [(mpf(7) / 3, mpf(11) / 3), (mpf(1), mpf(5)), (mpf("0.2"), mpf("0.3")), (mpf(5000), mpf(20000))]:
        for p in map(mpf, LEVELS):
            for upper, (near, far) in ((False, (a, b)), (True, (b, a))):  # the upper tail of t is the lower tail of 1 - t
                y = bisect(lambda y: beta_below(near, far, 1 / (1 + exp(-y))), p, mpf(-300), mpf(300))
                t, rest = 1 / (1 + exp(-y)), 1 / (1 + exp(y))
                t, rest = (rest, t) if upper else (t, rest)
                print(f'beta {mp.nstr(a, 17)} {mp.nstr(b, 17)} {"above" if upper else "below"} {mp.nstr(p, 3)} {mp.nstr(t, 20)} {mp.nstr(rest, 20)}')


main()
