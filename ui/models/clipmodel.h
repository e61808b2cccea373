#pragma once
#include <QAbstractTableModel>
#include <QStringList>
#include <QTimer>
#include <unordered_set>
#include <vector>

#include "core/dataset/filter.h"
#include "ui/document.h"

namespace ullim {

/// The clips of the document as a table, filtered and sorted by an order of its own (row -> index in
/// Dataset::clips). Building an order over many clips is done in slices of a few milliseconds and sorted on a
/// worker, so that the GUI thread never waits for it; the old rows stay until the new order is there. Edits
/// of clips never move or remove rows: a clip just labelled stays where it is until rebuild() is asked for.
class ClipModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Name, Label, Status, Group, Duration, Rate, FirstLabel, Remarks, ColumnCount };

  explicit ClipModel(Document* document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

  const Clip* clipAt(int row) const;       ///< nullptr outside
  int rowOf(const QString& clipId) const;  ///< -1: not shown
  QStringList ids() const;                 ///< in the order of the rows
  /// Shown clips that have a verdict (status is not New).
  int doneCount() const;
  /// Row of the next clip without a verdict, `step` +1 or -1; -1: none.
  int openRow(int from, int step) const;

  void setFilter(const Filter& filter);
  void setRestriction(const QStringList& ids);  ///< empty: none
  void rebuild();
  bool isBuilding() const { return m_building; }
  void retranslate();

 Q_SIGNALS:
  void rebuilt();  ///< after each new order, also an equal one

 private:
  struct Sorting;
  void documentChanged(const Change& change, bool structure);
  void slice();
  void finish(std::vector<int> rows);
  QString columnTitle(int column) const;

  Document* m_document;
  Filter m_filter;
  std::unordered_set<std::string> m_restriction;
  bool m_restricted = false;
  int m_sortColumn = -1;
  Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
  std::vector<int> m_rows;   // row -> clip
  std::vector<int> m_rowOf;  // clip -> row, -1: hidden
  bool m_building = false;
  std::uint64_t m_generation = 0;
  std::size_t m_next = 0;  // clip to look at in the next slice
  std::shared_ptr<Sorting> m_sorting;
  QTimer m_slices;
};

QString statusText(ClipStatus status);
QString durationText(double seconds);  ///< "7.00 s"
QString rateText(int hz);              ///< "8 kHz"

}  // namespace ullim
