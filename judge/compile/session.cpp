// A session holds what all compilations with one set of options share: the compiler, the vetted
// flags, the remembered commands and the cache. Opening one starts no process once that is cached.
#include <sys/stat.h>

#include <chrono>
#include <mutex>

#include "compile/cache.hpp"
#include "compile/compilation.hpp"
#include "compile/compile.hpp"
#include "compile/diagnostics.hpp"
#include "compile/files.hpp"
#include "compile/flags.hpp"
#include "compile/headers.hpp"
#include "compile/tail.hpp"
#include "compile/toolchain.hpp"
#include "support/text.hpp"

namespace mathjudge::compile {
namespace {

namespace fs = std::filesystem;
using support::Error;
using support::Result;

constexpr const char* kRecipes = "recipes";
constexpr const char* kLibraries = "libraries";

std::string cpu_of(const Flags& flags) {
  return flags.depends_on_cpu ? read_file("/proc/cpuinfo").value_or("").substr(0, 4096) : "";
}

Result<Recipe> find_recipe(const Toolchain& toolchain, const Flags& flags, const Options& options,
                           const Cache& cache) {
  // This program's own stamp: another version, with the same cache, may want other commands.
  const std::string key = toolchain.identity + "\n" + join(driver_flags(flags, options.sanitize)) +
                          join(flags.link) + (options.sanitize ? "sanitize " : "") +
                          options.include.string() + cpu_of(flags) + stamp("/proc/self/exe");
  if (const auto record = cache.load(kRecipes, key)) {
    if (auto recipe = recipe_from(*record)) return *std::move(recipe);
  }
  auto work = support::TempDir::create(cache.work_parent());
  if (!work) return work.error();
  auto recipe = ask_driver(toolchain, flags, options, work->path());
  if (recipe) cache.store(kRecipes, key, to_record(*recipe));
  return recipe;
}

std::string label_of(const Toolchain& toolchain, const Options& options) {
  std::string label = toolchain.label;
  bool optimises = false;
  for (const std::string& flag : options.flags) optimises |= flag.compare(0, 2, "-O") == 0;
  if (!optimises) label += " -O2";
  for (const std::string& flag : options.flags) label += " " + flag;
  if (options.sanitize) label += " --sanitize";
  return support::printable(label, 80);
}

bool needs_generic(const std::vector<catalogue::Function>& functions) {
  for (const catalogue::Function& function : functions) {
    if (function.takes_generic_function()) return true;
  }
  return false;
}

std::vector<std::string> stamps_of(const std::vector<std::string>& files) {
  std::vector<std::string> stamps;
  for (const std::string& file : files) {
    if (!file.empty() && file[0] == '/') stamps.push_back(stamp(file));
  }
  return stamps;
}

bool still_true(const std::vector<std::string>& stamps) {
  for (const std::string& known : stamps) {
    const std::size_t path_end = known.rfind(' ', known.rfind(' ') - 1);
    if (path_end == std::string::npos || stamp(known.substr(0, path_end)) != known) return false;
  }
  return true;
}

}  // namespace

struct Session::State {
  State(Options chosen_options, Flags vetted, Cache opened, Toolchain found, Recipe asked)
      : options(std::move(chosen_options)),
        flags(std::move(vetted)),
        cache(std::move(opened)),
        toolchain(std::move(found)),
        recipe(std::move(asked)),
        headers(cache, toolchain, recipe, options, flags.readable) {}

  Library library_at(const fs::path& file) const {
    Library library;
    library.file = file;
    library.preload = recipe.preload;
    library.readable = recipe.readable;
    library.label = label_of(toolchain, options);
    return library;
  }

  // A record of a library: its file, the file's digest, warnings, stamps of what it was built from.
  std::optional<Library> known(const std::string& key, const std::string& shown_name) const {
    const auto record = cache.load(kLibraries, key);
    if (!record || record->size() != 4 || !still_true(split((*record)[3]))) return std::nullopt;
    const auto content = read_file((*record)[0]);
    if (!content || digest(*content) != (*record)[1]) return std::nullopt;
    cache.mark_used((*record)[0]);
    Library library = library_at((*record)[0]);
    library.from_cache = true;
    library.warnings = render_warnings(parse_messages((*record)[2]), shown_name);
    return library;
  }

  Options options;
  Flags flags;
  Cache cache;
  Toolchain toolchain;
  Recipe recipe;
  HeaderStore headers;
  std::vector<std::string> warnings;
};

Session::Session(State* state) : state_(state) {}
Session::Session(Session&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Session& Session::operator=(Session&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}
Session::~Session() { delete state_; }

const Toolchain& Session::toolchain() const { return state_->toolchain; }
const std::vector<std::string>& Session::warnings() const { return state_->warnings; }

Result<Session> Session::open(const Options& options) {
  std::error_code error;
  auto flags = vet_flags(options.flags, fs::current_path(error));
  if (!flags) return flags.error();
  std::string warning;
  auto cache = Cache::open(options.cache, warning);
  if (!cache) return cache.error();
  auto toolchain = find_toolchain(options.compiler, *cache);
  if (!toolchain) return toolchain.error();
  Options settled = options;
  settled.include = fs::canonical(options.include, error);
  if (error)
    return Error{"the judge's own headers are missing: " + options.include.string(),
                 "Reinstall mathjudge, or build it again."};
  auto recipe = find_recipe(*toolchain, *flags, settled, *cache);
  if (!recipe) return recipe.error();
  auto* state = new State(std::move(settled), *std::move(flags), *std::move(cache), *std::move(toolchain),
                          *std::move(recipe));
  if (!warning.empty()) state->warnings.push_back(warning);
  return Session(state);
}

Result<Outcome> Session::compile(const catalogue::Problem& problem, const fs::path& file,
                                 const std::string& source, const Notice& notice) {
  const auto start = std::chrono::steady_clock::now();
  const std::string shown_name = support::printable(file.string(), 300);
  const std::string tail = make_tail(problem.functions);
  const bool generic = needs_generic(problem.functions);
  const Tier tier = tier_for(source);
  const std::string header = header_text(tier, generic);
  std::string key = state_->toolchain.identity + "\n" + join(to_record(state_->recipe)) + header + tail;
  for (const fs::path& own : public_headers(state_->options.include)) key += read_file(own).value_or("");
  key += source;
  if (auto known = state_->known(key, shown_name)) return Outcome(*std::move(known));

  auto precompiled = state_->headers.obtain(header, tier, notice);
  if (!precompiled) return precompiled.error();
  auto work = support::TempDir::create(state_->cache.work_parent());
  if (!work) return work.error();
  const Task task{
      state_->toolchain,       state_->recipe, state_->options, state_->flags.readable, problem, source, tail,
      binding_header(generic), shown_name};
  auto outcome = build(task, *precompiled, work->path());
  if (!outcome) return outcome.error();
  if (auto* rejection = std::get_if<Rejection>(&*outcome)) return Outcome(std::move(*rejection));

  Built& built = std::get<Built>(*outcome);
  if (built.header_failed) state_->headers.drop_if_damaged(header);
  const auto content = read_file(built.library);
  const auto place = state_->cache.adopt_library(built.library);
  if (!content || !place)
    return Error{"cannot store the compiled solution", "Check the free space of the cache directory."};
  std::vector<std::string> stamps = stamps_of(built.dependencies);
  stamps.insert(stamps.end(), precompiled->dependencies.begin(), precompiled->dependencies.end());
  state_->cache.store(kLibraries, key, {place->string(), digest(*content), built.warnings, join(stamps)});

  Library library = state_->library_at(*place);
  library.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  library.warnings = render_warnings(parse_messages(built.warnings), shown_name);
  return Outcome(std::move(library));
}

}  // namespace mathjudge::compile
