#include <algorithm>
#include <ostream>

#include "core/base/parallel.h"
#include "core/cli/trainjson.h"
#include "core/cli/trainplan.h"
#include "core/cli/verbs.h"
#include "core/learn/model.h"

namespace ullim {
namespace {

struct Options {
  std::string model, project;
  TrainChoice choice;
};

struct Judged {
  Metrics metrics;
  Calibration calibration;
  std::vector<Prediction> errors;
  std::size_t otherClasses = 0;  ///< clips of classes the model does not know
};

Result<Judged> judge(Session& session, const Predictor& predictor, const std::vector<TrainClip>& chosen) {
  const auto& names = predictor.classNames();
  std::vector<const TrainClip*> clips;
  std::vector<int> labels;
  Judged judged;
  for (const TrainClip& clip : chosen) {
    const auto it = std::find(names.begin(), names.end(), clip.label);
    if (it == names.end()) {
      ++judged.otherClasses;
      continue;
    }
    clips.push_back(&clip);
    labels.push_back(int(it - names.begin()));
  }
  if (clips.empty())
    return Error{ErrorCode::TooFew,
                 "no clip has a class that the model knows (check the classes, or map them with --classes)"};
  std::vector<Prediction> predictions(clips.size());
  const bool finished =
      parallelFor(clips.size(), session.common.jobs, session.job("predicting"),
                  [&](std::size_t i) { predictions[i] = predictor.predictFile(clips[i]->path); });
  if (!finished) return Error{ErrorCode::Cancelled, {}};

  std::vector<int> kept;
  std::vector<std::string> groups;
  std::vector<float> values;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (!predictions[i].error.empty()) {
      judged.errors.push_back(predictions[i]);
      continue;
    }
    kept.push_back(labels[i]);
    groups.push_back(clips[i]->group);
    values.insert(values.end(), predictions[i].probabilities.begin(), predictions[i].probabilities.end());
  }
  if (kept.empty()) return Error{ErrorCode::TooFew, judged.errors.front().error};
  Matrix probabilities(kept.size(), names.size());
  std::copy(values.begin(), values.end(), probabilities.data().begin());
  judged.metrics = computeMetrics(kept, probabilities, names, groups, session.seedOr(0));
  judged.calibration = calibrate(kept, probabilities, std::vector<int>(kept.size(), 0));
  return judged;
}

int run(Session& session, const Options& options) {
  const auto predictor = Predictor::load(options.model);
  if (!predictor) return session.fail(predictor.error());
  const auto project = session.openProject(options.project, OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto chosen = chooseClips(**project, *data, options.choice);
  if (!chosen) return session.fail(chosen.error());
  const auto judged = judge(session, **predictor, chosen->clips);
  if (!judged) return session.fail(judged.error());
  for (const Prediction& p : judged->errors) session.problem(p.error);
  if (session.common.json) {
    Json json = metricsDocument(judged->metrics);
    json["calibration"] = calibrationJson(judged->calibration);
    json["left_out"] = {{"excluded", chosen->excluded},
                        {"unreadable", chosen->unreadable},
                        {"unlabelled", chosen->unlabelled},
                        {"unknown_class", judged->otherClasses}};
    Json errors = Json::array();
    for (const Prediction& p : judged->errors) errors.push_back({{"file", p.file}, {"error", p.error}});
    json["errors"] = errors;
    session.print(json);
  } else {
    session.out << metricsText(judged->metrics) << "\n" << calibrationText(judged->calibration);
    if (judged->otherClasses > 0)
      session.out << judged->otherClasses << " clips of classes the model does not know are left out\n";
  }
  return session.batchExit(std::size_t(judged->metrics.n), judged->errors.size());
}

}  // namespace

Action setupEvaluate(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "Model file (.safetensors) or run folder")->required();
  addProject(app, options->project);
  app.add_option("--where", options->choice.where, "Only clips that match")->type_name("EXPR");
  app.add_option("--group", options->choice.group,
                 "What the intervals are drawn by: group, an import column, or none")
      ->capture_default_str()
      ->type_name("COLUMN");
  addRepeated(app, "--classes", options->choice.classMap,
              "Judge SOURCE,SOURCE as TARGET, as given to train; may be repeated")
      ->type_name("MAP");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
