// Regions on disk: their table, and their part of the history.
#include "core/store/regionrows.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "core/store/projectimpl.h"
#include "core/store/schema.h"

namespace ullim {
namespace {

using Json = nlohmann::json;

template <class T>
void take(const Json& json, const char* key, T& value, bool (Json::*is)() const noexcept) {
  if (const auto it = json.find(key); it != json.end() && ((*it).*is)()) value = it->template get<T>();
}

std::string number(double value, std::chars_format format, int precision) {
  char text[400];
  return {text, std::to_chars(text, text + sizeof text, value, format, precision).ptr};
}

}  // namespace

std::string regionText(const std::optional<Region>& region) {
  if (!region) return "";
  return Json{{"id", region->id},         {"clip", region->clipId}, {"begin", region->range.begin},
              {"end", region->range.end}, {"low", region->lowHz},   {"high", region->highHz},
              {"label", region->label},   {"note", region->note},   {"version", region->version}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Region> regionOf(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Json json = Json::parse(text, nullptr, false);
  Region region;
  if (!json.is_object()) return region;
  take(json, "id", region.id, &Json::is_string);
  take(json, "clip", region.clipId, &Json::is_string);
  take(json, "begin", region.range.begin, &Json::is_number_integer);
  take(json, "end", region.range.end, &Json::is_number_integer);
  take(json, "low", region.lowHz, &Json::is_number);
  take(json, "high", region.highHz, &Json::is_number);
  take(json, "label", region.label, &Json::is_string);
  take(json, "note", region.note, &Json::is_string);
  take(json, "version", region.version, &Json::is_number_integer);
  return region;
}

std::string regionSentence(const std::optional<Region>& region, SampleRate rate) {
  if (!region) return "";
  const auto second = [&](SamplePos pos) { return number(seconds(pos, rate), std::chars_format::fixed, 3); };
  const auto hertz = [](double hz) { return number(hz, std::chars_format::general, 6); };
  const SampleRange range = region->range;
  std::string text = rate.hz > 0 ? second(range.begin) + "-" + second(range.end) + " s"
                                 : "samples " + std::to_string(range.begin) + "-" + std::to_string(range.end);
  if (region->hasBand()) text += ", " + hertz(region->lowHz) + "-" + hertz(region->highHz) + " Hz";
  for (const auto* words : {&region->label, &region->note})
    if (!words->empty()) text += ", " + *words;
  return text;
}

Result<Done> Project::Impl::loadRegions(RegionSet& regions) const {
  const auto version = schemaVersion(database);
  if (!version) return version.error();
  if (*version < 2) return Done{};  // open read-only, and never brought up to date
  auto rows = database.run(
      "SELECT id, clip_id, begin_sample, end_sample, low_hz, high_hz, label, note, version FROM regions");
  if (!rows) return rows.error();
  while ((*rows)->next()) {
    const QSqlQuery& q = **rows;
    Region region{.id = textAt(q, 0),
                  .clipId = textAt(q, 1),
                  .range = {q.value(2).toLongLong(), q.value(3).toLongLong()},
                  .lowHz = q.value(4).toDouble(),
                  .highHz = q.value(5).toDouble(),
                  .label = textAt(q, 6),
                  .note = textAt(q, 7),
                  .version = q.value(8).toLongLong()};
    if (const auto fine = checkRegion(region); !fine) {
      problems.push_back(fine.error().detail);
      continue;
    }
    regions.put(std::move(region));
  }
  (*rows)->finish();
  return Done{};
}

Result<Done> Project::Impl::applyRegions(const Change& change) {
  std::unordered_set<std::string> leaving, seen;
  for (const auto& clip : change.removed) leaving.insert(clip.id);
  std::string knownClip;  // the last one found: the regions of a clip mostly come together
  for (const auto& edit : change.regions) {
    if (auto fine = checkRegionEdit(edit); !fine) return fine;
    const Region& either = edit.either();
    if (!seen.insert(either.id).second)
      return Error{ErrorCode::BadArgument, "region " + either.id + ": named twice in one change"};
    if (either.clipId != knownClip && !leaving.contains(either.clipId)) {
      const auto there =
          database.value("SELECT COUNT(*) FROM clips WHERE id = ? AND removed = 0", {toQt(either.clipId)});
      if (!there) return there.error();
      if (there->toInt() != 1)
        return Error{ErrorCode::NotFound, "clip " + either.clipId + ": not in the project"};
      knownClip = either.clipId;
    }
    const Region& b = edit.before ? *edit.before : either;
    const Region& a = edit.after ? *edit.after : either;
    const QVariant id = toQt(either.id), clip = toQt(either.clipId), begin = qlonglong(b.range.begin),
                   end = qlonglong(b.range.end), label = toQt(b.label), note = toQt(b.note);
    const auto changed =
        !edit.before ? database.change(
                           "INSERT INTO regions (id, clip_id, begin_sample, end_sample, low_hz, high_hz, "
                           "label, note, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           {id, clip, qlonglong(a.range.begin), qlonglong(a.range.end), a.lowHz, a.highHz,
                            toQt(a.label), toQt(a.note), qlonglong(a.version)})
        : !edit.after
            ? database.change(
                  "DELETE FROM regions WHERE id = ? AND clip_id = ? AND begin_sample = ? AND end_sample = ? "
                  "AND low_hz = ? AND high_hz = ? AND label = ? AND note = ?",
                  {id, clip, begin, end, b.lowHz, b.highHz, label, note})
            : database.change(
                  "UPDATE regions SET begin_sample = ?, end_sample = ?, low_hz = ?, high_hz = ?, label = ?, "
                  "note = ?, version = version + 1 WHERE id = ? AND clip_id = ? AND begin_sample = ? AND "
                  "end_sample = ? AND low_hz = ? AND high_hz = ? AND label = ? AND note = ?",
                  {qlonglong(a.range.begin), qlonglong(a.range.end), a.lowHz, a.highHz, toQt(a.label),
                   toQt(a.note), id, clip, begin, end, b.lowHz, b.highHz, label, note});
    if (!changed && changed.error().code != ErrorCode::Conflict) return changed.error();
    if (!changed || *changed != 1)
      return Error{ErrorCode::Conflict,
                   "region " + either.id + " was changed in the meantime (load the project again)"};
  }
  return Done{};
}

}  // namespace ullim
