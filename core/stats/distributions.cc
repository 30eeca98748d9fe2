#include "stats/distributions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace clientele::stats {
namespace {

namespace bm = boost::math;
namespace bp = boost::math::policies;

// Errors become NaN or infinity (errno_on_error); no promotion to long double, which is slow and
// large in Wasm and differs between platforms.
using Policy = bp::policy<bp::domain_error<bp::errno_on_error>, bp::pole_error<bp::errno_on_error>,
                          bp::overflow_error<bp::errno_on_error>,
                          bp::evaluation_error<bp::errno_on_error>, bp::promote_double<false>>;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool is_probability(double p) { return p >= 0 && p <= 1; }

}  // namespace

double normal_cdf(double z) {
  return std::isnan(z) ? kNaN : bm::cdf(bm::normal_distribution<double, Policy>(), z);
}

double normal_quantile(double p) {
  return is_probability(p) ? bm::quantile(bm::normal_distribution<double, Policy>(), p) : kNaN;
}

double normal_two_sided(double z) { return std::isnan(z) ? kNaN : 2 * normal_cdf(-std::abs(z)); }

double t_quantile(double p, double degrees) {
  if (!is_probability(p) || !(degrees > 0)) return kNaN;
  return bm::quantile(bm::students_t_distribution<double, Policy>(degrees), p);
}

double t_two_sided(double t, double degrees) {
  if (std::isnan(t) || !(degrees > 0)) return kNaN;
  return 2 * bm::cdf(bm::students_t_distribution<double, Policy>(degrees), -std::abs(t));
}

double chi_square_upper(double x, double degrees) {
  if (std::isnan(x) || x < 0 || !(degrees > 0)) return kNaN;
  return bm::cdf(bm::complement(bm::chi_squared_distribution<double, Policy>(degrees), x));
}

double f_upper(double f, double degrees1, double degrees2) {
  if (std::isnan(f) || f < 0 || !(degrees1 > 0) || !(degrees2 > 0)) return kNaN;
  return bm::cdf(bm::complement(bm::fisher_f_distribution<double, Policy>(degrees1, degrees2), f));
}

double beta_cdf(double x, double a, double b) {
  if (!is_probability(x) || !(a > 0) || !(b > 0)) return kNaN;
  return bm::cdf(bm::beta_distribution<double, Policy>(a, b), x);
}

double binomial_cdf(double k, double n, double p) {
  if (!is_probability(p) || !(n >= 0) || std::isnan(k)) return kNaN;
  if (k < 0) return 0;
  if (k >= n) return 1;
  return bm::cdf(bm::binomial_distribution<double, Policy>(n, p), std::floor(k));
}

}  // namespace clientele::stats
