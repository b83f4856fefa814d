"""Solutions of matrix-multiply that earn each verdict, for the tests of the command line."""

HEAD = "#include <vector>\nusing Matrix = std::vector<std::vector<double>>;\n"
SIGNATURE = "Matrix matrix_multiply(const Matrix& a, const Matrix& b)"


def multiply(body, before=""):
    return f"{before}{HEAD}{SIGNATURE} {{ {body} }}\n"


RIGHT = """
  if (!a.empty() && (a[0].size() != b.size())) throw std::invalid_argument("shapes");
  for (const auto& row : a) if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  for (const auto& row : b) if (row.size() != b[0].size()) throw std::invalid_argument("ragged");
  if (a.empty() != b.empty()) throw std::invalid_argument("shapes");
  Matrix c(a.size(), std::vector<double>(b.empty() ? 0 : b[0].size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < b.size(); ++k)
      for (std::size_t j = 0; j < b[0].size(); ++j) c[i][j] += a[i][k] * b[k][j];
  return c;"""

# verdict in JSON -> (exit code, source)
VERDICTS = {
    "accepted": (0, multiply(RIGHT, "#include <stdexcept>\n")),
    "wrong-answer": (1, multiply("return a;")),
    "compile-error": (3, multiply("return no_such_name;")),
    "runtime-error": (4, multiply("__builtin_trap(); return a;")),
    "time-limit": (4, multiply("for (;;) { asm volatile(\"\"); } return a;")),
    "memory-limit": (4, multiply("for (;;) { volatile char* p = new char[1 << 20]; "
                                 "for (int i = 0; i < 1 << 20; i += 4096) p[i] = 1; } return a;")),
    "rule-broken": (4, multiply("fork(); return a;", "#include <unistd.h>\n")),
}
WRONG_SIGNATURE = HEAD + "double matrix_multiply(double a, double b) { return a * b; }\n"
