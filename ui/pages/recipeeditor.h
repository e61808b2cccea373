#pragma once
#include <QDialog>
#include <vector>

#include "core/learn/recipe.h"
#include "ui/pages/recipeoutline.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ullim {

class RecipeFields;
class RecipeShelf;
class RecipeTree;

/// Makes a recipe from layers without code, in a window of its own that stops nothing. The tree is the
/// summary as well: shapes, parameters and problems follow each change. Saved among the user's own recipes.
class RecipeEditor : public QDialog {
  Q_OBJECT
 public:
  RecipeEditor(RecipeShelf* shelf, const Recipe& recipe, int classes, QWidget* parent = nullptr);
  const Recipe& recipe() const { return m_recipe; }
  QString problem() const { return m_problem; }  ///< empty: can be kept

 public Q_SLOTS:
  void undo();
  void add(ullim::LayerKind kind);
  void duplicate();
  void remove();
  void move(int by);
  void select(const ullim::RecipePlace& place);
  void keep();

 Q_SIGNALS:
  void kept(const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
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
  std::vector<Step> m_past;
  QString m_lastKey, m_problem;
  QLineEdit *m_name, *m_description;
  QLabel *m_nameLabel, *m_descriptionLabel, *m_total, *m_problemLabel;
  RecipeTree* m_tree;
  RecipeFields* m_fields;
  QToolButton* m_add;
  QPushButton *m_duplicate, *m_remove, *m_up, *m_down, *m_undo, *m_keep, *m_export, *m_close;
};

}  // namespace ullim
