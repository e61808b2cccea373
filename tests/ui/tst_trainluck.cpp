// The luck of the split on the Train page: the dots say the figures of the Luck, and the sentence its gain.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <cmath>

#include "tests/ui/studiorig.h"
#include "ui/pages/luckpanel.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainsetup.h"
#include "widgets/plot/luckstrips.h"

using namespace ullim;

class TestTrainLuck : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;

  void makeProject() {
    m_rig = std::make_unique<studio::Rig>();
    std::uint64_t seed = 1;
    for (int voice = 0; voice < 6; ++voice)
      for (int c = 0; c < 2; ++c)
        for (int k = 0; k < 2 + 2 * c; ++k)  // uneven: the two figures are not the same
          studio::writeClip(
              m_rig->folder.filePath(
                  QStringLiteral("sounds/%1/voice%2_%3.wav").arg(c ? "high" : "low").arg(voice).arg(k)),
              // each voice has a pitch of its own; its class tells nothing of another voice
              studio::noisyTone(200 + 150 * voice + (voice % 2 == c ? 60 : 0), ++seed));
    QVERIFY(m_rig->openProject(m_rig->folder.filePath("sounds")));
  }

  static void verifyDots(const LuckStrips& picture, int strip, const std::vector<double>& values) {
    int n = 0;
    std::vector<LuckStrips::Dot> mine;
    for (const LuckStrips::Dot& dot : picture.dots()) {
      if (dot.strip != strip) continue;
      ++n;
      QVERIFY(std::abs(picture.valueAt(dot.at.x()) - values.at(std::size_t(dot.index))) < 1e-9);
      QVERIFY(picture.rect().contains(dot.at.toPoint()));
      for (const LuckStrips::Dot& other : mine)  // no dot hides another
        QVERIFY(std::hypot(other.at.x() - dot.at.x(), other.at.y() - dot.at.y()) > 7.9);
      mine.push_back(dot);
    }
    QCOMPARE(n, int(values.size()));
  }

  static Luck made(double random, double grouped, double sd, int repeats) {
    Luck luck;
    luck.hasGroups = true;
    luck.n = 100;
    luck.folds = 5;
    luck.repeats = repeats;
    luck.random.balancedMean = random;
    luck.grouped.balancedMean = grouped;
    luck.random.balancedSd = luck.grouped.balancedSd = sd;
    return luck;
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void cleanup() { m_rig.reset(); }

  void dotsAreTheFiguresOfTheLuck() {
    makeProject();
    TrainPage page(m_rig->context);
    page.show();
    QTRY_VERIFY(page.setup()->request().has_value());
    m_rig->actions.action("train.luck")->trigger();
    auto* panel = page.findChild<LuckPanel*>("luckPanel");
    QVERIFY(panel && panel->isVisible());
    panel->findChild<QSpinBox*>("luckRepeats")->setValue(6);
    panel->findChild<QSpinBox*>("luckFolds")->setValue(3);
    QSignalSpy ended(panel, &LuckPanel::ended);
    panel->findChild<QPushButton*>("luckStart")->click();
    QVERIFY(panel->isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    QVERIFY(panel->luck().has_value());
    // The same figures as asked for directly.
    const TrainData& data = page.setup()->data();
    const auto luck =
        luckOfTheSplit(data.clips, data.classNames, {.folds = 3, .repeats = 6, .seed = 0, .jobs = 1});
    QVERIFY(bool(luck));
    QCOMPARE(panel->luck()->random.balancedAccuracy, luck->random.balancedAccuracy);
    auto* picture = panel->findChild<LuckStrips*>();
    QVERIFY(luck->random.balancedAccuracy != luck->random.accuracy);
    verifyDots(*picture, 0, luck->random.balancedAccuracy);
    verifyDots(*picture, 1, luck->grouped.balancedAccuracy);
    panel->findChild<QComboBox*>("luckFigure")->setCurrentIndex(1);
    verifyDots(*picture, 0, luck->random.accuracy);
    verifyDots(*picture, 1, luck->grouped.accuracy);
    QVERIFY(picture->accessibleDescription().contains("50.0 %"));  // guessing, of two classes
    QVERIFY(!panel->findChild<QLabel*>("luckSentence")->text().isEmpty());
  }

  void canBeStopped() {
    makeProject();
    TrainPage page(m_rig->context);
    page.show();
    QTRY_VERIFY(page.setup()->request().has_value());
    page.openLuck();
    auto* panel = page.findChild<LuckPanel*>("luckPanel");
    panel->findChild<QSpinBox*>("luckRepeats")->setValue(1000);
    QSignalSpy ended(panel, &LuckPanel::ended);
    panel->startOrStop();
    panel->startOrStop();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20000);
    QVERIFY(!panel->luck().has_value());
    QVERIFY(panel->findChild<QLabel*>("luckSentence")->text().isEmpty());  // stopped is not failed
  }

  /// 20 repeats of spread 2 points each way: the mean difference is known to 0.63 points, so that 7.9 is told
  /// and 1.2 is not.
  void sentenceSaysTheGainOnlyWhenItIsClear() {
    const QString clear = LuckPanel::sentence(made(0.579, 0.5, 0.02, 20), true);
    QVERIFY(clear.contains("7.9 points better"));
    QVERIFY(clear.contains("4.0 points off"));
    // 2.26 points are shown as 2.3 in the picture; twice that is 4.6, though 4.52 would be rounded to 4.5.
    const Luck odd = made(0.579, 0.5, 0.0226, 20);
    QVERIFY(LuckPanel::sentence(odd, true).contains("4.6 points off by luck (twice the spread of 2.3)"));
    LuckStrips picture;
    picture.setData({{.name = "At random", .values = {0.5, 0.6}, .mean = 0.579, .sd = 0.0226}}, {});
    QVERIFY(picture.accessibleDescription().contains("57.9 % on average, spread 2.3 points"));
    QVERIFY(LuckPanel::sentence(made(0.512, 0.5, 0.02, 20), true).contains("no clear difference"));
    QVERIFY(LuckPanel::sentence(made(0.5, 0.579, 0.02, 20), true).contains("7.9 points worse"));
    Luck none = made(0.5, 0, 0.02, 20);
    none.hasGroups = false;
    QVERIFY(LuckPanel::sentence(none, true).contains("No groups"));
  }
};

QTEST_MAIN(TestTrainLuck)
#include "tst_trainluck.moc"
