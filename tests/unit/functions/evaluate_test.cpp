// Proves that a program means what its formula means in C++: the same numbers over double, and the
// very same operators, in the same order, over a scalar that records what is called.
#include "functions/evaluate.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "support.hpp"

namespace mathjudge::functions {
namespace {

using Vector = std::vector<double>;

double at(std::string_view formula, const Vector& x, const Constants& constants = {}) {
  const Program program = compiled(formula, {}, constants);
  return Generic(program)(x);
}

TEST(Evaluate, ArithmeticFollowsPrecedenceAndAssociativity) {
  EXPECT_EQ(at("return 1 - x[0] - 2 * x[1] / 4 + -x[0] * (x[1] - 3);", {5, 8}), 1 - 5 - 4 + -5 * 5);
  EXPECT_EQ(at("return x[0] / x[1] / 2;", {12, 3}), 2);
}

TEST(Evaluate, FunctionsAreTheStandardOnes) {
  const double x = 0.7;
  EXPECT_EQ(
      at("return sin(x[0]) + cos(x[0]) + exp(x[0]) + log(x[0]) + sqrt(x[0]) + tanh(x[0]) + abs(-x[0]);", {x}),
      std::sin(x) + std::cos(x) + std::exp(x) + std::log(x) + std::sqrt(x) + std::tanh(x) + x);
  EXPECT_EQ(at("return pow(x[0], 3) + pow(x[0], 0.5) + pow(2, x[0]) + pow(x[0], x[0]);", {x}),
            std::pow(x, 3) + std::pow(x, 0.5) + std::pow(2.0, x) + std::pow(x, x));
}

TEST(Evaluate, LoopsRunOverTheLengthOfX) {
  const char* rosenbrock =
      "T s = 0; for (int i = 0; i < n - 1; ++i) { T d = x[i+1] - x[i]*x[i]; "
      "s += 100*d*d + (1 - x[i])*(1 - x[i]); } return s;";
  EXPECT_EQ(at(rosenbrock, {1, 1, 1}), 0);
  EXPECT_EQ(at(rosenbrock, {-1.2, 1}), 100 * (1 - 1.2 * 1.2) * (1 - 1.2 * 1.2) + 2.2 * 2.2);
}

TEST(Evaluate, LoopsNestAndCountDownAndTakeAnyStep) {
  EXPECT_EQ(at("T s = 0; for (int i = n - 1; i >= 0; --i) for (int j = 0; j < i; j += 2) s += 10 * i + j; "
               "return s;",
               {0, 0, 0, 0}),
            30 + 32 + 20 + 10);
}

TEST(Evaluate, MillionsOfOperationsRun) {
  EXPECT_EQ(at("T s = 0; for (int i = 0; i < 2000000; ++i) s = s + x[0]; return s;", {1}), 2e6);
}

TEST(Evaluate, BranchesCompareScalarsNumbersAndInts) {
  const char* sign = "if (x[0] > 0) return 1; else if (x[0] < 0) return -1; return 0;";
  EXPECT_EQ(at(sign, {2}), 1);
  EXPECT_EQ(at(sign, {-2}), -1);
  EXPECT_EQ(at(sign, {0}), 0);
  EXPECT_EQ(at("if (0.5 <= x[0]) { return 1; } return 2;", {0.5}), 1);
  EXPECT_EQ(at("if (x[0] >= x[1]) return x[0]; else return x[1];", {3, 4}), 4);
  EXPECT_EQ(at("T s = 0; for (int i = 0; i < 5; ++i) if (i % 2 == 1) s += i; return s;", {0}), 4);
  EXPECT_EQ(at("if (x[0] < x[0]) return 1; if (0 < x[0]) return 2; return 3;", {std::nan("")}), 3);
}

TEST(Evaluate, ConstantsAreScalarsVectorsAndMatrices) {
  const Constants constants{{"c", 1e6}, {"b", Vector{1, 2}}, {"A", std::vector<Vector>{{1, 2}, {3, 4}}}};
  EXPECT_EQ(
      at("T s = 0; for (int i = 0; i < 2; ++i) { for (int j = 0; j < 2; ++j) s += A[i][j] * x[i] * x[j]; "
         "s -= b[i] * x[i]; } return s + c;",
         {1, 2}, constants),
      1 + 4 + 6 + 16 - 1 - 4 + 1e6);
  EXPECT_EQ(at("double w = A[1][0] / 2; w += b[1]; w = w * c; return w * x[0];", {1}, constants), 3.5e6);
}

TEST(Evaluate, IntsStayIntsAsInCpp) {
  EXPECT_EQ(at("int k = n / 2; k *= 3; k -= 1; return k % 4 * x[0];", {1, 0, 0}), 2);
  EXPECT_EQ(at("return T(n) / 2 * x[0];", {1, 0, 0}), 1.5);
}

TEST(Evaluate, LocalArraysAndSeveralOutputs) {
  const Program tridiagonal = compiled(
      "std::vector<T> y(n); for (int i = 0; i < n; ++i) { y[i] = 2 * x[i]; if (i > 0) y[i] -= x[i-1]; "
      "if (i < n - 1) y[i] -= x[i+1]; } return y;");
  EXPECT_EQ(evaluate<double>(tridiagonal, {1, 2, 4}), (Vector{0, -1, 6}));
  EXPECT_EQ(tridiagonal.outputs, kAnyCount);
  const Program pair = compiled("return {x[0] * x[1], x[0], 7};", {2});
  EXPECT_EQ(evaluate<double>(pair, {3, 5}), (Vector{15, 3, 7}));
  EXPECT_EQ(pair.outputs, 3);
  EXPECT_FALSE(pair.scalar_valued);
  EXPECT_TRUE(evaluate<double>(compiled("return {};"), {1}).empty());
}

TEST(Evaluate, UnivariateXNeedsNoIndex) {
  const Program program = compiled("T y = x; y *= y; return exp(-y) + x;", kUnivariate);
  EXPECT_EQ(Generic(program)(Vector{0.5}), std::exp(-0.25) + 0.5);
  EXPECT_TRUE(program.univariate);
}

TEST(Evaluate, WrongInputsThrow) {
  const Program two = compiled("return x[0] + x[1];", {2});
  EXPECT_THROW(evaluate<double>(two, {1}), std::invalid_argument);
  EXPECT_THROW(evaluate<double>(two, {1, 2, 3}), std::invalid_argument);
  EXPECT_THROW(at("return x[n];", {1}), std::out_of_range);
  EXPECT_THROW(at("return x[n - 2];", {1}), std::out_of_range);
  EXPECT_THROW(at("std::vector<T> y(n); y[n] = 1; return y[0];", {1}), std::out_of_range);
  EXPECT_THROW(at("return b[n] * x[0];", {1}, {{"b", Vector{1}}}), std::out_of_range);
  EXPECT_THROW(at("std::vector<T> y(n - 3); return y;", {1}), std::invalid_argument);
  EXPECT_THROW(evaluate<double>(compiled("std::vector<T> y(n - 3); return y;"), {1}), std::length_error);
  EXPECT_THROW(at("return 1 / (n - 1) * x[0];", {1}), std::domain_error);
  EXPECT_THROW(at("int k = 65536; k *= 65536 * n; return k * x[0];", {1}), std::overflow_error);
  EXPECT_THROW(evaluate<double>(Program{}, {1}), std::invalid_argument);
  EXPECT_THROW(Generic(compiled("return {x[0]};")), std::invalid_argument);
}

// A scalar that writes down which of its operations was called, with which kind of operand.
struct Spy {
  static std::vector<std::string> log;
  double v = 0;
  Spy() = default;
  Spy(double value) : v(value) { log.emplace_back("from double"); }
  Spy(int value) : v(value) { log.emplace_back("from int"); }
  Spy(const Spy& other) = default;
  Spy& operator=(const Spy& other) = default;

  static Spy said(const char* what, double value) {
    Spy result;
    result.v = value;
    log.emplace_back(what);
    return result;
  }
  Spy& note(const char* what, const Spy& operand, double value) {
    log.emplace_back(std::string(what) + (&operand == this ? " aliased" : ""));
    v = value;
    return *this;
  }
};
std::vector<std::string> Spy::log;

#define SPY_OPERATOR(op)                                                                         \
  Spy operator op(const Spy& a, const Spy& b) { return Spy::said("T " #op " T", a.v op b.v); }   \
  Spy operator op(const Spy& a, double b) { return Spy::said("T " #op " double", a.v op b); }    \
  Spy operator op(double a, const Spy& b) { return Spy::said("double " #op " T", a op b.v); }    \
  Spy operator op(const Spy& a, int b) { return Spy::said("T " #op " int", a.v op b); }          \
  Spy operator op(int a, const Spy& b) { return Spy::said("int " #op " T", a op b.v); }          \
  Spy& operator op##=(Spy& a, const Spy& b) { return a.note("T " #op "= T", b, a.v op b.v); }    \
  Spy& operator op##=(Spy& a, double b) { return a.note("T " #op "= double", Spy(), a.v op b); } \
  Spy& operator op##=(Spy& a, int b) { return a.note("T " #op "= int", Spy(), a.v op b); }
SPY_OPERATOR(+)
SPY_OPERATOR(-)
SPY_OPERATOR(*)
SPY_OPERATOR(/)
#undef SPY_OPERATOR
Spy operator-(const Spy& a) { return Spy::said("-T", -a.v); }
bool operator<(const Spy& a, const Spy& b) { return Spy::said("T < T", 0), a.v < b.v; }
bool operator<(const Spy& a, double b) { return Spy::said("T < double", 0), a.v < b; }
bool operator>(const Spy& a, const Spy& b) { return Spy::said("T > T", 0), a.v > b.v; }
bool operator>(const Spy& a, double b) { return Spy::said("T > double", 0), a.v > b; }
bool operator<=(const Spy& a, const Spy& b) { return Spy::said("T <= T", 0), a.v <= b.v; }
bool operator<=(const Spy& a, double b) { return Spy::said("T <= double", 0), a.v <= b; }
bool operator>=(const Spy& a, const Spy& b) { return Spy::said("T >= T", 0), a.v >= b.v; }
bool operator>=(const Spy& a, double b) { return Spy::said("T >= double", 0), a.v >= b; }
Spy sin(const Spy& a) { return Spy::said("sin", a.v); }
Spy cos(const Spy& a) { return Spy::said("cos", a.v); }
Spy exp(const Spy& a) { return Spy::said("exp", a.v); }
Spy log(const Spy& a) { return Spy::said("log", a.v); }
Spy sqrt(const Spy& a) { return Spy::said("sqrt", a.v); }
Spy tanh(const Spy& a) { return Spy::said("tanh", a.v); }
Spy abs(const Spy& a) { return Spy::said("abs", a.v); }
Spy pow(const Spy& a, const Spy&) { return Spy::said("pow(T, T)", a.v); }
Spy pow(const Spy& a, double) { return Spy::said("pow(T, double)", a.v); }
Spy pow(const Spy& a, int) { return Spy::said("pow(T, int)", a.v); }
Spy pow(double, const Spy& b) { return Spy::said("pow(double, T)", b.v); }

std::vector<std::string> called(std::string_view formula) {
  const Program program = compiled(formula);
  std::vector<Spy> x(2);
  x[0].v = 3;
  x[1].v = 5;
  Spy::log.clear();
  evaluate(program, x);
  return Spy::log;
}

using Log = std::vector<std::string>;

TEST(Evaluate, CallsTheMixedOperatorsThatTheFormulaShows) {
  EXPECT_EQ(called("return 2 * x[0];"), Log{"int * T"});
  EXPECT_EQ(called("return 2.0 * x[0];"), Log{"double * T"});
  EXPECT_EQ(called("return x[0] / 2;"), Log{"T / int"});
  EXPECT_EQ(called("return x[0] / 2.5;"), Log{"T / double"});
  EXPECT_EQ(called("return 1 - x[0];"), Log{"int - T"});
  EXPECT_EQ(called("return x[0] + x[1];"), Log{"T + T"});
  EXPECT_EQ(called("return -x[0];"), Log{"-T"});
  EXPECT_EQ(called("return n * x[0];"), Log{"int * T"});
  EXPECT_EQ(called("return 2 * x[0] * x[1] - 1.5;"), (Log{"int * T", "T * T", "T - double"}));
}

TEST(Evaluate, CallsCompoundAssignmentWithAliasing) {
  EXPECT_EQ(called("T y = x[0]; y *= y; y -= y; return y;"), (Log{"T *= T aliased", "T -= T aliased"}));
  EXPECT_EQ(called("T y = x[0]; T z = y; z += y; z /= 2; z *= 2.0; return z;"),
            (Log{"T += T", "T /= int", "T *= double"}));
}

TEST(Evaluate, ConvertsImplicitlyFromIntAndDouble) {
  EXPECT_EQ(called("T y = 1; T z = 1.5; return y;"), (Log{"from int", "from double"}));
}

TEST(Evaluate, ComparesWithTheScalarOnTheLeft) {
  EXPECT_EQ(called("if (x[0] < 4) return x[0]; return x[1];"), Log{"T < double"});
  EXPECT_EQ(called("if (4.0 < x[0]) return x[0]; return x[1];"), Log{"T > double"});
  EXPECT_EQ(called("if (x[0] >= x[1]) return x[0]; return x[1];"), Log{"T >= T"});
}

TEST(Evaluate, CallsEveryFormOfPow) {
  EXPECT_EQ(called("return pow(x[0], 2) + pow(x[0], 2.0) + pow(x[0], x[1]) + pow(2, x[0]);"),
            (Log{"pow(T, int)", "pow(T, double)", "T + T", "pow(T, T)", "T + T", "pow(double, T)", "T + T"}));
}

TEST(Evaluate, TheGenericFunctorGivesTheSingleOutput) {
  const Program program = compiled("return x[0] * x[0];", {1});
  const Generic generic(program);
  EXPECT_EQ(generic(Vector{3}), 9);
  EXPECT_EQ(generic(std::vector<long double>{3}), 9);
  EXPECT_THROW(generic(Vector{}), std::invalid_argument);
}

}  // namespace
}  // namespace mathjudge::functions
