#include "widgets/view/numbers.h"

#include <algorithm>
#include <cmath>

#include "core/plot/note.h"

namespace ullim {
namespace {
constexpr QChar kMinus(0x2212);
constexpr QChar kThinSpace(0x202F);
}  // namespace

QString numberText(double value, int decimals) {
  if (std::isnan(value)) return QStringLiteral("NaN");
  if (std::isinf(value)) return value < 0 ? QString(kMinus) + QChar(0x221E) : QString(QChar(0x221E));
  QString text = QString::number(std::abs(value), 'f', decimals);
  const qsizetype point = text.indexOf(QLatin1Char('.'));
  qsizetype end = point < 0 ? text.size() : point;
  if (end > 3)
    for (qsizetype i = end - 3; i > 0; i -= 3) text.insert(i, kThinSpace);
  const bool zero = std::none_of(text.begin(), text.end(), [](QChar ch) { return ch >= u'1' && ch <= u'9'; });
  if (value < 0 && !zero) text.prepend(kMinus);
  return text;
}

QString axisText(const std::string& label) {
  QString text = QString::fromStdString(label);
  if (text.startsWith(QLatin1Char('-'))) text[0] = kMinus;
  return text;
}

QString timeText(double seconds) {
  if (std::abs(seconds) < 60.0) return numberText(seconds, 3);
  const qint64 ms = qint64(std::llround(std::abs(seconds) * 1000.0));
  const QString sign = seconds < 0 ? QString(kMinus) : QString();
  const QString tail = QStringLiteral("%1.%2")
                           .arg((ms / 1000) % 60, 2, 10, QLatin1Char('0'))
                           .arg(ms % 1000, 3, 10, QLatin1Char('0'));
  if (ms < 3600000) return QStringLiteral("%1%2:%3").arg(sign).arg(ms / 60000).arg(tail);
  return QStringLiteral("%1%2:%3:%4")
      .arg(sign)
      .arg(ms / 3600000)
      .arg((ms / 60000) % 60, 2, 10, QLatin1Char('0'))
      .arg(tail);
}

QString decibelText(double amplitude) {
  const double magnitude = std::abs(amplitude);
  return numberText(magnitude > 0 ? 20.0 * std::log10(magnitude) : -INFINITY, 1);
}

QString noteText(double hz) {
  constexpr double kLowestHz = 16;
  if (!(hz >= kLowestHz) || !std::isfinite(hz)) return {};
  QString text = QString::fromStdString(noteName(hz));
  const qsizetype cents = std::max(text.indexOf(QLatin1Char('+')), text.indexOf(QLatin1Char('-')));
  if (cents < 0) return text;
  if (text.mid(cents + 1) == QLatin1String("0")) return text.left(cents);
  if (text[cents] == QLatin1Char('-')) text[cents] = kMinus;
  return text.insert(cents, QLatin1Char(' '));
}

}  // namespace ullim
