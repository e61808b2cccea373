#pragma once
#include <QTimer>

#include "ui/pages/pages.h"
#include "ui/pages/runlist.h"

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace ullim {

class EmptyState;
class ReportSaver;
class ResultsReport;

/// The project's runs at the left, the chosen one as a report at the right; cells and classes open their
/// clips on Data.
class ResultsPage : public Page {
  Q_OBJECT
 public:
  explicit ResultsPage(const Context& context, QWidget* parent = nullptr);
  QWidget* activate() override;
  RunPtr shownRun() const;
  ResultsReport* report() const { return m_report; }
  ReportSaver* saver() const { return m_saver; }

 public Q_SLOTS:
  void openCell(int trueClass, int predictedClass);  ///< the Data page shows exactly these clips
  void openMistakes();                               ///< all of the run, the surest first
  void saveReport();                                 ///< of the shown run; asks for the file
  void askToTrash(const QStringList& folders);
  void askName();  ///< for the run under the keyboard in Compare, else the shown one

 Q_SIGNALS:
  void runShown();

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate();
  void openProject();
  void showList();
  void showBad();
  void showRun(const QString& folder);
  void openClips(const std::vector<std::string>& ids, const QString& title);
  RunList* m_runs;
  QStackedWidget* m_stack;
  EmptyState* m_empty;
  QPushButton *m_goToTrain, *m_save;
  QLabel *m_listTitle, *m_badNote;
  QListWidget* m_list;
  ResultsReport* m_report;
  ReportSaver* m_saver;
  QTimer m_listSoon;  ///< many runs arrive one by one
  QString m_chosen;   ///< run folder; empty: the newest
};

}  // namespace ullim
