// Text for a terminal: colours that can be switched off, numbers with the digits they need, columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mathjudge::report {

enum class Tone { Good, Bad, Warn, Strong, Faint };

class Style {
 public:
  explicit Style(bool color) : color_(color) {}
  std::string paint(Tone tone, std::string_view text) const;

 private:
  bool color_;
};

/// "21 us", "1.3 ms", "0.14 s".
std::string duration(double seconds);

/// "4.8e+05", "12", "nan": three significant digits.
std::string brief(double value);

/// Two numbers with as many digits as it takes to see that they differ (at most 21).
struct Pair {
  std::string got, want;
};
Pair distinguishable(long double got, long double want);

/// "512 MiB".
std::string bytes(std::uint64_t count);

/// The lines of a text, without their newlines.
std::vector<std::string> split_lines(std::string_view text);

/// A declaration on as few lines as `width` allows: a long one breaks after its parenthesis, then between
/// parameters.
std::vector<std::string> declaration_lines(std::string_view declaration, std::size_t width);

/// `text` followed by blanks up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

}  // namespace mathjudge::report
