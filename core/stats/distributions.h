// Probabilities and quantiles of the usual distributions. Arguments outside a distribution's domain
// (no degrees of freedom, probabilities outside 0-1) give NaN, never an exception.
#pragma once

namespace clientele::stats {

// P(Z <= z), and z with P(Z <= z) = p.
double normal_cdf(double z);
double normal_quantile(double p);
// P(|Z| >= |z|).
double normal_two_sided(double z);

// Student's t: t with P(T <= t) = p; P(|T| >= |t|).
double t_quantile(double p, double degrees);
double t_two_sided(double t, double degrees);

// P(X >= x).
double chi_square_upper(double x, double degrees);
double f_upper(double f, double degrees1, double degrees2);

// P(X <= x) for X ~ Beta(a, b).
double beta_cdf(double x, double a, double b);

// P(X <= k) for X ~ Binomial(n, p).
double binomial_cdf(double k, double n, double p);

}  // namespace clientele::stats
