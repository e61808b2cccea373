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
  std::string onDisk(int i) {
    const auto stored = Project::open(document().path().toStdString(), OpenMode::ReadOnly);
    if (!stored) return stored.error().detail;
    const auto data = (*stored)->load();
    return data ? data->find(clip(i).id)->label : data.error().detail;
  }
  bool waitFor(Document::SaveState state) {
    return QTest::qWaitFor([&] { return document().saveState() == state; }, 10000);
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<studio::Rig>();
    QVERIFY(
        m_rig->openProject(desk::Window::makeSounds(m_rig->folder.filePath("sounds"), {"a", "b", "c"}, 2)));
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

    // There is room again: the same edits, asked for once more, in their order.
    QVERIFY(document().canTryAgain());
    {
      QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
      other.setDatabaseName(document().path());
      QVERIFY(other.open());
      QSqlQuery query(other);
      QVERIFY(query.exec(QStringLiteral("DROP TRIGGER refuse")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    document().tryAgain();
    QVERIFY(waitFor(Document::SaveState::Saved));
    QCOMPARE(clip(0).label, std::string("a"));
    QCOMPARE(clip(1).label, std::string("b"));
    QCOMPARE(document().undoCount(), undo + 3);
    QVERIFY(!document().canTryAgain());
    QCOMPARE(onDisk(1), std::string("b"));
  }

  void aLabelRightAfterUndoIsALabelOfWhatTheUndoLeaves() {
    label(0, "b");
    QVERIFY(waitFor(Document::SaveState::Saved));
    QSignalSpy failed(&document(), &Document::failed);
    const int undo = document().undoCount();
    document().undo();
    label(0, "c");  // the answer of the undo is still on its way: memory says "b"
    document().undo();
    document().redo();
    label(1, "c");
    QTRY_COMPARE(document().undoCount(), undo + 1);
    QVERIFY(waitFor(Document::SaveState::Saved));
    QCOMPARE(failed.size(), 0);
    QCOMPARE(clip(0).label, std::string("c"));
    QCOMPARE(onDisk(0), std::string("c"));
    QCOMPARE(onDisk(1), std::string("c"));
    document().undo(2);
    QTRY_COMPARE(document().undoCount(), undo - 1);
    QCOMPARE(clip(0).label, std::string("a"));
  }

  void everyStepIsToldOnceAndInOrder() {
    std::vector<Document::Step> told;
    connect(&document(), &Document::stored, &document(),
            [&](const auto& steps) { told.insert(told.end(), steps.begin(), steps.end()); });
    label(0, "b");
    label(1, "b");
    document().undo(2);
    document().redo();
    QTRY_COMPARE(told.size(), std::size_t(5));
    const QString first = told[0].changeId, second = told[1].changeId;
    const auto is = [&](std::size_t i, const QString& id, Document::Act act) {
      return told[i].changeId == id && told[i].act == act;
    };
    QVERIFY(first != second && is(0, first, Document::Act::Do) && is(1, second, Document::Act::Do));
    QVERIFY(is(2, second, Document::Act::Undo) && is(3, first, Document::Act::Undo));
    QVERIFY(is(4, first, Document::Act::Redo));
  }

  void aSecondOneReadsFollowsAndTakesOver() {
    Document reader;
    QSignalSpy opened(&reader, &Document::opened), failed(&reader, &Document::failed);
    reader.open(document().path());
    QVERIFY(opened.wait(10000));
    QCOMPARE(reader.readOnly(), Document::ReadOnly::Held);
    QVERIFY(reader.holder().there);
    QCOMPARE(reader.holder().process, QCoreApplication::applicationPid());
    QVERIFY(reader.holder().since.isValid());
    QCOMPARE(failed.size(), 0);

    auto change = relabel(reader.data(), {reader.data().clips[0].id}, "b");
    QVERIFY(bool(change));
    reader.commit(*change);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(reader.data().clips[0].label, std::string("a"));
    reader.tryWriting();
    QVERIFY(failed.wait(10000));  // still held

    label(0, "b");
    QVERIFY(waitFor(Document::SaveState::Saved));
    QTRY_COMPARE_WITH_TIMEOUT(reader.data().clips[0].label, std::string("b"), 10000);  // by itself
    QCOMPARE(onDisk(0), std::string("b"));

    document().close();
    QSignalSpy access(&reader, &Document::readOnlyChanged);
    reader.tryWriting();
    QTRY_COMPARE_WITH_TIMEOUT(reader.readOnly(), Document::ReadOnly::No, 10000);
    QVERIFY(!access.isEmpty());
    change = relabel(reader.data(), {reader.data().clips[1].id}, "c");
    QVERIFY(bool(change));
    reader.commit(*change);
    QTRY_COMPARE(reader.saveState(), Document::SaveState::Saved);
    QCOMPARE(reader.data().clips[1].label, std::string("c"));
  }

  void leavingDoesNotWaitAndLosesNothing() {
    const QString path = document().path();
    const std::string id = clip(0).id;
    for (int i = 0; i < 50; ++i) label(0, i % 2 ? "a" : "b");
    label(0, "c");
    document().leave();
    QVERIFY(!document().isOpen());
    document().open(path);
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen(), 10000);
    QCOMPARE(document().readOnly(), Document::ReadOnly::No);
    QCOMPARE(document().data().find(id)->label, std::string("c"));
  }

  void aFolderThatCannotBeWrittenIsReadOnly() {
    const QString folder = m_rig->folder.filePath("closed");
    QVERIFY(QDir().mkdir(folder));
    const QString path = document().path(), copy = folder + "/made.ullim";
    document().close();
    QVERIFY(QFile::copy(path, copy));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    if (QFile(folder + "/probe").open(QIODevice::WriteOnly)) {
      QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
      QSKIP("this user may write everywhere");
    }
    Document reader;
    QSignalSpy opened(&reader, &Document::opened);
    reader.open(copy);
    QVERIFY(opened.wait(10000));
    QCOMPARE(reader.readOnly(), Document::ReadOnly::Unwritable);
    QCOMPARE(int(reader.data().clips.size()), 6);
    reader.close();
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
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
