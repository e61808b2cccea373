// Features straight from a file to a .npy are byte for byte those of the signal in memory, for every kind;
// rows survive the way over a temporary file; nothing half-written stays.
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/dataset/featurefile.h"
#include "core/dataset/npyfile.h"
#include "core/dataset/rowstore.h"
#include "core/dsp/npy.h"

using namespace ullim;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

AudioClip cry(int rate, std::size_t n) {
  AudioClip clip;
  clip.rate = {rate};
  Rng rng(3);
  for (std::size_t i = 0; i < n; ++i)
    clip.samples.push_back(
        float(0.4 * std::sin(2 * std::numbers::pi * 440 * double(i) / rate) + 0.01 * rng.normal()));
  return clip;
}

std::size_t filesIn(const std::string& folder) {
  return std::size_t(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

class TestFeatureFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sameBytesAsInMemory_data();
  void sameBytesAsInMemory();
  void rowsSurviveTheDisk();
  void transposesInBlocks();
  void saysWhatIsWrong();
  void leavesNothingBehindWhenStopped();
};

void TestFeatureFile::sameBytesAsInMemory_data() {
  QTest::addColumn<QString>("kind");
  QTest::addColumn<QString>("scale");
  for (const std::string& name : featureNames())
    QTest::newRow(name.c_str()) << QString::fromStdString(name) << "none";
  QTest::newRow("logmel rows") << "logmel"
                               << "rows";
  QTest::newRow("mfcc clip") << "mfcc"
                             << "clip";
}

void TestFeatureFile::sameBytesAsInMemory() {
  QFETCH(QString, kind);
  QFETCH(QString, scale);
  QTemporaryDir dir;
  const std::string path = dir.filePath("울음 cry.wav").toStdString(),
                    out = dir.filePath("out.npy").toStdString();
  QVERIFY(writeWav(path, cry(16000, 60000), WavEncoding::Float32).has_value());
  FeatureOptions options;
  options.kind = *featureFromName(kind.toStdString());
  options.stft.nFft = 512;
  options.stft.hopLength = 100;
  options.contrast.nBands = 4;
  options.f0.fMinHz = 200;
  options.f0.fMaxHz = 1000;
  options.scale = scale == "rows"   ? FeatureScale::Rows
                  : scale == "clip" ? FeatureScale::Clip
                                    : FeatureScale::None;
  for (const int rate : {0, 11025}) {
    ReadOptions read;
    read.resampleTo = {rate};
    read.offsetS = 0.5;
    const auto clip = readAudio(path, read);
    QVERIFY(clip.has_value());
    const auto feature = computeFeature(clip->samples, clip->rate, options);
    QVERIFY2(feature.has_value(), feature ? "" : feature.error().detail.c_str());
    const auto file = writeFeatureFile(path, read, options, out, true);
    QVERIFY2(file.has_value(), file ? "" : file.error().detail.c_str());
    QVERIFY(bytesOf(out) == npyBytes(feature->values));
    QCOMPARE(file->rows, feature->values.cols());
    QCOMPARE(file->frames, feature->values.rows());
    const auto streamed = featureOfFile(path, read, options, {}, 2);
    QVERIFY(streamed.has_value());
    QVERIFY(streamed->values == feature->values);
  }
  QCOMPARE(filesIn(dir.path().toStdString()), std::size_t(2));  // the sound and the answer
}

void TestFeatureFile::rowsSurviveTheDisk() {
  QTemporaryDir dir;
  const std::string path = dir.filePath("rows").toStdString();
  for (const std::size_t memory : {std::size_t(1), std::size_t(100), std::size_t(1) << 20}) {
    RowStore store(7, path, memory);
    for (int i = 0; i < 1000; ++i) {
      std::vector<float> row(7);
      for (int k = 0; k < 7; ++k) row[std::size_t(k)] = float(i * 7 + k);
      QVERIFY(store.append(row));
    }
    QCOMPARE(store.onDisk(), memory < 28000);
    for (int round = 0; round < 2; ++round) {
      float next = 0;
      bool right = true;
      QVERIFY(store
                  .replay([&](std::span<const float> row) {
                    for (const float v : row) right = right && v == next++;
                    return true;
                  })
                  .has_value());
      QVERIFY(right);
      QCOMPARE(next, 7000.0f);
    }
  }
  QVERIFY(!fs::exists(path));
  RowStore lost(7, dir.filePath("no/such/folder/rows").toStdString(), 1);
  const std::vector<float> row(7, 1.0f);
  bool kept = true;
  for (int i = 0; i < 3; ++i) kept = kept && lost.append(row);
  QVERIFY(!kept);
  QCOMPARE(lost.replay([](std::span<const float>) { return true; }).error().code, ErrorCode::FileUnwritable);
}

void TestFeatureFile::transposesInBlocks() {
  QTemporaryDir dir;
  const std::string path = dir.filePath("a.npy").toStdString();
  const std::size_t rows = 1025, frames = 1400;  // several blocks, the last one not full
  Matrix m(frames, rows);
  for (std::size_t i = 0; i < m.size(); ++i) m.data()[i] = float(i);
  auto file = NpyFile::create(path, rows, frames, false);
  QVERIFY(file.has_value());
  for (std::size_t t = 0; t < frames; ++t) QVERIFY(file->append(m.row(t)));
  QVERIFY(file->commit().has_value());
  QVERIFY(bytesOf(path) == npyBytes(m));
  QCOMPARE(NpyFile::create(path, rows, frames, false).error().code, ErrorCode::FileExists);
  {
    auto half = NpyFile::create(path, 2, 3, true);
    QVERIFY(half->append(std::vector<float>{1, 2}));
    QVERIFY(!half->commit().has_value());  // frames are missing: the old file stays
  }
  QVERIFY(bytesOf(path) == npyBytes(m));
  QCOMPARE(filesIn(dir.path().toStdString()), std::size_t(1));
}

void TestFeatureFile::saysWhatIsWrong() {
  QTemporaryDir dir;
  const std::string out = dir.filePath("out.npy").toStdString(),
                    empty = dir.filePath("empty.wav").toStdString(),
                    text = dir.filePath("text.wav").toStdString(),
                    shortOne = dir.filePath("s.wav").toStdString();
  QVERIFY(writeWav(empty, cry(8000, 0)).has_value());
  QVERIFY(writeWav(shortOne, cry(8000, 100)).has_value());
  std::ofstream(text) << "no sound";
  FeatureOptions options;
  const auto code = [&](const std::string& path) {
    const auto file = writeFeatureFile(path, {}, options, out, false);
    const auto feature = featureOfFile(path, {}, options);
    if (file || feature) return ErrorCode::Internal;
    if (!file.error().detail.starts_with(path) || feature.error().code != file.error().code)
      return ErrorCode::Internal;
    return file.error().code;
  };
  QCOMPARE(code(dir.filePath("none.wav").toStdString()), ErrorCode::FileNotFound);
  QCOMPARE(code(empty), ErrorCode::FileEmpty);
  QCOMPARE(code(text), ErrorCode::FileUnreadable);
  options.stft.center = false;
  QCOMPARE(code(shortOne), ErrorCode::BadArgument);
  QVERIFY(!fs::exists(out));
  options.stft.center = true;
  QVERIFY(writeFeatureFile(shortOne, {}, options, out, false).has_value());
  QCOMPARE(writeFeatureFile(shortOne, {}, options, out, false).error().code, ErrorCode::FileExists);
  QCOMPARE(
      writeFeatureFile(shortOne, {}, options, dir.filePath("no/out.npy").toStdString(), false).error().code,
      ErrorCode::FileUnwritable);
}

void TestFeatureFile::leavesNothingBehindWhenStopped() {
  QTemporaryDir dir;
  const std::string path = dir.filePath("cry.wav").toStdString();
  QVERIFY(writeWav(path, cry(16000, 400000)).has_value());
  std::stop_source source;
  const JobContext job{source.get_token(), [&](std::size_t done, std::size_t) {
                         if (done > 100000) source.request_stop();
                       }};
  FeatureOptions options;
  options.kind = FeatureKind::StftDb;
  options.stft.hopLength = 64;
  const auto stopped = writeFeatureFile(path, {}, options, dir.filePath("out.npy").toStdString(), false, job);
  QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
  QCOMPARE(filesIn(dir.path().toStdString()), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestFeatureFile)
#include "tst_featurefile.moc"
