#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/context.h"

class QLabel;
class QTableWidget;
class QToolButton;

namespace ullim {

class ClassChart;

/// The classes: key, colour, name, count; beside them the distribution as bars. A click on a bar filters the
/// table.
class DataClasses : public QWidget {
  Q_OBJECT
 public:
  explicit DataClasses(const Context& context, QWidget* parent = nullptr);
  QStringList selectedClasses() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void retranslate();
  void showMenu(const QPoint& at);
  void filterBy(const QString& name);

  Context m_context;
  QLabel* m_title;
  QToolButton *m_add, *m_merge, *m_edit;
  QTableWidget* m_list;
  ClassChart* m_chart;
  QTimer m_later;
};

}  // namespace ullim
