// ELAN files: well-formed and in the order of the schema (read with Qt's own XML reader), and back.
#include <QXmlStreamReader>
#include <QtTest/QtTest>
#include <set>

#include "core/base/random.h"
#include "core/dataset/regionfiles.h"
#include "core/dataset/xmltext.h"

using namespace ullim;

namespace {

const ClipTime kTwoSeconds{16000, {8000}};

Region region(SampleRange range, const std::string& label, const std::string& note = {}) {
  return {.id = {}, .clipId = {}, .range = range, .label = label, .note = note};
}

// What ELAN asks of a file, as the schema EAFv3.0.xsd and its manual say.
void checkEaf(const std::string& text) {
  QXmlStreamReader xml(QByteArray::fromStdString(text));
  const QStringList order{"HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE", "CONSTRAINT"};
  int place = 0;
  std::set<QString> slots, types, tiers, ids, constraints;
  std::map<QString, qint64> times;
  QString tier;
  qint64 last = 0;
  QStringList path;
  while (!xml.atEnd()) {
    const auto token = xml.readNext();
    if (token == QXmlStreamReader::EndElement) path.removeLast();
    if (token != QXmlStreamReader::StartElement) continue;
    const QString name = xml.name().toString();
    const auto attributes = xml.attributes();
    const auto value = [&](const char* key) { return attributes.value(QLatin1String(key)).toString(); };
    path.append(name);
    if (path.size() == 1) {
      QCOMPARE(name, QStringLiteral("ANNOTATION_DOCUMENT"));
      QCOMPARE(value("FORMAT"), QStringLiteral("3.0"));
      QVERIFY(QDateTime::fromString(value("DATE"), Qt::ISODate).isValid());
    } else if (path.size() == 2) {
      const int at = int(order.indexOf(name));
      QVERIFY2(at >= place, qPrintable(name));
      place = at;
    }
    if (name == "TIME_SLOT") {
      QVERIFY(slots.insert(value("TIME_SLOT_ID")).second);
      bool whole = false;
      times[value("TIME_SLOT_ID")] = value("TIME_VALUE").toLongLong(&whole);
      QVERIFY(whole);
    } else if (name == "TIER") {
      tier = value("TIER_ID");
      QVERIFY2(tiers.insert(tier).second, qPrintable(tier));
      if (!value("PARENT_REF").isEmpty()) QVERIFY(tiers.count(value("PARENT_REF")));
      types.insert(value("LINGUISTIC_TYPE_REF"));
      last = 0;
    } else if (name == "ALIGNABLE_ANNOTATION") {
      QVERIFY(ids.insert(value("ANNOTATION_ID")).second);
      const qint64 begin = times.at(value("TIME_SLOT_REF1")), end = times.at(value("TIME_SLOT_REF2"));
      QVERIFY(begin >= last && end > begin);  // no overlap in a tier, none empty
      last = end;
    } else if (name == "REF_ANNOTATION") {
      QVERIFY(ids.insert(value("ANNOTATION_ID")).second);
      QVERIFY(ids.count(value("ANNOTATION_REF")));
    } else if (name == "LINGUISTIC_TYPE") {
      types.erase(value("LINGUISTIC_TYPE_ID"));
      if (!value("CONSTRAINTS").isEmpty()) constraints.insert(value("CONSTRAINTS"));
    } else if (name == "CONSTRAINT") {
      constraints.erase(value("STEREOTYPE"));
    }
  }
  QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
  QVERIFY(types.empty() && constraints.empty());
}

std::multiset<std::string> contents(const std::vector<Region>& regions) {
  std::multiset<std::string> out;
  for (const auto& r : regions)
    out.insert(std::to_string(r.range.begin) + "-" + std::to_string(r.range.end) + "|" + r.label + "|" +
               r.note);
  return out;
}

}  // namespace

class TestRegionElan : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void isValidAndComesBack_data();
  void isValidAndComesBack();
  void mediaIsLinked();
  void lossIsCounted();
  void randomRegionsComeBack();
  void readsOtherPrograms();
  void refusals_data();
  void refusals();
};

void TestRegionElan::isValidAndComesBack_data() {
  QTest::addColumn<bool>("byLabel");
  QTest::newRow("one tier") << false;
  QTest::newRow("a tier for each label") << true;
}

void TestRegionElan::isValidAndComesBack() {
  QFETCH(bool, byLabel);
  const std::vector<Region> regions{region({0, 800}, "cry", "first"),
                                    region({400, 1600}, "breath <& \"x\">\n울음"),  // overlaps
                                    region({400, 1600}, "cry"), region({1600, 16000}, "", "a note alone")};
  const RegionText made = elanText(regions, kTwoSeconds, {"/a b/소리.wav", "../소리.wav", byLabel});
  checkEaf(made.text);
  QVERIFY(lossSentences(made.loss).empty());
  const auto back = readElan(made.text, kTwoSeconds);
  QVERIFY(back);
  QVERIFY(back->remarks.empty());
  QCOMPARE(contents(back->regions), contents(regions));
  checkEaf(elanText({}, kTwoSeconds, {}).text);
}

void TestRegionElan::mediaIsLinked() {
  const std::string text = elanText({}, kTwoSeconds, {"/data/a b&c.wav", "../a b&c.wav", false}).text;
  QXmlStreamReader xml(QByteArray::fromStdString(text));
  while (!xml.atEnd() && xml.name() != QLatin1String("MEDIA_DESCRIPTOR")) xml.readNext();
  const QUrl url(xml.attributes().value(QLatin1String("MEDIA_URL")).toString());
  QCOMPARE(url.toLocalFile(), QStringLiteral("/data/a b&c.wav"));
  QCOMPARE(xml.attributes().value(QLatin1String("MIME_TYPE")).toString(), QStringLiteral("audio/x-wav"));
  QCOMPARE(QUrl::fromPercentEncoding(
               xml.attributes().value(QLatin1String("RELATIVE_MEDIA_URL")).toString().toUtf8()),
           QStringLiteral("./../a b&c.wav"));
}

void TestRegionElan::lossIsCounted() {
  // 8 samples are a millisecond at 8 kHz: 801 is none.
  Region box = region({800, 1600}, "box");
  box.highHz = 500;
  const RegionText made =
      elanText({region({3, 4}, "short"), box, region({1601, 2400}, "odd")}, kTwoSeconds, {});
  checkEaf(made.text);
  QCOMPARE(made.loss.bands, std::size_t(1));
  QCOMPARE(made.loss.instants, std::size_t(2));
  QCOMPARE(lossSentences(made.loss).back(), std::string("times finer than a millisecond of 2 regions"));
}

void TestRegionElan::randomRegionsComeBack() {
  Rng rng(5);
  for (const int rate : {8000, 16000, 22050, 44100, 48000, 96000}) {
    const ClipTime clip{rate * 3 + 7, {rate}};
    std::vector<Region> regions;
    for (int i = 0; i < 60; ++i) {
      const auto begin = SamplePos(rng.below(std::size_t(clip.frames - 2)));
      const auto end = std::min<SamplePos>(clip.frames, begin + 1 + SamplePos(rng.below(std::size_t(rate))));
      regions.push_back(region({begin, end}, "l" + std::to_string(i)));
    }
    std::sort(regions.begin(), regions.end(), RegionOrder());
    const RegionText made = elanText(regions, clip, {});
    checkEaf(made.text);
    const auto back = readElan(made.text, clip);
    QVERIFY(back);
    QCOMPARE(back->regions.size(), regions.size());
    std::map<std::string, Region> found;
    for (const auto& r : back->regions) found[r.label] = r;
    std::size_t inexact = 0;
    for (const auto& r : regions) {
      const Region& other = found.at(r.label);
      // Half a millisecond by rounding; a region shorter than one becomes one.
      const double slack = rate / 1000.0 * 1.5 + 1;
      QVERIFY(std::abs(double(other.range.begin - r.range.begin)) <= slack);
      QVERIFY(std::abs(double(other.range.end - r.range.end)) <= slack);
      inexact += !(other.range == r.range);
    }
    QCOMPARE(made.loss.instants, inexact);
  }
}

void TestRegionElan::readsOtherPrograms() {
  const std::string text = R"(<?xml version='1.0' encoding="UTF-8"?>
<!-- by hand -->
<ANNOTATION_DOCUMENT FORMAT='2.8'><HEADER TIME_UNITS="milliseconds"/>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="ts2"/>
<TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="1500"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="1600"/></TIME_ORDER>
<TIER TIER_ID="Mother"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts3">
<ANNOTATION_VALUE>sings &amp; <![CDATA[<hums>]]> &#xAC00;</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts4">
<ANNOTATION_VALUE>x</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="Words" PARENT_REF="Mother"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a1">
<ANNOTATION_VALUE>la</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>)";
  const auto read = readElan(text, kTwoSeconds);
  QVERIFY(read);
  QCOMPARE(read->regions.size(), std::size_t(1));
  QCOMPARE(read->regions[0].label, std::string("sings & <hums> 가"));
  QCOMPARE(read->regions[0].note, std::string("Mother"));
  QCOMPARE(read->regions[0].range.begin, SamplePos(4000));
  QCOMPARE(read->regions[0].range.end, SamplePos(12000));
  QCOMPARE(read->remarks.size(),
           std::size_t(2));  // a time that is missing, an annotation that hangs on another
}

void TestRegionElan::refusals_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("no XML") << QByteArray("0.5\t1\tcry\n");
  QTest::newRow("other XML") << QByteArray("<html></html>");
  QTest::newRow("doctype") << QByteArray("<!DOCTYPE a [<!ENTITY b \"c\">]><ANNOTATION_DOCUMENT/>");
  QTest::newRow("entity") << QByteArray("<ANNOTATION_DOCUMENT>&b;</ANNOTATION_DOCUMENT>");
  QTest::newRow("cut off") << QByteArray("<ANNOTATION_DOCUMENT><TIER TIER_ID=\"a\"");
  QTest::newRow("never closed") << QByteArray("<ANNOTATION_DOCUMENT><TIER>");
  QTest::newRow("crossed") << QByteArray("<ANNOTATION_DOCUMENT><a><b></a></b></ANNOTATION_DOCUMENT>");
  QTest::newRow("two roots") << QByteArray("<ANNOTATION_DOCUMENT/><ANNOTATION_DOCUMENT/>");
  QTest::newRow("deep") << QByteArray("<ANNOTATION_DOCUMENT>").append(QByteArray("<a>").repeated(100000));
  QTest::newRow("null character") << QByteArray("<ANNOTATION_DOCUMENT>&#0;</ANNOTATION_DOCUMENT>");
  QTest::newRow("surrogate") << QByteArray("<ANNOTATION_DOCUMENT>&#xD800;</ANNOTATION_DOCUMENT>");
}

void TestRegionElan::refusals() {
  QFETCH(QByteArray, text);
  const auto read = readElan(text.toStdString(), kTwoSeconds);
  QVERIFY(!read);
  QCOMPARE(int(read.error().code), int(ErrorCode::BadFormat));
  QVERIFY(read.error().detail.starts_with("ELAN file: "));
}

QTEST_APPLESS_MAIN(TestRegionElan)
#include "tst_regionelan.moc"
