#pragma once
#include <QFrame>
#include <QPointer>
#include <optional>

#include "core/learn/recipe.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace ullim {

class RecipeEditor;
class RecipeShelf;
class RecipeTree;

/// Chooses a recipe, says what it is and shows its layers; opens the editor.
class RecipeCard : public QFrame {
  Q_OBJECT
 public:
  explicit RecipeCard(QWidget* parent = nullptr);
  const Recipe& recipe() const { return m_recipe; }
  void choose(const QString& name);
  void adopt(const Recipe& recipe);  ///< of a run: shown even when it is nobody's any more
  void setClasses(int classes);
  QString problem() const { return m_problem; }  ///< why it cannot be trained with so many classes
  void openEditor();          ///< one at a time: edits that are not kept come to the front instead
  bool hasOpenEdits() const;  ///< in the editor, not kept
  void openFile();            ///< asks which
  void saveFile();            ///< asks where

 Q_SIGNALS:
  void chosen();                     ///< another recipe
  void notice(const QString& text);  ///< what went wrong with a file

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  void take();
  void showRecipe();
  void forget();
  void retranslate();
  RecipeShelf* m_shelf;
  QPointer<RecipeEditor> m_editor;
  Recipe m_recipe;
  std::optional<Recipe> m_foreign;
  int m_classes = 2;
  QString m_problem;
  QLabel *m_title, *m_description, *m_origin, *m_warning, *m_input, *m_total, *m_problemLabel;
  QComboBox* m_box;
  RecipeTree* m_tree;
  QPushButton *m_layers, *m_edit, *m_open, *m_save, *m_forget;
};

}  // namespace ullim
