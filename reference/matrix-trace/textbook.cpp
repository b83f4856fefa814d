// Trace of a square matrix: the sum of the main diagonal, which is also the sum of the eigenvalues.
//
// Complexity: O(n) time, O(1) memory.
//
// Numerical notes: |computed - exact| <= (n-1) u sum|a_ii| to first order, u = eps/2, in any order of
// summation (Higham, Accuracy and Stability, 4.2). Where the terms cancel, that is all a plain sum can
// promise; compensated summation would remove the factor n.
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  // Every row is checked before anything is added: a ragged matrix can have all of its diagonal entries.
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("matrix_trace: the matrix is not square");
  }

  double sum = 0.0;  // the empty sum: the trace of the 0x0 matrix
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i][i];
  return sum;
}
