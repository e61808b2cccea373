#include "core/cli/regionformats.h"

#include "core/cli/text.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

// Longest first: Raven puts the number of the table between.
constexpr const char* kRavenEnd = ".selections.txt";
constexpr const char* kRavenTable = ".table.";

std::size_t ravenStem(const std::string& folded) {
  if (!folded.ends_with(kRavenEnd)) return std::string::npos;
  const std::size_t at = folded.size() - std::string_view(kRavenEnd).size();
  const auto table = folded.rfind(kRavenTable, at);
  const auto number = table == std::string::npos ? at : table + std::string_view(kRavenTable).size();
  return number < at && allDigits(std::string_view(folded).substr(number, at - number)) ? table : at;
}

// Lower case without another length: only what is ASCII is looked for.
std::string lowered(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c + 32);
  return text;
}

}  // namespace

std::optional<RegionFormat> regionFormat(const std::string& name) {
  if (name == "audacity") return RegionFormat::Audacity;
  if (name == "textgrid") return RegionFormat::TextGrid;
  if (name == "raven") return RegionFormat::Raven;
  if (name == "elan") return RegionFormat::Elan;
  return std::nullopt;
}

const char* regionExtension(RegionFormat format) {
  switch (format) {
    case RegionFormat::Audacity:
      return ".txt";
    case RegionFormat::TextGrid:
      return ".TextGrid";
    case RegionFormat::Raven:
      return ".Table.1.selections.txt";
    case RegionFormat::Elan:
      return ".eaf";
  }
  return "";
}

std::string regionFileStem(const std::string& path) {
  const std::string name = baseName(path), folded = lowered(name);
  if (const auto at = ravenStem(folded); at != std::string::npos) return name.substr(0, at);
  for (const std::string_view end : {".textgrid", ".txt", ".csv", ".eaf"})
    if (folded.ends_with(end)) return name.substr(0, name.size() - end.size());
  return name;
}

std::string guessedRegionFormat(const std::string& path, std::string_view text) {
  const std::string folded = lowered(baseName(path));
  if (folded.ends_with(".textgrid")) return "textgrid";
  if (folded.ends_with(".csv")) return "csv";
  if (folded.ends_with(".eaf")) return "elan";
  if (ravenStem(folded) != std::string::npos) return "raven";
  if (!folded.ends_with(".txt")) return "";
  return text.substr(0, 4096).find("Begin Time (s)") != std::string_view::npos ? "raven" : "audacity";
}

}  // namespace ullim
