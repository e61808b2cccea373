#pragma once
#include <QTreeWidget>
#include <vector>

#include "ui/pages/recipeoutline.h"

namespace ullim {

/// A recipe as a summary: layers under their network and input, with output shape, parameters and problems.
class RecipeTree : public QTreeWidget {
  Q_OBJECT
 public:
  explicit RecipeTree(QWidget* parent = nullptr);
  void showRows(const std::vector<OutlineRow>& rows);
  void selectPlace(const RecipePlace& place);  ///< without a signal
  int fullHeight() const;                      ///< so that nothing is scrolled

 Q_SIGNALS:
  void placeSelected(const ullim::RecipePlace& place);

 private:
  std::vector<RecipePlace> m_places;
  std::vector<QTreeWidgetItem*> m_items;
};

}  // namespace ullim
