// The right answers need no solution: a thread evaluates them, in the order of the cases, while the
// solution is being compiled and run.
#pragma once

#include <future>
#include <thread>
#include <vector>

#include "engine/decide.hpp"

namespace mathjudge::engine {

class Preparation {
 public:
  /// Starts at once; `problem` must outlive it. Destruction leaves out what has not been begun.
  Preparation(const catalogue::Problem& problem, std::vector<std::size_t> cases);

  /// What judges the k-th of the cases, to be taken once: waits until it is ready, rethrows what went wrong.
  CaseJudges take(std::size_t k) { return results_.at(k).get(); }

 private:
  std::vector<std::future<CaseJudges>> results_;
  std::jthread thread_;
};

}  // namespace mathjudge::engine
