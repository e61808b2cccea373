#include <QSignalSpy>
#include <QtTest>

#include "widgets/plot/confusionview.h"
#include "widgets/theme.h"

using namespace ullim;

class TestConfusionView : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void clickOpensTheCell_data();
  void clickOpensTheCell();
  void keysMoveAndOpen();
  void colourGrowsWithTheShareOfTheRow();
  void saysTheCellInWords();
  void smallAndEmptyMatrices();
  void shortNamesStayLevel();

 private:
  std::unique_ptr<ConfusionView> m_view;
};

void TestConfusionView::init() {
  m_view = std::make_unique<ConfusionView>();
  m_view->resize(560, 380);
  MatrixOf<int> counts(3, 3);
  const int values[] = {80, 15, 5, 2, 6, 0, 0, 1, 1};
  for (std::size_t i = 0; i < 9; ++i) counts(i / 3, i % 3) = values[i];
  m_view->setMatrix({"hungry", "tired", "burping"}, counts);
  m_view->show();
}

void TestConfusionView::clickOpensTheCell_data() {
  QTest::addColumn<int>("row");
  QTest::addColumn<int>("col");
  for (int row = 0; row < 3; ++row)
    for (int col = 0; col < 3; ++col) QTest::addRow("%d %d", row, col) << row << col;
}

void TestConfusionView::clickOpensTheCell() {
  QFETCH(int, row);
  QFETCH(int, col);
  QSignalSpy opened(m_view.get(), &ConfusionView::cellActivated);
  QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->cellRect(row, col).center());
  QCOMPARE(opened.count(), 1);
  QCOMPARE(opened[0][0].toInt(), row);
  QCOMPARE(opened[0][1].toInt(), col);
  // Rows run down and columns to the right.
  if (row > 0) QVERIFY(m_view->cellRect(row, col).top() > m_view->cellRect(row - 1, col).bottom());
  if (col > 0) QVERIFY(m_view->cellRect(row, col).left() > m_view->cellRect(row, col - 1).right());
  QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(2, 2));
  QCOMPARE(opened.count(), 1);
}

void TestConfusionView::keysMoveAndOpen() {
  QSignalSpy opened(m_view.get(), &ConfusionView::cellActivated);
  for (const auto key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Down, Qt::Key_Right, Qt::Key_Up, Qt::Key_Return})
    QTest::keyClick(m_view.get(), key);
  QCOMPARE(opened.count(), 1);
  QCOMPARE(opened[0][0].toInt(), 1);  // the last row stopped the third step down
  QCOMPARE(opened[0][1].toInt(), 1);
}

void TestConfusionView::colourGrowsWithTheShareOfTheRow() {
  const QImage image = m_view->grab().toImage();
  const auto corner = [&](int row, int col) {
    return image.pixelColor(m_view->cellRect(row, col).topLeft() + QPoint(7, 5));
  };
  const auto distance = [](const QColor& a, const QColor& b) {
    return qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue());
  };
  const QColor nothing = corner(1, 2);
  QVERIFY(distance(corner(0, 1), nothing) > distance(corner(0, 2), nothing));  // 15 % against 5 %
  // 6 of 8 stands out more than 15 of 100, though 15 is the larger count: the row's share is the colour.
  QVERIFY(distance(corner(1, 1), nothing) > distance(corner(0, 1), nothing));
  // Half a row right and half a row wrong differ in hue.
  QVERIFY(distance(corner(2, 1), corner(2, 2)) > 60);
}

/// Ten digits in narrow cells need no more room above than three in wide ones; long names there stand
/// upright.
void TestConfusionView::shortNamesStayLevel() {
  const auto topOf = [&](const std::vector<std::string>& names) {
    m_view->setMatrix(names, MatrixOf<int>(names.size(), names.size()));
    m_view->resize(460, 400);
    return m_view->cellRect(0, 0).top();
  };
  const std::vector<std::string> digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  const std::vector<std::string> words(10, "longer names");
  QCOMPARE(topOf(digits), topOf({"0", "1", "2"}));
  QVERIFY(topOf(words) > topOf(digits) + 30);
}

void TestConfusionView::saysTheCellInWords() {
  QTest::keyClick(m_view.get(), Qt::Key_Right);
  const QString words = m_view->accessibleDescription();
  for (const char* part : {"hungry", "tired", "15", "100"}) QVERIFY2(words.contains(part), qPrintable(words));
}

void TestConfusionView::smallAndEmptyMatrices() {
  QSignalSpy opened(m_view.get(), &ConfusionView::cellActivated);
  m_view->setMatrix({}, {});
  QVERIFY(!m_view->grab().isNull());
  QTest::keyClick(m_view.get(), Qt::Key_Return);
  QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->rect().center());
  QCOMPARE(opened.count(), 0);
  m_view->setMatrix({"only"}, MatrixOf<int>(1, 1, 3));
  QTest::keyClick(m_view.get(), Qt::Key_Return);
  QCOMPARE(opened.count(), 1);
}

QTEST_MAIN(TestConfusionView)
#include "tst_confusionview.moc"
