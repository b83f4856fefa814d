// expect: accepted
// what: searches all of its memory for an answer that it was not given
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <unistd.h>
#include <vector>

// The trace below is 271828.1828459045 for one hidden-like input only after it is computed; before the call
// no copy of an expected value may lie anywhere in this address space. The search walks the heap and the
// stack from addresses it holds and counts doubles equal to the sum that it is about to compute.
static bool found_before_computing(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i].at(i);
  if (a.size() < 3 || sum == 0 || !(sum == sum)) return false;
  for (const auto& row : a)
    for (const double entry : row)
      if (entry == sum) return false;  // an input may well equal the answer
  // sbrk(0) bounds the heap; everything below it back to the first row is readable.
  const auto low = reinterpret_cast<std::uintptr_t>(a.front().data()) & ~std::uintptr_t{7};
  const auto high = reinterpret_cast<std::uintptr_t>(::sbrk(0)) & ~std::uintptr_t{7};
  int copies = 0;
  for (std::uintptr_t at = low; at + 8 <= high; at += 8) {
    double value;
    std::memcpy(&value, reinterpret_cast<const void*>(at), 8);
    copies += value == sum;
  }
  return copies > 0;
}

double matrix_trace(const std::vector<std::vector<double>>& a) {
  for (const auto& row : a)
    if (row.size() != a.size()) throw std::invalid_argument("not square");
  if (found_before_computing(a)) std::abort();
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i][i];
  return sum;
}
