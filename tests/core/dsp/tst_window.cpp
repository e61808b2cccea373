// Every window against scipy's values (tests/data/windows), and the names' round trip.
#include <QTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/dsp/window.h"

using namespace ullim;

class TestWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void agreesWithScipy_data();
  void agreesWithScipy();
  void namesRoundTrip();
  void padsToTheTransform();

 private:
  nlohmann::json m_rows;
};

void TestWindow::agreesWithScipy_data() {
  std::ifstream file(ULLIM_TEST_DATA "/windows/windows.json");
  m_rows = nlohmann::json::parse(file)["windows"];
  QTest::addColumn<int>("row");
  for (int i = 0; i < int(m_rows.size()); ++i) {
    const auto& r = m_rows[std::size_t(i)];
    QTest::newRow(
        (r["window"].get<std::string>() + " " + r["parameter"].dump() + " " + r["n"].dump()).c_str())
        << i;
  }
}

void TestWindow::agreesWithScipy() {
  QFETCH(int, row);
  const auto& r = m_rows[std::size_t(row)];
  bool known = false;
  const WindowKind kind = windowFromName(r["window"], &known);
  QVERIFY(known);
  const auto want = r["values"].get<std::vector<double>>();
  const auto mine = window(kind, r["n"], r["parameter"].is_null() ? 0.0 : r["parameter"].get<double>());
  QCOMPARE(mine.size(), want.size());
  for (std::size_t i = 0; i < want.size(); ++i)
    QVERIFY2(std::fabs(mine[i] - want[i]) <= 1e-11, std::to_string(mine[i] - want[i]).c_str());
}

void TestWindow::namesRoundTrip() {
  for (const std::string& name : windowNames()) {
    bool known = false;
    QCOMPARE(std::string(windowName(windowFromName(name, &known))), name);
    QVERIFY(known);
  }
  bool known = true;
  windowFromName("round", &known);
  QVERIFY(!known);
}

void TestWindow::padsToTheTransform() {
  StftOptions options;
  options.nFft = 8;
  options.winLength = 3;
  options.window = WindowKind::Boxcar;
  QCOMPARE(paddedWindow(options), (std::vector<double>{0, 0, 1, 1, 1, 0, 0, 0}));  // librosa.util.pad_center
}

QTEST_APPLESS_MAIN(TestWindow)
#include "tst_window.moc"
