// Whole pictures against librosa.display.specshow and waveshow: what plotFacts() says against the facts in
// numbers, and the colours that renderCells() gives against the pixels of the reference pictures. The
// synthetic signals travel with the tests (tests/data/specshow); those of recordings are compared where the
// reference lies beside the project.
#include <cairo.h>

#include <QTest>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "../npyreader.h"
#include "core/plot/plotfacts.h"

using namespace ullim;
using Json = nlohmann::json;

namespace {

const std::string kShared = ULLIM_SHARED "/reference";
constexpr double kDbRoom = 1e-3, kMfccRoom = 5e-3;  // as the goldens of these features
constexpr int kBorder = 2;                          // pixels under the reference's axis lines
constexpr int kLevels = 2;                          // of 255: alike
constexpr double kAlike = 0.9995;                   // share of the pixels that must be alike

/// The facts beside the project, which hold everything, or those that travel with the tests.
const Json& facts() {
  static const Json all = [] {
    std::ifstream shared(kShared + "/specshow/facts.json");
    if (shared) return Json::parse(shared);
    return Json::parse(std::ifstream(ULLIM_TEST_DATA "/specshow/facts.json"));
  }();
  return all;
}

const Json& pixelMaps() {
  static const Json all = Json::parse(std::ifstream(ULLIM_TEST_DATA "/specshow/pixels.json"));
  return all;
}

std::vector<float> signalOf(const std::string& name) {
  const std::string own = ULLIM_TEST_DATA "/goldens/inputs/" + name + ".npy";
  return test::readNpy(std::filesystem::exists(own) ? own : kShared + "/goldens/inputs/" + name + ".npy")
      .floats();
}

/// The picture as its call asks for it, of the size that the reference has: 8 x 4 (waves 8 x 3) inches.
PlotSpec specOf(const std::string& name) {
  const Json& picture = facts()["pictures"][name];
  std::vector<float> y = signalOf(picture["input"]);
  FeatureOptions options;
  PlotSpec spec;
  spec.width = 800;
  spec.height = 400;
  if (!picture.contains("cmap")) {
    if (picture["samples"] == 400) y = {y.begin() + 4000, y.begin() + 4400};
    options.kind = FeatureKind::Waveform;
    spec.feature = computeFeature(y, {20000}, options).value();
    spec.height = 300;
    return spec;
  }
  const Json& call = picture["call_arguments"];
  options.kind = name.find("mel_db") != std::string::npos ? FeatureKind::LogMel
                 : name.find("mfcc") != std::string::npos ? FeatureKind::Mfcc
                                                          : FeatureKind::StftDb;
  options.stft.nFft = call["n_fft"];
  options.stft.hopLength = call["hop_length"];
  if (options.stft.nFft == 400) options.mel.nMels = 40;
  options.mfcc.nMfcc = 13;
  spec.feature = computeFeature(y, {call["sr"].get<int>()}, options).value();
  const std::string axis = call.value("y_axis", "none");
  spec.frequencyAxis = axis != "none";
  spec.autoFrequencyScale = axis == "none" || axis == "mel";
  if (axis == "log") spec.frequencyScale = FrequencyScaleKind::Log;
  return spec;
}

bool near(double mine, double theirs, double room = 1e-12) {
  return std::fabs(mine - theirs) <= room * std::max(1.0, std::fabs(theirs));
}

void compareAxis(const PlotAxis& mine, const Json& theirs) {
  QCOMPARE(mine.scale, theirs["scale"].get<std::string>());
  QCOMPARE(mine.label, theirs["label"].get<std::string>());
  QVERIFY(near(mine.limits.low, theirs["limits"][0]) && near(mine.limits.high, theirs["limits"][1]));
  std::vector<double> values;
  std::vector<std::string> labels;
  for (const Tick& tick : mine.ticks) {
    values.push_back(tick.value);
    labels.push_back(tick.label);
  }
  QCOMPARE(values, theirs["ticks"].get<std::vector<double>>());  // to the last bit
  QCOMPARE(labels, theirs["tick_labels"].get<std::vector<std::string>>());
}

void compareEdges(std::vector<double> mine, std::size_t first, const Json& theirs) {
  mine.erase(mine.begin() + std::ptrdiff_t(first), mine.end() - 2);
  QCOMPARE(mine.size(), theirs.size());
  for (std::size_t i = 0; i < mine.size(); ++i) QVERIFY(near(mine[i], theirs[i]));
}

Rgb rgbOf(std::uint32_t pixel) {
  return {std::uint8_t(pixel >> 16), std::uint8_t(pixel >> 8), std::uint8_t(pixel)};
}

int apart(const Rgb& a, const Rgb& b) {
  return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

/// One plot area in colours. The reference shows the cell under each pixel's centre; so does the renderer,
/// once no pixel holds more than one cell: `fine` times as high, the middle one of each `fine` pixels.
std::vector<Rgb> nearestCells(const Feature& feature, CellView view, int fine) {
  const int width = view.width, height = view.height;
  view.height *= fine;
  const auto pixels = renderCells(feature, view);
  std::vector<Rgb> out;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      out.push_back(rgbOf(pixels[std::size_t(y * fine + fine / 2) * std::size_t(width) + std::size_t(x)]));
  return out;
}

int placeIn(ColourMap map, const Rgb& colour) {
  static std::unordered_map<int, int> known;
  const int key = (int(map) << 24) | colour.r << 16 | colour.g << 8 | colour.b;
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  const auto& table = colourTable(map);
  const auto closest = std::min_element(table.begin(), table.end(), [&](const Rgb& a, const Rgb& b) {
    return apart(a, colour) < apart(b, colour);
  });
  return known[key] = int(closest - table.begin());
}

/// The plot area of a reference picture; empty when it is not there.
std::vector<Rgb> referenceArea(const std::string& name) {
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> png(
      cairo_image_surface_create_from_png((kShared + "/specshow/" + name).c_str()), cairo_surface_destroy);
  if (cairo_surface_status(png.get()) != CAIRO_STATUS_SUCCESS) return {};
  const unsigned char* const data = cairo_image_surface_get_data(png.get());
  const int stride = cairo_image_surface_get_stride(png.get());
  const int left = pixelMaps()["x"], top = pixelMaps()["y"];
  const int width = pixelMaps()["width"], height = pixelMaps()["height"];
  std::vector<Rgb> out;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, data + std::ptrdiff_t(top + y) * stride + std::ptrdiff_t(left + x) * 4, 4);
      out.push_back(rgbOf(pixel));
    }
  return out;
}

}  // namespace

class TestSpecshowFacts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pictures_data() { addPictures(true); }
  void pictures();
  void waves_data() { addPictures(false); }
  void waves();
  void pixels_data() { addPictures(true); }
  void pixels();

 private:
  static void addPictures(bool cells) {
    QTest::addColumn<QString>("name");
    for (const auto& [name, picture] : facts()["pictures"].items())
      if (picture.contains("cmap") == cells) QTest::newRow(name.c_str()) << QString::fromStdString(name);
  }
};

void TestSpecshowFacts::pictures() {
  QFETCH(QString, name);
  const Json& theirs = facts()["pictures"][name.toStdString()];
  const PlotSpec spec = specOf(name.toStdString());
  const PlotFacts mine = plotFacts(spec);
  QCOMPARE(mine.drawn, PlotFacts::Drawn::Cells);
  QCOMPARE(mine.rows, theirs["data_shape"][0].get<std::size_t>());
  QCOMPARE(mine.frames, theirs["data_shape"][1].get<std::size_t>());
  QCOMPARE(std::string(colourMapName(mine.view.colourMap)), theirs["cmap"].get<std::string>());
  const double room = spec.feature.kind == FeatureKind::Mfcc ? kMfccRoom : kDbRoom;
  const double vmin = theirs["vmin"], vmax = theirs["vmax"];
  QVERIFY(std::fabs(mine.view.values.low - vmin) < room && std::fabs(mine.view.values.high - vmax) < room);
  compareAxis(mine.x, theirs["x"]);
  compareAxis(mine.y, theirs["y"]);
  compareEdges(frameEdges(spec.feature), 3, theirs["x_edges_first_last"]);
  compareEdges(rowEdges(spec.feature), 4, theirs["y_edges_first_last"]);
  std::vector<double> bar;
  for (const Tick& tick : mine.colourBar) {
    bar.push_back(tick.value);
    if (spec.feature.unit == "dB")
      QCOMPARE(tick.label, QString::asprintf("%+2.0f dB", tick.value).toStdString());
  }
  QCOMPARE(bar, theirs["colorbar_ticks"].get<std::vector<double>>());
  for (const Json& at : theirs["colour_at"]) {
    const float value = spec.feature.values(at["column"], at["row"]);
    QVERIFY(std::fabs(value - at["value"].get<float>()) < 5e-3f);
    const auto& rgba = at["rgba"];
    const Rgb colour{rgba[0].get<std::uint8_t>(), rgba[1].get<std::uint8_t>(), rgba[2].get<std::uint8_t>()};
    const auto& table = colourTable(mine.view.colourMap);
    // The reference's value gives its colour exactly; ours, a rounding away, at most the neighbour.
    const int place = colourIndex(at["value"], vmin, vmax);
    QCOMPARE(table[std::size_t(place)], colour);
    QVERIFY(std::abs(colourIndex(value, mine.view.values.low, mine.view.values.high) - place) <= 1);
  }
}

void TestSpecshowFacts::waves() {
  QFETCH(QString, name);
  const Json& theirs = facts()["pictures"][name.toStdString()];
  const PlotSpec spec = specOf(name.toStdString());
  // The reference has max_points 2000 where waveshow's own is 11025: the rule is the same, the block differs.
  const WaveShape shape = waveShape(spec.feature.values.data(), theirs["max_points"]);
  const WaveLimits limits = waveLimits(shape, spec.feature.rate);
  QCOMPARE(shape.envelope, theirs["drawn"] == "envelope");
  QVERIFY(near(limits.timeS.low, theirs["x"]["limits"][0]) &&
          near(limits.timeS.high, theirs["x"]["limits"][1]));
  const PlotFacts mine = plotFacts(spec);
  QCOMPARE(std::string(drawnName(mine.drawn)), theirs["drawn"].get<std::string>());
  PlotAxis x = mine.x;
  if (shape.envelope) {
    // 16000 samples in blocks of 8 end at another sample than in blocks of 1.
    QVERIFY(near(x.limits.low, -0.05 * 15999 / 20000) && near(x.limits.high, 1.05 * 15999 / 20000));
    x.limits = limits.timeS;
  }
  compareAxis(x, theirs["x"]);
  compareAxis(mine.y, theirs["y"]);
}

void TestSpecshowFacts::pixels() {
  QFETCH(QString, name);
  const Json& maps = pixelMaps();
  const int width = maps["width"], height = maps["height"];
  const PlotSpec spec = specOf(name.toStdString());
  CellView view = plotFacts(spec).view;
  view.width = width;
  view.height = height;
  const bool stft = spec.feature.kind == FeatureKind::StftDb;
  const int fine = !stft ? 1 : view.scale == FrequencyScaleKind::Log ? 21 : 5;
  const std::vector<Rgb> nearest = nearestCells(spec.feature, view, fine);
  const std::vector<Rgb> pooled = nearestCells(spec.feature, view, 1);  // what is shown

  // Where the border of two frames runs through a pixel's centre (frames 15.5 pixels wide, as in the cry
  // pictures) either of them is right.
  std::vector<bool> tied;
  for (int x = 0; x < width; ++x) {
    const double timeS = view.timeS.low + view.timeS.length() * (x + 0.5) / width;
    const double place = timeS * spec.feature.rate.hz / spec.feature.hopLength + 0.5;
    tied.push_back(std::fabs(place - std::round(place)) < 1e-6);
  }
  int compared = 0, alike = 0, kept = 0;
  const auto compare = [&](int x, int y, const Rgb& theirs) {
    const std::size_t at = std::size_t(y) * std::size_t(width) + std::size_t(x);
    ++compared;
    bool same = apart(nearest[at], theirs) <= kLevels;
    if (tied[std::size_t(x)]) same = same || apart(nearest[at - 1], theirs) <= kLevels;
    alike += same;
    // Each cell is shown by one pixel, at most one beside the place where its centre would have it.
    int brightest = 0;
    for (const std::size_t near : {at - std::size_t(width), at, at + std::size_t(width)})
      for (const std::size_t beside : {near, tied[std::size_t(x)] ? near - 1 : near})
        brightest = std::max(brightest, placeIn(view.colourMap, pooled[beside]));
    kept += brightest + kLevels >= placeIn(view.colourMap, theirs);
  };
  const std::vector<Rgb> reference = referenceArea(name.toStdString());
  if (!reference.empty()) {
    for (int y = kBorder; y < height - kBorder; ++y)
      for (int x = kBorder; x < width - kBorder; ++x)
        compare(x, y, reference[std::size_t(y) * std::size_t(width) + std::size_t(x)]);
  } else {
    const auto& rows = maps["pictures"][name.toStdString()];
    const int step = maps["step"], offset = maps["offset"];
    for (int r = 0; r < int(rows.size()); ++r) {
      const QByteArray places = QByteArray::fromHex(rows[std::size_t(r)].get<std::string>().c_str());
      for (int c = 0; c < places.size(); ++c)
        compare(offset + c * step, offset + r * step, colourTable(view.colourMap)[std::uint8_t(places[c])]);
    }
  }
  QVERIFY(compared > 2000);
  qInfo("%d pixels: %.3f %% within %d levels, nothing dimmed by pooling in %.3f %%", compared,
        100.0 * alike / compared, kLevels, 100.0 * kept / compared);
  QVERIFY(alike >= kAlike * compared);
  QVERIFY(kept >= kAlike * compared);
}

QTEST_APPLESS_MAIN(TestSpecshowFacts)
#include "tst_specshowfacts.moc"
