#pragma once
// The geometry of a network: one rule for the summary, the shapes a model file must have and the network
// itself. In a header because the LibTorch module links core/base alone.
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/learn/recipe.h"

namespace ullim {

/// One tensor of a layer.
struct TensorTrace {
  enum class Role { Weight, Bias, Scale, Shift, RunningMean, RunningVar };
  std::string name;  ///< "conv2d_1.weight", "residual.bn1.running_mean"
  std::vector<std::int64_t> shape;
  Role role = Role::Weight;
  std::int64_t fanIn = 0, fanOut = 0;  ///< of weights and their biases, as Glorot and Bengio (2010) count
  bool learns() const { return role != Role::RunningMean && role != Role::RunningVar; }
};

/// One layer after its input's shape is known.
struct LayerTrace {
  std::string name;                  ///< Keras' names: "conv2d", "conv2d_1", "dense", ...
  std::vector<std::int64_t> input;   ///< {channels, height, width}, or {units} after flattening
  std::vector<std::int64_t> output;  ///< the same
  std::vector<TensorTrace> tensors;  ///< in the order the network uses them
  std::int64_t parameters = 0;       ///< values that are learnt; running means are not counted
};

struct MemberTrace {
  std::vector<std::vector<LayerTrace>> branches;
  std::vector<LayerTrace> head;
};

constexpr std::int64_t kMaxParameters = 100'000'000;  // 400 MB of weights: more is a broken recipe
constexpr std::int64_t kMaxActivations = 50'000'000;  // values of one layer for one clip

/// Zeros before and after for Conv2d with same = true: output = ceil(n / stride). Odd kernels are padded
/// evenly as PyTorch does, even ones with the larger half after, as Keras does.
struct Padding {
  std::int64_t before = 0, after = 0;
};
inline Padding samePadding(std::int64_t n, std::int64_t kernel, std::int64_t stride) {
  if (kernel % 2 == 1) return {kernel / 2, kernel / 2};
  const std::int64_t outputs = (n + stride - 1) / stride;
  const std::int64_t total = std::max<std::int64_t>(0, (outputs - 1) * stride + kernel - n);
  return {total / 2, total - total / 2};
}

struct KernelSize {
  std::int64_t height = 1, width = 1, strideDown = 1, strideAcross = 1;
};
inline KernelSize kernelSize(const Layer& layer) {
  const bool pools = layer.kind == LayerKind::MaxPool2d || layer.kind == LayerKind::AvgPool2d;
  KernelSize k;
  k.height = layer.kernel;
  k.width = layer.kernelW > 0 ? layer.kernelW : layer.kernel;
  k.strideDown = layer.stride > 0 ? layer.stride : pools ? k.height : 1;
  k.strideAcross = layer.strideW > 0 ? layer.strideW : layer.stride > 0 ? layer.stride : pools ? k.width : 1;
  return k;
}

/// Follows pictures through a network's layers.
class LayerTracer {
 public:
  explicit LayerTracer(int classes) : m_classes(classes) {}

  /// Errors: BadFormat names the layer that does not fit.
  Result<std::vector<LayerTrace>> trace(const std::vector<Layer>& layers, std::vector<std::int64_t> shape,
                                        const std::string& where) {
    std::vector<LayerTrace> traces;
    for (const Layer& layer : layers) {
      LayerTrace next;
      next.input = shape;
      const std::string problem = follow(layer, shape, next);
      if (!problem.empty())
        return Error{ErrorCode::BadFormat, "recipe: " + where + "layer " + std::to_string(traces.size() + 1) +
                                               " " + problem + " (correct the recipe)"};
      next.output = shape;
      traces.push_back(std::move(next));
    }
    return traces;
  }

 private:
  using Shape = std::vector<std::int64_t>;
  using Role = TensorTrace::Role;

  static std::int64_t valuesOf(const Shape& shape) {
    std::int64_t n = 1;
    for (const std::int64_t s : shape) n *= s;
    return n;
  }

  std::string nameOf(const char* base) {
    const int n = m_seen[base]++;
    return n > 0 ? base + ("_" + std::to_string(n)) : std::string(base);
  }

  static void add(LayerTrace& trace, const std::string& suffix, Shape shape, Role role,
                  std::int64_t fanIn = 0, std::int64_t fanOut = 0) {
    TensorTrace tensor{trace.name + suffix, std::move(shape), role, fanIn, fanOut};
    if (tensor.learns()) trace.parameters += valuesOf(tensor.shape);
    trace.tensors.push_back(std::move(tensor));
  }

  static void addNorm(LayerTrace& trace, const std::string& suffix, std::int64_t channels) {
    add(trace, suffix + ".weight", {channels}, Role::Scale);
    add(trace, suffix + ".bias", {channels}, Role::Shift);
    add(trace, suffix + ".running_mean", {channels}, Role::RunningMean);
    add(trace, suffix + ".running_var", {channels}, Role::RunningVar);
  }

  static void addConv(LayerTrace& trace, const std::string& suffix, std::int64_t out, std::int64_t in,
                      std::int64_t height, std::int64_t width, bool bias) {
    const std::int64_t area = height * width;
    add(trace, suffix + ".weight", {out, in, height, width}, Role::Weight, area * in, area * out);
    if (bias) add(trace, suffix + ".bias", {out}, Role::Bias, area * in, area * out);
  }

  /// Empty when the layer fits; else what is wrong.
  std::string follow(const Layer& layer, Shape& shape, LayerTrace& trace) {
    const bool flat = shape.size() == 1;
    const KernelSize k = kernelSize(layer);
    switch (layer.kind) {
      case LayerKind::Conv2d:
      case LayerKind::Residual: {
        const bool residual = layer.kind == LayerKind::Residual;
        trace.name = nameOf(residual ? "residual" : "conv2d");
        if (flat) return "is a convolution after flattening";
        if (layer.filters < 1 || layer.filters > 4096) return "needs 1 to 4096 filters";
        if (k.height < 1 || k.width < 1 || k.height > 64 || k.width > 64) return "needs a kernel of 1 to 64";
        if (k.strideDown > 64 || k.strideAcross > 64) return "needs a stride of 1 to 64";
        if (residual && (k.height % 2 == 0 || k.width % 2 == 0)) return "needs an odd kernel";
        if (residual && !(layer.rate >= 0 && layer.rate < 1)) return "needs a slope in [0, 1)";
        const bool same = layer.same || residual;
        if (!same && (k.height > shape[1] || k.width > shape[2])) return "has a kernel larger than its input";
        const Shape out = {
            layer.filters,
            same ? (shape[1] + k.strideDown - 1) / k.strideDown : (shape[1] - k.height) / k.strideDown + 1,
            same ? (shape[2] + k.strideAcross - 1) / k.strideAcross
                 : (shape[2] - k.width) / k.strideAcross + 1};
        if (!residual) {
          addConv(trace, "", layer.filters, shape[0], k.height, k.width, layer.bias);
        } else {
          addConv(trace, ".conv1", layer.filters, shape[0], k.height, k.width, false);
          addNorm(trace, ".bn1", layer.filters);
          addConv(trace, ".conv2", layer.filters, layer.filters, k.height, k.width, false);
          addNorm(trace, ".bn2", layer.filters);
          if (out != shape) {
            addConv(trace, ".shortcut", layer.filters, shape[0], 1, 1, false);
            addNorm(trace, ".shortcut_bn", layer.filters);
          }
        }
        shape = out;
        break;
      }
      case LayerKind::MaxPool2d:
      case LayerKind::AvgPool2d:
        trace.name = nameOf(layer.kind == LayerKind::MaxPool2d ? "max_pooling2d" : "average_pooling2d");
        if (flat) return "is a pooling after flattening";
        if (k.height < 1 || k.width < 1 || k.height > shape[1] || k.width > shape[2])
          return "has a kernel larger than its input";
        shape[1] = (shape[1] - k.height) / k.strideDown + 1;
        shape[2] = (shape[2] - k.width) / k.strideAcross + 1;
        break;
      case LayerKind::BatchNorm:
        trace.name = nameOf("batch_normalization");
        addNorm(trace, "", shape[0]);
        break;
      case LayerKind::Relu:
        trace.name = nameOf("re_lu");
        break;
      case LayerKind::LeakyRelu:
        trace.name = nameOf("leaky_re_lu");
        if (!(layer.rate >= 0 && layer.rate < 1)) return "needs a slope in [0, 1)";
        break;
      case LayerKind::Elu:
        trace.name = nameOf("elu");
        break;
      case LayerKind::Tanh:
        trace.name = nameOf("tanh");
        break;
      case LayerKind::Sigmoid:
        trace.name = nameOf("sigmoid");
        break;
      case LayerKind::Dropout:
        trace.name = nameOf("dropout");
        if (!(layer.rate >= 0 && layer.rate < 1)) return "needs a dropout rate in [0, 1)";
        break;
      case LayerKind::Flatten:
      case LayerKind::GlobalAvgPool:
      case LayerKind::GlobalMaxPool:
      case LayerKind::GlobalMeanMaxPool:
        if (flat) return "flattens twice";
        trace.name = nameOf(layer.kind == LayerKind::Flatten         ? "flatten"
                            : layer.kind == LayerKind::GlobalAvgPool ? "global_average_pooling2d"
                            : layer.kind == LayerKind::GlobalMaxPool ? "global_max_pooling2d"
                                                                     : "global_mean_max_pooling2d");
        shape = {layer.kind == LayerKind::Flatten             ? valuesOf(shape)
                 : layer.kind == LayerKind::GlobalMeanMaxPool ? 2 * shape[0]
                                                              : shape[0]};
        break;
      case LayerKind::Dense: {
        trace.name = nameOf("dense");
        if (!flat) return "is dense before flattening";
        const std::int64_t units = layer.filters > 0 ? layer.filters : m_classes;
        if (layer.filters < 0 || units > 100000) return "needs 1 to 100000 units";
        add(trace, ".weight", {units, shape[0]}, Role::Weight, shape[0], units);
        if (layer.bias) add(trace, ".bias", {units}, Role::Bias, shape[0], units);
        shape = {units};
        break;
      }
      case LayerKind::Softmax:
        trace.name = nameOf("softmax");
        if (!flat) return "is a softmax before flattening";
        break;
      default:
        return "is of an unknown kind";
    }
    m_total += trace.parameters;
    if (m_total > kMaxParameters || valuesOf(shape) > kMaxActivations) return "makes the network too large";
    return {};
  }

  int m_classes;
  std::map<std::string, int> m_seen;
  std::int64_t m_total = 0;
};

/// Follows the pictures of a member through its branches and its head.
/// Errors: BadFormat names the layer that does not fit.
inline Result<MemberTrace> traceMember(const Member& member, int classes) {
  const auto bad = [](const std::string& what) {
    return Error{ErrorCode::BadFormat, "recipe: " + what + " (correct the recipe)"};
  };
  if (classes < 1 || classes > 10000) return bad("the number of classes is out of range");
  if (member.branches.empty() || member.branches.size() > 8) return bad("a network needs 1 to 8 inputs");
  LayerTracer tracer(classes);
  MemberTrace out;
  std::vector<std::int64_t> shape;
  for (std::size_t b = 0; b < member.branches.size(); ++b) {
    const PictureOptions& picture = member.branches[b].picture;
    if (picture.height < 1 || picture.width < 1 || picture.height > 4096 || picture.width > 4096)
      return bad("the picture is out of range");
    const std::string where = member.branches.size() > 1 ? "input " + std::to_string(b + 1) + ", " : "";
    auto traces = tracer.trace(member.branches[b].layers, {1, picture.height, picture.width}, where);
    if (!traces) return traces.error();
    const std::vector<std::int64_t> end =
        traces->empty() ? std::vector<std::int64_t>{1, picture.height, picture.width} : traces->back().output;
    if (member.branches.size() > 1 && end.size() != 1)
      return bad("the layers of input " + std::to_string(b + 1) + " must end flat, to be concatenated");
    shape = b == 0 ? end : std::vector<std::int64_t>{shape[0] + end[0]};
    out.branches.push_back(std::move(*traces));
  }
  auto head = tracer.trace(member.head, shape, member.branches.size() > 1 ? "head, " : "");
  if (!head) return head.error();
  out.head = std::move(*head);
  if (!out.head.empty()) shape = out.head.back().output;
  if (shape.size() != 1 || shape[0] != classes) return bad("the last layer must have one unit a class");
  return out;
}

/// All tensors of a network in the order it uses them.
inline std::vector<TensorTrace> tensorsOf(const MemberTrace& trace) {
  std::vector<TensorTrace> all;
  const auto take = [&](const std::vector<LayerTrace>& layers) {
    for (const LayerTrace& layer : layers) all.insert(all.end(), layer.tensors.begin(), layer.tensors.end());
  };
  for (const auto& branch : trace.branches) take(branch);
  take(trace.head);
  return all;
}

}  // namespace ullim
