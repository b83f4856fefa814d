// Names for the steps of a child's set-up.
#include "sandbox/step.hpp"

#include <system_error>

namespace mathjudge::sandbox {

const char* describe(Step step) {
  switch (step) {
    case Step::None:
      return "doing nothing";
    case Step::Fork:
      return "starting a process";
    case Step::Identity:
      return "mapping the user into its namespace";
    case Step::ParentDeath:
      return "tying the process to its parent";
    case Step::Session:
      return "starting a session";
    case Step::ProcessGroup:
      return "starting a process group";
    case Step::WorkingDirectory:
      return "changing the working directory";
    case Step::Descriptors:
      return "arranging the descriptors";
    case Step::Signals:
      return "resetting the signals";
    case Step::CoreDumps:
      return "switching core dumps off";
    case Step::Affinity:
      return "pinning to a core";
    case Step::ResourceLimits:
      return "setting the resource limits";
    case Step::Capabilities:
      return "dropping capabilities";
    case Step::NoNewPrivileges:
      return "giving up new privileges";
    case Step::Landlock:
      return "applying Landlock";
    case Step::Seccomp:
      return "installing the seccomp filter";
    case Step::Report:
      return "reporting that the set-up is complete";
    case Step::Execute:
      return "executing the program";
  }
  return "an unknown step";
}

std::string describe(const StepFailure& failure) {
  return std::string(describe(failure.step)) + ": " + std::generic_category().message(failure.error);
}

}  // namespace mathjudge::sandbox
