#pragma once
// What can be read of a damaged project goes into a new one.
#include <string>

#include "core/base/job.h"
#include "core/base/result.h"

namespace ullim {

struct RescueReport {
  std::string path;         ///< of the new project
  std::string historyFile;  ///< CSV of the history that could not be taken over whole; empty: there is none
  int clips = 0;            ///< in the new project
  int labelled = 0;         ///< of them with a label
  int classes = 0, regions = 0, passes = 0, verdicts = 0;
  int changes = 0;            ///< of the history, that can be undone or redone in the new project
  int changesPartly = 0;      ///< of them, without what they did to something that is lost
  int changesOnlyListed = 0;  ///< can be read and no more: they are in `historyFile`

  int clipsLost = 0;       ///< were there for certain, cannot be read
  int changesLost = 0;     ///< numbers that are missing in the history
  int regionsLost = 0;     ///< regions and verdicts of clips that are lost
  int labelsRepaired = 0;  ///< clips whose label came from the history, as their own row was damaged or old
  int fromHistory = 0;     ///< classes, regions, passes and verdicts that only the history had
  int damagedRows = 0;     ///< rows of which only a part could be read
  int pages = 0, damagedPages = 0;                  ///< of the file; damaged: at least
  int journalFrames = 0, journalFramesDamaged = 0;  ///< of the journal (-wal) beside it

  bool whole() const { return clipsLost + changesLost + regionsLost + damagedRows + changesOnlyListed == 0; }
};

/// Reads `damaged` and its journal byte by byte, without SQLite and without writing to them, and makes a new
/// project of what is there: clips with labels, statuses, notes, groups, columns and measured facts, classes,
/// regions, passes, verdicts, settings, and the history as far as it fits what is left, so that it can be
/// undone. What comes from before the first line of the history that is left comes in as one change, "rescued
/// from NAME". Nothing of the file's schema is taken over. `newPath` is there whole or not at all. Errors:
/// FileExists, FileNotFound, FileUnreadable, FileUnwritable, BadFormat (nothing of a project is in it),
/// Cancelled.
Result<RescueReport> rescueProject(const std::string& damaged, const std::string& newPath,
                                   const JobContext& job = {});

/// In words, one sentence a line, English; for the command line and logs.
std::string rescueText(const RescueReport& report);

}  // namespace ullim
