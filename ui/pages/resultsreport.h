#pragma once
#include <QWidget>
#include <vector>

#include "ui/pages/resultoverview.h"
#include "ui/pages/runlist.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace ullim {

class ResultCompare;

/// One run as a report: its verdict above, and below it sections that each fit a window. A section is told
/// of the run when it is looked at first.
class ResultsReport : public QWidget {
  Q_OBJECT
 public:
  enum class Section { Overview, Classes, Curves, Calibration, Folds, Compare, Making };
  static constexpr int kSections = 7;
  explicit ResultsReport(QWidget* parent = nullptr);
  void setRun(RunPtr run);
  RunPtr run() const { return m_run; }
  Section section() const;
  void showSection(Section section);
  void step(int by);          ///< to the next section, around the ends
  void focusSection() const;  ///< the keyboard goes to what is shown
  ResultSection* sectionWidget(Section section) const { return m_sections[std::size_t(section)]; }
  ResultCompare* compare() const { return m_compare; }

 Q_SIGNALS:
  void cellActivated(int trueClass, int predictedClass);
  void clipsWanted(const std::vector<std::string>& ids, const QString& title);
  void trainAgainRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showHead();
  void showBody();
  void setSectionWidget(Section section, ResultSection* widget);
  RunPtr m_run;
  QLabel *m_name, *m_verdict, *m_how;
  QPushButton* m_again;
  QTabBar* m_tabs;
  QStackedWidget* m_stack;
  ResultCompare* m_compare;
  std::vector<ResultSection*> m_sections;
  std::vector<RunPtr> m_told;  ///< which run each section shows
};

}  // namespace ullim
