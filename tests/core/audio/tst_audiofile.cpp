// Files in and out: what we write we read back, what lies is found out, what is broken is a sentence.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>
#include <limits>

#include "core/audio/audiofile.h"
#include "core/audio/lanes.h"
#include "core/base/random.h"

using namespace ullim;

namespace {

void append(std::string& out, std::uint64_t value, int bytes, bool big = false) {
  for (int i = 0; i < bytes; ++i) out += char(value >> 8 * (big ? bytes - 1 - i : i) & 0xff);
}

std::string wavBytes(int channels, std::uint32_t rate, std::uint32_t claimed, const std::string& data) {
  std::string out = "RIFF";
  append(out, 36 + claimed, 4);
  out += "WAVEfmt ";
  append(out, 16, 4);
  append(out, 1, 2);
  append(out, unsigned(channels), 2);
  append(out, rate, 4);
  append(out, rate * std::uint32_t(channels) * 2, 4);
  append(out, unsigned(channels) * 2, 2);
  append(out, 16, 2);
  out += "data";
  append(out, claimed, 4);
  return out + data;
}

/// A FLAC of 42 bytes, no audio, that claims 2^36 - 1 frames of 8 channels (field/reliability.md, finding 6).
std::string flacBomb() {
  std::string out = "fLaC";
  append(out, 0x80000022, 4, true);  // last metadata block, STREAMINFO, 34 bytes
  append(out, 4096, 2, true);
  append(out, 4096, 2, true);
  append(out, 0, 6, true);
  append(out, std::uint64_t(44100) << 44 | std::uint64_t(7) << 41 | std::uint64_t(15) << 36 | 0xfffffffffULL,
         8, true);
  return out + std::string(16, '\0');
}

AudioClip noise(int channels, std::size_t frames, SampleRate rate) {
  Rng rng(frames);
  AudioClip clip;
  clip.rate = rate;
  clip.channels = channels;
  clip.samples.resize(frames * std::size_t(channels));
  for (float& x : clip.samples) x = float(std::round(rng.uniform(-32768, 32767))) / 32768.0f;
  return clip;
}

/// Rows of a CSV with quoted fields.
std::vector<QStringList> csvRows(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  std::vector<QStringList> rows;
  for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts)) {
    QStringList fields{""};
    bool quoted = false;
    for (const QChar ch : line) {
      if (ch == '"') {
        if (!quoted && !fields.last().isEmpty()) fields.last() += '"';  // a doubled quote
        quoted = !quoted;
      } else if (ch == ',' && !quoted) {
        fields << "";
      } else {
        fields.last() += ch;
      }
    }
    rows.push_back(fields);
  }
  return rows;
}

}  // namespace

class TestAudioFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void roundTrip_data();
  void roundTrip();
  void pcmClipsAndRepeats();
  void writesNothingOverAFile();
  void flacBombIsHarmless();
  void wideWavIsHarmless();
  void tooManyChannelsAreRefused();
  void truncatedIsTold();
  void pipeLengthsAreNoPromise();
  void partsAsLibrosa();
  void wrongPartsAreRefused();
  void channelsAndMix();
  void factsOfKnownSignal();
  void streamEqualsRead();
  void streamChangesTheRate();
  void readChangesTheRate();
  void lanesGrow();
  void stops();
  void oddFiles_data();
  void oddFiles();
  void cutPackedFiles_data();
  void cutPackedFiles();
  void lengthLeftOpen();
  void namesOfSound();

 private:
  std::string file(const QString& name) const { return m_dir.filePath(name).toStdString(); }
  std::string made(const QString& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
    return file(name);
  }
  QTemporaryDir m_dir;
};

void TestAudioFile::roundTrip_data() {
  QTest::addColumn<int>("channels");
  QTest::addColumn<int>("frames");
  QTest::addColumn<bool>("pcm");
  for (const int channels : {1, 2, 5})
    for (const int frames : {0, 1, 70001})
      for (const bool pcm : {true, false})
        QTest::addRow("%d channels, %d frames, %s", channels, frames, pcm ? "PCM 16" : "float")
            << channels << frames << pcm;
}

void TestAudioFile::roundTrip() {
  QFETCH(int, channels);
  QFETCH(int, frames);
  QFETCH(bool, pcm);
  const AudioClip clip = noise(channels, std::size_t(frames), {12345});
  const std::string path = file("울음 \"a\" 아기.wav");
  const WavEncoding encoding = pcm ? WavEncoding::Pcm16 : WavEncoding::Float32;
  QVERIFY(writeWav(path, clip, encoding).has_value());
  const auto info = readAudioInfo(path);
  QVERIFY(info.has_value());
  QCOMPARE(info->frames, frames);
  QCOMPARE(info->channels, channels);
  QCOMPARE(info->rate.hz, 12345);
  QCOMPARE(info->format, std::string(pcm ? "WAV, PCM 16 bit" : "WAV, float 32 bit"));
  ReadOptions planar;
  planar.mono = false;
  const auto back = readAudio(path, planar);
  QVERIFY(back.has_value());
  QCOMPARE(back->channels, channels);
  QVERIFY(back->samples == clip.samples);
  QVERIFY(!back->facts.truncated);
}

void TestAudioFile::pcmClipsAndRepeats() {
  AudioClip clip;
  clip.rate = {8000};
  clip.samples = {2.0f, -2.0f, std::numeric_limits<float>::quiet_NaN(), 0.25f};
  QVERIFY(writeWav(file("a.wav"), clip).has_value());
  QVERIFY(writeWav(file("b.wav"), clip, WavEncoding::Float32).has_value());
  QCOMPARE(readAudio(file("a.wav"))->samples, (std::vector<float>{32767 / 32768.0f, -1.0f, 0.0f, 0.25f}));
  const auto bytes = [](const std::string& path) {
    QFile f(QString::fromStdString(path));
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
  };
  const QByteArray first = bytes(file("b.wav"));
  QTest::qSleep(1100);  // a time stamp inside the file would show
  QVERIFY(writeWav(file("b.wav"), clip, WavEncoding::Float32).has_value());
  QCOMPARE(bytes(file("b.wav")), first);
}

void TestAudioFile::writesNothingOverAFile() {
  const std::string path = made("kept.wav", "mine");
  const auto written = writeWav(path, noise(1, 10, {8000}), WavEncoding::Pcm16, false);
  QVERIFY(!written);
  QCOMPARE(written.error().code, ErrorCode::FileExists);
  const auto nowhere = writeWav(file("no/such/folder.wav"), noise(1, 10, {8000}));
  QVERIFY(!nowhere);
  QCOMPARE(nowhere.error().code, ErrorCode::FileUnwritable);
  QFile kept(QString::fromStdString(path));
  QVERIFY(kept.open(QIODevice::ReadOnly));
  QCOMPARE(kept.readAll(), QByteArray("mine"));
  for (const QString& name : QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden))
    QVERIFY2(!name.contains("tmp"), qPrintable(name));
}

void TestAudioFile::flacBombIsHarmless() {
  const std::string path = made("bomb.flac", flacBomb());
  QCOMPARE(QFile(QString::fromStdString(path)).size(), 42);
  const auto info = readAudioInfo(path);
  if (info) QCOMPARE(info->frames, 0);
  const auto clip = readAudio(path);
  if (clip) {
    QVERIFY(clip->samples.empty());
    QVERIFY(clip->facts.truncated);
  }
}

void TestAudioFile::wideWavIsHarmless() {
  const std::string path = made("wide.wav", wavBytes(1024, 2147483647u, 8, std::string(8, '\1')));
  QCOMPARE(QFile(QString::fromStdString(path)).size(), 52);
  const auto info = readAudioInfo(path);
  if (info) QCOMPARE(info->frames, 0);
  const auto clip = readAudio(path);
  if (clip) QVERIFY(clip->samples.empty());
}

void TestAudioFile::tooManyChannelsAreRefused() {
  const auto info = readAudioInfo(made("wider.wav", wavBytes(1025, 8000, 2050, std::string(2050, '\1'))));
  QVERIFY(!info);
  QCOMPARE(info.error().code, ErrorCode::FileUnreadable);
  const auto still = readAudioInfo(made("still.wav", wavBytes(1, 0, 4, std::string(4, '\1'))));
  QVERIFY(!still);
}

void TestAudioFile::truncatedIsTold() {
  const std::string path = made("cut.wav", wavBytes(1, 8000, 2000, std::string(1000, '\1')));
  QCOMPARE(readAudioInfo(path)->frames, 500);
  const auto clip = readAudio(path);
  QVERIFY(clip.has_value());
  QCOMPARE(clip->frames(), 500);
  QVERIFY(clip->facts.truncated);
}

void TestAudioFile::pipeLengthsAreNoPromise() {
  const auto clip = readAudio(made("pipe.wav", wavBytes(1, 8000, 0xffffffffu, std::string(1000, '\1'))));
  QVERIFY(clip.has_value());
  QCOMPARE(clip->frames(), 500);
  QVERIFY(!clip->facts.truncated);
}

void TestAudioFile::partsAsLibrosa() {
  const AudioClip clip = noise(1, 10000, {8000});
  QVERIFY(writeWav(file("part.wav"), clip).has_value());
  ReadOptions o;
  o.offsetS = 0.10006;  // 800.48 frames: truncated
  o.durationS = 0.05009;
  const auto part = readAudio(file("part.wav"), o);
  QVERIFY(part.has_value());
  QCOMPARE(part->samples, std::vector<float>(clip.samples.begin() + 800, clip.samples.begin() + 1200));
  QVERIFY(!part->facts.truncated);
  o.offsetS = 1.2;
  o.durationS = -1;
  QCOMPARE(readAudio(file("part.wav"), o)->frames(), 400);
  o.offsetS = 1e300;
  QCOMPARE(readAudio(file("part.wav"), o)->frames(), 0);
  o = {};
  o.durationS = 0;
  QCOMPARE(readAudio(file("part.wav"), o)->frames(), 0);
}

void TestAudioFile::wrongPartsAreRefused() {
  QVERIFY(writeWav(file("w.wav"), noise(2, 100, {8000})).has_value());
  ReadOptions o;
  o.offsetS = -1;
  QCOMPARE(readAudio(file("w.wav"), o).error().code, ErrorCode::BadArgument);
  o = {};
  o.offsetS = std::nan("");
  QCOMPARE(readAudio(file("w.wav"), o).error().code, ErrorCode::BadArgument);
  o = {};
  o.channel = 2;
  QCOMPARE(readAudio(file("w.wav"), o).error().code, ErrorCode::BadArgument);
  QCOMPARE(readAudio(file("missing.wav")).error().code, ErrorCode::FileNotFound);
  QCOMPARE(readAudio(m_dir.path().toStdString()).error().code, ErrorCode::FileUnreadable);
}

void TestAudioFile::channelsAndMix() {
  const AudioClip clip = noise(3, 1000, {8000});
  QVERIFY(writeWav(file("c.wav"), clip).has_value());
  ReadOptions o;
  o.channel = 1;
  const auto one = readAudio(file("c.wav"), o);
  QVERIFY(std::equal(one->samples.begin(), one->samples.end(), clip.channel(1).begin()));
  const auto mix = readAudio(file("c.wav"));
  QCOMPARE(mix->channels, 1);
  for (std::size_t i = 0; i < 1000; ++i)
    QCOMPARE(mix->samples[i], (clip.channel(0)[i] + clip.channel(1)[i] + clip.channel(2)[i]) / 3.0f);
}

void TestAudioFile::factsOfKnownSignal() {
  AudioClip clip;
  clip.rate = {8000};
  clip.samples.assign(100000, 0.25f);
  for (std::size_t i = 65534; i < 65539; ++i) clip.samples[i] = 1.0f;  // a run over the border of two blocks
  clip.samples[10] = clip.samples[11] = 1.0f;                          // too short to be clipping
  clip.samples[20] = 1.0f;
  clip.samples[21] = -1.0f;
  clip.samples[22] = 1.0f;  // full scale, but no run
  clip.samples[30] = std::numeric_limits<float>::infinity();
  clip.samples[31] = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(writeWav(file("facts.wav"), clip, WavEncoding::Float32).has_value());
  const auto back = readAudio(file("facts.wav"));
  QVERIFY(back.has_value());
  QCOMPARE(back->facts.clipped, 5);
  QCOMPARE(back->facts.nonFinite, 2);
  QCOMPARE(back->facts.peak, 1.0f);
  QVERIFY(std::fabs(back->facts.dc - 0.25) < 1e-3);
  QVERIFY(std::fabs(back->facts.rms - 0.25) < 1e-3);
  for (const float x : back->samples) QVERIFY(std::isfinite(x));
}

void TestAudioFile::streamEqualsRead() {
  QVERIFY(writeWav(file("s.wav"), noise(2, 150000, {8000})).has_value());
  ReadOptions o;
  o.offsetS = 1;
  std::vector<float> all;
  std::size_t blocks = 0;
  QVERIFY(streamAudio(file("s.wav"), o, [&](std::span<const float> y) {
            all.insert(all.end(), y.begin(), y.end());
            return ++blocks > 0;
          }).has_value());
  QVERIFY(blocks > 1);
  QVERIFY(all == readAudio(file("s.wav"), o)->samples);
  blocks = 0;
  QVERIFY(streamAudio(file("s.wav"), o, [&](std::span<const float>) { return ++blocks == 0; }).has_value());
  QCOMPARE(blocks, std::size_t(1));
}

void TestAudioFile::streamChangesTheRate() {
  const std::string path = file("rate.wav");
  QVERIFY(writeWav(path, noise(2, 150000, {44100}), WavEncoding::Float32).has_value());
  ReadOptions o;
  o.offsetS = 0.5;
  for (const int hz : {8000, 44100, 48000}) {
    o.resampleTo = {hz};
    std::vector<float> all;
    const auto stream = streamAudio(path, o, [&](std::span<const float> y) {
      all.insert(all.end(), y.begin(), y.end());
      return true;
    });
    const auto read = readAudio(path, o);
    QVERIFY(stream.has_value() && read.has_value());
    QVERIFY(all == read->samples);
    QCOMPARE(stream->rate.hz, hz);
    QCOMPARE(stream->info.rate.hz, 44100);
    QCOMPARE(stream->info.frames, 150000);
    QCOMPARE(stream->frames, read->frames());
    QCOMPARE(stream->facts.peak, read->facts.peak);
    QCOMPARE(stream->facts.dc, read->facts.dc);
  }
  o.resampleType = ResampleType::Polyphase;
  const auto never = streamAudio(path, o, [](std::span<const float>) { return true; });
  QVERIFY(!never);
  QCOMPARE(never.error().code, ErrorCode::BadArgument);
  std::stop_source source;
  JobContext job;
  job.stop = source.get_token();
  const auto stopped = streamAudio(
      path, {}, [&](std::span<const float>) { return source.request_stop(); }, job);
  QVERIFY(!stopped);
  QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

void TestAudioFile::readChangesTheRate() {
  const std::string path = file("rates.wav");
  const AudioClip clip = noise(3, 50000, {44100});
  QVERIFY(writeWav(path, clip, WavEncoding::Float32).has_value());
  ReadOptions o;
  o.mono = false;
  o.resampleTo = {16000};
  for (const ResampleType type : {ResampleType::SoxrHq, ResampleType::SoxrQq, ResampleType::KaiserFast}) {
    o.resampleType = type;
    const auto read = readAudio(path, o);
    QVERIFY(read.has_value());
    QCOMPARE(read->rate.hz, 16000);
    QCOMPARE(read->channels, 3);
    for (int c = 0; c < 3; ++c) {
      const auto expected = resample(clip.channel(c), {44100}, {16000}, type).value();
      QVERIFY(std::equal(expected.begin(), expected.end(), read->channel(c).begin(), read->channel(c).end()));
    }
  }
}

void TestAudioFile::lanesGrow() {
  Rng rng(1);
  for (const int count : {1, 3})
    for (const int expected : {0, 10, 100000, 300000}) {
      std::vector<std::vector<float>> truth(std::size_t(count), std::vector<float>(100000));
      for (auto& lane : truth)
        for (float& x : lane) x = float(rng.normal());
      Lanes lanes(count, expected);
      for (std::size_t at = 0; at < 100000; at += 12500)
        for (int c = 0; c < count; ++c) lanes.append(c, std::span(truth[std::size_t(c)]).subspan(at, 12500));
      std::vector<float> all;
      for (const auto& lane : truth) all.insert(all.end(), lane.begin(), lane.end());
      QVERIFY(lanes.take() == all);
    }
}

void TestAudioFile::stops() {
  QVERIFY(writeWav(file("stop.wav"), noise(1, 200000, {8000})).has_value());
  std::stop_source source;
  JobContext job;
  job.stop = source.get_token();
  source.request_stop();
  QCOMPARE(readAudio(file("stop.wav"), {}, job).error().code, ErrorCode::Cancelled);
}

void TestAudioFile::oddFiles_data() {
  QTest::addColumn<QStringList>("row");
  const auto rows = csvRows(ULLIM_SHARED "/data/odd/expected.csv");
  if (rows.empty()) {
    QTest::newRow("none") << QStringList();
    return;
  }
  for (std::size_t i = 1; i < rows.size(); ++i) QTest::newRow(qPrintable(rows[i][0])) << rows[i];
}

void TestAudioFile::oddFiles() {
  QFETCH(QStringList, row);
  if (row.isEmpty()) QSKIP("../shared/data/odd is not there");
  QCOMPARE(row.size(), 6);
  const std::string path = (QStringLiteral(ULLIM_SHARED "/data/odd/") + row[0]).toStdString();
  const auto clip = readAudio(path);
  const auto info = readAudioInfo(path);
  QCOMPARE(clip.has_value(), info.has_value());
  if (row[2].startsWith("error")) {
    QVERIFY(!clip);
    QCOMPARE(clip.error().code, ErrorCode::FileUnreadable);
    QVERIFY(clip.error().detail.starts_with(path));
    return;
  }
  QVERIFY2(clip.has_value(), clip ? "" : clip.error().detail.c_str());
  QCOMPARE(clip->rate.hz, row[3].toInt());
  QCOMPARE(info->channels, row[4].toInt());
  if (row[5].startsWith("about"))
    QVERIFY(std::abs(clip->frames() - row[5].section(' ', 1).toInt()) < 2500);
  else
    QCOMPARE(clip->frames(), row[5].section(' ', 0, 0).toInt());
  QCOMPARE(info->frames, clip->frames());
  QCOMPARE(clip->facts.truncated, row[0] == "truncated.wav");
  if (row[0] == "nan_inf_float.wav") QCOMPARE(clip->facts.nonFinite, 12);
  if (row[0] == "clipped.wav") QVERIFY(clip->facts.clipped >= 3);
  if (row[0] == "dc_only.wav") QVERIFY(std::fabs(clip->facts.dc - 0.25) < 1e-4);
  if (row[0] == "silence.wav") QCOMPARE(clip->facts.peak, 0.0f);
}

void TestAudioFile::cutPackedFiles_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"cry.flac", "cry.ogg", "cry.mp3"}) QTest::newRow(name) << QString(name);
}

void TestAudioFile::cutPackedFiles() {
  QFETCH(QString, name);
  QFile whole(QStringLiteral(ULLIM_SHARED "/data/odd/") + name);
  if (!whole.open(QIODevice::ReadOnly)) QSKIP("../shared/data/odd is not there");
  const QByteArray bytes = whole.readAll();
  const std::string path = made(name, bytes.left(bytes.size() / 2).toStdString());
  const auto info = readAudioInfo(path);
  const auto clip = readAudio(path);
  QVERIFY(info.has_value() && clip.has_value());
  QCOMPARE(info->frames, clip->frames());
  QVERIFY(clip->frames() < 12000);
  if (name == "cry.ogg") return;  // its sound is one page, and half a page cannot be decoded
  QVERIFY(clip->frames() > 4000);
  if (name == "cry.flac") QVERIFY(clip->facts.truncated);  // its header counts the frames
}

void TestAudioFile::lengthLeftOpen() {
  QFile whole(QStringLiteral(ULLIM_SHARED "/data/odd/cry.flac"));
  if (!whole.open(QIODevice::ReadOnly)) QSKIP("../shared/data/odd is not there");
  QByteArray bytes = whole.readAll();
  bytes[21] = char(bytes[21] & 0xf0);  // STREAMINFO's 36 bits of length: 0 means unknown
  for (int i = 22; i < 26; ++i) bytes[i] = 0;
  const std::string path = made("open.flac", bytes.toStdString());
  QCOMPARE(readAudioInfo(path)->frames, 16000);
  QCOMPARE(readAudio(path)->frames(), 16000);
  QVERIFY(!readAudio(path)->facts.truncated);
}

void TestAudioFile::namesOfSound() {
  for (const char* name : {"a.wav", "UPPER.WAV", "/x.y/아기 b.Flac", "a.b.ogg", "c.MP3", "d.m4a"})
    QVERIFY2(looksLikeAudio(name), name);
  for (const char* name : {"wav", "a.csv", "a.wav/readme", "a.wav.txt", "", "a.", "음성"})
    QVERIFY2(!looksLikeAudio(name), name);
}

QTEST_GUILESS_MAIN(TestAudioFile)
#include "tst_audiofile.moc"
