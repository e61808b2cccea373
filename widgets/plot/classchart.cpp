#include "widgets/plot/classchart.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QHorizontalStackedBarSeries>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollArea>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {
constexpr int kRowHeight = 30, kMargin = 6;
constexpr double kRoomForText = 1.55;  // the longest bar ends where its text still fits

/// Draws count and share behind each bar, and turns rows into clicks.
class BarsView : public QChartView {
 public:
  struct Row {
    QString name, shownName, text, tip;
    QColor colour;
    double value = 0;
  };
  std::vector<Row> rows;  // from the top
  int current = 0, hover = -1;
  std::function<void(int)> activated;

  explicit BarsView(QWidget* parent) : QChartView(new QChart, parent) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QStringLiteral("background: transparent;"));
    chart()->setBackgroundVisible(false);
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
  }

  void rebuild();

  double rowHeight() const { return rows.empty() ? 0.0 : chart()->plotArea().height() / double(rows.size()); }
  int rowAt(const QPointF& pos) const {
    const QRectF area = chart()->plotArea();
    if (rows.empty() || pos.y() < area.top() || pos.y() >= area.bottom()) return -1;
    return std::min(int((pos.y() - area.top()) / rowHeight()), int(rows.size()) - 1);
  }
  QRectF rowRect(int row) const {
    return QRectF(1, chart()->plotArea().top() + row * rowHeight() + 1, viewport()->width() - 2,
                  rowHeight() - 2);
  }

 protected:
  void drawBackground(QPainter* painter, const QRectF&) override {
    const ThemeColours& c = themeColours();
    for (const int row : {hover, hasFocus() ? current : -1}) {
      if (row < 0 || row >= int(rows.size())) continue;
      painter->setPen(row == current && hasFocus() ? QPen(c.accent, 1) : QPen(Qt::NoPen));
      painter->setBrush(mixed(c.base, c.accent, 0.10));
      painter->drawRoundedRect(rowRect(row), 4, 4);
    }
  }
  void drawForeground(QPainter* painter, const QRectF&) override {
    const ThemeColours& c = themeColours();
    const QRectF area = chart()->plotArea();
    const auto series = chart()->series();
    if (series.isEmpty()) return;
    painter->setFont(font());
    for (int i = 0; i < int(rows.size()); ++i) {
      const Row& row = rows[std::size_t(i)];
      const double x = chart()->mapToPosition(QPointF(row.value, 0), series.first()).x();
      painter->setPen(c.text);
      const QRectF place(x + 7, area.top() + i * rowHeight(), std::max(10.0, viewport()->width() - x - 8),
                         rowHeight());
      painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                        fontMetrics().elidedText(row.text, Qt::ElideRight, int(place.width())));
      const QRectF beside(4, place.top(), area.left() - 12, rowHeight());
      painter->drawText(beside, Qt::AlignVCenter | Qt::AlignRight,
                        fontMetrics().elidedText(row.shownName, Qt::ElideRight, int(beside.width())));
    }
  }
  void mousePressEvent(QMouseEvent* event) override {
    const int row = rowAt(event->position());
    if (event->button() != Qt::LeftButton || row < 0) return;
    current = row;
    viewport()->update();
    activated(row);
  }
  void mouseReleaseEvent(QMouseEvent*) override {}
  void mouseMoveEvent(QMouseEvent* event) override {
    const int row = rowAt(event->position());
    viewport()->setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (row == hover) return;
    hover = row;
    viewport()->update();
  }
  void leaveEvent(QEvent*) override {
    hover = -1;
    viewport()->update();
  }
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }  // the scroll area's
  void keyPressEvent(QKeyEvent* event) override {
    const int last = int(rows.size()) - 1;
    if (event->key() == Qt::Key_Down && current < last)
      ++current;
    else if (event->key() == Qt::Key_Up && current > 0)
      --current;
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current <= last)
      activated(current);
    else
      return event->ignore();
    setAccessibleDescription(rows[std::size_t(current)].tip);
    viewport()->update();
  }
  bool viewportEvent(QEvent* event) override {
    if (event->type() == QEvent::ToolTip) {
      auto* help = static_cast<QHelpEvent*>(event);
      const int row = rowAt(help->pos());
      if (row >= 0) QToolTip::showText(help->globalPos(), rows[std::size_t(row)].tip, this);
      return true;
    }
    return QChartView::viewportEvent(event);
  }
};

void BarsView::rebuild() {
  // First the height: it may resize this view, which rebuilds it from within.
  setMinimumHeight(int(rows.size()) * kRowHeight + 2 * kMargin);
  setMaximumHeight(int(rows.size()) * kRowHeight * 3 / 2 + 2 * kMargin);
  QChart* picture = chart();
  picture->removeAllSeries();
  for (QAbstractAxis* axis : picture->axes()) {
    picture->removeAxis(axis);
    delete axis;
  }
  if (rows.empty()) return;
  // One set a class, stacked: the only way Qt Charts gives each bar its own colour at full width.
  auto* series = new QHorizontalStackedBarSeries;
  QStringList names;
  double largest = 1;
  int longest = 40;
  const int count = int(rows.size());
  for (int i = count - 1; i >= 0; --i) {  // the category axis counts from the bottom
    const Row& row = rows[std::size_t(i)];
    auto* set = new QBarSet(row.name);
    for (int j = 0; j < count; ++j) set->append(j == count - 1 - i ? row.value : 0.0);
    set->setColor(row.colour);
    set->setPen(QPen(Qt::NoPen));
    series->append(set);
    names << row.shownName;
    largest = std::max(largest, row.value);
    longest = std::max(longest, fontMetrics().horizontalAdvance(row.shownName));
  }
  series->setBarWidth(0.56);
  picture->addSeries(series);
  auto* categories = new QBarCategoryAxis;
  categories->append(names);
  categories->setLabelsVisible(
      false);  // drawn by hand: the axis cuts its labels short when it is replaced in place
  categories->setGridLineVisible(false);
  categories->setLineVisible(false);
  picture->addAxis(categories, Qt::AlignLeft);
  series->attachAxis(categories);
  auto* values = new QValueAxis;
  values->setRange(0, largest * kRoomForText);
  values->setVisible(false);
  picture->addAxis(values, Qt::AlignBottom);
  series->attachAxis(values);
  const int left = std::min(longest + 18, std::max(80, width() * 2 / 5));
  picture->setPlotArea(
      QRectF(left, kMargin, std::max(40, width() - left - 4), std::max(1, height() - 2 * kMargin)));
}

}  // namespace

struct ClassChart::Impl {
  ClassChart* q;
  QScrollArea* scroll;
  BarsView* view;
  std::vector<ClassCount> counts;
  std::vector<LabelClass> classes;
  void show();
};

ClassChart::ClassChart(QWidget* parent) : QWidget(parent), d(std::make_unique<Impl>()) {
  d->q = this;
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  d->scroll = new QScrollArea(this);
  d->scroll->setWidgetResizable(true);
  d->scroll->setFrameShape(QFrame::NoFrame);
  d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  d->scroll->setFocusPolicy(Qt::NoFocus);
  d->view = new BarsView(d->scroll);
  d->view->installEventFilter(this);
  d->view->activated = [this](int row) {
    if (row < int(d->counts.size()))
      Q_EMIT classActivated(QString::fromStdString(d->counts[std::size_t(row)].name));
  };
  d->scroll->setWidget(d->view);
  d->scroll->setAlignment(Qt::AlignTop);
  layout->addWidget(d->scroll);
  d->show();
}

ClassChart::~ClassChart() { d->view->removeEventFilter(this); }

void ClassChart::setCounts(const std::vector<ClassCount>& counts, const std::vector<LabelClass>& classes) {
  d->counts.clear();
  for (const ClassCount& one : counts)
    if (!one.name.empty() || one.count > 0 || one.excluded > 0) d->counts.push_back(one);
  d->classes = classes;
  d->show();
}

void ClassChart::Impl::show() {
  double total = 0;
  for (const ClassCount& one : counts) total += one.count;
  view->rows.clear();
  for (const ClassCount& one : counts) {
    BarsView::Row row;
    row.name = QString::fromStdString(one.name);
    row.shownName = one.name.empty() ? ClassChart::tr("no label") : row.name;
    row.colour = themeColours().mutedText;
    for (const LabelClass& known : classes)
      if (known.name == one.name) row.colour = QColor(QString::fromStdString(known.colour));
    row.value = one.count;
    const double share = total > 0 ? 100.0 * one.count / total : 0.0;
    row.text =
        ClassChart::tr("%1 (%2 %)").arg(numberText(one.count), numberText(share, share < 9.95 ? 1 : 0));
    row.tip = ClassChart::tr("%1: clips %2 (%3 %), %4 s in all")
                  .arg(row.shownName, numberText(one.count), numberText(share, 1), numberText(one.durationS));
    if (one.excluded > 0)
      row.tip +=
          QLatin1Char('\n') + ClassChart::tr("Excluded and not counted: %1").arg(numberText(one.excluded));
    view->rows.push_back(std::move(row));
  }
  view->current = std::clamp(view->current, 0, std::max(0, int(view->rows.size()) - 1));
  view->hover = -1;
  view->setAccessibleName(ClassChart::tr("Class distribution"));
  view->rebuild();
}

QSize ClassChart::sizeHint() const {
  constexpr std::size_t kRowsWithoutScrolling = 8;
  return {320, int(std::clamp<std::size_t>(d->counts.size(), 1, kRowsWithoutScrolling)) * kRowHeight +
                   2 * kMargin + 2};
}

QSize ClassChart::minimumSizeHint() const { return {180, 3 * kRowHeight}; }

bool ClassChart::eventFilter(QObject* watched, QEvent* event) {
  if (watched == d->view && (event->type() == QEvent::Resize)) d->view->rebuild();
  return QWidget::eventFilter(watched, event);
}

void ClassChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
      event->type() == QEvent::FontChange)
    d->show();
  QWidget::changeEvent(event);
}

}  // namespace ullim
