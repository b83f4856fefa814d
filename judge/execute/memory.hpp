// Memory files that the judge shares with a worker: created for one purpose, sealed, mapped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "support/fd.hpp"
#include "support/result.hpp"

namespace mathjudge::execute {

/// A file in memory of a fixed size; what was never written takes no memory.
support::Result<support::Fd> memory_file(const char* name, std::size_t bytes);

/// Nobody can change the contents (or the size) any more.
support::Status seal_contents(const support::Fd& file);

/// Nobody can change the size any more, so that mapping it is safe.
support::Status seal_size(const support::Fd& file);

/// The memory of a file, as words.
class Mapping {
 public:
  enum class Mode { Read, ReadWrite };
  static support::Result<Mapping> of(const support::Fd& file, std::size_t bytes, Mode mode);
  Mapping() = default;
  Mapping(Mapping&& other) noexcept;
  Mapping& operator=(Mapping&& other) noexcept;
  ~Mapping();

  std::span<std::uint64_t> words() const { return {words_, bytes_ / sizeof(std::uint64_t)}; }

 private:
  Mapping(std::uint64_t* words, std::size_t bytes) : words_(words), bytes_(bytes) {}
  std::uint64_t* words_ = nullptr;
  std::size_t bytes_ = 0;
};

/// Up to `limit` bytes from the start of a file.
std::string read_text(const support::Fd& file, std::size_t limit);

}  // namespace mathjudge::execute
