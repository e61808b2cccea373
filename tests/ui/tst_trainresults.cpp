// The middle of the loop: a small project is trained on the Train page, the Results page shows the run, and a
// click on a cell restricts the session to exactly the clips of the run's out-of-fold table.
#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <algorithm>
#include <set>

#include "core/dataset/operations.h"
#include "core/learn/backend.h"
#include "tests/ui/studiorig.h"
#include "ui/jobs/jobspanel.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/resultsreport.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainplan.h"
#include "ui/pages/trainsetup.h"
#include "widgets/controls/probabilitybars.h"
#include "widgets/plot/confusionview.h"

using namespace ullim;

class TestTrainResults : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;

  void makeProject() {
    m_rig = std::make_unique<studio::Rig>();
    const double hz[] = {300, 600, 1200};
    const char* names[] = {"low", "middle", "high"};
    std::uint64_t seed = 1;
    for (int group = 0; group < 6; ++group)
      for (int c = 0; c < 3; ++c)
        for (int k = 0; k < 2; ++k)
          studio::writeClip(
              m_rig->folder.filePath(
                  QStringLiteral("sounds/%1/voice%2_%3.wav").arg(names[c]).arg(group).arg(k)),
              // two voices have one clip a class under a wrong label: the network must confuse something
              studio::noisyTone(hz[group < 2 && k == 1 ? (c + 1) % 3 : c], ++seed));
    QVERIFY(m_rig->openProject(m_rig->folder.filePath("sounds")));
    QCOMPARE(int(m_rig->document.data().clips.size()), 36);
  }

  static SplitOptions folds(int n, bool byGroup) {
    SplitOptions o;
    o.folds = n;
    o.byGroup = byGroup;
    return o;
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() { makeProject(); }
  void cleanup() { m_rig.reset(); }

  void planLeavesOutWhatCannotBeUsed() {
    Document& document = m_rig->document;
    const auto& all = document.data().clips;
    const Clip first = *std::find_if(all.begin(), all.end(), [](const Clip& c) { return c.label == "low"; });
    const auto change = setStatus(document.data(), {first.id}, ClipStatus::Excluded);
    QVERIFY(bool(change));
    document.commit(*change);
    const auto filter = Filter::parse("label != high");
    QVERIFY(bool(filter));
    const TrainData data = gatherTrainData(document, *filter).value();
    QCOMPARE(data.filtered, 12);
    QCOMPARE(data.excluded, 1);
    QCOMPARE(int(data.clips.size()), 23);
    QCOMPARE(int(data.classNames.size()), 2);
    QCOMPARE(data.groups, 6);
  }

  void aSplitByClipLeaksAndNeedsConsent() {
    TrainPage page(m_rig->context);
    page.show();
    TrainSetup* setup = page.setup();
    QTRY_VERIFY(setup->request().has_value());
    QVERIFY(!setup->request()->allowLeaks);
    setup->setSplit(folds(3, false));
    QTRY_VERIFY(setup->isPlanned());
    QVERIFY(!setup->request().has_value());  // groups exist: this one leaks
    QVERIFY(setup->onlyLeaks());
    QVERIFY(!setup->problem().isEmpty());
    auto* consent = setup->findChild<QFrame*>("leakBox")->findChild<QCheckBox*>();
    QVERIFY(consent->isVisibleTo(setup));
    consent->setChecked(true);
    QVERIFY(setup->request().has_value());
    QVERIFY(setup->request()->allowLeaks);
    setup->setSplit(folds(3, true));
    QTRY_VERIFY(setup->request().has_value());
    QVERIFY(!setup->request()->allowLeaks);
  }

  void planNamesEachSide() {
    const TrainData data = gatherTrainData(m_rig->document, Filter()).value();
    const TrainPlan plan = planTraining(data, folds(3, true));
    QVERIFY(!plan.error);
    QVERIFY(plan.leaks.empty());
    QCOMPARE(int(plan.folds.size()), 3);
    for (const FoldSides& fold : plan.folds) {
      int clips = 0, groups = 0;
      for (const SideCount& side : fold) {
        clips += side.clips;
        groups += side.groups;
        int byClass = 0;
        for (const int n : side.byClass) byClass += n;
        QCOMPARE(byClass, side.clips);
      }
      QCOMPARE(clips, 36);
      QCOMPARE(groups, 6);  // no group on two sides
    }
  }

  void trainsAndShowsAndOpensCells() {
    if (!learnBackend()) QSKIP(qPrintable(QString::fromStdString(learnBackend().error().detail)));
    TrainPage train(m_rig->context);
    ResultsPage results(m_rig->context);
    train.show();
    TrainSettings settings;
    settings.epochs = 4;
    settings.batchSize = 8;
    settings.threads = 1;
    train.setup()->setSettings(settings);
    train.setup()->setSplit(folds(3, true));
    QTRY_VERIFY(train.setup()->request().has_value());
    QSignalSpy ended(&train, &TrainPage::trainingEnded);
    m_rig->actions.action("train.start")->trigger();
    QVERIFY(train.isTraining());
    QVERIFY(ended.wait(120000));
    const QString folder = ended.first().first().toString();
    QVERIFY2(!folder.isEmpty(), qPrintable(train.findChild<QPlainTextEdit*>()->toPlainText()));
    QVERIFY(folder.startsWith(runsFolderOf(m_rig->document.path())));
    QCOMPARE(m_rig->session.run(), folder);

    QTRY_VERIFY(results.shownRun());
    const RunPtr run = results.shownRun();
    QCOMPARE(QString::fromStdString(run->folder), folder);
    QCOMPARE(int(run->oof.size()), 36);  // every clip is tested once
    std::set<std::string> seen;
    int confused = 0;
    for (int t = 0; t < 3; ++t)
      for (int p = 0; p < 3; ++p) {
        std::set<std::string> expected;
        for (const OofRow& row : run->oof) {
          int best = 0;
          for (int c = 1; c < 3; ++c)
            if (row.probabilities[std::size_t(c)] > row.probabilities[std::size_t(best)]) best = c;
          if (row.label == t && best == p) expected.insert(row.clipId);
        }
        QCOMPARE(int(expected.size()), run->metrics.confusion(std::size_t(t), std::size_t(p)));
        m_rig->session.setRestriction({}, {});
        QSignalSpy forward(&m_rig->session, &Session::showClipsRequested);
        Q_EMIT results.report()->findChild<ConfusionView*>()->cellActivated(t, p);
        if (expected.empty()) {
          QVERIFY(m_rig->session.restriction().isEmpty());
          continue;
        }
        if (t != p) confused += int(expected.size());
        QCOMPARE(forward.size(), 1);
        const QStringList ids = m_rig->session.restriction();
        std::set<std::string> got;
        for (const QString& id : ids) got.insert(id.toStdString());
        QCOMPARE(int(ids.size()), int(expected.size()));
        QVERIFY(got == expected);
        seen.insert(got.begin(), got.end());
        QVERIFY(m_rig->session.restrictionTitle().contains(
            QString::fromStdString(run->classNames[std::size_t(t)])));
      }
    QCOMPARE(int(seen.size()), 36);
    QVERIFY(confused > 0);

    // The run's settings come back to the Train page.
    train.setup()->setSettings({});
    m_rig->session.trainAgain(folder);
    QTRY_VERIFY(train.setup()->request() && train.setup()->request()->settings.epochs == 4);
    QCOMPARE(train.setup()->request()->split.folds, 3);
  }

  void pausesGoesOnAndShowsEachClass() {
    if (!learnBackend()) QSKIP(qPrintable(QString::fromStdString(learnBackend().error().detail)));
    TrainPage page(m_rig->context);
    page.resize(1280, 800);
    page.show();
    TrainSettings settings;
    settings.epochs = 30;
    settings.batchSize = 8;
    settings.threads = 1;
    settings.patience = 0;
    settings.foldsAtOnce = 1;  // one tells that it is paused
    page.setup()->setSettings(settings);
    page.setup()->setSplit(folds(2, true));
    QTRY_VERIFY(page.setup()->request().has_value());
    QSignalSpy ended(&page, &TrainPage::trainingEnded);
    page.start();
    auto* log = page.findChild<QPlainTextEdit*>();
    auto* bars = page.findChild<ProbabilityBars*>(QStringLiteral("trainRecalls"));
    JobsStrip strip(&m_rig->jobs);
    auto* stripText = strip.findChild<QLabel*>(QStringLiteral("jobsStripText"));
    QVERIFY(!bars->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(bars->isVisible(), 60000);
    QCOMPARE(bars->sizeHint().height() % 3, 0);  // one row a class
    QVERIFY(!stripText->toolTip().startsWith(QStringLiteral("Paused")));
    m_rig->actions.action("train.pause")->trigger();
    QVERIFY(
        stripText->toolTip().startsWith(QStringLiteral("Paused")));  // in the status bar, too, and at once
    QVERIFY(!stripText->toolTip().contains(QStringLiteral("left")));
    QTRY_VERIFY_WITH_TIMEOUT(log->toPlainText().contains(QStringLiteral("Paused")), 30000);
    const QString held = log->toPlainText();
    const QByteArray shot = qgetenv("ULLIM_SHOT");
    if (!shot.isEmpty()) page.grab().save(QString::fromLocal8Bit(shot));
    QTest::qWait(700);
    QCOMPARE(log->toPlainText(), held);  // no epoch passes
    QVERIFY(page.isTraining());
    QVERIFY(ended.isEmpty());
    page.findChild<QPushButton*>(QStringLiteral("trainPause"))->click();
    QVERIFY(!stripText->toolTip().startsWith(QStringLiteral("Paused")));
    QVERIFY(!ended.isEmpty() || ended.wait(60000));
    QVERIFY(!ended.first().first().toString().isEmpty());
    QVERIFY(log->toPlainText().size() > held.size());
    QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("trainSeries"))->count(), 3);  // latest, two folds
  }

  void abortLeavesNothingAndThePageGoesOn() {
    if (!learnBackend()) QSKIP(qPrintable(QString::fromStdString(learnBackend().error().detail)));
    TrainPage page(m_rig->context);
    page.show();
    TrainSettings settings;
    settings.epochs = 5000;
    settings.threads = 1;
    page.setup()->setSettings(settings);
    QTRY_VERIFY(page.setup()->request().has_value());
    QSignalSpy ended(&page, &TrainPage::trainingEnded);
    page.start();
    QTest::qWait(1500);
    QVERIFY(page.isTraining());
    page.abort();
    QVERIFY(ended.wait(30000));
    QVERIFY(ended.first().first().toString().isEmpty());
    QVERIFY(listRuns(runsFolderOf(m_rig->document.path()).toStdString()).empty());
    QVERIFY(!page.isTraining());
    QVERIFY(page.setup()->request().has_value());  // ready for the next one
  }
};

QTEST_MAIN(TestTrainResults)
#include "tst_trainresults.moc"
