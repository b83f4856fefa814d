// What the engine tells while it works. Reporters implement this; the engine itself never prints.
#pragma once

#include <cstddef>
#include <string>

#include "engine/verdict.hpp"

namespace mathjudge::engine {

class Events {
 public:
  virtual ~Events() = default;
  /// Something slow or unusual is happening ("building the precompiled header, once per compiler").
  virtual void notice(const std::string& text) { static_cast<void>(text); }
  virtual void compiled(const compile::Library& library) { static_cast<void>(library); }
  /// In completion order; `done` of `total` cases are finished.
  virtual void case_finished(const CaseReport& report, std::size_t done, std::size_t total) {
    static_cast<void>(report), static_cast<void>(done), static_cast<void>(total);
  }
  /// The verdict stands; only timing is left to do.
  virtual void judged(const Report& report) { static_cast<void>(report); }
  virtual void timing_progress(std::size_t done, std::size_t total) {
    static_cast<void>(done), static_cast<void>(total);
  }
};

}  // namespace mathjudge::engine
