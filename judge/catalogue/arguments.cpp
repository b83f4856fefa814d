// Literals, and the dispatch from declared types to readers; generator objects are in
// generated.cpp, callbacks in callbacks.cpp.
#include "catalogue/arguments.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "support/text.hpp"

namespace mathjudge::catalogue {
namespace {

using values::Matrix;
using values::Type;
using values::Value;
using values::Vector;

/// 64 bits that differ for every (seed, count): the finaliser of SplitMix64.
std::uint64_t mix(std::uint64_t seed, std::uint64_t count) {
  std::uint64_t z = seed + count * 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/// The factor in "n", "2n", "10n"; 0 for any other text.
int multiple_of_n(std::string_view text) {
  if (!text.ends_with('n')) return 0;
  text.remove_suffix(1);
  if (text.empty()) return 1;
  int factor = 0;
  const auto [stopped, failure] = std::from_chars(text.data(), text.data() + text.size(), factor);
  const bool whole = failure == std::errc() && stopped == text.data() + text.size();
  return whole && factor >= 1 && factor <= 99 ? factor : 0;
}

}  // namespace

std::uint64_t ArgumentReader::fresh_seed() { return mix(filling_->seed, ++seeds_filled_); }

std::uint64_t ArgumentReader::seed(const Node& node) {
  if (filling_ && !node.find("seed")) return fresh_seed();
  return node.member("seed").unsigned_integer();
}

int ArgumentReader::integer(const Node& node, int low, int high) {
  const auto* text = node.json().as<std::string>();
  const int factor = text == nullptr ? 0 : multiple_of_n(*text);
  if (factor == 0 || !filling_) return static_cast<int>(node.integer(low, high));
  const std::int64_t value = std::int64_t{factor} * filling_->size;
  if (value < low || value > high) node.expected(fmt::format("an integer from {} to {}", low, high));
  return static_cast<int>(value);
}

bool ArgumentReader::afford(const Node& node, std::size_t rows, std::size_t columns) {
  // A row costs its entries and its own bookkeeping. Counts are at most a million, so nothing overflows.
  const std::size_t entries = rows * (columns + 3);
  if (entries > budget_.entries_of_one) {
    node.complain(
        fmt::format("{} x {} entries; one value has at most {}", rows, columns, budget_.entries_of_one));
    return false;
  }
  return spend(node, entries);
}

bool ArgumentReader::spend(const Node& node, std::size_t entries) {
  spent_ += entries;
  if (spent_ <= budget_.entries) return true;
  node.complain(fmt::format("the values of this problem have more than {} entries in all", budget_.entries),
                "make some cases smaller");
  return false;
}

Value ArgumentReader::read(const Node& node, Type type) {
  switch (type) {
    case Type::Double:
      return node.number();
    case Type::Int:
      return std::int64_t{integer(node, std::numeric_limits<int>::min(), std::numeric_limits<int>::max())};
    case Type::UnsignedInt64: {
      const auto* text = node.json().as<std::string>();
      return filling_ && text != nullptr && *text == "seed" ? fresh_seed() : node.unsigned_integer();
    }
    case Type::Bool:
      return node.boolean();
    case Type::Vector:
      return vector(node);
    case Type::Matrix:
      return matrix(node);
    case Type::IntVector:
      return int_vector(node);
    case Type::UniformStream:
      return stream(node);
    case Type::Stages:
      return stages(node);
    case Type::ScalarFunction:
    case Type::VectorFunction:
    case Type::MatrixFunction:
    case Type::UnivariateFunction:
    case Type::GenericFunction:
      return callback(node, type);
  }
  return 0.0;  // unreachable
}

std::vector<Value> ArgumentReader::read_all(const Node& node, const std::vector<Parameter>& parameters) {
  std::vector<std::string> names;
  for (const Parameter& parameter : parameters) names.push_back(parameter.name);
  node.allow_only(names);
  std::vector<Value> read_values;
  for (const Parameter& parameter : parameters) {
    read_values.push_back(read(node.member(parameter.name), parameter.type));
  }
  return read_values;
}

Vector ArgumentReader::vector(const Node& node) {
  if (node.is<Json::Object>()) return generated<Vector>(node);
  const auto* array = node.json().as<Json::Array>();
  if (array == nullptr) {
    node.expected("an array of numbers or a generator object");
    return {};
  }
  if (!afford(node, array->size(), 1)) return {};
  Vector x;
  x.reserve(array->size());
  for (const Json& element : *array) {
    const auto number = to_real<double>(element);
    if (!number) (void)node.item(element, x.size()).number();  // complains
    x.push_back(number.value_or(0));
  }
  return x;
}

Matrix ArgumentReader::matrix(const Node& node) {
  if (node.is<Json::Object>()) return generated<Matrix>(node);
  const auto* array = node.json().as<Json::Array>();
  if (array == nullptr) {
    node.expected("an array of rows or a generator object");
    return {};
  }
  Matrix rows;
  for (const Json& element : *array) {
    const Node row = node.item(element, rows.size());
    if (!row.is<Json::Array>()) row.expected("a row: an array of numbers");
    rows.push_back(row.is<Json::Array>() ? vector(row) : Vector());
  }
  return rows;
}

values::IntVector ArgumentReader::int_vector(const Node& node) {
  values::IntVector x;
  constexpr int kLow = std::numeric_limits<int>::min(), kHigh = std::numeric_limits<int>::max();
  if (!node.is<Json::Object>()) {
    const auto items = node.items();
    if (!afford(node, items.size(), 1)) return x;
    for (const Node& item : items) x.push_back(integer(item, kLow, kHigh));
    return x;
  }
  for (const double entry : generated<Vector>(node)) {
    const bool fits = kLow <= entry && entry <= kHigh && entry == static_cast<int>(entry);
    if (!fits) node.complain(fmt::format("this generator yields {}, expected integers", entry));
    x.push_back(fits ? static_cast<int>(entry) : 0);
  }
  return x;
}

values::Stream ArgumentReader::stream(const Node& node) {
  node.allow_only({"stream"});
  const Node seed = node.member("stream");
  const auto* text = seed.json().as<std::string>();
  return {filling_ && text != nullptr && *text == "seed" ? fresh_seed() : seed.unsigned_integer()};
}

}  // namespace mathjudge::catalogue
