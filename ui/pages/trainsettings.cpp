#include "ui/pages/trainsettings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>
#include <limits>

#include "widgets/theme.h"

namespace ullim {
namespace {

using S = TrainSettings;
enum class Kind { Whole, Real, Tick, Choice };

const char* const kGroups[] = {
    QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Optimiser"),
    QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Stopping and checkpoints"),
    QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Imbalance and regularisation"),
    QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Augmented copies and evaluation"),
    QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Inputs"),
    QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Machine"),
};
constexpr int kGroupCount = 6;

struct Field {
  int group;
  Kind kind;
  const char *id, *name, *tip;
  double low, high;
  int decimals;
  const char* off;  // what the lowest value means; nullptr: itself
  std::vector<const char*> choices;
  double (*get)(const S&);
  void (*set)(S&, double);
};

int optimizerIndex(const S& s) { return s.optimizer == "adamw" ? 1 : s.optimizer == "sgd" ? 2 : 0; }

// clang-format off
#define WHOLE(member) [](const S& s) { return double(s.member); }, [](S& s, double v) { s.member = int(v); }
#define REAL(member) [](const S& s) { return s.member; }, [](S& s, double v) { s.member = v; }
#define TICK(member) [](const S& s) { return s.member ? 1.0 : 0.0; }, [](S& s, double v) { s.member = v > 0; }
const std::vector<Field>& fields() {
  constexpr double kMost = std::numeric_limits<int>::max();
  static const std::vector<Field> all = {
    {0, Kind::Whole, "trainEpochs", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Epochs"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "How often every training clip is seen"), 1, 100000, 0, nullptr, {}, WHOLE(epochs)},
    {0, Kind::Whole, "trainBatch", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Batch size"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Clips in one step"), 1, 65536, 0, nullptr, {}, WHOLE(batchSize)},
    {0, Kind::Real, "trainRate", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Learning rate"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "The highest one, where the schedule changes it"), 0.000001, 10, 6, nullptr, {}, REAL(learningRate)},
    {0, Kind::Choice, "trainOptimizer", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Optimiser"), "", 0, 0, 0, nullptr, {QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Adam"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "AdamW"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "SGD")},
     [](const S& s) { return double(optimizerIndex(s)); },
     [](S& s, double v) { s.optimizer = v == 1 ? "adamw" : v == 2 ? "sgd" : "adam"; }},
    {0, Kind::Choice, "trainSchedule", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Schedule"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "How the learning rate changes"), 0, 0, 0, nullptr,
     {QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "constant"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "one cycle: up, then down"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "cosine: down to 0"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "steps: a tenth after each third"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "plateau: a tenth when nothing improves")},
     [](const S& s) { return double(int(s.schedule)); }, [](S& s, double v) { s.schedule = Schedule(int(v)); }},
    {0, Kind::Real, "trainWarmUp", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Warm-up"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Share of the steps in which one cycle goes up"), 0, 0.95, 2, nullptr, {}, REAL(warmUp)},
    {0, Kind::Real, "trainMomentum", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Momentum"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Of SGD"), 0, 0.9999, 4, nullptr, {}, REAL(momentum)},
    {0, Kind::Real, "trainDecay", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Weight decay"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "AdamW takes it from the weights themselves; Adam and SGD add it to the loss (L2)"), 0, 10, 6, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "off"), {}, REAL(weightDecay)},
    {0, Kind::Choice, "trainInit", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "First weights"), "", 0, 0, 0, nullptr, {QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Glorot, as Keras"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "as PyTorch")},
     [](const S& s) { return double(int(s.init)); }, [](S& s, double v) { s.init = Init(int(v)); }},
    {1, Kind::Whole, "trainPatience", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Patience"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Stops early when the validation loss has not improved for so many epochs"), 0, 100000, 0, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "off"), {}, WHOLE(patience)},
    {1, Kind::Real, "trainMinDelta", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Least improvement"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "An epoch is better when its loss is lower by more than this"), 0, 100, 5, nullptr, {}, REAL(minDelta)},
    {1, Kind::Tick, "trainRestore", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Keep the weights of the best epoch"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Otherwise those of the last"), 0, 1, 0, nullptr, {}, TICK(restoreBest)},
    {1, Kind::Whole, "trainKeep", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Epochs kept"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "So many of the best epochs are kept as model files"), 1, 1000, 0, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "only the best"), {}, WHOLE(keepCheckpoints)},
    {2, Kind::Tick, "trainWeights", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Weight classes by how rare they are"), "", 0, 1, 0, nullptr, {}, TICK(classWeights)},
    {2, Kind::Real, "trainFocal", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Focal gamma"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Clips that are right already count less"), 0, 10, 2, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "off"), {}, REAL(focalGamma)},
    {2, Kind::Real, "trainSmooth", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Label smoothing"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "This share of each label is spread over all classes"), 0, 0.5, 3, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "off"), {}, REAL(labelSmoothing)},
    {2, Kind::Real, "trainMixup", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Mixup"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Mixes pairs of clips; alpha of the beta distribution. Off in the last tenth of the epochs"), 0, 10, 2, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "off"), {}, REAL(mixup)},
    {2, Kind::Whole, "trainMasks", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "SpecAugment masks"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "So many bands of frequency and of time are blanked in each picture"), 0, 20, 0, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "off"), {}, WHOLE(specMasks)},
    {2, Kind::Real, "trainShift", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Time shift"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Pictures are rolled by up to this share of their width"), 0, 0.5, 3, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "off"), {}, REAL(timeShift)},
    {2, Kind::Real, "trainWarp", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Frequency warp"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "The frequency axis is stretched by up to this share, as voices differ"), 0, 0.5, 3, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "off"), {}, REAL(melWarp)},
    {3, Kind::Whole, "trainCopies", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Augmented copies"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Of each training clip, when there is an augmentation chain"), 1, 100, 0, nullptr, {}, WHOLE(copies)},
    {3, Kind::Choice, "trainViews", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Test views"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Five: predictions are the mean over shifted and stretched pictures as well"), 0, 0, 0, nullptr, {QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "one: the clip as it is"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "five, averaged")},
     [](const S& s) { return s.testViews == 5 ? 1.0 : 0.0; }, [](S& s, double v) { s.testViews = v > 0 ? 5 : 1; }},
    {4, Kind::Choice, "trainScaling", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Scaling"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "What is done to pictures first; learnt from the training part alone"), 0, 0, 0, nullptr,
     {QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "none"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "0 to 1"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "standardised, one for all"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "standardised row by row"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "standardised pixel by pixel")},
     [](const S& s) { return double(int(s.scaling)); }, [](S& s, double v) { s.scaling = Scaling(int(v)); }},
    {5, Kind::Whole, "trainSeed", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Seed"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Same seed, same threads, same machine: same result"), 0, kMost, 0, nullptr, {},
     [](const S& s) { return double(s.seed & std::uint64_t(std::numeric_limits<int>::max())); }, [](S& s, double v) { s.seed = std::uint64_t(v); }},
    {5, Kind::Whole, "trainThreads", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Threads of a fold"), "", 0, 1024, 0, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "automatic"), {}, WHOLE(threads)},
    {5, Kind::Whole, "trainFoldsAtOnce", QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Folds at once"), QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "Automatic: as many as cores allow, at most 4"), 0, 64, 0, QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", "automatic"), {}, WHOLE(foldsAtOnce)},
  };
  return all;
}
#undef WHOLE
#undef REAL
#undef TICK
// clang-format on

}  // namespace

TrainSettingsForm::~TrainSettingsForm() = default;

TrainSettingsForm::TrainSettingsForm(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  for (int g = 0; g < kGroupCount; ++g) {
    Group group;
    group.head = new QToolButton(this);
    group.head->setObjectName(QStringLiteral("trainGroup%1").arg(g));
    group.head->setCheckable(true);
    group.head->setAutoRaise(true);
    group.head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    group.head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    group.body = new QWidget(this);
    group.form = new QFormLayout(group.body);
    group.form->setContentsMargins(20, 0, 0, 8);
    group.form->setHorizontalSpacing(12);
    column->addWidget(group.head);
    column->addWidget(group.body);
    const auto fold = [head = group.head, body = group.body](bool open) {
      body->setVisible(open);
      head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    };
    connect(group.head, &QToolButton::toggled, this, fold);
    fold(false);
    m_groups.push_back(group);
  }
  for (int i = 0; i < int(fields().size()); ++i) {
    const Field& f = fields()[std::size_t(i)];
    Row row;
    row.field = i;
    const auto touched = [this] {
      if (m_filling) return;
      mark();
      Q_EMIT changed();
    };
    if (f.kind == Kind::Whole) {
      auto* spin = new QSpinBox(this);
      spin->setRange(int(f.low), int(f.high));
      spin->setKeyboardTracking(false);
      connect(spin, &QSpinBox::valueChanged, this, touched);
      row.editor = spin;
    } else if (f.kind == Kind::Real) {
      auto* spin = new QDoubleSpinBox(this);
      spin->setDecimals(f.decimals);
      spin->setRange(f.low, f.high);
      spin->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
      spin->setKeyboardTracking(false);
      connect(spin, &QDoubleSpinBox::valueChanged, this, touched);
      row.editor = spin;
    } else if (f.kind == Kind::Tick) {
      auto* box = new QCheckBox(this);
      connect(box, &QCheckBox::toggled, this, touched);
      row.editor = box;
    } else {
      auto* box = new QComboBox(this);
      for (std::size_t c = 0; c < f.choices.size(); ++c) box->addItem(QString());
      box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
      box->setMinimumContentsLength(16);
      connect(box, &QComboBox::currentIndexChanged, this, touched);
      row.editor = box;
    }
    row.editor->setObjectName(QLatin1String(f.id));
    row.name = new QLabel(this);
    row.name->setBuddy(row.editor);
    row.reset = new QToolButton(this);
    row.reset->setAutoRaise(true);
    row.reset->setText(QStringLiteral("↺"));
    QSizePolicy stays = row.reset->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    row.reset->setSizePolicy(stays);
    connect(row.reset, &QToolButton::clicked, this,
            [this, row] { show(row, fields()[std::size_t(row.field)].get(m_defaults)); });
    auto* line = new QHBoxLayout;
    line->addWidget(row.editor, 1);
    line->addWidget(row.reset);
    QFormLayout* form = m_groups[std::size_t(f.group)].form;
    if (f.kind == Kind::Tick) {
      row.name->hide();
      form->addRow(line);
    } else {
      form->addRow(row.name, line);
    }
    m_rows.push_back(row);
  }
  m_scalingWarning = new QLabel(this);
  m_scalingWarning->setWordWrap(true);
  m_scalingWarning->setProperty("role", "error");
  m_groups[4].form->addRow(m_scalingWarning);
  m_resetAll = new QToolButton(this);
  m_resetAll->setAutoRaise(true);
  column->addWidget(m_resetAll);
  connect(m_resetAll, &QToolButton::clicked, this, [this] {
    setValues(m_defaults);
    Q_EMIT changed();
  });
  m_groups[0].head->setChecked(true);
  orderTabs();
  retranslate();
  mark();
}

/// From top to bottom: each group's head, then its fields. They were made in another order.
void TrainSettingsForm::orderTabs() {
  QWidget* last = nullptr;
  const auto next = [&](QWidget* widget) {
    if (last) setTabOrder(last, widget);
    last = widget;
  };
  for (int g = 0; g < kGroupCount; ++g) {
    next(m_groups[std::size_t(g)].head);
    for (const Row& row : m_rows) {
      if (fields()[std::size_t(row.field)].group != g) continue;
      next(row.editor);
      next(row.reset);
    }
  }
  next(m_resetAll);
}

double TrainSettingsForm::shown(const Row& row) const {
  switch (fields()[std::size_t(row.field)].kind) {
    case Kind::Whole:
      return static_cast<QSpinBox*>(row.editor)->value();
    case Kind::Real:
      return static_cast<QDoubleSpinBox*>(row.editor)->value();
    case Kind::Tick:
      return static_cast<QCheckBox*>(row.editor)->isChecked() ? 1 : 0;
    case Kind::Choice:
      return static_cast<QComboBox*>(row.editor)->currentIndex();
  }
  return 0;
}

void TrainSettingsForm::show(const Row& row, double value) {
  switch (fields()[std::size_t(row.field)].kind) {
    case Kind::Whole:
      static_cast<QSpinBox*>(row.editor)->setValue(int(value));
      break;
    case Kind::Real:
      static_cast<QDoubleSpinBox*>(row.editor)->setValue(value);
      break;
    case Kind::Tick:
      static_cast<QCheckBox*>(row.editor)->setChecked(value > 0);
      break;
    case Kind::Choice:
      static_cast<QComboBox*>(row.editor)->setCurrentIndex(int(value));
      break;
  }
}

void TrainSettingsForm::setDefaults(const TrainSettings& defaults) {
  m_defaults = defaults;
  setValues(defaults);
}

void TrainSettingsForm::setValues(const TrainSettings& settings) {
  m_kept = settings;
  m_filling = true;
  for (const Row& row : m_rows) show(row, fields()[std::size_t(row.field)].get(settings));
  m_filling = false;
  mark();
}

TrainSettings TrainSettingsForm::values() const {
  TrainSettings s = m_kept;
  for (const Row& row : m_rows) {
    const Field& f = fields()[std::size_t(row.field)];
    // A number that the field rounds stays as it was given while nobody changes it.
    const double was = f.get(m_kept), now = shown(row);
    if (std::abs(was - now) > 0.6 * std::pow(10.0, -f.decimals) || f.decimals == 0) f.set(s, now);
  }
  return s;
}

QString TrainSettingsForm::differences() const {
  QStringList parts;
  const TrainSettings now = values();
  for (const Row& row : m_rows) {
    const Field& f = fields()[std::size_t(row.field)];
    const double value = f.get(now);
    if (value == f.get(m_defaults)) continue;
    const QString name = tr(f.name);
    const auto* box = qobject_cast<QComboBox*>(row.editor);
    parts << (f.kind == Kind::Tick ? (value > 0 ? name : tr("not: %1").arg(name))
              : box                ? tr("%1 %2", "setting, value").arg(name, box->currentText())
                    : tr("%1 %2", "setting, value").arg(name, QLocale().toString(value, 'g', 6)));
  }
  return parts.join(QStringLiteral(", "));
}

/// Fields that differ are bold with a button that sets them back; so is the head of a folded group.
void TrainSettingsForm::mark() {
  std::vector<int> differing(kGroupCount, 0);
  const TrainSettings now = values();
  const auto strong = [](QWidget* widget, bool on) {
    QFont font = widget->font();
    font.setBold(on);
    widget->setFont(font);
  };
  for (const Row& row : m_rows) {
    const Field& f = fields()[std::size_t(row.field)];
    const bool differs = f.get(now) != f.get(m_defaults);
    differing[std::size_t(f.group)] += differs ? 1 : 0;
    strong(f.kind == Kind::Tick ? row.editor : row.name, differs);
    row.reset->setVisible(differs);
  }
  int all = 0;
  for (int g = 0; g < kGroupCount; ++g) {
    const int n = differing[std::size_t(g)];
    all += n;
    const QString name = tr(kGroups[g]);
    m_groups[std::size_t(g)].head->setText(n > 0 ? tr("%1 (%2 changed)").arg(name).arg(n) : name);
  }
  m_resetAll->setVisible(all > 0);
  const bool unit = now.scaling == Scaling::Unit, none = now.scaling == Scaling::None;
  m_scalingWarning->setVisible(unit || none);
  m_scalingWarning->setText(
      unit ? tr("Inputs of 0 to 1 are not standardised: ReLUs often die within 100 steps, and every clip "
                "gets the same answer. Choose a standardised scaling unless this is to be shown.")
           : tr("Inputs stay in dB, far from 0: training is slow or stands still. Choose a standardised "
                "scaling unless this is to be shown."));
  for (const Row& row : m_rows) {
    const QByteArray id = fields()[std::size_t(row.field)].id;
    const bool idle = (id == "trainMomentum" && now.optimizer != "sgd") ||
                      (id == "trainWarmUp" && now.schedule != Schedule::OneCycle);
    row.editor->setEnabled(!idle);
  }
}

void TrainSettingsForm::retranslate() {
  m_filling = true;
  for (const Row& row : m_rows) {
    const Field& f = fields()[std::size_t(row.field)];
    row.name->setText(tr(f.name));
    row.editor->setToolTip(*f.tip ? tr(f.tip) : QString());
    row.name->setToolTip(row.editor->toolTip());
    row.reset->setToolTip(tr("Back to the recipe's value"));
    row.reset->setAccessibleName(tr("%1: back to the recipe's value").arg(tr(f.name)));
    if (auto* box = qobject_cast<QCheckBox*>(row.editor)) box->setText(tr(f.name));
    if (auto* spin = qobject_cast<QAbstractSpinBox*>(row.editor))
      spin->setSpecialValueText(f.off ? tr(f.off) : QString());
    if (auto* box = qobject_cast<QComboBox*>(row.editor))
      for (std::size_t c = 0; c < f.choices.size(); ++c) box->setItemText(int(c), tr(f.choices[c]));
  }
  m_filling = false;
  m_resetAll->setText(tr("All back to the recipe's values"));
  mark();
}

void TrainSettingsForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
