#pragma once
#include "ui/pages/resultparts.h"

namespace ullim {

/// How a run was made: recipe, settings, split, data and machine, as a table.
class ResultMaking : public ResultSection {
  Q_OBJECT
 public:
  explicit ResultMaking(QWidget* parent = nullptr);
  void setRun(RunPtr run) override;
  QWidget* keyWidget() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showRun();
  RunPtr m_run;
  QLabel* m_title;
  QTableWidget* m_table;
};

}  // namespace ullim
