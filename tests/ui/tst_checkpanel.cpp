// Clips are measured by themselves, and a check shows what was planted and leads to its clips.
#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>

#include "core/dataset/measurefacts.h"
#include "tests/ui/windowrig.h"
#include "ui/jobs/factsjob.h"
#include "ui/pages/checkpanel.h"
#include "ui/pages/checkwords.h"

using namespace ullim;

class TestCheckPanel : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

  QAction* action(const char* id) const { return m_rig->context().actions->action(QString::fromLatin1(id)); }
  CheckPanel* panel() const { return m_rig->window.findChild<CheckPanel*>(); }
  QTreeWidget* list() const { return panel()->findChild<QTreeWidget*>(QStringLiteral("checkFindings")); }
  int rowOf(FindingKind kind) const {
    const auto& findings = panel()->report()->findings;
    for (int i = 0; i < int(findings.size()); ++i)
      if (findings[std::size_t(i)].kind == kind) return i;
    return -1;
  }
  bool measured() const {
    const auto& clips = m_rig->data().clips;
    return std::all_of(clips.begin(), clips.end(), [](const Clip& clip) { return factsFresh(clip); });
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void initTestCase() {
    Settings::instance().set(setting::language, QStringLiteral("en"));
    followSettings();
  }
  void init() {
    m_rig = std::make_unique<desk::Window>();
    // A recording under two classes, and a clip of nothing.
    AudioClip cry = studio::tone(300, 1.5);
    Rng rng{5};
    for (std::size_t i = 0; i < cry.samples.size(); ++i)
      cry.samples[i] = float(cry.samples[i] * std::pow(std::sin(double(i) / 700), 2) + 0.02 * rng.normal());
    const auto file = [this](const char* name) {
      return m_rig->folder.filePath(QLatin1String("sounds/") + QLatin1String(name));
    };
    studio::writeClip(file("alpha/copy_1.wav"), cry);
    for (float& x : cry.samples) x *= 0.5f;
    studio::writeClip(file("beta/copy_2.wav"), cry);
    for (float& x : cry.samples) x = 0;
    studio::writeClip(file("beta/silent_3.wav"), cry);
    QVERIFY(m_rig->openWith({"alpha", "beta"}, 6));
  }
  void cleanup() { m_rig.reset(); }

  void clipsAreMeasuredByThemselvesAndKept() {
    QVERIFY(QTest::qWaitFor([this] { return measured(); }, 15000));
    const Clip& clip = m_rig->data().clips.front();
    QVERIFY(clip.facts.levelDb < 0 && clip.facts.levelDb > -40);
    const ClipFacts facts = clip.facts;
    const QString path = m_rig->document().path();
    m_rig->document().close();
    QVERIFY(m_rig->open(path));
    QVERIFY(measured());  // from the store, at once
    QVERIFY(m_rig->data().clips.front().facts == facts);
    QCOMPARE(m_rig->document().undoCount(), 1);  // the import alone: facts are no part of history
  }

  void aCheckFindsAndShows() {
    action("data.check")->trigger();
    QVERIFY(panel()->isVisible());
    QVERIFY(QTest::qWaitFor([this] { return panel()->report() != nullptr; }, 20000));
    QVERIFY(measured());
    QCOMPARE(list()->topLevelItemCount(), int(panel()->report()->findings.size()));
    const int copies = rowOf(FindingKind::NearDuplicates);
    QVERIFY(copies >= 0);
    QTreeWidgetItem* item = list()->topLevelItem(copies);
    QCOMPARE(item->text(0), QStringLiteral("Serious"));  // a word, not only a colour
    QCOMPARE(item->text(1), QStringLiteral("2"));
    QVERIFY(item->text(2).contains(QStringLiteral("other labels")));
    list()->setCurrentItem(item);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_COMPARE(m_rig->session().queue().size(), 2);
    QCOMPARE(m_rig->session().restrictionTitle(), item->text(2));
    for (const QString& id : m_rig->session().queue().toList()) {
      const Clip* clip = m_rig->data().find(id.toStdString());
      QVERIFY(clip->file.find("copy_") != std::string::npos);
      QVERIFY(clip->facts.duplicate > 0);
    }
    list()->setCurrentItem(list()->topLevelItem(rowOf(FindingKind::Silent)));
    panel()->findChild<QPushButton*>(QStringLiteral("checkShow"))->click();
    QTRY_COMPARE(m_rig->session().queue().size(), 1);
    QCOMPARE(m_rig->document().undoCount(), 1);  // nothing was changed
    // What a project said is not said of the next one.
    m_rig->document().close();
    QTRY_COMPARE(list()->topLevelItemCount(), 0);
    QVERIFY(!panel()->report());
  }

  void aCheckStops() {
    panel()->show();
    panel()->check();
    auto* stop = panel()->findChild<QPushButton*>(QStringLiteral("checkStop"));
    QVERIFY(stop->isVisibleTo(panel()));
    stop->click();
    QTRY_VERIFY(!stop->isVisibleTo(panel()));
    for (const Job* job : m_rig->context().jobs->jobs()) QVERIFY(job->state() != JobState::Failed);
    QVERIFY(panel()->findChild<QPushButton*>(QStringLiteral("checkStart"))->isEnabled());
  }

  void everyFindingHasWords() {
    QSet<QString> lines;
    for (int kind = 0; kind <= int(FindingKind::Imbalance); ++kind) {
      Finding finding;
      finding.kind = FindingKind(kind);
      QVERIFY(!CheckWords::hint(finding).isEmpty());
      lines.insert(CheckWords::line(finding));
    }
    QCOMPARE(lines.size(), qsizetype(FindingKind::Imbalance) + 1);
  }

  void picturesForPeople() {
    const QString folder = qEnvironmentVariable("ULLIM_SHOTS");
    if (folder.isEmpty()) QSKIP("no ULLIM_SHOTS");
    QVERIFY(m_rig->open(qEnvironmentVariable("ULLIM_SHOTS_PROJECT")));
    for (const char* theme : {"light", "dark"}) {
      Settings::instance().set(setting::theme, QString::fromLatin1(theme));
      action("data.check")->trigger();
      QVERIFY(QTest::qWaitFor([this] { return panel()->report() != nullptr; }, 60000));
      const int row = rowOf(FindingKind::GivesAway);
      list()->setCurrentItem(list()->topLevelItem(std::max(0, row)));
      for (int i = 0; i < int(panel()->report()->findings.size()); ++i)
        if (panel()->report()->findings[std::size_t(i)].subject == "platform" &&
            panel()->report()->findings[std::size_t(i)].feature == "duration")
          list()->setCurrentItem(list()->topLevelItem(i));
      QTest::qWait(500);
      m_rig->window.grab().save(QStringLiteral("%1/check_%2.png").arg(folder, QLatin1String(theme)));
    }
  }
};

QTEST_MAIN(TestCheckPanel)
#include "tst_checkpanel.moc"
