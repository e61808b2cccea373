#pragma once
// What a clip can be searched, sorted and told apart by: one table of names for the filter language, the
// columns of the desktop program and its pictures.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

enum class ClipFieldKind {
  Id,
  File,  ///< as it stands in the project
  Name,  ///< without its folder
  Label,
  OriginalLabel,
  Group,
  Status,
  Notes,
  Error,
  Remarks,
  Parent,
  Opinion,
  Duration,    // from here on numbers
  SampleRate,  ///< Hz
  Channels,
  Level,
  Peak,
  Clipped,
  Silence,
  Noise,
  Snr,
  Dc,
  Bandwidth,
  F0,
  Duplicate,
  Probability,
  Doubt,
  Version,
  Verdicts,    ///< how many words of several people there are on the clip
  Annotators,  ///< how many people they are from
  Column       ///< an import column; text, read as a number beside numbers
};

/// A field, and which import column where it is one.
struct ClipField {
  ClipFieldKind kind = ClipFieldKind::Label;
  std::string column = {};
  bool isNumber() const;
  bool operator==(const ClipField&) const = default;
};

struct ClipFieldName {
  const char* name;
  ClipFieldKind kind;
  const char* unit;     ///< "s", "dB", ...; "" for none
  const char* meaning;  ///< a few words for help texts
};
/// Every field but the import columns, in the order of the help text.
const std::vector<ClipFieldName>& clipFieldNames();

/// By name, case-insensitive, `duration_s` as well as `duration`. An import column comes before a measured
/// field of the same name (a table that brings its own "level"). None: unknown.
std::optional<ClipField> findClipField(std::string_view name, const std::vector<std::string>& columns);

/// NaN: there is none (not measured, no model has seen it). Counts of verdicts ask `verdicts`, which may be
/// null (0 then). Of fields that are numbers only.
double numberOf(const Clip& clip, ClipFieldKind kind, const VerdictSet* verdicts = nullptr);
/// Empty: there is none. Of fields that are text only. The view lives as long as the clip.
std::string_view textOf(const Clip& clip, const ClipField& field);

}  // namespace ullim
