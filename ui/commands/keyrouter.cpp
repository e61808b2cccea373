#include "ui/commands/keyrouter.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

#include "ui/commands/actions.h"
#include "ui/commands/scancodes.h"

namespace ullim {

namespace {

constexpr qint64 kBounceMs =
    120;  // a second press of the same key faster than this is the switch, or meant for the clip before

/// Keys of the Korean two-set layout (KS X 5002), plain and shifted.
int keyOfJamo(char32_t c) {
  static const QHash<char32_t, int> table = {
      {U'ㅂ', Qt::Key_Q}, {U'ㅃ', Qt::Key_Q}, {U'ㅈ', Qt::Key_W}, {U'ㅉ', Qt::Key_W}, {U'ㄷ', Qt::Key_E},
      {U'ㄸ', Qt::Key_E}, {U'ㄱ', Qt::Key_R}, {U'ㄲ', Qt::Key_R}, {U'ㅅ', Qt::Key_T}, {U'ㅆ', Qt::Key_T},
      {U'ㅛ', Qt::Key_Y}, {U'ㅕ', Qt::Key_U}, {U'ㅑ', Qt::Key_I}, {U'ㅐ', Qt::Key_O}, {U'ㅒ', Qt::Key_O},
      {U'ㅔ', Qt::Key_P}, {U'ㅖ', Qt::Key_P}, {U'ㅁ', Qt::Key_A}, {U'ㄴ', Qt::Key_S}, {U'ㅇ', Qt::Key_D},
      {U'ㄹ', Qt::Key_F}, {U'ㅎ', Qt::Key_G}, {U'ㅗ', Qt::Key_H}, {U'ㅓ', Qt::Key_J}, {U'ㅏ', Qt::Key_K},
      {U'ㅣ', Qt::Key_L}, {U'ㅋ', Qt::Key_Z}, {U'ㅌ', Qt::Key_X}, {U'ㅊ', Qt::Key_C}, {U'ㅍ', Qt::Key_V},
      {U'ㅠ', Qt::Key_B}, {U'ㅜ', Qt::Key_N}, {U'ㅡ', Qt::Key_M}};
  return table.value(c, 0);
}

/// Shifted digits of the US and Korean layouts, for events without a scan code.
int digitOfSign(int key) {
  static const QHash<int, int> table = {{Qt::Key_Exclam, Qt::Key_1},     {Qt::Key_At, Qt::Key_2},
                                        {Qt::Key_NumberSign, Qt::Key_3}, {Qt::Key_Dollar, Qt::Key_4},
                                        {Qt::Key_Percent, Qt::Key_5},    {Qt::Key_AsciiCircum, Qt::Key_6},
                                        {Qt::Key_Ampersand, Qt::Key_7},  {Qt::Key_Asterisk, Qt::Key_8},
                                        {Qt::Key_ParenLeft, Qt::Key_9},  {Qt::Key_ParenRight, Qt::Key_0}};
  return table.value(key, 0);
}

bool isLatinKey(int key) {
  return (key >= Qt::Key_A && key <= Qt::Key_Z) || (key >= Qt::Key_0 && key <= Qt::Key_9);
}

bool isArrowLike(int key) {
  return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down ||
         key == Qt::Key_Home || key == Qt::Key_End;
}

/// Text goes to editors; letters and digits choose entries in boxes and menus.
bool takesText(const QWidget* widget) {
  if (const auto* line = qobject_cast<const QLineEdit*>(widget)) return !line->isReadOnly();
  if (const auto* text = qobject_cast<const QTextEdit*>(widget)) return !text->isReadOnly();
  if (const auto* plain = qobject_cast<const QPlainTextEdit*>(widget)) return !plain->isReadOnly();
  return qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QComboBox*>(widget) ||
         qobject_cast<const QKeySequenceEdit*>(widget) || qobject_cast<const QMenu*>(widget) ||
         qobject_cast<const QMenuBar*>(widget);
}

/// Widgets that move something of their own with the arrow keys.
bool takesArrows(const QWidget* widget) {
  return qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QAbstractSlider*>(widget) ||
         qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QTabBar*>(widget) ||
         widget->property("ownsArrowKeys").toBool() || widget->inherits("ullim::ConfusionView");
}

bool onQuietGround(const QWidget* widget) {
  for (const QWidget* w = widget; w; w = w->parentWidget())
    if (qobject_cast<const QDialog*>(w) || w->property("noBareKeys").toBool()) return true;
  return false;
}

}  // namespace

int physicalKey(const QKeyEvent& event) {
  const int key = event.key();
  if (isLatinKey(key)) return key;
  if (const int digit = digitOfSign(key); digit && event.nativeScanCode() == 0) return digit;
  if (key > 0x7f && key < 0x01000000)  // a letter of another script: Qt uses its code point
    if (const int latin = keyOfJamo(char32_t(key))) return latin;
  const QString text = event.text();
  if (!text.isEmpty() && text.at(0).unicode() > 0x7f)
    if (const int latin = keyOfJamo(text.at(0).unicode())) return latin;
  if (key < 0x01000000 && key != Qt::Key_Space && key != Qt::Key_Plus && key != Qt::Key_Minus &&
      key != Qt::Key_Question && key != Qt::Key_Equal)
    if (const int latin = keyOfScanCode(event.nativeScanCode())) return latin;
  return key == Qt::Key_unknown ? 0 : key;
}

QKeyCombination pressedKey(const QKeyEvent& event) {
  const int key = physicalKey(event);
  Qt::KeyboardModifiers modifiers =
      event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
  const bool sign = key > Qt::Key_Space && key < 0x01000000 && !isLatinKey(key);
  if (sign) modifiers &= ~Qt::ShiftModifier;
  return QKeyCombination(modifiers, Qt::Key(key));
}

KeyRouter::KeyRouter(Actions* actions, QObject* parent) : QObject(parent), m_actions(actions) {
  readKeys();
  connect(actions, &Actions::keysChanged, this, &KeyRouter::readKeys);
  m_sinceLast.start();
  qApp->installEventFilter(this);
}

void KeyRouter::readKeys() {
  m_byKey.clear();
  for (const ActionInfo& info : actionTable()) {
    const QString id = QString::fromLatin1(info.id);
    for (const QKeySequence& key : m_actions->keys(id))
      m_byKey.insert(key[0].toCombined(), m_actions->action(id));
  }
}

bool KeyRouter::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress || !watched->isWidgetType()) return false;
  const QWidget* widget = static_cast<QWidget*>(watched);
  const QWidget* focus = QApplication::focusWidget();
  // An ignored key travels up the parents; it is looked at once, where it arrives.
  if (focus && focus != widget && focus->window() == widget->window()) return false;
  if (QApplication::activePopupWidget() || QApplication::activeModalWidget()) return false;
  if (takesText(widget) || onQuietGround(widget)) return false;

  const auto& press = *static_cast<QKeyEvent*>(event);
  const QKeyCombination pressed = pressedKey(press);
  const int key = pressed.key();
  if (key == 0) return false;
  const bool command =
      pressed.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
  if (command && isLatinKey(press.key())) return false;  // Qt's own shortcuts see these
  if (isArrowLike(key) && takesArrows(widget)) return false;
  if (key == Qt::Key_Space && qobject_cast<const QAbstractButton*>(widget)) return false;
  if (!command && widget->property("ownsKeys").toList().contains(key)) return false;

  QAction* action = m_byKey.value(pressed.toCombined());
  if (!action || !action->isEnabled()) return false;
  const QString id = action->objectName();
  if (!m_actions->isAnswered(id)) return false;
  const bool verdict = id.startsWith(QLatin1String("label.")) || id.startsWith(QLatin1String("people.take"));
  const bool moves = id.startsWith(QLatin1String("clip.seek")) || id == QLatin1String("clip.next") ||
                     id == QLatin1String("clip.previous") || id.startsWith(QLatin1String("view.zoom"));
  if (press.isAutoRepeat() && !moves) return true;  // a key held down labels one clip
  if (verdict && key == m_lastKey && m_sinceLast.elapsed() < kBounceMs) return true;
  m_lastKey = key;
  m_sinceLast.restart();
  action->trigger();
  return true;
}

}  // namespace ullim
