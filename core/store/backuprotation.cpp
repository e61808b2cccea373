// When a backup is due, and which old ones go.
#include "core/store/backup.h"

namespace ullim {
namespace {

constexpr std::size_t kLast = 10;
constexpr int kDays = 14, kWeeks = 8;
constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;

std::int64_t dayOf(std::int64_t ms) { return ms >= 0 ? ms / kDayMs : (ms - kDayMs + 1) / kDayMs; }
// 1 January 1970 was a Thursday; weeks begin on Mondays.
std::int64_t weekOf(std::int64_t ms) { return dayOf(ms + 3 * kDayMs) / 7; }

}  // namespace

std::vector<std::size_t> backupsToDrop(const std::vector<std::int64_t>& newestFirstMs) {
  std::vector<std::size_t> drop;
  // Days and weeks that have a backup are counted, not days of the calendar: who comes back after a summer
  // finds what there was.
  int days = 0, weeks = 0;
  std::int64_t kept = 0;
  for (std::size_t i = 0; i < newestFirstMs.size(); ++i) {
    const std::int64_t when = newestFirstMs[i];
    bool keep = i < kLast;
    if (!keep && days < kDays) {
      if ((keep = dayOf(when) != dayOf(kept))) ++days;
    } else if (!keep && weeks < kWeeks) {
      if ((keep = weekOf(when) != weekOf(kept))) ++weeks;
    }
    if (keep) {
      kept = when;
    } else {
      drop.push_back(i);
    }
  }
  return drop;
}

bool backupDue(std::int64_t lastMs, int changesSince, std::int64_t nowMs) {
  if (changesSince <= 0) return false;
  // A clock that was set back must not keep backups away.
  return changesSince >= kBackupEveryChanges || nowMs - lastMs >= kBackupEveryMs || nowMs < lastMs;
}

}  // namespace ullim
