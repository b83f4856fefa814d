// Declarations as people see them, names of tiers and categories, and the starter file.
// The exact text matters: messages and generated code quote it.
#include "catalogue/problem.hpp"

#include <gtest/gtest.h>

#include "catalogue/stub.hpp"

namespace mathjudge::catalogue {
namespace {

using values::Type;

Function function(const std::string& name, std::vector<Parameter> parameters,
                  std::vector<Parameter> returns) {
  Function result;
  result.name = name;
  result.parameters = std::move(parameters);
  result.returns = std::move(returns);
  return result;
}

TEST(Declaration, OneReturn) {
  const Function f = function("matrix_inverse", {{"a", Type::Matrix}}, {{"inverse", Type::Matrix}});
  EXPECT_EQ(f.declaration(), "Matrix matrix_inverse(const Matrix& a)");
  EXPECT_EQ(f.plain_declaration(),
            "std::vector<std::vector<double>> matrix_inverse(const std::vector<std::vector<double>>& a)");
  EXPECT_FALSE(f.takes_generic_function());
}

TEST(Declaration, PairAndTuple) {
  const Function power = function(
      "power_iteration", {{"a", Type::Matrix}, {"max_iterations", Type::Int}, {"tolerance", Type::Double}},
      {{"lambda", Type::Double}, {"v", Type::Vector}});
  EXPECT_EQ(
      power.declaration(),
      "std::pair<double, Vector> power_iteration(const Matrix& a, int max_iterations, double tolerance)");
  const Function svd = function("svd", {{"a", Type::Matrix}},
                                {{"u", Type::Matrix}, {"s", Type::Vector}, {"vt", Type::Matrix}});
  EXPECT_EQ(svd.declaration(), "std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a)");
}

TEST(Declaration, GenericFunction) {
  const Function f = function("autodiff_gradient", {{"f", Type::GenericFunction}, {"x", Type::Vector}},
                              {{"gradient", Type::Vector}});
  EXPECT_TRUE(f.takes_generic_function());
  EXPECT_EQ(f.declaration(), "template <class F> Vector autodiff_gradient(const F& f, const Vector& x)");
  EXPECT_EQ(
      f.plain_declaration(),
      "template <class F> std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x)");
}

TEST(Declaration, CallbacksStreamsAndIntegers) {
  const Function f = function("f",
                              {{"u", Type::UniformStream},
                               {"g", Type::UnivariateFunction},
                               {"o", Type::IntVector},
                               {"seed", Type::UnsignedInt64},
                               {"stages", Type::Stages}},
                              {{"ok", Type::Bool}});
  EXPECT_EQ(f.declaration(),
            "bool f(const UniformStream& u, const UnivariateFunction& g, const std::vector<int>& o, "
            "std::uint64_t seed, const std::vector<std::pair<VectorFunction, MatrixFunction>>& stages)");
  EXPECT_EQ(f.plain_declaration().substr(0, 82),
            "bool f(const std::function<double()>& u, const std::function<double(double)>& g, c");
}

TEST(Declaration, SpellsEveryType) {
  for (int t = 0; t <= static_cast<int>(Type::GenericFunction); ++t) {
    const auto type = static_cast<Type>(t);
    const Function f = function("f", {{"p", type}}, {{"r", Type::Vector}});
    const bool is_double = f.declaration() == "Vector f(double p)";
    EXPECT_EQ(is_double, type == Type::Double) << name_of(type) << " is missing from the table of spellings";
  }
}

TEST(Names, OfTiersAndCategories) {
  EXPECT_EQ(name_of(Tier::Stretch), "stretch");
  EXPECT_EQ(name_of(Category::IllConditioned), "ill-conditioned");
  EXPECT_EQ(name_of(Category::Budget), "budget");
}

TEST(Stub, IsCompleteAndWrapped) {
  Problem problem;
  problem.id = "svd";
  problem.title = "Singular values";
  problem.statement = {"Given " + std::string(60, 'x') + " and more words that need another line, return it.",
                       "Ends in a backslash \\"};
  problem.conventions = {"{} gives {}."};
  problem.functions = {function("svd", {{"a", Type::Matrix}}, {{"u", Type::Matrix}, {"s", Type::Vector}}),
                       function("other", {{"k", Type::Int}}, {{"r", Type::Bool}})};
  EXPECT_EQ(stub(problem), R"(// Singular values (svd)
//
// Given xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx and more words that need
// another line, return it.
//
// Ends in a backslash \.
//
// - {} gives {}.
#include <mathjudge.hpp>

using namespace mathjudge;

std::pair<Matrix, Vector> svd(const Matrix& a) {
  // Your code here.
  return {};
}

bool other(int k) {
  // Your code here.
  return {};
}
)");
}

TEST(Stub, BreaksLongDeclarationsAndIncludesWhatTheyUse) {
  Problem problem;
  problem.id = "long";
  problem.title = "Long";
  problem.functions = {function("minimize_constrained",
                                {{"f", Type::ScalarFunction},
                                 {"gradient", Type::VectorFunction},
                                 {"constraints", Type::VectorFunction},
                                 {"seed", Type::UnsignedInt64}},
                                {{"x", Type::Vector}, {"y", Type::Vector}, {"z", Type::Vector}}),
                       function("autodiff_gradient", {{"f", Type::GenericFunction}, {"x", Type::Vector}},
                                {{"gradient", Type::Vector}})};
  EXPECT_EQ(stub(problem), R"(// Long (long)
#include <cstdint>
#include <tuple>
#include <mathjudge.hpp>

using namespace mathjudge;

std::tuple<Vector, Vector, Vector> minimize_constrained(const ScalarFunction& f,
                                                        const VectorFunction& gradient,
                                                        const VectorFunction& constraints,
                                                        std::uint64_t seed) {
  // Your code here.
  return {};
}

template <class F>
Vector autodiff_gradient(const F& f, const Vector& x) {
  // Your code here.
  return {};
}
)");
}

}  // namespace
}  // namespace mathjudge::catalogue
