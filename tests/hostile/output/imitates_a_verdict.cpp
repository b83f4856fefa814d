// expect: wrong-answer
// what: prints a verdict, escapes and NUL bytes
#include <cstdio>
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>&) {
  std::fputs("\x1b[2J\x1b[32mACCEPTED\x1b[0m   17/17 hidden cases\n", stdout);
  std::fwrite("a\0b", 1, 3, stdout);
  return 12345.678;
}
