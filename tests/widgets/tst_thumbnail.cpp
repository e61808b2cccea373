#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QtTest>

#include "core/plot/colourmap.h"
#include "widgets/controls/thumbnaildelegate.h"
#include "widgets/view/thumbnail.h"

using namespace ullim;

namespace {
Feature twoHalves() {
  Feature feature;  // first half silent, second half loud, in the lower rows only
  feature.values = Matrix(40, 16, -80.0f);
  for (std::size_t t = 20; t < 40; ++t)
    for (std::size_t r = 0; r < 8; ++r) feature.values(t, r) = 0.0f;
  feature.rate = {8000};
  feature.hopLength = 80;
  feature.rowAxis = RowAxis::Coefficient;
  feature.minimum = -80.0f;
  feature.maximum = 0.0f;
  return feature;
}
}  // namespace

class TestThumbnail : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void showsTheFeatureUpright();
  void nothingGivesNothing();
  void delegateDrawsTheImage();
};

void TestThumbnail::showsTheFeatureUpright() {
  const QImage image = thumbnailImage(twoHalves(), QSize(72, 24));
  QCOMPARE(image.size(), QSize(72, 24));
  const auto& table = colourTable(ColourMap::Magma);
  const QColor quiet(table[0].r, table[0].g, table[0].b), loud(table[255].r, table[255].g, table[255].b);
  QCOMPARE(image.pixelColor(10, 20), quiet);
  QCOMPARE(image.pixelColor(60, 20), loud);  // low rows are at the bottom
  QCOMPARE(image.pixelColor(60, 3), quiet);
}

void TestThumbnail::nothingGivesNothing() {
  QVERIFY(thumbnailImage(Feature(), QSize(72, 24)).isNull());
  QVERIFY(thumbnailImage(twoHalves(), QSize(0, 24)).isNull());
}

void TestThumbnail::delegateDrawsTheImage() {
  QStandardItemModel model(2, 1);
  QImage red(72, 24, QImage::Format_RGB32);
  red.fill(Qt::red);
  model.setData(model.index(0, 0), red, Qt::DecorationRole);
  ThumbnailDelegate delegate;
  QImage canvas(100, 30, QImage::Format_RGB32);
  for (int row = 0; row < 2; ++row) {
    canvas.fill(Qt::white);
    QPainter painter(&canvas);
    QStyleOptionViewItem option;
    option.rect = canvas.rect();
    delegate.paint(&painter, option, model.index(row, 0));
    painter.end();
    QCOMPARE(canvas.pixelColor(50, 15) == QColor(Qt::red), row == 0);
    QVERIFY(canvas.pixelColor(3, 15) != QColor(Qt::red));
  }
}

QTEST_MAIN(TestThumbnail)
#include "tst_thumbnail.moc"
