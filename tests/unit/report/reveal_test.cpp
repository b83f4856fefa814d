// Revealed values read back as C++ and lose no digit.
#include "report/reveal.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>

namespace mathjudge::report {
namespace {

using values::Matrix;
using values::Value;
using values::Vector;

TEST(Literal, IsACppInitialiser) {
  EXPECT_EQ(literal(Value(Matrix{{1, 2.5}, {-3, 0}})), "{{1, 2.5}, {-3, 0}}");
  EXPECT_EQ(literal(Value(Matrix{})), "{}");
  EXPECT_EQ(literal(Value(
                Vector{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})),
            "{INFINITY, NAN}");
  EXPECT_EQ(literal(Value(true)), "true");
  EXPECT_EQ(literal(Value(std::uint64_t{18446744073709551615u})), "18446744073709551615u");
}

TEST(Literal, ReadsBackAsTheSameDouble) {
  for (const double value : {0.1, 1.0 / 3, 1e-300, 5e-324, 1.7976931348623157e308})
    EXPECT_EQ(std::strtod(literal(Value(value)).c_str(), nullptr), value);
}

}  // namespace
}  // namespace mathjudge::report
