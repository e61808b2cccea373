// regions and export: to other programs and back, nothing lost without a word.
#include <QDirIterator>

#include "core/store/project.h"
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

namespace {

// Three regions: two in joy0 (one a box), one in anger1.
void addSome(const Sandbox& box) {
  const auto add = [&](std::vector<std::string> words) {
    std::vector<std::string> args{"regions", box.project(), "--add"};
    args.insert(args.end(), words.begin(), words.end());
    const Answer answer = run(args);
    if (answer.code != 0) qFatal("%s", answer.err.c_str());
  };
  add({"joy0.wav", "0.1", "0.2", "--label", "울음", "--low", "300", "--high", "3400.5", "--note", "메모"});
  add({"joy0.wav", "0.15", "0.3", "--label", "breath"});
  add({"anger1.wav", "0", "0.4", "--label", "anger"});
}

Json regionsOf(const std::string& project) { return run({"regions", project, "--json"}).json(); }

// What a region is, without its id.
Json content(Json rows) {
  for (auto& row : rows) row.erase("id");
  return rows;
}

QStringList filesIn(const QString& folder) {
  QStringList files;
  QDirIterator it(folder, QDir::Files | QDir::System | QDir::Hidden, QDirIterator::Subdirectories);
  while (it.hasNext()) files << QDir(folder).relativeFilePath(it.next());
  files.sort();
  return files;
}

bool mentions(const Json& sentences, const std::string& word) {
  return std::any_of(sentences.begin(), sentences.end(),
                     [&](const Json& s) { return s.get<std::string>().find(word) != std::string::npos; });
}

}  // namespace

class TestRegionVerbs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void addListRemoveUndo();
  void addRefusals_data();
  void addRefusals();
  void classesTakeRegionsAlong();
  void exportAndBack_data();
  void exportAndBack();
  void exportSaysWhatIsLost();
  void exportOfLabels();
  void exportToFolders();
  void exportOverwritesNothing();
  void sameNamesInTwoFolders();
  void importSaysWhatItDoesNotUnderstand();
  void hostileClassNamesStayInside();
};

void TestRegionVerbs::addListRemoveUndo() {
  const Sandbox box;
  box.import();
  QCOMPARE(box.info()["regions"].get<int>(), 0);
  addSome(box);
  QCOMPARE(box.info()["regions"].get<int>(), 3);
  const Json rows = regionsOf(box.project());
  QCOMPARE(rows.size(), std::size_t(3));
  QCOMPARE(rows[0]["file"].get<std::string>(), std::string("sounds/anger/anger1.wav"));
  QVERIFY(rows[0]["low_hz"].is_null());
  QCOMPARE(rows[1]["begin_sample"].get<int>(), 800);
  QCOMPARE(rows[1]["end_sample"].get<int>(), 1600);
  QCOMPARE(rows[1]["begin_s"].get<double>(), 0.1);
  QCOMPARE(rows[1]["high_hz"].get<double>(), 3400.5);
  QCOMPARE(rows[1]["label"].get<std::string>(), std::string("울음"));
  QCOMPARE(rows[1]["note"].get<std::string>(), std::string("메모"));
  QCOMPARE(run({"regions", box.project(), "--where", "label = joy", "--json"}).json().size(), std::size_t(2));
  const std::string csv = run({"regions", box.project(), "--csv"}).out;
  QVERIFY(csv.starts_with("id,file,begin_s,end_s,low_hz,high_hz,label,note,begin_sample,end_sample\n"));
  QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t(4));

  const std::string id = rows[1]["id"].get<std::string>();
  QCOMPARE(run({"regions", box.project(), "--remove", id}).code, 0);
  QCOMPARE(box.info()["regions"].get<int>(), 2);
  const Answer again = run({"regions", box.project(), "--remove", id});
  QCOMPARE(again.code, 1);
  QCOMPARE(again.problems(), 1);
  QCOMPARE(run({"undo", box.project()}).code, 0);
  QCOMPARE(regionsOf(box.project()), rows);
  QCOMPARE(run({"undo", box.project(), "3"}).code, 0);
  QCOMPARE(box.info()["regions"].get<int>(), 0);
  QCOMPARE(run({"redo", box.project(), "3"}).code, 0);
  QCOMPARE(regionsOf(box.project()), rows);
}

void TestRegionVerbs::addRefusals_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<int>("code");
  QTest::newRow("no such clip") << QStringList{"--add", "nobody.wav", "0", "0.1"} << 1;
  QTest::newRow("two words") << QStringList{"--add", "joy0.wav", "0"} << 2;
  QTest::newRow("backwards") << QStringList{"--add", "joy0.wav", "0.2", "0.1"} << 2;
  QTest::newRow("beyond the end") << QStringList{"--add", "joy0.wav", "0", "0.5"} << 2;
  QTest::newRow("no number") << QStringList{"--add", "joy0.wav", "0", "x"} << 2;
  QTest::newRow("endless") << QStringList{"--add", "joy0.wav", "0", "1e308"} << 2;
  QTest::newRow("not a number") << QStringList{"--add", "joy0.wav", "nan", "1"} << 2;
  QTest::newRow("low above high") << QStringList{"--add", "joy0.wav", "0", "0.1", "--low", "9", "--high", "3"}
                                  << 2;
  QTest::newRow("low alone") << QStringList{"--add", "joy0.wav", "0", "0.1", "--low", "9"} << 2;
  QTest::newRow("two things") << QStringList{"--add", "joy0.wav", "0", "0.1", "--remove", "x"} << 2;
  QTest::newRow("label of nothing") << QStringList{"--label", "x"} << 2;
  QTest::newRow("no such file") << QStringList{"--import", "/nowhere/at/all"} << 1;
  QTest::newRow("format unknown") << QStringList{"--import", "x.txt", "--format", "midi"} << 2;
}

void TestRegionVerbs::addRefusals() {
  QFETCH(QStringList, words);
  QFETCH(int, code);
  const Sandbox box;
  box.import();
  std::vector<std::string> args{"regions", box.project()};
  for (const QString& word : words) args.push_back(word.toStdString());
  const Answer answer = run(args);
  QCOMPARE(answer.code, code);
  QVERIFY(answer.out.empty());
  QCOMPARE(answer.problems(), 1);
  QCOMPARE(box.info()["regions"].get<int>(), 0);
}

void TestRegionVerbs::classesTakeRegionsAlong() {
  const Sandbox box;
  box.import();
  addSome(box);
  const Json dry = run({"rename", box.project(), "anger", "rage", "--dry-run", "--json"}).json();
  QCOMPARE(dry["regions_changed"].get<int>(), 1);
  QCOMPARE(regionsOf(box.project())[0]["label"].get<std::string>(), std::string("anger"));
  QCOMPARE(run({"rename", box.project(), "anger", "rage"}).code, 0);
  QCOMPARE(regionsOf(box.project())[0]["label"].get<std::string>(), std::string("rage"));
  QCOMPARE(run({"undo", box.project()}).code, 0);
  QCOMPARE(regionsOf(box.project())[0]["label"].get<std::string>(), std::string("anger"));
}

void TestRegionVerbs::exportAndBack_data() {
  QTest::addColumn<QString>("format");
  QTest::addColumn<QStringList>("files");
  QTest::addColumn<bool>("bands");
  QTest::addColumn<bool>("notes");
  QTest::newRow("audacity") << "audacity" << QStringList{"anger1.txt", "joy0.txt"} << true << false;
  QTest::newRow("textgrid") << "textgrid" << QStringList{"anger1.TextGrid", "joy0.TextGrid"} << false
                            << false;
  QTest::newRow("raven") << "raven"
                         << QStringList{"anger1.Table.1.selections.txt", "joy0.Table.1.selections.txt"}
                         << true << true;
  QTest::newRow("elan") << "elan" << QStringList{"anger1.eaf", "joy0.eaf"} << false << true;
  QTest::newRow("csv") << "csv" << QStringList{} << true << true;
}

void TestRegionVerbs::exportAndBack() {
  QFETCH(QString, format);
  QFETCH(QStringList, files);
  QFETCH(bool, bands);
  QFETCH(bool, notes);
  const Sandbox box;
  box.import();
  addSome(box);
  Json expected = content(regionsOf(box.project()));
  for (auto& row : expected) {
    if (!bands) row["low_hz"] = row["high_hz"] = nullptr;
    if (!notes) row["note"] = "";
  }
  const bool table = format == "csv";
  const std::string out = box.file(table ? "r.csv" : "out");
  std::vector<std::string> args{"export", box.project(), out, "--format", format.toStdString(), "--json"};
  if (table) args.emplace_back("--regions");
  const Answer made = run(args);
  QVERIFY2(made.code == 0, made.err.c_str());
  QCOMPARE(made.json()["regions"].get<int>(), 3);
  QCOMPARE(made.json()["clips"].get<int>(), 2);
  if (!table) QCOMPARE(filesIn(box.path("out")), files);

  QCOMPARE(run({"undo", box.project(), "3"}).code, 0);
  const Answer back = run({"regions", box.project(), "--import", out, "--json"});
  QVERIFY2(back.code == 0, back.err.c_str());
  QVERIFY2(back.err.empty(), back.err.c_str());
  QCOMPARE(back.json()["added"].get<int>(), 3);
  QCOMPARE(content(regionsOf(box.project())), expected);
  // A second time there is nothing new.
  const Json twice = run({"regions", box.project(), "--import", out, "--json"}).json();
  QCOMPARE(twice["added"].get<int>(), 0);
  QCOMPARE(twice["already_there"].get<int>(), 3);
  // All of it was one change.
  QCOMPARE(run({"undo", box.project()}).code, 0);
  QCOMPARE(box.info()["regions"].get<int>(), 0);
}

void TestRegionVerbs::exportSaysWhatIsLost() {
  const Sandbox box;
  box.import();
  addSome(box);
  const auto lost = [&](const std::string& format) {
    return run({"export", box.project(), box.file(QString::fromStdString(format)), "--format", format,
                "--json"})
        .json()["cannot_hold"];
  };
  const Json grid = lost("textgrid");
  for (const char* word : {"1 band of frequencies", "1 note", "9 labels of clips"})
    QVERIFY2(mentions(grid, word), word);
  QVERIFY(!mentions(lost("audacity"), "band"));
  QVERIFY(mentions(lost("raven"), "2 regions are time only"));
  QVERIFY(mentions(lost("csv"), "3 regions"));
  QVERIFY(mentions(lost("folders"), "3 regions"));
  const Answer text = run({"export", box.project(), box.file("again"), "--format", "textgrid"});
  QVERIFY(text.out.find("not in it: 1 note") != std::string::npos);
}

void TestRegionVerbs::exportOfLabels() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"label", box.project(), "--to", "joy, \"loud\"", "anger0.wav"}).code, 0);
  QCOMPARE(run({"export", box.project(), box.file("l.jsonl"), "--format", "jsonl"}).code, 0);
  std::istringstream lines(bytesOf(box.path("l.jsonl")).toStdString());
  Json rows = Json::array();
  for (std::string line; std::getline(lines, line);) {
    rows.push_back(Json::parse(line));
    rows.back().erase("columns");
  }
  QCOMPARE(rows, box.list());
  QCOMPARE(
      run({"export", box.project(), box.file("l.csv"), "--format", "csv", "--where", "label != joy"}).code,
      0);
  const QByteArray csv = bytesOf(box.path("l.csv"));
  QCOMPARE(csv.count('\n'), 1 + 5);
  QVERIFY(csv.startsWith("id,file,label,original_label,group,status,"));
  QVERIFY(csv.contains("\"joy, \"\"loud\"\"\",anger,"));
  // The labels of an export are labels of an import.
  const Answer other = run({"import", box.file("q.ullim"), box.sounds().toStdString(), "--labels",
                            box.file("l.csv"), "--file-column", "file", "--label-column", "label", "--json"});
  QVERIFY2(other.code == 0, other.err.c_str());
  QCOMPARE(run({"info", box.file("q.ullim"), "--json"}).json()["classes"]["joy, \"loud\""].get<int>(), 1);
}

void TestRegionVerbs::exportToFolders() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"status", box.project(), "--set", "excluded", "joy3.wav"}).code, 0);
  QVERIFY(QFile::remove(box.sounds() + "/anger/anger1.wav"));
  const Answer made = run({"export", box.project(), box.file("out"), "--format", "folders", "--json"});
  QCOMPARE(made.code, 0);
  QCOMPARE(made.json()["problems"].size(), std::size_t(1));
  QVERIFY(mentions(made.json()["cannot_hold"], "1 excluded clip"));
  QCOMPARE(filesIn(box.path("out")),
           (QStringList{"amazement/amazement0.wav", "amazement/amazement1.wav", "amazement/amazement2.wav",
                        "anger/anger0.wav", "joy/joy0.wav", "joy/joy1.wav", "joy/joy2.wav"}));
  QCOMPARE(bytesOf(box.path("out/joy/joy1.wav")), bytesOf(box.sounds() + "/joy/joy1.wav"));
  QVERIFY(!QFileInfo(box.path("out/joy/joy1.wav")).isSymLink());
  QCOMPARE(run({"export", box.project(), box.file("links"), "--format", "folders", "--links", "--where",
                "label = joy"})
               .code,
           0);
  QCOMPARE(QFileInfo(box.path("links/joy/joy1.wav")).symLinkTarget(), box.sounds() + "/joy/joy1.wav");
  // With --force a link is replaced, and what it pointed to stays.
  const QByteArray before = bytesOf(box.sounds() + "/joy/joy1.wav");
  QCOMPARE(run({"export", box.project(), box.file("links"), "--format", "folders", "--force"}).code, 0);
  QVERIFY(!QFileInfo(box.path("links/joy/joy1.wav")).isSymLink());
  QCOMPARE(bytesOf(box.sounds() + "/joy/joy1.wav"), before);
}

void TestRegionVerbs::exportOverwritesNothing() {
  const Sandbox box;
  box.import();
  addSome(box);
  QDir().mkpath(box.path("out"));
  writeBytes(box.path("out/joy0.txt"), "mine");
  writeBytes(box.path("out/other.txt"), "mine, too");
  const std::vector<std::string> args{"export", box.project(), box.file("out"), "--format", "audacity"};
  const Answer refused = run(args);
  QCOMPARE(refused.code, 1);
  QCOMPARE(bytesOf(box.path("out/joy0.txt")), QByteArray("mine"));
  QCOMPARE(filesIn(box.path("out")), (QStringList{"joy0.txt", "other.txt"}));  // not even the free ones
  auto forced = args;
  forced.emplace_back("--force");
  QCOMPARE(run(forced).code, 0);
  QVERIFY(bytesOf(box.path("out/joy0.txt")).startsWith("0.1"));
  QCOMPARE(bytesOf(box.path("out/other.txt")), QByteArray("mine, too"));
  // A folder that is not there appears whole or not at all.
  const Answer nowhere = run({"export", box.project(), box.file("no/such/out"), "--format", "audacity"});
  QCOMPARE(nowhere.code, 1);
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(run({"export", box.project(), box.file("new"), "--format", "audacity"}, {}, stop.get_token()).code,
           130);
  QVERIFY(!QFileInfo::exists(box.path("new")));
  QCOMPARE(QDir(box.path("")).entryList({"*new*"}, QDir::AllEntries | QDir::Hidden), QStringList{});
  for (const char* format : {"csv", "jsonl"}) {
    writeBytes(box.path("t"), "mine");
    QCOMPARE(run({"export", box.project(), box.file("t"), "--format", format}).code, 1);
    QCOMPARE(bytesOf(box.path("t")), QByteArray("mine"));
  }
}

void TestRegionVerbs::sameNamesInTwoFolders() {
  QTemporaryDir dir;
  const QString sounds = dir.path() + "/s";
  writeTone(sounds + "/a/1.wav", 300);
  writeTone(sounds + "/b/1.wav", 400);
  const std::string project = (dir.path() + "/p.ullim").toStdString();
  QCOMPARE(run({"import", project, sounds.toStdString(), "--preset", "folders"}).code, 0);
  QCOMPARE(run({"regions", project, "--add", "s/a/1.wav", "0", "0.1", "--label", "of a"}).code, 0);
  QCOMPARE(run({"regions", project, "--add", "s/b/1.wav", "0.2", "0.3", "--label", "of b"}).code, 0);
  const Json before = content(regionsOf(project));
  const std::string out = (dir.path() + "/out").toStdString();
  QCOMPARE(run({"export", project, out, "--format", "textgrid"}).code, 0);
  QCOMPARE(filesIn(dir.path() + "/out"), (QStringList{"s_a_1.TextGrid", "s_b_1.TextGrid"}));
  QCOMPARE(run({"undo", project, "2"}).code, 0);
  QCOMPARE(run({"regions", project, "--import", out}).code, 0);
  QCOMPARE(content(regionsOf(project)), before);
  // "1" alone could be either.
  writeBytes(dir.path() + "/1.txt", "0\t0.1\tx\n");
  const std::string one = (dir.path() + "/1.txt").toStdString();
  const Answer unclear = run({"regions", project, "--import", one});
  QCOMPARE(unclear.code, 1);
  QVERIFY(unclear.err.find("2 clips are called 1") != std::string::npos);
  QCOMPARE(run({"regions", project, "--import", one, "--clip", "s/b/1.wav"}).code, 0);
  QCOMPARE(regionsOf(project)[1]["label"].get<std::string>(), std::string("x"));
}

void TestRegionVerbs::importSaysWhatItDoesNotUnderstand() {
  const Sandbox box;
  box.import();
  QDir().mkpath(box.path("in"));
  writeBytes(box.path("in/joy0.txt"), "0.1\t0.2\tgood\nsecond line\n0.3\t9\tlong\n");
  writeBytes(box.path("in/nobody.txt"), "0.1\t0.2\tgood\n");
  writeBytes(box.path("in/joy1.TextGrid"), "RIFF");
  writeBytes(box.path("in/readme.md"), "no region file");
  const Answer answer = run({"regions", box.project(), "--import", box.file("in"), "--json"});
  QCOMPARE(answer.code, 0);
  const Json json = answer.json();
  QCOMPARE(json["added"].get<int>(), 2);
  QCOMPARE(json["files"].size(), std::size_t(3));
  QCOMPARE(json["files"][0]["remarks"].size(), std::size_t(2));
  QVERIFY(json["files"][0]["error"].is_null());
  QVERIFY(mentions(json["files"][0]["remarks"], "line 2"));
  QVERIFY(mentions(json["files"][0]["remarks"], "line 3: it reached beyond the end"));
  QVERIFY(json["files"][1]["error"].is_string());
  QVERIFY(json["files"][2]["error"].is_string());
  QCOMPARE(answer.problems(), 4);
  QCOMPARE(run({"regions", box.project(), "--import", box.file("in"), "--strict"}).code, 1);
  const Json history = run({"history", box.project(), "--json"}).json();
  QCOMPARE(history[0]["kind"].get<std::string>(), std::string("region"));
  QCOMPARE(history[0]["clips"].get<int>(), 1);
}

void TestRegionVerbs::hostileClassNamesStayInside() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"rename", box.project(), "joy", "../../joy"}).code, 0);
  QCOMPARE(run({"rename", box.project(), "anger", ".."}).code, 0);
  QCOMPARE(run({"rename", box.project(), "amazement", "/tmp/x"}).code, 0);
  QCOMPARE(run({"export", box.project(), box.file("out"), "--format", "folders"}).code, 0);
  const QStringList files = filesIn(box.path("out"));
  QCOMPARE(files.size(), 9);
  for (const QString& file : files) QVERIFY2(file.count('/') == 1 && !file.startsWith('.'), qPrintable(file));
}

QTEST_GUILESS_MAIN(TestRegionVerbs)
#include "tst_regionverbs.moc"
