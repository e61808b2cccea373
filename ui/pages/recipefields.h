#pragma once
#include <QWidget>
#include <functional>

#include "core/learn/recipe.h"
#include "ui/pages/recipeoutline.h"

class QFormLayout;

namespace ullim {

/// The fields of what is selected in a recipe: a layer, a picture or a network's name. Rebuilt for each
/// selection, so only what a layer has is shown.
class RecipeFields : public QWidget {
  Q_OBJECT
 public:
  explicit RecipeFields(QWidget* parent = nullptr);
  void showPlace(const Recipe& recipe, const RecipePlace& place);

 Q_SIGNALS:
  /// A field was changed; `change` writes it into a recipe that has this place. `key`: the same for changes
  /// of one field after each other, which are undone together.
  void edited(const std::function<void(ullim::Recipe&)>& change, const QString& key);

 private:
  void whole(const QString& name, int low, int high, int value, const QString& special,
             const std::function<void(Recipe&, int)>& set);
  void real(const QString& name, double low, double high, int decimals, double value, const QString& special,
            const std::function<void(Recipe&, double)>& set);
  void tick(const QString& name, bool value, const std::function<void(Recipe&, bool)>& set);
  void layerFields(const Layer& layer, const RecipePlace& place);
  void pictureFields(const PictureOptions& picture, const RecipePlace& place);
  QFormLayout* m_form;
  RecipePlace m_place;
};

}  // namespace ullim
