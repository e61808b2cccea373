#include "core/store/rescue.h"

#include <unistd.h>

#include <QtCore/QDateTime>
#include <filesystem>

#include "core/base/atomicfile.h"
#include "core/dataset/csv.h"
#include "core/store/clipplace.h"
#include "core/store/project.h"
#include "core/store/rescueplan.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kReadShare = 300, kAllShares = 1000;  // of the progress
constexpr std::size_t kFactsAtOnce = 5000;                  // in one transaction, so that it can be stopped

const Error kStopped{ErrorCode::Cancelled, "rescue: stopped"};

std::string folderOf(const std::string& path) {
  std::error_code ec;
  const auto real = fs::weakly_canonical(fs::absolute(path, ec), ec);
  return ec ? std::string(".") : real.parent_path().native();
}

/// Clip::file is relative to its project. In another folder it must name the same file, or the one that lies
/// there in the same place: then the damaged project was copied away from its sounds.
class Mover {
 public:
  Mover(std::string from, std::string to) : m_from(std::move(from)), m_to(std::move(to)), m_placer(m_to) {}
  std::string operator()(const std::string& file) {
    if (file.empty() || m_from == m_to) return file;
    if (file.starts_with('/')) return m_placer.fileOf(file);
    const std::string absolute = (fs::path(m_from) / file).lexically_normal().native();
    std::error_code ec;
    if (!fs::exists(absolute, ec) && fs::exists(fs::path(m_to) / file, ec)) return file;
    return m_placer.fileOf(absolute);
  }

 private:
  std::string m_from, m_to;
  Placer m_placer;
};

void removeAll(const std::string& temporary) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock"}) ::unlink((temporary + suffix).c_str());
}

bool sameAsRescued(const Dataset& made, const Dataset& wanted) {
  if (made.clips.size() != wanted.clips.size() || made.classes != wanted.classes ||
      made.passes.size() != wanted.passes.size() || made.verdicts.size() > wanted.verdicts.size())
    return false;
  for (const Clip& clip : wanted.clips) {
    const Clip* other = made.find(clip.id);
    if (!other || other->label != clip.label || other->originalLabel != clip.originalLabel ||
        other->status != clip.status || other->notes != clip.notes || other->group != clip.group ||
        other->file != clip.file || other->columns != clip.columns ||
        made.regions.of(clip.id).size() != wanted.regions.of(clip.id).size() ||
        made.verdicts.of(clip.id).size() != wanted.verdicts.of(clip.id).size())
      return false;
  }
  return true;
}

Result<Done> fill(Project& project, const RescuedState& state, const RescuePlan& plan,
                  const JobContext& job) {
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    if (job.stopped()) return kStopped;
    job.progress(kReadShare + (kAllShares - kReadShare) * i / plan.steps.size(), kAllShares);
    const RescueStep& step = plan.steps[i];
    if (step.undo > 0) {
      if (const auto undone = project.undo(step.undo, step.who); !undone) return undone.error();
    } else if (const auto done = project.commit(step.change); !done) {
      return done.error();
    }
  }
  std::vector<std::pair<std::string, ClipFacts>> facts;
  const auto store = [&]() -> Result<Done> {
    if (job.stopped()) return kStopped;
    auto done = project.setFacts(facts);
    facts.clear();
    return done;
  };
  for (const Clip& clip : state.data.clips) {
    if (clip.facts.measured()) facts.emplace_back(clip.id, clip.facts);
    if (facts.size() == kFactsAtOnce)
      if (auto done = store(); !done) return done;
  }
  if (auto done = store(); !done) return done;
  for (const auto& [key, value] : state.settings)
    if (auto done = project.setSetting(key, value); !done) return done;
  const auto made = project.load();
  if (!made) return made.error();
  if (!sameAsRescued(*made, state.data))
    return Error{ErrorCode::Conflict, "the rescued history does not lead to the rescued labels"};
  return Done{};
}

Result<Done> writeProject(const std::string& path, const RescuedState& state, const RescuePlan& plan,
                          const JobContext& job) {
  const std::string temporary = temporaryNameFor(path);
  const auto make = [&]() -> Result<Done> {
    auto project = Project::create(temporary);
    if (!project) return project.error();
    if (auto filled = fill(**project, state, plan, job); !filled) return filled;
    project->reset();  // its journal goes into it
    std::error_code ec;
    if (fs::exists(temporary + "-wal", ec) && fs::file_size(temporary + "-wal", ec) > 0)
      return Error{ErrorCode::FileUnwritable, path + ": could not be finished (try another folder)"};
    return commitTemporary(temporary, path, false);
  };
  auto made = make();
  removeAll(temporary);
  return made;
}

std::string shown(const std::optional<std::string>& text) { return text.value_or(""); }

void addClipRows(const ClipEdit& edit, std::vector<std::vector<std::string>>& rows) {
  const auto add = [&](const char* field, const auto& before, const auto& after) {
    if (before || after) rows.push_back({edit.clipId, field, shown(before), shown(after)});
  };
  const auto status = [](const std::optional<ClipStatus>& s) {
    return s ? std::optional<std::string>(statusName(*s)) : std::nullopt;
  };
  add("label", edit.before.label, edit.after.label);
  add("status", status(edit.before.status), status(edit.after.status));
  add("notes", edit.before.notes, edit.after.notes);
  add("group", edit.before.group, edit.after.group);
  add("file", edit.before.file, edit.after.file);
}

/// Clip, field, before and after of each thing that a change did.
std::vector<std::vector<std::string>> rowsOf(const Change& change) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& edit : change.clips) addClipRows(edit, rows);
  for (const auto& edit : change.classes)
    rows.push_back({"", "class", edit.before ? edit.before->name : "", edit.after ? edit.after->name : ""});
  const auto stretch = [](const std::optional<Region>& r) {
    return r ? std::to_string(r->range.begin) + "-" + std::to_string(r->range.end) + " " + r->label : "";
  };
  for (const auto& edit : change.regions)
    rows.push_back({edit.either().clipId, "region", stretch(edit.before), stretch(edit.after)});
  for (const auto& edit : change.passes)
    rows.push_back({"", "pass", edit.before ? edit.before->name : "", edit.after ? edit.after->name : ""});
  for (const auto& edit : change.verdicts)
    rows.push_back({edit.either().clipId, "verdict", edit.before ? edit.before->label : "",
                    edit.after ? edit.after->label : ""});
  for (const auto& clip : change.added) rows.push_back({clip.id, "clip", "", "added"});
  for (const auto& clip : change.removed) rows.push_back({clip.id, "clip", "removed", ""});
  return rows;
}

std::string historyCsv(const RescuedState& state, const RescuePlan& plan) {
  std::string text = csvRow({"no", "when", "who", "kind", "why", "undone", "kept", "clip", "file", "field",
                             "before", "after"}) +
                     "\n";
  bool any = false;
  for (std::size_t i = 0; i < state.lines.size(); ++i) {
    const RescuedLine& line = state.lines[i];
    if (plan.kept[i] == LineKept::Whole) continue;
    const Change& c = line.change;
    const std::string when =
        line.headFound ? QDateTime::fromMSecsSinceEpoch(c.whenMs, Qt::UTC).toString(Qt::ISODate).toStdString()
                       : std::string();
    auto rows = rowsOf(c);
    if (rows.empty()) rows.push_back({"", "", "", ""});
    for (const auto& row : rows) {
      const Clip* clip = state.data.find(row[0]);
      text += csvRow({std::to_string(line.seq), when, c.who, c.kind, c.why, line.undone ? "yes" : "",
                      plan.kept[i] == LineKept::Partly ? "partly" : "no", row[0], clip ? clip->file : "",
                      row[1], row[2], row[3]}) +
              "\n";
      any = true;
    }
  }
  return any ? text : std::string();
}

}  // namespace

Result<RescueReport> rescueProject(const std::string& damaged, const std::string& newPath,
                                   const JobContext& job) {
  std::error_code ec;
  if (!fs::exists(fs::status(damaged, ec)))
    return Error{ErrorCode::FileNotFound, damaged + ": no such project (check the name)"};
  if (fs::exists(fs::symlink_status(newPath, ec)))
    return Error{ErrorCode::FileExists, newPath + ": is there already (choose another name)"};
  const std::string folder = folderOf(newPath);
  if (!fs::is_directory(folder, ec))
    return Error{ErrorCode::FileNotFound, folder + ": no such folder (make it first)"};
  JobContext reading = job;
  reading.report = [&](std::size_t done, std::size_t total) {
    job.progress(total ? kReadShare * done / total : 0, kAllShares);
  };
  const auto found = findRows(damaged, reading);
  if (!found) return found.error();
  Mover mover(folderOf(damaged), folder);
  const RescuedState state = stateOf(*found, [&](const std::string& file) { return mover(file); });
  const std::string why = "rescued from " + fs::path(damaged).filename().native();
  auto plan = planRescue(state, why, job);
  if (!plan) return plan.error();
  auto written = writeProject(newPath, state, *plan, job);
  if (!written &&
      (written.error().code == ErrorCode::Conflict || written.error().code == ErrorCode::NotFound ||
       written.error().code == ErrorCode::BadArgument)) {
    // The labels count more than the way to them.
    *plan = planWithoutHistory(state, why);
    written = writeProject(newPath, state, *plan, job);
  }
  if (!written) return written.error();

  RescueReport report;
  report.path = newPath;
  const Dataset& data = state.data;
  report.clips = int(data.clips.size());
  for (const Clip& clip : data.clips) report.labelled += !clip.label.empty();
  report.classes = int(data.classes.size());
  report.regions = int(data.regions.size());
  report.passes = int(data.passes.size());
  report.verdicts = int(data.verdicts.size());
  for (std::size_t i = 0; i < state.lines.size(); ++i) {
    report.changes += plan->kept[i] != LineKept::No;
    report.changesPartly += plan->kept[i] == LineKept::Partly;
    report.changesOnlyListed += plan->kept[i] == LineKept::No;
  }
  report.clipsLost = state.clipsLost;
  report.changesLost = state.linesLost;
  report.regionsLost = state.leftOut;
  report.labelsRepaired = state.labelsFromHistory;
  report.fromHistory = state.fromHistory;
  report.damagedRows = int(found->unsoundRows);
  report.pages = int(found->pages);
  report.damagedPages = int(found->badPages);
  report.journalFrames = int(found->journalFrames);
  report.journalFramesDamaged = int(found->journalDamaged);
  if (const std::string csv = historyCsv(state, *plan); !csv.empty()) {
    const fs::path file(newPath);
    const std::string name = (file.parent_path() / file.stem()).native() + "-history.csv";
    if (const auto done = writeFileAtomically(name, csv, false); done) report.historyFile = name;
  }
  return report;
}

std::string rescueText(const RescueReport& r) {
  std::string text;
  const auto count = [](int n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
  };
  const auto line = [&](const std::string& sentence) { text += sentence + "\n"; };
  line("rescued: " + count(r.clips, "clip", "clips") + " (" + std::to_string(r.labelled) + " labelled), " +
       count(r.classes, "class", "classes") + ", " + count(r.regions, "region", "regions") + ", " +
       count(r.passes, "pass", "passes") + ", " + count(r.verdicts, "verdict", "verdicts") + ", " +
       count(r.changes, "change", "changes") + " of the history");
  if (r.clipsLost > 0) line("lost: " + count(r.clipsLost, "clip", "clips"));
  if (r.regionsLost > 0)
    line("left out: " + count(r.regionsLost, "region or verdict", "regions and verdicts") + " of lost clips");
  if (r.labelsRepaired > 0)
    line("taken from the history: the labels of " + count(r.labelsRepaired, "clip", "clips"));
  if (r.fromHistory > 0)
    line("taken from the history: " +
         count(r.fromHistory, "class, region, pass or verdict", "classes, regions, passes and verdicts"));
  if (r.damagedRows > 0) line("read in part: " + count(r.damagedRows, "row", "rows"));
  if (r.changesLost > 0) line("lost from the history: " + count(r.changesLost, "change", "changes"));
  if (r.changesPartly > 0)
    line("kept in part in the history: " + count(r.changesPartly, "change", "changes"));
  if (r.changesOnlyListed > 0)
    line("can be read and not undone: " + count(r.changesOnlyListed, "change", "changes"));
  if (!r.historyFile.empty()) line("what is left of them is listed in " + r.historyFile);
  line("read: " + count(r.pages, "page", "pages") + ", " + std::to_string(r.damagedPages) + " damaged; " +
       count(r.journalFrames, "page", "pages") + " of the journal, " +
       std::to_string(r.journalFramesDamaged) + " damaged");
  if (r.whole()) line("nothing is missing");
  return text;
}

}  // namespace ullim
