#include "core/base/atomicfile.h"
#include "core/cli/trainjson.h"
#include "core/cli/verbs.h"
#include "core/learn/modelcard.h"
#include "core/learn/report.h"

namespace ullim {
namespace {

struct ReportChoice {
  std::string run, out;
};

int writeReport(Session& session, const ReportChoice& choice) {
  const bool card = choice.out.ends_with(".md"),
             page = choice.out.ends_with(".html") || choice.out.ends_with(".htm");
  if (choice.out.ends_with(".pdf"))
    return session.fail(Error{ErrorCode::Unsupported,
                              choice.out +
                                  ": a PDF is made in the window (Results, Save report) or by printing "
                                  "the .html report (give a name that ends in .html)"});
  if (!card && !page)
    return session.fail(
        Error{ErrorCode::Unsupported,
              choice.out + ": no kind of report (give a name that ends in .html for the report, or .md for a "
                           "model card)"});
  const auto record = readRun(choice.run);
  if (!record) return session.fail(record.error());
  const auto ok = writeFileAtomically(choice.out, card ? modelCardMarkdown(*record) : reportHtml(*record));
  if (!ok) return session.fail(ok.error());
  if (session.common.json)
    session.print({{"run", record->name},
                   {"file", choice.out},
                   {"verdict", record->metrics.verdict},
                   {"calibration", record->oof.empty() ? Json() : calibrationJson(calibrate(*record))}});
  else
    session.out << choice.out << "\n";
  return kExitDone;
}

}  // namespace

Action setupReport(CLI::App& app) {
  auto choice = std::make_shared<ReportChoice>();
  app.add_option("RUN", choice->run, "Run folder")->required();
  app.add_option("--out", choice->out,
                 "File to write: the report with its pictures (.html), or a model card (.md)")
      ->required();
  return [choice](Session& session) { return writeReport(session, *choice); };
}

}  // namespace ullim
