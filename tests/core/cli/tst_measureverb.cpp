// measure: its numbers, its rows, what it refuses.
#include "core/dataset/csv.h"
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestMeasureVerb : public QObject {
  Q_OBJECT
  QTemporaryDir m_dir;
  std::string file(const char* name) const { return (m_dir.path() + "/" + name).toStdString(); }

 private Q_SLOTS:
  void initTestCase() {
    AudioClip clip;
    clip.rate = {8000};
    for (int i = 0; i < 16000; ++i) {  // a second of 400 Hz, then a fainter one of 1500 Hz
      const bool first = i < 8000;
      clip.samples.push_back(
          float((first ? 0.5 : 0.05) * std::sin(2 * M_PI * (first ? 400 : 1500) * i / 8000)));
    }
    QVERIFY(writeWav(file("two.wav"), clip, WavEncoding::Float32));
  }

  void numbersOfAStretch() {
    const Answer answer = run({"measure", file("two.wav"), "--begin", "1", "--end", "1.5", "--json"});
    QCOMPARE(answer.code, 0);
    const Json row = answer.json()[0];
    QCOMPARE(row["begin_s"].get<double>(), 1.0);
    QCOMPARE(row["end_s"].get<double>(), 1.5);
    QVERIFY(std::fabs(row["peak_hz"].get<double>() - 1500) < 1);
    QVERIFY(std::fabs(row["rms_dbfs"].get<double>() - (20 * std::log10(0.05) - 3.0103)) < 0.01);
    QVERIFY(row["f0_median_hz"].is_null() || row["f0_median_hz"].get<double>() < 1200);
    QVERIFY(row["error"].is_null());
  }

  void boxAndPitch() {
    const Answer answer = run({"measure", file("two.wav"), "--low", "1000", "--high", "2000", "--json"});
    QCOMPARE(answer.code, 0);
    const Json row = answer.json()[0];
    QVERIFY(std::fabs(row["peak_hz"].get<double>() - 1500) < 1);
    QCOMPARE(row["low_hz"].get<double>(), 1000.0);
    const Json voice = run({"measure", file("two.wav"), "--end", "1", "--json"}).json()[0];
    QVERIFY(std::fabs(voice["f0_median_hz"].get<double>() - 400) < 3);
    const Json none =
        run({"measure", file("two.wav"), "--end", "1", "--fmin", "500", "--fmax", "700", "--json"}).json()[0];
    QVERIFY(none["f0_median_hz"].is_null() || none["f0_median_hz"].get<double>() >= 499);
  }

  void badFileIsARow() {
    const Answer json = run({"measure", file("none.wav"), file("two.wav"), "--json"});
    QCOMPARE(json.code, 0);
    QVERIFY(json.json()[0]["error"].get<std::string>().find("none.wav") != std::string::npos);
    QVERIFY(json.json()[1]["error"].is_null());
    const Answer csv = run({"measure", file("none.wav"), file("two.wav"), "--csv"});
    const auto table = parseCsv(csv.out);
    QVERIFY(table);
    QCOMPARE(table->rows.size(), std::size_t(2));
    const auto cell = [&](std::size_t r, const char* name) {
      return table->rows[r][std::size_t(table->column(name))];
    };
    QVERIFY(cell(0, "file").find("none.wav") != std::string::npos);
    QVERIFY(!cell(0, "error").empty());
    QVERIFY(cell(0, "rms_dbfs").empty());
    QVERIFY(cell(1, "error").empty());
    QCOMPARE(std::stod(cell(1, "duration_s")), 2.0);
    QCOMPARE(run({"measure", file("none.wav")}).code, 1);
    QCOMPARE(run({"measure", file("none.wav"), file("two.wav"), "--strict"}).code, 1);
  }

  void wrongUsageIsTwo() {
    QCOMPARE(run({"measure"}).code, 2);
    QCOMPARE(run({"measure", file("two.wav"), "--begin", "1", "--end", "0.5"}).code, 2);
    QCOMPARE(run({"measure", file("two.wav"), "--low", "900", "--high", "500"}).code, 2);
    QCOMPARE(run({"measure", file("two.wav"), "--low", "-1"}).code, 2);
    QCOMPARE(run({"measure", file("two.wav"), "--fmin", "500", "--fmax", "100"}).code, 2);
    // Beyond its end a file holds nothing: that is the file's trouble, not the usage's.
    QCOMPARE(run({"measure", file("two.wav"), "--begin", "9"}).code, 1);
  }

  void tableForPeople() {
    const Answer answer = run({"measure", file("two.wav")});
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.out.find("RMS dBFS") != std::string::npos);
    QVERIFY(answer.out.find("two.wav") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestMeasureVerb)
#include "tst_measureverb.moc"
