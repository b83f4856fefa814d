// The generated binding: which solutions count as fitting a signature, and what comes back.
// Every test compiles, loads and calls a real library.
#include <functional>
#include <stdexcept>

#include "unit/compile/compiled.hpp"

namespace mathjudge::compile {
namespace {

const Matrix kA = {{1, 2}, {3, 4}};
const Matrix kTransposed = {{1, 3}, {2, 4}};

catalogue::Problem unary(Type returns) { return problem({function("f", {Type::Matrix}, {returns})}); }

// The body of a transpose over std::vector<std::vector<double>> named M.
const std::string kM = "#include <vector>\nusing M = std::vector<std::vector<double>>;\n";
const std::string kBody =
    "{ M t(a[0].size(), std::vector<double>(a.size()));\n"
    "  for (std::size_t i = 0; i < a.size(); ++i) for (std::size_t j = 0; j < t.size(); ++j) t[j][i] = "
    "a[i][j];\n"
    "  return t; }\n";

void expect_transpose(const std::string& source) {
  SCOPED_TRACE(source);
  const Loaded loaded(unary(Type::Matrix), source);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(std::get<0>(loaded.call<Matrix>(0, kA)), kTransposed);
}

TEST(Binding, AcceptsTheDeclaredSignature) {
  const Loaded loaded(multiply(), kMultiply);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(std::get<0>(loaded.call<Matrix>(0, kA, kA)), (Matrix{{7, 10}, {15, 22}}));
  EXPECT_FALSE(loaded.library().label.empty());
}

TEST(Binding, AcceptsEveryWayOfPassingAndDeclaring) {
  expect_transpose(kM + "M f(M a) " + kBody);
  expect_transpose(kM + "static M f(const M& a) " + kBody);
  expect_transpose(kM + "namespace { M f(const M& a) " + kBody + "}\n");
  expect_transpose(kM + "auto f(const M a) -> M " + kBody);
  expect_transpose(kM + "template <class T> T f(const T& a) { using M = T; " + kBody + "}\n");
  expect_transpose(kM + "M f(const M& a, int unused = 3, double = 0.5) " + kBody);
  expect_transpose(kM + "auto f = [](const M& a) " + kBody + ";\n");
  expect_transpose(kM + "constexpr int twice(int x) { return 2 * x; }\nM f(const auto& a) " + kBody);
  expect_transpose("#include <mathjudge.hpp>\nusing M = mathjudge::Matrix;\nM f(const M& a) " + kBody);
  expect_transpose("#include \"mathjudge.hpp\"\nusing M = mathjudge::Matrix;\nM f(const M& a) " + kBody);
}

TEST(Binding, SurvivesWhatSolutionsBringAlong) {
  expect_transpose(kM + "M f(const M& a) " + kBody + "int main() { return 1; }\n");
  expect_transpose(
      "#include <bits/stdc++.h>\nusing namespace std;\n#define int long long\n#define double double\n"
      "using M = vector<vector<double>>;\nM f(const M& a) " +
      kBody + "signed main() { int n; cin >> n; }\n");
  expect_transpose(kM + "#define const\n#define static\n#define auto double\nM f(M a) " + kBody);
  expect_transpose(kM +
                   "struct Call {}; struct Entry {}; struct Vector {}; struct Matrix {}; int Parts, fits;\n"
                   "M f(const M& a) " +
                   kBody);
  expect_transpose(kM + "#pragma pack(1)\n#pragma GCC visibility push(hidden)\nM f(const M& a) " + kBody +
                   "// no newline");
  expect_transpose(kM + "M f(const M& a) " + kBody + "// ends in a backslash \\");
}

TEST(Binding, AClassThatConvertsMayBeReturned) {
  expect_transpose(kM +
                   "struct Wrapped { M m; operator M() const { return m; } };\n"
                   "Wrapped f(const M& a) { const auto g = [&]() -> M " +
                   kBody + "; return {g()}; }\n");
}

TEST(Binding, AReferenceMayBeReturned) {
  expect_transpose(kM + "const M& f(const M& a) { static M t; const auto g = [&]() -> M " + kBody +
                   "; return t = g(); }\n");
}

TEST(Binding, AnIntComesBackWideWhateverItsType) {
  for (const std::string type : {"int", "long long", "std::size_t", "unsigned char", "short"}) {
    const Loaded loaded(unary(Type::Int),
                        kM + type + " f(const M& a) { return static_cast<" + type + ">(a.size()); }\n");
    ASSERT_TRUE(loaded) << type;
    EXPECT_EQ(std::get<0>(loaded.call<long long>(0, kA)), 2) << type;
  }
}

TEST(Binding, ADoubleMayBeAnyArithmeticType) {
  for (const std::string type : {"double", "float", "long double", "int", "const double&"}) {
    const Loaded loaded(unary(Type::Double),
                        kM + type + " f(const M& a) { static double kept; kept = a[1][1]; return " +
                            (type == "const double&" ? "kept" : "kept") + "; }\n");
    ASSERT_TRUE(loaded) << type;
    EXPECT_EQ(std::get<0>(loaded.call<double>(0, kA)), 4.0) << type;
  }
}

TEST(Binding, ABoolAndAnUnsignedComeBackAsSuch) {
  const Loaded yes(unary(Type::Bool), kM + "bool f(const M& a) { return a.size() == 2; }\n");
  ASSERT_TRUE(yes);
  EXPECT_TRUE(std::get<0>(yes.call<bool>(0, kA)));
  const Loaded big(unary(Type::UnsignedInt64),
                   kM + "#include <cstdint>\nstd::uint64_t f(const M&) { return ~0ull; }\n");
  ASSERT_TRUE(big);
  EXPECT_EQ(std::get<0>(big.call<unsigned long long>(0, kA)), ~0ull);
}

TEST(Binding, PartsMayComeInAnyClassThatDecomposes) {
  const auto parts = problem({function("f", {Type::Vector}, {Type::Double, Type::Vector, Type::Int})});
  const std::string head =
      "#include <vector>\n#include <tuple>\n#include <utility>\nusing V = std::vector<double>;\n";
  for (const std::string body :
       {"std::tuple<double, V, int> f(const V& v) { return {v[0], v, 7}; }",
        "struct R { double first; V all; int count; }; R f(V v) { return {v[0], v, 7}; }",
        "struct R { float first; V all; std::size_t count; }; R f(V v) { return {float(v[0]), v, 7}; }",
        "std::tuple<const double&, V, long> f(const V& v) { return {v[0], v, 7}; }",
        "auto f(V v) { return std::make_tuple(v[0], std::move(v), 7); }"}) {
    const Loaded loaded(parts, head + body + "\n");
    ASSERT_TRUE(loaded) << body;
    const auto [first, all, count] = loaded.call<double, Vector, long long>(0, Vector{1.5, 2.5});
    EXPECT_EQ(first, 1.5) << body;
    EXPECT_EQ(all, (Vector{1.5, 2.5})) << body;
    EXPECT_EQ(count, 7) << body;
  }
}

TEST(Binding, CallbacksAndScalarsArePassed) {
  const auto callbacks =
      problem({function("f", {Type::ScalarFunction, Type::Vector, Type::Double, Type::Int}, {Type::Double})});
  const std::function<double(const Vector&)> sum = [](const Vector& v) { return v[0] + v[1]; };
  for (const std::string head : {"#include <functional>\n", "#include <mathjudge.hpp>\n", ""}) {
    const std::string parameter =
        head.empty() ? "auto g" : "std::function<double(const std::vector<double>&)> g";
    const Loaded loaded(callbacks,
                        "#include <vector>\n" + head + "double f(" + parameter +
                            ", std::vector<double> v, double s, int n) { return g(v) * s + n; }\n");
    ASSERT_TRUE(loaded) << head;
    EXPECT_EQ(std::get<0>(loaded.call<double>(0, sum, Vector{1, 2}, 10.0, 4)), 34.0);
  }
}

TEST(Binding, SeveralFunctionsGetAnEntryEachInOrder) {
  const auto two = problem(
      {function("first", {Type::Int}, {Type::Int}), function("second", {Type::Double}, {Type::Double})});
  const Loaded loaded(two, "double second(double x) { return x / 2; }\nint first(int n) { return n + 1; }\n");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(std::get<0>(loaded.call<long long>(0, 41)), 42);
  EXPECT_EQ(std::get<0>(loaded.call<double>(1, 3.0)), 1.5);
}

TEST(Binding, ExceptionsPassThrough) {
  const Loaded loaded(unary(Type::Double),
                      kM + "#include <stdexcept>\ndouble f(const M&) { throw std::domain_error(\"no\"); }\n");
  ASSERT_TRUE(loaded);
  EXPECT_THROW(loaded.call<double>(0, kA), std::domain_error);
}

TEST(Binding, ASolutionsOwnAllocationFunctionsHarmNobody) {
  const std::string own =
      "#include <cstdlib>\n#include <new>\n#include <string>\n#include <vector>\n"
      "static char pool[1 << 20]; static std::size_t used;\n"
      "void* operator new(std::size_t n) { used += (n + 15) / 16 * 16; return pool + used; }\n"
      "void operator delete(void* p) noexcept { if (p < pool || p > pool + sizeof pool) std::abort(); }\n"
      "void operator delete(void* p, std::size_t) noexcept { operator delete(p); }\n";
  const Loaded loaded(unary(Type::Double),
                      own +
                          "double f(const std::vector<std::vector<double>>& a) {\n"
                          "  std::string s(100, 'x'); s += s; return double(s.size() + a.size()); }\n");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(std::get<0>(loaded.call<double>(0, kA)), 202.0);
}

TEST(Binding, AGlobalNamedLikeALibraryFunctionIsTheSolutionsOwn) {
  const Loaded loaded(unary(Type::Double),
                      kM + "extern \"C\" { double mathjudge_test_value = 5; }\nint environ_copy = 3;\n"
                           "double f(const M&) { return mathjudge_test_value + environ_copy; }\n");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(std::get<0>(loaded.call<double>(0, kA)), 8.0);
}

TEST(Binding, OnlyTheEntriesAreExported) {
  const Loaded loaded(multiply(), kMultiply);
  ASSERT_TRUE(loaded);
  void* handle = ::dlopen(loaded.library().file.c_str(), RTLD_NOW | RTLD_NOLOAD);
  ASSERT_NE(handle, nullptr);
  EXPECT_NE(::dlsym(handle, "__mathjudge_entries"), nullptr);
  ::dlclose(handle);
}

TEST(Binding, WorksWithClang) {
  if (!has_compiler("clang++")) GTEST_SKIP() << "clang++ is not installed";
  Options options = default_options();
  options.compiler = "clang++";
  const Loaded loaded(multiply(), kMultiply, options);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(std::get<0>(loaded.call<Matrix>(0, kA, kA)), (Matrix{{7, 10}, {15, 22}}));
}

TEST(Binding, WorksWithOtherStandardsAndFlags) {
  for (const std::vector<std::string>& flags : std::vector<std::vector<std::string>>{
           {"-std=c++17"}, {"-O3", "-march=native"}, {"-D_GLIBCXX_ASSERTIONS"}}) {
    Options options = default_options();
    options.flags = flags;
    const Loaded loaded(multiply(), kMultiply, options);
    ASSERT_TRUE(loaded) << flags[0];
    EXPECT_EQ(std::get<0>(loaded.call<Matrix>(0, kA, kA)), (Matrix{{7, 10}, {15, 22}})) << flags[0];
  }
}

}  // namespace
}  // namespace mathjudge::compile
