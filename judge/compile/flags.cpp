// The table of flags that mean something to the judge; whatever it does not name is the compiler's
// business and passes through. Rows are tried in order, so exceptions stand before the rule.
#include "compile/flags.hpp"

#include <string_view>

namespace mathjudge::compile {
namespace {

using support::Error;

enum class Kind {
  Refuse,         // `note` says why
  Drop,           // has no effect here
  Pass,           // an exception to a later row
  Directory,      // takes a directory of headers, joined or as the next argument
  Libraries,      // takes a directory of libraries
  LinkOnly,       // meant for the linker
  LinkWithValue,  // meant for the linker, with a value, joined or as the next argument
  CompileAndLink  // the compiler and the linker both need it
};

enum class Match { Exact, Prefix };

struct Rule {
  std::string_view flag;
  Match match;
  Kind kind;
  std::string_view note;
};

constexpr std::string_view kAbi =
    "it changes the layout of standard types, and the judge hands those to the solution";
constexpr std::string_view kDebugContainers =
    "it changes the layout of standard containers, and the judge hands those to the solution; use "
    "-D_GLIBCXX_ASSERTIONS (checks every index) or --sanitize instead";
constexpr std::string_view kWrites = "it makes the compiler write files beside the one the judge asked for";
constexpr std::string_view kPrograms = "it makes the compiler load or run something else";
constexpr std::string_view kOutput = "the judge itself decides what is made from the file";
constexpr std::string_view kInclude =
    "it adds source that the solution does not contain; write an #include line";
constexpr std::string_view kPrints = "it makes the compiler print instead of compiling";
constexpr std::string_view kShared = "a solution is compiled as a shared library";
constexpr std::string_view kOldStandard = "the judge needs C++17 or later; the default is -std=c++20";
constexpr std::string_view kReach = "it reaches past the compiler driver; give the flag itself";
constexpr std::string_view kSystem = "the judge uses the system's own headers and libraries";

constexpr Rule kRules[] = {
    {"-D_GLIBCXX_DEBUG", Match::Prefix, Kind::Refuse, kDebugContainers},
    {"-D_GLIBCXX_USE_CXX11_ABI=0", Match::Exact, Kind::Refuse, kAbi},
    {"-stdlib=libstdc++", Match::Exact, Kind::Drop, ""},
    {"-stdlib=", Match::Prefix, Kind::Refuse, kAbi},
    {"-m32", Match::Exact, Kind::Refuse, kAbi},
    {"-mx32", Match::Exact, Kind::Refuse, kAbi},
    {"-m16", Match::Exact, Kind::Refuse, kAbi},
    {"-mabi=", Match::Prefix, Kind::Refuse, kAbi},
    {"-mlong-double-", Match::Prefix, Kind::Refuse, kAbi},
    {"-fabi-version", Match::Prefix, Kind::Refuse, kAbi},
    {"-fpack-struct", Match::Prefix, Kind::Refuse, kAbi},
    {"-fshort-", Match::Prefix, Kind::Refuse, kAbi},
    {"-funsigned-bitfields", Match::Exact, Kind::Pass, ""},
    {"-fno-pic", Match::Exact, Kind::Refuse, kShared},
    {"-fno-PIC", Match::Exact, Kind::Refuse, kShared},
    {"-fno-plt", Match::Exact, Kind::Pass, ""},
    {"-fpie", Match::Exact, Kind::Drop, ""},
    {"-fPIE", Match::Exact, Kind::Drop, ""},
    {"-fpic", Match::Exact, Kind::Drop, ""},
    {"-fPIC", Match::Exact, Kind::Drop, ""},
    {"-pie", Match::Exact, Kind::Drop, ""},
    {"-no-pie", Match::Exact, Kind::Refuse, kShared},
    {"-shared", Match::Exact, Kind::Drop, ""},
    {"-static-lib", Match::Prefix, Kind::Refuse, kShared},
    {"-static", Match::Prefix, Kind::Refuse, kShared},
    {"-r", Match::Exact, Kind::Refuse, kShared},
    {"-std=c++98", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=c++03", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=c++0x", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=c++1y", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=c++11", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=c++14", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=gnu++98", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=gnu++03", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=gnu++0x", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=gnu++1y", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=gnu++11", Match::Exact, Kind::Refuse, kOldStandard},
    {"-std=gnu++14", Match::Exact, Kind::Refuse, kOldStandard},
    {"-ansi", Match::Exact, Kind::Refuse, kOldStandard},
    {"-fmax-errors=", Match::Prefix, Kind::Drop, ""},
    {"-ferror-limit=", Match::Prefix, Kind::Drop, ""},
    {"-fdiagnostics-", Match::Prefix, Kind::Drop, ""},
    {"-fno-diagnostics-", Match::Prefix, Kind::Drop, ""},
    {"-fmessage-length=", Match::Prefix, Kind::Drop, ""},
    {"-fcolor-diagnostics", Match::Exact, Kind::Drop, ""},
    {"-pipe", Match::Exact, Kind::Drop, ""},
    {"-Winvalid-pch", Match::Exact, Kind::Drop, ""},
    {"-c", Match::Exact, Kind::Drop, ""},
    {"-S", Match::Exact, Kind::Refuse, kOutput},
    {"-E", Match::Exact, Kind::Refuse, kOutput},
    {"-o", Match::Prefix, Kind::Refuse, kOutput},
    {"-x", Match::Prefix, Kind::Refuse, kOutput},
    {"-fsyntax-only", Match::Exact, Kind::Refuse, kOutput},
    {"-emit-", Match::Prefix, Kind::Refuse, kOutput},
    {"--output", Match::Prefix, Kind::Refuse, kOutput},
    {"-march=native", Match::Exact, Kind::CompileAndLink, ""},
    {"-march=", Match::Prefix, Kind::Pass, ""},
    {"-M", Match::Prefix, Kind::Refuse, kWrites},
    {"-save-", Match::Prefix, Kind::Refuse, kWrites},
    {"--save-", Match::Prefix, Kind::Refuse, kWrites},
    {"-dump", Match::Prefix, Kind::Refuse, kWrites},
    {"-d", Match::Prefix, Kind::Refuse, kWrites},
    {"-fdump-", Match::Prefix, Kind::Refuse, kWrites},
    {"-fopt-info", Match::Prefix, Kind::Refuse, kWrites},
    {"-fsave-optimization-record", Match::Prefix, Kind::Refuse, kWrites},
    {"-fstack-usage", Match::Exact, Kind::Refuse, kWrites},
    {"-fcallgraph-info", Match::Prefix, Kind::Refuse, kWrites},
    {"-fprofile", Match::Prefix, Kind::Refuse, kWrites},
    {"-fcoverage", Match::Prefix, Kind::Refuse, kWrites},
    {"-ftest-coverage", Match::Exact, Kind::Refuse, kWrites},
    {"-fcrash-diagnostics", Match::Prefix, Kind::Refuse, kWrites},
    {"-fauto-profile", Match::Prefix, Kind::Refuse, kWrites},
    {"-ftime-trace", Match::Prefix, Kind::Refuse, kWrites},
    {"-gsplit-dwarf", Match::Exact, Kind::Refuse, kWrites},
    {"--coverage", Match::Exact, Kind::Refuse, kWrites},
    {"-coverage", Match::Exact, Kind::Refuse, kWrites},
    {"-pg", Match::Exact, Kind::Refuse, kWrites},
    {"-p", Match::Exact, Kind::Refuse, kWrites},
    {"-aux-info", Match::Prefix, Kind::Refuse, kWrites},
    {"-fplugin", Match::Prefix, Kind::Refuse, kPrograms},
    {"-fpass-plugin", Match::Prefix, Kind::Refuse, kPrograms},
    {"-wrapper", Match::Exact, Kind::Refuse, kPrograms},
    {"-specs", Match::Prefix, Kind::Refuse, kPrograms},
    {"--specs", Match::Prefix, Kind::Refuse, kPrograms},
    {"-B", Match::Prefix, Kind::Refuse, kPrograms},
    {"-fmodule", Match::Prefix, Kind::Refuse, kPrograms},
    {"-no-canonical-prefixes", Match::Exact, Kind::Refuse, kPrograms},
    {"-load", Match::Exact, Kind::Refuse, kPrograms},
    {"@", Match::Prefix, Kind::Refuse, kPrograms},
    {"--config", Match::Prefix, Kind::Refuse, kPrograms},
    {"-include", Match::Prefix, Kind::Refuse, kInclude},
    {"-imacros", Match::Prefix, Kind::Refuse, kInclude},
    {"-v", Match::Exact, Kind::Refuse, kPrints},
    {"-###", Match::Exact, Kind::Refuse, kPrints},
    {"-Q", Match::Exact, Kind::Refuse, kPrints},
    {"-H", Match::Exact, Kind::Refuse, kPrints},
    {"-ftime-report", Match::Prefix, Kind::Refuse, kPrints},
    {"-fmem-report", Match::Prefix, Kind::Refuse, kPrints},
    {"--version", Match::Exact, Kind::Refuse, kPrints},
    {"--help", Match::Prefix, Kind::Refuse, kPrints},
    {"-print-", Match::Prefix, Kind::Refuse, kPrints},
    {"--print-", Match::Prefix, Kind::Refuse, kPrints},
    {"-Wp,", Match::Prefix, Kind::Refuse, kReach},
    {"-Wa,", Match::Prefix, Kind::Refuse, kReach},
    {"-X", Match::Prefix, Kind::Refuse, kReach},
    {"-mllvm", Match::Exact, Kind::Refuse, kReach},
    {"--sysroot", Match::Prefix, Kind::Refuse, kSystem},
    {"-isysroot", Match::Prefix, Kind::Refuse, kSystem},
    {"-iprefix", Match::Prefix, Kind::Refuse, kSystem},
    {"-iwithprefix", Match::Prefix, Kind::Refuse, kSystem},
    {"-imultilib", Match::Prefix, Kind::Refuse, kSystem},
    {"-nostd", Match::Prefix, Kind::Refuse, kSystem},
    {"-nodefaultlibs", Match::Exact, Kind::Refuse, kSystem},
    {"-nolibc", Match::Exact, Kind::Refuse, kSystem},
    {"-target", Match::Prefix, Kind::Refuse, kSystem},
    {"--target", Match::Prefix, Kind::Refuse, kSystem},
    {"--gcc-toolchain", Match::Prefix, Kind::Refuse, kSystem},
    {"-isystem", Match::Prefix, Kind::Directory, ""},
    {"-idirafter", Match::Prefix, Kind::Directory, ""},
    {"-iquote", Match::Prefix, Kind::Directory, ""},
    {"-I", Match::Prefix, Kind::Directory, ""},
    {"-L", Match::Prefix, Kind::Libraries, ""},
    {"-Wl,", Match::Prefix, Kind::LinkOnly, ""},
    {"-l", Match::Prefix, Kind::LinkWithValue, ""},
    {"-u", Match::Prefix, Kind::LinkWithValue, ""},
    {"-T", Match::Prefix, Kind::Refuse, kPrograms},
    {"-rdynamic", Match::Exact, Kind::LinkOnly, ""},
    {"-s", Match::Exact, Kind::LinkOnly, ""},
    {"-fuse-ld=", Match::Prefix, Kind::LinkOnly, ""},
    {"-fopenmp", Match::Prefix, Kind::CompileAndLink, ""},
    {"-fopenacc", Match::Prefix, Kind::CompileAndLink, ""},
    {"-pthread", Match::Exact, Kind::CompileAndLink, ""},
    {"-fsanitize", Match::Prefix, Kind::Refuse,
     "use --sanitize, which also prepares the program that loads it"},
    {"-flto", Match::Prefix, Kind::CompileAndLink, ""},
    {"-fgnu-tm", Match::Exact, Kind::CompileAndLink, ""},
    {"-fsplit-stack", Match::Exact, Kind::Refuse, kAbi},
};

const Rule* rule_for(std::string_view flag) {
  for (const Rule& rule : kRules) {
    const bool hit =
        rule.match == Match::Exact ? flag == rule.flag : flag.substr(0, rule.flag.size()) == rule.flag;
    if (hit) return &rule;
  }
  return nullptr;
}

Error refusal(std::string_view flag, std::string_view why) {
  return {"the compiler flag " + std::string(flag) + " cannot be used: " + std::string(why),
          "Leave it out of --cxxflags.", true};
}

std::string absolute(const std::string& path, const std::filesystem::path& directory) {
  return (directory / path).lexically_normal().string();
}

// Walks the flags, so that a flag can take the next argument as its value.
class Vetting {
 public:
  Vetting(const std::vector<std::string>& flags, const std::filesystem::path& directory)
      : flags_(flags), directory_(directory) {}

  support::Result<Flags> run() {
    for (at_ = 0; at_ < flags_.size(); ++at_) {
      if (auto status = take(flags_[at_]); !status) return status.error();
    }
    return std::move(result_);
  }

 private:
  support::Status take(const std::string& flag) {
    if (flag.empty()) return support::Done{};
    if (flag[0] != '-' && flag[0] != '@')
      return Error{"\"" + flag + "\" is not a compiler flag",
                   "A solution is a single file; name only flags in --cxxflags.", true};
    if (flag == "-" || flag.find('\0') != std::string::npos || flag.find('\n') != std::string::npos)
      return refusal(flag, kOutput);
    const Rule* rule = rule_for(flag);
    if (rule == nullptr) return pass(flag);
    switch (rule->kind) {
      case Kind::Refuse:
        return refusal(flag, rule->note);
      case Kind::Drop:
        return support::Done{};
      case Kind::Pass:
        return pass(flag);
      case Kind::Directory:
        return directory_flag(flag, *rule);
      case Kind::Libraries:
        return library_flag(flag, *rule);
      case Kind::LinkOnly:
        return link(flag);
      case Kind::LinkWithValue:
        return link_with_value(flag, *rule);
      case Kind::CompileAndLink:
        return both(flag);
    }
    return support::Done{};
  }

  support::Status pass(const std::string& flag) {
    if (flag.find("=native") != std::string::npos) result_.depends_on_cpu = true;
    if (flag.substr(0, 2) == "-W" || flag == "-w") result_.chooses_warnings = true;
    result_.compile.push_back(flag);
    // -D NAME and -U NAME: the only passing flags that take their value as a separate argument.
    if (flag == "-D" || flag == "-U") {
      if (at_ + 1 == flags_.size()) return refusal(flag, "its value is missing");
      const std::string joined = flag + flags_[++at_];
      result_.compile.pop_back();
      return take(joined);
    }
    return support::Done{};
  }

  // The value behind `rule.flag`, joined ("-Ifoo") or separate ("-I foo").
  support::Result<std::string> value(const std::string& flag, const Rule& rule) {
    std::string joined = flag.substr(rule.flag.size());
    if (!joined.empty()) return joined;
    if (at_ + 1 == flags_.size()) return refusal(flag, "its value is missing");
    return std::string(flags_[++at_]);
  }

  support::Status directory_flag(const std::string& flag, const Rule& rule) {
    auto path = value(flag, rule);
    if (!path) return path.error();
    const std::string full = absolute(*path, directory_);
    result_.compile.emplace_back(rule.flag);
    result_.compile.push_back(full);
    result_.readable.emplace_back(full);
    return support::Done{};
  }

  support::Status library_flag(const std::string& flag, const Rule& rule) {
    auto path = value(flag, rule);
    if (!path) return path.error();
    const std::string full = absolute(*path, directory_);
    result_.readable.emplace_back(full);
    result_.libraries.emplace_back(full);
    return link("-L" + full);
  }

  support::Status link(const std::string& flag) {
    if (flag.find("-Wl,") == 0 &&
        (flag.find("-plugin") != std::string::npos || flag.find("-Map") != std::string::npos ||
         flag.find(",@") != std::string::npos))
      return refusal(flag, kPrograms);
    result_.link.push_back(flag);
    result_.link_with_driver = true;
    return support::Done{};
  }

  support::Status link_with_value(const std::string& flag, const Rule& rule) {
    auto name = value(flag, rule);
    if (!name) return name.error();
    return link(std::string(rule.flag) + *name);
  }

  support::Status both(const std::string& flag) {
    // Needed at the link as well only when the driver adds something for it.
    if (flag == "-march=native") return pass(flag);
    result_.compile.push_back(flag);
    return link(flag);
  }

  const std::vector<std::string>& flags_;
  const std::filesystem::path& directory_;
  std::size_t at_ = 0;
  Flags result_;
};

}  // namespace

support::Result<Flags> vet_flags(const std::vector<std::string>& flags,
                                 const std::filesystem::path& directory) {
  return Vetting(flags, directory).run();
}

}  // namespace mathjudge::compile
