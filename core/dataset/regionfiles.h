#pragma once
// Regions as text for other programs, and back: Audacity's label track, Praat's TextGrid, Raven's selection
// table, CSV. Pure functions; files are the caller's.
//
// What a writer made comes back from its reader as the same regions, to the sample, but for what `loss`
// names. Readers answer with regions without id and clip; ids are the caller's. They refuse (BadFormat) what
// is no text of the format, and what is larger than kMaxRegionText or kMaxRegionsRead. A line that is not
// understood is left out with a remark; a region beyond the clip's end is cut to it with a remark; a point
// becomes one sample long with a remark. Remarks are one sentence each, at most kMaxRegionRemarks and then
// one with their number.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset/region.h"

namespace ullim {

constexpr std::size_t kMaxRegionText = std::size_t(64) << 20;  ///< bytes
constexpr std::size_t kMaxRegionsRead = 1000000;               ///< of one text
constexpr std::size_t kMaxRegionRemarks = 100;

enum class RegionFormat { Audacity, TextGrid, Raven, Elan };

/// What times of a file are measured by.
struct ClipTime {
  SamplePos frames = 0;
  SampleRate rate;
};

/// How many things of each kind a format cannot hold.
struct RegionLoss {
  std::size_t bands = 0, notes = 0;
  std::size_t lineEnds = 0;   ///< texts that have spaces for their tabs or line ends
  std::size_t empty = 0;      ///< regions without a label that look like gaps
  std::size_t wholeBand = 0;  ///< regions that have the whole band there: time only, when read back
  std::size_t instants = 0;   ///< regions whose begin or end is no whole millisecond
  RegionLoss& operator+=(const RegionLoss& other);
};
/// What is lost, in words, one for each kind that is not 0: "2 notes".
std::vector<std::string> lossSentences(const RegionLoss& loss);

struct RegionText {
  std::string text;
  RegionLoss loss;
};

struct RegionRead {
  std::vector<Region> regions;  ///< in the order of the file
  std::vector<std::string> remarks;
};

/// Of one clip; `regions` in order of their begin.
RegionText regionText(RegionFormat format, const std::vector<Region>& regions, const ClipTime& clip);
Result<RegionRead> readRegions(RegionFormat format, std::string_view text, const ClipTime& clip);

/// Audacity manual, "Importing and Exporting Labels": begin, end and label by tabs, seconds; a line `\`, low,
/// high (Hz) after it for a box.
RegionText audacityText(const std::vector<Region>& regions, const ClipTime& clip);
Result<RegionRead> readAudacity(std::string_view text, const ClipTime& clip);

/// Praat manual, "TextGrid file formats": long text written; long and short text read, UTF-8 or UTF-16.
/// Overlapping regions go to further tiers. Tiers of other programs are named in the note.
RegionText textGridText(const std::vector<Region>& regions, const ClipTime& clip);
Result<RegionRead> readTextGrid(std::string_view text, const ClipTime& clip);

/// Raven's selection table, tab separated. Raven knows boxes only: one over the whole band is time only.
RegionText ravenText(const std::vector<Region>& regions, const ClipTime& clip);
Result<RegionRead> readRaven(std::string_view text, const ClipTime& clip);

/// ELAN's EAF 3.0. Times in whole milliseconds; labels are annotations, notes a tier that hangs on theirs.
/// Overlapping regions go to further tiers.
struct ElanOptions {
  std::string media;          ///< absolute path of the sound, UTF-8; empty: no media is linked
  std::string relativeMedia;  ///< as seen from the file's folder; may be empty
  bool tierByLabel = false;   ///< a tier for each label instead of one for all
};
RegionText elanText(const std::vector<Region>& regions, const ClipTime& clip, const ElanOptions& options);
/// Alignable annotations of all tiers; tiers of other programs are named in the note.
Result<RegionRead> readElan(std::string_view text, const ClipTime& clip);

/// One table for many clips: file, begin_s, end_s, low_hz, high_hz, label, note, begin_sample, end_sample.
/// Holds everything. Read: file and (begin_s, end_s) or (begin_sample, end_sample) are needed; samples count
/// where both are there.
struct FileRegion {
  std::string file;
  SampleRate rate;
  Region region;
};
std::string regionCsvText(const std::vector<FileRegion>& regions);

struct FileRegionRead {
  std::vector<FileRegion> regions;
  std::vector<std::string> remarks;
};
/// Error: the file is not known, or several are called so; its sentence becomes a remark.
using ClipTimeOf = std::function<Result<ClipTime>(const std::string& file)>;
Result<FileRegionRead> readRegionCsv(std::string_view text, const ClipTimeOf& clipOf);

}  // namespace ullim
