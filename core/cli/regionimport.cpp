#include "core/cli/regionimport.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "core/base/atomicfile.h"
#include "core/cli/regionformats.h"
#include "core/cli/text.h"
#include "core/dataset/regionnames.h"
#include "core/dataset/regionops.h"
#include "core/dataset/text.h"

namespace ullim {

namespace fs = std::filesystem;
namespace {

Result<std::vector<std::string>> filesOf(const RegionImport& wanted) {
  std::error_code ec;
  const auto status = fs::status(wanted.source, ec);
  if (!fs::exists(status))
    return Error{ErrorCode::FileNotFound, wanted.source + ": no such file or folder (check the name)"};
  if (!fs::is_directory(status)) return std::vector<std::string>{wanted.source};
  std::vector<std::string> files;
  for (auto it = fs::directory_iterator(wanted.source, ec); !ec && it != fs::directory_iterator();
       it.increment(ec)) {
    std::error_code ignored;
    const std::string path = it->path().string();
    const std::string guess = guessedRegionFormat(path, {});
    // A .txt may be either; the others are named plainly.
    const bool text = guess == "audacity" && wanted.format == "raven";
    const bool fits = !guess.empty() && (wanted.format == "auto" || wanted.format == guess || text);
    if (fits && it->is_regular_file(ignored)) files.push_back(path);
  }
  if (ec)
    return Error{ErrorCode::FileUnreadable,
                 wanted.source + ": cannot be read: " + ec.message() + " (check the permissions)"};
  if (files.empty())
    return Error{ErrorCode::TooFew, wanted.source +
                                        ": holds no region file of this kind (.txt, .TextGrid, "
                                        ".selections.txt, .eaf or .csv)"};
  std::sort(files.begin(), files.end());
  return files;
}

class Importer {
 public:
  Importer(const Dataset& data, const RegionImport& wanted, const std::function<std::string()>& newId)
      : m_data(data), m_wanted(wanted), m_newId(newId), m_names(data) {}

  /// The regions are kept only when the whole file was read.
  Result<Done> read(RegionImportFile& file) {
    const auto text = readWholeFile(file.file, kMaxRegionText);
    if (!text) return text.error();
    const std::string format =
        m_wanted.format == "auto" ? guessedRegionFormat(file.file, *text) : m_wanted.format;
    if (format == "csv") return readTable(*text, file);
    const auto known = regionFormat(format);
    if (!known)
      return Error{ErrorCode::Unsupported, file.file + ": of what kind it is does not show (give --format)"};
    const auto clip = clipOf(file.file, regionFileStem(file.file));
    if (!clip) return clip.error();
    auto got = readRegions(*known, *text, timeOf(**clip));
    if (!got) return Error{got.error().code, file.file + ": " + got.error().detail};
    file.remarks = std::move(got->remarks);
    for (auto& region : got->regions) take(**clip, std::move(region), file);
    return Done{};
  }

  std::vector<Region> regions;
  std::size_t alreadyThere = 0;

 private:
  Result<const Clip*> clipOf(const std::string& file, const std::string& name) const {
    if (!m_wanted.clipId.empty()) return m_data.find(m_wanted.clipId);
    const auto ids = m_names.clips(safeFileName(name));
    if (ids.size() == 1) return m_data.find(ids.front());
    return Error{ErrorCode::NotFound,
                 file + (ids.empty() ? ": no clip is called " + name + " (rename it, or give --clip)"
                                     : ": " + std::to_string(ids.size()) + " clips are called " + name +
                                           " (rename it, or give --clip)")};
  }

  static ClipTime timeOf(const Clip& clip) { return {clip.frames, {clip.sampleRate}}; }

  // A table names its clips as the project does: by file; a name or stem does, too.
  Result<const Clip*> clipOfRow(const std::string& file) const {
    if (m_wanted.clipId.empty()) {
      if (m_byFile.empty())
        for (const auto& clip : m_data.clips) m_byFile.emplace(clip.file, &clip);
      if (const auto it = m_byFile.find(file); it != m_byFile.end()) return it->second;
    }
    return clipOf(file, baseName(file));
  }

  Result<Done> readTable(const std::string& text, RegionImportFile& file) {
    auto table = readRegionCsv(text, [&](const std::string& name) -> Result<ClipTime> {
      const auto clip = clipOfRow(name);
      if (!clip) return clip.error();
      return timeOf(**clip);
    });
    if (!table) return Error{table.error().code, file.file + ": " + table.error().detail};
    file.remarks = std::move(table->remarks);
    for (auto& row : table->regions) take(**clipOfRow(row.file), std::move(row.region), file);
    return Done{};
  }

  void take(const Clip& clip, Region region, RegionImportFile& file) {
    ++file.regions;
    const auto same = [&](const Region& present) {
      return present.range == region.range && present.lowHz == region.lowHz &&
             present.highHz == region.highHz && present.label == region.label && present.note == region.note;
    };
    // Only those with the same begin can be the same.
    const auto& there = m_data.regions.of(clip.id);
    auto it = there.lower_bound(Region{
        .id = {}, .clipId = {}, .range = {region.range.begin, region.range.begin}, .label = {}, .note = {}});
    for (; it != there.end() && it->range.begin == region.range.begin; ++it)
      if (same(*it)) {
        ++alreadyThere;
        return;
      }
    region.id = m_newId();
    region.clipId = clip.id;
    regions.push_back(std::move(region));
  }

  const Dataset& m_data;
  const RegionImport& m_wanted;
  const std::function<std::string()>& m_newId;
  ClipFileNames m_names;
  mutable std::unordered_map<std::string, const Clip*> m_byFile;
};

}  // namespace

Result<RegionImportOutcome> importRegions(const Dataset& data, const RegionImport& wanted,
                                          const std::function<std::string()>& newId, const JobContext& job) {
  const auto files = filesOf(wanted);
  if (!files) return files.error();
  if (!wanted.clipId.empty() && files->size() > 1)
    return Error{ErrorCode::BadArgument, wanted.source + ": one clip for many files (give one file)"};
  Importer importer(data, wanted, newId);
  RegionImportOutcome outcome;
  for (std::size_t i = 0; i < files->size(); ++i) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "cancelled"};
    RegionImportFile file{.file = (*files)[i], .remarks = {}, .error = {}};
    if (const auto read = importer.read(file); !read) file.error = read.error().detail;
    outcome.files.push_back(std::move(file));
    job.progress(i + 1, files->size());
  }
  outcome.alreadyThere = importer.alreadyThere;
  auto change = addRegions(data, importer.regions);
  if (!change) return change.error();
  outcome.change = std::move(*change);
  outcome.change.why = "import " + std::to_string(importer.regions.size()) + " regions from " +
                       printable(baseName(wanted.source));
  return outcome;
}

}  // namespace ullim
