#include "core/learn/runrivals.h"

#include <thread>

#include "core/learn/baselines.h"
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
  // Nothing is read any more: what was heard with the pictures is judged now, first by the baselines, then
  // for shortcuts.
  const auto n = int(material.clips.size());
  const auto tell = [&](int done) {
    progress.wish(0);  // holds while the wish is to pause
    progress.tell(0, {.kind = TrainEvent::Kind::Rivals, .done = done, .total = 2 * n});
  };
  tell(0);
  const JobContext silent{watch.token(), {}};
  BaselineData data;
  data.labels = material.labels;
  data.classNames = record.classNames;
  for (const TrainClip& clip : material.clips) {
    data.groups.push_back(clip.group);
    data.parents.push_back(clip.parent);
  }
  data.stats = material.heard.stats;
  Split judged = split;
  judged.folds.clear();
  for (const int fold : folds) judged.folds.push_back(split.folds[std::size_t(fold)]);
  auto scores = scoreBaselines(data, judged, silent, jobs);
  if (!scores) return endedBy(progress);
  record.baselines = std::move(*scores);
  tell(n);
  auto shortcuts = shortcutsOf(material.clips, material.labels, record.classNames, judged,
                               material.heard.measured, jobs, silent);
  if (!shortcuts) return endedBy(progress);
  record.shortcuts = std::move(*shortcuts);
  tell(2 * n);
  for (const ShortcutScore& s : record.shortcuts)
    if (s.flagged) progress.warn("shortcut: " + s.words);
  return Done{};
}

}  // namespace ullim
