#include <QtTest/QtTest>

#include "core/dataset/importnames.h"
#include "core/dataset/patternpreview.h"

using namespace ullim;

class TestImportNames : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesAreRead_data();
  void namesAreRead();
  void strangersAreNot_data();
  void strangersAreNot();
  void patterns();
  void partsAndCounts();
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
  // Copies of file managers, and the same names in the other case.
  row("fsdd", "7_jackson_32 (1)", "7", "jackson", "index=32");
  row("fsdd", "7_jackson_32 - Copy", "7", "jackson", "index=32");
  row("emodb", "03a01Fa (2)", "happiness", "03", "version=a");
  row("emodb", "03A01FA", "happiness", "03", "text_code=a01");
  row("emodb", "11b03L", "boredom", "11");
  row("emodb", "09a05Eb", "disgust", "09", "gender=f");
  row("emodb", "15a07Aa", "fear", "15", "gender=m");
  row("cremad", "1091_wsi_sad_xx", "sad", "1091", "sentence=WSI");
  row("cremad", "1040_ITH_SAD_X", "sad", "1040", "intensity=X");
  row("cremad", "1002_IEO_HAP_HI", "happy", "1002", "intensity=HI");
  row("tess", "yaf_young_ps", "pleasant_surprise", "YAF", "age_group=young");
  row("savee", "JK_n30", "neutral", "JK", "index=30");
  row("savee", "a01", "anger", "JE", "", "JE");
  row("ravdess", "01-01-08-02-02-02-24", "surprised", "24", "modality=01");
  row("ravdess", "03-01-01-01-01-01-01", "neutral", "01", "gender=m");
  row("esc50", "5-263902-A-36", "vacuum_cleaner", "263902", "fold=5");
  row("esc50", "1-100032-A-0", "dog", "100032");
  row("esc50", "5-9032-A-49", "hand_saw", "9032");
  row("donateacry", "0c8f14a9-6999-485b-97a2-913c1cbf099c-1430760379259-1.7-m-26-sc", "scared",
      "0c8f14a9-6999-485b-97a2-913c1cbf099c", "age=26");
  row("audiomnist", "9_60_49", "9", "60");
  row("cry-kaggle", "tired-boy-11-3", "tired", "", "gender=m");
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
  row("ravdess", "03-01-06-01-02-01-25");  // 24 actors
  row("ravdess", "20-11-03-01-02-01-12");  // a date
  row("emodb", "03a01Fa copy of");
  row("tess", "OAF_back_bored");
  row("savee", "XX_sa01");
  row("cremad", "1001_DFA_JOY_XX");
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

void TestImportNames::partsAndCounts() {
  const auto preview = previewPattern("(?<group>s\\d+)-(?<label>[a-z]+)(?:-(?<take>\\d))?",
                                      {"s12-joy-3.wav", "x.wav", "s2-fear.wav", "y.wav", "s3-joy.wav"}, 3);
  QVERIFY(preview.has_value());
  QCOMPARE(preview->columns, (std::vector<std::string>{"group", "label", "take"}));
  QCOMPARE(preview->fit, std::size_t(3));
  QCOMPARE(preview->misfit, std::size_t(2));
  QCOMPARE(preview->rows.size(), std::size_t(3));
  const auto& first = preview->rows[0];
  QVERIFY(first.fits);
  QCOMPARE(first.parts,
           (std::vector<NamePart>{{"group", "s12", 0, 3}, {"label", "joy", 4, 3}, {"take", "3", 8, 1}}));
  QVERIFY(!preview->rows[1].fits);
  QCOMPARE(preview->rows[2].value("label"), std::string("fear"));
  QCOMPARE(preview->rows[2].value("take"), std::string());  // took no part
  std::stop_source stop;
  stop.request_stop();
  JobContext job;
  job.stop = stop.get_token();
  QCOMPARE(previewPattern("(?<label>a)", {"a"}, 3, job).error().code, ErrorCode::Cancelled);
  QCOMPARE(previewPattern("(?<label>", {"a"}, 3).error().code, ErrorCode::BadArgument);
  QCOMPARE(previewPattern("(?<=a)(?<label>b)", {"ab"}, 3).error().code, ErrorCode::BadArgument);
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
