#pragma once
// What a run tells and is told while it works: events in order, wishes, time left. Folds at once share it.
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "core/learn/training.h"

namespace ullim {

/// What one fold tells, kept apart so that the record does not depend on which fold was faster.
struct FoldNotes {
  std::vector<TrainEvent> history;
  std::vector<std::string> warnings;
  std::int64_t made = 0;      ///< batches of this run; a continued one has others before it
  std::int64_t left = 0;      ///< batches, without early stopping
  std::int64_t perEpoch = 0;  ///< batches; 0: not known yet
  int restored = 0;           ///< epochs that were made before and only told again
  int member = 0, epoch = 0;  ///< of the last batch
  bool ended = false;
  /// Of the whole fold, whoever made them: what a fold to come is likely to take.
  std::int64_t whole() const { return made + restored * perEpoch + left; }
};

/// Any thread, after setFolds().
class RunProgress {
 public:
  using Wish = std::function<StopWish()>;
  using Tell = std::function<void(const TrainEvent&)>;
  RunProgress(const JobContext& job, const Wish& wish, const Tell& event)
      : m_job(job), m_wish(wish), m_event(event) {}

  void setFolds(int folds, std::vector<std::string> names);  ///< before there are several threads
  void startTraining(int foldsAtOnce);                       ///< time left is counted from here
  int folds() const { return m_folds; }
  std::string foldName(int fold) const;

  /// Asks once; Pause is answered as such. KeepBest and Abort are not taken back.
  StopWish ask();
  /// Holds while the wish is to pause.
  StopWish wish(int fold);
  StopWish wished() const { return m_wished; }
  void fail();  ///< a fold broke: the others end as if aborted
  const JobContext& job() const { return m_job; }

  void tell(int fold, TrainEvent event);
  void warn(int fold, TrainWarning warning, const std::string& text);
  void warn(const std::string& text);  ///< of the whole run
  /// Those of the whole run first, then by fold.
  std::vector<std::string> warnings() const;
  std::vector<TrainEvent> history() const;  ///< by fold

 private:
  using Clock = std::chrono::steady_clock;
  static void count(FoldNotes& notes, const TrainEvent& event);
  double secondsLeft() const;
  const JobContext& m_job;
  const Wish& m_wish;
  const Tell& m_event;
  std::mutex m_mutex;
  StopWish m_wished = StopWish::None;
  bool m_failed = false;
  std::vector<FoldNotes> m_notes{1};
  std::vector<std::string> m_names, m_warnings;
  std::int64_t m_batchesRun = 0;
  Clock::duration m_paused{};
  Clock::time_point m_start{};
  int m_folds = 1, m_atOnce = 1;
};

}  // namespace ullim
