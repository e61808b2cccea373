// label and status: the same choice of clips, another field.
#include <ostream>
#include <unordered_map>

#include "core/cli/clips.h"
#include "core/cli/verbs.h"

namespace ullim {
namespace {

struct Options {
  std::string project, where, value;
  std::vector<std::string> clips;
  bool verify = false;
};

using Edit = std::function<Result<Change>(const Dataset&, const std::vector<std::string>& ids)>;

int run(Session& session, const Options& options, const std::string& field, const Edit& edit) {
  if (options.clips.empty() && options.where.empty()) {
    session.problem("no clip is named (give CLIP words or --where EXPR)");
    return kExitUsage;
  }
  auto project = session.openProject(options.project, OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto selection = selectClips(**project, *data, options.clips, options.where);
  if (!selection) return session.fail(selection.error());
  for (const auto& [word, sentence] : selection->problems) session.problem(sentence);

  Change done;
  if (!selection->ids.empty()) {
    const auto change = edit(*data, selection->ids);
    if (!change) return session.fail(change.error());
    const auto committed = (*project)->commit(*change);
    if (!committed) return session.fail(committed.error());
    done = *committed;
  }
  if (session.common.json) {
    Json rows = Json::array();
    for (const std::string& id : selection->ids)
      rows.push_back(
          {{"id", id}, {"file", data->find(id)->file}, {field, options.value}, {"error", nullptr}});
    for (const auto& [word, sentence] : selection->problems)
      rows.push_back({{"clip", word}, {"error", sentence}});
    session.print({{"changed", done.clips.size()}, {"clips", rows}});
  } else {
    session.out << done.clips.size() << " of " << selection->ids.size() << " clips changed to "
                << options.value << "\n";
  }
  return session.batchExit(selection->ids.size(), selection->problems.size());
}

void addSelection(CLI::App& app, Options& options) {
  addProject(app, options.project);
  addMany(app, "CLIP", options.clips, "Clips: ids or file names");
  app.add_option("--where", options.where, "All clips that match the expression, e.g. 'duration < 0.5'")
      ->type_name("EXPR");
}

}  // namespace

Action setupLabel(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addSelection(app, *options);
  app.add_option("--to", options->value, "Class to give; made when new")->required()->type_name("CLASS");
  app.add_flag("--verify", options->verify, "Mark the clips as verified, too");
  return [options](Session& session) {
    return run(session, *options, "label", [&](const Dataset& data, const std::vector<std::string>& ids) {
      return relabel(data, ids, options->value, options->verify);
    });
  };
}

Action setupStatus(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addSelection(app, *options);
  app.add_option("--set", options->value, "Status to set")
      ->required()
      ->check(CLI::IsMember({"new", "verified", "unsure", "excluded"}));
  return [options](Session& session) {
    return run(session, *options, "status", [&](const Dataset& data, const std::vector<std::string>& ids) {
      return setStatus(data, ids, statusFromName(options->value).value());
    });
  };
}

}  // namespace ullim
