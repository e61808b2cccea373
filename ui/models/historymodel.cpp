#include "ui/models/historymodel.h"

#include <QFont>
#include <algorithm>
#include <set>

#include "ui/models/historywords.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kWordsMs = 30;   // lines come on screen in bursts
constexpr int kFewClips = 50;  // of more clips the reason is said that was given: reading them takes time
constexpr int kWordsAtOnce = 60;
constexpr int kNewest = 64;  // after a label

}  // namespace

HistoryModel::HistoryModel(Document* document, QObject* parent, int part)
    : QAbstractTableModel(parent), m_document(document), m_part(part) {
  m_wordsLater.setSingleShot(true);
  m_wordsLater.setInterval(kWordsMs);
  connect(&m_wordsLater, &QTimer::timeout, this, &HistoryModel::readWords);
  const auto again = [this] {
    m_stale = true;
    if (m_active) reload();
  };
  connect(document, &Document::opened, this, again);
  connect(document, &Document::readOnlyChanged, this, again);
  connect(document, &Document::closed, this, [this] {
    m_words.clear();
    m_wanted.clear();
    put({});
  });
  connect(document, &Document::changed, this, [this, again](const Change& change, bool) {
    if (change.id.empty()) again();  // a reader took over what the writer did
  });
  connect(document, &Document::stored, this, [this, again](const std::vector<Document::Step>& steps) {
    const bool plain = std::all_of(steps.begin(), steps.end(),
                                   [](const auto& step) { return step.act == Document::Act::Do; });
    const bool branch = std::any_of(m_entries.begin(), m_entries.end(), [](const HistoryEntry& entry) {
      return entry.undone && !entry.superseded;
    });
    if (!plain || branch || steps.size() >= kNewest || m_stale) {
      again();
    } else if (m_active) {
      readNewest();
    } else {
      m_stale = true;
    }
  });
}

void HistoryModel::setActive(bool active) {
  m_active = active;
  if (active && m_stale) reload();
}

void HistoryModel::reload() {
  m_stale = false;
  const int wanted = std::max<int>(m_part, int(m_entries.size()));
  m_document->requestHistory(
      wanted, [this, wanted](std::vector<HistoryEntry> entries) { take(std::move(entries), wanted); });
}

void HistoryModel::readNewest() {
  m_document->requestHistory(kNewest, [this](std::vector<HistoryEntry> entries) {
    const std::int64_t top = m_entries.empty() ? 0 : m_entries.front().seq;
    const auto known = std::find_if(entries.begin(), entries.end(),
                                    [top](const HistoryEntry& entry) { return entry.seq <= top; });
    const auto fresh = int(known - entries.begin());
    if (fresh == 0) return;
    beginInsertRows({}, 0, fresh - 1);
    m_entries.insert(m_entries.begin(), std::make_move_iterator(entries.begin()),
                     std::make_move_iterator(known));
    endInsertRows();
    gather();
  });
}

void HistoryModel::take(std::vector<HistoryEntry> entries, int asked) {
  m_asked = false;
  m_more = int(entries.size()) >= asked;
  const auto sameLine = [](const HistoryEntry& a, const HistoryEntry& b) { return a.seq == b.seq; };
  // Lines below those that are there already, or the same lines with other states: nothing jumps on screen.
  const std::size_t there = m_entries.size();
  if (there > 0 && entries.size() >= there &&
      std::equal(m_entries.begin(), m_entries.end(), entries.begin(), sameLine)) {
    std::copy(entries.begin(), entries.begin() + std::ptrdiff_t(there), m_entries.begin());
    Q_EMIT dataChanged(index(0, 0), index(int(there) - 1, ColumnCount - 1));
    if (entries.size() > there) {
      beginInsertRows({}, int(there), int(entries.size()) - 1);
      m_entries = std::move(entries);
      endInsertRows();
    }
  } else {
    put(std::move(entries));
  }
  gather();
  Q_EMIT fetched();
}

void HistoryModel::put(std::vector<HistoryEntry> entries) {
  beginResetModel();
  m_entries = std::move(entries);
  endResetModel();
}

void HistoryModel::gather() {
  std::set<QString> people, kinds;
  for (const HistoryEntry& entry : m_entries) {
    people.insert(QString::fromStdString(entry.who));
    kinds.insert(QString::fromStdString(entry.kind));
  }
  const QStringList who(people.begin(), people.end()), what(kinds.begin(), kinds.end());
  if (who == m_people && what == m_kinds) return;
  m_people = who;
  m_kinds = what;
  Q_EMIT peopleChanged();
}

QString HistoryModel::details(const HistoryEntry& line) const {
  const QString why = QString::fromStdString(line.why);
  if (line.clips > kFewClips || line.clips == 0) return why;
  if (const auto known = m_words.find(line.seq); known != m_words.end())
    return known->isEmpty() ? why : *known;
  m_wanted.insert(line.seq);
  if (!m_wordsLater.isActive()) m_wordsLater.start();
  return why;
}

void HistoryModel::readWords() {
  QList<qint64> lines(m_wanted.begin(), m_wanted.end());
  m_wanted.clear();
  lines = lines.mid(0, kWordsAtOnce);
  auto changes = std::make_shared<std::vector<std::pair<qint64, Change>>>();
  m_document->ask(
      [lines, changes](const Project& project) {
        for (const qint64 seq : lines)
          if (auto change = project.changeAt(seq)) changes->emplace_back(seq, std::move(*change));
      },
      [this, changes] {
        for (const auto& [seq, change] : *changes)
          m_words.insert(seq, changeInOneLine(change, m_document->data()));
        if (!m_entries.empty())
          Q_EMIT dataChanged(index(0, Details), index(rowCount() - 1, Details), {Qt::DisplayRole});
      });
}

int HistoryModel::stepsTo(int row) const {
  const HistoryEntry& wanted = entry(row);
  if (wanted.superseded) return 0;
  int steps = 0;
  if (wanted.undone) {  // redo up to and with this line: the oldest undone ones come first
    for (std::size_t i = std::size_t(row); i < m_entries.size(); ++i) {
      if (!m_entries[i].undone) break;
      if (!m_entries[i].superseded) --steps;
    }
    return steps;
  }
  for (int i = 0; i < row; ++i)
    if (!m_entries[std::size_t(i)].undone) ++steps;
  return steps;
}

void HistoryModel::retranslate() {
  m_words.clear();
  if (!m_entries.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString HistoryModel::undoneText(const HistoryEntry& line) {
  if (!line.undone) return {};
  const QString state =
      line.superseded ? tr("undone; what came after took its place") : tr("undone; can be redone");
  if (line.undoneMs == 0) return state;
  return tr("%1 (%2, %3)").arg(state, QString::fromStdString(line.undoneBy), historyTime(line.undoneMs));
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(m_entries.size());
}
int HistoryModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const HistoryEntry& line = entry(index.row());
  switch (role) {
    case Qt::DisplayRole:
      switch (index.column()) {
        case When:
          return historyTime(line.whenMs);
        case Who:
          return QString::fromStdString(line.who);
        case What:
          return changeKindText(QString::fromStdString(line.kind));
        case Details:
          return details(line);
        case Clips:
          return line.clips;
        default:
          return {};
      }
    case Qt::TextAlignmentRole:
      return index.column() == Clips ? int(Qt::AlignRight | Qt::AlignVCenter)
                                     : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
      return line.undone ? QVariant(themeColours().mutedText) : QVariant();
    case Qt::FontRole: {
      if (!line.undone) return {};
      QFont font;
      font.setStrikeOut(true);
      return font;
    }
    case Qt::ToolTipRole: {
      QString text = tr("%1, %2").arg(QString::fromStdString(line.why), originText(originOf(line)));
      const QString state = undoneText(line);
      if (!state.isEmpty()) text += QLatin1Char('\n') + state;
      return text;
    }
    default:
      return {};
  }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case When:
      return tr("When");
    case Who:
      return tr("Who");
    case What:
      return tr("What");
    case Details:
      return tr("Details");
    case Clips:
      return tr("Clips");
    default:
      return {};
  }
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && m_more && !m_asked;
}

void HistoryModel::fetchMore(const QModelIndex& parent) {
  if (!canFetchMore(parent)) return;
  m_asked = true;
  const int wanted = int(m_entries.size()) * 2;
  m_document->requestHistory(
      wanted, [this, wanted](std::vector<HistoryEntry> entries) { take(std::move(entries), wanted); });
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  const HistoryEntry& line = static_cast<const HistoryModel*>(sourceModel())->entry(row);
  if (!m_person.isEmpty() && QString::fromStdString(line.who) != m_person) return false;
  if (!m_kind.isEmpty() && QString::fromStdString(line.kind) != m_kind) return false;
  if (!m_by.isEmpty() && originOf(line) != m_by) return false;
  return m_text.isEmpty() || QString::fromStdString(line.why).contains(m_text, Qt::CaseInsensitive) ||
         changeKindText(QString::fromStdString(line.kind)).contains(m_text, Qt::CaseInsensitive);
}

}  // namespace ullim
