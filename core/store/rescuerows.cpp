#include "core/store/rescuerows.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "core/dataset/clip.h"
#include "core/dataset/text.h"
#include "core/store/events.h"

namespace ullim {
namespace {

using Kind = RawValue::Kind;

// Of each column: T text, I integer, N number or nothing, R the row's own number (kept outside the record).
struct Shape {
  RescueTable table;
  const char* name;
  const char* columns;
  int key, version;  // columns; -1: none
};
constexpr std::array kShapes = {
    Shape{RescueTable::Clips, "clips", "RTTTTTTTNIIITTTTTTII", 1, 18},
    Shape{RescueTable::Changes, "changes", "RTTTITIII", -1, -1},
    Shape{RescueTable::Items, "change_items", "IITTTT", -1, -1},
    Shape{RescueTable::Classes, "classes", "TTITI", 0, 4},
    Shape{RescueTable::Regions, "regions", "TTIINNTTI", 0, 8},
    Shape{RescueTable::Facts, "facts", "TINNNNNNNNIITT", 0, 1},
    Shape{RescueTable::Passes, "passes", "TTTTTIIII", 0, 8},
    Shape{RescueTable::Verdicts, "verdicts", "TTTTITIITII", 0, 10},
    Shape{RescueTable::Events, "events", "RITTITT", -1, -1},
    Shape{RescueTable::Settings, "settings", "TT", 0, -1},
};
constexpr std::size_t kMoreColumns = 8;  // that a later version may have put behind ours

bool fits(const RawRow& row, const char* columns) {
  const std::size_t count = std::char_traits<char>::length(columns);
  if (row.values.size() < count || row.values.size() > count + kMoreColumns) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const Kind kind = row.values[i].kind;
    if (kind == Kind::Missing && !row.whole && i > 1) continue;
    const bool number = kind == Kind::Integer || kind == Kind::Real;
    const bool good = columns[i] == 'T'   ? kind == Kind::Text
                      : columns[i] == 'I' ? kind == Kind::Integer
                      : columns[i] == 'R' ? kind == Kind::Null || kind == Kind::Integer
                                          : number || kind == Kind::Null;
    if (!good) return false;
  }
  return true;
}

// What a record by chance would hardly hold.
bool convincing(RescueTable table, const RawRow& row) {
  const auto text = [&](std::size_t i) -> const std::string& { return row.values[i].text; };
  const auto oneOf = [](const std::string& word, std::initializer_list<const char*> list) {
    return std::any_of(list.begin(), list.end(), [&](const char* each) { return word == each; });
  };
  switch (table) {
    case RescueTable::Clips:
      return !text(1).empty() && statusFromName(text(6)).has_value() && row.rowid > 0;
    case RescueTable::Changes:
      return row.rowid > 0 && !text(1).empty() && !text(2).empty() && row.values[4].integer > 0;
    case RescueTable::Items:
      return row.values[0].integer > 0 && row.values[1].integer >= 0 &&
             oneOf(text(2), {"clip", "class", "region", "pass", "verdict", "added", "removed"});
    case RescueTable::Classes:
      return !text(0).empty() && text(1).size() == 7 && text(1)[0] == '#';
    case RescueTable::Regions:
      return !text(0).empty() && !text(1).empty() && row.values[2].integer >= 0 &&
             row.values[2].integer < row.values[3].integer;
    case RescueTable::Passes:
      return !text(0).empty() && oneOf(text(2), {"blind", "source"});
    case RescueTable::Events:
      return row.values[1].integer > 0 && oneOf(text(2), {act::done, act::undone, act::redone, act::lost}) &&
             !text(6).empty();
    case RescueTable::Facts:
    case RescueTable::Verdicts:
      return !text(0).empty();
    case RescueTable::Settings:
    case RescueTable::Count:
      break;
  }
  return false;  // any two texts look like a setting
}

bool isText(const std::string& text) { return text.find('\0') == std::string::npos && isUtf8(text); }

bool isSound(const RawRow& row) {
  return row.whole && std::all_of(row.values.begin(), row.values.end(), [](const RawValue& value) {
           return value.kind != Kind::Text || isText(value.text);
         });
}

std::string keyOf(const Shape& shape, const RawRow& row) {
  if (shape.table == RescueTable::Changes || shape.table == RescueTable::Events) return rescueKey(row.rowid);
  if (shape.table == RescueTable::Items)
    return rescueKey(row.values[0].integer) + rescueKey(row.values[1].integer);
  return row.values[std::size_t(shape.key)].text;
}

class Finder {
 public:
  Finder(const SqlitePages& pages, FoundRows& found, const JobContext& job)
      : m_pages(pages), m_found(found), m_job(job) {}

  /// False when it was stopped.
  bool run() {
    readSchema();
    for (const Shape& shape : kShapes) {
      if (m_job.stopped()) return false;
      readTree(shape);
    }
    if (std::none_of(m_found.damaged.begin(), m_found.damaged.end(), [](bool b) { return b; })) return true;
    return readRest();
  }

 private:
  void readSchema() {
    m_found.schemaFine = false;
    std::string bytes;
    std::vector<RawRow> rows;
    if (!m_pages.current(1, bytes)) return;
    const auto tree = m_pages.walk(1);
    bool fine = tree.whole;
    for (const auto page : tree.leaves) {
      fine = m_pages.current(page, bytes) && m_pages.leafRows(page, bytes, rows) && fine;
      m_done.insert(page);
    }
    for (const RawRow& row : rows)
      if (fits(row, "TTTIT") && row.values[0].text == "table" && row.values[3].integer > 0 &&
          row.values[3].integer <= m_pages.pageCount())
        m_roots.emplace(row.values[1].text, std::uint32_t(row.values[3].integer));
    m_found.schemaFine = fine && !m_roots.empty();
    m_found.badPages += !m_found.schemaFine;
  }

  void readTree(const Shape& shape) {
    bool& damaged = m_found.damaged[std::size_t(shape.table)];
    const auto root = m_roots.find(shape.name);
    if (root == m_roots.end()) {
      damaged = true;
      return;
    }
    const auto tree = m_pages.walk(root->second);
    damaged = !tree.whole;
    m_found.badPages += tree.bad;
    std::string bytes;
    for (const auto page : tree.leaves) {
      if (m_job.stopped()) return;
      std::vector<RawRow> rows;
      bool sound = m_pages.current(page, bytes) && m_pages.leafRows(page, bytes, rows);
      const bool outdated = m_pages.outdated(page);
      if (outdated) sound = false;
      for (RawRow& row : rows) {
        if (fits(row, shape.columns)) {
          put(shape, std::move(row), outdated ? 2 : 0);
        } else {
          sound = false;
        }
      }
      if (!sound) damaged = true, ++m_found.badPages;
      if (sound) m_done.insert(page);
      if (++m_step % 64 == 0) m_job.progress(m_done.size(), m_pages.pageCount());
    }
  }

  bool readRest() {
    const auto free = m_pages.freePages();
    std::string bytes;
    for (std::uint32_t page = 1; page <= m_pages.pageCount(); ++page) {
      if (page % 64 == 0) {
        if (m_job.stopped()) return false;
        m_job.progress(page, m_pages.pageCount());
      }
      if (!m_done.contains(page) && m_pages.current(page, bytes))
        readLoose(page, bytes, free.contains(page) ? 3 : m_pages.outdated(page) ? 2 : 1);
      for (std::size_t i = 0; i < m_pages.others(page); ++i)
        if (m_pages.other(page, i, bytes)) readLoose(page, bytes, 3);
    }
    return true;
  }

  void readLoose(std::uint32_t page, const std::string& bytes, int tier) {
    std::vector<RawRow> rows;
    const SqlitePages::PageKind kind = m_pages.kindOf(page, bytes);
    if (kind == SqlitePages::PageKind::Interior || kind == SqlitePages::PageKind::Index) return;
    if (kind == SqlitePages::PageKind::Leaf) {
      const bool sound = m_pages.leafRows(page, bytes, rows);
      take(rows, tier);
      if (sound) return;
    }
    rows.clear();
    const CountFilter count = [](std::size_t values) {
      return std::any_of(kShapes.begin(), kShapes.end(), [&](const Shape& shape) {
        const std::size_t columns = std::char_traits<char>::length(shape.columns);
        return columns > 2 && values >= columns && values <= columns + kMoreColumns;
      });
    };
    m_pages.carve(
        bytes, count, [&](const RawRow& row) { return shapeOf(row) != nullptr; }, rows);
    take(rows, std::max(tier, 2));
  }

  static const Shape* shapeOf(const RawRow& row) {
    for (const Shape& shape : kShapes)
      if (fits(row, shape.columns) && convincing(shape.table, row)) return &shape;
    return nullptr;
  }

  void take(std::vector<RawRow>& rows, int tier) {
    for (RawRow& row : rows)
      if (const Shape* shape = shapeOf(row); shape && m_found.isDamaged(shape->table))
        put(*shape, std::move(row), tier);
  }

  void put(const Shape& shape, RawRow&& row, int tier) {
    FoundRow found{std::move(row), tier, false};
    found.sound = isSound(found.row);
    auto [it, isNew] = m_found.tables[std::size_t(shape.table)].try_emplace(keyOf(shape, found.row));
    if (isNew) {
      it->second = std::move(found);
      return;
    }
    const FoundRow& old = it->second;
    const auto version = [&](const FoundRow& each) {
      return shape.version < 0 ? 0 : each.integer(std::size_t(shape.version));
    };
    bool better = false;
    if (old.sound != found.sound) {
      better = found.sound;
    } else if (old.tier > 0) {  // what stands in its tree is the truth
      better = version(found) != version(old) ? version(found) > version(old) : found.tier < old.tier;
    }
    if (better) it->second = std::move(found);
  }

  const SqlitePages& m_pages;
  FoundRows& m_found;
  const JobContext& m_job;
  std::map<std::string, std::uint32_t> m_roots;
  std::unordered_set<std::uint32_t> m_done;
  std::size_t m_step = 0;
};

}  // namespace

std::string FoundRow::text(std::size_t column) const {
  if (column >= row.values.size() || row.values[column].kind != Kind::Text) return {};
  const std::string& value = row.values[column].text;
  if (isText(value)) return value;
  return printable(value.substr(0, value.find('\0')));
}

std::int64_t FoundRow::integer(std::size_t column) const {
  if (column >= row.values.size()) return 0;
  const RawValue& value = row.values[column];
  return value.kind == Kind::Integer ? value.integer : 0;
}

double FoundRow::number(std::size_t column, double none) const {
  if (column >= row.values.size()) return none;
  const RawValue& value = row.values[column];
  return value.kind == Kind::Integer ? double(value.integer) : value.kind == Kind::Real ? value.real : none;
}

std::string rescueKey(std::int64_t number) {
  char text[24];
  std::snprintf(text, sizeof text, "%020lld", static_cast<long long>(number));
  return text;
}

Result<FoundRows> findRows(const std::string& path, const JobContext& job) {
  auto pages = SqlitePages::open(path);
  if (!pages) return pages.error();
  FoundRows found;
  found.headerFine = pages->headerFine();
  found.pages = pages->pageCount();
  found.journalFrames = pages->journalFrames();
  found.journalDamaged = pages->journalDamaged();
  if (!Finder(*pages, found, job).run()) return Error{ErrorCode::Cancelled, "rescue: stopped"};
  for (const auto& table : found.tables)
    for (const auto& [key, row] : table) found.unsoundRows += !row.sound;
  if (found.of(RescueTable::Clips).empty() && found.of(RescueTable::Items).empty() &&
      found.of(RescueTable::Regions).empty())
    return Error{
        ErrorCode::BadFormat,
        path + ": holds nothing of a project that can be read (choose the damaged project, or a backup)"};
  return found;
}

}  // namespace ullim
