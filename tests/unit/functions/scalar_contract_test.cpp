// Proves that a scalar type that keeps the contract is recognised, whatever way it does so, and that one
// that does not is told what it lacks.
#include "functions/scalar_contract.hpp"

#include <gtest/gtest.h>

#include <complex>
#include <string>
#include <string_view>

#include "functions/bounded.hpp"
#include "functions/dual.hpp"
#include "functions/reverse.hpp"
#include "functions/rounded.hpp"

namespace mathjudge::functions {
namespace {

// Only implicit conversions and operators on (T, T): the least that keeps the contract.
struct Least {
  double v = 0;
  Least() = default;
  Least(double value) : v(value) {}
};
#define LEAST_OPERATOR(op)                                                                  \
  [[maybe_unused]] Least operator op(const Least& a, const Least& b) { return a.v op b.v; } \
  [[maybe_unused]] Least& operator op##=(Least& a, const Least& b) { return a = a op b; }
LEAST_OPERATOR(+)
LEAST_OPERATOR(-)
LEAST_OPERATOR(*)
LEAST_OPERATOR(/)
#undef LEAST_OPERATOR
[[maybe_unused]] Least operator-(const Least& a) { return -a.v; }
[[maybe_unused]] bool operator<(const Least& a, const Least& b) { return a.v < b.v; }
[[maybe_unused]] bool operator>(const Least& a, const Least& b) { return a.v > b.v; }
[[maybe_unused]] bool operator<=(const Least& a, const Least& b) { return a.v <= b.v; }
[[maybe_unused]] bool operator>=(const Least& a, const Least& b) { return a.v >= b.v; }
#define LEAST_FUNCTION(f) \
  [[maybe_unused]] Least f(const Least& a) { return std::f(a.v); }
LEAST_FUNCTION(sin)
LEAST_FUNCTION(cos)
LEAST_FUNCTION(exp)
LEAST_FUNCTION(log)
LEAST_FUNCTION(sqrt)
LEAST_FUNCTION(tanh)
LEAST_FUNCTION(abs)
#undef LEAST_FUNCTION
[[maybe_unused]] Least pow(const Least& a, const Least& b) { return std::pow(a.v, b.v); }

static_assert(missing_from_scalar<Least>() == nullptr);
static_assert(missing_from_scalar<double>() == nullptr);
static_assert(missing_from_scalar<long double>() == nullptr);
static_assert(missing_from_scalar<Dual<double>>() == nullptr);
static_assert(missing_from_scalar<Dual<Dual<long double>>>() == nullptr);
static_assert(missing_from_scalar<Reverse<double>>() == nullptr);
static_assert(missing_from_scalar<Reverse<Dual<double>>>() == nullptr);
static_assert(missing_from_scalar<Bounded>() == nullptr);
static_assert(missing_from_scalar<Reverse<Bounded>>() == nullptr);
static_assert(missing_from_scalar<Rounded>() == nullptr);

// Members only: a number on the left finds no operator.
struct Members {
  double v = 0;
  Members() = default;
  Members(double value) : v(value) {}
  Members operator+(const Members& b) const { return v + b.v; }
};

struct Explicit {
  Explicit() = default;
  explicit Explicit(double) {}
};

struct NoDefault {
  NoDefault(double) {}
};

std::string_view missing(const char* what) { return what == nullptr ? "" : what; }

TEST(ScalarContract, NamesWhatIsMissing) {
  EXPECT_EQ(missing(missing_from_scalar<Members>()), "operator+(double, T)");
  EXPECT_EQ(missing(missing_from_scalar<Explicit>()), "an implicit conversion from double");
  EXPECT_EQ(missing(missing_from_scalar<NoDefault>()), "a default constructor");
  EXPECT_EQ(missing(missing_from_scalar<std::complex<double>>()), "operator+(T, int)");
  EXPECT_EQ(missing(missing_from_scalar<std::string>()), "an implicit conversion from double");
}

}  // namespace
}  // namespace mathjudge::functions
