#pragma once
#include "ui/pages/resultparts.h"

class QComboBox;

namespace ullim {

class CurvesView;

/// The table of folds with each network of an ensemble, and how each learned; a fold opens its mistakes.
class ResultFolds : public ResultSection {
  Q_OBJECT
 public:
  explicit ResultFolds(QWidget* parent = nullptr);
  void setRun(RunPtr run) override;
  QWidget* keyWidget() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showTable();
  void showCurves();
  void openFold(int row);
  RunPtr m_run;
  QLabel *m_tableTitle, *m_hint, *m_curvesTitle;
  QTableWidget* m_table;
  QComboBox *m_fold, *m_member;
  CurvesView* m_curves;
};

/// "George", or "3" for the third of folds that have only numbers.
QString foldName(const FoldResult& fold);

}  // namespace ullim
