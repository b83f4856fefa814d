// expect: accepted
// Squares the matrix instead: A^(2^k) is lambda^(2^k) x y' up to what fades, and ten squarings are 1024
// steps. Its largest column is the eigenvector. A struct as the answer, v with its largest entry positive.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

struct Pair {
  double eigenvalue;
  std::vector<double> eigenvector;
};

auto power_iteration(std::vector<std::vector<double>> a, int max_iterations, double /*tolerance*/) -> Pair {
  const std::size_t n = a.size();
  const auto rescale = [n](std::vector<std::vector<double>>& m) {
    double largest = 0;
    for (const auto& row : m)
      for (double x : row) largest = std::max(largest, std::abs(x));
    if (largest > 0)
      for (auto& row : m)
        for (double& x : row) x /= largest;
    return largest;
  };
  for (const auto& row : a)
    if (row.size() != n) throw std::invalid_argument("not square");
  const double scale = rescale(a);
  auto power = a;
  for (int steps = 1; steps < max_iterations; steps *= 2) {
    std::vector<std::vector<double>> square(n, std::vector<double>(n));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < n; ++j) square[i][j] += power[i][k] * power[k][j];
    if (rescale(square) == 0) break;
    power = square;
  }
  std::size_t column = 0, row = 0;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (std::abs(power[i][j]) > std::abs(power[row][column])) row = i, column = j;
  Pair answer{0, std::vector<double>(n)};
  double square = 0;
  for (std::size_t i = 0; i < n; ++i) {
    answer.eigenvector[i] = power[row][column] == 0 ? double(i == 0) : power[i][column] / power[row][column];
    square += answer.eigenvector[i] * answer.eigenvector[i];
  }
  for (double& x : answer.eigenvector) x /= std::sqrt(square);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      answer.eigenvalue += scale * a[i][j] * answer.eigenvector[i] * answer.eigenvector[j];
  return answer;
}
