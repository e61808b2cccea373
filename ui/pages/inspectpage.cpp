#include "ui/pages/inspectpage.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "core/store/project.h"
#include "core/view/longsound.h"
#include "ui/commands/actions.h"
#include "ui/commands/labelcontroller.h"
#include "ui/commands/labelkeys.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/clipfeed.h"
#include "ui/jobs/cliploader.h"
#include "ui/jobs/jobs.h"
#include "ui/jobs/longjob.h"
#include "ui/pages/compareview.h"
#include "ui/pages/displaypanel.h"
#include "ui/pages/elidedlabel.h"
#include "ui/pages/inspectfacts.h"
#include "ui/pages/inspectpanel.h"
#include "ui/pages/measurepanel.h"
#include "ui/pages/regionpanel.h"
#include "ui/pages/selectionpanel.h"
#include "ui/playback/playcontrol.h"
#include "ui/playback/transportbar.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/labelbar.h"
#include "widgets/theme.h"
#include "widgets/view/axislink.h"
#include "widgets/view/clipview.h"

namespace ullim {
namespace {

constexpr int kSideWidth = 312;
constexpr int kRegionsTab = 3;

QString sheetHint() {
  return InspectPage::tr(
      "Wheel zooms, Shift+wheel pans, drag selects, Alt+drag selects a box, click sets the cursor.");
}

}  // namespace

InspectPage::InspectPage(const Context& context, QWidget* parent) : Page(context, parent) {
  build();
  retranslate();
  followSettings({});

  Session* session = context.session;
  connect(session, &Session::currentClipChanged, this, &InspectPage::showClip);
  connect(session, &Session::blindChanged, this, &InspectPage::showClip);
  connect(context.document, &Document::opened, this, &InspectPage::showClip);
  connect(context.document, &Document::closed, this, &InspectPage::showClip);
  connect(context.document, &Document::changed, this, &InspectPage::showClip);
  connect(&Settings::instance(), &Settings::changed, this, &InspectPage::followSettings);
  connect(context.actions, &Actions::keysChanged, this, &InspectPage::retranslate);
  connect(m_panel, &InspectPanel::optionsChanged, this, [this] {
    measureAsSet();
    m_feed->refresh();
    if (m_comparing->isChecked()) m_compare->refresh();
  });
  connect(m_feed, &ClipFeed::audioShown, this, &InspectPage::audioShown);
  connect(m_feed, &ClipFeed::failed, this, &InspectPage::noAudio);
  connect(m_feed, &ClipFeed::problem, this, &Page::notice);
  connectKeys();
  measureAsSet();
  showClip();
}

void InspectPage::build() {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_stack = new QStackedWidget(this);
  outer->addWidget(m_stack);

  m_empty = new EmptyState(QStringLiteral("inspect"), {}, {}, this);
  m_goToData = m_empty->addButton({}, QStringLiteral("data"));
  connect(m_goToData, &QPushButton::clicked, this,
          [this] { m_context.session->showPage(QStringLiteral("data")); });
  m_stack->addWidget(m_empty);

  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  m_stack->addWidget(splitter);

  auto* main = new QWidget(splitter);
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(16, 12, 8, 12);
  column->setSpacing(8);
  auto* head = new QHBoxLayout;
  m_title = new ElidedLabel(main);
  m_title->setProperty("role", "title");
  head->addWidget(m_title, 1);
  m_channel = new QComboBox(main);
  connect(m_channel, &QComboBox::activated, this, [this] { showChannel(); });
  head->addWidget(m_channel);
  m_boxes = new QPushButton(main);
  m_boxes->setCheckable(true);
  connect(m_boxes, &QPushButton::toggled, this, [this](bool on) {
    for (ClipView* view : {m_view, m_compare->view(), m_compare->pinnedView()}) view->setBoxes(on);
  });
  head->addWidget(m_boxes);
  m_comparing = new QPushButton(main);
  m_comparing->setCheckable(true);
  connect(m_comparing, &QPushButton::toggled, this, &InspectPage::compare);
  head->addWidget(m_comparing);
  m_save = new QPushButton(main);
  connect(m_save, &QPushButton::clicked, this, &InspectPage::askForPicture);
  head->addWidget(m_save);
  column->addLayout(head);
  m_line = new ElidedLabel(main);
  m_line->setProperty("role", "muted");
  column->addWidget(m_line);

  m_view = new ClipView(main);
  m_view->setOverviewVisible(true);
  m_view->setPaneTools(true);
  m_views = new QStackedWidget(main);
  m_views->addWidget(m_view);
  auto* rows = new QSplitter(Qt::Vertical, main);
  rows->setChildrenCollapsible(false);
  rows->addWidget(m_views);
  m_measurements = new MeasurePanel(m_context, rows);
  m_measurements->hide();
  connect(m_measurements, &MeasurePanel::notice, this, &Page::notice);
  connect(m_measurements, &MeasurePanel::rowActivated, this, &InspectPage::goToRow);
  rows->addWidget(m_measurements);
  rows->setStretchFactor(0, 1);
  rows->setStretchFactor(1, 0);
  rows->setSizes({600, 150});
  column->addWidget(rows, 1);
  m_readout = new QLabel(main);
  m_readout->setProperty("role", "muted");
  m_readout->setTextFormat(Qt::PlainText);
  m_control = new PlayControl(m_context, m_view->axis(), this);
  column->addWidget(m_readout);
  column->addWidget(new TransportBar(m_context, m_control, main));
  m_labels = new LabelBar(main);
  showKeysOn(m_labels, m_context.actions);
  column->addWidget(m_labels);
  connect(m_labels, &LabelBar::labelChosen, this,
          [this](const QString& name) { m_context.labels->label(name, false); });
  connect(m_labels, &LabelBar::statusChosen, this,
          [this](ClipStatus status) { m_context.labels->setStatus(status); });
  connect(m_view, &ClipView::seekRequested, m_control, &PlayControl::seek);
  connect(m_view, &ClipView::readoutChanged, this, [this](const QString& text) {
    m_readout->setText(text.isEmpty() ? sheetHint() : text);
    Q_EMIT readout(text);
  });
  connect(m_control, &PlayControl::failed, this, &Page::notice);
  connect(m_view, &ClipView::panesEdited, this, [](const std::vector<PaneKind>& panes) {
    QStringList names;
    for (const PaneKind pane : panes) names << paneName(pane);
    Settings::instance().set(setting::panes, names);
  });
  connect(m_view, &ClipView::paneSizesEdited, this, [this] {
    QVariantList heights;
    for (const int height : m_view->paneSizes()) heights << height;
    Settings::instance().set(setting::paneSizes, heights);
  });
  connect(m_view, &ClipView::overlayFailed, this, [this](PaneKind kind, const QString& words) {
    Q_EMIT notice(tr("%1 cannot be laid over the pictures: %2").arg(paneTitle(kind), words));
  });
  connect(m_view, &ClipView::paneMenuRequested, this, &InspectPage::paneMenu);
  m_feed = new ClipFeed(
      m_context.loader, m_view,
      [this](PaneKind pane, SampleRate rate) { return paneOptions(pane, m_panel->options(), rate); }, this);

  m_compare = new CompareView(
      m_context,
      [this](PaneKind pane, SampleRate rate) { return paneOptions(pane, m_panel->options(), rate); },
      m_views);
  m_views->addWidget(m_compare);
  // Both show the present clip: what is selected in one is selected in the other.
  new AxisLink({m_view->axis(), m_compare->view()->axis()}, this, false);
  for (ClipView* side : {m_compare->pinnedView(), m_compare->view()})
    connect(side, &ClipView::seekRequested, this, [this, side](SamplePos pos) {
      if (side->axis() == m_control->axis()) m_control->seek(pos);
    });
  connect(m_compare, &CompareView::audioShown, this, &InspectPage::giveAudio);
  connect(m_compare, &CompareView::readout, this, [this](const QString& text) {
    m_readout->setText(text);
    Q_EMIT readout(text);
  });

  m_side = new QTabWidget(splitter);
  m_side->setDocumentMode(true);
  m_side->setProperty("role", "narrow");  // five tabs
  m_side->setMinimumWidth(kSideWidth);
  const auto tab = [this](QWidget* content) {
    auto* scroll = new QScrollArea(m_side);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    auto* insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(8, 4, 16, 12);
    insideColumn->addWidget(content);
    insideColumn->addStretch(1);
    scroll->setWidget(inside);
    m_side->addTab(scroll, QString());
  };
  m_panel = new InspectPanel;
  m_facts = new InspectFacts;
  m_display = new DisplayPanel;
  m_selection = new SelectionPanel(m_context, m_view->axis());
  m_regions = new RegionPanel(m_context, m_view, this, [this] { return m_panel->options().stft.hopLength; });
  connect(m_selection, &SelectionPanel::edited, m_regions, &RegionPanel::takeSelection);
  connect(m_selection, &SelectionPanel::appendRequested, this, &InspectPage::measure);
  connect(m_selection, &SelectionPanel::measured, this, [this](const MeasurementRow& row) {
    showMeasurements(true);
    m_measurements->append(row);
  });
  connect(m_selection, &SelectionPanel::notice, this, &Page::notice);
  connect(m_regions, &RegionPanel::notice, this, &Page::notice);
  connect(m_regions, &RegionPanel::editing, this, [this] { m_side->setCurrentIndex(kRegionsTab); });
  tab(m_display);
  tab(m_panel);
  tab(m_selection);
  tab(m_regions);
  tab(m_facts);
  m_regions->setCompanion(m_compare->view());
  for (QWidget* field : m_side->findChildren<QWidget*>())
    if (qobject_cast<QAbstractSpinBox*>(field) || qobject_cast<QComboBox*>(field) ||
        qobject_cast<QLineEdit*>(field)) {
      if (field->focusPolicy() == Qt::WheelFocus) field->setFocusPolicy(Qt::StrongFocus);
      field->installEventFilter(this);
    }
  splitter->setStretchFactor(0, 1);
  splitter->setStretchFactor(1, 0);
  splitter->setSizes({1000, kSideWidth + 20});
}

void InspectPage::retranslate() {
  m_empty->setTexts(tr("No clip to look at"),
                    tr("Choose a clip on the Data page; it is shown here at full size."));
  m_goToData->setText(tr("Go to Data   %1").arg(m_context.actions->keyText("view.data")));
  m_side->setTabText(0, tr("Display"));
  m_side->setTabText(1, tr("Analysis"));
  m_side->setTabText(2, tr("Selection"));
  m_side->setTabText(3, tr("Regions"));
  m_side->setTabText(4, tr("Clip"));
  m_line->setFullText(m_facts->line());
  m_save->setIcon(themedIcon(QStringLiteral("picture")));
  const bool known = m_context.actions->findChild<QAction*>(QStringLiteral("view.savePicture"));
  const QString key = known ? m_context.actions->keyText("view.savePicture") : QString();
  m_save->setText(key.isEmpty() ? tr("Save picture…") : tr("Save picture…   %1").arg(key));
  m_readout->setText(sheetHint());
  const QString compareKey = m_context.actions->keyText("view.compare");
  m_comparing->setText(compareKey.isEmpty() ? tr("Compare") : tr("Compare   %1").arg(compareKey));
  m_comparing->setToolTip(tr("Pins this clip; the ones you go to then stand beside it, with the difference"));
  const QString boxKey = m_context.actions->keyText("view.boxes");
  m_boxes->setText(boxKey.isEmpty() ? tr("Boxes") : tr("Boxes   %1").arg(boxKey));
  m_boxes->setToolTip(tr("Dragging over a spectrogram selects a time-frequency box (otherwise with Alt)"));
  m_channel->setAccessibleName(tr("Channel"));
  fillChannels();
}

QWidget* InspectPage::activate() { return m_view; }

void InspectPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  m_feed->wake();
  m_compare->wake();
  showClip();
}

void InspectPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  m_feed->rest();
  m_compare->rest();
}

/// Return takes what was typed and Escape forgets it; both give the keyboard back to the picture. The wheel
/// scrolls the panel and changes no setting in passing.
bool InspectPage::eventFilter(QObject* watched, QEvent* event) {
  auto* field = qobject_cast<QWidget*>(watched);
  if (field && event->type() == QEvent::Wheel && !field->hasFocus() && !qobject_cast<QLineEdit*>(field)) {
    event->ignore();
    return true;
  }
  if (!field || event->type() != QEvent::KeyPress) return Page::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter)
    return Page::eventFilter(watched, event);
  if (key == Qt::Key_Escape) {
    if (auto* real = qobject_cast<QDoubleSpinBox*>(field)) real->setValue(real->value());
    if (auto* whole = qobject_cast<QSpinBox*>(field)) whole->setValue(whole->value());
    m_regions->forgetTyped();
  }
  ClipView* view = m_comparing->isChecked() ? m_compare->view() : m_view;
  QMetaObject::invokeMethod(  // after the field has taken the key
      this, [view] { view->focusPicture(); }, Qt::QueuedConnection);
  return Page::eventFilter(watched, event);
}

void InspectPage::showClip() {
  if (!isVisible()) {  // nobody looks: read again when the page is shown
    m_path.clear();
    m_feed->clear();
    m_control->setAudio(nullptr);
    return;
  }
  const Document* document = m_context.document;
  const Clip* clip =
      document->isOpen() ? document->data().find(m_context.session->currentClip().toStdString()) : nullptr;
  m_stack->setCurrentIndex(clip ? 1 : 0);
  if (!clip) {
    m_path.clear();
    m_feed->clear();
    m_comparing->setChecked(false);
    m_facts->setClip(nullptr);
    noAudio();
    return;
  }
  m_facts->setBlind(m_context.session->blind());
  m_facts->setClip(clip);
  m_clipId = QString::fromStdString(clip->id);
  m_labels->setClasses(document->data().classes);
  const Session& session = *m_context.session;
  m_labels->setCurrent(session.blind() ? QString() : QString::fromStdString(clip->label), clip->status, true);
  const QString name = session.shownName(m_clipId, QFileInfo(QString::fromStdString(clip->file)).fileName());
  m_title->setFullText(session.blind() ? tr("%1 · labels hidden").arg(name) : name);
  const QString path = document->absolutePath(*clip);
  if (path == m_path && !m_feed->key().isEmpty()) return;  // only its label changed
  m_path = path;
  noAudio();
  fillChannels();
  showChannel();
}

void InspectPage::showChannel() {
  m_feed->show(ClipLoader::channelKey(m_path, std::max(-1, m_channel->currentData().toInt())));
  if (m_comparing->isChecked()) m_compare->show(m_feed->key(), QFileInfo(m_path).fileName());
}

void InspectPage::compare(bool on) {
  if (on && m_feed->key().isEmpty()) return m_comparing->setChecked(false);
  m_playsPinned = false;
  if (on) {
    m_compare->refresh();
    m_compare->pin(m_feed->key(), QFileInfo(m_path).fileName());
    m_compare->show(m_feed->key(), QFileInfo(m_path).fileName());
  } else {
    m_compare->clear();
  }
  m_views->setCurrentIndex(on ? 1 : 0);
  giveAudio();
}

/// Frames and pitch range of the measurements are those of the pictures.
void InspectPage::measureAsSet() {
  const InspectOptions& set = m_panel->options();
  MeasureOptions options;
  options.stft = set.stft;
  if (set.f0MinHz != InspectOptions().f0MinHz) options.f0MinHz = set.f0MinHz;
  if (set.f0MaxHz != InspectOptions().f0MaxHz) options.f0MaxHz = set.f0MaxHz;
  m_selection->setOptions(options);
}

void InspectPage::showMeasurements(bool on) { m_measurements->setVisible(on); }

void InspectPage::measure() {
  const Clip* clip = m_context.document->data().find(m_clipId.toStdString());
  if (!clip || m_view->axis()->length() <= 0) return;
  MeasurementRow row;
  row.file = clip->file;
  row.id = clip->id;
  row.label = clip->label;
  if (const Region* region = m_context.document->data().regions.find(m_regions->active().toStdString())) {
    row.label = region->label;
    row.note = region->note;
  }
  row.measuredMs = nowMs();
  m_selection->measureNow(std::move(row));
}

/// Where a row was measured.
void InspectPage::goToRow(const MeasurementRow& row) {
  const QString id = QString::fromStdString(row.id);
  if (!m_context.document->data().find(row.id)) {
    Q_EMIT notice(tr("That clip is not in the project any more."));
    return;
  }
  m_pendingRow = row;
  if (id != m_clipId) m_context.session->setCurrentClip(id);
  showPendingRow();
}

/// When the clip of the row is there.
void InspectPage::showPendingRow() {
  if (!m_pendingRow || QString::fromStdString(m_pendingRow->id) != m_clipId) return;
  TimeAxis* axis = m_view->axis();
  if (axis->length() <= 0) return;
  const Measurement values = std::exchange(m_pendingRow, std::nullopt)->values;
  m_regions->release();
  axis->setSelection(values.range);
  const bool whole = values.lowHz <= 0 && values.highHz >= axis->rate().hz / 2.0;
  axis->setBand(values.lowHz, whole ? 0 : values.highHz);
}

/// What Space plays: the clip, or while comparing the side that is listened to.
void InspectPage::giveAudio() {
  const bool comparing = m_comparing->isChecked();
  const bool pinned = comparing && m_playsPinned && m_compare->pinnedAudio();
  ClipView* view = !comparing ? m_view : pinned ? m_compare->pinnedView() : m_compare->view();
  m_control->setAxis(view->axis());
  if (const auto sound = m_feed->longSound(); sound && !pinned)
    m_control->setFile({ClipLoader::pathOf(m_feed->key()).toStdString(), sound->info().rate,
                        sound->info().frames, ClipLoader::channelOf(m_feed->key())});
  else
    m_control->setAudio(pinned ? m_compare->pinnedAudio() : m_feed->audio());
}

void InspectPage::noAudio() {
  m_selection->setSound({}, nullptr);
  m_regions->setClip({}, {}, 0, nullptr);
  m_control->setAudio(nullptr);
  m_facts->setAudio(nullptr);
  m_line->setFullText(m_facts->line());
}

void InspectPage::fillChannels() {
  const Document* document = m_context.document;
  const Clip* clip =
      document->isOpen() ? document->data().find(m_context.session->currentClip().toStdString()) : nullptr;
  const int channels = clip ? clip->channels : 1, chosen = std::max(0, m_channel->currentIndex());
  const bool sameClip = m_channel->property("path").toString() == m_path;
  m_channel->setProperty("path", m_path);
  m_channel->clear();
  m_channel->addItem(tr("Mix of %n channels", nullptr, channels), -1);
  for (int c = 0; c < channels; ++c) m_channel->addItem(tr("Channel %1").arg(c + 1), c);
  if (sameClip && chosen < m_channel->count()) m_channel->setCurrentIndex(chosen);
  m_channel->setVisible(channels > 1);
}

void InspectPage::audioShown() {
  const auto audio = m_feed->audio();
  m_facts->setAudio(audio.get());
  m_line->setFullText(m_facts->line());
  giveAudio();
  const SampleRate rate = audio ? audio->rate : m_feed->longSound()->info().rate;
  m_selection->setSound(m_feed->key(), audio);
  m_regions->setClip(m_clipId, rate, m_view->axis()->length(), audio);
  showPendingRow();
  m_panel->setRate(audio ? audio->rate : m_feed->longSound()->info().rate);
  if (m_feed->longSound()) followReading(m_context.jobs, m_feed->longSound(), m_title->fullText());
  QMetaObject::invokeMethod(this, &InspectPage::prefetch, Qt::QueuedConnection);
}

void InspectPage::prefetch() {
  if (!m_feed->audio()) return;
  for (const int step : {1, 2, -1}) {
    const Clip* clip = m_context.document->data().find(m_context.session->neighbour(step).toStdString());
    if (clip && clip->error.empty()) m_feed->prefetch(m_context.document->absolutePath(*clip));
  }
}

void InspectPage::followSettings(const QString& key) {
  const Setting* const mine[] = {&setting::panes,          &setting::paneSizes,   &setting::overlays,
                                 &setting::colourMap,      &setting::colourGain,  &setting::colourRange,
                                 &setting::frequencyScale, &setting::dbReference, &setting::highestDb};
  const auto is = [&](const Setting* each) { return key == QLatin1String(each->key); };
  if (!key.isEmpty() && std::none_of(std::begin(mine), std::end(mine), is)) return;
  applyPanes();
  m_view->setDisplay(displayFromSettings());
  const bool fixed = fixedReferenceFromSettings();
  m_view->setReference(fixed ? tr("dB re 1") : tr("dB re clip max."));
  m_panel->setFixedReference(fixed);
  m_feed->refresh();
  if (!m_comparing->isChecked()) return;
  if (is(&setting::panes) || is(&setting::overlays) || is(&setting::dbReference))
    m_compare->refresh();
  else
    m_compare->lockColours();
}

void InspectPage::applyPanes() {
  const std::vector<PaneKind> panes = panesFromSettings();
  m_view->setOverlays(overlaysFromSettings());
  if (panes == m_view->panes()) return;
  m_view->setPanes(panes);
  QList<int> heights;
  for (const QVariant& height : Settings::instance().value(setting::paneSizes).toList())
    heights << height.toInt();
  m_view->setPaneSizes(heights);
}

void InspectPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Page::changeEvent(event);
}

Page* makeInspectPage(const Context& context, QWidget* parent) { return new InspectPage(context, parent); }

}  // namespace ullim
