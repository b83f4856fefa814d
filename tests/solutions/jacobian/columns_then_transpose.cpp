// expect: accepted
// correct: collects columns, transposes at the end; by value, step 1e-5 (1 + |x|)

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

std::vector<std::vector<double>> jacobian(std::function<std::vector<double>(const std::vector<double>&)> f,
                                          std::vector<double> x) {
  std::vector<std::vector<double>> columns, rows;
  for (double& coordinate : x) {
    const double saved = coordinate, h = 1e-5 * std::hypot(1.0, saved);
    std::vector<double> column = f((coordinate = saved + h, x));
    const double above = coordinate;
    const std::vector<double> below = f((coordinate = saved - h, x));
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = (column[i] - below[i]) / (above - coordinate);
    coordinate = saved;
    columns.push_back(column);
  }
  if (columns.empty()) return rows;
  for (std::size_t i = 0; i < columns.front().size(); ++i) {
    rows.emplace_back();
    for (const auto& column : columns) rows.back().push_back(column[i]);
  }
  return rows;
}
