// The Results page over runs made by hand: what each cell, bar, bin, point and fold opens is counted here
// from the rows themselves.
#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>
#include <cmath>
#include <map>
#include <set>

#include "tests/ui/resultsrig.h"
#include "ui/pages/resultcalibration.h"
#include "ui/pages/resultcurves.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/resultsreport.h"
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
  void init();
  void cleanup() { m_rig.reset(); }
  void barsOpenTheirMistakes();
  void binsOpenTheirClips();
  void pointsOpenFalseAlarmsAndMisses();
  void refusedClipsOpen();
  void foldsOpenTheirMistakes();
  void sectionsByKey();
  void pictures();
};

void TestResults::init() {
  m_rig = std::make_unique<studio::Rig>();
  const char* names[] = {"low", "middle", "high"};
  for (int c = 0; c < 3; ++c)
    for (int k = 0; k < 20; ++k)
      studio::writeClip(
          m_rig->folder.filePath(QStringLiteral("sounds/%1/voice%2_%3.wav").arg(names[c]).arg(k % 4).arg(k)),
          studio::tone(300 * (c + 1) + k, 0.05));
  QVERIFY(m_rig->openProject(m_rig->folder.filePath("sounds")));
  QCOMPARE(int(m_rig->document.data().clips.size()), 60);
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
