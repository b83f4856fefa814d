// Outcomes become verdicts: one test per row of the table that judging.md and product.md describe.
#include "engine/decide.hpp"

#include <gtest/gtest.h>

namespace mathjudge::engine {
namespace {

using values::Matrix;
using values::Value;

/// A transpose problem with one case whose single call expects `expectation`.
catalogue::Problem problem_expecting(catalogue::Expectation expectation) {
  catalogue::Problem problem;
  problem.id = "matrix-transpose";
  catalogue::Function function;
  function.name = "matrix_transpose";
  function.parameters = {{"a", values::Type::Matrix}};
  function.returns = {{"transpose", values::Type::Matrix}};
  function.judging.comparator = "exact";
  function.judging.truth = "transpose";
  problem.functions.push_back(function);
  catalogue::Case the_case;
  the_case.name = "rectangular";
  the_case.tier = catalogue::Tier::Hidden;
  the_case.category = catalogue::Category::Shape;
  the_case.calls.push_back({{Value(Matrix{{1, 2}, {3, 4}})}, std::move(expectation)});
  problem.cases.push_back(the_case);
  return problem;
}

catalogue::Problem returning() { return problem_expecting(catalogue::Returns{}); }
catalogue::Problem throwing() { return problem_expecting(catalogue::Throws{"std::invalid_argument"}); }

CaseReport decided(const catalogue::Problem& problem, execute::CaseOutcome outcome) {
  execute::CaseRun run;
  run.outcome = std::move(outcome);
  return decide(problem, 0, prepare(problem, problem.cases[0]), std::move(run));
}

execute::CaseOutcome returned(Matrix matrix) {
  execute::Returned answer;
  answer.parts.emplace_back(std::move(matrix));
  return execute::Completed{{answer}};
}

TEST(Decide, RightNumbersPass) {
  const auto problem = returning();
  const auto report = decided(problem, returned({{1, 3}, {2, 4}}));
  EXPECT_TRUE(report.passed());
  EXPECT_TRUE(report.input.empty()) << "inputs are described only for failures";
}

TEST(Decide, WrongNumbersAreAWrongAnswer) {
  const auto problem = returning();
  const auto report = decided(problem, returned({{1, 2}, {3, 4}}));
  EXPECT_EQ(report.verdict, Verdict::WrongAnswer);
  EXPECT_TRUE(std::holds_alternative<WrongNumbers>(report.reason));
  EXPECT_FALSE(report.input.empty());
}

TEST(Decide, AnExceptionOnValidInputIsARuntimeError) {
  const auto problem = returning();
  const auto report =
      decided(problem, execute::Completed{{execute::Threw{"std::logic_error", "oops", false}}});
  EXPECT_EQ(report.verdict, Verdict::RuntimeError);
  EXPECT_TRUE(std::holds_alternative<UnexpectedException>(report.reason));
}

TEST(Decide, AMissingExceptionIsAWrongAnswer) {
  const auto problem = throwing();
  const auto report = decided(problem, returned({}));
  EXPECT_EQ(report.verdict, Verdict::WrongAnswer);
  EXPECT_TRUE(std::holds_alternative<NotThrown>(report.reason));
}

TEST(Decide, AnyStandardExceptionIsAcceptedAndADifferentTypeNoted) {
  const auto problem = throwing();
  EXPECT_TRUE(decided(problem, execute::Completed{{execute::Threw{"std::invalid_argument", "", false}}})
                  .notes.empty());
  const auto other = decided(problem, execute::Completed{{execute::Threw{"MyError", "", false}}});
  EXPECT_TRUE(other.passed());
  ASSERT_EQ(other.notes.size(), 1u);
  EXPECT_NE(other.notes[0].find("MyError"), std::string::npos);
}

TEST(Decide, ThrowingSomethingElseIsARuntimeErrorEvenWhenAnExceptionWasDue) {
  const auto problem = throwing();
  EXPECT_EQ(decided(problem, execute::Completed{{execute::Threw{"", "", false}}}).verdict,
            Verdict::RuntimeError);
}

TEST(Decide, WhatStopsAProcessHasItsOwnVerdict) {
  const auto problem = returning();
  EXPECT_EQ(decided(problem, execute::Crashed{11, false, false}).verdict, Verdict::RuntimeError);
  EXPECT_EQ(decided(problem, execute::ExitedEarly{0}).verdict, Verdict::RuntimeError);
  EXPECT_EQ(decided(problem, execute::TimedOut{}).verdict, Verdict::TimeLimit);
  EXPECT_EQ(decided(problem, execute::OutOfMemory{}).verdict, Verdict::MemoryLimit);
  EXPECT_EQ(decided(problem, execute::BrokeRule{"fork"}).verdict, Verdict::RuleBroken);
  EXPECT_EQ(decided(problem, execute::BadAnswer{"short"}).verdict, Verdict::RuntimeError);
  EXPECT_EQ(decided(problem, execute::NotLoadable{"undefined symbol"}).verdict, Verdict::RuntimeError);
}

TEST(Decide, TheSameCallAgainIsJudgedLikeTheFirst) {
  auto problem = returning();
  problem.cases[0].calls.push_back(problem.cases[0].calls[0]);
  const auto answers = [](Matrix first, Matrix second) -> execute::CaseOutcome {
    execute::Returned one, two;
    one.parts.emplace_back(std::move(first));
    two.parts.emplace_back(std::move(second));
    return execute::Completed{{one, two}};
  };
  const auto same = decided(problem, answers({{1, 3}, {2, 4}}, {{1, 3}, {2, 4}}));
  EXPECT_TRUE(same.passed());
  EXPECT_EQ(same.measurements.size(), 2u);
  const auto other = decided(problem, answers({{1, 3}, {2, 4}}, {{1, 3}, {2, 5}}));
  ASSERT_TRUE(std::holds_alternative<WrongNumbers>(other.reason));
  EXPECT_EQ(std::get<WrongNumbers>(other.reason).call, 1u);
}

TEST(DecidingCase, IsTheFirstFailureThatIsNotStretch) {
  auto problem = returning();
  problem.cases.push_back(problem.cases[0]);
  problem.cases.push_back(problem.cases[0]);
  problem.cases[0].tier = catalogue::Tier::Stretch;
  std::vector<CaseReport> reports;
  for (std::size_t i = 0; i < 3; ++i) {
    execute::CaseRun run;
    run.outcome = execute::TimedOut{};
    reports.push_back(decide(problem, i, {}, std::move(run)));
  }
  EXPECT_EQ(deciding_case(reports), 1u);
  reports[1].verdict = reports[2].verdict = Verdict::Accepted;
  EXPECT_EQ(deciding_case(reports), std::nullopt);
}

TEST(Verdicts, HaveStableNamesAndExitCodes) {
  EXPECT_EQ(exit_code(Verdict::Accepted), 0);
  EXPECT_EQ(exit_code(Verdict::WrongAnswer), 1);
  EXPECT_EQ(exit_code(Verdict::CompileError), 3);
  for (const auto verdict :
       {Verdict::RuntimeError, Verdict::TimeLimit, Verdict::MemoryLimit, Verdict::RuleBroken})
    EXPECT_EQ(exit_code(verdict), 4);
  EXPECT_EQ(verdict_from_name("rule-broken"), Verdict::RuleBroken);
  EXPECT_EQ(verdict_from_name("nonsense"), std::nullopt);
}

}  // namespace
}  // namespace mathjudge::engine
