#pragma once
#include <QFrame>
#include <optional>

#include "core/learn/runcompare.h"
#include "ui/pages/resultparts.h"
#include "ui/pages/resultwork.h"

class QLabel;
class QPushButton;

namespace ullim {

class IntervalChart;

/// Two runs clip by clip: which one is better, by how much, and the clips that one of them got right.
class ResultPair : public QFrame {
  Q_OBJECT
 public:
  explicit ResultPair(QWidget* parent = nullptr);
  void setRuns(RunPtr a, RunPtr b);  ///< a: the older one; both null: none
  const std::optional<RunComparison>& comparison() const { return m_comparison; }

 Q_SIGNALS:
  void clipsWanted(const std::vector<std::string>& ids, const QString& title);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void ask(bool despiteLabels);
  void showAnswer();
  QString figures() const;
  void showChart();
  RunPtr m_a, m_b;
  ResultWork m_work;
  std::optional<RunComparison> m_comparison;
  std::optional<Error> m_error;
  int m_differing = 0;               ///< clips whose labels differ, when that is why nothing was compared
  QLabel *m_badges[2], *m_names[2];  ///< of A and of B
  QLabel *m_title, *m_verdict, *m_words, *m_figures;
  IntervalChart* m_chart;
  QPushButton *m_fixed, *m_broken, *m_despite;
};

}  // namespace ullim
