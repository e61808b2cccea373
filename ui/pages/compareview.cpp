#include "ui/pages/compareview.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/dsp/resample.h"
#include "core/plot/difference.h"
#include "ui/errortext.h"
#include "ui/pages/displaypanel.h"
#include "ui/pages/elidedlabel.h"
#include "ui/settings/settings.h"
#include "widgets/view/axislink.h"
#include "widgets/view/background.h"
#include "widgets/view/clipview.h"

namespace ullim {
namespace {

constexpr PaneKind kPictures[] = {PaneKind::LogMel, PaneKind::Stft,   PaneKind::Mfcc,
                                  PaneKind::Delta,  PaneKind::Chroma, PaneKind::Contrast};

/// Relative to each clip's own maximum a gain would not be seen: both sides have one reference here.
FeatureOptions comparable(FeatureOptions options) {
  options.db.refMax = false;
  return options;
}

/// b - a, at a's rate.
Result<Feature> difference(const AudioClip& a, const AudioClip& b, const FeatureOptions& options,
                           const JobContext& job) {
  auto first = computeFeature(a.channel(0), a.rate, options, job);
  if (!first) return first.error();
  std::vector<float> resampled;
  std::span<const float> y = b.channel(0);
  if (b.rate != a.rate) {
    auto same = resample(y, b.rate, a.rate);
    if (!same) return same.error();
    resampled = std::move(*same);
    y = resampled;
  }
  auto second = computeFeature(y, a.rate, options, job);
  if (!second) return second.error();
  return differenceOf(*first, *second);
}

}  // namespace

CompareView::CompareView(const Context& context, ClipFeed::OptionsOf optionsOf, QWidget* parent)
    : QWidget(parent), m_optionsOf(std::move(optionsOf)) {
  const auto sideOptions = [this](PaneKind pane, SampleRate rate) {
    return comparable(m_optionsOf(pane, rate));
  };
  const auto make = [&](QWidget* into) {
    Side side;
    auto* box = new QWidget(into);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    side.title = new ElidedLabel(box);
    side.title->setProperty("role", "heading");
    side.view = new ClipView(box);
    side.view->setOverviewVisible(true);
    side.feed = new ClipFeed(context.loader, side.view, sideOptions, this);
    column->addWidget(side.title);
    column->addWidget(side.view, 1);
    connect(side.view, &ClipView::readoutChanged, this, &CompareView::readout);
    return side;
  };
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* rows = new QSplitter(Qt::Vertical, this);
  rows->setChildrenCollapsible(false);
  auto* sides = new QSplitter(Qt::Horizontal, rows);
  sides->setChildrenCollapsible(false);
  m_a = make(sides);
  m_b = make(sides);
  auto* below = new QWidget(rows);
  auto* column = new QVBoxLayout(below);
  column->setContentsMargins(0, 4, 0, 0);
  auto* head = new QHBoxLayout;
  m_differenceTitle = new QLabel(below);
  m_differenceTitle->setProperty("role", "heading");
  m_kindLabel = new QLabel(below);
  m_kind = new QComboBox(below);
  m_kindLabel->setBuddy(m_kind);
  head->addWidget(m_differenceTitle, 1);
  head->addWidget(m_kindLabel);
  head->addWidget(m_kind);
  column->addLayout(head);
  m_difference = new ClipView(below);
  m_difference->setObjectName(QStringLiteral("differenceView"));
  PaneDisplay display;
  display.automaticMap = false;
  display.map = ColourMap::Coolwarm;
  display.pooling = Pooling::Farthest;  // what B has less of must not be hidden by what it has more of
  m_difference->setDisplay(display);
  column->addWidget(m_difference, 1);
  rows->setSizes({520, 220});
  outer->addWidget(rows);

  m_link = new AxisLink({m_a.view->axis(), m_b.view->axis(), m_difference->axis()}, this);
  for (Side* side : {&m_a, &m_b}) {
    connect(side->feed, &ClipFeed::audioShown, this, [this, side] { sideShown(*side); });
    connect(side->feed, &ClipFeed::failed, this, &CompareView::requestDifference);
    connect(side->view, &ClipView::settled, this, &CompareView::lockColours);
  }
  connect(m_difference, &ClipView::readoutChanged, this, &CompareView::readout);
  connect(m_kind, &QComboBox::activated, this, &CompareView::requestDifference);
  retranslate();
}

void CompareView::retranslate() {
  const int chosen = std::max(0, m_kind->currentIndex());
  m_kind->clear();
  for (const PaneKind kind : kPictures) m_kind->addItem(paneTitle(kind), int(kind));
  m_kind->setCurrentIndex(chosen);
  m_kindLabel->setText(tr("of"));
  m_differenceTitle->setText(tr("Difference: B minus A"));
  m_a.title->setFullText(tr("A: %1").arg(m_a.name));
  m_b.title->setFullText(tr("B: %1").arg(m_b.name));
}

void CompareView::pin(const QString& key, const QString& name) {
  m_a.name = name;
  retranslate();
  m_a.feed->show(key);
}

void CompareView::show(const QString& key, const QString& name) {
  m_b.name = name;
  retranslate();
  m_link->setHeld(true);  // what is being looked at stays while clips are gone through
  m_b.feed->show(key);
  m_link->setHeld(false);
}

void CompareView::rest() {
  m_a.feed->rest();
  m_b.feed->rest();
}

void CompareView::wake() {
  m_a.feed->wake();
  m_b.feed->wake();
}

void CompareView::clear() {
  ++m_asked;
  m_stop.request_stop();
  m_a.feed->clear();
  m_b.feed->clear();
  m_difference->setAudio(nullptr);
}

void CompareView::refresh() {
  std::vector<PaneKind> panes = panesFromSettings();
  for (Side* side : {&m_a, &m_b}) {
    side->view->setPanes(panes);
    side->view->setOverlays(overlaysFromSettings());
    side->feed->refresh();
    side->view->setReference(tr("dB re 1"));
  }
  lockColours();
  requestDifference();
}

void CompareView::sideShown(Side& side) {
  if (&side == &m_b && m_a.feed->audio()) m_link->carryAll(m_a.view->axis());
  requestDifference();
  Q_EMIT audioShown();
}

/// One scale for both, so that a louder clip is brighter.
void CompareView::lockColours() {
  PaneDisplay display = displayFromSettings();
  if (!display.highestDb) {
    double highest = -INFINITY;
    for (const Side* side : {&m_a, &m_b}) highest = std::max(highest, side->view->highestLevelDb());
    if (std::isfinite(highest)) display.highestDb = highest;
  }
  for (Side* side : {&m_a, &m_b}) side->view->setDisplay(display);
}

void CompareView::requestDifference() {
  const int number = ++m_asked;
  const auto a = m_a.feed->audio(), b = m_b.feed->audio();
  m_stop.request_stop();
  if (!a || !b) {
    const bool tooLong = m_a.feed->longSound() || m_b.feed->longSound();
    m_difference->setAudio(nullptr, tooLong
                                        ? tr("One of the two is too long for a picture of the difference.")
                                        : tr("Choose another clip to compare with the pinned one."));
    return;
  }
  m_stop = std::stop_source();
  const auto kind = PaneKind(m_kind->currentData().toInt());
  m_link->setHeld(true);
  m_difference->setPanes({kind});
  m_difference->setAudio(a->frames() * double(b->rate.hz) >= b->frames() * double(a->rate.hz) ? a : b);
  m_link->setHeld(false);
  m_link->carryAll(m_a.view->axis());
  runInBackground(
      this,
      [a, b, options = comparable(m_optionsOf(kind, a->rate)), stop = m_stop] {
        JobContext job;
        job.stop = stop.get_token();
        return difference(*a, *b, options, job);
      },
      [this, number, kind](Result<Feature> made) {
        if (number != m_asked) return;
        if (made)
          m_difference->setFeature(kind, std::make_shared<const Feature>(std::move(*made)));
        else
          m_difference->setPaneError(kind, errorText(made.error()));
      });
}

void CompareView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
