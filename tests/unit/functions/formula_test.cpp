// Proves that the compiler of formulas says precisely what is wrong and where, and that no text makes
// it crash or build a program with an index out of place.
#include "functions/formula.hpp"

#include <random>
#include <string>
#include <vector>

#include "support.hpp"

namespace mathjudge::functions {
namespace {

TEST(Formula, SaysWhatWasExpectedAndFoundAndWhere) {
  EXPECT_EQ(refusal("return x[0]"),
            "formula 1:12: expected ';' after the return, found the end of the formula");
  EXPECT_EQ(refusal("T s = 0;\n  s += ;\nreturn s;"), "formula 2:8: expected an expression, found ';'");
  EXPECT_EQ(refusal("T s 0;"),
            "formula 1:5: expected '=' and a value: variables are declared with one, found '0'");
  EXPECT_EQ(refusal("return (x[0];"), "formula 1:13: expected ')' after the expression, found ';'");
  EXPECT_EQ(refusal("return x[0] $ 2;"),
            "formula 1:13: expected ';' after the return, found a character that means nothing here");
  EXPECT_EQ(refusal("return x;"), "formula 1:9: expected '[' after 'x', found ';'");
  EXPECT_EQ(refusal(""), "formula 1:1: the formula can end without a return");
}

TEST(Formula, ShowsTheLineWithACaret) {
  const auto program = compile_formula("T s = 0;\nreturn s + q;");
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().what, "formula 2:12: 'q' is not the name of anything");
  EXPECT_EQ(program.error().advice, "return s + q;\n           ^");
}

TEST(Formula, RefusesWhatCppWouldMeanDifferently) {
  EXPECT_EQ(refusal("return 1/2 * x[0];"),
            "formula 1:9: 1/2 is an integer division, as in C++; write 1.0/2 or T(1)/2");
  EXPECT_EQ(refusal("return 1/0 * x[0];"), "formula 1:9: integer division by zero");
  EXPECT_EQ(refusal("int k = 1.5; return k;"), "formula 1:9: an int takes ints only");
  EXPECT_EQ(refusal("double d = x[0]; return d;"), "formula 1:12: a double takes no value of T");
  EXPECT_EQ(refusal("return x[0] % 2;"), "formula 1:13: % takes two ints");
  EXPECT_EQ(refusal("if (x[0] == 0) return 0; return 1;"),
            "formula 1:10: values of T compare with < <= > >= only");
  EXPECT_EQ(refusal("return 3000000000 * x[0];"),
            "formula 1:8: this integer is too large for an int; add a point to make it a double");
  EXPECT_EQ(refusal("return 1e999 * x[0];"),
            "formula 1:8: this number is too large for a double, or too small");
}

TEST(Formula, ChecksIndicesThatAreKnown) {
  EXPECT_EQ(refusal("return x[2];", {2}), "formula 1:10: index 2 is outside of x, which has 2 entries");
  EXPECT_EQ(refusal("return x[n];", {2}), "formula 1:10: index 2 is outside of x, which has 2 entries");
  EXPECT_EQ(refusal("return x[-1];"), "formula 1:10: index -1 is negative");
  EXPECT_EQ(refusal("return x[0.5];"), "formula 1:10: an index must be an int");
  EXPECT_EQ(refusal("return b[1] * x[0];", {}, {{"b", std::vector<double>{1}}}),
            "formula 1:10: index 1 is outside of b, which has 1 entries");
}

TEST(Formula, GuardsNames) {
  EXPECT_EQ(refusal("T x = 1; return x;"), "formula 1:3: expected a name of your own, found 'x'");
  EXPECT_EQ(refusal("T a = 1; T a = 2; return a;"), "formula 1:12: 'a' already means something here");
  EXPECT_EQ(refusal("T c = 1; return c;", {}, {{"c", 1.0}}), "formula 1:3: 'c' already means something here");
  EXPECT_EQ(refusal("x[0] = 1; return x[0];"), "formula 1:1: x is the input and cannot be changed");
  EXPECT_EQ(refusal("c = 1; return x[0];", {}, {{"c", 1.0}}), "formula 1:1: a constant cannot be changed");
  EXPECT_EQ(refusal("{ T a = 1; } return a;"), "formula 1:21: 'a' is not the name of anything");
  EXPECT_EQ(refusal("return 1;", {}, {{"sin", 1.0}}), "formula: a constant cannot be called 'sin'");
  EXPECT_EQ(refusal("return 1;", {}, {{"a b", 1.0}}), "formula: a constant cannot be called 'a b'");
  EXPECT_EQ(refusal("return 1;", {}, {{"A", std::vector<std::vector<double>>{{1}, {1, 2}}}}),
            "formula: the rows of constant 'A' differ in length");
}

TEST(Formula, EveryPathReturnsTheSameOutputs) {
  EXPECT_EQ(refusal("if (x[0] < 1) return 1;"), "formula 1:24: the formula can end without a return");
  EXPECT_EQ(refusal("return 1; return 2;"), "formula 1:11: this can never run: it stands behind a return");
  EXPECT_EQ(refusal("if (x[0] < 1) return 1; return {1, 2};"),
            "formula 1:32: this return has other outputs than the one before");
  EXPECT_EQ(refusal("for (int i = 0; i < 1; ++i) { std::vector<T> y(2); } return 1;"),
            "formula 1:34: declare arrays outside of loops and branches");
}

TEST(Formula, IsBounded) {
  const std::string deep = "return " + std::string(5000, '(') + "1" + std::string(5000, ')') + ";";
  EXPECT_EQ(refusal(deep), "formula 1:107: nested more than 100 levels deep");
  std::string minuses;
  for (int i = 0; i < 30000; ++i) minuses += "- ";
  EXPECT_EQ(refusal("return " + minuses + "1;"), "formula 1:206: nested more than 100 levels deep");
  EXPECT_EQ(refusal(std::string(70000, ' ')), "formula: 70000 characters; at most 65536 are accepted");
  std::string ifs;
  for (int i = 0; i < 3000; ++i) ifs += "if (x[0]<1) ";
  EXPECT_NE(refusal(ifs + "return 1;").find("nested more than 100"), std::string::npos);
}

TEST(Formula, RemembersItsSourceAndConstants) {
  const Program program = compiled("return c * x[0];", {1}, {{"c", 2.0}});
  EXPECT_EQ(program.source, "return c * x[0];");
  ASSERT_EQ(program.constants.size(), 1u);
  EXPECT_EQ(program.constants[0].name, "c");
  EXPECT_EQ(program.inputs, 1);
  EXPECT_EQ(program, Program(program));
}

// Which register files the three operand fields of an instruction index: i, d, t, j for a jump, c for a
// constant.
bool operands_exist(const Program& program, const Instruction& step) {
  const auto ints = static_cast<std::int32_t>(program.integers.size());
  const auto doubles = static_cast<std::int32_t>(program.doubles.size());
  const auto within = [](std::int32_t index, std::int32_t count) { return index >= 0 && index < count; };
  const auto is = [&](Op from, Op to) { return step.op >= from && step.op <= to; };
  if (step.op == Op::Jump || step.op == Op::JumpIfZero)
    return within(step.target, static_cast<std::int32_t>(program.code.size())) && within(step.first, ints);
  if (is(Op::IntMove, Op::IntNotEqual))
    return within(step.target, ints) && within(step.first, ints) && within(step.second, ints);
  if (is(Op::DoubleAdd, Op::DoublePow))
    return within(step.target, doubles) && within(step.first, doubles) && within(step.second, doubles);
  if (is(Op::Negate, Op::Abs) || step.op == Op::Move || is(Op::AddAssignT, Op::DivideAssignT))
    return within(step.target, program.scalars) && within(step.first, program.scalars);
  if (is(Op::AddTT, Op::DivideTT) || step.op == Op::PowTT)
    return within(step.target, program.scalars) && within(step.first, program.scalars) &&
           within(step.second, program.scalars);
  if (step.op == Op::Output) return within(step.first, program.scalars);
  return true;
}

// Random sequences of the language's own words get far into the parser; whatever it accepts is sound.
// Where both branches return, no jump may lead behind the end, not even one that is never taken.
TEST(Formula, BranchesThatReturnJumpNowhere) {
  for (const char* text : {"if (x[0] < 1) return 2; else return 3;",
                           "if (x[0] < 1) { if (x[0] < 0) return 1; else return 2; } else return 3;",
                           "T s = 0; if (x[0] < 1) return 2; else s = 3; return s;"}) {
    const Program program = compiled(text);
    for (const Instruction& step : program.code) EXPECT_TRUE(operands_exist(program, step)) << text;
    EXPECT_EQ(program.code.back().op, Op::Return) << text;
  }
}

TEST(Formula, GarbageIsRefusedAndWhatIsAcceptedIsSound) {
  const std::vector<std::string> words = {"T",
                                          "x",
                                          "n",
                                          "int",
                                          "double",
                                          "for",
                                          "if",
                                          "else",
                                          "return",
                                          "std::vector<T>",
                                          "y",
                                          "a",
                                          "sin",
                                          "pow",
                                          "(",
                                          ")",
                                          "[",
                                          "]",
                                          "{",
                                          "}",
                                          ";",
                                          ",",
                                          "=",
                                          "+",
                                          "-",
                                          "*",
                                          "/",
                                          "%",
                                          "<",
                                          ">=",
                                          "==",
                                          "+=",
                                          "++",
                                          "0",
                                          "1",
                                          "2.5",
                                          "1e3",
                                          "c",
                                          "A",
                                          "x[0]",
                                          "a =",
                                          "1;",
                                          "return x[0];",
                                          "T a = x[0];",
                                          "for (int i = 0; i < n; ++i)",
                                          "\x01",
                                          "i"};
  const Constants constants{{"c", 2.0}, {"A", std::vector<std::vector<double>>{{1, 2}}}};
  std::mt19937 random(7);
  int accepted = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto k = random() % 20; k-- > 0;) text += words[random() % words.size()] + " ";
    const auto program = compile_formula(text, {}, constants);
    if (!program) {
      EXPECT_EQ(program.error().what.rfind("formula", 0), 0u);
      continue;
    }
    ++accepted;
    for (const Instruction& step : program->code) EXPECT_TRUE(operands_exist(*program, step)) << text;
    EXPECT_EQ(program->code.back().op, Op::Return) << text;
  }
  EXPECT_GT(accepted, 20);
}

TEST(Formula, ArbitraryBytesAreRefused) {
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto k = random() % 60; k-- > 0;) text += static_cast<char>(random());
    EXPECT_FALSE(compile_formula(text));
  }
}

}  // namespace
}  // namespace mathjudge::functions
