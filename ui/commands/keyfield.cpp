#include "ui/commands/keyfield.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>

#include "ui/commands/keymap.h"

namespace ullim {

namespace {
constexpr int kWidth = 180, kPad = 8, kRound = 4;
}

KeyField::KeyField(QWidget* parent) : QAbstractButton(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled, false);
  connect(this, &QAbstractButton::clicked, this, &KeyField::listen);
  describe();
}

void KeyField::setKey(const QKeySequence& key) {
  m_key = key;
  describe();
}

void KeyField::setPurpose(const QString& words) {
  m_purpose = words;
  describe();
}

void KeyField::listen() {
  setFocus();
  m_listening = true;
  describe();
}

void KeyField::stop() {
  m_listening = false;
  describe();
}

void KeyField::describe() {
  setText(m_listening       ? tr("Press a key…")
          : m_key.isEmpty() ? tr("none")
                            : m_key.toString(QKeySequence::NativeText));
  setAccessibleName(m_purpose.isEmpty() ? text() : tr("%1: %2").arg(m_purpose, text()));
  setToolTip(m_listening ? tr("Esc goes back without a change.")
                         : tr("Return or a click, then the new key. Del takes the key away."));
  QAccessibleEvent changed(this, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&changed);
  updateGeometry();
  update();
}

bool KeyField::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && m_listening) {
    event->accept();  // no shortcut of the program before this
    return true;
  }
  if (event->type() == QEvent::KeyPress && take(static_cast<QKeyEvent*>(event))) return true;
  // A button acts on releases: that of the key which has just been taken is none of its business.
  if (event->type() == QEvent::KeyRelease) return true;
  return QAbstractButton::event(event);
}

bool KeyField::take(QKeyEvent* event) {
  const int key = event->key();
  const bool tab = key == Qt::Key_Tab || key == Qt::Key_Backtab;
  const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
  if (!m_listening) {
    if (event->modifiers() & ~Qt::KeypadModifier) return false;
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
      if (!event->isAutoRepeat()) listen();
      return true;
    }
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
      Q_EMIT cleared();
      return true;
    }
    return false;
  }
  if (event->isAutoRepeat()) return true;  // of the Return that began to listen
  if (tab && plain) {
    stop();
    return false;  // the keyboard goes on, as with every control
  }
  if (key == Qt::Key_Escape && plain) {
    stop();
    return true;
  }
  const QKeySequence pressed = keyOf(*event);
  // A modifier alone is the beginning of something; keys nobody knows are told.
  const bool begins = key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
                      key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_Super_L ||
                      key == Qt::Key_Super_R;
  if (begins) return true;
  stop();
  Q_EMIT pressedKey(pressed);
  return true;
}

void KeyField::focusOutEvent(QFocusEvent* event) {
  if (m_listening) stop();
  QAbstractButton::focusOutEvent(event);
}

void KeyField::changeEvent(QEvent* event) {
  QAbstractButton::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) describe();
}

QSize KeyField::sizeHint() const {
  const QFontMetrics metrics = fontMetrics();
  return {std::max(kWidth, metrics.horizontalAdvance(text()) + 2 * kPad), metrics.height() + 2 * kPad};
}

void KeyField::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QPalette& colours = palette();
  const bool strong = m_listening || hasFocus();
  painter.setPen(QPen(colours.color(strong ? QPalette::Highlight : QPalette::Mid), strong ? 2 : 1));
  painter.setBrush(colours.color(QPalette::Base));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRound, kRound);
  const bool faint = !isEnabled() || (m_key.isEmpty() && !m_listening);
  painter.setPen(colours.color(faint ? QPalette::Disabled : QPalette::Active, QPalette::Text));
  painter.drawText(rect().adjusted(kPad, 0, -kPad, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

}  // namespace ullim
