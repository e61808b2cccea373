#pragma once
// librosa's answers (tests/data/goldens, and all of ../shared/reference/goldens where that folder is there).
#include <QTest>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "npyreader.h"

namespace ullim::test {

using Json = nlohmann::json;

/// An answer of ours in librosa's shape.
struct Answer {
  std::vector<std::size_t> shape;
  std::vector<std::complex<double>> values;

  static Answer vector(const auto& data) {
    Answer out{{std::size(data)}, {}};
    for (const auto& v : data) out.values.emplace_back(v);
    return out;
  }
  /// [nFrames][nRows] as (nRows, nFrames).
  template <class T>
  static Answer transposed(const MatrixOf<T>& m) {
    Answer out{{m.cols(), m.rows()}, {}};
    for (std::size_t c = 0; c < m.cols(); ++c)
      for (std::size_t r = 0; r < m.rows(); ++r) out.values.emplace_back(m(r, c));
    return out;
  }
  static Answer plain(const Matrix& m) {
    Answer out{{m.rows(), m.cols()}, {}};
    for (const float v : m.data()) out.values.emplace_back(v);
    return out;
  }
};

struct GoldenCase {
  std::string folder;
  Json entry;
  const Json& params() const { return entry["params"]; }
  SampleRate rate() const { return {entry["sr"].get<int>()}; }
  std::string inputPath() const {
    const auto name = entry["input"].get<std::string>();
    const bool file = name.ends_with(".npy") || name.ends_with(".wav");
    return folder + "/" + (file ? name : "inputs/" + name + ".npy");
  }
  std::vector<float> input() const { return readNpy(inputPath()).floats(); }
};

using Compute = std::function<Result<Answer>(const GoldenCase&)>;
using Computers = std::map<std::string, Compute>;

/// Declares one data row for each entry whose function has a computer and that we offer, named folder:id.
inline std::vector<GoldenCase> goldenRows(
    const Computers& computers,
    const std::function<bool(const Json& params)>& offered = [](const Json&) { return true; }) {
  std::vector<GoldenCase> cases;
  QTest::addColumn<int>("place");
  const std::pair<const char*, std::string> folders[] = {{"data", ULLIM_TEST_DATA "/goldens"},
                                                         {"shared", ULLIM_SHARED "/reference/goldens"}};
  for (const auto& [tag, folder] : folders) {
    std::ifstream file(folder + "/index.json");
    if (!file) continue;
    const Json index = Json::parse(file);
    for (const Json& entry : index["goldens"]) {
      if (!computers.contains(entry["function"]) || !offered(entry["params"])) continue;
      QTest::newRow((std::string(tag) + ":" + entry["id"].get<std::string>()).c_str()) << int(cases.size());
      cases.push_back({folder, entry});
    }
  }
  return cases;
}

/// For entries that are themselves the input of others: reading them is the whole answer.
inline Result<Answer> inputItself(const GoldenCase& g) {
  const Npy npy = readNpy(g.folder + "/" + g.entry["file"].get<std::string>());
  return Answer{npy.shape, npy.values};
}

/// With ULLIM_GOLDENS_OUT set, every answer is written there under its golden's name, for
/// ../shared/reference/compare.py.
inline void keepAnswer(const GoldenCase& golden, const Answer& mine) {
  const char* const out = std::getenv("ULLIM_GOLDENS_OUT");
  if (!out || !*out) return;
  const std::filesystem::path path = std::filesystem::path(out) / golden.entry["file"].get<std::string>();
  std::filesystem::create_directories(path.parent_path());
  std::string shape;
  for (const std::size_t n : mine.shape) shape += std::to_string(n) + ", ";
  std::string header = "{'descr': '<c16', 'fortran_order': False, 'shape': (" + shape + "), }";
  header.append((64 - (10 + header.size() + 1) % 64) % 64, ' ');
  header += '\n';
  std::ofstream file(path, std::ios::binary);
  file.write("\x93NUMPY\x01\x00", 8);
  file.put(char(header.size() & 0xff)).put(char(header.size() >> 8));
  file << header;
  file.write(reinterpret_cast<const char*>(mine.values.data()),
             std::streamsize(mine.values.size() * sizeof(std::complex<double>)));
}

/// The rule of index.json. Answers with an empty text, or what is wrong.
inline std::string mismatch(const Answer& mine, const Npy& golden, const Json& tolerance) {
  if (mine.shape != golden.shape) {
    std::string text = "shape";
    for (const std::size_t n : mine.shape) text += " " + std::to_string(n);
    text += ", expected";
    for (const std::size_t n : golden.shape) text += " " + std::to_string(n);
    return text;
  }
  const double rtol = tolerance["rtol"], atol = tolerance["atol"],
               allowed = tolerance["max_mismatch_fraction"];
  std::size_t misses = 0, worst = 0;
  double worstGap = 0;
  for (std::size_t i = 0; i < golden.values.size(); ++i) {
    const auto g = golden.values[i], m = mine.values[i];
    const bool bothNan = std::isnan(g.real()) && std::isnan(m.real());
    const double gap = std::abs(m - g);
    if (bothNan || gap <= atol + rtol * std::abs(g)) continue;
    ++misses;
    if (!(gap <= worstGap)) {
      worstGap = gap;
      worst = i;
    }
  }
  if (double(misses) <= allowed * double(golden.values.size())) return {};
  return std::to_string(misses) + " of " + std::to_string(golden.values.size()) + " values differ, most at " +
         std::to_string(worst) + ": " + std::to_string(mine.values[worst].real()) + " for " +
         std::to_string(golden.values[worst].real()) + ", gap " + QByteArray::number(worstGap).toStdString();
}

inline void checkGolden(const GoldenCase& golden, const Computers& computers) {
  const Result<Answer> mine = computers.at(golden.entry["function"])(golden);
  if (golden.entry.contains("expect_error")) {
    QVERIFY2(!mine, "was answered, but must be refused");
    return;
  }
  QVERIFY2(mine.has_value(), mine ? "" : mine.error().detail.c_str());
  keepAnswer(golden, *mine);
  const Npy answer = readNpy(golden.folder + "/" + golden.entry["file"].get<std::string>());
  const std::string wrong = mismatch(*mine, answer, golden.entry["tolerance"]);
  QVERIFY2(wrong.empty(), wrong.c_str());
}

}  // namespace ullim::test
