// The half of the interpreter that does not depend on the scalar type: control flow, integers,
// doubles, and the checks of what the input decides.
#ifndef MATHJUDGE_FUNCTIONS_MACHINE_HPP
#define MATHJUDGE_FUNCTIONS_MACHINE_HPP

#include <cstddef>
#include <cstdint>

#include "functions/program.hpp"

namespace mathjudge::functions::detail {

struct Range {
  std::ptrdiff_t begin, end;
};

/// Owns one object. Not std::unique_ptr: its header brings the streams along, which every solution to
/// automatic-differentiation would pay for with 8 ms of compilation.
template <class T>
class Owner {
 public:
  explicit Owner(T* object) : object_(object) {}
  Owner(Owner&& other) noexcept : object_(other.object_) { other.object_ = nullptr; }
  Owner& operator=(Owner&&) = delete;
  ~Owner() { delete object_; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }

 private:
  T* object_;
};

/// Owns an array of value-initialised objects.
template <class T>
class OwnedArray {
 public:
  explicit OwnedArray(std::size_t count) : first_(new T[count]()) {}
  OwnedArray(const OwnedArray&) = delete;
  OwnedArray& operator=(const OwnedArray&) = delete;
  ~OwnedArray() { delete[] first_; }
  T* get() const { return first_; }
  void swap(OwnedArray& other) {
    T* const kept = first_;
    first_ = other.first_;
    other.first_ = kept;
  }

 private:
  T* first_;
};

/// One evaluation in progress. The interface is virtual so that the code stays in the program that made the
/// Generic: a solution calls it without containing it.
class PlainMachine {
 public:
  virtual ~PlainMachine() = default;
  /// Runs the plain instructions up to the next one on scalars (outputs and Return among them).
  virtual const Instruction& next() = 0;
  virtual std::size_t scalars() const = 0;
  /// Offset into x that an Input instruction reads; throws std::out_of_range.
  virtual std::size_t input(const Instruction& step) const = 0;
  /// Makes room for an array behind the `count` registers there are; returns the new count.
  virtual std::size_t new_array(const Instruction& step, std::size_t count) = 0;
  /// The t register of an array's element; throws std::out_of_range.
  virtual std::size_t element(const Instruction& step) const = 0;
  /// The t registers that an Output or OutputArray appends to the result.
  virtual Range outputs(const Instruction& step) const = 0;

  std::int32_t* i = nullptr;
  double* d = nullptr;
};

/// Throws std::invalid_argument when `program` does not accept an x of this length.
Owner<PlainMachine> start(const Program& program, std::size_t length);

/// Throws std::invalid_argument when `program` does not return exactly one number.
void require_scalar_valued(const Program& program);

}  // namespace mathjudge::functions::detail

#endif
