#pragma once
// What the child of tst_faults does with a project on a disk that fails. Each step is said on standard
// output: "try STEP ID" before it, "ack STEP ID" once it is acknowledged, or "no STEP ID SENTENCE"; refused
// steps are tried once more.
#include <unistd.h>

#include <functional>
#include <string>

#include "core/base/atomicfile.h"
#include "core/dataset/operations.h"
#include "core/store/backup.h"
#include "core/store/project.h"

namespace ullim::test {

inline constexpr int kClips = 12;
inline const std::string kOldExport(3000, 'o'), kNewExport(20000, 'n');

class FaultScript {
 public:
  /// `early` is the sabotage: it acknowledges before the work is done. `calls`: how many changed files so
  /// far.
  FaultScript(const std::string& folder, bool early, long (*calls)())
      : m_folder(folder), m_early(early), m_calls(calls) {}

  int run() {
    const std::string path = m_folder + "/p.ullim";
    if (!step("create", "-", [&]() -> Result<Done> {
          auto made = Project::create(path);
          // Made whole, but not opened, or its folder not synced: it is there, and good.
          if (!made)
            if (auto there = Project::open(path)) made = std::move(there);
          if (!made) return made.error();
          m_project = std::move(*made);
          return Done{};
        }))
      return 0;
    change("import", [this] { return import(); });
    for (int i = 0; i < 20; ++i)
      change("label", [this, i] {
        return relabel(m_data, {"clip" + std::to_string(i % kClips)},
                       "class" + std::to_string(i % 5 + i / 12));
      });
    change("merge", [this] { return mergeClasses(m_data, {{"class0", {"class1", "class2"}}}); });
    step("undo", "-", [this] { return follow(m_project->undo()); });
    step("redo", "-", [this] { return follow(m_project->redo()); });
    step("setting", "-", [this] { return m_project->setSetting("view", "wide"); });
    ClipFacts facts;
    facts.version = ClipFacts::kVersion;
    facts.levelDb = -12;
    step("facts", "-", [&] { return m_project->setFacts({{"clip1", facts}, {"clip2", facts}}); });
    change("pass", [this] { return pass(); });
    change("verdict", [this] { return verdict(); });
    step("export", "-", [this] { return writeFileAtomically(m_folder + "/labels.csv", kNewExport); });
    step("backup", "-", [&]() -> Result<Done> {
      const auto made = makeBackup(path);
      if (!made) return made.error();
      return Done{};
    });
    change("label", [this] { return relabel(m_data, {"clip3"}, "last"); });
    m_project.reset();
    say("end", "-", "-");
    return 0;
  }

 private:
  void say(const char* word, const std::string& name, const std::string& id, const std::string& more = {}) {
    const std::string line =
        std::string(word) + " " + name + " " + id + (more.empty() ? "" : " " + more) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) ::_exit(9);
  }

  bool step(const char* name, const std::string& id, const std::function<Result<Done>()>& work) {
    say("at", name, std::to_string(m_calls ? m_calls() : 0));
    for (int turn = 0; turn < 2; ++turn) {
      say("try", name, id);
      if (m_early) say("ack", name, id);
      const auto done = work();
      if (done) {
        if (!m_early) say("ack", name, id);
        return true;
      }
      say("no", name, id, done.error().detail);
    }
    return false;
  }

  void change(const char* name, const std::function<Result<Change>()>& make) {
    auto made = make();
    if (!made || made->empty()) return;  // without the import there is nothing to label
    made->id = newId();
    step(name, made->id, [&]() -> Result<Done> {
      const auto done = m_project->commit(*made);
      return done ? applyChange(m_data, *done) : Result<Done>(done.error());
    });
  }

  Result<Done> follow(const Result<std::vector<Change>>& changes) {
    if (!changes) return changes.error();
    for (const Change& each : *changes)
      if (auto done = applyChange(m_data, each); !done) return done;
    return Done{};
  }

  Result<Change> import() const {
    Change made;
    made.kind = "import";
    for (int i = 0; i < kClips; ++i) {
      Clip clip;
      clip.id = "clip" + std::to_string(i);
      clip.file = clip.id + ".wav";
      clip.label = clip.originalLabel = "first";
      made.added.push_back(clip);
    }
    return made;
  }

  Result<Change> pass() const {
    Pass one;
    one.id = "pass1";
    one.name = "blind";
    one.kind = "blind";
    one.annotator = "ann";
    one.clips = {"clip1"};
    Change made;
    made.kind = "pass";
    made.passes.push_back({std::nullopt, one});
    return made;
  }

  Result<Change> verdict() const {
    if (m_data.passes.empty()) return Change{};
    Verdict one;
    one.id = "verdict1";
    one.clipId = "clip1";
    one.annotator = "ann";
    one.pass = "pass1";
    one.label = "class0";
    Change made;
    made.kind = "verdict";
    made.verdicts.push_back({std::nullopt, one});
    return made;
  }

  std::string m_folder;
  bool m_early;
  long (*m_calls)();
  std::unique_ptr<Project> m_project;
  Dataset m_data;
};

}  // namespace ullim::test
