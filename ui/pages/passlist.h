#pragma once
#include <QWidget>

#include "ui/context.h"

class QPushButton;
class QTreeWidget;

namespace ullim {

/// The passes of the project with how far they are: makes, starts, closes and deletes them.
class PassList : public QWidget {
  Q_OBJECT
 public:
  explicit PassList(const Context& context, QWidget* parent = nullptr);

 public Q_SLOTS:
  void askNew();
  void walkOrStop();  ///< stops the walk, or goes on with the newest open pass of who annotates now

 Q_SIGNALS:
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void refreshButtons();
  void retranslate();
  QString chosen() const;  ///< id; empty: none
  void go();
  void closeOrOpen();
  void removeChosen();

  Context m_context;
  QTreeWidget* m_list;
  QPushButton *m_new, *m_go, *m_close, *m_delete;
};

}  // namespace ullim
