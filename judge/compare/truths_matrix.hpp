// Right answers of the matrix operations, what they are confused with, and what a failure teaches.
#pragma once

#include "compare/truths.hpp"

namespace mathjudge::compare {

Truth product(const Question& question);  ///< arguments (A, B); magnitude (|A||B|)_ij, k inner dimension
std::vector<Confusion> product_confusions(const Question& question);
std::string product_lesson(const Findings& findings);

Truth trace(const Question& question);  ///< argument (A); magnitude sum |a_ii|, n terms
std::vector<Confusion> trace_confusions(const Question& question);
std::string trace_lesson(const Findings& findings);

Truth transposed(const Question& question);  ///< argument (A)
std::vector<Confusion> transpose_confusions(const Question& question);
std::string transpose_lesson(const Findings& findings);

Truth hadamard(const Question& question);  ///< arguments (A, B): one double rounding per entry
std::vector<Confusion> hadamard_confusions(const Question& question);
std::string hadamard_lesson(const Findings& findings);

Truth rank(const Question& question);  ///< argument (A): how many sigma_i > max(m, n) eps sigma_1
std::string rank_lesson(const Findings& findings);

}  // namespace mathjudge::compare
