// The waveform's envelope against librosa.display.waveshow.
#include "../goldens.h"

#include "core/plot/wave.h"

using namespace ullim;
using namespace ullim::test;

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
  Computers m_computers = {
      {"envelope drawn by librosa.display.waveshow", [](const GoldenCase& g) -> Result<Answer> {
         return Answer::vector(waveShape(g.input(), g.params()["max_points"]).values);
       }}};
  std::vector<GoldenCase> m_cases;
};

QTEST_APPLESS_MAIN(TestGoldens)
#include "tst_goldens.moc"
