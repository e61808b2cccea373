#include <filesystem>
#include <ostream>
#include <set>

#include "core/base/atomicfile.h"
#include "core/base/parallel.h"
#include "core/cli/featureargs.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dsp/npy.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> inputs;
  std::string out;
  FeatureArgs args;
};

struct Row {
  std::string file, out, error;
  std::size_t rows = 0, frames = 0;
  int sampleRate = 0;
  bool cancelled = false;
};

/// Output name of each input. Several inputs, or a folder as OUT: STEM.npy in it, with a number where stems
/// repeat.
Result<std::vector<Row>> planRows(const Options& options) {
  std::vector<Row> rows;
  std::error_code error;
  const bool folder =
      options.inputs.size() > 1 || options.out.ends_with('/') || fs::is_directory(options.out, error);
  std::set<std::string> used;
  for (const std::string& input : options.inputs) {
    Row row;
    row.file = input;
    row.out = options.out;
    if (folder) {
      const std::string stem = fs::path(input).stem().string();
      std::string name = stem;
      for (int n = 2; !used.insert(name).second; ++n) name = stem + "-" + std::to_string(n);
      row.out = (fs::path(options.out) / (name + ".npy")).string();
    }
    rows.push_back(row);
  }
  if (!folder) return rows;
  fs::create_directories(options.out, error);
  if (!fs::is_directory(options.out, error))
    return Error{ErrorCode::FileUnwritable,
                 options.out + ": is not a folder (several inputs need a folder as --out)"};
  return rows;
}

void fill(Row& row, const Options& options, bool force, const JobContext& job) {
  const auto feature = featureOfFile(row.file, options.args, job);
  if (!feature) {
    row.error = feature.error().detail;
    row.cancelled = feature.error().code == ErrorCode::Cancelled;
    return;
  }
  row.rows = feature->values.cols();
  row.frames = feature->values.rows();
  row.sampleRate = feature->rate.hz;
  const std::string bytes = npyBytes(feature->values);
  if (const auto ok = writeFileAtomically(row.out, std::string_view(bytes), force); !ok)
    row.error = ok.error().detail;
}

Json rowJson(const Row& row, const FeatureArgs& args) {
  if (!row.error.empty()) return {{"file", row.file}, {"error", row.error}};
  return {{"file", row.file},
          {"out", row.out},
          {"kind", args.kind},
          {"shape", {row.rows, row.frames}},
          {"sample_rate", row.sampleRate},
          {"hop_length", args.feature.stft.hopLength},
          {"error", nullptr}};
}

int run(Session& session, const Options& options) {
  FeatureArgs args = options.args;
  if (auto ok = args.resolve(); !ok) return session.fail(ok.error());
  Options resolved = options;
  resolved.args = args;
  auto rows = planRows(options);
  if (!rows) return session.fail(rows.error());
  const JobContext inner{session.stop, {}};
  const bool finished =
      parallelFor(rows->size(), session.common.jobs, session.job("features"),
                  [&](std::size_t i) { fill((*rows)[i], resolved, session.common.force, inner); });
  if (!finished) return session.fail({ErrorCode::Cancelled, {}});

  std::size_t done = 0, failed = 0;
  Json json = Json::array();
  for (const Row& row : *rows) {
    ++(row.error.empty() ? done : failed);
    if (!row.error.empty()) session.problem(row.error);
    if (session.common.json)
      json.push_back(rowJson(row, args));
    else if (row.error.empty())
      session.out << row.out << "  (" << row.rows << ", " << row.frames << ")\n";
  }
  if (session.common.json) session.print(json);
  return session.batchExit(done, failed);
}

}  // namespace

Action setupFeatures(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addMany(app, "INPUT", options->inputs, "Sound files")->required();
  app.add_option("--out", options->out,
                 "The .npy file (float32, C order, shape (rows, frames)); a folder for several inputs")
      ->required()
      ->type_name("OUT");
  options->args.addTo(app);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
