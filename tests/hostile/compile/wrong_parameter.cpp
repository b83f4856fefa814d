// expect: compile-error
// says: double matrix_trace
// what: takes an int
#include <stdexcept>
#include <vector>

double matrix_trace(int) { return 0; }
