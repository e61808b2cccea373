// features, plot, trim, augment.
#include <cmath>
#include <fstream>

#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

namespace {

struct Npy {
  QByteArray header;
  std::vector<int> shape;
  std::vector<float> values;
};

/// Reads the NumPy format by its own description (numpy.lib.format, version 1.0), not by our writer.
Npy readNpy(const QString& path) {
  const QByteArray bytes = bytesOf(path);
  Npy npy;
  if (!bytes.startsWith(QByteArray("\x93NUMPY\x01\x00", 8))) qFatal("%s is no .npy file", qPrintable(path));
  const int length = int(quint8(bytes[8])) + 256 * int(quint8(bytes[9]));
  npy.header = bytes.mid(10, length);
  const auto match = QRegularExpression("'shape': \\(([0-9, ]+)\\)").match(QString::fromLatin1(npy.header));
  for (const QString& part : match.captured(1).split(',', Qt::SkipEmptyParts))
    if (!part.trimmed().isEmpty()) npy.shape.push_back(part.trimmed().toInt());
  const QByteArray data = bytes.mid(10 + length);
  npy.values.resize(std::size_t(data.size()) / 4);
  std::memcpy(npy.values.data(), data.constData(), npy.values.size() * 4);
  return npy;
}

}  // namespace

class TestSignalVerbs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void featureShapesAreLibrosas_data();
  void featureShapesAreLibrosas();
  void waveformIsTheSamples();
  void optionsReachTheFeature();
  void severalInputsGoToAFolder();
  void badFileIsARow();
  void nothingIsOverwritten();
  void jobsDoNotChangeBytes();
  void plotWritesPictures();
  void plotTellsItsFacts_data();
  void plotTellsItsFacts();
  void plotTakesAxesRangeAndCurves();
  void plotSubtracts();
  void trimFindsTheTone();
  void trimKeepsChannels();
  void augmentIsSeeded();
  void augmentAppliesStepsInOrder();
  void augmentListsItsTransforms();

 private:
  QTemporaryDir m_dir;
  QString path(const char* name) const { return m_dir.path() + "/" + name; }
  std::string file(const char* name) const { return path(name).toStdString(); }
};

void TestSignalVerbs::initTestCase() {
  writeTone(path("tone.wav"), 500, 1.0, 16000);
  writeTone(path("other.wav"), 900, 0.7, 8000);
  writeTone(path("stereo.wav"), 500, 0.5, 8000, 2);
  writeBytes(path("text.wav"), "not a sound");
}

void TestSignalVerbs::featureShapesAreLibrosas_data() {
  QTest::addColumn<QString>("kind");
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("frames");
  // One second at 16 kHz; centred frames: 1 + n / hop. Rows: 1 + n_fft / 2, n_mels, n_mfcc.
  const int frames = 1 + 16000 / 512;
  for (const char* kind : {"stft", "stft-magnitude", "stft-power"})
    QTest::newRow(kind) << kind << 1025 << frames;
  for (const char* kind : {"melspectrogram", "logmel"}) QTest::newRow(kind) << kind << 128 << frames;
  QTest::newRow("mfcc") << "mfcc" << 20 << frames;
  for (const char* kind : {"delta", "delta2"}) QTest::newRow(kind) << kind << 20 << frames;
  QTest::newRow("chroma") << "chroma" << 12 << frames;
  QTest::newRow("contrast") << "contrast" << 7 << frames;
  for (const char* kind :
       {"rms", "zcr", "centroid", "bandwidth", "rolloff", "flatness", "f0", "voiced", "hnr", "onset"})
    QTest::newRow(kind) << kind << 1 << frames;
  QTest::newRow("waveform") << "waveform" << 1 << 16000;
}

void TestSignalVerbs::featureShapesAreLibrosas() {
  QFETCH(QString, kind);
  QFETCH(int, rows);
  QFETCH(int, frames);
  const QString out = path("shape-") + kind + ".npy";
  const Answer answer =
      run({"features", file("tone.wav"), "--kind", kind.toStdString(), "--out", out.toStdString(), "--json"});
  QCOMPARE(answer.code, 0);
  QCOMPARE(answer.json()[0]["shape"][0].get<int>(), rows);
  QCOMPARE(answer.json()[0]["shape"][1].get<int>(), frames);
  QCOMPARE(answer.json()[0]["sample_rate"].get<int>(), 16000);
  const Npy npy = readNpy(out);
  QVERIFY2(npy.header.contains("'descr': '<f4'") && npy.header.contains("'fortran_order': False"),
           npy.header.constData());
  QCOMPARE(npy.shape, (std::vector<int>{rows, frames}));
  QCOMPARE(npy.values.size(), std::size_t(rows) * std::size_t(frames));
}

void TestSignalVerbs::waveformIsTheSamples() {
  QCOMPARE(run({"features", file("tone.wav"), "--kind", "waveform", "--offset", "0.25", "--duration", "0.5",
                "--out", file("wave.npy")})
               .code,
           0);
  const Npy npy = readNpy(path("wave.npy"));
  const auto clip = readAudio(file("tone.wav"));
  QCOMPARE(npy.values.size(), std::size_t(8000));
  for (std::size_t i = 0; i < npy.values.size(); ++i) QCOMPARE(npy.values[i], clip->samples[i + 4000]);
}

void TestSignalVerbs::optionsReachTheFeature() {
  const std::vector<std::string> base{"features", file("tone.wav"), "--force",
                                      "--json",   "--out",          file("options.npy")};
  const auto shape = [&](std::vector<std::string> options) {
    std::vector<std::string> args = base;
    args.insert(args.end(), options.begin(), options.end());
    const Answer answer = run(args);
    if (answer.code != 0) qFatal("%s", answer.err.c_str());
    const Json json = answer.json()[0];
    return QSize(json["shape"][1].get<int>(), json["shape"][0].get<int>());
  };
  QCOMPARE(shape({"--n-mels", "40", "--hop-length", "256"}), QSize(1 + 16000 / 256, 40));
  QCOMPARE(shape({"--no-center", "--n-fft", "1024"}), QSize(1 + (16000 - 1024) / 512, 128));
  QCOMPARE(shape({"--sr", "8000"}), QSize(1 + 8000 / 512, 128));
  QCOMPARE(shape({"--kind", "mfcc", "--n-mfcc", "13"}), QSize(1 + 16000 / 512, 13));
  // 500 Hz is bin 64 of 2048 at 16 kHz, and it is the loudest of a frame in the middle.
  QCOMPARE(shape({"--kind", "stft-magnitude"}), QSize(32, 1025));
  const Npy npy = readNpy(path("options.npy"));
  int best = 0;
  for (int row = 0; row < 1025; ++row)
    if (npy.values[std::size_t(row) * 32 + 16] > npy.values[std::size_t(best) * 32 + 16]) best = row;
  QCOMPARE(best, 64);
  // Relative to the maximum the loudest cell is 0 dB; against 1.0 it is not; top-db is the floor.
  const auto range = [&](std::vector<std::string> options) {
    shape(std::move(options));
    const Npy n = readNpy(path("options.npy"));
    return std::pair(*std::min_element(n.values.begin(), n.values.end()),
                     *std::max_element(n.values.begin(), n.values.end()));
  };
  QCOMPARE(range({"--kind", "logmel"}), (std::pair(-80.0f, 0.0f)));
  QCOMPARE(range({"--kind", "logmel", "--top-db", "40"}), (std::pair(-40.0f, 0.0f)));
  QVERIFY(range({"--kind", "logmel", "--ref", "1.0"}).second > 1.0f);
  QVERIFY(range({"--kind", "logmel", "--top-db", "none"}).first < -80.0f);
}

void TestSignalVerbs::severalInputsGoToAFolder() {
  QDir(m_dir.path()).mkdir("more");
  writeTone(path("more/tone.wav"), 700);  // the same stem in another folder
  const Answer answer = run({"features", file("tone.wav"), file("other.wav"), file("more/tone.wav"), "--out",
                             file("many"), "--json"});
  QCOMPARE(answer.code, 0);
  const Json rows = answer.json();
  QCOMPARE(rows.size(), std::size_t(3));
  QSet<QString> outs;
  for (const Json& row : rows) {
    const QString out = QString::fromStdString(row["out"].get<std::string>());
    QVERIFY(QFile::exists(out));
    outs.insert(out);
  }
  QCOMPARE(outs.size(), 3);
  QVERIFY(outs.contains(path("many/tone.npy")));
  // One folder cannot take the place of a file.
  QCOMPARE(run({"features", file("tone.wav"), file("other.wav"), "--out", file("text.wav")}).code, 1);
}

void TestSignalVerbs::badFileIsARow() {
  const Answer mixed = run(
      {"features", file("text.wav"), file("tone.wav"), file("none.wav"), "--out", file("mixed"), "--json"});
  QCOMPARE(mixed.code, 0);
  QVERIFY(mixed.json()[0]["error"].get<std::string>().find("text.wav") != std::string::npos);
  QVERIFY(mixed.json()[1]["error"].is_null());
  QVERIFY(mixed.json()[2]["error"].is_string());
  QCOMPARE(mixed.problems(), 2);
  QCOMPARE(QDir(path("mixed")).entryList(QDir::Files), QStringList{"tone.npy"});
  QCOMPARE(
      run({"features", file("text.wav"), file("tone.wav"), "--out", file("mixed"), "--force", "--strict"})
          .code,
      1);
  QCOMPARE(run({"features", file("text.wav"), "--out", file("bad.npy")}).code, 1);
  QVERIFY(!QFile::exists(path("bad.npy")));
}

void TestSignalVerbs::nothingIsOverwritten() {
  const QString out = path("keep");
  const std::vector<std::vector<std::string>> commands{
      {"features", file("tone.wav"), "--out", out.toStdString()},
      {"trim", file("tone.wav"), "--out", out.toStdString()},
      {"augment", file("tone.wav"), "--step", "gain()", "--out", out.toStdString()},
      {"plot", file("tone.wav"), "--out", out.toStdString() + ".png"},
  };
  for (auto command : commands) {
    const QString target = QString::fromStdString(command.back());
    writeBytes(target, "precious");
    const Answer refused = run(command);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("--force") != std::string::npos, refused.err.c_str());
    QCOMPARE(bytesOf(target), QByteArray("precious"));
    command.push_back("--force");
    const Answer forced = run(command);
    QVERIFY2(forced.code == 0, forced.err.c_str());
    QVERIFY(bytesOf(target) != QByteArray("precious"));
  }
}

void TestSignalVerbs::jobsDoNotChangeBytes() {
  for (const char* jobs : {"1", "4"})
    QCOMPARE(
        run({"features", file("tone.wav"), file("other.wav"), "--jobs", jobs, "--out", file("jobs") + jobs})
            .code,
        0);
  for (const char* name : {"tone.npy", "other.npy"}) {
    QVERIFY(!bytesOf(path("jobs1/") + name).isEmpty());
    QCOMPARE(bytesOf(path("jobs1/") + name), bytesOf(path("jobs4/") + name));
  }
}

void TestSignalVerbs::plotWritesPictures() {
  const Answer png = run({"plot", file("tone.wav"), "--kind", "logmel", "--out", file("a.png"), "--width",
                          "640", "--height", "240", "--title", "울림", "--cmap", "viridis", "--json"});
  QVERIFY2(png.code == 0, png.err.c_str());
  QVERIFY(bytesOf(path("a.png")).startsWith("\x89PNG"));
  // Width and height stand big-endian in the header chunk of a PNG.
  const QByteArray bytes = bytesOf(path("a.png"));
  QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + 16), 640u);
  QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + 20), 240u);
  QCOMPARE(png.json()["unit"].get<std::string>(), std::string("dB"));
  QCOMPARE(run({"plot", file("tone.wav"), "--kind", "waveform", "--out", file("a.svg")}).code, 0);
  QVERIFY(bytesOf(path("a.svg")).contains("<svg"));
  QCOMPARE(run({"plot", file("tone.wav"), "--kind", "stft", "--y-axis", "log", "--no-colorbar", "--out",
                file("a.pdf")})
               .code,
           0);
  QVERIFY(bytesOf(path("a.pdf")).startsWith("%PDF"));
  QVERIFY(run({"plot", file("tone.wav"), "--out", file("a.bmp")}).code != 0);
  QVERIFY(!QFile::exists(path("a.bmp")));
}

void TestSignalVerbs::plotTellsItsFacts_data() {
  QTest::addColumn<QString>("picture");
  QTest::addColumn<QStringList>("args");
  QTest::newRow("mel") << "cry_20000__mel_db.png" << QStringList{"--kind", "logmel"};
  QTest::newRow("mfcc") << "cry_20000__mfcc.png" << QStringList{"--kind", "mfcc", "--n-mfcc", "13"};
  QTest::newRow("log") << "cry_20000__stft_db_log.png" << QStringList{"--kind", "stft", "--y-axis", "log"};
  QTest::newRow("linear") << "cry_20000__stft_db_linear.png" << QStringList{"--kind", "stft"};
}

void TestSignalVerbs::plotTellsItsFacts() {
  // The answer has the names and the numbers that were noted of librosa's own pictures.
  QFETCH(QString, picture);
  QFETCH(QStringList, args);
  std::vector<std::string> words = {"plot",    ULLIM_TEST_DATA "/goldens/inputs/cry_20000_pcm16.wav",
                                    "--out",   file("facts.png"),
                                    "--width", "800",
                                    "--force", "--json"};
  for (const QString& arg : args) words.push_back(arg.toStdString());
  const Answer answer = run(words);
  QVERIFY2(answer.code == 0, answer.err.c_str());
  const Json mine = answer.json();
  const Json theirs =
      Json::parse(std::ifstream(ULLIM_TEST_DATA "/specshow/facts.json"))["pictures"][picture.toStdString()];
  for (const char* same : {"data_shape", "cmap", "colorbar_ticks"}) QCOMPARE(mine[same], theirs[same]);
  for (const char* end : {"vmin", "vmax"})  // the file has 16 bits, which cepstra of quiet frames notice
    QVERIFY(std::fabs(mine[end].get<double>() - theirs[end].get<double>()) < 0.5);
  for (const char* axis : {"x", "y"})
    for (const char* same : {"scale", "label", "ticks", "tick_labels"})
      QCOMPARE(mine[axis][same], theirs[axis][same]);
  const auto near = [](const Json& a, const Json& b) {
    bool all = a.size() == b.size();
    for (std::size_t i = 0; all && i < a.size(); ++i)
      all = std::fabs(a[i].get<double>() - b[i].get<double>()) < 1e-9;
    return all;
  };
  QVERIFY(near(mine["x"]["limits"], theirs["x"]["limits"]));
  QVERIFY(near(mine["y"]["limits"], theirs["y"]["limits"]));
  QVERIFY(near(mine["x_edges_first_last"], theirs["x_edges_first_last"]));
  QVERIFY(near(mine["y_edges_first_last"], theirs["y_edges_first_last"]));
}

void TestSignalVerbs::plotTakesAxesRangeAndCurves() {
  const Answer answer = run({"plot",   "--overlay", "f0,centroid", "--overlay", "rolloff",  file("tone.wav"),
                             "--kind", "stft",      "--x-axis",    "frames",    "--y-axis", "note",
                             "--vmin", "-60",       "--vmax",      "-10",       "--cmap",   "cividis",
                             "--dpi",  "200",       "--width",     "800",       "--out",    file("all.png"),
                             "--json"});
  QVERIFY2(answer.code == 0, answer.err.c_str());
  const Json json = answer.json();
  QCOMPARE(json["overlays"], (Json{"f0", "centroid", "rolloff"}));
  QCOMPARE(json["cmap"].get<std::string>(), std::string("cividis"));
  QCOMPARE(json["vmin"].get<double>(), -60.0);
  QCOMPARE(json["vmax"].get<double>(), -10.0);
  QCOMPARE(json["colorbar_tick_labels"].front().get<std::string>(), std::string("-60 dB"));
  QCOMPARE(json["x"]["label"].get<std::string>(), std::string("Frames"));
  QCOMPARE(json["x"]["limits"][0].get<double>(), -0.5);
  QCOMPARE(json["y"]["label"].get<std::string>(), std::string("Note"));
  QCOMPARE(json["y"]["tick_labels"][1].get<std::string>(), std::string("C2"));
  const QByteArray bytes = bytesOf(path("all.png"));
  QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + 16), 1600u);
  QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + 20), 800u);

  const auto code = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {"plot", file("tone.wav"), "--out", file("never.png")};
    words.insert(words.end(), more.begin(), more.end());
    return run(words).code;
  };
  QCOMPARE(code({"--overlay", "rms"}), 2);
  QCOMPARE(code({"--kind", "mfcc", "--overlay", "f0"}), 2);
  QCOMPARE(code({"--vmin", "0", "--vmax", "-80"}), 2);
  QCOMPARE(code({"--x-axis", "beats"}), 2);
  QCOMPARE(code({"--dpi", "1"}), 2);
  QVERIFY(!QFile::exists(path("never.png")));
}

void TestSignalVerbs::plotSubtracts() {
  // Minus itself: nothing differs, and the picture's middle colour says so.
  const std::string out = file("minus.png");
  const Answer same = run({"plot", file("tone.wav"), "--minus", file("tone.wav"), "--out", out, "--json"});
  QVERIFY2(same.code == 0, same.err.c_str());
  QCOMPARE(same.json()["cmap"].get<std::string>(), std::string("coolwarm"));
  QCOMPARE(same.json()["vmin"].get<double>(), -same.json()["vmax"].get<double>());
  // Half as loud everywhere: 6.02 dB, once the reference is the same for both.
  QVERIFY(
      run({"augment", file("tone.wav"), "--out", file("half.wav"), "--step", "gain(gain_db=-6.0206)"}).code ==
      0);
  const Answer half = run({"plot", file("tone.wav"), "--minus", file("half.wav"), "--kind", "rms", "--out",
                           file("minus.svg"), "--json"});
  QVERIFY2(half.code == 0, half.err.c_str());
  const Answer whole = run({"plot", file("tone.wav"), "--kind", "rms", "--out", file("rms.svg"), "--json"});
  QVERIFY(std::fabs(2 * half.json()["maximum"].get<double>() - whole.json()["maximum"].get<double>()) < 1e-3);
  writeTone(path("other-rate.wav"), 500, 1.0, 8000);
  const Answer rates =
      run({"plot", file("tone.wav"), "--minus", file("other-rate.wav"), "--out", out, "--force"});
  QCOMPARE(rates.code, 1);
  QVERIFY2(rates.err.find("8000 and 16000 Hz") != std::string::npos, rates.err.c_str());
}

void TestSignalVerbs::trimFindsTheTone() {
  const Answer answer = run({"trim", file("tone.wav"), "--method", "threshold", "--threshold", "0.01",
                             "--out", file("trimmed.wav"), "--json"});
  QCOMPARE(answer.code, 0);
  const Json json = answer.json();
  // The tone runs from 1/8 to 7/8 of the second and starts at a zero crossing.
  QVERIFY(std::abs(json["begin"].get<int>() - 2000) <= 2);
  QVERIFY(std::abs(json["end"].get<int>() - 14000) <= 2);
  const auto info = readAudioInfo(file("trimmed.wav"));
  QCOMPARE(int(info->frames), json["end"].get<int>() - json["begin"].get<int>());
  const Answer energy =
      run({"trim", file("tone.wav"), "--top-db", "30", "--out", file("energy.wav"), "--json"});
  QCOMPARE(energy.json()["begin"].get<int>() % 512, 0);
  QVERIFY(energy.json()["begin"].get<int>() <= 2000 && energy.json()["end"].get<int>() >= 14000);
  QCOMPARE(run({"trim", file("tone.wav"), "--method", "threshold", "--threshold", "0.9", "--out",
                file("loud.wav")})
               .code,
           1);
  QVERIFY(!QFile::exists(path("loud.wav")));
}

void TestSignalVerbs::trimKeepsChannels() {
  QCOMPARE(run({"trim", file("stereo.wav"), "--out", file("stereo-trimmed.wav")}).code, 0);
  QCOMPARE(readAudioInfo(file("stereo-trimmed.wav"))->channels, 2);
}

void TestSignalVerbs::augmentIsSeeded() {
  const auto noisy = [&](const char* seed, const char* out) {
    if (run({"augment", file("tone.wav"), "--step", "noise(snr_db=10)", "--seed", seed, "--out", file(out)})
            .code != 0)
      qFatal("augment failed");
    return bytesOf(path(out));
  };
  const QByteArray first = noisy("1", "n1.wav");
  QCOMPARE(noisy("1", "n2.wav"), first);
  QVERIFY(noisy("2", "n3.wav") != first);
}

void TestSignalVerbs::augmentAppliesStepsInOrder() {
  const Answer answer =
      run({"augment", file("tone.wav"), "--step", "gain(gain_db=-20)", "--step", "fade_in(length=0.5)",
           "--encoding", "float32", "--out", file("steps.wav"), "--json"});
  QCOMPARE(answer.code, 0);
  QCOMPARE(answer.json()["chain"].get<std::string>(),
           std::string("gain(gain_db=-20); fade_in(length=0.5, curve=linear)"));
  const auto before = readAudio(file("tone.wav")), after = readAudio(file("steps.wav"));
  QCOMPARE(after->frames(), before->frames());
  for (const std::size_t i : {2005u, 4000u, 6010u, 8000u, 12000u}) {
    const float gain = 0.1f * std::min(1.0f, float(i) / 8000.0f);
    QVERIFY(std::abs(after->samples[i] - gain * before->samples[i]) < 1e-6);
  }
}

void TestSignalVerbs::augmentListsItsTransforms() {
  const Json list = run({"augment", "--list", "--json"}).json();
  QVERIFY(list.size() >= 4);
  for (const Json& transform : list)
    for (const Json& p : transform["parameters"])
      QVERIFY(p.contains("default") && (p.contains("choices") || p.contains("minimum")));
  const std::string text = run({"augment", "--list"}).out;
  QVERIFY(text.find("snr_db") != std::string::npos && text.find("dB") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestSignalVerbs)
#include "tst_signalverbs.moc"
