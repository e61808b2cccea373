#include <chrono>
#include <cmath>
#include <new>
#include <ostream>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/csv.h"
#include "core/dataset/measurementtable.h"

namespace ullim {
namespace {

struct Options {
  std::vector<std::string> inputs;
  double beginS = 0, endS = -1, lowHz = 0, highHz = 0;
  int channel = -1;
  bool csv = false;
  MeasureOptions measure;
};

struct Answer {
  MeasurementRow row;
  std::string error;
};

/// Reads no more of the file than is measured.
void answer(Answer& to, const Options& options, const JobContext& job) try {
  const std::string& file = to.row.file;
  ReadOptions read;
  read.channel = options.channel;
  read.offsetS = options.beginS;
  if (options.endS >= 0) read.durationS = options.endS - options.beginS;
  const auto clip = readAudio(file, read, job);
  if (!clip) {
    to.error = clip.error().detail;
    return;
  }
  if (clip->frames() == 0) {
    to.error = file + ": holds no sound there (check the file, --begin and --end)";
    return;
  }
  const Selection selection{{0, clip->frames()}, options.lowHz, options.highHz};
  const auto measured = measure(clip->samples, clip->rate, selection, options.measure, job);
  if (!measured) {
    to.error = file + ": " + measured.error().detail;
    return;
  }
  Measurement& values = to.row.values = *measured;
  const auto shift = SamplePos(options.beginS * clip->rate.hz);  // the sample that reading began with
  values.range = {values.range.begin + shift, values.range.end + shift};
  values.beginS = seconds(values.range.begin, clip->rate);
  values.endS = seconds(values.range.end, clip->rate);
} catch (const std::bad_alloc&) {
  to.error = to.row.file + ": does not fit into memory (use --begin and --end)";
}

Json rowJson(const Answer& one) {
  if (!one.error.empty()) return {{"file", one.row.file}, {"error", one.error}};
  Json out = Json::object();
  for (const MeasurementColumn& column : measurementColumns()) {
    if (!column.number) {
      if (const std::string text = textOf(one.row, column); !text.empty()) out[column.name] = text;
      continue;
    }
    const double value = one.row.values.*column.number;
    out[column.name] = std::isfinite(value) ? Json(value) : Json(nullptr);
  }
  out["error"] = nullptr;
  return out;
}

std::string forPeople(const std::vector<Answer>& answers) {
  std::vector<std::vector<std::string>> table{{"file"}};
  std::vector<const MeasurementColumn*> shown;
  for (const char* name : {"duration_s", "rms_dbfs", "peak_dbfs", "peak_hz", "centroid_hz", "bandwidth_hz",
                           "f0_median_hz", "voiced_share", "jitter_local", "shimmer_local", "hnr_db"}) {
    shown.push_back(&measurementColumns()[std::size_t(measurementColumn(name))]);
    table[0].push_back(std::string(shown.back()->title) + " " + shown.back()->unit);
  }
  for (const Answer& one : answers) {
    if (!one.error.empty()) continue;
    table.push_back({one.row.file});
    for (const MeasurementColumn* column : shown) {
      const std::string cell = shownCell(one.row, *column);
      table.back().push_back(cell.empty() ? "-" : cell);
    }
  }
  return tableText(table);
}

/// As measurementCsv(), and a last column that says what could not be measured and why.
std::string asCsv(const std::vector<Answer>& answers) {
  std::vector<std::string> cells;
  for (const MeasurementColumn& column : measurementColumns()) cells.emplace_back(column.name);
  cells.emplace_back("error");
  std::string out = csvRow(cells) + "\n";
  for (const Answer& one : answers) {
    cells.clear();
    for (const MeasurementColumn& column : measurementColumns()) {
      const bool known = one.error.empty() || std::string(column.name) == "file";
      cells.push_back(known ? fileCell(one.row, column) : std::string());
    }
    cells.push_back(one.error);
    out += csvRow(cells) + "\n";
  }
  return out;
}

int run(Session& session, const Options& options) {
  if (options.endS >= 0 && options.endS <= options.beginS)
    return session.fail({ErrorCode::BadArgument, "--end: lies before --begin (choose a later second)"});
  if (options.highHz > 0 && options.highHz <= options.lowHz)
    return session.fail({ErrorCode::BadArgument, "--high: lies below --low (choose a higher frequency)"});
  if (const auto ok = options.measure.validate(); !ok) return session.fail(ok.error());
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t nowMs = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  std::vector<Answer> answers(options.inputs.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    answers[i].row.file = options.inputs[i];
    answers[i].row.measuredMs = nowMs;
  }
  const JobContext inner{session.stop, {}};
  if (!parallelFor(answers.size(), session.common.jobs, session.job("measure"),
                   [&](std::size_t i) { answer(answers[i], options, inner); }))
    return session.fail({ErrorCode::Cancelled, {}});
  std::size_t done = 0;
  Json json = Json::array();
  for (const Answer& one : answers) {
    json.push_back(rowJson(one));
    if (one.error.empty())
      ++done;
    else
      session.problem(one.error);
  }
  if (session.common.json)
    session.print(json);
  else if (options.csv)
    session.out << asCsv(answers);
  else if (done > 0)
    session.out << forPeople(answers);
  return session.batchExit(done, answers.size() - done);
}

}  // namespace

Action setupMeasure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addMany(app, "FILE", options->inputs, "Sound files")->required();
  app.add_option("--begin", options->beginS, "Measure from here, s")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_option("--end", options->endS, "Measure up to here, s (default: the end)")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--low", options->lowHz, "Lowest frequency of the box, Hz")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_option("--high", options->highHz, "Highest frequency of the box, Hz; 0: half the sample rate")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_option("--fmin", options->measure.f0MinHz, "Lowest pitch, Hz; 75 for adult speech")
      ->capture_default_str();
  app.add_option("--fmax", options->measure.f0MaxHz, "Highest pitch, Hz; 600 for adult speech")
      ->capture_default_str();
  app.add_option("--n-fft", options->measure.stft.nFft, "Length of a frame of the spectrum, samples")
      ->capture_default_str();
  app.add_option("--hop-length", options->measure.stft.hopLength, "From frame to frame, samples")
      ->capture_default_str();
  app.add_option("--channel", options->channel, "Take this channel alone, counted from 0 (default: the mix)")
      ->check(CLI::Range(0, 1023));
  app.add_flag("--csv", options->csv, "Answer as CSV");
  app.footer(
      "Levels are dB re full scale: a sine at full scale has an RMS of -3.01 dBFS. Jitter, shimmer and "
      "the voiced share are fractions in JSON and CSV, per cent in the table.");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
