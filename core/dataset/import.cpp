#include "core/dataset/import.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_set>

#include "core/audio/audiofile.h"
#include "core/dataset/importnames.h"
#include "core/dataset/importscan.h"
#include "core/dataset/importtable.h"
#include "core/dataset/text.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

constexpr double kWholeShare = 0.8;  // of the names must fit for a data set to be recognised
constexpr double kPartShare = 0.2;   // among class folders, enough to read groups from the names that fit
constexpr std::size_t kFewestForGuess = 4;

std::string folderNameOf(const std::string& path) {
  return fileNameOf(fs::path(path).parent_path().native());
}

std::size_t fitting(const std::vector<FoundFile>& files, const std::string& preset) {
  return std::size_t(std::count_if(files.begin(), files.end(), [&](const FoundFile& f) {
    return factsFromName(preset, stemOf(f.path), folderNameOf(f.path)).has_value();
  }));
}

// The preset most names fit, and how many; cry-kaggle's names are too common to count.
std::pair<std::string, std::size_t> bestFit(const std::vector<FoundFile>& files) {
  std::pair<std::string, std::size_t> best;
  for (const auto& preset : namePresets()) {
    if (preset == "cry-kaggle") continue;
    if (const auto n = fitting(files, preset); n > best.second) best = {preset, n};
  }
  return best;
}

bool fits(std::size_t n, const std::vector<FoundFile>& files) {
  return !files.empty() && double(n) >= kWholeShare * double(files.size());
}

bool looksLikeCryKaggle(const std::vector<FoundFile>& files) {
  if (files.size() < kFewestForGuess || !fits(fitting(files, "cry-kaggle"), files)) return false;
  std::map<std::string, int> labels;
  for (const auto& file : files)
    if (const auto facts = factsFromName("cry-kaggle", stemOf(file.path), "")) ++labels[facts->label];
  return labels.size() >= 2 && labels.size() <= files.size() / 2;
}

class Planner {
 public:
  Planner(const ImportOptions& options, const JobContext& job) : m_options(options), m_job(job) {}

  Result<ImportPlan> plan(const std::vector<std::string>& sources) {
    if (!m_options.pattern.empty()) {
      auto made = NamePattern::make(m_options.pattern);
      if (!made) return made.error();
      m_pattern = *made;
    }
    std::vector<std::string> folders, tables;
    FoundFiles singles;
    for (const auto& source : sources) sort(source, folders, tables, singles);
    if (folders.empty() && tables.empty() && singles.sounds.empty() && !m_plan.notUnderstood.empty())
      return Error{ErrorCode::FileNotFound, m_plan.notUnderstood.front()};
    if (!m_options.labelsFile.empty()) {
      tables = {m_options.labelsFile};
      if (auto done = planTables(tables, folders); !done) return done.error();
      listUnnamed(folders);
    } else {
      if (auto done = planTables(tables, folders); !done) return done.error();
      for (const auto& folder : folders) {
        const bool classByItself = folders.size() > 1;
        if (auto done = planFolder(folder, classByItself); !done) return done.error();
      }
      if (!singles.sounds.empty()) planSounds(singles.sounds, "");
    }
    if (m_job.stopped()) return Error{ErrorCode::Cancelled, "import"};
    if (auto done = applyColumns(); !done) return done.error();
    return finish(sources);
  }

 private:
  void sort(const std::string& source, std::vector<std::string>& folders, std::vector<std::string>& tables,
            FoundFiles& singles) {
    std::error_code ec;
    const std::string path = absolutePathOf(source);
    const auto status = fs::status(path, ec);
    const std::string extension = extensionOf(path);
    if (fs::is_directory(status)) {
      folders.push_back(path);
    } else if (!fs::exists(status)) {
      m_plan.notUnderstood.push_back(printable(path) + ": no such file or folder (check the name)");
    } else if (extension == "csv" || extension == "tsv") {
      tables.push_back(path);
    } else if (looksLikeAudio(path) && isUtf8(path)) {
      singles.sounds.push_back({path, {}});
    } else {
      m_plan.notUnderstood.push_back(printable(path) + ": neither a sound file nor a folder nor a CSV file");
    }
  }

  Result<Done> planTables(const std::vector<std::string>& tables, const std::vector<std::string>& folders) {
    for (const auto& table : tables) {
      m_fromTable = true;
      ImportPlan part;
      if (auto done = planTable(table, folders, m_options, m_job, part); !done) return done.error();
      join(std::move(part));
    }
    return Done{};
  }

  void listUnnamed(const std::vector<std::string>& folders) {
    for (const auto& folder : folders)
      for (const auto& sound : findSounds(folder, m_job).sounds)
        if (!m_seen.contains(sound.path))
          m_plan.notUnderstood.push_back(sound.path + ": not named in the table");
  }

  Result<Done> planFolder(const std::string& folder, bool classByItself) {
    FoundFiles found = findSounds(folder, m_job);
    if (m_options.preset == "csv" || m_options.preset == "emotify") {
      const auto table = tableIn(found);
      if (table.empty())
        return Error{ErrorCode::BadFormat,
                     folder + ": no CSV file here names sound files (name it with --labels)"};
      if (auto done = planTables({table}, {folder}); !done) return done.error();
      for (const auto& sound : found.sounds)
        if (!m_seen.contains(sound.path))
          m_plan.notUnderstood.push_back(sound.path + ": not named in " + table);
      return Done{};
    }
    if (m_options.preset.empty() && !m_pattern)
      if (const auto listeners = emotifyIn(found); !listeners.empty()) {
        if (auto done = planTables({listeners}, {folder}); !done) return done.error();
        for (const auto& sound : found.sounds)
          if (!m_seen.contains(sound.path))
            m_plan.notUnderstood.push_back(sound.path + ": not named in " + listeners);
        return Done{};
      }
    append(m_plan.notUnderstood, found.leftOut);
    if (m_options.preset.empty() && !m_pattern && planCollections(found)) return Done{};
    const auto facts = factsFromFolders(found.sounds);
    const bool unlabelled =
        std::all_of(facts.begin(), facts.end(), [](const auto& f) { return f.label.empty(); });
    const bool mayBeTable =
        m_options.preset.empty() || m_options.preset == "cry-kaggle" || m_options.preset == "audiomnist";
    if (unlabelled && mayBeTable && !m_pattern && !fits(bestFit(found.sounds).second, found.sounds)) {
      if (const auto table = tableIn(found); !table.empty()) return planTables({table}, {folder});
    }
    planSounds(found.sounds, classByItself && !saysNothing(fileNameOf(folder)) ? fileNameOf(folder) : "");
    return Done{};
  }

  // Emotify's folders are genres: there the table is the truth, whatever the folders are called.
  std::string emotifyIn(const FoundFiles& found) const {
    for (const auto& path : found.tables)
      if (const auto table = readCsv(path, {m_options.encoding, m_options.separator});
          table && isEmotify(*table))
        return path;
    return {};
  }

  // The table in a folder that says which sound has which label; empty when there is none or more than one.
  std::string tableIn(const FoundFiles& found) const {
    std::vector<std::string> usable;
    for (const auto& path : found.tables) {
      const auto table = readCsv(path, {m_options.encoding, m_options.separator});
      if (!table || !listsLabelledFiles(*table)) continue;
      const std::string name = foldCase(fileNameOf(path));
      if (name == "metadata.csv" || name == "labels.csv") return path;
      usable.push_back(path);
    }
    return usable.size() == 1 ? usable.front() : "";
  }

  // Several data sets below one folder, each with folders of its own: each is read in its own way.
  bool planCollections(const FoundFiles& found) {
    std::map<std::string, std::vector<FoundFile>> below;
    for (const auto& sound : found.sounds) {
      FoundFile inner = sound;
      if (!inner.folders.empty()) inner.folders.erase(inner.folders.begin());
      below[sound.folders.empty() ? "" : sound.folders.front()].push_back(std::move(inner));
    }
    std::set<std::string> presets;
    for (const auto& [name, files] : below) {
      const bool inFolders = !name.empty() && std::any_of(files.begin(), files.end(),
                                                          [](const auto& f) { return !f.folders.empty(); });
      if (const auto [preset, n] = bestFit(files); inFolders && fits(n, files)) presets.insert(preset);
    }
    const bool isOne =
        presets.empty() || (presets.size() == 1 && fits(bestFit(found.sounds).second, found.sounds));
    if (below.size() < 2 || isOne) return false;
    for (const auto& entry : below) planSounds(entry.second, "");
    return true;
  }

  void planSounds(const std::vector<FoundFile>& files, const std::string& fallbackLabel) {
    if (files.empty()) return;
    const auto folderFacts = factsFromFolders(files);
    const bool inFolders =
        std::any_of(folderFacts.begin(), folderFacts.end(), [](const auto& f) { return !f.label.empty(); });
    ImportPlan part;
    std::string names = m_options.preset == "folders" ? "" : m_options.preset;
    bool labelsFromNames = !names.empty();
    if (m_pattern) {
      part.preset = names.empty() ? "folders" : names;
      part.why = "the pattern was given";
    } else if (!m_options.preset.empty()) {
      part.preset = m_options.preset;
      part.why = "the preset was given";
    } else {
      const auto [fit, n] = bestFit(files);
      const std::string of = std::to_string(n) + " of " + std::to_string(files.size()) + " file names";
      part.preset = "folders";
      part.why = inFolders || !fallbackLabel.empty() ? "a folder for each class"
                                                     : "files without class folders: no labels";
      if (fits(n, files)) {
        names = part.preset = fit;
        labelsFromNames = true;
        part.why = of + " are of the form of " + fit;
      } else if (!inFolders && fallbackLabel.empty() && looksLikeCryKaggle(files)) {
        names = part.preset = "cry-kaggle";
        labelsFromNames = true;
        part.why = "the file names are of the form class_number";
      } else if (double(n) >= kPartShare * double(files.size())) {
        names = fit;
        part.why += ", groups from the " + of + " of the form of " + fit;
      }
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
      const std::string parent = folderNameOf(files[i].path);
      ImportRow row;
      row.path = files[i].path;
      row.label = folderFacts[i].label.empty() ? fallbackLabel : folderFacts[i].label;
      row.group = folderFacts[i].group;
      if (!folderFacts[i].split.empty()) row.columns["split"] = folderFacts[i].split;
      const auto facts = m_pattern       ? m_pattern->match(fileNameOf(row.path))
                         : names.empty() ? std::nullopt
                                         : factsFromName(names, stemOf(row.path), parent);
      if (facts) {
        if (isClassFolder(names, parent)) {
          row.label = parent;
        } else if (!facts->label.empty() && (labelsFromNames || m_pattern || row.label.empty())) {
          row.label = facts->label;
        }
        if (!facts->group.empty()) row.group = facts->group;
        row.columns.insert(facts->columns.begin(), facts->columns.end());
      } else if (m_pattern || labelsFromNames) {
        row.remarks = std::string("name does not fit ") + (m_pattern ? "the pattern" : names);
      }
      part.rows.push_back(std::move(row));
    }
    join(std::move(part));
  }

  void join(ImportPlan part) {
    for (auto& row : part.rows)
      if (m_seen.insert(row.path).second) m_plan.rows.push_back(std::move(row));
    append(m_plan.notUnderstood, part.notUnderstood);
    append(m_plan.notes, part.notes);
    if (part.table) m_plan.table = std::move(part.table);
    if (m_presets.insert(part.preset).second)
      m_plan.preset += (m_plan.preset.empty() ? "" : ", ") + part.preset;
    if (m_reasons.insert(part.why).second) m_plan.why += (m_plan.why.empty() ? "" : "; ") + part.why;
  }

  static void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  // Column options also work on what file names say.
  Result<Done> applyColumns() {
    if (m_fromTable) return Done{};  // used there already
    const auto apply = [&](const std::string& column, const auto& set) -> Result<Done> {
      if (column.empty()) return Done{};
      bool some = false;
      for (auto& row : m_plan.rows)
        if (const auto it = row.columns.find(column); it != row.columns.end())
          some = true, set(row, it->second);
      if (!some)
        return Error{ErrorCode::BadArgument,
                     "column " + column + ": no file has it (give a table with --labels)"};
      return Done{};
    };
    if (auto done = apply(m_options.labelColumn, [](ImportRow& r, const std::string& v) { r.label = v; });
        !done)
      return done;
    if (auto done = apply(m_options.groupColumn, [](ImportRow& r, const std::string& v) { r.group = v; });
        !done)
      return done;
    return apply(m_options.splitColumn, [](ImportRow& r, const std::string& v) { r.columns["split"] = v; });
  }

  Result<ImportPlan> finish(const std::vector<std::string>& sources) {
    if (m_plan.rows.empty()) {
      const std::string where = sources.empty() ? "import" : printable(sources.front());
      return Error{
          ErrorCode::FileNotFound,
          where + ": no sound file found" +
              (m_plan.notUnderstood.empty() ? ""
                                            : ", " + std::to_string(m_plan.notUnderstood.size()) +
                                                  " left out, the first: " + m_plan.notUnderstood.front()) +
              " (choose another folder)"};
    }
    std::set<std::string> groups;
    for (const auto& row : m_plan.rows) {
      if (!row.label.empty()) ++m_plan.classCounts[row.label], ++m_plan.labelled;
      if (!row.group.empty()) groups.insert(row.group);
    }
    m_plan.groups = int(groups.size());
    for (const auto& preset : namePresets()) {
      const auto n = std::count_if(m_plan.rows.begin(), m_plan.rows.end(), [&](const ImportRow& row) {
        return factsFromName(preset, stemOf(row.path), folderNameOf(row.path)).has_value();
      });
      if (n > 0) m_plan.fits[preset] = int(n);
    }
    return std::move(m_plan);
  }

  const ImportOptions& m_options;
  const JobContext& m_job;
  std::optional<NamePattern> m_pattern;
  ImportPlan m_plan;
  std::unordered_set<std::string> m_seen;
  std::set<std::string> m_presets, m_reasons;
  bool m_fromTable = false;
};

}  // namespace

const std::vector<PresetInfo>& importPresets() {
  static const std::vector<PresetInfo> kPresets = {
      {"folders", "a folder for each class; sub-folders are subjects, or the other way round",
       "hungry/clip7.wav"},
      {"csv", "a table with a column of file names, labels, groups", "labels.csv"},
      {"fsdd", "Free Spoken Digit Dataset: digit, speaker, number", "7_jackson_32.wav"},
      {"donateacry", "Donate-a-cry corpus: app (the group), time, version, gender, age, reason",
       "0c8f14a9-6999-485b-97a2-913c1cbf099c-1430760379259-1.7-m-26-hu.wav"},
      {"cry-kaggle", "cry sets with class and number, or class, sex, months and number", "belly_pain_12.wav"},
      {"ravdess", "RAVDESS: emotion and actor in seven numbers", "03-01-06-01-02-01-12.wav"},
      {"emodb", "Berlin EmoDB: speaker, text, emotion letter, version", "03a01Fa.wav"},
      {"cremad", "CREMA-D: actor, sentence, emotion, level", "1001_DFA_ANG_XX.wav"},
      {"tess", "TESS: speaker, word, emotion", "OAF_back_angry.wav"},
      {"savee", "SAVEE: speaker, emotion letter and number", "DC_sa01.wav"},
      {"esc50", "ESC-50: fold, source recording (the group), take, class number or class folder",
       "1-22694-A-20.wav"},
      {"audiomnist", "AudioMNIST: digit, speaker number, take; or a table with file_name,label",
       "0_01_0.wav"},
      {"emotify", "Emotify: a table of nine emotions by track and genre, sounds in genre folders",
       "data.csv"},
  };
  return kPresets;
}

Result<ImportPlan> planImport(const std::vector<std::string>& sources, const ImportOptions& options,
                              const JobContext& job) {
  const auto& presets = importPresets();
  const bool known =
      options.preset.empty() ||
      std::any_of(presets.begin(), presets.end(), [&](const auto& p) { return p.name == options.preset; });
  if (!known) {
    std::string names;
    for (const auto& p : presets) names += (names.empty() ? "" : ", ") + p.name;
    return Error{ErrorCode::BadArgument,
                 "preset " + printable(options.preset) + ": unknown (presets: " + names + ")"};
  }
  return Planner(options, job).plan(sources);
}

}  // namespace ullim
