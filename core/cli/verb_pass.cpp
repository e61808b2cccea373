// pass: a person's walk through a sample of clips without sight of the present labels.
#include <algorithm>
#include <memory>
#include <ostream>

#include "core/cli/clips.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/passes.h"

namespace ullim {
namespace {

struct Options {
  std::string project, pass, where;
  PassPlan plan;
  bool make = false, list = false, proportional = true, close = false, open = false, remove = false;
  std::vector<std::string> verdicts, unsure, unusable;
  bool writes() const {
    return make || close || open || remove || !verdicts.empty() || !unsure.empty() || !unusable.empty();
  }
};

Json passJson(const Dataset& data, const Pass& pass) {
  const PassProgress progress = passProgress(data, pass);
  return {{"id", pass.id},
          {"name", pass.name},
          {"kind", pass.kind},
          {"annotator", pass.annotator},
          {"places", progress.places},
          {"done", progress.done},
          {"unsure", progress.unsure},
          {"unusable", progress.unusable},
          {"seed", pass.seed},
          {"created", utcText(pass.createdMs)},
          {"closed", pass.closed}};
}

int list(Session& session, const Dataset& data) {
  if (session.common.json) {
    Json rows = Json::array();
    for (const auto& pass : data.passes) rows.push_back(passJson(data, pass));
    session.print(rows);
    return 0;
  }
  std::vector<std::vector<std::string>> rows{{"pass", "kind", "annotator", "done", "of", "state", "made"}};
  for (const auto& pass : data.passes) {
    const PassProgress progress = passProgress(data, pass);
    rows.push_back({pass.name, pass.kind, pass.annotator, std::to_string(progress.done),
                    std::to_string(progress.places), pass.closed ? "closed" : "open",
                    utcText(pass.createdMs)});
  }
  session.out << (rows.size() > 1 ? tableText(rows) : "no pass yet (--make makes one)\n");
  return 0;
}

/// Progress and what comes next; never what the others say.
void show(Session& session, const Project& project, const Dataset& data, const Pass& pass) {
  const int next = pass.kind == "blind" && !pass.closed ? nextOpenPlace(data, pass) : -1;
  const Clip* clip = next < 0 ? nullptr : data.find(pass.clips[std::size_t(next)]);
  if (session.common.json) {
    Json out = passJson(data, pass);
    out["next"] =
        clip ? Json{{"place", next + 1}, {"id", clip->id}, {"path", project.absolutePath(clip->file)}}
             : Json(nullptr);
    Json places = Json::array();
    for (int place = 0; place < int(pass.clips.size()); ++place) {
      const Verdict* verdict = verdictAt(data, pass, place);
      Json row{{"place", place + 1}, {"id", pass.clips[std::size_t(place)]}};
      row["verdict"] = verdict ? Json{{"label", verdict->label},
                                      {"unsure", verdict->unsure},
                                      {"unusable", verdict->unusable},
                                      {"when", utcText(verdict->whenMs)}}
                               : Json(nullptr);
      places.push_back(std::move(row));
    }
    out["verdicts"] = std::move(places);
    session.print(out);
    return;
  }
  const PassProgress progress = passProgress(data, pass);
  session.out << pass.name << " by " << pass.annotator << ": " << progress.done << " of " << progress.places
              << " places" << (pass.closed ? ", closed" : "") << "\n";
  if (clip)
    // Folders and file names often tell the label, so the path is only in the JSON, for a player to open.
    session.out << "next: #" << next + 1 << ", clip " << clip->id << " (its file: --json)\n";
}

/// "#12" is a place; else a clip, and of its places the first without a verdict, or its last.
Result<int> placeOf(const Project& project, const Dataset& data, const Pass& pass, const std::string& word) {
  if (word.size() > 1 && word[0] == '#' && word.size() < 9 &&
      std::all_of(word.begin() + 1, word.end(), [](unsigned char c) { return c >= '0' && c <= '9'; }))
    return std::stoi(word.substr(1)) - 1;
  const auto chosen = selectClips(project, data, {word}, {});
  if (!chosen) return chosen.error();
  if (chosen->ids.empty())
    return Error{ErrorCode::NotFound,
                 chosen->problems.empty() ? word + ": no such clip (see list)" : chosen->problems[0].second};
  int last = -1;
  for (int place = 0; place < int(pass.clips.size()); ++place)
    if (pass.clips[std::size_t(place)] == chosen->ids[0]) {
      last = place;
      if (!verdictAt(data, pass, place)) return place;
    }
  if (last < 0) return Error{ErrorCode::NotFound, word + ": is not in the pass " + pass.name};
  return last;
}

struct Word {
  std::string clip;
  PassAnswer answer;
};

Result<std::vector<Word>> words(const Options& options) {
  std::vector<Word> out;
  for (const auto& pair : options.verdicts) {
    // A file name may have a '=', a class seldom: the last one counts.
    const auto at = pair.rfind('=');
    if (at == std::string::npos || at == 0 || at + 1 == pair.size())
      return Error{ErrorCode::BadArgument,
                   "--verdict " + pair + ": is not CLIP=CLASS (example: a.wav=joy or #3=joy)"};
    out.push_back({pair.substr(0, at), {.label = pair.substr(at + 1)}});
  }
  for (const auto& clip : options.unsure) out.push_back({clip, {.unsure = true}});
  for (const auto& clip : options.unusable) out.push_back({clip, {.unusable = true}});
  return out;
}

int give(Session& session, Project& project, Dataset& data, const Pass& pass,
         const std::vector<Word>& given) {
  std::size_t failed = 0;
  for (const auto& word : given) {
    const auto place = placeOf(project, data, pass, word.clip);
    auto change = place ? giveVerdict(data, pass.id, *place, word.answer, newId, nowMs())
                        : Result<Change>(place.error());
    if (!change) {
      session.problem(change.error().detail);
      ++failed;
      continue;
    }
    if (change->empty()) continue;
    if (const auto done = project.commit(*change); !done) return session.fail(done.error());
    if (const auto done = applyChange(data, *change); !done) return session.fail(done.error());
  }
  return session.batchExit(given.size() - failed, failed);
}

Result<std::vector<std::string>> candidates(const Dataset& data, const std::string& where) {
  const auto clips = filterClips(data, where);
  if (!clips) return clips.error();
  std::vector<std::string> out;
  for (const Clip* clip : *clips) out.push_back(clip->id);
  return out;
}

int run(Session& session, const Options& options) {
  const auto given = words(options);
  if (!given) return session.fail(given.error());
  auto project =
      session.openProject(options.project, options.writes() ? OpenMode::ReadWrite : OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto commit = [&](Result<Change> change) -> Result<Done> {
    if (!change) return change.error();
    if (change->empty()) return Done{};
    if (const auto done = (*project)->commit(*change); !done) return done.error();
    return applyChange(*data, *change);
  };
  std::string word = options.pass;
  if (options.make) {
    const auto ids = candidates(*data, options.where);
    if (!ids) return session.fail(ids.error());
    PassPlan plan = options.plan;
    plan.stratified = options.proportional;
    plan.seed = session.seedOr(0);
    auto change = makePass(*data, *ids, plan, newId, nowMs());
    if (change) word = change->passes[0].after->id;
    if (const auto done = commit(std::move(change)); !done) return session.fail(done.error());
  }
  if (options.list || word.empty()) return list(session, *data);
  const auto pass = findPass(*data, word);
  if (!pass) return session.fail(pass.error());
  if (options.remove) {
    if (const auto done = commit(deletePass(*data, pass->id)); !done) return session.fail(done.error());
    return list(session, *data);
  }
  if (options.open)
    if (const auto done = commit(closePass(*data, pass->id, false)); !done) return session.fail(done.error());
  const int code = give(session, **project, *data, *pass, *given);
  if (options.close)
    if (const auto done = commit(closePass(*data, pass->id, true)); !done) return session.fail(done.error());
  show(session, **project, *data, *data->findPass(pass->id));
  return code;
}

}  // namespace

Action setupPass(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("PASS", options->pass, "Name or id of a pass, or an annotator: the newest pass");
  app.add_flag("--list", options->list, "List the passes, also the tables of labels");
  auto* make = app.add_flag("--make", options->make, "Make a blind pass and show it");
  const auto forMake = [make](CLI::Option* option) { return option->needs(make); };
  forMake(app.add_option("--annotator", options->plan.annotator, "Who listens")->type_name("NAME"));
  forMake(app.add_option("--name", options->plan.name, "Name of the pass (default: annotator and a number)")
              ->type_name("NAME"));
  forMake(app.add_option("--sample", options->plan.sample, "Clips to draw; 0: all")->capture_default_str());
  forMake(app.add_option("--where", options->where, "Draw from the clips that match")->type_name("EXPR"));
  forMake(app.add_option("--repeats", options->plan.repeats, "Share of the clips that come back unannounced")
              ->capture_default_str());
  forMake(
      app.add_option("--distance", options->plan.distance, "Clips between a clip and its return, at least")
          ->capture_default_str());
  forMake(app.add_flag("!--any-class", options->proportional,
                       "Draw without regard to classes (default: each class has its share)"));
  addRepeated(app, "--verdict", options->verdicts, "CLIP=CLASS; CLIP may be a place: #3=joy");
  addRepeated(app, "--unsure", options->unsure, "CLIP: heard, no class for sure");
  addRepeated(app, "--unusable", options->unusable, "CLIP: of no use");
  app.add_flag("--close", options->close, "No more verdicts");
  app.add_flag("--open", options->open, "Open a closed pass again");
  app.add_flag("--delete", options->remove, "Delete the pass and its verdicts (undo brings both back)");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
