// pass and agreement.
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestPeopleVerbs : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void makesAndWalks();
  void returnsHaveTheirOwnPlace();
  void closesOpensDeletes();
  void refuses();
  void agreement();
};

namespace {

Json made(Sandbox& box, const std::vector<std::string>& more) {
  std::vector<std::string> words{"pass", box.project(), "--make", "--annotator", "Kim", "--json"};
  words.insert(words.end(), more.begin(), more.end());
  return run(words).json();
}

}  // namespace

void TestPeopleVerbs::makesAndWalks() {
  Sandbox box;
  box.import();
  QCOMPARE(run({"pass", box.project(), "--list", "--json"}).json().size(), std::size_t(0));
  const Json pass = made(box, {"--sample", "6", "--repeats", "0", "--seed", "3"});
  QCOMPARE(pass["name"].get<std::string>(), std::string("Kim 1"));
  QCOMPARE(pass["places"].get<int>(), 6);
  QCOMPARE(pass["next"]["place"].get<int>(), 1);
  const std::string clip = pass["next"]["path"].get<std::string>();
  QVERIFY(QFile::exists(QString::fromStdString(clip)));
  const Json said = run({"pass", box.project(), "Kim", "--verdict", clip + "=anger", "--unsure", "#2",
                         "--unusable", "#3", "--json"})
                        .json();
  QCOMPARE(said["done"].get<int>(), 3);
  QCOMPARE(said["unsure"].get<int>(), 1);
  QCOMPARE(said["unusable"].get<int>(), 1);
  QCOMPARE(said["next"]["place"].get<int>(), 4);
  QCOMPARE(said["verdicts"][0]["verdict"]["label"].get<std::string>(), std::string("anger"));
  // Every verdict is a line of history, by the annotator; the labels stay as they were.
  const Json history = run({"history", box.project(), "--json"}).json();
  QCOMPARE(history.size(), std::size_t(5));
  QVERIFY(history.dump().find("\"Kim\"") != std::string::npos);
  QCOMPARE(box.info()["classes"]["joy"].get<int>(), 4);
  QCOMPARE(run({"undo", box.project()}).code, 0);
  QCOMPARE(run({"pass", box.project(), "Kim 1", "--json"}).json()["done"].get<int>(), 2);
  // What a listener reads does not tell the label.
  const std::string told = run({"pass", box.project(), "Kim 1"}).out;
  for (const char* name : {"joy", "amazement", "anger"}) QVERIFY(told.find(name) == std::string::npos);
}

void TestPeopleVerbs::returnsHaveTheirOwnPlace() {
  Sandbox box;
  box.import();
  const Json pass =
      made(box, {"--sample", "0", "--repeats", "0.34", "--distance", "3", "--where", "label != joy"});
  QCOMPARE(pass["places"].get<int>(), 7);  // 5 clips, 2 of them twice
  std::map<std::string, int> seen;
  for (const auto& place : pass["verdicts"]) ++seen[place["id"].get<std::string>()];
  QCOMPARE(seen.size(), std::size_t(5));
  const auto twice =
      std::find_if(seen.begin(), seen.end(), [](const auto& each) { return each.second == 2; });
  QVERIFY(twice != seen.end());
  run({"pass", box.project(), "Kim", "--verdict", twice->first + "=joy"});
  run({"pass", box.project(), "Kim", "--verdict", twice->first + "=anger"});
  std::vector<std::string> labels;
  const Json after = run({"pass", box.project(), "Kim", "--json"}).json();
  for (const auto& place : after["verdicts"])
    if (place["id"].get<std::string>() == twice->first)
      labels.push_back(place["verdict"]["label"].get<std::string>());
  QCOMPARE(labels, (std::vector<std::string>{"joy", "anger"}));
  const Json found = run({"agreement", box.project(), "--json"}).json();
  QCOMPARE(found["with_themselves"][0]["clips"].get<int>(), 1);
  QCOMPARE(found["with_themselves"][0]["agree"].get<int>(), 0);
}

void TestPeopleVerbs::closesOpensDeletes() {
  Sandbox box;
  box.import();
  made(box, {"--sample", "3", "--repeats", "0", "--name", "first"});
  QCOMPARE(run({"pass", box.project(), "first", "--verdict", "#1=joy", "--close", "--json"}).json()["closed"],
           Json(true));
  QCOMPARE(run({"pass", box.project(), "first", "--verdict", "#1=joy"}).code, 1);
  QCOMPARE(run({"pass", box.project(), "first", "--open", "--verdict", "#2=joy", "--json"}).json()["done"],
           Json(2));
  QCOMPARE(run({"pass", box.project(), "first", "--delete"}).code, 0);
  QCOMPARE(run({"pass", box.project(), "first"}).code, 1);
  QCOMPARE(run({"undo", box.project()}).code, 0);
  QCOMPARE(run({"pass", box.project(), "first", "--json"}).json()["done"], Json(2));
}

void TestPeopleVerbs::refuses() {
  Sandbox box;
  box.import();
  QCOMPARE(run({"pass", box.project(), "--make"}).code, 2);
  QCOMPARE(run({"pass", box.project(), "--sample", "3"}).code, 2);  // only with --make
  QCOMPARE(run({"pass", box.project(), "nobody"}).code, 1);
  made(box, {"--sample", "3", "--repeats", "0"});
  const auto said = [&](const std::string& word) {
    return run({"pass", box.project(), "Kim", "--verdict", word});
  };
  QCOMPARE(said("joy").code, 2);
  QCOMPARE(said("#9=joy").code, 1);
  QCOMPARE(said("#1=rage").code, 1);
  QVERIFY(said("none.wav=joy").err.find("none.wav") != std::string::npos);
  const Answer answer = run({"agreement", box.project(), "--raters", "label", "Lee"});
  QCOMPARE(answer.code, 1);
  QVERIFY(answer.err.find("there are label, original, Kim") != std::string::npos);
  QCOMPARE(run({"agreement", box.project(), "--raters", "label"}).code, 2);
  QCOMPARE(run({"agreement", box.project(), "--raters", "label", "label"}).code, 2);
}

// Nine clips, 4 joy, 3 amazement, 2 anger; the table gives one amazement as anger.
// po = 8/9, pe = (4*4 + 3*2 + 2*3)/81 = 28/81, kappa = (72 - 28)/(81 - 28) = 44/53.
void TestPeopleVerbs::agreement() {
  Sandbox box;
  box.import();
  writeBytes(box.path("anna.csv"),
             "file,label\njoy0.wav,joy\njoy1.wav,joy\njoy2.wav,joy\njoy3.wav,joy\namazement0.wav,anger\n"
             "amazement1.wav,amazement\namazement2.wav,amazement\nanger0.wav,anger\nanger1.wav,anger\n");
  QCOMPARE(run({"labels", box.project(), "--source", box.file("anna.csv"), "--name", "Anna"}).code, 0);
  const Json found =
      run({"agreement", box.project(), "--raters", "label", "Anna", "--by-group", "--json"}).json();
  QCOMPARE(found["raters"][1]["kind"].get<std::string>(), std::string("table"));
  const Json pair = found["pairs"][0];
  QCOMPARE(pair["clips"].get<int>(), 9);
  QCOMPARE(pair["agree"].get<int>(), 8);
  QVERIFY(std::abs(pair["kappa"]["value"].get<double>() - 44.0 / 53) < 1e-9);
  QVERIFY(pair["kappa"]["low"].get<double>() < 44.0 / 53);
  QCOMPARE(pair["disagreements"].size(), std::size_t(1));
  QCOMPARE(pair["disagreements"][0]["second"].get<std::string>(), std::string("anger"));
  QVERIFY(pair["disagreements"][0]["file"].get<std::string>().find("amazement0") != std::string::npos);
  const Json three = run({"agreement", box.project(), "--json", "--draws", "0"}).json();
  QCOMPARE(three["pairs"].size(), std::size_t(3));
  QVERIFY(three["pairs"][0]["kappa"]["low"].is_null());
  QCOMPARE(three["together"]["complete"].get<int>(), 9);
  const Json joy =
      run({"agreement", box.project(), "--raters", "label", "Anna", "--where", "label = joy", "--json"})
          .json()["pairs"][0];
  QCOMPARE(joy["clips"].get<int>(), 4);
  QVERIFY(joy["kappa"]["value"].is_null() && !joy["kappa"]["why_none"].get<std::string>().empty());
  // Settled: as Anna says, in one step that can be undone.
  QCOMPARE(run({"agreement", box.project(), "--raters", "label", "Anna", "--take", "Kim"}).code, 2);
  QCOMPARE(run({"agreement", box.project(), "--raters", "label", "Anna", "--take", "Anna", "--json"})
               .json()["taken"],
           Json(1));
  QCOMPARE(box.info()["classes"]["anger"].get<int>(), 3);
  QCOMPARE(run({"history", box.project(), "--json"}).json()[0]["kind"], Json("adjudicate"));
  QCOMPARE(run({"undo", box.project()}).code, 0);
  const Answer text = run({"agreement", box.project(), "--raters", "label", "Anna", "--by-group"});
  QCOMPARE(text.code, 0);
  QVERIFY(text.out.find("88.9 %") != std::string::npos &&
          text.out.find("amazement0.wav") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestPeopleVerbs)
#include "tst_peopleverbs.moc"
