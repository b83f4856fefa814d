// expect: compile-error
// says: syntax_error.cpp
// what: a syntax error
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a { return 0; }
