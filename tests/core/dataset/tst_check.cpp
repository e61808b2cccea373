// Findings over data sets whose faults are planted; what is in order is not found fault with.
#include <QtTest>
#include <cmath>
#include <limits>
#include <set>

#include "core/base/random.h"
#include "core/dataset/check.h"
#include "core/dataset/filter.h"
#include "core/dataset/measurefacts.h"

using namespace ullim;

namespace {

/// 60 clips in order: three classes, ten groups, each in one class... as `label` and `group` say.
Dataset soundData(int perClass = 20) {
  Dataset data;
  const char* labels[] = {"hungry", "tired", "burping"};
  Rng rng{1};
  for (int c = 0; c < 3; ++c)
    for (int i = 0; i < perClass; ++i) {
      Clip clip;
      clip.id = std::string(labels[c]) + std::to_string(i);
      clip.file =
          "sounds/" + std::string(labels[c]) + "/take " + std::to_string(1000 + c * perClass + i) + ".wav";
      clip.label = clip.originalLabel = labels[c];
      clip.group = "g" + std::to_string(c * 5 + i % 5);
      clip.sampleRate = 16000;
      clip.channels = 1;
      clip.durationS = rng.uniform(1, 3);
      clip.facts.version = ClipFacts::kVersion;
      clip.facts.levelDb = float(rng.uniform(-30, -20));
      clip.facts.silenceShare = 0.1f;
      clip.facts.dc = float(rng.uniform(-0.001, 0.001));
      clip.facts.bandwidthHz = float(rng.uniform(7000, 8000));
      clip.facts.noiseDb = float(rng.uniform(-60, -50));
      data.clips.push_back(clip);
    }
  data.rebuildIndex();
  return data;
}

CheckSounds soundsOf(const Dataset& data) {
  CheckSounds out;
  for (const Clip& clip : data.clips) out.ids.push_back(clip.id);
  out.duplicates.group.assign(data.clips.size(), 0);
  out.duplicates.traits.assign(data.clips.size(),
                               SoundTraits{.zeroShare = 0, .longestZeroS = 0, .usedBits = 16});
  return out;
}

std::vector<Finding> found(const Dataset& data, const CheckSounds& sounds, FindingKind kind) {
  const auto report = checkData(data, sounds);
  if (!report) qFatal("no report");
  std::vector<Finding> out;
  for (const Finding& finding : report->findings)
    if (finding.kind == kind) out.push_back(finding);
  return out;
}

std::vector<std::string> byFilter(const Dataset& data, const std::string& text) {
  const auto filter = Filter::parse(text, columnNames(data));
  if (!filter) qFatal("%s", filter.error().detail.c_str());
  std::vector<std::string> out;
  for (const Clip& clip : data.clips)
    if (filter->matches(clip)) out.push_back(clip.id);
  return out;
}

}  // namespace

class TestCheck : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingInOrderIsFound();
  void factsOfClips();
  void filtersShowTheirClips();
  void copiesByRelation();
  void groupsUnderSeveralClasses();
  void codesInNames();
  void spelling();
  void giveAways();
  void oneFeature();
  void excludedClipsAreLeftOut();
  void everyKindHasAName();
};

void TestCheck::nothingInOrderIsFound() {
  const Dataset data = soundData();
  const auto report = checkData(data, soundsOf(data));
  QVERIFY(report);
  QCOMPARE(report->clips, 60);
  for (const Finding& finding : report->findings) qWarning("%s", findingText(finding).c_str());
  QVERIFY(report->findings.empty());
  QVERIFY(checkData(Dataset(), {})->findings.empty());
}

void TestCheck::factsOfClips() {
  Dataset data = soundData();
  data.clips[0].facts.levelDb = -std::numeric_limits<float>::infinity();
  data.clips[1].facts.levelDb = -57;
  data.clips[2].facts.clipped = 1;
  data.clips[3].facts.dc = -0.02f;
  data.clips[4].sampleRate = 44100;
  data.clips[5].channels = 2;
  data.clips[6].durationS = 0.19;
  data.clips[7].error = "x.wav: not a sound";
  data.clips[8].remarks = "clipped, truncated";
  data.clips[9].remarks = "nearly silent";  // others say so already
  data.clips[10].facts.silenceShare = 0.95f;
  data.clips[11].facts.clipped = 5;
  data.clips[11].facts.version = 0;  // not measured: not judged
  CheckSounds sounds = soundsOf(data);
  sounds.duplicates.traits[12].usedBits = 8;
  sounds.duplicates.traits[13].longestZeroS = 0.3f;
  sounds.problems.emplace_back(data.clips[14].id, "gone");
  using K = FindingKind;
  const std::pair<K, std::vector<int>> expected[] = {
      {K::Silent, {0}},     {K::NearlySilent, {1}},   {K::Clipped, {2}},      {K::Dc, {3}},
      {K::MixedRates, {4}}, {K::MixedChannels, {5}},  {K::VeryShort, {6}},    {K::Unreadable, {7, 14}},
      {K::Remarks, {8}},    {K::MostlySilence, {10}}, {K::CoarseSteps, {12}}, {K::ZeroRuns, {13}}};
  for (const auto& [kind, clips] : expected) {
    const auto findings = found(data, sounds, kind);
    QVERIFY2(findings.size() == 1, findingName(kind));
    std::vector<std::string> ids;
    for (const int i : clips) ids.push_back(data.clips[std::size_t(i)].id);
    QCOMPARE(findings[0].clips, ids);
  }
  const auto rates = found(data, sounds, K::MixedRates)[0];
  QCOMPARE(rates.names, (std::vector<std::string>{"16000", "44100"}));
  QCOMPARE(rates.values, (std::vector<double>{58, 1}));  // the unreadable one has none
}

void TestCheck::filtersShowTheirClips() {
  Dataset data = soundData();
  data.clips[0].facts.levelDb = -std::numeric_limits<float>::infinity();
  data.clips[1].facts.levelDb = -57;
  data.clips[2].facts.clipped = 1;
  data.clips[3].facts.dc = -0.02f;
  data.clips[4].sampleRate = 44100;
  data.clips[5].channels = 2;
  data.clips[6].durationS = 0.1;
  data.clips[8].remarks = "truncated";
  data.clips[9].group = "g\"quoted\"";
  data.clips[25].group = data.clips[9].group;
  data.clips[59].status = ClipStatus::Excluded;
  data.clips[59].facts.clipped = 3;
  int filters = 0;
  const auto report = checkData(data, soundsOf(data));
  QVERIFY(report);
  for (const Finding& finding : report->findings)
    if (!finding.filter.empty()) {
      ++filters;
      QCOMPARE(byFilter(data, finding.filter), finding.clips);
    }
  QVERIFY(filters >= 9);
  // A column of the import hides a measured field of its name: better no filter than a wrong one.
  for (Clip& clip : data.clips) clip.columns["clipped"] = "yes";
  QVERIFY(found(data, soundsOf(data), FindingKind::Clipped)[0].filter.empty());
}

void TestCheck::copiesByRelation() {
  const Dataset data = soundData();
  CheckSounds sounds = soundsOf(data);
  // 0 and 5: one group; 1 and 2: two groups; 3 and 23: two classes.
  sounds.duplicates.exact = {{0, 5}, {1, 2}, {3, 23}};
  sounds.duplicates.near = {{30, 31, 0.97f, 0.99f, 0, NearPair::Cover::Whole}};
  sounds.duplicates.review = {{41, 40, 0.9f, 0.8f, 0, NearPair::Cover::Part}};
  sounds.duplicates.group[30] = sounds.duplicates.group[31] = 4;
  const auto exact = found(data, sounds, FindingKind::ExactDuplicates);
  QCOMPARE(exact.size(), std::size_t(3));
  QVERIFY(exact[0].across == Across::Classes && exact[0].severity == Severity::Serious);
  QCOMPARE(exact[0].sets, (std::vector<std::vector<std::string>>{{"hungry3", "tired3"}}));
  QVERIFY(exact[1].across == Across::Groups && exact[1].severity == Severity::Serious);
  QCOMPARE(exact[1].clips, (std::vector<std::string>{"hungry1", "hungry2"}));
  QVERIFY(exact[2].across == Across::Same && exact[2].severity == Severity::Warning);
  const auto near = found(data, sounds, FindingKind::NearDuplicates);
  QCOMPARE(near.size(), std::size_t(1));
  QCOMPARE(near[0].clips, (std::vector<std::string>{"tired10", "tired11"}));
  const auto similar = found(data, sounds, FindingKind::SimilarSounds);
  QCOMPARE(similar.size(), std::size_t(1));
  QCOMPARE(similar[0].clips, (std::vector<std::string>{"burping0", "burping1"}));
}

void TestCheck::groupsUnderSeveralClasses() {
  Dataset data = soundData();
  data.clips[20].group = "g0";  // of hungry
  for (const auto* kind : {"one", "all"}) {
    const auto findings = found(data, soundsOf(data), FindingKind::GroupInClasses);
    QCOMPARE(findings.size(), std::size_t(1));
    if (std::string(kind) == "one") {
      QCOMPARE(findings[0].names, (std::vector<std::string>{"g0"}));
      QCOMPARE(findings[0].clips.size(), std::size_t(5));
      QVERIFY(findings[0].severity == Severity::Warning);
      // Every speaker says everything: that is how it was made.
      for (std::size_t i = 0; i < data.clips.size(); ++i) data.clips[i].group = "s" + std::to_string(i % 4);
    } else {
      QVERIFY(findings[0].severity == Severity::Note);
      QCOMPARE(findings[0].names.size(), std::size_t(4));
    }
  }
  Dataset few = soundData(9);
  for (Clip& clip : few.clips)
    if (clip.label == "tired") clip.group = "one";
  QCOMPARE(found(few, soundsOf(few), FindingKind::FewClips).size(), std::size_t(3));
  const auto groups = found(few, soundsOf(few), FindingKind::FewGroups);
  QCOMPARE(groups.size(), std::size_t(1));
  QCOMPARE(groups[0].subject, std::string("tired"));
  Dataset lopsided = soundData(10);
  for (std::size_t i = 10; i < 19; ++i) lopsided.clips[i].label = "hungry";
  const auto imbalance = found(lopsided, soundsOf(lopsided), FindingKind::Imbalance);
  QCOMPARE(imbalance.size(), std::size_t(1));
  QVERIFY(std::abs(imbalance[0].values[0] - 19.0 / 30) < 1e-9);
}

void TestCheck::codesInNames() {
  // Names end in a code, one clip lies in the wrong folder, and two codes share a class.
  Dataset data = soundData();
  const char* codes[] = {"hu", "ti", "bu"};
  for (std::size_t i = 0; i < data.clips.size(); ++i)
    data.clips[i].file = "x/uuid-" + std::to_string(i) + "-m-" + codes[i / 20] + ".wav";
  QVERIFY(found(data, soundsOf(data), FindingKind::LabelDisagrees).empty());
  data.clips[3].file = "x/uuid-3-m-ti.wav";
  for (const std::size_t i : {41u, 45u, 50u})
    data.clips[i].file = "x/uuid-" + std::to_string(i) + "-f-CH.wav";
  const auto disagree = found(data, soundsOf(data), FindingKind::LabelDisagrees);
  QCOMPARE(disagree.size(), std::size_t(1));
  QCOMPARE(disagree[0].clips, (std::vector<std::string>{"hungry3"}));
  QVERIFY(disagree[0].severity == Severity::Serious);
  const auto share = found(data, soundsOf(data), FindingKind::CodesShareClass);
  QCOMPARE(share.size(), std::size_t(1));
  QCOMPARE(share[0].names, (std::vector<std::string>{"ch: burping"}));
  QCOMPARE(share[0].clips.size(), std::size_t(3));
  // Letters at a fixed place of names of one length, and columns.
  Dataset letters = soundData();
  for (std::size_t i = 0; i < letters.clips.size(); ++i) {
    letters.clips[i].file = "x/" + std::to_string(10 + i) + "a" + codes[i / 20][0] + "b.wav";
    letters.clips[i].columns["sex"] = i % 2 ? "m" : "f";
  }
  letters.clips[30].file = "x/40ahb.wav";
  QCOMPARE(found(letters, soundsOf(letters), FindingKind::LabelDisagrees)[0].clips,
           (std::vector<std::string>{"tired10"}));
}

void TestCheck::spelling() {
  const auto pairs = [](const std::vector<std::string>& labels) {
    Dataset data;
    for (std::size_t i = 0; i < labels.size() * 12; ++i) {
      Clip clip;
      clip.id = std::to_string(i);
      clip.file = clip.id;
      clip.label = labels[i % labels.size()];
      data.clips.push_back(clip);
    }
    data.rebuildIndex();
    return found(data, {}, FindingKind::LabelSpelling).size();
  };
  QCOMPARE(pairs({"Belly pain", "belly_pain", "tired"}), std::size_t(1));
  QCOMPARE(pairs({"hungry", "hugnry"}), std::size_t(1));
  QCOMPARE(pairs({"hungry", "hungy"}), std::size_t(1));
  QCOMPARE(pairs({"울음", "울음 "}), std::size_t(1));
  QCOMPARE(pairs({"digit1", "digit2", "cat", "bat", "happy", "angry", "울음", "웃음"}), std::size_t(0));
}

void TestCheck::giveAways() {
  Dataset data = soundData();
  CheckSounds sounds = soundsOf(data);
  for (std::size_t i = 0; i < data.clips.size(); ++i) {
    Clip& clip = data.clips[i];
    clip.columns["platform"] = i % 3 == 0 ? "ios" : "android";
    if (i % 3 == 0) clip.durationS = 2.0;  // exactly; the others lie around it
    if (clip.label == "tired") sounds.duplicates.traits[i].zeroShare = 0.2f;
  }
  const auto findings = found(data, sounds, FindingKind::GivesAway);
  QCOMPARE(findings.size(), std::size_t(2));
  QCOMPARE(findings[0].subject, std::string("label"));
  QCOMPARE(findings[0].feature, std::string("zeros"));
  QCOMPARE(findings[0].names, (std::vector<std::string>{"tired"}));
  QCOMPARE(findings[1].subject, std::string("platform"));
  QCOMPARE(findings[1].feature, std::string("duration"));
  QVERIFY(findings[1].values[0] > 0.99);
  const FindingPicture& picture = findings[1].picture;
  QCOMPARE(picture.rows, (std::vector<std::string>{"android", "ios"}));
  int sum = 0;
  for (const int n : picture.bins[1]) sum += n;
  QCOMPARE(sum, 20);
}

void TestCheck::oneFeature() {
  Rng rng{4};
  std::vector<double> values, none;
  std::vector<int> classes;
  for (int i = 0; i < 600; ++i) {
    classes.push_back(i % 3 + 7);
    values.push_back(i % 3 + 0.1 * rng.normal());
    none.push_back(rng.normal());
  }
  const OneFeature sure = oneFeatureTest(values, classes), chance = oneFeatureTest(none, classes);
  QVERIFY(sure.telling() && sure.accuracy > 0.96);  // a bin may lie across each of two edges
  QVERIFY(std::abs(sure.chance - 1.0 / 3) < 0.05);
  QCOMPARE(sure.told, (std::vector<int>{7, 8, 9}));
  QVERIFY(!chance.telling() && chance.told.empty());
  QVERIFY(std::abs(chance.accuracy - 1.0 / 3) < 0.08);
  // Two overlapping normals two deviations apart: the best threshold is right in 84.1 % of each.
  std::vector<double> apart;
  std::vector<int> two;
  for (int i = 0; i < 4000; ++i) {
    two.push_back(i % 2);
    apart.push_back(rng.normal() + 2 * (i % 2));
  }
  QVERIFY(std::abs(oneFeatureTest(apart, two).accuracy - 0.841) < 0.02);
  // Most are of one class: always saying it is no art.
  std::vector<int> lopsided;
  for (int i = 0; i < 600; ++i) lopsided.push_back(i % 10 == 0 ? 1 : 0);
  QVERIFY(!oneFeatureTest(none, lopsided).telling());
  QCOMPARE(oneFeatureTest({1, 2}, {0, 1}).accuracy, 0.0);
}

void TestCheck::excludedClipsAreLeftOut() {
  Dataset data = soundData();
  data.clips[2].facts.clipped = 1;
  data.clips[2].status = ClipStatus::Excluded;
  const auto report = checkData(data, soundsOf(data));
  QCOMPARE(report->clips, 59);
  QVERIFY(report->findings.empty());
  QCOMPARE(checkAsk(data, [](const std::string& file) { return file; }).ids.size(), std::size_t(59));
}

void TestCheck::everyKindHasAName() {
  std::set<std::string> names;
  for (int kind = 0; kind <= int(FindingKind::Imbalance); ++kind) {
    Finding finding;
    finding.kind = FindingKind(kind);
    names.insert(findingName(finding.kind));
    QVERIFY(!findingText(finding).empty());
  }
  QCOMPARE(names.size(), std::size_t(FindingKind::Imbalance) + 1);
  QVERIFY(!names.contains(""));
}

QTEST_APPLESS_MAIN(TestCheck)
#include "tst_check.moc"
