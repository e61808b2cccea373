#include "core/learn/runrivals.h"

#include <algorithm>
#include <thread>

#include "core/learn/mfccstats.h"
#include "core/learn/shortcutaudit.h"

namespace ullim {
namespace {

constexpr auto kPoll = std::chrono::milliseconds(20);

/// Turns wishes, which are asked for, into a stop token, which long work understands.
class WishWatch {
 public:
  explicit WishWatch(RunProgress& progress)
      : m_thread([this, &progress](const std::stop_token& done) {
          while (!done.stop_requested()) {
            const StopWish wish = progress.ask();
            if (wish == StopWish::KeepBest || wish == StopWish::Abort) return void(m_source.request_stop());
            std::this_thread::sleep_for(kPoll);
          }
        }) {}
  std::stop_token token() const { return m_source.get_token(); }

 private:
  std::stop_source m_source;
  std::jthread m_thread;
};

/// Stopped: nothing more is made. Only an abort is an error.
Result<Done> endedBy(const RunProgress& progress) {
  if (progress.wished() == StopWish::Abort) return Error{ErrorCode::Cancelled, "training: aborted"};
  return Done{};
}

}  // namespace

Result<Done> addRivals(const Material& material, const Split& split, const std::vector<int>& folds, int jobs,
                       RunProgress& progress, RunRecord& record) {
  const StopWish asked = progress.ask();
  if (asked == StopWish::KeepBest || asked == StopWish::Abort) return endedBy(progress);
  const WishWatch watch(progress);
  const std::size_t n = material.clips.size();
  // Every clip is read twice: for the baselines and for the audit.
  const auto context = [&](std::size_t before) {
    return JobContext{watch.token(), [&progress, n, before](std::size_t done, std::size_t) {
                        progress.wish(0);  // holds while the wish is to pause
                        progress.tell(0, {.kind = TrainEvent::Kind::Rivals,
                                          .done = int(before + std::min(done, n)),
                                          .total = int(2 * n)});
                      }};
  };
  const JobContext silent{watch.token(), {}};
  std::vector<std::string> paths;
  BaselineData data;
  data.labels = material.labels;
  data.classNames = record.classNames;
  for (const TrainClip& clip : material.clips) {
    paths.push_back(clip.path);
    data.groups.push_back(clip.group);
    data.parents.push_back(clip.parent);
  }
  auto stats = mfccStats(paths, jobs, context(0));
  if (!stats) return endedBy(progress);
  // A clip that cannot be read a second time has a row of zeros: it is judged all the same, as by the
  // network.
  data.stats = std::move(stats->values);
  Split judged = split;
  judged.folds.clear();
  for (const int fold : folds) judged.folds.push_back(split.folds[std::size_t(fold)]);
  auto scores = scoreBaselines(data, judged, silent, jobs);
  if (!scores) return endedBy(progress);
  record.baselines = std::move(*scores);
  auto shortcuts = shortcutsOf(material.clips, material.labels, record.classNames, judged, jobs, context(n));
  if (!shortcuts) return endedBy(progress);
  record.shortcuts = std::move(*shortcuts);
  for (const ShortcutScore& s : record.shortcuts)
    if (s.flagged) progress.warn("shortcut: " + s.words);
  return Done{};
}

}  // namespace ullim
