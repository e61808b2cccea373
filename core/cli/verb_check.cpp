// check: what may be wrong with the clips. Nothing is deleted or changed; measurements are kept.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/check.h"
#include "core/dataset/measurefacts.h"

namespace ullim {
namespace {

constexpr std::size_t kBatch = 500;  // clips measured between two writes: a stop loses no more

constexpr std::size_t kLongestFilter = 300;

struct Options {
  std::string project;
  bool dryRun = false;
};

struct Run {
  std::unique_ptr<Project> project;
  Dataset data;
  bool keep = true;
  std::size_t measured = 0;
  std::vector<std::pair<std::string, std::string>> problems;
};

Result<Done> keepFacts(Run& run, const std::vector<std::pair<std::string, ClipFacts>>& facts) {
  for (const auto& [id, each] : facts)
    if (Clip* clip = run.data.find(id)) clip->facts = each;
  return run.keep ? run.project->setFacts(facts) : Result<Done>(Done{});
}

Result<Done> measureNew(Session& session, Run& run) {
  const auto todo =
      clipsToMeasure(run.data, [&](const std::string& file) { return run.project->absolutePath(file); });
  for (std::size_t at = 0; at < todo.size(); at += kBatch) {
    const std::vector<ClipToMeasure> part(todo.begin() + std::ptrdiff_t(at),
                                          todo.begin() + std::ptrdiff_t(std::min(at + kBatch, todo.size())));
    JobContext job = session.job("measuring");
    const auto report = job.report;
    job.report = [&, report](std::size_t done, std::size_t) {
      if (report) report(at + done, todo.size());
    };
    MeasuredClips measured = measureClips(part, session.common.jobs, job);
    if (const auto done = keepFacts(run, measured.facts); !done) return done.error();
    run.measured += measured.facts.size();
    run.problems.insert(run.problems.end(), measured.problems.begin(), measured.problems.end());
    if (job.stopped()) return Error{ErrorCode::Cancelled, "stopped"};
  }
  return Done{};
}

Result<CheckSounds> compareSounds(Session& session, Run& run) {
  CheckAsk ask = checkAsk(run.data, [&](const std::string& file) { return run.project->absolutePath(file); });
  DuplicateOptions options;
  options.jobs = session.common.jobs;
  auto found = findDuplicates(ask.clips, options, session.job("comparing"));
  if (!found) return found.error();
  CheckSounds sounds{std::move(ask.ids), std::move(*found), run.problems};
  std::set<std::string> known;
  for (const auto& [id, sentence] : sounds.problems) known.insert(id);
  for (const auto& [i, sentence] : sounds.duplicates.problems)
    if (known.insert(sounds.ids[std::size_t(i)]).second)
      sounds.problems.emplace_back(sounds.ids[std::size_t(i)], sentence);
  // The numbers of the groups, where they changed; clips that were not looked at are in none.
  std::map<std::string, int> group;
  for (std::size_t i = 0; i < sounds.ids.size(); ++i) group[sounds.ids[i]] = sounds.duplicates.group[i];
  std::vector<std::pair<std::string, ClipFacts>> changed;
  for (const Clip& clip : run.data.clips) {
    const auto number = group.find(clip.id);
    const int now = number == group.end() ? 0 : number->second;
    if (!clip.facts.measured() || clip.facts.duplicate == now) continue;
    changed.emplace_back(clip.id, clip.facts);
    changed.back().second.duplicate = now;
  }
  if (const auto done = keepFacts(run, changed); !done) return done.error();
  return sounds;
}

Json findingJson(const Finding& f) {
  Json out = {
      {"kind", findingName(f.kind)}, {"severity", severityName(f.severity)}, {"text", findingText(f)}};
  if (f.across != Across::Same) out["across"] = acrossName(f.across);
  if (!f.subject.empty()) out["subject"] = f.subject;
  if (!f.feature.empty()) out["feature"] = f.feature;
  if (!f.values.empty()) out["values"] = f.values;
  if (!f.names.empty()) out["names"] = f.names;
  out["count"] = f.clips.size();
  out["clips"] = f.clips;
  if (!f.sets.empty()) out["sets"] = f.sets;
  out["filter"] = f.filter.empty() ? Json(nullptr) : Json(f.filter);
  return out;
}

Json idsOf(const CheckReport& report, std::initializer_list<FindingKind> kinds) {
  Json out = Json::array();
  for (const Finding& f : report.findings)
    if (std::find(kinds.begin(), kinds.end(), f.kind) != kinds.end())
      for (const std::string& id : f.clips) out.push_back(id);
  return out;
}

Json setsOf(const CheckReport& report, FindingKind kind) {
  Json out = Json::array();
  for (const Finding& f : report.findings)
    if (f.kind == kind)
      for (const auto& set : f.sets) out.push_back(set);
  return out;
}

void printJson(Session& session, const Run& run, const CheckReport& report, const CheckSounds& sounds) {
  Json rates = Json::object(), groups = Json::object(), files = Json::object(), problems = Json::array();
  Json findings = Json::array();
  for (const Finding& f : report.findings) {
    findings.push_back(findingJson(f));
    for (const std::string& id : f.clips)
      if (const Clip* clip = run.data.find(id)) files[id] = clip->file;
    if (f.kind == FindingKind::MixedRates)
      for (std::size_t i = 0; i < f.names.size(); ++i) rates[f.names[i]] = int(f.values[i]);
    if (f.kind == FindingKind::GroupInClasses)
      for (std::size_t i = 0; i < f.names.size(); ++i) {
        Json& labels = groups[f.names[i]] = Json::object();
        for (const std::string& id : f.sets[i]) {
          Json& n = labels[run.data.find(id)->label];
          n = n.is_null() ? 1 : n.get<int>() + 1;
        }
      }
  }
  for (const Clip& clip : run.data.clips)
    if (!clip.error.empty() && clip.status != ClipStatus::Excluded)
      problems.push_back({{"id", clip.id}, {"file", clip.file}, {"error", clip.error}});
  for (const auto& [id, sentence] : sounds.problems)
    problems.push_back({{"id", id}, {"file", run.data.find(id)->file}, {"error", sentence}});
  session.print({{"clips", report.clips},
                 {"measured", run.measured},
                 {"every_pair", report.everyPair},
                 {"exact_duplicates", setsOf(report, FindingKind::ExactDuplicates)},
                 {"near_duplicates", setsOf(report, FindingKind::NearDuplicates)},
                 {"similar_sounds", setsOf(report, FindingKind::SimilarSounds)},
                 {"silence", idsOf(report, {FindingKind::Silent, FindingKind::NearlySilent})},
                 {"clipping", idsOf(report, {FindingKind::Clipped})},
                 {"dc", idsOf(report, {FindingKind::Dc})},
                 {"mixed_rates", rates},
                 {"groups_in_several_classes", groups},
                 {"unreadable", idsOf(report, {FindingKind::Unreadable})},
                 {"problems", problems},
                 {"findings", findings},
                 {"files", files}});
}

void printText(Session& session, const Run& run, const CheckReport& report) {
  session.out << report.clips << " clips, " << run.measured << " measured now";
  session.out << (report.findings.empty() ? ": nothing found\n" : "\n");
  for (const Finding& f : report.findings) {
    session.out << severityName(f.severity) << ": " << findingText(f) << "\n";
    if (!f.filter.empty() && f.filter.size() <= kLongestFilter)
      session.out << "  --where '" << f.filter << "'\n";
    else if (!f.filter.empty())
      session.out << "  (--json has a filter for them)\n";
    if (f.filter.empty() && f.kind != FindingKind::GivesAway)
      for (std::size_t i = 0; i < f.clips.size() && i < 5; ++i)
        session.out << "  " << run.data.find(f.clips[i])->file << "\n";
    if (f.filter.empty() && f.kind != FindingKind::GivesAway && f.clips.size() > 5)
      session.out << "  ... (--json lists all)\n";
  }
  if (!report.everyPair)
    session.out << "near duplicates: too many clips to compare every pair; copies with noise added or "
                   "shorter than 1.6 s may be missed\n";
}

int run(Session& session, const Options& options) {
  Run run;
  run.keep = !options.dryRun;
  auto project =
      session.openProject(options.project, options.dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  run.project = std::move(*project);
  auto data = run.project->load();
  if (!data) return session.fail(data.error());
  run.data = std::move(*data);
  if (const auto done = measureNew(session, run); !done) return session.fail(done.error());
  const auto sounds = compareSounds(session, run);
  if (!sounds) return session.fail(sounds.error());
  const auto report = checkData(run.data, *sounds, session.job("checking"));
  if (!report) return session.fail(report.error());
  for (const auto& [id, sentence] : sounds->problems) session.problem(sentence);
  if (session.common.json)
    printJson(session, run, *report, *sounds);
  else
    printText(session, run, *report);
  return session.batchExit(std::size_t(report->clips) - sounds->problems.size(), sounds->problems.size());
}

}  // namespace

Action setupCheck(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_flag("--dry-run", options->dryRun,
               "Keep nothing: measurements and duplicate numbers are not stored");
  app.footer(
      "Excluded clips are left out. What is measured of a clip is kept in the project and measured again "
      "only\n"
      "when its file is another one. With --json: clips, measured, every_pair, exact_duplicates [[id]],\n"
      "near_duplicates [[id]], similar_sounds [[id, id]], silence [id], clipping [id], dc [id],\n"
      "mixed_rates {rate: clips}, groups_in_several_classes {group: {label: clips}}, unreadable [id],\n"
      "problems [{id, file, error}], findings [{kind, severity, text, across, subject, feature, values,\n"
      "names, count, clips, sets, filter}], files {id: file}. filter is for --where of the other verbs.");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
