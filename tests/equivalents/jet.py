"""Second-order forward differentiation: a value with its gradient and Hessian with respect to all inputs, so that the
derivatives which specs ask of a formula are exact to rounding."""

import math

import numpy as np


class Jet:
    """Immutable. Compares by value; meets floats and NumPy's scalars from either side."""

    __array_ufunc__ = None  # NumPy's scalars leave mixed operations to the methods below

    def __init__(self, value, gradient, hessian):
        self.value, self.gradient, self.hessian = float(value), gradient, hessian

    @staticmethod
    def variables(x):
        count = len(x)
        return [Jet(value, row, np.zeros((count, count))) for value, row in zip(x, np.eye(count))]

    def lift(self, other):
        return other if isinstance(other, Jet) else Jet(other, 0 * self.gradient, 0 * self.hessian)

    def through(self, value, first, second):
        """f(self) for an f with this value and these derivatives here."""
        return Jet(value, first * self.gradient,
                   first * self.hessian + second * np.outer(self.gradient, self.gradient))

    def __add__(self, other):
        other = self.lift(other)
        return Jet(self.value + other.value, self.gradient + other.gradient, self.hessian + other.hessian)

    def __mul__(self, other):
        other = self.lift(other)
        cross = np.outer(self.gradient, other.gradient)
        return Jet(self.value * other.value, self.value * other.gradient + other.value * self.gradient,
                   self.value * other.hessian + other.value * self.hessian + cross + cross.T)

    def __neg__(self):
        return Jet(-self.value, -self.gradient, -self.hessian)

    def reciprocal(self):
        return self.through(1 / self.value, -(self.value ** -2.0), 2 * self.value ** -3.0)

    def __pow__(self, power):
        if isinstance(power, Jet):
            return (self.log() * power).exp()
        def term(k):
            factor = math.prod(power - i for i in range(k))
            return factor * self.value ** float(power - k) if factor else 0.0
        return self.through(term(0), term(1), term(2))

    def __rpow__(self, base):
        return (self * math.log(base)).exp()

    def exp(self):
        value = math.exp(self.value)
        return self.through(value, value, value)

    def log(self):
        return self.through(math.log(self.value), 1 / self.value, -(self.value ** -2.0))

    def sqrt(self):
        return self ** 0.5

    def sin(self):
        return self.through(math.sin(self.value), math.cos(self.value), -math.sin(self.value))

    def cos(self):
        return self.through(math.cos(self.value), -math.sin(self.value), -math.cos(self.value))

    def tanh(self):
        value = math.tanh(self.value)
        return self.through(value, 1 - value * value, -2 * value * (1 - value * value))

    def __abs__(self):
        return -self if self.value < 0 else self

    def __sub__(self, other):
        return self + -self.lift(other)

    def __rsub__(self, other):
        return self.lift(other) - self

    def __truediv__(self, other):
        return self * self.lift(other).reciprocal()

    def __rtruediv__(self, other):
        return self.lift(other) / self

    def __lt__(self, other):
        return self.value < self.lift(other).value

    def __le__(self, other):
        return self.value <= self.lift(other).value

    def __gt__(self, other):
        return self.value > self.lift(other).value

    def __ge__(self, other):
        return self.value >= self.lift(other).value

    __radd__ = __add__
    __rmul__ = __mul__
