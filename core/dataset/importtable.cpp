#include "core/dataset/importtable.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include "core/dataset/text.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

using Names = std::vector<const char*>;

// In the order of how sure we are.
const Names kFileNames = {"file",           "filename",   "file_name",       "path",  "filepath", "file_path",
                          "cry_audio_file", "audio_file", "audiofile",       "audio", "wav",      "wav_file",
                          "sound",          "clip",       "slice_file_name", "fname", "name"};
const Names kLabelNames = {"label",     "class",  "category",    "emotion", "class_name",
                           "classname", "labels", "target_name", "reason",  "cry_reason",
                           "digit",     "target", "type",        "y"};
const Names kGroupNames = {"group",  "subject",   "speaker", "subject_id", "speaker_id", "participant",
                           "baby",   "infant",    "actor",   "patient",    "user",       "client_id",
                           "singer", "source_id", "source",  "recording"};
const Names kSplitNames = {"split", "official_split", "subset", "partition", "set"};

std::string plainName(const std::string& header) {
  std::string name = foldCase(header);
  std::replace(name.begin(), name.end(), ' ', '_');
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

int guess(const Table& table, const Names& names) {
  for (const char* name : names)
    for (std::size_t i = 0; i < table.header.size(); ++i)
      if (plainName(table.header[i]) == name) return int(i);
  return -1;
}

Result<int> choose(const std::string& path, const Table& table, const std::string& asked,
                   const Names& names) {
  if (asked.empty()) return guess(table, names);
  const int at = table.column(asked);
  if (at >= 0) return at;
  std::string known;
  for (const auto& name : table.header) known += (known.empty() ? "" : ", ") + name;
  return Error{ErrorCode::BadArgument, path + ": has no column " + asked + " (columns: " + known + ")"};
}

bool isFile(const std::string& path) {
  std::error_code ec;
  return fs::is_regular_file(path, ec);
}

// Finds the files that rows name.
class Finder {
 public:
  Finder(std::vector<std::string> folders, const JobContext& job)
      : m_folders(std::move(folders)), m_job(job) {}

  /// Empty: not found; `why` says so.
  std::string find(std::string name, std::string& why) {
    std::replace(name.begin(), name.end(), '\\', '/');
    if (name.starts_with('/')) {
      if (isFile(name)) return absolutePathOf(name);
    } else {
      for (const auto& folder : m_folders)
        if (const std::string path = folder + "/" + name; isFile(path)) return absolutePathOf(path);
    }
    index();
    for (const auto* map : {&m_byName, &m_byStem}) {
      const auto it = map->find(foldCase(fileNameOf(name)));
      if (it == map->end()) continue;
      if (it->second.size() == 1) return it->second.front();
      why = "there are " + std::to_string(it->second.size()) +
            " files of this name (write the path in the table)";
      return {};
    }
    why = "no such file";
    return {};
  }

 private:
  void index() {
    if (m_indexed) return;
    m_indexed = true;
    std::unordered_set<std::string> seen;
    for (const auto& folder : m_folders) {
      for (const auto& sound : findSounds(folder, m_job).sounds) {
        if (!seen.insert(sound.path).second) continue;
        m_byName[foldCase(fileNameOf(sound.path))].push_back(sound.path);
        m_byStem[foldCase(stemOf(sound.path))].push_back(sound.path);
      }
    }
  }

  std::vector<std::string> m_folders;
  const JobContext& m_job;
  bool m_indexed = false;
  std::unordered_map<std::string, std::vector<std::string>> m_byName, m_byStem;
};

// Emotify: one row a listener, a 0/1 column for each of the nine GEMS emotions; the sounds are GENRE/1.mp3
// ... 100.mp3.
const Names kGems = {"amazement", "solemnity",         "tenderness", "nostalgia", "calmness",
                     "power",     "joyful_activation", "tension",    "sadness"};

bool isEmotify(const Table& table) {
  return guess(table, {"track_id"}) >= 0 && guess(table, {"genre"}) >= 0 &&
         std::all_of(kGems.begin(), kGems.end(), [&](const char* name) { return guess(table, {name}) >= 0; });
}

// As a table of file, label, genre, listeners: the emotion most listeners named, the first of equals.
Table emotifyLabels(const Table& table) {
  constexpr int kTracksPerGenre = 100;
  const auto track = std::size_t(guess(table, {"track_id"})), genre = std::size_t(guess(table, {"genre"}));
  struct Votes {
    std::string genre;
    int listeners = 0;
    std::vector<int> counts;
  };
  std::map<int, Votes> tracks;
  for (const auto& row : table.rows) {
    const auto id = toNumber(trimmed(row[track]));
    if (!id || *id < 1 || *id > 1e6) continue;
    Votes& votes = tracks[int(*id)];
    votes.genre = trimmed(row[genre]);
    votes.counts.resize(kGems.size());
    ++votes.listeners;
    for (std::size_t e = 0; e < kGems.size(); ++e)
      votes.counts[e] += toNumber(trimmed(row[std::size_t(guess(table, {kGems[e]}))])).value_or(0) > 0;
  }
  Table labels;
  labels.header = {"file", "label", "genre", "track", "listeners"};
  for (const auto& [id, votes] : tracks) {
    const auto top = std::max_element(votes.counts.begin(), votes.counts.end()) - votes.counts.begin();
    labels.rows.push_back({votes.genre + "/" + std::to_string((id - 1) % kTracksPerGenre + 1) + ".mp3",
                           kGems[std::size_t(top)], votes.genre, std::to_string(id),
                           std::to_string(votes.listeners)});
  }
  return labels;
}

}  // namespace

bool listsLabelledFiles(const Table& table) {
  return isEmotify(table) || (guess(table, kFileNames) >= 0 && guess(table, kLabelNames) >= 0);
}

Result<Done> planTable(const std::string& path, const std::vector<std::string>& folders,
                       const ImportOptions& options, const JobContext& job, ImportPlan& plan) {
  auto read = readCsv(path);
  if (!read) return read.error();
  plan.preset = "csv";
  if (guess(*read, {"cry_audio_file"}) >= 0) plan.preset = "cry-kaggle";
  if (isEmotify(*read)) {
    plan.preset = "emotify";
    read = emotifyLabels(*read);
  }
  const Table& table = *read;
  const auto file = choose(path, table, options.fileColumn, kFileNames);
  const auto label = choose(path, table, options.labelColumn, kLabelNames);
  const auto group = choose(path, table, options.groupColumn, kGroupNames);
  const auto split = choose(path, table, options.splitColumn, kSplitNames);
  for (const auto* column : {&file, &label, &group, &split})
    if (!*column) return column->error();
  if (*file < 0)
    return Error{ErrorCode::BadFormat,
                 path + ": no column names files (say which with --file-column; columns: " +
                     csvRow(table.header) + ")"};
  const bool digits = *label >= 0 && plainName(table.header[std::size_t(*file)]) == "file_name" &&
                      !table.rows.empty() &&
                      std::all_of(table.rows.begin(), table.rows.end(),
                                  [&](const auto& row) { return allDigits(row[std::size_t(*label)]); });
  if (digits) plan.preset = "audiomnist";
  plan.why = path + ": file from column " + table.header[std::size_t(*file)] +
             (*label >= 0 ? ", label from " + table.header[std::size_t(*label)] : ", no label column") +
             (*group >= 0 ? ", group from " + table.header[std::size_t(*group)] : "");
  for (const auto& problem : table.problems) plan.notUnderstood.push_back(path + ": " + problem);

  std::vector<std::string> places{fs::path(absolutePathOf(path)).parent_path().native()};
  for (const auto& folder : folders) places.push_back(absolutePathOf(folder));
  Finder finder(places, job);
  std::unordered_set<std::string> seen;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "import"};
    const auto& cells = table.rows[r];
    const std::string& name = cells[std::size_t(*file)];
    const std::string where = path + ": row " + std::to_string(r + 2) + ": ";
    if (trimmed(name).empty()) {
      plan.notUnderstood.push_back(where + "names no file");
      continue;
    }
    std::string why;
    std::string found = finder.find(name, why);
    if (found.empty() && trimmed(name) != name) found = finder.find(trimmed(name), why);
    if (found.empty()) {
      plan.notUnderstood.push_back(where + name + ": " + why);
      continue;
    }
    if (!seen.insert(found).second) {
      plan.notUnderstood.push_back(where + name + ": is named a second time");
      continue;
    }
    ImportRow row;
    row.path = found;
    if (*label >= 0) row.label = trimmed(cells[std::size_t(*label)]);
    if (*group >= 0) row.group = trimmed(cells[std::size_t(*group)]);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (int(c) == *file || int(c) == *label || int(c) == *group || cells[c].empty()) continue;
      const std::string column = int(c) == *split ? "split" : table.header[c];
      if (!column.empty()) row.columns[column] = cells[c];
    }
    plan.rows.push_back(std::move(row));
  }
  return Done{};
}

}  // namespace ullim
