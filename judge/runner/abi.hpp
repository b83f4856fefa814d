// The contract between the runner and a compiled solution: one table of plain function pointers.
// Ownership never crosses it: what the library allocates, the library frees, so a solution that
// replaces operator new harms nobody. All names are reserved: no valid solution can collide.
#ifndef MATHJUDGE_RUNNER_ABI_HPP
#define MATHJUDGE_RUNNER_ABI_HPP

#include <cstddef>

namespace __mathjudge {

/// One function of the problem. `arguments[i]` points at the i-th argument as the declared C++ type
/// (double, int, std::uint64_t, bool, Vector, Matrix, std::vector<int>, the std::function types, the
/// stages vector; for a generic function a mathjudge::functions::Generic). `parts[j]` is set to point
/// at the j-th returned part: double, long long (Int), unsigned long long, bool, Vector, Matrix, IntVector.
struct Entry {
  std::size_t result_size;
  std::size_t result_alignment;
  void (*call)(const void* const* arguments, void* result);  ///< builds the result; may throw anything
  void (*view)(const void* result, const void** parts);      ///< no allocation
  void (*destroy)(void* result);
};

}  // namespace __mathjudge

/// Every library exports `extern "C" const __mathjudge::Entry __mathjudge_entries[]`, in the order of the
/// spec.
#define MATHJUDGE_ENTRIES_SYMBOL "__mathjudge_entries"

#endif
