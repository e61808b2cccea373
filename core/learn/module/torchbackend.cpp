#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <cmath>
#include <cstring>

#include "core/base/random.h"
#include "core/learn/backend.h"
#include "core/learn/layers.h"
#include "core/learn/module/blas.h"
#include "core/learn/module/threadpriority.h"

namespace ullim {
namespace {

constexpr std::size_t kPredictBatch = 256;  // bounds the memory of one forward pass

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
  TorchNetwork(std::vector<Layer> layers, std::vector<LayerTrace> traces, int height, int width, int classes,
               const TrainSettings& settings)
      : m_layers(std::move(layers)),
        m_height(height),
        m_width(width),
        m_classes(classes),
        m_batchSize(settings.batchSize),
        m_order(mixSeed(settings.seed, 1)),
        m_dropout(mixSeed(settings.seed, 2)) {
    Rng init(mixSeed(settings.seed, 3));
    for (const LayerTrace& trace : traces) {
      if (trace.weightShape.empty()) continue;
      torch::Tensor weight = torch::empty(trace.weightShape, torch::kFloat32);
      // Glorot uniform and zero bias, Keras' defaults: with LibTorch's own start this network learns more
      // slowly.
      const double limit = std::sqrt(6.0 / double(trace.fanIn + trace.fanOut));
      float* values = weight.data_ptr<float>();
      for (std::int64_t i = 0; i < weight.numel(); ++i) values[i] = float(init.uniform(-limit, limit));
      addParameter(trace.name + ".weight", weight);
      addParameter(trace.name + ".bias", torch::zeros({trace.weightShape[0]}, torch::kFloat32));
    }
    if (settings.optimizer == "sgd")
      m_optimizer = std::make_unique<torch::optim::SGD>(
          m_parameters, torch::optim::SGDOptions(settings.learningRate).momentum(0.9));
    else if (settings.optimizer == "adamw")
      m_optimizer = std::make_unique<torch::optim::AdamW>(m_parameters,
                                                          torch::optim::AdamWOptions(settings.learningRate));
    else
      m_optimizer = std::make_unique<torch::optim::Adam>(m_parameters,
                                                         torch::optim::AdamOptions(settings.learningRate));
  }

  Result<StepStats> trainEpoch(const Matrix& x, const std::vector<int>& y,
                               const std::vector<float>& classWeights, std::stop_token stop,
                               const std::function<void(int, int)>& onBatch) override {
    return guarded("training", [&]() -> Result<StepStats> {
      if (const auto ok = checkInput(x); !ok) return ok.error();
      if (y.size() != x.rows() || (!classWeights.empty() && int(classWeights.size()) != m_classes))
        return Error{ErrorCode::BadArgument,
                     "training: pictures, labels and class weights do not fit together (report this)"};
      for (const int label : y)
        if (label < 0 || label >= m_classes)
          return Error{ErrorCode::BadArgument,
                       "training: label " + std::to_string(label) + " is no class (report this)"};
      std::vector<std::size_t> order(x.rows());
      for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
      m_order.shuffle(order);
      torch::Tensor weight;
      if (!classWeights.empty()) weight = torch::tensor(classWeights, torch::kFloat32);
      const std::size_t batches = (order.size() + std::size_t(m_batchSize) - 1) / std::size_t(m_batchSize);
      double lossSum = 0;
      std::int64_t right = 0;
      for (std::size_t b = 0; b < batches; ++b) {
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "training: stopped between batches"};
        const std::size_t begin = b * std::size_t(m_batchSize);
        const std::size_t count = std::min(order.size() - begin, std::size_t(m_batchSize));
        const torch::Tensor input = pictures(
            x, [&](std::size_t i) { return order[begin + i]; }, count);
        torch::Tensor target = torch::empty({std::int64_t(count)}, torch::kInt64);
        for (std::size_t i = 0; i < count; ++i) target.data_ptr<std::int64_t>()[i] = y[order[begin + i]];
        m_optimizer->zero_grad();
        const torch::Tensor logits = forward(input, true);
        // Keras' weighting: the mean over samples of weight * loss.
        const torch::Tensor loss =
            torch::cross_entropy_loss(logits, target, weight, at::Reduction::Sum) / double(count);
        const double value = loss.item<double>();
        ++m_step;
        if (!std::isfinite(value))
          return Error{ErrorCode::NotFinite, "training: the loss became " +
                                                 std::string(std::isnan(value) ? "NaN" : "infinite") +
                                                 " at step " + std::to_string(m_step) +
                                                 " (lower the learning rate, or standardise the inputs)"};
        loss.backward();
        m_optimizer->step();
        lossSum += value * double(count);
        right += logits.detach().argmax(1).eq(target).sum().item<std::int64_t>();
        if (onBatch) onBatch(int(b + 1), int(batches));
      }
      return StepStats{lossSum / double(order.size()), double(right) / double(order.size())};
    });
  }

  Result<Matrix> predict(const Matrix& x) override {
    return guarded("prediction", [&]() -> Result<Matrix> {
      if (const auto ok = checkInput(x); !ok) return ok.error();
      const torch::NoGradGuard noGrad;
      Matrix out(x.rows(), std::size_t(m_classes));
      for (std::size_t begin = 0; begin < x.rows(); begin += kPredictBatch) {
        const std::size_t count = std::min(kPredictBatch, x.rows() - begin);
        const torch::Tensor input = pictures(
            x, [&](std::size_t i) { return begin + i; }, count);
        const torch::Tensor p = torch::softmax(forward(input, false), 1).contiguous();
        std::memcpy(out.row(begin).data(), p.data_ptr<float>(),
                    count * std::size_t(m_classes) * sizeof(float));
      }
      return out;
    });
  }

  Weights weights() const override {
    Weights out;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
      const torch::Tensor t = m_parameters[i].detach().contiguous();
      out[m_names[i]] = {t.sizes().vec(),
                         std::vector<float>(t.data_ptr<float>(), t.data_ptr<float>() + t.numel())};
    }
    return out;
  }

  Result<Done> setWeights(const Weights& weights) override {
    return guarded("model", [&]() -> Result<Done> {
      if (weights.size() != m_names.size())
        return Error{ErrorCode::BadFormat,
                     "model: " + std::to_string(weights.size()) + " tensors where the recipe has " +
                         std::to_string(m_names.size()) + " (the file is of another recipe)"};
      for (std::size_t i = 0; i < m_names.size(); ++i) {
        const auto it = weights.find(m_names[i]);
        if (it == weights.end() || it->second.shape != m_parameters[i].sizes().vec() ||
            std::int64_t(it->second.values.size()) != m_parameters[i].numel())
          return Error{ErrorCode::BadFormat,
                       "model: tensor " + m_names[i] +
                           " is missing or of another shape (the file is of another recipe)"};
      }
      const torch::NoGradGuard noGrad;
      for (std::size_t i = 0; i < m_names.size(); ++i) {
        const auto& values = weights.at(m_names[i]).values;
        std::memcpy(m_parameters[i].data_ptr<float>(), values.data(), values.size() * sizeof(float));
      }
      return Done{};
    });
  }

 private:
  void addParameter(const std::string& name, torch::Tensor tensor) {
    tensor.set_requires_grad(true);
    m_names.push_back(name);
    m_parameters.push_back(std::move(tensor));
  }

  Result<Done> checkInput(const Matrix& x) const {
    if (x.rows() > 0 && x.cols() == std::size_t(m_height) * std::size_t(m_width)) return Done{};
    return Error{ErrorCode::BadArgument, "network: the pictures are not " + std::to_string(m_height) + " x " +
                                             std::to_string(m_width) + ", or there is none (report this)"};
  }

  template <class Index>
  torch::Tensor pictures(const Matrix& x, const Index& index, std::size_t count) const {
    torch::Tensor out = torch::empty({std::int64_t(count), 1, m_height, m_width}, torch::kFloat32);
    for (std::size_t i = 0; i < count; ++i)
      std::memcpy(out.data_ptr<float>() + i * x.cols(), x.row(index(i)).data(), x.cols() * sizeof(float));
    return out;
  }

  /// 1 / (1 - rate) where a value stays, 0 where it is dropped. Our own draws, four of 16 bits from each
  /// number: a network's chance is then its own, whatever else uses LibTorch's generator, and about ten times
  /// cheaper.
  torch::Tensor dropoutMask(at::IntArrayRef shape, double rate) {
    torch::Tensor mask = torch::empty(shape, torch::kFloat32);
    float* values = mask.data_ptr<float>();
    const float kept = float(1.0 / (1.0 - rate));
    const auto threshold = std::uint64_t(std::lround(rate * 65536.0));
    const std::int64_t n = mask.numel();
    for (std::int64_t i = 0; i < n; i += 4) {
      std::uint64_t bits = m_dropout.next();
      for (std::int64_t j = i; j < std::min(i + 4, n); ++j, bits >>= 16)
        values[j] = (bits & 0xffff) < threshold ? 0.0f : kept;
    }
    return mask;
  }

  torch::Tensor forward(torch::Tensor x, bool training) {
    std::size_t p = 0;
    bool ownsOutput = false;
    for (const Layer& layer : m_layers) {
      switch (layer.kind) {
        case LayerKind::Conv2d:
          x = torch::conv2d(x, m_parameters[p], m_parameters[p + 1]);
          p += 2;
          break;
        case LayerKind::MaxPool2d:
          x = torch::max_pool2d(x, layer.kernel);
          break;
        case LayerKind::Relu:
          // Nobody needs the output of a convolution or a dense layer again, so its memory is used once more.
          x = ownsOutput ? torch::relu_(x) : torch::relu(x);
          break;
        case LayerKind::Dropout:
          if (training && layer.rate > 0) x = x * dropoutMask(x.sizes(), layer.rate);
          break;
        case LayerKind::Flatten:
          x = x.flatten(1);
          break;
        case LayerKind::Dense:
          x = torch::linear(x, m_parameters[p], m_parameters[p + 1]);
          p += 2;
          break;
      }
      ownsOutput = layer.kind == LayerKind::Conv2d || layer.kind == LayerKind::Dense;
    }
    return x;
  }

  std::vector<Layer> m_layers;
  int m_height, m_width, m_classes, m_batchSize;
  Rng m_order, m_dropout;
  std::int64_t m_step = 0;
  std::vector<std::string> m_names;
  std::vector<torch::Tensor> m_parameters;
  std::unique_ptr<torch::optim::Optimizer> m_optimizer;
};

class TorchBackend final : public LearnBackend {
 public:
  Result<std::unique_ptr<Network>> makeNetwork(const std::vector<Layer>& layers, int height, int width,
                                               int classes, const TrainSettings& settings) override {
    return guarded("network", [&]() -> Result<std::unique_ptr<Network>> {
      auto traces = traceLayers(layers, height, width, classes);
      if (!traces) return traces.error();
      return std::unique_ptr<Network>(
          std::make_unique<TorchNetwork>(layers, std::move(*traces), height, width, classes, settings));
    });
  }

  std::string version() const override { return "LibTorch " TORCH_VERSION; }
  std::string blas() const override { return blasInUse(); }

  void setThreads(int threads) override {
    at::set_num_threads(threads);
    setBlasThreads(threads);
  }

  void lowerThreadPriority() override { lowerCallingThreadPriority(); }
};

}  // namespace
}  // namespace ullim

extern "C" ullim::LearnBackend* ullimLearnBackend() {
  static ullim::TorchBackend backend;
  return &backend;
}
