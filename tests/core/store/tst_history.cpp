// The history: undo and redo, who did what and when, any past state, and that nobody altered it.
#include <map>

#include "core/base/random.h"
#include "core/dataset/regionops.h"
#include "tests/core/store/storekit.h"

using namespace ullim;
using namespace ullim::storekit;

namespace {

// Without what counts on: a state that is walked to has other versions than the one that was.
Dataset bare(Dataset data) {
  for (auto& clip : data.clips) clip.version = 0;
  return data;
}

std::map<std::string, std::vector<Region>> regionsOf(const Dataset& data) {
  std::map<std::string, std::vector<Region>> all;
  for (const Clip& clip : data.clips)
    for (Region region : data.regions.of(clip.id)) {
      region.version = 0;
      all[clip.id].push_back(region);
    }
  return all;
}

std::map<std::string, std::string> verdictsOf(const Dataset& data) {
  std::map<std::string, std::string> all;
  for (const Clip& clip : data.clips)
    for (const Verdict& verdict : data.verdicts.of(clip.id)) all[verdict.id] = verdict.label + verdict.note;
  return all;
}

Change verdictChange(std::optional<Verdict> before, std::optional<Verdict> after) {
  Change change;
  change.kind = "verdict";
  change.verdicts.push_back({std::move(before), std::move(after)});
  return change;
}

std::string fileCopy(const std::string& path, const std::string& name) {
  const auto copy = (fs::path(path).parent_path() / name).string();
  fs::copy_file(path, copy, fs::copy_options::overwrite_existing);
  return copy;
}

}  // namespace

class TestHistory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void undoAndRedoLastAcrossRestarts();
  void commitAfterUndoEndsTheBranch();
  void randomHistoryEqualsMemory();
  void historyStaysFast();
  void eventsTellWhoHowAndWhen();
  void everyAlterationIsFound_data();
  void everyAlterationIsFound();
  void everyPastStateIsFoundAgain();
  void manyAlikeEditsAreOneStep();
  void olderFilesGetEvents();

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  std::string m_path;
};

void TestHistory::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = (m_folder->path() + "/프로젝트 100%?#.ullim").toStdString();
}

void TestHistory::undoAndRedoLastAcrossRestarts() {
  std::vector<Dataset> states{Dataset{}};
  Dataset data;
  {
    auto project = Project::create(m_path);
    const auto remember = [&] { states.push_back(data); };
    COMMIT(*project, data, importOf(12));
    remember();
    COMMIT(*project, data, relabel(data, {"clip1"}, "fear", true));
    remember();
    COMMIT(*project, data, mergeClasses(data, {{"calm", {"tired", "fear"}}}));
    remember();
    COMMIT(*project, data, renameClass(data, "calm", "quiet"));
    remember();
    COMMIT(*project, data, dropClass(data, "hungry"));
    remember();
  }
  const auto content = [](Dataset d) {
    for (auto& clip : d.clips) clip.version = 0;
    return d;
  };
  for (int at = 5; at > 0; --at) {
    auto project = Project::open(m_path);
    QCOMPARE((*project)->undoCount(), at);
    QCOMPARE((*project)->redoCount(), 5 - at);
    const auto undone = (*project)->undo();
    QVERIFY2(undone.has_value(), undone ? "" : undone.error().detail.c_str());
    QCOMPARE(undone->size(), std::size_t(1));
    QVERIFY(applyChange(data, undone->front()).has_value());
    QVERIFY(same(*(*project)->load(), data));
    QVERIFY(same(content(data), content(states[std::size_t(at - 1)])));
  }
  auto project = Project::open(m_path);
  QVERIFY((*project)->undo(3)->empty());
  QCOMPARE((*project)->undo(0).error().code, ErrorCode::BadArgument);
  const auto redone = (*project)->redo(99);
  QCOMPARE(redone->size(), std::size_t(5));
  for (const auto& change : *redone) QVERIFY(applyChange(data, change).has_value());
  QVERIFY(same(*(*project)->load(), data));
  QVERIFY(same(content(data), content(states.back())));
  QCOMPARE((*project)->redoCount(), 0);
}

void TestHistory::commitAfterUndoEndsTheBranch() {
  Dataset data;
  auto project = Project::create(m_path);
  COMMIT(*project, data, importOf(4));
  COMMIT(*project, data, relabel(data, {"clip0"}, "hungry"));
  COMMIT(*project, data, relabel(data, {"clip2"}, "hungry"));
  QVERIFY(follow(data, (*project)->undo(2)));
  QCOMPARE((*project)->redoCount(), 2);
  COMMIT(*project, data, relabel(data, {"clip0"}, "fear"));
  QCOMPARE((*project)->redoCount(), 0);
  QVERIFY((*project)->redo()->empty());
  const auto history = (*project)->history();
  QCOMPARE(history->size(), std::size_t(4));  // nothing is forgotten
  QVERIFY(!(*history)[0].undone);
  QVERIFY((*history)[1].undone && (*history)[1].superseded);
  QVERIFY((*history)[2].undone && (*history)[2].superseded);
  const auto clip = (*project)->clipHistory("clip0");
  QCOMPARE(clip->size(), std::size_t(3));
  QVERIFY((*clip)[1].undone && !(*clip)[2].undone);
  QVERIFY(follow(data, (*project)->undo(9)));
  QVERIFY(data.clips.empty() && data.classes.empty());
}

// The store is replayed against the copy in memory: the same after every step and every restart.
void TestHistory::randomHistoryEqualsMemory() {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    init();
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    Rng rng(seed);
    Dataset data;
    auto project = Project::create(m_path);
    COMMIT(*project, data, importOf(30));
    for (int step = 0; step < 150; ++step) {
      const auto clip = [&] {
        return data.clips.empty() ? std::string("none") : data.clips[rng.below(data.clips.size())].id;
      };
      const auto someClass = [&] {
        return data.classes.empty() ? std::string("none") : data.classes[rng.below(data.classes.size())].name;
      };
      Result<Change> change = Error{};
      switch (rng.below(9)) {
        case 0:
          change = relabel(data, {clip(), clip()}, "c" + std::to_string(rng.below(6)), true);
          break;
        case 1:
          change = setStatus(data, {clip()}, ClipStatus(rng.below(4)));
          break;
        case 2:
          change = mergeClasses(data, {{"m" + std::to_string(step), {someClass()}}});
          break;
        case 3:
          change = renameClass(data, someClass(), "r" + std::to_string(step));
          break;
        case 4:
          change = dropClass(data, someClass());
          break;
        case 5: {
          Change gone;
          if (!data.clips.empty()) gone.removed.push_back(data.clips[rng.below(data.clips.size())]);
          change = gone;
          break;
        }
        case 6:
        case 7:
          QVERIFY(follow(data, (*project)->undo(int(1 + rng.below(4)))));
          break;
        default:
          QVERIFY(follow(data, (*project)->redo(int(1 + rng.below(4)))));
      }
      if (change) COMMIT(*project, data, change);
      if (rng.below(20) == 0) {
        *project = nullptr;
        project = Project::open(m_path);
      }
      const auto stored = (*project)->load();
      QVERIFY(same(*stored, data));
    }
  }
}

void TestHistory::historyStaysFast() {
  Dataset data;
  auto project = Project::create(m_path);
  COMMIT(*project, data, importOf(2));
  *project = nullptr;
  QVERIFY(tamper(
      m_path,
      {"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT INTO changes "
       "SELECT i, 'id' || i, 'note', 'me', 0, 'x', 0, 0, 0 FROM n"}));
  project = Project::open(m_path);
  QVERIFY(project.has_value());
  QElapsedTimer timer;
  timer.start();
  for (int i = 0; i < 100; ++i) COMMIT(*project, data, setNotes(data, "clip0", std::to_string(i)));
  const auto commits = timer.restart();
  for (int i = 0; i < 100; ++i) QCOMPARE((*project)->undo()->size(), std::size_t(1));
  qInfo("after 100000 changes: 100 commits %lld ms, 100 undos %lld ms", static_cast<long long>(commits),
        static_cast<long long>(timer.elapsed()));
  QCOMPARE((*project)->undoCount(), 100000);
  QCOMPARE((*project)->redoCount(), 100);
}

void TestHistory::eventsTellWhoHowAndWhen() {
  Dataset data;
  const std::int64_t start = nowMs();
  {
    auto project = Project::create(m_path);
    COMMIT(*project, data, importOf(4));
    auto change = *relabel(data, {"clip0"}, "hungry");
    change.by = "model";
    change.who = "kim";
    COMMIT(*project, data, change);
    QVERIFY(follow(data, (*project)->undo(1, "lee")));
  }
  auto project = Project::open(m_path);
  auto history = *(*project)->history();
  QCOMPARE(history[0].by, std::string("model"));
  QCOMPARE(history[0].who, std::string("kim"));
  QCOMPARE(history[0].undoneBy, std::string("lee"));
  QVERIFY(history[0].undoneMs >= start && history[0].undoneMs <= nowMs());
  QCOMPARE((*project)->changeAt(2)->by, std::string("model"));
  const std::string head = history[0].hash;
  QCOMPARE(head.size(), std::size_t(64));
  QVERIFY(head != history[1].hash);
  const auto redone = (*project)->redo(1, "park");
  QCOMPARE(redone->front().by, std::string("model"));
  QVERIFY(follow(data, redone));
  history = *(*project)->history();
  QVERIFY(!history[0].undone && history[0].undoneBy.empty() && history[0].undoneMs == 0);
  QVERIFY(history[0].hash != head);  // each step goes into the chain
  const auto check = (*project)->verifyHistory();
  QVERIFY(check.has_value());
  QVERIFY2(check->problems.empty(), check->problems.empty() ? "" : check->problems[0].c_str());
  QCOMPARE(check->events, std::int64_t(4));
  QCOMPARE(check->changes, std::int64_t(2));
  QCOMPARE(check->head, history[0].hash);
}

void TestHistory::everyAlterationIsFound_data() {
  QTest::addColumn<QString>("sql");
  const auto row = [](const char* sql) { QTest::newRow(sql) << QString::fromUtf8(sql); };
  row("UPDATE change_items SET after = '{\"label\":\"tired\"}' WHERE change_seq = 2");
  row("UPDATE change_items SET row_id = 'clip5' WHERE change_seq = 2");
  row("DELETE FROM change_items WHERE change_seq = 3 AND ord = 0");
  row("UPDATE change_items SET ord = 99 - ord WHERE change_seq = 3");
  row("INSERT INTO change_items VALUES (2, 77, 'clip', 'clip1', '{}', '{}')");
  row("UPDATE changes SET who = 'somebody' WHERE seq = 2");
  row("UPDATE changes SET when_ms = when_ms + 1 WHERE seq = 2");
  row("UPDATE changes SET why = why || '.' WHERE seq = 2");
  row("UPDATE changes SET kind = 'status' WHERE seq = 2");
  row("UPDATE changes SET undone = 1 WHERE seq = 2");
  row("UPDATE events SET who = 'somebody' WHERE seq = 4");
  row("UPDATE events SET when_ms = 7 WHERE seq = 4");
  row("UPDATE events SET made_by = 'model' WHERE seq = 2");
  row("UPDATE events SET act = 'redo' WHERE seq = 4");
  row("UPDATE events SET hash = 'x' WHERE seq = 3");
  row("DELETE FROM events WHERE seq = 3");
  row("DELETE FROM events WHERE seq = (SELECT MAX(seq) FROM events)");
  row("DELETE FROM events");
  row("INSERT INTO events SELECT MAX(seq) + 1, 2, 'undo', 'x', 1, 'hand', 'x' FROM events");
  row("UPDATE clips SET label = 'hungry' WHERE id = 'clip0'");
  row("UPDATE clips SET label = 'tired' WHERE id = 'clip5'");  // never edited
  row("UPDATE clips SET original_label = 'tired' WHERE id = 'clip5'");
  row("UPDATE clips SET notes = 'n' WHERE id = 'clip4'");
  row("UPDATE clips SET subject = 'other' WHERE id = 'clip4'");
  row("UPDATE clips SET columns = '{}' WHERE id = 'clip4'");
  row("UPDATE clips SET content_hash = '' WHERE id = 'clip4'");
  row("UPDATE clips SET removed = 1 WHERE id = 'clip4'");
  row("INSERT INTO clips SELECT 99, 'new', file, label, original_label, subject, status, notes, duration_s, "
      "sample_rate, channels, frames, content_hash, error, remarks, columns, parent, recipe, version, "
      "removed "
      "FROM clips WHERE id = 'clip4'");
  row("UPDATE classes SET note = 'x' WHERE name = 'tired'");
  row("UPDATE regions SET end_sample = end_sample + 1");
  row("DELETE FROM regions");
  row("UPDATE verdicts SET label = 'hungry'");
}

void TestHistory::everyAlterationIsFound() {
  QFETCH(QString, sql);
  Dataset data;
  {
    auto project = Project::create(m_path);
    COMMIT(*project, data, importOf(8));
    COMMIT(*project, data, relabel(data, {"clip0", "clip2"}, "fear", true));
    COMMIT(*project, data, relabel(data, {"clip0", "clip1", "clip3"}, "hungry"));
    QVERIFY(follow(data, (*project)->undo()));
    COMMIT(*project, data, setStatus(data, {"clip2"}, ClipStatus::Verified));
    Region region{.id = "r1", .clipId = "clip3", .range = {0, 2}, .label = "hungry", .note = ""};
    COMMIT(*project, data, addRegions(data, {region}));
    COMMIT(
        *project, data,
        verdictChange(
            std::nullopt,
            Verdict{
                .id = "v1", .clipId = "clip1", .annotator = "a", .pass = "p", .label = "tired", .note = ""}));
  }
  {
    const auto project = Project::open(m_path, OpenMode::ReadOnly);
    const auto check = (*project)->verifyHistory();
    QVERIFY(check.has_value());
    QVERIFY2(check->problems.empty(), check->problems.empty() ? "" : check->problems[0].c_str());
  }
  QVERIFY(tamper(m_path, {sql}));
  const auto project = Project::open(m_path, OpenMode::ReadOnly);
  QVERIFY(project.has_value());
  const auto check = (*project)->verifyHistory();
  QVERIFY2(check.has_value(), check ? "" : check.error().detail.c_str());
  QVERIFY(!check->problems.empty());
}

// Random edits of every kind, undo and redo: each state that ever was is found again, exactly, also on
// branches that were left.
void TestHistory::everyPastStateIsFoundAgain() {
  const int steps = qEnvironmentVariableIsSet("ULLIM_FULL") ? 2000 : 400;
  const auto seed = std::uint64_t(qEnvironmentVariableIntValue("ULLIM_SEED")) + 11;
  qInfo("seed %llu, %d steps", static_cast<unsigned long long>(seed), steps);
  Rng rng(seed);
  Dataset data;
  auto project = Project::create(m_path);
  std::map<std::int64_t, Dataset> kept{{0, Dataset{}}};
  const auto commit = [&](const Result<Change>& wanted) {
    if (!wanted || wanted->empty()) return true;
    const auto done = (*project)->commit(*wanted);
    if (!done || !applyChange(data, *done)) return false;
    kept[(*project)->history(1)->front().seq] = data;
    return true;
  };
  int made = 0;
  QVERIFY(commit(importOf(20)));
  for (int step = 0; step < steps; ++step) {
    const auto clip = [&] {
      return data.clips.empty() ? std::string("none") : data.clips[rng.below(data.clips.size())].id;
    };
    bool fine = true;
    switch (rng.below(12)) {
      case 0:
      case 1:
        fine = commit(relabel(data, {clip(), clip()}, "c" + std::to_string(rng.below(6)), true));
        break;
      case 2:
        fine = commit(setStatus(data, {clip()}, ClipStatus(rng.below(4))));
        break;
      case 3:
        fine = commit(setNotes(data, clip(), std::to_string(step)));
        break;
      case 4:
        if (data.classes.size() > 1)
          fine = commit(mergeClasses(
              data, {{"m" + std::to_string(step), {data.classes[rng.below(data.classes.size())].name}}}));
        break;
      case 5: {
        Change more;  // an import of one more, or one clip goes
        more.kind = "import";
        if (rng.below(2) == 0 && data.clips.size() > 5) {
          more.removed.push_back(data.clips[rng.below(data.clips.size())]);
        } else {
          Clip added;
          added.id = "late" + std::to_string(made++);
          added.file = added.id + ".wav";
          added.label = added.originalLabel = "late";
          more.added.push_back(added);
        }
        fine = commit(more);
        break;
      }
      case 6: {
        const std::string on = clip();
        if (!data.find(on)) break;
        const auto there = data.regions.of(on);
        if (there.empty() || rng.below(2) == 0) {
          Region region{.id = "r" + std::to_string(made++),
                        .clipId = on,
                        .range = {step, step + 5},
                        .label = "",
                        .note = ""};
          fine = commit(addRegions(data, {region}));
        } else if (rng.below(2) == 0) {
          fine = commit(removeRegions(data, {there.begin()->id}));
        } else {
          Region region = *there.begin();
          region.note = std::to_string(step);
          fine = commit(editRegion(data, region));
        }
        break;
      }
      case 7: {
        const std::string on = clip();
        if (!data.find(on)) break;
        const auto there = data.verdicts.of(on);
        if (there.empty()) {
          Verdict verdict{.id = "v" + std::to_string(made++),
                          .clipId = on,
                          .annotator = "a",
                          .pass = "p",
                          .label = "x",
                          .note = ""};
          fine = commit(verdictChange(std::nullopt, verdict));
        } else {
          Verdict other = there.front();
          other.label = std::to_string(step);
          fine = commit(verdictChange(there.front(), other));
        }
        break;
      }
      case 8:
      case 9:
      case 10:
        fine = follow(data, (*project)->undo(int(1 + rng.below(4))));
        break;
      default:
        fine = follow(data, (*project)->redo(int(1 + rng.below(4))));
    }
    QVERIFY2(fine, std::to_string(step).c_str());
  }
  *project = nullptr;
  const auto reader = Project::open(m_path, OpenMode::ReadOnly);
  QVERIFY(reader.has_value());
  for (const auto& [line, then] : kept) {
    const auto found = (*reader)->stateAt(line);
    QVERIFY2(found.has_value(), found ? "" : found.error().detail.c_str());
    QVERIFY2(same(bare(*found), bare(then)), std::to_string(line).c_str());
    QVERIFY2(regionsOf(*found) == regionsOf(then), std::to_string(line).c_str());
    QVERIFY2(verdictsOf(*found) == verdictsOf(then), std::to_string(line).c_str());
  }
  QCOMPARE((*reader)->stateAt(std::int64_t(kept.size()) + 5).error().code, ErrorCode::NotFound);
  const auto check = (*reader)->verifyHistory();
  QVERIFY(check.has_value());
  QVERIFY2(check->problems.empty(), check->problems.empty() ? "" : check->problems[0].c_str());
  qInfo("%zu states found again, %lld events", kept.size(), static_cast<long long>(check->events));
}

// Edits that are alike go to the file in bulk: the same as one by one, also where one does not fit.
void TestHistory::manyAlikeEditsAreOneStep() {
  Dataset data;
  auto project = Project::create(m_path);
  COMMIT(*project, data, importOf(500));
  COMMIT(*project, data, setStatus(data, {"clip7", "clip8"}, ClipStatus::Unsure));
  const Dataset before = data;
  Change merge = *mergeClasses(data, {{"all", {"hungry", "tired"}}});
  QCOMPARE(merge.clips.size(), std::size_t(500));
  COMMIT(*project, data, merge);
  QVERIFY(same(*(*project)->load(), data));
  const auto stored = *(*project)->changeAt(3);
  QCOMPARE(stored.clips.size(), merge.clips.size());
  const auto sorted = [](std::vector<ClipEdit> edits) {
    std::sort(edits.begin(), edits.end(),
              [](const ClipEdit& a, const ClipEdit& b) { return a.clipId < b.clipId; });
    return edits;
  };
  QVERIFY(sorted(stored.clips) == sorted(merge.clips));
  QVERIFY(follow(data, (*project)->undo()));
  QVERIFY(same(*(*project)->load(), data));
  QVERIFY(same(bare(data), bare(before)));
  // One clip was relabelled meanwhile: all or nothing, and it is named.
  COMMIT(*project, data, relabel(data, {"clip9"}, "tired"));
  const auto late = (*project)->commit(merge);
  QCOMPARE(late.error().code, ErrorCode::Conflict);
  QVERIFY2(late.error().detail.find("9 울음.wav") != std::string::npos, late.error().detail.c_str());
  QVERIFY(same(*(*project)->load(), data));
  merge.id = newId();
  merge.clips[3].clipId = "nobody";
  QCOMPARE((*project)->commit(merge).error().code, ErrorCode::NotFound);
  const auto check = (*project)->verifyHistory();
  QVERIFY2(check->problems.empty(), check->problems.empty() ? "" : check->problems[0].c_str());
}

// A file of the format before: what its marks tell becomes events; what they do not tell is said.
void TestHistory::olderFilesGetEvents() {
  Dataset data;
  {
    auto project = Project::create(m_path);
    COMMIT(*project, data, importOf(4));
    COMMIT(*project, data, relabel(data, {"clip0"}, "hungry"));
    QVERIFY(follow(data, (*project)->undo()));
    COMMIT(*project, data, relabel(data, {"clip2"}, "hungry"));  // line 2 is replaced
    COMMIT(*project, data, relabel(data, {"clip0"}, "hungry"));
    QVERIFY(follow(data, (*project)->undo()));  // line 4 can be redone
  }
  const std::string copy = fileCopy(m_path, "old.ullim");
  QVERIFY(
      tamper(copy, {"DROP TABLE events", "DROP TABLE facts", "DROP TABLE passes", "DROP TABLE verdicts",
                    "UPDATE change_items SET after = '' WHERE entity = 'added'", "PRAGMA user_version = 2"}));
  {
    const auto reader = Project::open(copy, OpenMode::ReadOnly);
    QVERIFY2(reader.has_value(), reader ? "" : reader.error().detail.c_str());
    QCOMPARE((*reader)->history()->size(), std::size_t(4));
    QCOMPARE((*reader)->history()->front().by, std::string());
    QCOMPARE((*reader)->verifyHistory().error().code, ErrorCode::Unsupported);
    QCOMPARE((*reader)->stateAt(4)->find("clip0")->label, std::string("hungry"));
    QCOMPARE((*reader)->stateAt(1)->find("clip2")->label, std::string("tired"));
  }
  auto project = Project::open(copy);
  QVERIFY2(project.has_value(), project ? "" : project.error().detail.c_str());
  const auto history = *(*project)->history();
  QCOMPARE(history[3].by, std::string("import"));
  QVERIFY(history[2].lost && history[2].superseded && !history[0].lost);
  QCOMPARE(history[0].undoneMs, std::int64_t(0));  // not known
  const auto check = (*project)->verifyHistory();
  QVERIFY2(check->problems.empty(), check->problems.empty() ? "" : check->problems[0].c_str());
  QCOMPARE(check->events, std::int64_t(5));
  QCOMPARE((*project)->stateAt(2).error().code, ErrorCode::BadArgument);
  QCOMPARE((*project)->stateAt(4)->find("clip0")->label, std::string("hungry"));
  QCOMPARE((*project)->stateAt(0)->clips.size(), std::size_t(0));
  QVERIFY(follow(data, (*project)->redo()));
  QVERIFY(same(bare(*(*project)->load()), bare(data)));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
