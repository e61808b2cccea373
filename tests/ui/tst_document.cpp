// The document in memory and the project on disk: shown at once, saved when the store says so, taken back
// when it refuses.
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include "core/dataset/operations.h"
#include "tests/ui/windowrig.h"

using namespace ullim;

class TestDocument : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;

  Document& document() { return m_rig->document; }
  const Clip& clip(int i) { return document().data().clips[std::size_t(i)]; }
  void label(int i, const char* name) {
    auto change = relabel(document().data(), {clip(i).id}, name);
    QVERIFY(bool(change));
    document().commit(*change);
  }
  bool waitFor(Document::SaveState state) {
    return QTest::qWaitFor([&] { return document().saveState() == state; }, 10000);
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<studio::Rig>();
    QVERIFY(m_rig->openProject(desk::Window::makeSounds(m_rig->folder.filePath("sounds"), {"a", "b"}, 3)));
    QVERIFY(waitFor(Document::SaveState::Saved));
  }
  void cleanup() { m_rig.reset(); }

  void editShowsAtOnceAndIsDurableWhenSaved() {
    QSignalSpy changed(&document(), &Document::changed);
    label(0, "b");
    QCOMPARE(clip(0).label, std::string("b"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(document().saveState(), Document::SaveState::Saving);
    QVERIFY(waitFor(Document::SaveState::Saved));
    const auto stored = Project::open(document().path().toStdString(), OpenMode::ReadOnly);
    QVERIFY(bool(stored));
    const auto data = (*stored)->load();
    QVERIFY(bool(data));
    QCOMPARE(data->find(clip(0).id)->label, std::string("b"));
    QCOMPARE(data->find(clip(0).id)->originalLabel, std::string("a"));
  }

  void undoAndRedoChangeMemoryAndDisk() {
    label(0, "b");
    label(1, "b");
    QVERIFY(waitFor(Document::SaveState::Saved));
    const int undo = document().undoCount();
    document().undo(2);
    QTRY_COMPARE(document().undoCount(), undo - 2);
    QCOMPARE(clip(0).label, std::string("a"));
    QCOMPARE(clip(1).label, std::string("a"));
    document().redo();
    QTRY_COMPARE(document().redoCount(), 1);
    QCOMPARE(clip(0).label, std::string("b"));
    QCOMPARE(clip(1).label, std::string("a"));
    document().undo(int(undo));
    QTRY_COMPARE(document().undoCount(), 0);
    QCOMPARE(int(document().data().clips.size()), 0);  // the import, too
    document().redo(1);
    QTRY_COMPARE(int(document().data().clips.size()), 6);
  }

  void refusedEditsAreTakenBack() {
    {
      // Somebody else's trigger makes the store refuse: what a full disk or a lost share would do.
      QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
      other.setDatabaseName(document().path());
      QVERIFY(other.open());
      QSqlQuery query(other);
      QVERIFY(query.exec(QStringLiteral(
          "CREATE TRIGGER refuse BEFORE UPDATE ON clips BEGIN SELECT RAISE(ABORT, 'refused'); END")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    QSignalSpy failed(&document(), &Document::failed);
    const int undo = document().undoCount();
    label(0, "b");
    label(1, "b");
    label(0, "a");
    QVERIFY(waitFor(Document::SaveState::Failed));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(clip(0).label, std::string("a"));
    QCOMPARE(clip(1).label, std::string("a"));
    QCOMPARE(document().undoCount(), undo);
  }

  void importAgainAddsNothing() {
    ImportOptions options;
    options.preset = "folders";
    auto plan = planImport({m_rig->folder.filePath("sounds").toStdString()}, options);
    QVERIFY(bool(plan));
    QVERIFY(bool(probeImport(*plan, options)));
    int already = -1;
    Job* job = m_rig->jobs.start(QStringLiteral("import"), [&](const JobContext& context) {
      return document().importPlan(*plan, context, [&](Result<ImportOutcome> outcome) {
        already = outcome ? outcome->alreadyThere : -2;
      });
    });
    QTRY_COMPARE(job->state(), JobState::Finished);
    QTRY_COMPARE(already, 6);
    QCOMPARE(int(document().data().clips.size()), 6);
  }

  void missingProjectIsAnErrorAndNothingOpens() {
    Document another;
    QSignalSpy failed(&another, &Document::failed), opened(&another, &Document::opened);
    another.open(m_rig->folder.filePath("none.ullim"));
    QVERIFY(failed.wait(10000));
    QCOMPARE(opened.size(), 0);
    QVERIFY(!another.isOpen());
  }
};

QTEST_MAIN(TestDocument)
#include "tst_document.moc"
