#include "ui/pages/augmentpage.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/cliploader.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/chaineditor.h"
#include "ui/pages/elidedlabel.h"
#include "ui/playback/keybutton.h"
#include "ui/playback/playcontrol.h"
#include "ui/playback/transportbar.h"
#include "ui/session.h"
#include "widgets/controls/emptystate.h"
#include "widgets/theme.h"
#include "widgets/view/axislink.h"
#include "widgets/view/clipview.h"

namespace ullim {
namespace {

constexpr int kChainWidth = 368;
constexpr int kWaitMs = 30;
constexpr float kQuietPeak = 0.25f;
const char* const kFirstChain = "fade_in(length=0.5); fade_out(length=0.5)";

QLabel* heading(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setProperty("role", "heading");
  return label;
}

}  // namespace

AugmentPage::AugmentPage(const Context& context, QWidget* parent) : Page(context, parent) {
  m_preview = new AugmentPreview(this);
  m_wait = new QTimer(this);
  m_wait->setSingleShot(true);
  m_wait->setInterval(kWaitMs);
  connect(m_wait, &QTimer::timeout, this, [this] {
    if (m_audio) m_preview->request({m_audio, m_editor->chain(), m_clipId});
  });

  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_stack = new QStackedWidget(this);
  outer->addWidget(m_stack);
  m_empty = new EmptyState(QStringLiteral("augment"), {}, {}, this);
  m_goToData = m_empty->addButton({}, QStringLiteral("data"));
  connect(m_goToData, &QPushButton::clicked, this,
          [this] { m_context.session->showPage(QStringLiteral("data")); });
  m_stack->addWidget(m_empty);
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(buildChain());
  splitter->addWidget(buildViews());
  splitter->setStretchFactor(0, 0);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({kChainWidth, 1000});
  m_stack->addWidget(splitter);
  m_link = new AxisLink({m_before->axis(), m_after->axis(), m_difference->axis()}, this);
  retranslate();
  if (const auto first = parseChain(kFirstChain)) m_editor->setChain(*first);

  connect(context.session, &Session::currentClipChanged, this, &AugmentPage::showClip);
  connect(context.document, &Document::opened, this, &AugmentPage::showClip);
  connect(context.document, &Document::closed, this, &AugmentPage::showClip);
  connect(context.document, &Document::changed, this, &AugmentPage::showClip);
  connect(context.loader, &ClipLoader::audioReady, this,
          [this](const QString& path, std::shared_ptr<const AudioClip> audio) {
            if (path == m_path && !m_audio && isVisible()) showAudio(std::move(audio));
          });
  connect(context.loader, &ClipLoader::longReady, this, [this](const QString& path) {
    if (path == m_path && !m_audio)
      showMessage(tr("This sound is too long to be augmented as a whole. Look at it on the Inspect page."));
  });
  connect(context.loader, &ClipLoader::audioFailed, this, [this](const QString& path, const Error& error) {
    if (path == m_path && !m_audio) showMessage(errorText(error));
  });
  connect(m_editor, &ChainEditor::chainChanged, this, &AugmentPage::requestPreview);
  connect(m_preview, &AugmentPreview::ready, this, &AugmentPage::showPreview);
  connect(m_preview, &AugmentPreview::failed, this, [this](const Error& error) {
    const QString text = errorText(error);
    m_after->setAudio(nullptr, text);
    m_difference->setAudio(nullptr, text);
    m_result = {};
    showAb();
  });
  context.actions->onPage("clip.ab", this, [this] { switchAb(); });
  showClip();
}

QWidget* AugmentPage::buildChain() {
  auto* side = new QWidget;
  side->setMinimumWidth(kChainWidth);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(16, 12, 8, 12);
  column->setSpacing(8);
  m_chainTitle = new QLabel(side);
  m_chainTitle->setProperty("role", "title");
  column->addWidget(m_chainTitle);
  m_editor = new ChainEditor(side);
  column->addWidget(m_editor, 1);
  auto* row = new QHBoxLayout;
  m_use = new QPushButton(side);
  m_use->setProperty("role", "primary");
  m_export = new QPushButton(side);
  row->addWidget(m_use, 1);
  row->addWidget(m_export);
  column->addLayout(row);
  connect(m_use, &QPushButton::clicked, this, [this] {
    m_context.session->setTrainingChain(QString::fromStdString(chainText(m_editor->chain())));
    Q_EMIT notice(tr("Training will add one copy of each training clip changed by this chain."));
    m_context.session->showPage(QStringLiteral("train"));
  });
  connect(m_export, &QPushButton::clicked, this, &AugmentPage::askForWav);
  return side;
}

QWidget* AugmentPage::buildViews() {
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(8, 12, 16, 12);
  column->setSpacing(4);
  auto* head = new QHBoxLayout;
  m_title = new ElidedLabel(main);
  m_title->setProperty("role", "title");
  head->addWidget(m_title, 1);
  m_clipping = new QLabel(main);
  m_clipping->setProperty("role", "error");
  head->addWidget(m_clipping);
  column->addLayout(head);

  auto* views = new QSplitter(Qt::Vertical, main);
  views->setChildrenCollapsible(false);
  const auto part = [&](QLabel** title, ClipView** view, std::vector<PaneKind> panes) {
    auto* box = new QWidget(views);
    auto* inside = new QVBoxLayout(box);
    inside->setContentsMargins(0, 4, 0, 0);
    inside->setSpacing(4);
    *title = heading(box);
    inside->addWidget(*title);
    *view = new ClipView(box);
    (*view)->setPanes(panes);
    inside->addWidget(*view, 1);
    connect(*view, &ClipView::readoutChanged, this, [this](const QString& text) {
      m_readout->setText(text);
      Q_EMIT readout(text);
    });
  };
  part(&m_beforeTitle, &m_before, {PaneKind::Waveform, PaneKind::LogMel});
  part(&m_afterTitle, &m_after, {PaneKind::Waveform, PaneKind::LogMel});
  part(&m_differenceTitle, &m_difference, {PaneKind::LogMel});
  m_difference->setColourMap(false, ColourMap::Coolwarm);
  views->setSizes({300, 300, 190});
  column->addWidget(views, 1);
  m_readout = new QLabel(main);
  m_readout->setProperty("role", "muted");
  column->addWidget(m_readout);

  m_control = new PlayControl(m_context, m_before->axis(), this);
  connect(m_control, &PlayControl::failed, this, &Page::notice);
  auto* bar = new TransportBar(m_context, m_control, main);
  m_ab = new KeyButton(m_context.actions->action("clip.ab"), m_context.actions->keyText("clip.ab"),
                       KeyButton::Words::Shown, bar);
  bar->addWidget(m_ab);
  column->addWidget(bar);
  for (ClipView* view : {m_before, m_after, m_difference})
    connect(view, &ClipView::seekRequested, m_control, &PlayControl::seek);
  return main;
}

void AugmentPage::retranslate() {
  m_empty->setTexts(
      tr("No clip to change"),
      tr("Choose a clip on the Data page; here you hear and see what fades, gain and noise do to it."));
  m_goToData->setText(tr("Go to Data   %1").arg(m_context.actions->keyText("view.data")));
  m_chainTitle->setText(tr("Augmentation chain"));
  m_use->setText(tr("Use in training"));
  m_use->setIcon(themedIcon(QStringLiteral("train"), themeColours().onHighlight));
  m_export->setText(tr("Export WAV…"));
  m_export->setIcon(themedIcon(QStringLiteral("export")));
  m_beforeTitle->setText(tr("A · Original"));
  m_afterTitle->setText(tr("B · Augmented"));
  m_differenceTitle->setText(tr("Difference of the log-mels (B − A, dB)"));
  m_clipping->setText(tr("B reaches beyond full scale: it is cut there when played or exported."));
  showAb();
}

QWidget* AugmentPage::activate() { return m_after; }
Chain AugmentPage::chain() const { return m_editor->chain(); }
void AugmentPage::setChain(const Chain& chain) { m_editor->setChain(chain); }

void AugmentPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  showClip();
}

void AugmentPage::showClip() {
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
    return;
  }
  const QString path = document->absolutePath(*clip);
  if (path == m_path && m_audio) return;
  m_path = path;
  m_clipId = clip->id;
  m_title->setFullText(QFileInfo(path).fileName());
  if (auto audio = m_context.loader->audio(path))
    showAudio(std::move(audio));
  else
    showMessage(tr("Reading the sound…"));
}

void AugmentPage::showMessage(const QString& message) {
  m_audio = nullptr;
  m_result = {};
  m_preview->cancel();
  m_control->setAudio(nullptr);
  for (ClipView* view : {m_before, m_after, m_difference}) view->setAudio(nullptr, message);
  showAb();
}

void AugmentPage::showAudio(std::shared_ptr<const AudioClip> audio) {
  if (audio->frames() == 0) {
    showMessage(tr("This file holds no sound."));
    return;
  }
  m_audio = audio;
  m_result = {};
  m_before->setAudio(audio);
  m_after->setAudio(nullptr, tr("Computing…"));
  m_difference->setAudio(nullptr, tr("Computing…"));
  m_control->setAudio(audio);
  showAb();
  requestPreview();
}

void AugmentPage::requestPreview() {
  if (m_audio) m_wait->start();
}

void AugmentPage::showPreview(const AugmentResult& result) {
  if (result.before != m_audio) return;
  const bool first = !m_result.after;
  m_result = result;
  m_link->setHeld(true);  // a new signal resets an axis; what was being looked at comes back from that of A
  // Full scale for both, so that a gain is seen; a quiet clip would be a flat line there and gets its own
  // scale.
  const bool quiet = std::max(result.before->facts.peak, result.after->facts.peak) < kQuietPeak;
  m_before->setWaveformNormalised(quiet);
  m_after->setWaveformNormalised(quiet);
  m_after->setAudio(result.after);
  m_after->setFeature(PaneKind::LogMel, result.afterMel);
  if (first) m_difference->setAudio(result.before);
  m_difference->setFeature(PaneKind::LogMel, result.difference);
  m_before->setFeature(PaneKind::LogMel, result.beforeMel);
  m_link->setHeld(false);
  m_link->carryAll(m_before->axis());
  m_control->switchAudio(m_playsAugmented ? m_result.after : m_audio);
  showAb();
  Q_EMIT previewShown();
}

void AugmentPage::switchAb() {
  if (!m_audio || !m_result.after) return;
  m_playsAugmented = !m_playsAugmented;
  m_control->switchAudio(m_playsAugmented ? m_result.after : m_audio);
  showAb();
}

void AugmentPage::showAb() {
  m_ab->setWords(m_playsAugmented ? tr("Hearing B, augmented") : tr("Hearing A, original"));
  m_ab->setEnabled(m_result.after != nullptr);
  m_export->setEnabled(m_result.after != nullptr);
  m_clipping->setVisible(m_result.after && m_result.after->facts.peak > 1.0f);
}

void AugmentPage::askForWav() {
  if (!m_result.after) return;
  auto* dialog = new QFileDialog(this, tr("Export the augmented clip"),
                                 QFileInfo(m_path).completeBaseName() + QStringLiteral("-augmented.wav"),
                                 tr("WAV sound (*.wav)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("wav"));
  connect(dialog, &QFileDialog::fileSelected, this, &AugmentPage::exportWav);
  dialog->open();
}

void AugmentPage::exportWav(const QString& path) {
  if (!m_result.after) return;
  Job* job = m_context.jobs->start(
      tr("Export %1").arg(QFileInfo(path).fileName()),
      [path, audio = m_result.after](const JobContext&) { return writeWav(path.toStdString(), *audio); });
  connect(job, &Job::ended, this, [this, job, path](JobState state) {
    if (state == JobState::Finished) Q_EMIT notice(tr("Sound saved: %1").arg(path));
    if (state == JobState::Failed) Q_EMIT notice(job->error());
  });
}

void AugmentPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  Page::changeEvent(event);
}

Page* makeAugmentPage(const Context& context, QWidget* parent) { return new AugmentPage(context, parent); }

}  // namespace ullim
