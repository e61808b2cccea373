// Keys are the user's: changed by pressing them, kept for the next run, told when they clash.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

#include "tests/ui/windowrig.h"
#include "ui/commands/keydialog.h"
#include "ui/commands/keyfield.h"
#include "ui/commands/keylist.h"
#include "ui/commands/keymap.h"
#include "ui/commands/keysheet.h"
#include "ui/pages/pages.h"

using namespace ullim;

namespace {

QKeySequence key(const char* text) { return QKeySequence(QString::fromLatin1(text)); }

void press(QWidget* widget, int code, const QString& text, Qt::KeyboardModifiers modifiers = {},
           bool repeat = false) {
  QKeyEvent event(QEvent::KeyPress, code, modifiers, 0, 0, 0, text, repeat);
  QCoreApplication::sendEvent(widget, &event);
}

}  // namespace

class TestKeyDialog : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;
  KeyDialog* m_dialog = nullptr;

  Actions& actions() { return *m_rig->context().actions; }
  QString message() { return m_dialog->findChild<QLabel*>(QStringLiteral("keyMessage"))->text(); }
  QPushButton* button(const char* name) { return m_dialog->findChild<QPushButton*>(QLatin1String(name)); }
  KeyField* field(int place) {
    return m_dialog->findChild<KeyField*>(QStringLiteral("keyField%1").arg(place));
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    Settings::instance().reset(setting::keys);
    Settings::instance().set(setting::language, QStringLiteral("en"));
    followSettings();
    m_rig = std::make_unique<desk::Window>();
    m_rig->window.editKeys();
    m_dialog = m_rig->window.findChild<KeyDialog*>();
    QVERIFY(m_dialog);
  }
  void cleanup() { m_rig.reset(); }

  void noTwoActionsShareAKey() {
    // Every page answers to the same table, so no key may be there twice.
    const auto found = KeyMap().clashes();
    for (const auto& clash : found)
      qWarning("%s: %s", qPrintable(clash.key.toString()), qPrintable(clash.ids.join(", ")));
    QVERIFY(found.empty());
  }

  void defaultsAreJudgedGood() {
    for (const ActionInfo& info : actionTable())
      for (const QKeySequence& each : KeyMap::defaults(info.id))
        QVERIFY2(judgeKey(each, info.id).kind == KeyVerdict::Kind::Good, info.id);
  }

  void mapKeepsOnlyWhatDiffers() {
    KeyMap map;
    map.set("clip.next", {key("J"), key("Down")});
    map.set("clip.loop", {});
    map.set("clip.play", KeyMap::defaults("clip.play"));
    map.set("no.such.action", {key("J")});
    QCOMPARE(map.changes().size(), 2);
    KeyMap back;
    back.setChanges(map.changes());
    QCOMPARE(back.keys("clip.next"), (Keys{key("J"), key("Down")}));
    QVERIFY(back.keys("clip.loop").isEmpty());
    QVERIFY(!back.isChanged("clip.play"));
    back.reset("clip.next");
    QCOMPARE(back.keys("clip.next"), KeyMap::defaults("clip.next"));
  }

  void clashesAreFound() {
    KeyMap map;
    map.set("clip.loop", {key("N")});
    const auto found = map.clashes();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].key, key("N"));
    QCOMPARE(found[0].ids, (QStringList{"clip.next", "clip.loop"}));
  }

  void textFileGoesOutAndIn() {
    KeyMap map;
    map.set("clip.next", {key("Shift+Space"), key("Ctrl+Alt+PgDown")});
    map.set("view.zoomIn", {key("*"), key("|")});
    const auto back = KeyMap::fromText(map.toText());
    QVERIFY(back);
    for (const ActionInfo& info : actionTable()) QVERIFY2(back->keys(info.id) == map.keys(info.id), info.id);
    const auto windows = KeyMap::fromText(map.toText().replace("\n", "\r\n"));
    QVERIFY(windows && windows->changes() == map.changes());
    const auto other = KeyMap::fromText("# Ullim keys 1\nclip.fly\tQ\nclip.next\tQ\n");
    QVERIFY(other && other->keys("clip.next") == Keys{key("Q")});
    for (const char* bad : {"", "hello", "<html>", "# Ullim keys 1\nclip.next\tFoo+Bar\n"}) {
      const auto none = KeyMap::fromText(QString::fromLatin1(bad));
      QVERIFY2(!none && none.error().code == ErrorCode::BadFormat, bad);
    }
  }

  void badKeysAreRefusedOrWarned_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    using enum KeyVerdict::Kind;
    for (const char* text :
         {"Tab", "Shift+Tab", "Esc", "Ctrl+Space", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Alt+F4", ""})
      QTest::newRow(*text ? text : "none") << QString::fromLatin1(text) << int(Refused);
    for (const char* text : {"Shift+Space", "Ctrl+Left", "Alt+F", "F10", "Return", "Ctrl+Backspace"})
      QTest::newRow(text) << QString::fromLatin1(text) << int(Warned);
    for (const char* text : {"J", "Ctrl+J", "F7", "Shift+J", "Ctrl+Shift+7", "*"})
      QTest::newRow(text) << QString::fromLatin1(text) << int(Good);
  }
  void badKeysAreRefusedOrWarned() {
    QFETCH(QString, text);
    QFETCH(int, kind);
    const KeyVerdict verdict = judgeKey(QKeySequence(text), "help.about");
    QCOMPARE(int(verdict.kind), kind);
    QCOMPARE(verdict.words.isEmpty(), verdict.kind == KeyVerdict::Kind::Good);
  }

  void capturedKeyActsAtOnceAndTheOldOneNoMore() {
    QVERIFY(m_rig->openWith({"low", "high"}, 3));
    m_dialog->list()->choose("clip.next");
    QTest::keyClick(m_dialog->findChild<QTableWidget*>(), Qt::Key_Return);
    QVERIFY(field(0)->isListening());
    press(field(0), Qt::Key_Return, QStringLiteral("\r"), {}, true);  // held down a little longer
    QVERIFY(field(0)->isListening());
    press(field(0), Qt::Key_J, QStringLiteral("j"));
    QCOMPARE(actions().keys("clip.next"), (Keys{key("J"), key("Down")}));
    QCOMPARE(field(0)->key(), key("J"));
    m_rig->table()->setFocus();
    press(m_rig->table(), Qt::Key_N, QStringLiteral("n"));
    QCOMPARE(m_rig->session().currentClip().toStdString(), m_rig->clip(0).id);
    press(m_rig->table(), Qt::Key_J, QStringLiteral("j"));
    QCOMPARE(m_rig->session().currentClip().toStdString(), m_rig->clip(1).id);
    press(m_rig->table(), 0x3153, QStringLiteral("ㅓ"));  // J with the Hangul input method on
    QCOMPARE(m_rig->session().currentClip().toStdString(), m_rig->clip(2).id);
    QVERIFY(actions().action("clip.next")->toolTip().contains("(J)"));
    QCOMPARE(actions().action("clip.next")->shortcut(), key("J"));
  }

  void jamoAreTakenForTheirKeys() {
    m_dialog->list()->choose("clip.loop");
    field(0)->listen();
    press(field(0), 0x3150, QStringLiteral("ㅐ"));  // O
    QCOMPARE(actions().keys("clip.loop"), Keys{key("O")});
    field(1)->listen();
    press(field(1), Qt::Key_unknown, QStringLiteral("ㅂ"));  // Q
    QCOMPARE(actions().keys("clip.loop"), (Keys{key("O"), key("Q")}));
    field(1)->listen();
    press(field(1), Qt::Key_Hangul, {});  // switches the input method; no key for an action
    QCOMPARE(actions().keys("clip.loop"), (Keys{key("O"), key("Q")}));
    QVERIFY(!message().isEmpty());
    field(1)->listen();
    press(field(1), Qt::Key_Question, QStringLiteral("?"), Qt::ShiftModifier);
    QVERIFY2(message().contains("Keys"), qPrintable(message()));  // "?" shows the key sheet
  }

  void clashIsToldAndMoved() {
    m_dialog->list()->choose("clip.loop");
    field(0)->listen();
    press(field(0), Qt::Key_N, QStringLiteral("n"));
    QCOMPARE(message(), QStringLiteral("N is also “Next clip”."));
    QCOMPARE(actions().keys("clip.loop"), Keys{key("L")});  // nothing yet
    QVERIFY(actions().clashes().empty());
    button("keyMove")->click();
    QCOMPARE(actions().keys("clip.loop"), Keys{key("N")});
    QCOMPARE(actions().keys("clip.next"), Keys{key("Down")});
    QVERIFY(actions().clashes().empty());
  }

  void clashIsLeftOutOfBothOrDropped() {
    m_dialog->list()->choose("clip.loop");
    m_dialog->offer(0, key("N"));
    button("keyLeave")->click();
    QCOMPARE(actions().keys("clip.loop"), Keys{key("L")});
    QCOMPARE(actions().keys("clip.next"), Keys{key("Down")});
    m_dialog->offer(0, key("P"));
    button("keyKeep")->click();
    QCOMPARE(actions().keys("clip.loop"), Keys{key("L")});
    QCOMPARE(actions().keys("clip.previous"), KeyMap::defaults("clip.previous"));
    m_dialog->offer(0, key("P"));
    m_dialog->list()->choose("clip.play");  // going elsewhere leaves the question
    QVERIFY(!button("keyMove")->isVisible());
    QCOMPARE(actions().keys("clip.loop"), Keys{key("L")});
  }

  void refusedKeysChangeNothing() {
    m_dialog->list()->choose("clip.loop");
    field(0)->listen();
    press(field(0), Qt::Key_Space, QStringLiteral(" "), Qt::ControlModifier);
    QVERIFY(message().contains("input method"));
    QCOMPARE(actions().keys("clip.loop"), Keys{key("L")});
    field(0)->listen();
    press(field(0), Qt::Key_Escape, {});
    QVERIFY(!field(0)->isListening() && m_dialog->isVisible());
    field(0)->listen();
    QTest::keyClick(field(0), Qt::Key_Tab);
    QVERIFY(!field(0)->isListening());
    QCOMPARE(actions().keys("clip.loop"), Keys{key("L")});
  }

  void deleteClearsAndResetBringsBack() {
    m_dialog->list()->choose("clip.next");
    press(field(0), Qt::Key_Delete, {});
    QCOMPARE(actions().keys("clip.next"), Keys{key("Down")});
    press(field(0), Qt::Key_Delete, {});
    QVERIFY(actions().keys("clip.next").isEmpty());
    QVERIFY(actions().action("clip.next")->shortcuts().isEmpty());
    button("keyReset")->click();
    QCOMPARE(actions().keys("clip.next"), KeyMap::defaults("clip.next"));
    actions().setKeys("clip.play", {key("Q")});
    actions().setKeys("file.new", {key("F7")});
    button("keyResetAll")->click();
    QVERIFY(actions().keyMap().changes().isEmpty());
  }

  void keysAreKeptForTheNextRun() {
    actions().setKeys("clip.next", {key("J")});
    actions().setKeys("file.open", {key("Ctrl+Shift+O")});
    m_rig.reset();
    // What a new run reads is the file, not this run's memory.
    QSettings file(QSettings::IniFormat, QSettings::UserScope, "ullim", "ullim");
    file.sync();
    QCOMPARE(file.value("keys").toStringList().size(), 2);
    m_rig = std::make_unique<desk::Window>();
    QCOMPARE(actions().keys("clip.next"), Keys{key("J")});
    QCOMPARE(actions().action("file.open")->shortcuts(), Keys{key("Ctrl+Shift+O")});
  }

  void sheetShowsTheNewKey() {
    m_rig->window.showKeys();
    auto* sheet = m_rig->window.findChild<KeySheet*>();
    const auto caps = [sheet] {
      QStringList out;
      for (const QLabel* label : sheet->findChildren<QLabel*>())
        if (label->property("role") == "keycap") out.append(label->text());
      return out;
    };
    QVERIFY(caps().contains("F") && !caps().contains("F7"));
    actions().setKeys("view.fit", {key("F7")});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(caps().contains("F7") && !caps().contains("F"));
    QVERIFY(!caps().contains("2"));  // the digits are one line while they are where they belong
    actions().setKeys("label.1", {key("F6")});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(caps().contains("F6") && caps().contains("2"));
    m_dialog->close();
    sheet->findChild<QPushButton*>("editKeys")->click();
    QVERIFY(m_dialog->isVisible());
  }

  void buttonsShowTheNewKey() {
    QVERIFY(m_rig->openWith({"low", "high"}, 3));
    const auto shown = [this](const QString& text) {
      for (const QToolButton* each : m_rig->window.page("data")->findChildren<QToolButton*>())
        if (each->text().endsWith(text)) return true;
      return false;
    };
    QVERIFY(shown("Space"));
    actions().setKeys("clip.play", {key("F8")});
    QVERIFY(shown("F8") && !shown("Space"));
    actions().setKeys("label.verify", {key("B")});
    auto* verify = m_rig->window.page("data")->findChild<QAbstractButton*>("status-verified");
    QVERIFY2(verify->toolTip().endsWith("(B)"), qPrintable(verify->toolTip()));
    const auto tip = [this](int position) {
      const QString name = QString::fromStdString(m_rig->data().classes[std::size_t(position)].name);
      return m_rig->window.page("data")->findChild<QAbstractButton*>("label-" + name)->toolTip();
    };
    QVERIFY(tip(0).endsWith("(1)") && tip(1).endsWith("(2)"));
    actions().setKeys("label.2", {});
    QVERIFY(tip(0).endsWith("(1)") && !tip(1).contains('('));
  }

  void digitOnAnotherKeyLabels() {
    QVERIFY(m_rig->openWith({"low", "high"}, 3));
    actions().setKeys("label.2", {key("H")});
    const std::string first = m_rig->clip(0).id;
    press(m_rig->table(), 0x3157, QStringLiteral("ㅗ"));  // H
    QCOMPARE(m_rig->data().find(first)->label, m_rig->data().classes[1].name);
    // A rebound key, too, never writes a label from a text field.
    auto* filter = m_rig->window.findChild<QLineEdit*>(QStringLiteral("filter"));
    filter->setFocus();
    const std::string second = m_rig->clip(1).label;
    QTest::keyClicks(filter, QStringLiteral("h"));
    QCOMPARE(filter->text(), QStringLiteral("h"));
    QCOMPARE(m_rig->clip(1).label, second);
  }

  void searchFindsByNameMenuAndKey() {
    auto* search = m_dialog->findChild<QLineEdit*>("keySearch");
    auto* table = m_dialog->findChild<QTableWidget*>("keyTable");
    const auto visible = [table] {
      QStringList out;
      for (int row = 0; row < table->rowCount(); ++row)
        if (!table->isRowHidden(row)) out.append(table->item(row, 1)->data(Qt::UserRole).toString());
      return out;
    };
    QCOMPARE(visible().size(), qsizetype(actionTable().size()));
    search->setText("next clip");
    QCOMPARE(visible(), (QStringList{"clip.next", "clip.nextOpen", "region.next"}));
    search->setText("ctrl+k");
    QCOMPARE(visible(), QStringList{"help.palette"});
    search->setText("train");
    QVERIFY(visible().contains("train.start"));
    search->setText("zzz");
    QVERIFY(visible().isEmpty());
    search->clear();
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(m_dialog->focusWidget(), table);
  }

  void mapGoesThroughAFile() {
    actions().setKeys("clip.next", {key("J")});
    const QString path = m_rig->folder.filePath("keys.txt");
    m_dialog->exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(message().contains("keys.txt"));
    actions().resetAllKeys();
    m_dialog->importFrom(path);
    QTRY_COMPARE(actions().keys("clip.next"), Keys{key("J")});
    const QString bad = m_rig->folder.filePath("bad.txt");
    QFile file(bad);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nothing of the kind");
    file.close();
    m_dialog->importFrom(bad);
    QTRY_VERIFY(message().contains("bad.txt"));
    QCOMPARE(actions().keys("clip.next"), Keys{key("J")});
    QFile clash(bad);
    QVERIFY(clash.open(QIODevice::WriteOnly));
    clash.write("# Ullim keys 1\nclip.loop\tN\n");
    clash.close();
    m_dialog->importFrom(bad);
    QTRY_VERIFY2(message().contains("both"), qPrintable(message()));
    QCOMPARE(actions().clashes().size(), std::size_t(1));
  }

  void everythingHasAName() {
    QVERIFY(!m_dialog->isModal());
    for (const QWidget* each : m_dialog->findChildren<QWidget*>()) {
      if (each->focusPolicy() == Qt::NoFocus || !each->isVisible()) continue;
      const auto* plain = qobject_cast<const QPushButton*>(each);
      QVERIFY2(!each->accessibleName().isEmpty() || (plain && !plain->text().isEmpty()) ||
                   each->objectName().startsWith("qt_"),
               qPrintable(each->objectName() + " " + each->metaObject()->className()));
    }
  }
};

QTEST_MAIN(TestKeyDialog)
#include "tst_keydialog.moc"
