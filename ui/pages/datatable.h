#pragma once
#include <QTableView>
#include <QTimer>

#include "ui/context.h"

namespace ullim {

class ClipModel;

/// The table of clips. The current row is the session's present clip, the selected rows are what a verdict is
/// for.
class DataTable : public QTableView {
  Q_OBJECT
 public:
  DataTable(const Context& context, ClipModel* model, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// True while the table itself moves the present clip after a new order, so that nothing starts to play.
  void restoring(bool on);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void follow(const QString& clipId);
  void restore();
  void layColumns();
  void keepColumns();
  void chooseColumns(const QPoint& at);

  Context m_context;
  ClipModel* m_model;
  bool m_widened = false, m_laying = false;
  QTimer m_keepLater;
};

}  // namespace ullim
