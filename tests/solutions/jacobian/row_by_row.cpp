// expect: accepted
// correct: a gradient per output, at the cost of m times the evaluations; empty rows without inputs

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix jacobian(const std::function<Vector(const Vector&)>& f, const Vector& x) {
  Matrix result;
  const std::size_t outputs = f(x).size();
  for (std::size_t i = 0; i < outputs; ++i) {
    Vector row;
    for (std::size_t j = 0; j < x.size(); ++j) {
      Vector up = x, down = x;
      up[j] += 4e-6 * std::max(1.0, std::abs(x[j]));
      down[j] -= 4e-6 * std::max(1.0, std::abs(x[j]));
      row.push_back((f(up)[i] - f(down)[i]) / (up[j] - down[j]));
    }
    result.push_back(row);
  }
  return result;
}
