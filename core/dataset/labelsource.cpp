#include "core/dataset/labelsource.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include "core/dataset/importtable.h"
#include "core/dataset/text.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

// Clips by what a table may call them.
class ClipFinder {
 public:
  ClipFinder(const Dataset& data, std::string folder, const std::string& table)
      : m_places{fs::path(absolutePathOf(table)).parent_path().native(), std::move(folder)} {
    for (const auto& clip : data.clips) {
      const std::string path =
          clip.file.starts_with('/') ? clip.file : absolutePathOf(m_places[1] + "/" + clip.file);
      m_byPath.emplace(path, &clip);
      m_byName[foldCase(fileNameOf(path))].push_back({path, &clip});
      m_byStem[foldCase(stemOf(path))].push_back({path, &clip});
    }
  }

  const Clip* find(std::string name, std::string& why) const {
    std::replace(name.begin(), name.end(), '\\', '/');
    if (name.starts_with('/')) {
      if (const auto it = m_byPath.find(absolutePathOf(name)); it != m_byPath.end()) return it->second;
    } else {
      for (const auto& place : m_places)
        if (const auto it = m_byPath.find(absolutePathOf(place + "/" + name)); it != m_byPath.end())
          return it->second;
    }
    why = "no such clip in the project";
    for (const bool byName : {true, false}) {
      const auto& map = byName ? m_byName : m_byStem;
      const auto it = map.find(foldCase(byName ? fileNameOf(name) : stemOf(name)));
      if (it == map.end()) continue;
      if (it->second.size() == 1) return it->second.front().clip;
      if (const Clip* one = byTail(it->second, foldCase(name))) return one;
      why = std::to_string(it->second.size()) + " clips have this name (write the path in the table)";
      break;
    }
    return nullptr;
  }

 private:
  struct Named {
    std::string path;
    const Clip* clip;
  };
  // The one whose path ends with the table's words.
  static const Clip* byTail(const std::vector<Named>& named, const std::string& name) {
    const Clip* found = nullptr;
    for (const auto& each : named) {
      if (!foldCase(each.path).ends_with("/" + name)) continue;
      if (found) return nullptr;
      found = each.clip;
    }
    return found;
  }

  std::vector<std::string> m_places;
  std::unordered_map<std::string, const Clip*> m_byPath;
  std::unordered_map<std::string, std::vector<Named>> m_byName, m_byStem;
};

class ClassNames {
 public:
  ClassNames(const Dataset& data, const LabelSourceOptions& options) : m_options(options) {
    for (const auto& each : data.classes) {
      m_known.insert(each.name);
      auto [it, isNew] = m_loose.emplace(looseName(each.name), each.name);
      if (!isNew) it->second.clear();  // two classes are alike: neither is meant for sure
    }
  }

  std::string of(const std::string& given, LabelSource& source) const {
    if (const auto it = m_options.classNames.find(given); it != m_options.classNames.end()) return it->second;
    if (given.empty() || m_known.contains(given)) return given;
    if (const auto it = m_loose.find(looseName(given)); it != m_loose.end() && !it->second.empty()) {
      source.likeNames[given] = it->second;
      if (m_options.sameNames) return it->second;
    }
    return given;
  }
  bool knows(const std::string& label) const { return m_known.contains(label); }

 private:
  const LabelSourceOptions& m_options;
  std::unordered_set<std::string> m_known;
  std::unordered_map<std::string, std::string> m_loose;
};

void count(const Dataset& data, const ClassNames& names, LabelSource& source) {
  std::unordered_map<std::string, const LabelSource::Row*> rowOf;
  for (const auto& row : source.rows) rowOf[row.clipId] = &row;
  for (const auto& clip : data.clips) {
    const auto it = rowOf.find(clip.id);
    if (it == rowOf.end()) {
      ++source.notNamed;
      continue;
    }
    const std::string& label = it->second->label;
    if (label.empty()) {
      ++source.blank;
      continue;
    }
    if (!names.knows(label)) ++source.unknownClasses[label];
    ++source.pairs[{clip.label, label}];
    if (clip.label.empty()) {
      ++source.unlabelled;
    } else if (clip.label == label) {
      ++source.agree;
    } else {
      ++source.disagree;
      source.disagreeing.push_back(clip.id);
    }
  }
}

}  // namespace

std::string looseName(const std::string& name) {
  std::string loose = foldCase(name);
  std::erase_if(loose, [](char c) { return c == ' ' || c == '_' || c == '-' || c == '\t'; });
  return loose;
}

Result<LabelSource> readLabelSource(const Dataset& data, const std::string& folder, const std::string& path,
                                    const LabelSourceOptions& options, const JobContext& job) {
  const auto read = readLabelTable(path, options.table);
  if (!read) return read.error();
  if (read->label < 0)
    return Error{ErrorCode::BadFormat,
                 path + ": no column holds labels (say which with --label-column; columns: " +
                     csvRow(read->table.header) + ")"};
  LabelSource source;
  source.notes = read->notes;
  source.table = read->view(path);
  for (const auto& problem : read->table.problems) source.unknownFiles.push_back(path + ": " + problem);
  const ClipFinder clips(data, folder, path);
  const ClassNames names(data, options);
  std::unordered_set<std::string> seen;
  const auto& rows = read->table.rows;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "labels"};
    job.progress(r, rows.size());
    const std::string name = trimmed(rows[r][std::size_t(read->file)]);
    const std::string where = path + ": row " + std::to_string(r + 2) + ": ";
    if (name.empty()) {
      source.unknownFiles.push_back(where + "names no file");
      continue;
    }
    std::string why;
    const Clip* clip = clips.find(name, why);
    if (!clip) {
      source.unknownFiles.push_back(where + name + ": " + why);
      continue;
    }
    if (!seen.insert(clip->id).second) {
      source.unknownFiles.push_back(where + name + ": is named a second time");
      continue;
    }
    const std::string given = trimmed(rows[r][std::size_t(read->label)]);
    source.rows.push_back({clip->id, given, names.of(given, source)});
  }
  if (source.rows.empty())
    return Error{ErrorCode::NotFound,
                 path + ": no row names a clip of the project (choose another file column)" +
                     (source.unknownFiles.empty() ? "" : ", the first: " + source.unknownFiles.front())};
  count(data, names, source);
  return source;
}

Change labelSourceChange(const Dataset& data, const LabelSource& source, const std::string& name,
                         const std::function<std::string()>& makeId, std::int64_t nowMs) {
  Change change;
  change.kind = "pass";
  change.by = "import";
  const auto known = std::find_if(data.passes.begin(), data.passes.end(), [&](const Pass& pass) {
    return pass.kind == "source" && pass.annotator == name;
  });
  Pass pass;
  if (known != data.passes.end()) {
    pass = *known;
  } else {
    pass.id = makeId();
    pass.name = pass.annotator = name;
    pass.kind = "source";
    pass.createdMs = nowMs;
    pass.closed = true;
  }
  std::unordered_set<std::string> listed(pass.clips.begin(), pass.clips.end());
  for (const auto& row : source.rows) {
    if (listed.insert(row.clipId).second) pass.clips.push_back(row.clipId);
    const Verdict* old = nullptr;
    for (const auto& verdict : data.verdicts.of(row.clipId))
      if (verdict.pass == pass.id && verdict.annotator == name && verdict.turn == 0) old = &verdict;
    if (old && old->label == row.label) continue;
    Verdict verdict;
    if (old) {
      verdict = *old;
    } else {
      verdict.id = makeId();
      verdict.clipId = row.clipId;
      verdict.annotator = name;
      verdict.pass = pass.id;
    }
    verdict.label = row.label;
    verdict.whenMs = nowMs;
    verdict.note = row.given == row.label ? "" : row.given;
    VerdictEdit edit;
    if (old) edit.before = *old;
    edit.after = std::move(verdict);
    change.verdicts.push_back(std::move(edit));
  }
  if (known == data.passes.end()) {
    change.passes.push_back({std::nullopt, pass});
  } else if (pass.clips != known->clips) {
    change.passes.push_back({*known, pass});
  }
  change.why = "labels of " + name + " for " + std::to_string(change.verdicts.size()) +
               " clips: " + std::to_string(source.agree) + " agree, " + std::to_string(source.disagree) +
               " disagree";
  return change;
}

}  // namespace ullim
