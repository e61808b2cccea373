#include "core/store/events.h"

#include <bit>

namespace ullim {
namespace {

// Which kinds of change were made how, before it was written down.
std::string likelyOrigin(const std::string& kind) {
  if (kind == "import" || kind == "relink") return "import";
  if (kind == "merge" || kind == "rename" || kind == "drop" || kind == "split" || kind == "mapping")
    return "rule";
  return "hand";
}

}  // namespace

void FieldHash::add(std::string_view text) {
  const std::string length = std::to_string(text.size()) + ':';
  m_hash.addData(QByteArrayView(length.data(), qsizetype(length.size())));
  m_hash.addData(QByteArrayView(text.data(), qsizetype(text.size())));
}

Result<std::string> chainHead(Database& database) {
  const auto head = database.value("SELECT hash FROM events ORDER BY seq DESC LIMIT 1");
  if (!head) return head.error();
  return head->isNull() ? std::string() : fromQt(head->toString());
}

std::string eventHash(const Event& event, const std::string& before, const std::string& content) {
  FieldHash hash;
  hash.add(before);
  hash.add(event.seq);
  hash.add(event.changeSeq);
  for (const auto* text : {&event.act, &event.who}) hash.add(*text);
  hash.add(event.whenMs);
  hash.add(event.by);
  hash.add(content);
  return hash.hex();
}

Result<Done> addEvent(Database& database, const Event& given, const std::string& content) {
  Event event = given;
  const auto last = database.value("SELECT COALESCE(MAX(seq), 0) FROM events");
  if (!last) return last.error();
  event.seq = last->toLongLong() + 1;
  const auto before = chainHead(database);
  if (!before) return before.error();
  event.hash = eventHash(event, *before, content);
  const auto added = database.change(
      "INSERT INTO events (seq, change_seq, act, who, when_ms, made_by, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {qlonglong(event.seq), qlonglong(event.changeSeq), toQt(event.act), toQt(event.who),
       qlonglong(event.whenMs), toQt(event.by), toQt(event.hash)});
  if (!added) return added.error();
  return Done{};
}

Result<std::string> contentHash(Database& database, std::int64_t changeSeq) {
  FieldHash hash;
  auto head = database.run("SELECT id, kind, who, when_ms, why, clips FROM changes WHERE seq = ?",
                           {qlonglong(changeSeq)});
  if (!head) return head.error();
  if ((*head)->next())
    for (int column = 0; column < 6; ++column) hash.add(textAt(**head, column));
  (*head)->finish();
  auto items = database.run(
      "SELECT ord, entity, row_id, before, after FROM change_items WHERE change_seq = ? ORDER BY ord",
      {qlonglong(changeSeq)});
  if (!items) return items.error();
  while ((*items)->next())
    for (int column = 0; column < 5; ++column) hash.add(textAt(**items, column));
  (*items)->finish();
  return hash.hex();
}

std::string clipDigest(const Clip& clip) {
  FieldHash hash;
  for (const auto* text : {&clip.file, &clip.label, &clip.originalLabel, &clip.group, &clip.notes,
                           &clip.contentHash, &clip.error, &clip.remarks, &clip.parent, &clip.recipe})
    hash.add(*text);
  hash.add(std::string_view(statusName(clip.status)));
  hash.add(std::bit_cast<std::int64_t>(clip.durationS));
  for (const std::int64_t number : {std::int64_t(clip.sampleRate), std::int64_t(clip.channels), clip.frames})
    hash.add(number);
  for (const auto& [key, value] : clip.columns) {
    hash.add(key);
    hash.add(value);
  }
  return hash.hex().substr(0, 16);
}

Result<std::vector<Event>> readEvents(Database& database) {
  std::vector<Event> events;
  auto rows =
      database.run("SELECT seq, change_seq, act, who, when_ms, made_by, hash FROM events ORDER BY seq");
  if (!rows) return rows.error();
  while ((*rows)->next()) {
    const QSqlQuery& q = **rows;
    events.push_back({q.value(0).toLongLong(), q.value(1).toLongLong(), textAt(q, 2), textAt(q, 3),
                      q.value(4).toLongLong(), textAt(q, 5), textAt(q, 6)});
  }
  (*rows)->finish();
  return events;
}

Result<std::vector<ToldEvent>> eventsOfMarks(Database& database) {
  std::vector<ToldEvent> told;
  std::vector<ToldEvent> undone;
  auto query =
      database.run("SELECT seq, who, when_ms, kind, id, undone, superseded FROM changes ORDER BY seq");
  if (!query) return query.error();
  while ((*query)->next()) {
    const QSqlQuery& q = **query;
    ToldEvent row;
    row.event.changeSeq = q.value(0).toLongLong();
    row.event.by = likelyOrigin(textAt(q, 3));
    row.changeId = textAt(q, 4);
    const bool superseded = q.value(6).toBool();
    if (q.value(5).toBool() && !superseded) {
      undone.push_back(row);
      undone.back().event.act = act::undone;
    }
    row.event.act = superseded ? act::lost : act::done;
    row.event.who = textAt(q, 1);
    row.event.whenMs = q.value(2).toLongLong();
    told.push_back(std::move(row));
  }
  (*query)->finish();
  told.insert(told.end(), undone.rbegin(), undone.rend());
  return told;
}

Result<Done> fillEvents(Database& database) {
  const auto told = eventsOfMarks(database);
  if (!told) return told.error();
  for (const ToldEvent& each : *told) {
    Result<std::string> content = each.changeId;
    if (each.event.brings()) content = contentHash(database, each.event.changeSeq);
    if (!content) return content.error();
    if (auto done = addEvent(database, each.event, *content); !done) return done;
  }
  return Done{};
}

}  // namespace ullim
