#include "ui/playback/keybutton.h"

#include <QAction>

namespace ullim {

KeyButton::KeyButton(QAction* action, const QString& keyText, Words words, QWidget* parent)
    : QToolButton(parent), m_action(action), m_keyText(keyText), m_show(words) {
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setCheckable(action->isCheckable());
  setFocusPolicy(Qt::TabFocus);  // a click leaves the keyboard where it was
  connect(this, &QToolButton::clicked, action, [this] {
    m_action->trigger();
    setChecked(m_action->isChecked());
  });
  connect(action, &QAction::changed, this, &KeyButton::follow);
  follow();
}

void KeyButton::setWords(const QString& text) {
  m_words = text;
  follow();
}

void KeyButton::follow() {
  if (const QVariant key = m_action->property("keyText"); key.isValid()) m_keyText = key.toString();
  const QString words = m_words.isEmpty() ? m_action->text() : m_words;
  setIcon(m_action->icon());
  setEnabled(m_action->isEnabled());
  if (m_action->isCheckable()) setChecked(m_action->isChecked());
  if (m_show == Words::Shown)
    setText(m_keyText.isEmpty() ? words
                                : tr("%1   %2", "words on a button, then its key").arg(words, m_keyText));
  else
    setText(m_keyText);
  setToolTip(m_keyText.isEmpty() ? words
                                 : tr("%1 (%2)", "words of a tool tip, then the key").arg(words, m_keyText));
  setAccessibleName(words);
}

}  // namespace ullim
