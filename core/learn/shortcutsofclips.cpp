// The audit for the clips of a run: files, sources, and the part of the split that could be read.
#include <cctype>
#include <map>

#include "core/base/parallel.h"
#include "core/learn/shortcutaudit.h"

namespace ullim {
namespace {

std::string folderOf(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

/// Letters and digits alone, small: "Belly Pain" and "belly_pain" are one name.
std::string bare(const std::string& text) {
  std::string out;
  for (const unsigned char c : text)
    if (c >= 0x80 || std::isalnum(c)) out += char(std::tolower(c));
  return out;
}

/// Every folder holds one class, and one of them is named after its own.
bool saysTheLabel(const std::vector<std::string>& folders, const std::vector<int>& labels,
                  const std::vector<std::string>& classNames) {
  std::map<std::string, int> classOf;
  bool named = false;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const auto [it, isNew] = classOf.emplace(folders[i], labels[i]);
    if (it->second != labels[i]) return false;
    if (!isNew || folders[i].empty()) continue;
    const std::string name = bare(folders[i].substr(folders[i].find_last_of('/') + 1));
    named = named || (!name.empty() && name == bare(classNames[std::size_t(labels[i])]));
  }
  return named;
}

}  // namespace

Result<MeasuredRecordings> measureRecordings(const std::vector<std::string>& paths, int jobs,
                                             const JobContext& job) {
  MeasuredRecordings out{std::vector<RecordingFacts>(paths.size()), std::vector<std::string>(paths.size())};
  const bool done = parallelFor(paths.size(), jobs, job, [&](std::size_t i) {
    auto measured = measureRecording(paths[i], {job.stop, {}});
    if (measured)
      out.facts[i] = std::move(*measured);
    else
      out.errors[i] = measured.error().detail;
  });
  if (!done || job.stopped()) return Error{ErrorCode::Cancelled, "stopped"};
  return out;
}

std::vector<std::string> shortcutSources(const std::vector<std::string>& paths,
                                         const std::vector<int>& labels,
                                         const std::vector<std::string>& classNames) {
  std::vector<std::string> folders;
  for (const std::string& path : paths) folders.push_back(folderOf(path));
  while (saysTheLabel(folders, labels, classNames))
    for (std::string& folder : folders) folder = folderOf(folder);
  return folders;
}

Result<std::vector<ShortcutScore>> shortcutsOf(const std::vector<TrainClip>& clips,
                                               const std::vector<int>& labels,
                                               const std::vector<std::string>& classNames, const Split& split,
                                               int jobs, const JobContext& job,
                                               std::vector<std::string>* unreadable) {
  std::vector<std::string> paths;
  for (const TrainClip& clip : clips) paths.push_back(clip.path);
  auto measured = measureRecordings(paths, jobs, job);
  if (!measured) return measured.error();
  return shortcutsOf(clips, labels, classNames, split, std::move(*measured), jobs, job, unreadable);
}

Result<std::vector<ShortcutScore>> shortcutsOf(const std::vector<TrainClip>& clips,
                                               const std::vector<int>& labels,
                                               const std::vector<std::string>& classNames, const Split& split,
                                               MeasuredRecordings measured, int jobs, const JobContext& job,
                                               std::vector<std::string>* unreadable) {
  ShortcutData data;
  data.classNames = classNames;
  std::vector<std::string> used;
  Split kept;
  kept.folds.resize(split.folds.size());
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (!measured.errors[i].empty()) {
      if (unreadable) unreadable->push_back(measured.errors[i]);
      continue;
    }
    data.facts.push_back(std::move(measured.facts[i]));
    data.labels.push_back(labels[i]);
    data.groups.push_back(clips[i].group);
    data.parents.push_back(clips[i].parent);
    used.push_back(clips[i].path);
    for (std::size_t f = 0; f < split.folds.size(); ++f) kept.folds[f].push_back(split.folds[f][i]);
  }
  data.sources = shortcutSources(used, data.labels, classNames);
  return auditShortcuts(data, kept, jobs, {job.stop, {}});
}

}  // namespace ullim
