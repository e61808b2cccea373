#include <algorithm>
#include <cmath>

#include "core/dataset/csv.h"
#include "core/dataset/regionread.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr const char* kName = "table of regions";
constexpr std::size_t kMostCells = 10 * kMaxRegionsRead;

const std::vector<std::string> kHeader{"file",  "begin_s", "end_s",        "low_hz",    "high_hz",
                                       "label", "note",    "begin_sample", "end_sample"};

std::optional<SamplePos> sampleOf(const std::string& text) {
  const auto value = toNumber(text);
  if (!value || !(std::abs(*value) < 9e15) || *value != double(SamplePos(*value))) return std::nullopt;
  return SamplePos(*value);
}

// A table of short rows under a long header would fill the memory.
Result<Done> fitsMemory(std::string_view text) {
  const auto headerEnd = std::min(text.find_first_of("\r\n"), text.size());
  const auto separators = std::count_if(text.begin(), text.begin() + std::ptrdiff_t(headerEnd),
                                        [](char c) { return c == ',' || c == ';' || c == '\t'; });
  const auto rows = std::size_t(
      std::max(std::count(text.begin(), text.end(), '\n'), std::count(text.begin(), text.end(), '\r')));
  if (rows > kMaxRegionsRead + 1 || (rows + 1) * std::size_t(separators + 1) > kMostCells)
    return tooManyRegions(kName);
  return Done{};
}

}  // namespace

std::string regionCsvText(const std::vector<FileRegion>& regions) {
  std::string out = csvRow(kHeader) + "\n";
  for (const auto& [file, rate, region] : regions) {
    const bool band = region.hasBand();
    out += csvRow({file, secondsText(region.range.begin, rate), secondsText(region.range.end, rate),
                   band ? numberText(region.lowHz) : "", band ? numberText(region.highHz) : "", region.label,
                   region.note, std::to_string(region.range.begin), std::to_string(region.range.end)}) +
           "\n";
  }
  return out;
}

Result<FileRegionRead> readRegionCsv(std::string_view bytes, const ClipTimeOf& clipOf) {
  const auto text = regionFileText(bytes, kName);
  if (!text) return text.error();
  if (auto fits = fitsMemory(*text); !fits) return fits.error();
  const auto table = parseCsv(*text);
  if (!table) return table.error();
  const int file = table->column("file"), beginS = table->column("begin_s"), endS = table->column("end_s"),
            low = table->column("low_hz"), high = table->column("high_hz"), label = table->column("label"),
            note = table->column("note"), begin = table->column("begin_sample"),
            end = table->column("end_sample");
  const bool inSeconds = beginS >= 0 && endS >= 0, inSamples = begin >= 0 && end >= 0;
  if (file < 0 || (!inSeconds && !inSamples))
    return Error{ErrorCode::BadFormat,
                 std::string(kName) +
                     ": lacks columns (file, and begin_s with end_s or begin_sample with "
                     "end_sample, are needed)"};
  FileRegionRead read;
  Remarks remarks;
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const auto cell = [&](int column) {
      return column < 0 ? std::string() : table->rows[r][std::size_t(column)];
    };
    RegionRow row{.where = "row " + std::to_string(r + 2),
                  .begin = sampleOf(trimmed(cell(begin))),
                  .end = sampleOf(trimmed(cell(end))),
                  .label = cell(label),
                  .note = cell(note)};
    const auto from = toNumber(trimmed(cell(beginS))), to = toNumber(trimmed(cell(endS)));
    if (!(row.begin && row.end) && !(from && to)) {
      remarks.add(row.where, "its times were not understood (seconds with a point, or samples)");
      continue;
    }
    row.beginS = from.value_or(0), row.endS = to.value_or(0);
    const std::string lowText = trimmed(cell(low)), highText = trimmed(cell(high));
    const auto lowHz = toNumber(lowText), highHz = toNumber(highText);
    if ((!lowText.empty() && !lowHz) || (!highText.empty() && !highHz) ||
        lowText.empty() != highText.empty()) {
      remarks.add(row.where, "its frequencies were not understood, so the time alone was taken");
    } else if (lowHz) {
      row.lowHz = *lowHz, row.highHz = *highHz;
    }
    const auto clip = clipOf(cell(file));
    if (!clip) {
      remarks.add(row.where, clip.error().detail);
      continue;
    }
    auto region = regionOfRow(row, *clip, remarks);
    if (!region) continue;
    // Who edited one pair of columns should hear that the other one was taken.
    if (row.begin && row.end && from && to && clip->rate.hz > 0 &&
        (std::abs(*from * clip->rate.hz - double(*row.begin)) > 1 ||
         std::abs(*to * clip->rate.hz - double(*row.end)) > 1))
      remarks.add(row.where, "its seconds and samples differ, the samples were taken");
    read.regions.push_back({cell(file), clip->rate, std::move(*region)});
  }
  read.remarks = remarks.take();
  return read;
}

}  // namespace ullim
