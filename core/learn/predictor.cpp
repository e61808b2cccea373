#include <algorithm>
#include <mutex>
#include <optional>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/learn/model.h"
#include "core/learn/scaling.h"

namespace ullim {

namespace {

/// A forward pass costs as much for one picture as for a few: the views of few clips go through it together.
constexpr std::size_t kRowsTogether = 64;

/// Views [first, first + count) of every row, scaled: [count * n][pixels].
Matrix viewsOf(const Matrix& x, const PictureOptions& picture, const Scaler& scaler, int first, int count) {
  const std::size_t n = x.rows();
  Matrix out(n * std::size_t(count), x.cols());
  for (int v = 0; v < count; ++v)
    for (std::size_t i = 0; i < n; ++i) {
      const auto to = out.row(std::size_t(v) * n + i);
      if (first + v == 0) {
        std::copy(x.row(i).begin(), x.row(i).end(), to.begin());
      } else {
        const auto seen = testView(x.row(i), picture.height, picture.width, first + v);
        std::copy(seen.begin(), seen.end(), to.begin());
      }
    }
  applyScaler(scaler, picture.height, out);
  return out;
}

/// Sums of one member's probabilities over its views: [n][classes].
Result<Matrix> sumOfViews(Network& network, const ModelFile& model, std::size_t m,
                          const std::vector<const Matrix*>& x) {
  const MemberModel& member = model.members[m];
  const std::size_t n = x.front()->rows();
  const int together = n * std::size_t(model.testViews) <= kRowsTogether ? model.testViews : 1;
  Matrix sum(n, model.classNames.size());
  for (int view = 0; view < model.testViews; view += together) {
    std::vector<Matrix> inputs;
    for (std::size_t b = 0; b < member.net.branches.size(); ++b)
      inputs.push_back(viewsOf(*x[b], member.net.branches[b].picture, member.scalers[b], view, together));
    const auto p = network.predict(inputs);
    if (!p) return p.error();
    for (std::size_t row = 0; row < p->rows(); ++row)
      for (std::size_t c = 0; c < sum.cols(); ++c) sum(row % n, c) += (*p)(row, c);
  }
  return sum;
}

/// Members are added in their order, whichever was ready first.
Result<Matrix> meanOf(const std::vector<std::optional<Result<Matrix>>>& sums, const ModelFile& model) {
  Matrix mean;
  for (const auto& sum : sums) {
    if (!*sum) return sum->error();
    if (mean.empty()) {
      mean = **sum;
      continue;
    }
    for (std::size_t i = 0; i < mean.size(); ++i) mean.data()[i] += (**sum).data()[i];
  }
  const float count = float(model.members.size()) * float(model.testViews);
  for (float& value : mean.data()) value /= count;
  return mean;
}

}  // namespace

Result<Matrix> predictMembers(const std::vector<Network*>& networks, const ModelFile& model,
                              const std::vector<std::vector<const Matrix*>>& x) {
  std::vector<std::optional<Result<Matrix>>> sums(model.members.size());
  for (std::size_t m = 0; m < sums.size(); ++m) {
    sums[m] = sumOfViews(*networks[m], model, m, x[m]);
    if (!*sums[m]) return sums[m]->error();
  }
  return meanOf(sums, model);
}

struct Predictor::Impl {
  ModelFile model;
  std::vector<std::unique_ptr<Network>> networks;
  LearnBackend* backend = nullptr;
  mutable std::mutex mutex;  // a network serves one thread at a time
};

Predictor::Predictor() : d(std::make_unique<Impl>()) {}
Predictor::~Predictor() = default;

Result<std::unique_ptr<Predictor>> Predictor::load(const std::string& modelPath) {
  auto model = readModel(modelPath);
  if (!model) return model.error();
  const auto backend = learnBackend();
  if (!backend) return backend.error();
  auto predictor = std::unique_ptr<Predictor>(new Predictor);
  for (MemberModel& member : model->members) {
    auto network = (*backend)->makeNetwork(member.net, int(model->classNames.size()), model->recipe.defaults);
    if (!network) return network.error();
    if (const auto ok = (*network)->setWeights(member.weights); !ok) return ok.error();
    member.weights.clear();  // the network has its own copy
    predictor->d->networks.push_back(std::move(*network));
  }
  predictor->d->model = std::move(*model);
  predictor->d->backend = *backend;
  return predictor;
}

const std::vector<std::string>& Predictor::classNames() const { return d->model.classNames; }
const Recipe& Predictor::recipe() const { return d->model.recipe; }

Prediction Predictor::predictFile(const std::string& path) const {
  Prediction prediction;
  const auto clip = readAudio(path);
  if (clip && clip->frames() > 0) {
    prediction = predictSignal(clip->samples, clip->rate);
    if (!prediction.error.empty()) prediction.error = path + ": " + prediction.error;
  } else {
    prediction.error = clip ? path + ": holds no sound (check the file)" : clip.error().detail;
  }
  prediction.file = path;
  return prediction;
}

Prediction Predictor::predictSignal(std::span<const float> y, SampleRate sr) const {
  Prediction prediction;
  const ModelFile& model = d->model;
  // Members often look at the same picture; it is made once.
  std::vector<const PictureOptions*> wanted;
  std::vector<std::vector<std::size_t>> which(model.members.size());
  for (std::size_t m = 0; m < model.members.size(); ++m)
    for (const Branch& branch : model.members[m].net.branches) {
      const auto it = std::ranges::find_if(wanted, [&](const auto* o) { return *o == branch.picture; });
      which[m].push_back(std::size_t(it - wanted.begin()));
      if (it == wanted.end()) wanted.push_back(&branch.picture);
    }
  std::vector<Matrix> pictures(wanted.size());
  std::vector<std::string> problems(wanted.size());
  parallelFor(wanted.size(), 0, {}, [&](std::size_t i) {
    const auto picture = makePicture(y, sr, *wanted[i]);
    if (!picture) return void(problems[i] = picture.error().detail);
    pictures[i] = Matrix(1, picture->size());
    std::copy(picture->begin(), picture->end(), pictures[i].data().begin());
  });
  for (const std::string& problem : problems)
    if (!problem.empty()) {
      prediction.error = problem;
      return prediction;
    }
  std::vector<std::vector<const Matrix*>> x(which.size());
  for (std::size_t m = 0; m < which.size(); ++m)
    for (const std::size_t at : which[m]) x[m].push_back(&pictures[at]);
  const std::scoped_lock lock(d->mutex);
  std::vector<std::optional<Result<Matrix>>> sums(model.members.size());
  const bool alone = sums.size() == 1;
  parallelFor(sums.size(), alone ? 1 : 0, {}, [&](std::size_t m) {
    if (!alone) d->backend->setOwnThreads(1);
    sums[m] = sumOfViews(*d->networks[m], model, m, x[m]);
  });
  const auto p = meanOf(sums, model);
  if (!p) {
    prediction.error = p.error().detail;
    return prediction;
  }
  const auto row = p->row(0);
  prediction.probabilities.assign(row.begin(), row.end());
  prediction.label = model.classNames[std::size_t(std::max_element(row.begin(), row.end()) - row.begin())];
  return prediction;
}

}  // namespace ullim
