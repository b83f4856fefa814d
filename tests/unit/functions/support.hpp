// What the tests of formulas share: compiling one that must compile, and the error of one that must not.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "functions/formula.hpp"

namespace mathjudge::functions {

/// The program, or a failed test and a program that returns nothing.
inline Program compiled(std::string_view text, Inputs inputs = {}, const Constants& constants = {}) {
  auto program = compile_formula(text, inputs, constants);
  if (program) return *std::move(program);
  ADD_FAILURE() << program.error().what << '\n' << program.error().advice;
  return *compile_formula("return {};");
}

/// The message of a formula that must be refused.
inline std::string refusal(std::string_view text, Inputs inputs = {}, const Constants& constants = {}) {
  const auto program = compile_formula(text, inputs, constants);
  return program ? "accepted" : program.error().what;
}

}  // namespace mathjudge::functions
