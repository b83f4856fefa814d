// errno in the words of an Error.
#pragma once

#include <string>

#include "support/result.hpp"

namespace mathjudge::support {

/// "cannot open a pipe: Too many open files", from `what` = "open a pipe" and errno as it stands; with
/// advice where memory is what is missing.
Error system_failure(const std::string& what);

}  // namespace mathjudge::support
