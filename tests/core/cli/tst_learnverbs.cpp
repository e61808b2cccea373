// recipes, train, evaluate, predict, doctor. Those that need LibTorch are skipped where its module is
// missing.
#include "core/learn/backend.h"
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestLearnVerbs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void recipesAreListed();
  void doctorKnowsItsLibraries();
  void trainWritesEventsAndARun();
  void trainTwiceNeedsForce();
  void trainByGroupAndClasses();
  void trainRefusesNonsense();
  void auditFindsTheLength();
  void evaluateAgrees();
  void reportIsAPageOrACard();
  void aRunIsNamed();
  void predictFiles();
  void predictFromStandardInput();
  void predictAsCsv();

 private:
  void needTorch() {
    if (!learnBackend()) QSKIP("LibTorch's module is not built");
  }
  QTemporaryDir m_dir;
  std::string file(const char* name) const { return (m_dir.path() + "/" + name).toStdString(); }
  std::string project() const { return file("p.ullim"); }
};

void TestLearnVerbs::initTestCase() {
  // Two classes that anybody can tell apart: low and high tones, from eight speakers.
  for (int i = 0; i < 48; ++i) {
    const bool high = i % 2 == 1;
    const QString name = QString("%1_s%2_%3.wav").arg(high ? "high" : "low").arg(i / 2 % 8).arg(i);
    writeTone(m_dir.path() + "/sounds/" + (high ? "high/" : "low/") + name, (high ? 2000 : 400) + 7 * i, 0.5);
  }
  const Answer answer = run({"import", project(), file("sounds"), "--preset", "folders", "--pattern",
                             "(?<label>[a-z]+)_(?<group>s[0-9])_"});
  if (answer.code != 0) qFatal("%s", answer.err.c_str());
}

void TestLearnVerbs::recipesAreListed() {
  const Json recipes = run({"recipes", "--json"}).json();
  QVERIFY(!recipes.empty());
  bool found = false;
  for (const Json& recipe : recipes) {
    for (const char* key : {"name", "description", "origin", "layers", "picture", "defaults", "summary"})
      QVERIFY2(recipe.contains(key), key);
    found = found || recipe["name"] == "spectrogram-cnn";
  }
  QVERIFY(found);
  QVERIFY(run({"recipes"}).out.find("spectrogram-cnn") != std::string::npos);
}

void TestLearnVerbs::doctorKnowsItsLibraries() {
  const Answer answer = run({"doctor", "--json"});
  QCOMPARE(answer.code, 0);
  const Json json = answer.json();
  for (const char* name : {"sndfile", "fftw", "soxr", "qt"})
    QVERIFY2(json["libraries"][name].is_string(), name);
  QCOMPARE(json["libraries"]["qt"].get<std::string>(), std::string(qVersion()));
  QVERIFY(json["threads"]["jobs"].get<int>() >= 1);
  bool wav = false;
  for (const Json& codec : json["codecs"])
    wav = wav || codec.get<std::string>().find("WAV") != std::string::npos;
  QVERIFY(wav);
  QVERIFY(json.contains("blas") && json.contains("caches") && json.contains("audio_devices"));
  if (learnBackend()) QVERIFY(!json["blas"]["library"].get<std::string>().empty());
  QVERIFY(run({"doctor"}).out.find("sndfile") != std::string::npos);
}

void TestLearnVerbs::trainWritesEventsAndARun() {
  needTorch();
  const Answer answer = run({"train", project(), "--recipe", "spectrogram-cnn", "--out", file("run"),
                             "--epochs", "4", "--batch-size", "8", "--seed", "1", "--json"});
  QVERIFY2(answer.code == 0, answer.err.c_str());
  const auto lines = QString::fromStdString(answer.out).split('\n', Qt::SkipEmptyParts);
  int epochs = 0;
  for (const QString& line : lines) {
    const Json json = Json::parse(line.toStdString());
    if (json["event"] != "epoch") continue;
    ++epochs;
    for (const char* key :
         {"fold", "epoch", "train_loss", "val_loss", "train_accuracy", "val_accuracy", "seconds"})
      QVERIFY2(json[key].is_number(), key);
  }
  QCOMPARE(epochs, 4);
  const Json done = Json::parse(lines.last().toStdString());
  QCOMPARE(done["event"].get<std::string>(), std::string("done"));
  for (const char* key : {"mean", "std"}) QVERIFY(done["accuracy"][key].is_number());
  QCOMPARE(done["accuracy"]["ci95"].size(), std::size_t(2));
  for (const char* key : {"macro_f1", "weighted_f1", "balanced_accuracy", "majority_baseline"})
    QVERIFY2(done[key].is_number(), key);
  QCOMPARE(done["folds"].size(), std::size_t(1));
  QCOMPARE(done["model"].get<std::string>(), file("run") + "/model.safetensors");
  for (const char* name :
       {"model.safetensors", "model.json", "run.json", "history.csv", "oof.csv", "split.csv", "dataset.csv"})
    QVERIFY2(QFile::exists(m_dir.path() + "/run/" + name), name);
  QVERIFY2(done["accuracy"]["mean"].get<double>() > 0.9, lines.last().toUtf8().constData());
}

void TestLearnVerbs::trainTwiceNeedsForce() {
  needTorch();
  const QByteArray before = bytesOf(m_dir.path() + "/run/run.json");
  QVERIFY(!before.isEmpty());
  const Answer refused = run({"train", project(), "--out", file("run"), "--epochs", "1"});
  QCOMPARE(refused.code, 1);
  QCOMPARE(bytesOf(m_dir.path() + "/run/run.json"), before);
  QCOMPARE(run({"train", project(), "--out", file("run"), "--epochs", "4", "--batch-size", "8", "--seed", "1",
                "--force"})
               .code,
           0);
  QVERIFY(bytesOf(m_dir.path() + "/run/run.json") != before);
  QCOMPARE(QDir(m_dir.path()).entryList({"run*"}), QStringList{"run"});
}

void TestLearnVerbs::trainByGroupAndClasses() {
  needTorch();
  const Answer answer = run({"train", project(), "--out", file("folds"), "--epochs", "1", "--folds", "2",
                             "--group", "group", "--classes", "tone=low", "--classes", "=nothing", "--json"});
  QCOMPARE(answer.code, 1);  // no class of that name
  const Answer mapped = run({"train", project(), "--out", file("folds"), "--epochs", "1", "--folds", "2",
                             "--classes", "tone=low", "--json"});
  QVERIFY2(mapped.code == 0, mapped.err.c_str());
  const auto lines = QString::fromStdString(mapped.out).split('\n', Qt::SkipEmptyParts);
  QCOMPARE(Json::parse(lines.last().toStdString())["folds"].size(), std::size_t(2));
  QVERIFY(bytesOf(m_dir.path() + "/folds/oof.csv").contains("tone"));
  // No speaker on two sides of a fold.
  const auto rows =
      QString::fromUtf8(bytesOf(m_dir.path() + "/folds/split.csv")).split('\n', Qt::SkipEmptyParts);
  QVERIFY(rows.size() > 48);
}

void TestLearnVerbs::trainRefusesNonsense() {
  needTorch();
  QCOMPARE(run({"train", project(), "--out", file("no"), "--recipe", "horoscope"}).code, 1);
  QCOMPARE(run({"train", project(), "--out", file("no"), "--group", "shoe_size"}).code, 2);
  QCOMPARE(run({"train", project(), "--out", file("no"), "--where", "duration > 100"}).code, 1);
  QCOMPARE(run({"train", project(), "--out", file("no"), "--augment", "echo()"}).code, 2);
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(run({"train", project(), "--out", file("no"), "--epochs", "1"}, {}, stop.get_token()).code, 130);
  QVERIFY(!QFile::exists(m_dir.path() + "/no"));
}

// The high tones last half as long as the low ones, and nothing else of the recordings differs.
void TestLearnVerbs::auditFindsTheLength() {
  for (int i = 0; i < 48; ++i) {
    const bool high = i % 2 == 1;
    const QString name = QString("%1_s%2_%3.wav").arg(high ? "high" : "low").arg(i / 2 % 8).arg(i);
    writeTone(m_dir.path() + "/cut/" + (high ? "high/" : "low/") + name, 400 + 7 * (i / 2),
              high ? 0.25 : 0.5);
  }
  const std::string other = file("cut.ullim");
  QCOMPARE(run({"import", other, file("cut"), "--preset", "folders", "--pattern",
                "(?<label>[a-z]+)_(?<group>s[0-9])_"})
               .code,
           0);
  const Json json = run({"audit", other, "--folds", "4", "--json"}).json();
  QCOMPARE(json["n"].get<int>(), 48);
  QVERIFY(json["split"].get<std::string>().starts_with("4 folds by group"));
  const Json& first = json["shortcuts"][0];
  QCOMPARE(first["name"].get<std::string>(), std::string("duration"));
  QCOMPARE(first["balanced_accuracy"].get<double>(), 1.0);
  QCOMPARE(first["chance"].get<double>(), 0.5);
  QVERIFY(first["flagged"].get<bool>());
  for (const Json& score : json["shortcuts"]) QVERIFY(score["name"] != "source");  // folders are the classes
  const Answer text = run({"audit", other, "--group", "none"});
  QCOMPARE(text.code, 0);
  QVERIFY(text.out.find("the length alone tells the class: balanced accuracy 100.0 %") != std::string::npos);
  QVERIFY(text.out.find("by group") == std::string::npos);
  QCOMPARE(run({"audit", other, "--folds", "9"}).code, 1);  // eight speakers
  QCOMPARE(run({"audit", other, "--folds", "1"}).code, 2);
}

void TestLearnVerbs::evaluateAgrees() {
  needTorch();
  const Answer answer = run({"evaluate", file("run"), project(), "--json"});
  QVERIFY2(answer.code == 0, answer.err.c_str());
  const Json json = answer.json();
  QCOMPARE(json["n"].get<int>(), 48);
  int right = 0, all = 0;
  for (std::size_t r = 0; r < 2; ++r)
    for (std::size_t c = 0; c < 2; ++c) {
      const int n = json["confusion_matrix"][r][c].get<int>();
      all += n;
      if (r == c) right += n;
    }
  QCOMPARE(all, 48);
  QCOMPARE(json["accuracy"].get<double>(), double(right) / 48);
  for (const char* key : {"balanced_accuracy", "macro_f1", "weighted_f1", "roc_auc_ovr", "log_loss",
                          "expected_calibration_error"})
    QVERIFY2(json[key].is_number(), key);
  QCOMPARE(json["accuracy_ci95"].size(), std::size_t(2));
  QCOMPARE(json["classes"].size(), std::size_t(2));
  // 48 clips are too few for a temperature: nothing changes, and that is said.
  const Json& calibration = json["calibration"];
  QCOMPARE(calibration["temperature"].get<double>(), 1.0);
  QVERIFY(!calibration["fitted"].get<bool>() && !calibration["on_other_folds"].get<bool>());
  QCOMPARE(calibration["ece_before"], json["expected_calibration_error"]);
  QCOMPARE(calibration["nll_after"], calibration["nll_before"]);
  QVERIFY(run({"evaluate", file("run"), project()}).out.find("too few clips to fit") != std::string::npos);
  QCOMPARE(
      run({"evaluate", file("run"), project(), "--where", "label = low", "--json"}).json()["n"].get<int>(),
      24);
  QCOMPARE(run({"evaluate", file("sounds"), project()}).code, 1);
}

void TestLearnVerbs::reportIsAPageOrACard() {
  needTorch();
  const Answer page = run({"report", file("run"), "--out", file("report.html"), "--json"});
  QVERIFY2(page.code == 0, page.err.c_str());
  QVERIFY(page.json()["calibration"]["ece_before"].is_number());
  const QByteArray html = bytesOf(m_dir.path() + "/report.html");
  QVERIFY(html.startsWith("<!DOCTYPE html>") && html.count("<svg") >= 6 && html.contains("Verdict"));
  QCOMPARE(run({"report", file("run"), "--out", file("card.md")}).code, 0);
  QVERIFY(bytesOf(m_dir.path() + "/card.md").startsWith("# Model card"));
  for (const char* name : {"report.pdf", "report.txt"}) {
    const Answer refused = run({"report", file("run"), "--out", file(name)});
    QVERIFY(refused.code == 1 && refused.err.find(".html") != std::string::npos);
    QVERIFY(!QFile::exists(m_dir.path() + "/" + name));
  }
  QCOMPARE(run({"report", file("sounds"), "--out", file("no.html")}).code, 1);
  QCOMPARE(run({"report", file("run"), "--out", file("nowhere/x.html")}).code, 1);
}

void TestLearnVerbs::aRunIsNamed() {
  needTorch();
  const Json before = run({"runs", file("run"), "--json"}).json();
  QVERIFY(before["runs"][0] == "run" && before["name"][0].is_null());
  const Json named = run({"runs", file("run"), "--name", " quiet room ", "--json"}).json();
  QVERIFY(named["runs"][0] == "run" && named["name"][0] == "quiet room");
  QVERIFY(run({"runs", file("run")}).out.find("quiet room") != std::string::npos);
  QCOMPARE(run({"report", file("run"), "--out", file("named.html")}).code, 0);
  QVERIFY(bytesOf(m_dir.path() + "/named.html").contains("Report: quiet room"));
  QVERIFY(run({"compare", file("run"), file("run")}).out.find("A quiet room (run)") != std::string::npos);
  QCOMPARE(run({"runs", file("run"), "--name", "", "--json"}).json(), before);
  const Answer two = run({"runs", file("run"), file("run"), "--name", "x"});
  QVERIFY(two.code != 0 && two.problems() == 1);
  const Answer none = run({"runs", file("sounds"), "--name", "x"});
  QVERIFY(none.code == 1 && none.problems() == 1 && !QFile::exists(m_dir.path() + "/sounds/name.txt"));
}

void TestLearnVerbs::predictFiles() {
  needTorch();
  writeBytes(m_dir.path() + "/text.wav", "no sound");
  const std::string low = file("sounds/low/low_s0_0.wav");
  const Answer answer = run({"predict", file("run/model.safetensors"), low, file("text.wav"), "--json"});
  QVERIFY2(answer.code == 0, answer.err.c_str());
  const Json json = answer.json();
  QCOMPARE(json.size(), std::size_t(2));
  QCOMPARE(json[0]["file"].get<std::string>(), low);
  QCOMPARE(json[0]["label"].get<std::string>(), std::string("low"));
  QVERIFY(json[0]["error"].is_null());
  QVERIFY(std::abs(json[0]["probabilities"]["low"].get<double>() +
                   json[0]["probabilities"]["high"].get<double>() - 1) < 1e-5);
  QVERIFY(json[1]["error"].is_string() && json[1]["label"].is_null());
  QCOMPARE(run({"predict", file("run"), low, file("text.wav"), "--strict"}).code, 1);
  QCOMPARE(run({"predict", file("run"), file("text.wav")}).code, 1);
}

void TestLearnVerbs::predictFromStandardInput() {
  needTorch();
  const std::string low = file("sounds/low/low_s0_0.wav"), high = file("sounds/high/high_s0_1.wav");
  const Answer answer = run({"predict", file("run"), "-", "--json"}, low + "\n" + high + "\r\n\n");
  QCOMPARE(answer.code, 0);
  QCOMPARE(answer.json().size(), std::size_t(2));
  QCOMPARE(answer.json()[1]["label"].get<std::string>(), std::string("high"));
  QCOMPARE(run({"predict", file("run"), "-", "--json"}, "").out, std::string("[]\n"));
}

void TestLearnVerbs::predictAsCsv() {
  needTorch();
  const Answer answer = run({"predict", file("run"), file("sounds/low/low_s0_0.wav"), "--csv"});
  const auto lines = QString::fromStdString(answer.out).split('\n', Qt::SkipEmptyParts);
  QCOMPARE(lines.size(), 2);
  QVERIFY(lines[0].startsWith("file,label,error,"));
  QCOMPARE(lines[1].split(',')[1], QString("low"));
}

QTEST_GUILESS_MAIN(TestLearnVerbs)
#include "tst_learnverbs.moc"
