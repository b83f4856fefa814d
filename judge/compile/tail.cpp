// The generated tail uses reserved names and types captured before the source, and undefines the
// macros a solution may have made of keywords. Little text, few templates: it costs about 3 ms.
#include "compile/tail.hpp"

namespace mathjudge::compile {
namespace {

using catalogue::Function;
using catalogue::Parameter;
using values::Type;

constexpr std::size_t kLinesPerFunction = 100;

/// What an argument points at and what a returned part is turned into, under their reserved names, and how
/// messages spell a returned type.
struct Spelling {
  Type type;
  const char* argument;
  const char* part;
  const char* shown;
};
constexpr Spelling kSpellings[] = {
    {Type::Double, "Double", "Double", "double"},
    {Type::Int, "Int", "Integer", "int"},
    {Type::UnsignedInt64, "UnsignedInt64", "Unsigned", "std::uint64_t"},
    {Type::Bool, "Bool", "Bool", "bool"},
    {Type::Vector, "Vector", "Vector", "Vector"},
    {Type::Matrix, "Matrix", "Matrix", "Matrix"},
    {Type::IntVector, "IntVector", "IntVector", "std::vector<int>"},
    {Type::ScalarFunction, "ScalarFunction", nullptr, nullptr},
    {Type::VectorFunction, "VectorFunction", nullptr, nullptr},
    {Type::MatrixFunction, "MatrixFunction", nullptr, nullptr},
    {Type::UnivariateFunction, "UnivariateFunction", nullptr, nullptr},
    {Type::UniformStream, "UniformStream", nullptr, nullptr},
    {Type::Stages, "Stages", nullptr, nullptr},
    {Type::GenericFunction, "GenericFunction", nullptr, nullptr},
};

const Spelling& spelling(Type type) {
  for (const Spelling& row : kSpellings) {
    if (row.type == type) return row;
  }
  return kSpellings[0];
}

std::string reserved(const char* name) { return std::string("__mathjudge::") + name; }

// Everything the tail writes that a macro of the solution could stand for. `main` and the functions'
// own names stay as the solution has them.
constexpr const char* kWords[] = {"alignas",  "alignof",   "auto",   "bool",          "const",  "constexpr",
                                  "decltype", "double",    "extern", "int",           "long",   "new",
                                  "return",   "sizeof",    "static", "static_cast",   "struct", "typedef",
                                  "unsigned", "using",     "void",   "static_assert", "fits",   "Entry",
                                  "Parts",    "visibility"};

std::string preamble() {
  std::string text;
  for (const char* word : kWords) text += std::string("#undef ") + word + "\n";
  return text + "#pragma pack()\n";
}

std::string arguments_of(const Function& function) {
  std::string text;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    const std::string type = reserved(spelling(function.parameters[i].type).argument);
    if (i > 0) text += ", ";
    text += "*static_cast<const " + type + "*>(__mathjudge_a[" + std::to_string(i) + "])";
  }
  return text;
}

std::string part_name(std::size_t j) { return "__mathjudge_p" + std::to_string(j); }

// The check that a part fits, worded for the person: it is quoted in the explanation.
std::string fit_check(const std::string& declared, const std::string& actual, const std::string& what) {
  return "  static_assert(__mathjudge::fits<" + declared + ", decltype(" + actual + ")>, \"" + what +
         "\");\n";
}

std::string single_result(const Function& function, const std::string& call) {
  const std::string type = reserved(spelling(function.returns[0].type).part);
  const std::string shown(catalogue::spelling_of(function.returns[0].type));
  return fit_check(type, call, function.name + " does not return " + shown) + "  ::new (__mathjudge_r) " +
         type + "(static_cast<" + type + ">(" + call + "));\n";
}

std::string several_results(const Function& function, const std::string& call, const std::string& result) {
  std::string names, checks, initialisers;
  for (std::size_t j = 0; j < function.returns.size(); ++j) {
    const Parameter& part = function.returns[j];
    const std::string type = reserved(spelling(part.type).part);
    const std::string name = part_name(j);
    const std::string separator = j > 0 ? ", " : "";
    checks += fit_check(type, name,
                        "part " + std::to_string(j + 1) + " (" + part.name + ") of what " + function.name +
                            " returns is not " + std::string(catalogue::spelling_of(part.type)));
    names += separator + name;
    initialisers +=
        separator + "static_cast<" + type + ">(static_cast<decltype(" + name + ")&&>(" + name + "))";
  }
  return "  auto&& [" + names + "] = " + call + ";\n" + checks + "  ::new (__mathjudge_r) " + result + "{" +
         initialisers + "};\n";
}

std::string result_type(const Function& function, const std::string& name) {
  if (function.returns.size() == 1)
    return "using " + name + " = " + reserved(spelling(function.returns[0].type).part) + ";\n";
  std::string text = "struct " + name + " {";
  for (std::size_t j = 0; j < function.returns.size(); ++j)
    text += " " + reserved(spelling(function.returns[j].type).part) + " " + part_name(j) + ";";
  return text + " };\n";
}

std::string view_body(const Function& function, const std::string& result) {
  if (function.returns.size() == 1) return " __mathjudge_p[0] = __mathjudge_r;";
  std::string text;
  for (std::size_t j = 0; j < function.returns.size(); ++j)
    text += " __mathjudge_p[" + std::to_string(j) + "] = &static_cast<const " + result +
            "*>(__mathjudge_r)->" + part_name(j) + ";";
  return text;
}

std::string entry_functions(const Function& function, std::size_t i) {
  const std::string n = std::to_string(i), result = "__mathjudge_result_" + n;
  const std::string call = function.name + "(" + arguments_of(function) + ")";
  return result_type(function, result) + "static void __mathjudge_call_" + n +
         "(const void* const* __mathjudge_a, void* __mathjudge_r) {\n" +
         (function.returns.size() == 1 ? single_result(function, call)
                                       : several_results(function, call, result)) +
         "}\nstatic void __mathjudge_view_" + n +
         "(const void* __mathjudge_r, const void** __mathjudge_p) {" + view_body(function, result) +
         " }\nstatic void __mathjudge_destroy_" + n + "(void* __mathjudge_r) { static_cast<" + result +
         "*>(__mathjudge_r)->~" + result + "(); }\n";
}

std::string entry_row(std::size_t i) {
  const std::string n = std::to_string(i), result = "__mathjudge_result_" + n;
  return "  {sizeof(" + result + "), alignof(" + result + "), __mathjudge_call_" + n + ", __mathjudge_view_" +
         n + ", __mathjudge_destroy_" + n + "},\n";
}

std::string line_marker(std::size_t line) { return "# " + std::to_string(line) + " \"" + kTailName + "\"\n"; }

}  // namespace

std::string make_tail(const std::vector<Function>& functions) {
  std::string text = "\n" + line_marker(1) + preamble(), rows;
  for (std::size_t i = 0; i < functions.size(); ++i) {
    text += line_marker((i + 1) * kLinesPerFunction) + entry_functions(functions[i], i);
    rows += entry_row(i);
  }
  return text + line_marker(1) +
         "extern \"C\" __attribute__((__visibility__(\"default\"))) const __mathjudge::Entry "
         "__mathjudge_entries[];\n"
         "const __mathjudge::Entry __mathjudge_entries[] = {\n" +
         rows + "};\n";
}

std::size_t function_at_line(std::size_t line, std::size_t functions) {
  const std::size_t block = line / kLinesPerFunction;
  return block >= 1 && block <= functions ? block - 1 : std::string::npos;
}

}  // namespace mathjudge::compile
