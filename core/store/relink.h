#pragma once
// Clips whose files have moved, found again by what is in the files.
#include <string>
#include <vector>

#include "core/store/project.h"

namespace ullim {

struct MissingClip {
  std::string id, file;  ///< Clip::file
};

/// Clips whose file is not where the project says.
/// `sample` > 0: looks at so many clips only, spread evenly over the project. Errors: Cancelled.
Result<std::vector<MissingClip>> missingClips(const std::string& projectFolder, const Dataset& data,
                                              std::size_t sample = 0, const JobContext& job = {});
/// The same, of a copy of ids and files alone.
Result<std::vector<MissingClip>> missingOf(const std::string& projectFolder,
                                           const std::vector<MissingClip>& clips, std::size_t sample = 0,
                                           const JobContext& job = {});

struct RelinkOutcome {
  struct Found {
    std::string id, from, to;  ///< Clip::file before and after
  };
  Change change;  ///< kind "relink", one step; empty when nothing was found
  std::vector<Found> found;
  std::vector<MissingClip> stillMissing;
  /// Of those still missing: a file of the same name was there, with other content. First the clip's file,
  /// then the one that was found.
  std::vector<std::pair<std::string, std::string>> otherContent;
  int missing = 0;         ///< before
  std::size_t hashed = 0;  ///< files that were read
};

/// Looks for the files of missing clips below `folders`: files of the same name first, then, for what is
/// still missing, all sounds with the same extension. A file is taken when its content is the clip's
/// (Clip::contentHash) and no clip has it yet. Of equal copies the one whose folders fit best is taken. A
/// clip that never was readable has no content to go by and stays missing. Nothing is written. Errors:
/// FileNotFound (no such folder), Cancelled.
Result<RelinkOutcome> relinkChange(const Project& project, const Dataset& data,
                                   const std::vector<std::string>& folders, int jobs = 0,
                                   const JobContext& job = {});

}  // namespace ullim
