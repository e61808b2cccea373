#include "ui/pages/inspectpage.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include "core/plot/plotwriter.h"
#include "ui/commands/actions.h"
#include "ui/commands/labelcontroller.h"
#include "ui/commands/labelkeys.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/cliploader.h"
#include "ui/jobs/jobs.h"
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

namespace ullim {
namespace {

constexpr int kSideWidth = 312;

FrequencyScaleKind scaleFromSettings() {
  const QString name = Settings::instance().value(setting::frequencyScale).toString();
  if (name == QLatin1String("log")) return FrequencyScaleKind::Log;
  return name == QLatin1String("mel") ? FrequencyScaleKind::Mel : FrequencyScaleKind::Linear;
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
  connect(m_panel, &InspectPanel::optionsChanged, this, &InspectPage::request);

  ClipLoader* loader = context.loader;
  connect(loader, &ClipLoader::audioReady, this,
          [this](const QString& path, std::shared_ptr<const AudioClip> audio) {
            if (path == m_path && !m_audio && isVisible()) showAudio(std::move(audio));
          });
  connect(loader, &ClipLoader::audioFailed, this, [this](const QString& path, const Error& error) {
    if (path == m_path && !m_audio) showMessage(errorText(error));
  });
  connect(loader, &ClipLoader::featureReady, this,
          [this](const QString& path, const FeatureOptions& options, std::shared_ptr<const Feature> feature) {
            if (path != m_path || !m_audio) return;
            for (const auto& [pane, asked] : m_asked)
              if (asked == options) m_view->setFeature(pane, feature);
          });
  connect(loader, &ClipLoader::featureFailed, this,
          [this](const QString& path, const FeatureOptions& options, const Error& error) {
            if (path != m_path || !m_audio) return;
            for (const auto& [pane, asked] : m_asked)
              if (asked == options) m_view->setPaneError(pane, errorText(error));
          });

  context.actions->onPage("view.colourMap", this, [this] { m_panel->nextColourMap(); });
  context.actions->onPage("view.frequencyScale", this, [this] { m_panel->nextFrequencyScale(); });
  if (auto* save = context.actions->findChild<QAction*>(QStringLiteral("view.savePicture")))
    connect(save, &QAction::triggered, this, [this] {
      if (isVisible()) askForPicture();
    });
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
  m_save = new QPushButton(main);
  connect(m_save, &QPushButton::clicked, this, &InspectPage::askForPicture);
  head->addWidget(m_save);
  column->addLayout(head);
  m_line = new ElidedLabel(main);
  m_line->setProperty("role", "muted");
  column->addWidget(m_line);

  m_view = new ClipView(main);
  m_view->setOverviewVisible(true);
  column->addWidget(m_view, 1);
  m_readout = new QLabel(main);
  m_readout->setProperty("role", "muted");
  m_readout->setTextFormat(Qt::PlainText);
  m_control = new PlayControl(m_context, m_view->axis(), this);
  column->addWidget(m_readout);
  column->addWidget(new TransportBar(m_context, m_control, m_view->axis(), main));
  m_labels = new LabelBar(main);
  showKeysOn(m_labels, m_context.actions);
  column->addWidget(m_labels);
  connect(m_labels, &LabelBar::labelChosen, this,
          [this](const QString& name) { m_context.labels->label(name, false); });
  connect(m_labels, &LabelBar::statusChosen, this,
          [this](ClipStatus status) { m_context.labels->setStatus(status); });
  connect(m_view, &ClipView::seekRequested, m_control, &PlayControl::seek);
  connect(m_view, &ClipView::readoutChanged, this, [this](const QString& text) {
    m_readout->setText(
        text.isEmpty() ? tr("Wheel zooms, Shift+wheel pans, drag selects, click sets the cursor.") : text);
    Q_EMIT readout(text);
  });
  connect(m_control, &PlayControl::failed, this, &Page::notice);

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
  m_side->setTabText(0, tr("Settings"));
  m_side->setTabText(1, tr("About the clip"));
  m_line->setFullText(m_facts->line());
  m_save->setIcon(themedIcon(QStringLiteral("picture")));
  const bool known = m_context.actions->findChild<QAction*>(QStringLiteral("view.savePicture"));
  const QString key = known ? m_context.actions->keyText("view.savePicture") : QString();
  m_save->setText(key.isEmpty() ? tr("Save picture…") : tr("Save picture…   %1").arg(key));
  m_readout->setText(tr("Wheel zooms, Shift+wheel pans, drag selects, click sets the cursor."));
}

QWidget* InspectPage::activate() { return m_view; }

void InspectPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  showClip();
}

void InspectPage::showClip() {
  if (!isVisible()) {  // nobody looks: read again when the page is shown
    m_path.clear();
    m_audio = nullptr;
    m_control->setAudio(nullptr);
    return;
  }
  const Document* document = m_context.document;
  const Clip* clip =
      document->isOpen() ? document->data().find(m_context.session->currentClip().toStdString()) : nullptr;
  m_stack->setCurrentIndex(clip ? 1 : 0);
  if (!clip) {
    m_path.clear();
    showMessage({});
    m_facts->setClip(nullptr);
    m_line->setFullText({});
    return;
  }
  m_facts->setClip(clip);
  m_labels->setClasses(document->data().classes);
  m_labels->setCurrent(QString::fromStdString(clip->label), clip->status, true);
  m_title->setFullText(QFileInfo(QString::fromStdString(clip->file)).fileName());
  const QString path = document->absolutePath(*clip);
  if (path == m_path && m_audio) return;  // only its label changed
  m_path = path;
  if (auto audio = m_context.loader->audio(path))
    showAudio(std::move(audio));
  else
    showMessage(tr("Reading the sound…"));
}

void InspectPage::showMessage(const QString& message) {
  m_audio = nullptr;
  m_asked.clear();
  m_control->setAudio(nullptr);
  m_view->setAudio(nullptr, message);
  m_facts->setAudio(nullptr);
  m_line->setFullText(m_facts->line());
}

void InspectPage::showAudio(std::shared_ptr<const AudioClip> audio) {
  if (audio->frames() == 0) {
    showMessage(tr("This file holds no sound."));
    return;
  }
  m_audio = audio;
  m_asked.clear();
  m_facts->setAudio(audio.get());
  m_line->setFullText(m_facts->line());
  m_view->setAudio(audio);
  m_control->setAudio(audio);
  m_panel->setRate(audio->rate);
  request();
  prefetch();
}

void InspectPage::request() {
  if (!m_audio) return;
  for (const PaneKind pane : m_view->panes()) {
    if (pane == PaneKind::Waveform) continue;
    const FeatureOptions options = paneOptions(pane, m_panel->options());
    const auto asked = m_asked.find(pane);
    if (asked != m_asked.end() && asked->second == options) continue;
    m_asked[pane] = options;
    // The old picture stays until the new one is there, unless that one is another clip's.
    auto feature = m_context.loader->feature(m_path, options);
    if (feature) m_view->setFeature(pane, std::move(feature));
  }
}

void InspectPage::prefetch() {
  std::vector<FeatureOptions> wanted;
  for (const auto& [pane, options] : m_asked) wanted.push_back(options);
  for (const int step : {1, 2, -1}) {
    const Clip* clip = m_context.document->data().find(m_context.session->neighbour(step).toStdString());
    if (clip && clip->error.empty())
      m_context.loader->prefetch(m_context.document->absolutePath(*clip), wanted);
  }
}

void InspectPage::followSettings() {
  m_view->setPanes(panesFromSettings());
  m_view->setFrequencyScale(scaleFromSettings());
  const auto map = colourMapFromName(Settings::instance().value(setting::colourMap).toString().toStdString());
  m_view->setColourMap(!map, map ? *map : ColourMap::Magma);
  request();
}

void InspectPage::askForPicture() {
  if (!m_audio) return;
  QMenu menu;
  const std::pair<PaneKind, QString> panes[] = {{PaneKind::Waveform, tr("Waveform")},
                                                {PaneKind::Stft, tr("Spectrogram (STFT)")},
                                                {PaneKind::LogMel, tr("Log-mel spectrogram")},
                                                {PaneKind::Mfcc, tr("MFCC")}};
  for (const auto& [pane, name] : panes) menu.addAction(name)->setData(int(pane));
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
  if (!m_audio) return;
  PlotSpec spec;
  const auto map = colourMapFromName(Settings::instance().value(setting::colourMap).toString().toStdString());
  spec.autoColourMap = !map;
  if (map) spec.colourMap = *map;
  if (pane == PaneKind::Stft) {
    spec.autoFrequencyScale = false;
    spec.frequencyScale = scaleFromSettings();
  }
  spec.title = QFileInfo(m_path).fileName().toStdString();
  Job* job =
      m_context.jobs->start(tr("Picture %1").arg(QFileInfo(path).fileName()),
                            [spec, path, audio = m_audio, options = paneOptions(pane, m_panel->options())](
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
