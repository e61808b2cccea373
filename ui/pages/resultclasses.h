#pragma once
#include "ui/pages/resultparts.h"

class QButtonGroup;
class QPushButton;
class QScrollArea;

namespace ullim {

class ConfusionView;
class SeriesBars;

/// What was taken for what, and precision and recall of each class; each cell and bar opens its clips.
class ResultClasses : public ResultSection {
  Q_OBJECT
 public:
  explicit ResultClasses(QWidget* parent = nullptr);
  void setRun(RunPtr run) override;
  QWidget* keyWidget() override;

 Q_SIGNALS:
  void cellActivated(int trueClass, int predictedClass);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void openBar(int cls, int series);
  RunPtr m_run;
  QLabel *m_matrixTitle, *m_matrixHint, *m_classesTitle, *m_classesHint;
  QPushButton *m_counts, *m_percent;
  ConfusionView* m_matrix;
  SeriesBars* m_bars;
};

}  // namespace ullim
