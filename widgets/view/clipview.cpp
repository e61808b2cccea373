#include "widgets/view/clipview.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>
#include <map>

#include "widgets/view/background.h"
#include "widgets/view/curvepane.h"
#include "widgets/view/overviewstrip.h"
#include "widgets/view/regionlane.h"
#include "widgets/view/spectrogrampane.h"
#include "widgets/view/timeruler.h"
#include "widgets/view/wavedata.h"
#include "widgets/view/waveformpane.h"

namespace ullim {
namespace {
constexpr std::size_t kPrepareAtOnce = std::size_t(1) << 20;          // samples; a few ms of work
constexpr int kWaveWeight = 3, kPictureWeight = 4, kCurveWeight = 2;  // shares of the height

int weightOf(PaneKind kind) {
  if (kind == PaneKind::Waveform) return kWaveWeight;
  return isCurve(kind) ? kCurveWeight : kPictureWeight;
}
}  // namespace

struct ClipView::Impl {
  ClipView* q;
  TimeAxis* axis;
  QStackedLayout* stack;
  QLabel* message;
  QVBoxLayout* column;
  QScrollArea* scroll;
  QSplitter* splitter;
  OverviewStrip* overview;
  WaveformPane* waveform = nullptr;
  std::map<PaneKind, SpectrogramPane*> pictures;  // made when first shown
  std::map<PaneKind, CurvePane*> curves;
  RegionLane* lane;
  TimeRuler* ruler;
  std::shared_ptr<const ViewRegions> regions;
  std::vector<PaneKind> visible, overlays;
  std::map<PaneKind, std::shared_ptr<const Feature>> features;  // of wanted(): panes may come later
  std::map<PaneKind, std::shared_ptr<const CellSource>> sources;
  std::map<PaneKind, QString> errors;
  std::shared_ptr<const AudioClip> audio;
  std::shared_ptr<const WaveSource> longWave;
  PaneDisplay display;
  QString reference;
  bool compact = false, overviewWanted = false, following = true, tools = false, boxes = false;
  bool preparing = false;
  SamplePos lastCursor = -1;

  bool hasSignal() const { return audio || longWave; }
  SpectrogramPane* picture(PaneKind kind) const {
    const auto it = pictures.find(kind);
    return it == pictures.end() ? nullptr : it->second;
  }
  CurvePane* curve(PaneKind kind) const {
    const auto it = curves.find(kind);
    return it == curves.end() ? nullptr : it->second;
  }
  Pane* pane(PaneKind kind) const {
    if (kind == PaneKind::Waveform) return waveform;
    if (Pane* found = picture(kind)) return found;
    return curve(kind);
  }
  std::vector<Pane*> panes() const {
    std::vector<Pane*> all{waveform};
    for (const auto& [kind, each] : pictures) all.push_back(each);
    for (const auto& [kind, each] : curves) all.push_back(each);
    return all;
  }
  Pane* makePane(PaneKind kind);
  void connectPane(PaneKind kind, Pane* each);
  void fill(PaneKind kind);
  void movePane(PaneKind kind, int by);
  void closePane(PaneKind kind);
  void setWaveOfPanes(std::shared_ptr<const WaveSource> wave) {
    waveform->setMessage({}, false);
    overview->setWave(wave);
    waveform->setWave(std::move(wave));
  }
  void clear();
  void prepare();
  void followCursor();
  void updateMargin();
  void updateOverlays();
  std::shared_ptr<const Feature> cellsInView(const CellSource& source) const;
  void alignStrips();
  void checkSettled();
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
  d->column = new QVBoxLayout(body);
  d->column->setContentsMargins(0, 0, 0, 0);
  d->column->setSpacing(2);
  d->overview = new OverviewStrip(d->axis, Pane::leftGutter(false), Pane::rightGutter(false), body);
  d->overview->hide();
  d->scroll = new QScrollArea(body);
  d->scroll->setFrameShape(QFrame::NoFrame);
  d->scroll->setWidgetResizable(true);
  d->scroll->setFocusPolicy(Qt::NoFocus);
  d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  d->scroll->viewport()->installEventFilter(this);
  d->splitter = new QSplitter(Qt::Vertical);
  d->splitter->setChildrenCollapsible(false);
  d->scroll->setWidget(d->splitter);
  connect(d->splitter, &QSplitter::splitterMoved, this, &ClipView::paneSizesEdited);
  d->waveform = new WaveformPane(d->axis, d->splitter);
  d->connectPane(PaneKind::Waveform, d->waveform);
  d->ruler = new TimeRuler(d->axis, body);
  connect(d->ruler, &Pane::seekRequested, this, &ClipView::seekRequested);
  d->column->addWidget(d->overview);
  d->lane = new RegionLane(d->axis, body);
  d->lane->hide();
  connect(d->lane, &RegionLane::regionClicked, this, &ClipView::regionClicked);
  connect(d->lane, &RegionLane::regionDoubleClicked, this, &ClipView::regionDoubleClicked);
  connect(d->lane, &Pane::readoutChanged, this, &ClipView::readoutChanged);
  d->column->addWidget(d->lane);
  d->column->addWidget(d->scroll, 1);
  d->column->addWidget(d->ruler);
  d->stack->addWidget(body);

  connect(d->axis, &TimeAxis::cursorChanged, this, [this] { d->followCursor(); });
  connect(d->axis, &TimeAxis::viewChanged, this, [this] {
    if (d->longWave && !d->overlays.empty()) d->updateOverlays();
  });
  setPanes({PaneKind::Waveform, PaneKind::Stft, PaneKind::LogMel, PaneKind::Mfcc});
  setAudio(nullptr);
}

ClipView::~ClipView() = default;

TimeAxis* ClipView::axis() const { return d->axis; }

void ClipView::Impl::connectPane(PaneKind kind, Pane* each) {
  QObject::connect(each, &Pane::seekRequested, q, &ClipView::seekRequested);
  QObject::connect(each, &Pane::readoutChanged, q, &ClipView::readoutChanged);
  QObject::connect(each, &Pane::selectionDragged, q, &ClipView::selectionDragged);
  QObject::connect(each, &Pane::closeRequested, q, [this, kind] { closePane(kind); });
  QObject::connect(each, &Pane::moveRequested, q, [this, kind](int by) { movePane(kind, by); });
  QObject::connect(each, &Pane::menuRequested, q,
                   [this, kind](const QPoint& at) { Q_EMIT q->paneMenuRequested(kind, at); });
  each->setCompact(compact);
  each->setBoxes(boxes);
  each->setRegionsShown(regions);
  each->setTools(tools && !compact);
}

Pane* ClipView::Impl::makePane(PaneKind kind) {
  if (Pane* there = pane(kind)) return there;
  Pane* made = nullptr;
  if (isCurve(kind)) {
    made = curves[kind] = new CurvePane(kind, axis, splitter);
  } else {
    SpectrogramPane* each = pictures[kind] = new SpectrogramPane(kind, axis, splitter);
    each->setDisplay(display);
    each->setReference(reference);
    QObject::connect(each, &SpectrogramPane::pictureChanged, q, [this] { checkSettled(); });
    made = each;
  }
  connectPane(kind, made);
  fill(kind);
  return made;
}

/// Gives a pane what is known of its feature.
void ClipView::Impl::fill(PaneKind kind) {
  const auto feature = features.find(kind);
  const auto source = sources.find(kind);
  const auto error = errors.find(kind);
  const bool waiting =
      feature == features.end() && source == sources.end() && error == errors.end() && hasSignal();
  if (SpectrogramPane* each = picture(kind)) {
    if (source != sources.end())
      each->setSource(source->second);
    else
      each->setFeature(feature == features.end() ? nullptr : feature->second);
    each->setMessage(error == errors.end() ? QString() : error->second, true);
    each->setWaiting(waiting);
  } else if (CurvePane* line = curve(kind)) {
    if (source != sources.end())
      line->setSource(source->second);
    else
      line->setFeature(feature == features.end() ? nullptr : feature->second);
    if (kind == PaneKind::F0) {
      const auto voiced = features.find(PaneKind::Voiced);
      line->setVoicing(voiced == features.end() ? nullptr : voiced->second);
    }
    line->setMessage(error == errors.end() ? QString() : error->second, true);
    line->setWaiting(waiting);
  }
}

void ClipView::Impl::clear() {
  features.clear();
  sources.clear();
  errors.clear();
  audio.reset();
  longWave.reset();
  lastCursor = -1;
  preparing = false;
  setWaveOfPanes(nullptr);
}

void ClipView::setAudio(std::shared_ptr<const AudioClip> audio, const QString& message) {
  d->clear();
  const bool silentFile = audio && (audio->frames() <= 0 || audio->rate.hz <= 0);
  d->audio = silentFile ? nullptr : std::move(audio);
  for (const auto& [kind, pane] : d->pictures) d->fill(kind);
  for (const auto& [kind, pane] : d->curves) d->fill(kind);
  d->updateOverlays();
  d->axis->setSignal(d->audio ? d->audio->frames() : 0, d->audio ? d->audio->rate : SampleRate{});
  if (!d->audio) {
    d->message->setText(silentFile && message.isEmpty() ? tr("This file holds no sound.") : message);
    d->stack->setCurrentIndex(0);
    return;
  }
  d->stack->setCurrentIndex(1);
  d->prepare();
}

void ClipView::setWave(std::shared_ptr<const WaveSource> wave) {
  if (!wave || wave->length() <= 0 || wave->rate().hz <= 0) return setAudio(nullptr);
  d->clear();
  d->longWave = wave;
  for (const auto& [kind, pane] : d->pictures) d->fill(kind);
  for (const auto& [kind, pane] : d->curves) d->fill(kind);
  d->updateOverlays();
  d->axis->setSignal(wave->length(), wave->rate());
  d->stack->setCurrentIndex(1);
  d->setWaveOfPanes(std::move(wave));
}

void ClipView::Impl::prepare() {
  preparing = audio->samples.size() > kPrepareAtOnce;
  if (!preparing) return setWaveOfPanes(prepareWave(audio));
  waveform->setMessage(ClipView::tr("Reading the waveform …"), false);
  runInBackground(
      q, [clip = audio] { return prepareWave(clip); },
      [this](std::shared_ptr<const WaveData> wave) {
        if (wave->audio() != audio) return;  // another clip is shown by now
        preparing = false;
        setWaveOfPanes(std::move(wave));
        checkSettled();
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
  for (const PaneKind kind : visible)
    if (const SpectrogramPane* pane = picture(kind)) margin = std::max(margin, pane->halfHop());
  if (margin > 0) axis->setMargin(margin);
}

/// The part of a long curve that the view shows.
std::shared_ptr<const Feature> ClipView::Impl::cellsInView(const CellSource& source) const {
  const auto shape = source.shape();
  const double perFrame = double(shape->hopLength) * axis->rate().hz / shape->rate.hz;
  const auto first = std::max<std::int64_t>(0, std::int64_t(axis->viewBegin() / perFrame) - 1);
  const auto end = std::min(source.frames(), std::int64_t(axis->viewEnd() / perFrame) + 2);
  return end > first ? source.cells(first, end, q->width()).feature : nullptr;
}

void ClipView::Impl::updateOverlays() {
  std::vector<Overlay> lines;
  for (const PaneKind kind : overlays) {
    const auto it = features.find(kind);
    const auto source = sources.find(kind);
    if (it != features.end() && it->second) lines.push_back({kind, it->second});
    if (source == sources.end()) continue;
    if (auto seen = cellsInView(*source->second)) lines.push_back({kind, std::move(seen)});
  }
  for (const auto& [kind, pane] : pictures) pane->setOverlays(lines);
}

void ClipView::Impl::checkSettled() {
  if (q->isSettled()) Q_EMIT q->settled();
}

void ClipView::setFeature(PaneKind kind, std::shared_ptr<const Feature> feature) {
  d->errors.erase(kind);
  d->sources.erase(kind);
  if (feature)
    d->features[kind] = std::move(feature);
  else
    d->features.erase(kind);
  d->fill(kind);
  if (kind == PaneKind::Voiced) {
    if (CurvePane* f0 = d->curve(PaneKind::F0)) {
      const auto it = d->features.find(kind);
      f0->setVoicing(it == d->features.end() ? nullptr : it->second);
    }
  }
  if (std::find(d->overlays.begin(), d->overlays.end(), kind) != d->overlays.end()) d->updateOverlays();
  d->updateMargin();
  d->checkSettled();
}

void ClipView::setSource(PaneKind kind, std::shared_ptr<const CellSource> source) {
  if (!source) return setFeature(kind, nullptr);
  d->errors.erase(kind);
  d->features.erase(kind);
  d->sources[kind] = std::move(source);
  d->fill(kind);
  d->updateMargin();
}

void ClipView::sourcesChanged() {
  if (!d->longWave) return;
  d->waveform->waveChanged();
  d->overview->waveChanged();
  for (const auto& [kind, pane] : d->pictures) pane->sourceChanged();
  for (const auto& [kind, pane] : d->curves) pane->sourceChanged();
  if (!d->overlays.empty()) d->updateOverlays();
  d->checkSettled();
}

void ClipView::setPaneError(PaneKind kind, const QString& message) {
  d->features.erase(kind);
  d->sources.erase(kind);
  d->errors[kind] = message;
  if (kind == PaneKind::Waveform)
    d->waveform->setMessage(message, true);
  else
    d->fill(kind);
  const bool shown = std::find(d->visible.begin(), d->visible.end(), kind) != d->visible.end();
  const bool overlay = std::find(d->overlays.begin(), d->overlays.end(), kind) != d->overlays.end();
  if (overlay) d->updateOverlays();
  if (overlay && !shown) Q_EMIT overlayFailed(kind, message);
  d->checkSettled();
}

void ClipView::setPanes(const std::vector<PaneKind>& visible) {
  if (visible == d->visible) return;
  for (Pane* pane : d->panes()) pane->hide();
  d->visible.clear();
  for (const PaneKind kind : visible) {
    if (std::find(d->visible.begin(), d->visible.end(), kind) != d->visible.end()) continue;
    Pane* pane = d->makePane(kind);
    d->splitter->insertWidget(int(d->visible.size()), pane);
    pane->show();
    d->visible.push_back(kind);
  }
  QList<int> sizes;
  for (int i = 0; i < d->splitter->count(); ++i) {
    const bool shown = i < int(d->visible.size());
    const int weight = shown ? weightOf(d->visible[std::size_t(i)]) : 0;
    sizes << 100 * weight;
    d->splitter->setStretchFactor(i, weight);
  }
  d->splitter->setSizes(sizes);
  for (std::size_t i = 1; i < d->visible.size(); ++i)  // Tab goes down the page
    setTabOrder(d->pane(d->visible[i - 1]), d->pane(d->visible[i]));
  d->updateMargin();
  d->updateOverlays();
}

std::vector<PaneKind> ClipView::panes() const { return d->visible; }

void ClipView::setOverlays(const std::vector<PaneKind>& curves) {
  d->overlays = curves;
  d->updateOverlays();
}

std::vector<PaneKind> ClipView::wanted() const {
  std::vector<PaneKind> kinds = d->visible;
  const auto add = [&](PaneKind kind) {
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  };
  for (const PaneKind kind : d->overlays) add(kind);
  if (std::find(d->visible.begin(), d->visible.end(), PaneKind::F0) != d->visible.end())
    add(PaneKind::Voiced);
  return kinds;
}

void ClipView::Impl::movePane(PaneKind kind, int by) {
  std::vector<PaneKind> order = visible;
  const auto at = std::find(order.begin(), order.end(), kind) - order.begin();
  const auto to = at + by;
  if (at >= std::ptrdiff_t(order.size()) || to < 0 || to >= std::ptrdiff_t(order.size())) return;
  QList<int> sizes = q->paneSizes();
  std::swap(order[std::size_t(at)], order[std::size_t(to)]);
  sizes.swapItemsAt(at, to);
  q->setPanes(order);
  q->setPaneSizes(sizes);
  pane(kind)->setFocus();
  Q_EMIT q->panesEdited(order);
  Q_EMIT q->paneSizesEdited();
}

void ClipView::focusPicture() {
  if (!d->visible.empty()) d->pane(d->visible.front())->setFocus(Qt::OtherFocusReason);
}

void ClipView::movePane(PaneKind kind, int by) { d->movePane(kind, by); }

void ClipView::Impl::closePane(PaneKind kind) {
  if (visible.size() < 2) return;  // an empty view would have nothing to bring panes back with
  std::vector<PaneKind> order = visible;
  std::erase(order, kind);
  q->setPanes(order);
  pane(order.front())->setFocus();
  Q_EMIT q->panesEdited(order);
}

void ClipView::setPaneTools(bool on) {
  d->tools = on;
  for (Pane* pane : d->panes()) pane->setTools(on && !d->compact);
}

QList<int> ClipView::paneSizes() const { return d->splitter->sizes().mid(0, qsizetype(d->visible.size())); }

void ClipView::setPaneSizes(const QList<int>& heights) {
  if (heights.size() != qsizetype(d->visible.size())) return;
  QList<int> all = heights;
  while (all.size() < d->splitter->count()) all << 0;
  d->splitter->setSizes(all);
}

void ClipView::setDisplay(const PaneDisplay& display) {
  d->display = display;
  for (const auto& [kind, pane] : d->pictures) pane->setDisplay(display);
}

const PaneDisplay& ClipView::display() const { return d->display; }

void ClipView::setColourMap(bool automatic, ColourMap map) {
  PaneDisplay display = d->display;
  display.automaticMap = automatic;
  display.map = map;
  setDisplay(display);
}

void ClipView::setFrequencyScale(FrequencyScaleKind kind) {
  PaneDisplay display = d->display;
  display.scale = kind;
  setDisplay(display);
}

FrequencyScaleKind ClipView::frequencyScale() const { return d->display.scale; }

void ClipView::setRegions(std::shared_ptr<const ViewRegions> regions) {
  d->regions = regions;
  for (Pane* pane : d->panes()) pane->setRegionsShown(regions);
  d->lane->setRegions(std::move(regions));
}

void ClipView::setReference(const QString& text) {
  d->reference = text;
  for (const auto& [kind, pane] : d->pictures) pane->setReference(text);
}

void ClipView::setBoxes(bool on) {
  d->boxes = on;
  for (Pane* pane : d->panes()) pane->setBoxes(on);
}

void ClipView::setCompact(bool compact) {
  d->compact = compact;
  for (Pane* pane : d->panes()) {
    pane->setCompact(compact);
    pane->setTools(d->tools && !compact);
  }
  d->ruler->setCompact(compact);
  d->lane->setCompact(compact);
  d->overview->setVisible(d->overviewWanted && !compact);
}

void ClipView::setWaveformNormalised(bool normalised) { d->waveform->setNormalised(normalised); }
bool ClipView::isWaveformNormalised() const { return d->waveform->isNormalised(); }

void ClipView::setOverviewVisible(bool visible) {
  d->overviewWanted = visible;
  d->overview->setVisible(visible && !d->compact);
}

void ClipView::setFollowing(bool following) { d->following = following; }

double ClipView::highestLevelDb() const {
  double highest = -std::numeric_limits<double>::infinity();
  for (const auto& [kind, feature] : d->features)
    if (feature && isLevelPicture(*feature)) highest = std::max(highest, double(feature->maximum));
  for (const auto& [kind, source] : d->sources)
    if (const auto shape = source->shape(); isLevelPicture(*shape))
      highest = std::max(highest, double(shape->maximum));
  return highest;
}

bool ClipView::isSettled() const {
  if (!d->hasSignal()) return true;
  if (d->preparing || (d->longWave && !d->longWave->complete())) return false;
  return std::all_of(d->visible.begin(), d->visible.end(), [this](PaneKind kind) {
    if (const SpectrogramPane* pane = d->picture(kind)) return pane->isCurrent() || pane->hasProblem();
    const CurvePane* curve = d->curve(kind);
    return !curve || curve->isSettled();
  });
}

void ClipView::zoomToSelection() {
  if (d->axis->selection().empty()) return;
  d->axis->zoomToSelection();
  if (!d->axis->hasBand()) return;
  for (const PaneKind kind : d->visible) d->pane(kind)->showBand(d->axis->band());
}

void ClipView::zoomHeight(double factor) {
  for (const PaneKind kind : d->visible)
    if (d->pane(kind)->hasFocus()) return d->pane(kind)->zoomHeight(factor);
  for (const PaneKind kind : d->visible)
    if (d->pane(kind)->hasFrequencies()) d->pane(kind)->zoomHeight(factor);
}

void ClipView::resetHeight() {
  for (const PaneKind kind : d->visible) d->pane(kind)->resetHeight();
}

/// Overview and ruler end where the panes end, also beside a scroll bar.
void ClipView::Impl::alignStrips() {
  const int taken = std::max(0, scroll->width() - scroll->viewport()->width());
  for (QWidget* strip : std::initializer_list<QWidget*>{overview, lane, ruler})
    strip->setContentsMargins(0, 0, taken, 0);
}

bool ClipView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == d->scroll->viewport() && event->type() == QEvent::Resize) d->alignStrips();
  return QWidget::eventFilter(watched, event);
}

void ClipView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    for (const PaneKind kind : d->visible) d->pane(kind)->setAccessibleName(paneTitle(kind));
    d->ruler->setAccessibleName(TimeRuler::tr("Time axis"));
  }
  QWidget::changeEvent(event);
}

}  // namespace ullim
