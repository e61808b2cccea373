#include "ui/pages/recipetree.h"

#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>
#include <algorithm>

#include "widgets/theme.h"

namespace ullim {

RecipeTree::RecipeTree(QWidget* parent) : QTreeWidget(parent) {
  setColumnCount(3);
  setIndentation(14);
  setUniformRowHeights(true);
  setAlternatingRowColors(false);
  header()->setStretchLastSection(false);
  header()->setSectionResizeMode(0, QHeaderView::Stretch);
  header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
    for (std::size_t i = 0; i < m_items.size(); ++i)
      if (m_items[i] == item) Q_EMIT placeSelected(m_places[i]);
  });
}

void RecipeTree::showRows(const std::vector<OutlineRow>& rows) {
  const QSignalBlocker quiet(this);
  setUpdatesEnabled(false);
  setHeaderLabels({tr("Layer"), tr("Output"), tr("Parameters")});
  const bool same =
      rows.size() == m_places.size() &&
      std::equal(rows.begin(), rows.end(), m_places.begin(),
                 [](const OutlineRow& row, const RecipePlace& place) { return row.place == place; });
  // A number typed into a field changes texts alone; the rows are built anew only for other layers.
  if (!same) build(rows);
  QFont bold = font();
  bold.setBold(true);
  for (std::size_t i = 0; i < rows.size(); ++i) write(*m_items[i], rows[i], bold);
  setUpdatesEnabled(true);
}

void RecipeTree::build(const std::vector<OutlineRow>& rows) {
  const int scrolled = verticalScrollBar()->value();
  RecipePlace present;
  bool selected = false;
  std::vector<RecipePlace> folded;
  for (std::size_t i = 0; i < m_items.size(); ++i) {
    if (m_items[i]->childCount() > 0 && !m_items[i]->isExpanded()) folded.push_back(m_places[i]);
    if (m_items[i] != currentItem()) continue;
    present = m_places[i];
    selected = true;
  }
  clear();
  m_places.clear();
  m_items.clear();
  QTreeWidgetItem *net = nullptr, *part = nullptr;
  for (const OutlineRow& row : rows) {
    auto* item = new QTreeWidgetItem;
    if (row.place.isMember()) {
      addTopLevelItem(item);
      net = item;
      part = nullptr;
    } else if (row.place.layer < 0) {
      net->addChild(item);
      part = item;
    } else {
      (part ? part : net)->addChild(item);
    }
    m_items.push_back(item);
    m_places.push_back(row.place);
  }
  expandAll();
  for (std::size_t i = 0; i < m_items.size(); ++i)
    if (std::find(folded.begin(), folded.end(), m_places[i]) != folded.end()) m_items[i]->setExpanded(false);
  doItemsLayout();  // or the bar has no range yet
  verticalScrollBar()->setValue(scrolled);
  if (selected) selectPlace(present);
}

void RecipeTree::write(QTreeWidgetItem& item, const OutlineRow& row, const QFont& bold) {
  const bool wrong = !row.problem.isEmpty();
  const QString what = wrong ? tr("%1 — %2", "layer — problem").arg(row.name, row.problem)
                       : row.settings.isEmpty() ? row.name
                                                : tr("%1: %2", "layer: settings").arg(row.name, row.settings);
  item.setText(0, what);
  item.setToolTip(0, what);
  item.setText(1, row.output);
  item.setText(2, row.parameters > 0 ? QLocale().toString(qlonglong(row.parameters)) : QString());
  item.setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  item.setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
  if (!row.place.isLayer()) item.setFont(0, bold);
  item.setIcon(0, wrong ? themedIcon(QStringLiteral("warning"), themeColours().error) : QIcon());
  for (int c = 0; c < 3; ++c)
    item.setData(c, Qt::ForegroundRole, wrong ? QVariant(QBrush(themeColours().error)) : QVariant());
}

void RecipeTree::selectPlace(const RecipePlace& place) {
  const QSignalBlocker quiet(this);
  for (std::size_t i = 0; i < m_places.size(); ++i)
    if (m_places[i] == place) {
      setCurrentItem(m_items[i]);
      scrollToItem(m_items[i]);
    }
}

int RecipeTree::fullHeight() const {
  const int row = m_items.empty() ? 24 : std::max(20, sizeHintForRow(0));
  return header()->sizeHint().height() + row * int(m_items.size()) + 4;
}

}  // namespace ullim
