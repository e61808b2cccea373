#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/commands/actions.h"
#include "ui/coretext.h"
#include "ui/errortext.h"
#include "ui/pages/splitcard.h"
#include "ui/pages/trainwords.h"
#include "ui/session.h"
#include "widgets/theme.h"

// What the split card says: its words, its table, its leaks.
namespace ullim {
namespace {

constexpr int kShownRows = 12;  // of the table; leaving one group out can make hundreds

/// A table in a card shows all its rows, within reason; the page scrolls, not the table.
void fitHeight(QTableWidget* table) {
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->horizontalHeader()->setStretchLastSection(false);
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);  // long names give way
  table->setVerticalScrollBarPolicy(table->rowCount() > kShownRows ? Qt::ScrollBarAsNeeded
                                                                   : Qt::ScrollBarAlwaysOff);
  table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                        std::min(table->rowCount(), kShownRows) * SplitCard::kTableRow + 4);
}

QTableWidgetItem* number(const QString& text) {
  auto* item = new QTableWidgetItem(text);
  item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  return item;
}

}  // namespace

void SplitCard::showSides(const TrainPlan& made) {
  const bool folds = made.folds.size() > 1;
  const auto cell = [](const SideCount& side) {
    return number(SplitCard::tr("%L1 (%L2)", "clips (groups)").arg(side.clips).arg(side.groups));
  };
  m_sides->clear();
  m_sides->setColumnCount(4);
  m_sides->setHorizontalHeaderLabels(
      {folds ? tr("Fold") : tr("Class"), tr("Training"), tr("Validation"), tr("Test")});
  if (folds) {
    m_sides->setRowCount(int(made.folds.size()));
    for (std::size_t f = 0; f < made.folds.size(); ++f) {
      const QString name = f < made.split.foldNames.size() ? QString::fromStdString(made.split.foldNames[f])
                                                           : QString::number(f + 1);
      m_sides->setItem(int(f), 0, new QTableWidgetItem(name));
      m_sides->item(int(f), 0)->setToolTip(name);
      for (int s = 0; s < 3; ++s) m_sides->setItem(int(f), s + 1, cell(made.folds[f][std::size_t(s)]));
    }
  } else {
    const int classes = int(m_data.classNames.size());
    m_sides->setRowCount(classes + 1);
    const FoldSides& sides = made.folds.front();
    for (int c = 0; c < classes; ++c) {
      m_sides->setItem(c, 0, new QTableWidgetItem(QString::fromStdString(m_data.classNames[std::size_t(c)])));
      for (int s = 0; s < 3; ++s)
        m_sides->setItem(c, s + 1, number(QLocale().toString(sides[std::size_t(s)].byClass[std::size_t(c)])));
    }
    m_sides->setItem(classes, 0, new QTableWidgetItem(tr("all")));
    for (int s = 0; s < 3; ++s) m_sides->setItem(classes, s + 1, cell(sides[std::size_t(s)]));
  }
  fitHeight(m_sides);
}

void SplitCard::showFindings(const TrainPlan& made) {
  QStringList warnings;
  bool toldMissing = false;
  // One group alone can have few classes: no news when each is left out in turn.
  const bool each = options().leaveOneGroupOut;
  for (const std::string& w : made.split.warnings)
    if (each && w.find("missing") != std::string::npos)
      toldMissing = true;
    else if (made.leaks.empty() || w.find("leaks") == std::string::npos)
      warnings << coreText(w);  // the red frame says it
  for (const std::string& w : made.split.warnings) toldMissing |= w.find("missing") != std::string::npos;
  while (QLayoutItem* item = m_leakRows->takeAt(0)) {
    if (QWidget* old = item->widget()) {
      old->hide();
      old->deleteLater();  // later: a theme change walks over all widgets
    }
    delete item;
  }
  for (const LeakSummary& leak : made.findings) {
    const QString words = leakKindWords(leak, int(made.folds.size()));
    if (!leak.blocks) {
      if (!toldMissing) warnings << words;
      continue;
    }
    auto* line = new QWidget(m_leakList);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* text = new QLabel(words, line);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setToolTip(coreText(leak.example));
    layout->addWidget(text, 1);
    auto* show = new QPushButton(tr("Show %Ln clip(s)", nullptr, int(leak.ids.size())), line);
    show->setObjectName(QStringLiteral("leakShow_") + QLatin1String(leakKindName(leak.kind)));
    show->setToolTip(tr("Shows these clips on Data"));
    layout->addWidget(show, 0, Qt::AlignTop);
    connect(show, &QPushButton::clicked, this, [this, words, ids = leak.ids] {
      QStringList list;
      for (const std::string& id : ids) list << QString::fromStdString(id);
      m_context.session->setRestriction(list, words);
    });
    m_leakRows->addWidget(line);
  }
  m_warnings->setText(warnings.join(QLatin1Char('\n')));
  m_warnings->setVisible(!warnings.isEmpty());
  m_leakBox->setVisible(!made.leaks.empty());
}

void SplitCard::showGroupBy() {
  QStringList names;
  for (const QString& name : m_groupColumns)
    names << (name == QLatin1String("group") ? tr("the clips' groups") : name);
  m_groupBy->setText(names.join(tr(" or ", "between columns that clips agree in")));
}

void SplitCard::drawLeakBox(bool lit) {
  constexpr int kTint = 56;  // of 255
  QColor inside = themeColours().error;
  inside.setAlpha(lit ? kTint : 0);
  m_leakBox->setStyleSheet(
      QStringLiteral("#leakBox { border: 1px solid %1; border-radius: 6px; background: %2; }")
          .arg(themeColours().error.name(), QStringLiteral("rgba(%1,%2,%3,%4)")
                                                .arg(inside.red())
                                                .arg(inside.green())
                                                .arg(inside.blue())
                                                .arg(inside.alpha())));
}

void SplitCard::retranslate() {
  m_title->setText(tr("&Split"));
  m_kindName->setText(tr("Kind"));
  m_kind->setItemText(HoldOut, tr("One part held out for testing"));
  m_kind->setItemText(Folds, tr("k folds: every clip is tested once"));
  m_kind->setItemText(RepeatedFolds, tr("k folds, several times over"));
  m_kind->setItemText(LeaveOneOut, tr("Leave one group out, each in turn"));
  m_foldsName->setText(tr("Folds"));
  m_repeatsName->setText(tr("Times over"));
  m_testName->setText(tr("Test part"));
  m_validationName->setText(tr("Validation"));
  m_validation->setItemText(ByGroup, tr("by group"));
  m_validation->setItemText(ByClip, tr("by clip"));
  m_validation->setItemText(None, tr("none"));
  m_validation->setToolTip(
      tr("The part that chooses the best epoch. By group is the most honest; by clip leaves more voices to "
         "learn from where there are few groups, and the test part stays apart all the same. None: the last "
         "epoch is taken."));
  m_validationPartName->setText(tr("Validation part"));
  m_stratifyName->setText(tr("Even in"));
  m_stratify->setItemText(0, tr("the classes"));
  m_stratify->setToolTip(
      tr("Each part gets the same share of every class; with a column, of every value of it, too, such as "
         "every genre."));
  m_groupByName->setText(tr("Together by"));
  m_groupBy->setToolTip(
      tr("Clips that agree in one of these are one group: a speaker, a source recording. Chosen columns "
         "join: one speaker's recordings stay together, and one recording's speakers, too."));
  showGroupBy();
  m_testPart->setSuffix(tr(" % of the clips"));
  m_validationPart->setSuffix(tr(" % of the rest"));
  m_sidesHint->setText(tr("Clips, with their number of groups in brackets"));
  m_byGroup->setText(tr("Keep each group on one side (recommended)"));
  m_byGroup->setToolTip(
      tr("A group is a baby, a speaker or a source recording. A network that has heard the same voice "
         "in training looks better in the test than it is."));
  m_luck->setText(tr("Luck of the split…"));
  m_luck->setToolTip(tr("How far a figure moves when nothing but the division of the clips changes   %1")
                         .arg(m_context.actions->keyText(QStringLiteral("train.luck"))));
  m_leak->setText(tr("This split leaks, so the result would look better than it is:"));
  m_leakAccepted->setText(tr("I know; start although it leaks"));
  drawLeakBox(false);
  if (!m_plan) return;
  m_words->setText(m_plan->error ? errorText(*m_plan->error) : splitWords(m_data, options(), *m_plan));
  m_sides->setVisible(!m_plan->error);
  m_sidesHint->setVisible(!m_plan->error);
  showFindings(*m_plan);
  if (!m_plan->error) showSides(*m_plan);
}

}  // namespace ullim
