#include "ui/pages/recipecard.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/coretext.h"
#include "ui/errortext.h"
#include "ui/pages/recipeeditor.h"
#include "ui/pages/recipeshelf.h"
#include "ui/pages/recipetree.h"
#include "ui/pages/trainwords.h"
#include "widgets/theme.h"

namespace ullim {

RecipeCard::RecipeCard(QWidget* parent) : QFrame(parent), m_shelf(new RecipeShelf({}, this)) {
  setProperty("role", "card");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  const auto label = [&](const char* role) {
    auto* l = new QLabel(this);
    l->setWordWrap(true);
    l->setTextFormat(Qt::PlainText);
    if (role) l->setProperty("role", role);
    column->addWidget(l);
    return l;
  };
  m_title = label("title");
  m_box = new QComboBox(this);
  m_box->setObjectName(QStringLiteral("trainRecipe"));
  m_box->setMaxVisibleItems(24);
  m_title->setBuddy(m_box);
  column->addWidget(m_box);
  m_description = label(nullptr);
  m_warning = label("error");
  m_origin = label("muted");
  m_input = label("muted");
  m_problemLabel = label("error");
  m_total = label(nullptr);
  auto* tools = new QHBoxLayout;
  const auto button = [&](const char* name) {
    auto* b = new QPushButton(this);
    b->setObjectName(QLatin1String(name));
    tools->addWidget(b);
    return b;
  };
  m_layers = button("recipeLayers");
  m_layers->setCheckable(true);
  m_edit = button("recipeEdit");
  m_open = button("recipeOpen");
  m_save = button("recipeSave");
  m_forget = button("recipeForget");
  tools->addStretch(1);
  column->addLayout(tools);
  m_tree = new RecipeTree(this);
  m_tree->setSelectionMode(QAbstractItemView::NoSelection);
  m_tree->setFocusPolicy(Qt::NoFocus);
  m_tree->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_tree->hide();
  column->addWidget(m_tree);
  connect(m_layers, &QPushButton::toggled, m_tree, &QWidget::setVisible);
  connect(m_edit, &QPushButton::clicked, this, &RecipeCard::openEditor);
  connect(m_open, &QPushButton::clicked, this, &RecipeCard::openFile);
  connect(m_save, &QPushButton::clicked, this, &RecipeCard::saveFile);
  connect(m_forget, &QPushButton::clicked, this, &RecipeCard::forget);
  connect(m_box, &QComboBox::currentIndexChanged, this, &RecipeCard::take);
  connect(m_shelf, &RecipeShelf::changed, this, &RecipeCard::fill);
  m_recipe = recipes().front();
  retranslate();
}

/// The list again, with the present one still chosen.
void RecipeCard::fill() {
  const QString present = QString::fromStdString(m_recipe.name);
  const QSignalBlocker quiet(m_box);
  m_box->clear();
  for (const Recipe& r : recipes()) {
    const QString name = QString::fromStdString(r.name);
    m_box->addItem(r.warning.empty() ? name : tr("%1 (meant to fail)").arg(name), name);
  }
  if (!m_shelf->own().empty()) m_box->insertSeparator(m_box->count());
  for (const Recipe& r : m_shelf->own()) {
    const QString name = QString::fromStdString(r.name);
    m_box->addItem(tr("%1 (mine)").arg(name), name);
  }
  if (m_foreign) {
    m_box->insertSeparator(m_box->count());
    m_box->addItem(tr("%1 (of a run or a file)").arg(QString::fromStdString(m_foreign->name)), QVariant());
  }
  const int at = m_foreign && m_recipe.name == m_foreign->name && m_recipe.members == m_foreign->members
                     ? m_box->count() - 1
                     : m_box->findData(present);
  m_box->setCurrentIndex(std::max(0, at));
  m_forget->setVisible(m_shelf->isOwn(present));
}

void RecipeCard::take() {
  const QVariant name = m_box->currentData();
  const Recipe* found = name.isValid() ? m_shelf->find(name.toString()) : m_foreign ? &*m_foreign : nullptr;
  if (!found) return;
  m_recipe = *found;
  showRecipe();
  Q_EMIT chosen();
}

void RecipeCard::choose(const QString& name) {
  fill();
  const int at = m_box->findData(name);
  if (at < 0) return;
  const QSignalBlocker quiet(m_box);
  m_box->setCurrentIndex(at);
  take();
}

void RecipeCard::adopt(const Recipe& recipe) {
  const QString name = QString::fromStdString(recipe.name);
  const Recipe* known = m_shelf->find(name);
  if (known && known->members == recipe.members) return choose(name);
  m_foreign = recipe;
  m_recipe = recipe;
  fill();
  take();
}

void RecipeCard::setClasses(int classes) {
  if (std::max(2, classes) == m_classes) return;
  m_classes = std::max(2, classes);
  showRecipe();
}

void RecipeCard::showRecipe() {
  m_description->setText(recipeDescription(m_recipe));
  m_origin->setText(coreText(m_recipe.origin));
  m_origin->setVisible(!m_recipe.origin.empty());
  m_warning->setVisible(!m_recipe.warning.empty());
  m_warning->setText(tr("Meant to fail, for teaching. %1").arg(coreText(m_recipe.warning)));
  m_input->setText(recipeInput(m_recipe));
  const auto rows = outlineOf(m_recipe, m_classes);
  const int layers =
      int(std::count_if(rows.begin(), rows.end(), [](const OutlineRow& row) { return row.place.isLayer(); }));
  const int nets = int(m_recipe.members.size());
  QString total = tr("%1 parameters in %Ln layer(s)", nullptr, layers)
                      .arg(QLocale().toString(qlonglong(parametersOf(rows))));
  if (nets > 1) total = tr("%1 networks, averaged: %2").arg(nets).arg(total);
  m_total->setText(total);
  m_tree->showRows(rows);
  m_tree->setFixedHeight(m_tree->fullHeight());
  m_problem = recipeProblem(m_recipe, m_classes);
  m_problemLabel->setText(m_problem);
  m_problemLabel->setVisible(!m_problem.isEmpty());
  m_total->setVisible(m_problem.isEmpty());  // the count of a network that cannot be built means nothing
  m_forget->setVisible(m_shelf->isOwn(QString::fromStdString(m_recipe.name)));
}

void RecipeCard::openEditor() {
  if (m_editor && !m_editor->hasEdits()) m_editor->close();
  if (!m_editor || !m_editor->isVisible()) {
    m_editor = new RecipeEditor(m_shelf, m_recipe, m_classes, window());
    m_editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_editor, &RecipeEditor::kept, this, &RecipeCard::choose);
    connect(m_editor, &RecipeEditor::used, this, &RecipeCard::adopt);
  }
  m_editor->QWidget::show();
  m_editor->raise();
  m_editor->activateWindow();
}

bool RecipeCard::hasOpenEdits() const { return m_editor && m_editor->hasEdits(); }

void RecipeCard::openFile() {
  auto* dialog = new QFileDialog(this, tr("Open a recipe"), QString(), tr("Recipes (*.json);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    const auto recipe = readRecipeFile(path);
    if (recipe)
      adopt(*recipe);
    else
      Q_EMIT notice(errorText(recipe.error()));
  });
  dialog->open();
}

void RecipeCard::saveFile() {
  auto* dialog = new QFileDialog(this, tr("Save the recipe as a file"),
                                 QString::fromStdString(m_recipe.name) + QStringLiteral(".json"),
                                 tr("Recipes (*.json)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("json"));
  connect(dialog, &QFileDialog::fileSelected, this, [this, recipe = m_recipe](const QString& path) {
    const auto done = writeRecipeFile(recipe, path);
    Q_EMIT notice(done ? tr("The recipe is saved as %1.").arg(path) : errorText(done.error()));
  });
  dialog->open();
}

void RecipeCard::forget() {
  const QString name = QString::fromStdString(m_recipe.name);
  const Recipe gone = m_recipe;
  const auto done = m_shelf->forget(name);
  if (!done) return Q_EMIT notice(errorText(done.error()));
  adopt(gone);  // still there until another one is chosen
}

void RecipeCard::retranslate() {
  m_title->setText(tr("&Recipe"));
  m_layers->setText(tr("Layers"));
  m_edit->setText(tr("Edit…"));
  m_edit->setToolTip(tr("Layers, pictures and networks, without code; kept among your own recipes"));
  m_open->setText(tr("Open…"));
  m_open->setToolTip(tr("A recipe saved as a file"));
  m_save->setText(tr("Save…"));
  m_save->setToolTip(tr("This recipe as a file, for others and for the command line"));
  m_forget->setText(tr("Remove"));
  m_forget->setToolTip(tr("Takes this recipe out of your own ones"));
  fill();
  showRecipe();
}

void RecipeCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QFrame::changeEvent(event);
}

}  // namespace ullim
