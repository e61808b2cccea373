#pragma once
#include <QWidget>

#include "core/dataset/measurementtable.h"
#include "ui/context.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;

namespace ullim {

class EmptyState;
class MeasureModel;
class MeasureStore;

/// The table in which the measurements of a project gather, one row a selection. Rows are copied (Ctrl+C,
/// tab-separated, numbers with a point; with Shift: with the header), removed (Del) and brought back
/// (Ctrl+Z, while the table has the keyboard), cleared, and exported as CSV. They stay for the next run of
/// the program, see MeasureStore.
class MeasurePanel : public QWidget {
  Q_OBJECT
 public:
  explicit MeasurePanel(const Context& context, QWidget* parent = nullptr);
  const std::vector<MeasurementRow>& rows() const;
  QTableView* table() const { return m_table; }

 public Q_SLOTS:
  void append(const ullim::MeasurementRow& row);  ///< shown and chosen at once
  void copySelected(bool withHeader = false);     ///< all rows when none is selected
  void removeSelected();
  void clear();
  void undoRemove();
  void exportTo(const QString& path);  ///< as a job; tells with notice()

 Q_SIGNALS:
  void rowActivated(
      const ullim::MeasurementRow& row);  ///< double click or Return: show where it was measured
  void countChanged(int rows);
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void buildMenu();
  void retranslate();
  void refresh();
  void askExport();
  std::vector<int> chosen() const;  // places in the model, as shown from top to bottom

  Context m_context;
  MeasureModel* m_model;
  QSortFilterProxyModel* m_sorted;
  MeasureStore* m_store;
  QTableView* m_table;
  QStackedLayout* m_stack;
  EmptyState* m_empty;
  QLabel* m_count;
  QPushButton *m_copy, *m_remove, *m_undo, *m_clear, *m_export;
};

}  // namespace ullim
