#include <QFileDialog>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

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

void TrainSetup::retranslate() {
  m_dataTitle->setText(tr("Cli&ps"));
  m_settingsTitle->setText(tr("Settin&gs"));
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
  showData();
  judge();
}

}  // namespace ullim
