// What the fuzz targets share. A target is LLVMFuzzerTestOneInput in a file of its own: libFuzzer calls it
// with inputs that it invents (preset `fuzz`), replay.cpp with the committed ones and mutations of them
// (ctest).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace mathjudge::fuzz {

/// Aborts with `what`: the input broke a promise although nothing crashed.
void require(bool kept, const char* what);

/// Bytes that operator new has handed out and not got back, from here on at most: allocations.cpp replaces
/// it.
class Allocations {
 public:
  Allocations();
  std::size_t peak() const;

 private:
  std::size_t before_;
};

/// An input taken apart from the front; what is missing reads as zero.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : bytes_(data, size) {}
  std::uint8_t byte();
  /// Whole words, little-endian; trailing bytes are dropped.
  std::vector<std::uint64_t> words() const;
  std::string_view text() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }
  /// Up to the next newline, which is dropped.
  std::string_view line();

 private:
  std::span<const std::uint8_t> bytes_;
};

}  // namespace mathjudge::fuzz
