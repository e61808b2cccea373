#pragma once
// The seam to LibTorch: the module libullim_learn.so implements this, and nobody else includes LibTorch. Only
// std types cross it. Loaded at first use.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/learn/recipe.h"

namespace ullim {

/// Named tensors of a network, float32, row-major; what safetensors files hold.
struct Tensor {
  std::vector<std::int64_t> shape;
  std::vector<float> values;
};
using Weights = std::map<std::string, Tensor>;

struct StepStats {
  double loss = 0;      ///< mean over samples
  double accuracy = 0;  ///< share of right answers
};

/// One network with its optimiser. Not thread-safe; one thread at a time.
class Network {
 public:
  virtual ~Network() = default;
  /// One pass over the training pictures x [n][height*width] (already standardised), y labels, in an order
  /// and with dropout decided by the seed given at creation. `onBatch(done, total)` after each batch. Stops
  /// between batches.
  virtual Result<StepStats> trainEpoch(const Matrix& x, const std::vector<int>& y,
                                       const std::vector<float>& classWeights, std::stop_token stop,
                                       const std::function<void(int, int)>& onBatch) = 0;
  /// Softmax probabilities [n][classes], no gradient, no dropout.
  virtual Result<Matrix> predict(const Matrix& x) = 0;
  virtual Weights weights() const = 0;                          ///< a deep copy
  virtual Result<Done> setWeights(const Weights& weights) = 0;  ///< BadFormat when names or shapes differ
};

class LearnBackend {
 public:
  virtual ~LearnBackend() = default;
  virtual Result<std::unique_ptr<Network>> makeNetwork(const std::vector<Layer>& layers, int height,
                                                       int width, int classes,
                                                       const TrainSettings& settings) = 0;
  virtual std::string version() const = 0;  ///< "LibTorch 1.13.1"
  virtual std::string blas() const = 0;     ///< as torch reports it
  virtual void setThreads(int threads) = 0;
  /// The calling thread gives way to others from now on (nice 19 where the system can).
  virtual void lowerThreadPriority() = 0;
};

/// Loads the module once. Unsupported with a sentence when LibTorch is not installed.
Result<LearnBackend*> learnBackend();

}  // namespace ullim
