#include "core/dataset/importtable.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include "core/dataset/text.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

using Names = std::vector<const char*>;

// In the order of how sure we are.
const Names kFileNames = {"file",           "filename",   "file_name", "path",  "filepath", "file_path",
                          "cry_audio_file", "audio_file", "audiofile", "audio", "wav",      "wav_file",
                          "파일",           "파일명",     "파일이름",  "sound", "clip",     "slice_file_name",
                          "fname",          "name"};
const Names kLabelNames = {"label",  "class",       "category", "emotion",    "class_name", "classname",
                           "labels", "target_name", "reason",   "cry_reason", "라벨",       "레이블",
                           "클래스", "감정",        "digit",    "target",     "type",       "y"};
const Names kGroupNames = {"group",       "subject",   "speaker",  "subject_id", "speaker_id",
                           "participant", "baby",      "infant",   "actor",      "patient",
                           "user",        "client_id", "그룹",     "화자",       "아기",
                           "singer",      "source_id", "src_file", "source",     "recording"};
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
    std::size_t several = 0;
    for (const auto* map : {&m_byName, &m_byStem}) {
      const auto it = map->find(foldCase(map == &m_byName ? fileNameOf(name) : stemOf(name)));
      if (it == map->end()) continue;
      const auto fitting = alike(it->second, name);
      if (fitting.size() == 1) return fitting.front();
      several = std::max(several, fitting.size());
    }
    why = several == 0
              ? "no such file"
              : "there are " + std::to_string(several) + " files of this name (write the path in the table)";
    return {};
  }

 private:
  // Of files that share a name, those that share most folders with what the table says.
  static std::vector<std::string> alike(const std::vector<std::string>& paths, const std::string& name) {
    if (paths.size() < 2) return paths;
    const auto wanted = splitText(foldCase(name), '/');
    std::vector<std::string> best;
    std::size_t most = 0;
    for (const auto& path : paths) {
      const auto parts = splitText(foldCase(path), '/');
      std::size_t shared = 0;
      while (shared + 1 < wanted.size() && shared + 1 < parts.size() &&
             wanted[wanted.size() - 2 - shared] == parts[parts.size() - 2 - shared])
        ++shared;
      if (shared > most) best.clear();
      most = std::max(most, shared);
      if (shared == most) best.push_back(path);
    }
    return best;
  }

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

}  // namespace

bool isEmotify(const Table& table) {
  return guess(table, {"track_id"}) >= 0 && guess(table, {"genre"}) >= 0 &&
         std::all_of(kGems.begin(), kGems.end(), [&](const char* name) { return guess(table, {name}) >= 0; });
}

namespace {

// The emotions that most listeners named, in the order of kGems; none when nobody named any.
std::vector<std::size_t> topEmotions(const std::vector<int>& counts) {
  std::vector<std::size_t> top;
  const int most = *std::max_element(counts.begin(), counts.end());
  for (std::size_t e = 0; most > 0 && e < counts.size(); ++e)
    if (counts[e] == most) top.push_back(e);
  return top;
}

// One row a track: the emotion most listeners named; of equals the first in the order of kGems, with all of
// them in "tied".
Table emotifyLabels(const Table& table, std::vector<std::string>& notes) {
  constexpr int kTracksPerGenre = 100;
  constexpr double kMostTracks = 1e6;
  const auto track = std::size_t(guess(table, {"track_id"})), genre = std::size_t(guess(table, {"genre"}));
  std::vector<std::size_t> emotions;
  for (const char* name : kGems) emotions.push_back(std::size_t(guess(table, {name})));
  struct Votes {
    std::string genre;
    int listeners = 0;
    std::vector<int> counts;
  };
  std::map<int, Votes> tracks;
  std::size_t strange = 0;
  for (const auto& row : table.rows) {
    const auto id = toNumber(trimmed(row[track]));
    if (!id || *id < 1 || *id > kMostTracks) {
      ++strange;
      continue;
    }
    Votes& votes = tracks[int(*id)];
    votes.genre = trimmed(row[genre]);
    votes.counts.resize(kGems.size());
    ++votes.listeners;
    for (std::size_t e = 0; e < kGems.size(); ++e)
      votes.counts[e] += toNumber(trimmed(row[emotions[e]])).value_or(0) > 0;
  }
  Table labels;
  labels.encoding = table.encoding;
  labels.separator = table.separator;
  labels.problems = table.problems;
  labels.header = {"file", "label", "genre", "track", "listeners", "votes", "share", "tied"};
  std::size_t ties = 0, unnamed = 0;
  for (const auto& [id, votes] : tracks) {
    const auto top = topEmotions(votes.counts);
    std::string label, tied;
    if (!top.empty()) label = kGems[top.front()];
    if (top.size() > 1)
      for (const auto e : top) tied += (tied.empty() ? "" : " + ") + std::string(kGems[e]);
    ties += top.size() > 1;
    unnamed += top.empty();
    const int most = top.empty() ? 0 : votes.counts[top.front()];
    std::array<char, 16> share{};
    std::snprintf(share.data(), share.size(), "%.2f", double(most) / votes.listeners);
    labels.rows.push_back({votes.genre + "/" + std::to_string((id - 1) % kTracksPerGenre + 1) + ".mp3", label,
                           votes.genre, std::to_string(id), std::to_string(votes.listeners),
                           std::to_string(most), share.data(), tied});
  }
  const std::string of = " of " + std::to_string(tracks.size()) + " tracks ";
  notes.push_back(std::to_string(ties) + of +
                  "have two or more emotions named equally often (column tied); their label is the first of "
                  "them in the order of the table's columns");
  if (unnamed > 0) notes.push_back(std::to_string(unnamed) + of + "have no emotion named: no label");
  if (strange > 0) notes.push_back(std::to_string(strange) + " rows without a track number left out");
  return labels;
}

bool isGiven(int column) { return column >= 0; }

// What is particular in how the text was read.
void noteReading(const std::string& path, Table& table, LabelTable& read) {
  const std::vector<int> words{read.file, read.label, read.group, read.split};
  std::string decimals;
  for (const int c : readDecimalCommas(table, words))
    decimals += (decimals.empty() ? "" : ", ") + table.header[std::size_t(c)];
  read.notes.insert(read.notes.begin(), fileNameOf(path) + ": encoding " + table.encoding + ", separator " +
                                            separatorName(table.separator));
  if (!decimals.empty()) read.notes.push_back("decimal commas are read in " + decimals);
}

}  // namespace

bool listsLabelledFiles(const Table& table) {
  return isEmotify(table) || (guess(table, kFileNames) >= 0 && guess(table, kLabelNames) >= 0);
}

TableView LabelTable::view(const std::string& path) const {
  constexpr std::size_t kRows = 30;
  TableView view{path, table.encoding, table.separator, table.header, {}, table.rows.size(),
                 file, label,          group,           split};
  view.rows.assign(table.rows.begin(),
                   table.rows.begin() + std::ptrdiff_t(std::min(kRows, table.rows.size())));
  return view;
}

namespace {

Result<LabelTable> readWithColumns(const std::string& path, const ImportOptions& options) {
  auto csv = readCsv(path, {options.encoding, options.separator});
  if (!csv) return csv.error();
  LabelTable read;
  read.preset = guess(*csv, {"cry_audio_file"}) >= 0 ? "cry-kaggle" : "csv";
  if (isEmotify(*csv)) {
    read.preset = "emotify";
    csv = emotifyLabels(*csv, read.notes);
  }
  const auto choice = [&](const std::string& asked, const Names& names, int& column) -> Result<Done> {
    const auto chosen = choose(path, *csv, asked, names);
    if (!chosen) return chosen.error();
    column = *chosen;
    return Done{};
  };
  if (auto done = choice(options.fileColumn, kFileNames, read.file); !done) return done.error();
  if (auto done = choice(options.labelColumn, kLabelNames, read.label); !done) return done.error();
  if (auto done = choice(options.groupColumn, kGroupNames, read.group); !done) return done.error();
  if (auto done = choice(options.splitColumn, kSplitNames, read.split); !done) return done.error();
  noteReading(path, *csv, read);
  read.table = std::move(*csv);
  return read;
}

}  // namespace

Result<TableView> viewTable(const std::string& path, const ImportOptions& options) {
  const auto csv = readCsv(path, {options.encoding, options.separator});
  if (!csv) return csv.error();
  ImportOptions known = options;
  for (std::string* column : {&known.fileColumn, &known.labelColumn, &known.groupColumn, &known.splitColumn})
    if (!isEmotify(*csv) && csv->column(*column) < 0) column->clear();
  auto read = readWithColumns(path, known);
  if (!read) return read.error();
  return read->view(path);
}

Result<LabelTable> readLabelTable(const std::string& path, const ImportOptions& options) {
  auto read = readWithColumns(path, options);
  if (!read) return read;
  const Table& table = read->table;
  if (read->file < 0)
    return Error{ErrorCode::BadFormat,
                 path + ": no column names files (say which with --file-column; columns: " +
                     csvRow(table.header) + ")"};
  const auto nameOf = [&](int column) { return table.header[std::size_t(column)]; };
  const bool digits = isGiven(read->label) && plainName(nameOf(read->file)) == "file_name" &&
                      !table.rows.empty() &&
                      std::all_of(table.rows.begin(), table.rows.end(),
                                  [&](const auto& row) { return allDigits(row[std::size_t(read->label)]); });
  if (digits) read->preset = "audiomnist";
  read->why = path + ": file from column " + nameOf(read->file) +
              (isGiven(read->label) ? ", label from " + nameOf(read->label) : ", no label column") +
              (isGiven(read->group) ? ", group from " + nameOf(read->group) : "");
  return read;
}

Result<Done> planTable(const std::string& path, const std::vector<std::string>& folders,
                       const ImportOptions& options, const JobContext& job, ImportPlan& plan) {
  auto read = readLabelTable(path, options);
  if (!read) return read.error();
  const Table& table = read->table;
  plan.preset = read->preset;
  plan.why = read->why;
  plan.notes = read->notes;
  plan.table = read->view(path);
  for (const auto& problem : table.problems) plan.notUnderstood.push_back(path + ": " + problem);
  const int file = read->file, label = read->label, group = read->group, split = read->split;

  std::vector<std::string> places{fs::path(absolutePathOf(path)).parent_path().native()};
  for (const auto& folder : folders) places.push_back(absolutePathOf(folder));
  Finder finder(places, job);
  std::unordered_set<std::string> seen;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "import"};
    const auto& cells = table.rows[r];
    const std::string& name = cells[std::size_t(file)];
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
    if (isGiven(label)) row.label = trimmed(cells[std::size_t(label)]);
    if (isGiven(group)) row.group = trimmed(cells[std::size_t(group)]);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (int(c) == file || int(c) == label || int(c) == group || cells[c].empty()) continue;
      const std::string column = int(c) == split ? "split" : table.header[c];
      if (!column.empty()) row.columns[column] = cells[c];
    }
    plan.rows.push_back(std::move(row));
  }
  return Done{};
}

}  // namespace ullim
