#include "core/learn/module/optimizer.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace ullim {
namespace {

// torch.optim's defaults.
constexpr double kBeta1 = 0.9, kBeta2 = 0.999, kEps = 1e-8;
constexpr std::int64_t kGrain = 1 << 16;  // values a thread takes at least

struct AdamConstants {
  float beta1, beta2, keep1, keep2, stepSize, rootCorrection, eps, shrink, decay;
};

/// One pass; the compiler makes vectors of it.
void adam(float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v,
          std::int64_t n, const AdamConstants& c) {
  for (std::int64_t i = 0; i < n; ++i) {
    const float value = p[i] * c.shrink;
    const float gradient = g[i] + c.decay * p[i];
    m[i] = c.beta1 * m[i] + c.keep1 * gradient;
    v[i] = c.beta2 * v[i] + c.keep2 * gradient * gradient;
    p[i] = value - c.stepSize * m[i] / (std::sqrt(v[i]) * c.rootCorrection + c.eps);
  }
}

void sgd(float* __restrict p, const float* __restrict g, float* __restrict b, std::int64_t n, float momentum,
         float decay, float rate) {
  for (std::int64_t i = 0; i < n; ++i) {
    b[i] = momentum * b[i] + (g[i] + decay * p[i]);
    p[i] -= rate * b[i];
  }
}

}  // namespace

Optimizer::Optimizer(const TrainSettings& settings)
    : m_kind(settings.optimizer == "sgd"     ? Kind::Sgd
             : settings.optimizer == "adamw" ? Kind::AdamW
                                             : Kind::Adam),
      m_momentum(settings.momentum),
      m_weightDecay(settings.weightDecay) {}

void Optimizer::add(const std::string& name, std::vector<std::int64_t> shape) {
  std::int64_t n = 1;
  for (const std::int64_t s : shape) n *= s;
  m_moments.push_back({name, std::move(shape), std::size_t(n), {}, {}});
}

void Optimizer::allocate(Moments& moments) const {
  if (!moments.first.empty()) return;
  moments.first.assign(moments.n, 0.0f);
  if (m_kind != Kind::Sgd) moments.second.assign(moments.n, 0.0f);
}

void Optimizer::update(std::size_t index, float* values, const float* gradient, double learningRate) {
  Moments& moments = m_moments[index];
  allocate(moments);
  const double t = double(m_steps);
  AdamConstants c{};
  c.beta1 = float(kBeta1);
  c.beta2 = float(kBeta2);
  c.keep1 = float(1 - kBeta1);
  c.keep2 = float(1 - kBeta2);
  c.stepSize = float(learningRate / (1 - std::pow(kBeta1, t)));
  c.rootCorrection = float(1 / std::sqrt(1 - std::pow(kBeta2, t)));
  c.eps = float(kEps);
  c.shrink = m_kind == Kind::AdamW ? float(1 - learningRate * m_weightDecay) : 1.0f;
  c.decay = m_kind == Kind::AdamW ? 0.0f : float(m_weightDecay);
  // Each value is its own affair, so the result does not depend on how many threads share the work.
  at::parallel_for(0, std::int64_t(moments.n), kGrain, [&](std::int64_t begin, std::int64_t end) {
    float* const first = moments.first.data() + begin;
    if (m_kind == Kind::Sgd)
      sgd(values + begin, gradient + begin, first, end - begin, float(m_momentum), float(m_weightDecay),
          float(learningRate));
    else
      adam(values + begin, gradient + begin, first, moments.second.data() + begin, end - begin, c);
  });
}

Weights Optimizer::state() const {
  Weights out;
  for (const Moments& moments : m_moments) {
    if (moments.first.empty()) continue;
    out[moments.name + (m_kind == Kind::Sgd ? ".momentum" : ".m")] = {moments.shape, moments.first};
    if (m_kind != Kind::Sgd) out[moments.name + ".v"] = {moments.shape, moments.second};
  }
  return out;
}

Result<Done> Optimizer::setState(const Weights& state, std::int64_t steps) {
  const auto bad = [](const std::string& what) {
    return Error{ErrorCode::BadFormat, "checkpoint: " + what + " (it belongs to another training)"};
  };
  std::size_t used = 0;
  auto moments = m_moments;
  for (Moments& each : moments) {
    each.first.clear();
    each.second.clear();
    const auto take = [&](const char* suffix, std::vector<float>& to) {
      const auto it = state.find(each.name + suffix);
      if (it == state.end()) return true;
      ++used;
      to = it->second.values;
      return it->second.shape == each.shape && to.size() == each.n;
    };
    const bool fits = m_kind == Kind::Sgd ? take(".momentum", each.first)
                                          : take(".m", each.first) && take(".v", each.second);
    if (!fits || (steps > 0) == each.first.empty() ||
        (m_kind != Kind::Sgd && each.first.size() != each.second.size()))
      return bad("the moments of " + each.name + " are missing or of another shape");
  }
  if (used != state.size()) return bad("it has moments of tensors that are not known");
  m_moments = std::move(moments);
  m_steps = steps;
  return Done{};
}

}  // namespace ullim
