// The table's own order: sorted and filtered as asked, edits never move a row, and 100 000 clips do not stop
// the event loop.
#include <QAbstractItemModelTester>

#include "core/dataset/operations.h"
#include "tests/ui/windowrig.h"
#include "ui/heartbeat.h"
#include "ui/models/clipmodel.h"

using namespace ullim;

class TestClipModel : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;

  /// Clips that are in no file: the model looks at what is known of them only.
  void addClips(int count) {
    Change change;
    change.kind = "import";
    change.classes.push_back({std::nullopt, LabelClass{"cry", "#E69F00", 0, ""}});
    change.classes.push_back({std::nullopt, LabelClass{"noise", "#56B4E9", 1, ""}});
    for (int i = 0; i < count; ++i) {
      Clip clip;
      clip.id = newId();
      clip.file = "clips/" + std::to_string((i * 7919) % count) + ".wav";
      clip.label = clip.originalLabel = i % 3 ? "cry" : "noise";
      clip.durationS = (i * 31) % 97;
      clip.sampleRate = 8000;
      clip.channels = 1;
      change.added.push_back(std::move(clip));
    }
    m_rig->document.commit(std::move(change));
  }

  static Filter filter(const char* text) { return *Filter::parse(text); }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<studio::Rig>();
    QSignalSpy opened(&m_rig->document, &Document::opened);
    m_rig->document.create(m_rig->folder.filePath("made.ullim"));
    QVERIFY(opened.wait(10000));
  }
  void cleanup() { m_rig.reset(); }

  void sortsAndFilters() {
    ClipModel model(&m_rig->document);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    addClips(300);
    QTRY_COMPARE(model.rowCount(), 300);
    model.sort(ClipModel::Duration, Qt::DescendingOrder);
    for (int row = 1; row < model.rowCount(); ++row)
      QVERIFY(model.clipAt(row - 1)->durationS >= model.clipAt(row)->durationS);
    model.setFilter(filter("label = noise and duration > 50"));
    QVERIFY(model.rowCount() > 0 && model.rowCount() < 100);
    for (int row = 0; row < model.rowCount(); ++row) {
      QCOMPARE(model.clipAt(row)->label, std::string("noise"));
      QVERIFY(model.clipAt(row)->durationS > 50);
      QCOMPARE(model.rowOf(QString::fromStdString(model.clipAt(row)->id)), row);
    }
    model.setFilter({});
    const QString wanted = QString::fromStdString(model.clipAt(5)->id);
    model.setRestriction({wanted});
    QCOMPARE(model.ids(), QStringList{wanted});
  }

  void labelledClipStaysUntilTheFilterIsAppliedAgain() {
    ClipModel model(&m_rig->document);
    addClips(30);
    model.setFilter(filter("label = noise"));
    QTRY_COMPARE(model.rowCount(), 10);
    const std::string id = model.clipAt(3)->id;
    m_rig->document.commit(*relabel(m_rig->document.data(), {id}, "cry"));
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.clipAt(3)->id, id);
    QCOMPARE(model.index(3, ClipModel::Label).data().toString(), QStringLiteral("cry"));
    model.rebuild();
    QCOMPARE(model.rowCount(), 9);
  }

  void undoneImportLeavesNoRow() {
    ClipModel model(&m_rig->document);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    addClips(50);
    QTRY_COMPARE(model.rowCount(), 50);
    m_rig->document.undo();
    QTRY_COMPARE(model.rowCount(), 0);
  }

  void manyClipsDoNotHoldTheEventLoop() {
    ClipModel model(&m_rig->document);
    addClips(100000);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 100000, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->document.saveState() == Document::SaveState::Saved, 60000);
    Heartbeat heart;
    QElapsedTimer clock;
    for (const auto& [name, work] : std::initializer_list<std::pair<const char*, std::function<void()>>>{
             {"sort by name", [&] { model.sort(ClipModel::Name, Qt::AscendingOrder); }},
             {"sort by length", [&] { model.sort(ClipModel::Duration, Qt::DescendingOrder); }},
             {"filter", [&] { model.setFilter(filter("label = noise and duration > 50")); }},
             {"all again", [&] { model.setFilter({}); }}}) {
      QSignalSpy rebuilt(&model, &ClipModel::rebuilt);
      heart.start(QString::fromLatin1(name));
      QTest::qWait(20);
      clock.start();
      work();
      QTRY_VERIFY_WITH_TIMEOUT(!rebuilt.isEmpty(), 20000);
      qInfo("%s: %lld ms, longest pause %.0f ms", name, clock.elapsed(),
            heart.byPlace().value(QString::fromLatin1(name)));
    }
    heart.stop();
    QVERIFY2(heart.longestMs() < 250, qPrintable(heart.longestPlace()));
  }
};

QTEST_MAIN(TestClipModel)
#include "tst_clipmodel.moc"
