#include "ui/commands/mergedialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/document.h"
#include "widgets/theme.h"

namespace ullim {

namespace {
constexpr int kRefreshMs = 120;
enum Column { Class, Now, After, ColumnCount };

int countOf(const std::vector<ClassCount>& counts, const std::string& name) {
  const auto found =
      std::find_if(counts.begin(), counts.end(), [&](const ClassCount& each) { return each.name == name; });
  return found == counts.end() ? -1 : found->count;
}
}  // namespace

QString imbalanceText(double imbalance) {
  return MergeDialog::tr("%1 : 1").arg(QLocale().toString(imbalance, 'f', imbalance < 10 ? 1 : 0));
}

MergeDialog::MergeDialog(const Context& context, const QStringList& chosen, QWidget* parent)
    : QDialog(parent), m_context(context) {
  setWindowTitle(tr("Merge classes"));
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("mergeDialog"));
  resize(520, 460);

  auto* intro =
      new QLabel(tr("Tick the classes that become one. The labels that the clips came with are kept."), this);
  intro->setWordWrap(true);
  m_target = new QComboBox(this);
  m_target->setObjectName(QStringLiteral("mergeTarget"));
  m_target->setEditable(true);
  m_table = new QTableWidget(0, ColumnCount, this);
  m_table->setObjectName(QStringLiteral("mergeTable"));
  prepareTable(m_table);
  m_table->setSelectionMode(QAbstractItemView::NoSelection);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setHorizontalHeaderLabels({tr("Class"), tr("Now"), tr("After")});
  m_table->horizontalHeader()->setSectionResizeMode(Class, QHeaderView::Stretch);
  m_summary = new QLabel(this);
  m_summary->setWordWrap(true);
  m_problem = new QLabel(this);
  m_problem->setProperty("role", QStringLiteral("error"));
  m_problem->setWordWrap(true);

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_merge = buttons->addButton(tr("Merge"), QDialogButtonBox::AcceptRole);
  m_merge->setProperty("role", QStringLiteral("primary"));
  m_merge->style()->polish(m_merge);  // the box has styled it already
  connect(buttons, &QDialogButtonBox::accepted, this, &MergeDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

  auto* form = new QFormLayout;
  form->addRow(tr("Merge into"), m_target);
  auto* column = new QVBoxLayout(this);
  column->addWidget(intro);
  column->addWidget(m_table, 1);
  column->addLayout(form);
  column->addWidget(m_summary);
  column->addWidget(m_problem);
  column->addWidget(buttons);

  const auto counts = classCounts(context.document->data());
  for (const ClassCount& count : counts) {
    if (count.name.empty()) continue;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const QString name = QString::fromStdString(count.name);
    auto* item = new QTableWidgetItem(name);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
    item->setCheckState(chosen.contains(name) ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(row, Class, item);
    for (const int other : {Now, After}) {
      auto* number = new QTableWidgetItem;
      number->setFlags(Qt::ItemIsEnabled);
      number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      m_table->setItem(row, other, number);
    }
    m_table->item(row, Now)->setText(QLocale().toString(count.count));
  }

  m_later.setSingleShot(true);
  m_later.setInterval(kRefreshMs);
  connect(&m_later, &QTimer::timeout, this, &MergeDialog::refresh);
  connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
    if (item->column() == Class) choiceChanged();
  });
  connect(m_target->lineEdit(), &QLineEdit::textEdited, this, [this] { m_targetTyped = true; });
  connect(m_target, &QComboBox::editTextChanged, &m_later, qOverload<>(&QTimer::start));
  choiceChanged();
}

QStringList MergeDialog::chosenClasses() const {
  QStringList out;
  for (int row = 0; row < m_table->rowCount(); ++row)
    if (m_table->item(row, Class)->checkState() == Qt::Checked) out.append(m_table->item(row, Class)->text());
  return out;
}

void MergeDialog::choiceChanged() {
  const QString typed = m_target->currentText();
  const QStringList chosen = chosenClasses();
  m_target->clear();
  m_target->addItems(chosen);
  m_target->setEditText(m_targetTyped || chosen.isEmpty() ? typed : chosen.first());
  m_later.start();
}

void MergeDialog::refresh() {
  const QStringList chosen = chosenClasses();
  const std::string target = m_target->currentText().trimmed().toStdString();
  std::vector<std::string> sources;
  for (const QString& name : chosen) sources.push_back(name.toStdString());
  m_problem->clear();
  m_summary->clear();
  m_merge->setEnabled(false);
  std::vector<ClassCount> after;
  if (sources.empty() || target.empty() || (sources.size() == 1 && sources.front() == target)) {
    m_summary->setText(tr("Tick at least two classes, or one and another name to merge into."));
  } else {
    const Dataset& dataset = m_context.document->data();
    const auto change = mergeClasses(dataset, {{target, sources}});
    const auto run = change ? dryRun(dataset, *change) : Result<DryRun>(change.error());
    if (!run) {
      m_problem->setText(QString::fromStdString(run.error().detail));
    } else {
      after = run->after;
      m_summary->setText(
          tr("%n clip(s) change their label. Imbalance %1 now, %2 after. One undo takes it all back.",
             nullptr, run->clipsChanged)
              .arg(imbalanceText(run->imbalanceBefore), imbalanceText(run->imbalanceAfter)));
      if (!dataset.findClass(target))
        m_summary->setText(
            m_summary->text() + QLatin1Char('\n') +
            tr("%1 is a new class with %n clip(s).", nullptr, std::max(0, countOf(after, target)))
                .arg(QString::fromStdString(target)));
      m_merge->setEnabled(true);
    }
  }
  const QSignalBlocker quiet(m_table);
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const int count = countOf(after, m_table->item(row, Class)->text().toStdString());
    m_table->item(row, After)
        ->setText(after.empty() ? QString()
                  : count < 0   ? tr("gone")
                                : QLocale().toString(count));
  }
  m_table->viewport()->update();
}

void MergeDialog::accept() {
  std::vector<std::string> sources;
  for (const QString& name : chosenClasses()) sources.push_back(name.toStdString());
  auto change =
      mergeClasses(m_context.document->data(), {{m_target->currentText().trimmed().toStdString(), sources}});
  if (!change) {
    m_problem->setText(QString::fromStdString(change.error().detail));
    return;
  }
  m_context.document->commit(std::move(*change));
  QDialog::accept();
}

}  // namespace ullim
