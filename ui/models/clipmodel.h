#pragma once
#include <QAbstractTableModel>
#include <QStringList>
#include <QThreadPool>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/dataset/cliporder.h"
#include "ui/document.h"
#include "ui/models/clipcolumns.h"
#include "ui/session.h"

namespace ullim {

/// The clips of the document as a table, filtered and sorted by an order of its own (row -> index in
/// Dataset::clips). The order of many clips is made on a worker (core/dataset/cliporder.h); the old rows stay
/// until the new ones are there. Edits of clips never move or remove rows: a clip just labelled stays where
/// it is until rebuild() is asked for. Also the queue that one goes through clip by clip.
class ClipModel : public QAbstractTableModel, public ClipQueue {
  Q_OBJECT
 public:
  /// The first columns; further ones are in columns(), import columns last.
  enum Column { Name, Label, Status, Group, Duration, Rate, FirstLabel, Remarks };

  explicit ClipModel(Document* document, QObject* parent = nullptr);
  ~ClipModel() override;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  /// Column -1: the base order alone. Rows that are equal stay in the order of the column before.
  void sort(int column, Qt::SortOrder order) override;

  const std::vector<ClipColumn>& columns() const { return m_columns; }
  const Clip* clipAt(int row) const;       ///< nullptr outside
  int rowOf(const QString& clipId) const;  ///< -1: not shown
  QStringList ids() const;                 ///< in the order of the rows
  /// Shown clips that have a verdict (status is not New).
  int doneCount() const { return m_done; }
  /// Row of the next clip without a verdict, `step` +1 or -1; -1: none.
  int openRow(int from, int step) const;

  qsizetype queueSize() const override { return qsizetype(m_rows.size()); }
  QString queueAt(qsizetype place) const override;
  std::vector<int> queueClips() const override { return m_rows; }
  qsizetype queueIndexOf(const QString& clipId) const override { return rowOf(clipId); }

  void setFilter(const Filter& filter);
  void setRestriction(const QStringList& ids, bool ordered = false);  ///< empty: none
  void setQueueOrder(QueueOrder order, std::uint64_t seed = 0);       ///< the order below any sorting
  QueueOrder queueOrder() const { return m_ask.base; }
  std::uint64_t seed() const { return m_ask.seed; }
  int sortColumn() const { return m_sortColumn; }  ///< -1: none
  void setBlind(bool blind, bool names);           ///< what would tell the label is not shown
  void rebuild();
  bool isBuilding() const { return m_building; }
  void retranslate();

 Q_SIGNALS:
  void rebuilt();         ///< after each new order, also an equal one
  void columnsRenewed();  ///< other import columns than before

 private:
  void documentChanged(const Change& change, bool structure);
  void clearRows();
  void renewColumns();
  void finish(OrderAnswer answer);

  Document* m_document;
  OrderAsk m_ask;
  std::vector<ClipColumn> m_columns;
  QueueOrder m_chosen = QueueOrder::File;
  int m_sortColumn = -1;
  Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
  std::shared_ptr<const std::vector<int>> m_order;  // of all clips; null: to be made anew
  bool m_sorted = false;     // m_order is by the column that was asked for, and no clip was edited since
  std::vector<int> m_rows;   // row -> clip
  std::vector<int> m_rowOf;  // clip -> row, -1: hidden
  int m_done = 0;
  bool m_building = false, m_blind = false, m_blindNames = false, m_editedMeanwhile = false;
  std::uint64_t m_generation = 0;
  std::stop_source m_stop;  // of the newest work
  QThreadPool m_pool;       // last: waits for its work
};

}  // namespace ullim
