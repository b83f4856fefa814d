// A full spec, loaded: every member arrives, typed and complete.
// The faults that loading must find are in faults_test.cpp.
#include "catalogue/load.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sample.hpp"

namespace mathjudge::catalogue {
namespace {

class Load : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = folder_.load(kSample);
    ASSERT_TRUE(loaded) << loaded.error().what << "\n" << loaded.error().advice;
    problem_ = *std::move(loaded);
  }

  SampleFolder folder_;
  Problem problem_;
};

TEST_F(Load, ReadsTheProse) {
  EXPECT_EQ(problem_.id, "sample");
  EXPECT_EQ(problem_.title, "Sample");
  EXPECT_EQ(problem_.topic, "optimization");
  EXPECT_EQ(problem_.difficulty, "medium");
  EXPECT_EQ(problem_.teaches, "what a spec looks like");
  EXPECT_EQ(problem_.statement.size(), 2u);
  EXPECT_EQ(problem_.conventions, std::vector<std::string>{"One convention."});
  EXPECT_EQ(problem_.complexity, "O(n)");
  EXPECT_EQ(problem_.hints, (std::vector<std::string>{"Nudge.", "More.", "Key."}));
  ASSERT_EQ(problem_.follow_ups.size(), 2u);
  EXPECT_EQ(problem_.follow_ups[1].answer, "A2.");
  EXPECT_EQ(problem_.numpy.size(), 4u);
  EXPECT_EQ(problem_.file, folder_.file());
}

TEST_F(Load, ReadsFunctionsAndJudging) {
  ASSERT_EQ(problem_.functions.size(), 2u);
  EXPECT_EQ(problem_.functions[0].declaration(),
            "std::pair<Matrix, double> scale_it(const Matrix& a, int k)");
  const Judging& judging = problem_.functions[1].judging;
  EXPECT_EQ(judging.comparator, "optimum");
  EXPECT_EQ(judging.ratios, std::vector<std::string>{"gradient_norm"});
  EXPECT_EQ(judging.threshold, 30);
  EXPECT_EQ(judging.settings.at("absolute"), 1e-9);
  EXPECT_TRUE(judging.bound_is_theorem);
  EXPECT_EQ(judging.why, "measured");
}

TEST_F(Load, ReadsNumbersOfEveryNotation) {
  const auto& a = std::get<values::Matrix>(problem_.cases[0].calls[0].arguments[0]);
  EXPECT_EQ(a[0], (values::Vector{1, 0.5}));
  EXPECT_EQ(a[1][0], -INFINITY);
  EXPECT_TRUE(std::isnan(a[1][1]));
  EXPECT_EQ(std::get<std::int64_t>(problem_.cases[0].calls[0].arguments[1]), -2);
}

TEST_F(Load, KeepsExpectedNumbersInLongDouble) {
  const auto& returns = std::get<Returns>(problem_.cases[0].calls[0].expectation);
  ASSERT_EQ(returns.stored.size(), 2u);
  const auto& scaled = *returns.stored[0];
  ASSERT_EQ(scaled.size(), 4u);
  EXPECT_LT(scaled[1], -1.0L);
  EXPECT_EQ(static_cast<double>(scaled[1]), -1.0);
  EXPECT_EQ((*returns.stored[1])[0], 0.1L);
  EXPECT_EQ(std::get<double>(*returns.stored_shape[1]), 0.1);
  EXPECT_EQ(std::get<values::Matrix>(*returns.stored_shape[0]).size(), 2u);
}

TEST_F(Load, RepeatsHiddenCallsAndFollowsThemByThen) {
  EXPECT_EQ(problem_.cases[0].calls.size(), 1u) << "an example is called once";
  ASSERT_EQ(problem_.cases[1].calls.size(), 3u) << "a hidden case twice, and then the other call";
  EXPECT_EQ(problem_.cases[1].calls[0].arguments, problem_.cases[1].calls[1].arguments);
  EXPECT_EQ(std::get<Throws>(problem_.cases[1].calls[2].expectation).recommended, "std::domain_error");
  EXPECT_EQ(problem_.cases[2].calls.size(), 1u) << "a call that throws ends its case";
  EXPECT_EQ(problem_.cases[3].calls.size(), 3u) << "as the spec says";
}

TEST_F(Load, ReadsCaseFacts) {
  const Case& bowl = problem_.cases[3];
  EXPECT_EQ(bowl.function, 1u);
  EXPECT_EQ(bowl.tier, Tier::Stretch);
  EXPECT_EQ(bowl.category, Category::IllConditioned);
  EXPECT_EQ(bowl.condition, 1e6);
  EXPECT_EQ(bowl.facts.at("textbook_gradient_calls"), 12);
  EXPECT_EQ(bowl.minimisers, std::vector<values::Vector>({{0, 0}}));
}

TEST_F(Load, LimitsComeFromTheProblemAndThenTheCase) {
  EXPECT_EQ(problem_.cases[0].limits.cpu_seconds, 1);
  EXPECT_EQ(problem_.cases[0].limits.wall_seconds, 3);
  EXPECT_EQ(problem_.cases[0].limits.memory_bytes, 256ull << 20);
  EXPECT_EQ(problem_.cases[0].limits.stack_bytes, 8ull << 20);
  EXPECT_EQ(problem_.cases[3].limits.cpu_seconds, 4);
  EXPECT_EQ(problem_.cases[3].limits.wall_seconds, 12);
  EXPECT_EQ(problem_.cases[3].limits.memory_bytes, 256ull << 20);
  EXPECT_EQ(problem_.cases[3].limits.stack_bytes, 16ull << 20);
}

TEST_F(Load, CompilesCallbacks) {
  const auto& arguments = problem_.cases[3].calls[0].arguments;
  const auto& f = std::get<values::Callback>(arguments[0]);
  EXPECT_EQ(f.derivative, values::Derivative::Value);
  EXPECT_TRUE(f.program.scalar_valued);
  EXPECT_EQ(f.program.inputs, 2);
  EXPECT_EQ(f.program.constants.size(), 3u);
  EXPECT_EQ(std::get<values::Callback>(arguments[1]).derivative, values::Derivative::Gradient);
}

TEST_F(Load, MakesFreshTimedArguments) {
  ASSERT_TRUE(problem_.timing);
  EXPECT_EQ(problem_.timing->sizes, (std::vector<int>{4, 8}));
  const auto first = arguments_for(problem_, *problem_.timing, 8, 1);
  const auto again = arguments_for(problem_, *problem_.timing, 8, 1);
  const auto other = arguments_for(problem_, *problem_.timing, 8, 2);
  ASSERT_TRUE(first && again && other);
  EXPECT_EQ(*first, *again);
  EXPECT_NE((*first)[0], (*other)[0]);
  EXPECT_EQ(values::shape_of((*first)[0]), "8x16");
  EXPECT_EQ(std::get<std::int64_t>((*first)[1]), 8);
}

TEST_F(Load, NamesTheReferenceFiles) {
  ASSERT_EQ(problem_.references.size(), 1u);
  EXPECT_EQ(problem_.references[0].file, folder_.locations().references / "sample" / "textbook.cpp");
}

TEST_F(Load, FindsProblemsById) {
  EXPECT_TRUE(load("sample", folder_.locations()));
  const auto all = load_all(folder_.locations());
  ASSERT_TRUE(all);
  EXPECT_EQ(all->size(), 1u);
}

TEST_F(Load, SuggestsTheNearestId) {
  const auto missing = load("smaple", folder_.locations());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().what, "there is no problem \"smaple\"");
  EXPECT_EQ(missing.error().advice, "did you mean \"sample\"?");
  EXPECT_FALSE(load("../optimization/sample", folder_.locations())) << "an id is not a path";
}

TEST_F(Load, ChecksJudgingsAgainstTheVocabulary) {
  const Vocabulary complete{{"exact", "optimum"}, {}, {}, {"gradient_norm"}};
  EXPECT_TRUE(check_vocabulary(problem_, complete));
  const auto status = check_vocabulary(problem_, {{"exact", "optimum"}, {}, {}, {"gradient_norms"}});
  ASSERT_FALSE(status);
  EXPECT_NE(
      status.error().what.find("/functions/1/judging/ratios/0: the comparators know no \"gradient_norm\""),
      std::string::npos);
  EXPECT_EQ(status.error().advice, "did you mean \"gradient_norms\"?");
}

TEST(ListFiles, SaysWhichFolderIsMissing) {
  const auto files = list_files({"/nonexistent/problems", "/nonexistent/reference"});
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().what, "/nonexistent/problems: the folder of problems is missing");
}

}  // namespace
}  // namespace mathjudge::catalogue
