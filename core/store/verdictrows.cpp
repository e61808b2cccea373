// Passes and verdicts on disk: their tables, and their part of the history.
#include "core/store/verdictrows.h"

#include <nlohmann/json.hpp>

#include "core/store/projectimpl.h"
#include "core/store/schema.h"

namespace ullim {
namespace {

using Json = nlohmann::json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <class T>
void take(const Json& json, const char* key, T& value, bool (Json::*is)() const noexcept) {
  if (const auto it = json.find(key); it != json.end() && ((*it).*is)()) value = it->template get<T>();
}

std::vector<std::string> listOf(const Json& json) {
  std::vector<std::string> list;
  if (json.is_array())
    for (const auto& each : json)
      if (each.is_string()) list.push_back(each.get<std::string>());
  return list;
}

Error conflict(const std::string& what) {
  return {ErrorCode::Conflict, what + " was changed in the meantime (load the project again)"};
}

}  // namespace

std::string passText(const std::optional<Pass>& pass) {
  if (!pass) return "";
  return dump({{"id", pass->id},
               {"name", pass->name},
               {"kind", pass->kind},
               {"annotator", pass->annotator},
               {"clips", pass->clips},
               {"seed", pass->seed},
               {"created", pass->createdMs},
               {"closed", pass->closed},
               {"version", pass->version}});
}

std::optional<Pass> passOf(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Json json = Json::parse(text, nullptr, false);
  Pass pass;
  if (!json.is_object()) return pass;
  take(json, "id", pass.id, &Json::is_string);
  take(json, "name", pass.name, &Json::is_string);
  take(json, "kind", pass.kind, &Json::is_string);
  take(json, "annotator", pass.annotator, &Json::is_string);
  if (const auto it = json.find("clips"); it != json.end()) pass.clips = listOf(*it);
  take(json, "seed", pass.seed, &Json::is_number_integer);
  take(json, "created", pass.createdMs, &Json::is_number_integer);
  take(json, "closed", pass.closed, &Json::is_boolean);
  take(json, "version", pass.version, &Json::is_number_integer);
  return pass;
}

std::string verdictText(const std::optional<Verdict>& v) {
  if (!v) return "";
  return dump({{"id", v->id},
               {"clip", v->clipId},
               {"annotator", v->annotator},
               {"pass", v->pass},
               {"turn", v->turn},
               {"label", v->label},
               {"unsure", v->unsure},
               {"unusable", v->unusable},
               {"note", v->note},
               {"when", v->whenMs},
               {"version", v->version}});
}

std::optional<Verdict> verdictOf(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Json json = Json::parse(text, nullptr, false);
  Verdict v;
  if (!json.is_object()) return v;
  take(json, "id", v.id, &Json::is_string);
  take(json, "clip", v.clipId, &Json::is_string);
  take(json, "annotator", v.annotator, &Json::is_string);
  take(json, "pass", v.pass, &Json::is_string);
  take(json, "turn", v.turn, &Json::is_number_integer);
  take(json, "label", v.label, &Json::is_string);
  take(json, "unsure", v.unsure, &Json::is_boolean);
  take(json, "unusable", v.unusable, &Json::is_boolean);
  take(json, "note", v.note, &Json::is_string);
  take(json, "when", v.whenMs, &Json::is_number_integer);
  take(json, "version", v.version, &Json::is_number_integer);
  return v;
}

std::string verdictSentence(const std::optional<Verdict>& verdict) {
  if (!verdict) return "";
  std::string text = verdict->unusable ? "unusable" : verdict->label.empty() ? "(no label)" : verdict->label;
  if (verdict->unsure) text += ", unsure";
  if (!verdict->note.empty()) text += ", " + verdict->note;
  return text;
}

Result<Done> Project::Impl::loadVerdicts(Dataset& data) const {
  const auto version = schemaVersion(database);
  if (!version) return version.error();
  if (*version < 3) return Done{};  // open read-only, and never brought up to date
  auto rows = database.run(
      "SELECT id, name, kind, annotator, clips, seed, created_ms, closed, version FROM passes "
      "ORDER BY created_ms, id");
  if (!rows) return rows.error();
  while ((*rows)->next()) {
    const QSqlQuery& q = **rows;
    Pass pass{.id = textAt(q, 0),
              .name = textAt(q, 1),
              .kind = textAt(q, 2),
              .annotator = textAt(q, 3),
              .clips = listOf(Json::parse(textAt(q, 4), nullptr, false)),
              .seed = std::uint64_t(q.value(5).toLongLong()),
              .createdMs = q.value(6).toLongLong(),
              .closed = q.value(7).toBool(),
              .version = q.value(8).toLongLong()};
    if (const auto fine = checkPass(pass); !fine)
      problems.push_back(fine.error().detail);
    else
      data.passes.push_back(std::move(pass));
  }
  (*rows)->finish();
  rows = database.run(
      "SELECT id, clip_id, annotator, pass, turn, label, unsure, unusable, note, when_ms, version FROM "
      "verdicts");
  if (!rows) return rows.error();
  while ((*rows)->next()) {
    const QSqlQuery& q = **rows;
    Verdict verdict{.id = textAt(q, 0),
                    .clipId = textAt(q, 1),
                    .annotator = textAt(q, 2),
                    .pass = textAt(q, 3),
                    .turn = q.value(4).toInt(),
                    .label = textAt(q, 5),
                    .unsure = q.value(6).toBool(),
                    .unusable = q.value(7).toBool(),
                    .note = textAt(q, 8),
                    .whenMs = q.value(9).toLongLong(),
                    .version = q.value(10).toLongLong()};
    if (const auto fine = checkVerdict(verdict); !fine)
      problems.push_back(fine.error().detail);
    else
      data.verdicts.put(std::move(verdict));
  }
  (*rows)->finish();
  return Done{};
}

Result<Done> Project::Impl::applyPasses(const Change& change) {
  for (const auto& edit : change.passes) {
    if (auto fine = checkPassEdit(edit); !fine) return fine;
    const Pass& either = edit.either();
    const QVariant id = toQt(either.id);
    const auto clipsOf = [](const Pass& pass) { return QVariant(toQt(dump(Json(pass.clips)))); };
    Result<int> changed = 0;
    if (!edit.before) {
      const Pass& a = *edit.after;
      changed = database.change(
          "INSERT INTO passes (id, name, kind, annotator, clips, seed, created_ms, closed, version) VALUES "
          "(?, ?, "
          "?, ?, ?, ?, ?, ?, ?)",
          {id, toQt(a.name), toQt(a.kind), toQt(a.annotator), clipsOf(a), qlonglong(a.seed),
           qlonglong(a.createdMs), a.closed ? 1 : 0, qlonglong(a.version)});
    } else if (!edit.after) {
      const Pass& b = *edit.before;
      changed = database.change(
          "DELETE FROM passes WHERE id = ? AND name = ? AND annotator = ? AND clips = ? AND closed = ?",
          {id, toQt(b.name), toQt(b.annotator), clipsOf(b), b.closed ? 1 : 0});
    } else {
      const Pass &a = *edit.after, &b = *edit.before;
      changed = database.change(
          "UPDATE passes SET name = ?, kind = ?, annotator = ?, clips = ?, seed = ?, created_ms = ?, closed "
          "= ?, "
          "version = version + 1 WHERE id = ? AND name = ? AND annotator = ? AND clips = ? AND closed = ?",
          {toQt(a.name), toQt(a.kind), toQt(a.annotator), clipsOf(a), qlonglong(a.seed),
           qlonglong(a.createdMs), a.closed ? 1 : 0, id, toQt(b.name), toQt(b.annotator), clipsOf(b),
           b.closed ? 1 : 0});
    }
    if (!changed && changed.error().code != ErrorCode::Conflict) return changed.error();
    if (!changed || *changed != 1) return conflict("pass " + either.name);
  }
  return Done{};
}

Result<Done> Project::Impl::applyVerdicts(const Change& change) {
  if (auto done = applyPasses(change); !done) return done;
  for (const auto& edit : change.verdicts) {
    if (auto fine = checkVerdictEdit(edit); !fine) return fine;
    const Verdict& either = edit.either();
    const QVariant id = toQt(either.id), clip = toQt(either.clipId);
    Result<int> changed = 0;
    const auto flag = [](bool on) { return QVariant(on ? 1 : 0); };
    if (!edit.before) {
      const auto there = database.value("SELECT COUNT(*) FROM clips WHERE id = ?", {clip});
      if (!there) return there.error();
      if (there->toInt() != 1)
        return Error{ErrorCode::NotFound, "clip " + either.clipId + ": not in the project"};
      const Verdict& a = *edit.after;
      changed = database.change(
          "INSERT INTO verdicts (id, clip_id, annotator, pass, turn, label, unsure, unusable, note, when_ms, "
          "version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          {id, clip, toQt(a.annotator), toQt(a.pass), a.turn, toQt(a.label), flag(a.unsure), flag(a.unusable),
           toQt(a.note), qlonglong(a.whenMs), qlonglong(a.version)});
    } else if (!edit.after) {
      const Verdict& b = *edit.before;
      changed = database.change(
          "DELETE FROM verdicts WHERE id = ? AND clip_id = ? AND label = ? AND unsure = ? AND unusable = ? "
          "AND "
          "note = ?",
          {id, clip, toQt(b.label), flag(b.unsure), flag(b.unusable), toQt(b.note)});
    } else {
      const Verdict &a = *edit.after, &b = *edit.before;
      changed = database.change(
          "UPDATE verdicts SET label = ?, unsure = ?, unusable = ?, note = ?, when_ms = ?, version = version "
          "+ 1 "
          "WHERE id = ? AND clip_id = ? AND label = ? AND unsure = ? AND unusable = ? AND note = ?",
          {toQt(a.label), flag(a.unsure), flag(a.unusable), toQt(a.note), qlonglong(a.whenMs), id, clip,
           toQt(b.label), flag(b.unsure), flag(b.unusable), toQt(b.note)});
    }
    if (!changed && changed.error().code != ErrorCode::Conflict) return changed.error();
    if (!changed || *changed != 1) return conflict("verdict on clip " + either.clipId);
  }
  return Done{};
}

}  // namespace ullim
