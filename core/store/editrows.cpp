#include "core/store/editrows.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "core/store/jsontext.h"
#include "core/store/projectimpl.h"

namespace ullim {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMany = 64, kKinds = 64;
constexpr std::size_t kAtOnce = 2048;  // a statement keeps all its rows in memory

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// NULL stands for "untouched" in the statement below.
QVariant optional(const std::optional<std::string>& text) {
  return text ? QVariant(toQt(*text)) : QVariant();
}
QVariant optional(const std::optional<ClipStatus>& status) {
  return status ? QVariant(QString::fromLatin1(statusName(*status))) : QVariant();
}

Error conflict(const std::string& what) {
  return {ErrorCode::Conflict, what + " was changed in the meantime (load the project again)"};
}

Result<Done> sameFields(const ClipFields& b, const ClipFields& a, const std::string& id) {
  if (b.label.has_value() == a.label.has_value() && b.status.has_value() == a.status.has_value() &&
      b.notes.has_value() == a.notes.has_value() && b.group.has_value() == a.group.has_value() &&
      b.file.has_value() == a.file.has_value())
    return Done{};
  return Error{ErrorCode::BadArgument, "clip " + id + ": before and after name different fields"};
}

}  // namespace

std::string fieldsText(const ClipFields& fields) {
  Json json = Json::object();
  if (fields.label) json["label"] = *fields.label;
  if (fields.status) json["status"] = statusName(*fields.status);
  if (fields.notes) json["notes"] = *fields.notes;
  if (fields.group) json["group"] = *fields.group;
  if (fields.file) json["file"] = *fields.file;
  return dump(json);
}

ClipFields fieldsOf(const std::string& text) {
  const Json json = objectOf(text);
  ClipFields fields;
  fields.label = stringIn(json, "label");
  fields.notes = stringIn(json, "notes");
  fields.group = stringIn(json, "group");
  fields.file = stringIn(json, "file");
  if (const auto name = stringIn(json, "status"))
    if (const auto status = statusFromName(*name)) fields.status = *status;
  return fields;
}

std::vector<EditGroup> alikeEdits(const std::vector<ClipEdit>& edits) {
  if (edits.size() < kMany) return {};
  std::vector<EditGroup> groups;
  std::unordered_set<std::string_view> seen;
  seen.reserve(edits.size());
  for (const ClipEdit& edit : edits) {
    if (!seen.insert(edit.clipId).second) return {};
    auto group = std::find_if(groups.begin(), groups.end(), [&](const EditGroup& g) {
      return g.ids.size() < kAtOnce && g.before == edit.before && g.after == edit.after;
    });
    if (group == groups.end()) {
      if (groups.size() == kKinds + edits.size() / kAtOnce) return {};
      group = groups.insert(group, EditGroup{edit.before, edit.after, {}});
    }
    group->ids.push_back(edit.clipId);
  }
  return groups;
}

std::string idList(const std::vector<std::string>& ids) { return dump(Json(ids)); }

Result<Done> Project::Impl::applyAlike(const std::vector<EditGroup>& groups) {
  for (const EditGroup& group : groups) {
    const ClipFields &b = group.before, &a = group.after;
    if (auto fine = sameFields(b, a, group.ids.front()); !fine) return fine;
    // OR ROLLBACK: else SQLite keeps a second copy of every page it touches, for a statement that fails.
    const auto changed = database.change(
        "UPDATE OR ROLLBACK clips SET label = COALESCE(?, label), status = COALESCE(?, status), notes = "
        "COALESCE(?, "
        "notes), subject = COALESCE(?, subject), file = COALESCE(?, file), version = version + 1 WHERE id IN "
        "(SELECT value FROM json_each(?)) AND removed = 0 AND label = COALESCE(?, label) AND status = "
        "COALESCE(?, status) AND notes = COALESCE(?, notes) AND subject = COALESCE(?, subject) AND file = "
        "COALESCE(?, file)",
        {optional(a.label), optional(a.status), optional(a.notes), optional(a.group), optional(a.file),
         toQt(idList(group.ids)), optional(b.label), optional(b.status), optional(b.notes), optional(b.group),
         optional(b.file)});
    if (!changed) return changed.error();
    if (std::size_t(*changed) == group.ids.size()) continue;
    // Which one did not fit: for the sentence.
    for (const auto& id : group.ids) {
      const auto there = database.value(
          "SELECT file FROM clips WHERE id = ? AND removed = 0 AND label = COALESCE(?, label) AND status = "
          "COALESCE(?, status) AND notes = COALESCE(?, notes) AND subject = COALESCE(?, subject) AND file = "
          "COALESCE(?, file)",
          {toQt(id), optional(a.label), optional(a.status), optional(a.notes), optional(a.group),
           optional(a.file)});
      if (!there) return there.error();
      if (there->isValid()) continue;
      return refusal(id);
    }
    return conflict("a clip");
  }
  return Done{};
}

// Why an edit of the clip found no row.
Error Project::Impl::refusal(const std::string& id) const {
  const auto there = database.value("SELECT file FROM clips WHERE id = ? AND removed = 0", {toQt(id)});
  if (!there) return there.error();
  if (!there->isValid()) return {ErrorCode::NotFound, "clip " + id + ": not in the project"};
  return conflict("clip " + fromQt(there->toString()));
}

Result<Done> Project::Impl::applyClips(const Change& change) {
  if (const auto groups = alikeEdits(change.clips); !groups.empty()) return applyAlike(groups);
  for (const auto& edit : change.clips) {
    const ClipFields &b = edit.before, &a = edit.after;
    if (auto fine = sameFields(b, a, edit.clipId); !fine) return fine;
    const auto changed = database.change(
        "UPDATE clips SET label = COALESCE(?, label), status = COALESCE(?, status), notes = COALESCE(?, "
        "notes), "
        "subject = COALESCE(?, subject), file = COALESCE(?, file), version = version + 1 WHERE id = ? AND "
        "removed = 0 AND label = COALESCE(?, label) AND status = COALESCE(?, status) AND notes = COALESCE(?, "
        "notes) AND subject = COALESCE(?, subject) AND file = COALESCE(?, file)",
        {optional(a.label), optional(a.status), optional(a.notes), optional(a.group), optional(a.file),
         toQt(edit.clipId), optional(b.label), optional(b.status), optional(b.notes), optional(b.group),
         optional(b.file)});
    if (!changed) return changed.error();
    if (*changed == 1) continue;
    return refusal(edit.clipId);
  }
  return Done{};
}

}  // namespace ullim
