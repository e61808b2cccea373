// Keys stand for keys, not for the characters an input method makes of them (KS X 5002 two-set layout; Linux
// scan codes).
#include <QLineEdit>

#include "core/dataset/operations.h"
#include "tests/ui/windowrig.h"
#include "ui/commands/actions.h"
#include "ui/commands/keyrouter.h"
#include "ui/commands/scancodes.h"

using namespace ullim;

class TestKeyRouter : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

  void press(QWidget* widget, int key, const QString& text, Qt::KeyboardModifiers modifiers = {},
             bool repeat = false, quint32 scanCode = 0) {
    QKeyEvent event(QEvent::KeyPress, key, modifiers, scanCode, 0, 0, text, repeat);
    QCoreApplication::sendEvent(widget, &event);
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    for (const Setting* each : {&setting::autoAdvance, &setting::autoplay}) Settings::instance().reset(*each);
    m_rig = std::make_unique<desk::Window>();
    QVERIFY(m_rig->openWith({"low", "middle", "high"}, 6));
  }
  void cleanup() { m_rig.reset(); }

  void jamoAreTheirKeys_data() {
    QTest::addColumn<QString>("jamo");
    QTest::addColumn<QString>("keys");
    QTest::newRow("top row") << QStringLiteral("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ") << QStringLiteral("QWERTYUIOP");
    QTest::newRow("home row") << QStringLiteral("ㅁㄴㅇㄹㅎㅗㅓㅏㅣ") << QStringLiteral("ASDFGHJKL");
    QTest::newRow("bottom row") << QStringLiteral("ㅋㅌㅊㅍㅠㅜㅡ") << QStringLiteral("ZXCVBNM");
    QTest::newRow("shifted") << QStringLiteral("ㅃㅉㄸㄲㅆㅒㅖ") << QStringLiteral("QWERTOP");
  }
  void jamoAreTheirKeys() {
    QFETCH(QString, jamo);
    QFETCH(QString, keys);
    QCOMPARE(jamo.size(), keys.size());
    for (qsizetype i = 0; i < jamo.size(); ++i) {
      const QKeyEvent byKey(QEvent::KeyPress, jamo.at(i).unicode(), Qt::NoModifier, jamo.mid(i, 1));
      const QKeyEvent byText(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, jamo.mid(i, 1));
      QCOMPARE(physicalKey(byKey), int(keys.at(i).unicode()));
      QCOMPARE(physicalKey(byText), int(keys.at(i).unicode()));
    }
  }

  void otherScriptsGoByScanCode() {
    // Russian "й" lies on the Q key: evdev 16, X11 24.
    const QKeyEvent event(QEvent::KeyPress, 0x439, Qt::NoModifier, 24, 0, 0, QStringLiteral("й"));
    QCOMPARE(physicalKey(event), int(Qt::Key_Q));
    QCOMPARE(keyOfScanCode(10), int(Qt::Key_1));
    QCOMPARE(keyOfScanCode(19), int(Qt::Key_0));
    QCOMPARE(keyOfScanCode(52), int(Qt::Key_Z));
    QCOMPARE(keyOfScanCode(999), 0);
    const QKeyEvent shifted(QEvent::KeyPress, Qt::Key_Exclam, Qt::ShiftModifier, QStringLiteral("!"));
    QCOMPARE(physicalKey(shifted), int(Qt::Key_1));
  }

  void keysOfAnotherPageAreTheWidgets() {
    // Return and Del are for regions on the Inspect page; here they belong to whoever has the keyboard.
    int seen = 0;
    class Watch : public QObject {
     public:
      explicit Watch(int* count) : m_count(count) {}
      bool eventFilter(QObject*, QEvent* event) override {
        *m_count += event->type() == QEvent::KeyPress;
        return false;
      }
      int* m_count;
    } watch(&seen);
    m_rig->table()->installEventFilter(&watch);
    for (const int key : {Qt::Key_Return, Qt::Key_Delete, Qt::Key_Escape}) press(m_rig->table(), key, {});
    QVERIFY2(seen == 2 || seen == 3, qPrintable(QString::number(seen)));  // Escape unselects here, too
    const Actions& actions = *m_rig->context().actions;
    QVERIFY(!actions.isAnswered("region.remove"));
    m_rig->window.showPage(QStringLiteral("inspect"));
    QVERIFY(actions.isAnswered("region.remove"));
  }

  void digitLabelsAndGoesOn() {
    const std::string first = m_rig->clip(0).id;
    press(m_rig->table(), Qt::Key_2, QStringLiteral("2"));
    QCOMPARE(m_rig->data().find(first)->label, m_rig->data().classes[1].name);
    QCOMPARE(m_rig->data().find(first)->status, ClipStatus::Verified);
    QCOMPARE(m_rig->session().currentClip().toStdString(), m_rig->clip(1).id);
    QVERIFY(m_rig->waitSaved());
    const auto stored = Project::open(m_rig->document().path().toStdString(), OpenMode::ReadOnly);
    QVERIFY(bool(stored));
    QCOMPARE((*stored)->load()->find(first)->label, m_rig->data().classes[1].name);
  }

  void shiftedDigitStays() {
    const std::string first = m_rig->clip(0).id;
    press(m_rig->table(), Qt::Key_NumberSign, QStringLiteral("#"), Qt::ShiftModifier);
    QCOMPARE(m_rig->data().find(first)->label, m_rig->data().classes[2].name);
    QCOMPARE(m_rig->session().currentClip().toStdString(), first);
  }

  void hangulLettersGiveVerdicts() {
    press(m_rig->table(), 0x3155, QStringLiteral("ㅕ"));  // U
    QCOMPARE(m_rig->clip(0).status, ClipStatus::Unsure);
    press(m_rig->table(), Qt::Key_unknown, QStringLiteral("ㅌ"));  // X
    QCOMPARE(m_rig->clip(1).status, ClipStatus::Excluded);
    press(m_rig->table(), 0x314d, QStringLiteral("ㅍ"));  // V
    QCOMPARE(m_rig->clip(2).status, ClipStatus::Verified);
    press(m_rig->table(), 0x3154, QStringLiteral("ㅔ"));  // P
    QCOMPARE(m_rig->session().currentClip().toStdString(), m_rig->clip(2).id);
    press(m_rig->table(), 0x315c, QStringLiteral("ㅜ"));  // N
    QCOMPARE(m_rig->session().currentClip().toStdString(), m_rig->clip(3).id);
  }

  void keyHeldDownLabelsOneClip() {
    press(m_rig->table(), Qt::Key_2, QStringLiteral("2"));
    for (int i = 0; i < 5; ++i) press(m_rig->table(), Qt::Key_2, QStringLiteral("2"), {}, true);
    QCOMPARE(m_rig->session().currentClip().toStdString(), m_rig->clip(1).id);
    QCOMPARE(m_rig->clip(1).status, ClipStatus::New);
  }

  void editorsKeepTheirKeys() {
    auto* filter = m_rig->window.findChild<QLineEdit*>(QStringLiteral("filter"));
    filter->setFocus();
    const auto status = m_rig->clip(0).status;
    const auto label = m_rig->clip(0).label;
    QTest::keyClicks(filter, QStringLiteral("2xu"));
    QCOMPARE(filter->text(), QStringLiteral("2xu"));
    QCOMPARE(m_rig->clip(0).status, status);
    QCOMPARE(m_rig->clip(0).label, label);
  }

  void severalRowsAreLabelledAtOnce() {
    m_rig->table()->selectAll();
    press(m_rig->table(), Qt::Key_1, QStringLiteral("1"));
    for (const Clip& clip : m_rig->data().clips) QCOMPARE(clip.label, m_rig->data().classes[0].name);
    QVERIFY(m_rig->waitSaved());
    const int undo = m_rig->document().undoCount();
    m_rig->context().actions->action(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE(m_rig->document().undoCount(), undo - 1);
    QCOMPARE(m_rig->data().clips.back().label, m_rig->data().clips.back().originalLabel);
  }

  void everyActionHasANameAndAMenu() {
    QSet<int> taken;
    for (const ActionInfo& info : actionTable()) {
      QVERIFY2(*info.text, info.id);
      QVERIFY2(info.menu != Menu::None, info.id);
      for (const QKeySequence& key : m_rig->context().actions->keys(QString::fromLatin1(info.id))) {
        QVERIFY2(!key.isEmpty(), info.id);
        QVERIFY2(!taken.contains(key[0].toCombined()), info.id);
        taken.insert(key[0].toCombined());
      }
    }
  }
};

QTEST_MAIN(TestKeyRouter)
#include "tst_keyrouter.moc"
