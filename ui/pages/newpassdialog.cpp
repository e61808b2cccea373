#include "ui/pages/newpassdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/document.h"
#include "ui/session.h"

namespace ullim {

namespace {

enum From { AllClips, ListedClips };
constexpr int kSample = 50, kMostClips = 1000000, kRepeatPercent = 10, kDistance = 10, kMostDistance = 1000;

QSpinBox* spin(QWidget* parent, int low, int high, int value) {
  auto* made = new QSpinBox(parent);
  made->setRange(low, high);
  made->setValue(value);
  return made;
}

}  // namespace

NewPassDialog::NewPassDialog(const Context& context, QWidget* parent) : QDialog(parent), m_context(context) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("newPass"));
  setWindowTitle(tr("New blind pass"));
  m_annotator = new QLineEdit(context.document->annotator(), this);
  m_annotator->setObjectName(QStringLiteral("passAnnotator"));
  m_from = new QComboBox(this);
  m_from->addItem(tr("All clips of the project"));
  m_from->addItem(tr("The clips listed now"));
  const int clips = int(context.document->data().clips.size());
  m_sample = spin(this, 1, kMostClips, std::clamp(clips, 1, kSample));
  m_sample->setObjectName(QStringLiteral("passSample"));
  m_sample->setSuffix(tr(" clips"));
  m_repeats = spin(this, 0, 100, kRepeatPercent);
  m_repeats->setObjectName(QStringLiteral("passRepeats"));
  m_repeats->setSuffix(tr(" % come back"));
  m_distance = spin(this, 1, kMostDistance, kDistance);
  m_distance->setObjectName(QStringLiteral("passDistance"));
  m_distance->setSuffix(tr(" clips between"));
  // Another sample each time; written down with the pass, so that it can be drawn again.
  m_seed = spin(this, 0, 999999, int(QRandomGenerator::global()->bounded(1000)));
  m_strata = new QCheckBox(tr("Each class has its share"), this);
  m_strata->setChecked(true);
  m_start = new QCheckBox(tr("Start at once"), this);
  m_start->setChecked(true);
  m_words = new QLabel(this);
  m_words->setWordWrap(true);
  m_words->setTextFormat(Qt::PlainText);
  m_words->setProperty("role", QStringLiteral("muted"));
  m_words->setMinimumWidth(380);
  m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* make = new QPushButton(tr("Make the pass"), this);
  make->setProperty("role", QStringLiteral("primary"));  // before the box gives it its look
  make->setDefault(true);
  m_buttons->addButton(make, QDialogButtonBox::AcceptRole);

  auto* form = new QFormLayout;
  form->addRow(tr("Annotator"), m_annotator);
  form->addRow(tr("Draw from"), m_from);
  form->addRow(tr("Sample"), m_sample);
  form->addRow(QString(), m_strata);
  form->addRow(tr("Check on yourself"), m_repeats);
  form->addRow(QString(), m_distance);
  form->addRow(tr("Seed"), m_seed);
  form->addRow(QString(), m_start);
  auto* column = new QVBoxLayout(this);
  column->addLayout(form);
  column->addWidget(m_words);
  column->addWidget(m_buttons);
  connect(m_buttons, &QDialogButtonBox::accepted, this, &NewPassDialog::make);
  connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(context.document, &Document::closed, this, &QDialog::reject);
  connect(m_annotator, &QLineEdit::textChanged, this, &NewPassDialog::refresh);
  connect(m_from, &QComboBox::currentIndexChanged, this, &NewPassDialog::refresh);
  for (QSpinBox* box : {m_sample, m_repeats, m_distance})
    connect(box, &QSpinBox::valueChanged, this, &NewPassDialog::refresh);
  m_sample->setFocus();
  m_sample->selectAll();
  refresh();
}

/// As far as the clips go; those that are excluded or cannot be read are found out when the pass is made.
int NewPassDialog::sample() const {
  const auto there = m_from->currentIndex() == ListedClips
                         ? m_context.session->queue().size()
                         : qsizetype(m_context.document->data().clips.size());
  return int(std::min(qsizetype(m_sample->value()), there));
}

int NewPassDialog::returns() const { return int(std::lround(sample() * m_repeats->value() / 100.0)); }

/// A small sample has no room for many clips between.
int NewPassDialog::distance() const { return std::clamp(sample() - returns(), 1, m_distance->value()); }

void NewPassDialog::refresh() {
  const int again = returns();
  QString text = tr("You hear %1 clips, labels and file names hidden.").arg(sample() + again);
  if (again > 0)
    text +=
        QLatin1Char(' ') +
        tr("%1 of them are clips you have heard before in this pass, not announced: they tell how far you "
           "agree with yourself.")
            .arg(again) +
        QLatin1Char(' ') + tr("At least %1 others lie between.").arg(distance());
  text += QLatin1Char(' ') + tr("Your verdicts are kept beside the labels; no label changes.");
  m_words->setText(text);
  for (QAbstractButton* button : m_buttons->buttons())
    if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
      button->setEnabled(!m_annotator->text().trimmed().isEmpty());
}

std::vector<std::string> NewPassDialog::candidates() const {
  const auto& clips = m_context.document->data().clips;
  std::vector<std::string> out;
  if (m_from->currentIndex() == ListedClips) {
    for (const int at : m_context.session->queue().clips()) out.push_back(clips[std::size_t(at)].id);
    return out;
  }
  out.reserve(clips.size());
  for (const auto& clip : clips) out.push_back(clip.id);
  return out;
}

void NewPassDialog::make() {
  PassPlan plan;
  plan.annotator = m_annotator->text().trimmed().toStdString();
  plan.sample = std::max(1, sample());
  plan.repeats = m_repeats->value() / 100.0;
  plan.distance = distance();
  plan.stratified = m_strata->isChecked();
  plan.seed = std::uint64_t(m_seed->value());
  auto change = makePass(m_context.document->data(), candidates(), plan, newId, nowMs());
  if (!change) {
    m_words->setText(QString::fromStdString(change.error().detail));
    return;
  }
  const QString id = QString::fromStdString(change->passes.front().after->id);
  const bool start = m_start->isChecked();
  m_context.document->commit(std::move(*change));
  Q_EMIT made(id, start);
  accept();
}

}  // namespace ullim
