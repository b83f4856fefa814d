// Which standard headers each tier holds, and how a solution's tier is found: by its include lines
// and the rarer names it uses. A wrong guess costs time only: a compilation that fails behind a tier
// is repeated without one, and what a tier lacks is then compiled from the system's headers.
#include <algorithm>
#include <iterator>

#include "compile/headers.hpp"

namespace mathjudge::compile {
namespace {

constexpr std::string_view kLean[] = {
    "vector",   "stdexcept", "cmath",    "tuple",       "utility", "limits",           "cstdint",   "cstddef",
    "math.h",   "stdint.h",  "stddef.h", "cfloat",      "float.h", "initializer_list", "exception", "climits",
    "limits.h", "numbers",   "concepts", "type_traits", "compare", "cassert",          "assert.h",  "new"};
constexpr std::string_view kUsual[] = {"algorithm", "numeric",  "functional", "array",
                                       "iterator",  "optional", "span",       "cstdlib",
                                       "stdlib.h",  "cstring",  "string.h",   "mathjudge.hpp"};
constexpr std::string_view kEverything[] = {"bits/stdc++.h"};

// What the two leaner tiers take out of the library (see kTrimmings), by the beginnings of the names.
constexpr std::string_view kTrimmedNames[] = {
    "assoc_",   "beta",       "comp_ellint",  "cyl_",  "ellint_",   "expint",   "hermite",
    "laguerre", "legendre",   "riemann_zeta", "sph_",  "to_string", "stoi",     "stol",
    "stou",     "stof",       "stod",         "strto", "printf",    "snprintf", "sprintf",
    "wstring",  "to_wstring", "u8string",     "atoll", "llabs",     "lldiv",    "_Exit"};

// Each macro switches off inline functions that nobody here calls, but whose templates GCC would
// instantiate at the end of every compilation: 28 of the 45 ms that an empty file takes.
constexpr const char* kTrimmings =
    "#if __has_include(<bits/c++config.h>)\n"
    "#include <bits/c++config.h>\n"
    "#undef _GLIBCXX_USE_STD_SPEC_FUNCS\n"  // std::beta and the like
    "#undef _GLIBCXX_USE_WCHAR_T\n"         // wide strings
    "#undef _GLIBCXX_USE_CHAR8_T\n"         // UTF-8 strings
    "#undef _GLIBCXX_USE_C99_STDLIB\n"      // std::stod and the like
    "#undef _GLIBCXX_USE_C99_STDIO\n"       // std::to_string of floating-point numbers
    "#endif\n";

template <std::size_t N>
bool contains(const std::string_view (&list)[N], std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

std::string include_lines(std::initializer_list<std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) text += "#include <" + std::string(name) + ">\n";
  return text;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// The name in `#include <name>` or `#include "name"`; empty for any other line.
std::string_view included_name(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line[0] != '#') return {};
  line = trimmed(line.substr(1));
  if (line.substr(0, 7) != "include") return {};
  line = trimmed(line.substr(7));
  if (line.empty() || (line[0] != '<' && line[0] != '"')) return "?";
  const std::size_t end = line.find(line[0] == '<' ? '>' : '"', 1);
  return end == std::string_view::npos ? "?" : line.substr(1, end - 1);
}

bool begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool is_trimmed(std::string_view name) {
  return std::any_of(std::begin(kTrimmedNames), std::end(kTrimmedNames),
                     [&](std::string_view trimmed_name) { return begins(name, trimmed_name); });
}

// Looks at names behind "std::", and at all words when the solution imports the whole namespace.
bool uses_trimmed_names(std::string_view source) {
  const bool imported = source.find("using namespace std") != std::string_view::npos;
  if (source.find("wchar_t") != std::string_view::npos || source.find("char8_t") != std::string_view::npos)
    return true;
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (!is_word(source[at])) continue;
    const bool qualified = at >= 5 && source.substr(at - 5, 5) == "std::";
    if ((imported || qualified) && is_trimmed(source.substr(at))) return true;
    while (at < source.size() && is_word(source[at])) ++at;
  }
  return false;
}

}  // namespace

std::vector<std::string> included_headers(std::string_view source) {
  std::vector<std::string> names;
  while (!source.empty()) {
    const std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(source.size(), line.size() + 1));
    if (const std::string_view name = included_name(line); !name.empty()) names.emplace_back(name);
  }
  return names;
}

Tier tier_for(std::string_view source) {
  Tier tier = Tier::Lean;
  for (const std::string& name : included_headers(source)) {
    if (contains(kLean, name)) continue;
    tier = std::max(tier, contains(kUsual, name)        ? Tier::Usual
                          : contains(kEverything, name) ? Tier::Everything
                                                        : Tier::Rich);
  }
  return tier < Tier::Rich && uses_trimmed_names(source) ? Tier::Rich : tier;
}

const char* binding_header(bool generic) {
  return generic ? "runner/generic_binding.hpp" : "runner/binding.hpp";
}

std::string header_text(Tier tier, bool generic) {
  const std::string lean =
      include_lines({"vector", "stdexcept", "cmath", "tuple", "utility", "limits", "cstdint", "cstddef",
                     "cfloat", "climits", "cassert", "initializer_list", "exception", "new", "type_traits"});
  const std::string usual = include_lines(
      {"algorithm", "numeric", "functional", "array", "iterator", "optional", "span", "cstdlib", "cstring"});
  const std::string rich = include_lines({"string", "cstring", "cstdlib", "cstdio", "memory", "optional",
                                          "iostream", "iomanip", "sstream", "random", "complex", "map", "set",
                                          "unordered_map", "unordered_set", "deque", "queue"});
  std::string binding = std::string("#include \"") + binding_header(generic) + "\"\n";
  switch (tier) {
    case Tier::Lean:
      return kTrimmings + lean + binding;
    case Tier::Usual:
      return kTrimmings + lean + usual + binding;
    case Tier::Rich:
      return lean + usual + rich + binding;
    case Tier::Everything:
      return "#include <bits/stdc++.h>\n" + binding;
  }
  return binding;
}

std::vector<std::filesystem::path> public_headers(const std::filesystem::path& include) {
  std::vector<std::filesystem::path> files;
  for (const char* name : {"mathjudge.hpp", "runner/binding.hpp", "runner/generic_binding.hpp",
                           "runner/abi.hpp", "functions/evaluate.hpp", "functions/machine.hpp",
                           "functions/program.hpp", "functions/scalar_contract.hpp"})
    files.push_back(include / name);
  return files;
}

}  // namespace mathjudge::compile
