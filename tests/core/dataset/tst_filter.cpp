#include <QtTest/QtTest>

#include "core/dataset/filter.h"

using namespace ullim;

namespace {

Dataset someClips() {
  Dataset data;
  const auto add = [&](const char* id, const char* file, const char* label, ClipStatus status,
                       double duration, int rate) -> Clip& {
    Clip clip;
    clip.id = id;
    clip.file = file;
    clip.label = clip.originalLabel = label;
    clip.status = status;
    clip.durationS = duration;
    clip.sampleRate = rate;
    clip.channels = 1;
    data.clips.push_back(clip);
    return data.clips.back();
  };
  add("a", "cries/one two.wav", "hungry", ClipStatus::New, 1.0, 8000).columns = {{"gender", "f"},
                                                                                 {"age", "04"}};
  add("b", "cries/울음_배고픔.wav", "hungry", ClipStatus::Excluded, 2.0, 8000).columns = {{"gender", "m"},
                                                                                          {"age", "26"}};
  add("c", "Speech/Three.WAV", "tired", ClipStatus::Verified, 0.5, 44100).notes = "It's LOUD";
  Clip& d = add("d", "x=y~z.wav", "", ClipStatus::Unsure, 7.0, 16000);
  d.originalLabel = "belly pain";
  d.group = "baby 7";
  d.error = "no sound";
  Clip& a = data.clips.front();
  a.facts.version = 1;
  a.facts.snrDb = 12.5f;
  a.facts.silenceShare = 0.5f;
  a.facts.clipped = 4;
  a.opinion = {"tired", 0.75f, 0.25f};
  return data;
}

}  // namespace

class TestFilter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void truthTable_data();
  void truthTable();
  void mistakesNameTheirPlace_data();
  void mistakesNameTheirPlace();
  void deepBracketsAreRefused();
};

void TestFilter::truthTable_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("matches");
  const auto row = [](const char* text, const char* matches) { QTest::newRow(text) << text << matches; };
  row("", "abcd");
  row("   ", "abcd");
  row("snr > 12", "a");
  row("snr <= 12.5", "a");  // what was not measured is neither less nor more
  row("not snr > 12", "bcd");
  row("snr = \"\"", "bcd");
  row("snr != \"\"", "a");
  row("silence >= 50%", "a");
  row("silence < 0.5", "");
  row("clipped > 0", "a");
  row("clipped = \"\"", "bcd");
  row("opinion = tired and doubt < 30%", "a");
  row("opinion = \"\"", "bcd");
  row("duplicate = \"\"", "abcd");
  row("verdicts = 0 and clip_version = 1", "abcd");
  row("f0 in (100, 200)", "");
  row("label = hungry", "ab");
  row("label=\"hungry\"", "ab");
  row("label == 'hungry'", "ab");
  row("label != hungry", "cd");
  row("label <> hungry", "cd");
  row("label = \"\"", "d");
  row("label = Hungry", "");
  row("LABEL = hungry", "ab");
  row("label ~ HUNG", "ab");
  row("name = 'one two.wav'", "a");
  row("file ~ cries/", "ab");
  row("name ~ cries", "");
  row("file ~ 배고", "b");
  row("original_label = 'belly pain'", "d");
  row("group = 'baby 7'", "d");
  row("status = excluded", "b");
  row("status != excluded", "acd");
  row("status in (new, verified)", "ac");
  row("status not in (new, verified)", "bd");
  row("duration < 1", "c");
  row("duration <= 1", "ac");
  row("duration > 1.5e0", "bd");
  row("duration >= 2", "bd");
  row("duration = 0.5", "c");
  row("duration in (1, 2)", "ab");
  row("sample_rate = 8000 and duration > 1", "b");
  row("channels = 1", "abcd");
  row("error != ''", "d");
  row("notes ~ \"it's loud\"", "c");
  row("gender = f", "a");
  row("gender = ''", "cd");
  row("gender != f", "bcd");
  row("age < 10", "a");
  row("age = 04", "a");
  row("label = hungry or label = tired and duration < 1", "abc");
  row("(label = hungry or label = tired) and duration < 1", "c");
  row("not label = hungry", "cd");
  row("not (label = hungry and status = new)", "bcd");
  row("not not label = hungry", "ab");
  row("label = hungry and not status = excluded", "a");
  row("NOT label = hungry AND duration > 1 OR id = a", "ad");
  // No operator: a search for words.
  row("hungry", "ab");
  row("HUNGRY one", "a");
  row("belly", "d");
  row("verified", "c");
  row("it's", "c");
  row("\"one two\"", "a");
  row("울음", "b");
  row("\"x=y\"", "d");
  row("(three", "");
  row("in", "d");
}

void TestFilter::truthTable() {
  QFETCH(QString, text);
  QFETCH(QString, matches);
  const Dataset data = someClips();
  const auto filter = Filter::parse(text.toStdString(), columnNames(data));
  QVERIFY2(filter.has_value(), filter ? "" : filter.error().detail.c_str());
  QString found;
  for (const auto& clip : data.clips)
    if (filter->matches(clip)) found += QString::fromStdString(clip.id);
  QCOMPARE(found, matches);
  QCOMPARE(filter->matchesAll(), text.trimmed().isEmpty());
}

void TestFilter::mistakesNameTheirPlace_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("part");
  const auto row = [](const char* text, const char* part) { QTest::newRow(text) << text << part; };
  row("lable = hungry", "no field \"lable\" at position 1");
  row("lable = hungry", "original_label");
  row("lable = hungry", "gender");
  row("label =", "expected a value but found the end at position 8");
  row("label = hungry and", "expected a field but found the end");
  row("label = hungry duration < 1", "at position 16");
  row("울음 = 1 and label = hungry", "no field \"울음\" at position 1");
  row("label = 울음 x = 1", "at position 12");
  row("duration < long", "expected a number but found \"long\" at position 12");
  row("duration ~ 1", "at position 10");
  row("status = exluded", "new, verified, unsure or excluded");
  row("(label = hungry", "expected \")\"");
  row("label = hungry)", "at position 15");
  row("label in (a, b", "expected \",\" or \")\"");
  row("label = \"hungry", "never closed at position 9");
  row("label not = hungry", "expected \"in\"");
  row("!label = a", "position 1");
  row("= a", "expected a field");
}

void TestFilter::mistakesNameTheirPlace() {
  QFETCH(QString, text);
  QFETCH(QString, part);
  const auto filter = Filter::parse(text.toStdString(), {"gender"});
  QVERIFY(!filter.has_value());
  QCOMPARE(filter.error().code, ErrorCode::BadArgument);
  QVERIFY2(filter.error().detail.find(part.toStdString()) != std::string::npos,
           filter.error().detail.c_str());
}

void TestFilter::deepBracketsAreRefused() {
  const std::string open(100000, '('), close(100000, ')');
  QVERIFY(!Filter::parse(open + "label = a" + close).has_value());
  std::string nots;
  for (int i = 0; i < 100000; ++i) nots += "not ";
  QVERIFY(!Filter::parse(nots + "label = a").has_value());
  std::string wide = "label = a";
  for (int i = 0; i < 20000; ++i) wide += " or label = b";
  QVERIFY(Filter::parse(wide).has_value());
}

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
