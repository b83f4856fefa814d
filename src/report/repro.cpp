// The generated program needs nothing but a compiler: inputs are literals, callbacks are the formulas
// themselves, and derivatives come from a few lines of forward-mode automatic differentiation.
#include "report/repro.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "report/reveal.hpp"

namespace mathjudge::report {
namespace {

using values::Derivative;
using values::Type;

constexpr const char* kSignature = "// Written by mathjudge run --repro:";

constexpr const char* kPrelude = R"(#include <cmath>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>
)";

constexpr const char* kPrinting = R"(
// Printing, with all digits.
static void show(double v) { std::printf("%.17g", v); }
template <class T>
static void show(const std::vector<T>& list) {
  std::printf("{");
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) std::printf(", ");
    show(list[i]);
  }
  std::printf("}");
}
template <class A, class B>
static void show(const std::pair<A, B>& p) { show(p.first), std::printf("\n"), show(p.second); }
template <class... Parts>
static void show(const std::tuple<Parts...>& t) {
  std::apply([](const auto&... part) { ((show(part), std::printf("\n")), ...); }, t);
}
)";

constexpr const char* kDual = R"(
// Forward-mode differentiation of the formulas below: a value and one directional derivative.
template <class S>
struct Dual {
  S v{}, d{};
  Dual() = default;
  Dual(double value) : v(value) {}
  Dual(int value) : v(value) {}
  Dual(S value, S slope) : v(value), d(slope) {}
  Dual operator-() const { return {-v, -d}; }
  friend Dual operator+(const Dual& a, const Dual& b) { return {a.v + b.v, a.d + b.d}; }
  friend Dual operator-(const Dual& a, const Dual& b) { return {a.v - b.v, a.d - b.d}; }
  friend Dual operator*(const Dual& a, const Dual& b) { return {a.v * b.v, a.d * b.v + a.v * b.d}; }
  friend Dual operator/(const Dual& a, const Dual& b) { S q = a.v / b.v; return {q, (a.d - q * b.d) / b.v}; }
  Dual& operator+=(const Dual& b) { return *this = *this + b; }
  Dual& operator-=(const Dual& b) { return *this = *this - b; }
  Dual& operator*=(const Dual& b) { return *this = *this * b; }
  Dual& operator/=(const Dual& b) { return *this = *this / b; }
  friend bool operator<(const Dual& a, const Dual& b) { return a.v < b.v; }
  friend bool operator>(const Dual& a, const Dual& b) { return b < a; }
  friend bool operator<=(const Dual& a, const Dual& b) { return !(b < a); }
  friend bool operator>=(const Dual& a, const Dual& b) { return !(a < b); }
};
using std::abs, std::cos, std::exp, std::log, std::pow, std::sin, std::sqrt, std::tanh;
template <class S> Dual<S> sin(const Dual<S>& a) { return {sin(a.v), cos(a.v) * a.d}; }
template <class S> Dual<S> cos(const Dual<S>& a) { return {cos(a.v), -sin(a.v) * a.d}; }
template <class S> Dual<S> exp(const Dual<S>& a) { S e = exp(a.v); return {e, e * a.d}; }
template <class S> Dual<S> log(const Dual<S>& a) { return {log(a.v), a.d / a.v}; }
template <class S> Dual<S> sqrt(const Dual<S>& a) { S r = sqrt(a.v); return {r, a.d / (r + r)}; }
template <class S> Dual<S> tanh(const Dual<S>& a) { S t = tanh(a.v); return {t, (S(1.0) - t * t) * a.d}; }
template <class S> Dual<S> abs(const Dual<S>& a) { return a.v < S(0.0) ? -a : a; }
template <class S> Dual<S> pow(const Dual<S>& a, double p) {
  return p == 0 ? Dual<S>(1.0) : Dual<S>{pow(a.v, p), S(p) * pow(a.v, p - 1) * a.d};
}
template <class S> Dual<S> pow(const Dual<S>& a, int p) { return pow(a, double(p)); }
template <class S> Dual<S> pow(const Dual<S>& a, const Dual<S>& b) { return exp(b * log(a)); }
template <class S> Dual<S> pow(double a, const Dual<S>& b) { return exp(b * Dual<S>(std::log(a))); }

using Vector_ = std::vector<double>;
using Matrix_ = std::vector<Vector_>;
template <class S>
static std::vector<Dual<S>> seeded(const std::vector<S>& x, std::size_t i) {
  std::vector<Dual<S>> u;
  for (std::size_t k = 0; k < x.size(); ++k) u.push_back({x[k], S(k == i ? 1.0 : 0.0)});
  return u;
}
template <class F>
static Vector_ gradient_of(const F& f, const Vector_& x) {
  Vector_ g;
  for (std::size_t i = 0; i < x.size(); ++i) g.push_back(f(seeded(x, i)).d);
  return g;
}
template <class F>
static Matrix_ jacobian_of(const F& f, const Vector_& x) {
  Matrix_ jacobian(f(x).size(), Vector_(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i) {
    const auto column = f(seeded(x, i));
    for (std::size_t k = 0; k < column.size(); ++k) jacobian[k][i] = column[k].d;
  }
  return jacobian;
}
template <class F>
static Matrix_ hessian_of(const F& f, const Vector_& x) {
  Matrix_ hessian(x.size(), Vector_(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < x.size(); ++j) {
      auto u = seeded(seeded(x, i), j);
      hessian[i][j] = f(u).d.d;
    }
  return hessian;
}
)";

constexpr const char* kStream = R"(
// The judge's stream of uniforms: SplitMix64 seeds xoshiro256** (Blackman and Vigna), 53 bits a draw.
static std::function<double()> uniform_stream(std::uint64_t seed) {
  auto s = std::make_shared<std::array<std::uint64_t, 4>>();
  for (auto& word : *s) {
    std::uint64_t z = (seed += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    word = z ^ (z >> 31);
  }
  return [s] {
    auto& w = *s;
    const auto rotate = [](std::uint64_t v, int k) { return (v << k) | (v >> (64 - k)); };
    const std::uint64_t result = rotate(w[1] * 5, 7) * 9, t = w[1] << 17;
    w[2] ^= w[0], w[3] ^= w[1], w[1] ^= w[2], w[0] ^= w[3], w[2] ^= t, w[3] = rotate(w[3], 45);
    return double(result >> 11) * 0x1p-53;
  };
}
)";

std::string constants_of(const functions::Program& program) {
  std::string text;
  for (const functions::Constant& constant : program.constants) {
    const auto& e = constant.entries;
    if (constant.rank == 0) text += fmt::format("  const double {} = {};\n", constant.name, literal(e.at(0)));
    if (constant.rank == 1)
      text += fmt::format("  const std::vector<double> {} = {};\n", constant.name, literal(e));
    if (constant.rank == 2) {
      values::Matrix rows;
      const std::ptrdiff_t columns = constant.columns;
      for (std::ptrdiff_t i = 0; i < constant.rows; ++i)
        rows.emplace_back(e.begin() + i * columns, e.begin() + (i + 1) * columns);
      text +=
          fmt::format("  const std::vector<std::vector<double>> {} = {};\n", constant.name, literal(rows));
    }
  }
  return text;
}

/// A functor whose call operator is the formula, for any scalar.
std::string functor(const std::string& name, const functions::Program& program) {
  const std::string constants = constants_of(program);
  const std::string result = program.scalar_valued ? "T" : "std::vector<T>";
  if (program.univariate)
    return fmt::format(
        "struct {} {{\n{}  template <class T>\n  {} operator()(const T& x) const {{\n    {}\n  }}\n}};\n",
        name, constants, result, program.source);
  return fmt::format(
      "struct {} {{\n{}  template <class T>\n  {} operator()(const std::vector<T>& x) const {{\n"
      "    [[maybe_unused]] const int n = int(x.size());\n    {}\n  }}\n}};\n",
      name, constants, result, program.source);
}

std::string wrapper(const values::Callback& callback, const std::string& functor_name) {
  switch (callback.derivative) {
    case Derivative::Value:
      return functor_name + "{}";
    case Derivative::Gradient:
      return fmt::format("[](const std::vector<double>& x) {{ return gradient_of({}{{}}, x); }}",
                         functor_name);
    case Derivative::Jacobian:
      return fmt::format("[](const std::vector<double>& x) {{ return jacobian_of({}{{}}, x); }}",
                         functor_name);
    case Derivative::Hessian:
      return fmt::format("[](const std::vector<double>& x) {{ return hessian_of({}{{}}, x); }}",
                         functor_name);
  }
  return "";
}

/// The C++ type in which the generated program declares an argument.
std::string spelled(Type type) {
  switch (type) {
    case Type::Double:
      return "double";
    case Type::Int:
      return "int";
    case Type::UnsignedInt64:
      return "std::uint64_t";
    case Type::Bool:
      return "bool";
    case Type::Vector:
      return "std::vector<double>";
    case Type::Matrix:
      return "std::vector<std::vector<double>>";
    case Type::IntVector:
      return "std::vector<int>";
    case Type::ScalarFunction:
      return "std::function<double(const std::vector<double>&)>";
    case Type::VectorFunction:
      return "std::function<std::vector<double>(const std::vector<double>&)>";
    case Type::MatrixFunction:
      return "std::function<std::vector<std::vector<double>>(const std::vector<double>&)>";
    case Type::UnivariateFunction:
      return "std::function<double(double)>";
    case Type::UniformStream:
      return "std::function<double()>";
    case Type::Stages:
      return "std::vector<std::pair<std::function<std::vector<double>(const std::vector<double>&)>, "
             "std::function<std::vector<std::vector<double>>(const std::vector<double>&)>>>";
    case Type::GenericFunction:
      return "auto";
  }
  return "auto";
}

/// Collects the functors that the arguments need, and spells the arguments themselves.
class Arguments {
 public:
  std::string declare(const catalogue::Parameter& parameter, const values::Value& value) {
    return fmt::format("  const {} {} = {};\n", spelled(parameter.type), parameter.name, initialiser(value));
  }
  const std::string& functors() const { return functors_; }

 private:
  std::string initialiser(const values::Value& value) {
    if (const auto* callback = std::get_if<values::Callback>(&value)) return add(*callback);
    if (const auto* stream = std::get_if<values::Stream>(&value))
      return fmt::format("uniform_stream({}u)", stream->seed);
    if (const auto* stages = std::get_if<values::Stages>(&value)) {
      std::string text;
      for (const values::Stage& stage : *stages)
        text +=
            fmt::format("{}{{{}, {}}}", text.empty() ? "" : ", ", add(stage.function), add(stage.jacobian));
      return "{" + text + "}";
    }
    return literal(value);
  }

  std::string add(const values::Callback& callback) {
    const std::string name = fmt::format("Formula{}", ++count_);
    functors_ += functor(name, callback.program);
    return wrapper(callback, name);
  }

  std::string functors_;
  int count_ = 0;
};

std::string commented(const std::string& text) {
  std::string result = "// ";
  for (const char c : text) {
    result += c;
    if (c == '\n') result += "// ";
  }
  return result + "\n";
}

/// A file name as a C++ header name or string literal.
std::string escaped(const std::string& path) {
  std::string text;
  for (const char c : path) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

}  // namespace

std::string repro_source(const catalogue::Problem& problem, const catalogue::Case& the_case,
                         const std::string& solution) {
  const catalogue::Function& function = problem.functions[the_case.function];
  const auto& values = the_case.calls.front().arguments;
  Arguments arguments;
  std::string declarations, names;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    declarations += arguments.declare(function.parameters[i], values[i]);
    names += (i == 0 ? "" : ", ") + function.parameters[i].name;
  }
  std::string text = fmt::format("{} {}, case {}.\n", kSignature, problem.id, the_case.name);
  text +=
      "// Compile with: g++ -std=c++20 -O1 -g -fsanitize=address,undefined THIS_FILE   (add -I for "
      "mathjudge.hpp if you use it)\n";
  text += commented("Why the case exists: " + the_case.why);
  text += commented("Expected: " + revealed_expectation(problem, the_case));
  text += std::string(kPrelude) + "#include <array>\n#include <memory>\n";
  text += fmt::format(
      "\n#define main main_of_the_solution  // its own main(), if it has one, is not run\n#include "
      "\"{}\"\n#undef main\n",
      escaped(std::filesystem::absolute(solution).string()));
  text += "\nnamespace repro {\n";
  text += kPrinting;
  if (!arguments.functors().empty())
    text += std::string(kDual) + "\n// The callbacks of this case.\n" + arguments.functors();
  text += kStream;
  text += "}  // namespace repro\n\nint main() {\n  using namespace repro;\n" + declarations;
  text += fmt::format("  try {{\n    show({}({}));\n    std::printf(\"\\n\");\n", function.name, names);
  text +=
      "  } catch (const std::exception& error) {\n    std::printf(\"threw: %s\\n\", error.what());\n  }\n}\n";
  return text;
}

support::Result<std::filesystem::path> write_repro(const catalogue::Problem& problem,
                                                   const catalogue::Case& the_case,
                                                   const std::string& solution) {
  const std::filesystem::path file = problem.id + "-" + the_case.name + ".cpp";
  std::string first_line;
  if (std::ifstream old(file); old && std::getline(old, first_line) && !first_line.starts_with(kSignature))
    return support::Error{file.string() + " exists and was not written by --repro",
                          "Move it away, or run in another directory.", true};
  std::ofstream stream(file);
  stream << repro_source(problem, the_case, solution);
  stream.close();
  if (!stream)
    return support::Error{"cannot write " + file.string(),
                          "Is the current directory writable, the disk full?"};
  return file;
}

}  // namespace mathjudge::report
