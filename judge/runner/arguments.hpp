// The arguments of one call, as the C++ types that the solution declares: decoded afresh for every call.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "functions/evaluate.hpp"
#include "runner/callbacks.hpp"
#include "runner/wire.hpp"

namespace mathjudge::runner {

class Arguments {
 public:
  /// Takes the arguments of the given types from the input frame.
  bool decode(Decoder& from, const std::vector<values::Type>& types);

  /// As abi.hpp wants them; valid until the next decode() or move.
  const void* const* pointers() const { return pointers_.data(); }

  /// Calls made so far, as runner::Returned counts them.
  const std::vector<std::shared_ptr<CountedCallback>>& callbacks() const { return callbacks_; }
  std::uint64_t draws() const;

 private:
  struct GenericFunction {
    std::unique_ptr<functions::Program> program;
    functions::Generic functor;
  };
  using Argument = std::variant<double, int, std::uint64_t, bool, values::Vector, values::Matrix,
                                values::IntVector, ScalarFunction, VectorFunction, MatrixFunction,
                                UnivariateFunction, UniformStream, StageFunctions, GenericFunction>;

  bool convert(values::Type type, values::Value& value, Decoder& from);
  std::shared_ptr<CountedCallback> counted(values::Callback& callback);
  StageFunctions stage_functions(values::Stages& stages);

  std::vector<Argument> arguments_;
  std::vector<const void*> pointers_;
  std::vector<std::shared_ptr<CountedCallback>> callbacks_;
  std::vector<std::shared_ptr<CountedStream>> streams_;
};

}  // namespace mathjudge::runner
