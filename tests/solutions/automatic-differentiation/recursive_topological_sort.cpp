// expect: runtime-error
// caught-by: budget
// mistake: a depth-first search orders the nodes: the recursion is as deep as the longest chain, and the
// stack ends first

#include <cmath>
#include <cstddef>
#include <memory>
#include <unordered_set>
#include <vector>

struct Node {
  std::shared_ptr<Node> a, b;
  double wa = 0, wb = 0, adjoint = 0;
};

struct Number {
  double v = 0;
  std::shared_ptr<Node> node;
  Number() = default;
  Number(double value) : v(value) {}
};

static Number make(double v, const Number& a, double wa, const Number& b = {}, double wb = 0) {
  Number r(v);
  if (!a.node && !b.node) return r;
  r.node = std::make_shared<Node>(Node{a.node, b.node, wa, wb, 0});
  return r;
}

Number operator+(const Number& a, const Number& b) { return make(a.v + b.v, a, 1, b, 1); }
Number operator-(const Number& a, const Number& b) { return make(a.v - b.v, a, 1, b, -1); }
Number operator*(const Number& a, const Number& b) { return make(a.v * b.v, a, b.v, b, a.v); }
Number operator/(const Number& a, const Number& b) {
  return make(a.v / b.v, a, 1 / b.v, b, -a.v / (b.v * b.v));
}
Number operator-(const Number& a) { return make(-a.v, a, -1); }
Number& operator+=(Number& a, const Number& b) { return a = a + b; }
Number& operator-=(Number& a, const Number& b) { return a = a - b; }
Number& operator*=(Number& a, const Number& b) { return a = a * b; }
Number& operator/=(Number& a, const Number& b) { return a = a / b; }
bool operator<(const Number& a, const Number& b) { return a.v < b.v; }
bool operator>(const Number& a, const Number& b) { return a.v > b.v; }
bool operator<=(const Number& a, const Number& b) { return a.v <= b.v; }
bool operator>=(const Number& a, const Number& b) { return a.v >= b.v; }
Number sin(const Number& a) { return make(std::sin(a.v), a, std::cos(a.v)); }
Number cos(const Number& a) { return make(std::cos(a.v), a, -std::sin(a.v)); }
Number exp(const Number& a) { return make(std::exp(a.v), a, std::exp(a.v)); }
Number log(const Number& a) { return make(std::log(a.v), a, 1 / a.v); }
Number sqrt(const Number& a) { return make(std::sqrt(a.v), a, 0.5 / std::sqrt(a.v)); }
Number tanh(const Number& a) { return make(std::tanh(a.v), a, 1 - std::tanh(a.v) * std::tanh(a.v)); }
Number abs(const Number& a) { return make(std::abs(a.v), a, a.v < 0 ? -1 : 1); }
Number pow(const Number& a, double p) {
  return make(std::pow(a.v, p), a, p == 0 ? 0 : p * std::pow(a.v, p - 1));
}
Number pow(const Number& a, const Number& b) {
  if (!b.node) return pow(a, b.v);
  const double y = std::pow(a.v, b.v);
  return make(y, a, b.v == 0 ? 0 : b.v * std::pow(a.v, b.v - 1), b, y * std::log(a.v));
}

// Parents first; the caller goes through the list backwards.
static void sort_from(Node* node, std::unordered_set<Node*>& seen, std::vector<Node*>& order) {
  if (!seen.insert(node).second) return;
  if (node->a) sort_from(node->a.get(), seen, order);
  if (node->b) sort_from(node->b.get(), seen, order);
  order.push_back(node);
}

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  std::vector<Number> point(x.begin(), x.end());
  for (Number& input : point) input.node = std::make_shared<Node>();
  const Number result = f(point);
  if (result.node) {
    std::unordered_set<Node*> seen;
    std::vector<Node*> order;
    sort_from(result.node.get(), seen, order);
    result.node->adjoint = 1;
    while (!order.empty()) {
      Node* node = order.back();
      order.pop_back();
      if (node->a) node->a->adjoint += node->wa * node->adjoint;
      if (node->b) node->b->adjoint += node->wb * node->adjoint;
    }
  }
  std::vector<double> gradient;
  for (const Number& input : point) gradient.push_back(input.node->adjoint);
  return gradient;
}
