// Pictures in files, through the module libullim_plot.
#include <cairo.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>

#include "core/plot/plotfacts.h"
#include "core/plot/plotwriter.h"

using namespace ullim;

namespace {

PlotSpec chirp(FeatureKind kind) {
  std::vector<float> y(16000);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = float(0.5 * std::sin(0.00002 * double(i) * double(i)));
  FeatureOptions options;
  options.kind = kind;
  PlotSpec spec;
  spec.feature = computeFeature(y, {16000}, options).value();
  spec.title = "울음 \u2014 <b>cry</b> & 파형";
  return spec;
}

}  // namespace

class TestPlotWriter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void writesEveryKind_data();
  void writesEveryKind();
  void repeats();
  void smallestSize();
  void sizeByDpi_data();
  void sizeByDpi();
  void cellsAreTheRenderersPixels();
  void vectorPicturesHaveVectorAxes();
  void fixedRangeFixesTheColours();
  void curvesOverCells();
  void axesOfEveryKind();
  void refuses();

 private:
  QString path(const QString& name) const { return m_dir.filePath(name); }
  static QByteArray bytes(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  static quint32 number(const QByteArray& b, int at) {
    return quint32(quint8(b[at])) << 24 | quint32(quint8(b[at + 1])) << 16 | quint32(quint8(b[at + 2])) << 8 |
           quint8(b[at + 3]);
  }
  std::vector<std::uint32_t> pixelsOf(const QString& name) const;
  QTemporaryDir m_dir;
};

void TestPlotWriter::initTestCase() {
  if (!QFile::exists(QStringLiteral(ULLIM_BIN "/libullim_plot.so")))
    QSKIP("the module ullim_plot is not built");
}

void TestPlotWriter::writesEveryKind_data() {
  QTest::addColumn<int>("kind");
  for (const FeatureKind kind :
       {FeatureKind::Waveform, FeatureKind::StftMagnitude, FeatureKind::StftDb, FeatureKind::LogMel,
        FeatureKind::Mfcc, FeatureKind::Rms, FeatureKind::ZeroCrossingRate})
    QTest::newRow(featureName(kind)) << int(kind);
}

void TestPlotWriter::writesEveryKind() {
  QFETCH(int, kind);
  const PlotSpec spec = chirp(FeatureKind(kind));
  const QString name = path("그림") + QString::number(kind);
  for (const char* ending : {".png", ".svg", ".PDF"}) {
    const auto written = writePlot(spec, (name + ending).toStdString());
    QVERIFY2(written.has_value(), written ? "" : written.error().detail.c_str());
  }
  const QByteArray png = bytes(name + ".png");
  QVERIFY(png.startsWith("\x89PNG"));
  QCOMPARE(number(png, 16), 1200u);
  QCOMPARE(number(png, 20), 400u);
  QVERIFY(bytes(name + ".svg").contains("<svg"));
  QVERIFY(bytes(name + ".PDF").startsWith("%PDF"));
}

void TestPlotWriter::repeats() {
  const PlotSpec spec = chirp(FeatureKind::LogMel);
  QVERIFY(writePlot(spec, path("a.png").toStdString()).has_value());
  QVERIFY(writePlot(spec, path("b.png").toStdString()).has_value());
  QCOMPARE(bytes(path("a.png")), bytes(path("b.png")));
  PlotSpec grey = spec;
  grey.autoColourMap = false;
  grey.colourMap = ColourMap::Grey;
  QVERIFY(writePlot(grey, path("b.png").toStdString()).has_value());
  QVERIFY(bytes(path("a.png")) != bytes(path("b.png")));
}

void TestPlotWriter::smallestSize() {
  PlotSpec spec = chirp(FeatureKind::StftDb);
  spec.width = spec.height = 64;
  QVERIFY(writePlot(spec, path("small.png").toStdString()).has_value());
}

void TestPlotWriter::refuses() {
  PlotSpec spec = chirp(FeatureKind::LogMel);
  const auto code = [&](const QString& name, bool overwrite = true) {
    const auto written = writePlot(spec, path(name).toStdString(), overwrite);
    return written ? ErrorCode::Internal : written.error().code;
  };
  QCOMPARE(code("a.gif"), ErrorCode::BadArgument);
  QCOMPARE(code("png"), ErrorCode::BadArgument);
  QCOMPARE(code("no/such/folder.png"), ErrorCode::FileUnwritable);
  QFile kept(path("kept.png"));
  QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("mine") == 4);
  kept.close();
  QCOMPARE(code("kept.png", false), ErrorCode::FileExists);
  QCOMPARE(bytes(path("kept.png")), QByteArray("mine"));
  spec.width = 63;
  QCOMPARE(code("a.png"), ErrorCode::BadArgument);
  spec.width = spec.height = 20000;
  QCOMPARE(code("a.png"), ErrorCode::BadArgument);
  spec.width = spec.height = 4000;
  spec.dpi = 600;  // 24000 pixels a side
  QCOMPARE(code("a.png"), ErrorCode::BadArgument);
  spec.dpi = 19;
  QCOMPARE(code("a.png"), ErrorCode::BadArgument);
  spec.dpi = 100;
  spec.width = spec.height = 400;
  spec.vmin = 3;
  spec.vmax = 3;
  QCOMPARE(code("a.png"), ErrorCode::BadArgument);
  spec.vmax = NAN;
  QCOMPARE(code("a.png"), ErrorCode::BadArgument);
  spec.vmin = spec.vmax = {};
  spec.feature.values = {};
  QCOMPARE(code("a.png"), ErrorCode::FileEmpty);
}

void TestPlotWriter::sizeByDpi_data() {
  QTest::addColumn<int>("dpi");
  QTest::addColumn<quint32>("width");
  QTest::addColumn<quint32>("height");
  QTest::addColumn<quint32>("perMetre");
  QTest::newRow("20") << 20 << 120u << 60u << 787u;  // 20 / 0.0254 = 787.4
  QTest::newRow("72") << 72 << 432u << 216u << 2835u;
  QTest::newRow("100") << 100 << 600u << 300u << 3937u;
  QTest::newRow("137") << 137 << 822u << 411u << 5394u;
  QTest::newRow("300") << 300 << 1800u << 900u << 11811u;
}

void TestPlotWriter::sizeByDpi() {
  QFETCH(int, dpi);
  QFETCH(quint32, width);
  QFETCH(quint32, height);
  QFETCH(quint32, perMetre);
  PlotSpec spec = chirp(FeatureKind::LogMel);
  spec.width = 600;
  spec.height = 300;
  spec.dpi = dpi;
  QVERIFY(writePlot(spec, path("dpi.png").toStdString()).has_value());
  const QByteArray png = bytes(path("dpi.png"));
  QCOMPARE(number(png, 16), width);
  QCOMPARE(number(png, 20), height);
  // The chunk after the header: length 9, pHYs, both densities, unit metre, and a checksum that readers
  // accept.
  QCOMPARE(number(png, 33), 9u);
  QCOMPARE(png.mid(37, 4), QByteArray("pHYs"));
  QCOMPARE(number(png, 41), perMetre);
  QCOMPARE(number(png, 45), perMetre);
  QCOMPARE(int(png[49]), 1);
  QVERIFY(pixelsOf("dpi.png").size() == std::size_t(width) * height);
}

/// Reads a picture back; empty when the reader refuses it.
std::vector<std::uint32_t> TestPlotWriter::pixelsOf(const QString& name) const {
  cairo_surface_t* const png = cairo_image_surface_create_from_png(path(name).toUtf8().constData());
  std::vector<std::uint32_t> out;
  if (cairo_surface_status(png) == CAIRO_STATUS_SUCCESS) {
    const int width = cairo_image_surface_get_width(png), height = cairo_image_surface_get_height(png);
    const unsigned char* const data = cairo_image_surface_get_data(png);
    out.resize(std::size_t(width) * std::size_t(height));
    for (int y = 0; y < height; ++y)
      std::memcpy(out.data() + std::size_t(y) * std::size_t(width),
                  data + std::ptrdiff_t(y) * cairo_image_surface_get_stride(png), std::size_t(width) * 4);
  }
  cairo_surface_destroy(png);
  for (std::uint32_t& pixel : out) pixel |= 0xff000000u;
  return out;
}

void TestPlotWriter::cellsAreTheRenderersPixels() {
  // Somewhere in the file lie exactly the pixels of renderCells(), at every resolution: nothing is smoothed.
  for (const int dpi : {72, 100, 137, 300}) {
    PlotSpec spec = chirp(FeatureKind::LogMel);
    spec.width = 500;
    spec.height = 250;
    spec.dpi = dpi;
    QVERIFY(writePlot(spec, path("cells.png").toStdString()).has_value());
    const auto pixels = pixelsOf("cells.png");
    const int width = 500 * dpi / 100, height = 250 * dpi / 100;
    // The widest run of colours of the map in the middle row, and the highest in its first column.
    const auto& table = colourTable(ColourMap::Magma);
    const auto coloured = [&](int x, int y) {
      const std::uint32_t p = pixels[std::size_t(y) * std::size_t(width) + std::size_t(x)];
      const Rgb c{std::uint8_t(p >> 16), std::uint8_t(p >> 8), std::uint8_t(p)};
      return std::find(table.begin(), table.end(), c) != table.end();
    };
    int left = 0, right = 0;
    for (int x = 0, begin = 0; x < width; ++x) {
      if (!coloured(x, height / 3)) {
        begin = x + 1;
      } else if (x + 1 - begin > right - left) {
        left = begin;
        right = x + 1;
      }
    }
    const int inside = (left + right) / 2;
    int top = height / 3, bottom = height / 3;
    while (top > 0 && coloured(inside, top - 1)) --top;
    while (bottom < height && coloured(inside, bottom)) ++bottom;
    QVERIFY(right - left > width / 2 && bottom - top > height / 2);
    CellView view = wholeView(spec.feature, right - left, bottom - top);
    const auto cells = renderCells(spec.feature, view);
    int differ = 0;
    for (int y = 0; y < view.height; ++y)
      for (int x = 0; x < view.width; ++x)
        differ += cells[std::size_t(y) * std::size_t(view.width) + std::size_t(x)] !=
                  pixels[std::size_t(top + y) * std::size_t(width) + std::size_t(left + x)];
    QCOMPARE(differ, 0);
  }
}

void TestPlotWriter::vectorPicturesHaveVectorAxes() {
  PlotSpec spec = chirp(FeatureKind::LogMel);
  QVERIFY(writePlot(spec, path("v.svg").toStdString()).has_value());
  const QByteArray svg = bytes(path("v.svg"));
  QCOMPARE(svg.count("<image"), 2);  // the cells and the colour bar
  QVERIFY(svg.count("<path") > 40);  // letters, ticks, frames
  spec.dpi = 288;
  QVERIFY(writePlot(spec, path("w.svg").toStdString()).has_value());
  QVERIFY(bytes(path("w.svg")).size() > svg.size());  // more cells, the same sheet
  QVERIFY(bytes(path("w.svg")).contains("viewBox=\"0 0 1200 400\""));
}

void TestPlotWriter::fixedRangeFixesTheColours() {
  // Two clips of different loudness under one range: the cell that is 20 dB lower has the colour 20 dB lower.
  PlotSpec spec = chirp(FeatureKind::LogMel);
  spec.vmin = -50;
  spec.vmax = -10;
  QCOMPARE(plotFacts(spec).view.values, (Span{-50, -10}));
  QCOMPARE(plotFacts(spec).colourBar.front().label, std::string("-50 dB"));
  QCOMPARE(plotFacts(spec).colourBar.back().label, std::string("-10 dB"));
  QVERIFY(writePlot(spec, path("range.png").toStdString()).has_value());
  spec.vmax.reset();
  QCOMPARE(plotFacts(spec).view.values, (Span{-50, spec.feature.maximum}));
  PlotSpec curve = chirp(FeatureKind::Rms);
  curve.vmin = 0;
  curve.vmax = 1;
  QCOMPARE(plotFacts(curve).y.limits, (Span{0, 1}));
}

void TestPlotWriter::curvesOverCells() {
  PlotSpec spec = chirp(FeatureKind::StftDb);
  spec.title.clear();
  QVERIFY(writePlot(spec, path("bare.png").toStdString()).has_value());
  // A curve at 4000 Hz, with a gap in the middle: changed pixels lie at its height, and none in the gap.
  Feature curve;
  curve.kind = FeatureKind::F0;
  curve.rate = spec.feature.rate;
  curve.hopLength = 512;
  curve.rowAxis = RowAxis::Value;
  curve.unit = "Hz";
  curve.values = Matrix(spec.feature.values.rows(), 1, 4000.0f);
  for (std::size_t t = 10; t < 20; ++t) curve.values(t, 0) = NAN;
  spec.overlays = {{curve, "음높이"}};
  QVERIFY(writePlot(spec, path("curve.png").toStdString()).has_value());
  const auto bare = pixelsOf("bare.png"), drawn = pixelsOf("curve.png");
  std::vector<int> rows(400), columns(1200);
  for (int y = 0; y < 400; ++y)
    for (int x = 0; x < 1200; ++x) {
      const std::size_t at = std::size_t(y) * 1200 + std::size_t(x);
      if (bare[at] == drawn[at]) continue;
      if (y > 60) {  // below the legend
        ++rows[std::size_t(y)];
        ++columns[std::size_t(x)];
      }
    }
  const auto first = std::find_if(rows.begin(), rows.end(), [](int n) { return n > 0; });
  const auto last = std::find_if(rows.rbegin(), rows.rend(), [](int n) { return n > 0; }).base();
  QVERIFY(first != rows.end() && last - first <= 6);
  // 4000 of 0..8000 Hz: the middle of the plot area, whose frame is the drawing's own.
  const double middle = double((first - rows.begin()) + (last - rows.begin())) / 2;
  QVERIFY2(middle > 150 && middle < 200, qPrintable(QString::number(middle)));
  int covered = 0, gap = 0, run = 0;
  for (std::size_t x = 100; x < 1000; ++x) {
    covered += columns[x] > 0;
    run = columns[x] > 0 ? 0 : run + 1;
    gap = std::max(gap, run);
  }
  QVERIFY(covered > 500);
  // From frame 9 to frame 20: 11 of 32 frames in about 1070 pixels.
  QVERIFY2(gap > 330 && gap < 400, qPrintable(QString::number(gap)));

  spec.overlays[0].feature.unit = "";
  QCOMPARE(writePlot(spec, path("x.png").toStdString()).error().code, ErrorCode::BadArgument);
  spec.overlays[0].feature.unit = "Hz";
  spec.feature = chirp(FeatureKind::Mfcc).feature;
  const auto refused = writePlot(spec, path("x.png").toStdString());
  QVERIFY(!refused && refused.error().code == ErrorCode::BadArgument);
  QVERIFY(refused.error().detail.find("mfcc has no rows in Hz") != std::string::npos);
}

void TestPlotWriter::axesOfEveryKind() {
  QList<QByteArray> files;
  for (const XAxisKind x : {XAxisKind::Time, XAxisKind::Hours, XAxisKind::Minutes, XAxisKind::Seconds,
                            XAxisKind::Milliseconds, XAxisKind::Frames, XAxisKind::Samples, XAxisKind::None})
    for (const auto y : {FrequencyScaleKind::Linear, FrequencyScaleKind::Note}) {
      PlotSpec spec = chirp(FeatureKind::StftDb);
      spec.xAxis = x;
      spec.autoFrequencyScale = false;
      spec.frequencyScale = y;
      QVERIFY(writePlot(spec, path("axis.png").toStdString()).has_value());
      const QByteArray file = bytes(path("axis.png"));
      QVERIFY(!files.contains(file));
      files << file;
    }
}

QTEST_GUILESS_MAIN(TestPlotWriter)
#include "tst_plotwriter.moc"
