// mathjudge: the program. Everything it does is in commands/ and, below that, in the judge library.
#include "commands/command.hpp"

int main(int argc, char** argv) { return mathjudge::commands::run_program(argc, argv); }
