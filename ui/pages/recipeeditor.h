#pragma once
#include <QDialog>
#include <QPointer>
#include <optional>
#include <vector>

#include "core/learn/recipe.h"
#include "ui/pages/recipeoutline.h"

class QLabel;
class QLineEdit;
class QMessageBox;
class QPushButton;
class QToolButton;

namespace ullim {

class RecipeFields;
class RecipeShelf;
class RecipeTree;

/// Makes a recipe from layers without code, in a window of its own that stops nothing. The tree is the
/// summary as well: shapes, parameters and problems follow each change. Saved among the user's own recipes;
/// closed with edits that are not, it asks what is to become of them.
class RecipeEditor : public QDialog {
  Q_OBJECT
 public:
  RecipeEditor(RecipeShelf* shelf, const Recipe& recipe, int classes, QWidget* parent = nullptr);
  const Recipe& recipe() const { return m_recipe; }
  QString problem() const { return m_problem; }  ///< empty: can be kept
  bool hasEdits() const;                         ///< since it was opened, kept, or saved as a file

 public Q_SLOTS:
  void undo();
  void add(ullim::LayerKind kind);
  void duplicate();
  void remove();
  void move(int by);
  void select(const ullim::RecipePlace& place);
  void keep();
  void useForSession();                ///< hands the edits over without keeping them; closes
  void discard();                      ///< closes without asking
  void goToProblem();                  ///< selects the layer that is wrong
  void reject() override { close(); }  ///< Escape asks as well

 Q_SIGNALS:
  void kept(const QString& name);
  void used(const ullim::Recipe& recipe);  ///< for this session alone

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  void ask();
  void showError(const QString& text);  // empty: the count again
  void showButtons();
  struct Step {
    Recipe recipe;
    RecipePlace place;
  };
  void change(const std::function<void(Recipe&)>& how, const QString& key);
  void apply(const std::function<std::optional<RecipePlace>(Recipe&)>& how);
  void remember(const QString& key);
  void showAll(bool fields);
  void retranslate();

  RecipeShelf* m_shelf;
  Recipe m_recipe;
  int m_classes;
  RecipePlace m_place;
  std::optional<RecipePlace> m_wrong;  // the layer with the problem
  Recipe m_safe;                       // as it stands in the shelf, in a file, or where it came from
  QPointer<QMessageBox> m_question;
  std::vector<Step> m_past;
  QString m_lastKey, m_problem;
  QLineEdit *m_name, *m_description;
  QLabel *m_nameLabel, *m_descriptionLabel, *m_total, *m_problemLabel;
  RecipeTree* m_tree;
  RecipeFields* m_fields;
  QToolButton* m_add;
  QPushButton *m_duplicate, *m_remove, *m_up, *m_down, *m_undo, *m_keep, *m_export, *m_close, *m_where;
};

}  // namespace ullim
