// Compiling, running and naming for the tests of execute/.
#include "unit/execute/solution.hpp"

#include <stdlib.h>

#include <cmath>
#include <fstream>
#include <regex>
#include <sstream>

namespace mathjudge::execute::test {

Directory::Directory() {
  std::string pattern = (std::filesystem::temp_directory_path() / "mathjudge-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

Directory::~Directory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path compile(const Directory& directory, const std::string& name, const std::string& source,
                              const std::string& flags) {
  const std::filesystem::path file = directory.path() / (name + ".cpp"),
                              library = directory.path() / (name + ".so");
  std::ofstream(file) << source;
  const std::string command = "g++ -std=c++20 -O1 -fPIC -shared -w -I" MATHJUDGE_SOURCE_DIR "/judge " +
                              flags + " -o " + library.string() + " " + file.string();
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  return library;
}

std::string source_with(const std::string& before, const std::string& body) {
  return "#include \"runner/abi.hpp\"\n#include <new>\n" + before + "\nstatic double f(double x) { " + body +
         R"( }
extern "C" const __mathjudge::Entry __mathjudge_entries[] = {{
  sizeof(double), alignof(double),
  [](const void* const* a, void* r) { new (r) double(f(*static_cast<const double*>(a[0]))); },
  [](const void* r, const void** parts) { parts[0] = r; }, [](void*) {}}};
)";
}

namespace {

std::string behaviours_source() {
  std::ifstream file(MATHJUDGE_SOURCE_DIR "/tests/unit/execute/fixtures/behaviours.cc");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

const std::filesystem::path& behaviours() {
  static const Directory directory;
  static const std::filesystem::path library =
      compile(directory, "behaviours", behaviours_source(),
              "-pthread -DMATHJUDGE_TEST_SECRET='\"" MATHJUDGE_SOURCE_DIR "/CMakeLists.txt\"'");
  return library;
}

std::size_t behaviour(const std::string& name) {
  static const std::map<std::string, std::size_t> places = [] {
    const std::string source = behaviours_source();
    const std::regex row("\n    ENTRY\\((\\w+)\\)");
    std::map<std::string, std::size_t> result;
    for (std::sregex_iterator at(source.begin(), source.end(), row), end; at != end; ++at)
      result.emplace((*at)[1], result.size());
    return result;
  }();
  return places.at(name);
}

const catalogue::Function& plain_function() {
  static const catalogue::Function function{
      "f", {{"x", values::Type::Double}}, {{"y", values::Type::Double}}, {}};
  return function;
}

catalogue::Limits short_limits() {
  catalogue::Limits limits;
  limits.cpu_seconds = 0.3;
  limits.wall_seconds = 20;
  limits.memory_bytes = 256u << 20;
  return limits;
}

Setup setup_for(const std::filesystem::path& library) {
  Setup setup;
  setup.runner = MATHJUDGE_BINARY_DIR "/libexec/mathjudge/mathjudge-runner";
  setup.library = library;
  return setup;
}

CaseRun run_entry(Executor& executor, std::size_t entry, std::size_t calls, const catalogue::Limits& limits) {
  const std::vector<values::Value> arguments{21.0};
  CaseInput input{&plain_function(), entry, {}, limits};
  input.calls.assign(calls, &arguments);
  CaseRun result;
  int runs = 0;
  const auto status = executor.run({input}, [&](std::size_t, CaseRun run) {
    result = std::move(run);
    ++runs;
    return true;
  });
  EXPECT_TRUE(status) << (status ? "" : status.error().what);
  EXPECT_EQ(runs, 1);
  return result;
}

double answer(const CaseRun& run) {
  const auto* completed = std::get_if<Completed>(&run.outcome);
  const auto* returned =
      completed && !completed->calls.empty() ? std::get_if<Returned>(&completed->calls[0]) : nullptr;
  if (!returned) {
    ADD_FAILURE() << summary(run.outcome);
    return std::nan("");
  }
  return std::get<double>(returned->parts.at(0));
}

std::string summary(const CaseOutcome& outcome) {
  struct Visitor {
    std::string operator()(const Completed& o) const {
      if (!o.calls.empty())
        if (const auto* threw = std::get_if<Threw>(&o.calls.back()))
          return "Threw(" + threw->type + ": " + threw->what + ")";
      return "Completed(" + std::to_string(o.calls.size()) + ")";
    }
    std::string operator()(const Crashed& o) const {
      return "Crashed(" + std::to_string(o.signal) + (o.stack_overflow ? ", stack overflow" : "") +
             (o.memory_limit_near ? ", memory" : "") + ")";
    }
    std::string operator()(const ExitedEarly& o) const {
      return "ExitedEarly(" + std::to_string(o.code) + ")";
    }
    std::string operator()(const TimedOut& o) const {
      return o.clock == TimedOut::Clock::Cpu ? "TimedOut(cpu)" : "TimedOut(wall)";
    }
    std::string operator()(const OutOfMemory&) const { return "OutOfMemory"; }
    std::string operator()(const BrokeRule& o) const { return "BrokeRule(" + o.call + ")"; }
    std::string operator()(const BadAnswer& o) const { return "BadAnswer(" + o.why + ")"; }
    std::string operator()(const NotLoadable& o) const { return "NotLoadable(" + o.why + ")"; }
  };
  return std::visit(Visitor{}, outcome);
}

}  // namespace mathjudge::execute::test
