#include "widgets/controls/probabilitybars.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {
constexpr int kRow = 26, kBar = 12, kGap = 10, kLongestName = 170;
}

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  describe();
}

void ProbabilityBars::setBars(std::vector<Bar> bars) {
  for (Bar& bar : bars) bar.value = std::isfinite(bar.value) ? std::clamp(bar.value, 0.0, 1.0) : 0.0;
  if (!m_keepOrder)
    std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.value > b.value; });
  m_bars = std::move(bars);
  describe();
  updateGeometry();
  update();
}

void ProbabilityBars::describe() {
  setAccessibleName(tr("Class probabilities"));
  QStringList parts;
  for (const Bar& bar : m_bars) parts << tr("%1: %2 %").arg(bar.name, numberText(bar.value * 100.0, 1));
  setAccessibleDescription(parts.join(QLatin1Char('\n')));
}

QSize ProbabilityBars::sizeHint() const { return {320, int(std::max<std::size_t>(1, m_bars.size())) * kRow}; }
QSize ProbabilityBars::minimumSizeHint() const { return {200, sizeHint().height()}; }

void ProbabilityBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColours& c = themeColours();
  QFont boldFont = font();
  boldFont.setBold(true);
  const QFontMetrics bold(boldFont, this);  // of the first bar
  int nameWidth = 40;
  for (const Bar& bar : m_bars) nameWidth = std::max(nameWidth, bold.horizontalAdvance(bar.name) + 2);
  nameWidth = std::min({nameWidth, kLongestName, width() / 2});
  const int numberWidth = bold.horizontalAdvance(tr("%1 %").arg(numberText(100.0, 1))) + 2;
  const int left = nameWidth + kGap, right = width() - numberWidth - kGap;
  int y = 0;
  for (std::size_t i = 0; i < m_bars.size(); ++i, y += kRow) {
    const Bar& bar = m_bars[i];
    QFont font = painter.font();
    const bool first = i == 0 && !m_keepOrder;
    font.setBold(first);
    painter.setFont(font);
    painter.setPen(first || m_keepOrder ? c.text : c.mutedText);
    painter.drawText(QRect(0, y, nameWidth, kRow), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, nameWidth));
    painter.drawText(QRect(right + kGap, y, numberWidth, kRow), Qt::AlignVCenter | Qt::AlignRight,
                     tr("%1 %").arg(numberText(bar.value * 100.0, 1)));
    const QRectF track(left, y + (kRow - kBar) / 2.0, std::max(4, right - left), kBar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.grid);
    painter.drawRoundedRect(track, 3, 3);
    if (bar.value * track.width() < 0.5) continue;
    painter.setBrush(bar.colour.isValid() ? bar.colour : c.accent);
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(3.0, bar.value * track.width()), kBar)),
                            3, 3);
  }
}

void ProbabilityBars::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) describe();
  QWidget::changeEvent(event);
}

}  // namespace ullim
