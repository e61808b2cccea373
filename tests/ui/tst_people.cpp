// Blind passes and settling in the window, by keys: verdicts beside the labels, nothing that tells, undo that
// goes where it acts, disagreements that become labels.
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTreeWidget>

#include "core/dataset/passes.h"
#include "tests/ui/windowrig.h"
#include "ui/commands/labelcontroller.h"
#include "ui/commands/passcontroller.h"
#include "ui/commands/settlecontroller.h"
#include "ui/pages/newpassdialog.h"
#include "ui/pages/peoplepanel.h"
#include "ui/pages/regionpanel.h"
#include "ui/passbanner.h"
#include "widgets/plot/confusionview.h"

using namespace ullim;

class TestPeople : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

  QAction* action(const char* id) const { return m_rig->context().actions->action(QString::fromLatin1(id)); }
  PassController& walk() const { return *m_rig->context().labels->passes(); }
  SettleController& settling() const { return *m_rig->context().labels->settling(); }
  QString banner() const { return m_rig->window.findChild<PassBanner*>()->text(); }
  void press(int key) const { QTest::keyClick(m_rig->window.windowHandle(), Qt::Key(key)); }
  const Pass& pass() const { return *walk().pass(); }
  QStringList labels() const {
    QStringList out;
    for (const auto& clip : m_rig->data().clips) out << QString::fromStdString(clip.label);
    return out;
  }
  /// A pass of all nine clips and three returns.
  QString makeOne() const {
    std::vector<std::string> ids;
    for (const auto& clip : m_rig->data().clips) ids.push_back(clip.id);
    PassPlan plan;
    plan.annotator = "Kim";
    plan.sample = 0;
    plan.repeats = 0.34;
    plan.distance = 3;
    auto change = makePass(m_rig->data(), ids, plan, newId, nowMs()).value();
    const QString id = QString::fromStdString(change.passes[0].after->id);
    m_rig->document().commit(std::move(change));
    return id;
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
    QVERIFY(m_rig->openWith({"alpha", "beta", "gamma"}, 3));
    QVERIFY(QTest::qWaitForWindowActive(&m_rig->window));
  }
  void cleanup() { m_rig.reset(); }

  void dialogMakesAPassThatStarts() {
    action("people.newPass")->trigger();
    QTRY_VERIFY(m_rig->window.findChild<NewPassDialog*>());
    auto* dialog = m_rig->window.findChild<NewPassDialog*>();
    dialog->findChild<QLineEdit*>(QStringLiteral("passAnnotator"))->setText(QStringLiteral("Lee"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(walk().active());
    QCOMPARE(pass().annotator, std::string("Lee"));
    QVERIFY(m_rig->session().blind());
    QVERIFY2(banner().startsWith(QStringLiteral("Blind pass: Lee 1 as Lee, 0 of 10")), qPrintable(banner()));
    // The table shows the sample, but in no order that tells what comes back or which class it was.
    QTRY_COMPARE(m_rig->table()->model()->rowCount(), 9);
    QCOMPARE(m_rig->session().queue().size(), 10);
    m_rig->session().setBlind(false);  // to see the labels is to stop
    QVERIFY(!walk().active());
    QTRY_COMPARE(m_rig->session().queue().size(), 9);
  }

  void digitsGiveVerdictsAndNoLabels() {
    const QStringList before = labels();
    walk().start(makeOne());
    m_rig->table()->setFocus();
    QCOMPARE(walk().place(), 0);
    press(Qt::Key_2);
    QCOMPARE(walk().place(), 1);
    press(Qt::Key_U);
    press(Qt::Key_X);
    QCOMPARE(walk().place(), 3);
    QCOMPARE(verdictAt(m_rig->data(), pass(), 0)->label, std::string("beta"));
    QVERIFY(verdictAt(m_rig->data(), pass(), 1)->unsure && verdictAt(m_rig->data(), pass(), 2)->unusable);
    QCOMPARE(verdictAt(m_rig->data(), pass(), 0)->annotator, std::string("Kim"));
    QCOMPARE(labels(), before);
    for (const auto& clip : m_rig->data().clips) QVERIFY(clip.status == ClipStatus::New);
    // Back and another word: corrected, not a second one.
    press(Qt::Key_P);
    press(Qt::Key_P);
    press(Qt::Key_P);
    QCOMPARE(walk().place(), 0);
    QVERIFY2(banner().contains(QStringLiteral("your word: beta")), qPrintable(banner()));
    press(Qt::Key_3);
    QCOMPARE(verdictAt(m_rig->data(), pass(), 0)->label, std::string("gamma"));
    QCOMPARE(passProgress(m_rig->data(), pass()).done, 3);
    QVERIFY(m_rig->waitSaved());
  }

  void regionsDoNotTell() {
    const std::string first = m_rig->data().clips.front().id;
    Change change;
    change.kind = "region";
    Region region;
    region.id = newId();
    region.clipId = first;
    region.range = {100, 900};
    region.label = "alpha";
    change.regions.push_back({std::nullopt, region});
    m_rig->document().commit(std::move(change));
    action("view.inspect")->trigger();
    m_rig->session().setCurrentClip(QString::fromStdString(first));
    const auto* list = m_rig->window.findChild<RegionPanel*>()->findChild<QTableWidget*>();
    QTRY_COMPARE(list->rowCount(), 1);
    walk().start(makeOne());
    m_rig->session().setCurrentClip(QString::fromStdString(first));
    QVERIFY(walk().active());
    QTest::qWait(300);
    QCOMPARE(list->rowCount(), 0);
    walk().stop();
    QTRY_COMPARE(list->rowCount(), 1);
  }

  void returnsAreTheirOwnPlaces() {
    walk().start(makeOne());
    const QString pass1 = walk().passId();
    const int places = int(pass().clips.size());
    QCOMPARE(places, 12);
    m_rig->table()->setFocus();
    for (int place = 0; place < places; ++place) {
      QCOMPARE(walk().place(), place);
      QCOMPARE(m_rig->session().currentClip(), QString::fromStdString(pass().clips[std::size_t(place)]));
      press(place % 2 == 0 ? Qt::Key_1 : Qt::Key_2);
    }
    QVERIFY(walk().finished());
    QCOMPARE(m_rig->data().verdicts.size(), std::size_t(12));
    walk().finish();
    QVERIFY(!walk().active() && !m_rig->session().blind());
    QVERIFY(m_rig->data().findPass(pass1.toStdString())->closed);
    walk().start(pass1);  // closed
    QVERIFY(!walk().active());
  }

  void undoGoesWhereItActs() {
    walk().start(makeOne());
    m_rig->table()->setFocus();
    press(Qt::Key_1);
    press(Qt::Key_2);
    press(Qt::Key_1);
    QCOMPARE(walk().place(), 3);
    QVERIFY(m_rig->waitSaved());
    action("edit.undo")->trigger();
    QTRY_COMPARE(walk().place(), 2);
    QVERIFY(!verdictAt(m_rig->data(), pass(), 2));
    QVERIFY(verdictAt(m_rig->data(), pass(), 1));
    action("edit.redo")->trigger();
    QTRY_VERIFY(verdictAt(m_rig->data(), pass(), 2));
    press(Qt::Key_Backspace);
    QTRY_VERIFY(!verdictAt(m_rig->data(), pass(), 2));
  }

  void survivesAReopen() {
    const QString id = makeOne();
    walk().start(id);
    m_rig->table()->setFocus();
    press(Qt::Key_1);
    press(Qt::Key_2);
    QVERIFY(m_rig->waitSaved());
    const QString path = m_rig->document().path();
    m_rig->document().close();
    QTRY_VERIFY(!walk().active() && !m_rig->session().blind());
    QVERIFY(m_rig->open(path));
    Settings::instance().set(setting::annotator, QStringLiteral("Kim"));
    action("people.walk")->trigger();
    QTRY_VERIFY(walk().active());
    QCOMPARE(walk().place(), 2);
    action("people.walk")->trigger();
    QVERIFY(!walk().active());
    Settings::instance().reset(setting::annotator);
  }

  void followsTheTheme() {
    makeOne();
    action("view.people")->trigger();
    QTRY_VERIFY(m_rig->window.findChild<QTreeWidget*>(QStringLiteral("pairList"))->topLevelItemCount() > 0);
    action("view.theme")->trigger();
    action("view.theme")->trigger();
  }

  void digitsStayTextInTextFields() {
    walk().start(makeOne());
    auto* text = new QLineEdit(&m_rig->window);
    text->show();
    text->setFocus();
    QTRY_VERIFY(text->hasFocus());
    press(Qt::Key_2);
    press(Qt::Key_Q);
    QVERIFY(m_rig->data().verdicts.size() == 0);
    QVERIFY(!text->text().isEmpty());
  }

  // Nine clips, Kim says beta to all: with the labels alike on three, kappa 0; six to settle.
  void disagreementsBecomeLabels() {
    walk().start(makeOne());
    m_rig->table()->setFocus();
    // Not by keys here: the same one again at once is taken for a bounce.
    while (!walk().finished()) QVERIFY(walk().label(QStringLiteral("beta"), false));
    QVERIFY(walk().finished());
    walk().stop();
    action("view.people")->trigger();
    auto* panel = m_rig->window.findChild<PeoplePanel*>();
    auto* pairs = panel->findChild<QTreeWidget*>(QStringLiteral("pairList"));
    QTRY_VERIFY(pairs->topLevelItemCount() == 3);
    QCOMPARE(pairs->topLevelItem(0)->text(0), QStringLiteral("Label – Kim"));
    QCOMPARE(pairs->topLevelItem(0)->text(1), QStringLiteral("9"));
    const QString words = panel->findChild<QLabel*>(QStringLiteral("pairWords"))->text();
    QVERIFY2(words.contains(QStringLiteral("3 of 9 clips (33 %)")), qPrintable(words));
    auto* picture = panel->findChild<ConfusionView*>(QStringLiteral("peopleConfusion"));
    QCOMPARE(picture->classCount(), 3);
    picture->setFocus();  // by keys alone: one to the right of the first cell
    press(Qt::Key_Right);
    press(Qt::Key_Return);  // label alpha, Kim beta
    QVERIFY(settling().active());
    QCOMPARE(settling().openCase().clips.size(), 3);
    QTRY_COMPARE(m_rig->session().queue().size(), 3);
    QVERIFY2(banner().contains(QStringLiteral("Label says alpha, Kim says beta")), qPrintable(banner()));
    m_rig->table()->setFocus();
    const std::string first = m_rig->session().currentClip().toStdString();
    press(Qt::Key_I);  // Kim's
    QCOMPARE(m_rig->data().find(first)->label, std::string("beta"));
    const std::string second = m_rig->session().currentClip().toStdString();
    QVERIFY(second != first);
    press(Qt::Key_E);  // the label stays, and is verified
    QCOMPARE(m_rig->data().find(second)->label, std::string("alpha"));
    QVERIFY(m_rig->data().find(second)->status == ClipStatus::Verified);
    const std::string third = m_rig->session().currentClip().toStdString();
    press(Qt::Key_3);  // neither
    QCOMPARE(m_rig->data().find(third)->label, std::string("gamma"));
    QCOMPARE(settling().settled(), 3);
    QVERIFY(m_rig->waitSaved());
    std::vector<HistoryEntry> history;
    m_rig->document().requestHistory(
        3, [&](std::vector<HistoryEntry> entries) { history = std::move(entries); });
    QTRY_COMPARE(history.size(), std::size_t(3));
    QCOMPARE(history[2].kind, std::string("adjudicate"));
    QCOMPARE(history[2].why, std::string("beta, as Kim says (Label: alpha, Kim: beta)"));
    action("edit.undo")->trigger();
    QTRY_COMPARE(m_rig->data().find(third)->label, std::string("alpha"));
    QCOMPARE(settling().settled(), 2);
    settling().stop();
    QVERIFY(banner().isEmpty());
    QTRY_COMPARE(m_rig->session().queue().size(), 9);
    // The picture follows.
    QTRY_VERIFY(
        panel->findChild<QLabel*>(QStringLiteral("pairWords"))->text().contains(QStringLiteral("4 of 9")));
  }
};

QTEST_MAIN(TestPeople)
#include "tst_people.moc"
