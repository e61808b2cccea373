// rescue: what can be read of a damaged project goes into a new one.
#include <ostream>

#include "core/cli/verbs.h"
#include "core/store/rescue.h"

namespace ullim {
namespace {

struct Options {
  std::string damaged, made;
};

int run(Session& session, const Options& options) {
  session.needQt();
  const auto report = rescueProject(options.damaged, options.made, session.job("rescuing"));
  if (!report) return session.fail(report.error());
  const RescueReport& r = *report;
  if (!session.common.json) {
    session.out << rescueText(r);
    return kExitDone;
  }
  session.print({{"project", r.path},
                 {"whole", r.whole()},
                 {"clips", r.clips},
                 {"labelled", r.labelled},
                 {"classes", r.classes},
                 {"regions", r.regions},
                 {"passes", r.passes},
                 {"verdicts", r.verdicts},
                 {"changes", r.changes},
                 {"changes_partly", r.changesPartly},
                 {"changes_only_listed", r.changesOnlyListed},
                 {"history_file", r.historyFile},
                 {"clips_lost", r.clipsLost},
                 {"changes_lost", r.changesLost},
                 {"regions_and_verdicts_left_out", r.regionsLost},
                 {"labels_from_history", r.labelsRepaired},
                 {"rows_from_history", r.fromHistory},
                 {"rows_read_in_part", r.damagedRows},
                 {"pages", r.pages},
                 {"pages_damaged", r.damagedPages},
                 {"journal_pages", r.journalFrames},
                 {"journal_pages_damaged", r.journalFramesDamaged}});
  return kExitDone;
}

}  // namespace

Action setupRescue(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("DAMAGED", options->damaged, "The project that cannot be opened; it is only read")
      ->required();
  app.add_option("NEW", options->made, "The project to make of it (.ullim); must not be there yet")
      ->required();
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
