#include "core/store/rescuestate.h"
#include "core/dataset/classplaces.h"
#include "core/store/jsontext.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "core/store/events.h"
#include "core/store/regionrows.h"
#include "core/store/verdictrows.h"

namespace ullim {
namespace {

using Json = nlohmann::json;
using Place = std::function<std::string(const std::string&)>;

ClipFields fieldsOf(const std::string& text, const Place& place) {
  const Json json = objectOf(text);
  ClipFields fields;
  fields.label = stringIn(json, "label");
  fields.notes = stringIn(json, "notes");
  fields.group = stringIn(json, "group");
  if (const auto file = stringIn(json, "file")) fields.file = place(*file);
  if (const auto name = stringIn(json, "status"))
    if (const auto status = statusFromName(*name)) fields.status = *status;
  return fields;
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

std::vector<std::string> listOf(const std::string& text) {
  std::vector<std::string> list;
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_array())
    for (const auto& each : json)
      if (each.is_string()) list.push_back(each.get<std::string>());
  return list;
}

Clip clipOf(const FoundRow& r, const Place& place) {
  Clip clip;
  clip.order = r.row.rowid;
  clip.id = r.text(1);
  clip.file = place(r.text(2));
  clip.label = r.text(3);
  clip.originalLabel = r.text(4);
  clip.group = r.text(5);
  if (const auto status = statusFromName(r.text(6))) clip.status = *status;
  clip.notes = r.text(7);
  clip.durationS = r.number(8, 0);
  clip.sampleRate = int(r.integer(9));
  clip.channels = int(r.integer(10));
  clip.frames = r.integer(11);
  clip.contentHash = r.text(12);
  clip.error = r.text(13);
  clip.remarks = r.text(14);
  const Json columns = objectOf(r.text(15));
  for (const auto& [key, value] : columns.items())
    if (value.is_string()) clip.columns[key] = value.get<std::string>();
  clip.parent = r.text(16);
  clip.recipe = r.text(17);
  clip.version = std::max<std::int64_t>(1, r.integer(18));
  constexpr double kLongest = 1e9;  // s; what is impossible is not known
  if (!(clip.durationS >= 0 && clip.durationS < kLongest) || clip.sampleRate < 0 || clip.channels < 0 ||
      clip.frames < 0) {
    clip.durationS = 0;
    clip.sampleRate = clip.channels = 0;
    clip.frames = 0;
  }
  return clip;
}

ClipFacts factsOf(const FoundRow& r) {
  ClipFacts f;
  f.version = int(r.integer(1));
  std::size_t column = 2;
  for (float* value :
       {&f.levelDb, &f.peakDb, &f.silenceShare, &f.noiseDb, &f.snrDb, &f.dc, &f.bandwidthHz, &f.f0Hz})
    *value = float(r.number(column++, double(ClipFacts::kNone)));
  f.clipped = std::int32_t(r.integer(10));
  f.duplicate = std::int32_t(r.integer(11));
  f.soundHash = r.text(12);
  f.fileHash = r.text(13);
  return f;
}

Region regionOf(const FoundRow& r) {
  return {.id = r.text(0),
          .clipId = r.text(1),
          .range = {r.integer(2), r.integer(3)},
          .lowHz = r.number(4, 0),
          .highHz = r.number(5, 0),
          .label = r.text(6),
          .note = r.text(7),
          .version = std::max<std::int64_t>(1, r.integer(8))};
}

Pass passOf(const FoundRow& r) {
  return {.id = r.text(0),
          .name = r.text(1),
          .kind = r.text(2),
          .annotator = r.text(3),
          .clips = listOf(r.text(4)),
          .seed = std::uint64_t(r.integer(5)),
          .createdMs = r.integer(6),
          .closed = r.integer(7) != 0,
          .version = std::max<std::int64_t>(1, r.integer(8))};
}

Verdict verdictOf(const FoundRow& r) {
  return {.id = r.text(0),
          .clipId = r.text(1),
          .annotator = r.text(2),
          .pass = r.text(3),
          .turn = int(r.integer(4)),
          .label = r.text(5),
          .unsure = r.integer(6) != 0,
          .unusable = r.integer(7) != 0,
          .note = r.text(8),
          .whenMs = r.integer(9),
          .version = std::max<std::int64_t>(1, r.integer(10))};
}

/// What the history says that is there at last, by id; nullopt: it was taken away.
struct Told {
  std::unordered_map<std::string, ClipFields> clips;
  std::unordered_map<std::string, std::vector<const ClipEdit*>> edits;  // of each clip, oldest first
  std::unordered_map<std::string, std::string> firstLabel;              // before any change
  std::map<std::string, std::optional<LabelClass>> classes;
  std::unordered_map<std::string, std::optional<Region>> regions;
  std::unordered_map<std::string, std::optional<Pass>> passes;
  std::unordered_map<std::string, std::optional<Verdict>> verdicts;
};

void merge(ClipFields& into, const ClipFields& from) {
  if (from.label) into.label = from.label;
  if (from.status) into.status = from.status;
  if (from.notes) into.notes = from.notes;
  if (from.group) into.group = from.group;
  if (from.file) into.file = from.file;
}

Told toldBy(const std::vector<RescuedLine>& lines) {
  Told told;
  for (const RescuedLine& line : lines) {
    for (const ClipEdit& edit : line.change.clips)
      if (edit.before.label) told.firstLabel.try_emplace(edit.clipId, *edit.before.label);
    if (line.undone) continue;
    for (const ClipEdit& edit : line.change.clips) {
      merge(told.clips[edit.clipId], edit.after);
      if (line.headFound || line.undoKnown)
        told.edits[edit.clipId].push_back(&edit);  // else it may have been undone
    }
    for (const ClassEdit& edit : line.change.classes) {
      if (edit.before && (!edit.after || edit.after->name != edit.before->name))
        told.classes[edit.before->name] = std::nullopt;
      if (edit.after) told.classes[edit.after->name] = edit.after;
    }
    for (const RegionEdit& edit : line.change.regions) told.regions[edit.either().id] = edit.after;
    for (const PassEdit& edit : line.change.passes) told.passes[edit.either().id] = edit.after;
    for (const VerdictEdit& edit : line.change.verdicts) told.verdicts[edit.either().id] = edit.after;
  }
  return told;
}

/// A line whose head is lost still says what was done.
std::string kindOf(const Change& change) {
  if (!change.added.empty()) return "import";
  if (!change.verdicts.empty()) return "verdict";
  if (!change.passes.empty()) return "pass";
  if (!change.regions.empty()) return "region";
  if (!change.classes.empty()) return "class";
  return "label";
}

/// False when the item says nothing that can be used.
bool addItem(RescuedLine& line, const FoundRow& item, const Place& place) {
  if (!item.sound) return false;
  const std::string entity = item.text(2), id = item.text(3), before = item.text(4), after = item.text(5);
  Change& change = line.change;
  const auto usable = [](const auto& edit, const auto& check) { return bool(check(edit)); };
  if (entity == "clip") {
    ClipEdit edit{id, fieldsOf(before, place), fieldsOf(after, place)};
    if (edit.after == ClipFields{} || edit.before == ClipFields{}) return false;
    change.clips.push_back(std::move(edit));
  } else if (entity == "class") {
    ClassEdit edit{classOf(before), classOf(after)};
    for (const auto* side : {&edit.before, &edit.after})
      if (*side && (*side)->name.empty()) return false;
    if (!edit.before && !edit.after) return false;
    change.classes.push_back(std::move(edit));
  } else if (entity == "region") {
    RegionEdit edit{ullim::regionOf(before), ullim::regionOf(after)};
    if (!usable(edit, checkRegionEdit)) return false;
    change.regions.push_back(std::move(edit));
  } else if (entity == "pass") {
    PassEdit edit{ullim::passOf(before), ullim::passOf(after)};
    if (!usable(edit, checkPassEdit)) return false;
    change.passes.push_back(std::move(edit));
  } else if (entity == "verdict") {
    VerdictEdit edit{ullim::verdictOf(before), ullim::verdictOf(after)};
    if (!usable(edit, checkVerdictEdit)) return false;
    change.verdicts.push_back(std::move(edit));
  } else if (entity == "added" || entity == "removed") {
    Clip clip;
    clip.id = id;
    (entity == "added" ? change.added : change.removed).push_back(std::move(clip));
  } else {
    return false;
  }
  return true;
}

std::size_t touchedBy(const Change& change) {
  std::unordered_set<std::string> touched;
  for (const auto& edit : change.clips) touched.insert(edit.clipId);
  for (const auto* list : {&change.added, &change.removed})
    for (const auto& clip : *list) touched.insert(clip.id);
  for (const auto& edit : change.regions) touched.insert(edit.either().clipId);
  for (const auto& edit : change.verdicts) touched.insert(edit.either().clipId);
  return touched.size();
}

/// What the first and the last event of a line tell: who did and undid it, and, when its head is lost,
/// whether it is undone.
void takeEvents(RescuedLine& line, const FoundRow& first, const FoundRow& last) {
  Change& change = line.change;
  if (!first.text(5).empty()) change.by = first.text(5);
  const bool undone = last.text(2) == act::undone;
  if (undone) line.undoneBy = last.text(3);
  if (line.headFound) return;
  line.undone = undone || last.text(2) == act::lost;
  line.superseded = line.undone;
  line.undoKnown = true;
  if (first.text(2) != act::done) return;
  change.who = first.text(3);
  change.whenMs = first.integer(4);
}

std::vector<RescuedLine> linesOf(const FoundRows& found, const Place& place) {
  std::map<std::int64_t, RescuedLine> lines;
  std::unordered_map<std::int64_t, std::int64_t> next;  // number of a line -> place of its next item
  for (const auto& [key, item] : found.of(RescueTable::Items)) {
    const std::int64_t seq = item.integer(0);
    RescuedLine& line = lines[seq];
    if (item.integer(1) != next[seq]++ || !addItem(line, item, place)) line.whole = false;
  }
  std::unordered_map<std::int64_t, std::vector<const FoundRow*>> events;  // in order
  for (const auto& [key, event] : found.of(RescueTable::Events))
    if (event.sound) events[event.integer(1)].push_back(&event);
  std::unordered_set<std::string> ids;
  std::int64_t when = 1;
  for (const auto& [key, head] : found.of(RescueTable::Changes)) lines[head.row.rowid];
  for (auto& [seq, line] : lines) {
    line.seq = seq;
    const auto head = found.of(RescueTable::Changes).find(rescueKey(seq));
    line.headFound = head != found.of(RescueTable::Changes).end();
    Change& change = line.change;
    if (line.headFound) {
      const FoundRow& r = head->second;
      change.id = r.text(1);
      change.kind = r.text(2);
      change.who = r.text(3);
      change.whenMs = r.integer(4);
      change.why = r.text(5);
      line.undone = r.integer(7) != 0;
      line.superseded = r.integer(8) != 0;
      if (std::int64_t(touchedBy(change)) != r.integer(6)) line.whole = false;
    } else {
      change.kind = kindOf(change);
      line.whole = false;
    }
    if (const auto told = events.find(seq); told != events.end())
      takeEvents(line, *told->second.front(), *told->second.back());
    if (change.whenMs <= 0) change.whenMs = when;
    when = change.whenMs;
    if (change.who.empty()) change.who = "unknown";
    if (change.id.empty() || !ids.insert(change.id).second) change.id.clear();  // gets a new one
  }
  std::vector<RescuedLine> list;
  list.reserve(lines.size());
  for (auto& [seq, line] : lines) list.push_back(std::move(line));
  return list;
}

class Builder {
 public:
  Builder(const FoundRows& found, const Place& place) : m_found(found), m_place(place) {}

  RescuedState build() {
    m_state.lines = linesOf(m_found, m_place);
    m_told = toldBy(m_state.lines);
    if (!m_state.lines.empty() && damaged(RescueTable::Changes))
      m_state.linesLost = lost(m_state.lines.back().seq, m_state.lines.size());
    takeClasses();
    takeClips();
    takeRows(
        RescueTable::Regions, m_told.regions, [](const FoundRow& r) { return regionOf(r); }, checkRegion,
        [&](Region region) {
          if (hasClip(region.clipId)) m_state.data.regions.put(std::move(region));
        });
    takeRows(
        RescueTable::Passes, m_told.passes, [](const FoundRow& r) { return passOf(r); }, checkPass,
        [&](Pass pass) { m_state.data.passes.push_back(std::move(pass)); });
    takeRows(
        RescueTable::Verdicts, m_told.verdicts, [](const FoundRow& r) { return verdictOf(r); }, checkVerdict,
        [&](Verdict verdict) {
          if (hasClip(verdict.clipId)) m_state.data.verdicts.put(std::move(verdict));
        });
    auto& passes = m_state.data.passes;
    std::sort(passes.begin(), passes.end(), [](const Pass& a, const Pass& b) {
      return std::tie(a.createdMs, a.id) < std::tie(b.createdMs, b.id);
    });
    for (const auto& [id, row] : m_found.of(RescueTable::Facts))
      if (Clip* clip = row.sound ? m_state.data.find(id) : nullptr) clip->facts = factsOf(row);
    for (const auto& [key, row] : m_found.of(RescueTable::Settings))
      if (row.sound) m_state.settings.emplace_back(key, row.text(1));
    return std::move(m_state);
  }

 private:
  bool damaged(RescueTable table) const { return m_found.isDamaged(table); }

  /// Of numbers that run from 1 without gaps; a wild last number says nothing.
  static int lost(std::int64_t last, std::size_t there) {
    const auto count = std::int64_t(there);
    return last > count && last < 2 * count + 10000 ? int(last - count) : 0;
  }

  bool hasClip(const std::string& id) {
    const bool has = m_state.data.indexOf(id) >= 0 || m_state.gone.contains(id);
    m_state.leftOut += !has;
    return has;
  }

  void takeClasses();
  void takeClips();
  void repair(Clip& clip, const FoundRow& row);

  /// Rows, and what only the history has of a table that is damaged.
  template <class T, class Read, class Check, class Put>
  void takeRows(RescueTable table, const std::unordered_map<std::string, std::optional<T>>& told,
                const Read& read, const Check& check, const Put& put) {
    std::unordered_set<std::string> taken;
    for (const auto& [key, row] : m_found.of(table)) {
      T value = read(row);
      const auto said = told.find(value.id);
      // What stands outside its tree may be of before: there the history knows better.
      if ((row.tier > 0 || !row.sound) && said != told.end()) {
        if (!said->second) continue;
        value = *said->second;
      }
      if (!check(value) || !taken.insert(value.id).second) continue;
      put(std::move(value));
    }
    if (!damaged(table)) return;
    for (const auto& [id, value] : told)
      if (value && taken.insert(id).second) {
        ++m_state.fromHistory;
        put(*value);
      }
  }

  const FoundRows& m_found;
  const Place& m_place;
  RescuedState m_state;
  Told m_told;
};

void Builder::takeClasses() {
  auto& classes = m_state.data.classes;
  std::unordered_set<std::string> taken;
  for (const auto& [name, row] : m_found.of(RescueTable::Classes)) {
    LabelClass c{row.text(0), row.text(1), int(row.integer(2)), row.text(3)};
    const auto said = m_told.classes.find(c.name);
    if (row.tier > 0 || !row.sound) {
      if (said == m_told.classes.end() && !row.sound) continue;
      if (said != m_told.classes.end()) {
        if (!said->second) continue;
        c = *said->second;
      }
    }
    if (!c.name.empty() && taken.insert(c.name).second) classes.push_back(std::move(c));
  }
  if (!damaged(RescueTable::Classes)) return m_state.data.sortClasses();
  for (const auto& [name, c] : m_told.classes)
    if (c && taken.insert(name).second) {
      ++m_state.fromHistory;
      classes.push_back(*c);
    }
  m_state.data.sortClasses();
}

bool holds(const Clip& clip, const ClipFields& f) {
  return (!f.label || *f.label == clip.label) && (!f.status || *f.status == clip.status) &&
         (!f.notes || *f.notes == clip.notes) && (!f.group || *f.group == clip.group) &&
         (!f.file || *f.file == clip.file);
}

void set(Clip& clip, const ClipFields& f) {
  if (f.label) clip.label = *f.label;
  if (f.status) clip.status = *f.status;
  if (f.notes) clip.notes = *f.notes;
  if (f.group) clip.group = *f.group;
  if (f.file) clip.file = *f.file;
}

/// A row that is old or damaged: what people did last stands in the history as well.
void Builder::repair(Clip& clip, const FoundRow& row) {
  const auto isClass = [&](const std::string& label) { return m_state.data.findClass(label) != nullptr; };
  const std::string before = clip.label;
  const auto said = m_told.clips.find(clip.id);
  if (!row.sound) {
    const auto first = m_told.firstLabel.find(clip.id);
    if (first != m_told.firstLabel.end() && !isClass(clip.originalLabel)) clip.originalLabel = first->second;
    if (said != m_told.clips.end()) set(clip, said->second);
  } else if (row.tier > 1 || m_found.journalDamaged > 0) {
    // Behind the history: it is as it was before one of the edits. None of them: it is newer than what is
    // left of the history.
    if (const auto it = m_told.edits.find(clip.id);
        it != m_told.edits.end() && !holds(clip, it->second.back()->after)) {
      const auto& edits = it->second;
      std::size_t from = edits.size();
      while (from > 0 && !holds(clip, edits[from - 1]->before)) --from;
      if (from > 0)
        for (std::size_t i = from - 1; i < edits.size(); ++i) set(clip, edits[i]->after);
    }
  }
  // An odd letter in a label leaves its page whole: a label that is no class, where the others are.
  if (!clip.label.empty() && !isClass(clip.label)) {
    if (said != m_told.clips.end() && said->second.label) {
      if (isClass(*said->second.label)) clip.label = *said->second.label;
    } else if (isClass(clip.originalLabel)) {
      clip.label = clip.originalLabel;
    }
  }
  m_state.labelsFromHistory += clip.label != before;
}

void Builder::takeClips() {
  // One clip a place: of two that claim it, the one that is sound and nearer to its tree.
  std::map<std::int64_t, const FoundRow*> byPlace;
  for (const auto& [id, row] : m_found.of(RescueTable::Clips)) {
    auto [it, isNew] = byPlace.try_emplace(row.row.rowid, &row);
    if (!isNew && std::make_pair(!row.sound, row.tier) < std::make_pair(!it->second->sound, it->second->tier))
      it->second = &row;
  }
  std::unordered_set<std::string> taken;
  for (const auto& [order, row] : byPlace) {
    Clip clip = clipOf(*row, m_place);
    if (clip.id.empty() || !taken.insert(clip.id).second) continue;
    repair(clip, *row);
    if (row->integer(19) != 0) {
      m_state.gone.emplace(clip.id, std::move(clip));
    } else {
      m_state.data.clips.push_back(std::move(clip));
    }
  }
  m_state.data.rebuildIndex();
  if (!damaged(RescueTable::Clips)) return;
  std::unordered_set<std::string> named;
  for (const auto& line : m_state.lines)
    for (const auto* list : {&line.change.added, &line.change.removed})
      for (const auto& clip : *list)
        if (!taken.contains(clip.id)) named.insert(clip.id);
  const int gaps = byPlace.empty() ? 0 : lost(byPlace.rbegin()->first, byPlace.size());
  m_state.clipsLost = std::max(int(named.size()), gaps);
  // A label whose class is lost gets one: without it nothing could be done with its clips.
  std::set<std::string> labels;
  for (const Clip& clip : m_state.data.clips)
    if (!clip.label.empty() && !m_state.data.findClass(clip.label)) labels.insert(clip.label);
  if (!damaged(RescueTable::Classes)) return;
  auto& classes = m_state.data.classes;
  const std::size_t found = classes.size();
  addPlaced(classes, {labels.begin(), labels.end()});
  for (std::size_t i = found; i < classes.size(); ++i)
    classes[i].colour = defaultClassColour(classes[i].position);
}

}  // namespace

RescuedState stateOf(const FoundRows& found, const Place& place) { return Builder(found, place).build(); }

}  // namespace ullim
