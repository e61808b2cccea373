#include "widgets/plot/statschart.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QHorizontalStackedBarSeries>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "widgets/controls/flowlayout.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kRowHeight = 28, kTop = 6, kAxisHeight = 26, kTextRoom = 108;

/// The chart gives axes and bars; boxes, names and counts are drawn over it, so that nothing is cut short.
class RowsView : public QChartView {
 public:
  std::vector<StatsChart::Row> rows;
  std::vector<StatsChart::Series> series;
  QString unit;
  bool boxes = false;
  int current = 0;
  std::function<void(int, int)> activated;

  explicit RowsView(QWidget* parent) : QChartView(new QChart, parent) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QStringLiteral("background: transparent;"));
    viewport()->setCursor(Qt::PointingHandCursor);
    chart()->setBackgroundVisible(false);
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
  }

  void rebuild() {
    setFixedHeight(int(std::max<std::size_t>(rows.size(), 1)) * kRowHeight + kTop + kAxisHeight);
    QChart* picture = chart();
    picture->removeAllSeries();
    for (QAbstractAxis* axis : picture->axes()) {
      picture->removeAxis(axis);
      delete axis;
    }
    if (rows.empty()) return;
    const ThemeColours& c = themeColours();
    auto* bars = new QHorizontalStackedBarSeries;
    QStringList names;
    int longest = 40;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) names << row->name;
    for (const auto& row : rows) longest = std::max(longest, fontMetrics().horizontalAdvance(row.name));
    m_least = 0;
    m_most = 0;
    if (boxes) {
      m_least = HUGE_VAL;
      m_most = -HUGE_VAL;
      for (const auto& row : rows)
        if (row.hasBox) {
          m_least = std::min(m_least, row.box[0]);
          m_most = std::max(m_most, row.box[4]);
        }
      if (m_least > m_most) m_least = m_most = 0;
      if (m_least > 0 && m_least < m_most * 0.5) m_least = 0;
    } else {
      for (const auto& row : rows) {
        double sum = 0;
        for (const double part : row.parts) sum += part;
        m_most = std::max(m_most, sum);
      }
      const bool single = series.size() < 2;
      const int count = int(rows.size());
      // Each bar in its own colour is only to be had by a set for each.
      for (int s = 0; s < (single ? count : int(series.size())); ++s) {
        auto* set = new QBarSet(single ? rows[std::size_t(s)].name : series[std::size_t(s)].name);
        for (int i = count - 1; i >= 0; --i) {
          const auto& parts = rows[std::size_t(i)].parts;
          const auto part = single ? std::size_t(0) : std::size_t(s);
          set->append(single && i != s ? 0.0 : part < parts.size() ? parts[part] : 0.0);
        }
        set->setColor(single ? rows[std::size_t(s)].colour : series[std::size_t(s)].colour);
        set->setPen(single ? QPen(Qt::NoPen) : QPen(c.base, 1));
        bars->append(set);
      }
    }
    if (m_most <= m_least) m_most = m_least + 1;
    bars->setBarWidth(0.6);
    picture->addSeries(bars);
    auto* categories = new QBarCategoryAxis;
    categories->append(names);
    categories->setLabelsVisible(false);
    categories->setGridLineVisible(false);
    categories->setLineVisible(false);
    picture->addAxis(categories, Qt::AlignLeft);
    bars->attachAxis(categories);
    auto* values = new QValueAxis;
    values->setRange(m_least, m_most);
    values->applyNiceNumbers();
    values->setTickCount(std::min(values->tickCount(), 5));
    values->setLabelFormat(m_most - m_least >= 8 ? QStringLiteral("%.0f") : QStringLiteral("%.2f"));
    values->setGridLineColor(c.grid);
    values->setLabelsColor(c.mutedText);
    values->setLinePen(QPen(Qt::NoPen));
    m_least = values->min();
    m_most = values->max();
    picture->addAxis(values, Qt::AlignBottom);
    bars->attachAxis(values);
    const int left = std::min(longest + 18, std::max(80, width() * 2 / 5));
    picture->setPlotArea(
        QRectF(left, kTop, std::max(60, width() - left - kTextRoom), double(rows.size()) * kRowHeight));
  }

  double xOf(double value) const {
    const QRectF area = chart()->plotArea();
    return area.left() + (value - m_least) / (m_most - m_least) * area.width();
  }
  int rowAt(const QPointF& at) const {
    const int row = int(std::floor((at.y() - chart()->plotArea().top()) / kRowHeight));
    return row >= 0 && row < int(rows.size()) ? row : -1;
  }
  int seriesAt(int row, double x) const {
    if (boxes || series.size() < 2) return -1;
    double sum = 0;
    const auto& parts = rows[std::size_t(row)].parts;
    for (std::size_t s = 0; s < parts.size(); ++s) {
      const double from = xOf(sum);
      sum += parts[s];
      if (x >= from && x < xOf(sum)) return int(s);
    }
    return -1;
  }
  QString tipAt(int row, double x) const {
    const auto& each = rows[std::size_t(row)];
    const int s = seriesAt(row, x);
    if (s < 0) return QStringLiteral("%1: %2").arg(each.name, each.text);
    return QStringLiteral("%1 · %2: %3")
        .arg(each.name, series[std::size_t(s)].name, locale().toString(each.parts[std::size_t(s)]));
  }

 protected:
  void drawForeground(QPainter* painter, const QRectF&) override {
    const ThemeColours& c = themeColours();
    const QRectF area = chart()->plotArea();
    painter->setFont(font());
    for (int i = 0; i < int(rows.size()); ++i) {
      const auto& row = rows[std::size_t(i)];
      const double top = area.top() + i * kRowHeight, middle = top + kRowHeight / 2.0;
      if (hasFocus() && i == current) {
        painter->setPen(QPen(c.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(1, top + 1, viewport()->width() - 2, kRowHeight - 2), 4, 4);
      }
      double end = area.left();
      if (boxes && row.hasBox) {
        painter->setPen(QPen(c.text, 1));
        painter->drawLine(QPointF(xOf(row.box[0]), middle), QPointF(xOf(row.box[4]), middle));
        for (const int edge : {0, 4})
          painter->drawLine(QPointF(xOf(row.box[edge]), middle - 4), QPointF(xOf(row.box[edge]), middle + 4));
        painter->setBrush(row.colour);
        const double from = xOf(row.box[1]), to = xOf(row.box[3]);
        painter->drawRect(QRectF(from, middle - 7, std::max(1.0, to - from), 14));
        painter->setPen(QPen(readableOn(row.colour), 2));
        painter->drawLine(QPointF(xOf(row.box[2]), middle - 6), QPointF(xOf(row.box[2]), middle + 6));
        end = area.right();
      } else if (!boxes) {
        double sum = 0;
        for (const double part : row.parts) sum += part;
        end = xOf(sum);
      }
      painter->setPen(c.text);
      const QRectF beside(4, top, area.left() - 12, kRowHeight);
      painter->drawText(beside, Qt::AlignVCenter | Qt::AlignRight,
                        fontMetrics().elidedText(row.name, Qt::ElideRight, int(beside.width())));
      const QRectF behind(end + 7, top, std::max(10.0, viewport()->width() - end - 8), kRowHeight);
      painter->drawText(behind, Qt::AlignVCenter | Qt::AlignLeft,
                        fontMetrics().elidedText(row.text, Qt::ElideRight, int(behind.width())));
    }
    if (!unit.isEmpty()) {
      painter->setPen(c.mutedText);
      painter->drawText(QRectF(area.right() + 7, area.bottom(), kTextRoom - 8, kAxisHeight),
                        Qt::AlignLeft | Qt::AlignVCenter, unit);
    }
  }
  void mousePressEvent(QMouseEvent* event) override {
    const int row = rowAt(event->position());
    if (event->button() != Qt::LeftButton || row < 0) return;
    current = row;
    viewport()->update();
    activated(row, seriesAt(row, event->position().x()));
  }
  void mouseReleaseEvent(QMouseEvent*) override {}
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }  // the scroll area's
  void keyPressEvent(QKeyEvent* event) override {
    const int last = int(rows.size()) - 1;
    if (event->key() == Qt::Key_Down && current < last)
      ++current;
    else if (event->key() == Qt::Key_Up && current > 0)
      --current;
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current <= last)
      activated(current, -1);
    else
      return event->ignore();
    viewport()->update();
  }
  bool viewportEvent(QEvent* event) override {
    if (event->type() == QEvent::ToolTip) {
      auto* help = static_cast<QHelpEvent*>(event);
      const int row = rowAt(help->pos());
      if (row >= 0) QToolTip::showText(help->globalPos(), tipAt(row, help->pos().x()), this);
      return true;
    }
    return QChartView::viewportEvent(event);
  }

 private:
  double m_least = 0, m_most = 1;
};

}  // namespace

struct StatsChart::Impl {
  RowsView* view;
  QLabel* title;
  QWidget* legend;
  FlowLayout* entries;

  void show() {
    view->current = std::clamp(view->current, 0, std::max(0, int(view->rows.size()) - 1));
    view->rebuild();
    qDeleteAll(legend->findChildren<QLabel*>(Qt::FindDirectChildrenOnly));
    const bool needed = !view->boxes && view->series.size() > 1;
    legend->setVisible(needed);
    if (!needed) return;
    for (const Series& each : view->series) {
      auto* entry = new QLabel(QStringLiteral("<span style='color:%1'>■</span> %2")
                                   .arg(each.colour.name(), each.name.toHtmlEscaped()),
                               legend);
      entries->addWidget(entry);
    }
  }
};

StatsChart::StatsChart(QWidget* parent) : QWidget(parent), d(std::make_unique<Impl>()) {
  d->title = new QLabel(this);
  d->title->setProperty("role", QStringLiteral("heading"));
  d->title->setWordWrap(true);
  d->legend = new QWidget(this);
  d->entries = new FlowLayout(d->legend, 8);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setAlignment(Qt::AlignTop);
  d->view = new RowsView(scroll);
  d->view->installEventFilter(this);
  d->view->activated = [this](int row, int series) { Q_EMIT activated(row, series); };
  scroll->setWidget(d->view);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(d->title);
  column->addWidget(d->legend);
  column->addWidget(scroll, 1);
}

StatsChart::~StatsChart() { d->view->removeEventFilter(this); }

void StatsChart::setBars(const std::vector<Row>& rows, const std::vector<Series>& series,
                         const QString& title) {
  d->view->rows = rows;
  d->view->series = series;
  d->view->boxes = false;
  d->view->unit.clear();
  d->title->setText(title);
  d->view->setAccessibleName(title);
  d->show();
}

void StatsChart::setBoxes(const std::vector<Row>& rows, const QString& title, const QString& unit) {
  d->view->rows = rows;
  d->view->series.clear();
  d->view->boxes = true;
  d->view->unit = unit;
  d->title->setText(title);
  d->view->setAccessibleName(title);
  d->show();
}

bool StatsChart::eventFilter(QObject* watched, QEvent* event) {
  if (watched == d->view && event->type() == QEvent::Resize) d->view->rebuild();
  return QWidget::eventFilter(watched, event);
}

void StatsChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) d->show();
  QWidget::changeEvent(event);
}

}  // namespace ullim
