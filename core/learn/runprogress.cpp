#include "core/learn/runprogress.h"

#include <algorithm>
#include <thread>

namespace ullim {
namespace {
constexpr int kBatchesForEstimate = 5;  // the first ones pay for memory and kernels that later ones reuse
constexpr auto kPausePoll = std::chrono::milliseconds(20);
}  // namespace

void RunProgress::setFolds(int folds, std::vector<std::string> names) {
  m_folds = folds;
  m_names = std::move(names);
  m_notes.resize(std::size_t(folds));
}

void RunProgress::startTraining(int foldsAtOnce) {
  m_atOnce = foldsAtOnce;
  m_start = Clock::now();
}

std::string RunProgress::foldName(int fold) const {
  return std::size_t(fold) < m_names.size() ? m_names[std::size_t(fold)] : std::to_string(fold + 1);
}

StopWish RunProgress::ask() {
  const std::scoped_lock lock(m_mutex);
  if (m_job.stopped() || m_failed) return m_wished = StopWish::Abort;
  const StopWish now = m_wish ? m_wish() : StopWish::None;
  if (m_wished == StopWish::KeepBest || m_wished == StopWish::Abort)
    return m_wished = std::max(m_wished, now);
  if (now != StopWish::Pause) m_wished = now;
  return now;
}

StopWish RunProgress::wish(int fold) {
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

void RunProgress::fail() {
  const std::scoped_lock lock(m_mutex);
  m_failed = true;
}

void RunProgress::tell(int fold, TrainEvent event) {
  const std::scoped_lock lock(m_mutex);
  event.fold = fold;
  event.folds = m_folds;
  FoldNotes& notes = m_notes[std::size_t(fold)];
  if (event.kind == TrainEvent::Kind::Batch) ++m_batchesRun;
  count(notes, event);
  if (event.kind == TrainEvent::Kind::Batch || event.kind == TrainEvent::Kind::Epoch) {
    event.secondsLeft = secondsLeft();
    if (event.kind == TrainEvent::Kind::Epoch) notes.history.push_back(event);
  }
  if (event.kind == TrainEvent::Kind::Warning) notes.warnings.push_back(event.text);
  if (m_event) m_event(event);
}

/// By where the fold is, not by how much was done: early stopping skips work, and so does a continued run.
void RunProgress::count(FoldNotes& notes, const TrainEvent& event) {
  if (event.kind == TrainEvent::Kind::Batch) {
    ++notes.made;
    notes.perEpoch = event.total;
    notes.member = event.member;
    notes.epoch = event.epoch;
    const std::int64_t epochs = std::int64_t(event.epochs) * (event.members - event.member) - event.epoch;
    notes.left = epochs * event.total + (event.total - event.done);
  } else if (event.kind == TrainEvent::Kind::Epoch &&
             (event.member != notes.member || event.epoch != notes.epoch)) {
    ++notes.restored;  // no batch of it was made here
  } else if (event.kind == TrainEvent::Kind::FoldEnd) {
    notes.left = 0;  // stopping early saved the rest
    notes.ended = true;
  }
}

double RunProgress::secondsLeft() const {
  if (m_batchesRun < kBatchesForEstimate) return -1;
  const double spent = std::chrono::duration<double>(Clock::now() - m_start - m_paused).count();
  double left = 0, known = 0, sum = 0;
  double toCome = 0;
  for (const FoldNotes& notes : m_notes) {
    left += double(notes.left);
    if (notes.perEpoch > 0) {
      known += 1;
      sum += double(notes.whole());
    } else if (!notes.ended) {
      toCome += 1;
    }
  }
  left += toCome * sum / known;  // folds to come are like those begun
  return std::max(0.0, left * spent / double(m_batchesRun));
}

void RunProgress::warn(int fold, TrainWarning warning, const std::string& text) {
  TrainEvent event{.kind = TrainEvent::Kind::Warning,
                   .text = m_folds > 1 ? "fold " + foldName(fold) + ": " + text : text};
  event.warning = warning;
  tell(fold, std::move(event));
}

void RunProgress::warn(const std::string& text) {
  const std::scoped_lock lock(m_mutex);
  m_warnings.push_back(text);
  if (m_event) m_event({.kind = TrainEvent::Kind::Warning, .text = text});
}

std::vector<std::string> RunProgress::warnings() const {
  std::vector<std::string> all = m_warnings;
  for (const FoldNotes& notes : m_notes) all.insert(all.end(), notes.warnings.begin(), notes.warnings.end());
  return all;
}

std::vector<TrainEvent> RunProgress::history() const {
  std::vector<TrainEvent> all;
  for (const FoldNotes& notes : m_notes) all.insert(all.end(), notes.history.begin(), notes.history.end());
  return all;
}

}  // namespace ullim
