#include "core/learn/module/torchnetwork.h"

#include <cmath>
#include <cstring>

namespace ullim {
namespace {

// Bounds the memory of one forward pass outside training: so many values of the largest layer, 64 MB.
constexpr std::int64_t kPredictValues = 16'000'000;
constexpr std::int64_t kPredictBatch = 256;

torch::Tensor copyOf(const Matrix& m, std::size_t begin, std::size_t count, std::vector<std::int64_t> shape) {
  torch::Tensor out = torch::empty(shape, torch::kFloat32);
  std::memcpy(out.data_ptr<float>(), m.row(begin).data(), count * m.cols() * sizeof(float));
  return out;
}

}  // namespace

TorchNetwork::TorchNetwork(const Member& member, MemberTrace trace, int classes,
                           const TrainSettings& settings)
    : m_classes(classes),
      m_focalGamma(settings.focalGamma),
      m_stack(member, std::move(trace), settings.init, Rng(mixSeed(settings.seed, 3))),
      m_optimizer(settings),
      m_dropout(mixSeed(settings.seed, 2)) {
  for (const Branch& branch : member.branches)
    m_sizes.emplace_back(branch.picture.height, branch.picture.width);
  for (const TensorTrace& trace_ : m_stack.traces)
    if (trace_.learns()) m_optimizer.add(trace_.name, trace_.shape);
}

Result<StepStats> TorchNetwork::step(const Batch& batch, double learningRate) {
  return guarded("training", [&]() -> Result<StepStats> {
    if (const auto ok = checkInput(batch.x); !ok) return ok.error();
    const std::size_t n = batch.targets.rows();
    if (n != batch.x.front().rows() || int(batch.targets.cols()) != m_classes ||
        (!batch.weights.empty() && batch.weights.size() != n))
      return Error{ErrorCode::BadArgument,
                   "training: pictures, labels and class weights do not fit together (report this)"};
    if (n == 1 && m_stack.hasBatchNorm())
      return Error{ErrorCode::BadArgument,
                   "training: a batch of one clip cannot be normalised (choose a larger batch size)"};
    for (torch::Tensor& tensor : m_stack.tensors) tensor.mutable_grad() = torch::Tensor();
    // A loss that is not finite must leave nothing behind, and batch normalisation learns in the forward
    // pass.
    const torch::Tensor logits = m_stack.forward(pictures(batch.x, 0, n), &m_dropout);
    const torch::Tensor target = copyOf(batch.targets, 0, n, {std::int64_t(n), m_classes});
    const torch::Tensor logP = torch::log_softmax(logits, 1);
    torch::Tensor losses = -(target * logP).sum(1);
    if (m_focalGamma > 0) {
      const torch::Tensor p = (target * logP.exp()).sum(1);
      losses = losses * (1 - p).clamp_min(1e-12).pow(m_focalGamma);
    }
    if (!batch.weights.empty()) losses = losses * torch::tensor(batch.weights, torch::kFloat32);
    // Keras' weighting: the mean over samples of weight * loss.
    const torch::Tensor loss = losses.sum() / double(n);
    const double value = loss.item<double>();
    if (!std::isfinite(value))
      return Error{ErrorCode::NotFinite, "training: the loss became " +
                                             std::string(std::isnan(value) ? "NaN" : "infinite") +
                                             " at step " + std::to_string(m_optimizer.steps() + 1) +
                                             " (lower the learning rate, or standardise the inputs)"};
    loss.backward();
    m_optimizer.beginStep();
    const torch::NoGradGuard noGrad;
    std::size_t index = 0;
    for (std::size_t i = 0; i < m_stack.tensors.size(); ++i) {
      if (!m_stack.traces[i].learns()) continue;
      torch::Tensor& tensor = m_stack.tensors[i];
      if (const torch::Tensor gradient = tensor.grad(); gradient.defined())
        m_optimizer.update(index, tensor.data_ptr<float>(), gradient.contiguous().data_ptr<float>(),
                           learningRate);
      ++index;
    }
    const auto right = logits.detach().argmax(1).eq(target.argmax(1)).sum().item<std::int64_t>();
    return StepStats{value, double(right) / double(n)};
  });
}

Result<Matrix> TorchNetwork::predict(const std::vector<Matrix>& x) {
  return guarded("prediction", [&]() -> Result<Matrix> {
    if (const auto ok = checkInput(x); !ok) return ok.error();
    const torch::NoGradGuard noGrad;
    const std::size_t n = x.front().rows();
    const auto most =
        std::size_t(std::clamp<std::int64_t>(kPredictValues / m_stack.largestActivation(), 1, kPredictBatch));
    Matrix out(n, std::size_t(m_classes));
    for (std::size_t begin = 0; begin < n; begin += most) {
      const std::size_t count = std::min(most, n - begin);
      torch::Tensor p = m_stack.forward(pictures(x, begin, count), nullptr);
      if (!m_stack.endsWithSoftmax()) p = torch::softmax(p, 1);
      p = p.contiguous();
      std::memcpy(out.row(begin).data(), p.data_ptr<float>(), count * std::size_t(m_classes) * sizeof(float));
    }
    return out;
  });
}

Result<std::vector<LayerActivity>> TorchNetwork::probe(const std::vector<Matrix>& x) {
  return guarded("probe", [&]() -> Result<std::vector<LayerActivity>> {
    if (const auto ok = checkInput(x); !ok) return ok.error();
    const torch::NoGradGuard noGrad;
    std::vector<LayerActivity> out;
    m_stack.forward(pictures(x, 0, x.front().rows()), nullptr,
                    [&](const std::string& layer, const torch::Tensor& output) {
                      const torch::Tensor alive =
                          output.transpose(0, 1).flatten(1).ne(0).any(1);  // by channel or unit
                      const int units = int(alive.numel());
                      out.push_back({layer, units, units - int(alive.sum().item<std::int64_t>())});
                    });
    return out;
  });
}

Weights TorchNetwork::weights() const {
  Weights out;
  for (std::size_t i = 0; i < m_stack.tensors.size(); ++i) {
    const torch::Tensor t = m_stack.tensors[i].detach().contiguous();
    out[m_stack.traces[i].name] = {t.sizes().vec(),
                                   std::vector<float>(t.data_ptr<float>(), t.data_ptr<float>() + t.numel())};
  }
  return out;
}

Result<Done> TorchNetwork::setWeights(const Weights& weights) {
  return guarded("model", [&]() -> Result<Done> {
    const auto& traces = m_stack.traces;
    if (weights.size() != traces.size())
      return Error{ErrorCode::BadFormat,
                   "model: " + std::to_string(weights.size()) + " tensors where the recipe has " +
                       std::to_string(traces.size()) + " (the file is of another recipe)"};
    for (std::size_t i = 0; i < traces.size(); ++i) {
      const auto it = weights.find(traces[i].name);
      if (it == weights.end() || it->second.shape != traces[i].shape ||
          std::int64_t(it->second.values.size()) != m_stack.tensors[i].numel())
        return Error{ErrorCode::BadFormat,
                     "model: tensor " + traces[i].name +
                         " is missing or of another shape (the file is of another recipe)"};
    }
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < traces.size(); ++i) {
      const auto& values = weights.at(traces[i].name).values;
      std::memcpy(m_stack.tensors[i].data_ptr<float>(), values.data(), values.size() * sizeof(float));
    }
    return Done{};
  });
}

NetworkState TorchNetwork::state() const {
  return {weights(), m_optimizer.state(), m_optimizer.steps(), m_dropout.state()};
}

Result<Done> TorchNetwork::setState(const NetworkState& state) {
  if (const auto ok = m_optimizer.setState(state.optimizer, state.steps); !ok) return ok.error();
  if (const auto ok = setWeights(state.weights); !ok) return ok.error();
  m_dropout.setState(state.dropout);
  return Done{};
}

Result<Done> TorchNetwork::checkInput(const std::vector<Matrix>& x) const {
  bool fits = x.size() == m_sizes.size();
  for (std::size_t b = 0; fits && b < x.size(); ++b)
    fits = x[b].rows() > 0 && x[b].rows() == x.front().rows() &&
           x[b].cols() == std::size_t(m_sizes[b].first) * std::size_t(m_sizes[b].second);
  if (fits) return Done{};
  return Error{ErrorCode::BadArgument,
               "network: the pictures do not have the recipe's size, or there is none (report this)"};
}

std::vector<torch::Tensor> TorchNetwork::pictures(const std::vector<Matrix>& x, std::size_t begin,
                                                  std::size_t count) const {
  std::vector<torch::Tensor> out;
  for (std::size_t b = 0; b < x.size(); ++b)
    out.push_back(copyOf(x[b], begin, count, {std::int64_t(count), 1, m_sizes[b].first, m_sizes[b].second}));
  return out;
}

}  // namespace ullim
