// Measurements as rows of a file: what a spreadsheet and a script may rely on.
#include <QTest>
#include <limits>
#include <set>

#include "core/dataset/csv.h"
#include "core/dataset/measurementtable.h"

using namespace ullim;

namespace {

MeasurementRow row(const std::string& file) {
  MeasurementRow out;
  out.file = file;
  out.values.beginS = 0.25;
  out.values.endS = 1.5;
  out.values.durationS = 1.25;
  out.values.rmsDbfs = -23.0103;
  out.values.jitterLocal = 0.0125;
  out.values.f0MedianHz = std::numeric_limits<double>::quiet_NaN();
  out.measuredMs = 951782400000;  // 2000-02-29, a leap day: 951782400 s after 1970 (GNU date)
  return out;
}

std::string cell(const Table& table, std::size_t at, const std::string& name) {
  return table.rows[at][std::size_t(table.column(name))];
}

}  // namespace

class TestMeasurementTable : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void columnsAreNamedOnceWithTheirUnits() {
    std::set<std::string> names;
    for (const MeasurementColumn& column : measurementColumns()) {
      const std::string name = column.name, unit = column.unit;
      QVERIFY2(names.insert(name).second, column.name);
      QVERIFY2(*column.title, column.name);
      QVERIFY2(!(column.number && column.text), column.name);
      if (unit == "Hz") QVERIFY2(name.ends_with("_hz"), column.name);
      if (unit == "dBFS") QVERIFY2(name.ends_with("_dbfs"), column.name);
      if (unit == "dB") QVERIFY2(name.ends_with("_db"), column.name);
      if (unit == "s") QVERIFY2(name.ends_with("_s"), column.name);
    }
    for (const char* name : {"file", "id", "begin_s", "end_s", "low_hz", "high_hz", "rms_dbfs",
                             "f0_median_hz", "label", "note", "measured_at"})
      QVERIFY2(measurementColumn(name) >= 0, name);
    QCOMPARE(measurementColumn("nonsense"), -1);
  }

  void fileIsReadBack() {
    auto second = row("b, c.wav");
    second.note = "loud \"wail\"\nthen quiet";
    second.label = "배고픔";
    const std::vector<MeasurementRow> rows{row("a.wav"), second};
    const auto table = parseCsv(measurementCsv(rows, true));
    QVERIFY(table);
    QCOMPARE(table->rows.size(), std::size_t(2));
    QCOMPARE(cell(*table, 0, "file"), std::string("a.wav"));
    QCOMPARE(cell(*table, 1, "file"), std::string("b, c.wav"));
    QCOMPARE(cell(*table, 1, "note"), second.note);
    QCOMPARE(cell(*table, 1, "label"), second.label);
    QCOMPARE(std::stod(cell(*table, 0, "begin_s")), 0.25);
    QCOMPARE(std::stod(cell(*table, 0, "rms_dbfs")), -23.01);
    QCOMPARE(std::stod(cell(*table, 0, "jitter_local")), 0.0125);
    QCOMPARE(cell(*table, 0, "f0_median_hz"), std::string());  // no number: an empty cell
    QCOMPARE(cell(*table, 0, "measured_at"), std::string("2000-02-29T00:00:00Z"));
  }

  void spreadsheetsSeeTextAndNoFormula() {
    for (const char* bad : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"}) {
      auto one = row("a.wav");
      one.note = bad;
      const auto table = parseCsv(measurementCsv(std::vector{one}, false));
      QVERIFY(table);
      QCOMPARE(cell(*table, 0, "note"), "'" + std::string(bad));
      QVERIFY(cell(*table, 0, "rms_dbfs").starts_with('-'));  // numbers stay numbers
    }
    QVERIFY(
        measurementCsv({}, true).starts_with("\xEF\xBB\xBF"
                                             "file,"));
    QVERIFY(measurementCsv({}, false).starts_with("file,"));
  }

  void shownCellsArePlain() {
    const auto one = row("a.wav");
    const auto shown = [&](const char* name) {
      return shownCell(one, measurementColumns()[std::size_t(measurementColumn(name))]);
    };
    QCOMPARE(shown("rms_dbfs"), std::string("-23.0"));
    QCOMPARE(shown("jitter_local"), std::string("1.25"));  // per cent
    QCOMPARE(shown("f0_median_hz"), std::string());
    QCOMPARE(shown("duration_s"), std::string("1.250"));
  }
};

QTEST_GUILESS_MAIN(TestMeasurementTable)
#include "tst_measurementtable.moc"
