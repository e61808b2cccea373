// Reading against librosa's answers.
#include "../goldens.h"

#include "core/audio/audiofile.h"

using namespace ullim;
using namespace ullim::test;

namespace {

Computers allComputers() {
  Computers c;
  c["librosa.load"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    ReadOptions options;
    if (p["sr"].is_number()) options.resampleTo = {p["sr"]};
    if (p.contains("mono")) options.mono = p["mono"];
    if (p.contains("offset")) options.offsetS = p["offset"];
    if (p.contains("duration")) options.durationS = p["duration"];
    const auto clip = readAudio(g.inputPath(), options);
    if (!clip) return clip.error();
    Answer answer = Answer::vector(clip->samples);
    if (clip->channels > 1) answer.shape = {std::size_t(clip->channels), std::size_t(clip->frames())};
    return answer;
  };
  return c;
}

}  // namespace

class TestGoldens : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void agreesWithLibrosa_data() {
    m_cases = goldenRows(m_computers, [](const Json&) { return true; });
  }
  void agreesWithLibrosa() {
    QFETCH(int, place);
    checkGolden(m_cases[std::size_t(place)], m_computers);
  }

 private:
  Computers m_computers = allComputers();
  std::vector<GoldenCase> m_cases;
};

QTEST_APPLESS_MAIN(TestGoldens)
#include "tst_goldens.moc"
