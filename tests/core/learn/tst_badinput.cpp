// What people give a training by mistake: each gets a sentence that says what and what to do, nothing crashes
// and nothing is lost.
#include <sys/resource.h>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/learn/backend.h"
#include "core/learn/model.h"
#include "core/learn/training.h"

using namespace ullim;

namespace {

constexpr int kRate = 8000;

/// A network small enough that a run takes a fraction of a second.
Recipe smallRecipe() {
  Recipe recipe = recipes().front();
  Branch& branch = recipe.members.front().branches.front();
  branch.picture.height = 8;
  branch.picture.width = 8;
  branch.layers = {{.kind = LayerKind::Flatten},
                   {.kind = LayerKind::Dense, .filters = 6},
                   {.kind = LayerKind::Relu},
                   {.kind = LayerKind::Dense}};
  return recipe;
}

std::vector<float> tone(double hz) {
  std::vector<float> y(kRate / 2);
  for (std::size_t i = 0; i < y.size(); ++i)
    y[i] = float(0.3 * std::sin(2 * std::numbers::pi * hz * double(i) / kRate));
  return y;
}

std::string bytesOf(const std::string& path) {
  QFile file(QString::fromStdString(path));
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

void writeBytes(const std::string& path, const std::string& bytes) {
  QFile file(QString::fromStdString(path));
  if (file.open(QIODevice::WriteOnly)) file.write(bytes.data(), qint64(bytes.size()));
}

/// The most memory this process ever had, MB.
double peakMemoryMb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) / 1024;
}

/// Whole, and with what to do in brackets.
bool isSentence(const Error& error) {
  return error.detail.size() > 20 && error.detail.find('(') != std::string::npos &&
         error.detail.back() == ')';
}

}  // namespace

class TestBadInput : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void oneClass();
  void aClassOfOneClip();
  void moreFoldsThanGroups();
  void emptyTestPart();
  void allClipsSilent();
  void lossNotFinite();
  void damagedModels();
  void foreignModels();
  void withoutLibTorch();

 private:
  std::string at(const std::string& name) const { return m_dir.path().toStdString() + "/" + name; }
  TrainRequest request(const std::string& name) const {
    TrainRequest r;
    r.clips = m_clips;
    r.classNames = {"low", "high"};
    r.recipe = smallRecipe();
    r.settings = {.epochs = 4, .batchSize = 8, .learningRate = 1e-2, .seed = 7, .threads = 1};
    r.split.seed = 3;
    r.runFolder = at(name);
    r.baselines = false;
    return r;
  }
  QTemporaryDir m_dir;
  std::vector<TrainClip> m_clips;
};

void TestBadInput::initTestCase() {
  const auto backend = learnBackend();
  if (!backend) QSKIP(backend.error().detail.c_str());
  for (int i = 0; i < 40; ++i) {
    const std::string path = at("c" + std::to_string(i) + ".wav");
    QVERIFY(writeWav(path, {{kRate}, tone((i % 2 ? 2500 : 300) + 3 * i), 1, {}}));
    m_clips.push_back(
        {"id" + std::to_string(i), path, i % 2 ? "high" : "low", "g" + std::to_string(i / 4), "", ""});
  }
}

void TestBadInput::oneClass() {
  TrainRequest r = request("one");
  r.classNames = {"low"};
  for (TrainClip& clip : r.clips) clip.label = "low";
  const auto run = runTraining(r, {}, {}, {});
  QVERIFY(!run);
  QCOMPARE(run.error().code, ErrorCode::TooFew);
  QVERIFY(isSentence(run.error()));
  QVERIFY(!QDir(QString::fromStdString(r.runFolder)).exists());
}

void TestBadInput::aClassOfOneClip() {
  for (const int folds : {0, 4}) {
    TrainRequest r = request("single" + std::to_string(folds));
    r.classNames.push_back("rare");
    r.clips[5].label = "rare";
    r.split.folds = folds;
    const auto run = runTraining(r, {}, {}, {});
    QVERIFY2(run, run ? "" : run.error().detail.c_str());
    const std::string plainly =
        "class rare has one clip only: it is either learned or judged, never both (label more, merge the "
        "class, "
        "or leave it out)";
    QCOMPARE(std::count(run->warnings.begin(), run->warnings.end(), plainly), std::ptrdiff_t(1));
    QCOMPARE(readRun(r.runFolder)->classNames, r.classNames);
    // It was in at most one test part, and never had a chance there.
    int judged = 0;
    for (const OofRow& row : run->oof) judged += row.label == 2;
    QCOMPARE(judged, folds == 0 ? 0 : 1);
    QCOMPARE(run->metrics.classes[2].recall, 0.0);
  }
}

void TestBadInput::moreFoldsThanGroups() {
  TrainRequest r = request("folds");
  r.split.folds = 11;
  const auto run = runTraining(r, {}, {}, {});
  QVERIFY(!run);
  QCOMPARE(run.error().code, ErrorCode::TooFew);
  QCOMPARE(run.error().detail,
           std::string("split: 10 groups for 11 folds (use fewer folds, or split without groups)"));
  r.split.byGroup = false;
  r.split.folds = 41;
  const auto byClip = runTraining(r, {}, {}, {});
  QVERIFY(!byClip && isSentence(byClip.error()));
  QVERIFY(!QDir(QString::fromStdString(r.runFolder)).exists());
}

// However small its share, the test part has a group; where nothing would be left to learn from, that is
// said.
void TestBadInput::emptyTestPart() {
  TrainRequest r = request("small");
  r.split.testSize = 0.001;
  const auto run = runTraining(r, {}, {}, {});
  QVERIFY2(run, run ? "" : run.error().detail.c_str());
  QCOMPARE(run->folds[0].nTest, 4);  // a group
  for (const bool byGroup : {true, false}) {
    TrainRequest all = request("all");
    all.split.testSize = 0.999;
    all.split.byGroup = byGroup;
    const auto refused = runTraining(all, {}, {}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooFew);
    QVERIFY(isSentence(refused.error()));
  }
  for (const double share : {0.0, 1.0, -1.0, std::nan("")}) {
    TrainRequest none = request("none");
    none.split.testSize = share;
    const auto refused = runTraining(none, {}, {}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadArgument);
    QVERIFY2(isSentence(refused.error()), refused.error().detail.c_str());
  }
}

void TestBadInput::allClipsSilent() {
  TrainRequest r = request("silent");
  for (int i = 0; i < 40; ++i) {
    r.clips[std::size_t(i)].path = at("z" + std::to_string(i) + ".wav");
    QVERIFY(writeWav(r.clips[std::size_t(i)].path, {{kRate}, std::vector<float>(kRate / 2), 1, {}}));
  }
  const auto run = runTraining(r, {}, {}, {});
  QVERIFY(!run);
  QVERIFY(isSentence(run.error()));
  QVERIFY(run.error().detail.find("silence") != std::string::npos);
  // One silent clip among others is only a clip.
  TrainRequest mixed = request("mixed");
  mixed.clips[3].path = r.clips[3].path;
  const auto fine = runTraining(mixed, {}, {}, {});
  QVERIFY2(fine, fine ? "" : fine.error().detail.c_str());
}

// Weights that grow by themselves: SGD at a rate of 3 with a decay of 1 turns them round and doubles them
// each step, so within some 20 steps of three batches an epoch nothing is finite any more.
void TestBadInput::lossNotFinite() {
  TrainRequest r = request("nan");
  r.split.folds = 3;
  r.settings.epochs = 40;
  r.settings.optimizer = "sgd";
  r.settings.momentum = 0.99;
  r.settings.weightDecay = 1;
  r.settings.learningRate = 3;
  const auto run = runTraining(r, {}, {}, {});
  QVERIFY2(run, run ? "" : run.error().detail.c_str());
  static const QRegularExpression names("fold [123], epoch (\\d+): .*(NaN|infinite) (at|after) step (\\d+)");
  const auto match = names.match(QString::fromStdString(run->failure));
  QVERIFY2(match.hasMatch(), run->failure.c_str());
  QVERIFY(match.captured(4).toInt() > 3 * (match.captured(1).toInt() - 1));
  QVERIFY(match.captured(4).toInt() <= 3 * match.captured(1).toInt() + 3);
  // What was good is kept, on disk as well, and answers.
  QCOMPARE(readRun(r.runFolder)->failure, run->failure);
  QVERIFY(run->folds[0].bestEpoch >= 1 && run->folds[0].bestEpoch < match.captured(1).toInt());
  for (const OofRow& row : run->oof)
    for (const float p : row.probabilities) QVERIFY(std::isfinite(p));
  const auto predictor = Predictor::load(r.runFolder);
  QVERIFY2(predictor, predictor ? "" : predictor.error().detail.c_str());
  QVERIFY(!(*predictor)->predictSignal(tone(300), {kRate}).label.empty());
  // Before the end of the first epoch there is nothing to keep.
  TrainRequest early = r;
  early.runFolder = at("early");
  early.settings.batchSize = 1;
  early.settings.learningRate = 10;
  const auto broken = runTraining(early, {}, {}, {});
  QVERIFY(!broken);
  QCOMPARE(broken.error().code, ErrorCode::NotFinite);
  QVERIFY2(broken.error().detail.find("epoch 1: ") != std::string::npos, broken.error().detail.c_str());
  QVERIFY(isSentence(broken.error()));
  QVERIFY(!readRun(early.runFolder));
  // A rate that nobody means is refused at once.
  for (const double rate : {1e30, 0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    TrainRequest wild = request("wild");
    wild.settings.learningRate = rate;
    const auto refused = runTraining(wild, {}, {}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadArgument);
    QVERIFY2(isSentence(refused.error()), refused.error().detail.c_str());
    if (rate == 1e30)
      QCOMPARE(
          refused.error().detail,
          std::string("learning rate: 1e+30 is outside 0 to 10, 0 itself left out (choose another value)"));
  }
}

// Every cut of either file, and random bytes changed in each: a sentence, or a model that can be used. Memory
// stays what it is, whatever sizes the damage names.
void TestBadInput::damagedModels() {
  TrainRequest r = request("model");
  r.settings.epochs = 1;
  QVERIFY(runTraining(r, {}, {}, {}));
  const std::string folder = at("damaged");
  QVERIFY(QDir().mkpath(QString::fromStdString(folder)));
  const std::string weights = folder + "/model.safetensors", json = folder + "/model.json";
  const std::string goodWeights = bytesOf(r.runFolder + "/model.safetensors");
  const std::string goodJson = bytesOf(r.runFolder + "/model.json");
  QVERIFY(!goodWeights.empty() && !goodJson.empty());
  writeBytes(weights, goodWeights);
  writeBytes(json, goodJson);
  QVERIFY(Predictor::load(folder));
  const std::vector<float> sound = tone(300);
  const double before = peakMemoryMb();
  int refused = 0, used = 0;
  const auto look = [&] {
    const auto predictor = Predictor::load(folder);
    if (!predictor) {
      ++refused;
      return predictor.error().detail.size() > 20;
    }
    ++used;
    const Prediction p = (*predictor)->predictSignal(sound, {kRate});
    if (!p.error.empty()) return true;  // a picture that this sound does not fill
    const auto& names = (*predictor)->classNames();
    return p.probabilities.size() == names.size() &&
           std::find(names.begin(), names.end(), p.label) != names.end();
  };
  for (const bool ofWeights : {true, false}) {
    const std::string& path = ofWeights ? weights : json;
    const std::string& good = ofWeights ? goodWeights : goodJson;
    // From the longest to the shortest, so that the file need not be written again. Of the values, whose
    // number alone counts, some cuts do.
    for (std::size_t n = good.size(); n > 0;) {
      n -= ofWeights && n > 1500 ? std::min<std::size_t>(n - 1500, 97) : 1;
      std::filesystem::resize_file(path, n);
      // The last line feed of the description is no loss.
      const bool whole = good.find_first_not_of("\n", n) == std::string::npos;
      const auto model = readModel(folder);
      QVERIFY2(bool(model) == whole, std::to_string(n).c_str());
      if (!model) QVERIFY(model.error().detail.size() > 20);
    }
    Rng rng(ofWeights ? 1 : 2);
    for (int i = 0; i < 200; ++i) {
      std::string bad = good;
      // Half of them in the header of the weights, which is all that can lie.
      const std::size_t reach = ofWeights && i % 2 ? std::min<std::size_t>(good.size(), 600) : good.size();
      bad[rng.below(reach)] = char(rng.below(256));
      writeBytes(path, bad);
      QVERIFY2(look(), std::to_string(i).c_str());
    }
    writeBytes(path, good);
  }
  qInfo("%d refused, %d used, %.0f MB more", refused, used, peakMemoryMb() - before);
  QVERIFY(refused > 0 && used > 0);
  QVERIFY(peakMemoryMb() - before < 200);
  QVERIFY(Predictor::load(folder));
}

void TestBadInput::foreignModels() {
  TrainRequest r = request("own");
  r.settings.epochs = 1;
  QVERIFY(runTraining(r, {}, {}, {}));
  const std::string weights = bytesOf(r.runFolder + "/model.safetensors");
  const std::string json = bytesOf(r.runFolder + "/model.json");
  const std::string folder = at("foreign");
  QVERIFY(QDir().mkpath(QString::fromStdString(folder)));
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x8\2\0\0\0", 29);
  const std::string zip = std::string("PK\3\4\x14\0\0\0\0\0", 10) + std::string(100, '\7');
  std::string deep(100000, '[');
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {weights, "{}"},
      {weights, "[1, 2, 3]"},
      {weights, R"({"format": "keras", "classes": ["a", "b"]})"},
      {weights, R"({"format": "ullim-model-99"})"},
      {weights, deep},
      {weights, png},
      {weights, zip},
      {weights, ""},
      {weights, weights},
      {png, json},
      {zip, json},
      {"", json},
      {json, json},
      {std::string(1 << 20, '\xff'), json},
  };
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    writeBytes(folder + "/model.safetensors", pairs[i].first);
    writeBytes(folder + "/model.json", pairs[i].second);
    const auto model = Predictor::load(folder);
    QVERIFY2(!model, std::to_string(i).c_str());
    QVERIFY2(isSentence(model.error()), model.error().detail.c_str());
    QVERIFY2(model.error().detail.find(folder) != std::string::npos, model.error().detail.c_str());
  }
  for (const char* name :
       {"/picture.png", "/archive.zip", "/notes.json", "/nothing.safetensors", "/model.pt"}) {
    if (std::string(name) != "/nothing.safetensors") writeBytes(folder + name, png);
    const auto model = Predictor::load(folder + name);
    QVERIFY2(!model, name);
    QVERIFY2(isSentence(model.error()), model.error().detail.c_str());
  }
}

// The program alone in a folder, without the module beside it: what needs no network goes on.
void TestBadInput::withoutLibTorch() {
  const std::string program = std::string(ULLIM_BIN) + "/ullim-cli";
  if (!std::filesystem::exists(program)) QSKIP("ullim-cli is not built");
  std::filesystem::create_directory(at("alone"));
  std::filesystem::copy_file(program, at("alone/ullim-cli"));
  for (int i = 0; i < 40; ++i) {
    const std::string folder = at(i % 2 ? "sounds/high" : "sounds/low");
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(at("c" + std::to_string(i) + ".wav"),
                               folder + "/c" + std::to_string(i) + ".wav");
  }
  std::string out, err;
  const auto run = [&](const QStringList& words) {
    QProcess process;
    process.start(QString::fromStdString(at("alone/ullim-cli")), words);
    if (!process.waitForFinished(60000)) return -1;
    out = process.readAllStandardOutput().toStdString();
    err = process.readAllStandardError().toStdString();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
  };
  const QString project = QString::fromStdString(at("p.ullim"));
  QCOMPARE(run({"import", project, QString::fromStdString(at("sounds")), "--preset", "folders"}), 0);
  const std::string folder = at("never");
  QCOMPARE(run({"train", project, "--out", QString::fromStdString(folder), "--group", "none"}), 1);
  QVERIFY2(err.find("libullim_learn.so") != std::string::npos && err.find("(install ") != std::string::npos,
           err.c_str());
  QCOMPARE(std::count(err.begin(), err.end(), '\n'), std::ptrdiff_t(1));
  QVERIFY(!std::filesystem::exists(folder));
  QCOMPARE(run({"info", project}), 0);
  QCOMPARE(run({"audit", project, "--group", "none"}), 0);
  QCOMPARE(run({"doctor"}), 0);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
