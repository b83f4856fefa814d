// A hostile program: what its first lines declare must come of it, and whether a result is that.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catalogue/problem.hpp"
#include "support/result.hpp"

namespace mathjudge::commands {

/// The first lines of a program, `// key: value` each:
///   expect: VERDICT[|VERDICT...]   one of these verdicts
///   says: TEXT[|TEXT...]           one of these stands in what the judge reports (optional)
///   problem: ID                    the problem it poses as a solution to (default: matrix-trace)
///   timing: REFUSED [or ...]       "refused", "at least Nx VARIANT", "at most Nx VARIANT"; without this
///                                  line the program is not timed
///   what: TEXT                     what it does, for the reader
struct HostileProgram {
  std::filesystem::path file;
  std::string kind, name;  ///< folder and stem
  std::vector<std::string> verdicts, says, timing;
  std::string problem = "matrix-trace";
  std::string text;  ///< the whole source; @SPEC@ in it stands for the path of the problem's spec
};

support::Result<HostileProgram> read_hostile_program(const std::filesystem::path& file);

/// All <kind>/<name>.cpp in `folder` whose "kind/name" contains one of the patterns (no pattern: all).
support::Result<std::vector<HostileProgram>> list_hostile_programs(const std::filesystem::path& folder,
                                                                   const std::vector<std::string>& patterns);

/// What is not as declared in the judge's JSON document; `report` is all that it wrote.
std::vector<std::string> faults_of(const HostileProgram& program, const nlohmann::json& document,
                                   const std::string& report);

/// By how much the case that exceeded its limits most did so, in seconds of the clock that the limit is
/// about; 0 when none did.
double overrun_of(const nlohmann::json& document, const catalogue::Problem& problem);

}  // namespace mathjudge::commands
