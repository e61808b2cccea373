#pragma once
// The seam to LibTorch: the module libullim_learn.so implements this, and nobody else includes LibTorch. Only
// std types cross it. Loaded at first use. What the network learns from, in which order and with which
// learning rate is decided outside (foldtrainer, batchmaker), so that a training can be continued from any
// step.
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/learn/recipe.h"

namespace ullim {

/// Named tensors of a network, float32, row-major; what safetensors files hold.
struct Tensor {
  std::vector<std::int64_t> shape;
  std::vector<float> values;
  bool operator==(const Tensor&) const = default;
};
using Weights = std::map<std::string, Tensor>;

struct StepStats {
  double loss = 0;      ///< mean over samples
  double accuracy = 0;  ///< share of right answers
};

/// Pictures of one step, already scaled.
struct Batch {
  std::vector<Matrix> x;         ///< one a branch: [n][height * width]
  Matrix targets;                ///< [n][classes], rows sum to 1: hard, smoothed and mixed labels alike
  std::vector<float> weights{};  ///< one a sample; empty: 1
};

/// Everything that decides how a network goes on from here.
struct NetworkState {
  Weights weights;    ///< with the running means of batch normalisation
  Weights optimizer;  ///< moments, by weight name and ".m", ".v" or ".momentum"
  std::int64_t steps = 0;
  RngState dropout{};
};

/// What an activation layer does with the given pictures.
struct LayerActivity {
  std::string layer;
  int units = 0;  ///< channels, or units of a dense layer
  int dead = 0;   ///< those whose output is 0 for every picture and place (ReLU alone can die)
};

/// One network with its optimiser. Not thread-safe; one thread at a time.
class Network {
 public:
  virtual ~Network() = default;
  /// One step: forward with dropout, loss, backward, optimiser. A loss that is not finite is NotFinite (names
  /// the step) and changes nothing but the running means of batch normalisation. A network with batch
  /// normalisation refuses a batch of one.
  virtual Result<StepStats> step(const Batch& batch, double learningRate) = 0;
  /// Softmax probabilities [n][classes], no gradient, no dropout; x as in Batch.
  virtual Result<Matrix> predict(const std::vector<Matrix>& x) = 0;
  virtual Result<std::vector<LayerActivity>> probe(const std::vector<Matrix>& x) = 0;
  virtual Weights weights() const = 0;                          ///< a deep copy, with running means
  virtual Result<Done> setWeights(const Weights& weights) = 0;  ///< BadFormat when names or shapes differ
  virtual NetworkState state() const = 0;                       ///< a deep copy
  virtual Result<Done> setState(const NetworkState& state) = 0;
  virtual bool hasBatchNorm() const = 0;
};

class LearnBackend {
 public:
  virtual ~LearnBackend() = default;
  /// settings: optimiser and its constants, init, focalGamma, seed.
  virtual Result<std::unique_ptr<Network>> makeNetwork(const Member& member, int classes,
                                                       const TrainSettings& settings) = 0;
  virtual std::string version() const = 0;  ///< "LibTorch 1.13.1"
  virtual std::string blas() const = 0;     ///< as torch reports it
  /// For the calling thread's own work in networks; the BLAS library's threads are the whole process's.
  virtual void setThreads(int threads) = 0;
  /// The same, leaving the BLAS library as it is: for short work beside others'.
  virtual void setOwnThreads(int threads) = 0;
  /// The calling thread gives way to others from now on (nice 19 where the system can).
  virtual void lowerThreadPriority() = 0;
};

/// Loads the module once. Unsupported with a sentence when LibTorch is not installed.
Result<LearnBackend*> learnBackend();

}  // namespace ullim
