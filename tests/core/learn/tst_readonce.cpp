// What is heard while the pictures are made is, bit for bit, what reading the files again says.
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>
#include <limits>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/learn/mfccstats.h"
#include "core/learn/trainpictures.h"

using namespace ullim;

class TestReadOnce : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  /// A tone in noise, `zeros` samples of nothing in the middle; each channel another tone.
  std::string write(const char* name, int rate, int channels, int frames, WavEncoding encoding,
                    int zeros = 0) {
    AudioClip clip;
    clip.rate = SampleRate{rate};
    clip.channels = channels;
    Rng rng(seedOf(name));
    for (int c = 0; c < channels; ++c)
      for (int t = 0; t < frames; ++t) {
        const bool silent = t > frames / 2 && t < frames / 2 + zeros;
        const double tone = 0.4 * std::sin(2 * std::numbers::pi * (300 + 150 * c) * t / rate);
        clip.samples.push_back(silent ? 0.0f : float(tone + 0.1 * (rng.uniform() - 0.5)));
      }
    if (encoding == WavEncoding::Float32 && frames > 10) {
      clip.samples[5] = std::numeric_limits<float>::quiet_NaN();
      clip.samples[7] = std::numeric_limits<float>::infinity();
    }
    const std::string path = m_folder.filePath(QString::fromLatin1(name)).toStdString() + ".wav";
    return writeWav(path, clip, encoding) ? path : std::string();
  }

  static bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

 private Q_SLOTS:
  void heardIsWhatTheFilesSay() {
    TrainRequest request;
    request.classNames = {"a", "b"};
    std::vector<std::string> paths = {
        write("mono16", 16000, 1, 20000, WavEncoding::Pcm16),
        write("stereo44", 44100, 2, 150000, WavEncoding::Pcm16, 3000),  // several blocks
        write("float8", 8000, 1, 9000, WavEncoding::Float32),
        write("six48", 48000, 6, 70000, WavEncoding::Float32, 900),
        write("tiny", 8000, 1, 40, WavEncoding::Pcm16),  // too short for slopes
        m_folder.filePath(QStringLiteral("none.wav")).toStdString(),
    };
    {
      std::ofstream cut(paths[0], std::ios::binary | std::ios::app);
      cut << "odd";
    }
    for (const std::string& path : paths) request.clips.push_back({path, path, "a", {}, {}, {}});
    Member member;
    Branch branch;
    branch.picture.height = 8;
    branch.picture.width = 8;
    member.branches = {branch};
    request.recipe.members = {member};
    request.baselines = true;
    request.jobs = 2;
    const auto pictures = makeTrainPictures(request, {}, [](int, int) { return true; });
    QVERIFY(pictures);
    QVERIFY(!pictures->errors.back().empty());
    const auto stats = mfccStats(paths, 2);
    const auto measured = measureRecordings(paths, 2);
    QVERIFY(stats && measured);
    for (std::size_t i = 0; i + 1 < paths.size(); ++i) {
      QVERIFY2(pictures->errors[i].empty(), pictures->errors[i].c_str());
      QVERIFY2(measured->errors[i].empty(), measured->errors[i].c_str());
      for (std::size_t k = 0; k < kMfccStats; ++k)
        QVERIFY2(pictures->heard.stats.row(i)[k] == stats->values.row(i)[k],
                 qPrintable(QStringLiteral("clip %1, value %2").arg(i).arg(k)));
      const RecordingFacts& here = pictures->heard.measured.facts[i];
      const RecordingFacts& there = measured->facts[i];
      QCOMPARE(here.rateHz, there.rateHz);
      const double pairs[][2] = {{here.durationS, there.durationS},
                                 {here.zerosS, there.zerosS},
                                 {here.longestZerosS, there.longestZerosS},
                                 {here.facts.levelDb, there.facts.levelDb},
                                 {here.facts.peakDb, there.facts.peakDb},
                                 {here.facts.dc, there.facts.dc},
                                 {here.facts.noiseDb, there.facts.noiseDb},
                                 {here.facts.snrDb, there.facts.snrDb},
                                 {here.facts.silenceShare, there.facts.silenceShare},
                                 {here.facts.bandwidthHz, there.facts.bandwidthHz},
                                 {double(here.facts.clipped), double(there.facts.clipped)}};
      for (const auto& pair : pairs) QVERIFY2(same(pair[0], pair[1]), paths[i].c_str());
    }
    QVERIFY(measured->facts[1].longestZerosS > 0.06 && measured->facts[1].longestZerosS < 0.07);
  }

  void nothingIsHeardWithoutBaselines() {
    TrainRequest request;
    request.classNames = {"a", "b"};
    request.clips = {{"x", write("alone", 8000, 1, 4000, WavEncoding::Pcm16), "a", {}, {}, {}}};
    request.recipe.members = {Member{}};
    request.recipe.members[0].branches = {Branch{}};
    request.baselines = false;
    const auto pictures = makeTrainPictures(request, {}, [](int, int) { return true; });
    QVERIFY(pictures && pictures->errors[0].empty());
    QVERIFY(pictures->heard.stats.empty());
    QVERIFY(pictures->heard.measured.facts.empty());
  }
};

QTEST_GUILESS_MAIN(TestReadOnce)
#include "tst_readonce.moc"
