// Waiting trainings start one after the other, into folders of their own, whatever becomes of the one before;
// a run that was broken off is found, continued from the page, and ends as if nothing had happened.
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <filesystem>

#include "core/learn/backend.h"
#include "core/learn/checkpoint.h"
#include "tests/ui/windowrig.h"
#include "ui/messagestrip.h"
#include "ui/pages/brokenruns.h"
#include "ui/pages/runqueue.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainplan.h"
#include "ui/pages/trainsetup.h"

using namespace ullim;
namespace fs = std::filesystem;

class TestTrainQueue : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;

  void makeProject() {
    m_rig = std::make_unique<studio::Rig>();
    QVERIFY(m_rig->openProject(
        desk::Window::makeSounds(m_rig->folder.filePath("sounds"), {"low", "middle", "high"}, 8)));
  }

  static TrainSettings tiny() {
    TrainSettings s;
    s.epochs = 4;
    s.batchSize = 8;
    s.threads = 1;
    s.patience = 0;
    return s;
  }
  static void setUp(TrainPage& page, TrainSettings settings = tiny()) {
    page.show();
    page.setup()->setSettings(settings);
    QTRY_VERIFY(page.setup()->request().has_value());
  }
  QString runs() const { return runsFolderOf(m_rig->document.path()); }

  /// All that a run says but times.
  static QByteArray runText(const QString& folder) {
    QByteArray all;
    const QDir dir(folder);
    for (const QString& name :
         dir.entryList({"*.safetensors", "oof*.csv", "split.csv"}, QDir::Files, QDir::Name)) {
      QFile file(dir.filePath(name));
      if (file.open(QIODevice::ReadOnly)) all += name.toUtf8() + '\n' + file.readAll();
    }
    return all;
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void initTestCase() {
    if (!learnBackend()) QSKIP(qPrintable(QString::fromStdString(learnBackend().error().detail)));
  }
  void init() { makeProject(); }
  void cleanup() { m_rig.reset(); }

  void waitingOnesFollowAndAFailedOneStopsNothing() {
    TrainPage page(m_rig->context);
    setUp(page);
    QSignalSpy ended(&page, &TrainPage::trainingEnded);
    m_rig->actions.action("train.queue")->trigger();  // nothing runs: starts at once
    QVERIFY(page.isTraining());
    QCOMPARE(page.queue()->waiting(), 0);
    TrainStart broken{.request = *page.setup()->request()};
    broken.request.clips.clear();  // nothing to learn from
    page.queue()->add(broken);
    TrainSettings other = tiny();
    other.epochs = 3;
    page.setup()->setSettings(other);
    m_rig->actions.action("train.queue")->trigger();
    QCOMPARE(page.queue()->waiting(), 2);
    QVERIFY(page.queue()->wordsOf(1).contains("3"));  // the setting that differs
    QVERIFY(!page.lostByQuitting().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 3, 60000);
    QTRY_VERIFY(!page.isTraining());
    const QString first = ended[0][0].toString(), failed = ended[1][0].toString(),
                  last = ended[2][0].toString();
    QVERIFY(!first.isEmpty() && failed.isEmpty() && !last.isEmpty() && first != last);
    QCOMPARE(readRun(first.toStdString()).value().settings.epochs, 4);
    QCOMPARE(readRun(last.toStdString()).value().settings.epochs, 3);
    QCOMPARE(int(listRuns(runs().toStdString()).size()), 2);
    QVERIFY(page.lostByQuitting().isEmpty());
  }

  void canBePutInOrderAndTakenOut() {
    TrainPage page(m_rig->context);
    setUp(page);
    RunQueue* queue = page.queue();
    for (const int epochs : {1, 2, 3}) {
      TrainStart start{.request = *page.setup()->request(),
                       .differences = QStringLiteral("epochs %1").arg(epochs)};
      start.request.settings.epochs = epochs;
      queue->add(start);
    }
    auto* list = queue->findChild<QListWidget*>("queueList");
    QCOMPARE(list->count(), 3);
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);  // 1 3 2
    QVERIFY(queue->wordsOf(1).contains("epochs 3"));
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);  // 3 1 2
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);  // at the end: nothing
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Delete);  // 3 2
    QCOMPARE(queue->takeFirst()->request.settings.epochs, 3);
    QCOMPARE(queue->takeFirst()->request.settings.epochs, 2);
    QVERIFY(!queue->takeFirst());
    QVERIFY(!queue->isVisibleTo(&page));
  }

  void quittingWithWaitingOnesAsks() {
    m_rig.reset();
    desk::Window desk;
    QVERIFY(desk.openWith({"low", "high"}, 8));
    desk.session().showPage("train");
    auto* page = desk.window.findChild<TrainPage*>();
    QVERIFY(page);
    QTRY_VERIFY(page->setup()->request().has_value());
    page->queue()->add({.request = *page->setup()->request()});
    desk.window.close();
    QVERIFY(desk.window.isVisible());
    QVERIFY(desk.window.findChild<MessageStrip*>()->isVisible());
    page->queue()->clear();
    desk.window.close();
    QVERIFY(!desk.window.isVisible());
  }

  /// As quitting does, and in its words: no answer leaves everything as it is.
  void leavingTheProjectWithWaitingOnesAsks() {
    m_rig.reset();
    desk::Window desk;
    QVERIFY(desk.openWith({"low", "high"}, 8));
    const QString path = desk.document().path();
    desk.session().showPage("train");
    auto* page = desk.window.findChild<TrainPage*>();
    QTRY_VERIFY(page->setup()->request().has_value());
    page->queue()->add({.request = *page->setup()->request()});
    auto* strip = desk.window.findChild<MessageStrip*>();
    const QString words = page->lostByQuitting();
    desk.window.projects()->open(path);
    QTest::qWait(200);
    QCOMPARE(page->queue()->waiting(), 1);
    QVERIFY(strip->isVisible() && strip->text().contains(words));
    desk.context().actions->action("file.close")->trigger();
    QTest::qWait(200);
    QVERIFY(desk.document().isOpen());
    QCOMPARE(page->queue()->waiting(), 1);
    QVERIFY(strip->text().contains(words));
    strip->findChildren<QPushButton*>().last()->click();  // yes
    QTRY_VERIFY(!desk.document().isOpen());
    QCOMPARE(page->queue()->waiting(), 0);
    desk.window.projects()->open(path);  // nothing is lost any more: nobody is asked
    QTRY_VERIFY(desk.document().isOpen());
    desk.window.close();
  }

  /// The folder as it stood after epoch 2 is a run that was killed then.
  void aBrokenRunIsContinuedAndEndsTheSame() {
    TrainRequest request;
    {
      TrainPage page(m_rig->context);
      setUp(page);
      request = *page.setup()->request();
    }
    const QString whole = m_rig->folder.filePath("whole"), broken = runs() + "/broken";
    request.runFolder = whole.toStdString();
    request.checkpointSeconds = 0;
    QDir().mkpath(runs());
    const auto record = runTraining(
        request, {}, [] { return StopWish::None; },
        [&](const TrainEvent& e) {
          if (e.kind == TrainEvent::Kind::Epoch && e.epoch == 3)
            fs::copy(whole.toStdString(), broken.toStdString(), fs::copy_options::recursive);
        });
    QVERIFY2(bool(record), record ? "" : record.error().detail.c_str());
    QVERIFY(QFile::exists(broken + "/resume.json"));

    TrainPage page(m_rig->context);
    page.show();
    QTRY_COMPARE(int(page.brokenRuns()->runs().size()), 1);
    const BrokenRun& found = page.brokenRuns()->runs().front();
    QCOMPARE(found.epochs, 4);
    QVERIFY(found.epoch == 2 || found.epoch == 3);  // as the checkpoint was before or after it was told
    QVERIFY(page.brokenRuns()->isVisible());
    QVERIFY(page.findChild<QLabel*>("brokenText")->text().contains("broken"));
    QSignalSpy ended(&page, &TrainPage::trainingEnded);
    QTRY_VERIFY(m_rig->actions.action("train.continue")->isEnabled());
    m_rig->actions.action("train.continue")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60000);
    QCOMPARE(ended[0][0].toString(), broken);
    const auto continued = readRun(broken.toStdString());
    QVERIFY(bool(continued));
    QCOMPARE(continued->metrics.accuracy, record->metrics.accuracy);
    QCOMPARE(int(continued->history.size()), 4);
    QVERIFY(runText(broken) == runText(whole));
    QTRY_VERIFY(page.brokenRuns()->runs().empty());
    QVERIFY(!page.brokenRuns()->isVisible());
  }

  void whatCannotBeContinuedSaysWhyAndCanBeThrownAway() {
    const QString broken = runs() + "/damaged";
    QDir().mkpath(broken);
    QFile file(broken + "/resume.json");
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"format\": 1}") > 0);
    file.close();
    QDir().mkpath(runs() + "/empty");  // no begun run: passed over
    TrainPage page(m_rig->context);
    page.show();
    QTRY_COMPARE(int(page.brokenRuns()->runs().size()), 1);
    QVERIFY(!page.brokenRuns()->runs().front().error.isEmpty());
    QVERIFY(!page.findChild<QPushButton*>("brokenContinue")->isEnabled());
    QVERIFY(!m_rig->actions.action("train.continue")->isEnabled());
    page.findChild<QPushButton*>("brokenThrow")->click();
    QTRY_VERIFY(!QDir(broken).exists());
    QTRY_VERIFY(!page.brokenRuns()->isVisible());
    QVERIFY(QDir(runs() + "/empty").exists());
  }
};

QTEST_MAIN(TestTrainQueue)
#include "tst_trainqueue.moc"
