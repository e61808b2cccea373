// labels, relink, and the tables of import.
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestSourceVerbs : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void importReadsOtherEncodings();
  void importTellsNewLabels();
  void labelsCompareAndKeep();
  void labelsRefuse();
  void relinkFindsAMovedFolder();
};

void TestSourceVerbs::importReadsOtherEncodings() {
  Sandbox box;
  // "joy0.wav" is 슬픔 in CP949.
  writeBytes(box.sounds() + "/t.csv", "datei;emotion;pitch\r\njoy/joy0.wav;\xBD\xBD\xC7\xC4;301,5\r\n");
  const std::string table = box.sounds().toStdString() + "/t.csv";
  Answer answer = run({"import", box.project(), table, "--file-column", "datei", "--json"});
  QCOMPARE(answer.code, 0);
  Json json = answer.json();
  QCOMPARE(json["classes"]["슬픔"].get<int>(), 1);
  QCOMPARE(json["table"]["encoding"].get<std::string>(), std::string("cp949"));
  QCOMPARE(json["table"]["separator"].get<std::string>(), std::string("semicolon"));
  QCOMPARE(json["table"]["columns"]["label"].get<std::string>(), std::string("emotion"));
  QVERIFY(json["notes"].dump().find("decimal commas") != std::string::npos);
  answer = run({"import", box.file("q.ullim"), table, "--file-column", "datei", "--encoding", "utf-8"});
  QCOMPARE(answer.code, 1);
  QVERIFY(answer.err.find("utf-8") != std::string::npos);
  QVERIFY(!QFile::exists(box.path("q.ullim")));
  answer = run({"import", box.file("q.ullim"), table, "--separator", "dot"});
  QCOMPARE(answer.code, 2);
  QCOMPARE(run({"import", box.file("q.ullim"), table, "--encoding", "morse"}).code, 2);
}

void TestSourceVerbs::importTellsNewLabels() {
  Sandbox box;
  box.import();
  writeBytes(box.sounds() + "/t.csv", "file,label\njoy/joy0.wav,anger\njoy/joy1.wav,joy\n");
  const Json json = run({"import", box.project(), (box.sounds() + "/t.csv").toStdString(), "--json"}).json();
  QCOMPARE(json["added"].get<int>(), 0);
  QCOMPARE(json["label_differences"].size(), std::size_t(1));
  QCOMPARE(json["label_differences"][0]["source_label"].get<std::string>(), std::string("anger"));
  QCOMPARE(box.info()["classes"]["joy"].get<int>(), 4);
}

void TestSourceVerbs::labelsCompareAndKeep() {
  Sandbox box;
  box.import();
  const std::string table = box.file("anna.csv");
  writeBytes(box.path("anna.csv"),
             "file,label\njoy0.wav,joy\njoy1.wav,Anger\njoy2.wav,amazement\nnone.wav,joy\nanger0.wav,rage\n");
  const std::vector<std::string> words{"labels", box.project(), "--source", table,
                                       "--name", "Anna",        "--json"};
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> all = words;
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  };
  const Json tried = with({"--dry-run"}).json();
  QCOMPARE(tried["kept"].get<bool>(), false);
  QCOMPARE(tried["agree"].get<int>(), 1);
  QCOMPARE(tried["disagree"].get<int>(), 3);
  QCOMPARE(tried["alike_classes"]["Anger"].get<std::string>(), std::string("anger"));
  QCOMPARE(tried["unknown_classes"]["rage"].get<int>(), 1);
  QCOMPARE(tried["unknown_files"].size(), std::size_t(1));
  QCOMPARE(tried["not_named"].get<int>(), 5);
  QCOMPARE(run({"history", box.project(), "--json"}).json().size(), std::size_t(1));
  const Json kept = with({"--same-names", "--map", "rage=anger"}).json();
  QCOMPARE(kept["kept"].get<bool>(), true);
  QCOMPARE(kept["agree"].get<int>(), 2);
  QCOMPARE(kept["disagree"].get<int>(), 2);
  QCOMPARE(kept["disagreements"].size(), std::size_t(2));
  QCOMPARE(kept["disagreements"][0]["label"].get<std::string>(), std::string("joy"));
  QCOMPARE(run({"history", box.project(), "--json"}).json().size(), std::size_t(2));
  QCOMPARE(box.info()["classes"]["joy"].get<int>(), 4);  // no label was touched
  QCOMPARE(run({"undo", box.project()}).code, 0);
}

void TestSourceVerbs::labelsRefuse() {
  Sandbox box;
  box.import();
  writeBytes(box.path("t.csv"), "file,label\nnone.wav,joy\n");
  const Answer none = run({"labels", box.project(), "--source", box.file("t.csv"), "--name", "x"});
  QCOMPARE(none.code, 1);
  QVERIFY(none.err.find("no row names a clip") != std::string::npos);
  QCOMPARE(run({"labels", box.project(), "--source", box.file("t.csv")}).code, 2);
  QCOMPARE(run({"labels", box.project(), "--source", box.file("t.csv"), "--name", "x", "--map", "joy"}).code,
           2);
  QCOMPARE(run({"labels", box.project(), "--source", box.file("gone.csv"), "--name", "x"}).code, 1);
}

void TestSourceVerbs::relinkFindsAMovedFolder() {
  Sandbox box;
  box.import();
  QVERIFY(QDir().mkpath(box.path("new place")));
  QVERIFY(QDir().rename(box.sounds() + "/joy", box.path("new place/joy")));
  const std::string place = box.file("new place");
  Json json = run({"relink", box.project(), place, "--dry-run", "--json"}).json();
  QCOMPARE(json["missing"].get<int>(), 4);
  QCOMPARE(json["found"].size(), std::size_t(4));
  QCOMPARE(json["changed"].get<bool>(), false);
  writeTone(box.path("new place/joy/joy0.wav"), 999);  // other content now
  const Answer answer = run({"relink", box.project(), place, "--json"});
  QCOMPARE(answer.code, 0);
  json = answer.json();
  QCOMPARE(json["found"].size(), std::size_t(3));
  QCOMPARE(json["still_missing"].size(), std::size_t(1));
  QCOMPARE(json["other_content"].size(), std::size_t(1));
  QCOMPARE(answer.problems(), 1);
  int there = 0;
  for (const auto& row : box.list("label = joy"))
    there +=
        QFile::exists(QDir(box.path("")).filePath(QString::fromStdString(row["file"].get<std::string>())));
  QCOMPARE(there, 3);
  QCOMPARE(run({"undo", box.project()}).code, 0);
  QCOMPARE(run({"relink", box.project(), box.file("nowhere")}).code, 1);
}

QTEST_GUILESS_MAIN(TestSourceVerbs)
#include "tst_sourceverbs.moc"
