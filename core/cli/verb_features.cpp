#include <algorithm>
#include <filesystem>
#include <ostream>
#include <set>

#include "core/base/atomicfile.h"
#include "core/base/parallel.h"
#include "core/cli/clips.h"
#include "core/cli/featureargs.h"
#include "core/cli/system.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/featurebatch.h"
#include "core/dataset/featurefile.h"
#include "core/dsp/npy.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> inputs;
  std::string out, where;
  bool cache = true;
  FeatureArgs args;
};

struct Row {
  std::string file, out, error, id, contentHash;
  std::size_t rows = 0, frames = 0;
  int sampleRate = 0;
  bool cached = false, done = false;
  AudioFacts facts;
};

bool isProject(const std::string& input) { return input.ends_with(".ullim"); }

/// Output name of each input. Several inputs, a project, or a folder as OUT: STEM.npy in it, with a number
/// where stems repeat.
Result<Done> planOutputs(std::vector<Row>& rows, const std::string& out, bool folder) {
  std::error_code error;
  if (!folder) folder = rows.size() > 1 || out.ends_with('/') || fs::is_directory(out, error);
  std::set<std::string> used;
  for (Row& row : rows) {
    row.out = out;
    if (!folder) continue;
    const std::string stem = fs::path(row.file).stem().string();
    std::string name = stem;
    for (int n = 2; !used.insert(name).second; ++n) name = stem + "-" + std::to_string(n);
    row.out = (fs::path(out) / (name + ".npy")).string();
  }
  if (!folder) return Done{};
  fs::create_directories(out, error);
  if (!fs::is_directory(out, error))
    return Error{ErrorCode::FileUnwritable,
                 out + ": is not a folder (several inputs and projects need a folder as --out)"};
  return Done{};
}

Json rowJson(const Row& row, const FeatureArgs& args, bool project) {
  Json json{{"file", row.file}};
  if (project) json["id"] = row.id;
  if (!row.error.empty()) {
    json["error"] = row.error;
    return json;
  }
  json["out"] = row.out;
  json["kind"] = args.kind;
  json["shape"] = {row.rows, row.frames};
  json["sample_rate"] = row.sampleRate;
  json["hop_length"] = args.feature.kind == FeatureKind::Waveform ? 1 : args.feature.stft.hopLength;
  if (project) {
    json["cached"] = row.cached;
  } else {
    json["non_finite"] = row.facts.nonFinite;
    json["truncated"] = row.facts.truncated;
  }
  json["error"] = nullptr;
  return json;
}

int answer(Session& session, const std::vector<Row>& rows, const FeatureArgs& args, bool project) {
  std::size_t done = 0, failed = 0;
  Json json = Json::array();
  for (const Row& row : rows) {
    ++(row.error.empty() ? done : failed);
    if (!row.error.empty()) session.problem(row.error);
    if (row.facts.nonFinite > 0)
      session.problem("warning: " + row.file + ": " + std::to_string(row.facts.nonFinite) +
                      " samples are no numbers and count as 0 (check the recording)");
    if (row.facts.truncated)
      session.problem("warning: " + row.file + ": is shorter than it says (what is there was used)");
    if (session.common.json)
      json.push_back(rowJson(row, args, project));
    else if (row.error.empty())
      session.out << row.out << "  (" << row.rows << ", " << row.frames << ")\n";
  }
  if (session.common.json) session.print(json);
  return session.batchExit(done, failed);
}

/// Files: each straight from its sound to its .npy, in constant memory.
int runFiles(Session& session, const Options& options) {
  std::vector<Row> rows;
  for (const std::string& input : options.inputs) {
    Row row;
    row.file = input;
    rows.push_back(row);
  }
  if (auto ok = planOutputs(rows, options.out, false); !ok) return session.fail(ok.error());
  const JobContext one = rows.size() == 1 ? session.job("features") : JobContext{session.stop, {}};
  const bool finished = parallelFor(
      rows.size(), session.common.jobs,
      rows.size() == 1 ? JobContext{session.stop, {}} : session.job("features"), [&](std::size_t i) {
        Row& row = rows[i];
        const auto file = writeFeatureFile(row.file, options.args.read, options.args.feature, row.out,
                                           session.common.force, one);
        if (!file) {
          row.error = file.error().detail;
          return;
        }
        row.rows = file->rows;
        row.frames = file->frames;
        row.sampleRate = file->rate.hz;
        row.facts = file->facts;
        row.done = true;
      });
  // Stopped after the last one was written is done.
  const bool whole = std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.done; });
  if (!whole && (!finished || session.stop.stop_requested())) return session.fail({ErrorCode::Cancelled, {}});
  return answer(session, rows, options.args, false);
}

/// Before any work: what is there already.
Result<Done> nothingThere(const std::vector<Row>& rows) {
  std::error_code ignored;
  for (const Row& row : rows)
    if (fs::exists(row.out, ignored))
      return Error{ErrorCode::FileExists, row.out + ": already exists (use --force or another folder)"};
  return Done{};
}

/// A project: its readable clips, by way of the cache.
int runProject(Session& session, const Options& options) {
  const auto project = session.openProject(options.inputs.front(), OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto clips = filterClips(*data, options.where);
  if (!clips) return session.fail(clips.error());
  std::vector<Row> rows;
  FeatureBatchRequest request;
  for (const Clip* clip : *clips) {
    Row row;
    row.file = clip->file;
    row.id = clip->id;
    rows.push_back(row);
    request.clips.push_back({clip->id, (*project)->absolutePath(clip->file), clip->contentHash});
  }
  if (rows.empty())
    session.problem("warning: no clip matches " + (options.where.empty() ? "" : options.where));
  if (auto ok = planOutputs(rows, options.out, true); !ok) return session.fail(ok.error());
  if (!session.common.force)
    if (auto ok = nothingThere(rows); !ok) return session.fail(ok.error());
  const auto limit = cacheLimitBytes();
  if (!limit) return session.fail(limit.error());
  FeatureCache cache(options.cache ? cacheFolder() : std::string(), *limit);
  request.read = options.args.read;
  request.feature = options.args.feature;
  request.jobs = session.common.jobs;
  request.cache = &cache;
  const auto batch = computeFeatureBatch(request, session.job("features"), [&](FeatureBatchRow made) {
    Row& row = rows[made.index];
    if (!made.feature) {
      row.error = made.feature.error().detail;
      return;
    }
    row.rows = made.feature->values.cols();
    row.frames = made.feature->values.rows();
    row.sampleRate = made.feature->rate.hz;
    row.cached = made.fromCache;
    const std::string bytes = npyBytes(made.feature->values);
    if (const auto ok = writeFileAtomically(row.out, std::string_view(bytes), session.common.force); !ok)
      row.error = ok.error().detail;
  });
  if (!batch) return session.fail(batch.error());
  if (batch->cancelled) return session.fail({ErrorCode::Cancelled, {}});
  if (!batch->cacheProblem.empty()) session.problem("warning: " + batch->cacheProblem);
  return answer(session, rows, options.args, true);
}

int run(Session& session, const Options& options) {
  Options resolved = options;
  if (auto ok = resolved.args.resolve(); !ok) return session.fail(ok.error());
  if (options.out.empty()) {
    session.problem("--out: is empty (name a file or a folder; see ullim-cli features --help)");
    return kExitUsage;
  }
  if (!isProject(options.inputs.front())) {
    if (options.where.empty() && options.cache) return runFiles(session, resolved);
    session.problem(
        "--where and --no-cache are for a project (give a .ullim file; see ullim-cli features --help)");
    return kExitUsage;
  }
  if (options.inputs.size() > 1) {
    session.problem(
        "a project is a batch of its own (give one project, or sound files; see ullim-cli features --help)");
    return kExitUsage;
  }
  return runProject(session, resolved);
}

}  // namespace

Action setupFeatures(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addMany(app, "INPUT", options->inputs, "Sound files, or one project (.ullim) for all its clips")
      ->required();
  app.add_option("--out", options->out,
                 "The .npy file (float32, C order, shape (rows, frames)); a folder for several inputs")
      ->required()
      ->type_name("OUT");
  app.add_option("--where", options->where, "Of a project: only clips that match, e.g. 'label = \"hungry\"'");
  app.add_flag("--cache,!--no-cache", options->cache,
               "Of a project: keep features on disk and take them from there (default), or not");
  options->args.addTo(app);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
