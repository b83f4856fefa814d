// Precompiled headers in tiers: the standard headers that a solution is likely to use, and the
// binding. Loading one costs time in proportion to what it holds, so a solution gets the leanest
// that covers its includes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compile/cache.hpp"
#include "compile/compile.hpp"
#include "compile/recipe.hpp"

namespace mathjudge::compile {

enum class Tier { Lean, Usual, Rich, Everything };  ///< each holds what the former holds

/// The names of `source`'s #include <...> lines, comments and conditions notwithstanding.
std::vector<std::string> included_headers(std::string_view source);

/// The leanest tier that holds what `source` asks for.
Tier tier_for(std::string_view source);

/// The text to precompile. `generic`: for problems with a generic function.
std::string header_text(Tier tier, bool generic);

/// The header of binding code that goes before a solution, below Options::include.
const char* binding_header(bool generic);

/// The files below Options::include that header_text() and solutions may include.
std::vector<std::filesystem::path> public_headers(const std::filesystem::path& include);

struct PrecompiledHeader {
  std::filesystem::path directory;        ///< must be readable to the compiler
  std::vector<std::string> use;           ///< arguments that make the compiler start from it
  std::vector<std::string> dependencies;  ///< stamps of the headers in it
};

/// Takes the header for `key` from the cache, or builds it there; of several judges one builds and
/// the others wait. `build` compiles `header` into `output` and says what it depends on.
class HeaderStore {
 public:
  HeaderStore(const Cache& cache, const Toolchain& toolchain, const Recipe& recipe, const Options& options,
              const std::vector<std::filesystem::path>& readable)
      : cache_(cache), toolchain_(toolchain), recipe_(recipe), options_(options), readable_(readable) {}

  /// An Error when the compiler cannot even compile the judge's own header with these flags. The rich tiers
  /// take four times as long to precompile as to read: the first time that one is asked for, it is just
  /// included.
  support::Result<PrecompiledHeader> obtain(const std::string& text, Tier tier, const Notice& notice) const;

  /// Removes the header for `text` if its content is not what was built.
  void drop_if_damaged(const std::string& text) const;

 private:
  std::string key_for(const std::string& text) const;
  std::optional<PrecompiledHeader> existing(const std::filesystem::path& directory,
                                            const std::string& key) const;
  support::Status build(const std::filesystem::path& directory, const std::string& key,
                        const std::string& text) const;

  const Cache& cache_;
  const Toolchain& toolchain_;
  const Recipe& recipe_;
  const Options& options_;
  const std::vector<std::filesystem::path>& readable_;
};

/// The prerequisites in a make rule that a compiler wrote (-MD).
std::vector<std::string> prerequisites(std::string_view rule);

}  // namespace mathjudge::compile
