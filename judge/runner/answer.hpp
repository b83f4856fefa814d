// What the calls of a solution did, as the judge holds it after validating the worker's claim.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "values/value.hpp"

namespace mathjudge::runner {

struct Returned {
  std::vector<values::Value> parts;           ///< validated: the declared types, sizes that fit the frame
  std::vector<std::uint64_t> callback_calls;  ///< per callback, in parameter order; stages count as two each
  std::uint64_t draws = 0;                    ///< from all streams
  bool operator==(const Returned&) const = default;
};

struct Threw {
  std::string type;  ///< demangled; empty when it was not a std::exception
  std::string what;  ///< of something else: the name of its type
  bool bad_alloc = false;
};

using CallOutcome = std::variant<Returned, Threw>;

}  // namespace mathjudge::runner
