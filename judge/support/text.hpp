// Text for people: near misses of a mistyped word, untrusted bytes made safe to print, lines of a
// given width. Nothing here knows a terminal; it only returns strings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mathjudge::support {

/// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b` (optimal string
/// alignment distance). Both are cut to their first 64 bytes, so the cost is bounded.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, if it is near enough to be a slip of the fingers (at most a third
/// of the word, and at most three edits) or the only one that `word` begins; otherwise empty.
std::string closest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean \"matrix-inverse\"?", or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

enum class Lines {
  Escape,  ///< the result is one line: a newline is shown as \n, a tab as \t
  Keep,    ///< newlines and tabs pass through
};

/// `untrusted` with everything taken out that could do something to a terminal or deceive the reader:
/// control characters, escape sequences, bytes that are not UTF-8 (\x1b) and invisible or
/// direction-changing code points (\u{202e}) are spelled out. At most `limit` bytes, plus "..." when
/// something had to be left off; never cuts a code point in two.
std::string printable(std::string_view untrusted, std::size_t limit = 200, Lines lines = Lines::Escape);

/// printable() on one line, between double quotes.
std::string quoted(std::string_view untrusted, std::size_t limit = 60);

/// Whether `text` is valid UTF-8 without control characters, newline and tab included.
bool is_plain(std::string_view text);

/// The number of code points: what a terminal shows, wide and combining characters aside.
std::size_t display_width(std::string_view text);

/// `text` broken at spaces into lines of at most `width` code points; a longer word stands alone, a
/// newline starts a new line. An empty text gives no lines.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace mathjudge::support
