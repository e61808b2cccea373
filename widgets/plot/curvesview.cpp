#include "widgets/plot/curvesview.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <array>
#include <cmath>
#include <map>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wshadow"
#include <qcustomplot.h>
#pragma GCC diagnostic pop

namespace ullim {
namespace {
constexpr int kReplotIntervalMs = 50;
constexpr double kPercent = 100.0;
constexpr double kRateStretch = 0.6;
constexpr int kMostTicks = 6;                       // about
constexpr int kLeastHeight = 140, kLeastRate = 24;  // pixels of the plots, of the rate's panel
constexpr int kLeastLines = 10;                     // of letters: an axis' name is not cut off

struct Epoch {
  double value[2][2];  // [loss, accuracy in %][training, validation]
};

struct Fold {
  std::map<int, Epoch> epochs;
  int best = 0;     // 0: none yet
  int stopped = 0;  // epoch of the early stop; 0: none
  std::map<int, double> rates;
  QCPGraph* rate = nullptr;
  std::array<std::array<QCPGraph*, 2>, 2> lines{};
  std::array<QCPGraph*, 2> marks{};
};

/// What the lines mean, above the plots; on a second row where one is too narrow for large letters.
class Legend : public QWidget {
 public:
  explicit Legend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  }
  QStringList names;
  QSize sizeHint() const override { return {300, rowHeight()}; }
  void fitHeight() {
    const auto all = places(width());
    setFixedHeight(all.empty() ? rowHeight() : all.back().y() + rowHeight());
  }

 protected:
  void resizeEvent(QResizeEvent*) override { fitHeight(); }
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours& c = themeColours();
    painter.fillRect(rect(), c.base);
    const std::vector<QPoint> all = places(width());
    for (int i = 0; i < names.size(); ++i) {
      const int x = all[std::size_t(i)].x(), top = all[std::size_t(i)].y();
      const double y = top + rowHeight() / 2.0;
      if (i < 2) {
        painter.setPen(i == 0 ? QPen(c.accent, 2) : QPen(c.second, 2, Qt::DashLine));
        painter.drawLine(QPointF(x, y), QPointF(x + 26, y));
      } else if (i == 3) {
        painter.setPen(QPen(c.warning, 1.6, Qt::DashDotLine));
        painter.drawLine(QPointF(x + 19, top + 4), QPointF(x + 19, top + rowHeight() - 4));
      } else {
        painter.setPen(QPen(c.second, 1.6));
        painter.setBrush(c.base);
        painter.drawEllipse(QPointF(x + 19, y), 4.5, 4.5);
      }
      painter.setPen(c.mutedText);
      painter.drawText(QRect(x + kSign, top, width(), rowHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                       names[i]);
    }
  }

 private:
  static constexpr int kLeft = 14, kSign = 33, kGap = 22;  // pixels
  int rowHeight() const { return fontMetrics().height() + 10; }
  /// Top left of each name with its sign.
  std::vector<QPoint> places(int width) const {
    std::vector<QPoint> all;
    QPoint at(kLeft, 0);
    for (const QString& name : names) {
      const int wide = kSign + fontMetrics().horizontalAdvance(name);
      if (at.x() > kLeft && at.x() + wide > width) at = {kLeft, at.y() + rowHeight()};
      all.push_back(at);
      at.rx() += wide + kGap;
    }
    return all;
  }
};
}  // namespace

struct CurvesView::Impl {
  CurvesView* q;
  Legend* legend;
  QCustomPlot* plot;
  std::array<QCPAxisRect*, 3> rects{};  // loss, accuracy, learning rate
  std::array<QCPItemStraightLine*, 3> pointers{}, stops{};
  std::map<int, Fold> folds;
  int epochs = 1, latest = -1, chosen = -1;  // chosen -1: the latest
  QTimer timer;

  QCPAxis* x(std::size_t panel) const { return rects[panel]->axis(QCPAxis::atBottom); }
  QCPAxis* y(std::size_t panel) const { return rects[panel]->axis(QCPAxis::atLeft); }
  void build();
  void colour();
  void setTexts();
  void queueReplot() {
    if (!timer.isActive()) timer.start();
  }
  void makeGraphs(Fold& fold);
  void styleFold(Fold& fold, bool strong);
  void restyle();
  int present() const { return chosen >= 0 ? chosen : latest; }
  void fit();
  void fitTicks();
  int besideAxis() const;
  void showRate(bool shown);
  void point(const QPoint& pos, const QPoint& globalPos);
};

void CurvesView::Impl::build() {
  plot->plotLayout()->clear();
  plot->setNoAntialiasingOnDrag(true);
  for (std::size_t panel = 0; panel < 3; ++panel) {
    auto* rect = new QCPAxisRect(plot);
    rects[panel] = rect;
    plot->plotLayout()->addElement(0, int(panel), rect);
    rect->setupFullAxesBox(true);
    rect->setMinimumMargins(QMargins(12, 8, 14, 8));
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();  // whole epochs only
    ticker->setTickStep(1.0);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    x(panel)->setTicker(ticker);
    x(panel)->setSubTicks(false);
    x(panel)->setNumberFormat(QStringLiteral("f"));
    x(panel)->setNumberPrecision(0);
    y(panel)->setSubTicks(false);
    y(panel)->ticker()->setTickCount(5);
    const auto upright = [&] {
      auto* line = new QCPItemStraightLine(plot);
      line->setClipAxisRect(rect);
      for (QCPItemPosition* position : {line->point1, line->point2}) {
        position->setAxisRect(rect);
        position->setAxes(x(panel), y(panel));
        position->setType(QCPItemPosition::ptPlotCoords);
      }
      line->setVisible(false);
      return line;
    };
    pointers[panel] = upright();
    stops[panel] = upright();
  }
  plot->plotLayout()->setColumnStretchFactor(2, kRateStretch);
  y(2)->setNumberFormat(QStringLiteral("gb"));
  y(2)->setNumberPrecision(2);
  y(2)->ticker()->setTickCount(3);
  y(2)->setRange(0, 1);
  y(1)->setRange(0, 102);
  y(0)->setRange(0, 1);
}

void CurvesView::Impl::setTexts() {
  y(0)->setLabel(CurvesView::tr("Loss"));
  y(1)->setLabel(CurvesView::tr("Accuracy (%)"));
  y(2)->setLabel(CurvesView::tr("Learning rate"));
  for (std::size_t panel = 0; panel < 3; ++panel) x(panel)->setLabel(CurvesView::tr("Epoch"));
  legend->names = QStringList{CurvesView::tr("Training"), CurvesView::tr("Validation"),
                              CurvesView::tr("Best epoch"), CurvesView::tr("Stopped early")};
  legend->fitHeight();
  legend->update();
  q->setAccessibleName(CurvesView::tr("Training curves"));
}

void CurvesView::Impl::colour() {
  const ThemeColours& c = themeColours();
  plot->setBackground(QBrush(c.base));
  const QFont small = axisFont(q->font());
  for (QCPAxisRect* rect : rects) {
    for (QCPAxis* axis : rect->axes()) {
      const bool main = axis->axisType() == QCPAxis::atBottom || axis->axisType() == QCPAxis::atLeft;
      axis->setBasePen(QPen(main ? c.border : c.grid, 1));
      axis->setTickPen(QPen(main ? c.border : QColor(Qt::transparent), 1));
      axis->setSubTickPen(QPen(Qt::NoPen));
      axis->setTicks(main);
      axis->setTickLabelColor(c.mutedText);
      axis->setLabelColor(c.mutedText);
      axis->setTickLabelFont(small);
      axis->setLabelFont(small);
      axis->setLabelPadding(4);
      axis->grid()->setPen(QPen(c.grid, 1));
      axis->grid()->setZeroLinePen(QPen(c.grid, 1));
    }
  }
  for (QCPItemStraightLine* pointer : pointers) pointer->setPen(QPen(c.mutedText, 1, Qt::DotLine));
  for (QCPItemStraightLine* stop : stops) stop->setPen(QPen(c.warning, 1.4, Qt::DashDotLine));
  restyle();
}

/// The one that is looked at in full and in front, the others faintly.
void CurvesView::Impl::restyle() {
  for (auto& [number, fold] : folds) styleFold(fold, number == present());
  const auto mine = folds.find(present());
  for (QCPItemStraightLine* stop : stops) {
    const int epoch = mine == folds.end() ? 0 : mine->second.stopped;
    stop->setVisible(epoch > 0);
    stop->point1->setCoords(epoch, 0);
    stop->point2->setCoords(epoch, 1);
  }
}

void CurvesView::Impl::makeGraphs(Fold& fold) {
  for (std::size_t panel = 0; panel < 2; ++panel) {
    for (std::size_t part = 0; part < 2; ++part) fold.lines[panel][part] = plot->addGraph(x(panel), y(panel));
    fold.marks[panel] = plot->addGraph(x(panel), y(panel));
    fold.marks[panel]->setLineStyle(QCPGraph::lsNone);
  }
  fold.rate = plot->addGraph(x(2), y(2));
}

void CurvesView::Impl::styleFold(Fold& fold, bool strong) {
  const ThemeColours& c = themeColours();
  const double fade = strong ? 0.0 : 0.68;
  const QColor train = mixed(c.accent, c.base, fade), validation = mixed(c.second, c.base, fade);
  for (std::size_t panel = 0; panel < 2; ++panel) {
    fold.lines[panel][0]->setPen(QPen(train, strong ? 2.0 : 1.2));
    fold.lines[panel][1]->setPen(QPen(validation, strong ? 2.0 : 1.2, Qt::DashLine));
    for (std::size_t part = 0; part < 2; ++part) {
      const bool lonely = fold.epochs.size() < 2;  // a line needs two points to be seen
      fold.lines[panel][part]->setScatterStyle(
          lonely ? QCPScatterStyle(QCPScatterStyle::ssDisc, part == 0 ? train : validation, 5)
                 : QCPScatterStyle());
    }
    fold.marks[panel]->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(validation, 1.8), QBrush(c.base), strong ? 9 : 6));
  }
  const QColor rate = mixed(c.third, c.base, fade);
  fold.rate->setPen(QPen(rate, strong ? 2.0 : 1.2));
  fold.rate->setScatterStyle(fold.rates.size() < 2 ? QCPScatterStyle(QCPScatterStyle::ssDisc, rate, 5)
                                                   : QCPScatterStyle());
}

void CurvesView::Impl::fit() {
  double highest = 0;
  for (const auto& [number, fold] : folds)
    for (const auto& [epoch, values] : fold.epochs)
      for (const double loss : values.value[0])
        if (std::isfinite(loss)) highest = std::max(highest, loss);
  y(0)->setRange(0, highest > 0 ? highest * 1.06 : 1.0);
  double fastest = 0;
  for (const auto& [number, fold] : folds)
    for (const auto& [epoch, rate] : fold.rates) fastest = std::max(fastest, rate);
  y(2)->setRange(0, fastest > 0 ? fastest * 1.1 : 1.0);
  // Where there is no room for three, the two that teach are drawn; the rate is in words beside them.
  const double rateRoom = plot->width() * kRateStretch / (2 + kRateStretch) - besideAxis();
  showRate((fastest > 0 || folds.empty()) && rateRoom >= kLeastRate);
  for (std::size_t panel = 0; panel < 3; ++panel)
    x(panel)->setRange(epochs > 1 ? 1 - 0.02 * epochs : 0.5, epochs > 1 ? epochs * 1.02 : 1.5);
  fitTicks();
}

/// Pixels of a panel that its axis takes.
int CurvesView::Impl::besideAxis() const {
  const QFontMetrics letters(axisFont(q->font()));
  return letters.horizontalAdvance(QStringLiteral("0.00025")) + letters.height() + 40;
}

/// As many epochs are named below a panel as there is room for: numbers in large letters run into each other.
void CurvesView::Impl::fitTicks() {
  const QFontMetrics letters(axisFont(q->font()));
  plot->setMinimumHeight(std::max(kLeastHeight, kLeastLines * letters.height()));
  const int digits = int(std::to_string(epochs).size());
  const int label = letters.horizontalAdvance(QString(digits + 2, QLatin1Char('0')));
  const int beside = besideAxis();
  const bool rate = plot->plotLayout()->columnCount() > 2;
  const double column = plot->width() / (rate ? 2 + kRateStretch : 2.0);
  for (std::size_t panel = 0; panel < 3; ++panel) {
    const double room = column * (panel == 2 ? kRateStretch : 1) - beside;
    x(panel)->ticker()->setTickCount(std::clamp(int(room / label), 1, kMostTicks));
  }
}

/// A run's record does not hold the rates; an empty panel says nothing.
void CurvesView::Impl::showRate(bool shown) {
  const bool isShown = plot->plotLayout()->columnCount() > 2;
  if (shown == isShown) return;
  rects[2]->setVisible(shown);
  if (shown) {
    plot->plotLayout()->addElement(0, 2, rects[2]);
    plot->plotLayout()->setColumnStretchFactor(2, kRateStretch);
  } else {
    plot->plotLayout()->take(rects[2]);
    plot->plotLayout()->simplify();
  }
}

void CurvesView::Impl::point(const QPoint& pos, const QPoint& globalPos) {
  int epoch = 0;
  for (std::size_t panel = 0; panel < 3; ++panel)
    if (rects[panel]->visible() && rects[panel]->rect().contains(pos))
      epoch = int(std::lround(x(panel)->pixelToCoord(pos.x())));
  const QString text = q->epochText(epoch);
  for (QCPItemStraightLine* pointer : pointers) {
    pointer->setVisible(!text.isEmpty());
    pointer->point1->setCoords(epoch, 0);
    pointer->point2->setCoords(epoch, 1);
  }
  if (text.isEmpty())
    QToolTip::hideText();
  else
    QToolTip::showText(globalPos, text, plot);
  queueReplot();
}

CurvesView::CurvesView(QWidget* parent) : QWidget(parent), d(std::make_unique<Impl>()) {
  d->q = this;
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  d->legend = new Legend(this);
  d->plot = new QCustomPlot(this);
  d->plot->setMouseTracking(true);
  d->plot->installEventFilter(this);
  layout->addWidget(d->legend);
  layout->addWidget(d->plot, 1);
  d->timer.setSingleShot(true);
  d->timer.setInterval(kReplotIntervalMs);
  connect(&d->timer, &QTimer::timeout, this, [this] { d->plot->replot(); });
  d->build();
  d->setTexts();
  d->colour();
  d->fit();
}

CurvesView::~CurvesView() {
  d->plot->removeEventFilter(this);
  d->showRate(true);  // what is in the layout dies with it, in order
}

QSize CurvesView::sizeHint() const { return {640, 260}; }

void CurvesView::clear() {
  d->plot->clearGraphs();
  d->folds.clear();
  d->latest = d->chosen = -1;
  d->restyle();
  d->fit();
  d->queueReplot();
}

void CurvesView::setEpochs(int epochs) {
  d->epochs = std::max(1, epochs);
  d->fit();
  d->queueReplot();
}

void CurvesView::addEpoch(int fold, int epoch, double trainLoss, double valLoss, double trainAccuracy,
                          double valAccuracy, bool best, double rate) {
  const bool fresh = !d->folds.contains(fold);
  Fold& mine = d->folds[fold];
  if (fresh) d->makeGraphs(mine);
  const bool turned = d->latest != fold;
  d->latest = fold;
  const Epoch values{{{trainLoss, valLoss}, {trainAccuracy * kPercent, valAccuracy * kPercent}}};
  mine.epochs[epoch] = values;
  if (rate > 0) {
    mine.rates[epoch] = rate;
    mine.rate->data()->remove(epoch);
    mine.rate->addData(epoch, rate);
  }
  if (turned)
    d->restyle();
  else
    d->styleFold(mine, fold == d->present());
  if (best) mine.best = epoch;
  for (std::size_t panel = 0; panel < 2; ++panel) {
    for (std::size_t part = 0; part < 2; ++part) {
      const double value = values.value[panel][part];
      mine.lines[panel][part]->data()->remove(epoch);
      if (std::isfinite(value)) mine.lines[panel][part]->addData(epoch, value);
    }
    if (!best) continue;
    const double shown =
        std::isfinite(values.value[panel][1]) ? values.value[panel][1] : values.value[panel][0];
    mine.marks[panel]->data()->clear();
    if (std::isfinite(shown)) mine.marks[panel]->addData(epoch, shown);
  }
  d->epochs = std::max(d->epochs, epoch);
  d->fit();
  d->queueReplot();
}

void CurvesView::choose(int fold) {
  d->chosen = fold;
  d->restyle();
  d->queueReplot();
}

void CurvesView::setStopped(int fold, int epoch) {
  const auto found = d->folds.find(fold);
  if (found == d->folds.end()) return;
  found->second.stopped = epoch;
  d->restyle();
  d->queueReplot();
}

QString CurvesView::epochText(int epoch) const {
  const auto fold = d->folds.find(d->present());
  if (fold == d->folds.end()) return {};
  const auto found = fold->second.epochs.find(epoch);
  if (found == fold->second.epochs.end()) return {};
  const auto number = [](double v, int decimals) {
    return std::isfinite(v) ? numberText(v, decimals) : QStringLiteral("–");
  };
  const auto& v = found->second.value;
  const QString head = fold->second.best == epoch ? tr("Epoch %1 (best so far)") : tr("Epoch %1");
  return head.arg(epoch) + QLatin1Char('\n') +
         tr("Training: loss %1, accuracy %2 %").arg(number(v[0][0], 4), number(v[1][0], 1)) +
         QLatin1Char('\n') +
         tr("Validation: loss %1, accuracy %2 %").arg(number(v[0][1], 4), number(v[1][1], 1)) +
         (fold->second.rates.contains(epoch)
              ? QLatin1Char('\n') +
                    tr("Learning rate %1").arg(QString::number(fold->second.rates.at(epoch), 'g', 3))
              : QString());
}

bool CurvesView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == d->plot && event->type() == QEvent::MouseMove) {
    const auto* move = static_cast<QMouseEvent*>(event);
    d->point(move->position().toPoint(), move->globalPosition().toPoint());
  }
  if (watched == d->plot && event->type() == QEvent::Resize) d->fit();
  if (watched == d->plot && event->type() == QEvent::Leave) d->point(QPoint(-1, -1), QPoint());
  return QWidget::eventFilter(watched, event);
}

void CurvesView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) d->setTexts();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) d->colour();
  if (event->type() == QEvent::FontChange) {
    d->legend->fitHeight();
    d->fit();
  }
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
      event->type() == QEvent::FontChange)
    d->queueReplot();
  QWidget::changeEvent(event);
}

}  // namespace ullim
