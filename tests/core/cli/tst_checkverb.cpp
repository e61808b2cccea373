// check: what was planted is found, said in stable keys, kept, and nothing is changed.
#include "core/base/random.h"
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

namespace {

/// A syllable-like sound that no other seed gives.
AudioClip voice(std::uint64_t seed, double s = 1.2) {
  Rng rng{seed};
  AudioClip clip;
  clip.rate = {8000};
  const double f0 = rng.uniform(200, 500), pace = rng.uniform(3, 7), glide = rng.uniform(-200, 200);
  double phase = 0;
  for (int i = 0; i < int(s * 8000); ++i) {
    const double t = i / 8000.0;
    phase += 2 * M_PI * (f0 + glide * std::sin(pace * t)) / 8000;
    const double loud = std::pow(std::sin(pace * t), 2);
    clip.samples.push_back(
        float(0.2 * loud * (std::sin(phase) + 0.5 * std::sin(3 * phase)) + 0.01 * rng.normal()));
  }
  return clip;
}

void put(const Sandbox& box, const char* name, const AudioClip& clip) {
  const QString path = box.sounds() + "/" + name;
  QDir().mkpath(QFileInfo(path).path());
  if (!writeWav(path.toStdString(), clip)) qFatal("not written");
}

std::string fileOf(const Json& answer, const Json& id) {
  return QFileInfo(QString::fromStdString(answer["files"][id.get<std::string>()].get<std::string>()))
      .fileName()
      .toStdString();
}

std::vector<std::string> filesOf(const Json& answer, const Json& ids) {
  std::vector<std::string> out;
  for (const Json& id : ids) out.push_back(fileOf(answer, id));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

class TestCheckVerb : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsWhatWasPlanted();
  void measuresOnlyWhatIsNew();
  void textForPeople();
  void aFileThatIsGone();
};

void TestCheckVerb::findsWhatWasPlanted() {
  const Sandbox box;
  AudioClip cry = voice(1);
  put(box, "joy/cry.wav", cry);
  put(box, "anger/again.wav", cry);
  for (float& x : cry.samples) x *= 0.5f;
  put(box, "joy/softer.wav", cry);
  AudioClip clipped = voice(2);
  for (float& x : clipped.samples) x = std::clamp(20 * x, -1.0f, 1.0f);
  put(box, "joy/clipped.wav", clipped);
  AudioClip offset = voice(3);
  for (float& x : offset.samples) x += 0.1f;
  put(box, "joy/offset.wav", offset);
  AudioClip none = voice(4);
  std::fill(none.samples.begin(), none.samples.end(), 0.0f);
  put(box, "joy/silent.wav", none);
  AudioClip fast = voice(5);
  fast.rate = {16000};
  put(box, "joy/fast.wav", fast);
  writeBytes(box.sounds() + "/joy/text.wav", "no sound");
  box.import();
  const Json before = box.list();
  const Answer said = run({"check", box.project(), "--json"});
  QCOMPARE(said.code, 0);
  const Json answer = said.json();
  std::vector<std::string> keys;
  for (const auto& [key, value] : answer.items()) keys.push_back(key);
  QCOMPARE(keys, (std::vector<std::string>{"clips", "measured", "every_pair", "exact_duplicates",
                                           "near_duplicates", "similar_sounds", "silence", "clipping", "dc",
                                           "mixed_rates", "groups_in_several_classes", "unreadable",
                                           "problems", "findings", "files"}));
  QCOMPARE(answer["clips"].get<int>(), 17);
  QCOMPARE(answer["measured"].get<int>(), 16);
  QCOMPARE(answer["exact_duplicates"].size(), std::size_t(1));
  QCOMPARE(filesOf(answer, answer["exact_duplicates"][0]),
           (std::vector<std::string>{"again.wav", "cry.wav"}));
  QCOMPARE(answer["near_duplicates"].size(), std::size_t(1));
  QCOMPARE(filesOf(answer, answer["near_duplicates"][0]),
           (std::vector<std::string>{"again.wav", "cry.wav", "softer.wav"}));
  QCOMPARE(filesOf(answer, answer["silence"]), (std::vector<std::string>{"silent.wav"}));
  QCOMPARE(filesOf(answer, answer["clipping"]), (std::vector<std::string>{"clipped.wav"}));
  QCOMPARE(filesOf(answer, answer["dc"]), (std::vector<std::string>{"offset.wav"}));
  QCOMPARE(filesOf(answer, answer["unreadable"]), (std::vector<std::string>{"text.wav"}));
  QCOMPARE(answer["mixed_rates"], Json({{"8000", 15}, {"16000", 1}}));
  QCOMPARE(answer["findings"][0]["severity"].get<std::string>(), std::string("serious"));
  bool across = false;
  for (const Json& finding : answer["findings"]) {
    across = across || (finding["kind"] == "exact_duplicates" && finding["across"] == "classes");
    QCOMPARE(finding["count"].get<std::size_t>(), finding["clips"].size());
    if (!finding["filter"].is_string()) continue;
    QCOMPARE(box.list(finding["filter"].get<std::string>()).size(), finding["clips"].size());
  }
  QVERIFY(across);
  // Kept, shown, searched by; no clip is another one, and there is nothing to undo but the import.
  QCOMPARE(box.list("duplicate > 0").size(), std::size_t(3));
  Json after = box.list();
  QVERIFY(after[0]["facts"]["level_db"].is_number());
  for (Json& row : after) row["facts"] = nullptr;
  QCOMPARE(after, before);
  QCOMPARE(run({"history", box.project(), "--json"}).json().size(), std::size_t(1));
}

void TestCheckVerb::measuresOnlyWhatIsNew() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"check", box.project(), "--dry-run", "--json"}).json()["measured"].get<int>(), 9);
  QVERIFY(box.list()[0]["facts"].is_null());
  QCOMPARE(run({"check", box.project(), "--json"}).json()["measured"].get<int>(), 9);
  QCOMPARE(run({"check", box.project(), "--json"}).json()["measured"].get<int>(), 0);
  put(box, "joy/new.wav", voice(7));
  box.import();
  QCOMPARE(run({"check", box.project(), "--json"}).json()["measured"].get<int>(), 1);
}

void TestCheckVerb::textForPeople() {
  const Sandbox box;
  box.import();
  const Answer answer = run({"check", box.project()});
  QCOMPARE(answer.code, 0);
  QVERIFY(answer.out.starts_with("9 clips, 9 measured now\n"));
  QVERIFY(answer.out.find("warning: only 2 clips of anger\n  --where '(label in (\"anger\"))") !=
          std::string::npos);
}

void TestCheckVerb::aFileThatIsGone() {
  const Sandbox box;
  box.import();
  QVERIFY(QFile::remove(box.sounds() + "/joy/joy1.wav"));
  const Answer answer = run({"check", box.project(), "--json"});
  QCOMPARE(answer.code, 0);
  QVERIFY(run({"check", box.project(), "--strict"}).code == 1);
  const Json json = answer.json();
  QCOMPARE(filesOf(json, json["unreadable"]), (std::vector<std::string>{"joy1.wav"}));
  QCOMPARE(json["problems"].size(), std::size_t(1));
  QCOMPARE(answer.problems(), 1);
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(run({"check", box.project()}, {}, stop.get_token()).code, 130);
}

QTEST_GUILESS_MAIN(TestCheckVerb)
#include "tst_checkverb.moc"
