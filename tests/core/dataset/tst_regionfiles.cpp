// Regions to other programs and back. The known answers were written by hand after the manuals of the
// formats.
#include <QtTest/QtTest>

#include "core/base/random.h"
#include "core/dataset/regionfiles.h"

using namespace ullim;

namespace {

const ClipTime kTwoSeconds{16000, {8000}};

Region region(SampleRange range, const std::string& label, double low = 0, double high = 0,
              const std::string& note = {}) {
  return {.id = {}, .clipId = {}, .range = range, .lowHz = low, .highHz = high, .label = label, .note = note};
}

bool mentions(const std::vector<std::string>& sentences, const std::string& word) {
  return std::any_of(sentences.begin(), sentences.end(),
                     [&](const auto& s) { return s.find(word) != std::string::npos; });
}

std::string utf16(const QString& text, bool big) {
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  for (const QChar c : text) {
    const char high = char(c.unicode() >> 8), low = char(c.unicode() & 0xff);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

const char* const kLongGrid = R"(File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0 
xmax = 2 
tiers? <exists> 
size = 2 
item []: 
    item [1]:
        class = "IntervalTier" 
        name = "words" 
        xmin = 0 
        xmax = 2 
        intervals: size = 3 
        intervals [1]:
            xmin = 0 
            xmax = 0.5 
            text = "" 
        intervals [2]:
            xmin = 0.5 
            xmax = 1.25 
            text = "say ""울음""" 
        intervals [3]:
            xmin = 1.25 
            xmax = 2 
            text = "end" 
    item [2]:
        class = "TextTier" 
        name = "bells" 
        xmin = 0 
        xmax = 2 
        points: size = 1 
        points [1]:
            number = 1 
            mark = "ding" 
)";

const char* const kShortGrid = R"(File type = "ooTextFile"
Object class = "TextGrid"

0
2
<exists>
2
"IntervalTier"
"words"
0
2
3
0
0.5
""
0.5
1.25
"say ""울음"""
1.25
2
"end"
"TextTier"
"bells"
0
2
1
1
"ding"
)";

}  // namespace

class TestRegionFiles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void audacityKnown();
  void audacityWritten();
  void textGridKnown_data();
  void textGridKnown();
  void textGridWritten();
  void ravenKnown();
  void ravenWritten();
  void csvKnown();
  void csvWritten();
  void roundTrips_data();
  void roundTrips();
  void whatIsNotUnderstood_data();
  void whatIsNotUnderstood();
  void refused_data();
  void refused();
  void hostileTextStaysSmall();
  void garbageNeverCrashes();
};

void TestRegionFiles::audacityKnown() {
  const auto read = readAudacity(
      "0.500000\t1.250000\thungry\n"
      "\\\t300.000000\t3400.500000\n"
      "1.000000\t1.000000\tpoint\r\n"
      "1.500000\t2.000000\n"
      "0.000000\t0.250000\ttwo\twords\n"
      "\\\t-1.000000\t500.000000\n"
      "0.250000\t0.375000\topen\n"
      "\\\t1000.000000\t-1.000000\n",
      kTwoSeconds);
  QVERIFY(read.has_value());
  const std::vector<Region> expected{
      region({4000, 10000}, "hungry", 300, 3400.5), region({8000, 8001}, "point"), region({12000, 16000}, ""),
      region({0, 2000}, "two\twords", 0, 500), region({2000, 3000}, "open", 1000, 4000)};
  QVERIFY(read->regions == expected);
  QCOMPARE(read->remarks.size(), std::size_t(1));
  QVERIFY(mentions(read->remarks, "line 3: it is a point"));
}

void TestRegionFiles::audacityWritten() {
  const auto text = audacityText(
      {region({4000, 10000}, "hungry", 300, 3400.5, "note"), region({12001, 16000}, "a\nb")}, kTwoSeconds);
  QCOMPARE(text.text, std::string("0.500000\t1.250000\thungry\n\\\t300\t3400.5\n"
                                  "1.500125\t2.000000\ta b\n"));
  QCOMPARE(lossSentences(text.loss).size(), std::size_t(2));
  QVERIFY(mentions(lossSentences(text.loss), "1 note"));
  QVERIFY(mentions(lossSentences(text.loss), "line ends"));
  QVERIFY(lossSentences(audacityText({region({0, 1}, "x", 1, 2)}, kTwoSeconds).loss).empty());
}

void TestRegionFiles::textGridKnown_data() {
  QTest::addColumn<QByteArray>("text");
  const QString grid = QString::fromUtf8(kLongGrid);
  QTest::newRow("long") << QByteArray(kLongGrid);
  QTest::newRow("short") << QByteArray(kShortGrid);
  QTest::newRow("line ends of Windows") << QByteArray(kLongGrid).replace("\n", "\r\n");
  QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF") + kLongGrid;
  QTest::newRow("UTF-16 little") << QByteArray::fromStdString(utf16(grid, false));
  QTest::newRow("UTF-16 big") << QByteArray::fromStdString(utf16(grid, true));
  QTest::newRow("comments") << QByteArray(kShortGrid).replace("\n2\n<", "\n2 ! 3 \"seconds\"\n<");
}

void TestRegionFiles::textGridKnown() {
  QFETCH(QByteArray, text);
  const auto read = readTextGrid(text.toStdString(), kTwoSeconds);
  QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
  const std::vector<Region> expected{region({4000, 10000}, "say \"울음\"", 0, 0, "words"),
                                     region({10000, 16000}, "end", 0, 0, "words"),
                                     region({8000, 8001}, "ding", 0, 0, "bells")};
  QVERIFY(read->regions == expected);
  QCOMPARE(read->remarks.size(), std::size_t(1));
  QVERIFY(mentions(read->remarks, "tier 2, point 1: it is a point"));
}

void TestRegionFiles::textGridWritten() {
  const auto text = textGridText(
      {region({4000, 10000}, "a \"b\"", 10, 20, "n"), region({8000, 16000}, ""), region({10000, 12000}, "c")},
      kTwoSeconds);
  // The second overlaps the first and has a tier of its own; the third fits behind the first.
  QCOMPARE(QString::fromStdString(text.text), QString(R"(File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0 
xmax = 2.000000 
tiers? <exists> 
size = 2 
item []: 
    item [1]:
        class = "IntervalTier" 
        name = "regions" 
        xmin = 0 
        xmax = 2.000000 
        intervals: size = 4 
        intervals [1]:
            xmin = 0.000000 
            xmax = 0.500000 
            text = "" 
        intervals [2]:
            xmin = 0.500000 
            xmax = 1.250000 
            text = "a ""b""" 
        intervals [3]:
            xmin = 1.250000 
            xmax = 1.500000 
            text = "c" 
        intervals [4]:
            xmin = 1.500000 
            xmax = 2.000000 
            text = "" 
    item [2]:
        class = "IntervalTier" 
        name = "regions 2" 
        xmin = 0 
        xmax = 2.000000 
        intervals: size = 2 
        intervals [1]:
            xmin = 0.000000 
            xmax = 1.000000 
            text = "" 
        intervals [2]:
            xmin = 1.000000 
            xmax = 2.000000 
            text = "" 
)"));
  QCOMPARE(lossSentences(text.loss).size(), std::size_t(3));
  for (const char* word : {"band", "note", "without a label"})
    QVERIFY(mentions(lossSentences(text.loss), word));
}

void TestRegionFiles::ravenKnown() {
  // Two views of the first selection; more columns than we know, in another order.
  const auto read = readRaven(
      "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tDelta Time "
      "(s)\tAnnotation\n"
      "1\tWaveform 1\t1\t0.500000000\t1.250000000\t0.0\t4000.0\t0.75\thungry\n"
      "1\tSpectrogram 1\t1\t0.500000000\t1.250000000\t300.0\t3400.5\t0.75\thungry\n"
      "2\tSpectrogram 1\t1\t1.5\t2\t0\t4000\t0.5\twhole band\n"
      "3\tSpectrogram 1\t1\t1.5\t2.5\t100\t9000\t1\tbeyond\n",
      kTwoSeconds);
  QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
  const std::vector<Region> expected{region({4000, 10000}, "hungry", 300, 3400.5),
                                     region({12000, 16000}, "whole band"),
                                     region({12000, 16000}, "beyond", 100, 4000)};
  QVERIFY(read->regions == expected);
  QCOMPARE(read->remarks.size(), std::size_t(2));
  QVERIFY(mentions(read->remarks, "line 5: it reached beyond the end"));
  QVERIFY(mentions(read->remarks, "half the sample rate"));
}

void TestRegionFiles::ravenWritten() {
  const auto text =
      ravenText({region({4000, 10000}, "a", 300, 3400.5, "note"), region({12000, 16000}, "b")}, kTwoSeconds);
  QCOMPARE(text.text,
           std::string("Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq "
                       "(Hz)\tAnnotation\tNotes\n"
                       "1\tSpectrogram 1\t1\t0.500000\t1.250000\t300\t3400.5\ta\tnote\n"
                       "2\tSpectrogram 1\t1\t1.500000\t2.000000\t0\t4000\tb\t\n"));
  QCOMPARE(lossSentences(text.loss).size(), std::size_t(1));
  QVERIFY(mentions(lossSentences(text.loss), "1 region is time only"));
}

void TestRegionFiles::csvKnown() {
  const ClipTimeOf clipOf = [](const std::string& file) -> Result<ClipTime> {
    if (file == "a.wav") return kTwoSeconds;
    return Error{ErrorCode::NotFound, file + ": no such clip"};
  };
  const auto read = readRegionCsv(
      "file;begin_s;end_s;label;low_hz;high_hz;begin_sample;end_sample\n"
      "a.wav;0.5;1.25;\"x;y\";300;3400.5;;\n"
      "a.wav;0.5;1.25;samples count;;;100;200\n"
      "b.wav;0;1;lost;;;;\n"
      "a.wav;zero;1;lost;;;;\n"
      "a.wav;0;1;half;300;;;\n",
      clipOf);
  QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
  QCOMPARE(read->regions.size(), std::size_t(3));
  QVERIFY(read->regions[0].region == region({4000, 10000}, "x;y", 300, 3400.5));
  QVERIFY(read->regions[1].region == region({100, 200}, "samples count"));
  QVERIFY(read->regions[2].region == region({0, 8000}, "half"));
  QCOMPARE(read->remarks.size(), std::size_t(4));
  for (const char* start : {"row 3: its seconds and samples differ", "row 4: b.wav", "row 5: its times",
                            "row 6: its frequencies"})
    QVERIFY2(mentions(read->remarks, start), start);
}

void TestRegionFiles::csvWritten() {
  QCOMPARE(regionCsvText({{"a,b.wav", {8000}, region({4000, 10000}, "x", 300, 3400.5, "n\n2")},
                          {"c.wav", {44100}, region({1, 2}, "")}}),
           std::string("file,begin_s,end_s,low_hz,high_hz,label,note,begin_sample,end_sample\n"
                       "\"a,b.wav\",0.500000,1.250000,300,3400.5,x,\"n\n2\",4000,10000\n"
                       "c.wav,0.000023,0.000045,,,,,1,2\n"));
}

void TestRegionFiles::roundTrips_data() {
  QTest::addColumn<int>("rate");
  QTest::addColumn<qlonglong>("frames");
  for (const int rate : {1, 8000, 11025, 44100, 48000, 192000, 384000, 768000})
    QTest::addRow("%d Hz", rate) << rate << qlonglong(rate) * 86400;
}

void TestRegionFiles::roundTrips() {
  QFETCH(int, rate);
  QFETCH(qlonglong, frames);
  const ClipTime clip{frames, {rate}};
  Rng rng{std::uint64_t(rate)};
  std::vector<Region> all;
  for (int i = 0; i < 500; ++i) {
    const SamplePos begin = SamplePos(rng.below(std::uint64_t(frames - 1)));
    const SamplePos end = std::min<SamplePos>(frames, begin + 1 + SamplePos(rng.below(99999)));
    const bool band = rng.below(2) == 0;
    const double low = rate / 4.0 * rng.uniform();
    all.push_back(region({begin, end}, i % 7 ? "울음 \"" + std::to_string(i) + "\"" : "=1+2", band ? low : 0,
                         band ? low + rate / 8.0 : 0));
  }
  all.push_back(region({0, 1}, "first"));
  all.push_back(region({frames - 1, frames}, "last"));
  all.push_back(region({0, frames}, "all"));
  std::sort(all.begin(), all.end(), RegionOrder());

  const auto audacity = audacityText(all, clip);
  QVERIFY(lossSentences(audacity.loss).empty());
  const auto fromAudacity = readAudacity(audacity.text, clip);
  QVERIFY(fromAudacity->remarks.empty());
  QVERIFY(fromAudacity->regions == all);

  auto noted = all;
  for (auto& r : noted) r.note = "note of " + r.label;
  const auto fromRaven = readRaven(ravenText(noted, clip).text, clip);
  QVERIFY(fromRaven->remarks.empty());
  QVERIFY(fromRaven->regions == noted);

  // Praat has no bands.
  auto timeOnly = all;
  for (auto& r : timeOnly) r.lowHz = r.highHz = 0, r.label += "\n\t";
  std::sort(timeOnly.begin(), timeOnly.end(), [](const Region& a, const Region& b) {
    return std::tie(a.range, a.label) < std::tie(b.range, b.label);
  });
  const auto grid = textGridText(timeOnly, clip);
  QVERIFY(lossSentences(grid.loss).empty());
  auto fromGrid = readTextGrid(grid.text, clip);
  QVERIFY(fromGrid->remarks.empty());
  std::sort(fromGrid->regions.begin(), fromGrid->regions.end(), [](const Region& a, const Region& b) {
    return std::tie(a.range, a.label) < std::tie(b.range, b.label);
  });
  QVERIFY(fromGrid->regions == timeOnly);

  std::vector<FileRegion> rows;
  for (const auto& r : noted) rows.push_back({"dir/a, \"b\".wav", clip.rate, r});
  rows.back().region.note = "two\nlines\t, \"x\" ";
  const auto fromCsv =
      readRegionCsv(regionCsvText(rows), [&](const std::string&) -> Result<ClipTime> { return clip; });
  QVERIFY(fromCsv->remarks.empty());
  QCOMPARE(fromCsv->regions.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    QCOMPARE(fromCsv->regions[i].file, rows[i].file);
    QVERIFY(fromCsv->regions[i].region == rows[i].region);
  }
}

void TestRegionFiles::whatIsNotUnderstood_data() {
  QTest::addColumn<QByteArray>("begin");
  QTest::addColumn<QByteArray>("end");
  QTest::addColumn<int>("regions");
  QTest::addColumn<QByteArray>("remark");
  QTest::newRow("fine") << QByteArray("0.5") << QByteArray("1") << 1 << QByteArray();
  QTest::newRow("rounding at the end") << QByteArray("0.5") << QByteArray("2.0000001") << 1 << QByteArray();
  QTest::newRow("backwards") << QByteArray("1") << QByteArray("0.5") << 0 << QByteArray("ends before");
  QTest::newRow("not a number") << QByteArray("nan") << QByteArray("1") << 0 << QByteArray("not understood");
  QTest::newRow("infinite") << QByteArray("0") << QByteArray("inf") << 0 << QByteArray("not understood");
  QTest::newRow("too large for a double")
      << QByteArray("0") << QByteArray("1e999") << 0 << QByteArray("not understood");
  QTest::newRow("too large for seconds")
      << QByteArray("0") << QByteArray("1e308") << 0 << QByteArray("no numbers");
  QTest::newRow("beyond any sound") << QByteArray("1e300") << QByteArray("1e300") << 0
                                    << QByteArray("beyond");
  QTest::newRow("too small") << QByteArray("-1e300") << QByteArray("1") << 0 << QByteArray("beyond");
  QTest::newRow("decimal comma") << QByteArray("0,5") << QByteArray("1") << 0 << QByteArray("not understood");
  QTest::newRow("words") << QByteArray("begin") << QByteArray("end") << 0 << QByteArray("not understood");
  QTest::newRow("before") << QByteArray("-2") << QByteArray("-1") << 0 << QByteArray("before 0");
  QTest::newRow("begins before") << QByteArray("-2") << QByteArray("1") << 1 << QByteArray("was cut");
  QTest::newRow("behind") << QByteArray("3") << QByteArray("4") << 0 << QByteArray("beyond the end");
  QTest::newRow("ends behind") << QByteArray("1") << QByteArray("4") << 1 << QByteArray("was cut");
  QTest::newRow("last instant") << QByteArray("2") << QByteArray("2") << 1 << QByteArray("a point");
}

void TestRegionFiles::whatIsNotUnderstood() {
  QFETCH(QByteArray, begin);
  QFETCH(QByteArray, end);
  QFETCH(int, regions);
  QFETCH(QByteArray, remark);
  const std::string b = begin.toStdString(), e = end.toStdString();
  const auto audacity = readAudacity(b + "\t" + e + "\tx", kTwoSeconds);
  const auto raven = readRaven("Begin Time (s)\tEnd Time (s)\n" + b + "\t" + e + "\n", kTwoSeconds);
  const auto csv = readRegionCsv("file\tbegin_s\tend_s\na\t" + b + "\t" + e,
                                 [](const std::string&) -> Result<ClipTime> { return kTwoSeconds; });
  for (const auto& [count, remarks] : {std::pair{audacity->regions.size(), audacity->remarks},
                                       {raven->regions.size(), raven->remarks},
                                       {csv->regions.size(), csv->remarks}}) {
    QCOMPARE(int(count), regions);
    QCOMPARE(remarks.size(), std::size_t(remark.isEmpty() ? 0 : 1));
    if (!remark.isEmpty()) QVERIFY2(mentions(remarks, remark.toStdString()), remarks[0].c_str());
  }
  for (const auto& r : audacity->regions)
    QVERIFY(r.range.begin >= 0 && r.range.begin < r.range.end && r.range.end <= kTwoSeconds.frames);
}

void TestRegionFiles::refused_data() {
  QTest::addColumn<int>("format");
  QTest::addColumn<QByteArray>("text");
  const int audacity = int(RegionFormat::Audacity), grid = int(RegionFormat::TextGrid),
            raven = int(RegionFormat::Raven);
  QTest::newRow("zero bytes") << audacity << QByteArray("0\t1\ta\0b\n", 8);
  QTest::newRow("Latin-1") << audacity << QByteArray("0\t1\t\xe9\n");
  QTest::newRow("a sound as a grid") << grid << QByteArray("RIFF....WAVEfmt ");
  QTest::newRow("empty grid") << grid << QByteArray();
  QTest::newRow("binary grid") << grid << QByteArray("ooBinaryFile\x08TextGrid");
  QTest::newRow("another Praat object") << grid << QByteArray("\"ooTextFile\"\n\"PitchTier\"\n0\n1\n1\n");
  QTest::newRow("half a character") << grid << QByteArray("\xFF\xFE\x22");
  QTest::newRow("lone surrogate") << grid << QByteArray("\xFF\xFE\x00\xD8\x41\x00", 6);
  QTest::newRow("no tiers") << grid << QByteArray("\"ooTextFile\"\n\"TextGrid\"\n0\n1\n<absent>\n");
  QTest::newRow("empty table") << raven << QByteArray();
  QTest::newRow("no times") << raven << QByteArray("Selection\tView\n1\tx\n");
  QTest::newRow("several sounds")
      << raven << QByteArray("Begin Time (s)\tEnd Time (s)\tBegin File\n0\t1\ta.wav\n0\t1\tb.wav\n");
}

void TestRegionFiles::refused() {
  QFETCH(int, format);
  QFETCH(QByteArray, text);
  const auto read = readRegions(RegionFormat(format), text.toStdString(), kTwoSeconds);
  QVERIFY(!read.has_value());
  QCOMPARE(int(read.error().code), int(ErrorCode::BadFormat));
}

void TestRegionFiles::hostileTextStaysSmall() {
  const auto code = [](const auto& read) { return read ? -1 : int(read.error().code); };
  const int bad = int(ErrorCode::BadFormat);
  const ClipTimeOf any = [](const std::string&) -> Result<ClipTime> { return kTwoSeconds; };
  const std::string huge(kMaxRegionText + 1, 'x');
  QCOMPARE(code(readAudacity(huge, kTwoSeconds)), bad);
  QCOMPARE(code(readTextGrid(huge, kTwoSeconds)), bad);
  QCOMPARE(code(readRaven(huge, kTwoSeconds)), bad);
  QCOMPARE(code(readRegionCsv(huge, any)), bad);
  // One line without an end; more regions than anybody has; a table of a few bytes a cell.
  QVERIFY(readAudacity(std::string(kMaxRegionText, '0'), kTwoSeconds)->regions.empty());
  std::string many;
  for (std::size_t i = 0; i <= kMaxRegionsRead; ++i) many += "0\t1\n";
  QCOMPARE(code(readAudacity(many, kTwoSeconds)), bad);
  QCOMPARE(
      code(readRegionCsv("file,begin_s,end_s" + std::string(100000, ',') + std::string(100000, '\n'), any)),
      bad);
  // A grid that promises a billion intervals.
  const auto grid = readTextGrid(
      "\"ooTextFile\"\n\"TextGrid\"\n0\n2\n<exists>"
      "\n1\n\"IntervalTier\"\n\"a\"\n0\n2\n999999999\n0\n1\n\"x\"\n",
      kTwoSeconds);
  QCOMPARE(grid->regions.size(), std::size_t(1));
  QVERIFY(mentions(grid->remarks, "interval 2: was not understood"));
  // Remarks are counted, not collected.
  std::string wrong;
  for (int i = 0; i < 5000; ++i) wrong += "?\n";
  const auto read = readAudacity(wrong, kTwoSeconds);
  QCOMPARE(read->remarks.size(), kMaxRegionRemarks + 1);
  QCOMPARE(read->remarks.back(), std::string("and 4900 more remarks"));
  // A sound of unknown length has no regions.
  QVERIFY(mentions(readAudacity("0\t1\tx", ClipTime{})->remarks, "unknown"));
}

void TestRegionFiles::garbageNeverCrashes() {
  Rng rng(3);
  const std::vector<std::string> seeds{
      kLongGrid, kShortGrid, "0\t1\ta\n\\\t1\t2\n",
      "Selection\tView\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\n1\tWaveform "
      "1\t0\t1\t1\t2\n1\tSpectrogram 1\t0\t1\t1\t2\n",
      "file,begin_s,end_s,begin_sample,end_sample\na,0,1,0,8000\n"};
  const std::string alphabet = "\t\n\r\"\\-.0123456789eE<>,;! =\xFF\xFE";
  for (int i = 0; i < 4000; ++i) {
    std::string text = seeds[rng.below(seeds.size())];
    for (auto n = rng.below(8); n > 0; --n)
      text[rng.below(text.size())] = alphabet[rng.below(alphabet.size())];
    text.resize(rng.below(text.size() + 1));
    for (const auto format : {RegionFormat::Audacity, RegionFormat::TextGrid, RegionFormat::Raven})
      if (const auto read = readRegions(format, text, kTwoSeconds))
        for (Region r : read->regions) {
          r.id = r.clipId = "x";
          QVERIFY(checkRegion(r).has_value());
          QVERIFY(r.range.end <= kTwoSeconds.frames);
        }
    (void)readRegionCsv(text, [](const std::string&) -> Result<ClipTime> { return kTwoSeconds; });
  }
}

QTEST_APPLESS_MAIN(TestRegionFiles)
#include "tst_regionfiles.moc"
