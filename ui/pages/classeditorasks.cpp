// What ClassEditor asks, says and reads from files; its rows and steps are in classeditor.cpp.
#include <QColorDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <set>

#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/pages/classeditor.h"
#include "ui/pages/classsteps.h"
#include "widgets/theme.h"
#include "widgets/view/background.h"

namespace ullim {

namespace {

constexpr int kExamples = ClassEditor::kExamples;

std::vector<std::string> plain(const QStringList& names) {
  std::vector<std::string> out;
  for (const QString& name : names) out.push_back(name.toStdString());
  return out;
}

}  // namespace

void ClassEditor::askAdd() {
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Add a class"));
  dialog->setLabelText(tr("Name of the new class"));
  connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
    if (add({ClassStep::Kind::Add, name.toStdString(), {}, {}, {}, {}})) select({name.trimmed()});
  });
  dialog->open();
}

void ClassEditor::askMerge() {
  const QStringList chosen = m_classes->selectedClasses();
  if (chosen.size() < 2) return;
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Merge classes"));
  dialog->setLabelText(tr("%1\nbecome one class, called").arg(chosen.join(QStringLiteral(", "))));
  dialog->setComboBoxItems(chosen);
  dialog->setComboBoxEditable(true);
  dialog->setTextValue(chosen.first());
  connect(dialog, &QInputDialog::textValueSelected, this, [this, chosen](const QString& name) {
    if (add({ClassStep::Kind::Merge, name.trimmed().toStdString(), {}, plain(chosen), {}, {}}))
      select({name.trimmed()});
  });
  dialog->open();
}

QStringList ClassEditor::columns() const {
  std::set<std::string> known;
  bool groups = false;
  for (const Clip& clip : m_context.document->data().clips) {
    groups = groups || !clip.group.empty();
    for (const auto& column : clip.columns) known.insert(column.first);
  }
  if (groups) known.insert("group");
  QStringList out;
  for (const std::string& name : known) out.append(QString::fromStdString(name));
  return out;
}

void ClassEditor::askSplit(bool back) {
  const QStringList all = columns(), chosen = m_classes->selectedClasses();
  if (all.isEmpty()) {
    m_problem->setText(tr("The clips have no column to split by: import a table with one."));
    m_problem->show();
    return;
  }
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  if (!back) {
    if (chosen.size() != 1) return;
    dialog->setWindowTitle(tr("Split a class"));
    dialog->setLabelText(tr("%1 becomes a class for each value of").arg(chosen.first()));
    dialog->setComboBoxItems(all);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, chosen](const QString& column) {
      add({ClassStep::Kind::Split, chosen.first().toStdString(), column.toStdString(), {}, {}, {}});
    });
  } else {
    // Which classes were split by what shows in their names.
    QStringList offers;
    for (const QString& each : m_classes->order()) {
      for (int at = int(each.indexOf(QLatin1Char('_'))); at > 0;
           at = int(each.indexOf(QLatin1Char('_'), at + 1)))
        for (const QString& column : all) {
          const QString offer = tr("%1, split by %2").arg(each.left(at), column);
          if (!offers.contains(offer) &&
              joinStep(m_context.document->data(), each.left(at).toStdString(), column.toStdString()))
            offers.append(offer);
        }
    }
    if (offers.isEmpty()) {
      delete dialog;
      m_problem->setText(tr("No class looks like a part of a split one (NAME_VALUE)."));
      m_problem->show();
      return;
    }
    dialog->setWindowTitle(tr("Join a split class"));
    dialog->setLabelText(tr("These become one class again"));
    dialog->setComboBoxItems(offers);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, all](const QString& offer) {
      for (const QString& column : all) {
        const QString end = tr("%1, split by %2").arg(QString(), column);
        if (!offer.endsWith(end)) continue;
        const auto step = joinStep(m_context.document->data(),
                                   offer.left(offer.size() - end.size()).toStdString(), column.toStdString());
        if (step && add(*step)) return;
      }
    });
  }
  dialog->open();
}

void ClassEditor::askColour() {
  const QStringList chosen = m_classes->selectedClasses();
  if (chosen.size() != 1) return;
  const LabelClass look = planned(chosen.first());
  auto* dialog = new QColorDialog(QColor(QString::fromStdString(look.colour)), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Colour of %1").arg(chosen.first()));
  connect(dialog, &QColorDialog::colorSelected, this, [this, look](const QColor& colour) {
    add({ClassStep::Kind::Edit, look.name, {}, {}, colour.name().toStdString(), look.note});
    select({QString::fromStdString(look.name)});
  });
  dialog->open();
}

void ClassEditor::loadMapping(const QString& path) {
  auto mapping = findMapping({path.toStdString()});
  auto steps = mapping ? mappingSteps(*mapping, m_context.document->data())
                       : Result<std::vector<ClassStep>>(mapping.error());
  auto plan = steps ? planClasses(m_context.document->data(), *steps, kExamples, PlanUse::Preview)
                    : Result<ClassPlan>(steps.error());
  m_problem->setVisible(!plan);
  if (!plan) {
    m_problem->setText(errorText(plan.error()));
    return;
  }
  m_steps = std::move(*steps);
  m_plan = std::move(*plan);
  m_mappingName = QString::fromStdString(mapping->name);
  if (const auto view = viewThrough(*mapping, m_context.document->data()); view && !view->missing.empty()) {
    QStringList missing;
    for (const std::string& name : view->missing) missing.append(QString::fromStdString(name));
    m_problem->setText(
        tr("Passed over, because the project has no such class: %1").arg(missing.join(QStringLiteral(", "))));
    m_problem->show();
  }
  showPlan();
}

void ClassEditor::saveMapping(const QString& path) {
  auto mapping =
      m_plan ? mappingOfPlan(*m_plan)
             : Result<ClassMapping>(Error{ErrorCode::Conflict, "class mapping: no plan (start over)"});
  if (mapping) mapping->name = QFileInfo(path).baseName().toStdString();
  if (!mapping) {
    m_problem->setText(errorText(mapping.error()));
    m_problem->show();
    return;
  }
  runInBackground(
      this, [path = path.toStdString(), mapping = *mapping] { return writeMapping(path, mapping, true); },
      [this, path](Result<Done> done) {
        m_problem->setVisible(!done);
        if (done)
          m_summary->setText(
              tr("Mapping saved: %1. Train can look through it without touching labels.").arg(path));
        else
          m_problem->setText(errorText(done.error()));
      });
}

void ClassEditor::retranslate() {
  setWindowTitle(tr("Classes"));
  m_intro->setText(tr(
      "Gather what you want to change; nothing is done before Apply. F2 renames, Alt+Up and Alt+Down move, "
      "Del drops, Ctrl+M merges what is selected, Ctrl+Enter applies."));
  m_add->setText(tr("Add…"));
  m_rename->setText(tr("Rename"));
  m_merge->setText(tr("Merge…"));
  m_split->setText(tr("Split…"));
  m_join->setText(tr("Join…"));
  m_drop->setText(tr("Drop"));
  m_colour->setText(tr("Colour…"));
  m_mapping->setText(tr("Mapping"));
  m_split->setToolTip(tr("A class for each value of a column"));
  m_join->setToolTip(tr("The parts of a split class become one again"));
  m_drop->setToolTip(tr("The clips stay, without a label"));
  m_up->setToolTip(tr("Move up (Alt+Up)"));
  m_down->setToolTip(tr("Move down (Alt+Down)"));
  m_up->setAccessibleName(tr("Move up"));
  m_down->setAccessibleName(tr("Move down"));
  m_classes->setHeaderLabels(
      {tr("Key"), tr("Class"), tr("Now"), tr("After"), tr("Share"), tr("Before and after"), tr("Note")});
  m_classes->setAccessibleName(tr("Classes"));
  m_movesTitle->setText(tr("Clips that move"));
  m_moves->setAccessibleName(tr("Clips that move"));
  m_moves->setToolTip(tr("Enter on a file plays it"));
  m_stepsTitle->setText(tr("Steps"));
  m_back->setText(tr("Take the last step back"));
  m_over->setText(tr("Start over"));
  m_close->setText(tr("Close"));
  m_apply->setText(tr("Apply"));
  delete m_mapping->menu();
  auto* menu = new QMenu(m_mapping);
  menu->addAction(tr("Load a mapping…"), this, [this] {
    auto* dialog = new QFileDialog(this, tr("Load a mapping of classes"), m_context.document->folder(),
                                   tr("Mappings of classes (*.ullim-classes.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ClassEditor::loadMapping);
    dialog->open();
  });
  menu->addAction(tr("Save the steps as a mapping…"), this, [this] {
    auto* dialog = new QFileDialog(this, tr("Save the mapping"), m_context.document->folder(),
                                   tr("Mappings of classes (*.ullim-classes.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("ullim-classes.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &ClassEditor::saveMapping);
    dialog->open();
  });
  menu->addSeparator();
  for (const ClassMapping& each : builtinMappings()) {
    const QString name = QString::fromStdString(each.name);
    QAction* offer = menu->addAction(tr("%1: nine emotions of GEMS to four").arg(name), this,
                                     [this, name] { loadMapping(name); });
    offer->setToolTip(QString::fromStdString(each.note));
  }
  m_mapping->setMenu(menu);
}

}  // namespace ullim
