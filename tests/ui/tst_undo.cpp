// Undo and redo go where something changed, stop before an import, and forget nothing that was asked for.
#include <QAction>
#include <QLineEdit>
#include <QPushButton>

#include "core/dataset/operations.h"
#include "tests/ui/windowrig.h"
#include "ui/commands/labelcontroller.h"
#include "ui/messagestrip.h"

using namespace ullim;

class TestUndo : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

  QAction* action(const char* id) const { return m_rig->context().actions->action(QString::fromLatin1(id)); }
  MessageStrip* strip() const { return m_rig->window.findChild<MessageStrip*>(QStringLiteral("messages")); }
  QPushButton* button(const QString& text) const {
    for (QPushButton* each : strip()->findChildren<QPushButton*>())
      if (each->text() == text && !each->isHidden()) return each;
    return nullptr;
  }
  std::string id(int row) const { return m_rig->clip(row).id; }
  QString current() const { return m_rig->session().currentClip(); }
  bool commit(Result<Change> change) {
    if (!change) return false;
    m_rig->document().commit(std::move(*change));
    return m_rig->waitSaved();
  }
  bool press(const char* what) {
    action(what)->trigger();
    return m_rig->waitSaved();
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
    QVERIFY(m_rig->openWith({"0", "1", "yes"}, 6));
  }
  void cleanup() { m_rig.reset(); }

  void digitClassesHaveTheirOwnKey() {
    m_rig->session().setCurrentClip(QString::fromStdString(id(0)));
    const std::string first = id(0);
    action("label.stay1")->trigger();
    QCOMPARE(m_rig->data().find(first)->label, std::string("1"));
    action("label.stay0")->trigger();
    QCOMPARE(m_rig->data().find(first)->label, std::string("0"));
    action("label.stay2")->trigger();
    QCOMPARE(m_rig->data().find(first)->label, std::string("yes"));
  }

  void oneClipComesToTheFront() {
    const std::string second = id(1), far = id(14);
    QVERIFY(commit(relabel(m_rig->data(), {second}, "yes")));
    QVERIFY(commit(relabel(m_rig->data(), {far}, "1")));
    m_rig->session().setCurrentClip(QString::fromStdString(id(8)));
    QVERIFY(press("edit.undo"));
    QCOMPARE(current(), QString::fromStdString(far));
    QCOMPARE(m_rig->session().selection(), QStringList{QString::fromStdString(far)});
    QCOMPARE(m_rig->table()->currentIndex().row(), 14);
    QVERIFY(press("edit.undo"));
    QCOMPARE(current(), QString::fromStdString(second));
    m_rig->session().setCurrentClip(QString::fromStdString(id(8)));
    QVERIFY(press("edit.redo"));
    QCOMPARE(current(), QString::fromStdString(second));
    QVERIFY(strip()->isHidden());
  }

  void aClipThatIsNotShownIsNamed() {
    const std::string far = id(14);
    QVERIFY(commit(relabel(m_rig->data(), {far}, "1")));
    m_rig->session().setRestriction({QString::fromStdString(id(0)), QString::fromStdString(id(1))},
                                    QStringLiteral("two"));
    QTRY_COMPARE(m_rig->session().queue().size(), 2);
    QVERIFY(press("edit.undo"));
    QVERIFY(strip()->text().contains(QStringLiteral("voice")));
    QVERIFY(button(QStringLiteral("Show it")));
    button(QStringLiteral("Show it"))->click();
    QTRY_COMPARE(current(), QString::fromStdString(far));
  }

  void manyKeepThePlaceAndAreCounted() {
    std::vector<std::string> five;
    for (int row = 3; row < 8; ++row) five.push_back(id(row));
    QVERIFY(commit(relabel(m_rig->data(), five, "yes", true)));
    const QString here = QString::fromStdString(id(12));
    m_rig->session().setCurrentClip(here);
    QVERIFY(press("edit.undo"));
    QCOMPARE(current(), here);
    QVERIFY2(strip()->text().contains(QStringLiteral("5 clip")), qPrintable(strip()->text()));
    button(QStringLiteral("Show them"))->click();
    QTRY_COMPARE(m_rig->session().queue().size(), 5);
  }

  void undoStopsBeforeTheImport() {
    QVERIFY(commit(relabel(m_rig->data(), {id(3)}, "yes")));
    QVERIFY(press("edit.undo"));
    QVERIFY(press("edit.undo"));
    QCOMPARE(m_rig->data().clips.size(), std::size_t(18));
    QVERIFY2(strip()->text().contains(QStringLiteral("18 clip")), qPrintable(strip()->text()));
    QVERIFY(!action("edit.undo")->autoRepeat());  // holding the key does not go on
    QVERIFY(press("edit.undo"));
    QCOMPARE(m_rig->data().clips.size(), std::size_t(0));
    QVERIFY(action("edit.undo")->autoRepeat());
    QVERIFY2(strip()->text().contains(QStringLiteral("taken back")), qPrintable(strip()->text()));
    button(action("edit.redo")->text())->click();
    QVERIFY(m_rig->waitSaved());
    QCOMPARE(m_rig->data().clips.size(), std::size_t(18));
    QVERIFY(press("edit.redo"));
    QTRY_COMPARE(m_rig->data().find(id(3))->label, std::string("yes"));
  }

  void pressesThatCameTooFastStopThereToo() {
    QVERIFY(commit(relabel(m_rig->data(), {id(3)}, "yes")));
    for (int i = 0; i < 5; ++i) action("edit.undo")->trigger();
    QVERIFY(m_rig->waitSaved());
    QTRY_VERIFY(strip()->text().contains(QStringLiteral("18 clip")));
    QCOMPARE(m_rig->data().clips.size(), std::size_t(18));
    QCOMPARE(m_rig->data().find(id(3))->label, m_rig->data().find(id(3))->originalLabel);
  }

  void whatIsLabelledNextAnswersTheQuestion() {
    QVERIFY(press("edit.undo"));
    QVERIFY(!strip()->text().isEmpty());
    QVERIFY(commit(relabel(m_rig->data(), {id(3)}, "yes")));
    QVERIFY(strip()->isHidden());
    QVERIFY(press("edit.undo"));
    QVERIFY(press("edit.undo"));  // asks again
    QCOMPARE(m_rig->data().clips.size(), std::size_t(18));
    button(QStringLiteral("Keep it"))->click();
    QVERIFY(strip()->isHidden());
    QCOMPARE(m_rig->data().clips.size(), std::size_t(18));
  }

  void paceBelongsToOneProject() {
    LabelController* labels = m_rig->context().labels;
    for (int i = 0; i < 12; ++i) {
      action("label.verify")->trigger();
      QTest::qWait(1);
    }
    QVERIFY(m_rig->waitSaved());
    QCOMPARE(labels->counted(), 12);
    const QString path = m_rig->document().path();
    m_rig->document().close();
    QVERIFY(m_rig->open(path));
    QCOMPARE(labels->counted(), 0);
  }
};

QTEST_MAIN(TestUndo)
#include "tst_undo.moc"
