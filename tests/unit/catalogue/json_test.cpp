// The JSON layer: grammar errors with line and column, lines of values, limits, numbers.
// Depth and size limits are what keeps hostile files from exhausting the stack or the memory.
#include "catalogue/json.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "catalogue/node.hpp"

namespace mathjudge::catalogue {
namespace {

std::string error_of(const std::string& text) {
  const auto json = parse_json(text, "spec.json");
  return json ? "accepted" : json.error().what;
}

TEST(ParseJson, PlacesGrammarErrors) {
  EXPECT_EQ(error_of("{\n  \"a\": 1,\n  \"b\" 2\n}").substr(0, 16), "spec.json:3:7: s");
  EXPECT_EQ(error_of("").substr(0, 15), "spec.json:1:1: ");
  EXPECT_EQ(error_of("{\"a\": [1, 2}").substr(0, 16), "spec.json:1:12: ");
  EXPECT_NE(error_of("{\"a\": 01}").find("expected"), std::string::npos);
  EXPECT_NE(error_of("[1] 2"), "accepted");
  EXPECT_NE(error_of("\"\xff\""), "accepted") << "invalid UTF-8";
  EXPECT_NE(error_of("1e999"), "accepted") << "overflow";
  EXPECT_NE(error_of("NaN"), "accepted");
}

TEST(ParseJson, ErrorsAreSafeToPrint) {
  EXPECT_EQ(error_of("\x1b[2J").find('\x1b'), std::string::npos);
  EXPECT_EQ(error_of("{\"\\u001b[2J\": 1, \"\\u001b[2J\": 2}").find('\x1b'), std::string::npos);
}

TEST(ParseJson, RefusesRepeatedKeys) {
  EXPECT_EQ(error_of("{\"a\": {\"b\": 1,\n \"c\": [1, {\"d\": 1, \"d\": 2}]}}"),
            "spec.json:2: /a/c/1/d: this key was given before");
  EXPECT_EQ(error_of("{\"a\": {\"b\": 1}, \"c\": {\"b\": 1}}"), "accepted");
}

TEST(ParseJson, RefusesDeepNesting) {
  EXPECT_EQ(error_of(std::string(kDeepestNesting, '[') + std::string(kDeepestNesting, ']')), "accepted");
  const std::string deep = error_of(std::string(5'000'000, '['));
  EXPECT_NE(deep.find("nested more than 64 levels deep"), std::string::npos) << deep;
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  EXPECT_NE(error_of(objects).find("nested more than 64 levels deep"), std::string::npos);
}

TEST(ParseJson, RefusesLongFilesAndWideObjects) {
  EXPECT_NE(error_of(std::string(kLargestFile + 1, ' ')).find("a spec has at most"), std::string::npos);
  std::string wide = "{";
  for (int i = 0; i < 2000; ++i) wide += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_NE(error_of(wide).find("more than 1000 members"), std::string::npos);
}

TEST(ParseJson, KnowsTheLinesOfValues) {
  const auto json = parse_json("{\n\"a\": 1,\n\"b\": [\n2\n,\n{}]\n}", "spec.json");
  ASSERT_TRUE(json);
  const auto& members = *json->as<Json::Object>();
  EXPECT_EQ(json->line, 1u);
  EXPECT_EQ(members[0].value.line, 2u);
  EXPECT_EQ(members[1].value.line, 3u);
  const auto& array = *members[1].value.as<Json::Array>();
  EXPECT_EQ(array[0].line, 4u);
  EXPECT_EQ(array[1].line, 6u);
}

TEST(ParseJson, KeepsNumbersAsWritten) {
  const std::string text =
      R"({"a":[0.1000,-0.0,1E5,18446744073709551615,-3],"b\n":{"c":"\"\u00e9"},"d":[null,true]})";
  const auto json = parse_json(text, "spec.json");
  ASSERT_TRUE(json);
  EXPECT_EQ(to_text(*json),
            "{\"a\":[0.1000,-0.0,1E5,18446744073709551615,-3],\"b\\n\":{\"c\":\"\\\"\xc3\xa9\"},"
            "\"d\":[null,true]}");
}

template <class Real>
std::optional<Real> real(const std::string& text) {
  return to_real<Real>(Json{text});
}

TEST(ToReal, ReadsEveryNotation) {
  EXPECT_EQ(real<double>("0.1"), 0.1);
  EXPECT_EQ(real<double>("-1e-320"), -1e-320) << "denormal";
  EXPECT_EQ(real<double>("0x1.8p3"), 12.0);
  EXPECT_EQ(real<double>("-0x1p-1074"), -4.9406564584124654e-324);
  EXPECT_TRUE(std::signbit(*real<double>("-0.0")));
  EXPECT_EQ(real<double>("-inf"), -INFINITY);
  EXPECT_TRUE(std::isnan(*real<double>("nan")));
  EXPECT_EQ(real<double>(".5"), 0.5);
  EXPECT_EQ(real<long double>("0.1"), 0.1L);
  EXPECT_EQ(real<long double>("3.14159265358979323846264338327950288"),
            3.14159265358979323846264338327950288L);
  EXPECT_EQ(real<long double>("-1e-400"), -1e-400L);
}

TEST(ToReal, RefusesEverythingElse) {
  for (const char* text : {"",         " 1",  "1 ",   "+1",     "--1", "-",   "0x",    "0x-1", "1e", "1e999",
                           "infinity", "INF", "-nan", "nan(1)", "1,5", "one", "1.2.3", "-+1",  "e5", "p1"}) {
    EXPECT_FALSE(real<double>(text)) << text;
    EXPECT_FALSE(real<long double>(std::string(text) == "1e999" ? "1e9999" : text)) << text;
  }
  EXPECT_FALSE(to_real<double>(Json{true}));
  EXPECT_FALSE(to_real<double>(Json{Json::Array{}}));
}

}  // namespace
}  // namespace mathjudge::catalogue
