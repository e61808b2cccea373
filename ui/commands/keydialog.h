#pragma once
#include <QDialog>

#include "ui/commands/keymap.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ullim {

class Actions;
class KeyField;
class KeyList;

/// Help, Keyboard shortcuts: every action with its keys, found by a few letters of its name, its menu or by
/// its key; another key by pressing it. A key that is taken is said so at once, to be moved here or left out
/// of both. Changes hold from the moment they are made. Not modal; all of it works by keys alone.
class KeyDialog : public QDialog {
  Q_OBJECT
 public:
  explicit KeyDialog(Actions* actions, QWidget* parent = nullptr);
  KeyList* list() const { return m_list; }
  /// As if pressed for key `place` (0 or 1) of the chosen action.
  void offer(int place, const QKeySequence& key);
  void exportTo(const QString& path);
  void importFrom(const QString& path);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildAnswers(QVBoxLayout* column);
  void retranslate();
  void showChosen();  // the fields below, for the current row
  void say(const QString& text, bool error = false);
  void ask(int place, const QKeySequence& key, const QStringList& owners);
  void answer(bool here);  // to the clash: the key moves here, or leaves both
  void put(int place, const QKeySequence& key);

  struct Question {
    int place = -1;  // -1: none is open
    QString id;
    QKeySequence key;
    QStringList owners;
  };
  Actions* m_actions;
  Question m_question;
  KeyList* m_list;
  QLabel *m_name, *m_message;
  QLabel* m_captions[kMostKeys];
  KeyField* m_fields[kMostKeys];
  QPushButton *m_move, *m_leave, *m_keep, *m_reset, *m_resetAll, *m_export, *m_import, *m_close;
};

}  // namespace ullim
