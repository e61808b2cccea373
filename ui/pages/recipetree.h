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
  /// What is selected, what is folded and how far the list is scrolled stay as they are, where the place is
  /// still there.
  void showRows(const std::vector<OutlineRow>& rows);
  void selectPlace(const RecipePlace& place);  ///< and brings it into view; without a signal
  int fullHeight() const;                      ///< so that nothing is scrolled

 Q_SIGNALS:
  void placeSelected(const ullim::RecipePlace& place);

 private:
  void build(const std::vector<OutlineRow>& rows);
  static void write(QTreeWidgetItem& item, const OutlineRow& row, const QFont& bold);
  std::vector<RecipePlace> m_places;
  std::vector<QTreeWidgetItem*> m_items;
};

}  // namespace ullim
