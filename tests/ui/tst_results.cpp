// The Results page over runs made by hand: what each cell, bar, bin, point and fold opens is counted here
// from the rows themselves.
#include <QApplication>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>
#include <cmath>
#include <map>
#include <set>

#include "core/learn/runname.h"
#include "tests/ui/resultsrig.h"
#include "ui/pages/resultcalibration.h"
#include "ui/pages/resultcompare.h"
#include "ui/pages/resultcurves.h"
#include "ui/pages/resultpair.h"
#include "ui/pages/resultparts.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/resultsreport.h"
#include "ui/pages/settingwords.h"
#include "widgets/controls/seriesbars.h"
#include "widgets/plot/confusionview.h"
#include "widgets/plot/reliabilityview.h"
#include "widgets/plot/thresholdcurve.h"
#include "widgets/theme.h"

using namespace ullim;
using Section = ResultsReport::Section;

namespace {

int best(const std::vector<float>& p) { return int(std::max_element(p.begin(), p.end()) - p.begin()); }
float sure(const std::vector<float>& p) { return *std::max_element(p.begin(), p.end()); }

}  // namespace

class TestResults : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;
  std::vector<studio::MadeRow> m_rows;

  /// Every clip of the project judged once: mostly right, some wrong, by a fixed draw.
  std::vector<studio::MadeRow> draw(std::uint64_t seed, double wrongShare) const {
    Rng rng(seed);
    std::vector<studio::MadeRow> rows;
    const std::vector<std::string> names{"low", "middle", "high"};
    int at = 0;
    for (const Clip& clip : m_rig->document.data().clips) {
      const int label = int(std::find(names.begin(), names.end(), clip.label) - names.begin());
      const int said = rng.uniform() < wrongShare ? (label + 1) % 3 : label;
      // As the file has it: six digits.
      const float p = QString::number(0.4 + 0.55 * rng.uniform(), 'g', 4).toFloat();
      std::vector<float> row(3, QString::number(double(1 - p) / 2).toFloat());
      row[std::size_t(said)] = p;
      rows.push_back({clip.id, at++ % 2, label, row});
    }
    return rows;
  }

  static RunRecord record() {
    RunRecord r;
    r.recipe = recipes().front();
    r.settings.epochs = 3;
    r.splitSummary = "2 folds by group";
    r.memberNames = {"mel", "mfcc"};
    r.baselines = {{"majority", 60, 0.333, 0.333, 0.167, {0.333, 0.333}, {0.333, 0.333}, {0.167, 0.167}},
                   {"stratified", 60, 0.334, 0.333, 0.333, {0.25, 0.42}, {0.25, 0.42}, {0.25, 0.42}},
                   {"logistic_mfcc", 60, 0.541, 0.542, 0.533, {0.45, 0.62}, {0.45, 0.62}, {0.44, 0.61}}};
    r.shortcuts = {{"duration", 60, 0.35, {0.25, 0.45}, 0.333, false, ""},
                   {"bandwidth", 60, 0.972, {0.93, 1.0}, 0.333, true, "bandwidth alone tells the class"},
                   {"level", 60, 0.31, {0.2, 0.41}, 0.333, false, ""}};
    for (int fold = 0; fold < 2; ++fold) {
      FoldResult f;
      f.fold = fold;
      f.name = fold == 0 ? "anna" : "ben";
      f.epochsRun = 3;
      f.bestEpoch = 2;
      f.nTrain = f.nTest = 18;
      f.accuracy = fold == 0 ? 0.9 : 0.8;
      f.memberAccuracy = {fold == 0 ? 0.7 : 0.8, 0.6};
      f.memberBalancedAccuracy = f.memberAccuracy;
      r.folds.push_back(f);
      for (int epoch = 1; epoch <= 3; ++epoch) {
        TrainEvent e;
        e.fold = fold;
        e.epoch = epoch;
        e.trainLoss = 1.0 / epoch;
        e.valLoss = 1.1 / epoch;
        e.best = epoch == 2;
        r.history.push_back(e);
      }
    }
    return r;
  }

  std::set<std::string> opened() const {
    std::set<std::string> ids;
    for (const QString& id : m_rig->session.restriction()) ids.insert(id.toStdString());
    return ids;
  }

  template <class Keep>
  std::set<std::string> rowsThat(Keep keep) const {
    std::set<std::string> ids;
    for (const studio::MadeRow& row : m_rows)
      if (keep(row)) ids.insert(row.id);
    return ids;
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanupTestCase() { m_rig.reset(); }
  void barsOpenTheirMistakes();
  void binsOpenTheirClips();
  void pointsOpenFalseAlarmsAndMisses();
  void refusedClipsOpen();
  void foldsOpenTheirMistakes();
  void sectionsByKey();
  void overviewNamesWhatIsToBeBeaten();
  void pairsAreCounted();
  void otherLabelsAreRefused();
  void damagedRunsAreNamed();
  void aRunGoesToTheTrash();
  void severalRunsGoToTheTrash();
  void settingsHaveTheirNames();
  void runsAreToldApart();
  void largeRunsDoNotHoldTheWindow();
  void pictures();
};

void TestResults::initTestCase() {
  m_rig = std::make_unique<studio::Rig>();
  const char* names[] = {"low", "middle", "high"};
  for (int c = 0; c < 3; ++c)
    for (int k = 0; k < 20; ++k)
      studio::writeClip(
          m_rig->folder.filePath(QStringLiteral("sounds/%1/voice%2_%3.wav").arg(names[c]).arg(k % 4).arg(k)),
          studio::tone(300 * (c + 1) + k, 0.05));
  QVERIFY(m_rig->openProject(m_rig->folder.filePath("sounds")));
  QCOMPARE(int(m_rig->document.data().clips.size()), 60);
}

/// The same project for all, with one run.
void TestResults::init() {
  QDir(runsFolderOf(m_rig->document.path())).removeRecursively();
  m_rig->session.setRestriction({}, {});
  m_rows = draw(7, 0.3);
  QVERIFY(!studio::writeRunFolder(m_rig->document.path(), "first", record(), m_rows).isEmpty());
}

void TestResults::barsOpenTheirMistakes() {
  ResultsPage page(m_rig->context);
  page.show();
  QTRY_VERIFY(page.shownRun());
  page.report()->showSection(Section::Classes);
  auto* bars = page.findChild<SeriesBars*>(QStringLiteral("classBars"));
  for (int cls = 0; cls < 3; ++cls) {
    Q_EMIT bars->barActivated(cls, 0);
    const auto alarms =
        rowsThat([&](const auto& r) { return r.label != cls && best(r.probabilities) == cls; });
    QVERIFY(!alarms.empty());
    QVERIFY(opened() == alarms);
    Q_EMIT bars->barActivated(cls, 1);
    QVERIFY(opened() ==
            rowsThat([&](const auto& r) { return r.label == cls && best(r.probabilities) != cls; }));
  }
  // The surest mistake comes first.
  float last = 1;
  for (const QString& id : m_rig->session.restriction())
    for (const studio::MadeRow& row : m_rows)
      if (row.id == id.toStdString()) {
        QVERIFY(sure(row.probabilities) <= last);
        last = sure(row.probabilities);
      }
  m_rig->actions.action("results.mistakes")->trigger();
  QVERIFY(opened() == rowsThat([](const auto& r) { return best(r.probabilities) != r.label; }));
}

void TestResults::binsOpenTheirClips() {
  ResultsPage page(m_rig->context);
  page.resize(1200, 700);
  page.show();
  QTRY_VERIFY(page.shownRun());
  page.report()->showSection(Section::Calibration);
  auto* section = page.findChild<ResultCalibration*>();
  QTRY_VERIFY(section->isReady());
  auto* view = page.findChild<ReliabilityView*>(QStringLiteral("reliability"));
  std::set<std::string> all;
  const Reliability bins = calibrate(*page.shownRun()).before.reliability;
  QVERIFY(bins.bins.size() > 5);
  for (int bin = 0; bin < int(bins.bins.size()); ++bin) {
    const auto& [low, high, meanConfidence, accuracy, rows] = bins.bins[std::size_t(bin)];
    const auto expected = rowsThat([&](const auto& r) {
      const double p = double(sure(r.probabilities));
      return p > low - (bin == 0 ? 1 : 0) && p <= high;
    });
    if (expected.empty()) continue;
    QTest::mouseClick(view, Qt::LeftButton, {}, view->binRect(bin).center());
    QVERIFY(opened() == expected);
    all.insert(expected.begin(), expected.end());
  }
  QCOMPARE(int(all.size()), 60);
}

void TestResults::pointsOpenFalseAlarmsAndMisses() {
  ResultsPage page(m_rig->context);
  page.resize(1200, 700);
  page.show();
  QTRY_VERIFY(page.shownRun());
  page.report()->showSection(Section::Curves);
  auto* section = page.findChild<ResultCurves*>();
  const int cls = 1;
  page.findChild<QComboBox*>(QStringLiteral("curveClass"))->setCurrentIndex(cls);
  QTRY_VERIFY(section->isReady());
  for (const char* name : {"roc", "pr"}) {
    auto* view = page.findChild<ThresholdCurve*>(QLatin1String(name));
    // The threshold of the 25th probability of the class, by hand.
    std::vector<float> all;
    for (const auto& row : m_rows) all.push_back(row.probabilities[cls]);
    std::sort(all.rbegin(), all.rend());
    const float threshold = all[24];
    std::set<float, std::greater<>> distinct(all.begin(), all.end());
    const int falling = int(std::distance(distinct.begin(), distinct.find(threshold)));
    // The ROC begins with "nobody"; the other curve has rising thresholds.
    const int point =
        QLatin1String(name) == QLatin1String("roc") ? 1 + falling : int(distinct.size()) - 1 - falling;
    Q_EMIT view->pointActivated(point, false);
    QVERIFY(opened() ==
            rowsThat([&](const auto& r) { return r.label != cls && r.probabilities[cls] >= threshold; }));
    QVERIFY(m_rig->session.restrictionTitle().contains("middle"));
    Q_EMIT view->pointActivated(point, true);
    QVERIFY(opened() ==
            rowsThat([&](const auto& r) { return r.label == cls && r.probabilities[cls] < threshold; }));
  }
}

void TestResults::refusedClipsOpen() {
  ResultsPage page(m_rig->context);
  page.resize(1200, 700);
  page.show();
  QTRY_VERIFY(page.shownRun());
  page.report()->showSection(Section::Calibration);
  auto* section = page.findChild<ResultCalibration*>();
  QTRY_VERIFY(section->isReady());
  auto* view = page.findChild<ThresholdCurve*>(QStringLiteral("riskCoverage"));
  // Few rows in each fold: nothing is scaled, so confidences are the rows' own. Point k accepts k + 1 rows.
  std::vector<float> all;
  for (const auto& row : m_rows) all.push_back(sure(row.probabilities));
  std::sort(all.rbegin(), all.rend());
  Q_EMIT view->pointActivated(39, false);
  QVERIFY(opened() == rowsThat([&](const auto& r) { return sure(r.probabilities) < all[39]; }));
  QCOMPARE(int(opened().size()), 20);
  // A click on the picture is a click on the nearest point.
  QSignalSpy clicks(view, &ThresholdCurve::pointActivated);
  QTest::mouseClick(view, Qt::LeftButton, Qt::ShiftModifier, view->pixelOf(20));
  QCOMPARE(clicks.size(), 1);
  QCOMPARE(view->pixelOf(clicks[0][0].toInt()), view->pixelOf(20));
  QVERIFY(clicks[0][1].toBool());
}

void TestResults::foldsOpenTheirMistakes() {
  ResultsPage page(m_rig->context);
  page.show();
  QTRY_VERIFY(page.shownRun());
  page.report()->showSection(Section::Folds);
  auto* table = page.findChild<QTableWidget*>(QStringLiteral("folds"));
  QCOMPARE(table->rowCount(), 3);
  QCOMPARE(table->item(1, 0)->text(), QStringLiteral("ben"));
  const int mel = 4;  // fold, test clips, epochs, best epoch; then the networks
  QVERIFY(table->horizontalHeaderItem(mel)->text().startsWith("mel"));
  QVERIFY(table->item(0, mel)->text().startsWith(QLocale().toString(70.0, 'f', 1)));
  // 0.9 and 0.8: mean 85, standard deviation (n - 1) 0.0707.
  QVERIFY(table->item(2, mel + 2)->text().contains(QLocale().toString(85.0, 'f', 1)));
  QVERIFY(table->item(2, mel + 2)->text().contains(QLocale().toString(7.1, 'f', 1)));
  for (int fold = 0; fold < 2; ++fold) {
    Q_EMIT table->cellActivated(fold, 0);
    QVERIFY(opened() ==
            rowsThat([&](const auto& r) { return r.fold == fold && best(r.probabilities) != r.label; }));
  }
  Q_EMIT table->cellActivated(2, 0);
  QVERIFY(opened() == rowsThat([](const auto& r) { return best(r.probabilities) != r.label; }));
}

void TestResults::sectionsByKey() {
  ResultsPage page(m_rig->context);
  page.show();
  QTRY_VERIFY(page.shownRun());
  QVERIFY(page.report()->section() == Section::Overview);
  m_rig->actions.action("results.nextSection")->trigger();
  QVERIFY(page.report()->section() == Section::Classes);
  m_rig->actions.action("results.previousSection")->trigger();
  m_rig->actions.action("results.previousSection")->trigger();
  QVERIFY(page.report()->section() == Section::Making);
  for (int i = 0; i < ResultsReport::kSections; ++i) {
    page.report()->step(1);
    QVERIFY(!page.grab().isNull());
  }
}

void TestResults::overviewNamesWhatIsToBeBeaten() {
  ResultsPage page(m_rig->context);
  page.resize(1200, 700);
  page.show();
  QTRY_VERIFY(page.shownRun());
  auto* figures = page.findChild<QTableWidget*>(QStringLiteral("baselines"));
  QCOMPARE(figures->rowCount(), 4);  // the run, and three to beat
  int right = 0;
  for (const studio::MadeRow& row : m_rows) right += best(row.probabilities) == row.label;
  QVERIFY(figures->item(0, 1)->text().startsWith(QLocale().toString(100.0 * right / 60, 'f', 1)));
  QVERIFY(figures->item(3, 1)->text().startsWith(QLocale().toString(54.1, 'f', 1)));
  QVERIFY(figures->item(3, 1)->toolTip().contains(QLocale().toString(62.0, 'f', 1)));
  const QString words = page.findChild<QLabel*>(QStringLiteral("shortcuts"))->text();
  QVERIFY(words.contains("Bandwidth"));
  QVERIFY(!words.contains("Length"));  // looked at, but it tells nothing
  // Two folds are two groups: too few to trust the intervals.
  const auto* caveat = page.findChild<QLabel*>(QStringLiteral("caveat"));
  QVERIFY(caveat->isVisible());
  QVERIFY(!caveat->text().contains("Logistic"));  // 54 % against 72 %: beaten
  RunRecord beaten = *page.shownRun();
  beaten.baselines[2].balancedAccuracy = 0.9;
  QVERIFY(rivalSentence(beaten).contains("not better"));
  beaten.baselines[2].balancedAccuracy = beaten.metrics.balancedAccuracyCi.low;
  QVERIFY(rivalSentence(beaten).contains("within"));
  beaten.baselines.clear();
  QVERIFY(rivalSentence(beaten).isEmpty());
}

void TestResults::pairsAreCounted() {
  const auto second = draw(8, 0.1);
  RunRecord later = record();
  later.startedUtc = "2026-11-25T11:00:00Z";
  later.settings.epochs = 5;
  studio::writeRunFolder(m_rig->document.path(), "second", later, second);
  std::set<std::string> fixed, broken;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const bool a = best(m_rows[i].probabilities) == m_rows[i].label,
               b = best(second[i].probabilities) == second[i].label;
    if (b && !a) fixed.insert(m_rows[i].id);
    if (a && !b) broken.insert(m_rows[i].id);
  }
  QVERIFY(!fixed.empty() && !broken.empty());
  ResultsPage page(m_rig->context);
  page.resize(1200, 700);
  page.show();
  m_rig->actions.action("results.compare")->trigger();
  QVERIFY(page.report()->section() == Section::Compare);
  auto* table = page.findChild<QTableWidget*>(QStringLiteral("runTable"));
  QTRY_COMPARE(table->rowCount(), 2);
  // The newest first; its figures stand below their titles.
  QCOMPARE(table->item(0, 0)->text(), QStringLiteral("second"));
  double recalls = 0;
  for (int cls = 0; cls < 3; ++cls)
    recalls += double(std::count_if(
                   second.begin(), second.end(),
                   [cls](const auto& r) { return r.label == cls && best(r.probabilities) == cls; })) /
               20;
  QCOMPARE(table->horizontalHeaderItem(4)->text(), QStringLiteral("Balanced"));
  QCOMPARE(table->item(0, 4)->text(), QLocale().toString(recalls / 3 * 100, 'f', 1));
  QCOMPARE(table->horizontalHeaderItem(8)->text(), QStringLiteral("Took"));
  table->selectAll();
  auto* pair = page.findChild<ResultPair*>();
  QTRY_VERIFY(pair->comparison());
  QVERIFY(pair->isVisible());
  QCOMPARE(pair->comparison()->clips, 60);
  auto* button = page.findChild<QPushButton*>(QStringLiteral("pairFixed"));
  QVERIFY(button->text().contains(QString::number(fixed.size())));
  button->click();
  QVERIFY(opened() == fixed);
  page.findChild<QPushButton*>(QStringLiteral("pairBroken"))->click();
  QVERIFY(opened() == broken);
  // What differs: the epochs, and nothing of what is the same.
  auto* differ = page.findChild<QTableWidget*>(QStringLiteral("differences"));
  QTRY_VERIFY(differ->rowCount() > 0);
  QCOMPARE(differ->item(0, 0)->text(), QStringLiteral("Epochs"));
  QCOMPARE(differ->item(0, 0)->toolTip(), QStringLiteral("settings.epochs"));
  QCOMPARE(differ->horizontalHeaderItem(1)->text(), QStringLiteral("first"));
  // The row of A has the badge of A's column, in its colour; that of B the other.
  const auto colourOf = [](const QIcon& icon) { return icon.pixmap(16, 16).toImage().pixelColor(3, 8); };
  QCOMPARE(colourOf(table->item(1, 0)->icon()), pairColour(0));
  QCOMPARE(colourOf(table->item(0, 0)->icon()), pairColour(1));
  for (int c = 0; c < 2; ++c) QCOMPARE(colourOf(differ->horizontalHeaderItem(c + 1)->icon()), pairColour(c));
  QCOMPARE(differ->item(0, 1)->text(), QStringLiteral("3"));  // A is the older one
  QCOMPARE(differ->item(0, 2)->text(), QStringLiteral("5"));
  for (int row = 0; row < differ->rowCount(); ++row)
    QVERIFY(differ->item(row, 0)->text() != QStringLiteral("Batch size"));
  table->clearSelection();
  QVERIFY(!pair->isVisible());
  QVERIFY(table->item(0, 0)->icon().isNull());
}

void TestResults::otherLabelsAreRefused() {
  RunRecord later = record();
  later.startedUtc = "2026-11-25T11:00:00Z";
  std::map<std::string, std::string> relabel;
  for (int i = 0; i < 5; ++i) {
    const std::string& label = m_rows[std::size_t(i)].label == 0 ? "high" : "low";
    relabel[m_rows[std::size_t(i)].id] = label;
  }
  studio::writeRunFolder(m_rig->document.path(), "second", later, m_rows, relabel);
  ResultsPage page(m_rig->context);
  page.resize(1200, 700);
  page.show();
  page.report()->showSection(Section::Compare);
  auto* table = page.findChild<QTableWidget*>(QStringLiteral("runTable"));
  QTRY_COMPARE(table->rowCount(), 2);
  table->selectAll();
  auto* despite = page.findChild<QPushButton*>(QStringLiteral("pairDespite"));
  QTRY_VERIFY(despite->isVisible());
  auto* pair = page.findChild<ResultPair*>();
  QVERIFY(!pair->comparison());
  QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("pairFixed"))->isVisible());
  despite->click();
  QTRY_VERIFY(pair->comparison());
  QVERIFY(!despite->isVisible());
  QCOMPARE(pair->comparison()->labelsDiffer, 5);
  QCOMPARE(pair->comparison()->clips, 55);
  QVERIFY(pair->comparison()->fixed.empty() && pair->comparison()->broken.empty());
}

void TestResults::damagedRunsAreNamed() {
  const QString runs = runsFolderOf(m_rig->document.path());
  for (const char* name : {"torn", "half", "mere"}) QDir().mkpath(runs + '/' + name);
  QVERIFY(QDir().rename(studio::writeRunFolder(m_rig->document.path(), "gone", record(), m_rows),
                        runs + "/short"));
  QVERIFY(studio::writeText(runs + "/short/oof.csv", "clip,fold,label,low,middle,high\nx,0,nowhere,1,0,0\n"));
  QVERIFY(studio::writeText(runs + "/torn/run.json", "{\"format\": \"ullim-run-1\", "));
  QVERIFY(studio::writeText(runs + "/half/resume.json", "{}"));
  ResultsPage page(m_rig->context);
  page.resize(1200, 700);
  page.show();
  page.report()->showSection(Section::Compare);
  const auto* words = page.findChild<QLabel*>(QStringLiteral("badRuns"));
  QTRY_VERIFY(words->isVisible());
  QVERIFY(words->text().contains("torn") && words->text().contains("half"));
  QVERIFY(words->text().contains("short: oof.csv names the unknown class nowhere"));
  QVERIFY(!words->text().contains("mere"));  // an empty folder is nobody's run
  QCOMPARE(page.findChild<QTableWidget*>(QStringLiteral("runTable"))->rowCount(), 1);
  const auto* note = page.findChild<QLabel*>(QStringLiteral("badNote"));
  QVERIFY(note->isVisible() && note->text().contains("3") && note->toolTip().contains("torn"));
  // And where no good one is left, too.
  QVERIFY(QDir(runs + "/first").removeRecursively());
  ResultsPage bare(m_rig->context);
  bare.show();
  const auto says = [&](const QString& what) {
    const auto labels = bare.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
      return label->isVisible() && label->text().contains(what);
    });
  };
  QTRY_VERIFY(says("torn"));
  QVERIFY(says("half") && says("No run can be shown"));
}

void TestResults::aRunGoesToTheTrash() {
  RunRecord later = record();
  later.startedUtc = "2026-11-25T11:00:00Z";
  const QString folder = studio::writeRunFolder(m_rig->document.path(), "second", later, m_rows);
  ResultsPage page(m_rig->context);
  page.resize(1200, 700);
  page.show();
  auto* table = page.findChild<QTableWidget*>(QStringLiteral("runTable"));
  QTRY_COMPARE(table->rowCount(), 2);
  page.report()->showSection(Section::Compare);
  QSignalSpy told(&page, &Page::notice);
  Q_EMIT page.report()->compare()->trashRequested({folder});
  auto* box = page.findChild<QMessageBox*>();
  QVERIFY(box);
  QVERIFY(QFileInfo::exists(folder));  // nothing happens before the answer
  for (QAbstractButton* button : box->buttons())
    if (box->buttonRole(button) == QMessageBox::AcceptRole) button->click();
  QVERIFY(told.wait(5000));
  // Where there is no trash, the run stays.
  QTRY_COMPARE(table->rowCount(), QFileInfo::exists(folder) ? 2 : 1);
  QCOMPARE(QFileInfo::exists(folder), told[0][0].toString().contains("could not"));
  QVERIFY(QFileInfo::exists(QFileInfo(folder).path() + "/first/run.json"));
}

void TestResults::severalRunsGoToTheTrash() {
  QStringList folders;
  for (const char* name : {"second", "third"}) {
    RunRecord later = record();
    later.startedUtc = "2026-11-25T11:00:00Z";
    folders << studio::writeRunFolder(m_rig->document.path(), name, later, m_rows);
  }
  ResultsPage page(m_rig->context);
  page.show();
  auto* table = page.findChild<QTableWidget*>(QStringLiteral("runTable"));
  QTRY_COMPARE(table->rowCount(), 3);
  page.report()->showSection(Section::Compare);
  auto* trash = page.findChild<QPushButton*>(QStringLiteral("runTrash"));
  std::vector<RunPtr> later = page.report()->compare()->allRuns();
  std::erase_if(later, [](const RunPtr& run) { return run->name == "first"; });
  page.report()->compare()->choose(later);
  QVERIFY(trash->isEnabled());
  QSignalSpy told(&page, &Page::notice);
  trash->click();
  auto* box = page.findChild<QMessageBox*>();
  QVERIFY(box && box->informativeText().isEmpty() && box->text().contains("second\nthird"));
  for (QAbstractButton* button : box->buttons())
    if (box->buttonRole(button) == QMessageBox::AcceptRole) button->click();
  QVERIFY(told.wait(5000));
  const bool hasTrash = !told[0][0].toString().contains("could not");
  for (const QString& folder : folders) QCOMPARE(QFileInfo::exists(folder), !hasTrash);
  QTRY_COMPARE(table->rowCount(), hasTrash ? 1 : 3);
}

/// Whatever a run keeps as a setting is called by a name, not by the word of run.json.
void TestResults::settingsHaveTheirNames() {
  RunRecord a = record(), b = record();
  a.settings = TrainSettings();
  b.settings.epochs += 1, b.settings.batchSize += 1, b.settings.learningRate *= 2;
  b.settings.optimizer = "sgd", b.settings.patience = 7, b.settings.classWeights = !a.settings.classWeights;
  b.settings.scaling = Scaling::Rows, b.settings.seed = 5, b.settings.threads = 3, b.settings.momentum = 0.5;
  b.settings.weightDecay = 0.1, b.settings.schedule = Schedule::Cosine, b.settings.warmUp = 0.5;
  b.settings.minDelta = 0.5, b.settings.restoreBest = !a.settings.restoreBest;
  b.settings.keepCheckpoints = 3, b.settings.init = Init::Torch, b.settings.focalGamma = 2;
  b.settings.labelSmoothing = 0.1, b.settings.mixup = 0.2, b.settings.specMasks = 2;
  b.settings.timeShift = 0.1, b.settings.melWarp = 0.1, b.settings.copies = 3, b.settings.testViews = 5;
  b.settings.foldsAtOnce = 2;
  b.splitOptions.folds += 1, b.splitOptions.byGroup = !a.splitOptions.byGroup, b.splitOptions.seed += 1;
  b.recipe.members.front().branches.front().picture.height += 1;
  const RunTable table = differences({a, b});
  int settings = 0;
  for (const DifferenceRow& row : table.settings) {
    const QString name = settingName(row);
    settings += row.section == "settings";
    QVERIFY2(!name.contains(QLatin1Char('_')) && name.front().isUpper() && name.size() > 3, qPrintable(name));
    QVERIFY2(!settingValue(row, row.values[1]).contains(QStringLiteral("true")), qPrintable(name));
  }
  QCOMPARE(settings, 26);
  const DifferenceRow second{"recipe", "members.1.branches.0.picture.feature.n_mels", {}};
  QCOMPARE(settingName(second), QStringLiteral("Mel bands (network 2)"));
  const DifferenceRow unknown{"settings", "of_the_future", {}};
  QCOMPARE(settingName(unknown), QStringLiteral("of_the_future"));
}

/// Runs of one second, and with one name, still read differently; a name holds over a restart.
void TestResults::runsAreToldApart() {
  RunRecord alike = record();
  alike.startedUtc = "2026-11-25T10:00:00Z";
  for (const char* name : {"first", "second"})
    QVERIFY(!studio::writeRunFolder(m_rig->document.path(), name, alike, m_rows).isEmpty());
  alike.startedUtc = "2026-11-25T10:00:07Z";
  const QString folder = studio::writeRunFolder(m_rig->document.path(), "third", alike, m_rows);
  const auto rowsDiffer = [](const QListWidget* list) {
    QSet<QString> texts;
    for (int i = 0; i < list->count(); ++i) texts << list->item(i)->text();
    return texts.size() == list->count();
  };
  ResultsPage page(m_rig->context);
  page.show();
  auto* list = page.findChild<QListWidget*>(QStringLiteral("runs"));
  QTRY_COMPARE(list->count(), 3);
  for (const char* locale : {"ko_KR", "en_GB", "fi_FI"}) {
    QLocale::setDefault(QLocale(QLatin1String(locale)));
    QTRY_VERIFY(page.shownRun());
    Q_EMIT page.report()->compare()->runOpened(folder);  // fills the list anew
    QVERIFY(rowsDiffer(list));
    QVERIFY2(runDate(*page.shownRun()).contains("07"), qPrintable(runDate(*page.shownRun())));
  }
  QLocale::setDefault(QLocale::c());
  const auto rename = [&](const QString& to) {
    page.askName();
    auto* dialog = page.findChild<QInputDialog*>();
    QVERIFY(dialog);
    dialog->setTextValue(to);
    dialog->accept();
    QTRY_VERIFY(!page.findChild<QInputDialog*>());
  };
  rename(QStringLiteral("밤 시험"));
  QTRY_VERIFY(list->item(0)->text().startsWith(QStringLiteral("밤 시험\n")));
  QTRY_VERIFY(runTitle(*page.shownRun()).startsWith(QStringLiteral("밤 시험")));
  QCOMPARE(readRun(folder.toStdString())->givenName, std::string("밤 시험"));
  auto* table = page.findChild<QTableWidget*>(QStringLiteral("runTable"));
  QCOMPARE(table->findItems(QStringLiteral("밤 시험"), Qt::MatchExactly).size(), 1);
  for (const char* name : {"first", "second"})  // as the command line does
    QVERIFY(nameRun((runsFolderOf(m_rig->document.path()) + '/' + name).toStdString(), "밤 시험"));
  page.hide();
  page.show();
  QTRY_COMPARE(table->findItems(QStringLiteral("밤 시험"), Qt::MatchExactly).size(), 3);
  QTRY_VERIFY(list->item(2)->text().contains(QStringLiteral("밤 시험")));
  QVERIFY(rowsDiffer(list));
  rename({});
  QTRY_COMPARE(readRun(folder.toStdString())->givenName, std::string());
  QTRY_VERIFY(!list->item(0)->text().contains(QStringLiteral("밤 시험")));
}

/// Nothing on the GUI thread takes longer than a blink, whatever section is looked at or clicked.
void TestResults::largeRunsDoNotHoldTheWindow() {
  const int n = qEnvironmentVariableIntValue("ULLIM_BIG");
  if (n == 0) QSKIP("only on demand: ULLIM_BIG=100000");
  RunRecord big = record();
  big.classNames = {"low", "middle", "high"};
  Rng rng(3);
  Matrix probabilities(std::size_t(n), 3);
  std::vector<int> labels;
  for (int i = 0; i < n; ++i) {
    OofRow row{"clip" + std::to_string(i), i % 2, i % 3, {0, 0, 0}};
    for (float& p : row.probabilities) p = float(rng.uniform()) / 3;
    row.probabilities[std::size_t(row.label)] += 0.1f;
    std::copy(row.probabilities.begin(), row.probabilities.end(), probabilities.row(std::size_t(i)).begin());
    labels.push_back(row.label);
    big.oof.push_back(std::move(row));
  }
  big.metrics = computeMetrics(labels, probabilities, big.classNames, {});
  const auto run = std::make_shared<const RunRecord>(std::move(big));
  ResultsReport report;
  report.resize(1200, 700);
  report.show();
  QElapsedTimer clock;
  qint64 longest = 0;
  const auto timed = [&](const char* what, auto call) {
    clock.start();
    call();
    qInfo() << what << clock.elapsed() << "ms";
    longest = std::max(longest, clock.elapsed());
  };
  timed("run", [&] { report.setRun(run); });
  for (int i = 0; i < ResultsReport::kSections; ++i) {
    timed("section", [&] { report.showSection(Section(i)); });
    const auto ready = [&] {
      return (Section(i) != Section::Curves || report.findChild<ResultCurves*>()->isReady()) &&
             (Section(i) != Section::Calibration || report.findChild<ResultCalibration*>()->isReady());
    };
    for (int turn = 0; turn < 200 || (!ready() && turn < 4000); ++turn) {
      clock.start();
      QCoreApplication::processEvents();
      longest = std::max(longest, clock.elapsed());
      QThread::msleep(5);
    }
    QVERIFY(ready());
    qInfo() << "section" << i << "longest so far" << longest;
  }
  auto* risk = report.findChild<ThresholdCurve*>(QStringLiteral("riskCoverage"));
  report.showSection(Section::Calibration);
  std::size_t wanted = 0;
  connect(&report, &ResultsReport::clipsWanted, this,
          [&](const std::vector<std::string>& ids) { wanted = ids.size(); });
  timed("refused", [&] { Q_EMIT risk->pointActivated(n / 4, false); });
  QVERIFY(wanted > std::size_t(n) / 10);
  report.showSection(Section::Curves);
  auto* roc = report.findChild<ThresholdCurve*>(QStringLiteral("roc"));
  timed("hover", [&] { QTest::mouseMove(roc, roc->rect().center()); });
  timed("paint", [&] { roc->grab(); });
  timed("click", [&] { Q_EMIT roc->pointActivated(n / 2, false); });
  timed("class", [&] { report.findChild<QComboBox*>(QStringLiteral("curveClass"))->setCurrentIndex(1); });
  QVERIFY2(longest <= 50, qPrintable(QString::number(longest)));
}

/// ULLIM_SHOTS=FOLDER ULLIM_PROJECT=FILE: each section in both themes and two sizes, to be looked at.
void TestResults::pictures() {
  const QString folder = qEnvironmentVariable("ULLIM_SHOTS"), project = qEnvironmentVariable("ULLIM_PROJECT");
  if (folder.isEmpty()) QSKIP("only on demand: ULLIM_SHOTS");
  if (!project.isEmpty()) {
    QSignalSpy opened(&m_rig->document, &Document::opened);
    m_rig->document.open(project);
    QVERIFY(opened.wait(10000));
  }
  for (const bool dark : {false, true}) {
    applyTheme(*qApp, dark ? ThemeMode::Dark : ThemeMode::Light);
    for (const QSize size : {QSize(1204, 690), QSize(1844, 970)}) {
      ResultsPage page(m_rig->context);
      page.resize(size);
      page.show();
      QTRY_VERIFY(page.shownRun());
      const QString wanted = qEnvironmentVariable("ULLIM_RUN");
      if (!wanted.isEmpty()) m_rig->session.setRun(runsFolderOf(m_rig->document.path()) + '/' + wanted);
      QTest::qWait(1500);
      if (qEnvironmentVariableIsSet("ULLIM_PAIR"))
        page.report()->compare()->choose({page.report()->run(), page.report()->compare()->allRuns().front()});
      if (qEnvironmentVariableIsSet("ULLIM_PERCENT"))
        for (auto* button : page.findChildren<QPushButton*>())
          if (button->text().contains(QStringLiteral("Row %"))) button->click();
      for (int i = 0; i < ResultsReport::kSections; ++i) {
        page.report()->showSection(Section(i));
        QTest::qWait(400);
        page.grab().save(QStringLiteral("%1/%2-%3-%4.png")
                             .arg(folder)
                             .arg(i)
                             .arg(size.width())
                             .arg(dark ? QStringLiteral("dark") : QStringLiteral("light")));
      }
    }
  }
  applyTheme(*qApp, ThemeMode::Light);
}

QTEST_MAIN(TestResults)
#include "tst_results.moc"
