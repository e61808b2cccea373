// Ticks, labels, limits and colours of librosa.display.specshow, by its own facts (tests/data/specshow).
#include <QTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "../npyreader.h"
#include "core/dsp/feature.h"
#include "core/plot/axis.h"
#include "core/plot/colourmap.h"
#include "core/plot/render.h"
#include "core/plot/wave.h"

using namespace ullim;
using Json = nlohmann::json;

namespace {

const Json& facts() {
  static const Json all = Json::parse(std::ifstream(ULLIM_TEST_DATA "/specshow/facts.json"));
  return all;
}

std::vector<float> signal(const std::string& name) {
  return test::readNpy(ULLIM_TEST_DATA "/goldens/inputs/" + name + ".npy").floats();
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
  void pictures_data();
  void pictures();
  void waves_data();
  void waves();
  void defaultMaps_data();
  void defaultMaps();
  void scalesInvert();
  void deepZoomLabelsDiffer();
  void emptyRangesHaveNoTicks();
  void edgesOfCells();
  void tablesAreMatplotlibs();
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

void TestAxis::pictures_data() {
  QTest::addColumn<QString>("name");
  for (const auto& [name, picture] : facts()["pictures"].items())
    if (picture.contains("cmap")) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestAxis::pictures() {
  QFETCH(QString, name);
  const Json& picture = facts()["pictures"][name.toStdString()];
  FeatureOptions options;
  options.kind = name.contains("mel_db") ? FeatureKind::LogMel
                 : name.contains("mfcc") ? FeatureKind::Mfcc
                                         : FeatureKind::StftDb;
  options.mfcc.nMfcc = 13;
  const auto feature =
      computeFeature(signal(picture["input"]), {picture["call_arguments"]["sr"].get<int>()}, options);
  QVERIFY(feature.has_value());
  QCOMPARE(feature->values.cols(), picture["data_shape"][0].get<std::size_t>());
  QCOMPARE(feature->values.rows(), picture["data_shape"][1].get<std::size_t>());

  const CellView view = wholeView(*feature, 8, 8);
  QCOMPARE(std::string(colourMapName(view.colourMap)), picture["cmap"].get<std::string>());
  const bool db = options.kind != FeatureKind::Mfcc;
  QVERIFY(std::fabs(view.values.low - picture["vmin"].get<double>()) < (db ? 1e-3 : 5e-3));
  QVERIFY(std::fabs(view.values.high - picture["vmax"].get<double>()) < (db ? 1e-3 : 5e-3));
  compareSpan(view.timeS, picture["x"]["limits"]);
  compareTicks(timeTicks(view.timeS.low, view.timeS.high), picture["x"]);
  compareSpan(view.rows, picture["y"]["limits"]);
  if (db) {
    QCOMPARE(view.scale,
             options.kind == FeatureKind::LogMel ? FrequencyScaleKind::Mel : FrequencyScaleKind::Linear);
    const std::string axis = picture["call_arguments"]["y_axis"];
    compareTicks(scaleOf(axis).ticks(view.rows.low, view.rows.high), picture["y"]);
  }
  std::vector<double> bar;
  for (const Tick& tick : valueTicks(picture["vmin"], picture["vmax"])) bar.push_back(tick.value);
  QCOMPARE(bar, picture["colorbar_ticks"].get<std::vector<double>>());

  for (const Json& at : picture["colour_at"]) {
    const Rgb colour =
        colourTable(view.colourMap)[std::size_t(colourIndex(at["value"], picture["vmin"], picture["vmax"]))];
    QCOMPARE(int(colour.r), at["rgba"][0].get<int>());
    QCOMPARE(int(colour.g), at["rgba"][1].get<int>());
    QCOMPARE(int(colour.b), at["rgba"][2].get<int>());
    const float mine = feature->values(at["column"], at["row"]);
    QVERIFY(std::fabs(mine - at["value"].get<float>()) < 5e-3f);
  }
}

void TestAxis::waves_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("whole") << "cry_20000__wave_whole.png";
  QTest::newRow("20 ms") << "cry_20000__wave_20ms.png";
}

void TestAxis::waves() {
  QFETCH(QString, name);
  const Json& picture = facts()["pictures"][name.toStdString()];
  std::vector<float> y = signal("cry_20000");
  if (name.contains("20ms")) y = {y.begin() + 4000, y.begin() + 4400};
  const WaveShape shape = waveShape(y, picture["max_points"]);
  QCOMPARE(shape.envelope, picture["drawn"] == "envelope");
  const WaveLimits limits = waveLimits(shape, {20000});
  compareSpan(limits.timeS, picture["x"]["limits"]);
  compareSpan(limits.values, picture["y"]["limits"]);
  compareTicks(timeTicks(limits.timeS.low, limits.timeS.high), picture["x"]);
  compareTicks(valueTicks(limits.values.low, limits.values.high), picture["y"]);
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
  for (const auto kind : {FrequencyScaleKind::Linear, FrequencyScaleKind::Log, FrequencyScaleKind::Mel}) {
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
  for (const auto kind : {FrequencyScaleKind::Linear, FrequencyScaleKind::Log, FrequencyScaleKind::Mel}) {
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

void TestAxis::mapNames() {
  for (const char* name : {"magma", "viridis", "coolwarm", "grey", "inferno", "plasma"}) {
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
