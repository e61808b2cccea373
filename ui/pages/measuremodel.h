#pragma once
#include <QAbstractTableModel>
#include <vector>

#include "core/dataset/measurementtable.h"

namespace ullim {

/// Measurements as a table: the columns of measurementColumns(), newest row last. Numbers sort as numbers
/// (SortRole; rows without one come first). The note can be edited. Rows that were taken away can be put back
/// where they were, step by step.
class MeasureModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  static constexpr int SortRole = Qt::UserRole;
  explicit MeasureModel(QObject* parent = nullptr);

  const std::vector<MeasurementRow>& rows() const { return m_rows; }
  void setRows(std::vector<MeasurementRow> rows);  ///< what was taken away is forgotten
  void append(const MeasurementRow& row);
  void remove(std::vector<int> places);  ///< one step; places outside are left out
  bool canUndo() const { return !m_removed.empty(); }
  void undo();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

  static QString columnTitle(int column);  ///< translated, with its unit

 Q_SIGNALS:
  void edited();  ///< rows came, went or changed, but not by setRows()

 private:
  struct Taken {
    int place;
    MeasurementRow row;
  };
  std::vector<MeasurementRow> m_rows;
  std::vector<std::vector<Taken>> m_removed;  // each step by rising place
};

}  // namespace ullim
