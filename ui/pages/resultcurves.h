#pragma once
#include <optional>

#include "core/learn/curves.h"
#include "ui/pages/resultparts.h"
#include "ui/pages/resultwork.h"

class QComboBox;

namespace ullim {

class ThresholdCurve;

/// ROC, and precision and recall, of one class against the rest. A point opens the false alarms at its
/// threshold, with Shift what is missed there.
class ResultCurves : public ResultSection {
  Q_OBJECT
 public:
  explicit ResultCurves(QWidget* parent = nullptr);
  void setRun(RunPtr run) override;
  QWidget* keyWidget() override;
  bool isReady() const { return m_curves.has_value(); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Curves {
    Curve roc, pr;
    int cls = 0;
  };
  void retranslate();
  void ask();
  void showCurves();
  QString pointWords(const Curve& curve, int point) const;
  void open(const Curve& curve, int point, bool missed);
  RunPtr m_run;
  ResultWork m_work;
  std::optional<Curves> m_curves;
  QLabel *m_rocTitle, *m_prTitle, *m_rocWords, *m_prWords, *m_classLabel, *m_hint;
  QComboBox* m_class;
  ThresholdCurve *m_roc, *m_pr;
};

}  // namespace ullim
