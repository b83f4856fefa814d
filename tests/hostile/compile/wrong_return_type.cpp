// expect: compile-error
// says: double matrix_trace
// what: returns a string
#include <stdexcept>
#include <vector>

#include <string>
std::string matrix_trace(const std::vector<std::vector<double>>&) { return "3"; }
