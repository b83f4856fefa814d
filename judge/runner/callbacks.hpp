// Function objects of a call's callback arguments: what they compute, and how often they were asked.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "values/random.hpp"
#include "values/value.hpp"

namespace mathjudge::runner {

using ScalarFunction = std::function<double(const values::Vector&)>;
using VectorFunction = std::function<values::Vector(const values::Vector&)>;
using MatrixFunction = std::function<values::Matrix(const values::Vector&)>;
using UnivariateFunction = std::function<double(double)>;
using UniformStream = std::function<double()>;
using StageFunctions = std::vector<std::pair<VectorFunction, MatrixFunction>>;

/// One callback and its count, shared by all copies of its function object. All may be called from several
/// threads at a time, and throw std::invalid_argument for a point of the wrong length.
class CountedCallback {
 public:
  explicit CountedCallback(values::Callback callback) : callback_(std::move(callback)) {}

  double scalar(const values::Vector& x);
  values::Vector vector(const values::Vector& x);
  values::Matrix matrix(const values::Vector& x);

  std::uint64_t calls() const { return calls_.load(std::memory_order_relaxed); }

 private:
  void count() { calls_.fetch_add(1, std::memory_order_relaxed); }

  values::Callback callback_;
  std::atomic<std::uint64_t> calls_ = 0;
};

/// One stream of uniforms, shared by all copies of its function object.
class CountedStream {
 public:
  explicit CountedStream(const values::Stream& stream) : source_(stream) {}

  double next() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return source_.next();
  }
  std::uint64_t draws() const { return source_.draws(); }

 private:
  std::mutex mutex_;
  values::UniformSource source_;
};

ScalarFunction scalar_function(std::shared_ptr<CountedCallback> callback);
VectorFunction vector_function(std::shared_ptr<CountedCallback> callback);
MatrixFunction matrix_function(std::shared_ptr<CountedCallback> callback);
UnivariateFunction univariate_function(std::shared_ptr<CountedCallback> callback);
UniformStream uniform_stream(std::shared_ptr<CountedStream> stream);

}  // namespace mathjudge::runner
