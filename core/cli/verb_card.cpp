// card: what a data set holds, as a page for people.
#include <ostream>

#include "core/base/atomicfile.h"
#include "core/cli/cardwork.h"
#include "core/cli/verbs.h"

namespace ullim {
namespace {

struct Options {
  std::string project, out, date;
  std::optional<std::string> licence, notes;
};

int run(Session& session, const Options& options) {
  const auto html = cardIsHtml(options.out);
  if (!html) return session.fail(html.error());
  const bool keeps = options.licence || options.notes;
  auto project = session.openProject(options.project, keeps ? OpenMode::ReadWrite : OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  for (const auto& [key, value] :
       {std::pair(kCardLicence, &options.licence), std::pair(kCardNotes, &options.notes)})
    if (*value)
      if (const auto done = (*project)->setSetting(key, **value); !done) return session.fail(done.error());
  const auto text = projectCard(**project, *html, options.date);
  if (!text) return session.fail(text.error());
  if (const auto done = writeFileAtomically(options.out, *text, session.common.force); !done)
    return session.fail(done.error());
  if (session.common.json)
    session.print({{"out", options.out}, {"format", *html ? "html" : "markdown"}, {"bytes", text->size()}});
  else
    session.out << options.out << "\n";
  return kExitDone;
}

}  // namespace

Action setupCard(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("OUT", options->out, "File to write: .html (one file, nothing loaded) or .md")->required();
  app.add_option("--licence", options->licence, "Licence of the data; kept with the project")
      ->type_name("TEXT");
  app.add_option("--notes", options->notes, "What people should know of the data; kept with the project")
      ->type_name("TEXT");
  app.add_option("--date", options->date, "Date on the card (default: today); one date gives equal bytes")
      ->type_name("TEXT");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
