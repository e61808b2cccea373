#include "core/learn/training.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/learn/backend.h"
#include "core/learn/checkpoint.h"
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
  std::vector<PictureSet> sets;
};

constexpr int kMostFoldsAtOnce = 4;  // each has its own networks and moments in memory
constexpr auto kPausePoll = std::chrono::milliseconds(20);

/// What one fold tells, kept apart so that the record does not depend on which fold was faster.
struct FoldNotes {
  std::vector<TrainEvent> history;
  std::vector<std::string> warnings;
  std::int64_t batches = 0;  ///< made
  std::int64_t planned = 0;  ///< of all its networks and epochs; 0: not known yet
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

  /// `resumes`: the folder is a begun run's.
  Result<RunRecord> train(bool resumes) {
    if (const auto ok = checkRequest(); !ok) return ok.error();
    const auto backend = learnBackend();
    if (!backend) return backend.error();
    std::optional<RunFolder> folder;
    if (!resumes) {
      auto made = RunFolder::make(m_request.runFolder);
      if (!made) return made.error();
      folder.emplace(std::move(*made));
    }
    begin(**backend);
    auto material = makeMaterial();
    if (!material) return material.error();
    const auto split = makeSplitOf(*material);
    if (!split) return split.error();
    m_trainingStart = Clock::now();
    m_split = &*split;
    shareCores(**backend, m_folds);
    if (!resumes)
      if (const auto ok = rememberRequest(); !ok) return ok.error();
    if (const auto ok = trainFolds(**backend, *material, *split); !ok) return ok.error();
    finish();
    for (const auto& [name, model] : m_kept)
      if (const auto ok = writeModel(model, m_request.runFolder + "/" + name + ".safetensors"); !ok)
        return ok.error();
    if (const auto ok = writeRun(m_record, {material->clips, *split, m_models, m_bestModel}); !ok)
      return ok.error();
    if (folder) folder->keep();
    removeCheckpoints(m_request.runFolder);
    tell(std::max(0, int(m_record.folds.size()) - 1),
         {.kind = TrainEvent::Kind::Done, .seconds = m_record.seconds, .secondsLeft = 0});
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
    if (!m_request.runName.empty()) m_record.name = m_request.runName;
    for (const Member& member : m_request.recipe.members) m_record.memberNames.push_back(member.name);
  }

  /// How many folds at once, and with how many threads each; both decide the last bits and are recorded.
  void shareCores(LearnBackend& backend, int folds) {
    const int cores = defaultJobs(), asked = m_request.settings.foldsAtOnce;
    m_atOnce = std::clamp(asked > 0 ? asked : std::min(cores, kMostFoldsAtOnce), 1, folds);
    // In the desktop program one core stays free for the screen when one fold has all of them: OpenBLAS' own
    // threads do not know of our priority.
    const int spare = m_request.background && m_atOnce == 1 ? 1 : 0;
    m_threads =
        m_request.settings.threads > 0 ? m_request.settings.threads : std::max(1, (cores - spare) / m_atOnce);
    m_record.threads = m_threads;
    m_record.foldsAtOnce = m_atOnce;
    m_record.environment = backend.version() + ", " + backend.blas() + ", " + std::to_string(m_threads) +
                           (m_threads == 1 ? " thread" : " threads") +
                           (m_atOnce > 1 ? ", " + std::to_string(m_atOnce) + " folds at once" : "");
  }

  /// Threads decide the last bits, so a continued run must have as many.
  Result<Done> rememberRequest() const {
    TrainRequest fixed = m_request;
    fixed.settings.threads = m_threads;
    fixed.settings.foldsAtOnce = m_atOnce;
    fixed.runName = m_record.name;
    return writeResume(fixed);
  }

  /// Asks once; Pause is answered as such.
  StopWish ask() {
    const std::scoped_lock lock(m_mutex);
    if (m_job.stopped() || m_failed) return m_wished = StopWish::Abort;
    const StopWish now = m_wish ? m_wish() : StopWish::None;
    if (m_wished == StopWish::KeepBest || m_wished == StopWish::Abort)
      return m_wished = std::max(m_wished, now);
    if (now != StopWish::Pause) m_wished = now;
    return now;
  }

  /// Holds while the wish is to pause.
  StopWish wish(int fold) {
    StopWish now = ask();
    if (now != StopWish::Pause) return now;
    tell(fold, {.kind = TrainEvent::Kind::Paused});
    const auto begin = Clock::now();
    while ((now = ask()) == StopWish::Pause) std::this_thread::sleep_for(kPausePoll);
    {
      const std::scoped_lock lock(m_mutex);
      m_paused += (Clock::now() - begin) / m_atOnce;  // folds at once wait together
    }
    tell(fold, {.kind = TrainEvent::Kind::Resumed});
    return now;
  }

  void tell(int fold, TrainEvent event) {
    const std::scoped_lock lock(m_mutex);
    event.fold = fold;
    event.folds = m_folds;
    FoldNotes& notes = m_notes[std::size_t(fold)];
    if (event.kind == TrainEvent::Kind::Batch) {
      ++m_batchesRun;
      ++notes.batches;
      notes.planned = std::int64_t(event.total) * event.epochs * event.members;
    }
    if (event.kind == TrainEvent::Kind::FoldEnd)
      notes.planned = notes.batches;  // early stopping saved the rest
    if (event.kind == TrainEvent::Kind::Batch || event.kind == TrainEvent::Kind::Epoch) {
      event.secondsLeft = secondsLeft();
      if (event.kind == TrainEvent::Kind::Epoch) notes.history.push_back(event);
    }
    if (event.kind == TrainEvent::Kind::Warning) notes.warnings.push_back(event.text);
    if (m_event) m_event(event);
  }

  double secondsLeft() const {
    if (m_batchesRun < kBatchesForEstimate) return -1;
    const double spent = std::chrono::duration<double>(Clock::now() - m_trainingStart - m_paused).count();
    double left = 0, known = 0, sum = 0;
    for (const FoldNotes& notes : m_notes) {
      if (notes.planned == 0) continue;
      known += 1;
      sum += double(notes.planned);
      left += double(notes.planned - notes.batches);
    }
    left += (double(m_notes.size()) - known) * sum / known;  // folds to come are like those begun
    return std::max(0.0, left * spent / double(m_batchesRun));
  }

  void warn(int fold, TrainWarning warning, const std::string& text) {
    TrainEvent event{.kind = TrainEvent::Kind::Warning,
                     .text = m_folds > 1 && m_split ? "fold " + foldName(fold) + ": " + text : text};
    event.warning = warning;
    tell(fold, std::move(event));
  }
  void warn(const std::string& text) {
    m_record.warnings.push_back(text);
    const std::scoped_lock lock(m_mutex);
    TrainEvent event{.kind = TrainEvent::Kind::Warning, .text = text};
    if (m_event) m_event(event);
  }

  std::string foldName(int fold) const {
    const auto& names = m_split->foldNames;
    return std::size_t(fold) < names.size() ? names[std::size_t(fold)] : std::to_string(fold + 1);
  }

  Result<Material> makeMaterial() {
    auto pictures = makeTrainPictures(m_request, m_job, [&](int done, int total) {
      tell(0, {.kind = TrainEvent::Kind::Features, .done = done, .total = total});
      return wish(0) == StopWish::None;
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
      const auto [low, high] = std::ranges::minmax(pictures->sets.front().plain.row(i));
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
    if (constant == int(readable.size()))
      return Error{ErrorCode::TooFew,
                   "training: every clip gives an empty picture, as silence does; there is nothing to learn "
                   "(listen to the clips, and check the recipe)"};
    if (constant > 0)
      warn(std::to_string(constant) +
           " clips give an empty picture, as silence does (listen to them, or exclude them)");
    material.sets = std::move(pictures->sets);
    if (readable.size() < m_request.clips.size())
      for (PictureSet& set : material.sets) {
        set.plain = keepRows(set.plain, readable);
        for (Matrix& m : set.atSpeed) m = keepRows(m, readable);
        for (Matrix& m : set.copies) m = keepRows(m, readable);
      }
    return material;
  }

  Result<Split> makeSplitOf(const Material& material) {
    auto split = splitClips(material.clips, material.labels, m_request.classNames, m_request.split);
    if (!split) return split.error();
    if (!split->leaks.empty() && !m_request.allowLeaks)
      return Error{ErrorCode::BadArgument, "split: it leaks, so the result would look better than it is: " +
                                               firstOf(split->leaks) + " (split by group, or allow leaks)"};
    m_record.splitSummary = split->split.summary;
    m_folds = int(split->split.folds.size());
    m_notes.resize(std::size_t(m_folds));
    tell(0, {.kind = TrainEvent::Kind::Split, .text = split->split.summary});
    for (const std::string& text : split->split.warnings) warn(text);
    // A split by clip says itself that groups are torn apart; copies of one content are known here alone.
    if (!split->leaks.empty() && m_request.split.byGroup)
      warn("the split leaks, so the result looks better than it is: " + firstOf(split->leaks));
    return std::move(split->split);
  }

  Result<Done> trainFolds(LearnBackend& backend, const Material& material, const Split& split) {
    for (int fold = 0; fold < m_folds; ++fold)  // before anything is trained
      if (const auto data = dataOf(material, split, fold); !data) return data.error();
    std::vector<std::optional<Result<FoldOutcome>>> outcomes(static_cast<std::size_t>(m_folds));
    std::atomic<int> next = 0;
    const auto work = [&] {
      if (m_request.background) backend.lowerThreadPriority();
      backend.setThreads(m_threads);
      for (int fold; (fold = next++) < m_folds;) {
        if (ask() == StopWish::KeepBest || ask() == StopWish::Abort) return;
        outcomes[std::size_t(fold)] = trainOne(backend, material, split, fold);
        const auto& outcome = *outcomes[std::size_t(fold)];
        if (!outcome && outcome.error().code != ErrorCode::Cancelled) {
          const std::scoped_lock lock(m_mutex);
          m_failed = true;
        }
      }
    };
    {
      std::vector<std::jthread> others;
      for (int i = 1; i < m_atOnce; ++i) others.emplace_back(work);
      work();
    }
    return gather(material, split, outcomes);
  }

  Result<FoldData> dataOf(const Material& material, const Split& split, int fold) const {
    const std::vector<Role>& roles = split.folds[std::size_t(fold)];
    FoldData data{&material.sets, &material.labels, {}, {}, {}};
    for (std::size_t i = 0; i < roles.size(); ++i) {
      // A copy made from another clip may teach, but never judge.
      if (roles[i] == Role::Train) data.train.push_back(i);
      if (roles[i] == Role::Validation && material.clips[i].parent.empty()) data.validation.push_back(i);
      if (roles[i] == Role::Test && material.clips[i].parent.empty()) data.test.push_back(i);
    }
    if (data.train.empty() || data.test.empty() ||
        (data.validation.empty() && m_request.split.validationSize > 0))
      return Error{ErrorCode::TooFew,
                   "split: fold " + foldName(fold) + " has an empty part (use more clips or fewer folds)"};
    return data;
  }

  Result<FoldOutcome> trainOne(LearnBackend& backend, const Material& material, const Split& split,
                               int fold) {
    const auto data = dataOf(material, split, fold);
    if (!data) return data.error();
    TrainSettings settings = m_request.settings;
    settings.seed = mixSeed(m_request.settings.seed, seedOf("fold"), std::uint64_t(fold));
    tell(fold, {.kind = TrainEvent::Kind::FoldStart, .epochs = settings.epochs});
    FoldHooks hooks{[&, fold] { return wish(fold); },
                    [&, fold](TrainEvent event) { tell(fold, std::move(event)); },
                    [&, fold](TrainWarning warning, const std::string& text) { warn(fold, warning, text); }};
    hooks.checkpoint = [&, fold](std::size_t member) {
      return checkpointPath(m_request.runFolder, fold, member);
    };
    hooks.checkpointSeconds = m_request.checkpointSeconds;
    hooks.withGenerator = m_request.withGenerator;
    auto outcome = trainFold(backend, m_request.recipe, m_request.classNames, settings, *data, hooks);
    if (!outcome)
      return Error{outcome.error().code, m_folds > 1
                                             ? "fold " + foldName(fold) + ", " + outcome.error().detail
                                             : outcome.error().detail};
    TrainEvent end{.kind = TrainEvent::Kind::FoldEnd,
                   .epoch = outcome->result.bestEpoch,
                   .epochs = m_request.settings.epochs};
    end.valLoss = outcome->bestLoss;
    tell(fold, std::move(end));
    return outcome;
  }

  /// In the order of folds, whichever was ready first.
  Result<Done> gather(const Material& material, const Split& split,
                      std::vector<std::optional<Result<FoldOutcome>>>& outcomes) {
    for (const FoldNotes& notes : m_notes) {
      m_record.history.insert(m_record.history.end(), notes.history.begin(), notes.history.end());
      m_record.warnings.insert(m_record.warnings.end(), notes.warnings.begin(), notes.warnings.end());
    }
    const bool keepBest = m_wished == StopWish::KeepBest;
    std::optional<Error> cancelled;
    for (const auto& outcome : outcomes) {
      if (!outcome || outcome->has_value()) continue;
      if (outcome->error().code != ErrorCode::Cancelled) return outcome->error();
      cancelled = outcome->error();
    }
    if (m_wished == StopWish::Abort) return Error{ErrorCode::Cancelled, "training: aborted"};
    m_record.stopped = keepBest;
    const bool anyWhole =
        std::ranges::any_of(outcomes, [](const auto& o) { return o && *o && (*o)->hasEpoch; });
    for (int fold = 0; fold < m_folds; ++fold) {
      auto& outcome = outcomes[std::size_t(fold)];
      // A fold without one whole epoch would only pull the others down.
      if (!outcome || !*outcome || (anyWhole && !(*outcome)->hasEpoch)) continue;
      if (!anyWhole && !m_models.empty()) continue;
      addFold(fold, std::move(**outcome), material, dataOf(material, split, fold)->test);
    }
    if (m_models.empty())
      return cancelled.value_or(
          Error{ErrorCode::Cancelled, "training: stopped before there was anything to keep"});
    return Done{};
  }

  void addFold(int fold, FoldOutcome outcome, const Material& material,
               const std::vector<std::size_t>& test) {
    std::vector<int> labels;
    for (std::size_t i = 0; i < test.size(); ++i) {
      labels.push_back(material.labels[test[i]]);
      const auto row = outcome.test.row(i);
      m_record.oof.push_back({material.clips[test[i]].id, fold, labels.back(), {row.begin(), row.end()}});
      m_oofGroups.push_back(material.clips[test[i]].group);
    }
    const Metrics metrics = computeMetrics(labels, outcome.test, m_request.classNames, {}, 0);
    outcome.result.fold = fold;
    outcome.result.name = foldName(fold);
    outcome.result.accuracy = metrics.accuracy;
    outcome.result.macroF1 = metrics.macroF1;
    outcome.result.balancedAccuracy = metrics.balancedAccuracy;
    addMembers(fold, outcome, labels, material, test);
    if (!outcome.failure.empty())
      m_record.failure += (m_record.failure.empty() ? "" : "; ") +
                          (m_folds > 1 ? "fold " + foldName(fold) + ", " : "") + outcome.failure;
    m_record.folds.push_back(outcome.result);
    // The best fold is chosen by its validation part: choosing by the test part would be looking twice.
    if (m_models.empty() || (outcome.hasEpoch && outcome.bestLoss < m_bestLoss)) {
      m_bestModel = m_models.size();
      m_bestLoss = outcome.bestLoss;
    }
    for (KeptEpoch& kept : outcome.kept) {
      MemberModel model = outcome.models[kept.member];
      model.weights = std::move(kept.weights);
      const std::string member = outcome.models.size() > 1 ? "-" + model.net.name : "";
      m_kept.emplace_back(
          "model-fold" + std::to_string(fold) + member + "-epoch" + std::to_string(kept.epoch),
          ModelFile{
              m_request.recipe, m_request.classNames, {std::move(model)}, m_request.settings.testViews});
    }
    m_models.push_back(
        {m_request.recipe, m_request.classNames, std::move(outcome.models), m_request.settings.testViews});
  }

  /// The scores of each network of an ensemble beside those of their average.
  void addMembers(int fold, FoldOutcome& outcome, const std::vector<int>& labels, const Material& material,
                  const std::vector<std::size_t>& test) {
    if (m_request.recipe.members.size() < 2) return;
    m_record.memberOof.resize(m_request.recipe.members.size());
    for (std::size_t m = 0; m < outcome.memberTest.size(); ++m) {
      const Metrics metrics = computeMetrics(labels, outcome.memberTest[m], m_request.classNames, {}, 0);
      outcome.result.memberAccuracy.push_back(metrics.accuracy);
      outcome.result.memberBalancedAccuracy.push_back(metrics.balancedAccuracy);
      for (std::size_t i = 0; i < test.size(); ++i) {
        const auto row = outcome.memberTest[m].row(i);
        m_record.memberOof[m].push_back(
            {material.clips[test[i]].id, fold, labels[i], {row.begin(), row.end()}});
      }
    }
  }

  void finish() {
    Matrix probabilities(m_record.oof.size(), m_request.classNames.size());
    std::vector<int> labels;
    for (std::size_t i = 0; i < m_record.oof.size(); ++i) {
      std::copy(m_record.oof[i].probabilities.begin(), m_record.oof[i].probabilities.end(),
                probabilities.row(i).begin());
      labels.push_back(m_record.oof[i].label);
    }
    m_record.oofGroups = m_oofGroups;
    m_record.dataset = runClips(m_request.clips);
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
  std::mutex m_mutex;  // folds at once share the caller's functions and what is counted below
  StopWish m_wished = StopWish::None;
  bool m_failed = false;
  std::vector<FoldNotes> m_notes{1};
  std::int64_t m_batchesRun = 0;
  Clock::duration m_paused{};
  RunRecord m_record;
  const Split* m_split = nullptr;
  std::vector<ModelFile> m_models;
  std::vector<std::pair<std::string, ModelFile>> m_kept;
  std::vector<std::string> m_oofGroups;
  std::size_t m_bestModel = 0;
  double m_bestLoss = 0;
  int m_folds = 1, m_threads = 1, m_atOnce = 1;
  Clock::time_point m_start, m_trainingStart;
};

}  // namespace

Result<RunRecord> runTraining(const TrainRequest& request, const JobContext& job,
                              const std::function<StopWish()>& wish,
                              const std::function<void(const TrainEvent&)>& event) {
  return Run(request, job, wish, event).train(false);
}

Result<RunRecord> resumeTraining(const TrainRequest& request, const JobContext& job,
                                 const std::function<StopWish()>& wish,
                                 const std::function<void(const TrainEvent&)>& event) {
  return Run(request, job, wish, event).train(true);
}

}  // namespace ullim
