#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/view/clipview.h"
#include "widgets/view/spectrogrampane.h"
#include "widgets/view/waveformpane.h"

using namespace ullim;

namespace {
constexpr int kRate = 1000, kHop = 100, kFrames = 11, kRows = 9;

std::shared_ptr<const AudioClip> ramp(int length = 1000) {
  auto clip = std::make_shared<AudioClip>();
  clip->rate = {kRate};
  for (int i = 0; i < length; ++i) clip->samples.push_back(float(i) / float(length) - 0.5f);
  return clip;
}

/// Row r lies at r * 50 Hz; every cell has a value of its own between -80 and 0.
std::shared_ptr<const Feature> checker(RowAxis rows = RowAxis::Hertz) {
  auto feature = std::make_shared<Feature>();
  feature->values = Matrix(kFrames, kRows);
  for (std::size_t t = 0; t < kFrames; ++t)
    for (std::size_t r = 0; r < kRows; ++r)
      feature->values(t, r) = -80.0f + float((t * 37 + r * 53) % 99) * 80.0f / 98.0f;
  feature->kind = rows == RowAxis::Coefficient ? FeatureKind::Mfcc : FeatureKind::StftDb;
  feature->rate = {kRate};
  feature->hopLength = kHop;
  feature->rowAxis = rows;
  if (rows == RowAxis::Hertz)
    for (int r = 0; r < kRows; ++r) feature->rowHz.push_back(50.0 * r);
  feature->unit = rows == RowAxis::Hertz ? "dB" : "";
  feature->minimum = -80.0f;
  feature->maximum = 0.0f;
  return feature;
}

/// Where the centre of a cell must be: the axes run from half a cell before the first to half a cell after
/// the last.
QPoint cellCentre(const QRect& plot, int frame, int row) {
  const double x = plot.left() + (frame + 0.5) / kFrames * plot.width();
  const double y = plot.top() + (kRows - row - 0.5) / kRows * plot.height();
  return QPoint(int(x), int(y));
}

void sendMouse(QWidget* widget, QEvent::Type type, const QPoint& pos, Qt::MouseButton button = Qt::NoButton,
               Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QMouseEvent event(type, pos, widget->mapToGlobal(pos), button, buttons, modifiers);
  QApplication::sendEvent(widget, &event);
}
}  // namespace

class TestClipView : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void readoutIsTheMatrixValue_data();
  void readoutIsTheMatrixValue();
  void pictureHasTheColourOfTheValue_data();
  void pictureHasTheColourOfTheValue();
  void pictureFollowsTheFrequencyScale();
  void waveformReadsTheSample();
  void wheelZoomsAtThePointer();
  void clickSeeksAndDragSelects();
  void edgeOfTheSelectionCanBeDragged();
  void cursorRepaintsAStripOnly();
  void viewTurnsThePageWithTheCursor();
  void panesAreShownInTheirOrder();
  void nextClipDropsTheOldPicture();
  void messagesStandWhereTheyArose();
  void emptyAudioIsTold();
  void inputMethodsStayOff();

 private:
  SpectrogramPane* picture(PaneKind kind) const {
    return m_view->findChild<SpectrogramPane*>(kind == PaneKind::Stft     ? "paneStft"
                                               : kind == PaneKind::LogMel ? "paneLogMel"
                                                                          : "paneMfcc");
  }
  WaveformPane* waveform() const { return m_view->findChild<WaveformPane*>(); }
  std::unique_ptr<ClipView> m_view;
};

void TestClipView::init() {
  m_view = std::make_unique<ClipView>();
  m_view->resize(900, 640);
  m_view->setPanes({PaneKind::Waveform, PaneKind::Stft, PaneKind::Mfcc});
  m_view->show();
  m_view->setAudio(ramp());
  m_view->setFeature(PaneKind::Stft, checker());
  m_view->setFeature(PaneKind::Mfcc, checker(RowAxis::Coefficient));
  QTRY_VERIFY(m_view->isSettled());
}

void TestClipView::cleanup() { m_view.reset(); }

void TestClipView::readoutIsTheMatrixValue_data() {
  QTest::addColumn<int>("frame");
  QTest::addColumn<int>("row");
  for (const auto& [frame, row] : {std::pair(0, 0), {0, 8}, {10, 0}, {10, 8}, {5, 4}, {7, 2}})
    QTest::addRow("frame %d, row %d", frame, row) << frame << row;
}

void TestClipView::readoutIsTheMatrixValue() {
  QFETCH(int, frame);
  QFETCH(int, row);
  const auto feature = checker();
  const QString value =
      QString::number(std::abs(double(feature->values(std::size_t(frame), std::size_t(row)))), 'f', 2);
  SpectrogramPane* pane = picture(PaneKind::Stft);
  QSignalSpy readout(m_view.get(), &ClipView::readoutChanged);
  const QPoint at = cellCentre(pane->plotRect(), frame, row);
  sendMouse(pane, QEvent::MouseMove, at);
  QCOMPARE(readout.count(), 1);
  const QString text = readout.first().first().toString();
  QVERIFY2(text.contains(value + " dB"), qPrintable(text + " lacks " + value));
  QVERIFY2(text.contains(QStringLiteral("[%1, %2]").arg(row).arg(frame)), qPrintable(text));
  QVERIFY2(text.contains(QStringLiteral("%1 Hz").arg(50 * row)), qPrintable(text));
  const double timeS = double(at.x() - pane->plotRect().left()) / pane->plotRect().width() * 1.1 - 0.05;
  QVERIFY2(text.startsWith(QString::number(std::max(0.0, timeS), 'f', 3)), qPrintable(text));

  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(pane, &leave);
  QCOMPARE(readout.last().first().toString(), QString());
}

void TestClipView::pictureHasTheColourOfTheValue_data() {
  QTest::addColumn<int>("frame");
  QTest::addColumn<int>("row");
  for (const auto& [frame, row] :
       {std::pair(0, 0), {10, 0}, {10, 8}, {5, 4}, {7, 2}, {3, 6}})  // beside the pane's name
    QTest::addRow("frame %d, row %d", frame, row) << frame << row;
}

void TestClipView::pictureHasTheColourOfTheValue() {
  QFETCH(int, frame);
  QFETCH(int, row);
  m_view->setColourMap(false, ColourMap::Viridis);
  QTRY_VERIFY(m_view->isSettled());
  SpectrogramPane* pane = picture(PaneKind::Stft);
  const QPoint at = cellCentre(pane->plotRect(), frame, row);
  const double value = double(checker()->values(std::size_t(frame), std::size_t(row)));
  const Rgb rgb = colourTable(
      ColourMap::Viridis)[std::size_t(std::clamp(int(std::floor((value + 80.0) / 80.0 * 256)), 0, 255))];
  QCOMPARE(pane->grab().toImage().pixelColor(at), QColor(rgb.r, rgb.g, rgb.b));
}

void TestClipView::pictureFollowsTheFrequencyScale() {
  m_view->setFrequencyScale(FrequencyScaleKind::Log);
  QVERIFY(m_view->frequencyScale() == FrequencyScaleKind::Log);
  QTRY_VERIFY(m_view->isSettled());
  SpectrogramPane* pane = picture(PaneKind::Stft);
  // An octave takes the same height everywhere above C2.
  const double octave = pane->yOf(100) - pane->yOf(200), next = pane->yOf(200) - pane->yOf(400);
  QVERIFY(qAbs(octave - next) < 1e-6);
  QVERIFY(octave > 1);
  QVERIFY(qAbs(pane->rowAt(pane->yOf(123.0)) - 123.0) < 1e-6);
}

void TestClipView::waveformReadsTheSample() {
  WaveformPane* pane = waveform();
  m_view->axis()->setView(400, 500);
  const QRect plot = pane->plotRect();
  // The ramp has value i / 1000 - 0.5 at sample i.
  const QString text = pane->readoutAt(QPointF(plot.left() + plot.width() * 0.25, plot.center().y()));
  QVERIFY2(text.contains("425"), qPrintable(text));
  QVERIFY2(text.contains(QChar(0x2212) + QStringLiteral("0.0750")), qPrintable(text));
  QVERIFY2(text.startsWith("0.425"), qPrintable(text));
}

void TestClipView::wheelZoomsAtThePointer() {
  WaveformPane* pane = waveform();
  TimeAxis* axis = m_view->axis();
  const QPointF at(pane->plotRect().left() + pane->plotRect().width() * 0.3, 20);
  const double under = pane->sampleAt(at.x());
  QWheelEvent closer(at, pane->mapToGlobal(at), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier,
                     Qt::NoScrollPhase, false);
  QApplication::sendEvent(pane, &closer);
  QVERIFY(axis->viewEnd() - axis->viewBegin() < 1000.0);
  QVERIFY(qAbs(pane->sampleAt(at.x()) - under) < 1e-6);
  const double begin = axis->viewBegin();
  QWheelEvent right(at, pane->mapToGlobal(at), {}, QPoint(0, -120), Qt::NoButton, Qt::ShiftModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(pane, &right);
  QVERIFY(axis->viewBegin() > begin);
}

void TestClipView::clickSeeksAndDragSelects() {
  SpectrogramPane* pane = picture(PaneKind::Stft);
  TimeAxis* axis = m_view->axis();
  axis->setView(0, 1000);
  const QRect plot = pane->plotRect();
  const auto x = [&](double sample) {
    return QPoint(int(std::lround(pane->xOf(sample))), plot.center().y());
  };
  QSignalSpy seek(m_view.get(), &ClipView::seekRequested);
  sendMouse(pane, QEvent::MouseButtonPress, x(500), Qt::LeftButton, Qt::LeftButton);
  sendMouse(pane, QEvent::MouseButtonRelease, x(500), Qt::LeftButton);
  QCOMPARE(seek.count(), 1);
  QVERIFY(qAbs(double(seek.first().first().value<SamplePos>()) - 500) <= 1);
  QCOMPARE(axis->cursor(), seek.first().first().value<SamplePos>());

  sendMouse(pane, QEvent::MouseButtonPress, x(600), Qt::LeftButton, Qt::LeftButton);
  sendMouse(pane, QEvent::MouseMove, x(400), Qt::NoButton, Qt::LeftButton);
  sendMouse(pane, QEvent::MouseMove, x(200), Qt::NoButton, Qt::LeftButton);
  sendMouse(pane, QEvent::MouseButtonRelease, x(200), Qt::LeftButton);
  QVERIFY(qAbs(double(axis->selection().begin) - 200) <= 1);
  QVERIFY(qAbs(double(axis->selection().end) - 600) <= 1);
  QCOMPARE(seek.count(), 1);  // a drag does not seek

  sendMouse(pane, QEvent::MouseButtonPress, x(900), Qt::LeftButton, Qt::LeftButton);
  sendMouse(pane, QEvent::MouseButtonRelease, x(900), Qt::LeftButton);
  QVERIFY(axis->selection().empty());  // a click elsewhere lets go of it
}

void TestClipView::edgeOfTheSelectionCanBeDragged() {
  WaveformPane* pane = waveform();
  TimeAxis* axis = m_view->axis();
  axis->setSelection({300, 600});
  const auto x = [&](double sample) { return QPoint(int(std::lround(pane->xOf(sample))), 30); };
  sendMouse(pane, QEvent::MouseButtonPress, x(600) + QPoint(2, 0), Qt::LeftButton, Qt::LeftButton);
  sendMouse(pane, QEvent::MouseMove, x(800), Qt::NoButton, Qt::LeftButton);
  sendMouse(pane, QEvent::MouseButtonRelease, x(800), Qt::LeftButton);
  QCOMPARE(axis->selection().begin, SamplePos(300));
  QVERIFY(qAbs(double(axis->selection().end) - 800) <= 1);
}

namespace {
class PaintWatch : public QObject {
 public:
  int widest = 0, count = 0;
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) {
      widest = std::max(widest, static_cast<QPaintEvent*>(event)->region().boundingRect().width());
      ++count;
    }
    return false;
  }
};
}  // namespace

void TestClipView::cursorRepaintsAStripOnly() {
  m_view->axis()->setCursor(500);
  QTest::qWait(50);
  PaintWatch watch;
  picture(PaneKind::Stft)->installEventFilter(&watch);
  m_view->axis()->setCursor(502);
  QTRY_VERIFY(watch.count > 0);
  QVERIFY2(watch.widest <= 16, qPrintable(QString::number(watch.widest)));
}

void TestClipView::viewTurnsThePageWithTheCursor() {
  TimeAxis* axis = m_view->axis();
  axis->setView(100, 300);
  axis->setCursor(290);
  axis->setCursor(305);
  QCOMPARE(axis->viewBegin(), 305.0);
  QCOMPARE(axis->viewEnd(), 505.0);
  axis->setView(600, 800);  // looked elsewhere: left alone
  axis->setCursor(310);
  QCOMPARE(axis->viewBegin(), 600.0);
}

void TestClipView::panesAreShownInTheirOrder() {
  m_view->setPanes({PaneKind::Mfcc, PaneKind::Waveform});
  QVERIFY(m_view->panes() == (std::vector{PaneKind::Mfcc, PaneKind::Waveform}));
  QTRY_VERIFY(picture(PaneKind::Mfcc)->isVisible());
  QVERIFY(waveform()->isVisible());
  QVERIFY(!picture(PaneKind::Stft)->isVisible());
  QVERIFY(picture(PaneKind::Mfcc)->y() < waveform()->y());
  QTRY_VERIFY(m_view->isSettled());
  m_view->setPanes({PaneKind::Stft});
  QTRY_VERIFY(picture(PaneKind::Stft)->isCurrent());
}

void TestClipView::nextClipDropsTheOldPicture() {
  m_view->setAudio(ramp(500));
  QVERIFY(!m_view->isSettled());
  QVERIFY(!picture(PaneKind::Stft)->feature());
  QCOMPARE(m_view->axis()->length(), SamplePos(500));
  QCOMPARE(picture(PaneKind::Stft)->readoutAt(picture(PaneKind::Stft)->plotRect().center()), QString());
  m_view->setFeature(PaneKind::Stft, checker());
  m_view->setFeature(PaneKind::Mfcc, checker(RowAxis::Coefficient));
  QTRY_VERIFY(m_view->isSettled());
}

void TestClipView::messagesStandWhereTheyArose() {
  m_view->setPaneError(PaneKind::Stft, "nFft is 0");
  QVERIFY(picture(PaneKind::Stft)->hasProblem());
  QVERIFY(!picture(PaneKind::Mfcc)->hasProblem());
  QVERIFY(m_view->isSettled());
  m_view->setFeature(PaneKind::Stft, checker());
  QVERIFY(!picture(PaneKind::Stft)->hasProblem());
}

void TestClipView::emptyAudioIsTold() {
  auto none = std::make_shared<AudioClip>();
  none->rate = {8000};
  m_view->setAudio(none);
  QVERIFY(!waveform()->isVisible());
  QCOMPARE(m_view->axis()->length(), SamplePos(0));
  QVERIFY(m_view->isSettled());
  m_view->setAudio(nullptr, "Choose a clip");
  QVERIFY(!m_view->grab().isNull());
}

void TestClipView::inputMethodsStayOff() {
  for (const Pane* pane : m_view->findChildren<Pane*>()) {
    QVERIFY(!pane->testAttribute(Qt::WA_InputMethodEnabled));
    QVERIFY(!pane->accessibleName().isEmpty());
  }
}

QTEST_MAIN(TestClipView)
#include "tst_clipview.moc"
