// expect: accepted
// correct: propagates one tangent per input through the stored Jacobians; by value, a tuple-like brace

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using Stages =
    std::vector<std::pair<std::function<Vector(const Vector&)>, std::function<Matrix(const Vector&)>>>;

std::pair<Vector, Matrix> chain_rule(Stages stages, Vector x) {
  std::vector<Matrix> jacobians;
  const std::size_t inputs = x.size();
  for (auto& [f, jacobian] : stages) {
    jacobians.push_back(jacobian(x));
    const std::size_t columns = x.size();
    x = f(x);
    if (jacobians.back().size() != x.size()) throw std::length_error("rows");
    for (const Vector& row : jacobians.back())
      if (row.size() != columns) throw std::length_error("columns");
  }
  Matrix result(x.size(), Vector(inputs));
  for (std::size_t j = 0; j < inputs; ++j) {
    Vector tangent(inputs);
    tangent[j] = 1;
    for (const Matrix& m : jacobians) {
      Vector next;
      for (const Vector& row : m) {
        double sum = 0;
        for (std::size_t k = tangent.size(); k-- > 0;) sum += row[k] * tangent[k];
        next.push_back(sum);
      }
      tangent = next;
    }
    for (std::size_t i = 0; i < x.size(); ++i) result[i][j] = tangent[i];
  }
  return {x, result};
}
