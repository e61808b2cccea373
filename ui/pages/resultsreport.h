#pragma once
#include <QWidget>

#include "ui/pages/runlist.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace ullim {

class ConfusionView;
class CurvesView;
class IntervalChart;
class SeriesBars;

/// One run as a report: verdict first, then intervals beside the majority baseline, confusion matrix and
/// classes, curves, folds, and how it was made.
class ResultsReport : public QWidget {
  Q_OBJECT
 public:
  explicit ResultsReport(QWidget* parent = nullptr);
  void setRun(RunPtr run);
  RunPtr run() const { return m_run; }

 Q_SIGNALS:
  void cellActivated(int trueClass, int predictedClass);
  void classActivated(int trueClass);
  void trainAgainRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showRun();
  void showFolds();
  void showMaking();
  RunPtr m_run;
  QLabel *m_name, *m_verdict, *m_how, *m_matrixTitle, *m_matrixHint, *m_classesTitle, *m_curvesTitle,
      *m_foldsTitle, *m_makingTitle, *m_making, *m_warnings;
  QPushButton* m_again;
  IntervalChart* m_intervals;
  ConfusionView* m_matrix;
  SeriesBars* m_classes;
  CurvesView* m_curves;
  QTableWidget* m_folds;
};

/// "Not better than always saying hungry." and the like.
QString verdictSentence(const RunRecord& run);

}  // namespace ullim
