// For the tests of compile/: sessions with the build tree's headers and a cache of the tests' own,
// and libraries loaded into this process so that their entries can be called.
#pragma once

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "compile/compile.hpp"
#include "runner/abi.hpp"
#include "support/temp_dir.hpp"

namespace mathjudge::compile {

using values::IntVector;
using values::Matrix;
using values::Type;
using values::Vector;

/// One cache for all tests: each runs in a process of its own, and a precompiled header takes seconds.
inline std::filesystem::path shared_cache() {
  return std::filesystem::path(MATHJUDGE_BINARY_DIR) / "compile-test-cache";
}

inline Options default_options() {
  Options options;
  options.cache = shared_cache();
  options.include = std::filesystem::path(MATHJUDGE_BINARY_DIR) / "share/mathjudge/include";
  return options;
}

inline bool has_compiler(const std::string& name) { return static_cast<bool>(find_toolchain(name)); }

inline catalogue::Function function(std::string name, const std::vector<Type>& parameters,
                                    const std::vector<Type>& returns) {
  catalogue::Function made;
  made.name = std::move(name);
  for (std::size_t i = 0; i < parameters.size(); ++i)
    made.parameters.push_back({std::string(1, static_cast<char>('a' + i)), parameters[i]});
  for (std::size_t j = 0; j < returns.size(); ++j)
    made.returns.push_back({"r" + std::to_string(j), returns[j]});
  return made;
}

inline catalogue::Problem problem(std::vector<catalogue::Function> functions) {
  catalogue::Problem made;
  made.functions = std::move(functions);
  return made;
}

inline catalogue::Problem multiply() {
  return problem({function("matrix_multiply", {Type::Matrix, Type::Matrix}, {Type::Matrix})});
}

inline constexpr const char* kMultiply =
    "#include <vector>\n"
    "using Matrix = std::vector<std::vector<double>>;\n"
    "Matrix matrix_multiply(const Matrix& a, const Matrix& b) {\n"
    "  Matrix c(a.size(), std::vector<double>(b[0].size()));\n"
    "  for (std::size_t i = 0; i < a.size(); ++i)\n"
    "    for (std::size_t k = 0; k < b.size(); ++k)\n"
    "      for (std::size_t j = 0; j < c[i].size(); ++j) c[i][j] += a[i][k] * b[k][j];\n"
    "  return c;\n"
    "}\n";

inline support::Result<Outcome> compile_with(const Options& options, const catalogue::Problem& problem,
                                             const std::string& source,
                                             const std::filesystem::path& file = "solution.cpp") {
  auto session = Session::open(options);
  if (!session) return session.error();
  return session->compile(problem, file, source, {});
}

inline support::Result<Outcome> compile(const catalogue::Problem& problem, const std::string& source) {
  return compile_with(default_options(), problem, source);
}

/// The rejection that is expected, or a failed test and an empty one.
inline Rejection rejection(const support::Result<Outcome>& outcome) {
  if (outcome && std::holds_alternative<Rejection>(*outcome)) return std::get<Rejection>(*outcome);
  ADD_FAILURE() << (outcome ? "it compiled" : outcome.error().what);
  return {};
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A compiled solution in this process.
class Loaded {
 public:
  Loaded(const catalogue::Problem& problem, const std::string& source,
         const Options& options = default_options()) {
    auto outcome = compile_with(options, problem, source);
    if (!outcome) {
      ADD_FAILURE() << outcome.error().what;
    } else if (const auto* rejected = std::get_if<Rejection>(&*outcome)) {
      ADD_FAILURE() << rejected->diagnostics << rejected->expected;
    } else {
      library_ = std::get<Library>(*outcome);
      // Never unloaded: threads that a runtime (OpenMP's) keeps waiting still run its code.
      handle_ = ::dlopen(library_.file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
      if (handle_ == nullptr) ADD_FAILURE() << ::dlerror();
    }
  }
  ~Loaded() {
    if (handle_ != nullptr) ::dlclose(handle_);
  }
  Loaded(const Loaded&) = delete;
  Loaded& operator=(const Loaded&) = delete;

  explicit operator bool() const { return handle_ != nullptr; }
  const Library& library() const { return library_; }
  const __mathjudge::Entry& entry(std::size_t i) const {
    return static_cast<const __mathjudge::Entry*>(::dlsym(handle_, MATHJUDGE_ENTRIES_SYMBOL))[i];
  }

  /// Calls entry `i` and returns the parts as the declared types, copied.
  template <class... Parts, class... Arguments>
  std::tuple<Parts...> call(std::size_t i, const Arguments&... arguments) const {
    const __mathjudge::Entry& entry = this->entry(i);
    const std::unique_ptr<void, void (*)(void*)> memory(::operator new(entry.result_size),
                                                        [](void* p) { ::operator delete(p); });
    const void* list[] = {static_cast<const void*>(&arguments)...};
    entry.call(list, memory.get());
    const void* parts[sizeof...(Parts)];
    entry.view(memory.get(), parts);
    auto result = [&]<std::size_t... J>(std::index_sequence<J...>) {
      return std::tuple<Parts...>{*static_cast<const Parts*>(parts[J])...};
    }
    (std::index_sequence_for<Parts...>{});
    entry.destroy(memory.get());
    return result;
  }

 private:
  void* handle_ = nullptr;
  Library library_;
};

/// A directory for one test's files.
inline support::TempDir scratch() { return *support::TempDir::create(support::default_temp_parent()); }

}  // namespace mathjudge::compile
