// One promise per case, kept by one thread.
#include "engine/preparation.hpp"

#include <exception>
#include <utility>

namespace mathjudge::engine {

Preparation::Preparation(const catalogue::Problem& problem, std::vector<std::size_t> cases) {
  std::vector<std::promise<CaseJudges>> promises(cases.size());
  for (auto& promise : promises) results_.push_back(promise.get_future());
  thread_ = std::jthread([&problem, cases = std::move(cases),
                          promises = std::move(promises)](const std::stop_token& stop) mutable {
    for (std::size_t k = 0; k < cases.size() && !stop.stop_requested(); ++k) try {
        promises[k].set_value(prepare(problem, problem.cases[cases[k]]));
      } catch (...) {
        promises[k].set_exception(std::current_exception());
      }
  });
}

}  // namespace mathjudge::engine
