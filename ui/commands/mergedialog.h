#pragma once
#include <QDialog>
#include <QTimer>

#include "core/dataset/operations.h"
#include "ui/context.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace ullim {

/// Merge several classes into one, with the counts before and after while choosing.
class MergeDialog : public QDialog {
  Q_OBJECT
 public:
  MergeDialog(const Context& context, const QStringList& chosen, QWidget* parent);

  void accept() override;

 private:
  QStringList chosenClasses() const;
  void choiceChanged();
  void refresh();

  Context m_context;
  QTableWidget* m_table;
  QComboBox* m_target;
  QLabel *m_summary, *m_problem;
  QPushButton* m_merge;
  QTimer m_later;
  bool m_targetTyped = false;
};

/// "4.2 : 1", the largest class against the smallest.
QString imbalanceText(double imbalance);

}  // namespace ullim
