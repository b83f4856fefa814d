// Turns the JSON of an argument or of an expected value into a values::Value of the declared type:
// literals, generator objects, callbacks, streams and stages.
#pragma once

#include <cstdint>
#include <optional>

#include "catalogue/load.hpp"
#include "catalogue/node.hpp"
#include "catalogue/problem.hpp"
#include "values/value.hpp"

namespace mathjudge::catalogue {

/// What stands behind the words that only the timing section may use: "n" (or a multiple, "2n") where
/// an integer is due, "seed" or nothing at all where a seed is due.
struct Filling {
  int size = 0;
  std::uint64_t seed = 0;
};

/// Reads values, and keeps count of what they cost.
class ArgumentReader {
 public:
  ArgumentReader() = default;
  explicit ArgumentReader(const Budget& budget) : budget_(budget) {}
  explicit ArgumentReader(const Filling& filling, const Budget& budget = {})
      : budget_(budget), filling_(filling) {}

  values::Value read(const Node& node, values::Type type);
  /// {"a": ..., "k": ...} in the order of `parameters`, none missing, none unknown.
  std::vector<values::Value> read_all(const Node& node, const std::vector<Parameter>& parameters);

  int integer(const Node& node, int low, int high);  ///< knows "n"
  /// The member "seed" of `node`, or a fresh one where the timing section leaves it out.
  std::uint64_t seed(const Node& node);
  values::Vector vector(const Node& node);  ///< literal or generated
  values::Matrix matrix(const Node& node);

  /// Counts `rows` x `columns` entries; complains at `node` and returns false when it is too much.
  bool afford(const Node& node, std::size_t rows, std::size_t columns);

  /// What has been counted so far, and the counting of copies of it.
  std::size_t spent() const { return spent_; }
  bool spend(const Node& node, std::size_t entries);

 private:
  std::uint64_t fresh_seed();
  template <class T>
  T generated(const Node& node);  ///< Vector or Matrix
  template <class T>
  T operand(const Node& node);
  values::IntVector int_vector(const Node& node);
  values::Stream stream(const Node& node);
  values::Callback callback(const Node& node, values::Type type);
  values::Stages stages(const Node& node);

  Budget budget_;
  std::optional<Filling> filling_;
  std::uint64_t seeds_filled_ = 0;
  std::size_t spent_ = 0;
};

}  // namespace mathjudge::catalogue
