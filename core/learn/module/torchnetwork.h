#pragma once
#include "core/learn/module/layerstack.h"
#include "core/learn/module/optimizer.h"
#include "core/learn/module/tensormemory.h"

namespace ullim {

/// LibTorch's exceptions end here.
template <class Function>
auto guarded(const char* what, Function&& function) -> decltype(function()) {
  try {
    return function();
  } catch (const c10::Error& error) {
    return Error{ErrorCode::Internal, std::string(what) + ": LibTorch says: " +
                                          error.what_without_backtrace() + " (report this with the recipe)"};
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::Internal,
                 std::string(what) + ": not enough memory (choose a smaller batch size)"};
  } catch (const std::exception& error) {
    return Error{ErrorCode::Internal,
                 std::string(what) + ": " + error.what() + " (report this with the recipe)"};
  }
}

class TorchNetwork final : public Network {
 public:
  TorchNetwork(const Member& member, MemberTrace trace, int classes, const TrainSettings& settings);
  Result<StepStats> step(const Batch& batch, double learningRate) override;
  Result<Matrix> predict(const std::vector<Matrix>& x) override;
  Result<std::vector<LayerActivity>> probe(const std::vector<Matrix>& x) override;
  Weights weights() const override;
  Result<Done> setWeights(const Weights& weights) override;
  NetworkState state() const override;
  Result<Done> setState(const NetworkState& state) override;
  bool hasBatchNorm() const override { return m_stack.hasBatchNorm(); }

 private:
  TensorMemory m_memory;  ///< ends last
  Result<Done> checkInput(const std::vector<Matrix>& x) const;
  std::vector<torch::Tensor> pictures(const std::vector<Matrix>& x, std::size_t begin,
                                      std::size_t count) const;
  std::vector<std::pair<int, int>> m_sizes;  ///< height and width of each branch's pictures
  int m_classes;
  double m_focalGamma;
  LayerStack m_stack;
  Optimizer m_optimizer;
  Rng m_dropout;
};

}  // namespace ullim
