// features of all kinds and of a project, stretch, voice: what their options reach and what they refuse.
#include <filesystem>

#include "core/dsp/feature.h"
#include "tests/core/cli/runner.h"
#include "tests/core/npyreader.h"

using namespace ullim;
using namespace ullim::test;

class TestFeatureVerbs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void sharedOptionsGoToTheKindAskedFor();
  void pitchOfATone();
  void resamplersDiffer();
  void projectIsABatch();
  void refusals();
  void remarksAreSaid();
  void everyKindIsDrawn();
  void stretchKeepsPitchAndChangesLength();
  void voiceOfATone();

 private:
  QTemporaryDir m_dir;
  QString path(const QString& name) const { return m_dir.path() + "/" + name; }
  std::string file(const QString& name) const { return path(name).toStdString(); }
  std::vector<float> feature(std::vector<std::string> args) {
    args.insert(args.begin(), {"features", file("tone.wav"), "--out", file("f.npy"), "--force"});
    const Answer answer = run(args);
    if (answer.code != 0) qFatal("features failed: %s", answer.err.c_str());
    return readNpy(file("f.npy")).floats();
  }
};

void TestFeatureVerbs::initTestCase() {
  qputenv("ULLIM_CACHE_DIR", path("cache").toUtf8());
  writeTone(path("tone.wav"), 500, 1.0, 16000);
}

void TestFeatureVerbs::sharedOptionsGoToTheKindAskedFor() {
  // --fmin moves the mel bands, the contrast bands and the pitch range; without it each has librosa's
  // default.
  const auto clip = readAudio(file("tone.wav"));
  FeatureOptions options;
  options.kind = FeatureKind::Contrast;
  auto want = computeFeature(clip->samples, clip->rate, options);
  const auto plain = feature({"--kind", "contrast"});
  QCOMPARE(plain.size(), want->values.size());
  QCOMPARE(plain[40], want->values(40 % want->values.rows(), 40 / want->values.rows()));
  options.contrast.fMinHz = 100;
  want = computeFeature(clip->samples, clip->rate, options);
  const auto moved = feature({"--kind", "contrast", "--fmin", "100"});
  QVERIFY(moved != plain);
  QCOMPARE(moved[40], want->values(40 % want->values.rows(), 40 / want->values.rows()));
  QVERIFY(feature({"--kind", "logmel"}) != feature({"--kind", "logmel", "--fmin", "100"}));
  QVERIFY(feature({"--kind", "logmel"}) == feature({"--kind", "logmel", "--fmin", "0"}));
  QVERIFY(feature({"--kind", "flatness"}) != feature({"--kind", "flatness", "--power", "1"}));
  QVERIFY(feature({"--kind", "flatness"}) != feature({"--kind", "flatness", "--amin", "0.1"}));
  QVERIFY(feature({"--kind", "rolloff"}) != feature({"--kind", "rolloff", "--roll-percent", "0.5"}));
  QVERIFY(feature({"--kind", "bandwidth"}) != feature({"--kind", "bandwidth", "--bandwidth-p", "3"}));
  QVERIFY(feature({"--kind", "bandwidth"}) != feature({"--kind", "bandwidth", "--bandwidth-sum"}));
  QVERIFY(feature({"--kind", "chroma"}) != feature({"--kind", "chroma", "--tuning", "0.3"}));
  QVERIFY(feature({"--kind", "delta"}) != feature({"--kind", "delta", "--delta-width", "5"}));
  QVERIFY(feature({"--kind", "logmel"}) != feature({"--kind", "logmel", "--preemphasis", "0.97"}));
  QVERIFY(feature({"--kind", "logmel"}) != feature({"--kind", "logmel", "--window", "nuttall"}));
  QVERIFY(feature({"--kind", "logmel"}) != feature({"--kind", "logmel", "--mel-norm", "l2"}));
  const auto scaled = feature({"--kind", "mfcc", "--scale", "clip"});
  double mean = 0, square = 0;
  for (const float v : scaled) mean += v / double(scaled.size());
  for (const float v : scaled) square += v * v / double(scaled.size());
  QVERIFY(std::fabs(mean) < 1e-4 && std::fabs(square - 1) < 1e-3);
}

void TestFeatureVerbs::pitchOfATone() {
  const auto yin = feature({"--kind", "f0", "--fmin", "100", "--fmax", "1000"});
  const auto pyin = feature({"--kind", "f0", "--f0-method", "pyin", "--fmin", "100", "--fmax", "1000"});
  QCOMPARE(yin.size(), pyin.size());
  QVERIFY(std::fabs(yin[15] - 500) < 1);   // the middle of the tone
  QVERIFY(std::fabs(pyin[15] - 500) < 5);  // bins of a tenth of a semitone
  QVERIFY(std::isnan(pyin[0]));            // it begins with silence
  for (const float v : yin) QVERIFY(std::isfinite(v));
}

void TestFeatureVerbs::resamplersDiffer() {
  const auto hq = feature({"--kind", "waveform", "--sr", "11025"});
  for (const char* type : {"soxr_vhq", "polyphase", "kaiser_best", "scipy"}) {
    const auto other = feature({"--kind", "waveform", "--sr", "11025", "--res-type", type});
    QCOMPARE(other.size(), hq.size());
    QVERIFY(other != hq);
    for (std::size_t i = 3000; i < 6000; ++i) QVERIFY(std::fabs(other[i] - hq[i]) < 0.01f);
  }
}

void TestFeatureVerbs::projectIsABatch() {
  Sandbox box;
  box.import();
  const Answer first = run({"features", box.project(), "--kind", "mfcc", "--out", box.file("out"), "--json"});
  QCOMPARE(first.code, 0);
  QCOMPARE(first.json().size(), std::size_t(9));
  for (const Json& row : first.json()) {
    QVERIFY(!row["cached"].get<bool>());
    QVERIFY(std::filesystem::exists(row["out"].get<std::string>()));
    QVERIFY(!row["id"].get<std::string>().empty());
  }
  const QByteArray bytes = bytesOf(box.path("out/joy0.npy"));
  const Answer again =
      run({"features", box.project(), "--kind", "mfcc", "--out", box.file("out"), "--json", "--force"});
  QCOMPARE(again.code, 0);
  for (const Json& row : again.json()) QVERIFY(row["cached"].get<bool>());
  QVERIFY(bytesOf(box.path("out/joy0.npy")) == bytes);
  QCOMPARE(run({"features", box.sounds().toStdString() + "/joy/joy0.wav", "--kind", "mfcc", "--out",
                box.file("single.npy")})
               .code,
           0);
  QVERIFY(bytesOf(box.path("single.npy")) == bytes);  // the batch and a single file are one computation

  const Answer some = run({"features", box.project(), "--kind", "mfcc", "--where", "label = \"joy\"",
                           "--no-cache", "--out", box.file("joy"), "--json"});
  QCOMPARE(some.json().size(), std::size_t(4));
  for (const Json& row : some.json()) QVERIFY(!row["cached"].get<bool>());

  std::filesystem::remove((box.sounds() + "/anger/anger0.wav").toStdString());
  const Answer hole = run({"features", box.project(), "--kind", "rms", "--out", box.file("rms"), "--json"});
  QCOMPARE(hole.code, 0);  // a bad clip is a row
  int bad = 0;
  for (const Json& row : hole.json()) bad += row["error"].is_null() ? 0 : 1;
  QCOMPARE(bad, 1);
  QCOMPARE(run({"cache", "--clear"}).code, 0);
  QCOMPARE(run({"cache", "--json"}).json()["entries"].get<int>(), 0);
}

void TestFeatureVerbs::refusals() {
  const auto code = [&](std::vector<std::string> args) {
    args.insert(args.begin(), {"features", file("tone.wav"), "--out", file("no.npy")});
    return run(args).code;
  };
  QCOMPARE(code({"--kind", "pitch"}), 2);
  QCOMPARE(code({"--kind", "delta", "--delta-width", "4"}), 2);
  QCOMPARE(code({"--kind", "logmel", "--preemphasis", "2"}), 2);
  QCOMPARE(code({"--kind", "chroma", "--tuning", "x"}), 2);
  QCOMPARE(code({"--kind", "logmel", "--res-type", "zoh", "--sr", "8000"}), 2);
  QCOMPARE(code({"--kind", "contrast", "--n-bands", "9"}), 1);  // over half of the file's rate
  QCOMPARE(code({"--kind", "contrast", "--n-bands", "9", "--sr", "8000"}), 2);  // known beforehand
  QCOMPARE(code({"--kind", "f0", "--fmin", "1", "--fmax", "100"}), 1);          // no period fits the frame
  QCOMPARE(code({"--kind", "rms", "--where", "label = x"}), 2);                 // for a project alone
  QCOMPARE(code({"--kind", "logmel", "--amin", "1e39"}), 2);
  QVERIFY(!QFile::exists(path("no.npy")));
  QCOMPARE(run({"voice", file("tone.wav"), "--fmin", "500", "--fmax", "100"}).code, 2);
  QCOMPARE(run({"features", "a.ullim", "b.ullim", "--out", file("no")}).code, 2);
  QCOMPARE(run({"stretch", file("tone.wav"), "--out", file("no.wav"), "--rate", "0"}).code, 2);
}

void TestFeatureVerbs::remarksAreSaid() {
  AudioClip clip = tone(500);
  clip.samples[100] = NAN;
  clip.samples[200] = INFINITY;
  QVERIFY(writeWav(file("odd.wav"), clip, WavEncoding::Float32).has_value());
  QByteArray bytes = bytesOf(path("odd.wav"));
  writeBytes(path("cut.wav"), bytes.first(bytes.size() / 2));
  const Answer answer =
      run({"features", file("odd.wav"), file("cut.wav"), "--kind", "rms", "--out", file("odd"), "--json"});
  QCOMPARE(answer.code, 0);
  QCOMPARE(answer.json()[0]["non_finite"].get<int>(), 2);
  QVERIFY(!answer.json()[0]["truncated"].get<bool>());
  QVERIFY(answer.json()[1]["truncated"].get<bool>());
  QCOMPARE(answer.problems(), 3);  // two remarks on the cut one, which has the odd samples, too
}

void TestFeatureVerbs::everyKindIsDrawn() {
  for (const std::string& kind : featureNames()) {
    const QString out = path("plot-" + QString::fromStdString(kind) + ".png");
    const Answer answer = run({"plot", file("tone.wav"), "--kind", kind, "--out", out.toStdString()});
    QVERIFY2(answer.code == 0, (kind + ": " + answer.err).c_str());
    QVERIFY(bytesOf(out).startsWith("\x89PNG"));
  }
}

void TestFeatureVerbs::stretchKeepsPitchAndChangesLength() {
  QCOMPARE(run({"stretch", file("tone.wav"), "--out", file("slow.wav"), "--rate", "0.5"}).code, 0);
  const auto slow = readAudio(file("slow.wav"));
  QCOMPARE(slow->frames(), 32000);
  FeatureOptions options;
  options.kind = FeatureKind::F0;
  options.f0.fMinHz = 100;
  auto f0 = computeFeature(slow->samples, slow->rate, options);
  QVERIFY(std::fabs(f0->values(31, 0) - 500) < 2);
  QCOMPARE(run({"stretch", file("tone.wav"), "--out", file("high.wav"), "--n-steps", "12"}).code, 0);
  const auto high = readAudio(file("high.wav"));
  QCOMPARE(high->frames(), 16000);
  f0 = computeFeature(high->samples, high->rate, options);
  QVERIFY(std::fabs(f0->values(15, 0) - 1000) < 4);
}

void TestFeatureVerbs::voiceOfATone() {
  const Answer answer = run({"voice", file("tone.wav"), file("none.wav"), "--json"});
  QCOMPARE(answer.code, 0);
  const Json rows = answer.json();
  QCOMPARE(rows.size(), std::size_t(2));
  QVERIFY(std::fabs(rows[0]["f0_median_hz"].get<double>() - 500) < 1);
  QVERIFY(rows[0]["jitter_local"].get<double>() < 0.002);  // a tone has next to none
  QVERIFY(rows[0]["hnr_db"].get<double>() > 30);
  QVERIFY(rows[1]["error"].get<std::string>().find("none.wav") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestFeatureVerbs)
#include "tst_featureverbs.moc"
