#pragma once
#include <optional>

#include "core/learn/calibration.h"
#include "ui/pages/resultparts.h"
#include "ui/pages/resultwork.h"

class QPushButton;

namespace ullim {

class ReliabilityView;
class ThresholdCurve;

/// Is it as sure as it is right? And what is left when unsure answers are refused. Bins and points open their
/// clips.
class ResultCalibration : public ResultSection {
  Q_OBJECT
 public:
  explicit ResultCalibration(QWidget* parent = nullptr);
  void setRun(RunPtr run) override;
  QWidget* keyWidget() override;
  bool isReady() const { return m_calibration.has_value(); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showResult();
  void showBins();
  void openBin(int bin);
  void openRefused(int point);
  QString pointWords(int point) const;
  const CalibrationScores& shown() const;
  const RiskCoverage& risk() const;
  RunPtr m_run;
  ResultWork m_work;
  std::optional<Calibration> m_calibration;
  QLabel *m_title, *m_words, *m_figures, *m_riskTitle, *m_riskHint;
  QPushButton *m_before, *m_after;
  ReliabilityView* m_bins;
  ThresholdCurve* m_risk;
};

}  // namespace ullim
