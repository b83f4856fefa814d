// What protects the machine from a confined program, and whether it is in force here.
// A protection that is missing is said, by `doctor` and beside the verdict; never silently skipped.
#pragma once

#include <string>

namespace mathjudge::sandbox {

struct Protection {
  std::string name;  ///< "Landlock", "seccomp", "user namespace", ...
  bool active = false;
  std::string detail;  ///< "ABI 7", or why it is missing
};

}  // namespace mathjudge::sandbox
