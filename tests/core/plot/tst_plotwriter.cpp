// Pictures in files, through the module libullim_plot.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

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
  spec.width = spec.height = 400;
  spec.feature.values = {};
  QCOMPARE(code("a.png"), ErrorCode::FileEmpty);
}

QTEST_GUILESS_MAIN(TestPlotWriter)
#include "tst_plotwriter.moc"
