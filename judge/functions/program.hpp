// A formula compiled to a flat register program, and the interpreter that runs it over any scalar.
// The same program runs over double in the runner, over the solution's own scalar in automatic
// differentiation, and over high-precision and error-bounding scalars in the judge.
#pragma once
// (placeholder; replaced by the functions module)
