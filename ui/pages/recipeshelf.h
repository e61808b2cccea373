#pragma once
#include <QObject>
#include <QString>
#include <vector>

#include "core/learn/recipe.h"

namespace ullim {

/// The recipes one can choose from: those of the program, and the user's own, each a NAME.json in a folder.
/// GUI thread; the folder is read by a worker, and a file that is no recipe is passed over.
class RecipeShelf : public QObject {
  Q_OBJECT
 public:
  /// Empty folder: "recipes" in the user's data folder.
  explicit RecipeShelf(const QString& folder = {}, QObject* parent = nullptr);

  const std::vector<Recipe>& own() const { return m_own; }  ///< by name
  const Recipe* find(const QString& name) const;            ///< built-in ones first; nullptr: none
  bool isOwn(const QString& name) const;
  QString folder() const { return m_folder; }

  /// What is wrong with a name for an own recipe, in the user's language; empty: fine. Letters, digits, "-",
  /// "_" and "." make a name, and no recipe of the program may have it.
  static QString nameProblem(const QString& name);
  /// BadArgument for such a name, WriteFailed; an own recipe of the same name is replaced.
  Result<Done> keep(const Recipe& recipe);
  Result<Done> forget(const QString& name);
  void read();  ///< again, off the GUI thread; changed() follows

 Q_SIGNALS:
  void changed();

 private:
  QString pathOf(const QString& name) const;
  QString m_folder;
  std::vector<Recipe> m_own;
};

/// A recipe file of any place. Errors: FileNotFound, BadFormat (names the file).
Result<Recipe> readRecipeFile(const QString& path);
Result<Done> writeRecipeFile(const Recipe& recipe, const QString& path);

}  // namespace ullim
