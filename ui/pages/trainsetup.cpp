#include "ui/pages/trainsetup.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/base/parallel.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/pages/recipecard.h"
#include "ui/pages/splitcard.h"
#include "ui/pages/trainsettings.h"
#include "ui/pages/trainwords.h"
#include "ui/session.h"
#include "widgets/controls/probabilitybars.h"
#include "widgets/theme.h"
#include "widgets/view/workpool.h"

namespace ullim {
namespace {

constexpr int kSoonMs = 150;

QLabel* wrapped(QWidget* parent, const char* role = nullptr) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  if (role) label->setProperty("role", role);
  return label;
}

}  // namespace

TrainSetup::TrainSetup(const Context& context, QWidget* parent) : QWidget(parent), m_context(context) {
  m_column = new QVBoxLayout(this);
  m_column->setContentsMargins(0, 0, 8, 8);
  m_column->setSpacing(12);
  buildRecipe();
  buildData();
  m_split = new SplitCard(context, this);
  m_column->addWidget(m_split);
  buildSettings();
  m_column->addStretch(1);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kSoonMs);
  connect(&m_soon, &QTimer::timeout, this, &TrainSetup::gather);
  connect(context.document, &Document::opened, this, &TrainSetup::dataChanged);
  connect(context.document, &Document::closed, this, &TrainSetup::dataChanged);
  connect(context.document, &Document::changed, this, &TrainSetup::dataChanged);
  connect(context.document, &Document::factsChanged, this, &TrainSetup::dataChanged);  // near duplicates
  connect(context.session, &Session::trainingChainChanged, this, [this](const QString& chain) {
    m_chain->setText(chain);
    judge();
  });
  m_chain->setText(context.session->trainingChain());
  connect(m_split, &SplitCard::optionsChanged, this, &TrainSetup::plan);
  connect(m_split, &SplitCard::columnsChanged, this, &TrainSetup::dataChanged);
  connect(m_split, &SplitCard::consentChanged, this, &TrainSetup::judge);
  m_filter->setObjectName(QStringLiteral("trainFilter"));
  m_form->setDefaults(recipe().defaults);
  retranslate();
  gather();
}

TrainSetup::~TrainSetup() { m_stopGathering.request_stop(); }

QFrame* TrainSetup::card(QVBoxLayout** inside, QLabel** title) {
  auto* frame = new QFrame(this);
  frame->setProperty("role", "card");
  *inside = new QVBoxLayout(frame);
  (*inside)->setContentsMargins(16, 12, 16, 12);
  (*inside)->setSpacing(8);
  *title = new QLabel(frame);
  (*title)->setProperty("role", "title");
  (*inside)->addWidget(*title);
  m_column->addWidget(frame);
  return frame;
}

void TrainSetup::buildRecipe() {
  m_recipeCard = new RecipeCard(this);
  m_column->addWidget(m_recipeCard);
  connect(m_recipeCard, &RecipeCard::chosen, this, [this] {
    m_form->setDefaults(recipe().defaults);
    m_split->setValidationShare(recipe().validationSize);
    judge();
  });
  connect(m_recipeCard, &RecipeCard::notice, this, &TrainSetup::notice);
}

void TrainSetup::buildData() {
  QVBoxLayout* inside;
  QFrame* frame = card(&inside, &m_dataTitle);
  m_used = wrapped(frame);
  inside->addWidget(m_used);
  m_leftOut = wrapped(frame, "muted");
  inside->addWidget(m_leftOut);
  m_classes = new ProbabilityBars(frame);
  inside->addWidget(m_classes);
  m_filterName = new QLabel(frame);
  inside->addWidget(m_filterName);
  auto* line = new QHBoxLayout;
  m_filter = new QLineEdit(frame);
  m_filter->setClearButtonEnabled(true);
  m_filterName->setBuddy(m_filter);
  m_dataTitle->setBuddy(m_filter);
  line->addWidget(m_filter, 1);
  m_takeFilter = new QPushButton(frame);
  line->addWidget(m_takeFilter);
  inside->addLayout(line);
  m_filterProblem = wrapped(frame, "error");
  inside->addWidget(m_filterProblem);
  m_mappingName = wrapped(frame);
  inside->addWidget(m_mappingName);
  auto* through = new QHBoxLayout;
  m_mapping = new QLineEdit(frame);
  m_mapping->setObjectName(QStringLiteral("trainMapping"));
  m_mapping->setClearButtonEnabled(true);
  m_mappingName->setBuddy(m_mapping);
  through->addWidget(m_mapping, 1);
  m_chooseMapping = new QPushButton(frame);
  through->addWidget(m_chooseMapping);
  inside->addLayout(through);
  m_mappingProblem = wrapped(frame, "error");
  inside->addWidget(m_mappingProblem);
  connect(m_mapping, &QLineEdit::textChanged, this, &TrainSetup::dataChanged);
  m_chainName = wrapped(frame);
  inside->addWidget(m_chainName);
  m_chain = new QLineEdit(frame);
  m_chain->setClearButtonEnabled(true);
  m_chainName->setBuddy(m_chain);
  inside->addWidget(m_chain);
  m_chainProblem = wrapped(frame, "error");
  inside->addWidget(m_chainProblem);
  connect(m_filter, &QLineEdit::textChanged, this, &TrainSetup::dataChanged);
  connect(m_chain, &QLineEdit::textChanged, this, &TrainSetup::judge);
  connect(m_takeFilter, &QPushButton::clicked, this,
          [this] { m_filter->setText(m_context.session->filterText()); });
  connect(m_context.session, &Session::filterTextChanged, this,
          [this](const QString& text) { m_takeFilter->setEnabled(!text.isEmpty()); });
}

void TrainSetup::buildSettings() {
  QVBoxLayout* inside;
  card(&inside, &m_settingsTitle);
  m_form = new TrainSettingsForm(this);
  inside->addWidget(m_form);
  m_settingsTitle->setBuddy(m_form->findChild<QSpinBox*>(QStringLiteral("trainEpochs")));
  m_seed = m_form->findChild<QSpinBox*>(QStringLiteral("trainSeed"));
  // The split is drawn with the same seed as the weights.
  connect(m_seed, &QSpinBox::valueChanged, this, &TrainSetup::plan);
  connect(m_form, &TrainSettingsForm::changed, this, &TrainSetup::judge);
}

const Recipe& TrainSetup::recipe() const { return m_recipeCard->recipe(); }

TrainSettings TrainSetup::settings() const { return m_form->values(); }
QString TrainSetup::settingDifferences() const { return m_form->differences(); }

void TrainSetup::setSettings(const TrainSettings& s) { m_form->setValues(s); }

SplitOptions TrainSetup::splitOptions() const {
  SplitOptions o = m_split->options();
  o.seed = std::uint64_t(m_seed->value());
  return o;
}

void TrainSetup::setSplit(const SplitOptions& split) { m_split->setOptions(split); }

void TrainSetup::adopt(const RunRecord& run) {
  m_recipeCard->adopt(run.recipe);
  setSettings(run.settings);
  setSplit(run.splitOptions);
  m_chain->setText(QString::fromStdString(run.augment));
  m_mapping->setText(QString::fromStdString(run.classMapping));
}

std::optional<TrainRequest> TrainSetup::request(bool withClips) const {
  if (!m_problem.isEmpty() || !m_plan) return std::nullopt;
  TrainRequest r;
  if (withClips) r.clips = m_data->clips;
  r.classNames = m_data->classNames;
  r.classMapping = m_data->classMapping;
  r.recipe = recipe();
  r.settings = settings();
  r.split = splitOptions();
  r.allowLeaks = m_split->leaksAccepted() && !m_plan->leaks.empty();
  if (!m_chain->text().trimmed().isEmpty())
    if (auto chain = parseChain(m_chain->text().toStdString())) r.augment = std::move(*chain);
  r.augment.seed = r.settings.seed;
  r.projectName = m_context.document->displayName().toStdString();
  r.background = true;
  return r;
}

void TrainSetup::dataChanged() {
  m_stale = true;
  m_stopGathering.request_stop();  // what it finds would be of before
  ++m_gatherSerial;
  m_gathering = false;
  m_plan.reset();
  ++m_planSerial;
  judge();
  if (isVisible()) m_soon.start();
}

void TrainSetup::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_stale) gather();
}

std::shared_ptr<const TrainData> TrainSetup::freshData() {
  if (m_stale) gather();
  return m_gathering ? nullptr : m_data;
}

void TrainSetup::gather() {
  m_stale = false;
  m_stopGathering.request_stop();
  m_stopGathering = std::stop_source();
  m_plan.reset();
  ++m_planSerial;
  const int serial = ++m_gatherSerial;
  const Document* document = m_context.document;
  m_gathering = document->isOpen();
  m_asked = {.filter = m_filter->text().toStdString(),
             .mapping = m_mapping->text().trimmed().toStdString(),
             .stratify = m_split->stratifyBy(),
             .groupBy = m_split->groupBy(),
             .folder = document->folder().toStdString()};
  judge();
  if (!m_gathering) {
    Gathered nothing;
    nothing.whole = true;
    return gathered(nothing);
  }
  m_pool.start([self = QPointer<TrainSetup>(this), serial, ask = m_asked, data = &document->data(),
                gate = document->gate(), stop = m_stopGathering.get_token(),
                app = QCoreApplication::instance()] {
    const auto found = std::make_shared<Gathered>(gatherInChunks(*data, *gate, ask, stop));
    QMetaObject::invokeMethod(
        app,
        [self, serial, found] {
          if (self && serial == self->m_gatherSerial) self->gathered(*found);
        },
        Qt::QueuedConnection);
  });
}

void TrainSetup::gathered(Gathered& found) {
  if (!found.whole) return m_soon.start();  // clips came or went meanwhile
  m_gathering = false;
  m_split->offerColumns(found.columns);
  if (m_split->stratifyBy() != m_asked.stratify || m_split->groupBy() != m_asked.groupBy)
    return gather();  // a column is gone
  const auto old = std::exchange(m_data, std::make_shared<const TrainData>(std::move(found.data)));
  workPool()->start([old] {});  // 100 000 clips are not forgotten at once, either
  m_filterProblem->setVisible(found.filterError.has_value());
  if (found.filterError) m_filterProblem->setText(errorText(*found.filterError));
  m_mappingProblem->setVisible(found.mappingError.has_value());
  if (found.mappingError) m_mappingProblem->setText(errorText(*found.mappingError));
  showData();
  m_recipeCard->setClasses(int(m_data->classNames.size()));
  plan();
}

void TrainSetup::plan() {
  m_plan.reset();
  const int serial = ++m_planSerial;
  judge();
  if (m_gathering || m_stale) return;  // follows when the clips are known
  QPointer<TrainSetup> self(this);
  workPool()->start([self, serial, data = m_data, options = splitOptions()] {
    const auto made = std::make_shared<const TrainPlan>(planTraining(*data, options));
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, serial, made] {
          if (!self || serial != self->m_planSerial) return;
          self->m_plan = made;
          self->m_split->showPlan(*self->m_data, made);
          self->judge();
        },
        Qt::QueuedConnection);
  });
}

void TrainSetup::judge() {
  const QString chain = m_chain->text().trimmed();
  const auto parsed = chain.isEmpty() ? Result<Chain>(Chain{}) : parseChain(chain.toStdString());
  m_chainProblem->setVisible(!parsed);
  if (!parsed) m_chainProblem->setText(errorText(parsed.error()));
  m_problem.clear();
  m_onlyLeaks = false;
  if (!m_context.document->isOpen())
    m_problem = tr("Open a project first.");
  else if (!m_plan)
    m_problem = tr("Looking at the clips…");
  else if (m_plan->error)
    m_problem = errorText(*m_plan->error);
  else if (!m_recipeCard->problem().isEmpty())
    m_problem = tr("The recipe does not fit: %1").arg(m_recipeCard->problem());
  else if (!parsed)
    m_problem = tr("The augmentation chain is not understood.");
  else if ((m_onlyLeaks = !m_plan->leaks.empty() && !m_split->leaksAccepted()))
    m_problem = tr("The split leaks: split by group, or tick the box in the red frame.");
  Q_EMIT stateChanged();
}

void TrainSetup::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
