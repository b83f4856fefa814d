// The numbers of a value in one row, whatever its shape: what comparisons and messages walk over.
#pragma once

#include "values/value.hpp"

namespace mathjudge::values {

/// Numbers, vectors and matrices row by row; booleans as 0 and 1; nothing for callbacks, streams and stages.
/// 64-bit integers beyond 2^53 are rounded.
Vector flatten(const Value& value);

}  // namespace mathjudge::values
