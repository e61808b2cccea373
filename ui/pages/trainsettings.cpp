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
#define T(text) QT_TRANSLATE_NOOP("ullim::TrainSettingsForm", text)
const std::vector<Field>& fields() {
  constexpr double kMost = std::numeric_limits<int>::max();
  static const std::vector<Field> all = {
    {0, Kind::Whole, "trainEpochs", T("Epochs"), T("How often every training clip is seen"), 1, 100000, 0, nullptr, {}, WHOLE(epochs)},
    {0, Kind::Whole, "trainBatch", T("Batch size"), T("Clips in one step"), 1, 65536, 0, nullptr, {}, WHOLE(batchSize)},
    {0, Kind::Real, "trainRate", T("Learning rate"), T("The highest one, where the schedule changes it"), 0.000001, 10, 6, nullptr, {}, REAL(learningRate)},
    {0, Kind::Choice, "trainOptimizer", T("Optimiser"), "", 0, 0, 0, nullptr, {T("Adam"), T("AdamW"), T("SGD")},
     [](const S& s) { return double(optimizerIndex(s)); },
     [](S& s, double v) { s.optimizer = v == 1 ? "adamw" : v == 2 ? "sgd" : "adam"; }},
    {0, Kind::Choice, "trainSchedule", T("Schedule"), T("How the learning rate changes"), 0, 0, 0, nullptr,
     {T("constant"), T("one cycle: up, then down"), T("cosine: down to 0"), T("steps: a tenth after each third"), T("plateau: a tenth when nothing improves")},
     [](const S& s) { return double(int(s.schedule)); }, [](S& s, double v) { s.schedule = Schedule(int(v)); }},
    {0, Kind::Real, "trainWarmUp", T("Warm-up"), T("Share of the steps in which one cycle goes up"), 0, 0.95, 2, nullptr, {}, REAL(warmUp)},
    {0, Kind::Real, "trainMomentum", T("Momentum"), T("Of SGD"), 0, 0.9999, 4, nullptr, {}, REAL(momentum)},
    {0, Kind::Real, "trainDecay", T("Weight decay"), T("AdamW takes it from the weights themselves; Adam and SGD add it to the loss (L2)"), 0, 10, 6, T("off"), {}, REAL(weightDecay)},
    {0, Kind::Choice, "trainInit", T("First weights"), "", 0, 0, 0, nullptr, {T("Glorot, as Keras"), T("as PyTorch")},
     [](const S& s) { return double(int(s.init)); }, [](S& s, double v) { s.init = Init(int(v)); }},
    {1, Kind::Whole, "trainPatience", T("Patience"), T("Stops early when the validation loss has not improved for so many epochs"), 0, 100000, 0, T("off"), {}, WHOLE(patience)},
    {1, Kind::Real, "trainMinDelta", T("Least improvement"), T("An epoch is better when its loss is lower by more than this"), 0, 100, 5, nullptr, {}, REAL(minDelta)},
    {1, Kind::Tick, "trainRestore", T("Keep the weights of the best epoch"), T("Otherwise those of the last"), 0, 1, 0, nullptr, {}, TICK(restoreBest)},
    {1, Kind::Whole, "trainKeep", T("Epochs kept"), T("So many of the best epochs are kept as model files"), 1, 1000, 0, T("only the best"), {}, WHOLE(keepCheckpoints)},
    {2, Kind::Tick, "trainWeights", T("Weight classes by how rare they are"), "", 0, 1, 0, nullptr, {}, TICK(classWeights)},
    {2, Kind::Real, "trainFocal", T("Focal gamma"), T("Clips that are right already count less"), 0, 10, 2, T("off"), {}, REAL(focalGamma)},
    {2, Kind::Real, "trainSmooth", T("Label smoothing"), T("This share of each label is spread over all classes"), 0, 0.5, 3, T("off"), {}, REAL(labelSmoothing)},
    {2, Kind::Real, "trainMixup", T("Mixup"), T("Mixes pairs of clips; alpha of the beta distribution. Off in the last tenth of the epochs"), 0, 10, 2, T("off"), {}, REAL(mixup)},
    {2, Kind::Whole, "trainMasks", T("SpecAugment masks"), T("So many bands of frequency and of time are blanked in each picture"), 0, 20, 0, T("off"), {}, WHOLE(specMasks)},
    {2, Kind::Real, "trainShift", T("Time shift"), T("Pictures are rolled by up to this share of their width"), 0, 0.5, 3, T("off"), {}, REAL(timeShift)},
    {2, Kind::Real, "trainWarp", T("Frequency warp"), T("The frequency axis is stretched by up to this share, as voices differ"), 0, 0.5, 3, T("off"), {}, REAL(melWarp)},
    {3, Kind::Whole, "trainCopies", T("Augmented copies"), T("Of each training clip, when there is an augmentation chain"), 1, 100, 0, nullptr, {}, WHOLE(copies)},
    {3, Kind::Choice, "trainViews", T("Test views"), T("Five: predictions are the mean over shifted and stretched pictures as well"), 0, 0, 0, nullptr, {T("one: the clip as it is"), T("five, averaged")},
     [](const S& s) { return s.testViews == 5 ? 1.0 : 0.0; }, [](S& s, double v) { s.testViews = v > 0 ? 5 : 1; }},
    {4, Kind::Choice, "trainScaling", T("Scaling"), T("What is done to pictures first; learnt from the training part alone"), 0, 0, 0, nullptr,
     {T("none"), T("0 to 1"), T("standardised, one for all"), T("standardised row by row"), T("standardised pixel by pixel")},
     [](const S& s) { return double(int(s.scaling)); }, [](S& s, double v) { s.scaling = Scaling(int(v)); }},
    {5, Kind::Whole, "trainSeed", T("Seed"), T("Same seed, same threads, same machine: same result"), 0, kMost, 0, nullptr, {},
     [](const S& s) { return double(s.seed & std::uint64_t(std::numeric_limits<int>::max())); }, [](S& s, double v) { s.seed = std::uint64_t(v); }},
    {5, Kind::Whole, "trainThreads", T("Threads of a fold"), "", 0, 1024, 0, T("automatic"), {}, WHOLE(threads)},
    {5, Kind::Whole, "trainFoldsAtOnce", T("Folds at once"), T("Automatic: as many as cores allow, at most 4"), 0, 64, 0, T("automatic"), {}, WHOLE(foldsAtOnce)},
  };
  return all;
}
#undef WHOLE
#undef REAL
#undef TICK
#undef T
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
  retranslate();
  mark();
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
