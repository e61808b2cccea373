// Passes, verdicts and measured facts: kept, undone and brought back as everything else.
#include <QtTest/QtTest>
#include <limits>

#include "core/store/project.h"

using namespace ullim;

namespace {

Clip clipOf(const std::string& id) {
  Clip clip;
  clip.id = id;
  clip.file = id + ".wav";
  clip.label = clip.originalLabel = "hungry";
  return clip;
}

Pass passOf(const std::string& id) {
  return {.id = id,
          .name = "second look",
          .kind = "blind",
          .annotator = "은하",
          .clips = {"c1", "c2", "c1"},
          .seed = std::numeric_limits<std::uint64_t>::max(),
          .createdMs = 7};
}

Verdict verdictOf(const std::string& id, const std::string& clip) {
  return {.id = id,
          .clipId = clip,
          .annotator = "은하",
          .pass = "p1",
          .turn = 1,
          .label = "tired",
          .unsure = true,
          .note = "quiet; \"maybe\"",
          .whenMs = 99};
}

}  // namespace

class TestVerdicts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cleanup() { m_project.reset(); }
  void init() {
    m_data = {};
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = (m_folder->path() + "/p.ullim").toStdString();
    m_project = std::move(*Project::create(m_path));
    Change change;
    change.kind = "import";
    change.added = {clipOf("c1"), clipOf("c2")};
    commit(change);
  }
  void areKeptAndUndone();
  void staleOnesAreRefused();
  void factsStayBesideUndo();
  void movedFilesAreAChange();

 private:
  void commit(const Change& change) {
    const auto done = m_project->commit(change);
    QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
    QVERIFY(applyChange(m_data, *done).has_value());
    expectStored();
  }
  // What is in memory is what the file says, read by another connection.
  void expectStored() {
    const auto stored = (*Project::open(m_path, OpenMode::ReadOnly))->load();
    QVERIFY(stored.has_value());
    QCOMPARE(stored->passes, m_data.passes);
    QVERIFY(stored->verdicts == m_data.verdicts);
    QCOMPARE(stored->clips, m_data.clips);
  }
  void step(bool back) {
    const auto changes = back ? m_project->undo() : m_project->redo();
    QVERIFY(changes.has_value() && changes->size() == 1);
    QVERIFY(applyChange(m_data, changes->front()).has_value());
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::string m_path;
  std::unique_ptr<Project> m_project;
  Dataset m_data;
};

void TestVerdicts::areKeptAndUndone() {
  Change change;
  change.kind = "pass";
  change.passes = {{std::nullopt, passOf("p1")}};
  commit(change);
  QCOMPARE(m_data.passes.size(), std::size_t(1));
  change = {};
  change.kind = "verdict";
  change.verdicts = {{std::nullopt, verdictOf("v1", "c1")}, {std::nullopt, verdictOf("v2", "c1")}};
  commit(change);
  QCOMPARE(m_data.verdicts.of("c1").size(), std::size_t(2));
  const Dataset given = m_data;
  // Changed, closed, taken away ...
  change = {};
  change.kind = "verdict";
  Verdict other = verdictOf("v1", "c1");
  other.label = "";
  other.unusable = true;
  Pass closed = m_data.passes.front();
  closed.closed = true;
  change.verdicts = {{verdictOf("v1", "c1"), other}, {verdictOf("v2", "c1"), std::nullopt}};
  change.passes = {{m_data.passes.front(), closed}};
  commit(change);
  QCOMPARE(m_data.verdicts.size(), std::size_t(1));
  QVERIFY(m_data.verdicts.find("v1")->unusable);
  QVERIFY(m_data.passes.front().closed);
  // ... and all of it back again, from the file.
  step(true);
  QCOMPARE(m_data.verdicts.size(), std::size_t(2));
  QCOMPARE(m_data.verdicts.find("v1")->label, std::string("tired"));
  QCOMPARE(m_data.passes.front().seed, given.passes.front().seed);
  QVERIFY(!m_data.passes.front().closed);
  step(true);
  QCOMPARE(m_data.verdicts.size(), std::size_t(0));
  step(false);
  QCOMPARE(m_data.verdicts.find("v2")->note, given.verdicts.find("v2")->note);
  const auto record = m_project->clipHistory("c1");
  QCOMPARE(record->back().field, std::string("verdict"));
}

void TestVerdicts::staleOnesAreRefused() {
  Change change;
  change.kind = "verdict";
  Verdict stale = verdictOf("v9", "c1");
  change.verdicts = {{stale, std::nullopt}};
  QCOMPARE(m_project->commit(change).error().code, ErrorCode::Conflict);
  change.verdicts = {{std::nullopt, verdictOf("v9", "nobody")}};
  QCOMPARE(m_project->commit(change).error().code, ErrorCode::NotFound);
  change.verdicts = {{std::nullopt, Verdict{}}};
  QCOMPARE(m_project->commit(change).error().code, ErrorCode::BadArgument);
  expectStored();
}

void TestVerdicts::factsStayBesideUndo() {
  ClipFacts facts;
  facts.version = 1;
  facts.levelDb = -std::numeric_limits<float>::infinity();
  facts.peakDb = -3.25f;
  facts.clipped = 4;
  facts.duplicate = 2;
  facts.soundHash = "ab";
  facts.fileHash = "cd";
  QVERIFY(m_project->setFacts({{"c2", facts}}).has_value());
  m_data.find("c2")->facts = facts;
  expectStored();
  QVERIFY(std::isnan(m_data.find("c2")->facts.f0Hz));
  facts.f0Hz = 440;
  QVERIFY(m_project->setFacts({{"c2", facts}}).has_value());
  m_data.find("c2")->facts = facts;
  expectStored();
  QCOMPARE(m_project->undoCount(), 1);  // the import alone
}

void TestVerdicts::movedFilesAreAChange() {
  Change change;
  change.kind = "relink";
  ClipEdit edit;
  edit.clipId = "c1";
  edit.before.file = "c1.wav";
  edit.after.file = "moved/c1.wav";
  change.clips = {edit};
  commit(change);
  QCOMPARE(m_data.find("c1")->file, std::string("moved/c1.wav"));
  step(true);
  QCOMPARE(m_data.find("c1")->file, std::string("c1.wav"));
}

QTEST_GUILESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"
