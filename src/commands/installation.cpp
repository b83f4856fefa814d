// The layout relative to /proc/self/exe; the build tree and an installed tree share it.
#include "commands/installation.hpp"

namespace mathjudge::commands {

support::Result<Installation> find_installation() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error)
    return support::Error{"cannot find out where the program is: " + error.message(), "Is /proc mounted?"};
  const auto prefix = program.parent_path().parent_path();
  const auto share = prefix / "share" / "mathjudge";
  Installation found{{share / "problems", share / "reference"},
                     prefix / "libexec" / "mathjudge" / "mathjudge-runner",
                     share / "include",
                     share / "solutions",
                     share / "hostile"};
  for (const auto& path : {found.data.problems, found.data.references, found.runner, found.include})
    if (!std::filesystem::exists(path, error))
      return support::Error{
          path.string() + " is missing: the installation is incomplete",
          "Install again with cmake --install, or build the checkout again with ./mathjudge."};
  return found;
}

}  // namespace mathjudge::commands
