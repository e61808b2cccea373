#pragma once
// One network as LibTorch operations. For the module's own .cpp files.
#include <torch/torch.h>

#include <functional>

#include "core/base/random.h"
#include "core/learn/backend.h"
#include "core/learn/layers.h"

namespace ullim {

/// Called with the name and output of each activation layer.
using ActivationTap = std::function<void(const std::string& layer, const torch::Tensor& output)>;

class LayerStack {
 public:
  /// Weights are drawn from `init`, layer by layer in the order of the trace.
  LayerStack(Member member, MemberTrace trace, Init init, Rng rng);

  /// Logits [n][classes], or probabilities when the last layer is a softmax. `dropout` is null outside
  /// training; batch normalisation then uses its running means.
  torch::Tensor forward(const std::vector<torch::Tensor>& x, Rng* dropout, const ActivationTap& tap = {});

  std::vector<TensorTrace> traces;     ///< of all tensors
  std::vector<torch::Tensor> tensors;  ///< the same order
  bool endsWithSoftmax() const { return m_endsWithSoftmax; }
  bool hasBatchNorm() const { return m_hasBatchNorm; }
  std::int64_t largestActivation() const { return m_largest; }  ///< values for one clip

 private:
  struct Pass {
    Rng* dropout;
    const ActivationTap& tap;
    std::size_t next = 0;  ///< the next tensor to be used
  };
  torch::Tensor run(const std::vector<Layer>& layers, const std::vector<LayerTrace>& traces, torch::Tensor x,
                    Pass& pass);
  torch::Tensor residual(const Layer& layer, const LayerTrace& trace, const torch::Tensor& x, Pass& pass);
  torch::Tensor batchNorm(const torch::Tensor& x, Pass& pass);
  Member m_member;
  MemberTrace m_trace;
  bool m_endsWithSoftmax = false, m_hasBatchNorm = false;
  std::int64_t m_largest = 1;
  at::MemoryFormat m_order = at::MemoryFormat::Contiguous;  ///< of pictures inside the network
};

}  // namespace ullim
