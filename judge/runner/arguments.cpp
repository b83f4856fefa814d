// From values to the declared C++ types.
#include "runner/arguments.hpp"

#include <limits>
#include <utility>

namespace mathjudge::runner {

std::shared_ptr<CountedCallback> Arguments::counted(values::Callback& callback) {
  return callbacks_.emplace_back(std::make_shared<CountedCallback>(std::move(callback)));
}

StageFunctions Arguments::stage_functions(values::Stages& stages) {
  StageFunctions result;
  for (values::Stage& stage : stages) {
    VectorFunction function = vector_function(counted(stage.function));
    result.emplace_back(std::move(function), matrix_function(counted(stage.jacobian)));
  }
  return result;
}

bool Arguments::convert(values::Type type, values::Value& value, Decoder& from) {
  using values::Type;
  switch (type) {
    case Type::Double:
      arguments_.emplace_back(std::get<double>(value));
      return true;
    case Type::Int: {
      const std::int64_t integer = std::get<std::int64_t>(value);
      if (!std::in_range<int>(integer)) return from.reject("an int that is too large");
      arguments_.emplace_back(static_cast<int>(integer));
      return true;
    }
    case Type::UnsignedInt64:
      arguments_.emplace_back(std::get<std::uint64_t>(value));
      return true;
    case Type::Bool:
      arguments_.emplace_back(std::get<bool>(value));
      return true;
    case Type::Vector:
      arguments_.emplace_back(std::get<values::Vector>(std::move(value)));
      return true;
    case Type::Matrix:
      arguments_.emplace_back(std::get<values::Matrix>(std::move(value)));
      return true;
    case Type::IntVector:
      arguments_.emplace_back(std::get<values::IntVector>(std::move(value)));
      return true;
    case Type::ScalarFunction:
      arguments_.emplace_back(scalar_function(counted(std::get<values::Callback>(value))));
      return true;
    case Type::VectorFunction:
      arguments_.emplace_back(vector_function(counted(std::get<values::Callback>(value))));
      return true;
    case Type::MatrixFunction:
      arguments_.emplace_back(matrix_function(counted(std::get<values::Callback>(value))));
      return true;
    case Type::UnivariateFunction:
      arguments_.emplace_back(univariate_function(counted(std::get<values::Callback>(value))));
      return true;
    case Type::UniformStream:
      streams_.push_back(std::make_shared<CountedStream>(std::get<values::Stream>(value)));
      arguments_.emplace_back(uniform_stream(streams_.back()));
      return true;
    case Type::Stages:
      arguments_.emplace_back(stage_functions(std::get<values::Stages>(value)));
      return true;
    case Type::GenericFunction: {
      auto program =
          std::make_unique<functions::Program>(std::move(std::get<values::Callback>(value).program));
      if (!program->scalar_valued) return from.reject("a generic function that does not return one number");
      functions::Generic functor(*program);
      arguments_.emplace_back(GenericFunction{std::move(program), functor});
      return true;
    }
  }
  return from.reject("an unknown type");
}

bool Arguments::decode(Decoder& from, const std::vector<values::Type>& types) {
  *this = {};
  arguments_.reserve(types.size());
  for (const values::Type type : types) {
    values::Value value;
    if (!from.value(type, value) || !convert(type, value, from)) return false;
  }
  const auto address = [](const auto& argument) -> const void* {
    using T = std::decay_t<decltype(argument)>;
    if constexpr (std::is_same_v<T, GenericFunction>)
      return &argument.functor;
    else
      return &argument;
  };
  for (const Argument& argument : arguments_) pointers_.push_back(std::visit(address, argument));
  return true;
}

std::uint64_t Arguments::draws() const {
  std::uint64_t result = 0;
  for (const auto& stream : streams_) result += stream->draws();
  return result;
}

}  // namespace mathjudge::runner
