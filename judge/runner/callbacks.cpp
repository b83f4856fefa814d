// Evaluates programs and their derivatives over double.
#include "runner/callbacks.hpp"

#include <stdexcept>

#include "functions/derivatives.hpp"

namespace mathjudge::runner {

double CountedCallback::scalar(const values::Vector& x) {
  count();
  switch (callback_.derivative) {
    case values::Derivative::Value:
      return functions::value(callback_.program, x);
    case values::Derivative::Gradient:  // of a univariate function
      return functions::gradient(callback_.program, x).at(0);
    case values::Derivative::Jacobian:
    case values::Derivative::Hessian:
      break;
  }
  throw std::logic_error("the problem declares a number where its formula gives a matrix");
}

values::Vector CountedCallback::vector(const values::Vector& x) {
  count();
  switch (callback_.derivative) {
    case values::Derivative::Value:
      return functions::values(callback_.program, x);
    case values::Derivative::Gradient:
      return functions::gradient(callback_.program, x);
    case values::Derivative::Jacobian:
    case values::Derivative::Hessian:
      break;
  }
  throw std::logic_error("the problem declares a vector where its formula gives a matrix");
}

values::Matrix CountedCallback::matrix(const values::Vector& x) {
  count();
  switch (callback_.derivative) {
    case values::Derivative::Jacobian:
      return functions::jacobian(callback_.program, x);
    case values::Derivative::Hessian:
      return functions::hessian(callback_.program, x);
    case values::Derivative::Value:
    case values::Derivative::Gradient:
      break;
  }
  throw std::logic_error("the problem declares a matrix where its formula gives a vector");
}

ScalarFunction scalar_function(std::shared_ptr<CountedCallback> callback) {
  return [callback = std::move(callback)](const values::Vector& x) { return callback->scalar(x); };
}

VectorFunction vector_function(std::shared_ptr<CountedCallback> callback) {
  return [callback = std::move(callback)](const values::Vector& x) { return callback->vector(x); };
}

MatrixFunction matrix_function(std::shared_ptr<CountedCallback> callback) {
  return [callback = std::move(callback)](const values::Vector& x) { return callback->matrix(x); };
}

UnivariateFunction univariate_function(std::shared_ptr<CountedCallback> callback) {
  return [callback = std::move(callback)](double x) { return callback->scalar({x}); };
}

UniformStream uniform_stream(std::shared_ptr<CountedStream> stream) {
  return [stream = std::move(stream)] { return stream->next(); };
}

}  // namespace mathjudge::runner
