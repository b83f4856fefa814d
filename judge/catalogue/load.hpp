// Reads problem specs from disk: the only code that knows their JSON.
// Every error names the file, the JSON pointer and what was expected there.
#pragma once

#include <filesystem>
#include <vector>

#include "catalogue/problem.hpp"
#include "support/result.hpp"

namespace mathjudge::catalogue {

/// Where the installed or checked-out data lives.
struct Locations {
  std::filesystem::path problems;    ///< holds <topic>/<id>.json
  std::filesystem::path references;  ///< holds <id>/<variant>.cpp
};

/// The ids and files present, without reading them; sorted by topic order, then by the number in the
/// catalogue.
support::Result<std::vector<std::filesystem::path>> list_files(const Locations& locations);

support::Result<Problem> load_file(const std::filesystem::path& file, const Locations& locations);
support::Result<Problem> load(const std::string& id, const Locations& locations);
support::Result<std::vector<Problem>> load_all(const Locations& locations);

/// The arguments of one timed call: fresh for every (size, seed).
support::Result<std::vector<values::Value>> arguments_for(const Problem& problem, const Timing& timing,
                                                          int size, std::uint64_t seed);

}  // namespace mathjudge::catalogue
