#pragma once
#include <QToolButton>

class QAction;

namespace ullim {

/// A button for an action of the table: its icon, its words and its key, following changes of language,
/// state and key (the action's property "keyText"). Unlike setDefaultAction() it shows the key, and words
/// only when asked.
class KeyButton : public QToolButton {
  Q_OBJECT
 public:
  enum class Words { Shown, InToolTip };
  KeyButton(QAction* action, const QString& keyText, Words words = Words::Shown, QWidget* parent = nullptr);
  void setWords(const QString& text);  ///< instead of the action's own; empty: the action's

 private:
  void follow();
  QAction* m_action;
  QString m_keyText, m_words;
  Words m_show;
};

}  // namespace ullim
