// Which standard headers each tier holds, and how a solution's tier is found: by its include lines.
// A wrong guess costs time only: what a tier lacks is compiled from the system's headers as usual.
#include <algorithm>
#include <iterator>

#include "compile/headers.hpp"

namespace mathjudge::compile {
namespace {

constexpr std::string_view kLean[] = {"vector",   "stdexcept", "cmath",           "tuple",  "utility",
                                      "limits",   "cstdint",   "cstddef",         "math.h", "mathjudge.hpp",
                                      "stddef.h", "stdint.h",  "initializer_list"};
constexpr std::string_view kUsual[] = {"algorithm",   "numeric",   "functional", "array",    "string",
                                       "cfloat",      "climits",   "cstdlib",    "cassert",  "memory",
                                       "type_traits", "exception", "new",        "iterator", "optional",
                                       "concepts",    "numbers",   "cstring",    "float.h",  "limits.h",
                                       "stdlib.h",    "string.h",  "assert.h",   "span",     "compare"};

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

Tier tier_for(std::string_view source, const Toolchain&) {
  Tier tier = Tier::Lean;
  for (const std::string& name : included_headers(source)) {
    if (contains(kLean, name)) continue;
    if (!contains(kUsual, name)) return Tier::Everything;
    tier = Tier::Usual;
  }
  return tier;
}

std::string header_text(Tier tier, bool generic, const Toolchain&) {
  const std::string lean =
      include_lines({"vector", "stdexcept", "cmath", "tuple", "utility", "limits", "cstdint", "cstddef"});
  const std::string usual = include_lines(
      {"algorithm", "numeric", "functional", "array", "string", "cfloat", "climits", "cstdlib"});
  const std::string binding = std::string("#include \"runner/binding.hpp\"\n") +
                              (generic ? "#include \"runner/generic_binding.hpp\"\n" : "");
  switch (tier) {
    case Tier::Lean:
      return lean + binding;
    case Tier::Usual:
      return lean + usual + binding;
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
