#pragma once
// What the sections of Results have in common: how figures are written, cards and labels.
#include <QColor>
#include <QIcon>
#include <QString>
#include <QWidget>
#include <string>
#include <vector>

#include "core/learn/bootstrap.h"
#include "ui/pages/runlist.h"

class QFrame;
class QLabel;
class QTableWidget;
class QTableWidgetItem;
class QVBoxLayout;

namespace ullim {

/// A section of the report. It is told of a run when it is shown, not before.
class ResultSection : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;
  virtual void setRun(RunPtr run) = 0;           ///< null: none
  virtual QWidget* keyWidget() { return this; }  ///< that should have the keyboard

 Q_SIGNALS:
  /// These clips should be shown on Data; the title without their number.
  void clipsWanted(const std::vector<std::string>& ids, const QString& title);
};

QString percentNumber(double share);          ///< "81.3"; "–" when not finite
QString percentText(double share);            ///< "81.3 %"
QString signedPoints(double share);           ///< "+1.2"
QString intervalText(const Interval& range);  ///< "75.0 to 86.1"; empty when not finite
/// A person's name for the run, else its folder's: no two of a project are alike unless a person wants so.
QString runName(const RunRecord& run);
QString runTitle(const RunRecord& run);  ///< "night test · ullim-small · 25.11.26 14:02:05"
QString runDate(const RunRecord& run);   ///< to the second: runs of one minute are told apart

/// Of the two runs that are compared, 0: A, the older one, 1: B. The same wherever they are named.
QColor pairColour(int which);
QIcon pairBadge(int which);  ///< its letter on its colour; -1: as wide and empty

QFrame* resultCard(QWidget* parent, QVBoxLayout** inside, QLabel** title);
/// Plain, wrapped, selectable.
QLabel* resultLabel(QWidget* parent, const char* role = nullptr);

/// A cell that sorts by its number; not finite goes last. NaN sort value: by the text.
QTableWidgetItem* numberCell(const QString& text, double sortBy);
QTableWidgetItem* textCell(const QString& text);
/// Fits the table's height to its rows (no scroll bar) up to `mostRows`.
void fitHeight(QTableWidget* table, int rowHeight, int mostRows);

}  // namespace ullim
