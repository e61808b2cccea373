// The import on the real sets: their facts are those of shared/data/README.md.
#include <cmath>

#include "core/audio/audiofile.h"
#include "core/dataset/csv.h"
#include "tests/core/dataset/importkit.h"

using namespace ullim;
using namespace ullim::importkit;

class TestImportReal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fsdd();
  void donateacry();
  void emotion();
  void cryVsNoise();
  void odd();
  void everythingAtOnce();
};

void TestImportReal::fsdd() {
  if (!fs::exists(kShared + "fsdd")) QSKIP("no shared data");
  QElapsedTimer timer;
  timer.start();
  auto plan = planned({kShared + "fsdd"});
  const auto named = timer.restart();
  QVERIFY(probeImport(plan, {}).has_value());
  qInfo("2500 clips: named in %lld ms, probed in %lld ms", static_cast<long long>(named),
        static_cast<long long>(timer.elapsed()));
  QCOMPARE(plan.preset, std::string("fsdd"));
  QCOMPARE(plan.rows.size(), std::size_t(2500));
  QCOMPARE(plan.classCounts.size(), std::size_t(10));
  for (const auto& [label, n] : plan.classCounts) QCOMPARE(n, 250);
  QCOMPARE(plan.groups, 5);
  double seconds = 0;
  for (const auto& row : plan.rows) {
    QVERIFY2(row.error.empty(), row.error.c_str());
    QCOMPARE(row.sampleRate, 8000);
    seconds += row.durationS;
  }
  QVERIFY(std::abs(seconds - 1118) < 1);
  ImportOptions options;
  options.preset = "csv";
  const auto table = planned({kShared + "fsdd"}, options);
  QCOMPARE(table.preset, std::string("csv"));
  QVERIFY(table.classCounts == plan.classCounts);
  QCOMPARE(table.groups, 5);
}

void TestImportReal::donateacry() {
  if (!fs::exists(kShared + "donateacry")) QSKIP("no shared data");
  const auto plan = planned({kShared + "donateacry"});
  QCOMPARE(plan.preset, std::string("donateacry"));
  QCOMPARE(plan.classCounts,
           (Counts{{"hungry", 318}, {"discomfort", 20}, {"tired", 20}, {"belly_pain", 15}, {"burping", 7}}));
  QCOMPARE(plan.groups, 179);
  ImportOptions options;
  options.labelsFile = kShared + "donateacry/metadata.csv";
  const auto table = planned({kShared + "donateacry"}, options);
  QVERIFY(table.classCounts == plan.classCounts);
  QCOMPARE(table.groups, 179);
  // The table was made from the same names by others: subject, gender and age agree for each file.
  for (const auto& row : plan.rows) {
    const auto other = std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& r) {
      return fs::path(r.path).filename() == fs::path(row.path).filename();
    });
    QVERIFY(other != table.rows.end());
    QCOMPARE(row.group, other->group);
    for (const char* column : {"gender", "age", "reason_code", "platform", "app_version"})
      QCOMPARE(row.columns.at(column), other->columns.at(column));
  }
}

void TestImportReal::emotion() {
  if (!fs::exists(kShared + "emotion")) QSKIP("no shared data");
  const auto plan = planned({kShared + "emotion"});
  QCOMPARE(plan.preset, std::string("emodb"));
  QCOMPARE(plan.classCounts, (Counts{{"Angry", 42}, {"Happy", 42}, {"Neutral", 42}, {"Sad", 42}}));
  QCOMPARE(plan.groups, 8);
  // Read by name alone: the letters agree with the folders.
  const std::map<std::string, std::string> names = {
      {"Angry", "anger"}, {"Happy", "happiness"}, {"Neutral", "neutral"}, {"Sad", "sadness"}};
  std::vector<std::string> singles;
  QTemporaryDir flat;
  std::map<std::string, std::string> expected;
  for (const auto& row : plan.rows) {
    const auto name = fs::path(row.path).filename();
    std::ofstream(fs::path(flat.path().toStdString()) / name) << "x";
    expected[name.native()] = names.at(row.label);
  }
  const auto byName = planned({flat.path().toStdString()});
  for (const auto& [name, label] : expected) QCOMPARE(labelOf(byName, name), label);
}

void TestImportReal::cryVsNoise() {
  if (!fs::exists(kShared + "cry_vs_noise")) QSKIP("no shared data");
  const auto plan = planned({kShared + "cry_vs_noise"});
  QCOMPARE(plan.preset, std::string("esc50"));
  QCOMPARE(plan.classCounts, (Counts{{"crying_baby", 14}, {"noise", 14}}));
  const auto table = readCsv(kShared + "cry_vs_noise/metadata.csv");
  QVERIFY(table.has_value());
  for (const auto& cells : table->rows) QCOMPARE(rowOf(plan, cells[0])->group, cells[2]);
}

void TestImportReal::odd() {
  if (!fs::exists(kShared + "odd")) QSKIP("no shared data");
  auto plan = planned({kShared + "odd"});
  QVERIFY(probeImport(plan, {}).has_value());
  QVERIFY(plan.classCounts.empty());
  QCOMPARE(plan.preset, std::string("folders"));
  const auto expected = readCsv(kShared + "odd/expected.csv");
  QVERIFY(expected.has_value());
  QCOMPARE(plan.rows.size(), expected->rows.size());
  const std::map<std::string, std::string> remarks = {
      {"truncated.wav", "truncated"}, {"nan_inf_float.wav", "non-finite"}, {"silence.wav", "silent"},
      {"dc_only.wav", "DC offset"},   {"clipped.wav", "clipped"},          {"one_sample.wav", "very short"}};
  for (const auto& cells : expected->rows) {
    const auto* row = rowOf(plan, cells[0]);
    QVERIFY2(row, cells[0].c_str());
    qInfo("%s: %s%s", cells[0].c_str(), row->remarks.c_str(), row->error.c_str());
    if (cells[2].starts_with("error") || cells[0] == "header_only.wav") {
      QVERIFY2(!row->error.empty(), cells[0].c_str());
      continue;
    }
    QVERIFY2(row->error.empty(), row->error.c_str());
    QCOMPARE(row->sampleRate, std::stoi(cells[3]));
    QCOMPARE(row->channels, std::stoi(cells[4]));
    if (!cells[5].starts_with("about")) QCOMPARE(row->frames, std::int64_t(std::stoi(cells[5])));
    if (remarks.contains(cells[0]))
      QVERIFY2(row->remarks.find(remarks.at(cells[0])) != std::string::npos, row->remarks.c_str());
  }
}

void TestImportReal::everythingAtOnce() {
  if (!fs::exists(kShared + "odd")) QSKIP("no shared data");
  const auto plan = planned({kShared});
  qInfo("%s: %s", plan.preset.c_str(), plan.why.c_str());
  QCOMPARE(plan.rows.size(), std::size_t(2500 + 380 + 168 + 28 + 23));
  QCOMPARE(plan.classCounts.at("hungry"), 318);
  QCOMPARE(plan.classCounts.at("7"), 250);
  QCOMPARE(plan.classCounts.at("Sad"), 42);
  QCOMPARE(plan.classCounts.at("noise"), 14);
  QCOMPARE(plan.classCounts.size(), std::size_t(5 + 10 + 4 + 2));
}

QTEST_APPLESS_MAIN(TestImportReal)
#include "tst_importreal.moc"
