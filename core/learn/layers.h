#pragma once
// The geometry of a stack of layers: one rule for the summary, the shapes a model file must have and the
// network itself. In a header because the LibTorch module links core/base alone.
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/learn/recipe.h"

namespace ullim {

/// One layer after its input's shape is known.
struct LayerTrace {
  std::string name;                       ///< Keras' names: "conv2d", "conv2d_1", "dense", ...
  std::vector<std::int64_t> output;       ///< {channels, height, width}, or {units} after Flatten
  std::vector<std::int64_t> weightShape;  ///< {out, in, k, k} or {out, in}; empty: the layer has no weights
  std::int64_t parameters = 0;            ///< weights and biases
  std::int64_t fanIn = 0, fanOut = 0;     ///< as Glorot and Bengio (2010) count them
};

constexpr std::int64_t kMaxParameters = 100'000'000;  // 400 MB of weights: more is a broken recipe
constexpr std::int64_t kMaxActivations = 50'000'000;  // values of one layer for one clip

/// Follows one picture of 1 x height x width through the layers. Convolutions are unpadded with stride 1
/// ("valid"), pooling has stride = kernel and drops the rest. A Dense with filters == 0 has `classes` units.
/// Errors: BadFormat names the layer that does not fit.
inline Result<std::vector<LayerTrace>> traceLayers(const std::vector<Layer>& layers, int height, int width,
                                                   int classes) {
  std::vector<LayerTrace> traces;
  std::int64_t c = 1, h = height, w = width, total = 0;
  bool flat = false;
  int seen[6] = {};
  const char* const names[6] = {"conv2d", "max_pooling2d", "re_lu", "dropout", "flatten", "dense"};
  const auto bad = [&](const std::string& what) {
    return Error{ErrorCode::BadFormat,
                 "recipe: layer " + std::to_string(traces.size() + 1) + " " + what + " (correct the recipe)"};
  };
  if (height < 1 || width < 1 || classes < 1 || height > 4096 || width > 4096 || classes > 10000)
    return Error{ErrorCode::BadFormat,
                 "recipe: the picture or the number of classes is out of range (correct the recipe)"};
  for (const Layer& layer : layers) {
    const int index = int(layer.kind);
    if (index < 0 || index > 5) return bad("is of an unknown kind");
    LayerTrace trace;
    trace.name = names[index] + (seen[index] > 0 ? "_" + std::to_string(seen[index]) : std::string());
    ++seen[index];
    switch (layer.kind) {
      case LayerKind::Conv2d: {
        if (flat) return bad("is a convolution after flattening");
        if (layer.filters < 1 || layer.filters > 4096) return bad("needs 1 to 4096 filters");
        if (layer.kernel < 1 || layer.kernel > h || layer.kernel > w)
          return bad("has a kernel larger than its input");
        const std::int64_t area = std::int64_t(layer.kernel) * layer.kernel;
        trace.weightShape = {layer.filters, c, layer.kernel, layer.kernel};
        trace.fanIn = area * c;
        trace.fanOut = area * layer.filters;
        trace.parameters = area * c * layer.filters + layer.filters;
        c = layer.filters;
        h -= layer.kernel - 1;
        w -= layer.kernel - 1;
        break;
      }
      case LayerKind::MaxPool2d:
        if (flat) return bad("is a pooling after flattening");
        if (layer.kernel < 1 || layer.kernel > h || layer.kernel > w)
          return bad("has a kernel larger than its input");
        h /= layer.kernel;
        w /= layer.kernel;
        break;
      case LayerKind::Dropout:
        if (!(layer.rate >= 0 && layer.rate < 1)) return bad("needs a dropout rate in [0, 1)");
        break;
      case LayerKind::Relu:
        break;
      case LayerKind::Flatten:
        if (flat) return bad("flattens twice");
        c = c * h * w;
        flat = true;
        break;
      case LayerKind::Dense: {
        if (!flat) return bad("is dense before flattening");
        const std::int64_t units = layer.filters > 0 ? layer.filters : classes;
        if (layer.filters < 0 || units > 100000) return bad("needs 1 to 100000 units");
        trace.weightShape = {units, c};
        trace.fanIn = c;
        trace.fanOut = units;
        trace.parameters = c * units + units;
        c = units;
        break;
      }
    }
    total += trace.parameters;
    if (total > kMaxParameters || (flat ? c : c * h * w) > kMaxActivations)
      return bad("makes the network too large");
    trace.output = flat ? std::vector<std::int64_t>{c} : std::vector<std::int64_t>{c, h, w};
    traces.push_back(std::move(trace));
  }
  if (!flat || c != classes)
    return Error{ErrorCode::BadFormat,
                 "recipe: the last layer must have one unit a class (correct the recipe)"};
  return traces;
}

}  // namespace ullim
