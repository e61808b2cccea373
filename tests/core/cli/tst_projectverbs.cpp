// demo, import, info, list, label, status, merge, rename, drop, split, undo, redo, history.
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestProjectVerbs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void demoMakesAProject();
  void demoIsRepeatable();
  void importCountsAndRecognises();
  void importTwiceAddsNothing();
  void importWithABadFile();
  void importOfNothingLeavesNoProject();
  void importWithACsv();
  void infoHasTheContractsShape();
  void listRowsAndFilter();
  void listAsCsv();
  void labelByIdNameAndExpression();
  void labelSaysWhatItCannotFind();
  void statusIsSet();
  void mergeDryRunChangesNothing();
  void mergeUndoRedo();
  void renameDropSplit();
  void historyIsComplete();
  void historyIsVerifiedAndPastStatesComeOut();
  void undoWithoutHistoryFails();
};

void TestProjectVerbs::demoMakesAProject() {
  QTemporaryDir dir;
  const std::string folder = (dir.path() + "/demo").toStdString();
  const Answer made = run({"demo", folder, "--clips", "20"});
  QCOMPARE(made.code, 0);
  QCOMPARE(made.out, folder + "/demo.ullim\n");
  const Json info = run({"info", folder + "/demo.ullim", "--json"}).json();
  QCOMPARE(info["clips"].get<int>(), 20);
  QVERIFY(info["groups"].get<int>() > 3);
  QCOMPARE(info["unreadable"].get<int>(), 0);
  const Json row = run({"list", folder + "/demo.ullim", "--json"}).json()[0];
  QVERIFY(row["group"].get<std::string>().starts_with("baby"));

  const Answer again = run({"demo", folder, "--clips", "20"});
  QCOMPARE(again.code, 1);
  QVERIFY(again.err.find("--force") != std::string::npos);
  const Answer forced = run({"demo", folder, "--clips", "20", "--force", "--json"});
  QCOMPARE(forced.code, 0);
  QCOMPARE(forced.json()["clips"].get<int>(), 20);
  QCOMPARE(run({"info", folder + "/demo.ullim", "--json"}).json()["clips"].get<int>(), 20);
}

void TestProjectVerbs::demoIsRepeatable() {
  QTemporaryDir dir;
  for (const char* name : {"/a", "/b"})
    QCOMPARE(run({"demo", (dir.path() + name).toStdString(), "--clips", "8", "--seed", "3"}).code, 0);
  QCOMPARE(bytesOf(dir.path() + "/a/labels.csv"), bytesOf(dir.path() + "/b/labels.csv"));
  QVERIFY(!bytesOf(dir.path() + "/a/labels.csv").isEmpty());
}

void TestProjectVerbs::importCountsAndRecognises() {
  const Sandbox box;
  const Answer answer = run({"import", box.project(), box.sounds().toStdString(), "--json"});
  QCOMPARE(answer.code, 0);
  const Json json = answer.json();
  QCOMPARE(json["preset"].get<std::string>(), std::string("folders"));
  QVERIFY(!json["why"].get<std::string>().empty());
  QCOMPARE(json["added"].get<int>(), 9);
  QCOMPARE(json["classes"]["joy"].get<int>(), 4);
  QCOMPARE(json["classes"]["anger"].get<int>(), 2);
  QCOMPARE(json["errors"].size(), std::size_t(0));
}

void TestProjectVerbs::importTwiceAddsNothing() {
  const Sandbox box;
  box.import();
  const Json second = box.import();
  QCOMPARE(second["added"].get<int>(), 0);
  QCOMPARE(second["already_there"].get<int>(), 9);
  QCOMPARE(box.info()["clips"].get<int>(), 9);
}

void TestProjectVerbs::importWithABadFile() {
  const Sandbox box;
  writeBytes(box.sounds() + "/joy/broken.wav", "this is no sound");
  const Answer lenient = run({"import", box.project(), box.sounds().toStdString(), "--json"});
  QCOMPARE(lenient.code, 0);
  QCOMPARE(lenient.json()["unreadable"].get<int>(), 1);
  QCOMPARE(lenient.json()["errors"].size(), std::size_t(1));
  QVERIFY(lenient.json()["errors"][0]["file"].get<std::string>().find("broken.wav") != std::string::npos);
  QCOMPARE(lenient.problems(), 1);
  const Answer strict = run({"import", box.file("q.ullim"), box.sounds().toStdString(), "--strict"});
  QCOMPARE(strict.code, 1);
  QCOMPARE(box.info()["unreadable"].get<int>(), 1);
  const Json rows = box.list("error != \"\"");
  QCOMPARE(rows.size(), std::size_t(1));
  QVERIFY(rows[0]["error"].is_string());
  QCOMPARE(rows[0]["flags"][0].get<std::string>(), std::string("unreadable"));
}

void TestProjectVerbs::importOfNothingLeavesNoProject() {
  QTemporaryDir dir;
  QDir(dir.path()).mkdir("empty");
  const std::string project = (dir.path() + "/p.ullim").toStdString();
  QCOMPARE(run({"import", project, (dir.path() + "/empty").toStdString()}).code, 1);
  QVERIFY(!QFile::exists(QString::fromStdString(project)));
}

void TestProjectVerbs::importWithACsv() {
  const Sandbox box;
  writeBytes(box.path("labels.csv"),
             "name,feeling,who\nsounds/joy/joy0.wav,glad,ann\nsounds/joy/joy1.wav,sad,bob\n");
  const Answer answer = run({"import", box.project(), box.path("").toStdString(), "--labels",
                             box.file("labels.csv"), "--file-column", "name", "--label-column", "feeling",
                             "--group-column", "who", "--preset", "csv", "--json"});
  QCOMPARE(answer.code, 0);
  QCOMPARE(answer.json()["classes"]["glad"].get<int>(), 1);
  const Json rows = box.list("label = glad");
  QCOMPARE(rows[0]["group"].get<std::string>(), std::string("ann"));
}

void TestProjectVerbs::infoHasTheContractsShape() {
  const Sandbox box;
  box.import();
  const Json info = box.info();
  QCOMPARE(info["clips"].get<int>(), 9);
  QCOMPARE(info["classes"]["amazement"].get<int>(), 3);
  QVERIFY(std::abs(info["duration_s"].get<double>() - 9 * 0.4) < 1e-9);
  QCOMPARE(info["sample_rates"]["8000"].get<int>(), 9);
  QCOMPARE(info["channels"]["1"].get<int>(), 9);
  QCOMPARE(info["unreadable"].get<int>(), 0);
  QCOMPARE(info["status"].size(), std::size_t(4));
  QCOMPARE(info["status"]["new"].get<int>(), 9);
  QCOMPARE(info["status"]["excluded"].get<int>(), 0);
  QCOMPARE(info["imbalance"].get<double>(), 2.0);
  QVERIFY(info.contains("groups"));
  QVERIFY(run({"info", box.project()}).out.find("amazement") != std::string::npos);
}

void TestProjectVerbs::listRowsAndFilter() {
  const Sandbox box;
  box.import();
  const Json rows = box.list();
  QCOMPARE(rows.size(), std::size_t(9));
  for (const char* key : {"id", "file", "label", "original_label", "group", "status", "duration_s",
                          "sample_rate", "channels", "notes", "flags"})
    QVERIFY2(rows[0].contains(key), key);
  QCOMPARE(box.list("label = \"anger\" and duration > 0.1").size(), std::size_t(2));
  QCOMPARE(box.list("duration > 3").size(), std::size_t(0));
  const Answer wrong = run({"list", box.project(), "--where", "lable = joy"});
  QCOMPARE(wrong.code, 2);
  QVERIFY(wrong.err.find("label") != std::string::npos);
}

void TestProjectVerbs::listAsCsv() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"label", box.project(), "--to", "odd, \"name\"", "joy0.wav"}).code, 0);
  const auto lines =
      QString::fromStdString(run({"list", box.project(), "--csv"}).out).split('\n', Qt::SkipEmptyParts);
  QCOMPARE(lines.size(), 10);
  QCOMPARE(lines[0],
           QString("id,file,label,original_label,group,status,duration_s,sample_rate,channels,notes,flags"));
  QVERIFY(lines.filter("joy0.wav")[0].contains("\"odd, \"\"name\"\"\""));
}

void TestProjectVerbs::labelByIdNameAndExpression() {
  const Sandbox box;
  box.import();
  const Json rows = box.list("label = joy");
  const std::string id = rows[0]["id"].get<std::string>(), file = rows[1]["file"].get<std::string>();
  const Answer answer = run({"label", box.project(), "--to", "calm", id, file, "joy2.wav", "--json"});
  QCOMPARE(answer.code, 0);
  QCOMPARE(answer.json()["changed"].get<int>(), 3);
  QCOMPARE(answer.json()["clips"].size(), std::size_t(3));
  QVERIFY(answer.json()["clips"][0]["error"].is_null());
  QCOMPARE(box.info()["classes"]["calm"].get<int>(), 3);
  QCOMPARE(box.list("label = calm")[0]["original_label"].get<std::string>(), std::string("joy"));

  const Json all = run({"label", box.project(), "--to", "calm", "--where", "label = anger", "--json"}).json();
  QCOMPARE(all["changed"].get<int>(), 2);
  QCOMPARE(box.info()["classes"]["calm"].get<int>(), 5);
  QCOMPARE(run({"label", box.project(), "--to", "calm", "--where", "label = anger", "--json"})
               .json()["changed"]
               .get<int>(),
           0);
}

void TestProjectVerbs::labelSaysWhatItCannotFind() {
  const Sandbox box;
  writeTone(box.sounds() + "/anger/joy0.wav", 1200);  // a second clip of that name
  box.import();
  const Answer mixed =
      run({"label", box.project(), "--to", "calm", "nobody.wav", "joy0.wav", "joy1.wav", "--json"});
  QCOMPARE(mixed.code, 0);
  QCOMPARE(mixed.json()["changed"].get<int>(), 1);
  QCOMPARE(mixed.json()["clips"].size(), std::size_t(3));
  QVERIFY(mixed.json()["clips"][1]["error"].is_string());
  QCOMPARE(mixed.problems(), 2);
  QCOMPARE(run({"label", box.project(), "--to", "calm", "nobody.wav"}).code, 1);
  QCOMPARE(run({"label", box.project(), "--to", "calm", "nobody.wav", "joy2.wav", "--strict"}).code, 1);
}

void TestProjectVerbs::statusIsSet() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"status", box.project(), "--set", "excluded", "--where", "label = joy"}).code, 0);
  QCOMPARE(box.info()["status"]["excluded"].get<int>(), 4);
  QCOMPARE(box.list("status = excluded").size(), std::size_t(4));
}

void TestProjectVerbs::mergeDryRunChangesNothing() {
  const Sandbox box;
  box.import();
  const Answer dry = run({"merge", box.project(), "surprise=joy,amazement", "--dry-run", "--json"});
  QCOMPARE(dry.code, 0);
  const Json json = dry.json();
  QCOMPARE(json["dry_run"].get<bool>(), true);
  QCOMPARE(json["clips_changed"].get<int>(), 7);
  QCOMPARE(json["before"]["classes"]["joy"].get<int>(), 4);
  QCOMPARE(json["after"]["classes"]["surprise"].get<int>(), 7);
  QVERIFY(!json["after"]["classes"].contains("joy"));
  QCOMPARE(json["after"]["imbalance"].get<double>(), 3.5);
  QCOMPARE(box.info()["classes"]["joy"].get<int>(), 4);
  QCOMPARE(run({"history", box.project(), "--json"}).json().size(), std::size_t(1));
}

void TestProjectVerbs::mergeUndoRedo() {
  const Sandbox box;
  box.import();
  const Json before = box.list();
  QCOMPARE(run({"merge", box.project(), "joy=amazement"}).code, 0);
  QCOMPARE(box.info()["classes"]["joy"].get<int>(), 7);
  const Json undone = run({"undo", box.project(), "--json"}).json();
  QCOMPARE(undone["undone"].size(), std::size_t(1));
  QCOMPARE(undone["redo_left"].get<int>(), 1);
  QVERIFY(box.list() == before);
  QCOMPARE(run({"redo", box.project()}).code, 0);
  QCOMPARE(box.info()["classes"]["joy"].get<int>(), 7);
  QVERIFY(!box.info()["classes"].contains("amazement"));
  // Two steps at once: the merge and the import.
  QCOMPARE(run({"undo", box.project(), "2"}).code, 0);
  QCOMPARE(box.info()["clips"].get<int>(), 0);
  QCOMPARE(run({"redo", box.project(), "2"}).code, 0);
  QCOMPARE(box.info()["clips"].get<int>(), 9);
  QCOMPARE(run({"merge", box.project(), "joy=nothing"}).code, 1);
}

void TestProjectVerbs::renameDropSplit() {
  const Sandbox box;
  writeBytes(
      box.path("labels.csv"),
      "file,label,sex\nsounds/joy/joy0.wav,cry,f\nsounds/joy/joy1.wav,cry,m\nsounds/joy/joy2.wav,cry,m\n");
  QCOMPARE(run({"import", box.project(), box.path("").toStdString(), "--preset", "csv", "--labels",
                box.file("labels.csv")})
               .code,
           0);
  QCOMPARE(run({"split", box.project(), "cry", "--by", "sex", "--dry-run", "--json"})
               .json()["after"]["classes"]["cry_m"]
               .get<int>(),
           2);
  QCOMPARE(run({"split", box.project(), "cry", "--by", "sex"}).code, 0);
  QCOMPARE(box.info()["classes"]["cry_f"].get<int>(), 1);
  QCOMPARE(run({"rename", box.project(), "cry_f", "girl"}).code, 0);
  QCOMPARE(box.info()["classes"]["girl"].get<int>(), 1);
  QCOMPARE(run({"rename", box.project(), "girl", "cry_m"}).code, 1);  // exists: that would be a merge
  QCOMPARE(run({"drop", box.project(), "girl"}).code, 0);
  QCOMPARE(box.info()["unlabelled"].get<int>(), 1);
  QCOMPARE(run({"drop", box.project(), "girl"}).code, 1);
  QCOMPARE(run({"undo", box.project(), "3"}).code, 0);
  QCOMPARE(box.info()["classes"]["cry"].get<int>(), 3);
}

void TestProjectVerbs::historyIsComplete() {
  const Sandbox box;
  box.import();
  run({"label", box.project(), "--to", "calm", "joy0.wav"});
  run({"label", box.project(), "--to", "joy", "joy0.wav"});
  run({"undo", box.project()});
  const Json history = run({"history", box.project(), "--json"}).json();
  QCOMPARE(history.size(), std::size_t(3));
  for (const char* key : {"seq", "id", "kind", "who", "when", "why", "clips", "undone"})
    QVERIFY2(history[0].contains(key), key);
  QCOMPARE(history[0]["kind"].get<std::string>(), std::string("label"));
  QCOMPARE(history[0]["undone"].get<bool>(), true);
  QCOMPARE(history[2]["kind"].get<std::string>(), std::string("import"));
  QCOMPARE(history[2]["clips"].get<int>(), 9);
  const Json clip = run({"history", box.project(), "--clip", "joy0.wav", "--json"}).json();
  QVERIFY(clip.size() >= 2);
  QCOMPARE(run({"history", box.project(), "--clip", "nobody.wav"}).code, 1);
}

void TestProjectVerbs::historyIsVerifiedAndPastStatesComeOut() {
  const Sandbox box;
  box.import();
  run({"label", box.project(), "--to", "calm", "joy0.wav"});
  run({"merge", box.project(), "all=joy,calm"});
  run({"undo", box.project()});
  const Json history = run({"history", box.project(), "--json"}).json();
  QCOMPARE(history[0]["by"].get<std::string>(), std::string("rule"));
  QVERIFY(history[0]["undone_at"].is_string() && history[1]["undone_at"].is_null());
  QCOMPARE(history[1]["by"].get<std::string>(), std::string("hand"));
  QCOMPARE(history[2]["by"].get<std::string>(), std::string("import"));
  const Answer verified = run({"history", box.project(), "--verify", "--json"});
  QCOMPARE(verified.code, 0);
  QCOMPARE(verified.json()["whole"].get<bool>(), true);
  QCOMPARE(verified.json()["events"].get<int>(), 4);
  QCOMPARE(verified.json()["head"].get<std::string>(), history[0]["hash"].get<std::string>());

  // The state after the import, and the one that was undone.
  const auto joys = [&](const char* line) {
    const std::string out = box.file(QStringLiteral("at%1.csv").arg(QLatin1String(line)));
    const Answer made = run({"export", box.project(), out, "--format", "csv", "--at", line});
    if (made.code != 0) return std::string("exit ") + std::to_string(made.code);
    QFile file(QString::fromStdString(out));
    if (!file.open(QIODevice::ReadOnly)) return std::string("no file");
    const QByteArray text = file.readAll();
    return std::to_string(text.count(",joy,")) + " " + std::to_string(text.count(",all,"));
  };
  QCOMPARE(joys("1"), std::string("8 0"));  // label and first label of four clips
  QCOMPARE(joys("2"), std::string("7 0"));
  QCOMPARE(joys("3"), std::string("4 4"));
  QCOMPARE(joys("9"), std::string("exit 1"));
  QCOMPARE(box.info()["classes"]["joy"].get<int>(), 3);
}

void TestProjectVerbs::undoWithoutHistoryFails() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"redo", box.project()}).code, 1);
  QCOMPARE(run({"undo", box.project()}).code, 0);
  QCOMPARE(run({"undo", box.project()}).code, 1);
}

QTEST_GUILESS_MAIN(TestProjectVerbs)
#include "tst_projectverbs.moc"
