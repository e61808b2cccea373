#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/textmap.h"
#include "core/dataset/clipfacts.h"
#include "core/dataset/regionset.h"
#include "core/dataset/verdict.h"

namespace ullim {

enum class ClipStatus { New, Verified, Unsure, Excluded };
const char* statusName(ClipStatus status);  ///< "new", "verified", "unsure", "excluded"
Result<ClipStatus> statusFromName(const std::string& name);

/// One sound file and what is known of it. `originalLabel` is the label it came with and never changes.
struct Clip {
  std::string id;     ///< UUID, made at import
  std::string file;   ///< UTF-8; relative to the project's folder when below it, else absolute
  std::string label;  ///< name of a class; empty: none yet
  std::string originalLabel;
  std::string group;  ///< subject, speaker or source recording; empty: its own group
  ClipStatus status = ClipStatus::New;
  std::string notes;
  double durationS = 0;
  int sampleRate = 0;
  int channels = 0;
  std::int64_t frames = 0;
  std::string contentHash;   ///< SHA-256 of the file's bytes, hex; empty when unreadable
  std::string error;         ///< why it cannot be read; empty: readable
  std::string remarks;       ///< "truncated", "non-finite samples", ... found at import, comma separated
  TextMap columns;           ///< further columns of the import (gender, age, split, ...)
  std::string parent;        ///< id of the clip it was augmented from
  std::string recipe;        ///< the augmentation chain that made it
  std::int64_t version = 1;  ///< raised by every edit
  std::int64_t order =
      0;                 ///< place in import order, given by the store at commit; 0: not in a store yet, last
  ClipFacts facts;       ///< measured; Project::setFacts() keeps them
  ModelOpinion opinion;  ///< in memory only
  bool operator==(const Clip&) const = default;
};

/// A class of the project: position gives the digit key (0 -> key 1, ..., 9 -> key 0).
struct LabelClass {
  std::string name;
  std::string colour;  ///< "#rrggbb"
  int position = 0;
  std::string note;
  bool operator==(const LabelClass&) const = default;
};

/// Okabe-Ito first, then a repeatable continuation; index is LabelClass::position.
std::string defaultClassColour(int index);

/// The project's content in memory. Clips keep import order; removed clips (an undone import) are not in it.
class Dataset {
 public:
  std::vector<Clip> clips;
  std::vector<LabelClass> classes;  ///< by position
  RegionSet regions;
  std::vector<Pass> passes;  ///< by time of making
  VerdictSet verdicts;

  const Clip* find(const std::string& id) const;
  Clip* find(const std::string& id);
  int indexOf(const std::string& id) const;  ///< -1: no such clip
  const LabelClass* findClass(const std::string& name) const;
  const Pass* findPass(const std::string& id) const;
  void rebuildIndex();  ///< after clips were added or removed by hand
  void sortClasses();

 private:
  /// Places of clips by the hash of their id, open addressing, -1: free. The ids themselves are in `clips`.
  std::vector<std::int32_t> m_slots;
};

}  // namespace ullim
