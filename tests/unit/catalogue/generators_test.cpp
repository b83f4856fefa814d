// The vocabulary of generator objects, through the JSON that specs use: every row of both tables.
// Parameters, wrappers, limits and the filling of sizes and seeds.
#include "catalogue/generators.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "catalogue/arguments.hpp"

namespace mathjudge::catalogue {
namespace {

using values::Matrix;
using values::Type;
using values::Value;
using values::Vector;

struct Made {
  Value value;
  std::string error;
};

Made make(const std::string& text, Type type, ArgumentReader reader = {}) {
  const auto json = parse_json(text, "spec.json");
  if (!json) return {0.0, json.error().what};
  Diagnosis diagnosis("spec.json");
  Value value = reader.read(Node(*json, "/a", diagnosis), type);
  return {value, diagnosis.failed() ? diagnosis.error().what : ""};
}

Matrix matrix(const std::string& text) {
  const Made made = make(text, Type::Matrix);
  EXPECT_EQ(made.error, "") << text;
  return std::get<Matrix>(made.value);
}

Vector vector(const std::string& text) {
  const Made made = make(text, Type::Vector);
  EXPECT_EQ(made.error, "") << text;
  return std::get<Vector>(made.value);
}

TEST(Generators, NamesAreUnique) {
  std::set<std::string> names;
  for (const auto& row : generators<Matrix>()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
  names.clear();
  for (const auto& row : generators<Vector>()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
}

/// The names of the parameters of every form of every generator in problems/schema.json.
std::multiset<std::pair<std::string, std::set<std::string>>> schema_forms() {
  std::ifstream file(MATHJUDGE_SOURCE_DIR "/problems/schema.json");
  const auto json = parse_json(std::string(std::istreambuf_iterator<char>(file), {}), "schema.json");
  EXPECT_TRUE(json);
  Diagnosis diagnosis("schema.json");
  std::multiset<std::pair<std::string, std::set<std::string>>> forms;
  const Node rules = Node(*json, "", diagnosis).member("definitions").member("generator").member("allOf");
  for (const Node& rule : rules.items()) {
    const std::string name =
        rule.member("if").member("properties").member("generator").member("const").text();
    const Node then = rule.member("then");
    const auto several = then.find("anyOf");
    for (const Node& form : several ? several->items() : std::vector<Node>{then}) {
      std::set<std::string> parameters;
      for (const auto& [parameter, unused] : form.member("properties").members())
        parameters.insert(parameter);
      forms.emplace(name, parameters);
    }
  }
  EXPECT_FALSE(diagnosis.failed()) << diagnosis.error().what;
  return forms;
}

TEST(Generators, AreThoseOfTheSchema) {
  std::multiset<std::pair<std::string, std::set<std::string>>> forms;
  const auto add = [&](const auto& row) {
    std::set<std::string> parameters{"generator"};
    for (const auto& parameter : row.parameters) parameters.insert(parameter.name);
    // "scale" has the same parameters for vectors and matrices, which is one form of the schema.
    if (forms.count({row.name, parameters}) == 0) forms.emplace(row.name, parameters);
  };
  for (const auto& row : generators<Matrix>()) add(row);
  for (const auto& row : generators<Vector>()) add(row);
  EXPECT_EQ(forms, schema_forms());
}

TEST(Generators, FixedMatrices) {
  EXPECT_EQ(matrix(R"({"generator": "identity", "n": 2})"), (Matrix{{1, 0}, {0, 1}}));
  EXPECT_EQ(matrix(R"({"generator": "zeros", "rows": 1, "columns": 2})"), (Matrix{{0, 0}}));
  EXPECT_EQ(matrix(R"({"generator": "constant", "rows": 2, "columns": 1, "value": "0x1p-3"})"),
            (Matrix{{0.125}, {0.125}}));
  EXPECT_EQ(matrix(R"({"generator": "diagonal", "values": [3, "inf"]})"), (Matrix{{3, 0}, {0, INFINITY}}));
  EXPECT_EQ(matrix(R"({"generator": "hilbert", "n": 1})"), (Matrix{{1}}));
  EXPECT_EQ(matrix(R"({"generator": "magic", "n": 3})")[1], (Vector{3, 5, 7}));
  EXPECT_EQ(matrix(R"({"generator": "rosser"})")[0][0], 611);
  EXPECT_EQ(matrix(R"({"generator": "wilkinson", "n": 21})")[0][0], 10);
  EXPECT_EQ(matrix(R"({"generator": "upper_ones", "n": 2, "above": -1})"), (Matrix{{1, -1}, {0, 1}}));
  EXPECT_EQ(matrix(R"({"generator": "tridiagonal", "n": 2, "diagonal": 2, "off": -1})"),
            (Matrix{{2, -1}, {-1, 2}}));
  EXPECT_EQ(matrix(R"({"generator": "lauchli", "n": 1, "epsilon": 0.5})"), (Matrix{{1}, {0.5}}));
  EXPECT_EQ(matrix(R"({"generator": "vandermonde", "nodes": [3], "columns": 3})"), (Matrix{{1, 3, 9}}));
  EXPECT_TRUE(matrix(R"({"generator": "identity", "n": 0})").empty());
}

TEST(Generators, RandomMatrices) {
  EXPECT_EQ(
      matrix(R"({"generator": "uniform", "rows": 2, "columns": 3, "seed": 1, "low": 0, "high": 1})").size(),
      2u);
  EXPECT_EQ(matrix(R"({"generator": "integers", "rows": 2, "columns": 3, "seed": 1, "low": 4, "high": 4})"),
            (Matrix{{4, 4, 4}, {4, 4, 4}}));
  EXPECT_EQ(matrix(R"({"generator": "symmetric_uniform", "n": 3, "seed": 1, "low": 0, "high": 1})").size(),
            3u);
  EXPECT_EQ(matrix(R"({"generator": "permutation", "n": 1, "seed": 1})"), (Matrix{{1}}));
  EXPECT_EQ(matrix(R"({"generator": "spectrum", "rows": 3, "columns": 2, "seed": 1, "values": [2]})").size(),
            3u);
  EXPECT_EQ(matrix(R"({"generator": "symmetric_spectrum", "n": 1, "seed": 1, "values": [2]})"),
            (Matrix{{2}}));
  EXPECT_EQ(
      matrix(R"({"generator": "condition", "rows": 2, "columns": 4, "seed": 1, "condition": 1e6})")[0].size(),
      4u);
  EXPECT_EQ(matrix(R"({"generator": "spd", "n": 4, "seed": 1, "condition": 100})").size(), 4u);
  EXPECT_EQ(matrix(R"({"generator": "rank", "rows": 2, "columns": 2, "seed": 1, "rank": 0})"),
            (Matrix{{0, 0}, {0, 0}}));
  EXPECT_EQ(matrix(R"({"generator": "stochastic", "n": 1, "seed": 1})"), (Matrix{{1}}));
}

TEST(Generators, Wrappers) {
  EXPECT_EQ(matrix(R"({"generator": "scale", "factor": 2, "of": [[1, 2], [3]]})"), (Matrix{{2, 4}, {6}}));
  EXPECT_EQ(matrix(R"({"generator": "scale_rows", "factors": [2, 3], "of": [[1, 1], [1, 1]]})"),
            (Matrix{{2, 2}, {3, 3}}));
  EXPECT_EQ(matrix(R"({"generator": "scale_columns", "factors": [2, 3], "of": [[1, 1], [1, 1]]})"),
            (Matrix{{2, 3}, {2, 3}}));
  EXPECT_EQ(matrix(R"({"generator": "duplicate_row", "from": 0, "to": 2, "of": [[1], [2], [3]]})"),
            (Matrix{{1}, {2}, {1}}));
  EXPECT_EQ(matrix(R"({"generator": "zero_row", "row": 1, "of": [[1, 2], [3, 4]]})"),
            (Matrix{{1, 2}, {0, 0}}));
  EXPECT_EQ(matrix(R"({"generator": "set_entry", "row": 0, "column": 1, "value": "-inf", "of": [[1, 2]]})"),
            (Matrix{{1, -INFINITY}}));
  EXPECT_EQ(matrix(R"({"generator": "transpose", "of": [[1, 2], [3, 4], [5, 6]]})"),
            (Matrix{{1, 3, 5}, {2, 4, 6}}));
  EXPECT_TRUE(matrix(R"({"generator": "transpose", "of": []})").empty());
  EXPECT_EQ(matrix(R"({"generator": "add_diagonal", "value": 5, "of": [[1, 2, 3], [1, 2, 3]]})"),
            (Matrix{{6, 2, 3}, {1, 7, 3}}));
}

TEST(Generators, WrappersNest) {
  EXPECT_EQ(matrix(R"({"generator": "scale", "factor": 2, "of":
                       {"generator": "transpose", "of": {"generator": "upper_ones", "n": 2, "above": 3}}})"),
            (Matrix{{2, 0}, {6, 2}}));
}

TEST(Generators, Vectors) {
  EXPECT_EQ(vector(R"({"generator": "uniform", "length": 3, "seed": 1, "low": 0, "high": 1})").size(), 3u);
  EXPECT_EQ(vector(R"({"generator": "integers", "length": 2, "seed": 1, "low": 7, "high": 7})"),
            (Vector{7, 7}));
  EXPECT_EQ(vector(R"({"generator": "log_uniform", "length": 2, "seed": 1, "low": 1, "high": 10})").size(),
            2u);
  EXPECT_EQ(vector(R"({"generator": "zeros", "length": 2})"), (Vector{0, 0}));
  EXPECT_EQ(vector(R"({"generator": "constant", "length": 2, "value": 3})"), (Vector{3, 3}));
  EXPECT_EQ(vector(R"({"generator": "linspace", "length": 3, "low": 0, "high": 1})"), (Vector{0, 0.5, 1}));
  EXPECT_EQ(vector(R"({"generator": "geometric", "length": 3, "first": 1, "ratio": 2})"), (Vector{1, 2, 4}));
  EXPECT_EQ(vector(R"({"generator": "scale", "factor": -1, "of": [1, 2]})"), (Vector{-1, -2}));
  EXPECT_EQ(
      vector(
          R"({"generator": "set_entry", "index": 1, "value": "nan", "of": {"generator": "zeros", "length": 1000}})")
          [0],
      0);
}

TEST(Generators, VectorsServeAsParameters) {
  EXPECT_EQ(
      matrix(
          R"({"generator": "diagonal", "values": {"generator": "geometric", "length": 2, "first": 1, "ratio": 0.5}})"),
      (Matrix{{1, 0}, {0, 0.5}}));
}

TEST(Generators, IntegersServeAsIntVectors) {
  const Made made =
      make(R"({"generator": "integers", "length": 3, "seed": 1, "low": -1, "high": -1})", Type::IntVector);
  EXPECT_EQ(std::get<values::IntVector>(made.value), (values::IntVector{-1, -1, -1}));
  EXPECT_EQ(make(R"({"generator": "constant", "length": 1, "value": 0.5})", Type::IntVector).error,
            "spec.json:1: /a: this generator yields 0.5, expected integers");
  EXPECT_NE(make(R"({"generator": "constant", "length": 1, "value": 1e300})", Type::IntVector).error, "");
  EXPECT_NE(make(R"({"generator": "constant", "length": 1, "value": "nan"})", Type::IntVector).error, "");
}

TEST(Generators, RefuseNonsense) {
  const auto refuses = [](const std::string& text, const std::string& why, Type type = Type::Matrix) {
    const std::string error = make(text, type).error;
    EXPECT_NE(error.find(why), std::string::npos) << text << "\n" << error;
  };
  refuses(R"({"generator": "magic", "n": 2})", "there is no magic square of order 2");
  refuses(R"({"generator": "magic", "n": 0})", "there is no magic square of order 0");
  refuses(R"({"generator": "uniform", "rows": 1, "columns": 1, "seed": 1, "low": 2, "high": 1})",
          "\"low\" is greater");
  refuses(R"({"generator": "integers", "rows": 1, "columns": 1, "seed": 1, "low": 2, "high": 1})",
          "\"low\" is greater");
  refuses(R"({"generator": "integers", "rows": 1, "columns": 1, "seed": 1, "low": 0.5, "high": 1})",
          "expected an integer");
  refuses(R"({"generator": "integers", "rows": 1, "columns": 1, "seed": -1, "low": 0, "high": 1})",
          "/a/seed: found the number -1");
  refuses(R"({"generator": "log_uniform", "length": 1, "seed": 1, "low": 0, "high": 1})",
          "\"low\" must be positive", Type::Vector);
  refuses(R"({"generator": "condition", "rows": 2, "columns": 2, "seed": 1, "condition": 0.5})",
          "at least 1");
  refuses(R"({"generator": "condition", "rows": 513, "columns": 2, "seed": 1, "condition": 2})",
          "at most 512");
  refuses(R"({"generator": "spd", "n": 2, "seed": 1, "condition": 0})", "at least 1");
  refuses(R"({"generator": "spectrum", "rows": 2, "columns": 1, "seed": 1, "values": [1, 2]})",
          "at most 1 singular values fit");
  refuses(R"({"generator": "symmetric_spectrum", "n": 2, "seed": 1, "values": [1]})",
          "2 eigenvalues are due");
  refuses(R"({"generator": "stochastic", "n": 0, "seed": 1})", "must be positive");
  refuses(R"({"generator": "scale_rows", "factors": [1], "of": [[1], [2]]})",
          "2 factors are due, one per row");
  refuses(R"({"generator": "scale_columns", "factors": [1], "of": [[1, 2]]})",
          "2 factors are due, one per column");
  refuses(R"({"generator": "scale_columns", "factors": [1], "of": [[1], [1, 2]]})", "differ in length");
  refuses(R"({"generator": "transpose", "of": [[1], [1, 2]]})", "differ in length");
  refuses(R"({"generator": "duplicate_row", "from": 0, "to": 1, "of": [[1]]})", "\"to\" is 1");
  refuses(R"({"generator": "set_entry", "row": 0, "column": 1, "value": 1, "of": [[1]]})", "\"column\" is 1");
  refuses(R"({"generator": "set_entry", "index": 0, "value": 1, "of": []})", "\"index\" is 0", Type::Vector);
  refuses(R"({"generator": "zeros", "rows": 1000000, "columns": 0, "value": 1})", "unknown member \"value\"");
  refuses(R"({"generator": "zeros", "length": 1000001})", "expected an integer from 0 to 1000000",
          Type::Vector);
  refuses(R"({"generator": "zeros", "rows": 2000, "columns": 2000})",
          "2000 x 2000 entries; one value has at most 4000000");
  refuses(R"({"generator": "lauchli", "n": 1000000, "epsilon": 1})", "entries; one value has at most");
  // As many entries the other way round, but a million rows.
  refuses(R"({"generator": "transpose", "of": {"generator": "zeros", "rows": 2, "columns": 1000000}})",
          "1000000 x 2 entries; one value has at most");
  refuses(R"({"n": 3})", "/a: the member \"generator\" is missing");
  refuses(R"({"generator": 3})", "/a/generator: found the number 3, expected a text");
}

TEST(Filling, SizesAndSeedsAreFilledInTheTimingSection) {
  const std::string text = R"([{"generator": "uniform", "rows": "n", "columns": "3n", "low": 0, "high": 1}])";
  const auto json = parse_json(text, "spec.json");
  ASSERT_TRUE(json);
  Diagnosis diagnosis("spec.json");
  const Node node = Node(*json, "", diagnosis).items().front();
  ArgumentReader reader(Filling{2, 9});
  const Value first = reader.read(node, Type::Matrix), second = reader.read(node, Type::Matrix);
  EXPECT_EQ(values::shape_of(first), "2x6");
  EXPECT_NE(first, second) << "each generator of one call gets a seed of its own";
  EXPECT_EQ(ArgumentReader(Filling{2, 9}).read(node, Type::Matrix), first);
  EXPECT_NE(ArgumentReader(Filling{2, 10}).read(node, Type::Matrix), first);
  EXPECT_FALSE(diagnosis.failed());
}

TEST(Filling, StreamsAndSeedsAreFresh) {
  const auto stream = [](std::uint64_t seed) {
    return make(R"({"stream": "seed"})", Type::UniformStream, ArgumentReader(Filling{2, seed})).value;
  };
  EXPECT_EQ(stream(1), stream(1));
  EXPECT_NE(stream(1), stream(2));
  EXPECT_NE(make("\"seed\"", Type::UnsignedInt64, ArgumentReader(Filling{2, 1})).value,
            make("\"seed\"", Type::UnsignedInt64, ArgumentReader(Filling{2, 2})).value);
  EXPECT_NE(make(R"({"stream": "seed"})", Type::UniformStream).error, "") << "cases give their seeds";
}

TEST(Arguments, OtherTypes) {
  EXPECT_EQ(std::get<values::Stream>(make(R"({"stream": 42})", Type::UniformStream).value).seed, 42u);
  EXPECT_EQ(std::get<bool>(make("true", Type::Bool).value), true);
  EXPECT_EQ(std::get<std::uint64_t>(make("18446744073709551615", Type::UnsignedInt64).value), ~0ull);
  EXPECT_EQ(std::get<double>(make("\"-0.0\"", Type::Double).value), 0.0);
  EXPECT_TRUE(std::signbit(std::get<double>(make("\"-0.0\"", Type::Double).value)));
  EXPECT_EQ(std::get<values::IntVector>(make("[1, -2]", Type::IntVector).value), (values::IntVector{1, -2}));
  EXPECT_EQ(make("18446744073709551616", Type::UnsignedInt64).error,
            "spec.json:1: /a: found the number 18446744073709551616, expected an integer from 0 to "
            "18446744073709551615");
  EXPECT_NE(make("1", Type::Bool).error, "");
}

TEST(Arguments, Stages) {
  const Made made = make(R"([{"function": {"formula": "return {x[0] * x[1]};", "inputs": 2},
                              "jacobian": {"formula": "return {x[0] * x[1]};", "inputs": 2, "derivative": "jacobian"}}])",
                         Type::Stages);
  EXPECT_EQ(made.error, "");
  const auto& stages = std::get<values::Stages>(made.value);
  ASSERT_EQ(stages.size(), 1u);
  EXPECT_EQ(stages[0].jacobian.derivative, values::Derivative::Jacobian);
}

TEST(Arguments, UnivariateFormulas) {
  const Made made = make(R"({"formula": "return exp(-x * x / 2);"})", Type::UnivariateFunction);
  EXPECT_EQ(made.error, "");
  EXPECT_TRUE(std::get<values::Callback>(made.value).program.univariate);
  EXPECT_NE(make(R"({"formula": "return x;", "inputs": 2})", Type::UnivariateFunction).error, "");
}

TEST(Arguments, ConstantsAreScalarsVectorsOrMatrices) {
  const Made made =
      make(R"({"formula": "return c * v[0] * m[0][0] * g[0] * r[0][0] * s[0] * x[0];", "inputs": 1,
    "constants": {"c": "0x1p-3", "v": [1, 2], "m": [[1, 2]], "g": {"generator": "uniform", "length": 1, "seed": 1, "low": 0, "high": 1},
                  "r": {"generator": "uniform", "rows": 1, "columns": 1, "seed": 1, "low": 0, "high": 1},
                  "s": {"generator": "scale", "factor": 2, "of": [1]}}})",
           Type::ScalarFunction);
  EXPECT_EQ(made.error, "");
  std::map<std::string, int> ranks;
  for (const auto& constant : std::get<values::Callback>(made.value).program.constants)
    ranks[constant.name] = constant.rank;
  EXPECT_EQ(ranks, (std::map<std::string, int>{{"c", 0}, {"v", 1}, {"m", 2}, {"g", 1}, {"r", 2}, {"s", 1}}));
}

}  // namespace
}  // namespace mathjudge::catalogue
