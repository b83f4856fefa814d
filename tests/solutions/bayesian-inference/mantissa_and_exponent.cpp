// expect: accepted
// No logarithms: each product is kept as a mantissa in [1/2, 1) and an exponent of its own, which never
// underflows. Arguments by value.

#include <cmath>
#include <stdexcept>
#include <vector>

struct Scaled {
  double mantissa = 0;
  long exponent = 0;

  void multiply(double factor) {
    int of_factor = 0, of_product = 0;
    const double scaled = std::frexp(factor, &of_factor);
    mantissa = std::frexp(mantissa * scaled, &of_product);
    exponent += of_factor + of_product;
  }
};

std::vector<double> bayes_posterior(std::vector<double> prior, std::vector<std::vector<double>> likelihood,
                                    std::vector<int> observations) {
  double total = 0;
  for (double p : prior) {
    if (p < 0) throw std::domain_error("negative");
    total += p;
  }
  if (std::fabs(total - 1) > 1e-5 || likelihood.size() != prior.size()) throw std::invalid_argument("prior");
  const int outcomes = static_cast<int>(likelihood.at(0).size());
  for (const auto& row : likelihood) {
    if (static_cast<int>(row.size()) != outcomes) throw std::invalid_argument("ragged");
    for (double p : row)
      if (p < 0) throw std::domain_error("negative");
  }
  for (int o : observations)
    if (o < 0 || o >= outcomes) throw std::out_of_range("outcome");

  std::vector<Scaled> products;
  bool possible = false;
  long top = 0;
  for (std::size_t k = 0; k < prior.size(); ++k) {
    Scaled product{1, 0};
    product.multiply(prior[k]);
    for (int o : observations) product.multiply(likelihood[k][static_cast<std::size_t>(o)]);
    if (product.mantissa > 0) {
      if (!possible || product.exponent > top) top = product.exponent;
      possible = true;
    }
    products.push_back(product);
  }
  if (!possible) throw std::domain_error("no hypothesis is left");
  double sum = 0;
  std::vector<double> posterior;
  for (const Scaled& product : products) {
    const long below = product.exponent - top;
    posterior.push_back(below < -2000 ? 0 : std::ldexp(product.mantissa, static_cast<int>(below)));
    sum += posterior.back();
  }
  for (double& p : posterior) p /= sum;
  return posterior;
}
