#include "ui/pages/dataclip.h"

#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>
#include <array>
#include <cmath>

#include "core/dataset/operations.h"
#include "core/view/longsound.h"
#include "ui/commands/actions.h"
#include "ui/commands/labelcontroller.h"
#include "ui/commands/labelkeys.h"
#include "ui/document.h"
#include "ui/jobs/clipfeed.h"
#include "ui/models/clipmodel.h"
#include "ui/pages/displaypanel.h"
#include "ui/playback/keybutton.h"
#include "ui/playback/playcontrol.h"
#include "ui/playback/player.h"
#include "ui/playback/playmenu.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/labelbar.h"
#include "widgets/theme.h"
#include "widgets/view/clipview.h"

namespace ullim {

namespace {

constexpr int kLeastHeight = 380;
constexpr std::array kAhead = {1, 2, 3, -1};  // neighbours made ready before they are asked for

constexpr std::array kPanes = {PaneKind::Waveform, PaneKind::LogMel, PaneKind::Stft};

FeatureOptions optionsFor(PaneKind pane) {
  FeatureOptions options;
  options.kind = featureOf(pane);
  options.db.refMax = !fixedReferenceFromSettings();
  return options;
}

}  // namespace

DataClip::DataClip(const Context& context, ClipModel* model, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(model) {
  makeControls();
  connectActions();
  setMinimumHeight(kLeastHeight);  // the flowing rows would ask for the height they have when very narrow

  m_feed = new ClipFeed(
      context.loader, m_view, [](PaneKind pane, SampleRate) { return optionsFor(pane); }, this);
  connect(m_feed, &ClipFeed::audioShown, this, &DataClip::soundShown);
  connect(context.session, &Session::currentClipChanged, this, &DataClip::showClip);
  connect(context.session, &Session::selectionChanged, this, &DataClip::refreshLabel);
  connect(context.session, &Session::queueChanged, this, &DataClip::refreshProgress);
  connect(context.session, &Session::queueChanged, this, &DataClip::refreshLabel);  // its number, while blind
  connect(context.session, &Session::blindChanged, this, &DataClip::refreshLabel);
  connect(context.document, &Document::opened, this, &DataClip::refreshLabel);
  connect(context.document, &Document::changed, this, [this](const Change&, bool structure) {
    if (structure) showClip();
    refreshLabel();
    refreshProgress();
  });
  connect(context.document, &Document::closed, this, &DataClip::showClip);
  m_control = new PlayControl(context, m_view->axis(), this);
  connect(m_control, &PlayControl::changed, this, [this] {
    m_play->setIcon(themedIcon(m_control->isPlaying() ? QStringLiteral("pause") : QStringLiteral("play")));
  });
  connect(m_control, &PlayControl::failed, this, &DataClip::notice);
  connect(m_view, &ClipView::seekRequested, m_control, &PlayControl::seek);
  connect(m_view, &ClipView::readoutChanged, this, &DataClip::readout);
  connect(m_labels, &LabelBar::labelChosen, this,
          [this](const QString& name) { m_context.labels->label(name, false); });
  connect(m_labels, &LabelBar::statusChosen, this,
          [this](ClipStatus status) { m_context.labels->setStatus(status); });
  connect(&Settings::instance(), &Settings::changed, this, &DataClip::applyPicture);
  applyPicture();
  retranslate();
  showClip();
}

void DataClip::makeControls() {
  m_name = new QLabel(this);
  m_name->setObjectName(QStringLiteral("clipName"));
  m_name->setTextInteractionFlags(Qt::NoTextInteraction);
  QFont strong = m_name->font();
  strong.setWeight(QFont::DemiBold);
  m_name->setFont(strong);
  m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_facts = new QLabel(this);
  m_facts->setProperty("role", QStringLiteral("muted"));

  m_view = new ClipView(this);
  m_view->setObjectName(QStringLiteral("dataClipView"));
  m_view->setCompact(true);
  m_view->setPanes({kPanes.begin(), kPanes.end()});
  m_view->setMinimumHeight(180);

  m_labels = new LabelBar(this);
  m_labels->setObjectName(QStringLiteral("labelBar"));
  showKeysOn(m_labels, m_context.actions);

  const auto button = [this](const char* action) {
    const Actions& actions = *m_context.actions;
    const QString id = QString::fromLatin1(action);
    return new KeyButton(actions.action(id), actions.keyText(id), KeyButton::Words::Shown, this);
  };
  m_play = button("clip.play");
  m_loop = button("clip.loop");
  m_previous = button("clip.previous");
  m_next = button("clip.next");
  const auto toggle = [this](const char* action) {
    auto* made = new QCheckBox(this);
    QAction* source = m_context.actions->action(QString::fromLatin1(action));
    made->setChecked(source->isChecked());
    made->setFocusPolicy(Qt::TabFocus);
    made->setMinimumHeight(m_play->sizeHint().height());  // in line with the buttons
    connect(made, &QCheckBox::toggled, source, &QAction::setChecked);
    connect(source, &QAction::toggled, made, &QCheckBox::setChecked);
    return made;
  };
  auto* more = new PlayMenu(m_context, this);
  m_autoplay = toggle("clip.autoplay");
  m_advance = toggle("clip.autoAdvance");

  m_notes = new QLineEdit(this);
  m_notes->setObjectName(QStringLiteral("clipNotes"));
  m_notes->setClearButtonEnabled(true);
  connect(m_notes, &QLineEdit::editingFinished, this, [this] {
    const Clip* clip = presentClip();
    if (!clip || QString::fromStdString(clip->notes) == m_notes->text()) return;
    if (auto change = setNotes(m_context.document->data(), clip->id, m_notes->text().toStdString()))
      m_context.document->commit(std::move(*change));
  });
  m_progress = new QLabel(this);
  m_progress->setObjectName(QStringLiteral("progress"));
  m_progress->setProperty("role", QStringLiteral("muted"));

  auto* head = new QHBoxLayout;
  head->addWidget(m_name, 1);
  head->addWidget(m_facts);
  auto* transport = new FlowLayout(nullptr, 4);  // goes on in a second line when docks take the width
  for (QWidget* each :
       std::initializer_list<QWidget*>{m_play, m_loop, m_previous, m_next, more, m_autoplay, m_advance})
    transport->addWidget(each);
  auto* foot = new QHBoxLayout;
  foot->addWidget(m_notes, 1);
  foot->addWidget(m_progress);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addLayout(head);
  column->addWidget(m_view, 1);
  column->addLayout(transport);
  column->addWidget(m_labels);
  column->addLayout(foot);
}

void DataClip::connectActions() {
  Actions& actions = *m_context.actions;
  const auto on = [&](const char* id, auto call) { actions.onPage(QString::fromLatin1(id), this, call); };
  on("view.colourMap", [] { stepColourMapSetting(1); });
  on("view.colourMapBack", [] { stepColourMapSetting(-1); });
  on("view.frequencyScale", [] { nextFrequencyScaleSetting(); });
}

const Clip* DataClip::presentClip() const {
  return m_context.document->data().find(m_context.session->currentClip().toStdString());
}

QString DataClip::presentPath() const {
  const Clip* clip = presentClip();
  return clip ? m_context.document->absolutePath(*clip) : QString();
}

void DataClip::showClip() {
  const QString path = presentPath();
  refreshLabel();
  refreshProgress();
  if (path == m_path && (m_feed->audio() || m_feed->longSound() || path.isEmpty())) return;
  const bool another = path != m_path;
  m_path = path;
  if (another)
    m_playWhenReady = !m_quiet && isVisible() && Settings::instance().value(setting::autoplay).toBool();
  if (another) m_control->setAudio(nullptr);
  if (path.isEmpty()) return m_feed->clear(tr("Choose a clip in the table."));
  if (const Clip* clip = presentClip(); clip && !clip->error.empty())
    return m_feed->clear(QString::fromStdString(clip->error));
  m_feed->show(path);
}

void DataClip::soundShown() {
  if (const auto sound = m_feed->longSound())
    m_control->setFile({m_path.toStdString(), sound->info().rate, sound->info().frames});
  else
    m_control->setAudio(m_feed->audio());
  if (m_playWhenReady && isVisible()) m_context.player->play({});
  m_playWhenReady = false;
  QMetaObject::invokeMethod(this, &DataClip::prefetch, Qt::QueuedConnection);
}

void DataClip::prefetch() {
  for (const int step : kAhead) {
    const Clip* clip = m_context.document->data().find(m_context.session->neighbour(step).toStdString());
    if (clip && clip->error.empty()) m_feed->prefetch(m_context.document->absolutePath(*clip));
  }
}

void DataClip::refreshLabel() {
  const Clip* clip = presentClip();
  m_labels->setClasses(m_context.document->data().classes);
  const Session& session = *m_context.session;
  m_labels->setCurrent(clip && !session.blind() ? QString::fromStdString(clip->label) : QString(),
                       clip ? clip->status : ClipStatus::New, clip != nullptr);
  const QString name = clip ? QFileInfo(QString::fromStdString(clip->file)).fileName() : QString();
  const QString shown = clip ? session.shownName(session.currentClip(), name) : QString();
  m_name->setText(session.blind() && clip ? tr("%1 · labels hidden").arg(shown) : shown);
  m_name->setToolTip(clip && shown == name ? QString::fromStdString(clip->file) : QString());
  const int several = int(session.selection().size());
  if (several > 1) {
    m_facts->setText(tr("%n clips selected", nullptr, several));
  } else if (clip && clip->sampleRate > 0) {
    m_facts->setText(tr("%1 · %2").arg(durationText(clip->durationS), rateText(clip->sampleRate)));
  } else {
    m_facts->clear();
  }
  if (!m_notes->hasFocus()) m_notes->setText(clip ? QString::fromStdString(clip->notes) : QString());
  m_notes->setEnabled(clip != nullptr);
}

void DataClip::refreshProgress() {
  const int total = m_model->rowCount(), done = m_model->doneCount();
  QString text = tr("%1 of %2 done").arg(QLocale().toString(done), QLocale().toString(total));
  if (const double pace = m_context.labels->perMinute(); pace > 0 && total > done) {
    const int minutes = std::max(1, int(std::lround((total - done) / pace)));
    text = tr("%1 · %2 a minute · %n min left", nullptr, minutes)
               .arg(text, QLocale().toString(std::lround(pace)));
  }
  m_progress->setText(text);
}

void DataClip::applyPicture() {
  m_view->setDisplay(displayFromSettings());
  m_feed->refresh();
}

void DataClip::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_feed->wake();
  showClip();
}

void DataClip::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_feed->rest();
}

void DataClip::retranslate() {
  const Actions& actions = *m_context.actions;
  m_play->setWords(tr("Play"));
  m_loop->setWords(tr("Loop"));
  m_previous->setWords(tr("Back"));
  m_next->setWords(tr("Next"));
  m_autoplay->setText(tr("Autoplay"));
  m_autoplay->setToolTip(actions.action(QStringLiteral("clip.autoplay"))->toolTip());
  m_advance->setText(tr("Advance"));
  m_advance->setToolTip(actions.action(QStringLiteral("clip.autoAdvance"))->toolTip());
  m_notes->setPlaceholderText(tr("Notes on this clip"));
  m_notes->setAccessibleName(tr("Notes"));
  refreshLabel();
  refreshProgress();
}

void DataClip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
