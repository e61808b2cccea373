#include <unordered_map>

#include "core/dataset/regionread.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr const char* kName = "Raven table";

std::vector<std::string> cellsOf(std::string_view line) { return splitText(line, '\t'); }

int columnOf(const std::vector<std::string>& header, std::initializer_list<const char*> names) {
  for (const char* name : names)
    for (std::size_t i = 0; i < header.size(); ++i)
      if (foldCase(trimmed(header[i])) == foldCase(name)) return int(i);
  return -1;
}

struct Columns {
  int selection, view, begin, end, low, high, label, note, file;
  explicit Columns(const std::vector<std::string>& header)
      : selection(columnOf(header, {"Selection"})),
        view(columnOf(header, {"View"})),
        begin(columnOf(header, {"Begin Time (s)"})),
        end(columnOf(header, {"End Time (s)"})),
        low(columnOf(header, {"Low Freq (Hz)"})),
        high(columnOf(header, {"High Freq (Hz)"})),
        label(columnOf(header, {"Annotation", "Label", "Class", "Species", "Common Name", "Call Type"})),
        note(columnOf(header, {"Notes", "Note", "Comments", "Comment"})),
        file(columnOf(header, {"Begin File", "Begin Path"})) {}
};

}  // namespace

RegionText ravenText(const std::vector<Region>& regions, const ClipTime& clip) {
  RegionText out;
  RegionLoss& loss = out.loss;
  out.text =
      "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq "
      "(Hz)\tAnnotation\tNotes\n";
  const double nyquist = clip.rate.hz / 2.0;
  std::size_t number = 0;
  for (const auto& region : regions) {
    const std::string label = oneLine(region.label), note = oneLine(region.note);
    out.text += std::to_string(++number) + "\tSpectrogram 1\t1\t" +
                secondsText(region.range.begin, clip.rate) + "\t" + secondsText(region.range.end, clip.rate) +
                "\t" + numberText(region.lowHz) + "\t" +
                numberText(region.hasBand() ? region.highHz : nyquist) + "\t" + label + "\t" + note + "\n";
    loss.wholeBand += !region.hasBand() || (region.lowHz == 0 && region.highHz >= nyquist);
    loss.lineEnds += label != region.label || note != region.note;
  }
  return out;
}

Result<RegionRead> readRaven(std::string_view bytes, const ClipTime& clip) {
  const auto text = regionFileText(bytes, kName);
  if (!text) return text.error();
  std::string_view rest = *text, line;
  if (!nextLine(rest, line)) return Error{ErrorCode::BadFormat, std::string(kName) + ": is empty"};
  const Columns columns(cellsOf(line));
  if (columns.begin < 0 || columns.end < 0)
    return Error{ErrorCode::BadFormat, std::string(kName) +
                                           ": has no columns \"Begin Time (s)\" and \"End Time (s)\" "
                                           "(save the selection table with its header)"};
  RegionRead read;
  Remarks remarks;
  // Raven writes a row for each view of a selection: the waveform's has no band worth keeping.
  std::unordered_map<std::string, std::pair<std::size_t, bool>> placed;  // selection -> region, of a waveform
  std::string firstFile;
  for (std::size_t number = 2; nextLine(rest, line); ++number) {
    if (trimmed(line).empty()) continue;
    const auto cells = cellsOf(line);
    const auto cell = [&](int column) {
      return column >= 0 && std::size_t(column) < cells.size() ? cells[std::size_t(column)] : std::string();
    };
    RegionRow row{.where = "line " + std::to_string(number), .begin = {}, .end = {}, .label = {}, .note = {}};
    const auto begin = toNumber(trimmed(cell(columns.begin))), end = toNumber(trimmed(cell(columns.end)));
    if (!begin || !end) {
      remarks.add(row.where, "its times were not understood (seconds with a point are expected)");
      continue;
    }
    if (const auto file = cell(columns.file); !file.empty()) {
      if (firstFile.empty()) firstFile = file;
      if (file != firstFile)
        return Error{ErrorCode::BadFormat,
                     std::string(kName) + ": speaks of several sound files (save one table for each)"};
    }
    row.beginS = *begin, row.endS = *end;
    const std::string low = trimmed(cell(columns.low)), high = trimmed(cell(columns.high));
    const auto lowHz = toNumber(low), highHz = toNumber(high);
    const bool waveform = foldCase(cell(columns.view)).starts_with("waveform");
    if ((!low.empty() && !lowHz) || (!high.empty() && !highHz)) {
      remarks.add(row.where, "its frequencies were not understood, so the time alone was taken");
    } else if (lowHz && highHz && !waveform && !(*lowHz <= 0 && *highHz >= clip.rate.hz / 2.0)) {
      row.lowHz = *lowHz, row.highHz = *highHz;
    }
    row.label = cell(columns.label), row.note = cell(columns.note);
    if (read.regions.size() >= kMaxRegionsRead) return tooManyRegions(kName);
    auto region = regionOfRow(row, clip, remarks);
    if (!region) continue;
    const std::string selection = columns.view < 0 ? std::string() : trimmed(cell(columns.selection));
    if (const auto it = placed.find(selection); it != placed.end() && it->second.second != waveform) {
      if (!waveform) read.regions[it->second.first] = std::move(*region);
      placed.erase(it);
      continue;
    }
    if (!selection.empty()) placed[selection] = {read.regions.size(), waveform};
    read.regions.push_back(std::move(*region));
  }
  read.remarks = remarks.take();
  return read;
}

}  // namespace ullim
