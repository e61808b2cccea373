// The Inspect page over a real project: what keys and panels do to pictures, selections, regions and
// measurements, and that all of it is there again.
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QTableView>
#include <QWheelEvent>

#include "core/dataset/regionops.h"
#include "core/dsp/feature.h"
#include "tests/ui/windowrig.h"
#include "ui/commands/actions.h"
#include "ui/jobs/cliploader.h"
#include "ui/pages/compareview.h"
#include "ui/pages/displaypanel.h"
#include "ui/pages/measurepanel.h"
#include "ui/pages/pages.h"
#include "ui/pages/regionpanel.h"
#include "ui/pages/selectionpanel.h"
#include "widgets/view/clipview.h"
#include "widgets/view/curvepane.h"
#include "widgets/view/spectrogrampane.h"

using namespace ullim;

class TestInspectPage : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

 public:
  static void initMain() { studio::useOwnFolders(); }

 private:
  QWidget* page() const { return m_rig->window.page("inspect"); }
  /// The view of the present clip: the first of the page; those of the comparison come after it.
  ClipView* view() const { return page()->findChild<ClipView*>(); }
  RegionPanel* regions() const { return page()->findChild<RegionPanel*>(); }
  void press(const char* action) const {
    m_rig->context().actions->action(QString::fromLatin1(action))->trigger();
  }
  const ClipRegions& kept() const {
    return m_rig->data().regions.of(m_rig->session().currentClip().toStdString());
  }
  std::shared_ptr<const Feature> shown(PaneKind kind) const {
    auto* pane = view()->findChild<SpectrogramPane*>(paneObjectName(kind));
    return pane ? pane->feature() : nullptr;
  }
  bool settled() const {
    return QTest::qWaitFor(
        [this] {
          return view()->axis()->length() > 0 && m_rig->context().loader->waiting() == 0 &&
                 view()->isSettled();
        },
        10000);
  }

 private Q_SLOTS:
  void init() {
    for (const Setting* each :
         {&setting::panes, &setting::overlays, &setting::colourGain, &setting::colourRange,
          &setting::dbReference, &setting::analysis, &setting::regionSnap})
      Settings::instance().reset(*each);
    m_rig = std::make_unique<desk::Window>();
    QVERIFY(m_rig->openWith({"low", "high"}, 3));
    m_rig->window.showPage(QStringLiteral("inspect"));
    QVERIFY(settled());
  }
  void cleanup() { m_rig.reset(); }

  void theKeysOfAnalysisRecompute() {
    const auto before = shown(PaneKind::Stft);
    QVERIFY(before);
    press("view.fftLarger");
    QTRY_VERIFY(shown(PaneKind::Stft) &&
                shown(PaneKind::Stft)->values.cols() == 2 * (before->values.cols() - 1) + 1);
    press("view.fftSmaller");
    press("view.fftSmaller");
    QTRY_VERIFY(shown(PaneKind::Stft)->values.cols() == (before->values.cols() - 1) / 2 + 1);
    press("view.presetLibrosa");
    QTRY_COMPARE(shown(PaneKind::Stft)->values.cols(), std::size_t(1025));
    press("view.hopShorter");
    QTRY_COMPARE(shown(PaneKind::LogMel)->hopLength, 256);
  }

  void theKeysOfColourDoNot() {
    const auto before = shown(PaneKind::LogMel);
    press("view.gainMore");
    press("view.rangeLess");
    press("view.colourMap");
    QVERIFY(settled());
    QCOMPARE(shown(PaneKind::LogMel), before);
    QVERIFY(view()->display().gainDb > 0);
    QVERIFY(view()->display().rangeDb > 0 && view()->display().rangeDb < 80);
    QVERIFY(!view()->display().automaticMap);
  }

  void theReferenceIsSwitched() {
    QCOMPARE(shown(PaneKind::LogMel)->maximum, 0.0f);  // each clip's own maximum
    press("view.reference");
    QTRY_VERIFY(shown(PaneKind::LogMel)->maximum != 0.0f);
    QVERIFY(view()->display().highestDb.has_value());
    const Clip& clip = *m_rig->data().find(m_rig->session().currentClip().toStdString());
    const auto audio = readAudio(m_rig->document().absolutePath(clip).toStdString());
    FeatureOptions options;
    options.db.refMax = false;
    const auto direct = computeFeature(audio->channel(0), audio->rate, options);
    QVERIFY(shown(PaneKind::LogMel)->values == direct->values);
  }

  void panesAreThoseOfTheSettings() {
    Settings::instance().set(setting::panes, QStringList{"chroma", "waveform", "f0", "contrast", "nonsense"});
    QVERIFY(view()->panes() ==
            (std::vector{PaneKind::Chroma, PaneKind::Waveform, PaneKind::F0, PaneKind::Contrast}));
    QVERIFY(settled());
    for (const PaneKind kind : {PaneKind::Chroma, PaneKind::Contrast}) {
      QVERIFY(shown(kind));
      QVERIFY(!view()->findChild<Pane*>(paneObjectName(kind))->hasProblem());
    }
    auto* f0 = view()->findChild<CurvePane*>(paneObjectName(PaneKind::F0));
    QTRY_VERIFY(f0->feature());
    Q_EMIT view()->findChild<Pane*>(paneObjectName(PaneKind::Chroma))->closeRequested();
    QCOMPARE(Settings::instance().value(setting::panes).toStringList(),
             (QStringList{"waveform", "f0", "contrast"}));
  }

  void regionsAreMadeEditedAndUndone() {
    TimeAxis* axis = view()->axis();
    axis->setSelection({1000, 3000});
    axis->setBand(300, 900);
    press("region.add");
    QCOMPARE(kept().size(), std::size_t(1));
    Region region = *kept().begin();
    QVERIFY(region.range == (SampleRange{1000, 3000}));
    QVERIFY(region.lowHz == 300 && region.highHz == 900);
    QCOMPARE(regions()->active().toStdString(), region.id);

    axis->setSelection({1500, 3500});  // an edge dragged
    Q_EMIT view()->selectionDragged(true);
    QVERIFY(kept().begin()->range == (SampleRange{1500, 3500}));
    QCOMPARE(kept().begin()->id, region.id);
    press("edit.undo");
    QTRY_VERIFY(kept().begin()->range == (SampleRange{1000, 3000}));

    axis->setCursor(3300);
    axis->setSelection({});
    QVERIFY(regions()->active().isEmpty());  // nothing is chosen any more
    press("region.addAtCursor");
    QCOMPARE(kept().size(), std::size_t(2));
    QCOMPARE(kept().rbegin()->range.begin, SamplePos(3300));
    press("region.previous");
    QCOMPARE(regions()->active().toStdString(), region.id);
    QVERIFY(axis->selection() == region.range);
    QVERIFY(axis->hasBand());
    press("region.remove");
    QCOMPARE(kept().size(), std::size_t(1));
    press("edit.undo");
    QTRY_COMPARE(kept().size(), std::size_t(2));
    QVERIFY(m_rig->waitSaved());
  }

  void regionsSnap() {
    Settings::instance().set(setting::regionSnap, QStringLiteral("frame"));
    view()->axis()->setSelection({700, 2900});
    press("region.add");
    QVERIFY(kept().begin()->range == (SampleRange{512, 3072}));  // hop 512
  }

  void regionsGoToFilesAndComeBack_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"a.txt", "a.TextGrid", "a.selections.txt", "a.csv"}) QTest::newRow(name) << name;
  }
  void regionsGoToFilesAndComeBack() {
    QFETCH(QString, name);
    view()->axis()->setSelection({1000, 3000});
    press("region.add");
    view()->axis()->setSelection({3200, 3600});
    Q_EMIT view()->selectionDragged(false);
    press("region.add");
    // A TextGrid cannot tell a region without a label from a gap.
    for (int row = 0; row < 2; ++row) {
      Region named = *std::next(kept().begin(), row);
      named.label = "cry";
      m_rig->document().commit(*editRegion(m_rig->data(), named));
    }
    std::vector<SampleRange> before;
    for (const Region& each : kept()) before.push_back(each.range);
    const QString path = m_rig->folder.filePath(name);
    regions()->exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    for (int i = 0; i < 4; ++i) press("edit.undo");
    QTRY_VERIFY(kept().empty());
    regions()->importFrom(path);
    QTRY_COMPARE(kept().size(), before.size());
    std::size_t i = 0;
    for (const Region& each : kept()) QVERIFY(each.range == before[i++]);
    press("edit.undo");  // one import, one step
    QTRY_VERIFY(kept().empty());
  }

  void theSelectionIsMeasuredIntoTheTable() {
    auto* table = page()->findChild<MeasurePanel*>();
    QVERIFY(!table->isVisible());
    view()->axis()->setSelection({1000, 3000});
    press("clip.measure");
    QTRY_COMPARE(table->rows().size(), std::size_t(1));
    QVERIFY(table->isVisible());
    const Measurement& values = table->rows()[0].values;
    QVERIFY(values.range == (SampleRange{1000, 3000}));
    const Clip& clip = *m_rig->data().find(m_rig->session().currentClip().toStdString());
    const auto audio = readAudio(m_rig->document().absolutePath(clip).toStdString());
    QVERIFY(qAbs(values.durationS - 2000.0 / audio->rate.hz) < 1e-12);
    double sum = 0;
    for (int i = 1000; i < 3000; ++i)
      sum += double(audio->samples[std::size_t(i)]) * audio->samples[std::size_t(i)];
    QVERIFY(qAbs(values.rms - std::sqrt(sum / 2000)) < 1e-6);
  }

  void aMeasurementStaysWithItsClip() {
    const std::string first = m_rig->session().currentClip().toStdString();
    view()->axis()->setSelection({1000, 3000});
    press("clip.measure");
    press("clip.next");  // before the answer
    auto* table = page()->findChild<MeasurePanel*>();
    QTRY_COMPARE(table->rows().size(), std::size_t(1));
    QCOMPARE(table->rows()[0].id, first);
    QCOMPARE(table->rows()[0].file, m_rig->data().find(first)->file);
  }

  void fieldsGiveTheKeyboardBack() {
    auto* from = page()->findChild<SelectionPanel*>()->findChild<QDoubleSpinBox*>();
    view()->axis()->setSelection({1000, 3000});
    const double before = from->value();
    QWheelEvent wheel({5, 5}, from->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(from, &wheel);
    QCOMPARE(from->value(), before);  // the wheel was for the panel
    from->setFocus();
    QTest::keyClick(from, Qt::Key_Escape);
    QTRY_VERIFY(qobject_cast<Pane*>(QApplication::focusWidget()));
  }

  void typingOneBorderLeavesTheOthers() {
    view()->axis()->setSelection({1001, 3003});
    view()->axis()->setBand(300.4, 900.6);  // both are shown rounded
    auto* from = page()->findChild<SelectionPanel*>()->findChild<QDoubleSpinBox*>();
    from->setValue(0.05);
    QVERIFY(view()->axis()->selection() == (SampleRange{400, 3003}));
    QCOMPARE(view()->axis()->band().low, 300.4);
    QCOMPARE(view()->axis()->band().high, 900.6);
  }

  void twoClipsStandSideBySide() {
    press("view.compare");
    auto* compare = page()->findChild<CompareView*>();
    QTRY_VERIFY(compare->isVisible());
    QTRY_VERIFY(compare->pinnedAudio());
    const auto pinned = compare->pinnedAudio();
    press("clip.next");
    QTRY_VERIFY(compare->audio() && compare->audio() != pinned);
    QCOMPARE(compare->pinnedAudio(), pinned);
    compare->view()->axis()->setView(100, 2000);
    QCOMPARE(compare->pinnedView()->axis()->viewBegin(), 100.0);
    auto* difference = compare->findChild<ClipView*>("differenceView")
                           ->findChild<SpectrogramPane*>(paneObjectName(PaneKind::LogMel));
    QTRY_VERIFY(difference->feature());
    FeatureOptions options;
    options.db.refMax = false;
    const auto a = computeFeature(pinned->channel(0), pinned->rate, options);
    const auto b = computeFeature(compare->audio()->channel(0), pinned->rate, options);
    QTRY_COMPARE(difference->feature()->values(3, 7), b->values(3, 7) - a->values(3, 7));
    press("view.compare");
    QVERIFY(!compare->isVisible());
    QVERIFY(settled());
  }

  void theNextClipGetsItsOwnRegions() {
    view()->axis()->setSelection({1000, 3000});
    press("region.add");
    press("clip.next");
    QVERIFY(settled());
    QVERIFY(kept().empty());
    QVERIFY(regions()->active().isEmpty());
    press("clip.previous");
    QVERIFY(settled());
    QCOMPARE(kept().size(), std::size_t(1));
  }
};

QTEST_MAIN(TestInspectPage)
#include "tst_inspectpage.moc"
