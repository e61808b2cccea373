#pragma once
#include <QDialog>

class QPushButton;
class QWidget;

namespace ullim {

class Actions;

/// Every action that has a key, by menu, with its present keys; a button leads to KeyDialog. Not modal.
class KeySheet : public QDialog {
  Q_OBJECT
 public:
  explicit KeySheet(Actions* actions, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  Actions* m_actions;
  QWidget* m_content = nullptr;
  QPushButton* m_edit = nullptr;
};

/// Ctrl+K: any action by a few letters of its name.
class CommandPalette : public QDialog {
  Q_OBJECT
 public:
  explicit CommandPalette(Actions* actions, QWidget* parent = nullptr);
};

}  // namespace ullim
