// One promise per case, kept by one thread.
#include "engine/preparation.hpp"

#include <exception>
#include <memory>
#include <system_error>
#include <utility>

namespace mathjudge::engine {

Preparation::Preparation(const catalogue::Problem& problem, std::vector<std::size_t> cases) {
  const auto promises = std::make_shared<std::vector<std::promise<CaseJudges>>>(cases.size());
  for (auto& promise : *promises) results_.push_back(promise.get_future());
  const auto work = [&problem, cases = std::move(cases), promises](const std::stop_token& stop) {
    for (std::size_t k = 0; k < cases.size() && !stop.stop_requested(); ++k) try {
        (*promises)[k].set_value(prepare(problem, problem.cases[cases[k]]));
      } catch (...) {
        (*promises)[k].set_exception(std::current_exception());
      }
  };
  try {
    thread_ = std::jthread(work);
  } catch (const std::system_error&) {
    work({});  // no thread to be had: before everything else, then
  }
}

}  // namespace mathjudge::engine
