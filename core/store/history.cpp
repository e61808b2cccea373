// Changes on disk: commit, undo, redo and what the history tells.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "core/dataset/text.h"
#include "core/store/editrows.h"
#include "core/store/events.h"
#include "core/store/jsontext.h"
#include "core/store/projectimpl.h"
#include "core/store/regionrows.h"
#include "core/store/schema.h"
#include "core/store/verdictrows.h"

namespace ullim {
namespace {

using Json = nlohmann::json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string classText(const std::optional<LabelClass>& c) {
  if (!c) return "";
  return dump({{"name", c->name}, {"colour", c->colour}, {"position", c->position}, {"note", c->note}});
}

std::optional<LabelClass> classOf(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Json json = objectOf(text);
  LabelClass c{stringIn(json, "name").value_or(""), stringIn(json, "colour").value_or(""), 0,
               stringIn(json, "note").value_or("")};
  if (const auto it = json.find("position"); it != json.end() && it->is_number_integer())
    c.position = it->get<int>();
  return c;
}

Error conflict(const std::string& what) {
  return {ErrorCode::Conflict, what + " was changed in the meantime (load the project again)"};
}

bool storable(const std::optional<std::string>& text) { return !text || isUtf8(*text); }

// Text that is not UTF-8 would come back different from what went in.
Result<Done> checkText(const Change& change) {
  bool fine = isUtf8(change.kind) && isUtf8(change.who) && isUtf8(change.why);
  for (const auto& edit : change.clips)
    for (const auto* fields : {&edit.before, &edit.after})
      fine = fine && storable(fields->label) && storable(fields->notes) && storable(fields->group) &&
             storable(fields->file);
  for (const auto& edit : change.classes)
    for (const auto* side : {&edit.before, &edit.after})
      fine = fine && (!*side || (isUtf8((*side)->name) && isUtf8((*side)->colour) && isUtf8((*side)->note)));
  for (const auto& edit : change.regions)
    for (const auto* side : {&edit.before, &edit.after})
      fine = fine && (!*side || (isUtf8((*side)->id) && isUtf8((*side)->label) && isUtf8((*side)->note)));
  for (const auto& edit : change.passes)
    for (const auto* side : {&edit.before, &edit.after})
      fine = fine && (!*side || (isUtf8((*side)->id) && isUtf8((*side)->name) && isUtf8((*side)->annotator)));
  for (const auto& edit : change.verdicts)
    for (const auto* side : {&edit.before, &edit.after})
      fine = fine && (!*side || (isUtf8((*side)->id) && isUtf8((*side)->annotator) &&
                                 isUtf8((*side)->label) && isUtf8((*side)->note)));
  for (const auto& c : change.added) {
    fine = fine && isUtf8(c.file) && isUtf8(c.label) && isUtf8(c.originalLabel) && isUtf8(c.group) &&
           isUtf8(c.notes) && isUtf8(c.error) && isUtf8(c.remarks) && isUtf8(c.recipe);
    for (const auto& [key, value] : c.columns) fine = fine && isUtf8(key) && isUtf8(value);
  }
  if (fine) return Done{};
  return Error{ErrorCode::BadArgument,
               "change \"" + printable(change.why) + "\": has text that is not UTF-8 (type it again)"};
}

}  // namespace

Error Project::Impl::writeRefused() const {
  return {ErrorCode::FileUnwritable, path + ": is open read-only (open it for writing)"};
}

Result<Done> Project::Impl::applyClasses(const Change& change) {
  // Renamed and removed classes go first: so names can be swapped in one change.
  const auto staysItself = [](const ClassEdit& e) {
    return e.before && e.after && e.before->name == e.after->name;
  };
  for (const auto& edit : change.classes) {
    if (!edit.before) continue;
    const LabelClass& b = *edit.before;
    const QVariant name = toQt(b.name), colour = toQt(b.colour), note = toQt(b.note);
    const auto changed =
        staysItself(edit)
            ? database.change(
                  "UPDATE classes SET colour = ?, position = ?, note = ?, version = version + 1 "
                  "WHERE name = ? AND colour = ? AND position = ? AND note = ?",
                  {toQt(edit.after->colour), edit.after->position, toQt(edit.after->note), name, colour,
                   b.position, note})
            : database.change(
                  "DELETE FROM classes WHERE name = ? AND colour = ? AND position = ? AND note = ?",
                  {name, colour, b.position, note});
    if (!changed) return changed.error();
    if (*changed != 1) return conflict("class " + b.name);
  }
  for (const auto& edit : change.classes) {
    if (!edit.after || staysItself(edit)) continue;
    const auto there =
        database.value("SELECT COUNT(*) FROM classes WHERE name = ?", {toQt(edit.after->name)});
    if (!there) return there.error();
    if (there->toInt() > 0) return conflict("class " + edit.after->name);
    const auto added = database.change(
        "INSERT INTO classes (name, colour, position, note, version) VALUES (?, ?, ?, ?, 1)",
        {toQt(edit.after->name), toQt(edit.after->colour), edit.after->position, toQt(edit.after->note)});
    if (!added) return added.error();
  }
  return Done{};
}

Result<Done> Project::Impl::apply(const Change& change, std::vector<Clip>& coming) {
  if (auto done = applyClips(change); !done) return done;
  for (const auto& clip : change.removed) {
    const auto gone =
        database.change("UPDATE clips SET removed = 1 WHERE id = ? AND removed = 0", {toQt(clip.id)});
    if (!gone) return gone.error();
    if (*gone != 1) return Error{ErrorCode::NotFound, "clip " + clip.file + ": not in the project"};
  }
  std::int64_t order = 0;
  for (auto& clip : coming) {
    // A clip that was here before (an undone import) comes back in its place.
    const auto back =
        database.change("UPDATE clips SET removed = 0 WHERE id = ? AND removed = 1", {toQt(clip.id)});
    if (!back) return back.error();
    if (*back == 1) {  // with the row that it left, which is what the history knows of it
      auto row = database.run(kSelectClip, {toQt(clip.id)});
      if (!row) return row.error();
      if ((*row)->next()) clip = readClip(**row);
      (*row)->finish();
      continue;
    }
    if (order == 0) {
      const auto last = database.value("SELECT COALESCE(MAX(ord), 0) FROM clips");
      if (!last) return last.error();
      order = last->toLongLong();
    }
    clip.order = ++order;
    const auto added = database.change(
        "INSERT INTO clips (ord, id, file, label, original_label, subject, status, notes, duration_s, "
        "sample_rate, "
        "channels, frames, content_hash, error, remarks, columns, parent, recipe, version, removed) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        {qlonglong(clip.order), toQt(clip.id), toQt(clip.file), toQt(clip.label), toQt(clip.originalLabel),
         toQt(clip.group), QString::fromLatin1(statusName(clip.status)), toQt(clip.notes), clip.durationS,
         clip.sampleRate, clip.channels, qlonglong(clip.frames), toQt(clip.contentHash), toQt(clip.error),
         toQt(clip.remarks), toQt(dump(Json(clip.columns))), toQt(clip.parent), toQt(clip.recipe),
         qlonglong(clip.version)});
    if (!added) return added.error();
  }
  if (auto done = applyClasses(change); !done) return done;
  if (auto done = applyRegions(change); !done) return done;
  return applyVerdicts(change);
}

Result<Done> Project::Impl::record(const Change& change) {
  // A commit after an undo starts a new branch; the old one stays readable.
  if (redoable > 0) {
    const auto done =
        database.change("UPDATE changes SET superseded = 1 WHERE undone = 1 AND superseded = 0");
    if (!done) return done.error();
  }
  const auto last = database.value("SELECT COALESCE(MAX(seq), 0) FROM changes");
  if (!last) return last.error();
  const qlonglong seq = last->toLongLong() + 1;
  std::unordered_set<std::string> touched;
  for (const auto& edit : change.clips) touched.insert(edit.clipId);
  for (const auto* list : {&change.added, &change.removed})
    for (const auto& clip : *list) touched.insert(clip.id);
  for (const auto& edit : change.regions) touched.insert(edit.either().clipId);
  for (const auto& edit : change.verdicts) touched.insert(edit.either().clipId);
  const auto clips = int(touched.size());
  const auto head = database.change(
      "INSERT INTO changes (seq, id, kind, who, when_ms, why, clips, undone, superseded) VALUES (?, ?, ?, ?, "
      "?, ?, ?, 0, 0)",
      {seq, toQt(change.id), toQt(change.kind), toQt(change.who), qlonglong(change.whenMs), toQt(change.why),
       clips});
  if (!head) return head.error();
  FieldHash hash;  // as contentHash() reads it back
  hash.add(change.id);
  hash.add(change.kind);
  hash.add(change.who);
  hash.add(change.whenMs);
  hash.add(change.why);
  hash.add(std::int64_t(clips));
  int order = 0;
  const auto tell = [&](int place, const char* entity, const std::string& id, const std::string& before,
                        const std::string& after) {
    hash.add(std::int64_t(place));
    hash.add(std::string_view(entity));
    for (const std::string* text : {&id, &before, &after}) hash.add(std::string_view(*text));
  };
  const auto item = [&](const char* entity, const std::string& id, const std::string& before,
                        const std::string& after) -> Result<Done> {
    const auto done = database.change(
        "INSERT INTO change_items (change_seq, ord, entity, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        {seq, order++, QString::fromLatin1(entity), toQt(id), toQt(before), toQt(after)});
    if (!done) return done.error();
    tell(order - 1, entity, id, before, after);
    return Done{};
  };
  const auto groups = alikeEdits(change.clips);
  if (groups.empty()) {
    for (const auto& edit : change.clips)
      if (auto done = item("clip", edit.clipId, fieldsText(edit.before), fieldsText(edit.after)); !done)
        return done;
  }
  for (const auto& group : groups) {
    const std::string before = fieldsText(group.before), after = fieldsText(group.after);
    const auto done = database.change(
        "INSERT OR ROLLBACK INTO change_items (change_seq, ord, entity, row_id, before, after) SELECT ?, key "
        "+ ?, "
        "'clip', "
        "value, ?, ? FROM json_each(?)",
        {seq, order, toQt(before), toQt(after), toQt(idList(group.ids))});
    if (!done) return done.error();
    for (const auto& id : group.ids) tell(order++, "clip", id, before, after);
  }
  for (const auto& edit : change.classes) {
    const std::string& name = edit.before ? edit.before->name : edit.after ? edit.after->name : std::string();
    if (auto done = item("class", name, classText(edit.before), classText(edit.after)); !done) return done;
  }
  for (const auto& edit : change.regions)  // under the clip's id: its record shows them
    if (auto done = item("region", edit.either().clipId, regionText(edit.before), regionText(edit.after));
        !done)
      return done;
  for (const auto& edit : change.passes)
    if (auto done = item("pass", edit.either().id, passText(edit.before), passText(edit.after)); !done)
      return done;
  for (const auto& edit : change.verdicts)
    if (auto done = item("verdict", edit.either().clipId, verdictText(edit.before), verdictText(edit.after));
        !done)
      return done;
  // The rows stay in clips; their id is enough to take them out and bring them back. The digest tells later
  // whether they are what came in.
  for (const auto& clip : change.added)
    if (auto done = item("added", clip.id, "", clipDigest(clip)); !done) return done;
  for (const auto& clip : change.removed)
    if (auto done = item("removed", clip.id, "", ""); !done) return done;
  return addEvent(database,
                  {.seq = 0,
                   .changeSeq = seq,
                   .act = act::done,
                   .who = change.who,
                   .whenMs = change.whenMs,
                   .by = change.by,
                   .hash = {}},
                  hash.hex());
}

Result<Change> Project::commit(Change change) {
  if (d->readOnly) return d->writeRefused();
  if (change.id.empty()) change.id = newId();
  if (change.whenMs == 0) change.whenMs = nowMs();
  if (change.who.empty()) change.who = userName();
  if (change.empty()) return change;
  if (auto done = d->write(change, change.added); !done) return done.error();
  return change;
}

Result<Done> Project::commitShown(const Change& change) {
  if (d->readOnly) return d->writeRefused();
  if (change.id.empty() || change.whenMs == 0 || change.who.empty() || !change.added.empty())
    return Error{ErrorCode::BadArgument, "change " + change.kind + ": not one that was shown"};
  if (change.empty()) return Done{};
  std::vector<Clip> none;
  return d->write(change, none);
}

Result<Done> Project::Impl::write(const Change& change, std::vector<Clip>& added) {
  if (auto fine = checkText(change); !fine) return fine;
  const int undoableThen = undoable + 1;
  const auto work = [&]() -> Result<Done> {
    if (auto applied = apply(change, added); !applied) return applied;
    return record(change);
  };
  const auto landed = [&] {
    const auto there = database.value("SELECT COUNT(*) FROM changes WHERE id = ?", {toQt(change.id)});
    return there && there->toInt() == 1;
  };
  auto done = transaction(work, landed);
  if (done) stepped(undoableThen, 0);
  return done;
}

Result<Change> Project::Impl::readChange(std::int64_t seq) const {
  Change change;
  auto head = database.run("SELECT id, kind, who, when_ms, why FROM changes WHERE seq = ?", {qlonglong(seq)});
  if (!head) return head.error();
  if ((*head)->next()) {
    change.id = textAt(**head, 0);
    change.kind = textAt(**head, 1);
    change.who = textAt(**head, 2);
    change.whenMs = (*head)->value(3).toLongLong();
    change.why = textAt(**head, 4);
  }
  (*head)->finish();
  if (schema >= kEventsSince) {
    const auto by = database.value("SELECT made_by FROM events WHERE change_seq = ? ORDER BY seq LIMIT 1",
                                   {qlonglong(seq)});
    if (!by) return by.error();
    if (!by->isNull()) change.by = fromQt(by->toString());
  }
  // What is alike comes as one row: a merge of 50 000 labels has as many items, and few texts.
  auto alike = database.run(
      "SELECT before, after, json_group_array(row_id) FROM (SELECT before, after, row_id FROM change_items "
      "WHERE change_seq = ? AND entity = 'clip' ORDER BY ord) GROUP BY before, after",
      {qlonglong(seq)});
  if (!alike) return alike.error();
  while ((*alike)->next()) {
    const ClipFields before = fieldsOf(textAt(**alike, 0)), after = fieldsOf(textAt(**alike, 1));
    const Json ids = Json::parse(textAt(**alike, 2), nullptr, false);
    if (!ids.is_array()) continue;
    change.clips.reserve(change.clips.size() + ids.size());
    for (const auto& id : ids) change.clips.push_back({id.get<std::string>(), before, after});
  }
  (*alike)->finish();
  auto items = database.run(
      "SELECT entity, row_id, before, after FROM change_items WHERE change_seq = ? AND entity <> 'clip' "
      "ORDER "
      "BY ord",
      {qlonglong(seq)});
  if (!items) return items.error();
  while ((*items)->next()) {
    const std::string entity = textAt(**items, 0), id = textAt(**items, 1);
    if (entity == "class") {
      change.classes.push_back({classOf(textAt(**items, 2)), classOf(textAt(**items, 3))});
    } else if (entity == "region") {
      change.regions.push_back({regionOf(textAt(**items, 2)), regionOf(textAt(**items, 3))});
    } else if (entity == "pass") {
      change.passes.push_back({passOf(textAt(**items, 2)), passOf(textAt(**items, 3))});
    } else if (entity == "verdict") {
      change.verdicts.push_back({verdictOf(textAt(**items, 2)), verdictOf(textAt(**items, 3))});
    } else {
      auto clip = database.run(kSelectClip, {toQt(id)});
      if (!clip) {
        (*items)->finish();
        return clip.error();
      }
      if ((*clip)->next()) (entity == "added" ? change.added : change.removed).push_back(readClip(**clip));
      (*clip)->finish();
    }
  }
  (*items)->finish();
  return change;
}

Result<Change> Project::changeAt(std::int64_t seq) const {
  auto change = d->readChange(seq);
  if (change && change->id.empty())
    return Error{ErrorCode::NotFound, d->path + ": its history has no line " + std::to_string(seq)};
  return change;
}

Result<std::vector<Change>> Project::Impl::step(int n, bool undo, std::string who) {
  if (readOnly) return writeRefused();
  if (n < 1) return Error{ErrorCode::BadArgument, "steps " + std::to_string(n) + ": at least 1"};
  if (!isUtf8(who)) return Error{ErrorCode::BadArgument, "annotator: the name is not UTF-8 (type it again)"};
  if (who.empty()) who = userName();
  std::vector<Change> applied;
  qlonglong last = 0;
  const int undoableNow = undoable, redoableNow = redoable;
  const auto write = [&]() -> Result<Done> {
    for (int i = 0; i < n; ++i) {
      const auto next =
          undo ? database.value("SELECT MAX(seq) FROM changes WHERE undone = 0")
               : database.value("SELECT MIN(seq) FROM changes WHERE undone = 1 AND superseded = 0");
      if (!next) return next.error();
      if (next->isNull()) break;
      auto change = readChange(next->toLongLong());
      if (!change) return change.error();
      if (undo) change = inverse(std::move(*change));
      if (auto made = apply(*change, change->added); !made) return made;
      const auto marked =
          database.change("UPDATE changes SET undone = ? WHERE seq = ?", {undo ? 1 : 0, next->toLongLong()});
      if (!marked) return marked.error();
      const Event event{.seq = 0,
                        .changeSeq = next->toLongLong(),
                        .act = undo ? act::undone : act::redone,
                        .who = who,
                        .whenMs = nowMs(),
                        .by = "hand",
                        .hash = {}};
      if (auto told = addEvent(database, event, change->id); !told) return told;
      applied.push_back(std::move(*change));
      last = next->toLongLong();
    }
    return Done{};
  };
  const auto landed = [&] {
    const auto undone = database.value("SELECT undone FROM changes WHERE seq = ?", {last});
    return undone && undone->isValid() && undone->toBool() == undo;
  };
  if (const auto done = transaction(write, landed); !done) return done.error();
  const int steps = undo ? -int(applied.size()) : int(applied.size());
  stepped(undoableNow + steps, redoableNow - steps);
  return applied;
}

Result<std::vector<Change>> Project::undo(int n, const std::string& who) { return d->step(n, true, who); }
Result<std::vector<Change>> Project::redo(int n, const std::string& who) { return d->step(n, false, who); }

Result<std::optional<HistoryEntry>> Project::nextUndo() const {
  auto query = d->database.run(
      "SELECT seq, id, kind, who, when_ms, why, clips FROM changes WHERE undone = 0 ORDER BY seq DESC LIMIT "
      "1");
  if (!query) return query.error();
  std::optional<HistoryEntry> entry;
  if ((*query)->next()) {
    const QSqlQuery& q = **query;
    entry.emplace();
    entry->seq = q.value(0).toLongLong();
    entry->id = textAt(q, 1);
    entry->kind = textAt(q, 2);
    entry->who = textAt(q, 3);
    entry->whenMs = q.value(4).toLongLong();
    entry->why = textAt(q, 5);
    entry->clips = q.value(6).toInt();
  }
  (*query)->finish();
  return entry;
}

Result<Done> Project::Impl::countSteps() {
  const auto undo = database.value("SELECT COUNT(*) FROM changes WHERE undone = 0");
  if (!undo) return undo.error();
  const auto redo = database.value("SELECT COUNT(*) FROM changes WHERE undone = 1 AND superseded = 0");
  if (!redo) return redo.error();
  undoable = undo->toInt();
  redoable = redo->toInt();
  return Done{};
}

// A reader beside a writer sees its changes, so it counts anew; an unreadable file has no step.
int Project::undoCount() const { return d->readOnly && !d->countSteps() ? 0 : d->undoable; }
int Project::redoCount() const { return d->readOnly && !d->countSteps() ? 0 : d->redoable; }

Result<std::vector<HistoryEntry>> Project::history(int limit) const {
  std::vector<HistoryEntry> entries;
  // A change has its last event beside it: the one that says who undid it, and when.
  auto query = d->database.run(
      d->schema >= kEventsSince
          ? "SELECT c.seq, c.id, c.kind, c.who, c.when_ms, c.why, c.clips, c.undone, c.superseded, "
            "e.made_by, "
            "l.act, l.who, l.when_ms, l.hash FROM changes c "
            "LEFT JOIN events e ON e.seq = (SELECT MIN(seq) FROM events WHERE change_seq = c.seq) "
            "LEFT JOIN events l ON l.seq = (SELECT MAX(seq) FROM events WHERE change_seq = c.seq) "
            "ORDER BY c.seq DESC LIMIT ?"
          : "SELECT seq, id, kind, who, when_ms, why, clips, undone, superseded, '', '', '', 0, '' FROM "
            "changes ORDER BY seq DESC LIMIT ?",
      {limit});
  if (!query) return query.error();
  while ((*query)->next()) {
    const QSqlQuery& q = **query;
    HistoryEntry entry;
    entry.seq = q.value(0).toLongLong();
    entry.id = textAt(q, 1);
    entry.kind = textAt(q, 2);
    entry.who = textAt(q, 3);
    entry.whenMs = q.value(4).toLongLong();
    entry.why = textAt(q, 5);
    entry.clips = q.value(6).toInt();
    entry.undone = q.value(7).toBool();
    entry.superseded = q.value(8).toBool();
    entry.by = textAt(q, 9);
    entry.lost = textAt(q, 10) == act::lost;
    if (entry.undone && !entry.lost) {
      entry.undoneBy = textAt(q, 11);
      entry.undoneMs = q.value(12).toLongLong();
    }
    entry.hash = textAt(q, 13);
    entries.push_back(std::move(entry));
  }
  (*query)->finish();
  return entries;
}

Result<std::vector<ClipHistoryEntry>> Project::clipHistory(const std::string& clipId) const {
  const auto first = d->database.value("SELECT original_label FROM clips WHERE id = ?", {toQt(clipId)});
  const auto rate = d->database.value("SELECT sample_rate FROM clips WHERE id = ?", {toQt(clipId)});
  if (!rate) return rate.error();
  if (!first) return first.error();
  if (!first->isValid()) return Error{ErrorCode::NotFound, "clip " + clipId + ": not in the project"};
  std::vector<ClipHistoryEntry> entries;
  auto query = d->database.run(
      "SELECT c.when_ms, c.who, c.kind, c.undone, i.entity, i.before, i.after FROM change_items i "
      "JOIN changes c ON c.seq = i.change_seq WHERE i.row_id = ? AND i.entity <> 'class' ORDER BY c.seq, "
      "i.ord",
      {toQt(clipId)});
  if (!query) return query.error();
  while ((*query)->next()) {
    const QSqlQuery& q = **query;
    ClipHistoryEntry entry{q.value(0).toLongLong(), textAt(q, 1), textAt(q, 2), "", "", "",
                           q.value(3).toBool()};
    const std::string entity = textAt(q, 4);
    if (entity == "added") {
      entry.field = "label";
      entry.after = fromQt(first->toString());
      entries.push_back(entry);
      continue;
    }
    if (entity == "region") {
      entry.field = "region";
      const SampleRate hz{rate->toInt()};
      entry.before = regionSentence(regionOf(textAt(q, 5)), hz);
      entry.after = regionSentence(regionOf(textAt(q, 6)), hz);
      entries.push_back(entry);
      continue;
    }
    if (entity == "verdict") {
      entry.field = "verdict";
      entry.before = verdictSentence(verdictOf(textAt(q, 5)));
      entry.after = verdictSentence(verdictOf(textAt(q, 6)));
      entries.push_back(entry);
      continue;
    }
    const Json before = objectOf(textAt(q, 5)), after = objectOf(textAt(q, 6));
    for (const char* field : {"label", "status", "notes", "group", "file"}) {
      const auto b = stringIn(before, field), a = stringIn(after, field);
      if (!b && !a) continue;
      entry.field = field;
      entry.before = b.value_or("");
      entry.after = a.value_or("");
      entries.push_back(entry);
    }
  }
  (*query)->finish();
  return entries;
}

}  // namespace ullim
