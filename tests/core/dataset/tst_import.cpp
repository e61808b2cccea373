#include <cmath>

#include "core/audio/audiofile.h"
#include "core/dataset/csv.h"
#include "tests/core/dataset/importkit.h"

using namespace ullim;
using namespace ullim::importkit;

class TestImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void foldersOfClasses();
  void subjectsBelowAndAboveClasses();
  void trainAndTestFolders();
  void wrappingFoldersSayNothing();
  void filesWithoutFoldersHaveNoLabel();
  void hiddenAndStrangeFilesAreLeftOut();
  void symlinkLoopsEnd();
  void anyScriptSortedOrder();
  void severalSources();
  void tables();
  void tablesThatAskForColumns();
  void tableFilesElsewhere();
  void knownNamesInClassFolders();
  void crySets();
  void audiomnistTable();
  void emotifyTable();
  void emotifyTies();
  void tablesOfOtherPrograms();
  void columnsAreShownBeforeTheyAreChosen();
  void filesOfOneNameByTheirFolders();
  void otherPresetsAreCounted();
  void pattern();
  void refusals();
  void cancelled();
  void probeTellsWhatIsWrong();
};

void TestImport::foldersOfClasses() {
  Tree tree;
  tree.add("hungry/a.wav");
  tree.add("hungry/b.WAV");
  tree.add("belly pain/c.flac");
  tree.add("loose.mp3");
  tree.add("notes.txt");
  for (const char* own : {"set.ullim", "set.ullim-wal", "set.ullim.lock"})
    tree.add(own);  // passed over in silence
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.preset, std::string("folders"));
  QVERIFY(!plan.why.empty());
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 2}, {"belly pain", 1}}));
  QCOMPARE(plan.rows.size(), std::size_t(4));
  QCOMPARE(labelOf(plan, "loose.mp3"), std::string());
  QCOMPARE(plan.notUnderstood.size(), std::size_t(1));
}

void TestImport::subjectsBelowAndAboveClasses() {
  Tree below;
  for (const char* file : {"hungry/baby1/a.wav", "hungry/baby2/b.wav", "tired/baby3/c.wav"}) below.add(file);
  auto plan = planned({below.at()});
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 2}, {"tired", 1}}));
  QCOMPARE(rowOf(plan, "b.wav")->group, std::string("baby2"));
  Tree above;
  for (const char* file : {"baby1/hungry/a.wav", "baby1/tired/b.wav", "baby2/hungry/c.wav"}) above.add(file);
  plan = planned({above.at()});
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 2}, {"tired", 1}}));
  QCOMPARE(rowOf(plan, "c.wav")->group, std::string("baby2"));
  QCOMPARE(plan.groups, 2);
}

void TestImport::trainAndTestFolders() {
  Tree tree;
  for (const char* file : {"Train/hungry/a.wav", "Train/tired/b.wav", "test/hungry/c.wav"}) tree.add(file);
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 2}, {"tired", 1}}));
  QCOMPARE(rowOf(plan, "c.wav")->columns.at("split"), std::string("test"));
  QCOMPARE(rowOf(plan, "c.wav")->group, std::string());
}

void TestImport::wrappingFoldersSayNothing() {
  Tree tree;
  for (const char* file : {"my set v2/audio/hungry/wav/a.wav", "my set v2/audio/tired/wav/b.wav"})
    tree.add(file);
  QCOMPARE(planned({tree.at()}).classCounts, (Counts{{"hungry", 1}, {"tired", 1}}));
  Tree one;
  one.add("hungry/a.wav");
  QCOMPARE(planned({one.at()}).classCounts, (Counts{{"hungry", 1}}));
}

void TestImport::filesWithoutFoldersHaveNoLabel() {
  Tree tree;
  tree.add("a.wav");
  tree.add("recordings/b.wav");
  const auto plan = planned({tree.at()});
  QVERIFY(plan.classCounts.empty());
  QCOMPARE(plan.rows.size(), std::size_t(2));
  QCOMPARE(planned({tree.at("a.wav"), tree.at("recordings/b.wav")}).rows.size(), std::size_t(2));
}

void TestImport::hiddenAndStrangeFilesAreLeftOut() {
  Tree tree;
  tree.add("hungry/a.wav");
  tree.add("hungry/.b.wav");
  tree.add(".git/c.wav");
  tree.add("__MACOSX/hungry/._a.wav");
  tree.add(std::string("hungry/\xFF.wav"));
  fs::create_symlink(tree.at("nowhere"), tree.root() / "hungry/dead.wav");
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.rows.size(), std::size_t(1));
  QCOMPARE(plan.notUnderstood.size(), std::size_t(2));
  fs::remove(tree.at(std::string("hungry/\xFF.wav")));  // QTemporaryDir cannot
}

void TestImport::symlinkLoopsEnd() {
  Tree tree;
  tree.add("hungry/a.wav");
  fs::create_directory_symlink(tree.root(), tree.root() / "hungry/up");
  fs::create_directory_symlink(".", tree.root() / "self");
  Tree other;
  other.add("b.wav");
  fs::create_directory_symlink(other.root(), tree.root() / "tired");
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 1}, {"tired", 1}}));
}

void TestImport::anyScriptSortedOrder() {
  Tree tree;
  const std::vector<std::string> names = {"it's a \"cry\", 100% [v2] & (아기) ☂ — é ñ.wav",
                                          "아기👶 double  spaces.wav", "울음_배고픔_01.wav", "b.wav", "a.wav"};
  for (const auto& name : names) tree.add("배고픔/" + name);
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.classCounts, (Counts{{"배고픔", 5}}));
  QVERIFY(std::is_sorted(plan.rows.begin(), plan.rows.end(),
                         [](const auto& x, const auto& y) { return x.path < y.path; }));
  for (const auto& name : names) QVERIFY(rowOf(plan, name));
}

void TestImport::severalSources() {
  Tree tree;
  tree.add("hungry/a.wav");
  tree.add("tired/b.wav");
  tree.add("c.wav");
  const auto plan = planned(
      {tree.at("hungry"), tree.at("tired"), tree.at("c.wav"), tree.at("hungry/a.wav"), tree.at("gone")});
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 1}, {"tired", 1}}));
  QCOMPARE(plan.rows.size(), std::size_t(3));
  QCOMPARE(plan.notUnderstood.size(), std::size_t(1));
}

void TestImport::tables() {
  Tree tree;
  tree.add("wav/a b.wav");
  tree.add("wav/deep/c.wav");
  tree.add("wav/d.wav");
  tree.add("wav/1/twice.wav");
  tree.add("wav/2/twice.wav");
  tree.add(
      "list.csv",
      "Filename;Class;Speaker;age;Split\nwav\\a b.wav;hungry;s1;3;train\nc.wav;tired;s2;;test\n"
      "d;hungry;s1;5;test\ngone.wav;tired;s3;1;test\ntwice.wav;tired;s1;1;test\nc.wav;hungry;s9;;\n;x;;;\n");
  const auto plan = planned({tree.at("list.csv")});
  QCOMPARE(plan.preset, std::string("csv"));
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 2}, {"tired", 1}}));
  QCOMPARE(plan.groups, 2);
  QCOMPARE(rowOf(plan, "c.wav")->columns, (std::map<std::string, std::string>{{"split", "test"}}));
  QCOMPARE(rowOf(plan, "d.wav")->columns.at("age"), std::string("5"));
  QCOMPARE(plan.notUnderstood.size(), std::size_t(4));  // gone, two of a name, named again, no name
  QVERIFY(plan.notUnderstood[0].find("row 5: gone.wav: no such file") != std::string::npos);
}

void TestImport::tablesThatAskForColumns() {
  Tree tree;
  tree.add("a.wav");
  tree.add("b.wav");
  tree.add("t.csv", "ton,stimmung,wer\na.wav,froh,x\nb.wav,traurig,y\n");
  QCOMPARE(planImport({tree.at("t.csv")}, {}).error().code, ErrorCode::BadFormat);
  ImportOptions options;
  options.labelsFile = tree.at("t.csv");
  options.fileColumn = "ton";
  options.labelColumn = "STIMMUNG";
  options.groupColumn = "wer";
  const auto plan = planned({tree.at()}, options);
  QCOMPARE(plan.classCounts, (Counts{{"froh", 1}, {"traurig", 1}}));
  QCOMPARE(plan.groups, 2);
  options.groupColumn = "niemand";
  const auto bad = planImport({tree.at()}, options);
  QCOMPARE(bad.error().code, ErrorCode::BadArgument);
  QVERIFY(bad.error().detail.find("ton, stimmung, wer") != std::string::npos);
}

void TestImport::tableFilesElsewhere() {
  Tree sounds, lists;
  sounds.add("x/a.wav");
  sounds.add("x/unnamed.wav");
  lists.add("t.csv", "file,label\na.wav,hungry\n" + sounds.at("x/a.wav") + ",again\n");
  ImportOptions options;
  options.labelsFile = lists.at("t.csv");
  const auto plan = planned({sounds.at()}, options);
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 1}}));
  QCOMPARE(plan.notUnderstood.size(), std::size_t(2));
  QVERIFY(plan.notUnderstood[1].find("unnamed.wav") != std::string::npos);
}

void TestImport::knownNamesInClassFolders() {
  Tree
      tree;  // one class from donateacry, one from elsewhere: folders are the labels, names still give groups
  for (const char* who : {"643D64AD-B711-469A-AF69-55C0D5D3E30F", "d1e236a0-e030-4137-9030-5625026cd098"})
    tree.add(std::string("hungry/") + who + "-1430138495-1.0-m-72-bp.wav");
  for (int i = 0; i < 4; ++i) tree.add("laugh/" + std::string(1, char('a' + i)) + ".wav");
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.preset, std::string("folders"));
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 2}, {"laugh", 4}}));
  QCOMPARE(plan.groups, 2);
}

void TestImport::crySets() {
  Tree tree;
  for (int i = 0; i < 4; ++i) {
    tree.add("belly_pain_" + std::to_string(i) + ".wav");
    tree.add("hungry_" + std::to_string(i) + ".wav");
  }
  auto plan = planned({tree.at()});
  QCOMPARE(plan.preset, std::string("cry-kaggle"));
  QCOMPARE(plan.classCounts, (Counts{{"belly_pain", 4}, {"hungry", 4}}));
  Tree table;
  table.add("audio/x1.wav");
  table.add("audio/x2.wav");
  table.add("train.csv", "Cry_Audio_File,Label\nx1.wav,hungry\nx2.wav,tired\n");
  plan = planned({table.at()});
  QCOMPARE(plan.preset, std::string("cry-kaggle"));
  QCOMPARE(plan.classCounts, (Counts{{"hungry", 1}, {"tired", 1}}));
}

void TestImport::audiomnistTable() {
  Tree tree;
  tree.add("a1.wav");
  tree.add("a2.wav");
  tree.add("meta.csv", "file_name,label\na1.wav,3\na2.wav,9\n");
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.preset, std::string("audiomnist"));
  QCOMPARE(plan.classCounts, (Counts{{"3", 1}, {"9", 1}}));
}

void TestImport::emotifyTable() {
  Tree tree;
  tree.add("rock/1.mp3");
  tree.add("rock/2.mp3");
  const std::string header =
      "track id, genre, amazement, solemnity, tenderness, nostalgia, calmness, power, joyful_activation, "
      "tension, sadness, age";
  tree.add(
      "data.csv",
      header +
          "\n101,rock,0,0,0,0,0,1,0,1,0,20\n101,rock,0,0,0,0,0,1,0,0,0,30\n102,rock,0,0,0,0,1,0,0,0,0,40\n");
  const auto plan = planned({tree.at("data.csv")});
  QCOMPARE(plan.preset, std::string("emotify"));
  QCOMPARE(labelOf(plan, "1.mp3"), std::string("power"));
  QCOMPARE(labelOf(plan, "2.mp3"), std::string("calmness"));
  QCOMPARE(rowOf(plan, "1.mp3")->columns.at("listeners"), std::string("2"));
}

// Counted by hand: track 1 has calmness 2, power 2, tension 1 of 3 listeners; track 2 sadness 1 of 1; track
// 101 nothing; track 201 amazement and sadness once each of 2.
void TestImport::emotifyTies() {
  Tree tree;
  for (const char* file :
       {"classical/1.wav", "classical/2.wav", "rock/1.wav", "electronic/1.wav", "pop/1.wav"})
    tree.add(file);  // converted from MP3
  tree.add(
      "data.csv",
      "track id, genre, amazement, solemnity, tenderness, nostalgia, calmness, power, joyful_activation, "
      "tension, sadness, mood, liked\r\n"
      "1,classical,0,0,0,0,1,1,0,0,0,3,1\r\n1,classical,0,0,0,0,1,1,0,0,0,4,0\r\n"
      "1,classical,0,0,0,0,0,0,0,1,0,4,0\r\n2, classical, 0,0,0,0,0,0,0,0, 1 ,3,1\r\n"
      "101,rock,0,0,0,0,0,0,0,0,0,3,0\r\n"
      "201,electronic,1,0,0,0,0,0,0,0,0,3,0\r\n201,electronic,0,0,0,0,0,0,0,0,1,3,0\r\n");
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.preset, std::string("emotify"));
  const auto row = [&](const std::string& track) {
    for (const auto& each : plan.rows)
      if (each.columns.at("track") == track) return each;
    return ImportRow{};
  };
  QCOMPARE(row("1").label, std::string("calmness"));  // the first of equals in the table's order
  QCOMPARE(row("1").columns.at("tied"), std::string("calmness + power"));
  QCOMPARE(row("1").columns.at("share"), std::string("0.67"));
  QCOMPARE(row("1").columns.at("listeners"), std::string("3"));
  QCOMPARE(row("1").columns.at("genre"), std::string("classical"));
  QCOMPARE(row("2").label, std::string("sadness"));
  QVERIFY(!row("2").columns.contains("tied"));
  QCOMPARE(row("2").columns.at("share"), std::string("1.00"));
  QCOMPARE(row("101").label, std::string());
  QVERIFY(row("101").path.ends_with("rock/1.wav"));  // not the 1.wav of another genre
  QCOMPARE(row("201").columns.at("tied"), std::string("amazement + sadness"));
  QCOMPARE(plan.rows.size(), std::size_t(4));
  QCOMPARE(plan.labelled, 3);
  QVERIFY(std::any_of(plan.notes.begin(), plan.notes.end(),
                      [](const auto& note) { return note.starts_with("2 of 4 tracks have two or more"); }));
  QVERIFY(std::any_of(plan.notes.begin(), plan.notes.end(),
                      [](const auto& note) { return note.starts_with("1 of 4 tracks have no emotion"); }));
}

void TestImport::tablesOfOtherPrograms() {
  Tree tree;
  tree.add("울음.wav");
  tree.add("b.wav");
  // As Korean Excel saves "CSV": CP949; and with semicolons and decimal commas as German Excel does.
  tree.add("labels.csv",
           "\xC6\xC4\xC0\xCF;\xB6\xF3\xBA\xA7;\xB1\xE6\xC0\xCC\r\n"  // 파일;라벨;길이
           "\xBF\xEF\xC0\xBD.wav;\xB9\xE8\xB0\xED\xC7\xC4;1,25\r\nb.wav;\xC0\xE1;0,5\r\n");  // 울음 배고픔 잠
  ImportOptions options;
  options.fileColumn = "파일";
  options.labelColumn = "라벨";
  const auto plan = planned({tree.at("labels.csv")}, options);
  QCOMPARE(plan.classCounts, (Counts{{"배고픔", 1}, {"잠", 1}}));
  QCOMPARE(rowOf(plan, "울음.wav")->columns.at("길이"), std::string("1.25"));
  QVERIFY(plan.table.has_value());
  QCOMPARE(plan.table->encoding, std::string("cp949"));
  QCOMPARE(plan.table->separator, ';');
  QCOMPARE(plan.table->label, 1);
  options.encoding = "utf-8";
  QCOMPARE(planImport({tree.at("labels.csv")}, options).error().code, ErrorCode::BadFormat);
}

void TestImport::columnsAreShownBeforeTheyAreChosen() {
  Tree tree;
  tree.add("t.csv", "x|y\na.wav|joy\nb.wav|fear\n");
  ImportOptions options;
  options.labelColumn = "gone";  // chosen for another table
  const auto view = viewTable(tree.at("t.csv"), options);
  QVERIFY(view.has_value());
  QCOMPARE(view->header, (std::vector<std::string>{"x", "y"}));
  QCOMPARE(view->separator, '|');
  QCOMPARE(view->rows.size(), std::size_t(2));
  QCOMPARE(view->file, -1);
  options.separator = ',';
  QCOMPARE(viewTable(tree.at("t.csv"), options)->header, (std::vector<std::string>{"x|y"}));
}

void TestImport::filesOfOneNameByTheirFolders() {
  Tree tree;
  tree.add("sounds/a/1.wav");
  tree.add("sounds/b/1.wav");
  tree.add("sounds/b/2.wav");
  tree.add("t.csv", "file,label\na/1.wav,x\nB/1.wav,y\n1.wav,z\n2,w\n");
  const auto plan = planned({tree.at("t.csv")});
  QCOMPARE(plan.classCounts, (Counts{{"x", 1}, {"y", 1}, {"w", 1}}));
  QCOMPARE(plan.notUnderstood.size(), std::size_t(1));
  QVERIFY(plan.notUnderstood[0].find("row 4") != std::string::npos);  // 1.wav alone: which one?
}

void TestImport::otherPresetsAreCounted() {
  Tree tree;
  for (const char* name : {"7_jackson_1.wav", "3_theo_2.wav", "5_07_3.wav", "note.wav"}) tree.add(name);
  const auto plan = planned({tree.at()});
  QCOMPARE(plan.fits.at("fsdd"), 2);
  QCOMPARE(plan.fits.at("audiomnist"), 1);
  QVERIFY(!plan.fits.contains("ravdess"));
}

void TestImport::pattern() {
  Tree tree;
  tree.add("s1-joy.wav");
  tree.add("s2-fear.wav");
  tree.add("other.wav");
  ImportOptions options;
  options.pattern = "(?<group>s\\d)-(?<label>[a-z]+)";
  const auto plan = planned({tree.at()}, options);
  QCOMPARE(plan.classCounts, (Counts{{"joy", 1}, {"fear", 1}}));
  QCOMPARE(plan.groups, 2);
  QVERIFY(rowOf(plan, "other.wav")->remarks.find("does not fit") != std::string::npos);
}

void TestImport::refusals() {
  Tree tree;
  tree.add("readme.txt");
  QCOMPARE(planImport({tree.at("gone")}, {}).error().code, ErrorCode::FileNotFound);
  QCOMPARE(planImport({tree.at()}, {}).error().code, ErrorCode::FileNotFound);
  QCOMPARE(planImport({tree.at("readme.txt")}, {}).error().code, ErrorCode::FileNotFound);
  QCOMPARE(planImport({}, {}).error().code, ErrorCode::FileNotFound);
  ImportOptions options;
  options.preset = "nonsense";
  QCOMPARE(planImport({tree.at()}, options).error().code, ErrorCode::BadArgument);
  options = {};
  tree.add("a.wav");
  options.groupColumn = "nothing";
  QCOMPARE(planImport({tree.at()}, options).error().code, ErrorCode::BadArgument);
}

void TestImport::cancelled() {
  Tree tree;
  tree.add("a.wav");
  std::stop_source stop;
  stop.request_stop();
  JobContext job;
  job.stop = stop.get_token();
  QCOMPARE(planImport({tree.at()}, {}, job).error().code, ErrorCode::Cancelled);
  auto plan = planned({tree.at()});
  QCOMPARE(probeImport(plan, {}, job).error().code, ErrorCode::Cancelled);
}

void TestImport::probeTellsWhatIsWrong() {
  Tree tree;
  const auto write = [&](const char* name, int n, auto sample) {
    AudioClip clip;
    clip.rate = {8000};
    for (int i = 0; i < n; ++i) clip.samples.push_back(float(sample(i)));
    QVERIFY(writeWav(tree.at(name), clip, WavEncoding::Float32).has_value());
  };
  const auto sine = [](int i) { return 0.3 * std::sin(i * 0.3); };
  write("fine.wav", 8000, sine);
  write("silent.wav", 8000, [](int) { return 0.0; });
  write("faint.wav", 8000, [&](int i) { return 0.002 * sine(i); });
  write("dc.wav", 8000, [](int) { return 0.25; });
  write("clipped.wav", 8000, [&](int i) { return std::clamp(9 * sine(i), -1.0, 1.0); });
  write("nan.wav", 8000, [&](int i) { return i == 5 ? NAN : sine(i); });
  write("short.wav", 100, sine);
  write("empty.wav", 0, sine);
  tree.add("text.wav", "this is not a sound");
  tree.add("nothing.wav", "");
  auto plan = planned({tree.at()});
  QVERIFY(probeImport(plan, {}).has_value());
  const std::map<std::string, std::string> remarks = {
      {"fine.wav", ""},           {"silent.wav", "silent"},   {"faint.wav", "nearly silent"},
      {"dc.wav", "DC offset"},    {"clipped.wav", "clipped"}, {"nan.wav", "non-finite samples"},
      {"short.wav", "very short"}};
  for (const auto& [name, remark] : remarks) {
    QCOMPARE(rowOf(plan, name)->remarks, remark);
    QCOMPARE(rowOf(plan, name)->error, std::string());
    QCOMPARE(rowOf(plan, name)->sampleRate, 8000);
  }
  QCOMPARE(rowOf(plan, "fine.wav")->frames, std::int64_t(8000));
  QCOMPARE(rowOf(plan, "fine.wav")->durationS, 1.0);
  for (const char* name : {"empty.wav", "text.wav", "nothing.wav"})
    QVERIFY(!rowOf(plan, name)->error.empty());
}

QTEST_APPLESS_MAIN(TestImport)
#include "tst_import.moc"
