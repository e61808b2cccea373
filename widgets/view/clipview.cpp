#include "widgets/view/clipview.h"

#include <QEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "widgets/view/background.h"
#include "widgets/view/overviewstrip.h"
#include "widgets/view/spectrogrampane.h"
#include "widgets/view/timeruler.h"
#include "widgets/view/waveformpane.h"

namespace ullim {
namespace {
constexpr std::size_t kPrepareAtOnce = std::size_t(1) << 20;  // samples; a few ms of work
constexpr int kWaveWeight = 3, kPictureWeight = 4;            // shares of the height
}  // namespace

struct ClipView::Impl {
  ClipView* q;
  TimeAxis* axis;
  QStackedLayout* stack;
  QLabel* message;
  QSplitter* splitter;
  OverviewStrip* overview;
  WaveformPane* waveform;
  std::array<SpectrogramPane*, 3> pictures;  // Stft, LogMel, Mfcc
  TimeRuler* ruler;
  std::vector<PaneKind> visible;
  std::shared_ptr<const AudioClip> audio;
  FrequencyScaleKind scale = FrequencyScaleKind::Linear;
  bool compact = false, overviewWanted = false, following = true;
  bool preparing = false;
  SamplePos lastCursor = -1;

  SpectrogramPane* picture(PaneKind kind) const {
    return kind == PaneKind::Waveform ? nullptr : pictures[std::size_t(kind) - 1];
  }
  Pane* pane(PaneKind kind) const {
    if (kind == PaneKind::Waveform) return waveform;
    return picture(kind);
  }
  void setWave(std::shared_ptr<const WaveData> wave) {
    waveform->setMessage({}, false);
    overview->setWave(wave);
    waveform->setWave(std::move(wave));
  }
  void prepare();
  void followCursor();
  void updateMargin();
};

ClipView::ClipView(QWidget* parent) : QWidget(parent), d(std::make_unique<Impl>()) {
  d->q = this;
  d->axis = new TimeAxis(this);
  d->stack = new QStackedLayout(this);
  d->message = new QLabel;
  d->message->setAlignment(Qt::AlignCenter);
  d->message->setWordWrap(true);
  d->message->setMargin(16);
  d->message->setProperty("role", "muted");
  d->stack->addWidget(d->message);

  auto* body = new QWidget;
  auto* layout = new QVBoxLayout(body);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  d->overview = new OverviewStrip(d->axis, Pane::leftGutter(false), Pane::rightGutter(false), body);
  d->overview->hide();
  d->splitter = new QSplitter(Qt::Vertical, body);
  d->splitter->setChildrenCollapsible(false);
  d->waveform = new WaveformPane(d->axis, d->splitter);
  const std::array kinds{PaneKind::Stft, PaneKind::LogMel, PaneKind::Mfcc};
  for (std::size_t i = 0; i < kinds.size(); ++i)
    d->pictures[i] = new SpectrogramPane(kinds[i], d->axis, d->splitter);
  d->ruler = new TimeRuler(d->axis, body);
  layout->addWidget(d->overview);
  layout->addWidget(d->splitter, 1);
  layout->addWidget(d->ruler);
  d->stack->addWidget(body);

  for (Pane* pane :
       std::initializer_list<Pane*>{d->waveform, d->pictures[0], d->pictures[1], d->pictures[2], d->ruler}) {
    connect(pane, &Pane::seekRequested, this, &ClipView::seekRequested);
    connect(pane, &Pane::readoutChanged, this, &ClipView::readoutChanged);
  }
  connect(d->axis, &TimeAxis::cursorChanged, this, [this] { d->followCursor(); });
  setPanes({PaneKind::Waveform, PaneKind::Stft, PaneKind::LogMel, PaneKind::Mfcc});
  setAudio(nullptr);
}

ClipView::~ClipView() = default;

TimeAxis* ClipView::axis() const { return d->axis; }

void ClipView::setAudio(std::shared_ptr<const AudioClip> audio, const QString& message) {
  for (SpectrogramPane* pane : d->pictures) {
    pane->setFeature(nullptr);
    pane->setMessage({}, false);
    pane->setWaiting(false);
  }
  d->setWave(nullptr);
  const bool silentFile = audio && (audio->frames() <= 0 || audio->rate.hz <= 0);
  d->audio = silentFile ? nullptr : std::move(audio);
  d->lastCursor = -1;
  d->axis->setSignal(d->audio ? d->audio->frames() : 0, d->audio ? d->audio->rate : SampleRate{});
  if (!d->audio) {
    d->message->setText(silentFile && message.isEmpty() ? tr("This file holds no sound.") : message);
    d->stack->setCurrentIndex(0);
    return;
  }
  d->stack->setCurrentIndex(1);
  for (SpectrogramPane* pane : d->pictures) pane->setWaiting(true);
  d->prepare();
}

void ClipView::Impl::prepare() {
  preparing = audio->samples.size() > kPrepareAtOnce;
  if (!preparing) return setWave(prepareWave(audio));
  waveform->setMessage(ClipView::tr("Reading the waveform …"), false);
  runInBackground(
      q, [clip = audio] { return prepareWave(clip); },
      [this](std::shared_ptr<const WaveData> wave) {
        if (wave->audio != audio) return;  // another clip is shown by now
        preparing = false;
        setWave(std::move(wave));
      });
}

void ClipView::Impl::followCursor() {
  const SamplePos cursor = axis->cursor();
  const bool wasInView =
      lastCursor >= 0 && double(lastCursor) >= axis->viewBegin() && double(lastCursor) <= axis->viewEnd();
  if (following && wasInView && cursor > lastCursor && double(cursor) > axis->viewEnd())
    axis->setView(double(cursor), double(cursor) + axis->viewEnd() - axis->viewBegin());
  lastCursor = cursor;
}

void ClipView::Impl::updateMargin() {
  double margin = 0;
  for (const SpectrogramPane* pane : pictures) {
    const Feature* feature = pane->feature().get();
    if (feature) margin = std::max(margin, 0.5 * feature->hopLength * axis->rate().hz / feature->rate.hz);
  }
  if (margin > 0) axis->setMargin(margin);
}

void ClipView::setFeature(PaneKind kind, std::shared_ptr<const Feature> feature) {
  SpectrogramPane* pane = d->picture(kind);
  if (!pane) return;
  const bool waiting = !feature && d->audio;
  pane->setMessage({}, false);
  pane->setFeature(std::move(feature));
  pane->setWaiting(waiting);
  d->updateMargin();
}

void ClipView::setPaneError(PaneKind kind, const QString& message) {
  if (SpectrogramPane* pane = d->picture(kind)) {
    pane->setFeature(nullptr);
    pane->setWaiting(false);
  }
  d->pane(kind)->setMessage(message, true);
}

void ClipView::setPanes(const std::vector<PaneKind>& visible) {
  if (visible == d->visible) return;
  d->visible.clear();
  QList<int> sizes;
  for (const PaneKind kind : visible) {
    if (std::find(d->visible.begin(), d->visible.end(), kind) != d->visible.end()) continue;
    d->splitter->insertWidget(int(d->visible.size()), d->pane(kind));
    d->visible.push_back(kind);
    sizes << 100 * (kind == PaneKind::Waveform ? kWaveWeight : kPictureWeight);
  }
  for (const PaneKind kind : {PaneKind::Waveform, PaneKind::Stft, PaneKind::LogMel, PaneKind::Mfcc}) {
    const bool shown = std::find(d->visible.begin(), d->visible.end(), kind) != d->visible.end();
    d->pane(kind)->setVisible(shown);
    if (!shown) sizes << 0;
  }
  d->splitter->setSizes(sizes);
  for (int i = 0; i < int(d->visible.size()); ++i)
    d->splitter->setStretchFactor(
        i, d->visible[std::size_t(i)] == PaneKind::Waveform ? kWaveWeight : kPictureWeight);
}

std::vector<PaneKind> ClipView::panes() const { return d->visible; }

void ClipView::setColourMap(bool automatic, ColourMap map) {
  for (SpectrogramPane* pane : d->pictures) pane->setColourMap(automatic, map);
}

void ClipView::setFrequencyScale(FrequencyScaleKind kind) {
  d->scale = kind;
  d->picture(PaneKind::Stft)->setScale(kind);
}

FrequencyScaleKind ClipView::frequencyScale() const { return d->scale; }

void ClipView::setCompact(bool compact) {
  d->compact = compact;
  d->waveform->setCompact(compact);
  for (SpectrogramPane* pane : d->pictures) pane->setCompact(compact);
  d->ruler->setCompact(compact);
  d->overview->setVisible(d->overviewWanted && !compact);
}

void ClipView::setWaveformNormalised(bool normalised) { d->waveform->setNormalised(normalised); }
bool ClipView::isWaveformNormalised() const { return d->waveform->isNormalised(); }

void ClipView::setOverviewVisible(bool visible) {
  d->overviewWanted = visible;
  d->overview->setVisible(visible && !d->compact);
}

void ClipView::setFollowing(bool following) { d->following = following; }

bool ClipView::isSettled() const {
  if (!d->audio) return true;
  if (d->preparing) return false;
  return std::all_of(d->visible.begin(), d->visible.end(), [this](PaneKind kind) {
    const SpectrogramPane* pane = d->picture(kind);
    return !pane || pane->isCurrent() || pane->hasProblem();
  });
}

void ClipView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    d->waveform->setAccessibleName(d->waveform->title());
    d->ruler->setAccessibleName(TimeRuler::tr("Time axis"));
    for (SpectrogramPane* pane : d->pictures) pane->setAccessibleName(pane->title());
  }
  QWidget::changeEvent(event);
}

}  // namespace ullim
