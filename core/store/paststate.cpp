// What the history knows of the past: the data as they were, and whether all of it is as it was written.
#include <algorithm>
#include <unordered_map>

#include "core/store/events.h"
#include "core/store/projectimpl.h"
#include "core/store/schema.h"

namespace ullim {
namespace {

// One state of the file for all that is read while it lives.
class Reading {
 public:
  explicit Reading(Database& database) : m_database(database), m_begun(database.beginReading()) {}
  ~Reading() {
    if (m_begun) m_database.endReading();
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  const Result<Done>& begun() const { return m_begun; }

 private:
  Database& m_database;
  Result<Done> m_begun;
};

// Undo is a stack: so what a line was done upon is known, and with it the one state right after it.
struct Lines {
  std::unordered_map<std::int64_t, std::int64_t> below;  // line -> the line under it; 0: none
  std::vector<std::int64_t> present;                     // done now, oldest first
  std::vector<std::string> problems;

  void follow(const Event& event) {
    const std::int64_t line = event.changeSeq;
    if (event.act == act::done || event.act == act::redone) {
      const std::int64_t top = present.empty() ? 0 : present.back();
      const auto [it, added] = below.emplace(line, top);
      if (added != (event.act == act::done) || it->second != top) problem(event);
      present.push_back(line);
    } else if (event.act == act::undone) {
      if (present.empty() || present.back() != line) return problem(event);
      present.pop_back();
    } else if (event.act != act::lost) {
      problem(event);
    }
  }
  void problem(const Event& event) {
    problems.push_back("event " + std::to_string(event.seq) + ": " + event.act + " of line " +
                       std::to_string(event.changeSeq) + " cannot follow what was before it");
  }
  bool knows(std::int64_t line) const { return line == 0 || below.contains(line); }
  std::vector<std::int64_t> wayTo(std::int64_t line) const {
    std::vector<std::int64_t> way;
    for (; line != 0; line = below.at(line)) way.push_back(line);
    std::reverse(way.begin(), way.end());
    return way;
  }
};

Error cancelled() { return {ErrorCode::Cancelled, "history"}; }

}  // namespace

Result<std::vector<Event>> Project::Impl::allEvents() const {
  const auto version = schemaVersion(database);
  if (!version) return version.error();
  if (*version >= kEventsSince) return readEvents(database);
  auto told = eventsOfMarks(database);
  if (!told) return told.error();
  std::vector<Event> events;
  for (auto& each : *told) events.push_back(std::move(each.event));
  return events;
}

// Walks `data`, which is the present, to the state right after `line`.
static Result<Done> walk(Dataset& data, const Lines& lines, std::int64_t line, const auto& read,
                         const JobContext& job) {
  const std::vector<std::int64_t> target = lines.wayTo(line);
  const auto [from, to] =
      std::mismatch(lines.present.begin(), lines.present.end(), target.begin(), target.end());
  const auto total = std::size_t(lines.present.end() - from) + std::size_t(target.end() - to);
  std::size_t at = 0;
  const auto step = [&](std::int64_t seq, bool back) -> Result<Done> {
    if (job.stopped()) return cancelled();
    job.progress(at++, total);
    Result<Change> change = read(seq);
    if (!change) return change.error();
    const auto applied = applyChange(data, back ? inverse(std::move(*change)) : *change);
    if (!applied)
      return Error{applied.error().code, "line " + std::to_string(seq) + ": " + applied.error().detail};
    return Done{};
  };
  for (auto it = lines.present.end(); it != from;)
    if (auto done = step(*--it, true); !done) return done;
  for (auto it = to; it != target.end(); ++it)
    if (auto done = step(*it, false); !done) return done;
  return Done{};
}

Result<Dataset> Project::stateAt(std::int64_t seq, const JobContext& job) const {
  const Reading reading(d->database);
  if (!reading.begun()) return reading.begun().error();
  const auto events = d->allEvents();
  if (!events) return events.error();
  Lines lines;
  bool lost = false;
  for (const Event& event : *events) {
    lines.follow(event);
    lost = lost || (event.act == act::lost && event.changeSeq == seq);
  }
  const std::string line = d->path + ": line " + std::to_string(seq);
  if (lost)
    return Error{ErrorCode::BadArgument, line +
                                             " of the history was undone and replaced before undo steps were "
                                             "kept, so its state is not known (choose another line)"};
  if (!lines.knows(seq))
    return Error{ErrorCode::NotFound, line + ": its history has no such line (see ullim-cli history)"};
  auto data = load();
  if (!data) return data;
  const auto walked = walk(
      *data, lines, seq, [&](std::int64_t each) { return d->readChange(each); }, job);
  if (!walked) return Error{walked.error().code, d->path + ": " + walked.error().detail};
  return data;
}

Result<HistoryCheck> Project::verifyHistory(const JobContext& job) const {
  const Reading reading(d->database);
  if (!reading.begun()) return reading.begun().error();
  const auto version = schemaVersion(d->database);
  if (!version) return version.error();
  if (*version < kEventsSince)
    return Error{ErrorCode::Unsupported,
                 d->path + ": its format is older than the chain of hashes (open it for writing once)"};
  const auto events = readEvents(d->database);
  if (!events) return events.error();
  HistoryCheck check;
  check.events = std::int64_t(events->size());
  struct Row {
    std::string id, kind;
    bool undone = false, superseded = false, told = false;
  };
  std::unordered_map<std::int64_t, Row> rows;
  auto query = d->database.run("SELECT seq, id, kind, undone, superseded FROM changes");
  if (!query) return query.error();
  while ((*query)->next()) {
    const QSqlQuery& q = **query;
    rows[q.value(0).toLongLong()] = {textAt(q, 1), textAt(q, 2), q.value(3).toBool(), q.value(4).toBool()};
  }
  (*query)->finish();
  check.changes = std::int64_t(rows.size());

  Lines lines;
  std::string before;
  std::int64_t expected = 1;
  for (const Event& event : *events) {
    if (job.stopped()) return cancelled();
    job.progress(std::uint64_t(expected), std::uint64_t(events->size()));
    const auto row = rows.find(event.changeSeq);
    const std::string name = "event " + std::to_string(event.seq) + " (" + event.act + ", line " +
                             std::to_string(event.changeSeq) + ")";
    if (event.seq != expected)
      check.problems.push_back("before " + name + ": " + std::to_string(event.seq - expected) +
                               " events are missing");
    expected = event.seq + 1;
    if (row == rows.end()) {
      check.problems.push_back(name + ": its change is missing");
      before = event.hash;
      continue;
    }
    row->second.told = true;
    Result<std::string> content = row->second.id;
    if (event.brings()) content = contentHash(d->database, event.changeSeq);
    if (!content) return content.error();
    if (eventHash(event, before, *content) != event.hash)
      check.problems.push_back(name + ": it, its change or the event before it is not what was written");
    before = event.hash;  // as it stands, so that one alteration is told once
    lines.follow(event);
  }
  check.head = before;
  for (const auto& [seq, row] : rows)
    if (!row.told) check.problems.push_back("line " + std::to_string(seq) + ": no event tells of it");
  check.problems.insert(check.problems.end(), lines.problems.begin(), lines.problems.end());
  const auto strays = d->database.value(
      "SELECT COUNT(*) FROM change_items WHERE change_seq NOT IN (SELECT seq FROM changes)");
  if (!strays) return strays.error();
  if (strays->toInt() > 0)
    check.problems.push_back(fromQt(strays->toString()) + " parts of changes belong to no change");

  std::unordered_map<std::int64_t, bool> done;
  for (const std::int64_t seq : lines.present) done[seq] = true;
  for (const auto& [seq, row] : rows)
    if (row.told && row.undone == done.contains(seq))
      check.problems.push_back("line " + std::to_string(seq) + ": is marked " +
                               (row.undone ? "undone" : "done") + ", and its events say otherwise");
  std::sort(check.problems.begin(), check.problems.end());
  if (!check.problems.empty()) return check;

  // The chain holds: so the present must come out of it.
  auto data = load();
  if (!data) return data.error();
  check.problems = d->problems;
  // At the time when a line is read, `data` are what it left: its clips as they came in.
  const auto arrived = [&](std::int64_t seq, const auto& find) -> Result<Done> {
    auto items = d->database.run(
        "SELECT row_id, after FROM change_items WHERE change_seq = ? AND entity = 'added' ORDER BY ord",
        {qlonglong(seq)});
    if (!items) return items.error();
    while ((*items)->next()) {
      const std::string digest = textAt(**items, 1);
      const Clip* clip = find(textAt(**items, 0));
      if (digest.empty() || (clip && clipDigest(*clip) == digest)) continue;  // empty: of an older format
      check.problems.push_back(
          "line " + std::to_string(seq) + ": " +
          (clip ? "clip " + clip->file + " is not what came in" : "a clip of it is missing"));
    }
    (*items)->finish();
    return Done{};
  };
  const auto walked = walk(
      *data, lines, 0,
      [&](std::int64_t seq) -> Result<Change> {
        auto change = d->readChange(seq);
        if (!change || change->added.empty()) return change;
        const auto looked =
            arrived(seq, [&](const std::string& id) { return std::as_const(*data).find(id); });
        if (!looked) return looked.error();
        return change;
      },
      job);
  for (const auto& [seq, row] : rows) {
    if (!walked || done.contains(seq)) continue;
    const auto change = d->readChange(seq);
    if (!change) return change.error();
    std::unordered_map<std::string, const Clip*> clips;
    for (const Clip& clip : change->added) clips.emplace(clip.id, &clip);
    const auto looked = arrived(seq, [&](const std::string& id) -> const Clip* {
      const auto it = clips.find(id);
      return it == clips.end() ? nullptr : it->second;
    });
    if (!looked) return looked.error();
  }
  if (!walked && walked.error().code == ErrorCode::Cancelled) return walked.error();
  if (!walked)
    check.problems.push_back("the clips are not what the history makes of them: " + walked.error().detail);
  else if (!data->clips.empty() || !data->classes.empty() || !data->passes.empty() ||
           data->verdicts.size() > 0 || data->regions.size() > 0)
    check.problems.push_back(
        "there are clips, classes, regions or passes that no line of the history brought");
  return check;
}

}  // namespace ullim
