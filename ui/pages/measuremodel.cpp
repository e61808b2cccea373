#include "ui/pages/measuremodel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

namespace ullim {

namespace {

constexpr double kFirst = -std::numeric_limits<double>::infinity();

/// The titles of measurementColumns(), said once more for the translators.
[[maybe_unused]] constexpr const char* kTitles[] = {
    QT_TRANSLATE_NOOP("Measurement", "File"),          QT_TRANSLATE_NOOP("Measurement", "Clip"),
    QT_TRANSLATE_NOOP("Measurement", "Begin"),         QT_TRANSLATE_NOOP("Measurement", "End"),
    QT_TRANSLATE_NOOP("Measurement", "Duration"),      QT_TRANSLATE_NOOP("Measurement", "Low"),
    QT_TRANSLATE_NOOP("Measurement", "High"),          QT_TRANSLATE_NOOP("Measurement", "RMS"),
    QT_TRANSLATE_NOOP("Measurement", "RMS amplitude"), QT_TRANSLATE_NOOP("Measurement", "Peak"),
    QT_TRANSLATE_NOOP("Measurement", "RMS of band"),   QT_TRANSLATE_NOOP("Measurement", "Peak frequency"),
    QT_TRANSLATE_NOOP("Measurement", "Centroid"),      QT_TRANSLATE_NOOP("Measurement", "Bandwidth"),
    QT_TRANSLATE_NOOP("Measurement", "5 % frequency"), QT_TRANSLATE_NOOP("Measurement", "95 % frequency"),
    QT_TRANSLATE_NOOP("Measurement", "f0 median"),     QT_TRANSLATE_NOOP("Measurement", "f0 lowest"),
    QT_TRANSLATE_NOOP("Measurement", "f0 highest"),    QT_TRANSLATE_NOOP("Measurement", "Voiced"),
    QT_TRANSLATE_NOOP("Measurement", "Jitter"),        QT_TRANSLATE_NOOP("Measurement", "Shimmer"),
    QT_TRANSLATE_NOOP("Measurement", "HNR"),           QT_TRANSLATE_NOOP("Measurement", "Zero crossings"),
    QT_TRANSLATE_NOOP("Measurement", "Label"),         QT_TRANSLATE_NOOP("Measurement", "Note"),
    QT_TRANSLATE_NOOP("Measurement", "Measured"),      QT_TRANSLATE_NOOP("Measurement", "per sample"),
};

QString translated(const char* text) { return QCoreApplication::translate("Measurement", text); }

const MeasurementColumn& columnAt(int column) { return measurementColumns()[std::size_t(column)]; }

bool isNote(int column) { return columnAt(column).text == &MeasurementRow::note; }

QString shown(const MeasurementRow& row, const MeasurementColumn& column) {
  if (!column.number && !column.text)
    return row.measuredMs == 0
               ? QString()
               : QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.measuredMs), QLocale::ShortFormat);
  if (!column.number) return QString::fromStdString(textOf(row, column));
  const double value = row.values.*column.number;
  return std::isfinite(value) ? QLocale().toString(value * column.scale, 'f', column.decimals)
                              : QStringLiteral("–");
}

}  // namespace

MeasureModel::MeasureModel(QObject* parent) : QAbstractTableModel(parent) {}

void MeasureModel::setRows(std::vector<MeasurementRow> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  m_removed.clear();
  endResetModel();
}

void MeasureModel::append(const MeasurementRow& row) {
  const int place = int(m_rows.size());
  beginInsertRows({}, place, place);
  m_rows.push_back(row);
  endInsertRows();
  Q_EMIT edited();
}

void MeasureModel::remove(std::vector<int> places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::erase_if(places, [this](int place) { return place < 0 || place >= int(m_rows.size()); });
  if (places.empty()) return;
  std::vector<Taken> step;
  for (const int place : places) step.push_back({place, m_rows[std::size_t(place)]});
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    beginRemoveRows({}, *place, *place);
    m_rows.erase(m_rows.begin() + *place);
    endRemoveRows();
  }
  m_removed.push_back(std::move(step));
  Q_EMIT edited();
}

void MeasureModel::undo() {
  if (m_removed.empty()) return;
  for (const Taken& taken : m_removed.back()) {
    const int place = std::min(taken.place, int(m_rows.size()));
    beginInsertRows({}, place, place);
    m_rows.insert(m_rows.begin() + place, taken.row);
    endInsertRows();
  }
  m_removed.pop_back();
  Q_EMIT edited();
}

int MeasureModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(m_rows.size());
}

int MeasureModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(measurementColumns().size());
}

QVariant MeasureModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= int(m_rows.size())) return {};
  const MeasurementRow& row = m_rows[std::size_t(index.row())];
  const MeasurementColumn& column = columnAt(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return shown(row, column);
    case Qt::EditRole:
      return QString::fromStdString(fileCell(row, column));
    case Qt::ToolTipRole:
      return column.number ? QVariant() : QVariant(shown(row, column));
    case Qt::TextAlignmentRole:
      return int((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole: {
      if (!column.number && !column.text) return qint64(row.measuredMs);
      if (!column.number) return QString::fromStdString(textOf(row, column));
      const double value = row.values.*column.number;
      return std::isfinite(value) ? value : kFirst;
    }
    default:
      return {};
  }
}

bool MeasureModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !index.isValid() || !isNote(index.column())) return false;
  std::string& note = m_rows[std::size_t(index.row())].note;
  const std::string wanted = value.toString().toStdString();
  if (note == wanted) return true;
  note = wanted;
  Q_EMIT dataChanged(index, index);
  Q_EMIT edited();
  return true;
}

Qt::ItemFlags MeasureModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
  return index.isValid() && isNote(index.column()) ? plain | Qt::ItemIsEditable : plain;
}

QVariant MeasureModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section >= columnCount()) return {};
  if (role == Qt::DisplayRole) return columnTitle(section);
  if (role == Qt::TextAlignmentRole)
    return int((columnAt(section).number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  return {};
}

QString MeasureModel::columnTitle(int column) {
  const MeasurementColumn& c = columnAt(column);
  if (!*c.unit) return translated(c.title);
  return QCoreApplication::translate("Measurement", "%1, %2", "title of a column, then its unit")
      .arg(translated(c.title), translated(c.unit));
}

}  // namespace ullim
