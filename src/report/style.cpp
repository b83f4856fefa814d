// ANSI colours and number formatting.
#include "report/style.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

#include "support/text.hpp"

namespace mathjudge::report {

std::string Style::paint(Tone tone, std::string_view text) const {
  static constexpr std::array kCodes = {"32", "31", "33", "1", "2"};
  if (!color_) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", kCodes[static_cast<std::size_t>(tone)], text);
}

std::string duration(double seconds) {
  struct Unit {
    double scale;
    const char* name;
  };
  static constexpr std::array kUnits = {Unit{1, "s"}, Unit{1e-3, "ms"}, Unit{1e-6, "us"}, Unit{1e-9, "ns"}};
  if (!(seconds > 0)) return "0 s";
  for (const Unit& unit : kUnits) {
    const double value = seconds / unit.scale;
    if (value >= 0.9995) return fmt::format("{:.{}f} {}", value, value < 9.95 ? 1 : 0, unit.name);
  }
  return fmt::format("{:.2g} ns", seconds * 1e9);
}

std::string brief(double value) { return fmt::format("{:.3g}", value); }

Pair distinguishable(long double got, long double want) {
  for (int digits = 6; digits < 21; ++digits) {
    Pair pair{fmt::format("{:.{}g}", got, digits), fmt::format("{:.{}g}", want, digits)};
    if (pair.got != pair.want) return pair;
  }
  return {fmt::format("{:.21g}", got), fmt::format("{:.21g}", want)};
}

std::string bytes(std::uint64_t count) {
  if (count >= (1ull << 20)) return fmt::format("{} MiB", count >> 20);
  if (count >= (1ull << 10)) return fmt::format("{} KiB", count >> 10);
  return fmt::format("{} bytes", count);
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::vector<std::string> declaration_lines(std::string_view declaration, std::size_t width) {
  const std::size_t open = declaration.rfind('(');
  if (declaration.size() <= width || open == std::string_view::npos) return {std::string(declaration)};
  std::vector<std::string> lines{std::string(declaration.substr(0, open + 1))};
  std::string line = "    ", parameter;
  int depth = 0;  // of template arguments: their commas separate no parameters
  for (const char c : declaration.substr(open + 1)) {
    depth += (c == '<') - (c == '>');
    if (c == ' ' && parameter.empty()) continue;
    parameter += c;
    if (c != ',' || depth > 0) continue;
    if (line.size() > 4 && line.size() + parameter.size() > width)
      lines.push_back(std::exchange(line, "    "));
    line += std::exchange(parameter, {}) + ' ';
  }
  if (line.size() > 4 && line.size() + parameter.size() > width) lines.push_back(std::exchange(line, "    "));
  lines.push_back(line + parameter);
  for (std::string& one : lines) one.erase(one.find_last_not_of(' ') + 1);
  return lines;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  const std::size_t taken = support::display_width(text);
  if (taken < width) result.append(width - taken, ' ');
  return result;
}

}  // namespace mathjudge::report
