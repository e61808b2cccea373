#include "core/learn/training.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/learn/backend.h"
#include "core/learn/foldtrainer.h"
#include "core/learn/runrecord.h"
#include "core/learn/trainpictures.h"
#include "core/learn/trainsplit.h"

namespace ullim {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBatchesForEstimate = 5;  // the first ones pay for memory and kernels that later ones reuse

std::string nowUtc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

std::string firstOf(const std::vector<std::string>& sentences) {
  const std::size_t more = sentences.size() - 1;
  return sentences.front() + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

/// The request with unreadable clips taken out.
struct Material {
  std::vector<TrainClip> clips;
  std::vector<int> labels;
  Matrix plain, augmented;
};

Matrix keepRows(const Matrix& from, const std::vector<std::size_t>& rows) {
  if (from.empty()) return {};
  Matrix out(rows.size(), from.cols());
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::copy_n(from.row(rows[i]).begin(), from.cols(), out.row(i).begin());
  return out;
}

class Run {
 public:
  Run(const TrainRequest& request, const JobContext& job, const std::function<StopWish()>& wish,
      const std::function<void(const TrainEvent&)>& event)
      : m_request(request), m_job(job), m_wish(wish), m_event(event) {}

  Result<RunRecord> train() {
    if (const auto ok = checkRequest(); !ok) return ok.error();
    const auto backend = learnBackend();
    if (!backend) return backend.error();
    auto folder = RunFolder::make(m_request.runFolder);
    if (!folder) return folder.error();
    begin(**backend);
    auto material = makeMaterial();
    if (!material) return material.error();
    const auto split = makeSplitOf(*material);
    if (!split) return split.error();
    m_trainingStart = Clock::now();
    m_folds = int(split->folds.size());
    for (m_fold = 0; m_fold < m_folds; ++m_fold) {
      const auto ok = trainOne(**backend, *material, split->folds[std::size_t(m_fold)]);
      if (!ok) return ok.error();
      if (m_record.stopped) break;
    }
    finish();
    if (const auto ok = writeRun(m_record, {material->clips, *split, m_models, m_bestModel}); !ok)
      return ok.error();
    folder->keep();
    m_fold = std::max(0, int(m_record.folds.size()) - 1);
    tell({.kind = TrainEvent::Kind::Done, .seconds = m_record.seconds, .secondsLeft = 0});
    return std::move(m_record);
  }

 private:
  Result<Done> checkRequest() const {
    if (const auto ok = validate(m_request.settings); !ok) return ok.error();
    if (m_request.classNames.size() < 2)
      return Error{ErrorCode::TooFew,
                   "training: at least two classes are needed (label clips of a second class)"};
    for (const TrainClip& clip : m_request.clips)
      if (indexOf(clip.label) < 0)
        return Error{ErrorCode::BadArgument,
                     clip.path + ": its label " + clip.label + " is none of the classes (name all classes)"};
    return Done{};
  }

  int indexOf(const std::string& label) const {
    const auto it = std::find(m_request.classNames.begin(), m_request.classNames.end(), label);
    return it == m_request.classNames.end() ? -1 : int(it - m_request.classNames.begin());
  }

  void begin(LearnBackend& backend) {
    if (m_request.background) backend.lowerThreadPriority();
    // In the desktop program one core stays free for the screen: OpenBLAS' own threads do not know of our
    // priority.
    const int spare = m_request.background ? 1 : 0;
    m_threads =
        m_request.settings.threads > 0 ? m_request.settings.threads : std::max(1, defaultJobs() - spare);
    backend.setThreads(m_threads);
    m_start = Clock::now();
    m_record.folder = m_request.runFolder;
    auto path = std::filesystem::path(m_request.runFolder);
    m_record.name = (path.has_filename() ? path : path.parent_path()).filename().string();
    m_record.projectName = m_request.projectName;
    m_record.startedUtc = nowUtc();
    m_record.recipe = m_request.recipe;
    m_record.settings = m_request.settings;
    m_record.splitOptions = m_request.split;
    m_record.classMapping = m_request.classMapping;
    m_record.augment = m_request.augment.steps.empty() ? "" : chainText(m_request.augment);
    m_record.classNames = m_request.classNames;
    m_record.environment = backend.version() + ", " + backend.blas() + ", " + std::to_string(m_threads) +
                           (m_threads == 1 ? " thread" : " threads");
  }

  StopWish wish() {
    if (m_job.stopped()) m_wished = StopWish::Abort;
    if (m_wish) m_wished = std::max(m_wished, m_wish());
    return m_wished;
  }

  void tell(TrainEvent event) {
    event.fold = m_fold;
    event.folds = m_folds;
    if (event.kind == TrainEvent::Kind::Batch) {
      ++m_batchesRun;
      if (m_batchesRun >= kBatchesForEstimate) {
        const double perBatch =
            std::chrono::duration<double>(Clock::now() - m_trainingStart).count() / m_batchesRun;
        const double epochsLeft = double(m_folds - m_fold - 1) * event.epochs + (event.epochs - event.epoch);
        m_secondsLeft = perBatch * (epochsLeft * event.total + (event.total - event.done));
      }
    }
    if (event.kind == TrainEvent::Kind::Batch || event.kind == TrainEvent::Kind::Epoch)
      event.secondsLeft = m_secondsLeft;
    if (event.kind == TrainEvent::Kind::Epoch) m_record.history.push_back(event);
    if (m_event) m_event(event);
  }

  void warn(const std::string& text) {
    const std::string sentence = m_folds > 1 ? "fold " + std::to_string(m_fold + 1) + ": " + text : text;
    m_record.warnings.push_back(sentence);
    tell({.kind = TrainEvent::Kind::Warning, .text = sentence});
  }

  Result<Material> makeMaterial() {
    auto pictures = makeTrainPictures(m_request, m_job, [&](int done, int total) {
      tell({.kind = TrainEvent::Kind::Features, .done = done, .total = total});
      return wish() == StopWish::None;
    });
    if (!pictures) return pictures.error();
    Material material;
    std::vector<std::size_t> readable;
    int constant = 0;
    for (std::size_t i = 0; i < m_request.clips.size(); ++i) {
      if (!pictures->errors[i].empty()) {
        m_record.unreadable.push_back(pictures->errors[i]);
        continue;
      }
      readable.push_back(i);
      material.clips.push_back(m_request.clips[i]);
      material.labels.push_back(indexOf(m_request.clips[i].label));
      const auto [low, high] = std::ranges::minmax(pictures->plain.row(i));
      constant += low == high;
    }
    if (readable.empty())
      return Error{ErrorCode::TooFew,
                   "training: no clip could be read" +
                       (m_record.unreadable.empty() ? "" : "; the first: " + m_record.unreadable.front()) +
                       " (check the files)"};
    std::vector<int> counts(m_request.classNames.size());
    for (const int label : material.labels) ++counts[std::size_t(label)];
    for (std::size_t c = 0; c < counts.size(); ++c)
      if (counts[c] == 0)
        return Error{ErrorCode::TooFew, "training: class " + m_request.classNames[c] +
                                            " has no readable clip (label some, or leave the class out)"};
    if (!m_record.unreadable.empty())
      warn(std::to_string(m_record.unreadable.size()) +
           " clips could not be read and are left out; the first: " + m_record.unreadable.front());
    if (constant > 0)
      warn(std::to_string(constant) +
           " clips give an empty picture, as silence does (listen to them, or exclude them)");
    material.plain = keepRows(pictures->plain, readable);
    material.augmented = keepRows(pictures->augmented, readable);
    return material;
  }

  Result<Split> makeSplitOf(const Material& material) {
    auto split = splitClips(material.clips, material.labels, m_request.classNames, m_request.split);
    if (!split) return split.error();
    if (!split->leaks.empty() && !m_request.allowLeaks)
      return Error{ErrorCode::BadArgument, "split: it leaks, so the result would look better than it is: " +
                                               firstOf(split->leaks) + " (split by group, or allow leaks)"};
    m_record.splitSummary = split->split.summary;
    tell({.kind = TrainEvent::Kind::Split, .text = split->split.summary});
    for (const std::string& text : split->split.warnings) warn(text);
    // A split by clip says itself that groups are torn apart; copies of one content are known here alone.
    if (!split->leaks.empty() && m_request.split.byGroup)
      warn("the split leaks, so the result looks better than it is: " + firstOf(split->leaks));
    return std::move(split->split);
  }

  Result<Done> trainOne(LearnBackend& backend, const Material& material, const std::vector<Role>& roles) {
    FoldData data{&material.plain, &material.augmented, &material.labels, {}, {}, {}};
    for (std::size_t i = 0; i < roles.size(); ++i) {
      // A copy made from another clip may teach, but never judge.
      if (roles[i] == Role::Train) data.train.push_back(i);
      if (roles[i] == Role::Validation && material.clips[i].parent.empty()) data.validation.push_back(i);
      if (roles[i] == Role::Test && material.clips[i].parent.empty()) data.test.push_back(i);
    }
    if (data.train.empty() || data.validation.empty() || data.test.empty())
      return Error{ErrorCode::TooFew, "split: fold " + std::to_string(m_fold + 1) +
                                          " has an empty part (use more clips or fewer folds)"};
    TrainSettings settings = m_request.settings;
    settings.seed = mixSeed(m_request.settings.seed, seedOf("fold"), std::uint64_t(m_fold));
    tell({.kind = TrainEvent::Kind::FoldStart, .epochs = settings.epochs});
    const FoldHooks hooks{[&] { return wish(); }, [&](TrainEvent event) { tell(std::move(event)); },
                          [&](const std::string& text) { warn(text); }};
    auto outcome = trainFold(backend, m_request.recipe, m_request.classNames, settings, data, hooks);
    const bool keepBest = wish() == StopWish::KeepBest;
    if (!outcome) {
      if (outcome.error().code == ErrorCode::Cancelled && keepBest && !m_models.empty()) {
        m_record.stopped = true;
        return Done{};
      }
      return Error{outcome.error().code,
                   m_folds > 1 ? "fold " + std::to_string(m_fold + 1) + ", " + outcome.error().detail
                               : outcome.error().detail};
    }
    if (m_wished == StopWish::Abort) return Error{ErrorCode::Cancelled, "training: aborted"};
    m_record.stopped = keepBest;
    // A fold without one whole epoch would only pull the folds before it down.
    if (!outcome->hasEpoch && !m_models.empty()) return Done{};
    addFold(std::move(*outcome), material, data.test);
    return Done{};
  }

  void addFold(FoldOutcome outcome, const Material& material, const std::vector<std::size_t>& test) {
    std::vector<int> labels;
    for (std::size_t i = 0; i < test.size(); ++i) {
      labels.push_back(material.labels[test[i]]);
      const auto row = outcome.test.row(i);
      m_record.oof.push_back({material.clips[test[i]].id, m_fold, labels.back(), {row.begin(), row.end()}});
      m_oofGroups.push_back(material.clips[test[i]].group);
    }
    const Metrics metrics = computeMetrics(labels, outcome.test, m_request.classNames, {}, 0);
    outcome.result.fold = m_fold;
    outcome.result.accuracy = metrics.accuracy;
    outcome.result.macroF1 = metrics.macroF1;
    outcome.result.balancedAccuracy = metrics.balancedAccuracy;
    m_record.folds.push_back(outcome.result);
    // The best fold is chosen by its validation part: choosing by the test part would be looking twice.
    if (m_models.empty() || (outcome.hasEpoch && outcome.bestLoss < m_bestLoss)) {
      m_bestModel = m_models.size();
      m_bestLoss = outcome.bestLoss;
    }
    m_models.push_back({m_request.recipe,
                        m_request.classNames,
                        {{m_request.recipe.members.front(), {outcome.scaler}, std::move(outcome.weights)}},
                        1});
    TrainEvent end{.kind = TrainEvent::Kind::FoldEnd,
                   .epoch = outcome.result.bestEpoch,
                   .epochs = m_request.settings.epochs};
    end.valLoss = outcome.bestLoss;
    tell(end);
  }

  void finish() {
    Matrix probabilities(m_record.oof.size(), m_request.classNames.size());
    std::vector<int> labels;
    for (std::size_t i = 0; i < m_record.oof.size(); ++i) {
      std::copy(m_record.oof[i].probabilities.begin(), m_record.oof[i].probabilities.end(),
                probabilities.row(i).begin());
      labels.push_back(m_record.oof[i].label);
    }
    m_record.metrics = computeMetrics(labels, probabilities, m_request.classNames, m_oofGroups, 0);
    const double n = double(m_record.folds.size());
    for (const FoldResult& fold : m_record.folds) m_record.accuracyMean += fold.accuracy / n;
    double squares = 0;
    for (const FoldResult& fold : m_record.folds)
      squares += std::pow(fold.accuracy - m_record.accuracyMean, 2);
    m_record.accuracyStd = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
    m_record.seconds = std::chrono::duration<double>(Clock::now() - m_start).count();
  }

  const TrainRequest& m_request;
  const JobContext& m_job;
  const std::function<StopWish()>& m_wish;
  const std::function<void(const TrainEvent&)>& m_event;
  StopWish m_wished = StopWish::None;
  RunRecord m_record;
  std::vector<ModelFile> m_models;
  std::vector<std::string> m_oofGroups;
  std::size_t m_bestModel = 0;
  double m_bestLoss = 0, m_secondsLeft = -1;
  int m_fold = 0, m_folds = 1, m_threads = 1;
  std::int64_t m_batchesRun = 0;
  Clock::time_point m_start, m_trainingStart;
};

}  // namespace

Result<RunRecord> runTraining(const TrainRequest& request, const JobContext& job,
                              const std::function<StopWish()>& wish,
                              const std::function<void(const TrainEvent&)>& event) {
  return Run(request, job, wish, event).train();
}

}  // namespace ullim
