// The rules for every verb: exit codes, help, errors on one line, standard output kept clean.
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

namespace {
const std::vector<std::string> kVerbs{
    "demo",   "import",   "info",    "list",    "label",    "status", "merge",   "rename",  "drop",
    "split",  "undo",     "redo",    "history", "features", "plot",   "trim",    "augment", "recipes",
    "train",  "evaluate", "predict", "doctor",  "stretch",  "voice",  "measure", "cache",   "regions",
    "export", "labels",   "relink",  "backups", "rescue",   "check",  "audit"};
}

class TestUsage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyVerbHasHelp();
  void helpShowsUnitsAndDefaults();
  void overviewNamesEveryVerb();
  void versionIsShown();
  void wrongUsageIsTwo_data();
  void wrongUsageIsTwo();
  void missingFilesAreOne_data();
  void missingFilesAreOne();
  void problemsAreOneLineEach();
  void cancelledIs130();
  void progressAsJson();
};

void TestUsage::everyVerbHasHelp() {
  for (const auto& verb : kVerbs) {
    const Answer answer = run({verb, "--help"});
    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.err.empty(), answer.err.c_str());
    for (const char* option : {"--json", "--progress", "--strict", "--force", "--seed", "--jobs"})
      QVERIFY2(answer.out.find(option) != std::string::npos, (verb + " lacks " + option).c_str());
  }
}

void TestUsage::helpShowsUnitsAndDefaults() {
  const std::string help = run({"features", "--help"}).out;
  for (const char* text : {"--n-fft", "2048", "--hop-length", "512", "samples", "--n-mels", "128", "--fmin",
                           "Hz", "--top-db", "dB", "--duration"})
    QVERIFY2(help.find(text) != std::string::npos, text);
}

void TestUsage::overviewNamesEveryVerb() {
  const Answer answer = run({"--help"});
  QCOMPARE(answer.code, 0);
  for (const auto& verb : kVerbs)
    QVERIFY2(answer.out.find("\n" + verb + " ") != std::string::npos, verb.c_str());
  QCOMPARE(run({}).code, 2);
  QVERIFY(run({}).out.empty());
}

void TestUsage::versionIsShown() {
  const Answer answer = run({"--version"});
  QCOMPARE(answer.code, 0);
  QVERIFY(
      QString::fromStdString(answer.out).contains(QRegularExpression("^ullim-cli \\d+\\.\\d+\\.\\d+\n$")));
}

void TestUsage::wrongUsageIsTwo_data() {
  QTest::addColumn<QStringList>("args");
  QTest::newRow("unknown verb") << QStringList{"paint"};
  QTest::newRow("unknown option") << QStringList{"info", "p", "--colour"};
  QTest::newRow("missing project") << QStringList{"info"};
  QTest::newRow("missing label") << QStringList{"label", "p", "clip"};
  QTest::newRow("no clip named") << QStringList{"label", "p", "--to", "joy"};
  QTest::newRow("bad status") << QStringList{"status", "p", "--set", "great", "clip"};
  QTest::newRow("bad jobs") << QStringList{"info", "p", "--jobs", "0"};
  QTest::newRow("bad seed") << QStringList{"info", "p", "--seed", "x"};
  QTest::newRow("bad progress") << QStringList{"info", "p", "--progress", "fireworks"};
  QTest::newRow("bad kind") << QStringList{"features", "a.wav", "--kind", "smell", "--out", "o.npy"};
  QTest::newRow("no output") << QStringList{"features", "a.wav"};
  QTest::newRow("window longer than transform")
      << QStringList{"features", "a.wav", "--n-fft", "256", "--win-length", "512", "--out", "o.npy"};
  QTest::newRow("bad reference") << QStringList{"features", "a.wav", "--ref", "loud", "--out", "o.npy"};
  QTest::newRow("negative top-db") << QStringList{"features", "a.wav", "--top-db", "-3", "--out", "o.npy"};
  QTest::newRow("bad colour map") << QStringList{"plot", "a.wav", "--cmap", "jet", "--out", "o.png"};
  QTest::newRow("picture too small") << QStringList{"plot", "a.wav", "--width", "2", "--out", "o.png"};
  QTest::newRow("augment without step") << QStringList{"augment", "a.wav", "--out", "o.wav"};
  QTest::newRow("augment bad step") << QStringList{"augment", "a.wav", "--out", "o.wav", "--step", "echo()"};
  QTest::newRow("trim bad method") << QStringList{"trim", "a.wav", "--out", "o.wav", "--method", "magic"};
  QTest::newRow("undo zero") << QStringList{"undo", "p", "0"};
  QTest::newRow("one fold") << QStringList{"train", "p", "--out", "r", "--folds", "1"};
  QTest::newRow("bad optimiser") << QStringList{"train", "p", "--out", "r", "--optimizer", "prayer"};
  QTest::newRow("restore to nowhere") << QStringList{"backups", "p", "--restore", "latest"};
  QTest::newRow("bad merge") << QStringList{"merge", "p", "joy"};
  QTest::newRow("bad preset") << QStringList{"import", "p", "s", "--preset", "vinyl"};
}

void TestUsage::wrongUsageIsTwo() {
  QFETCH(QStringList, args);
  std::vector<std::string> words;
  for (const QString& word : args) words.push_back(word.toStdString());
  const Answer answer = run(words);
  QCOMPARE(answer.code, 2);
  QVERIFY(answer.out.empty());
  QVERIFY2(answer.err.starts_with("ullim-cli: "), answer.err.c_str());
  QCOMPARE(answer.problems(), 1);
}

void TestUsage::missingFilesAreOne_data() {
  QTest::addColumn<QStringList>("args");
  for (const char* verb : {"info", "list", "undo", "redo", "history", "backups"})
    QTest::newRow(verb) << QStringList{verb, "/none/p.ullim"};
  QTest::newRow("rescue") << QStringList{"rescue", "/none/p.ullim", "/none/new.ullim"};
  QTest::newRow("label") << QStringList{"label", "/none/p.ullim", "--to", "joy", "clip"};
  QTest::newRow("status") << QStringList{"status", "/none/p.ullim", "--set", "unsure", "clip"};
  QTest::newRow("merge") << QStringList{"merge", "/none/p.ullim", "a=b"};
  QTest::newRow("rename") << QStringList{"rename", "/none/p.ullim", "a", "b"};
  QTest::newRow("drop") << QStringList{"drop", "/none/p.ullim", "a"};
  QTest::newRow("split") << QStringList{"split", "/none/p.ullim", "a", "--by", "c"};
  QTest::newRow("import") << QStringList{"import", "/none/p.ullim", "/none/sounds"};
  QTest::newRow("features") << QStringList{"features", "/none/a.wav", "--out", "/none/o.npy"};
  QTest::newRow("plot") << QStringList{"plot", "/none/a.wav", "--out", "/none/o.png"};
  QTest::newRow("trim") << QStringList{"trim", "/none/a.wav", "--out", "/none/o.wav"};
  QTest::newRow("augment") << QStringList{"augment",     "/none/a.wav", "--out",
                                          "/none/o.wav", "--step",      "gain()"};
  QTest::newRow("train") << QStringList{"train", "/none/p.ullim", "--out", "/none/r"};
  QTest::newRow("evaluate") << QStringList{"evaluate", "/none/m.safetensors", "/none/p.ullim"};
  QTest::newRow("predict") << QStringList{"predict", "/none/m.safetensors", "/none/a.wav"};
}

void TestUsage::missingFilesAreOne() {
  QFETCH(QStringList, args);
  std::vector<std::string> words;
  for (const QString& word : args) words.push_back(word.toStdString());
  const Answer answer = run(words);
  QCOMPARE(answer.code, 1);
  QVERIFY2(answer.out.empty(), answer.out.c_str());
  QVERIFY2(answer.err.starts_with("ullim-cli: /none/"), answer.err.c_str());
  QVERIFY2(answer.err.ends_with(")\n"), answer.err.c_str());  // what to do, in brackets
  QCOMPARE(answer.problems(), 1);
}

void TestUsage::problemsAreOneLineEach() {
  const Answer answer = run({"info", "/none/two\nlines.ullim"});
  QCOMPARE(answer.code, 1);
  QCOMPARE(answer.problems(), 1);
}

void TestUsage::cancelledIs130() {
  std::stop_source stop;
  stop.request_stop();
  QTemporaryDir dir;
  const Answer answer = run({"demo", (dir.path() + "/demo").toStdString()}, {}, stop.get_token());
  QCOMPARE(answer.code, 130);
  QVERIFY(answer.out.empty());
  QVERIFY(!QFile::exists(dir.path() + "/demo/demo.ullim"));
}

void TestUsage::progressAsJson() {
  QTemporaryDir dir;
  const Answer answer =
      run({"demo", (dir.path() + "/demo").toStdString(), "--clips", "6", "--progress", "json"});
  QCOMPARE(answer.code, 0);
  const auto lines = QString::fromStdString(answer.err).split('\n', Qt::SkipEmptyParts);
  QVERIFY(!lines.isEmpty());
  for (const QString& line : lines) {
    const Json json = Json::parse(line.toStdString());
    QCOMPARE(json["event"].get<std::string>(), std::string("progress"));
    QVERIFY(json["done"].get<int>() <= json["total"].get<int>());
  }
  QVERIFY(run({"demo", (dir.path() + "/quiet").toStdString(), "--clips", "6"}).err.empty());
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
