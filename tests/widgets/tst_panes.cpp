#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <limits>

#include "widgets/view/clipview.h"
#include "widgets/view/curvelines.h"
#include "widgets/view/curvepane.h"
#include "widgets/view/numbers.h"
#include "widgets/view/regionlane.h"
#include "widgets/view/spectrogrampane.h"

using namespace ullim;

namespace {
constexpr int kRate = 8000, kHop = 80, kFrames = 101;

std::shared_ptr<const AudioClip> silence() {
  auto clip = std::make_shared<AudioClip>();
  clip->rate = {kRate};
  clip->samples.assign(kRate, 0.0f);
  return clip;
}

std::shared_ptr<Feature> frames(FeatureKind kind, std::size_t rows, const char* unit) {
  auto feature = std::make_shared<Feature>();
  feature->values = Matrix(kFrames, rows);
  feature->kind = kind;
  feature->rate = {kRate};
  feature->hopLength = kHop;
  feature->rowAxis = RowAxis::Value;
  feature->unit = unit;
  return feature;
}

std::shared_ptr<const Feature> curve(PaneKind kind, const std::function<float(int)>& at) {
  auto feature = frames(featureOf(kind), 1, isHertzCurve(kind) ? "Hz" : "");
  feature->minimum = std::numeric_limits<float>::infinity();
  feature->maximum = -feature->minimum;
  for (int t = 0; t < kFrames; ++t) {
    const float v = at(t);
    feature->values(std::size_t(t), 0) = v;
    if (std::isnan(v)) continue;
    feature->minimum = std::min(feature->minimum, v);
    feature->maximum = std::max(feature->maximum, v);
  }
  return feature;
}

/// 0 dB in the cell (frame 50, row 20), -80 elsewhere; row r lies at 40 r Hz.
std::shared_ptr<const Feature> oneCell() {
  auto feature = frames(FeatureKind::StftDb, 101, "dB");
  feature->rowAxis = RowAxis::Hertz;
  for (int r = 0; r < 101; ++r) feature->rowHz.push_back(40.0 * r);
  for (float& v : feature->values.data()) v = -80;
  feature->values(50, 20) = 0;
  feature->minimum = -80;
  return feature;
}

void drag(QWidget* widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, widget->mapToGlobal(at), button, buttons, modifiers);
    QApplication::sendEvent(widget, &event);
  };
  send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
  send(QEvent::MouseMove, (from + to) / 2, Qt::NoButton, Qt::LeftButton);
  send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
  send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
}
}  // namespace

class TestPanes : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void everyKindCanBeShown();
  void panesMoveAndClose();
  void boxIsWhatWasDragged();
  void boxEdgesCanBeDragged();
  void zoomToABoxZoomsBothWays();
  void curveReadsItsValue();
  void curveLinesKeepPeaksAndGaps();
  void overlayLiesOnItsFrequency();
  void gainAndRangeChangeColoursOnly();
  void fixedReferenceMakesClipsComparable();
  void notesAreNamed_data();
  void notesAreNamed();
  void regionsAreChosenInTheLane();

 private:
  template <class PaneType>
  PaneType* pane(PaneKind kind) const {
    return m_view->findChild<PaneType*>(paneObjectName(kind));
  }
  QColor colourAt(double timeS, double hz) const {
    auto* stft = pane<SpectrogramPane>(PaneKind::Stft);
    return stft->grab().toImage().pixelColor(QPoint(int(stft->xOf(timeS * kRate)), int(stft->yOf(hz))));
  }
  std::unique_ptr<ClipView> m_view;
};

void TestPanes::init() {
  m_view = std::make_unique<ClipView>();
  m_view->resize(900, 700);
  m_view->setPanes({PaneKind::Waveform, PaneKind::Stft, PaneKind::F0});
  m_view->show();
  m_view->setAudio(silence());
  m_view->setFeature(PaneKind::Stft, oneCell());
  m_view->setFeature(PaneKind::F0, curve(PaneKind::F0, [](int) { return 400.0f; }));
  QTRY_VERIFY(m_view->isSettled());
}

void TestPanes::cleanup() { m_view.reset(); }

void TestPanes::everyKindCanBeShown() {
  m_view->setPanes(allPanes());
  QVERIFY(m_view->panes() == allPanes());
  for (const PaneKind kind : allPanes()) {
    auto* shown = pane<Pane>(kind);
    QVERIFY2(shown && shown->isVisibleTo(m_view.get()), qPrintable(paneName(kind)));
    QVERIFY(!paneTitle(kind).isEmpty());
    QVERIFY(paneFromName(paneName(kind)) == kind);
    QVERIFY(shown->height() >= shown->minimumHeight());
  }
}

void TestPanes::panesMoveAndClose() {
  m_view->setPaneTools(true);
  QSignalSpy edited(m_view.get(), &ClipView::panesEdited);
  Q_EMIT pane<Pane>(PaneKind::F0)->moveRequested(-1);
  QVERIFY(m_view->panes() == (std::vector{PaneKind::Waveform, PaneKind::F0, PaneKind::Stft}));
  Q_EMIT pane<Pane>(PaneKind::Waveform)->moveRequested(-1);  // it is the first
  QVERIFY(m_view->panes().front() == PaneKind::Waveform);
  Q_EMIT pane<Pane>(PaneKind::Waveform)->closeRequested();
  QVERIFY(m_view->panes() == (std::vector{PaneKind::F0, PaneKind::Stft}));
  QCOMPARE(edited.count(), 2);
  Q_EMIT pane<Pane>(PaneKind::F0)->closeRequested();
  Q_EMIT pane<Pane>(PaneKind::Stft)->closeRequested();  // the last one stays
  QVERIFY(m_view->panes() == std::vector{PaneKind::Stft});
}

void TestPanes::boxIsWhatWasDragged() {
  auto* stft = pane<SpectrogramPane>(PaneKind::Stft);
  const auto at = [&](double timeS, double hz) {
    return QPoint(int(std::lround(stft->xOf(timeS * kRate))), int(std::lround(stft->yOf(hz))));
  };
  TimeAxis* axis = m_view->axis();
  drag(stft, at(0.2, 3000), at(0.6, 1000), Qt::AltModifier);
  const double hzAPixel = 4000.0 / stft->plotRect().height(),
               samplesAPixel = 8000.0 / stft->plotRect().width();
  QVERIFY(qAbs(double(axis->selection().begin) - 1600) <= 2 * samplesAPixel);
  QVERIFY(qAbs(double(axis->selection().end) - 4800) <= 2 * samplesAPixel);
  QVERIFY(qAbs(axis->band().low - 1000) <= 2 * hzAPixel);
  QVERIFY(qAbs(axis->band().high - 3000) <= 2 * hzAPixel);
  drag(stft, at(0.3, 3000), at(0.7, 1000));  // without Alt: all frequencies
  QVERIFY(!axis->hasBand());
  m_view->setBoxes(true);
  drag(stft, at(0.3, 3000), at(0.7, 1000));
  QVERIFY(axis->hasBand());
  auto* f0 = pane<Pane>(PaneKind::F0);  // no frequency axis: no box
  drag(f0, QPoint(200, 10), QPoint(300, 40), Qt::AltModifier);
  QVERIFY(!axis->hasBand());
}

void TestPanes::boxEdgesCanBeDragged() {
  auto* stft = pane<SpectrogramPane>(PaneKind::Stft);
  TimeAxis* axis = m_view->axis();
  axis->setSelection({2000, 6000});
  axis->setBand(1000, 2000);
  QSignalSpy dragged(m_view.get(), &ClipView::selectionDragged);
  const int x = int(stft->xOf(4000));
  drag(stft, QPoint(x, int(std::lround(stft->yOf(2000)))), QPoint(x, int(std::lround(stft->yOf(3000)))));
  QVERIFY(qAbs(axis->band().high - 3000) <= 2 * 4000.0 / stft->plotRect().height());
  QCOMPARE(axis->band().low, 1000.0);
  QVERIFY(axis->selection().begin == 2000 && axis->selection().end == 6000);
  QCOMPARE(dragged.count(), 1);
  QCOMPARE(dragged.first().first().toBool(), true);
}

void TestPanes::zoomToABoxZoomsBothWays() {
  auto* stft = pane<SpectrogramPane>(PaneKind::Stft);
  m_view->axis()->setSelection({2000, 6000});
  m_view->axis()->setBand(1000, 2000);
  m_view->zoomToSelection();
  QCOMPARE(m_view->axis()->viewBegin(), 2000.0);
  QVERIFY(qAbs(stft->rowAt(stft->plotRect().top()) - 2000) < 1e-6);
  QVERIFY(qAbs(stft->rowAt(stft->plotRect().bottom() + 1) - 1000) < 1e-6);
  m_view->resetHeight();
  QVERIFY(stft->rowAt(stft->plotRect().top()) > 3999);
}

void TestPanes::curveReadsItsValue() {
  m_view->setFeature(PaneKind::F0, curve(PaneKind::F0, [](int t) {
                       return t < 50 ? 440.0f : std::numeric_limits<float>::quiet_NaN();
                     }));
  auto* f0 = pane<CurvePane>(PaneKind::F0);
  const double y = f0->plotRect().center().y();
  const QString voiced = f0->readoutAt(QPointF(f0->xOf(20 * kHop), y));
  QVERIFY2(voiced.contains("440") && voiced.contains("(A4)") && voiced.contains("[0, 20]"),
           qPrintable(voiced));
  const QString unvoiced = f0->readoutAt(QPointF(f0->xOf(80 * kHop), y));
  QVERIFY2(!unvoiced.contains("440") && unvoiced.contains("[0, 80]"), qPrintable(unvoiced));
}

void TestPanes::curveLinesKeepPeaksAndGaps() {
  TimeAxis axis;
  axis.setSignal(kFrames * kHop, {kRate});
  const auto nan = std::numeric_limits<float>::quiet_NaN();
  const auto feature = curve(PaneKind::F0, [&](int t) {
    return t == 33 ? 9.0f : t >= 60 && t < 70 ? nan : 1.0f;
  });
  const auto identity = [](double v) { return v; };
  for (const int width : {2000, 20}) {  // many pixels a frame, many frames a pixel
    const auto lines = curveLines(*feature, axis, QRect(0, 0, width, 100), identity);
    QCOMPARE(lines.size(), std::size_t(2));
    double highest = 0;
    for (const QPointF& point : lines[0]) highest = std::max(highest, point.y());
    QCOMPARE(highest, 9.0);
    QVERIFY(lines[0].last().x() < lines[1].first().x());
  }
}

void TestPanes::overlayLiesOnItsFrequency() {
  m_view->setOverlays({PaneKind::F0});
  m_view->setFeature(PaneKind::F0, curve(PaneKind::F0, [](int) { return 2000.0f; }));
  QVERIFY(colourAt(0.7, 2000) == overlayColour(PaneKind::F0));
  QVERIFY(colourAt(0.7, 1500) != overlayColour(PaneKind::F0));
  m_view->setFrequencyScale(FrequencyScaleKind::Log);
  QTRY_VERIFY(m_view->isSettled());
  QVERIFY(colourAt(0.7, 2000) == overlayColour(PaneKind::F0));
}

void TestPanes::gainAndRangeChangeColoursOnly() {
  const auto viridis = [](int i) {
    const Rgb& c = colourTable(ColourMap::Viridis)[std::size_t(i)];
    return QColor(c.r, c.g, c.b);
  };
  auto* stft = pane<SpectrogramPane>(PaneKind::Stft);
  const auto feature = stft->feature();
  PaneDisplay display;
  display.automaticMap = false;
  display.map = ColourMap::Viridis;
  m_view->setDisplay(display);
  QTRY_VERIFY(m_view->isSettled());
  QCOMPARE(colourAt(0.5, 800), viridis(255));
  QCOMPARE(colourAt(0.25, 2400), viridis(0));
  display.gainDb = 40;  // -80 .. -40 is what remains to be told apart, moved up: -120 .. -40
  m_view->setDisplay(display);
  QTRY_VERIFY(m_view->isSettled());
  QCOMPARE(colourAt(0.25, 2400), viridis(128));
  display.rangeDb = 160;
  m_view->setDisplay(display);
  QTRY_VERIFY(m_view->isSettled());
  QCOMPARE(colourAt(0.25, 2400), viridis(192));
  QVERIFY(stft->feature() == feature);
}

void TestPanes::fixedReferenceMakesClipsComparable() {
  Feature quiet = *oneCell();
  for (float& v : quiet.values.data()) v -= 30;
  quiet.minimum -= 30;
  quiet.maximum -= 30;
  PaneDisplay display;
  const Span own = colourSpan(quiet, display);
  QCOMPARE(own.high, -30.0);
  display.highestDb = 0;
  QCOMPARE(colourSpan(quiet, display).high, 0.0);
  QCOMPARE(colourSpan(quiet, display).low, colourSpan(*oneCell(), display).low);
  quiet.kind = FeatureKind::Contrast;  // in dB too, but no level
  QCOMPARE(colourSpan(quiet, display).high, -30.0);
}

void TestPanes::notesAreNamed_data() {
  QTest::addColumn<double>("hz");
  QTest::addColumn<QString>("note");
  QTest::newRow("a") << 440.0 << "A4";
  QTest::newRow("middle c") << 261.6256 << "C4";
  QTest::newRow("between") << 440.0 * std::exp2(0.3 / 12) << "A4 +30";
  QTest::newRow("sharp") << 466.1638 << QString::fromUtf8("A♯4");
  QTest::newRow("below") << 440.0 * std::exp2(-0.2 / 12) << QString::fromUtf8("A4 −20");
  QTest::newRow("none") << 3.0 << "";
}

void TestPanes::notesAreNamed() {
  QFETCH(double, hz);
  QTEST(noteText(hz), "note");
}

void TestPanes::regionsAreChosenInTheLane() {
  auto regions = std::make_shared<ViewRegions>();
  regions->all = {{"a", {1000, 3000}, {}, "cry", {}, Qt::red},
                  {"b", {2000, 4000}, {500, 900}, "cough", {}, Qt::blue},
                  {"c", {5000, 6000}, {}, "", {}, Qt::green}};
  m_view->setRegions(regions);
  auto* lane = m_view->findChild<RegionLane*>();
  QTRY_VERIFY(lane->isVisible());
  QTRY_VERIFY(lane->height() >= 2 * 12);  // a and b overlap: two rows
  QSignalSpy clicked(m_view.get(), &ClipView::regionClicked);
  const auto click = [&](double sample, double y) {
    QTest::mouseClick(lane, Qt::LeftButton, Qt::NoModifier, QPoint(int(lane->xOf(sample)), int(y)));
    return clicked.takeLast().first().toString();
  };
  const double top = lane->plotRect().top() + 5, bottom = lane->plotRect().bottom() - 5;
  QCOMPARE(click(2500, top), QString("a"));
  QCOMPARE(click(2500, bottom), QString("b"));
  QCOMPARE(click(5500, top), QString("c"));
  QCOMPARE(click(7500, top), QString());
  QVERIFY(lane->readoutAt(QPointF(lane->xOf(3500), bottom)).contains("cough"));
  m_view->setRegions(nullptr);
  QVERIFY(!lane->isVisible());
}

QTEST_MAIN(TestPanes)
#include "tst_panes.moc"
