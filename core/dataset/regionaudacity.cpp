#include "core/dataset/regionread.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr const char* kName = "Audacity labels";
constexpr double kNoFrequency = -1;  // what Audacity writes for an open side of a band

// Numbers of a line "a<tab>b[<tab>rest]"; none when the first two are no numbers.
struct Fields {
  double first = 0, second = 0;
  std::string_view rest;
};
std::optional<Fields> fieldsOf(std::string_view line) {
  const auto tab = line.find('\t');
  if (tab == std::string_view::npos) return std::nullopt;
  const auto next = line.find('\t', tab + 1);
  const auto first = toNumber(trimmed(line.substr(0, tab)));
  const auto second = toNumber(trimmed(line.substr(tab + 1, next - tab - 1)));
  if (!first || !second) return std::nullopt;
  return Fields{*first, *second, next == std::string_view::npos ? std::string_view() : line.substr(next + 1)};
}

}  // namespace

RegionText audacityText(const std::vector<Region>& regions, const ClipTime& clip) {
  RegionText out;
  RegionLoss& loss = out.loss;
  for (const auto& region : regions) {
    const std::string label = oneLine(region.label);
    out.text += secondsText(region.range.begin, clip.rate) + "\t" + secondsText(region.range.end, clip.rate) +
                "\t" + label + "\n";
    if (region.hasBand())
      out.text += "\\\t" + numberText(region.lowHz) + "\t" + numberText(region.highHz) + "\n";
    loss.notes += !region.note.empty();
    loss.lineEnds += label != region.label;
  }
  return out;
}

Result<RegionRead> readAudacity(std::string_view bytes, const ClipTime& clip) {
  const auto text = regionFileText(bytes, kName);
  if (!text) return text.error();
  RegionRead read;
  Remarks remarks;
  // A row waits for the band that may follow it.
  std::optional<RegionRow> waiting;
  const auto finish = [&] {
    if (!waiting) return;
    if (auto region = regionOfRow(*waiting, clip, remarks)) read.regions.push_back(std::move(*region));
    waiting.reset();
  };
  std::string_view rest = *text, line;
  for (std::size_t number = 1; nextLine(rest, line); ++number) {
    const std::string where = "line " + std::to_string(number);
    if (trimmed(line).empty()) continue;
    if (line.starts_with('\\')) {
      const auto band = line.size() > 1 ? fieldsOf(line.substr(2)) : std::nullopt;
      if (!band || !waiting) {
        remarks.add(where, waiting ? "its frequencies were not understood" : "a band without a label");
        continue;
      }
      waiting->lowHz = band->first == kNoFrequency ? 0 : band->first;
      waiting->highHz = band->second == kNoFrequency ? clip.rate.hz / 2.0 : band->second;
      if (band->first == kNoFrequency && band->second == kNoFrequency) waiting->lowHz = waiting->highHz = 0;
      finish();
      continue;
    }
    finish();
    const auto fields = fieldsOf(line);
    if (!fields) {
      remarks.add(where, "was not understood (begin, end and label by tabs are expected)");
      continue;
    }
    if (read.regions.size() >= kMaxRegionsRead) return tooManyRegions(kName);
    waiting = RegionRow{.where = where,
                        .beginS = fields->first,
                        .endS = fields->second,
                        .begin = {},
                        .end = {},
                        .label = std::string(fields->rest),
                        .note = {}};
  }
  finish();
  read.remarks = remarks.take();
  return read;
}

}  // namespace ullim
