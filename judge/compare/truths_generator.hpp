// The prescribed linear congruential generator and the normal numbers that Box and Muller make of it.
#pragma once

#include "compare/truths.hpp"

namespace mathjudge::compare {

/// Arguments (seed, n): every uniform exactly.
Truth congruential(const Question& question);
std::vector<Confusion> congruential_confusions(const Question& question);
std::string congruential_lesson(const Findings& findings);

/// Arguments (seed, n, mean, stddev); the magnitude is |mean| + stddev r, r the radius of the pair.
Truth box_muller(const Question& question);
std::vector<Confusion> box_muller_confusions(const Question& question);
std::string box_muller_lesson(const Findings& findings);

}  // namespace mathjudge::compare
