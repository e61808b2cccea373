#include "core/learn/logistic.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

namespace ullim {
namespace {

using Vec = std::vector<double>;

double dot(const Vec& a, const Vec& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

/// Scores become probabilities in place; answers with log(sum(exp(scores))).
double softmax(Vec& scores) {
  const double top = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& s : scores) sum += s = std::exp(s - top);
  for (double& s : scores) s /= sum;
  return top + std::log(sum);
}

struct Problem {
  MatrixD x;  // scaled, with a last column of ones
  std::vector<int> labels;
  std::size_t classes = 0;
  double c = 1;

  double value(const Vec& w, Vec& gradient) const {
    const std::size_t d = x.cols();
    double loss = 0;
    std::fill(gradient.begin(), gradient.end(), 0.0);
    Vec p(classes);
    for (std::size_t i = 0; i < x.rows(); ++i) {
      const auto row = x.row(i);
      for (std::size_t k = 0; k < classes; ++k)
        p[k] = std::inner_product(row.begin(), row.end(), w.begin() + std::ptrdiff_t(k * d), 0.0);
      const auto label = std::size_t(labels[i]);
      const double mine = p[label];
      loss += softmax(p) - mine;
      p[label] -= 1;
      for (std::size_t k = 0; k < classes; ++k)
        for (std::size_t j = 0; j < d; ++j) gradient[k * d + j] += c * p[k] * row[j];
    }
    double squares = 0;
    for (std::size_t k = 0; k < classes; ++k)
      for (std::size_t j = 0; j + 1 < d; ++j) {
        squares += w[k * d + j] * w[k * d + j];
        gradient[k * d + j] += w[k * d + j];
      }
    return c * loss + squares / 2;
  }
};

/// The two-loop recursion over the last steps.
Vec direction(const Vec& gradient, const std::deque<std::pair<Vec, Vec>>& steps) {
  Vec q = gradient, alpha(steps.size());
  for (std::size_t i = steps.size(); i-- > 0;) {
    const auto& [s, y] = steps[i];
    alpha[i] = dot(s, q) / dot(s, y);
    for (std::size_t j = 0; j < q.size(); ++j) q[j] -= alpha[i] * y[j];
  }
  if (!steps.empty()) {
    const auto& [s, y] = steps.back();
    const double scale = dot(s, y) / dot(y, y);
    for (double& v : q) v *= scale;
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& [s, y] = steps[i];
    const double beta = dot(y, q) / dot(s, y);
    for (std::size_t j = 0; j < q.size(); ++j) q[j] += (alpha[i] - beta) * s[j];
  }
  for (double& v : q) v = -v;
  return q;
}

bool minimise(const Problem& problem, Vec& w, const std::stop_token& stop, int iterations) {
  constexpr double kFlat = 1e-5;  // of the gradient's largest entry
  constexpr std::size_t kMemory = 10;
  std::deque<std::pair<Vec, Vec>> steps;
  Vec gradient(w.size()), newGradient(w.size()), next(w.size());
  double value = problem.value(w, gradient);
  for (int iteration = 0; iteration < iterations; ++iteration) {
    double steepest = 0;
    for (const double g : gradient) steepest = std::max(steepest, std::abs(g));
    if (steepest < kFlat) return true;
    if (stop.stop_requested()) return false;
    Vec way = direction(gradient, steps);
    double slope = dot(way, gradient);
    if (slope >= 0) {  // rounding spoilt the memory
      steps.clear();
      way = direction(gradient, steps);
      slope = dot(way, gradient);
    }
    double step = steps.empty() ? std::min(1.0, 1 / steepest) : 1, newValue = 0;
    int halvings = 0;
    for (; halvings < 40; ++halvings, step /= 2) {
      for (std::size_t j = 0; j < w.size(); ++j) next[j] = w[j] + step * way[j];
      newValue = problem.value(next, newGradient);
      if (newValue <= value + 1e-4 * step * slope) break;
    }
    if (halvings == 40) return steepest < 1e-3;
    Vec s(w.size()), y(w.size());
    for (std::size_t j = 0; j < w.size(); ++j) s[j] = next[j] - w[j], y[j] = newGradient[j] - gradient[j];
    if (dot(s, y) > 1e-12) steps.emplace_back(std::move(s), std::move(y));
    if (steps.size() > kMemory) steps.pop_front();
    w.swap(next);
    gradient.swap(newGradient);
    value = newValue;
  }
  return false;
}

}  // namespace

LogisticModel fitLogistic(const MatrixD& x, const std::vector<int>& labels,
                          const std::vector<std::size_t>& rows, int nClasses, double c, std::stop_token stop,
                          int iterations) {
  const std::size_t d = x.cols(), n = rows.size();
  LogisticModel model;
  model.mean.assign(d, 0.0);
  model.std.assign(d, 1.0);
  Problem problem{MatrixD(n, d + 1, 1.0), {}, std::size_t(nClasses), c};
  for (std::size_t j = 0; j < d && n > 0; ++j) {
    double mean = 0, squares = 0;
    for (const std::size_t r : rows) mean += x.row(r)[j] / double(n);
    for (const std::size_t r : rows) squares += std::pow(x.row(r)[j] - mean, 2) / double(n);
    model.mean[j] = mean;
    if (squares > 1e-20 * (1 + mean * mean)) model.std[j] = std::sqrt(squares);
    for (std::size_t i = 0; i < n; ++i) problem.x.row(i)[j] = (x.row(rows[i])[j] - mean) / model.std[j];
  }
  for (const std::size_t r : rows) problem.labels.push_back(labels[r]);
  Vec w(problem.classes * (d + 1));
  model.converged = minimise(problem, w, stop, iterations);
  model.weights = MatrixD(problem.classes, d + 1);
  for (std::size_t k = 0; k < problem.classes; ++k)
    for (std::size_t j = 0; j <= d; ++j) model.weights.row(k)[j] = w[k * (d + 1) + j];
  return model;
}

std::vector<double> logisticProbabilities(const LogisticModel& model, std::span<const double> x) {
  Vec scores(model.weights.rows());
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const auto w = model.weights.row(k);
    scores[k] = w[x.size()];
    for (std::size_t j = 0; j < x.size(); ++j) scores[k] += w[j] * (x[j] - model.mean[j]) / model.std[j];
  }
  softmax(scores);
  return scores;
}

}  // namespace ullim
