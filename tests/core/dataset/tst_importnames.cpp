#include <QtTest/QtTest>

#include "core/dataset/importnames.h"

using namespace ullim;

class TestImportNames : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesAreRead_data();
  void namesAreRead();
  void strangersAreNot_data();
  void strangersAreNot();
  void patterns();
  void badPatterns_data();
  void badPatterns();
};

void TestImportNames::namesAreRead_data() {
  QTest::addColumn<QString>("preset");
  QTest::addColumn<QString>("stem");
  QTest::addColumn<QString>("folder");
  QTest::addColumn<QString>("label");
  QTest::addColumn<QString>("group");
  QTest::addColumn<QString>("column");  // key=value
  const auto row = [](const char* preset, const char* stem, const char* label, const char* group,
                      const char* column = "", const char* folder = "") {
    QTest::addRow("%s %s", preset, stem) << preset << stem << folder << label << group << column;
  };
  row("fsdd", "7_jackson_32", "7", "jackson", "index=32");
  row("audiomnist", "0_01_49", "0", "01", "index=49");
  row("donateacry", "643D64AD-B711-469A-AF69-55C0D5D3E30F-1430138495-1.0-m-72-bp", "belly_pain",
      "643d64ad-b711-469a-af69-55c0d5d3e30f", "platform=ios");
  row("donateacry", "d1e236a0-e030-4137-9030-5625026cd098-1430477951092-1.2-f-04-ch", "discomfort",
      "d1e236a0-e030-4137-9030-5625026cd098", "age=04");
  row("donateacry", "d1e236a0-e030-4137-9030-5625026cd098-1430477951092-1.2-f-04-ti", "tired",
      "d1e236a0-e030-4137-9030-5625026cd098", "gender=f");
  row("cry-kaggle", "belly_pain_12", "belly_pain", "");
  row("cry-kaggle", "hungry-f-3-12", "hungry", "", "age_months=3");
  row("ravdess", "03-01-06-01-02-01-12", "fearful", "12", "gender=f");
  row("ravdess", "03-02-03-02-02-01-01", "happy", "01", "vocal_channel=song");
  row("emodb", "03a01Fa", "happiness", "03", "gender=m");
  row("emodb", "16b10Wb", "anger", "16", "text_code=b10");
  row("emodb", "08a02Tc", "sadness", "08", "version=c");
  row("cremad", "1001_DFA_ANG_XX", "anger", "1001", "sentence=DFA");
  row("tess", "OAF_back_ps", "pleasant_surprise", "OAF", "word=back");
  row("tess", "OA_bite_neutral", "neutral", "OAF");
  row("savee", "DC_sa01", "sadness", "DC", "index=01");
  row("savee", "su12", "surprise", "KL", "", "KL");
  row("esc50", "1-22694-A-20", "crying_baby", "22694", "fold=1");
  row("esc50", "4-167077-B", "", "167077", "take=B");
}

void TestImportNames::namesAreRead() {
  QFETCH(QString, preset);
  QFETCH(QString, stem);
  QFETCH(QString, folder);
  QFETCH(QString, label);
  QFETCH(QString, group);
  QFETCH(QString, column);
  const auto facts = factsFromName(preset.toStdString(), stem.toStdString(), folder.toStdString());
  QVERIFY(facts.has_value());
  QCOMPARE(QString::fromStdString(facts->label), label);
  QCOMPARE(QString::fromStdString(facts->group), group);
  if (column.isEmpty()) return;
  QCOMPARE(QString::fromStdString(facts->columns.at(column.section('=', 0, 0).toStdString())),
           column.section('=', 1));
}

void TestImportNames::strangersAreNot_data() {
  QTest::addColumn<QString>("preset");
  QTest::addColumn<QString>("stem");
  const auto row = [](const char* preset, const char* stem) {
    QTest::addRow("%s %s", preset, stem) << preset << stem;
  };
  row("fsdd", "0_01_49");
  row("fsdd", "12_jackson_3");
  row("fsdd", "7_jackson_");
  row("audiomnist", "7_jackson_32");
  row("donateacry", "643D64AD-B711-469A-AF69-55C0D5D3E30F-1430138495-1.0-m-72");
  row("donateacry", "643D64AD-B711-469A-AF69-55C0D5D3E30G-1430138495-1.0-m-72-bp");
  row("donateacry", "643D64AD-B711-469A-AF69-55C0D5D3E30F");
  row("cry-kaggle", "digit7_44100");
  row("cry-kaggle", "_1");
  row("ravdess", "03-01-09-01-02-01-12");
  row("ravdess", "03-01-06-01-02-01");
  row("emodb", "03a01Xa");
  row("emodb", "03c01Fa");
  row("cremad", "1001_DFA_XXX_XX");
  row("tess", "OAF_back_bored");
  row("savee", "XX_a01");
  row("savee", "DC_x01");
  row("esc50", "1-22694-A-50");
  row("esc50", "1-22694-a");
  row("nothing", "7_jackson_32");
  for (const auto& preset : namePresets())
    QTest::addRow("%s empty", preset.c_str()) << QString::fromStdString(preset) << "";
}

void TestImportNames::strangersAreNot() {
  QFETCH(QString, preset);
  QFETCH(QString, stem);
  QVERIFY(!factsFromName(preset.toStdString(), stem.toStdString(), "").has_value());
}

void TestImportNames::patterns() {
  const auto pattern =
      NamePattern::make("(?<group>baby\\d+)[(_-](?:x|y)?(?<label>[^_]+)_(?<age>\\d+)(w|m)\\.wav");
  QVERIFY2(pattern.has_value(), pattern ? "" : pattern.error().detail.c_str());
  const auto facts = pattern->match("baby7_배고픔_04w.wav");
  QVERIFY(facts.has_value());
  QCOMPARE(facts->group, std::string("baby7"));
  QCOMPARE(facts->label, std::string("배고픔"));
  QCOMPARE(facts->columns, (std::map<std::string, std::string>{{"age", "04"}}));
  QVERIFY(!pattern->match("adult7_x_04w.wav").has_value());
}

void TestImportNames::badPatterns_data() {
  QTest::addColumn<QString>("pattern");
  QTest::newRow("no names") << "(\\d+)_([a-z]+)";
  QTest::newRow("no label, no group") << "(?<age>\\d+)";
  QTest::newRow("name not closed") << "(?<label[a-z]+)";
  QTest::newRow("not an expression") << "(?<label>[a-z+";
}

void TestImportNames::badPatterns() {
  QFETCH(QString, pattern);
  const auto made = NamePattern::make(pattern.toStdString());
  QVERIFY(!made.has_value());
  QCOMPARE(made.error().code, ErrorCode::BadArgument);
}

QTEST_APPLESS_MAIN(TestImportNames)
#include "tst_importnames.moc"
