// What a problem with a generic function needs beyond binding.hpp: the functor that runs a formula over
// whatever scalar the solution chooses. Apart, because the other problems should not pay for it.
#ifndef MATHJUDGE_RUNNER_GENERIC_BINDING_HPP
#define MATHJUDGE_RUNNER_GENERIC_BINDING_HPP

#include "functions/evaluate.hpp"
#include "runner/binding.hpp"

namespace __mathjudge {

using GenericFunction = mathjudge::functions::Generic;

}  // namespace __mathjudge

#endif
