// The targets' common ground: promises, taking inputs apart, and an operator new that counts, so that a
// lie which makes the judge allocate is found in every build, whatever the machine could have afforded.
#include "fuzz.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

thread_local std::size_t live = 0, most = 0;

}  // namespace

// Every form of them: AddressSanitizer brings its own, which do not forward to one another.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* const memory = std::malloc(size);
  if (memory == nullptr) return nullptr;
  live += malloc_usable_size(memory);
  most = std::max(most, live);
  return memory;
}

void operator delete(void* memory) noexcept {
  live -= std::min(live, malloc_usable_size(memory));
  std::free(memory);
}

void* operator new(std::size_t size) {
  if (void* const memory = operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return operator new(size, std::nothrow);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { operator delete(memory); }
void operator delete[](void* memory) noexcept { operator delete(memory); }
void operator delete[](void* memory, std::size_t) noexcept { operator delete(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { operator delete(memory); }

namespace mathjudge::fuzz {

void require(bool kept, const char* what) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

Allocations::Allocations() : before_(live) { most = live; }

std::size_t Allocations::peak() const { return most - std::min(most, before_); }

std::uint8_t Input::byte() {
  if (bytes_.empty()) return 0;
  const std::uint8_t first = bytes_.front();
  bytes_ = bytes_.subspan(1);
  return first;
}

std::vector<std::uint64_t> Input::words() const {
  std::vector<std::uint64_t> words(bytes_.size() / sizeof(std::uint64_t));
  if (!words.empty()) std::memcpy(words.data(), bytes_.data(), words.size() * sizeof(std::uint64_t));
  return words;
}

std::string_view Input::line() {
  const std::string_view line = text().substr(0, text().find('\n'));
  bytes_ = bytes_.subspan(std::min(line.size() + 1, bytes_.size()));
  return line;
}

}  // namespace mathjudge::fuzz
