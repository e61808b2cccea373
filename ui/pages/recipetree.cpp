#include "ui/pages/recipetree.h"

#include <QHeaderView>
#include <QLocale>

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
  clear();
  m_places.clear();
  m_items.clear();
  setHeaderLabels({tr("Layer"), tr("Output"), tr("Parameters")});
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
    const QString what =
        row.settings.isEmpty() ? row.name : tr("%1: %2", "layer: settings").arg(row.name, row.settings);
    item->setText(0, what);
    item->setToolTip(0, what);
    item->setText(1, row.output);
    if (row.parameters > 0) item->setText(2, QLocale().toString(qlonglong(row.parameters)));
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    if (!row.place.isLayer()) {
      QFont font = this->font();
      font.setBold(true);
      item->setFont(0, font);
    }
    if (!row.problem.isEmpty()) {
      item->setText(0, tr("%1 — %2", "layer — problem").arg(row.name, row.problem));
      item->setToolTip(0, item->text(0));
      for (int c = 0; c < 3; ++c) item->setForeground(c, themeColours().error);
    }
    m_items.push_back(item);
    m_places.push_back(row.place);
  }
  expandAll();
  setUpdatesEnabled(true);
}

void RecipeTree::selectPlace(const RecipePlace& place) {
  const QSignalBlocker quiet(this);
  for (std::size_t i = 0; i < m_places.size(); ++i)
    if (m_places[i] == place) setCurrentItem(m_items[i]);
}

int RecipeTree::fullHeight() const {
  const int row = m_items.empty() ? 24 : std::max(20, sizeHintForRow(0));
  return header()->sizeHint().height() + row * int(m_items.size()) + 4;
}

}  // namespace ullim
