// Reads problem specs from disk: the only code that knows their JSON.
// Every error names the file, the JSON pointer and what was expected there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/problem.hpp"
#include "support/result.hpp"

namespace mathjudge::catalogue {

/// Where the installed or checked-out data lives.
struct Locations {
  std::filesystem::path problems;    ///< holds <topic>/<id>.json
  std::filesystem::path references;  ///< holds <id>/<variant>.cpp
};

/// What a spec may cost: a small text with large generators must not exhaust the judge's memory. An entry
/// is eight bytes, and a row of a matrix counts three besides its own.
struct Budget {
  std::size_t entries_of_one = 4'000'000;  ///< of one matrix or vector
  std::size_t entries = 32'000'000;        ///< of all cases, repeated calls and expected values included
};

/// Every <topic>/*.json, without reading it; in the order of kTopics, then by name.
support::Result<std::vector<std::filesystem::path>> list_files(const Locations& locations);

/// One spec. The file's name must be its id, its folder its topic; its references must exist.
support::Result<Problem> load_file(const std::filesystem::path& file, const Locations& locations);
/// The same from memory: `file` is only a name.
support::Result<Problem> load_text(std::string_view text, const std::filesystem::path& file,
                                   const Locations& locations, const Budget& budget = {});
/// The spec with this id; an unknown one gets a "did you mean".
support::Result<Problem> load(const std::string& id, const Locations& locations);
/// All of them, by topic, then from easy to hard, then by name; the first spec at fault is the Error.
support::Result<std::vector<Problem>> load_all(const Locations& locations);

/// The names that judgings may use. They belong to compare/, which stands above this module and hands
/// them in; the loader itself checks only their form.
struct Vocabulary {
  std::vector<std::string> comparators, truths, bounds, ratios;
};
support::Status check_vocabulary(const Problem& problem, const Vocabulary& vocabulary);

/// The arguments of one timed call: fresh for every (size, seed).
support::Result<std::vector<values::Value>> arguments_for(const Problem& problem, const Timing& timing,
                                                          int size, std::uint64_t seed,
                                                          const Budget& budget = {});

}  // namespace mathjudge::catalogue
