#pragma once
// An edit is data and knows its inverse; store, undo, tests, desktop and command line share it.
#include <optional>
#include <string>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

/// The fields of a clip that people change; unset means untouched.
struct ClipFields {
  std::optional<std::string> label;
  std::optional<ClipStatus> status;
  std::optional<std::string> notes;
  std::optional<std::string> group;
  std::optional<std::string> file;  ///< a moved file was found again
  bool operator==(const ClipFields&) const = default;
};

struct ClipEdit {
  std::string clipId;
  ClipFields before, after;  ///< the same fields are set in both
  bool operator==(const ClipEdit&) const = default;
};

/// before unset: the class is made; after unset: it is removed; both: it is changed.
struct ClassEdit {
  std::optional<LabelClass> before, after;
  bool operator==(const ClassEdit&) const = default;
};

/// before unset: the region is made; after unset: it is removed; both: it is changed. Id and clip stay; the
/// version is raised by a change and taken as it is otherwise.
struct RegionEdit {
  std::optional<Region> before, after;
  const Region& either() const { return before ? *before : *after; }
  bool operator==(const RegionEdit&) const = default;
};

/// As RegionEdit: before unset: given; after unset: taken away. Id, clip, annotator and pass stay.
struct VerdictEdit {
  std::optional<Verdict> before, after;
  const Verdict& either() const { return before ? *before : *after; }
  bool operator==(const VerdictEdit&) const = default;
};
struct PassEdit {
  std::optional<Pass> before, after;
  const Pass& either() const { return before ? *before : *after; }
  bool operator==(const PassEdit&) const = default;
};

/// One step of history: one user action, one undo.
struct Change {
  std::string id;    ///< UUID
  std::string kind;  ///< "label", "status", "merge", "rename", "drop", "import", "note", "augment", "split",
                     ///< "class", "region", "relink", "verdict", "pass", "adjudicate", "mapping"
  std::string by = "hand";  ///< "hand", "model" (a model's word was taken over), "import", "rule" (a bulk
                            ///< operation)
  std::string who;          ///< annotator
  std::int64_t whenMs = 0;  ///< UTC, milliseconds since 1970
  std::string why;          ///< free text, shown in the history ("merge joy <- amazement, joyful_activation")
  std::vector<ClipEdit> clips;
  std::vector<ClassEdit> classes;
  std::vector<Clip> added, removed;
  std::vector<RegionEdit> regions;
  std::vector<PassEdit> passes;
  std::vector<VerdictEdit> verdicts;
  bool empty() const {
    return clips.empty() && classes.empty() && added.empty() && removed.empty() && regions.empty() &&
           passes.empty() && verdicts.empty();
  }
  bool operator==(const Change&) const = default;
};

/// Undoes what `change` does; id, kind, who, when and why stay.
Change inverse(Change change);

/// One side at least, the same id and clip on both, checkRegion() on each. BadArgument otherwise.
Result<Done> checkRegionEdit(const RegionEdit& edit);

Result<Done> checkVerdictEdit(const VerdictEdit& edit);
Result<Done> checkPassEdit(const PassEdit& edit);

/// Applies to the copy in memory, all or nothing: Conflict when a `before` does not match, NotFound when a
/// clip is missing, BadArgument when a clip or region is named twice or a region is none. Raises the version
/// of each edited clip and region. Added clips go to their place in import order; removed ones leave their
/// regions behind, for their return. A region's clip must be there before or after the change.
Result<Done> applyChange(Dataset& data, const Change& change);

}  // namespace ullim
