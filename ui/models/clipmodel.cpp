#include "ui/models/clipmodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <numeric>

namespace ullim {

namespace {

constexpr qint64 kSliceMs = 6;           // a frame is 16 ms; painting wants the rest
constexpr std::size_t kSortHere = 4000;  // so many keys are sorted in well under a slice

QString text(const std::string& s) { return QString::fromStdString(s); }

std::string fileName(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string lowered(std::string s) {
  for (char& c : s)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return s;
}

std::string remarksOf(const Clip& clip) {
  if (clip.error.empty()) return clip.remarks;
  return clip.remarks.empty() ? clip.error : clip.error + "; " + clip.remarks;
}

}  // namespace

/// Keys of the clips that passed the filter, gathered on the GUI thread, sorted elsewhere when there are
/// many.
struct ClipModel::Sorting {
  std::vector<int> clips;
  std::vector<double> numbers;
  std::vector<std::string> texts;
  bool byNumber = false, byText = false, descending = false;

  void add(const Clip& clip, int index, int column) {
    clips.push_back(index);
    switch (column) {
      case Name:
        texts.push_back(lowered(fileName(clip.file)));
        break;
      case Label:
        texts.push_back(lowered(clip.label));
        break;
      case Group:
        texts.push_back(lowered(clip.group));
        break;
      case Duration:
        numbers.push_back(clip.durationS);
        break;
      case Rate:
        numbers.push_back(clip.sampleRate);
        break;
      case Status:
        numbers.push_back(double(int(clip.status)));
        break;
      case FirstLabel:
        texts.push_back(clip.label == clip.originalLabel ? std::string() : lowered(clip.originalLabel));
        break;
      case Remarks:
        texts.push_back(lowered(remarksOf(clip)));
        break;
      default:
        break;
    }
  }

  std::vector<int> sorted() const {
    std::vector<int> order(clips.size());
    std::iota(order.begin(), order.end(), 0);
    const auto by = [&](const auto& keys) {
      std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return descending ? keys[std::size_t(b)] < keys[std::size_t(a)]
                          : keys[std::size_t(a)] < keys[std::size_t(b)];
      });
    };
    if (byNumber) by(numbers);
    if (byText) by(texts);
    for (int& entry : order) entry = clips[std::size_t(entry)];
    return order;
  }
};

QString statusText(ClipStatus status) {
  switch (status) {
    case ClipStatus::New:
      return ClipModel::tr("new");
    case ClipStatus::Verified:
      return ClipModel::tr("verified");
    case ClipStatus::Unsure:
      return ClipModel::tr("unsure");
    case ClipStatus::Excluded:
      return ClipModel::tr("excluded");
  }
  return {};
}

QString durationText(double seconds) {
  return ClipModel::tr("%1 s").arg(QLocale().toString(seconds, 'f', 2));
}

QString rateText(int hz) {
  if (hz <= 0) return {};
  return ClipModel::tr("%1 kHz").arg(QLocale().toString(hz / 1000.0, 'g', 5));
}

ClipModel::ClipModel(Document* document, QObject* parent)
    : QAbstractTableModel(parent), m_document(document) {
  m_slices.setInterval(0);
  connect(&m_slices, &QTimer::timeout, this, &ClipModel::slice);
  connect(document, &Document::opened, this, &ClipModel::rebuild);
  connect(document, &Document::closed, this, [this] {
    m_restricted = false;
    m_restriction.clear();
    rebuild();
  });
  connect(document, &Document::changed, this, &ClipModel::documentChanged);
}

int ClipModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int ClipModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
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

QStringList ClipModel::ids() const {
  QStringList out;
  out.reserve(qsizetype(m_rows.size()));
  for (int row = 0; row < int(m_rows.size()); ++row)
    if (const Clip* clip = clipAt(row)) out.append(text(clip->id));
  return out;
}

int ClipModel::doneCount() const {
  int done = 0;
  for (int row = 0; row < int(m_rows.size()); ++row) {
    const Clip* clip = clipAt(row);
    done += clip && clip->status != ClipStatus::New;
  }
  return done;
}

int ClipModel::openRow(int from, int step) const {
  for (int row = from + step; row >= 0 && row < int(m_rows.size()); row += step)
    if (const Clip* clip = clipAt(row); clip && clip->status == ClipStatus::New) return row;
  return -1;
}

QVariant ClipModel::data(const QModelIndex& index, int role) const {
  const Clip* clip = clipAt(index.row());
  if (!clip) return {};
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
    switch (index.column()) {
      case Name:
        return text(fileName(clip->file));
      case Label:
        return clip->label.empty() ? tr("no label") : text(clip->label);
      case Group:
        return text(clip->group);
      case Duration:
        return clip->error.empty() ? durationText(clip->durationS) : QString();
      case Rate:
        return rateText(clip->sampleRate);
      case Status:
        return statusText(clip->status);
      case FirstLabel:
        return clip->originalLabel == clip->label ? QString() : text(clip->originalLabel);
      case Remarks:
        return text(remarksOf(*clip));
      default:
        return {};
    }
  }
  if (role == Qt::ToolTipRole) {
    if (index.column() == Name) return text(clip->file);
    if (index.column() == Remarks) return text(remarksOf(*clip));
    if (index.column() == FirstLabel && clip->originalLabel != clip->label)
      return tr("The label this clip came with; it is kept for ever.");
  }
  if (role == Qt::TextAlignmentRole && (index.column() == Duration || index.column() == Rate))
    return int(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QString ClipModel::columnTitle(int column) const {
  switch (column) {
    case Name:
      return tr("Clip");
    case Label:
      return tr("Label");
    case Group:
      return tr("Group");
    case Duration:
      return tr("Length");
    case Rate:
      return tr("Rate");
    case Status:
      return tr("Status");
    case FirstLabel:
      return tr("First label");
    case Remarks:
      return tr("Remarks");
    default:
      return {};
  }
}

QVariant ClipModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
  if (role == Qt::DisplayRole) return columnTitle(section);
  if (role == Qt::TextAlignmentRole)
    return int((section == Duration || section == Rate ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  return {};
}

void ClipModel::sort(int column, Qt::SortOrder order) {
  if (column == m_sortColumn && order == m_sortOrder) return;
  m_sortColumn = column;
  m_sortOrder = order;
  rebuild();
}

void ClipModel::setFilter(const Filter& filter) {
  m_filter = filter;
  rebuild();
}

void ClipModel::setRestriction(const QStringList& ids) {
  m_restriction.clear();
  m_restricted = !ids.isEmpty();
  for (const QString& id : ids) m_restriction.insert(id.toStdString());
  rebuild();
}

void ClipModel::documentChanged(const Change& change, bool structure) {
  if (structure && (change.empty() || !change.added.empty() || !change.removed.empty())) {
    // Clips came or went: rows point at other clips now. Rows must not outlive what they point at.
    beginResetModel();
    m_rows.clear();
    m_rowOf.assign(m_document->data().clips.size(), -1);
    endResetModel();
    rebuild();
    return;
  }
  int first = int(m_rows.size()), last = -1;
  if (structure) {
    first = 0;
    last = int(m_rows.size()) - 1;
  } else {
    for (const ClipEdit& edit : change.clips) {
      const int index = m_document->data().indexOf(edit.clipId);
      const int row = index >= 0 && index < int(m_rowOf.size()) ? m_rowOf[std::size_t(index)] : -1;
      if (row < 0) continue;
      first = std::min(first, row);
      last = std::max(last, row);
    }
  }
  if (last >= first) Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void ClipModel::rebuild() {
  ++m_generation;
  m_next = 0;
  m_sorting = std::make_shared<Sorting>();
  m_sorting->descending = m_sortOrder == Qt::DescendingOrder;
  m_sorting->byNumber = m_sortColumn == Duration || m_sortColumn == Rate || m_sortColumn == Status;
  m_sorting->byText = m_sortColumn >= 0 && !m_sorting->byNumber;
  m_building = true;
  slice();
}

void ClipModel::slice() {
  QElapsedTimer clock;
  clock.start();
  const auto& clips = m_document->data().clips;
  for (; m_next < clips.size(); ++m_next) {
    if ((m_next & 63) == 63 && clock.elapsed() >= kSliceMs) {
      m_slices.start();
      return;
    }
    const Clip& clip = clips[m_next];
    if (m_restricted && !m_restriction.contains(clip.id)) continue;
    if (m_filter.matches(clip)) m_sorting->add(clip, int(m_next), m_sortColumn);
  }
  m_slices.stop();
  if (m_sorting->clips.size() <= kSortHere) {
    finish(m_sorting->sorted());
    return;
  }
  QThreadPool::globalInstance()->start([this, guard = QPointer<ClipModel>(this), sorting = m_sorting,
                                        generation = m_generation, app = QCoreApplication::instance()] {
    auto rows = std::make_shared<std::vector<int>>(sorting->sorted());
    QMetaObject::invokeMethod(
        app,
        [this, guard, rows, generation] {
          if (guard && generation == m_generation) finish(std::move(*rows));
        },
        Qt::QueuedConnection);
  });
}

void ClipModel::finish(std::vector<int> rows) {
  m_building = false;
  m_sorting.reset();
  if (rows != m_rows || m_rowOf.size() != m_document->data().clips.size()) {
    beginResetModel();
    m_rows = std::move(rows);
    m_rowOf.assign(m_document->data().clips.size(), -1);
    for (std::size_t row = 0; row < m_rows.size(); ++row) m_rowOf[std::size_t(m_rows[row])] = int(row);
    endResetModel();
  }
  Q_EMIT rebuilt();
}

void ClipModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

}  // namespace ullim
