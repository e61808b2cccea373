#include "ui/pages/predictdock.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/cliploader.h"
#include "ui/pages/predictrun.h"
#include "ui/pages/resultparts.h"
#include "ui/pages/runlist.h"
#include "ui/pages/trainplan.h"
#include "ui/playback/player.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/probabilitybars.h"
#include "widgets/theme.h"
#include "widgets/view/clipview.h"

namespace ullim {
namespace {

QStringList soundsIn(const QMimeData* mime) {
  QStringList files;
  for (const QUrl& url : mime->urls())
    if (url.isLocalFile() && looksLikeAudio(url.toLocalFile().toStdString())) files << url.toLocalFile();
  return files;
}

}  // namespace

struct PredictDock::Impl {
  Impl(PredictDock* dock, const Context& c) : q(dock), context(c) {}
  PredictDock* q;
  Context context;
  RunList* runs = nullptr;
  Player* player = nullptr;
  PredictRun* predictor = nullptr;
  std::vector<Prediction> predictions;  // as the table's rows; label empty: not yet
  QString ownModel;                     // chosen by hand
  std::shared_ptr<const AudioClip> audio;
  QString path;  // of the file shown

  QLabel *modelName = nullptr, *problem = nullptr, *answer = nullptr;
  QComboBox* model = nullptr;
  QToolButton* chooseModel = nullptr;
  QPushButton *open = nullptr, *again = nullptr, *play = nullptr, *emptyOpen = nullptr;
  QStackedWidget* stack = nullptr;
  EmptyState* empty = nullptr;
  QTableWidget* table = nullptr;
  ProbabilityBars* bars = nullptr;
  ClipView* view = nullptr;

  static FeatureOptions melOptions() {
    FeatureOptions o;
    o.kind = FeatureKind::LogMel;
    o.stft.nFft = 1024;
    o.stft.hopLength = 256;
    o.mel.nMels = 64;
    return o;
  }

  void build() {
    auto* body = new QWidget(q);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    auto* modelRow = new QHBoxLayout;
    modelName = new QLabel(body);
    model = new QComboBox(body);
    model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    model->setMinimumContentsLength(12);
    modelName->setBuddy(model);
    chooseModel = new QToolButton(body);
    modelRow->addWidget(modelName);
    modelRow->addWidget(model, 1);
    modelRow->addWidget(chooseModel);
    column->addLayout(modelRow);
    problem = new QLabel(body);
    problem->setProperty("role", "error");
    problem->setWordWrap(true);
    problem->hide();
    column->addWidget(problem);

    stack = new QStackedWidget(body);
    empty = new EmptyState(QStringLiteral("predict"), {}, {}, body);
    emptyOpen = empty->addButton({}, QStringLiteral("folder"));
    stack->addWidget(empty);
    auto* parts = new QSplitter(Qt::Vertical, body);
    parts->setChildrenCollapsible(false);
    auto* list = new QWidget(parts);
    auto* listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(8);
    table = new QTableWidget(0, 3, list);
    prepareTable(table);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    listColumn->addWidget(table, 1);
    auto* buttons = new QHBoxLayout;
    open = new QPushButton(list);
    again = new QPushButton(list);
    buttons->addWidget(open);
    buttons->addWidget(again);
    buttons->addStretch(1);
    listColumn->addLayout(buttons);
    parts->addWidget(list);

    auto* detail = new QWidget(parts);
    auto* detailColumn = new QVBoxLayout(detail);
    detailColumn->setContentsMargins(0, 8, 0, 0);
    detailColumn->setSpacing(8);
    auto* head = new QHBoxLayout;
    answer = new QLabel(detail);
    answer->setProperty("role", "title");
    answer->setTextFormat(Qt::PlainText);
    answer->setWordWrap(true);
    play = new QPushButton(detail);
    head->addWidget(answer, 1);
    head->addWidget(play);
    detailColumn->addLayout(head);
    bars = new ProbabilityBars(detail);
    detailColumn->addWidget(bars);
    view = new ClipView(detail);
    view->setPanes({PaneKind::Waveform, PaneKind::LogMel});
    view->setCompact(true);
    detailColumn->addWidget(view, 1);
    parts->addWidget(detail);
    parts->setSizes({180, 380});
    stack->addWidget(parts);
    column->addWidget(stack, 1);
    q->setWidget(body);
  }

  void connectAll() {
    QObject::connect(open, &QPushButton::clicked, q, &PredictDock::openFiles);
    QObject::connect(emptyOpen, &QPushButton::clicked, q, &PredictDock::openFiles);
    QObject::connect(chooseModel, &QToolButton::clicked, q, &PredictDock::chooseModel);
    QObject::connect(again, &QPushButton::clicked, q, [this] { run(files()); });
    QObject::connect(model, &QComboBox::activated, q, [this] {
      if (!predictions.empty()) run(files());
    });
    QObject::connect(table, &QTableWidget::currentCellChanged, q, [this] { showCurrent(); });
    QObject::connect(runs, &RunList::changed, q, [this] { showModels(); });
    QObject::connect(context.session, &Session::runChanged, q, [this] { runs->reload(); });
    const auto project = [this] {
      runs->setFolder(context.document->isOpen() ? runsFolderOf(context.document->path()) : QString());
      showModels();
    };
    QObject::connect(context.document, &Document::opened, q, project);
    QObject::connect(context.document, &Document::closed, q, project);
    QObject::connect(play, &QPushButton::clicked, q, [this] {
      if (player->isPlaying()) {
        player->pause();
        return;
      }
      player->setVolume(Settings::instance().value(setting::volume).toDouble());
      player->setOutputDevice(Settings::instance().value(setting::outputDevice).toByteArray());
      player->play({});
    });
    QObject::connect(player, &Player::stateChanged, q, [this] { showPlay(); });
    QObject::connect(player, &Player::positionChanged, q,
                     [this](SamplePos pos) { view->axis()->setCursor(pos); });
    QObject::connect(player, &Player::failed, q, [this](const QString& text) { showProblem(text); });
    QObject::connect(view, &ClipView::seekRequested, player, &Player::seek);
    QObject::connect(context.loader, &ClipLoader::audioReady, q,
                     [this](const QString& file, std::shared_ptr<const AudioClip> clip) {
                       if (file == path && !audio) showAudio(std::move(clip));
                     });
    QObject::connect(context.loader, &ClipLoader::longReady, q, [this](const QString& file) {
      if (file == path && !audio)
        view->setAudio(nullptr, PredictDock::tr("This sound is too long to be shown here."));
    });
    QObject::connect(context.loader, &ClipLoader::audioFailed, q,
                     [this](const QString& file, const Error& error) {
                       if (file == path && !audio) view->setAudio(nullptr, errorText(error));
                     });
    QObject::connect(
        context.loader, &ClipLoader::featureReady, q,
        [this](const QString& file, const FeatureOptions& options, std::shared_ptr<const Feature> feature) {
          if (file == path && audio && options == melOptions())
            view->setFeature(PaneKind::LogMel, std::move(feature));
        });
    QObject::connect(predictor, &PredictRun::answered, q,
                     [this](const std::vector<Prediction>& answers) { take(answers); });
    QObject::connect(predictor, &PredictRun::failed, q, [this](const QString& error) { showProblem(error); });
    project();
  }

  QStringList files() const {
    QStringList out;
    for (const Prediction& p : predictions) out << QString::fromStdString(p.file);
    return out;
  }

  void showProblem(const QString& text) {
    problem->setText(text);
    problem->setVisible(!text.isEmpty());
  }

  /// Newest run first; a model chosen by hand stays in the list.
  void showModels() {
    const QString kept = model->currentData().toString();
    model->clear();
    for (const RunPtr& run : runs->runs())
      model->addItem(PredictDock::tr("%1 · balanced %2 %", "run name · balanced accuracy")
                         .arg(runName(*run), QLocale().toString(run->metrics.balancedAccuracy * 100, 'f', 1)),
                     QString::fromStdString(run->folder));
    if (!ownModel.isEmpty()) model->addItem(QFileInfo(ownModel).fileName(), ownModel);
    const int at = model->findData(kept);
    model->setCurrentIndex(model->count() == 0 ? -1 : std::max(0, at));
    model->setEnabled(model->count() > 0);
    model->setPlaceholderText(PredictDock::tr("no model yet: train one, or choose a file"));
  }

  void run(const QStringList& wanted) {
    if (wanted.isEmpty()) return;
    predictions.clear();
    for (const QString& file : wanted) predictions.push_back({file.toStdString(), {}, {}, {}});
    stack->setCurrentIndex(1);
    const QString modelPath = model->currentData().toString();
    showProblem(
        modelPath.isEmpty()
            ? PredictDock::tr("There is no model yet: train one on the Train page, or choose a model file.")
            : QString());
    fillTable();
    if (!modelPath.isEmpty()) predictor->start(wanted, modelPath);
  }

  void take(const std::vector<Prediction>& answers) {
    for (const Prediction& a : answers) {
      // The files are answered in order; a file named twice has two rows.
      const auto row = std::find_if(predictions.begin(), predictions.end(), [&](const Prediction& p) {
        return p.file == a.file && p.label.empty() && p.error.empty();
      });
      if (row == predictions.end()) continue;
      *row = a;
      fillRow(int(row - predictions.begin()));
    }
    showCurrent();
  }

  void fillTable() {
    {
      const QSignalBlocker blocker(table);
      table->setRowCount(int(predictions.size()));
      for (int row = 0; row < int(predictions.size()); ++row) fillRow(row);
      table->setCurrentCell(0, 0);
    }
    showCurrent();
  }

  void fillRow(int row) {
    const Prediction& p = predictions[std::size_t(row)];
    auto* name = new QTableWidgetItem(QFileInfo(QString::fromStdString(p.file)).fileName());
    name->setToolTip(QString::fromStdString(p.file));
    table->setItem(row, 0, name);
    const bool known = !p.probabilities.empty();
    table->setItem(row, 1,
                   new QTableWidgetItem(known              ? QString::fromStdString(p.label)
                                        : !p.error.empty() ? PredictDock::tr("cannot be read")
                                                           : PredictDock::tr("…")));
    auto* share = new QTableWidgetItem(
        known
            ? PredictDock::tr("%1 %").arg(QLocale().toString(
                  100.0 * double(*std::max_element(p.probabilities.begin(), p.probabilities.end())), 'f', 1))
            : QString());
    share->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->setItem(row, 2, share);
  }

  void showCurrent() {
    const int row = table->currentRow();
    if (row < 0 || row >= int(predictions.size())) return;
    const Prediction& p = predictions[std::size_t(row)];
    const std::vector<std::string>& classNames = predictor->classNames();
    std::vector<ProbabilityBars::Bar> list;
    const Dataset* data = context.document->isOpen() ? &context.document->data() : nullptr;
    for (std::size_t i = 0; i < p.probabilities.size() && i < classNames.size(); ++i) {
      const LabelClass* c = data ? data->findClass(classNames[i]) : nullptr;
      list.push_back({QString::fromStdString(classNames[i]),
                      QColor(QString::fromStdString(c ? c->colour : defaultClassColour(int(i)))),
                      double(p.probabilities[i])});
    }
    bars->setVisible(!list.empty());
    bars->setBars(std::move(list));
    answer->setText(!p.error.empty() ? QString::fromStdString(p.error)
                    : p.label.empty()
                        ? QFileInfo(QString::fromStdString(p.file)).fileName()
                        : PredictDock::tr("Most likely: %1").arg(QString::fromStdString(p.label)));
    const QString file = QString::fromStdString(p.file);
    if (file == path && audio) return;
    path = file;
    audio = nullptr;
    player->setSource(nullptr);
    view->setAudio(nullptr, PredictDock::tr("Reading the sound…"));
    if (auto clip = context.loader->audio(path)) showAudio(std::move(clip));
    showPlay();
  }

  void showAudio(std::shared_ptr<const AudioClip> clip) {
    if (clip->frames() == 0) {
      view->setAudio(nullptr, PredictDock::tr("This file holds no sound."));
      return;
    }
    audio = clip;
    view->setAudio(clip);
    player->setSource(clip);
    if (auto feature = context.loader->feature(path, melOptions()))
      view->setFeature(PaneKind::LogMel, std::move(feature));
    showPlay();
  }

  void showPlay() {
    play->setEnabled(audio != nullptr);
    play->setText(player->isPlaying() ? PredictDock::tr("Pause") : PredictDock::tr("Play"));
    play->setIcon(themedIcon(player->isPlaying() ? QStringLiteral("pause") : QStringLiteral("play")));
  }

  void retranslate() {
    q->setWindowTitle(PredictDock::tr("Predict"));
    modelName->setText(PredictDock::tr("Model"));
    chooseModel->setText(PredictDock::tr("Choose…"));
    chooseModel->setToolTip(PredictDock::tr("Another model file (model.safetensors)"));
    empty->setTexts(
        PredictDock::tr("What would the network say?"),
        PredictDock::tr(
            "Drop sound files here, or open them. Each is given the probability of every class."));
    emptyOpen->setText(PredictDock::tr("Open sound files…"));
    open->setText(PredictDock::tr("Open sound files…"));
    open->setIcon(themedIcon(QStringLiteral("folder")));
    again->setText(PredictDock::tr("Again"));
    again->setToolTip(PredictDock::tr("Asks the chosen model about the same files"));
    table->setHorizontalHeaderLabels(
        {PredictDock::tr("File"), PredictDock::tr("Most likely"), PredictDock::tr("Probability")});
    showModels();
    for (int row = 0; row < int(predictions.size()); ++row) fillRow(row);
    showCurrent();
    showPlay();
  }
};

PredictDock::PredictDock(const Context& context, QWidget* parent)
    : QDockWidget(parent), d(std::make_unique<Impl>(this, context)) {
  setObjectName(QStringLiteral("predictDock"));
  setAcceptDrops(true);
  d->runs = new RunList(this);
  d->player = new Player(this);
  d->predictor = new PredictRun(context.jobs, this);
  d->build();
  d->retranslate();
  d->connectAll();
}

PredictDock::~PredictDock() = default;

void PredictDock::predict(const QStringList& files) {
  show();
  raise();
  d->run(files);
}

void PredictDock::openFiles() {
  auto* dialog =
      new QFileDialog(this, tr("Sound files to predict"), QString(),
                      tr("Sounds (*.wav *.flac *.ogg *.mp3 *.aiff *.aif *.opus *.au);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, &PredictDock::predict);
  dialog->open();
}

void PredictDock::chooseModel() {
  auto* dialog = new QFileDialog(this, tr("Model file"),
                                 d->context.document->isOpen() ? d->context.document->folder() : QString(),
                                 tr("Models (*.safetensors)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    d->ownModel = path;
    d->showModels();
    d->model->setCurrentIndex(d->model->findData(path));
    if (!d->predictions.empty()) d->run(d->files());
  });
  dialog->open();
}

void PredictDock::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) d->retranslate();
  QDockWidget::changeEvent(event);
}

void PredictDock::dragEnterEvent(QDragEnterEvent* event) {
  if (!soundsIn(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void PredictDock::dropEvent(QDropEvent* event) {
  const QStringList files = soundsIn(event->mimeData());
  if (files.isEmpty()) return;
  event->acceptProposedAction();
  predict(files);
}

}  // namespace ullim
