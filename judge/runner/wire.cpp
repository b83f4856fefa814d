// The encoding: a tag (the alternative's index in values::Value), then the contents; lengths come before
// what they count. Nothing nests deeper than stages, which are unrolled: no recursion.
#include "runner/wire.hpp"

#include <bit>
#include <cstring>
#include <limits>

namespace mathjudge::runner {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);

constexpr std::size_t words_for(std::size_t bytes) { return bytes / kWord + (bytes % kWord != 0); }

template <class T>
constexpr std::uint64_t tag_of() {
  return values::Value(T{}).index();
}

// Two 32-bit numbers in a word.
std::uint64_t pair_of(std::int32_t low, std::int32_t high) {
  return static_cast<std::uint32_t>(low) | std::uint64_t{static_cast<std::uint32_t>(high)} << 32;
}
std::int32_t low_of(std::uint64_t word) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(word));
}
std::int32_t high_of(std::uint64_t word) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(word >> 32));
}

}  // namespace

// ---- Writing. ------------------------------------------------------------------------------------

void Encoder::word(std::uint64_t value) {
  if (used_ < words_.size()) words_[used_] = value;
  ++used_;
}

void Encoder::bytes(const void* data, std::size_t size) {
  const std::size_t count = words_for(size);
  if (used_ <= words_.size() && count <= words_.size() - used_ && size > 0) {
    words_[used_ + count - 1] = 0;
    std::memcpy(&words_[used_], data, size);
  }
  used_ += count;
}

void Encoder::text(std::string_view text) {
  word(text.size());
  bytes(text.data(), text.size());
}

void Encoder::real(double value) {
  word(tag_of<double>());
  word(std::bit_cast<std::uint64_t>(value));
}

void Encoder::integer(std::int64_t value) {
  word(tag_of<std::int64_t>());
  word(static_cast<std::uint64_t>(value));
}

void Encoder::unsigned_integer(std::uint64_t value) {
  word(tag_of<std::uint64_t>());
  word(value);
}

void Encoder::boolean(bool value) {
  word(tag_of<bool>());
  word(value ? 1 : 0);
}

void Encoder::row(const values::Vector& row) {
  word(row.size());
  bytes(row.data(), row.size() * sizeof(double));
}

void Encoder::vector(const values::Vector& value) {
  word(tag_of<values::Vector>());
  row(value);
}

void Encoder::matrix(const values::Matrix& value) {
  word(tag_of<values::Matrix>());
  word(value.size());
  for (const values::Vector& entries : value) row(entries);
}

void Encoder::integers(const values::IntVector& value) {
  word(tag_of<values::IntVector>());
  word(value.size());
  bytes(value.data(), value.size() * sizeof(int));
}

void Encoder::program(const functions::Program& program) {
  word(program.code.size());
  for (const functions::Instruction& step : program.code) {
    word(static_cast<std::uint64_t>(step.op));
    word(pair_of(step.target, step.first));
    word(pair_of(step.second, step.third));
  }
  word(program.integers.size());
  bytes(program.integers.data(), program.integers.size() * sizeof(std::int32_t));
  row(program.doubles);
  word(pair_of(program.scalars, program.inputs));
  word(pair_of(program.outputs, (program.univariate ? 1 : 0) | (program.scalar_valued ? 2 : 0)));
  word(program.constants.size());
  for (const functions::Constant& constant : program.constants) {
    text(constant.name);
    word(pair_of(constant.rank, constant.rows));
    word(pair_of(constant.columns, 0));
    row(constant.entries);
  }
  text(program.source);
}

void Encoder::callback(const values::Callback& callback) {
  word(static_cast<std::uint64_t>(callback.derivative));
  program(callback.program);
}

void Encoder::value(const values::Value& value) {
  struct Visitor {
    Encoder& to;
    void operator()(double x) const { to.real(x); }
    void operator()(std::int64_t x) const { to.integer(x); }
    void operator()(std::uint64_t x) const { to.unsigned_integer(x); }
    void operator()(bool x) const { to.boolean(x); }
    void operator()(const values::Vector& x) const { to.vector(x); }
    void operator()(const values::Matrix& x) const { to.matrix(x); }
    void operator()(const values::IntVector& x) const { to.integers(x); }
    void operator()(const values::Callback& x) const {
      to.word(tag_of<values::Callback>());
      to.callback(x);
    }
    void operator()(const values::Stream& x) const {
      to.word(tag_of<values::Stream>());
      to.word(x.seed);
    }
    void operator()(const values::Stages& x) const {
      to.word(tag_of<values::Stages>());
      to.word(x.size());
      for (const values::Stage& stage : x) {
        to.callback(stage.function);
        to.callback(stage.jacobian);
      }
    }
  };
  std::visit(Visitor{*this}, value);
}

// ---- Reading. ------------------------------------------------------------------------------------

bool Decoder::reject(std::string_view fault) {
  if (fault_.empty()) fault_ = std::string(fault) + " (at word " + std::to_string(next_) + ")";
  return false;
}

bool Decoder::word(std::uint64_t& result) {
  if (!fault_.empty()) return false;
  if (at_end()) return reject("it ends too early");
  result = words_[next_++];
  return true;
}

// A length whose items cannot outnumber the words that are left: what is allocated for it stays within a
// small multiple of the frame.
bool Decoder::count(std::uint64_t& result, Room room, const char* what) {
  if (!word(result)) return false;
  if (result > (words_.size() - next_) / room.words * room.items)
    return reject("it claims " + std::to_string(result) + " " + what + ", more than it holds");
  return true;
}

bool Decoder::bytes(void* data, std::size_t size) {
  const std::size_t count = words_for(size);
  if (count > words_.size() - next_) return reject("it ends too early");
  if (size > 0) std::memcpy(data, &words_[next_], size);
  next_ += count;
  return true;
}

bool Decoder::text(std::string& result, std::size_t limit) {
  std::uint64_t size = 0;
  if (!count(size, {1, kWord}, "bytes of text")) return false;
  if (size > limit) return reject("a text is too long");
  result.resize(size);
  return bytes(result.data(), size);
}

bool Decoder::row(values::Vector& result) {
  std::uint64_t size = 0;
  if (!count(size, {}, "entries")) return false;
  result.resize(size);
  return bytes(result.data(), size * sizeof(double));
}

bool Decoder::matrix(values::Matrix& result) {
  std::uint64_t rows = 0;
  if (!count(rows, {}, "rows")) return false;
  result.resize(rows);
  for (values::Vector& entries : result)
    if (!row(entries)) return false;
  return true;
}

bool Decoder::integers(values::IntVector& result) {
  std::uint64_t size = 0;
  if (!count(size, {1, kWord / sizeof(int)}, "integers")) return false;
  result.resize(size);
  return bytes(result.data(), size * sizeof(int));
}

bool Decoder::program(functions::Program& result) {
  constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
  std::uint64_t size = 0, a = 0, b = 0, op = 0;
  if (!count(size, {3, 1}, "instructions")) return false;
  result.code.resize(size);
  for (functions::Instruction& step : result.code) {
    if (!word(op) || !word(a) || !word(b)) return false;
    if (op >= functions::kOpCount) return reject("an unknown instruction");
    step = {static_cast<functions::Op>(op), low_of(a), high_of(a), low_of(b), high_of(b)};
  }
  if (!integers(result.integers) || !row(result.doubles) || !word(a) || !word(b)) return false;
  result.scalars = low_of(a);
  result.inputs = high_of(a);
  result.outputs = low_of(b);
  result.univariate = high_of(b) & 1;
  result.scalar_valued = high_of(b) & 2;
  if (!count(size, {4, 1}, "constants")) return false;
  result.constants.resize(size);
  for (functions::Constant& constant : result.constants) {
    if (!text(constant.name, kNoLimit) || !word(a) || !word(b) || !row(constant.entries)) return false;
    constant.rank = low_of(a);
    constant.rows = high_of(a);
    constant.columns = low_of(b);
  }
  return text(result.source, kNoLimit);
}

bool Decoder::callback(values::Callback& result) {
  std::uint64_t derivative = 0;
  if (!word(derivative)) return false;
  if (derivative > static_cast<std::uint64_t>(values::Derivative::Hessian))
    return reject("an unknown derivative");
  result.derivative = static_cast<values::Derivative>(derivative);
  return program(result.program);
}

bool Decoder::stages(values::Stages& result) {
  std::uint64_t size = 0;
  if (!count(size, {}, "stages")) return false;
  // Stages are large and each takes many words: grown one by one, so that a lie costs nothing.
  for (std::uint64_t i = 0; i < size; ++i) {
    values::Stage& stage = result.emplace_back();
    if (!callback(stage.function) || !callback(stage.jacobian)) return false;
  }
  return true;
}

bool Decoder::value(values::Type type, values::Value& result) {
  std::uint64_t tag = 0, bits = 0;
  if (!word(tag)) return false;
  const auto is = [&](std::uint64_t expected) {
    return tag == expected || reject("a value of another type");
  };
  using values::Type;
  switch (type) {
    case Type::Double:
      if (!is(tag_of<double>()) || !word(bits)) return false;
      result = std::bit_cast<double>(bits);
      return true;
    case Type::Int:
      if (!is(tag_of<std::int64_t>()) || !word(bits)) return false;
      result = static_cast<std::int64_t>(bits);
      return true;
    case Type::UnsignedInt64:
      if (!is(tag_of<std::uint64_t>()) || !word(bits)) return false;
      result = bits;
      return true;
    case Type::Bool:
      if (!is(tag_of<bool>()) || !word(bits)) return false;
      if (bits > 1) return reject("a bool that is neither true nor false");
      result = bits == 1;
      return true;
    case Type::Vector:
      return is(tag_of<values::Vector>()) && row(result.emplace<values::Vector>());
    case Type::Matrix:
      return is(tag_of<values::Matrix>()) && matrix(result.emplace<values::Matrix>());
    case Type::IntVector:
      return is(tag_of<values::IntVector>()) && integers(result.emplace<values::IntVector>());
    case Type::ScalarFunction:
    case Type::VectorFunction:
    case Type::MatrixFunction:
    case Type::UnivariateFunction:
    case Type::GenericFunction:
      return is(tag_of<values::Callback>()) && callback(result.emplace<values::Callback>());
    case Type::UniformStream:
      if (!is(tag_of<values::Stream>()) || !word(bits)) return false;
      result = values::Stream{bits};
      return true;
    case Type::Stages:
      return is(tag_of<values::Stages>()) && stages(result.emplace<values::Stages>());
  }
  return reject("an unknown type");
}

}  // namespace mathjudge::runner
