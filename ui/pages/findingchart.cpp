#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "ui/pages/checkpanel.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kRow = 22, kMostRows = 12, kGap = 4, kNames = 110, kAxis = 20;

QString number(double value) { return QLocale().toString(value, 'g', 3); }

}  // namespace

FindingChart::FindingChart(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FindingChart::setPicture(const FindingPicture& picture, const QString& axis) {
  m_picture = picture;
  m_axis = axis;
  setVisible(!picture.rows.empty());
  setAccessibleName(axis);
  updateGeometry();
  update();
}

QSize FindingChart::sizeHint() const {
  return {kNames + 180, std::min(int(m_picture.rows.size()), kMostRows) * kRow + 2 * kAxis};
}

void FindingChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& colours = themeColours();
  const int names = std::min(kNames, width() / 3), left = names + kGap, right = width() - kGap;
  const int rows = std::min(int(m_picture.rows.size()), kMostRows);
  for (int row = 0; row < rows; ++row) {
    const auto& bins = m_picture.bins[std::size_t(row)];
    const int bottom = (row + 1) * kRow - 3, high = kRow - 6;
    painter.setPen(colours.text);
    const QString name = QString::fromStdString(m_picture.rows[std::size_t(row)]);
    painter.drawText(QRect(0, row * kRow, names, kRow), Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(name, Qt::ElideMiddle, names));
    painter.setPen(colours.grid);
    painter.drawLine(left, bottom, right, bottom);
    const int most = std::max(1, *std::max_element(bins.begin(), bins.end()));
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
      if (bins[bin] == 0) continue;
      const int x = left + int(bin) * (right - left) / int(bins.size());
      const int end = left + int(bin + 1) * (right - left) / int(bins.size());
      const int tall = std::max(2, high * bins[bin] / most);  // a single clip is seen, too
      painter.fillRect(x, bottom - tall, std::max(1, end - x - 1), tall, colours.accent);
    }
  }
  painter.setPen(colours.mutedText);
  const QRect axis(left, rows * kRow, right - left, kAxis);
  painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, number(m_picture.low));
  painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, number(m_picture.high));
  painter.drawText(axis.translated(0, kAxis - 4), Qt::AlignHCenter | Qt::AlignVCenter, m_axis);
}

}  // namespace ullim
