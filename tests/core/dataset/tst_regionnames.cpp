// Names of files written for clips: safe, one for each clip, and found again.
#include <QtTest/QtTest>
#include <set>

#include "core/dataset/regionnames.h"

using namespace ullim;

class TestRegionNames : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void safe_data();
  void safe();
  void oneNameForEachClip();
};

void TestRegionNames::safe_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<QByteArray>("expected");
  const auto row = [](const char* name, const char* expected) {
    QTest::newRow(name) << QByteArray(name) << QByteArray(expected);
  };
  row("joy", "joy");
  row("울음 1.wav", "울음 1.wav");
  row("../../etc/passwd", "_._.._etc_passwd");
  row("..", "__");
  row("", "_");
  row("/", "_");
  row("a\\b:c*d?e\"f<g>h|i", "a_b_c_d_e_f_g_h_i");
  row("a.", "a_");
  row(" a ", "_a_");
  row("-rf", "_rf");
  row("CON", "CON_");
  row("nul.txt", "nul.txt_");
  row("com7", "com7_");
  row("comma", "comma");
}

void TestRegionNames::safe() {
  QFETCH(QByteArray, name);
  QFETCH(QByteArray, expected);
  QCOMPARE(QByteArray::fromStdString(safeFileName(name.toStdString())), expected);
}

void TestRegionNames::oneNameForEachClip() {
  Dataset data;
  for (const char* file : {"x/one.wav", "a/1.wav", "b/1.wav", "b/1.mp3", "b_1.wav", "S.wav", "t/s.wav",
                           "/abs/.hidden", "no extension"}) {
    Clip clip;
    clip.file = file;
    clip.id = "id-" + std::to_string(data.clips.size());
    data.clips.push_back(clip);
  }
  data.rebuildIndex();
  const ClipFileNames names(data);
  QCOMPARE(names.of("id-0"), std::string("one"));
  QCOMPARE(names.of("id-1"), std::string("a_1"));
  QCOMPARE(names.of("id-3"), std::string("1.mp3"));
  QCOMPARE(names.of("id-8"), std::string("no extension"));
  QCOMPARE(names.of("nobody"), std::string());
  std::set<std::string> all;
  for (const auto& clip : data.clips) {
    QCOMPARE(names.clips(names.of(clip.id)), std::vector<std::string>{clip.id});  // nobody else's
    all.insert(names.of(clip.id));
  }
  QCOMPARE(all.size(), data.clips.size());
  QCOMPARE(names.clips("1").size(), std::size_t(3));
  QCOMPARE(names.clips("ONE"), std::vector<std::string>{"id-0"});
  QVERIFY(names.clips("two").empty());
}

QTEST_APPLESS_MAIN(TestRegionNames)
#include "tst_regionnames.moc"
