#include "ui/pages/inspectpage.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/plot/plotwriter.h"
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
#include "ui/playback/playcontrol.h"
#include "ui/playback/transportbar.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/labelbar.h"
#include "widgets/theme.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {

constexpr int kSideWidth = 312;
constexpr double kHeightStep = 1.5;

QString sheetHint() {
  return InspectPage::tr(
      "Wheel zooms, Shift+wheel pans, drag selects, Alt+drag selects a box, click sets the cursor.");
}

}  // namespace

InspectPage::InspectPage(const Context& context, QWidget* parent) : Page(context, parent) {
  build();
  retranslate();
  followSettings();

  Session* session = context.session;
  connect(session, &Session::currentClipChanged, this, &InspectPage::showClip);
  connect(context.document, &Document::opened, this, &InspectPage::showClip);
  connect(context.document, &Document::closed, this, &InspectPage::showClip);
  connect(context.document, &Document::changed, this, &InspectPage::showClip);
  connect(&Settings::instance(), &Settings::changed, this, &InspectPage::followSettings);
  connect(m_panel, &InspectPanel::optionsChanged, this, [this] {
    m_feed->refresh();
    if (m_comparing->isChecked()) m_compare->refresh();
  });
  connect(m_feed, &ClipFeed::audioShown, this, &InspectPage::audioShown);
  connect(m_feed, &ClipFeed::failed, this, &InspectPage::noAudio);
  connect(m_feed, &ClipFeed::problem, this, &Page::notice);
  connectKeys();
  showClip();
}

void InspectPage::connectKeys() {
  const auto key = [this](const char* id, std::function<void()> call) {
    m_context.actions->onPage(QString::fromLatin1(id), this, std::move(call));
  };
  key("view.colourMap", [this] { m_display->stepColourMap(1); });
  key("view.colourMapBack", [this] { m_display->stepColourMap(-1); });
  key("view.frequencyScale", [this] { m_display->nextFrequencyScale(); });
  key("view.rangeLess", [this] { m_display->stepRange(-1); });
  key("view.rangeMore", [this] { m_display->stepRange(1); });
  key("view.gainMore", [this] { m_display->stepGain(1); });
  key("view.gainLess", [this] { m_display->stepGain(-1); });
  key("view.reference", [this] { m_display->toggleReference(); });
  key("view.fftLarger", [this] { m_panel->stepFftSize(1); });
  key("view.fftSmaller", [this] { m_panel->stepFftSize(-1); });
  key("view.hopLonger", [this] { m_panel->stepHop(1); });
  key("view.hopShorter", [this] { m_panel->stepHop(-1); });
  key("view.window", [this] { m_panel->stepWindow(1); });
  key("view.melsMore", [this] { m_panel->stepMels(1); });
  key("view.melsLess", [this] { m_panel->stepMels(-1); });
  const char* const presets[] = {"view.presetLibrosa", "view.presetSpeech", "view.presetCry",
                                 "view.presetMusic"};
  for (int i = 0; i < 4; ++i) key(presets[i], [this, i] { m_panel->applyPreset(i); });
  key("view.zoomSelection", [this] { m_view->zoomToSelection(); });
  key("view.zoomHeightIn", [this] { m_view->zoomHeight(kHeightStep); });
  key("view.zoomHeightOut", [this] { m_view->zoomHeight(1 / kHeightStep); });
  key("view.resetHeight", [this] { m_view->resetHeight(); });
  key("view.boxes", [this] { m_boxes->toggle(); });
  key("view.compare", [this] { m_comparing->toggle(); });
  key("clip.ab", [this] {
    if (!m_comparing->isChecked()) return;
    m_playsPinned = !m_playsPinned;
    giveAudio();
    Q_EMIT notice(m_playsPinned ? tr("Hearing A, the pinned clip") : tr("Hearing B, the present clip"));
  });
  key("view.goTo", [this] { goToTime(); });
  key("view.savePicture", [this] { askForPicture(); });
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
  connect(m_channel, &QComboBox::activated, this,
          [this] { m_feed->show(ClipLoader::channelKey(m_path, m_channel->currentData().toInt())); });
  head->addWidget(m_channel);
  m_boxes = new QPushButton(main);
  m_boxes->setCheckable(true);
  connect(m_boxes, &QPushButton::toggled, this, [this](bool on) { m_view->setBoxes(on); });
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
  column->addWidget(m_views, 1);
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
  connect(m_view, &ClipView::paneMenuRequested, this, &InspectPage::paneMenu);
  m_feed = new ClipFeed(
      m_context.loader, m_view,
      [this](PaneKind pane, SampleRate rate) { return paneOptions(pane, m_panel->options(), rate); }, this);

  m_compare = new CompareView(
      m_context,
      [this](PaneKind pane, SampleRate rate) { return paneOptions(pane, m_panel->options(), rate); },
      m_views);
  m_views->addWidget(m_compare);
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
  tab(m_display);
  tab(m_panel);
  tab(m_facts);
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
  m_side->setTabText(2, tr("About the clip"));
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
  showClip();
}

void InspectPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  m_feed->rest();
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
    m_facts->setClip(nullptr);
    noAudio();
    return;
  }
  m_facts->setClip(clip);
  m_labels->setClasses(document->data().classes);
  m_labels->setCurrent(QString::fromStdString(clip->label), clip->status, true);
  m_title->setFullText(QFileInfo(QString::fromStdString(clip->file)).fileName());
  const QString path = document->absolutePath(*clip);
  if (path == m_path && !m_feed->key().isEmpty()) return;  // only its label changed
  m_path = path;
  noAudio();
  fillChannels();
  m_feed->show(path);
  if (m_comparing->isChecked()) m_compare->show(path, QFileInfo(path).fileName());
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

/// What Space plays: the clip, or while comparing the side that is listened to.
void InspectPage::giveAudio() {
  const bool comparing = m_comparing->isChecked();
  const bool pinned = comparing && m_playsPinned && m_compare->pinnedAudio();
  ClipView* view = !comparing ? m_view : pinned ? m_compare->pinnedView() : m_compare->view();
  m_control->setAxis(view->axis());
  if (const auto sound = m_feed->longSound(); sound && !pinned)
    m_control->setFile(
        {ClipLoader::pathOf(m_feed->key()).toStdString(), sound->info().rate, sound->info().frames});
  else
    m_control->setAudio(pinned ? m_compare->pinnedAudio() : m_feed->audio());
}

void InspectPage::noAudio() {
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

void InspectPage::followSettings() {
  applyPanes();
  m_view->setDisplay(displayFromSettings());
  const bool fixed = fixedReferenceFromSettings();
  m_view->setReference(fixed ? tr("dB re 1") : tr("dB re clip max."));
  m_panel->setFixedReference(fixed);
  m_feed->refresh();
  if (m_comparing->isChecked()) m_compare->refresh();
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

void InspectPage::paneMenu(PaneKind pane, const QPoint& globalPos) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  std::vector<PaneKind> panes = m_view->panes();
  const auto at = int(std::find(panes.begin(), panes.end(), pane) - panes.begin());
  const auto keep = [](const std::vector<PaneKind>& order) {
    QStringList names;
    for (const PaneKind each : order) names << paneName(each);
    Settings::instance().set(setting::panes, names);
  };
  const auto move = [=](int by) {
    std::vector<PaneKind> order = panes;
    std::swap(order[std::size_t(at)], order[std::size_t(at + by)]);
    keep(order);
  };
  QAction* up = menu->addAction(tr("Move up"), this, [=] { move(-1); });
  up->setEnabled(at > 0);
  QAction* down = menu->addAction(tr("Move down"), this, [=] { move(1); });
  down->setEnabled(at + 1 < int(panes.size()));
  QAction* close = menu->addAction(tr("Close “%1”").arg(paneTitle(pane)), this, [=] {
    std::vector<PaneKind> order = panes;
    std::erase(order, pane);
    keep(order);
  });
  close->setEnabled(panes.size() > 1);
  QMenu* add = menu->addMenu(tr("Add below"));
  for (const PaneKind kind : allPanes()) {
    if (std::find(panes.begin(), panes.end(), kind) != panes.end()) continue;
    add->addAction(paneTitle(kind), this, [=] {
      std::vector<PaneKind> order = panes;
      order.insert(order.begin() + at + 1, kind);
      keep(order);
    });
  }
  menu->addSeparator();
  menu->addAction(tr("Save picture…"), this, &InspectPage::askForPicture);
  menu->popup(globalPos);
}

void InspectPage::goToTime() {
  TimeAxis* axis = m_view->axis();
  if (axis->length() <= 0) return;
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Go to time"));
  dialog->setLabelText(tr("Time in seconds, or m:ss, or h:mm:ss"));
  dialog->setTextValue(timeText(seconds(std::max<SamplePos>(0, axis->cursor()), axis->rate())));
  connect(dialog, &QInputDialog::textValueSelected, this, [this, axis](const QString& text) {
    double at = 0;
    for (const QString& part : text.split(QLatin1Char(':'))) {
      bool ok = false;
      at = at * 60 + part.trimmed().toDouble(&ok);
      if (!ok || at < 0) {
        Q_EMIT notice(tr("“%1” is no time (write 12.5 or 1:02.5)").arg(text));
        return;
      }
    }
    const auto sample = SamplePos(std::min(at * axis->rate().hz, double(axis->length())));
    const double half = (axis->viewEnd() - axis->viewBegin()) / 2;
    if (double(sample) < axis->viewBegin() || double(sample) > axis->viewEnd())
      axis->setView(double(sample) - half, double(sample) + half);
    axis->setCursor(sample);
    m_control->seek(sample);
  });
  dialog->open();
}

void InspectPage::askForPicture() {
  if (!m_feed->audio()) return;
  QMenu menu;
  for (const PaneKind kind : m_view->panes()) menu.addAction(paneTitle(kind))->setData(int(kind));
  const QAction* chosen = menu.exec(m_save->mapToGlobal(QPoint(0, m_save->height())));
  if (!chosen) return;
  const auto pane = PaneKind(chosen->data().toInt());
  auto* dialog =
      new QFileDialog(this, tr("Save picture"), QFileInfo(m_path).completeBaseName() + QStringLiteral(".png"),
                      tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.mid(filter.indexOf(QLatin1String("*.")) + 2, 3));
  });
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, pane](const QString& path) { savePicture(pane, path); });
  dialog->open();
}

void InspectPage::savePicture(PaneKind pane, const QString& path) {
  const auto audio = m_feed->audio();
  if (!audio) return;
  PlotSpec spec;
  const PaneDisplay display = displayFromSettings();
  spec.autoColourMap = display.automaticMap;
  spec.colourMap = display.map;
  if (pane == PaneKind::Stft) {
    spec.autoFrequencyScale = false;
    spec.frequencyScale = display.scale;
  }
  spec.title = QFileInfo(m_path).fileName().toStdString();
  Job* job =
      m_context.jobs->start(tr("Picture %1").arg(QFileInfo(path).fileName()),
                            [spec, path, audio, options = paneOptions(pane, m_panel->options(), audio->rate)](
                                const JobContext& context) mutable -> Result<Done> {
                              auto feature = computeFeature(audio->channel(0), audio->rate, options, context);
                              if (!feature) return feature.error();
                              spec.feature = std::move(*feature);
                              return writePlot(spec, path.toStdString());
                            });
  connect(job, &Job::ended, this, [this, job, path](JobState state) {
    if (state == JobState::Finished) Q_EMIT notice(tr("Picture saved: %1").arg(path));
    if (state == JobState::Failed) Q_EMIT notice(job->error());
  });
}

void InspectPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Page::changeEvent(event);
}

Page* makeInspectPage(const Context& context, QWidget* parent) { return new InspectPage(context, parent); }

}  // namespace ullim
