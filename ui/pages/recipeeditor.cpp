#include "ui/pages/recipeeditor.h"

#include <QCloseEvent>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/errortext.h"
#include "ui/pages/recipefields.h"
#include "ui/pages/recipeshelf.h"
#include "ui/pages/recipetree.h"
#include "widgets/theme.h"

namespace ullim {
namespace {
constexpr std::size_t kMostSteps = 200;
constexpr int kQuestionIcon = 32;
}  // namespace

RecipeEditor::RecipeEditor(RecipeShelf* shelf, const Recipe& recipe, int classes, QWidget* parent)
    : QDialog(parent), m_shelf(shelf), m_recipe(recipe), m_classes(classes) {
  setObjectName(QStringLiteral("recipeEditor"));
  resize(940, 640);
  if (!RecipeShelf::nameProblem(QString::fromStdString(recipe.name)).isEmpty()) {
    std::string name = recipe.name;
    for (int i = 2; i == 2 || shelf->find(QString::fromStdString(name)); ++i)
      name = recipe.name + "-" + std::to_string(i);
    m_recipe.name = name;
  }
  m_safe = m_recipe;
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  auto* head = new QFormLayout;
  m_name = new QLineEdit(QString::fromStdString(m_recipe.name), this);
  m_name->setObjectName(QStringLiteral("recipeName"));
  m_description = new QLineEdit(QString::fromStdString(m_recipe.description), this);
  m_description->setCursorPosition(0);
  m_nameLabel = new QLabel(this);
  m_descriptionLabel = new QLabel(this);
  m_nameLabel->setBuddy(m_name);
  m_descriptionLabel->setBuddy(m_description);
  head->addRow(m_nameLabel, m_name);
  head->addRow(m_descriptionLabel, m_description);
  column->addLayout(head);

  auto* parts = new QSplitter(Qt::Horizontal, this);
  parts->setChildrenCollapsible(false);
  m_tree = new RecipeTree(parts);
  m_tree->setObjectName(QStringLiteral("recipeTree"));
  auto* side = new QScrollArea(parts);
  side->setWidgetResizable(true);
  side->setMinimumWidth(390);  // the longest name with its field
  m_fields = new RecipeFields;
  m_fields->setContentsMargins(12, 8, 12, 8);
  side->setWidget(m_fields);
  parts->setStretchFactor(0, 1);
  parts->setSizes({600, 320});
  column->addWidget(parts, 1);

  auto* tools = new QHBoxLayout;
  m_add = new QToolButton(this);
  m_add->setPopupMode(QToolButton::InstantPopup);
  tools->addWidget(m_add);
  const auto button = [&](const char* name) {
    auto* b = new QPushButton(this);
    b->setObjectName(QLatin1String(name));
    b->setAutoDefault(false);
    tools->addWidget(b);
    return b;
  };
  m_duplicate = button("recipeDuplicate");
  m_remove = button("recipeRemove");
  m_up = button("recipeUp");
  m_down = button("recipeDown");
  m_undo = button("recipeUndo");
  tools->addStretch(1);
  column->addLayout(tools);
  tools = new QHBoxLayout;
  m_total = new QLabel(this);
  m_total->setObjectName(QStringLiteral("recipeTotal"));
  tools->addWidget(m_total);
  m_problemLabel = new QLabel(this);  // in the count's place: one of the two is there
  m_problemLabel->setObjectName(QStringLiteral("recipeProblem"));
  m_problemLabel->setProperty("role", "error");
  m_problemLabel->setWordWrap(true);
  tools->addWidget(m_problemLabel, 1);
  m_where = button("recipeWhere");
  column->addLayout(tools);
  tools = new QHBoxLayout;
  m_export = button("recipeExport");
  tools->addStretch(1);
  m_close = button("recipeClose");
  m_keep = button("recipeKeep");
  m_keep->setProperty("role", "primary");
  column->addLayout(tools);

  connect(m_tree, &RecipeTree::placeSelected, this, &RecipeEditor::select);
  connect(m_fields, &RecipeFields::edited, this, &RecipeEditor::change);
  connect(m_duplicate, &QPushButton::clicked, this, &RecipeEditor::duplicate);
  connect(m_remove, &QPushButton::clicked, this, &RecipeEditor::remove);
  connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
  connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
  connect(m_undo, &QPushButton::clicked, this, &RecipeEditor::undo);
  connect(m_keep, &QPushButton::clicked, this, &RecipeEditor::keep);
  connect(m_close, &QPushButton::clicked, this, &QDialog::close);
  connect(m_where, &QPushButton::clicked, this, &RecipeEditor::goToProblem);
  connect(m_export, &QPushButton::clicked, this, [this] {
    auto* dialog = new QFileDialog(this, tr("Save the recipe as a file"),
                                   QString::fromStdString(m_recipe.name) + QStringLiteral(".json"),
                                   tr("Recipes (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
      const auto done = writeRecipeFile(m_recipe, path);
      if (done)
        m_safe = m_recipe;
      else
        showError(errorText(done.error()));
    });
    dialog->open();
  });
  connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
    change([text](Recipe& r) { r.name = text.trimmed().toStdString(); }, QStringLiteral("recipe name"));
  });
  connect(m_description, &QLineEdit::textEdited, this, [this](const QString& text) {
    change([text](Recipe& r) { r.description = text.toStdString(); }, QStringLiteral("description"));
  });
  auto* menu = new QMenu(m_add);
  for (const LayerKind kind : layerKinds()) {
    QAction* action = menu->addAction(layerKindWords(kind));
    connect(action, &QAction::triggered, this, [this, kind] { add(kind); });
  }
  m_add->setMenu(menu);
  auto* undoKey = new QShortcut(QKeySequence::Undo, this);
  connect(undoKey, &QShortcut::activated, this, &RecipeEditor::undo);
  auto* removeKey = new QShortcut(QKeySequence::Delete, m_tree);
  removeKey->setContext(Qt::WidgetShortcut);
  connect(removeKey, &QShortcut::activated, this, &RecipeEditor::remove);
  for (const int by : {-1, 1}) {
    auto* key = new QShortcut(QKeySequence(Qt::ALT | (by < 0 ? Qt::Key_Up : Qt::Key_Down)), m_tree);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, [this, by] { move(by); });
  }
  m_place = {0, 0, -1};
  retranslate();
  showAll(true);
  m_tree->setFocus();
}

void RecipeEditor::remember(const QString& key) {
  if (key.isEmpty() || key != m_lastKey) {
    m_past.push_back({m_recipe, m_place});
    if (m_past.size() > kMostSteps) m_past.erase(m_past.begin());
  }
  m_lastKey = key;
}

/// A field: while one field is typed in, it is one step back.
void RecipeEditor::change(const std::function<void(Recipe&)>& how, const QString& key) {
  remember(key);
  how(m_recipe);
  showAll(key.isEmpty());  // the field itself stays as it is while it is typed in
}

void RecipeEditor::apply(const std::function<std::optional<RecipePlace>(Recipe&)>& how) {
  Recipe changed = m_recipe;
  const auto place = how(changed);
  if (!place) return;
  remember({});
  m_recipe = std::move(changed);
  m_place = *place;
  showAll(true);
}

void RecipeEditor::add(LayerKind kind) {
  RecipePlace at = m_place;
  if (at.isMember()) at.branch = 0;
  apply([&](Recipe& r) { return addLayer(r, at, kind); });
}
void RecipeEditor::duplicate() {
  apply([&](Recipe& r) { return duplicateAt(r, m_place); });
}
void RecipeEditor::remove() {
  apply([&](Recipe& r) { return removeAt(r, m_place); });
}
void RecipeEditor::move(int by) {
  apply([&](Recipe& r) { return moveAt(r, m_place, by); });
}

void RecipeEditor::undo() {
  if (m_past.empty()) return;
  m_recipe = std::move(m_past.back().recipe);
  m_place = m_past.back().place;
  m_past.pop_back();
  m_lastKey.clear();
  m_name->setText(QString::fromStdString(m_recipe.name));
  m_description->setText(QString::fromStdString(m_recipe.description));
  m_description->setCursorPosition(0);
  showAll(true);
}

void RecipeEditor::select(const RecipePlace& place) {
  m_place = place;
  m_lastKey.clear();
  m_tree->selectPlace(place);
  m_fields->showPlace(m_recipe, place);
  showButtons();
}

void RecipeEditor::goToProblem() {
  if (!m_wrong) return;
  select(*m_wrong);
  m_tree->setFocus();
}

void RecipeEditor::keep() {
  if (!m_problem.isEmpty()) return;
  const auto done = m_shelf->keep(m_recipe);
  if (!done) return showError(errorText(done.error()));
  m_safe = m_recipe;
  Q_EMIT kept(QString::fromStdString(m_recipe.name));
  close();
}

void RecipeEditor::showAll(bool fields) {
  const auto rows = outlineOf(m_recipe, m_classes);
  m_tree->showRows(rows);
  m_tree->selectPlace(m_place);
  if (fields) m_fields->showPlace(m_recipe, m_place);
  m_total->setText(tr("%L1 parameters, %2 classes").arg(qlonglong(parametersOf(rows))).arg(m_classes));
  m_problem = recipeProblem(m_recipe, m_classes);
  if (m_problem.isEmpty()) m_problem = RecipeShelf::nameProblem(QString::fromStdString(m_recipe.name));
  m_wrong.reset();
  for (const OutlineRow& row : rows)
    if (!m_wrong && !row.problem.isEmpty()) m_wrong = row.place;
  showError(m_problem);
  showButtons();
}

void RecipeEditor::showError(const QString& text) {
  m_problemLabel->setText(text);
  m_problemLabel->setVisible(!text.isEmpty());
  m_total->setVisible(text.isEmpty());
  m_where->setVisible(m_wrong.has_value());
}

void RecipeEditor::showButtons() {
  m_keep->setEnabled(m_problem.isEmpty());
  m_undo->setEnabled(!m_past.empty());
  for (QPushButton* button : {m_up, m_down, m_remove, m_duplicate}) button->setEnabled(!m_place.isHead());
  m_add->setEnabled(!m_recipe.members.empty());
}

bool RecipeEditor::hasEdits() const {
  return m_recipe.members != m_safe.members || m_recipe.name != m_safe.name ||
         m_recipe.description != m_safe.description;
}

void RecipeEditor::useForSession() {
  m_safe = m_recipe;
  Q_EMIT used(m_recipe);
  close();
}

void RecipeEditor::discard() {
  m_safe = m_recipe;  // nothing to ask about any more
  close();
}

void RecipeEditor::closeEvent(QCloseEvent* event) {
  // A main window that is gone has asked itself, and quitting must not be held up by a second question.
  const bool quitting = parentWidget() && !parentWidget()->window()->isVisible();
  if (hasEdits() && !quitting) {
    event->ignore();
    ask();
    return;
  }
  event->accept();  // not QDialog's: it asks reject(), which closes
}

void RecipeEditor::ask() {
  if (m_question) {
    m_question->raise();
    return;
  }
  m_question =
      new QMessageBox(QMessageBox::NoIcon, windowTitle(),
                      tr("The edits of “%1” are not kept yet.").arg(QString::fromStdString(m_recipe.name)),
                      QMessageBox::NoButton, this);
  m_question->setAttribute(Qt::WA_DeleteOnClose);
  m_question->setIconPixmap(
      themedIcon(QStringLiteral("warning"), themeColours().warning).pixmap(kQuestionIcon, kQuestionIcon));
  m_question->setInformativeText(
      m_problem.isEmpty()
          ? tr("For this session: the Train page has them until the program ends.")
          : tr("They cannot be kept among your recipes before this is mended: %1").arg(m_problem));
  QPushButton* save = m_question->addButton(tr("Keep among my recipes"), QMessageBox::AcceptRole);
  QPushButton* session = m_question->addButton(tr("For this session"), QMessageBox::AcceptRole);
  QPushButton* lose = m_question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
  QPushButton* back = m_question->addButton(tr("Go on editing"), QMessageBox::RejectRole);
  save->setObjectName(QStringLiteral("editsKeep"));
  session->setObjectName(QStringLiteral("editsSession"));
  lose->setObjectName(QStringLiteral("editsDiscard"));
  save->setEnabled(m_problem.isEmpty());
  m_question->setDefaultButton(save->isEnabled() ? save : back);
  m_question->setEscapeButton(back);
  connect(save, &QPushButton::clicked, this, &RecipeEditor::keep);
  connect(session, &QPushButton::clicked, this, &RecipeEditor::useForSession);
  connect(lose, &QPushButton::clicked, this, &RecipeEditor::discard);
  m_question->open();
}

void RecipeEditor::retranslate() {
  setWindowTitle(tr("Recipe from layers"));
  m_nameLabel->setText(tr("Name"));
  m_descriptionLabel->setText(tr("What it is"));
  m_add->setText(tr("Add a layer"));
  m_duplicate->setText(tr("Duplicate"));
  m_duplicate->setToolTip(tr("The layer; on an input, the whole input; on a network, the whole network"));
  m_remove->setText(tr("Remove"));
  m_up->setText(tr("Up"));
  m_down->setText(tr("Down"));
  m_undo->setText(tr("Undo"));
  m_export->setText(tr("Save as a file…"));
  m_keep->setText(tr("Keep among my recipes"));
  m_close->setText(tr("Close"));
  m_where->setText(tr("Go to it"));
  m_where->setToolTip(tr("Selects the layer that does not fit"));
}

void RecipeEditor::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    showAll(true);
  }
  QDialog::changeEvent(event);
}

}  // namespace ullim
