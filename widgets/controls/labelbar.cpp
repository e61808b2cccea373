#include "widgets/controls/labelbar.h"

#include <QEvent>
#include <QFrame>
#include <array>

#include "widgets/controls/choicebutton.h"
#include "widgets/controls/flowlayout.h"

namespace ullim {
namespace {
constexpr int kDigitKeys = 10;

struct StatusChoice {
  ClipStatus status;
  const char* icon;
};
constexpr std::array<StatusChoice, 3> kStatuses{
    {{ClipStatus::Verified, "verify"}, {ClipStatus::Unsure, "unsure"}, {ClipStatus::Excluded, "exclude"}}};
}  // namespace

struct LabelBar::Impl {
  LabelBar* q;
  FlowLayout* flow;
  std::vector<LabelClass> classes;
  std::vector<ChoiceButton*> labels;
  std::array<ChoiceButton*, 3> statuses{};
  QString label;
  ClipStatus status = ClipStatus::New;
  bool enabled = false;
  QStringList classKeys{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"};
  QStringList statusKeys{"V", "U", "X"};

  QString keyOf(const LabelClass& one) const {
    return one.position >= 0 && one.position < kDigitKeys ? classKeys.value(one.position) : QString();
  }
  void show();
  void setTexts();
};

LabelBar::LabelBar(QWidget* parent) : QWidget(parent), d(std::make_unique<Impl>()) {
  d->q = this;
  d->flow = new FlowLayout(this);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  for (std::size_t i = 0; i < kStatuses.size(); ++i) {
    auto* button = new ChoiceButton(this);
    button->setIconName(QString::fromLatin1(kStatuses[i].icon));
    button->setObjectName(QStringLiteral("status-") + QString::fromLatin1(statusName(kStatuses[i].status)));
    connect(button, &QAbstractButton::clicked, this, [this, status = kStatuses[i].status] {
      Q_EMIT statusChosen(d->status == status ? ClipStatus::New : status);
    });
    d->flow->addWidget(button);
    d->statuses[i] = button;
  }
  d->setTexts();
  d->show();
}

LabelBar::~LabelBar() = default;

void LabelBar::setClasses(const std::vector<LabelClass>& classes) {
  if (classes == d->classes && !d->labels.empty()) return;
  d->classes = classes;
  for (ChoiceButton* button : d->labels) {
    d->flow->removeWidget(button);
    button->hide();
    button->deleteLater();
  }
  d->labels.clear();
  for (ChoiceButton* button : d->statuses) d->flow->removeWidget(button);
  for (const LabelClass& one : classes) {
    auto* button = new ChoiceButton(this);
    const QString name = QString::fromStdString(one.name);
    button->setText(name);
    button->setColour(QColor(QString::fromStdString(one.colour)));
    button->setObjectName(QStringLiteral("label-") + name);
    connect(button, &QAbstractButton::clicked, this, [this, name] { Q_EMIT labelChosen(name); });
    d->flow->addWidget(button);
    button->show();
    d->labels.push_back(button);
  }
  for (ChoiceButton* button : d->statuses) d->flow->addWidget(button);
  d->setTexts();
  d->show();
  updateGeometry();
}

void LabelBar::setKeyTexts(const QStringList& classes, const QStringList& statuses) {
  d->classKeys = classes;
  d->statusKeys = statuses;
  d->setTexts();
  updateGeometry();
}

void LabelBar::setCurrent(const QString& label, ClipStatus status, bool enabled) {
  d->label = label;
  d->status = status;
  d->enabled = enabled;
  d->show();
}

void LabelBar::Impl::show() {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i]->setEnabled(enabled);
    labels[i]->setChecked(enabled && QString::fromStdString(classes[i].name) == label);
  }
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    statuses[i]->setEnabled(enabled);
    statuses[i]->setChecked(enabled && kStatuses[i].status == status);
  }
}

void LabelBar::Impl::setTexts() {
  const std::array texts{LabelBar::tr("Verified"), LabelBar::tr("Unsure"), LabelBar::tr("Excluded")};
  const std::array tips{LabelBar::tr("The label is right: verify and go on"),
                        LabelBar::tr("Not sure about the label"),
                        LabelBar::tr("Leave this clip out of training and counts")};
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    statuses[i]->setText(texts[i]);
    const QString key = statusKeys.value(qsizetype(i));
    statuses[i]->setKeyText(key);
    statuses[i]->setToolTip(
        key.isEmpty() ? tips[i]
                      : LabelBar::tr("%1 (%2)", "what a button does, then its key").arg(tips[i], key));
    statuses[i]->updateGeometry();
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const QString name = QString::fromStdString(classes[i].name);
    const QString key = keyOf(classes[i]);
    labels[i]->setKeyText(key);
    labels[i]->setToolTip(key.isEmpty() ? LabelBar::tr("Label as %1").arg(name)
                                        : LabelBar::tr("Label as %1 (%2)").arg(name, key));
    labels[i]->setAccessibleName(labels[i]->toolTip());
  }
}

void LabelBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) d->setTexts();
  QWidget::changeEvent(event);
}

}  // namespace ullim
