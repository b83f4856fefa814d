// What a compiled formula promises its interpreter, which checks none of it: registers and jumps are valid.
#pragma once

#include "functions/program.hpp"

namespace mathjudge::fuzz {

/// Aborts unless every instruction stays within the program's registers and code; a program without loops is
/// also evaluated and differentiated at a point.
void check(const functions::Program& program);

}  // namespace mathjudge::fuzz
