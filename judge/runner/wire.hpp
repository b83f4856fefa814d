// Values as 64-bit words, for the memory that judge and worker share. Written and read in place; reading
// believes nothing: every length is checked against what is left before anything is allocated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "values/value.hpp"

namespace mathjudge::runner {

/// Appends to a fixed stretch of words. Beyond its end nothing is written, but used() goes on counting: an
/// Encoder over nothing measures.
class Encoder {
 public:
  explicit Encoder(std::span<std::uint64_t> words) : words_(words) {}

  void word(std::uint64_t value);
  void text(std::string_view text);
  void value(const values::Value& value);

  // The same as value() for the alternatives that solutions return.
  void real(double value);
  void integer(std::int64_t value);
  void unsigned_integer(std::uint64_t value);
  void boolean(bool value);
  void vector(const values::Vector& value);
  void matrix(const values::Matrix& value);
  void integers(const values::IntVector& value);

  std::size_t used() const { return used_; }
  bool overflowed() const { return used_ > words_.size(); }

 private:
  void bytes(const void* data, std::size_t size);  // padded to whole words
  void row(const values::Vector& row);
  void program(const functions::Program& program);
  void callback(const values::Callback& callback);

  std::span<std::uint64_t> words_;
  std::size_t used_ = 0;
};

/// Reads the same. Every reader returns false once something did not fit; fault() then says what.
class Decoder {
 public:
  explicit Decoder(std::span<const std::uint64_t> words) : words_(words) {}

  bool word(std::uint64_t& result);
  bool text(std::string& result, std::size_t limit);

  /// A value of the alternative that `type` travels as, and no other.
  bool value(values::Type type, values::Value& result);

  bool at_end() const { return next_ == words_.size(); }
  const std::string& fault() const { return fault_; }
  /// For readers built on this one.
  bool reject(std::string_view fault);

 private:
  /// How much of the frame an item takes at least: a whole word or several, or a part of one.
  struct Room {
    std::uint64_t words = 1, items = 1;
  };
  bool count(std::uint64_t& result, Room room, const char* what);
  bool bytes(void* data, std::size_t size);
  bool row(values::Vector& result);
  bool matrix(values::Matrix& result);
  bool integers(values::IntVector& result);
  bool program(functions::Program& result);
  bool callback(values::Callback& result);
  bool stages(values::Stages& result);

  std::span<const std::uint64_t> words_;
  std::size_t next_ = 0;
  std::string fault_;
};

}  // namespace mathjudge::runner
