// undo, redo and history.
#include <ostream>

#include "core/cli/clips.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"

namespace ullim {
namespace {

struct Options {
  std::string project, clip;
  int steps = 1, limit = 1000;
  bool verify = false;
};

int runSteps(Session& session, const Options& options, bool undo) {
  auto project = session.openProject(options.project, OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  if ((undo ? (*project)->undoCount() : (*project)->redoCount()) == 0) {
    session.problem(options.project + ": nothing to " + (undo ? "undo" : "redo") +
                    " (see ullim-cli history)");
    return kExitFailed;
  }
  const auto changes = undo ? (*project)->undo(options.steps) : (*project)->redo(options.steps);
  if (!changes) return session.fail(changes.error());
  if (session.common.json) {
    Json rows = Json::array();
    for (const Change& change : *changes)
      rows.push_back({{"id", change.id},
                      {"kind", change.kind},
                      {"why", change.why},
                      {"clips", change.clips.size() + change.added.size() + change.removed.size()},
                      {"regions", change.regions.size()}});
    session.print({{undo ? "undone" : "redone", rows},
                   {"undo_left", (*project)->undoCount()},
                   {"redo_left", (*project)->redoCount()}});
    return kExitDone;
  }
  for (const Change& change : *changes)
    session.out << (undo ? "undone: " : "redone: ") << change.kind << (change.why.empty() ? "" : ": ")
                << change.why << "\n";
  session.out << (*project)->undoCount() << " left to undo, " << (*project)->redoCount() << " to redo\n";
  return kExitDone;
}

int showClipHistory(Session& session, const Project& project, const Options& options) {
  const auto data = project.load();
  if (!data) return session.fail(data.error());
  const auto selection = selectClips(project, *data, {options.clip}, {});
  if (!selection) return session.fail(selection.error());
  if (selection->ids.empty()) return session.fail({ErrorCode::NotFound, selection->problems.front().second});
  const auto entries = project.clipHistory(selection->ids.front());
  if (!entries) return session.fail(entries.error());
  if (session.common.json) {
    Json rows = Json::array();
    for (const auto& e : *entries)
      rows.push_back({{"when", utcText(e.whenMs)},
                      {"who", e.who},
                      {"kind", e.kind},
                      {"field", e.field},
                      {"before", e.before},
                      {"after", e.after},
                      {"undone", e.undone}});
    session.print(rows);
    return kExitDone;
  }
  std::vector<std::vector<std::string>> rows{{"when", "who", "kind", "field", "before", "after", "undone"}};
  for (const auto& e : *entries)
    rows.push_back({utcText(e.whenMs), e.who, e.kind, e.field, e.before, e.after, e.undone ? "yes" : ""});
  session.out << tableText(rows);
  return kExitDone;
}

int verifyHistory(Session& session, const Project& project) {
  const auto check = project.verifyHistory(session.job("checking"));
  if (!check) return session.fail(check.error());
  const bool whole = check->problems.empty();
  if (session.common.json) {
    session.print({{"whole", whole},
                   {"events", check->events},
                   {"changes", check->changes},
                   {"head", check->head},
                   {"problems", check->problems}});
  } else {
    session.out << (whole ? "whole: " : "NOT whole: ") << check->changes << " changes, " << check->events
                << " events, head " << check->head << "\n";
    for (const auto& sentence : check->problems) session.out << "  " << sentence << "\n";
  }
  return whole ? kExitDone : kExitFailed;
}

const char* originText(const std::string& by) {
  return by == "model" ? "a model" : by == "import" ? "an import" : by == "rule" ? "a rule" : "by hand";
}

int runHistory(Session& session, const Options& options) {
  const auto project = session.openProject(options.project, OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  if (options.verify) return verifyHistory(session, **project);
  if (!options.clip.empty()) return showClipHistory(session, **project, options);
  const auto entries = (*project)->history(options.limit);
  if (!entries) return session.fail(entries.error());
  if (session.common.json) {
    Json rows = Json::array();
    for (const HistoryEntry& e : *entries)
      rows.push_back({{"seq", e.seq},
                      {"id", e.id},
                      {"kind", e.kind},
                      {"who", e.who},
                      {"when", utcText(e.whenMs)},
                      {"why", e.why},
                      {"clips", e.clips},
                      {"undone", e.undone},
                      {"superseded", e.superseded},
                      {"by", e.by},
                      {"undone_by", e.undoneBy},
                      {"undone_at", e.undoneMs == 0 ? Json() : Json(utcText(e.undoneMs))},
                      {"hash", e.hash}});
    session.print(rows);
    return kExitDone;
  }
  std::vector<std::vector<std::string>> rows{{"no", "when", "who", "how", "kind", "clips", "undone", "why"}};
  for (const HistoryEntry& e : *entries)
    rows.push_back({std::to_string(e.seq), utcText(e.whenMs), e.who, e.by.empty() ? "" : originText(e.by),
                    e.kind, std::to_string(e.clips),
                    e.superseded ? "replaced"
                    : e.undone   ? "yes"
                                 : "",
                    e.why});
  session.out << tableText(rows);
  return kExitDone;
}

Action setupSteps(CLI::App& app, bool undo) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("N", options->steps, "Number of changes")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  return [options, undo](Session& session) { return runSteps(session, *options, undo); };
}

}  // namespace

Action setupUndo(CLI::App& app) { return setupSteps(app, true); }
Action setupRedo(CLI::App& app) { return setupSteps(app, false); }

Action setupHistory(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("--clip", options->clip,
                 "Only this clip, field by field, oldest first (an id or a file name)");
  app.add_flag(
      "--verify", options->verify,
      "Check that nobody altered the history: each event holds a SHA-256 over all before it, and the "
      "clips must be what the history makes of them. Exit status 1 when not. Keep the \"head\" elsewhere "
      "to be sure of the whole");
  app.add_option("--limit", options->limit, "At most so many changes")
      ->check(CLI::Range(1, 100000000))
      ->capture_default_str();
  return [options](Session& session) { return runHistory(session, *options); };
}

}  // namespace ullim
