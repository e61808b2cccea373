// export: labels and regions for other programs.
#include <optional>
#include <ostream>

#include "core/cli/clips.h"
#include "core/cli/exporter.h"
#include "core/cli/verbs.h"

namespace ullim {
namespace {

struct Options {
  std::string project, where, tiers = "one";
  ExportRequest request;
  bool regions = false, both = false;
  std::optional<std::int64_t> at;
};

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

int run(Session& session, const Options& options) {
  ExportRequest request = options.request;
  if (options.regions && options.both) {
    session.problem("--regions and --both are two things (choose one)");
    return kExitUsage;
  }
  if (options.regions) request.what = ExportRequest::What::Regions;
  if (options.both) request.what = ExportRequest::What::Both;
  request.tierByLabel = options.tiers == "label";
  if (const auto fine = checkExport(request); !fine) return session.fail(fine.error());
  const auto project = session.openProject(options.project, OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data =
      options.at ? (*project)->stateAt(*options.at, session.job("going back")) : (*project)->load();
  if (!data) return session.fail(data.error());
  const auto clips = filterClips(*data, options.where);
  if (!clips) return session.fail(clips.error());
  const auto plan = planExport(
      *data, *clips, [&](const std::string& file) { return (*project)->absolutePath(file); }, request,
      session.job("reading"));
  if (!plan) return session.fail(plan.error());
  if (const auto done = writeExport(*plan, request.out, session.common.force, session.job("writing")); !done)
    return session.fail(done.error());
  for (const auto& [file, sentence] : plan->problems) session.problem(sentence);
  if (session.common.json) {
    Json problems = Json::array();
    for (const auto& [file, sentence] : plan->problems)
      problems.push_back({{"file", file}, {"error", sentence}});
    session.print({{"out", request.out},
                   {"format", request.format},
                   {"clips", plan->clips},
                   {"regions", plan->regions},
                   {"files", plan->files.size()},
                   {"cannot_hold", plan->cannotHold},
                   {"problems", problems}});
  } else {
    session.out << request.out << "  " << counted(plan->clips, "clip", "clips") << ", "
                << counted(plan->regions, "region", "regions") << ", "
                << counted(plan->files.size(), "file", "files") << "\n";
    for (const auto& sentence : plan->cannotHold) session.out << "not in it: " << sentence << "\n";
  }
  return session.batchExit(plan->files.size(), plan->problems.size());
}

}  // namespace

Action setupExport(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("OUT", options->request.out,
                 "File to write (csv, jsonl), or folder: one file for each clip with regions (audacity, "
                 "textgrid, raven, elan), one folder for each class (folders)")
      ->required();
  app.add_option("--format", options->request.format, "What to write")
      ->required()
      ->check(CLI::IsMember(exportFormats()));
  app.add_option("--where", options->where, "Only clips that match the expression, e.g. 'status = verified'")
      ->type_name("EXPR");
  app.add_option(
         "--at", options->at,
         "The labels as they were right after this line of the history (its \"no\"; 0: before everything)")
      ->type_name("LINE");
  app.add_flag("--regions", options->regions, "csv, jsonl: the regions instead of the clips");
  app.add_flag("--both", options->both,
               "Clips and regions: csv, jsonl write OUT and OUT-regions, the region formats labels.csv, too");
  app.add_flag("--links", options->request.links, "folders: symbolic links instead of copies");
  app.add_flag("--raw-cells", options->request.rawCells,
               "csv: no ' before texts that a spreadsheet would run as a formula (begin with = + - @ tab)");
  app.add_option("--tiers", options->tiers, "elan: one tier for all regions, or one for each label")
      ->check(CLI::IsMember({"one", "label"}))
      ->capture_default_str();
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
