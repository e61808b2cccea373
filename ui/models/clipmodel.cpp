#include "ui/models/clipmodel.h"

#include <QCoreApplication>
#include <QPointer>
#include <algorithm>
#include <unordered_map>

namespace ullim {

namespace {

constexpr std::size_t kOrderHere = 4000;  // so many clips are ordered in a few milliseconds, at once
constexpr std::size_t kSortsKept = 2;     // a third column back nobody remembers

QString text(const std::string& s) { return QString::fromStdString(s); }

}  // namespace

ClipModel::ClipModel(Document* document, QObject* parent)
    : QAbstractTableModel(parent), m_document(document), m_columns(fixedClipColumns()) {
  connect(document, &Document::opened, this, [this] {
    clearRows();
    rebuild();
  });
  connect(document, &Document::closed, this, [this] {
    m_ask.only.reset();
    m_ask.base = m_chosen;
    clearRows();
    rebuild();
  });
  connect(document, &Document::changed, this, &ClipModel::documentChanged);
  connect(document, &Document::opinionsChanged, this, [this] {
    const bool concerns =
        m_ask.base == QueueOrder::Doubt ||
        std::any_of(m_ask.sorts.begin(), m_ask.sorts.end(), [](const ClipSort& sort) {
          return sort.field.kind == ClipFieldKind::Doubt || sort.field.kind == ClipFieldKind::Opinion;
        });
    if (concerns) {
      m_order.reset();
      rebuild();
    } else if (!m_rows.empty())
      Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
  });
  connect(document, &Document::factsChanged, this, [this] {
    // Sorted or searched by what was measured: that many others are there now, or stand elsewhere.
    if (!m_ask.filter.matchesAll() || !m_ask.sorts.empty()) {
      m_order.reset();
      rebuild();
    } else if (!m_rows.empty())
      Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
  });
  renewColumns();
}

ClipModel::~ClipModel() {
  m_stop.request_stop();
  m_pool.waitForDone();  // it reads the document
}

int ClipModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int ClipModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(m_columns.size());
}

const Clip* ClipModel::clipAt(int row) const {
  if (row < 0 || row >= int(m_rows.size())) return nullptr;
  const auto index = std::size_t(m_rows[std::size_t(row)]);
  const auto& clips = m_document->data().clips;
  return index < clips.size() ? &clips[index] : nullptr;
}

int ClipModel::rowOf(const QString& clipId) const {
  const int index = m_document->data().indexOf(clipId.toStdString());
  return index >= 0 && index < int(m_rowOf.size()) ? m_rowOf[std::size_t(index)] : -1;
}

QString ClipModel::queueAt(qsizetype place) const {
  const Clip* clip = clipAt(int(place));
  return clip ? text(clip->id) : QString();
}

QStringList ClipModel::ids() const {
  QStringList out;
  out.reserve(qsizetype(m_rows.size()));
  for (int row = 0; row < int(m_rows.size()); ++row)
    if (const Clip* clip = clipAt(row)) out.append(text(clip->id));
  return out;
}

int ClipModel::openRow(int from, int step) const {
  for (int row = from + step; row >= 0 && row < int(m_rows.size()); row += step)
    if (const Clip* clip = clipAt(row); clip && clip->status == ClipStatus::New) return row;
  return -1;
}

QVariant ClipModel::data(const QModelIndex& index, int role) const {
  const Clip* clip = clipAt(index.row());
  if (!clip || index.column() < 0 || index.column() >= columnCount()) return {};
  const ClipColumn& column = m_columns[std::size_t(index.column())];
  const bool hidden = m_blind && column.telling;
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
    if (hidden) return column.field.kind == ClipFieldKind::Label ? tr("hidden") : QString();
    if (column.field.kind == ClipFieldKind::Name && m_blind && m_blindNames)
      return tr("Clip %1").arg(index.row() + 1);
    return cellText(*clip, column, &m_document->data().verdicts);
  }
  if (role == Qt::ToolTipRole && !hidden) {
    if (index.column() == Name) return m_blind && m_blindNames ? QVariant() : text(clip->file);
    if (index.column() == Remarks || column.field.kind == ClipFieldKind::Notes)
      return cellText(*clip, column, nullptr);
    if (index.column() == FirstLabel && clip->originalLabel != clip->label)
      return tr("The label this clip came with; it is kept for ever.");
  }
  if (role == Qt::TextAlignmentRole && column.field.isNumber()) return int(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QVariant ClipModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
  if (section < 0 || section >= columnCount()) return {};
  const ClipColumn& column = m_columns[std::size_t(section)];
  if (role == Qt::DisplayRole) return columnTitle(column);
  if (role == Qt::ToolTipRole) return columnHelp(column);
  if (role == Qt::TextAlignmentRole)
    return int((column.field.isNumber() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  return {};
}

void ClipModel::sort(int column, Qt::SortOrder order) {
  if (column >= columnCount()) return;
  if (column == m_sortColumn && (order == m_sortOrder || column < 0)) return;
  m_sortColumn = column;
  m_sortOrder = order;
  m_sorted = false;
  if (column < 0) {
    m_ask.sorts.clear();
    m_order.reset();
  } else {
    const ClipSort sort{m_columns[std::size_t(column)].field, order == Qt::DescendingOrder};
    std::erase_if(m_ask.sorts, [&](const ClipSort& each) { return each.field == sort.field; });
    m_ask.sorts.push_back(sort);
    if (m_ask.sorts.size() > kSortsKept) m_ask.sorts.erase(m_ask.sorts.begin());
  }
  rebuild();
}

void ClipModel::setFilter(const Filter& filter) {
  m_ask.filter = filter;
  rebuild();
}

void ClipModel::setRestriction(const QStringList& ids, bool ordered) {
  if (ids.isEmpty() && !m_ask.only && m_ask.base == m_chosen) return;
  if (ordered || m_ask.base != m_chosen) m_order.reset();
  if (ids.isEmpty()) {
    m_ask.only.reset();
    m_ask.base = m_chosen;
  } else {
    auto only = std::make_shared<std::unordered_map<std::string, int>>();
    only->reserve(std::size_t(ids.size()));
    for (const QString& id : ids) only->emplace(id.toStdString(), int(only->size()));
    m_ask.only = std::move(only);
    m_ask.base = ordered ? QueueOrder::Given : m_chosen;
    if (ordered) {
      m_ask.sorts.clear();
      m_sortColumn = -1;
    }
  }
  rebuild();
}

void ClipModel::setQueueOrder(QueueOrder order, std::uint64_t seed) {
  m_chosen = m_ask.base = order;
  m_ask.seed = seed;
  m_ask.sorts.clear();
  m_sortColumn = -1;
  m_order.reset();
  rebuild();
}

void ClipModel::setBlind(bool blind, bool names) {
  m_blind = blind;
  m_blindNames = names;
  if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
}

void ClipModel::clearRows() {
  // Rows must not outlive what they point at.
  beginResetModel();
  m_rows.clear();
  m_order.reset();
  m_rowOf.assign(m_document->data().clips.size(), -1);
  m_done = 0;
  renewColumns();
  endResetModel();
}

/// Within a reset. Sorting goes on by fields, so their places may change.
void ClipModel::renewColumns() {
  std::vector<ClipColumn> columns = fixedClipColumns();
  for (const std::string& name : columnNames(m_document->data())) columns.push_back(importClipColumn(name));
  const bool same = std::equal(columns.begin(), columns.end(), m_columns.begin(), m_columns.end(),
                               [](const ClipColumn& a, const ClipColumn& b) { return a.key == b.key; });
  if (same) return;
  m_columns = std::move(columns);
  std::erase_if(m_ask.sorts, [&](const ClipSort& sort) {
    return std::none_of(m_columns.begin(), m_columns.end(),
                        [&](const ClipColumn& column) { return column.field == sort.field; });
  });
  m_sortColumn = -1;
  if (!m_ask.sorts.empty())
    m_sortColumn =
        int(std::find_if(m_columns.begin(), m_columns.end(),
                         [&](const ClipColumn& column) { return column.field == m_ask.sorts.back().field; }) -
            m_columns.begin());
  QMetaObject::invokeMethod(this, &ClipModel::columnsRenewed, Qt::QueuedConnection);
}

void ClipModel::documentChanged(const Change& change, bool structure) {
  if (structure && (change.empty() || !change.added.empty() || !change.removed.empty())) {
    clearRows();  // clips came or went: rows point at other clips now
    rebuild();
    return;
  }
  m_editedMeanwhile = m_editedMeanwhile || m_building;
  m_sorted = false;
  int first = int(m_rows.size()), last = -1;
  for (const ClipEdit& edit : change.clips) {
    const int index = m_document->data().indexOf(edit.clipId);
    const int row = index >= 0 && index < int(m_rowOf.size()) ? m_rowOf[std::size_t(index)] : -1;
    if (row < 0) continue;
    if (edit.before.status && edit.after.status)
      m_done += int(*edit.after.status != ClipStatus::New) - int(*edit.before.status != ClipStatus::New);
    first = std::min(first, row);
    last = std::max(last, row);
  }
  if (structure || !change.verdicts.empty()) {  // colours and names of classes may have changed
    first = 0;
    last = int(m_rows.size()) - 1;
  }
  if (last >= first) Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void ClipModel::rebuild() {
  ++m_generation;
  m_stop.request_stop();
  m_building = true;
  m_editedMeanwhile = false;
  const std::shared_ptr<DataGate> gate = m_document->gate();
  const Dataset* data = &m_document->data();
  if (data->clips.size() <= kOrderHere) {
    OrderAnswer answer;
    if (orderClips(*data, *gate, m_ask, 1, {}, &answer)) finish(std::move(answer));
    return;
  }
  OrderAsk ask = m_ask;
  // What stands in order already needs no sorting but by the column that is new, or whose values are.
  ask.from = m_order;
  if (ask.from && !ask.sorts.empty()) ask.sorts.erase(ask.sorts.begin(), ask.sorts.end() - 1);
  if (ask.from && m_sorted) ask.sorts.clear();
  m_stop = std::stop_source();
  m_pool.start([this, guard = QPointer<ClipModel>(this), data, gate, ask = std::move(ask),
                stop = m_stop.get_token(), generation = m_generation, app = QCoreApplication::instance()] {
    auto answer = std::make_shared<OrderAnswer>();
    const bool whole = orderClips(*data, *gate, ask, 0, stop, answer.get());
    if (!whole) return;  // whoever stopped it, or made clips come or go, asks anew
    QMetaObject::invokeMethod(
        app,
        [this, guard, answer, generation] {
          if (!guard || generation != m_generation) return;
          if (answer->structure == m_document->gate()->structure)
            finish(std::move(*answer));
          else
            rebuild();
        },
        Qt::QueuedConnection);
  });
}

void ClipModel::finish(OrderAnswer answer) {
  m_building = false;
  m_done = answer.done;
  m_order = answer.order;
  m_sorted = !m_editedMeanwhile;
  if (m_editedMeanwhile) {  // counted partly before, partly after the edit
    const auto& clips = m_document->data().clips;
    m_done = int(std::count_if(answer.rows.begin(), answer.rows.end(),
                               [&](int clip) { return clips[std::size_t(clip)].status != ClipStatus::New; }));
  }
  if (answer.rows != m_rows || m_rowOf.size() != answer.rowOf.size()) {
    beginResetModel();
    m_rows = std::move(answer.rows);
    m_rowOf = std::move(answer.rowOf);
    endResetModel();
  }
  Q_EMIT rebuilt();
}

void ClipModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
}

}  // namespace ullim
