#pragma once
#include "ui/pages/resultparts.h"

namespace ullim {

class IntervalChart;

/// The split was by clip though groups are known: the network was judged on groups it had learned from.
bool heardItsGroups(const RunRecord& run);
/// "Not better than always saying hungry." and the like.
QString verdictSentence(const RunRecord& run);
/// Why the intervals are not to be trusted; empty when they may be.
QString caveatSentence(const Metrics& metrics);
/// That a far simpler model does as well; empty when it does not, or was not tried.
QString rivalSentence(const RunRecord& run);
QString baselineName(const std::string& name, const QString& majority);  ///< of BaselineScore::name
QString shortcutSentence(const ShortcutScore& shortcut);
QString majorityClassOf(const RunRecord& run);

/// Scores with their intervals and what they have to beat on one axis, the same as figures, what gives the
/// class away, and what was warned of.
class ResultOverview : public ResultSection {
  Q_OBJECT
 public:
  explicit ResultOverview(QWidget* parent = nullptr);
  void setRun(RunPtr run) override;
  QWidget* keyWidget() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showRun();
  void showChart();
  void showBeside();
  void showMore();
  void showShortcuts();
  void showNotes();
  RunPtr m_run;
  IntervalChart *m_chart, *m_shortcutChart;
  QTableWidget *m_beside, *m_more;
  QLabel *m_scoresTitle, *m_caveat, *m_besideTitle, *m_moreTitle, *m_shortcutsTitle, *m_shortcuts,
      *m_notesTitle, *m_notes;
  QFrame *m_shortcutsCard, *m_notesCard;
};

}  // namespace ullim
