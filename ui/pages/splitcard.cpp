#include "ui/pages/splitcard.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <cmath>
#include <map>

#include "core/dataset/groupcolumns.h"
#include "ui/commands/actions.h"
#include "ui/document.h"
#include "widgets/theme.h"

// What the card does; what it says is in splitcardview.cpp.
namespace ullim {
namespace {

constexpr int kMostStrata = 50;  // values of a column that parts are made even in
static_assert(kMostStrata < kManyValues);
constexpr int kDefaultValidation = 10;  // per cent
constexpr int kLitMs = 1500;

QLabel* wrapped(QWidget* parent, const char* role = nullptr) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  if (role) label->setProperty("role", role);
  return label;
}

}  // namespace

SplitCard::SplitCard(const Context& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_groupColumns({QStringLiteral("group")}) {
  setProperty("role", "card");
  build();
  showFields();
  retranslate();
}

QLabel* SplitCard::row(QFormLayout* form, QWidget* field) {
  auto* name = new QLabel(this);
  name->setBuddy(field);
  form->addRow(name, field);
  return name;
}

QSpinBox* SplitCard::spin(int low, int high, int value, const char* name) {
  auto* s = new QSpinBox(this);
  s->setObjectName(QLatin1String(name));
  s->setRange(low, high);
  s->setValue(value);
  s->setKeyboardTracking(false);
  connect(s, &QSpinBox::valueChanged, this, &SplitCard::changed);
  return s;
}

void SplitCard::build() {
  auto* inside = new QVBoxLayout(this);
  inside->setContentsMargins(16, 12, 16, 12);
  inside->setSpacing(8);
  m_title = new QLabel(this);
  m_title->setProperty("role", "title");
  inside->addWidget(m_title);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(12);
  m_kind = new QComboBox(this);
  m_kind->setObjectName(QStringLiteral("trainSplitKind"));
  m_kind->addItems({QString(), QString(), QString(), QString()});
  m_kindName = row(form, m_kind);
  m_title->setBuddy(m_kind);
  m_folds = spin(2, 20, 5, "trainFolds");
  m_foldsName = row(form, m_folds);
  m_repeats = spin(2, 100, 3, "trainRepeats");
  m_repeatsName = row(form, m_repeats);
  m_testPart = spin(1, 90, 20, "trainTestPart");
  m_testName = row(form, m_testPart);
  m_validation = new QComboBox(this);
  m_validation->setObjectName(QStringLiteral("trainValidationKind"));
  m_validation->addItems({QString(), QString(), QString()});
  m_validationName = row(form, m_validation);
  m_validationPart = spin(1, 50, kDefaultValidation, "trainValidationPart");
  m_validationPartName = row(form, m_validationPart);
  m_stratify = new QComboBox(this);
  m_stratify->setObjectName(QStringLiteral("trainStratify"));
  m_stratify->addItem(QString(), QString());
  m_stratifyName = row(form, m_stratify);
  m_groupBy = new QPushButton(this);
  m_groupBy->setObjectName(QStringLiteral("trainGroupBy"));
  m_groupMenu = new QMenu(m_groupBy);
  m_groupBy->setMenu(m_groupMenu);
  m_groupByName = row(form, m_groupBy);
  inside->addLayout(form);
  m_byGroup = new QCheckBox(this);
  m_byGroup->setObjectName(QStringLiteral("trainByGroup"));
  m_byGroup->setChecked(true);
  inside->addWidget(m_byGroup);
  m_words = wrapped(this);
  inside->addWidget(m_words);
  m_sides = new QTableWidget(this);
  prepareTable(m_sides, kTableRow);
  m_sides->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_sides->setSelectionMode(QAbstractItemView::NoSelection);
  m_sides->setFocusPolicy(Qt::NoFocus);
  m_sides->setTextElideMode(Qt::ElideMiddle);
  m_sides->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  inside->addWidget(m_sides);
  m_sidesHint = wrapped(this, "muted");
  inside->addWidget(m_sidesHint);
  m_warnings = wrapped(this, "muted");
  inside->addWidget(m_warnings);
  buildLeaks(inside);
  m_luck = new QPushButton(this);
  m_luck->setObjectName(QStringLiteral("trainLuck"));
  inside->addWidget(m_luck, 0, Qt::AlignLeft);
  connect(m_luck, &QPushButton::clicked, m_context.actions->action(QStringLiteral("train.luck")),
          &QAction::trigger);
  connect(m_kind, &QComboBox::currentIndexChanged, this, &SplitCard::changed);
  connect(m_validation, &QComboBox::currentIndexChanged, this, &SplitCard::changed);
  connect(m_byGroup, &QCheckBox::toggled, this, &SplitCard::changed);
  connect(m_stratify, &QComboBox::activated, this, &SplitCard::columnsChanged);
}

void SplitCard::buildLeaks(QVBoxLayout* inside) {
  m_leakBox = new QFrame(this);
  m_leakBox->setObjectName(QStringLiteral("leakBox"));
  auto* leak = new QVBoxLayout(m_leakBox);
  leak->setContentsMargins(12, 8, 12, 8);
  m_leak = wrapped(m_leakBox, "error");
  leak->addWidget(m_leak);
  m_leakList = new QWidget(m_leakBox);
  m_leakRows = new QVBoxLayout(m_leakList);
  m_leakRows->setContentsMargins(0, 0, 0, 0);
  m_leakRows->setSpacing(4);
  leak->addWidget(m_leakList);
  m_leakAccepted = new QCheckBox(m_leakBox);
  m_leakAccepted->setObjectName(QStringLiteral("leakConsent"));
  leak->addWidget(m_leakAccepted);
  inside->addWidget(m_leakBox);
  m_leakBox->hide();
  connect(m_leakAccepted, &QCheckBox::toggled, this, [this](bool on) {
    m_consented = on && m_plan ? m_plan->leaks : std::vector<std::string>();
    Q_EMIT consentChanged();
  });
}

SplitOptions SplitCard::options() const {
  SplitOptions o;
  const int kind = m_kind->currentIndex();
  o.folds = kind == Folds || kind == RepeatedFolds ? m_folds->value() : 0;
  o.repeats = kind == RepeatedFolds ? m_repeats->value() : 1;
  o.leaveOneGroupOut = kind == LeaveOneOut;
  o.testSize = m_testPart->value() / 100.0;
  o.validationSize = m_validation->currentIndex() == None ? 0 : m_validationPart->value() / 100.0;
  o.validationByGroup = m_validation->currentIndex() != ByClip;
  o.byGroup = m_byGroup->isChecked() || o.leaveOneGroupOut;
  o.stratifyBy = stratifyBy();
  o.groupBy = groupBy();
  return o;
}

void SplitCard::setOptions(const SplitOptions& split) {
  m_filling = true;
  const bool folds = split.folds >= 2;
  m_kind->setCurrentIndex(split.leaveOneGroupOut ? LeaveOneOut
                          : !folds               ? HoldOut
                          : split.repeats > 1    ? RepeatedFolds
                                                 : Folds);
  if (folds) m_folds->setValue(split.folds);
  if (split.repeats > 1) m_repeats->setValue(split.repeats);
  m_testPart->setValue(int(std::lround(split.testSize * 100)));
  setValidationShare(split.validationSize);
  if (split.validationSize > 0) m_validation->setCurrentIndex(split.validationByGroup ? ByGroup : ByClip);
  m_byGroup->setChecked(split.byGroup);
  if (split.groupBy != "none") {  // "none": the groups stay known, for the linter
    m_groupColumns.clear();
    if (split.groupBy.empty()) m_groupColumns << QStringLiteral("group");  // older runs knew no other
    for (const std::string& name : groupColumnNames(split.groupBy))
      m_groupColumns << QString::fromStdString(name);
  }
  // A column may not be known yet: offerColumns() decides.
  const QString stratify = QString::fromStdString(split.stratifyBy);
  if (!stratify.isEmpty() && m_stratify->findData(stratify) < 0) offerStratum(stratify);
  m_stratify->setCurrentIndex(std::max(0, m_stratify->findData(stratify)));
  showGroupBy();
  m_filling = false;
  showFields();
  Q_EMIT columnsChanged();
}

void SplitCard::setValidationShare(double share) {
  const int percent = int(std::lround(share * 100));
  if (percent <= 0) {
    m_validation->setCurrentIndex(None);
  } else {
    if (m_validation->currentIndex() == None) m_validation->setCurrentIndex(ByGroup);
    m_validationPart->setValue(percent);
  }
}

std::string SplitCard::groupBy() const { return m_groupColumns.join(QLatin1Char(',')).toStdString(); }
std::string SplitCard::stratifyBy() const { return m_stratify->currentData().toString().toStdString(); }
bool SplitCard::leaksAccepted() const { return m_leakAccepted->isChecked(); }
QWidget* SplitCard::leakBox() const { return m_leakBox; }

void SplitCard::goToLeaks() {
  if (m_leakBox->isHidden()) return;
  m_leakAccepted->setFocus(Qt::ShortcutFocusReason);
  drawLeakBox(true);
  QTimer::singleShot(kLitMs, this, [this] { drawLeakBox(false); });
}

void SplitCard::changed() {
  if (m_filling) return;
  showFields();
  Q_EMIT optionsChanged();
}

void SplitCard::showFields() {
  const int kind = m_kind->currentIndex();
  const auto show = [](QWidget* name, QWidget* field, bool visible) {
    name->setVisible(visible);
    field->setVisible(visible);
  };
  show(m_foldsName, m_folds, kind == Folds || kind == RepeatedFolds);
  show(m_repeatsName, m_repeats, kind == RepeatedFolds);
  show(m_testName, m_testPart, kind == HoldOut);
  show(m_validationPartName, m_validationPart, m_validation->currentIndex() != None);
  m_byGroup->setVisible(kind != LeaveOneOut);  // it keeps groups apart by what it is
}

void SplitCard::offerStratum(const QString& column) {
  m_stratify->addItem(tr("the classes and %1").arg(column), column);
}

/// Parts can be even in columns of few values; clips can belong together by any column that says more than
/// one thing.
void SplitCard::offerColumns(const std::map<std::string, int>& columns) {
  const QVariant chosen = m_stratify->currentData();
  const QSignalBlocker quiet(m_stratify);
  while (m_stratify->count() > 1) m_stratify->removeItem(1);
  m_groupMenu->clear();
  QStringList known{QStringLiteral("group")};
  for (const auto& [name, different] : columns) {
    if (different < 2) continue;
    const QString text = QString::fromStdString(name);
    if (!known.contains(text)) known << text;
    if (different <= kMostStrata) offerStratum(text);
  }
  m_stratify->setCurrentIndex(std::max(0, m_stratify->findData(chosen)));
  m_stratify->setEnabled(m_stratify->count() > 1);
  m_groupColumns.removeIf(
      [&](const QString& name) { return !known.contains(name) && !meansGroup(name.toStdString()); });
  if (m_groupColumns.isEmpty()) m_groupColumns = {QStringLiteral("group")};
  for (const QString& name : known) {
    QAction* action = m_groupMenu->addAction(name == QLatin1String("group") ? tr("the clips' groups") : name);
    action->setData(name);
    action->setCheckable(true);
    action->setChecked(m_groupColumns.contains(name));
    connect(action, &QAction::toggled, this, [this, name](bool on) {
      m_groupColumns.removeAll(name);
      if (on) m_groupColumns << name;
      if (m_groupColumns.isEmpty()) m_groupColumns = {QStringLiteral("group")};
      showGroupBy();
      Q_EMIT columnsChanged();
    });
  }
  m_groupBy->setEnabled(known.size() > 1);
  showGroupBy();
}

void SplitCard::showPlan(const TrainData& clips, std::shared_ptr<const TrainPlan> plan) {
  m_data = {};  // its words need the names and counts alone, not every clip
  m_data.classNames = clips.classNames;
  m_data.groups = clips.groups;
  m_plan = std::move(plan);
  // Consent is to these leaks, not to whatever comes.
  if (m_plan && m_plan->leaks != m_consented) m_leakAccepted->setChecked(false);
  retranslate();
}

void SplitCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QFrame::changeEvent(event);
}

}  // namespace ullim
