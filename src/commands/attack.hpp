// mathjudge doctor --attack: the hostile programs against this installation, on this machine, as this user.
#pragma once

#include <string>
#include <vector>

#include "report/style.hpp"

namespace mathjudge::commands {

struct Attack {
  std::vector<std::string> patterns;  ///< parts of "kind/name"; none: all programs
  std::string compiler = "g++";
};

/// Prints a table and what was left behind; 0 when every program was answered as it must be and the machine
/// is as it was, else 1.
int run_attack(const Attack& attack, const report::Style& style);

}  // namespace mathjudge::commands
