// Ticks, labels, limits and colours of librosa.display.specshow, by its own facts (tests/data/specshow).
#include <QTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/dsp/feature.h"
#include "core/plot/axis.h"
#include "core/plot/colourmap.h"
#include "core/plot/render.h"

using namespace ullim;
using Json = nlohmann::json;

namespace {

const Json& facts() {
  static const Json all = Json::parse(std::ifstream(ULLIM_TEST_DATA "/specshow/facts.json"));
  return all;
}

void compareTicks(const std::vector<Tick>& mine, const Json& axis) {
  std::vector<double> values;
  std::vector<std::string> labels;
  for (const Tick& tick : mine) {
    values.push_back(tick.value);
    labels.push_back(tick.label);
  }
  QCOMPARE(values, axis["ticks"].get<std::vector<double>>());  // to the last bit
  QCOMPARE(labels, axis["tick_labels"].get<std::vector<std::string>>());
}

void compareSpan(const Span& mine, const Json& limits) {
  const double low = limits[0], high = limits[1], room = 1e-12 * std::max(1.0, std::fabs(high));
  QVERIFY2(
      std::fabs(mine.low - low) <= room && std::fabs(mine.high - high) <= room,
      qPrintable(QString("%1 .. %2, expected %3 .. %4").arg(mine.low).arg(mine.high).arg(low).arg(high)));
}

FrequencyScale scaleOf(const std::string& axis) {
  return FrequencyScale(axis == "mel"   ? FrequencyScaleKind::Mel
                        : axis == "log" ? FrequencyScaleKind::Log
                                        : FrequencyScaleKind::Linear);
}

}  // namespace

class TestAxis : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void timeTicksBySpan_data();
  void timeTicksBySpan();
  void frequencyTicksByRate_data();
  void frequencyTicksByRate();
  void defaultMaps_data();
  void defaultMaps();
  void scalesInvert();
  void deepZoomLabelsDiffer();
  void emptyRangesHaveNoTicks();
  void edgesOfCells();
  void tablesAreMatplotlibs();
  void mapsAreEven_data();
  void mapsAreEven();
  void mapNames();
};

void TestAxis::timeTicksBySpan_data() {
  QTest::addColumn<int>("place");
  int i = 0;
  for (const Json& row : facts()["time_ticks_by_span"])
    QTest::addRow("%g s", row["seconds"].get<double>()) << i++;
}

void TestAxis::timeTicksBySpan() {
  QFETCH(int, place);
  const Json& row = facts()["time_ticks_by_span"][std::size_t(place)];
  compareTicks(timeTicks(row["limits"][0], row["limits"][1]), row);
}

void TestAxis::frequencyTicksByRate_data() {
  QTest::addColumn<int>("place");
  int i = 0;
  for (const Json& row : facts()["frequency_ticks_by_rate"])
    QTest::addRow("%d %s", row["sr"].get<int>(), row["y_axis"].get<std::string>().c_str()) << i++;
}

void TestAxis::frequencyTicksByRate() {
  QFETCH(int, place);
  const Json& row = facts()["frequency_ticks_by_rate"][std::size_t(place)];
  const std::string axis = row["y_axis"];
  Feature feature;  // the empty picture of that many rows
  feature.rate = {row["sr"].get<int>()};
  FeatureOptions options;
  options.kind = axis == "mel" ? FeatureKind::LogMel : FeatureKind::StftDb;
  options.stft.nFft = 2 * (row["rows"].get<int>() - 1);
  if (axis == "mel") options.stft.nFft = 2048;
  const auto made = computeFeature(std::vector<float>(1000, 0.0f), feature.rate, options);
  QVERIFY(made.has_value());
  const Span limits = rowLimits(*made);
  compareSpan(limits, row["limits"]);
  compareTicks(scaleOf(axis).ticks(limits.low, limits.high), row);
}

void TestAxis::defaultMaps_data() {
  QTest::addColumn<QString>("data");
  for (const Json& row : facts()["default_cmap"])
    if (row["data"] != "booleans")
      QTest::newRow(row["data"].get<std::string>().c_str()) << QString::fromStdString(row["data"]);
}

void TestAxis::defaultMaps() {
  QFETCH(QString, data);
  Matrix values(1000, 1);
  for (std::size_t i = 0; i < 1000; ++i) {
    const double share = double(i) / 999;
    values(i, 0) = float(data == "all positive"   ? share
                         : data == "all negative" ? -80 + 80 * share
                         : data == "both signs"   ? -5 + 14 * share
                         : i < 10                 ? -1.0
                                                  : 1.0);
  }
  values(500, 0) = std::nanf("");
  for (const Json& row : facts()["default_cmap"])
    if (row["data"] == data.toStdString())
      QCOMPARE(std::string(colourMapName(defaultColourMap(values))), row["cmap"].get<std::string>());
}

void TestAxis::scalesInvert() {
  for (const auto kind : {FrequencyScaleKind::Linear, FrequencyScaleKind::Log, FrequencyScaleKind::Mel,
                          FrequencyScaleKind::Note}) {
    const FrequencyScale scale(kind);
    double before = -INFINITY;
    for (double hz = -200; hz < 22050; hz += 7.3) {
      const double at = scale.toCoordinate(hz);
      QVERIFY(at > before);
      before = at;
      QVERIFY(std::fabs(scale.toHz(at) - hz) < 1e-8);
    }
  }
  // One octave is equally wide everywhere above the break.
  const FrequencyScale mel(FrequencyScaleKind::Mel), log(FrequencyScaleKind::Log);
  QVERIFY(std::fabs((mel.toCoordinate(8000) - mel.toCoordinate(4000)) - 1000) < 1e-9);
  QVERIFY(std::fabs((log.toCoordinate(400) - log.toCoordinate(200)) - 65.40639132514966) < 1e-9);
}

void TestAxis::deepZoomLabelsDiffer() {
  for (const double begin : {0.0, 10.0, 59.0, 110.0, 754.3, 3599.5}) {
    for (const double span : {0.0005, 0.02, 0.7, 1.0, 3.0, 20.0, 59.0, 61.0, 3700.0}) {
      const auto ticks = timeTicks(begin, begin + span);
      QVERIFY(ticks.size() >= 2);
      for (std::size_t i = 1; i < ticks.size(); ++i) QVERIFY(ticks[i].label != ticks[i - 1].label);
      for (const Tick& tick : ticks) QVERIFY2(tick.label.find('e') == std::string::npos, tick.label.c_str());
    }
  }
}

void TestAxis::emptyRangesHaveNoTicks() {
  QVERIFY(timeTicks(1, 1).empty());
  QVERIFY(timeTicks(2, 1).empty());
  QVERIFY(valueTicks(NAN, 1).empty());
  QVERIFY(valueTicks(-INFINITY, INFINITY).empty());
  for (const auto kind : {FrequencyScaleKind::Linear, FrequencyScaleKind::Log, FrequencyScaleKind::Mel,
                          FrequencyScaleKind::Note}) {
    QVERIFY(FrequencyScale(kind).ticks(100, 100).empty());
    QVERIFY(FrequencyScale(kind).ticks(2000, 2100).size() >= 2);  // zoomed in: no power of two in view
    QVERIFY(FrequencyScale(kind).ticks(0, 60).size() >= 2);
  }
}

void TestAxis::edgesOfCells() {
  QCOMPARE(cellEdges({0, 2, 6}), (std::vector<double>{-1, 1, 4, 8}));
  QCOMPARE(cellEdges({3}), (std::vector<double>{2.5, 3.5}));
  QVERIFY(cellEdges({}).empty());
}

void TestAxis::tablesAreMatplotlibs() {
  std::ifstream file(ULLIM_SHARED "/reference/specshow/colormaps.json");
  if (!file) QSKIP("../shared/reference is not there");
  const Json tables = Json::parse(file)["tables"];
  for (const ColourMap map : {ColourMap::Magma, ColourMap::Viridis, ColourMap::Coolwarm, ColourMap::Grey,
                              ColourMap::Inferno, ColourMap::Plasma}) {
    std::string name = colourMapName(map), hex;
    if (map == ColourMap::Grey) name = "gray_r";
    for (const Rgb& c : colourTable(map))
      hex += QByteArray(reinterpret_cast<const char*>(&c), 3).toHex().toStdString();
    QCOMPARE(hex, tables[name].get<std::string>());
  }
}

void TestAxis::mapsAreEven_data() {
  QTest::addColumn<QString>("name");
  for (const std::string& name : colourMapNames())
    QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

/// CIE lightness of an sRGB colour, 0 to 100.
static double lightness(const Rgb& colour) {
  const auto linear = [](double level) {
    const double c = level / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const double y = 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
  return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

void TestAxis::mapsAreEven() {
  // No map invents an edge or hides one: lightness goes one way (two-sided: to the middle and back).
  QFETCH(QString, name);
  const ColourMap map = colourMapFromName(name.toStdString()).value();
  const auto& table = colourTable(map);
  const bool twoSided = map == ColourMap::Coolwarm;
  const double direction = map == ColourMap::Grey ? -1 : 1;
  for (std::size_t i = 8; i < 256; i += 8) {
    const double step = lightness(table[i]) - lightness(table[i - 8]);
    const double wanted = twoSided && i > 128 ? -direction : direction;
    QVERIFY2(step * wanted > 0 || (twoSided && std::abs(int(i) - 128) <= 8), qPrintable(QString::number(i)));
    QVERIFY2(std::fabs(step) < 8, qPrintable(QString::number(i)));
  }
  if (map == ColourMap::Cividis) {  // its published ends
    QVERIFY(std::abs(table[0].r - 0) <= 1 && std::abs(table[0].g - 34) <= 1 &&
            std::abs(table[0].b - 78) <= 1);
    QVERIFY(std::abs(table[255].r - 254) <= 1 && std::abs(table[255].g - 232) <= 1 &&
            std::abs(table[255].b - 56) <= 1);
  }
}

void TestAxis::mapNames() {
  for (const char* name : {"magma", "viridis", "coolwarm", "grey", "inferno", "plasma", "cividis"}) {
    const auto map = colourMapFromName(name);
    QVERIFY(map.has_value());
    QCOMPARE(std::string(colourMapName(*map)), std::string(name));
  }
  QVERIFY(!colourMapFromName("jet"));
  QCOMPARE(colourIndex(NAN, 0, 1), 0);
  QCOMPARE(colourIndex(5, 0, 1), 255);
  QCOMPARE(colourIndex(-5, 0, 1), 0);
  QCOMPARE(colourIndex(1, 1, 1), 0);
  QCOMPARE(colourIndex(0.5, 0, 1), 128);
}

QTEST_APPLESS_MAIN(TestAxis)
#include "tst_axis.moc"
