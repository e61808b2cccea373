#include "core/learn/recipe.h"

#include <charconv>
#include <cmath>

#include "core/learn/layers.h"

namespace ullim {

const char* layerKindName(LayerKind kind) {
  switch (kind) {
    case LayerKind::Conv2d:
      return "conv2d";
    case LayerKind::MaxPool2d:
      return "max_pool2d";
    case LayerKind::Relu:
      return "relu";
    case LayerKind::Dropout:
      return "dropout";
    case LayerKind::Flatten:
      return "flatten";
    case LayerKind::Dense:
      return "dense";
    case LayerKind::AvgPool2d:
      return "avg_pool2d";
    case LayerKind::BatchNorm:
      return "batch_norm";
    case LayerKind::LeakyRelu:
      return "leaky_relu";
    case LayerKind::Elu:
      return "elu";
    case LayerKind::Tanh:
      return "tanh";
    case LayerKind::Sigmoid:
      return "sigmoid";
    case LayerKind::GlobalAvgPool:
      return "global_avg_pool";
    case LayerKind::GlobalMaxPool:
      return "global_max_pool";
    case LayerKind::GlobalMeanMaxPool:
      return "global_mean_max_pool";
    case LayerKind::Residual:
      return "residual";
    case LayerKind::Softmax:
      return "softmax";
  }
  return "?";
}

const std::vector<LayerKind>& layerKinds() {
  static const std::vector<LayerKind> all = {
      LayerKind::Conv2d,        LayerKind::Residual,      LayerKind::MaxPool2d,         LayerKind::AvgPool2d,
      LayerKind::BatchNorm,     LayerKind::Relu,          LayerKind::LeakyRelu,         LayerKind::Elu,
      LayerKind::Tanh,          LayerKind::Sigmoid,       LayerKind::Dropout,           LayerKind::Flatten,
      LayerKind::GlobalAvgPool, LayerKind::GlobalMaxPool, LayerKind::GlobalMeanMaxPool, LayerKind::Dense,
      LayerKind::Softmax};
  return all;
}

const char* scalingName(Scaling scaling) {
  constexpr const char* names[] = {"none", "unit", "global", "rows", "pixels"};
  return names[int(scaling)];
}
const char* scheduleName(Schedule schedule) {
  constexpr const char* names[] = {"constant", "one_cycle", "cosine", "step", "plateau"};
  return names[int(schedule)];
}
const char* initName(Init init) { return init == Init::Torch ? "torch" : "glorot"; }

std::vector<Layer> Recipe::layersOf(std::size_t member) const {
  std::vector<Layer> all = members.at(member).branches.front().layers;
  all.insert(all.end(), members[member].head.begin(), members[member].head.end());
  return all;
}

Result<Recipe> findRecipe(const std::string& name) {
  std::string names;
  for (const Recipe& recipe : recipes()) {
    if (recipe.name == name) return recipe;
    names += (names.empty() ? "" : ", ") + recipe.name;
  }
  return Error{ErrorCode::NotFound,
               "recipe " + name + ": there is none of this name (there are: " + names + ")"};
}

std::vector<SummaryRow> summary(const Recipe& recipe, int classes) {
  std::vector<SummaryRow> rows;
  for (std::size_t m = 0; m < recipe.members.size(); ++m) {
    const auto trace = traceMember(recipe.members[m], classes);
    if (!trace) return {};
    const auto add = [&](const std::vector<LayerTrace>& layers, int branch) {
      for (const LayerTrace& layer : layers) {
        std::string shape = "(None, ";
        if (layer.output.size() == 3)  // Keras writes height, width, channels
          shape += std::to_string(layer.output[1]) + ", " + std::to_string(layer.output[2]) + ", " +
                   std::to_string(layer.output[0]);
        else
          shape += std::to_string(layer.output[0]);
        rows.push_back({layer.name, shape + ")", layer.parameters, int(m), branch});
      }
    };
    for (std::size_t b = 0; b < trace->branches.size(); ++b) add(trace->branches[b], int(b));
    add(trace->head, -1);
  }
  return rows;
}

Result<Done> checkRecipe(const Recipe& recipe, int classes) {
  if (recipe.members.empty()) return Error{ErrorCode::BadFormat, "recipe: it has no network (add one)"};
  for (const Member& member : recipe.members) {
    const auto trace = traceMember(member, classes);
    if (trace) continue;
    std::string detail = trace.error().detail;
    if (recipe.members.size() > 1 && detail.starts_with("recipe: "))
      detail.insert(8, "network " + member.name + ", ");
    return Error{trace.error().code, detail};
  }
  return validate(recipe.defaults);
}

namespace {

/// As few digits as tell it: 1e+30, not thirty of them.
std::string shortNumber(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

}  // namespace

Result<Done> validate(const TrainSettings& s) {
  const auto bad = [](const std::string& field, const std::string& value, const std::string& range) {
    return Error{ErrorCode::BadArgument,
                 field + ": " + value + " is outside " + range + " (choose another value)"};
  };
  struct Whole {
    const char* field;
    int value, low, high;
  };
  for (const Whole& w :
       {Whole{"epochs", s.epochs, 1, 100000}, Whole{"batch size", s.batchSize, 1, 65536},
        Whole{"patience", s.patience, 0, 100000}, Whole{"threads", s.threads, 0, 1024},
        Whole{"kept checkpoints", s.keepCheckpoints, 1, 1000}, Whole{"SpecAugment masks", s.specMasks, 0, 20},
        Whole{"copies", s.copies, 1, 100}, Whole{"folds at once", s.foldsAtOnce, 0, 64}})
    if (w.value < w.low || w.value > w.high)
      return bad(w.field, std::to_string(w.value), std::to_string(w.low) + " to " + std::to_string(w.high));
  struct Real {
    const char* field;
    double value, low, high;
    const char* range;
  };
  for (const Real& r :
       {Real{"momentum", s.momentum, 0, 0.9999, "0 to below 1"},
        Real{"weight decay", s.weightDecay, 0, 10, "0 to 10"},
        Real{"warm-up", s.warmUp, 0, 0.95, "0 to 0.95"}, Real{"min delta", s.minDelta, 0, 100, "0 to 100"},
        Real{"focal gamma", s.focalGamma, 0, 10, "0 to 10"},
        Real{"label smoothing", s.labelSmoothing, 0, 0.5, "0 to 0.5"},
        Real{"mixup", s.mixup, 0, 10, "0 to 10"}, Real{"time shift", s.timeShift, 0, 0.5, "0 to 0.5"},
        Real{"mel warp", s.melWarp, 0, 0.5, "0 to 0.5"}})
    if (!(r.value >= r.low && r.value <= r.high)) return bad(r.field, shortNumber(r.value), r.range);
  if (!(s.learningRate > 0 && s.learningRate <= 10))
    return bad("learning rate", shortNumber(s.learningRate), "0 to 10, 0 itself left out");
  if (s.testViews != 1 && s.testViews != 5) return bad("test views", std::to_string(s.testViews), "1, 5");
  if (s.optimizer != "adam" && s.optimizer != "adamw" && s.optimizer != "sgd")
    return bad("optimizer", s.optimizer, "adam, adamw, sgd");
  return Done{};
}

}  // namespace ullim
