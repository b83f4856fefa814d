// expect: compile-error
// says: matrix_trace
// what: a function of another name
#include <stdexcept>
#include <vector>

double trace(const std::vector<std::vector<double>>&) { return 0; }
