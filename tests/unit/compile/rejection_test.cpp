// What a person is told when a solution does not fit or does not compile.
// The verdict never depends on the precompiled header, and the words are the compiler's own.
#include "unit/compile/compiled.hpp"

namespace mathjudge::compile {
namespace {

using Reason = Rejection::Reason;

const std::string kM = "#include <vector>\nusing M = std::vector<std::vector<double>>;\n";

Rejection rejected(const std::string& source, const std::string& compiler = "g++",
                   const std::filesystem::path& file = "solution.cpp") {
  SCOPED_TRACE(source);
  Options options = default_options();
  options.compiler = compiler;
  return rejection(compile_with(options, multiply(), source, file));
}

void expect_wrong_signature(const std::string& source, const std::string& said) {
  for (const std::string compiler : {"g++", "clang++"}) {
    if (!has_compiler(compiler)) continue;
    SCOPED_TRACE(compiler);
    const Rejection told = rejected(source, compiler);
    EXPECT_EQ(told.reason, Reason::WrongSignature) << told.diagnostics;
    EXPECT_TRUE(contains(told.expected, "Matrix matrix_multiply(const Matrix&")) << told.expected;
    EXPECT_TRUE(contains(told.diagnostics + told.advice, said)) << told.diagnostics << told.advice;
    EXPECT_FALSE(contains(told.diagnostics, "__mathjudge")) << told.diagnostics;
  }
}

TEST(Rejected, WrongParametersShowWhatWasFound) {
  expect_wrong_signature("int matrix_multiply(int a) { return a; }\n",
                         "solution.cpp:1: int matrix_multiply(int a)");
  expect_wrong_signature(kM + "M matrix_multiply(const M& a) { return a; }\n",
                         "solution.cpp:3: M matrix_multiply(const M& a)");
}

TEST(Rejected, ANonConstReferenceIsNotAccepted) {
  expect_wrong_signature(kM + "M matrix_multiply(M& a, M& b) { return a; }\n",
                         "by value or by const reference");
}

TEST(Rejected, WrongReturnTypesAreNamed) {
  expect_wrong_signature(kM + "double matrix_multiply(const M&, const M&) { return 0; }\n",
                         "matrix_multiply does not return Matrix");
  expect_wrong_signature(kM + "void matrix_multiply(const M&, const M&) {}\n",
                         "matrix_multiply does not return Matrix");
  expect_wrong_signature(kM + "std::size_t matrix_multiply(const M&, const M&) { return 3; }\n",
                         "does not return Matrix");
}

TEST(Rejected, AMissingFunctionSuggestsANearMiss) {
  expect_wrong_signature(kM + "M matrix_multpily(const M& a, const M&) { return a; }\n",
                         "did you mean matrix_multiply?");
  expect_wrong_signature("int unrelated() { return 0; }\n", "solution.cpp does not define matrix_multiply");
  expect_wrong_signature(kM + "namespace mine { M matrix_multiply(const M& a, const M&) { return a; } }\n",
                         "outside of any named namespace");
  expect_wrong_signature("// nothing yet\n", "does not define matrix_multiply");
}

TEST(Rejected, APairOfTheWrongPartsNamesThePart) {
  const auto pair = problem({function("f", {Type::Vector}, {Type::Double, Type::Vector})});
  const std::string head = "#include <utility>\n#include <vector>\n";
  Rejection told = rejection(compile(
      pair, head + "std::pair<std::vector<double>, double> f(std::vector<double> v) { return {v, 1}; }\n"));
  EXPECT_EQ(told.reason, Reason::WrongSignature);
  EXPECT_TRUE(contains(told.diagnostics, "part 1 (r0) of what f returns is not double")) << told.diagnostics;
  told = rejection(compile(pair, head + "double f(std::vector<double>) { return 1; }\n"));
  EXPECT_EQ(told.reason, Reason::WrongSignature) << told.diagnostics;
  EXPECT_TRUE(contains(told.expected, "std::pair<double, Vector>")) << told.expected;
}

TEST(Rejected, UnknownNamesOfTypesAreExplained) {
  for (const std::string compiler : {"g++", "clang++"}) {
    if (!has_compiler(compiler)) continue;
    const std::string rest = " matrix_multiply(const Matrix& a, const Matrix&) { return a; }\n";
    for (const std::string begin : {"Matrix", "#include <mathjudge.hpp>\nMatrix"})
      EXPECT_TRUE(contains(rejected(begin + rest, compiler).advice, "using namespace mathjudge;"));
    EXPECT_TRUE(
        contains(rejected("using M = vector<vector<double>>;\n", compiler).advice, "std::vector<double>"));
    EXPECT_EQ(rejected(kM + "Matrices f();\n", compiler).advice, "");
  }
}

TEST(Rejected, ErrorsShowThePersonsFileAndLines) {
  for (const std::string compiler : {"g++", "clang++"}) {
    if (!has_compiler(compiler)) continue;
    const Rejection told =
        rejected(kM + "M matrix_multiply(const M& a, const M& b) {\n  return a + nothing;\n}\n", compiler,
                 "dir/my work.cpp");
    EXPECT_EQ(told.reason, Reason::DoesNotCompile);
    EXPECT_TRUE(contains(told.diagnostics, "dir/my work.cpp:4:")) << told.diagnostics;
    EXPECT_TRUE(contains(told.diagnostics, "return a + nothing;")) << told.diagnostics;
    EXPECT_FALSE(contains(told.diagnostics, "mathjudge")) << told.diagnostics;
    EXPECT_FALSE(contains(told.diagnostics, "solution.")) << told.diagnostics;
  }
}

TEST(Rejected, WhatIsLeftOpenAtTheEndIsTheSolutionsError) {
  for (const std::string end : {"M matrix_multiply(const M& a, const M& b) {", "namespace x {", "#if 0",
                                "/* open", "const char* s = R\"(open"}) {
    const Rejection told = rejected(kM + end + "\n");
    EXPECT_EQ(told.reason, Reason::DoesNotCompile) << end << told.diagnostics;
    EXPECT_TRUE(contains(told.diagnostics, "solution.cpp:")) << told.diagnostics;
  }
}

TEST(Rejected, AnErrorInsideATemplateIsTheSolutionsOwn) {
  const Rejection told =
      rejected("template <class T> T matrix_multiply(const T& a, const T& b) { return a.multiply(b); }\n");
  EXPECT_EQ(told.reason, Reason::DoesNotCompile);
  EXPECT_TRUE(contains(told.diagnostics, "solution.cpp:1:")) << told.diagnostics;
}

TEST(Rejected, AFloodOfErrorsIsCut) {
  std::string source = kM;
  for (int i = 0; i < 5000; ++i)
    source += "int a" + std::to_string(i) + " = missing" + std::to_string(i) + ";\n";
  const Rejection told = rejected(source);
  EXPECT_TRUE(contains(told.diagnostics, "'missing0' was not declared")) << told.diagnostics;
  EXPECT_TRUE(contains(told.diagnostics, "more errors")) << told.diagnostics;
  EXPECT_LT(told.diagnostics.size(), 8000u);
}

TEST(Rejected, TextOfASolutionCannotImitateTheJudge) {
  Rejection told = rejected("#line 1 \"<mathjudge>\"\n#error ACCEPTED\n");
  EXPECT_EQ(told.reason, Reason::DoesNotCompile);
  EXPECT_FALSE(contains(told.diagnostics, "\x1b"));
  told = rejected("#error \x1b[32mACCEPTED\x1b[0m\n");
  EXPECT_EQ(told.reason, Reason::DoesNotCompile);
  EXPECT_FALSE(contains(told.diagnostics, "\x1b")) << told.diagnostics;
}

TEST(Rejected, AnOddFileNameIsShownSafely) {
  const Rejection told = rejected("int x = y;\n", "g++", "a \"b\"\n\x1b[2J\xff.cpp");
  EXPECT_EQ(told.reason, Reason::DoesNotCompile);
  EXPECT_FALSE(contains(told.diagnostics, "\x1b[2J")) << told.diagnostics;
  EXPECT_TRUE(contains(told.diagnostics, "a \"b\"\\n")) << told.diagnostics;
}

TEST(Rejected, AScalarThatLacksAnOperatorIsToldWhich) {
  const auto autodiff =
      problem({function("autodiff_gradient", {Type::GenericFunction, Type::Vector}, {Type::Vector})});
  const std::string source =
      "#include <vector>\nstruct D { double v; D(double x = 0) : v(x) {} };\n"
      "D operator+(D a, D b) { return a.v + b.v; }\n"
      "template <class F> std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {\n"
      "  return {f(std::vector<D>(x.begin(), x.end())).v};\n}\n";
  for (const std::string compiler : {"g++", "clang++"}) {
    if (!has_compiler(compiler)) continue;
    Options options = default_options();
    options.compiler = compiler;
    const Rejection told = rejection(compile_with(options, autodiff, source));
    EXPECT_EQ(told.reason, Reason::WrongSignature);
    EXPECT_TRUE(contains(told.diagnostics, "your scalar type needs operator-(T, T)\n")) << told.diagnostics;
    EXPECT_FALSE(contains(told.diagnostics, "__mathjudge")) << told.diagnostics;
  }
}

TEST(Rejected, WarningsAloneAreNone) {
  const std::string source =
      kM + "M matrix_multiply(const M& a, const M& b) {\n  int unused;\n  return a;\n}\n";
  for (const bool cached : {false, true}) {
    auto outcome = compile_with(default_options(), multiply(),
                                source + "// " + std::to_string(::getpid()) + "\n", "mine.cpp");
    ASSERT_TRUE(outcome);
    ASSERT_TRUE(std::holds_alternative<Library>(*outcome));
    const Library& library = std::get<Library>(*outcome);
    EXPECT_EQ(library.from_cache, cached);
    EXPECT_TRUE(contains(library.warnings, "mine.cpp:4:")) << library.warnings;
    EXPECT_TRUE(contains(library.warnings, "unused variable")) << library.warnings;
    EXPECT_FALSE(contains(library.warnings, "mathjudge")) << library.warnings;
  }
}

TEST(Rejected, ALeanHeaderNeverRejectsARightSolution) {
  // Everything that the lean tier takes out of the library, used without a hint in the includes.
  const std::string source =
      kM +
      "#include <cmath>\n#include <stdexcept>\n#define JOIN(a, b) a##b\n"
      "M matrix_multiply(const M& a, const M&) {\n"
      "  throw std::invalid_argument(std::JOIN(to_str, ing)(std::JOIN(be, ta)(1.0, 2.0)) +\n"
      "                              std::string(1, char(std::JOIN(wstr, ing)(1, L'x').size())));\n}\n";
  auto outcome = compile(multiply(), source);
  ASSERT_TRUE(outcome) << outcome.error().what;
  EXPECT_TRUE(std::holds_alternative<Library>(*outcome)) << std::get<Rejection>(*outcome).diagnostics;
}

}  // namespace
}  // namespace mathjudge::compile
