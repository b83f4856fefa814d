// Right answers are there when they are asked for, in any order, and the thread ends when nobody asks.
#include "engine/preparation.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace mathjudge::engine {
namespace {

using values::Matrix;
using values::Value;

/// A trace problem with `count` cases; case k is the 1x1 matrix [[k]].
catalogue::Problem traces(int count) {
  catalogue::Problem problem;
  catalogue::Function function;
  function.name = "matrix_trace";
  function.parameters = {{"a", values::Type::Matrix}};
  function.returns = {{"trace", values::Type::Double}};
  function.judging.comparator = "elementwise";
  function.judging.truth = "trace";
  function.judging.bound = "shadow";
  function.judging.threshold = 1;
  problem.functions.push_back(function);
  for (int k = 0; k < count; ++k) {
    catalogue::Case the_case;
    the_case.calls.push_back({{Value(Matrix{{static_cast<double>(k)}})}, catalogue::Returns{}});
    problem.cases.push_back(the_case);
  }
  return problem;
}

bool accepts(const CaseJudges& judges, double answer) {
  return judges.at(0)->compare({{Value(answer)}, {}}).passed();
}

TEST(Preparation, GivesEachCaseItsOwnJudges) {
  const catalogue::Problem problem = traces(50);
  Preparation preparation(problem, {7, 3, 49});
  for (const std::size_t k : {2u, 0u, 1u}) {
    const double right = k == 0 ? 7 : k == 1 ? 3 : 49;
    const CaseJudges judges = preparation.take(k);
    EXPECT_TRUE(accepts(judges, right));
    EXPECT_FALSE(accepts(judges, right + 1));
  }
  EXPECT_THROW(preparation.take(3), std::out_of_range);
}

TEST(Preparation, EndsEarlyWhenNobodyAsks) {
  const catalogue::Problem problem = traces(1);
  const Preparation preparation(problem, std::vector<std::size_t>(1'000'000, 0));
}  // and the test's time limit says whether it did

}  // namespace
}  // namespace mathjudge::engine
