// What the first lines of a hostile program ask for, and what the judge's document is held to.
#include "commands/hostile_program.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temp_dir.hpp"

namespace mathjudge::commands {
namespace {

using nlohmann::json;

class HostilePrograms : public testing::Test {
 protected:
  support::Result<HostileProgram> read(const std::string& text) {
    const auto file = place_->path() / "kind" / "name.cpp";
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
    return read_hostile_program(file);
  }
  support::Result<support::TempDir> place_ = support::TempDir::create(support::default_temp_parent());
};

TEST_F(HostilePrograms, DeclareTheirAnswerInTheirFirstLines) {
  const auto program = read(
      "// expect: rule-broken|runtime-error\n// says: fork|clone\n// problem: svd\nint x;\n// says: no\n");
  ASSERT_TRUE(program) << program.error().what;
  EXPECT_EQ(program->kind, "kind");
  EXPECT_EQ(program->name, "name");
  EXPECT_EQ(program->verdicts, (std::vector<std::string>{"rule-broken", "runtime-error"}));
  EXPECT_EQ(program->says, (std::vector<std::string>{"fork", "clone"}));
  EXPECT_EQ(program->problem, "svd");
  EXPECT_TRUE(program->timing.empty());
}

TEST_F(HostilePrograms, AreRefusedWhenTheyExpectNothingThatCanHappen) {
  EXPECT_FALSE(read("int x;\n"));
  EXPECT_FALSE(read("// expect: defeat\n"));
  EXPECT_FALSE(read("// expect: accepted\n// timing: quick\n"));
}

TEST_F(HostilePrograms, AreFollowedByEveryFaultOfTheAnswer) {
  const auto program = *read("// expect: rule-broken\n// says: fork\n");
  EXPECT_TRUE(faults_of(program, {{"verdict", "rule-broken"}}, "called fork").empty());
  EXPECT_EQ(faults_of(program, {{"verdict", "rule-broken"}}, "called socket").size(), 1u);
  EXPECT_EQ(faults_of(program, {{"verdict", "accepted"}}, "").size(), 2u);
  EXPECT_EQ(faults_of(program, json::object(), "fork").size(), 1u);
}

TEST_F(HostilePrograms, ThatCheatAtTimingAreHeldToTheirTimes) {
  const auto slower = *read("// expect: accepted\n// timing: refused or at least 2x textbook\n");
  const auto document = [](double ratio) {
    const json implementation = {{"name", "textbook"},
                                 {"yours_over_this", {{{"median", 1.0}}, {{"median", ratio}}}}};
    return json{
        {"verdict", "accepted"},
        {"timing", {{"sizes", {8, 16}}, {"warnings", json::array()}, {"implementations", {implementation}}}}};
  };
  EXPECT_TRUE(faults_of(slower, document(2.5), "").empty());
  EXPECT_EQ(faults_of(slower, document(1.5), "").size(), 1u);
  const json refused = {{"sizes", json::array()},
                        {"warnings", {"it left a thread running"}},
                        {"implementations", json::array()}};
  EXPECT_TRUE(faults_of(slower, {{"verdict", "accepted"}, {"timing", refused}}, "").empty());
}

TEST(Overrun, IsThatOfTheCaseThatWentFurthestBeyondItsLimits) {
  catalogue::Problem problem;
  problem.cases.resize(2);
  problem.cases[0].name = "one";
  problem.cases[1].name = "two";
  problem.cases[1].limits.wall_seconds = 1;
  const auto ran = [](const char* name, double wall, double cpu) {
    return json{{"name", name}, {"wall_seconds", wall}, {"cpu_seconds", cpu}};
  };
  EXPECT_EQ(overrun_of({{"cases", {ran("one", 5, 1)}}}, problem), 0);
  EXPECT_DOUBLE_EQ(overrun_of({{"cases", {ran("one", 5, 2.5), ran("two", 1.25, 0)}}}, problem), 0.5);
  // On a busy machine the wall clock does not end what computes; it does end what waits.
  EXPECT_EQ(overrun_of({{"cases", {ran("one", 15, 2)}}}, problem), 0);
  EXPECT_DOUBLE_EQ(overrun_of({{"cases", {ran("one", 15, 1)}}}, problem), 9);
}

}  // namespace
}  // namespace mathjudge::commands
