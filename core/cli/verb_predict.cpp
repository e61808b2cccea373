#include <istream>
#include <ostream>

#include "core/base/parallel.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/csv.h"
#include "core/learn/model.h"

namespace ullim {
namespace {

struct Options {
  std::string model;
  std::vector<std::string> files;
  bool csv = false;
};

/// Writes each answer as soon as it is there; all of them together are one document.
class Answers {
 public:
  Answers(Session& session, const Predictor& predictor, bool csv)
      : m_session(session), m_classes(predictor.classNames()), m_csv(csv) {
    if (json()) m_session.out << "[";
    if (m_csv) {
      std::vector<std::string> header{"file", "label", "error"};
      header.insert(header.end(), m_classes.begin(), m_classes.end());
      m_session.out << csvRow(header) << std::endl;
    }
  }
  void finish() {
    if (json()) m_session.out << (m_rows > 0 ? "\n]" : "]") << std::endl;
  }
  void add(const Prediction& p) {
    if (!p.error.empty()) {
      ++m_failed;
      m_session.problem(p.error);
    }
    if (json()) {
      m_session.out << (m_rows > 0 ? ",\n" : "\n") << jsonText(rowJson(p)) << std::flush;
    } else if (m_csv) {
      std::vector<std::string> cells{p.file, p.label, p.error};
      for (std::size_t i = 0; i < m_classes.size(); ++i)
        cells.push_back(p.error.empty() ? Json(shortNumber(p.probabilities[i])).dump() : std::string());
      m_session.out << csvRow(cells) << std::endl;
    } else if (p.error.empty()) {
      m_session.out << p.file << "  " << p.label;
      for (std::size_t i = 0; i < m_classes.size(); ++i)
        m_session.out << "  " << m_classes[i] << "=" << fixedText(double(p.probabilities[i]), 3);
      m_session.out << std::endl;
    }
    ++m_rows;
  }
  std::size_t rows() const { return m_rows; }
  std::size_t failed() const { return m_failed; }

 private:
  bool json() const { return m_session.common.json; }
  Json rowJson(const Prediction& p) const {
    Json probabilities = Json::object();
    for (std::size_t i = 0; i < p.probabilities.size(); ++i)
      probabilities[m_classes[i]] = shortNumber(p.probabilities[i]);
    return {{"file", p.file},
            {"label", p.error.empty() ? Json(p.label) : Json(nullptr)},
            {"probabilities", p.error.empty() ? probabilities : Json(nullptr)},
            {"error", errorOrNull(p.error)}};
  }
  Session& m_session;
  const std::vector<std::string>& m_classes;
  bool m_csv;
  std::size_t m_rows = 0, m_failed = 0;
};

void predictLines(Session& session, const Predictor& predictor, Answers& answers) {
  std::string line;
  while (!session.stop.stop_requested() && std::getline(session.in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) answers.add(predictor.predictFile(line));
  }
}

/// In blocks, so that answers come while the rest is worked on, in the order of the command line.
bool predictFiles(Session& session, const Predictor& predictor, const std::vector<std::string>& files,
                  Answers& answers) {
  constexpr std::size_t kBlock = 64;
  for (std::size_t begin = 0; begin < files.size(); begin += kBlock) {
    std::vector<Prediction> block(std::min(kBlock, files.size() - begin));
    const bool finished =
        parallelFor(block.size(), session.common.jobs, {session.stop, {}},
                    [&](std::size_t i) { block[i] = predictor.predictFile(files[begin + i]); });
    if (!finished) return false;
    for (const Prediction& p : block) answers.add(p);
    session.progress.report("predicting", begin + block.size(), files.size());
  }
  return true;
}

int run(Session& session, const Options& options) {
  const auto predictor = Predictor::load(options.model);
  if (!predictor) return session.fail(predictor.error());
  Answers answers(session, **predictor, options.csv && !session.common.json);
  std::vector<std::string> files;
  bool finished = true;
  for (const std::string& file : options.files) {
    if (file != "-") {
      files.push_back(file);
      continue;
    }
    finished = finished && predictFiles(session, **predictor, files, answers);
    files.clear();
    if (finished) predictLines(session, **predictor, answers);
  }
  finished = finished && predictFiles(session, **predictor, files, answers);
  answers.finish();
  if (!finished || session.stop.stop_requested()) return session.fail({ErrorCode::Cancelled, {}});
  return session.batchExit(answers.rows() - answers.failed(), answers.failed());
}

}  // namespace

Action setupPredict(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "Model file (.safetensors) or run folder")->required();
  addMany(app, "FILE", options->files,
          "Sound files; - reads names from standard input, one a line, and answers each at once")
      ->required();
  app.add_flag("--csv", options->csv, "Answer as CSV");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
