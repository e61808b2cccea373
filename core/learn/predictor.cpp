#include <algorithm>
#include <mutex>

#include "core/audio/audiofile.h"
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

}  // namespace

Result<Matrix> predictMembers(const std::vector<Network*>& networks, const ModelFile& model,
                              const std::vector<std::vector<const Matrix*>>& x) {
  const std::size_t n = x.front().front()->rows();
  const int together = n * std::size_t(model.testViews) <= kRowsTogether ? model.testViews : 1;
  Matrix sum(n, model.classNames.size());
  for (std::size_t m = 0; m < model.members.size(); ++m) {
    const MemberModel& member = model.members[m];
    for (int view = 0; view < model.testViews; view += together) {
      std::vector<Matrix> inputs;
      for (std::size_t b = 0; b < member.net.branches.size(); ++b)
        inputs.push_back(
            viewsOf(*x[m][b], member.net.branches[b].picture, member.scalers[b], view, together));
      const auto p = networks[m]->predict(inputs);
      if (!p) return p.error();
      for (std::size_t row = 0; row < p->rows(); ++row)
        for (std::size_t c = 0; c < sum.cols(); ++c) sum(row % n, c) += (*p)(row, c);
    }
  }
  const float count = float(model.members.size()) * float(model.testViews);
  for (float& value : sum.data()) value /= count;
  return sum;
}

struct Predictor::Impl {
  ModelFile model;
  std::vector<std::unique_ptr<Network>> networks;
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
  std::vector<std::pair<PictureOptions, Matrix>> made;
  const auto pictureOf = [&](const PictureOptions& options) -> Result<std::size_t> {
    for (std::size_t i = 0; i < made.size(); ++i)
      if (made[i].first == options) return i;
    const auto picture = makePicture(y, sr, options);
    if (!picture) return picture.error();
    Matrix x(1, picture->size());
    std::copy(picture->begin(), picture->end(), x.data().begin());
    made.emplace_back(options, std::move(x));
    return made.size() - 1;
  };
  std::vector<std::vector<std::size_t>> which(model.members.size());
  for (std::size_t m = 0; m < model.members.size(); ++m)
    for (const Branch& branch : model.members[m].net.branches) {
      const auto at = pictureOf(branch.picture);
      if (!at) {
        prediction.error = at.error().detail;
        return prediction;
      }
      which[m].push_back(*at);
    }
  std::vector<std::vector<const Matrix*>> x(which.size());
  for (std::size_t m = 0; m < which.size(); ++m)
    for (const std::size_t at : which[m]) x[m].push_back(&made[at].second);
  std::vector<Network*> networks;
  for (const auto& network : d->networks) networks.push_back(network.get());
  const std::scoped_lock lock(d->mutex);
  const auto p = predictMembers(networks, model, x);
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
