#pragma once
#include "core/learn/runcompare.h"
#include "ui/pages/resultparts.h"
#include "ui/pages/resultwork.h"

class QPushButton;

namespace ullim {

class ResultPair;

/// All runs of the project as a table that sorts. Several chosen: what differs between them, beside their
/// scores. Two chosen: clip by clip.
class ResultCompare : public ResultSection {
  Q_OBJECT
 public:
  explicit ResultCompare(QWidget* parent = nullptr);
  void setRun(RunPtr run) override;  ///< the one that the report is of: chosen when nothing else is
  QWidget* keyWidget() override;
  void setRuns(const std::vector<RunPtr>& runs, const std::vector<BadRun>& bad);
  const std::vector<RunPtr>& allRuns() const { return m_all; }
  void addRunAction(QAction* action);  ///< to the table's own menu
  void choose(const std::vector<RunPtr>& runs);
  std::vector<RunPtr> chosen() const;  ///< oldest first
  RunPtr current() const;              ///< the row the keyboard is at, when it is chosen; else null

 Q_SIGNALS:
  void runOpened(const QString& folder);            ///< a run was double clicked, or Enter pressed
  void trashRequested(const QStringList& folders);  ///< asks to be rid of them

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  void fillRuns();
  void giveNamesTheRest();
  void showChosen();
  void showBadges(const std::vector<RunPtr>& chosenRuns);
  void showDifferences(const RunTable& table, const std::vector<RunPtr>& runs);
  void trash();
  QString folderAt(int row) const;
  std::vector<RunPtr> m_all;
  std::vector<BadRun> m_bad;
  RunPtr m_run;
  ResultWork m_work;
  QLabel *m_title, *m_hint, *m_badWords, *m_differTitle, *m_differHint;
  QPushButton* m_trash;
  QTableWidget *m_runs, *m_differ;
  QFrame* m_differCard;
  ResultPair* m_pair;
};

}  // namespace ullim
