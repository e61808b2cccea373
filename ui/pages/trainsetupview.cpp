#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/pages/trainsetup.h"
#include "ui/pages/trainwords.h"
#include "ui/session.h"
#include "widgets/controls/probabilitybars.h"
#include "widgets/theme.h"

// What TrainSetup says: its words, tables and bars. What it does is in trainsetup.cpp.
namespace ullim {
namespace {

/// A table in a card shows all its rows; the page scrolls, not the table.
void fitHeight(QTableWidget* table) {
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->horizontalHeader()->setStretchLastSection(true);
  table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                        table->rowCount() * TrainSetup::kTableRow + 4);
}

QTableWidgetItem* number(const QString& text) {
  auto* item = new QTableWidgetItem(text);
  item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  return item;
}

}  // namespace

void TrainSetup::showData() {
  m_used->setText(usedWords(m_data));
  const QString leftOut = leftOutWords(m_data);
  m_leftOut->setText(leftOut);
  m_leftOut->setVisible(!leftOut.isEmpty());
  std::vector<ProbabilityBars::Bar> bars;
  for (std::size_t i = 0; i < m_data.classNames.size(); ++i) {
    bars.push_back({tr("%1 (%L2)", "class and its number of clips")
                        .arg(QString::fromStdString(m_data.classNames[i]))
                        .arg(m_data.classCounts[i]),
                    QColor(QString::fromStdString(m_data.classColours[i])),
                    double(m_data.classCounts[i]) / double(m_data.clips.size())});
  }
  m_classes->setVisible(!bars.empty());
  m_classes->setBars(std::move(bars));
}

void TrainSetup::offerMappings() {
  // Later: while the theme changes, Qt walks over all widgets, this menu among them.
  if (QMenu* old = m_chooseMapping->menu()) {
    m_chooseMapping->setMenu(nullptr);
    old->deleteLater();
  }
  auto* menu = new QMenu(m_chooseMapping);
  menu->addAction(tr("From a file…"), this, [this] {
    auto* dialog = new QFileDialog(this, tr("Mapping of classes"), m_context.document->folder(),
                                   tr("Mappings of classes (*.ullim-classes.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_mapping, &QLineEdit::setText);
    dialog->open();
  });
  for (const ClassMapping& each : builtinMappings()) {
    const QString name = QString::fromStdString(each.name);
    menu->addAction(tr("%1: nine emotions of GEMS to four").arg(name), this,
                    [this, name] { m_mapping->setText(name); });
  }
  menu->addSeparator();
  // Applying is the editor's: it shows what moves, and is undone in one step.
  menu->addAction(tr("Change the labels themselves…"), this,
                  [this] { m_context.actions->action(QStringLiteral("classes.edit"))->trigger(); });
  m_chooseMapping->setMenu(menu);
}

void TrainSetup::showPlan() {
  const TrainPlan& made = *m_plan;
  m_words->setText(made.error ? errorText(*made.error) : splitWords(m_data, splitOptions(), made));
  m_sides->setVisible(!made.error);
  m_sidesHint->setVisible(!made.error);
  QStringList warnings;
  for (const std::string& w : made.split.warnings)
    if (made.leaks.empty() || w.find("leaks") == std::string::npos)
      warnings << QString::fromStdString(w);  // the red frame says it
  m_splitWarnings->setText(warnings.join(QLatin1Char('\n')));
  m_splitWarnings->setVisible(!warnings.isEmpty());
  m_leakBox->setVisible(!made.leaks.empty());
  if (!made.leaks.empty()) m_leak->setText(leakWords(made.leaks));
  if (made.error) return;

  const bool folds = made.folds.size() > 1;
  const auto cell = [](const SideCount& side) {
    return number(TrainSetup::tr("%L1 (%L2)", "clips (groups)").arg(side.clips).arg(side.groups));
  };
  m_sides->clear();
  m_sides->setColumnCount(4);
  m_sides->setHorizontalHeaderLabels(
      {folds ? tr("Fold") : tr("Class"), tr("Training"), tr("Validation"), tr("Test")});
  if (folds) {
    m_sides->setRowCount(int(made.folds.size()));
    for (int f = 0; f < int(made.folds.size()); ++f) {
      m_sides->setItem(f, 0, new QTableWidgetItem(QString::number(f + 1)));
      for (int s = 0; s < 3; ++s)
        m_sides->setItem(f, s + 1, cell(made.folds[std::size_t(f)][std::size_t(s)]));
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

void TrainSetup::retranslate() {
  m_dataTitle->setText(tr("Clips"));
  m_splitTitle->setText(tr("Split"));
  m_settingsTitle->setText(tr("Settings"));
  m_filterName->setText(tr("Only clips that match (empty: all)"));
  m_filter->setPlaceholderText(tr("status = verified and duration > 1"));
  m_takeFilter->setText(tr("As on Data"));
  m_takeFilter->setToolTip(tr("Takes the search text of the Data page"));
  m_takeFilter->setEnabled(!m_context.session->filterText().isEmpty());
  m_mappingName->setText(
      tr("Classes looked at through a mapping; labels are not touched (empty: as they are)"));
  m_mapping->setPlaceholderText(tr("joy=amazement,joyful_activation; =unclear"));
  m_chooseMapping->setText(tr("Mapping"));
  offerMappings();
  m_chainName->setText(tr("Augmentation: one changed copy of each training clip (empty: none)"));
  m_chain->setPlaceholderText(tr("fade_in(length=0.5); noise(snr_db=10)"));
  m_kindName->setText(tr("Kind"));
  m_kind->setItemText(0, tr("One part held out for testing"));
  m_kind->setItemText(1, tr("k folds: every clip is tested once"));
  m_foldsName->setText(tr("Folds"));
  m_testName->setText(tr("Test part"));
  m_validationName->setText(tr("Validation part"));
  m_stratifyName->setText(tr("Even in"));
  m_stratify->setItemText(0, tr("the classes"));
  m_stratify->setToolTip(
      tr("Each part gets the same share of every class; with a column, of every value of it, too, such as "
         "every genre."));
  m_testPart->setSuffix(tr(" % of the clips"));
  m_validationPart->setSuffix(tr(" % of the rest"));
  m_sidesHint->setText(tr("Clips, with their number of groups in brackets"));
  m_byGroup->setText(tr("Keep each group on one side (recommended)"));
  m_byGroup->setToolTip(
      tr("A group is a baby, a speaker or a source recording. A network that has heard the same voice "
         "in training looks better in the test than it is."));
  m_leakAccepted->setText(tr("I know; start although it leaks"));
  const QColor red = themeColours().error;
  m_leakBox->setStyleSheet(
      QStringLiteral("#leakBox { border: 1px solid %1; border-radius: 6px; }").arg(red.name()));
  showData();
  if (m_plan) showPlan();
  judge();
}

}  // namespace ullim
