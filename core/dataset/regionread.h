#pragma once
// What the readers and writers of region files share. Used inside core/dataset only.
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset/regionfiles.h"

namespace ullim {

/// Keeps remarks, and only counts them when there are enough.
class Remarks {
 public:
  void add(const std::string& where, const std::string& what);
  std::vector<std::string> take();

 private:
  std::vector<std::string> m_out;
  std::size_t m_more = 0;
};

/// A row of a file: `where` names it in remarks ("line 3").
struct RegionRow {
  std::string where;
  double beginS = 0, endS = 0;
  std::optional<SamplePos> begin, end;  ///< taken instead of the seconds when both are there
  double lowHz = 0, highHz = 0;         ///< 0, 0: time only
  std::string label, note;
};

/// The region of a row, cut to the clip; none (with a remark) when it is not possible.
std::optional<Region> regionOfRow(const RegionRow& row, const ClipTime& clip, Remarks& remarks);

Error tooManyRegions(const std::string& what);

/// UTF-8 without byte order mark, from UTF-8 or (with a mark) UTF-16. BadFormat: neither, zero bytes, too
/// long. `what` begins the sentence ("TextGrid").
Result<std::string> regionFileText(std::string_view bytes, const std::string& what);

/// Seconds so exact that the sample is found again: 6 decimals, 9 for rates of 500 kHz and more.
std::string secondsText(SamplePos pos, SampleRate rate);
std::string numberText(double value);  ///< shortest that reads back the same
/// Line ends and tabs become spaces.
std::string oneLine(const std::string& text);

/// Tiers without overlaps: each region goes to the first that is free at its begin. One tier at least.
std::vector<std::vector<const Region*>> tiersOf(const std::vector<Region>& regions);

/// Next line without its end (LF, CR LF or CR); false at the end.
bool nextLine(std::string_view& text, std::string_view& line);

}  // namespace ullim
