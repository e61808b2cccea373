// One tone in every kind of file users have. The kinds libsndfile does not decode go through ullim-decode.
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>
#include <thread>

#include "core/audio/audiofile.h"
#include "core/audio/foreigndecoder.h"
#include "core/audio/foreignkind.h"

using namespace ullim;

namespace {

constexpr double kToneHz = 440, kToneAmplitude = 0.5, kToneS = 0.5;

std::string sound(const QString& name) {
  return (QStringLiteral(ULLIM_TEST_DATA "/sounds/") + name).toStdString();
}

/// From the first to the last upward zero crossing of [begin, end), each placed between its two samples.
double frequencyHz(std::span<const float> y, SampleRate rate) {
  double first = -1, last = -1;
  int periods = -1;
  for (std::size_t i = 1; i < y.size(); ++i) {
    if (!(y[i - 1] < 0 && y[i] >= 0)) continue;
    last = double(i - 1) + double(y[i - 1]) / double(y[i - 1] - y[i]);
    if (periods < 0) first = last;
    ++periods;
  }
  return periods > 0 ? periods * rate.hz / (last - first) : 0;
}

double rms(std::span<const float> y) {
  double sum = 0;
  for (const float x : y) sum += double(x) * x;
  return std::sqrt(sum / double(y.size()));
}

/// The part where the tone is steady in every file: codecs add up to 0.1 s at either end.
std::span<const float> middle(const std::vector<float>& y, SampleRate rate) {
  return std::span(y).subspan(std::size_t(0.15 * rate.hz), std::size_t(0.25 * rate.hz));
}

/// A long silent AMR file, in no time: one second is 50 frames of 32 bytes.
std::string amrBytes(int durationS) {
  std::string out = "#!AMR\n", frame = "\x3c" + std::string(31, '\0');
  for (int i = 0; i < durationS * 50; ++i) out += frame;
  return out;
}

}  // namespace

class TestForeign : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void tone_data();
  void tone();
  void kindsByFirstBytes();
  void anyName_data();
  void anyName();
  void partsAndRates();
  void severalAtOnce();
  void manyFramesFewBytes();
  void stopsSoon();
  void silentDecoderTimesOut();
  void brokenIsOneSentence_data();
  void brokenIsOneSentence();
  void cutIsTold();
  void secondTryGoesOn();
  void manyTimesTheSame();
  void formats();
  void missingCodec();
  void missingProgram();
  void inChild();

 private:
  std::string made(const QString& name, const QByteArray& bytes) const {
    QFile file(m_dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return "";
    return file.fileName().toStdString();
  }
  static QByteArray bytesOf(const QString& name) {
    QFile file(QString::fromStdString(sound(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  QTemporaryDir m_dir;
};

void TestForeign::tone_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("format");
  QTest::addColumn<int>("hz");
  QTest::addColumn<int>("channels");
  QTest::addColumn<double>("paddingS");  // what the codec may add
  QTest::addColumn<double>("levelDb");   // what it may change
  const auto row = [](const char* name, const char* format, int hz, double paddingS, double levelDb,
                      int channels = 1) {
    QTest::newRow(name) << QString(name) << QString(format) << hz << channels << paddingS << levelDb;
  };
  row("tone.m4a", "M4A", 16000, 0.13, 0.3);
  row("tone_stereo.m4a", "M4A", 44100, 0.05, 0.3, 2);
  row("tone.aac", "AAC", 16000, 0.2, 0.3);
  // AMR is made for speech: at this level of a pure tone its encoders lose up to 2.5 dB (as ffmpeg decodes
  // it, too).
  row("tone.3gp", "3GP", 8000, 0.03, 3);
  row("tone.amr", "AMR, narrow band", 8000, 0.03, 3);
  row("tone_wb.amr", "AMR, wide band", 16000, 0.03, 3);
  row("tone.webm", "WebM", 48000, 0.03, 0.3);
  row("tone.wma", "WMA", 16000, 0.1, 0.3);
  row("tone.opus", "OGG, Opus", 16000, 0.03, 0.3);
  row("tone.ogg", "OGG, Vorbis", 16000, 0.03, 0.3);
  row("tone.mp3", "MPEG, Layer III", 16000, 0.1, 0.6);
  row("tone.flac", "FLAC, PCM 16 bit", 16000, 0, 0.01);
  row("tone.caf", "CAF, PCM 16 bit", 8000, 0, 0.01);
  row("tone.aiff", "AIFF, PCM 16 bit", 8000, 0, 0.01);
  row("tone.w64", "W64, PCM 16 bit", 8000, 0, 0.01);
  row("tone.au", "AU, u-law", 8000, 0, 0.05);
  row("tone_rf64.wav", "RF64, PCM 16 bit", 8000, 0, 0.01);
  row("tone_ulaw.wav", "WAV, u-law", 8000, 0, 0.05);
  row("tone_24bit.wav", "WAV, PCM 24 bit", 8000, 0, 0.01);
  row("tone_double.wav", "WAV, float 64 bit", 4000, 0, 0.01);
}

void TestForeign::tone() {
  QFETCH(QString, name);
  QFETCH(QString, format);
  QFETCH(int, hz);
  QFETCH(int, channels);
  QFETCH(double, paddingS);
  QFETCH(double, levelDb);
  const auto clip = readAudio(sound(name));
  QVERIFY2(clip.has_value(), clip ? "" : clip.error().detail.c_str());
  const auto info = readAudioInfo(sound(name));
  QVERIFY2(info.has_value(), info ? "" : info.error().detail.c_str());
  QCOMPARE(QString::fromStdString(info->format), format);
  QCOMPARE(info->rate.hz, hz);
  QCOMPARE(info->channels, channels);
  QCOMPARE(clip->rate.hz, hz);
  QCOMPARE(clip->frames(), info->frames);
  QVERIFY2(std::fabs(info->durationS() - kToneS) <= paddingS, qPrintable(QString::number(info->durationS())));
  const auto steady = middle(clip->samples, clip->rate);
  QVERIFY2(std::fabs(frequencyHz(steady, clip->rate) - kToneHz) < 0.5,
           qPrintable(QString::number(frequencyHz(steady, clip->rate))));
  const double changeDb = 20 * std::log10(rms(steady) / (kToneAmplitude / std::sqrt(2.0)));
  QVERIFY2(std::fabs(changeDb) < levelDb, qPrintable(QString::number(changeDb)));
  QCOMPARE(clip->facts.nonFinite, 0);
  QCOMPARE(clip->facts.clipped, 0);
  QVERIFY(!clip->facts.truncated);

  std::vector<float> streamed;
  const auto stream = streamAudio(sound(name), {}, [&](std::span<const float> y) {
    streamed.insert(streamed.end(), y.begin(), y.end());
    return true;
  });
  QVERIFY(stream.has_value());
  QVERIFY(streamed == clip->samples);
  QCOMPARE(stream->info.frames, clip->frames());
  QCOMPARE(stream->frames, clip->frames());
  QCOMPARE(stream->facts.rms, clip->facts.rms);
}

void TestForeign::kindsByFirstBytes() {
  QCOMPARE(foreignKind(sound("tone.mp3")), std::string());
  QCOMPARE(foreignKind(sound("tone_rf64.wav")), std::string());
  QCOMPARE(foreignKind(sound("none")), std::string());
  QCOMPARE(foreignKind(made("short.m4a", QByteArray("\0\0\0\40ftyp", 8))), std::string());
  QCOMPARE(foreignKind(made("text.m4a", "this is no sound at all\n")), std::string());
  QCOMPARE(foreignKind(made("utf16.txt", QByteArray("\xff\xfe"
                                                    "a\0b\0c\0d\0",
                                                    10))),
           std::string());
  QCOMPARE(foreignKind(made("tagged.aac", QByteArray("ID3\4\0\0\0\0\0\12", 10) + QByteArray(10, '\0') +
                                              bytesOf("tone.aac"))),
           std::string("AAC"));
}

void TestForeign::anyName_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"울음 소리_01.m4a", "🎵 emoji 👶.m4a", "  spaces  .m4a", "100% [v2] & (a) #1?.m4a",
                           "it's \"quoted\".m4a", "wrong ending.wav", "no ending", "-dash.m4a", "http:x.m4a"})
    QTest::newRow(name) << QString::fromUtf8(name);
}

void TestForeign::anyName() {
  QFETCH(QString, name);
  const auto clip = readAudio(made(name, bytesOf("tone.3gp")));
  QVERIFY2(clip.has_value(), clip ? "" : clip.error().detail.c_str());
  QVERIFY(clip->samples == readAudio(sound("tone.3gp"))->samples);
}

void TestForeign::partsAndRates() {
  const auto whole = readAudio(sound("tone_stereo.m4a"), {.mono = false});
  QVERIFY(whole.has_value());
  QCOMPARE(whole->channels, 2);
  ReadOptions o;
  o.channel = 1;
  o.offsetS = 0.1;
  o.durationS = 0.2;
  const auto part = readAudio(sound("tone_stereo.m4a"), o);
  QVERIFY(part.has_value());
  QCOMPARE(part->frames(), 8820);
  QVERIFY(std::equal(part->samples.begin(), part->samples.end(), whole->channel(1).begin() + 4410));
  o.offsetS = 100;
  QCOMPARE(readAudio(sound("tone_stereo.m4a"), o)->frames(), 0);
  o.channel = 2;
  QCOMPARE(readAudio(sound("tone_stereo.m4a"), o).error().code, ErrorCode::BadArgument);
  o = {};
  o.resampleTo = {16000};
  const auto slow = readAudio(sound("tone.webm"), o);
  QCOMPARE(slow->rate.hz, 16000);
  QVERIFY(std::fabs(frequencyHz(middle(slow->samples, slow->rate), slow->rate) - kToneHz) < 0.5);
  QVERIFY(slow->samples == resample(readAudio(sound("tone.webm"))->samples, {48000}, {16000}).value());
}

void TestForeign::severalAtOnce() {
  const auto expected = readAudio(sound("tone.m4a"))->samples;
  std::vector<int> good(6);
  {
    std::vector<std::jthread> threads;
    for (int& count : good)
      threads.emplace_back([&] {
        for (int i = 0; i < 3; ++i) {
          const auto clip = readAudio(sound("tone.m4a"));
          if (clip && clip->samples == expected) ++count;
        }
      });
  }
  QCOMPARE(good, std::vector<int>(6, 3));
}

void TestForeign::manyFramesFewBytes() {
  const std::string path = made("hour.amr", QByteArray::fromStdString(amrBytes(600)));
  const auto info = readAudioInfo(path);
  QVERIFY(info.has_value());
  QVERIFY(std::abs(info->frames - 600 * 8000) <= 160);
}

void TestForeign::stopsSoon() {
  const std::string path = made("long.amr", QByteArray::fromStdString(amrBytes(3600)));
  for (const int afterMs : {0, 30, 300}) {
    std::stop_source source;
    JobContext job;
    job.stop = source.get_token();
    QElapsedTimer timer;
    qint64 asked = 0;
    std::jthread stopper([&] {
      QTest::qSleep(std::max(afterMs, 1));
      asked = timer.nsecsElapsed();
      source.request_stop();
    });
    timer.start();
    const auto info = readAudioInfo(path, job);
    const qint64 ended = timer.nsecsElapsed();
    stopper.join();
    QVERIFY(!info);
    QCOMPARE(info.error().code, ErrorCode::Cancelled);
    QVERIFY2(ended - asked < 50'000'000, qPrintable(QString::number(double(ended - asked) / 1e6)));
  }
}

void TestForeign::silentDecoderTimesOut() {
  const auto decoder = ForeignDecoder::open(sound("tone.m4a"), "M4A", {}, std::chrono::milliseconds(1));
  QVERIFY(!decoder);  // no process starts in a millisecond
  QCOMPARE(decoder.error().code, ErrorCode::FileUnreadable);
  QVERIFY(decoder.error().detail.find("said nothing") != std::string::npos);
}

void TestForeign::brokenIsOneSentence_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("says");
  QTest::newRow("text named m4a") << QByteArray("plain text\n") << "";
  QTest::newRow("m4a without its table") << bytesOf("tone.m4a").left(2000) << "moov atom not found";
  QTest::newRow("noise after ftyp") << QByteArray("\0\0\0\40ftypM4A ", 12) + QByteArray(3000, '\x5a') << "";
  QTest::newRow("no sound in it") << bytesOf("videoonly.mp4") << "no sound";
  QTest::newRow("amr, only its name") << QByteArray("#!AMR\n") << "";
  QTest::newRow("webm, only its mark") << bytesOf("tone.webm").left(60) << "";
}

void TestForeign::brokenIsOneSentence() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, says);
  const std::string path = made("broken.m4a", bytes);
  QElapsedTimer timer;
  timer.start();
  const auto clip = readAudio(path);
  QVERIFY(!clip);
  QCOMPARE(clip.error().code, ErrorCode::FileUnreadable);
  const QString detail = QString::fromStdString(clip.error().detail);
  QVERIFY2(detail.startsWith(QString::fromStdString(path) + ": could not be read as sound: "),
           qPrintable(detail));
  QVERIFY2(detail.contains(says), qPrintable(detail));
  QVERIFY2(detail.endsWith(')') && !detail.contains('\n'), qPrintable(detail));
  QVERIFY(!readAudioInfo(path));
  QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
}

void TestForeign::cutIsTold() {
  const auto clip = readAudio(made("cut.webm", bytesOf("tone.webm").left(1500)));
  QVERIFY2(clip.has_value(), clip ? "" : clip.error().detail.c_str());
  QVERIFY(clip->facts.truncated);
  QVERIFY(clip->frames() > 4800 && clip->frames() < 24000);
}

void TestForeign::secondTryGoesOn() {
  // What ullim-decode does with itself when Qt's decoder has stalled: no header, no frame twice.
  const auto said = [](const QStringList& arguments) {
    QProcess decoder;
    decoder.setStandardInputFile(QString::fromStdString(sound("tone.m4a")));
    decoder.start(ULLIM_BIN "/ullim-decode", arguments);
    return decoder.waitForFinished() ? decoder.readAllStandardOutput() : QByteArray();
  };
  const auto samples = [](QByteArray bytes) {
    QByteArray all;
    for (qsizetype at = 0; at + 4 <= bytes.size();) {
      std::int32_t frames = 0;
      std::memcpy(&frames, bytes.constData() + at, 4);
      at += 4;
      if (frames <= 0) break;
      all += bytes.mid(at, frames * 4);
      at += frames * 4;
    }
    return all;
  };
  const QByteArray whole = samples(said({}).mid(12));
  QCOMPARE(whole.size(), 8192 * 4);
  for (const int sent : {0, 1, 4000, 8192})
    QCOMPARE(samples(said({"--again", "1", QString::number(sent), "16000", "1"})), whole.mid(sent * 4));
}

void TestForeign::manyTimesTheSame() {
  // About one run in 100 stalls inside Qt and has to be tried again; nobody may notice.
  const auto expected = readAudio(sound("tone.wma"))->samples;
  for (int i = 0; i < 40; ++i) {
    const auto clip = readAudio(sound("tone.wma"));
    QVERIFY2(clip.has_value(), clip ? "" : clip.error().detail.c_str());
    QVERIFY(clip->samples == expected);
  }
}

void TestForeign::formats() {
  const auto names = foreignDecoderFormats();
  QVERIFY2(names.has_value(), names ? "" : names.error().detail.c_str());
  for (const char* name : {"AAC", "AMR", "Opus", "WMA"})
    QVERIFY2(std::find(names->begin(), names->end(), name) != names->end(), name);
}

/// Runs inChild() in a process with another environment, from a folder of its own when asked.
static QString childSays(const QString& program, const QString& backend) {
  QProcess child;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("ULLIM_TEST_CHILD", "1");
  environment.insert("ULLIM_DECODE_BACKEND", backend);
  environment.insert("GST_PLUGIN_SYSTEM_PATH", "/nonexistent");
  environment.insert("GST_PLUGIN_PATH", "");
  environment.insert("GST_REGISTRY", QDir::temp().filePath("ullim-empty-registry"));
  environment.remove("DISPLAY");
  environment.remove("QT_QPA_PLATFORM");
  child.setProcessEnvironment(environment);
  child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  child.start(program, {"inChild"});
  return child.waitForFinished() ? QString::fromUtf8(child.readAllStandardOutput()) : child.errorString();
}

void TestForeign::missingCodec() {
  const QString said = childSays(QCoreApplication::applicationFilePath(), "gstreamer");
  QVERIFY2(said.contains("tone.m4a: M4A cannot be decoded here: ") &&
               said.contains("(install the packages libqt6multimedia6"),
           qPrintable(said));
  const QString well = childSays(QCoreApplication::applicationFilePath(), "");
  QVERIFY2(well.contains("decoded without a display"), qPrintable(well));
}

void TestForeign::missingProgram() {
  const QString copy = m_dir.filePath("alone");
  QVERIFY(QFile::copy(QCoreApplication::applicationFilePath(), copy));
  const QString said = childSays(copy, "");
  QVERIFY2(said.contains("ullim-decode is not there (build or install the program again)"), qPrintable(said));
}

void TestForeign::inChild() {
  if (!qEnvironmentVariableIsSet("ULLIM_TEST_CHILD")) QSKIP("runs in the processes of the tests above");
  const auto clip = readAudio(sound("tone.m4a"));
  if (!clip) QCOMPARE(clip.error().code, ErrorCode::Unsupported);
  qInfo("%s", clip ? "decoded without a display" : clip.error().detail.c_str());
}

QTEST_GUILESS_MAIN(TestForeign)
#include "tst_foreign.moc"
