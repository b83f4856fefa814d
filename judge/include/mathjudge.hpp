// The types that the problems' statements use, as aliases of standard types.
// Optional: a solution that spells the standard types itself needs no header.
#ifndef MATHJUDGE_HPP
#define MATHJUDGE_HPP

#include <functional>
#include <utility>
#include <vector>

namespace mathjudge {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;  ///< rows; {} is the 0x0 matrix

using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;
using MatrixFunction = std::function<Matrix(const Vector&)>;
using UnivariateFunction = std::function<double(double)>;
using UniformStream = std::function<double()>;  ///< the next u in [0,1)

}  // namespace mathjudge

#endif
