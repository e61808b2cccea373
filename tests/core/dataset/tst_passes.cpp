#include <QtTest/QtTest>
#include <cmath>
#include <map>
#include <set>

#include "core/dataset/passes.h"
#include "core/dataset/raters.h"

using namespace ullim;

namespace {

/// 60 clips: 40 joy, 16 anger, 4 fear; three to a group.
struct Rig {
  Rig() {
    data.classes = {{"joy", "#111111", 0, ""}, {"anger", "#222222", 1, ""}, {"fear", "#333333", 2, ""}};
    for (int i = 0; i < 60; ++i) {
      Clip clip;
      clip.id = "c" + std::to_string(100 + i);
      clip.file = clip.id + ".wav";
      clip.label = clip.originalLabel = i < 40 ? "joy" : i < 56 ? "anger" : "fear";
      clip.group = "g" + std::to_string(i / 3);
      data.clips.push_back(clip);
    }
    data.rebuildIndex();
  }
  std::vector<std::string> all() const {
    std::vector<std::string> out;
    for (const auto& clip : data.clips) out.push_back(clip.id);
    return out;
  }
  Result<Change> make(const PassPlan& plan) { return makePass(data, all(), plan, ids(), 1000); }
  MakeId ids() {
    return [this] { return "id" + std::to_string(1000 + m_next++); };
  }
  /// Makes and applies; the pass's id.
  std::string pass(const PassPlan& plan) {
    const auto change = make(plan);
    if (!change || !applyChange(data, *change)) return {};
    return change->passes[0].after->id;
  }
  bool say(const std::string& pass, int place, const PassAnswer& answer) {
    const auto change = giveVerdict(data, pass, place, answer, ids(), 2000);
    return change && (change->empty() || applyChange(data, *change));
  }
  Dataset data;
  int m_next = 0;
};

PassPlan plan(int sample, double repeats = 0, int distance = 10, std::uint64_t seed = 0) {
  return {"Kim", {}, sample, repeats, distance, true, seed};
}

}  // namespace

class TestPasses : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sampleIsStratified();
  void seedDecides();
  void repeatsKeepTheirDistance();
  void refuses();
  void verdicts();
  void closeAndDelete();
  void selfAgreement();
  void ratersAndRatings();
  void adjudication();
};

void TestPasses::sampleIsStratified() {
  Rig rig;
  const auto change = rig.make(plan(15)).value();
  QCOMPARE(change.kind, std::string("pass"));
  const Pass& pass = *change.passes[0].after;
  QCOMPARE(pass.clips.size(), std::size_t(15));
  std::map<std::string, int> counts;
  for (const auto& id : pass.clips) ++counts[rig.data.find(id)->label];
  // 15 of 60: a quarter of each class.
  QCOMPARE(counts["joy"], 10);
  QCOMPARE(counts["anger"], 4);
  QCOMPARE(counts["fear"], 1);
  counts.clear();
  const Pass small = *rig.make(plan(3)).value().passes[0].after;
  for (const auto& id : small.clips) ++counts[rig.data.find(id)->label];
  QVERIFY(counts["joy"] == 1 && counts["anger"] == 1 && counts["fear"] == 1);
  QCOMPARE(rig.make(plan(0)).value().passes[0].after->clips.size(), std::size_t(60));
  QCOMPARE(rig.make(plan(900)).value().passes[0].after->clips.size(), std::size_t(60));
  rig.data.find("c100")->status = ClipStatus::Excluded;
  rig.data.find("c101")->error = "c101.wav: cannot be read";
  const auto clips = rig.make(plan(0)).value().passes[0].after->clips;
  QCOMPARE(std::set<std::string>(clips.begin(), clips.end()).size(), std::size_t(58));
  QVERIFY(std::find(clips.begin(), clips.end(), "c100") == clips.end());
}

void TestPasses::seedDecides() {
  Rig rig;
  const auto clips = [&](std::uint64_t seed) {
    return rig.make(plan(30, 0.2, 5, seed))->passes[0].after->clips;
  };
  QCOMPARE(clips(1), clips(1));
  QVERIFY(clips(1) != clips(2));
  auto backwards = rig.all();
  std::reverse(backwards.begin(), backwards.end());
  const auto change = makePass(rig.data, backwards, plan(30, 0.2, 5, 1), rig.ids(), 0).value();
  QCOMPARE(change.passes[0].after->clips, clips(1));
}

void TestPasses::repeatsKeepTheirDistance() {
  Rig rig;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Pass pass = *rig.make(plan(40, 0.5, 12, seed)).value().passes[0].after;
    QCOMPARE(pass.clips.size(), std::size_t(60));
    std::map<std::string, std::size_t> first;
    int repeats = 0;
    const auto turns = passTurns(pass);
    for (std::size_t i = 0; i < pass.clips.size(); ++i) {
      const auto [it, isNew] = first.emplace(pass.clips[i], i);
      QCOMPARE(turns[i], isNew ? 0 : 1);
      if (isNew) continue;
      ++repeats;
      QVERIFY(i - it->second - 1 >= 12);
    }
    QCOMPARE(repeats, 20);
  }
}

void TestPasses::refuses() {
  Rig rig;
  PassPlan nobody = plan(5);
  nobody.annotator.clear();
  QCOMPARE(rig.make(nobody).error().code, ErrorCode::BadArgument);
  QCOMPARE(rig.make(plan(5, 1.5)).error().code, ErrorCode::BadArgument);
  QCOMPARE(rig.make(plan(-1)).error().code, ErrorCode::BadArgument);
  QCOMPARE(rig.make(plan(8, 0.5, 10)).error().code, ErrorCode::BadArgument);  // no room for returns
  QCOMPARE(makePass(rig.data, {}, plan(5), rig.ids(), 0).error().code, ErrorCode::NotFound);
  PassPlan named = plan(5);
  named.name = "first";
  rig.pass(named);
  QCOMPARE(rig.make(named).error().code, ErrorCode::BadArgument);
  QCOMPARE(findPass(rig.data, "third").error().code, ErrorCode::NotFound);
}

void TestPasses::verdicts() {
  Rig rig;
  const std::string id = rig.pass(plan(20, 0.1, 5));
  const Pass pass = *rig.data.findPass(id);
  QCOMPARE(pass.name, std::string("Kim 1"));
  QCOMPARE(int(pass.clips.size()), 22);
  QCOMPARE(nextOpenPlace(rig.data, pass), 0);
  QVERIFY(rig.say(id, 0, {"joy"}));
  QVERIFY(rig.say(id, 1, {.unsure = true}));
  QVERIFY(rig.say(id, 3, {.unusable = true}));
  QCOMPARE(nextOpenPlace(rig.data, pass), 2);
  QCOMPARE(nextOpenPlace(rig.data, pass, 3), 4);
  // Corrected, not given twice; the same again is nothing; the project's labels stay.
  const std::size_t count = rig.data.verdicts.size();
  QVERIFY(rig.say(id, 0, {"fear"}));
  QCOMPARE(rig.data.verdicts.size(), count);
  QCOMPARE(verdictAt(rig.data, pass, 0)->label, std::string("fear"));
  QVERIFY(giveVerdict(rig.data, id, 0, {"fear"}, rig.ids(), 0)->empty());
  const PassProgress progress = passProgress(rig.data, pass);
  QVERIFY(progress.done == 3 && progress.unsure == 1 && progress.unusable == 1 && progress.places == 22);
  QCOMPARE(Rig().data.clips, rig.data.clips);
  // A place and its return are two verdicts.
  const auto turns = passTurns(pass);
  const int again = int(std::find(turns.begin(), turns.end(), 1) - turns.begin());
  const int first = int(std::find(pass.clips.begin(), pass.clips.end(), pass.clips[std::size_t(again)]) -
                        pass.clips.begin());
  QVERIFY(rig.say(id, first, {"joy"}) && rig.say(id, again, {"anger"}));
  QCOMPARE(verdictAt(rig.data, pass, first)->label, std::string("joy"));
  QCOMPARE(verdictAt(rig.data, pass, again)->label, std::string("anger"));
  const auto take = takeVerdict(rig.data, id, again).value();
  QVERIFY(applyChange(rig.data, take) && !verdictAt(rig.data, pass, again));
  QVERIFY(takeVerdict(rig.data, id, again)->empty());
  QVERIFY(applyChange(rig.data, inverse(take)) && verdictAt(rig.data, pass, again));
  const auto code = [&](int place, const PassAnswer& answer) {
    return giveVerdict(rig.data, id, place, answer, rig.ids(), 0).error().code;
  };
  QCOMPARE(code(0, {"rage"}), ErrorCode::BadArgument);
  QCOMPARE(code(0, {}), ErrorCode::BadArgument);
  QCOMPARE(code(22, {"joy"}), ErrorCode::NotFound);
  QCOMPARE(giveVerdict(rig.data, "x", 0, {"joy"}, rig.ids(), 0).error().code, ErrorCode::NotFound);
}

void TestPasses::closeAndDelete() {
  Rig rig;
  const std::string id = rig.pass(plan(20));
  for (int place = 0; place < 20; ++place) QVERIFY(rig.say(id, place, {"joy"}));
  QCOMPARE(nextOpenPlace(rig.data, *rig.data.findPass(id)), -1);
  QVERIFY(applyChange(rig.data, closePass(rig.data, id, true).value()));
  QCOMPARE(giveVerdict(rig.data, id, 0, {"fear"}, rig.ids(), 0).error().code, ErrorCode::Conflict);
  QVERIFY(applyChange(rig.data, closePass(rig.data, id, false).value()));
  QVERIFY(rig.say(id, 0, {"fear"}));
  const auto gone = deletePass(rig.data, id).value();
  QVERIFY(applyChange(rig.data, gone));
  QVERIFY(rig.data.passes.empty() && rig.data.verdicts.size() == 0);
  QVERIFY(applyChange(rig.data, inverse(gone)));
  QCOMPARE(verdictAt(rig.data, *rig.data.findPass(id), 0)->label, std::string("fear"));
  QCOMPARE(rig.data.verdicts.size(), std::size_t(20));
}

// Ten clips come back; the person changes their mind on those in the last third.
void TestPasses::selfAgreement() {
  Rig rig;
  const std::string id = rig.pass(plan(60, 0.5, 10, 3));
  const Pass pass = *rig.data.findPass(id);
  const auto turns = passTurns(pass);
  int late = 0, all = 0;
  for (int place = 0; place < int(turns.size()); ++place) {
    const bool isLate = turns[std::size_t(place)] == 1 && place * 3 / int(turns.size()) == 2;
    late += isLate;
    all += turns[std::size_t(place)];
    const std::string truth = rig.data.find(pass.clips[std::size_t(place)])->label;
    QVERIFY(rig.say(id, place, {isLate ? truth == "joy" ? "anger" : "joy" : truth}));
  }
  const auto self = ullim::selfAgreement(rig.data, pass).value();
  QVERIFY(late > 0 && all == 30);
  QCOMPARE(self.pair.n, 30);
  QCOMPARE(self.pair.agree, 30 - late);
  QVERIFY(self.thirds[2].n == late && self.thirds[2].agree == 0);
  QVERIFY(self.thirds[1].n > 0 && self.thirds[1].agree == self.thirds[1].n);
  QCOMPARE(self.thirds[0].n + self.thirds[1].n + self.thirds[2].n, 30);
  const int again = int(std::find(turns.begin(), turns.end(), 1) - turns.begin());
  QVERIFY(rig.say(id, again, {.unusable = true}));
  QCOMPARE(ullim::selfAgreement(rig.data, pass).value().unjudged, 1);
}

void TestPasses::ratersAndRatings() {
  Rig rig;
  const std::string one = rig.pass(plan(60)), two = rig.pass(plan(30));
  QCOMPARE(raters(rig.data).size(), std::size_t(2));  // nobody has said anything yet
  const Pass first = *rig.data.findPass(one), second = *rig.data.findPass(two);
  for (int place = 0; place < 60; ++place) QVERIFY(rig.say(one, place, {"joy"}));
  for (int place = 0; place < 10; ++place) QVERIFY(rig.say(two, place, {"fear"}));
  QVERIFY(rig.say(two, 10, {.unusable = true}));
  const auto known = raters(rig.data);
  QCOMPARE(known.size(), std::size_t(4));
  QCOMPARE(known[2].name, std::string("Kim (Kim 1)"));
  QCOMPARE(findRater(rig.data, "Kim 2").value(), known[3]);
  // Both passes as one person: the newer word counts.
  const Rater kim = findRater(rig.data, "Kim").value();
  QCOMPARE(ratingOf(rig.data, kim, *rig.data.find(second.clips[0])), std::string("fear"));
  QCOMPARE(raterCount(rig.data, kim).given, 60);
  QCOMPARE(raterCount(rig.data, known[3]).unusable, 1);
  QCOMPARE(findRater(rig.data, "Lee").error().code, ErrorCode::NotFound);
  rig.data.find(second.clips[0])->status = ClipStatus::Excluded;
  const Ratings ratings = ratingsOf(rig.data, known).value();
  QCOMPARE(ratings.clips.size(), std::size_t(60));
  QCOMPARE(std::set<int>(ratings.groups.begin(), ratings.groups.end()).size(), std::size_t(20));
  QCOMPARE(pairAgreement(ratings, 0, 1).value().n, 59);
  QCOMPARE(pairAgreement(ratings, 0, 1).value().kappa.value, 1.0);
  QCOMPARE(pairAgreement(ratings, 2, 3).value().n, 10);
  QVERIFY(ratingsOf(rig.data, known, false).value().groups.empty());
}

void TestPasses::adjudication() {
  Rig rig;
  const auto change = adjudicate(rig.data, "c100", "fear", "c100.wav: fear, as Kim says").value();
  QCOMPARE(change.kind, std::string("adjudicate"));
  QVERIFY(applyChange(rig.data, change));
  QCOMPARE(rig.data.find("c100")->label, std::string("fear"));
  QVERIFY(rig.data.find("c100")->status == ClipStatus::Verified);
  QVERIFY(adjudicate(rig.data, "c100", "fear", "").value().empty());
  QCOMPARE(adjudicate(rig.data, "c100", "rage", "").error().code, ErrorCode::BadArgument);
  const auto many =
      adjudicateAll(rig.data, {{"c101", "fear"}, {"c102", "anger"}, {"c103", "joy"}}, "as Kim").value();
  QCOMPARE(many.by, std::string("rule"));
  QVERIFY(applyChange(rig.data, many));
  QVERIFY(rig.data.find("c101")->label == "fear" && rig.data.find("c102")->label == "anger");
  QVERIFY(rig.data.find("c103")->status == ClipStatus::Verified);
  QVERIFY(applyChange(rig.data, inverse(many)) && rig.data.find("c101")->label == "joy");
  QCOMPARE(adjudicateAll(rig.data, {{"c101", "rage"}}, "").error().code, ErrorCode::BadArgument);
  QCOMPARE(adjudicate(rig.data, "none", "fear", "").error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TestPasses)
#include "tst_passes.moc"
