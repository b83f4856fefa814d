// expect: accepted
// Forward mode in one evaluation: every scalar carries its whole gradient (empty for constants). Scalars are
// a template over nothing but hidden friends; the point comes by value and the return type trails.

#include <cmath>
#include <cstddef>
#include <vector>

namespace jets {

class Jet {
 public:
  Jet() = default;
  Jet(double value) : value_(value) {}
  Jet(int value) : value_(value) {}
  static Jet input(double value, std::size_t index, std::size_t count) {
    Jet jet(value);
    jet.partials_.assign(count, 0.0);
    jet.partials_[index] = 1;
    return jet;
  }
  std::vector<double> gradient(std::size_t count) const {
    return partials_.empty() ? std::vector<double>(count, 0.0) : partials_;
  }

  Jet& operator+=(const Jet& o) { return *this = combine(value_ + o.value_, *this, 1, o, 1); }
  Jet& operator-=(const Jet& o) { return *this = combine(value_ - o.value_, *this, 1, o, -1); }
  Jet& operator*=(const Jet& o) { return *this = combine(value_ * o.value_, *this, o.value_, o, value_); }
  Jet& operator/=(const Jet& o) {
    const double q = value_ / o.value_;
    return *this = combine(q, *this, 1 / o.value_, o, -q / o.value_);
  }
  friend Jet operator+(Jet a, const Jet& b) { return a += b; }
  friend Jet operator-(Jet a, const Jet& b) { return a -= b; }
  friend Jet operator*(Jet a, const Jet& b) { return a *= b; }
  friend Jet operator/(Jet a, const Jet& b) { return a /= b; }
  friend Jet operator-(const Jet& a) { return chain(a, -a.value_, -1); }
  friend auto operator<=>(const Jet& a, const Jet& b) { return a.value_ <=> b.value_; }
  friend bool operator==(const Jet& a, const Jet& b) { return a.value_ == b.value_; }

  friend Jet sin(const Jet& a) { return chain(a, std::sin(a.value_), std::cos(a.value_)); }
  friend Jet cos(const Jet& a) { return chain(a, std::cos(a.value_), -std::sin(a.value_)); }
  friend Jet exp(const Jet& a) { return chain(a, std::exp(a.value_), std::exp(a.value_)); }
  friend Jet log(const Jet& a) { return chain(a, std::log(a.value_), 1 / a.value_); }
  friend Jet sqrt(const Jet& a) { return chain(a, std::sqrt(a.value_), 0.5 / std::sqrt(a.value_)); }
  friend Jet tanh(const Jet& a) {
    const double c = std::cosh(a.value_);
    return chain(a, std::tanh(a.value_), 1 / (c * c));
  }
  friend Jet abs(const Jet& a) { return chain(a, std::fabs(a.value_), std::copysign(1.0, a.value_)); }
  friend Jet pow(const Jet& a, const Jet& b) {
    const double y = std::pow(a.value_, b.value_);
    const double base = b.value_ == 0 ? 0 : b.value_ * std::pow(a.value_, b.value_ - 1);
    return combine(y, a, base, b, b.partials_.empty() ? 0 : y * std::log(a.value_));
  }
  friend Jet pow(const Jet& a, double p) { return pow(a, Jet(p)); }
  friend Jet pow(const Jet& a, int p) { return pow(a, Jet(p)); }
  friend Jet pow(double c, const Jet& a) { return pow(Jet(c), a); }

 private:
  static Jet chain(const Jet& a, double value, double slope) { return combine(value, a, slope, {}, 0); }
  static Jet combine(double value, const Jet& a, double wa, const Jet& b, double wb) {
    Jet r(value);
    if (!a.partials_.empty()) {
      r.partials_ = a.partials_;
      for (double& p : r.partials_) p *= wa;
    }
    if (!b.partials_.empty()) {
      if (r.partials_.empty()) r.partials_.assign(b.partials_.size(), 0.0);
      for (std::size_t i = 0; i < r.partials_.size(); ++i) r.partials_[i] += wb * b.partials_[i];
    }
    return r;
  }

  double value_ = 0;
  std::vector<double> partials_;
};

}  // namespace jets

template <class F>
auto autodiff_gradient(F const& f, std::vector<double> x) -> std::vector<double> {
  std::vector<jets::Jet> point;
  for (std::size_t i = 0; i < x.size(); ++i) point.push_back(jets::Jet::input(x[i], i, x.size()));
  return f(point).gradient(x.size());
}
