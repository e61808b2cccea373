#include "core/learn/training.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <optional>
#include <thread>

#include "core/base/filelock.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/learn/backend.h"
#include "core/learn/checkpoint.h"
#include "core/learn/foldtrainer.h"
#include "core/learn/material.h"
#include "core/learn/rungather.h"
#include "core/learn/runprogress.h"
#include "core/learn/runrecord.h"
#include "core/learn/runrivals.h"
#include "core/learn/trainsplit.h"

namespace ullim {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostFoldsAtOnce = 4;  // each has its own networks and moments in memory

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

using Outcomes = std::vector<std::optional<Result<FoldOutcome>>>;

class Run {
 public:
  Run(const TrainRequest& request, const JobContext& job, const std::function<StopWish()>& wish,
      const std::function<void(const TrainEvent&)>& event)
      : m_request(request), m_progress(job, wish, event) {}

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
    // Two programs at one run would take each other's checkpoints.
    const auto lock = FileLock::acquire(runLockPath(m_request.runFolder), 0);
    if (!lock && lock.error().code == ErrorCode::Locked)
      return Error{
          ErrorCode::Locked,
          m_request.runFolder + ": this run is being trained already (wait for it, or stop it there)"};
    begin(**backend);
    auto material = makeMaterial(m_request, m_progress);
    if (!material) return material.error();
    m_record.unreadable = material->unreadable;
    const auto split = makeSplitOf(*material);
    if (!split) return split.error();
    shareCores(**backend, m_progress.folds());
    m_progress.startTraining(m_atOnce);
    if (!resumes)
      if (const auto ok = rememberRequest(); !ok) return ok.error();
    RunGather gather(m_request, *material, m_record);
    if (const auto ok = trainFolds(**backend, *material, *split, gather); !ok) return ok.error();
    gather.finish();
    if (m_request.baselines)
      if (const auto ok = addRivals(*material, *split, gather.folds(), m_request.jobs, m_progress, m_record);
          !ok)
        return ok.error();
    m_record.warnings = m_progress.warnings();
    m_record.seconds = std::chrono::duration<double>(Clock::now() - m_start).count();
    for (const auto& [name, model] : gather.kept())
      if (const auto ok = writeModel(model, m_request.runFolder + "/" + name + ".safetensors"); !ok)
        return ok.error();
    if (const auto ok = writeRun(m_record, {material->clips, *split, gather.models(), gather.best()}); !ok)
      return ok.error();
    if (folder) folder->keep();
    removeCheckpoints(m_request.runFolder);
    m_progress.tell(std::max(0, int(m_record.folds.size()) - 1),
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

  Result<Split> makeSplitOf(const Material& material) {
    auto split = splitClips(material.clips, material.labels, m_request.classNames, m_request.split);
    if (!split) return split.error();
    if (!split->leaks.empty() && !m_request.allowLeaks)
      return Error{ErrorCode::BadArgument, "split: it leaks, so the result would look better than it is: " +
                                               firstOf(split->leaks) + " (split by group, or allow leaks)"};
    m_record.splitSummary = split->split.summary;
    m_progress.setFolds(int(split->split.folds.size()), split->split.foldNames);
    m_progress.tell(0, {.kind = TrainEvent::Kind::Split, .text = split->split.summary});
    for (const std::string& text : split->split.warnings) m_progress.warn(text);
    // A split by clip says itself that groups are torn apart; copies of one content are known here alone.
    if (!split->leaks.empty() && m_request.split.byGroup)
      m_progress.warn("the split leaks, so the result looks better than it is: " + firstOf(split->leaks));
    return std::move(split->split);
  }

  Result<Done> trainFolds(LearnBackend& backend, const Material& material, const Split& split,
                          RunGather& gather) {
    const int folds = m_progress.folds();
    for (int fold = 0; fold < folds; ++fold)  // before anything is trained
      if (const auto data = dataOf(material, split, fold); !data) return data.error();
    Outcomes outcomes(static_cast<std::size_t>(folds));
    std::atomic<int> next = 0;
    const auto work = [&] {
      if (m_request.background) backend.lowerThreadPriority();
      backend.setThreads(m_threads);
      for (int fold; (fold = next++) < folds;) {
        const StopWish asked = m_progress.ask();
        if (asked == StopWish::KeepBest || asked == StopWish::Abort) return;
        outcomes[std::size_t(fold)] = trainOne(backend, material, split, fold);
        const auto& outcome = *outcomes[std::size_t(fold)];
        if (!outcome && outcome.error().code != ErrorCode::Cancelled) m_progress.fail();
      }
    };
    {
      std::vector<std::jthread> others;
      for (int i = 1; i < m_atOnce; ++i) others.emplace_back(work);
      work();
    }
    return gatherFolds(material, split, outcomes, gather);
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
      return Error{ErrorCode::TooFew, "split: fold " + m_progress.foldName(fold) +
                                          " has an empty part (use more clips or fewer folds)"};
    return data;
  }

  Result<FoldOutcome> trainOne(LearnBackend& backend, const Material& material, const Split& split,
                               int fold) {
    const auto data = dataOf(material, split, fold);
    if (!data) return data.error();
    TrainSettings settings = m_request.settings;
    settings.seed = mixSeed(m_request.settings.seed, seedOf("fold"), std::uint64_t(fold));
    m_progress.tell(fold, {.kind = TrainEvent::Kind::FoldStart, .epochs = settings.epochs});
    FoldHooks hooks{
        [&, fold] { return m_progress.wish(fold); },
        [&, fold](TrainEvent event) { m_progress.tell(fold, std::move(event)); },
        [&, fold](TrainWarning warning, const std::string& text) { m_progress.warn(fold, warning, text); }};
    hooks.checkpoint = [&, fold](std::size_t member) {
      return checkpointPath(m_request.runFolder, fold, member);
    };
    hooks.checkpointSeconds = m_request.checkpointSeconds;
    hooks.paused = [&] { return m_progress.ask() == StopWish::Pause; };
    hooks.withGenerator = m_request.withGenerator;
    auto outcome = trainFold(backend, m_request.recipe, m_request.classNames, settings, *data, hooks);
    if (!outcome)
      return Error{outcome.error().code, m_progress.folds() > 1 ? "fold " + m_progress.foldName(fold) + ", " +
                                                                      outcome.error().detail
                                                                : outcome.error().detail};
    if (const auto ok = checkScaling(*outcome, material, split, fold); !ok) return ok.error();
    TrainEvent end{.kind = TrainEvent::Kind::FoldEnd,
                   .epoch = outcome->result.bestEpoch,
                   .epochs = m_request.settings.epochs};
    end.valLoss = outcome->bestLoss;
    m_progress.tell(fold, std::move(end));
    return outcome;
  }

  /// The linter also looks at what was really done: a scaler fitted on clips that are judged is our fault.
  static Result<Done> checkScaling(const FoldOutcome& outcome, const Material& material, const Split& split,
                                   int fold) {
    std::vector<SplitItem> items;
    for (std::size_t i = 0; i < material.clips.size(); ++i)
      items.push_back({material.clips[i].id, material.labels[i], material.clips[i].group, {}});
    const auto found = lintScaling(outcome.scaledOn, items, split.folds[std::size_t(fold)], fold);
    if (found.empty()) return Done{};
    return Error{ErrorCode::Internal, "training: " + found.front().text + " (please report this)"};
  }

  /// In the order of folds, whichever was ready first.
  Result<Done> gatherFolds(const Material& material, const Split& split, Outcomes& outcomes,
                           RunGather& gather) {
    m_record.history = m_progress.history();
    std::optional<Error> cancelled;
    for (const auto& outcome : outcomes) {
      if (!outcome || outcome->has_value()) continue;
      if (outcome->error().code != ErrorCode::Cancelled) return outcome->error();
      cancelled = outcome->error();
    }
    if (m_progress.wished() == StopWish::Abort) return Error{ErrorCode::Cancelled, "training: aborted"};
    m_record.stopped = m_progress.wished() == StopWish::KeepBest;
    const bool anyWhole =
        std::ranges::any_of(outcomes, [](const auto& o) { return o && *o && (*o)->hasEpoch; });
    for (int fold = 0; fold < m_progress.folds(); ++fold) {
      auto& outcome = outcomes[std::size_t(fold)];
      // A fold without one whole epoch would only pull the others down.
      if (!outcome || !*outcome || (anyWhole && !(*outcome)->hasEpoch)) continue;
      if (!anyWhole && !gather.models().empty()) continue;
      gather.add(fold, m_progress.foldName(fold), m_progress.folds() > 1, std::move(**outcome),
                 dataOf(material, split, fold)->test);
    }
    if (gather.models().empty())
      return cancelled.value_or(
          Error{ErrorCode::Cancelled, "training: stopped before there was anything to keep"});
    return Done{};
  }

  const TrainRequest& m_request;
  RunProgress m_progress;
  RunRecord m_record;
  int m_threads = 1, m_atOnce = 1;
  Clock::time_point m_start;
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
