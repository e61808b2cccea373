#pragma once
// A project in which some people have worked for a while.
#include <QtTest/QtTest>
#include <cstdio>
#include <fstream>

#include "core/base/random.h"
#include "core/dataset/operations.h"
#include "core/dataset/regionops.h"
#include "core/store/project.h"

namespace ullim::test {

/// In memory where there is such a place, as hundreds of projects are written.
inline QString quickFolder() {
  const QString memory = QStringLiteral("/dev/shm");
  return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
         QStringLiteral("/ullim-rescue-XXXXXX");
}

inline std::string readFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void writeFile(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), std::streamsize(bytes.size()));
}

inline Clip clipOf(int i, int count) {
  Clip clip;
  char id[40];
  std::snprintf(id, sizeof id, "%08x-0000-4000-8000-%012x", unsigned(i) * 2654435761u, unsigned(i));
  clip.id = id;
  clip.file = "clips/울음 " + std::to_string(i) + ".wav";
  clip.label = clip.originalLabel = std::string("class") + char('a' + i * 7 / count);
  clip.group = "baby" + std::to_string(i / 20);
  clip.durationS = 1 + i * 0.001;
  clip.sampleRate = 16000;
  clip.channels = 1;
  clip.frames = 16000 + 16 * i;
  clip.contentHash = std::string(64, char('0' + i % 10));
  clip.columns = {{"age", std::to_string(i % 12)}, {"split", i % 2 ? "train" : "test"}};
  return clip;
}

/// What was done to a project in some sessions.
class Maker {
 public:
  Maker(const std::string& path, int clips) : m_project(std::move(*Project::create(path))) {
    Change change;
    change.kind = change.by = "import";
    for (int i = 0; i < clips; ++i) change.added.push_back(clipOf(i, clips));
    for (int i = 0; i < 7; ++i)
      change.classes.push_back(
          {std::nullopt, LabelClass{std::string("class") + char('a' + i), defaultClassColour(i), i, "note"}});
    commit(change);
  }
  void commit(Result<Change> change) {
    if (!change || change->empty()) return;
    auto done = m_project->commit(*change);
    if (!done || !applyChange(data, *done)) qFatal("commit");
  }
  void undo(int n) {
    const auto done = m_project->undo(n);
    if (!done) qFatal("undo");
    for (const Change& change : *done)
      if (!applyChange(data, change)) qFatal("undo in memory");
  }
  void work(int steps) {
    Rng rng(7);
    for (int i = 0; i < steps; ++i) {
      const auto pick = [&] { return data.clips[rng.below(data.clips.size())].id; };
      switch (i % 6) {
        case 0:
          commit(setNotes(data, pick(), i % 60 ? "quiet, 조용함" : std::string(9000, 'n')));
          break;
        case 1:
          commit(addRegions(data, {Region{.id = newId(),
                                          .clipId = pick(),
                                          .range = {i, i + 400},
                                          .lowHz = 100,
                                          .highHz = 900.5,
                                          .label = "cry",
                                          .note = "loud"}}));
          break;
        case 2:
          commit(setStatus(data, {pick(), pick()}, ClipStatus::Verified));
          break;
        default:
          commit(relabel(data, {pick()}, std::string("class") + char('a' + int(rng.below(7)))));
      }
    }
  }
  void finish() {
    Change change;
    change.kind = "pass";
    const Pass pass{.id = newId(),
                    .name = "second look",
                    .kind = "blind",
                    .annotator = "은하",
                    .clips = {data.clips[0].id, data.clips[1].id},
                    .seed = 5,
                    .createdMs = 9};
    change.passes = {{std::nullopt, pass}};
    for (int i = 0; i < 40; ++i)
      change.verdicts.push_back({std::nullopt, Verdict{.id = newId(),
                                                       .clipId = data.clips[std::size_t(i)].id,
                                                       .annotator = "은하",
                                                       .pass = pass.id,
                                                       .label = "classa",
                                                       .note = "",
                                                       .whenMs = 4}});
    commit(change);
    commit(mergeClasses(data, MergeMap{{"classa", {"classg"}}}));
    commit(relabel(data, {data.clips[5].id}, "classc"));
    commit(relabel(data, {data.clips[6].id}, "classd"));
    undo(2);
    commit(relabel(data, {data.clips[7].id}, "classe"));  // gives the two up
    commit(relabel(data, {data.clips[8].id}, "classf"));
    undo(1);  // can be redone
    std::vector<std::pair<std::string, ClipFacts>> facts;
    for (std::size_t i = 0; i < data.clips.size(); i += 3) {
      ClipFacts f;
      f.version = 1, f.levelDb = -20, f.snrDb = 12, f.soundHash = std::string(64, 'e');
      facts.emplace_back(data.clips[i].id, f);
      data.clips[i].facts = f;
    }
    if (!m_project->setFacts(facts) || !m_project->setSetting("view.zoom", "3")) qFatal("facts");
  }
  std::vector<HistoryEntry> history() const { return *m_project->history(100000); }
  Dataset data;

 private:
  std::unique_ptr<Project> m_project;
};

}  // namespace ullim::test
