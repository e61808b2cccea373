#pragma once
// The rules of checkData(), by what they look at. Inside the room.
#include <string>
#include <vector>

#include "core/dataset/check.h"

namespace ullim::checkrules {

/// What all rules look at: the clips that are not excluded, in project order.
struct Subject {
  const Dataset& data;
  const CheckSounds& sounds;
  std::vector<const Clip*> clips;
  std::vector<int> sound;            ///< for each its place in sounds.ids, -1: none
  std::vector<std::string> columns;  ///< of the import
  const SoundTraits* traits(std::size_t clip) const;
};

using Findings = std::vector<Finding>;
void soundsOfClips(const Subject& subject, Findings& out);       ///< one clip at a time
void copies(const Subject& subject, Findings& out);              ///< duplicates
void labelsAndGroups(const Subject& subject, Findings& out);     ///< classes, groups, spelling
void labelsWrittenTwice(const Subject& subject, Findings& out);  ///< in file names and columns
/// What gives classes, groups and columns away. False: stopped.
bool giveAways(const Subject& subject, const JobContext& job, Findings& out);

/// `"text"` or `'text'` for the filter language; empty when it can quote it in neither way.
std::string quoted(const std::string& text);
/// The condition, without excluded clips; empty when a field of it is hidden by an import column.
std::string filterOf(const Subject& subject, const std::string& condition,
                     const std::vector<std::string>& fields);

}  // namespace ullim::checkrules
