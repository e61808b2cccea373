#pragma once
// SGD, Adam and AdamW as torch.optim defines them, on plain memory. Our own because a training must go on
// bit-identically from a file: LibTorch's optimisers keep their moments in a store whose keys changed between
// versions. One pass over each tensor also costs less than LibTorch's eight.
#include <cstdint>
#include <string>
#include <vector>

#include "core/learn/backend.h"

namespace ullim {

class Optimizer {
 public:
  /// optimizer, momentum and weightDecay of the settings count.
  explicit Optimizer(const TrainSettings& settings);
  /// Tensor `index` has n values; names are for the state.
  void add(const std::string& name, std::vector<std::int64_t> shape);
  /// Before the updates of a step.
  void beginStep() { ++m_steps; }
  void update(std::size_t index, float* values, const float* gradient, double learningRate);

  std::int64_t steps() const { return m_steps; }
  Weights state() const;  ///< ".m" and ".v", or ".momentum"; empty before the first step
  Result<Done> setState(const Weights& state, std::int64_t steps);

 private:
  enum class Kind { Sgd, Adam, AdamW };
  struct Moments {
    std::string name;
    std::vector<std::int64_t> shape;
    std::size_t n = 0;
    std::vector<float> first, second;
  };
  void allocate(Moments& moments) const;
  Kind m_kind;
  double m_momentum, m_weightDecay;
  std::int64_t m_steps = 0;
  std::vector<Moments> m_moments;
};

}  // namespace ullim
