#include "core/cli/cli.h"

#include <algorithm>
#include <iostream>
#include <new>

#include "core/cli/console.h"
#include "core/cli/session.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"

namespace ullim {
namespace {

constexpr int kMaxJobs = 1024;
constexpr const char* kCommonGroup = "Options of every verb";

std::string overview() {
  std::string text =
      "Ullim: label, look at and learn from recordings of voices and cries.\n\n"
      "Usage: ullim-cli VERB [OPTIONS]\n\n";
  std::vector<std::vector<std::string>> rows{{"Verb", "Does"}};
  for (const Verb& verb : verbs()) rows.push_back({verb.name, verb.summary});
  return text + tableText(rows) +
         "\nullim-cli VERB --help shows every option with its unit and default.\n"
         "Exit: 0 done, 1 could not be done, 2 wrong usage, 130 cancelled.\n";
}

void addCommon(CLI::App& app, CommonOptions& common, std::string& progress) {
  app.add_flag("--json", common.json, "Answer with one JSON document (train: one object a line)")
      ->group(kCommonGroup);
  app.add_option("--progress", progress,
                 "Progress on standard error: a bar, JSON lines, nothing, or auto (a bar on a terminal)")
      ->check(CLI::IsMember({"auto", "bar", "json", "none"}))
      ->capture_default_str()
      ->group(kCommonGroup);
  app.add_flag("--strict", common.strict,
               "Exit with 1 when anything at all failed, not only when everything did")
      ->group(kCommonGroup);
  app.add_flag("--force", common.force, "Overwrite existing output files")->group(kCommonGroup);
  app.add_option("--seed", common.seed,
                 "Start of everything random; the same seed gives the same bytes (default: 0)")
      ->group(kCommonGroup);
  app.add_option("--jobs", common.jobs, "Worker threads (default: all cores)")
      ->check(CLI::Range(1, kMaxJobs))
      ->group(kCommonGroup);
}

Progress::Mode progressMode(const std::string& wish, const std::ostream& err) {
  if (wish == "json") return Progress::Mode::JsonLines;
  if (wish == "bar") return Progress::Mode::Bar;
  return wish == "auto" && &err == &std::cerr && errorIsTerminal() ? Progress::Mode::Bar
                                                                   : Progress::Mode::None;
}

int wrongUsage(Session& session, const std::string& what, const std::string& verb) {
  session.problem(what + " (see ullim-cli " + (verb.empty() ? "" : verb + " ") + "--help)");
  return kExitUsage;
}

int runVerb(const Verb& verb, const std::vector<std::string>& args, Session& session) {
  CLI::App app(verb.summary, std::string("ullim-cli ") + verb.name);
  std::string progress = "auto";
  const Action action = verb.setup(app);
  addCommon(app, session.common, progress);
  try {
    app.parse(
        std::vector<std::string>(args.rbegin(), args.rend() - 1));  // the parser takes words from the back
  } catch (const CLI::CallForHelp&) {
    session.out << app.help() << std::flush;
    return kExitDone;
  } catch (const CLI::ParseError& error) {
    return wrongUsage(session, error.what(), verb.name);
  }
  session.progress.setMode(progressMode(progress, session.err));
  return action(session);
}

int dispatch(const std::vector<std::string>& args, Session& session) {
  if (args.empty()) {
    session.err << overview() << std::flush;
    return kExitUsage;
  }
  const std::string& first = args.front();
  if (first == "--help" || first == "-h" || first == "help") {
    session.out << overview() << std::flush;
    return kExitDone;
  }
  if (first == "--version") {
    session.out << "ullim-cli " << ULLIM_VERSION << std::endl;
    return kExitDone;
  }
  const auto verb =
      std::find_if(verbs().begin(), verbs().end(), [&](const Verb& v) { return v.name == first; });
  if (verb == verbs().end()) return wrongUsage(session, "'" + first + "': no such verb", "");
  return runVerb(*verb, args, session);
}

}  // namespace

int runCli(const std::vector<std::string>& args, std::istream& in, std::ostream& out, std::ostream& err,
           std::stop_token stop) {
  Session session(in, out, err, std::move(stop));
  try {
    const int code = dispatch(args, session);
    if (out.flush()) return code;
    session.problem("standard output: could not be written (free some space or check where it goes)");
  } catch (const std::bad_alloc&) {
    session.problem(
        "memory: there is not enough for this (use a shorter part, a longer hop or fewer --jobs)");
  } catch (const std::exception& error) {
    session.problem(std::string("internal error: ") + error.what() + " (please report this)");
  }
  return kExitFailed;
}

}  // namespace ullim
