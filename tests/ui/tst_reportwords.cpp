// Reports in Korean: whatever core asks for is known and translated, and no English is left between the
// values. Names are Korean here, so that a Latin word in a sentence is one that was forgotten.
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>
#include <cmath>
#include <set>

#include "core/base/random.h"
#include "core/dataset/splitlint.h"
#include "core/learn/modelcard.h"
#include "core/learn/report.h"
#include "ui/coretext.h"
#include "ui/reportwords.h"

using namespace ullim;

namespace {

const std::vector<std::string> kClasses{"배고픔", "졸림", "아픔"};

struct Wish {
  int clips = 120, folds = 5;
  int groups = 30;      ///< 0: none are known
  double favour = 1.5;  ///< how much the truth is preferred; 0: guessing
  std::size_t recipe = 0;
  int classes = 3;
};

/// Probabilities drawn at random that favour the truth.
RunRecord runOf(const Wish& wish) {
  RunRecord r;
  r.name = "첫 실행";
  r.projectName = "울음";
  r.startedUtc = "2026-01-02T03:04:05Z";
  r.recipe = recipes()[wish.recipe];
  r.settings = r.recipe.defaults;
  for (int c = 0; c < wish.classes; ++c)
    r.classNames.push_back(c < int(kClasses.size()) ? kClasses[std::size_t(c)] : "종류" + std::to_string(c));
  Rng rng(7);
  std::vector<int> labels;
  Matrix probabilities(std::size_t(wish.clips), r.classNames.size());
  for (int i = 0; i < wish.clips; ++i) {
    OofRow row{"clip" + std::to_string(i), i % wish.folds, i % wish.classes, {}};
    double sum = 0;
    std::vector<double> p(r.classNames.size());
    for (std::size_t c = 0; c < p.size(); ++c)
      sum += p[c] = std::exp(rng.normal() + (int(c) == row.label ? wish.favour : 0));
    for (std::size_t c = 0; c < p.size(); ++c)
      probabilities(std::size_t(i), c) = row.probabilities.emplace_back(float(p[c] / sum));
    labels.push_back(row.label);
    r.oofGroups.push_back(wish.groups > 0 ? "g" + std::to_string(i % wish.groups) : std::string());
    r.dataset.push_back({row.clipId, "/x", r.classNames[std::size_t(row.label)], r.oofGroups.back()});
    r.oof.push_back(std::move(row));
  }
  r.metrics = computeMetrics(labels, probabilities, r.classNames, r.oofGroups);
  for (int f = 0; f < wish.folds; ++f) {
    r.folds.push_back({.fold = f, .epochsRun = 3, .bestEpoch = 2, .nTest = 3, .stoppedEarly = f == 0});
    for (int e = 1; e <= 3; ++e)
      r.history.push_back({.kind = TrainEvent::Kind::Epoch,
                           .fold = f,
                           .epoch = e,
                           .trainLoss = 1.0 / e,
                           .valLoss = 1.2 / e,
                           .trainAccuracy = 0.2 * e,
                           .valAccuracy = 0.15 * e,
                           .best = e == 2});
  }
  return r;
}

/// Between them these say everything that a report or a card can say.
std::vector<RunRecord> runs() {
  std::vector<RunRecord> all;
  RunRecord rich = runOf({});
  const Interval wide{0.1, 0.9};
  for (const char* name : {"majority", "stratified", "logistic_mfcc"})
    rich.baselines.push_back({name, 120, 0.5, 0.4, 0.4, wide, wide, wide});
  rich.shortcuts = {{"level", 120, 0.3, wide, 0.33, false, ""},
                    {"zero_runs", 120, 0.9, wide, 0.33, true, ""}};
  rich.warnings = {
      "this split leaks: 3 groups of clips on more than one side, the result will look better "
      "than it is (split by group)",
      "2 clips give an empty picture, as silence does (listen to them, or exclude them)"};
  rich.splitSummary = "5 folds by group (30 groups), stratified by class, seed 0";
  rich.classMapping = "나머지=졸림";
  rich.augment = "noise(snr_db=20)";
  rich.stopped = true;
  rich.failure = "epoch 2: the validation loss became NaN after step 7 (lower the learning rate)";
  rich.unreadable.assign(60, "x");
  rich.settings.learningRate = 0.0125;
  all.push_back(rich);
  all.push_back(runOf({.clips = 60, .folds = 1, .groups = 3, .favour = 0.2}));
  all.push_back(runOf({.clips = 12, .folds = 1, .groups = 1, .favour = 5}));
  all.push_back(runOf({.clips = 120, .folds = 20, .groups = 0, .favour = 0, .classes = 40}));
  all.back().shortcuts = {{"level", 120, 0.3, wide, 0.33, false, ""}};
  all.back().warnings = {"2 clips give an empty picture, as silence does (listen to them, or exclude them)"};
  all.back().foldsAtOnce = 2;
  all.push_back(runOf({.clips = 400, .favour = 0.4}));
  for (OofRow& row : all.back().oof)  // far too sure
    for (float& p : row.probabilities) p = p > 0.45F ? 0.98F : 0.01F;
  for (std::size_t i = 0; i < recipes().size(); ++i)
    if (recipes()[i].members.size() > 1 || recipes()[i].members.front().branches.size() > 1) {
      all.push_back(runOf({.recipe = i}));
      all.back().memberNames = {"하나", "둘"};
      all.back().environment = "LibTorch";
    }
  all.push_back(RunRecord{});
  all.back().baselines.push_back({"majority", 1, 0.5, 0.5, 0.5, wide, wide, wide});
  all.push_back(all.front());
  all.back().metrics.verdict = "not_better_than_chance";  // in balanced accuracy alone
  all.back().metrics.accuracyCi.low = 1;
  all.back().metrics.confusion = MatrixOf<int>(3, 3);
  // Nobody is ever told to be of the last class; the commonest is so common that none beats it.
  RunRecord lopsided = runOf({.clips = 60, .folds = 2, .groups = 20});
  std::vector<int> labels(60, 0);
  Matrix probabilities(60, 3);
  for (std::size_t i = 0; i < 60; ++i) {
    labels[i] = i % 20 == 0 ? 1 : i % 20 == 1 ? 2 : 0;
    probabilities(i, i % 20 == 0 || i % 20 == 1 ? std::size_t(i % 3) : i % 10 == 5 ? 1 : 0) = 1;
  }
  lopsided.metrics = computeMetrics(labels, probabilities, kClasses, lopsided.oofGroups);
  lopsided.givenName = "the named one";
  all.push_back(lopsided);
  lopsided.metrics.verdict = "not_better_than_chance";
  for (const double end : {std::nan(""), 0.01}) {  // none; below chance
    lopsided.metrics.balancedAccuracyCi = {end, end};
    all.push_back(lopsided);
  }
  all.push_back(runOf({.clips = 24, .folds = 2, .groups = 12}));
  for (std::size_t i = 0; i < 60; ++i) probabilities(i, 2) = 0, probabilities(i, 0) = 1;
  all.back().metrics = computeMetrics(labels, probabilities, kClasses, lopsided.oofGroups);
  return all;
}

std::string everything(const RunRecord& run, const Words& words) {
  return reportHtml(run, {}, words) + modelCardMarkdown(run, words);
}

std::set<QString> placesOf(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%[1-9]"));
  std::set<QString> places;
  for (auto it = place.globalMatch(text); it.hasNext();) places.insert(it.next().captured());
  return places;
}

}  // namespace

class TestReportWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(m_korean.load(QStringLiteral(":/i18n/ullim_ko.qm"))); }
  void cleanup() { QCoreApplication::removeTranslator(&m_korean); }

  void whatCoreAsksForIsKnown() {
    std::set<std::string> known, asked;
    for (const char* text : reportTexts()) known.insert(text);
    const Words recording("en", [&](const char* english) {
      asked.insert(english);
      return std::string(english);
    });
    for (const RunRecord& run : runs()) everything(run, recording);
    for (const auto& text : asked) QVERIFY2(known.contains(text), text.c_str());
    QVERIFY2(asked.size() > 150, qPrintable(QString::number(asked.size())));
    QStringList never;
    for (const auto& text : known)
      if (!asked.contains(text) && text != "en") never << QString::fromStdString(text);
    QVERIFY2(never.isEmpty(),
             qPrintable(never.join('\n')));  // a text that nobody asks for is a text of yesterday
  }

  void everyTextHasKorean() {
    const QStringList same{"F1", "ROC-AUC", "%1: %2", "%1, %2: %3", "; %1", "%1; %2"};
    const auto check = [&](const char* context, const char* english) {
      const QString korean = m_korean.translate(context, english);
      QVERIFY2(!korean.isEmpty(), english);
      QVERIFY2(korean != english || same.contains(english), english);
      QVERIFY2(placesOf(korean) == placesOf(english), english);
      // No space before the sign of a share.
      QVERIFY2(!korean.contains(QRegularExpression("[0-9] %(?![1-9])")), qPrintable(korean));
    };
    for (const char* text : reportTexts()) check("Report", text);
    for (const char* text : coreTextPatterns()) check("CoreText", text);
  }

  void withoutATranslatorNothingChanges() {
    for (const RunRecord& run : runs()) QVERIFY(everything(run, reportWords()) == everything(run, {}));
  }

  void theKoreanReportIsKorean() {
    QCoreApplication::installTranslator(&m_korean);
    const RunRecord run = runs().front();
    const std::string html = reportHtml(run, {}, reportWords());
    QXmlStreamReader reader(QByteArray::fromStdString(html));
    QString text;
    while (!reader.atEnd()) {
      const auto token = reader.readNext();
      if (token == QXmlStreamReader::StartElement && reader.name() == QLatin1String("html"))
        QCOMPARE(reader.attributes().value("lang").toString(), QStringLiteral("ko"));
      if (token == QXmlStreamReader::StartElement && reader.name() == QLatin1String("style"))
        reader.skipCurrentElement();
      else if (token == QXmlStreamReader::Characters)
        text += reader.text().toString() + QLatin1Char('\n');
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(text.contains("보고서: 첫 실행"));
    QVERIFY(text.contains("이 분할은 정보가 샙니다: 그룹 3개"));
    QVERIFY(text.contains("폴드 5개, 그룹별(그룹 30개), 클래스 층화, 시드 0"));
    for (const char* english : {" clips", "95 %", " of ", " the ", "fold ", "learning rate", "undefined"})
      QVERIFY2(!text.contains(english), english);
  }

  void splitsAndLeaksAreKorean() {
    QCoreApplication::installTranslator(&m_korean);
    std::vector<SplitItem> items;
    for (int i = 0; i < 60; ++i) {
      items.push_back(
          {std::to_string(i), i % 3, "집" + std::to_string(i % 7), {}, "#" + std::to_string(i % 50)});
      if (i % 10 == 9) items.back().parent = std::to_string(i - 1);
    }
    items[1].label = items[4].label = 0;
    std::set<std::string> sentences;
    for (const int folds : {0, 4})
      for (const int repeats : {1, 3})
        for (const bool byGroup : {false, true})
          for (const bool validationByGroup : {false, true})
            for (const bool leaveOne : {false, true})
              for (const char* stratum : {"", "장르"}) {
                auto some = items;
                for (auto& item : some)
                  if (leaveOne && !byGroup) item.group = {};
                const SplitOptions options{.folds = folds,
                                           .byGroup = byGroup,
                                           .stratifyBy = stratum,
                                           .repeats = repeats,
                                           .leaveOneGroupOut = leaveOne && byGroup,
                                           .validationByGroup = validationByGroup};
                const auto split = makeSplit(some, kClasses, options);
                if (!split) continue;
                sentences.insert(split->summary);
                sentences.insert(split->warnings.begin(), split->warnings.end());
                for (const auto& finding : lintSplit(some, {{}, {0, 5, 5}, kClasses}, *split))
                  sentences.insert(finding.text);
                for (const auto& finding : lintScaling({0, 1, 2, 3, 30, 31, 32}, some, split->folds[0]))
                  sentences.insert(finding.text);
              }
    QVERIFY2(sentences.size() > 100, qPrintable(QString::number(sentences.size())));
    for (const auto& sentence : sentences) verifyKorean(sentence);
    verifyKorean("the split leaks, so the result looks better than it is: " + *sentences.rbegin() +
                 " and 12 more");
  }

  void trainingAndShortcutsAreKorean() {
    QCoreApplication::installTranslator(&m_korean);
    for (const char* sentence :
         {"fold 1.2: epoch 3: never predicted in the validation part though it occurs there: 가, 나 (collect "
          "more clips)",
          "fold 집1: epoch 3: training: the loss became infinite at step 7 (lower the learning rate, or "
          "standardise the inputs); the weights of epoch 2 are kept",
          "step 50: 30 of 32 units of re_lu_1 are dead: they answer 0 to everything (standardise the inputs, "
          "lower the learning rate or raise the batch size)",
          "shortcut: the length alone tells the class: balanced accuracy 97.0 %, 95 % interval 95.1 % to "
          "98.8 %, chance 33.3 %; best told from the rest: 가, 99.0 % of these two; in the middle 가 1.20 "
          "초, "
          "the rest 3.40 초; only 6 groups, so take it with care (cut all clips to one length, at the same "
          "place for every class, or collect lengths alike; padding does not hide it)",
          "shortcut: the bandwidth (highest frequency with energy) alone tells 가 from the rest: balanced "
          "accuracy 90.0 % of these two, chance 50 % (all classes: balanced accuracy 40.0 %, 95 % interval "
          "30.0 % to 50.0 %, chance 33.3 %) (resample everything to twice the lowest bandwidth, or collect "
          "each class with the same devices; where the sounds themselves differ so, it is no shortcut)"})
      verifyKorean(sentence);
    for (const char* sentence :
         {"split: 3 groups for 5 folds (use fewer folds, or split without groups)",
          "recipe: layer 3 has a kernel larger than its input (correct the recipe)",
          "split: it leaks, so the result would look better than it is: group 집1 is in train and test and 4 "
          "more (split by group, or allow leaks)",
          "fold 집1, epoch 2: training: the loss became NaN at step 7 (lower the learning rate, or "
          "standardise "
          "the inputs)"})
      verifyKorean(sentence);
    // A path is not a sentence of ours, whatever it holds.
    for (const char* path :
         {"/x/my 5 folds here: cannot be read (look)", "/x/2 times 3 clips", "a 20 % for testing, b"})
      QCOMPARE(coreText(path), QString::fromLatin1(path));
    // Nothing is made up where nothing is known.
    QCOMPARE(coreText("gives no reason"), QStringLiteral("gives no reason"));
    QCOMPARE(coreText(std::string()), QString());
    QCOMPARE(coreText("5 folds by group (16 groups), stratified by class, seed 0"),
             QStringLiteral("폴드 5개, 그룹별(그룹 16개), 클래스 층화, 시드 0"));
    // A class may be called as a part is.
    QVERIFY(coreText("class test has no clip in train").contains("클래스 test"));
    for (const Recipe& recipe : recipes())
      for (const auto& text : {recipe.description, recipe.warning, recipe.origin})
        if (!text.empty()) QVERIFY2(coreText(text) != QString::fromStdString(text), text.c_str());
  }

 private:
  /// Names in these sentences are Korean or numbers: other Latin words are left over, but for a few terms.
  static void verifyKorean(const std::string& sentence) {
    static const QRegularExpression latin(QStringLiteral("[A-Za-z]{2,}"));
    QString text = coreText(sentence);
    for (const char* term : {"re_lu_1", "infinite", "NaN"}) text.remove(QLatin1String(term));
    QVERIFY2(!text.contains(latin), qPrintable(QString::fromStdString(sentence) + " -> " + text));
  }

  QTranslator m_korean;
};

QTEST_MAIN(TestReportWords)
#include "tst_reportwords.moc"
