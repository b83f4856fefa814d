// What loading refuses: each fault with its line, its JSON pointer, and words that help.
// Every row changes one thing in the sample.
#include <gtest/gtest.h>

#include <string>

#include "catalogue/json.hpp"
#include "sample.hpp"

namespace mathjudge::catalogue {
namespace {

struct Fault {
  const char* name;
  std::string replaced, replacement;
  std::string message;  ///< what follows "file:line: "
  std::string advice = "";
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

class Faults : public testing::TestWithParam<Fault> {};

TEST_P(Faults, IsNamedWithItsPlace) {
  const SampleFolder folder;
  const auto problem = folder.load_changed(GetParam().replaced, GetParam().replacement);
  ASSERT_FALSE(problem);
  const std::string& what = problem.error().what;
  ASSERT_TRUE(what.starts_with(folder.file().string() + ":")) << what;
  std::string rest = what.substr(folder.file().string().size() + 1);
  EXPECT_TRUE(rest.front() >= '1' && rest.front() <= '9') << "a line number is due: " << what;
  rest = rest.substr(rest.find(": ") + 2);
  EXPECT_EQ(rest.substr(0, GetParam().message.size()), GetParam().message) << what;
  if (!GetParam().advice.empty()) {
    EXPECT_EQ(problem.error().advice, GetParam().advice);
  }
}

std::string name_of_fault(const testing::TestParamInfo<Fault>& info) { return info.param.name; }

const Fault kDocument[] = {
    {"UnknownMember", "\"teaches\"", "\"teeches\"", "/teeches: unknown member \"teeches\"",
     "did you mean \"teaches\"?"},
    {"MissingMember", "\"complexity\": \"O(n)\",\n", "",
     "the document: the member \"complexity\" is missing"},
    {"WrongType", "\"title\": \"Sample\"", "\"title\": 3", "/title: found the number 3, expected a text"},
    {"EmptyText", "\"title\": \"Sample\"", "\"title\": \"\"",
     "/title: found the string \"\", expected a text that is not empty"},
    {"TerminalEscape", "\"title\": \"Sample\"", "\"title\": \"\\u001b[31m\"",
     "/title: found the string \"\\x1b[31m\", expected a text without control characters"},
    {"DuplicateKey", "\"title\": \"Sample\"", "\"title\": \"Sample\", \"title\": \"Other\"",
     "/title: this key was given before"},
    {"IdIsNotTheFile", "\"id\": \"sample\"", "\"id\": \"simple\"",
     "/id: found the string \"simple\", expected \"sample\", the name of the file"},
    {"TopicIsNotTheFolder", "\"optimization\"", "\"eigenvalues-svd\"",
     "/topic: found the string \"eigenvalues-svd\", expected \"optimization\", the folder of the file"},
    {"UnknownTopic", "\"optimization\"", "\"optimisation\"",
     "/topic: found the string \"optimisation\", expected a topic", "did you mean \"optimization\"?"},
    {"UnknownDifficulty", "\"medium\"", "\"harsh\"",
     "/difficulty: found the string \"harsh\", expected a difficulty"},
    {"TooFewHints", "\"Nudge.\", ", "", "/hints: found an array of 2 elements, expected at least 3 elements"},
    {"NoReferenceFile", "\"variant\": \"textbook\"", "\"variant\": \"optimized\"",
     "/references/0/variant: its file "},
};
INSTANTIATE_TEST_SUITE_P(Document, Faults, testing::ValuesIn(kDocument), name_of_fault);

const Fault kFunctions[] = {
    {"Keyword", "\"name\": \"scale_it\",\n", "\"name\": \"new\",\n",
     "/functions/0/name: found the string \"new\", expected a C++ identifier"},
    {"ReservedName", "\"name\": \"scale_it\",\n", "\"name\": \"__scale\",\n", "/functions/0/name: found"},
    {"SameFunction", "\"name\": \"minimise_it\"", "\"name\": \"scale_it\"",
     "/functions/1/name: this name was given before"},
    {"SameParameter", "{\"name\": \"k\", \"type\": \"Int\"}", "{\"name\": \"a\", \"type\": \"Int\"}",
     "/functions/0/parameters/1/name: this name was given before"},
    {"UnknownType", "\"type\": \"Int\"", "\"type\": \"int\"",
     "/functions/0/parameters/1/type: found the string \"int\", expected the name of a type",
     "did you mean \"Int\"?"},
    {"ReturnsACallback", "{\"name\": \"norm\", \"type\": \"Double\"}",
     "{\"name\": \"norm\", \"type\": \"ScalarFunction\"}",
     "/functions/0/returns/1/type: found the string \"ScalarFunction\""},
    {"ReturnsNothing", "[{\"name\": \"x\", \"type\": \"Vector\"}]", "[]",
     "/functions/1/returns: found an array of 0 elements, expected at least 1 element"},
    {"ComparatorMalformed", "\"comparator\": \"exact\"", "\"comparator\": \"Exact!\"",
     "/functions/0/judging/comparator: found the string \"Exact!\""},
    {"ThresholdInfinite", "\"threshold\": 30", "\"threshold\": \"inf\"",
     "/functions/1/judging/threshold: found the string \"inf\", expected a number from 0 to"},
    {"ThresholdNaN", "\"threshold\": 30", "\"threshold\": \"nan\"", "/functions/1/judging/threshold: found"},
    {"SettingIsText", "{\"absolute\": 1e-9}", "{\"absolute\": \"small\"}",
     "/functions/1/judging/settings/absolute: found the string \"small\""},
    {"NoSource", ", \"why\": \"integers\"", "", "/functions/0/judging: the member \"why\" is missing"},
};
INSTANTIATE_TEST_SUITE_P(Functions, Faults, testing::ValuesIn(kFunctions), name_of_fault);

const Fault kCases[] = {
    {"SameName", "\"name\": \"empty\"", "\"name\": \"doubling\"",
     "/cases/1/name: another case has this name"},
    {"NameWithSpaces", "\"name\": \"empty\"", "\"name\": \"not any\"",
     "/cases/1/name: found the string \"not any\", expected lower-case words joined by hyphens"},
    {"UnknownTier", "\"tier\": \"stretch\"", "\"tier\": \"strech\"",
     "/cases/3/tier: found the string \"strech\", expected a tier", "did you mean \"stretch\"?"},
    {"UnknownCategory", "\"category\": \"edge\"", "\"category\": \"egde\"", "/cases/1/category: found",
     "did you mean \"edge\"?"},
    {"ExampleWithoutExplanation", "\"explanation\": \"Every entry is doubled.\", ", "",
     "/cases/0: the member \"explanation\" is missing"},
    {"FunctionNotChosen",
     "\"why\": \"the definition\",\n      \"explanation\": \"Every entry is doubled.\", \"function\": "
     "\"scale_it\",",
     "\"why\": \"the definition\",\n      \"explanation\": \"Every entry is doubled.\",",
     "/cases/0: the member \"function\" is missing: this problem has several"},
    {"UnknownFunction", "\"why\": \"nothing to do\", \"function\": \"scale_it\"",
     "\"why\": \"nothing to do\", \"function\": \"scaleit\"",
     "/cases/1/function: found the string \"scaleit\"", "did you mean \"scale_it\"?"},
    {"BothExpectedAndThrows", "\"arguments\": {\"a\": [], \"k\": 3},",
     "\"arguments\": {\"a\": [], \"k\": 3}, \"throws\": \"std::domain_error\",",
     "/cases/1/throws: a call either returns something or throws"},
    {"NeitherExpectedNorThrows", ", \"expected\": {\"scaled\": [], \"norm\": 0}", "",
     "/cases/1: neither \"expected\" nor \"throws\", but scale_it is compared with stored values"},
    {"ExpectedPartMissing", ", \"norm\": 0.1", "", "/cases/0/expected: the member \"norm\" is missing"},
    {"ExpectedPartUnknown", "\"norm\": 0.1", "\"nrom\": 0.1",
     "/cases/0/expected/nrom: unknown member \"nrom\"", "did you mean \"norm\"?"},
    {"ExpectedMalformed", "\"norm\": 0.1", "\"norm\": \"0.1.2\"",
     "/cases/0/expected/norm: found the string \"0.1.2\""},
    {"UnknownException", "\"throws\": \"std::domain_error\"", "\"throws\": \"std::domain\"",
     "/cases/1/then/throws: found the string \"std::domain\", expected a standard exception type"},
    {"RepeatedThrow", "\"throws\": \"std::invalid_argument\"",
     "\"throws\": \"std::invalid_argument\", \"calls\": 2",
     "/cases/2/calls: a call that throws ends its case, so it cannot be repeated"},
    {"NoCalls", "\"calls\": 3", "\"calls\": 0",
     "/cases/3/calls: found the number 0, expected an integer from 1 to 10"},
    {"ConditionBelowOne", "\"condition\": 1e6", "\"condition\": 0.5",
     "/cases/3/condition: found the number 0.5, expected a number from 1 to inf"},
    {"LimitTooLarge", "\"cpu_seconds\": 4", "\"cpu_seconds\": 1000",
     "/cases/3/limits/cpu_seconds: found the number 1000, expected a number from 0.01 to 60"},
    {"FactNotFinite", "\"textbook_gradient_calls\": 12", "\"textbook_gradient_calls\": \"nan\"",
     "/cases/3/facts/textbook_gradient_calls: found"},
};
INSTANTIATE_TEST_SUITE_P(Cases, Faults, testing::ValuesIn(kCases), name_of_fault);

const Fault kArguments[] = {
    {"Missing", "{\"a\": [], \"k\": 3}", "{\"a\": []}", "/cases/1/arguments: the member \"k\" is missing"},
    {"Extra", "{\"a\": [], \"k\": 3}", "{\"a\": [], \"k\": 3, \"j\": 1}",
     "/cases/1/arguments/j: unknown member \"j\""},
    {"FractionForInt", "{\"a\": [], \"k\": 3}", "{\"a\": [], \"k\": 3.5}",
     "/cases/1/arguments/k: found the number 3.5, expected an integer from -2147483648 to 2147483647"},
    {"IntTooLarge", "{\"a\": [], \"k\": 3}", "{\"a\": [], \"k\": 3000000000}",
     "/cases/1/arguments/k: found the number 3000000000, expected an integer"},
    {"NOutsideTiming", "{\"a\": [], \"k\": 3}", "{\"a\": [], \"k\": \"n\"}",
     "/cases/1/arguments/k: found the string \"n\", expected an integer"},
    {"NotAMatrix", "{\"a\": [], \"k\": 3}", "{\"a\": 7, \"k\": 3}",
     "/cases/1/arguments/a: found the number 7, expected an array of rows or a generator object"},
    {"NotARow", "{\"a\": [], \"k\": 3}", "{\"a\": [1, 2], \"k\": 3}",
     "/cases/1/arguments/a/0: found the number 1, expected a row"},
    {"NotANumber", "{\"a\": [], \"k\": 3}", "{\"a\": [[1], [2, true]], \"k\": 3}",
     "/cases/1/arguments/a/1/1: found true, expected a number"},
    {"OutOfRangeOfDouble", "{\"a\": [], \"k\": 3}", "{\"a\": [[\"1e999\"]], \"k\": 3}",
     "/cases/1/arguments/a/0/0: found the string \"1e999\", expected a number"},
    {"UnknownGenerator", "{\"a\": [], \"k\": 3}", "{\"a\": {\"generator\": \"hilbret\", \"n\": 3}, \"k\": 3}",
     "/cases/1/arguments/a/generator: found the string \"hilbret\", expected the name of a matrix generator",
     "did you mean \"hilbert\"?"},
    {"VectorGeneratorForMatrix", "{\"a\": [], \"k\": 3}", "{\"a\": {\"generator\": \"linspace\"}, \"k\": 3}",
     "/cases/1/arguments/a/generator: found the string \"linspace\", expected the name of a matrix "
     "generator"},
    {"UnknownGeneratorParameter", "{\"a\": [], \"k\": 3}",
     "{\"a\": {\"generator\": \"hilbert\", \"n\": 3, \"seed\": 1}, \"k\": 3}",
     "/cases/1/arguments/a/seed: unknown member \"seed\"", "known here: generator, n"},
    {"MissingSeed", "{\"a\": [], \"k\": 3}", "{\"a\": {\"generator\": \"permutation\", \"n\": 3}, \"k\": 3}",
     "/cases/1/arguments/a: the member \"seed\" is missing"},
    {"NegativeSize", "{\"a\": [], \"k\": 3}", "{\"a\": {\"generator\": \"hilbert\", \"n\": -3}, \"k\": 3}",
     "/cases/1/arguments/a/n: found the number -3, expected an integer from 0 to 1000000"},
    {"HugeMatrix", "{\"a\": [], \"k\": 3}", "{\"a\": {\"generator\": \"hilbert\", \"n\": 1000000}, \"k\": 3}",
     "/cases/1/arguments/a: 1000000 x 1000000 entries; one value has at most 4000000"},
    {"HugeOrthogonal", "{\"a\": [], \"k\": 3}",
     "{\"a\": {\"generator\": \"spd\", \"n\": 1000, \"seed\": 1, \"condition\": 10}, \"k\": 3}",
     "/cases/1/arguments/a: the generator \"spd\" cannot do this: a dense orthogonal factor has at most 512 "
     "rows"},
    {"ImpossibleRank", "{\"a\": [], \"k\": 3}",
     "{\"a\": {\"generator\": \"rank\", \"rows\": 3, \"columns\": 5, \"seed\": 1, \"rank\": 4}, \"k\": 3}",
     "/cases/1/arguments/a: the generator \"rank\" cannot do this: the rank is at most 3"},
    {"NoSuchRow", "{\"a\": [], \"k\": 3}",
     "{\"a\": {\"generator\": \"zero_row\", \"row\": 2, \"of\": [[1], [2]]}, \"k\": 3}",
     "/cases/1/arguments/a: the generator \"zero_row\" cannot do this: \"row\" is 2, but they are counted "
     "from 0"},
    {"InfiniteScale", "{\"a\": [], \"k\": 3}",
     "{\"a\": {\"generator\": \"scale\", \"factor\": \"inf\", \"of\": [[1]]}, \"k\": 3}",
     "/cases/1/arguments/a/factor: found the string \"inf\", expected a number from"},
};
INSTANTIATE_TEST_SUITE_P(Arguments, Faults, testing::ValuesIn(kArguments), name_of_fault);

const Fault kCallbacks[] = {
    {"FormulaDoesNotCompile", "2.5 * (x[0] * x[0]", "2.5 * * (x[0] * x[0]",
     "/cases/3/arguments/gradient/formula: formula 1:14: expected an expression, found '*'"},
    {"InputsMissing", "\"formula\": \"return 2.5 * (x[0] * x[0] + x[1] * x[1]);\", \"inputs\": 2, ",
     "\"formula\": \"return 2.5 * (x[0] * x[0] + x[1] * x[1]);\", ",
     "/cases/3/arguments/gradient: the member \"inputs\" is missing"},
    {"UnknownDerivative", "\"derivative\": \"gradient\"", "\"derivative\": \"slope\"",
     "/cases/3/arguments/gradient/derivative: found the string \"slope\", expected a derivative"},
    {"WrongForm", ", \"derivative\": \"gradient\"", "",
     "/cases/3/arguments/gradient: this is the value of a formula that ends in `return e;`, one value, but a "
     "VectorFunction is the value of a formula that ends in `return {e, ...};`, a vector, or the gradient "
     "of"},
    {"NotACallback",
     "{\"formula\": \"return 2.5 * (x[0] * x[0] + x[1] * x[1]);\", \"inputs\": 2, \"derivative\": "
     "\"gradient\"}",
     "[1, 2]", "/cases/3/arguments/gradient: found an array of 2 elements, expected an object"},
};
INSTANTIATE_TEST_SUITE_P(Callbacks, Faults, testing::ValuesIn(kCallbacks), name_of_fault);

const Fault kTiming[] = {
    {"SizesDecrease", "\"sizes\": [4, 8]", "\"sizes\": [8, 4]",
     "/timing/sizes/1: found the number 4, expected sizes in increasing order"},
    {"UnknownParameter", "\"columns\": \"2n\"", "\"colums\": \"2n\"",
     "/timing/arguments/a/colums: unknown member", "did you mean \"columns\"?"},
    {"NotAMultiple", "\"columns\": \"2n\"", "\"columns\": \"n+1\"",
     "/timing/arguments/a/columns: found the string \"n+1\", expected an integer"},
};
INSTANTIATE_TEST_SUITE_P(Timing, Faults, testing::ValuesIn(kTiming), name_of_fault);

TEST(Faults, NoHiddenCase) {
  const SampleFolder folder;
  std::string text = kSample;
  for (std::size_t at; (at = text.find("\"hidden\"")) != std::string::npos;)
    text.replace(at, 8, "\"stretch\"");
  const auto problem = folder.load(text);
  ASSERT_FALSE(problem);
  EXPECT_NE(problem.error().what.find("/cases: no case has the tier \"hidden\""), std::string::npos);
}

TEST(Faults, AllInputsTogetherAreBounded) {
  const SampleFolder folder;
  std::string rows;
  for (int i = 0; i < 12; ++i) {
    rows += R"({"name": "big-)" + std::to_string(i) +
            R"(", "tier": "stretch", "category": "scale", "why": "large", "function": "scale_it", "arguments":
             {"a": {"generator": "zeros", "rows": 1900, "columns": 1900}, "k": 1}, "throws": "std::exception"},)";
  }
  const auto problem = folder.load_changed("\"cases\": [", "\"cases\": [" + rows);
  ASSERT_FALSE(problem);
  EXPECT_NE(problem.error().what.find("the values of this problem have more than 32000000 entries in all"),
            std::string::npos)
      << problem.error().what;
}

// Ten copies of one matrix are ten matrices, and an expected value is kept in two precisions.
TEST(Faults, CopiesCountToo) {
  const std::string large = R"({"generator": "zeros", "rows": 1900, "columns": 1900})";
  const auto cases_with = [](const std::string& members) {
    return R"("cases": [{"name": "big", "tier": "stretch", "category": "scale", "why": "large", "function": "scale_it",)" +
           members + "},";
  };
  const std::string expected =
      R"("arguments": {"a": [], "k": 1}, "expected": {"scaled": )" + large + R"(, "norm": 1})";
  const SampleFolder folder;
  for (const std::string& members :
       {R"("arguments": {"a": )" + large + R"(, "k": 1}, "expected": {"scaled": [], "norm": 0}, "calls": 9)",
        expected + R"(, "calls": 3)"}) {
    const auto problem = folder.load_changed("\"cases\": [", cases_with(members));
    ASSERT_FALSE(problem) << members;
    EXPECT_NE(problem.error().what.find("more than 32000000 entries in all"), std::string::npos)
        << problem.error().what;
  }
  const auto twice = folder.load_changed("\"cases\": [", cases_with(expected + R"(, "calls": 2)"));
  EXPECT_TRUE(twice) << twice.error().what;
}

TEST(Faults, WholeDocumentOfTheWrongKind) {
  const SampleFolder folder;
  for (const char* text : {"[]", "3", "null", "\"spec\""}) {
    const auto problem = folder.load(text);
    ASSERT_FALSE(problem);
    EXPECT_NE(problem.error().what.find(":1: the document: found"), std::string::npos)
        << problem.error().what;
  }
}

TEST(Faults, FilesThatAreNone) {
  const SampleFolder folder;
  const auto missing = load_file(folder.file(), folder.locations());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().what, folder.file().string() + ": there is no such file");
  const auto directory = load_file(folder.file().parent_path(), folder.locations());
  ASSERT_FALSE(directory);
  EXPECT_EQ(directory.error().what, folder.file().parent_path().string() + ": not a regular file");
}

TEST(Faults, HugeFilesAreNotRead) {
  const SampleFolder folder;
  std::ofstream(folder.file()) << "x";
  std::filesystem::resize_file(folder.file(), 1ull << 33);
  const auto problem = load_file(folder.file(), folder.locations());
  ASSERT_FALSE(problem);
  EXPECT_NE(problem.error().what.find("8589934592 bytes; a spec has at most 8388608"), std::string::npos);
}

/// Every prefix of a good spec is an error, never a crash.
TEST(Faults, TruncatedAnywhere) {
  const SampleFolder folder;
  const std::string text = kSample;
  for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
    const auto json = parse_json(text.substr(0, length), "spec.json");
    EXPECT_FALSE(json) << length;
  }
}

/// Any one value turned into another kind of value is an Error or harmless, never a crash.
TEST(Faults, EveryValueReplaced) {
  const SampleFolder folder;
  const std::string text = kSample;
  for (const char* other :
       {"null", "-1", "1e308", "\"n\"", "[]", "{}", "[[[]]]", "{\"generator\": \"scale\"}"}) {
    for (std::size_t at = text.find(": "); at != std::string::npos; at = text.find(": ", at + 1)) {
      const std::size_t end = text.find_first_of(",}]\n", at);
      std::string changed = text;
      changed.replace(at + 2, end - at - 2, other);
      (void)folder.load(changed);
    }
  }
}

}  // namespace
}  // namespace mathjudge::catalogue
