#include <QElapsedTimer>
#include <QTest>
#include <cmath>

#include "core/plot/poolcells.h"

using namespace ullim;

namespace {

/// Frames of 1 s, rows of 1000 Hz apart, value = 10 * frame + row.
Feature grid(std::size_t frames, std::size_t rows) {
  Feature f;
  f.values = Matrix(frames, rows);
  f.kind = FeatureKind::StftDb;
  f.rate = {100};
  f.hopLength = 100;
  for (std::size_t r = 0; r < rows; ++r) f.rowHz.push_back(1000.0 * double(r));
  for (std::size_t t = 0; t < frames; ++t)
    for (std::size_t r = 0; r < rows; ++r) f.values(t, r) = float(10 * t + r);
  f.minimum = 0;
  f.maximum = float(10 * (frames - 1) + rows - 1);
  return f;
}

CellView plainView(const Feature& f, int width, int height) {
  CellView view = wholeView(f, width, height);
  view.colourMap = ColourMap::Viridis;
  view.values = {0, 256};
  return view;
}

/// The value that a pixel of plainView shows, found in the colour table; -1 when it is no colour of it.
int shown(std::uint32_t pixel) {
  const auto& table = colourTable(ColourMap::Viridis);
  for (int i = 0; i < 256; ++i)
    if (pixel == (0xff000000u | std::uint32_t(table[std::size_t(i)].r) << 16 |
                  std::uint32_t(table[std::size_t(i)].g) << 8 | table[std::size_t(i)].b))
      return i;
  return -1;
}

}  // namespace

class TestRender : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void onePixelACell();
  void nearestWhenZoomedIn();
  void largestWhenZoomedOut_data();
  void largestWhenZoomedOut();
  void outsideIsBackground();
  void halfHopAtTheBorders();
  void melAxisPlacesRows();
  void silenceAndNanAreTheLowestColour();
  void cellsUnderThePointer();
  void nothingToDraw();
  void twoStepsAreOne_data();
  void twoStepsAreOne();
  void gainMovesTheRange();
  void colouringIsQuick();
};

void TestRender::onePixelACell() {
  const Feature f = grid(7, 5);
  const auto pixels = renderCells(f, plainView(f, 7, 5));
  QCOMPARE(pixels.size(), std::size_t(35));
  for (int y = 0; y < 5; ++y)
    for (int x = 0; x < 7; ++x)
      QCOMPARE(shown(pixels[std::size_t(y * 7 + x)]), 10 * x + (4 - y));  // the highest row on top
}

void TestRender::nearestWhenZoomedIn() {
  const Feature f = grid(7, 5);
  const auto pixels = renderCells(f, plainView(f, 70, 50));
  for (int y = 0; y < 50; ++y)
    for (int x = 0; x < 70; ++x)
      QCOMPARE(shown(pixels[std::size_t(y * 70 + x)]), 10 * (x / 10) + (4 - y / 10));
}

void TestRender::largestWhenZoomedOut_data() {
  QTest::addColumn<int>("width");
  for (const int width : {1, 2, 3, 7, 99, 100, 333, 999}) QTest::addRow("%d", width) << width;
}

void TestRender::largestWhenZoomedOut() {
  QFETCH(int, width);
  // One loud cell among a thousand frames and forty rows: it must be seen at every width, and once only.
  for (const std::size_t loud :
       {std::size_t(0), std::size_t(1), std::size_t(500), std::size_t(998), std::size_t(999)}) {
    Feature f = grid(1000, 40);
    for (float& v : f.values.data()) v = 0;
    f.values(loud, 17) = 255;
    const auto pixels = renderCells(f, plainView(f, width, 6));
    QCOMPARE(std::count_if(pixels.begin(), pixels.end(), [](std::uint32_t p) { return shown(p) == 255; }), 1);
    const auto at =
        std::find_if(pixels.begin(), pixels.end(), [](std::uint32_t p) { return shown(p) == 255; }) -
        pixels.begin();
    QVERIFY(std::abs(int(at % width) - int(loud) * width / 1000) <= 1);
  }
}

void TestRender::outsideIsBackground() {
  const Feature f = grid(4, 4);
  CellView view = plainView(f, 12, 12);
  view.timeS = {-4.5, 7.5};
  view.rows = {-4500, 7500};
  view.background = 0x11223344;
  const auto pixels = renderCells(f, view);
  for (int y = 0; y < 12; ++y)
    for (int x = 0; x < 12; ++x) {
      const bool inside = x >= 4 && x < 8 && y >= 4 && y < 8;
      const auto pixel = pixels[std::size_t(y * 12 + x)];
      if (inside)
        QCOMPARE(shown(pixel), 10 * (x - 4) + (7 - y));
      else
        QCOMPARE(pixel, 0x11223344u);
    }
}

void TestRender::halfHopAtTheBorders() {
  const Feature f = grid(3, 2);
  QCOMPARE(timeLimits(f), (Span{-0.5, 2.5}));
  QCOMPARE(rowLimits(f), (Span{-500, 1500}));
  Feature coefficients = f;
  coefficients.rowHz.clear();
  coefficients.rowAxis = RowAxis::Coefficient;
  QCOMPARE(rowLimits(coefficients), (Span{-0.5, 1.5}));
}

void TestRender::melAxisPlacesRows() {
  // Every pixel of a mel or log axis shows the row whose edges hold the pixel's centre in Hz.
  const Feature f = grid(2, 12);
  for (const auto kind : {FrequencyScaleKind::Mel, FrequencyScaleKind::Log}) {
    CellView view = plainView(f, 2, 300);
    view.scale = kind;
    view.rows = {0, 11000};
    const auto pixels = renderCells(f, view);
    const FrequencyScale scale(kind);
    const double top = scale.toCoordinate(11000);
    int seen = 0;
    for (int y = 0; y < 300; ++y) {
      const double hz = scale.toHz(top * (299.5 - y) / 300);
      const int row = int(std::floor(hz / 1000 + 0.5));
      QCOMPARE(shown(pixels[std::size_t(2 * y)]), row);
      seen |= 1 << row;
    }
    QCOMPARE(seen, 0xfff);
  }
}

void TestRender::silenceAndNanAreTheLowestColour() {
  Feature f = grid(2, 2);
  for (float& v : f.values.data()) v = 0;
  f.minimum = f.maximum = 0;
  for (const std::uint32_t p : renderCells(f, wholeView(f, 4, 4))) QCOMPARE(p, 0xff000003u);  // magma's first
  for (float& v : f.values.data()) v = NAN;
  for (const std::uint32_t p : renderCells(f, wholeView(f, 4, 4))) QCOMPARE(p, 0xff000003u);
}

void TestRender::cellsUnderThePointer() {
  const Feature f = grid(3, 4);
  QCOMPARE(cellAt(f, 0, 0), (Cell{0, 0}));
  QCOMPARE(cellAt(f, 1.49, 2400), (Cell{1, 2}));
  QCOMPARE(cellAt(f, 1.51, 2600), (Cell{2, 3}));
  QVERIFY(!cellAt(f, -0.6, 0).valid());
  QVERIFY(!cellAt(f, 2.6, 0).valid());
  QVERIFY(!cellAt(f, 1, 3501).valid());
  QVERIFY(!cellAt(Feature{}, 0, 0).valid());
}

void TestRender::nothingToDraw() {
  const Feature f = grid(3, 4);
  QVERIFY(renderCells(f, plainView(f, 0, 10)).empty());
  QVERIFY(renderCells(f, plainView(f, 10, -1)).empty());
  CellView view = plainView(f, 3, 3);
  view.timeS = {1, 1};
  for (const std::uint32_t p : renderCells(f, view)) QCOMPARE(p, 0u);
  for (const std::uint32_t p : renderCells(Feature{}, plainView(f, 3, 3))) QCOMPARE(p, 0u);
}

void TestRender::twoStepsAreOne_data() {
  QTest::addColumn<int>("width");
  QTest::addColumn<double>("from");
  QTest::addColumn<double>("to");
  QTest::newRow("zoomed in") << 400 << 10.0 << 20.0;
  QTest::newRow("pooled") << 37 << -0.5 << 999.5;
  QTest::newRow("beyond the ends") << 120 << -300.0 << 1500.0;
}

void TestRender::twoStepsAreOne() {
  QFETCH(int, width);
  QFETCH(double, from);
  QFETCH(double, to);
  Feature f = grid(1000, 40);
  std::uint32_t state = 7;
  for (float& v : f.values.data()) {
    state = state * 1664525u + 1013904223u;
    v = float(state >> 8) / float(1 << 24) * 100 - 60;
  }
  f.values(15, 3) = f.values(700, 0) = NAN;
  f.values(16, 5) = INFINITY;
  f.values(17, 5) = -INFINITY;
  for (const Pooling pooling : {Pooling::Largest, Pooling::Farthest})
    for (const Span& range : {Span{-60, 40}, Span{-30, -10}, Span{5, 5}}) {
      CellView view = wholeView(f, width, 90);
      view.timeS = {from, to};
      view.rows = {-2000, 42000};
      view.values = range;
      view.scale = FrequencyScaleKind::Log;
      view.background = 0x80123456;
      view.pooling = pooling;
      const auto values = poolCells(f, view);
      QCOMPARE(values.size(), std::size_t(width * 90));
      QCOMPARE(colourPixels(values, {view.colourMap, view.values, 0, view.background}), renderCells(f, view));
    }
}

void TestRender::gainMovesTheRange() {
  const Feature f = grid(7, 5);
  CellView view = plainView(f, 7, 5);
  const auto values = poolCells(f, view);
  for (int y = 0; y < 5; ++y)
    for (int x = 0; x < 7; ++x) QCOMPARE(values[std::size_t(y * 7 + x)], float(10 * x + (4 - y)));
  const auto brighter = colourPixels(values, {ColourMap::Viridis, {0, 256}, 16, 0});
  for (std::size_t i = 0; i < values.size(); ++i) QCOMPARE(shown(brighter[i]), int(values[i]) + 16);
}

void TestRender::colouringIsQuick() {
  // Ten minutes at 22050 Hz in 1200 x 300 pixels: another colour map or range must fit in one frame of 60 a
  // second. The room is wide, for a busy machine and a build with checks.
  Feature f = grid(25840, 128);
  const CellView view = wholeView(f, 1200, 300);
  QElapsedTimer timer;
  timer.start();
  const auto values = poolCells(f, view);
  const double poolMs = double(timer.nsecsElapsed()) / 1e6;
  std::vector<std::uint32_t> pixels(values.size());
  double best = INFINITY;
  for (int i = 0; i < 20; ++i) {
    timer.restart();
    colourPixels(values, {i % 2 ? ColourMap::Magma : ColourMap::Cividis, {double(i), 1e4}, 0, 0}, pixels);
    best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
  }
  qInfo("pooling %.2f ms, colouring %.2f ms", poolMs, best);
  QVERIFY(best < 16);
}

QTEST_APPLESS_MAIN(TestRender)
#include "tst_render.moc"
