// Fuzzes what the command line does with a person's file and flags: reading the source, choosing its headers,
// turning what a compiler said about it into what is shown, and everything that makes text safe to print.
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "compile/compilation.hpp"
#include "compile/diagnostics.hpp"
#include "compile/explain.hpp"
#include "compile/flags.hpp"
#include "compile/headers.hpp"
#include "compile/recipe.hpp"
#include "compile/record.hpp"
#include "fuzz.hpp"
#include "support/fd.hpp"
#include "support/text.hpp"

namespace {

using namespace mathjudge;

void require_safe(const std::string& text) {
  for (std::string_view rest = text; !rest.empty();) {
    std::string line(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    for (char& c : line) c = c == '\t' ? ' ' : c;
    fuzz::require(support::is_plain(line), "what is shown can do nothing to a terminal");
  }
}

/// read_source() of a file in memory that holds `content`.
void read_file(std::string_view content) {
  const support::Fd file(memfd_create("solution", MFD_CLOEXEC));
  fuzz::require(
      file && write(file.get(), content.data(), content.size()) == static_cast<ssize_t>(content.size()),
      "a file in memory can be written");
  const auto source = compile::read_source("/proc/self/fd/" + std::to_string(file.get()));
  if (!source) return require_safe(source.error().what + "\n" + source.error().advice);
  fuzz::require(*source == content, "a source is what the file holds");
  (void)compile::header_text(compile::tier_for(*source), content.size() % 2 == 0);
}

const catalogue::Problem& problem() {
  using values::Type;
  static const catalogue::Problem kProblem = [] {
    catalogue::Problem made;
    made.id = "inverse-and-gradient";
    made.functions = {
        {"inverse", {{"a", Type::Matrix}}, {{"inverse", Type::Matrix}}, {}},
        {"gradient", {{"f", Type::GenericFunction}}, {{"value", Type::Double}, {"slope", Type::Vector}}, {}}};
    return made;
  }();
  return kProblem;
}

/// What a person is told when a compiler wrote `output` about `source`.
void explain(const std::string& source, const std::string& output) {
  static const compile::Toolchain kToolchain{};
  static const compile::Recipe kRecipe{};
  static const compile::Options kOptions{};
  static const std::vector<std::filesystem::path> kReadable;
  const compile::Task task{kToolchain, kRecipe, kOptions, kReadable,        problem(),
                           source,     "",      "",       "my solution.cpp"};
  sandbox::ProcessResult result;
  result.exit_code = 1;
  result.standard_error = output;
  for (const compile::Rejection& rejection :
       {compile::rejected_alone(result, task), compile::rejected_by_compiler(result, task)}) {
    require_safe(rejection.diagnostics);
    require_safe(rejection.advice);
    fuzz::require(rejection.diagnostics.size() < (64u << 10), "diagnostics are bounded");
  }
  const auto messages = compile::parse_messages(output);
  require_safe(compile::render_warnings(messages, task.shown_name));
  require_safe(compile::first_error(output));
}

void show(std::string_view text, std::size_t limit) {
  const std::string line = support::printable(text, limit);
  fuzz::require(line.size() <= limit + 3, "printable() keeps to its limit");
  fuzz::require(support::is_plain(line), "printable() yields plain text");
  require_safe(support::printable(text, limit, support::Lines::Keep));
  fuzz::require(!support::is_plain(text) || support::printable(text, text.size()) == text,
                "printable() changes nothing that is plain");
  (void)support::closest(text, {"matrix-inverse", "trace", ""});
  std::string joined;
  for (const std::string& piece : support::wrap(text, limit)) joined += piece;
  const auto letters = [](std::string_view from) {
    std::string kept;
    for (const char c : from)
      if (c != ' ' && c != '\n') kept += c;
    return kept;
  };
  fuzz::require(letters(joined) == letters(text), "wrap() loses no word");
}

void vet(fuzz::Input input) {
  std::vector<std::string> flags;
  while (!input.text().empty()) flags.emplace_back(input.line());
  const auto vetted = compile::vet_flags(flags, "/");
  if (!vetted) fuzz::require(!vetted.error().what.empty(), "a refusal says why");
}

/// What the cache remembers, as a damaged disk may hand it back.
void remember(const std::string& bytes) {
  if (const auto record = compile::decode(bytes)) {
    fuzz::require(compile::encode(*record) == bytes, "a record is exactly what was stored");
    (void)compile::recipe_from(*record);
  }
  const std::vector<std::string> list = compile::split(bytes);
  fuzz::require(compile::split(compile::join(list)) == list, "a list comes back");
  const auto again = compile::decode(compile::encode({bytes, "", bytes}));
  fuzz::require(again && again->size() == 3 && again->front() == bytes, "a record comes back");
  (void)compile::recipe_from(list);
  (void)compile::prerequisites(bytes);
}

void read(fuzz::Input input) {
  const int choice = input.byte() % 6;
  const std::size_t limit = 1 + input.byte();
  switch (choice) {
    case 0:
      return read_file(input.text());
    case 1: {
      const std::string source(input.line());  // one line is enough to hold a declaration
      return explain(source, std::string(input.text()));
    }
    case 2:
      return explain(std::string(input.text()),
                     "<mathjudge>:3:1: error: 'inverse' was not declared in this scope");
    case 3:
      return show(input.text(), limit);
    case 4:
      return vet(input);
    default:
      return remember(std::string(input.text()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Reading has a buffer of 64 KiB, a page of diagnostics forty lines of 400 bytes; the rest are copies.
  constexpr std::size_t kPerByte = 200, kAlways = 512u << 10;
  const fuzz::Allocations allocations;
  read(fuzz::Input(data, size));
  fuzz::require(allocations.peak() <= kAlways + kPerByte * size,
                "a file is handled in proportion to its size");
  return 0;
}
