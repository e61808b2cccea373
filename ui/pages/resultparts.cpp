#include "ui/pages/resultparts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/learn/runname.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

class NumberCell : public QTableWidgetItem {
 public:
  NumberCell(const QString& text, double number) : QTableWidgetItem(text), m_number(number) {}
  bool operator<(const QTableWidgetItem& other) const override {
    const auto* that = dynamic_cast<const NumberCell*>(&other);
    if (!that) return QTableWidgetItem::operator<(other);
    if (!std::isfinite(m_number) || !std::isfinite(that->m_number))
      return !std::isfinite(m_number) && std::isfinite(that->m_number);  // the unknown are the least
    return m_number < that->m_number;
  }

 private:
  double m_number;
};

}  // namespace

QString percentNumber(double share) {
  if (!std::isfinite(share)) return QStringLiteral("–");
  const QString text = QLocale().toString(share * 100, 'f', 1);
  return share < 0 && share > -0.0005 ? text.mid(1) : text;  // no "-0.0"
}

QString percentText(double share) {
  return std::isfinite(share) ? QCoreApplication::translate("Results", "%1 %").arg(percentNumber(share))
                              : percentNumber(share);
}

QString signedPoints(double share) {
  const QString text = percentNumber(std::abs(share));
  if (!std::isfinite(share)) return text;
  return (share < -0.0005 ? QStringLiteral("−") : QStringLiteral("+")) + text;
}

QString intervalText(const Interval& range) {
  if (!std::isfinite(range.low) || !std::isfinite(range.high)) return {};
  return QCoreApplication::translate("Results", "%1 to %2", "an interval")
      .arg(percentNumber(range.low), percentNumber(range.high));
}

QString runDate(const RunRecord& run) {
  const QDateTime started =
      QDateTime::fromString(QString::fromStdString(run.startedUtc), Qt::ISODate).toLocalTime();
  const QLocale locale;
  QString time = locale.timeFormat(QLocale::ShortFormat);
  if (const auto at = time.indexOf(QStringLiteral("mm")); at > 0 && !time.contains(QLatin1Char('s')))
    time.insert(at + 2, time[at - 1] + QStringLiteral("ss"));  // with the sign between hours and minutes
  return locale.toString(started, locale.dateFormat(QLocale::ShortFormat) + QLatin1Char(' ') + time);
}

QString runName(const RunRecord& run) { return QString::fromStdString(shownRunName(run)); }

QString runTitle(const RunRecord& run) {
  const QString plain = QCoreApplication::translate("Results", "%1 · %2", "recipe · date")
                            .arg(QString::fromStdString(run.recipe.name), runDate(run));
  return run.givenName.empty() ? plain
                               : QCoreApplication::translate("Results", "%1 · %2").arg(runName(run), plain);
}

QColor pairColour(int which) { return which == 0 ? themeColours().accent : themeColours().second; }

QIcon pairBadge(int which) {
  constexpr int kSide = 16, kSharp = 3;  // thrice as fine: for screens of any density
  QPixmap picture(kSide * kSharp, kSide * kSharp);
  picture.fill(Qt::transparent);
  if (which >= 0) {
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pairColour(which));
    painter.drawRoundedRect(picture.rect(), 4 * kSharp, 4 * kSharp);
    QFont font = painter.font();
    font.setPixelSize(11 * kSharp);
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(readableOn(pairColour(which)));
    painter.drawText(picture.rect(), Qt::AlignCenter, QString(QChar(char16_t(u'A' + which))));
  }
  picture.setDevicePixelRatio(kSharp);
  // Selected rows tint an icon unless it says what it looks like then.
  QIcon icon(picture);
  icon.addPixmap(picture, QIcon::Selected);
  return icon;
}

QFrame* resultCard(QWidget* parent, QVBoxLayout** inside, QLabel** title) {
  auto* frame = new QFrame(parent);
  frame->setProperty("role", "card");
  *inside = new QVBoxLayout(frame);
  (*inside)->setContentsMargins(16, 12, 16, 12);
  (*inside)->setSpacing(8);
  if (title) {
    *title = new QLabel(frame);
    (*title)->setProperty("role", "title");
    (*inside)->addWidget(*title);
  }
  return frame;
}

QLabel* resultLabel(QWidget* parent, const char* role) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (role) label->setProperty("role", role);
  return label;
}

QTableWidgetItem* numberCell(const QString& text, double sortBy) {
  auto* item = new NumberCell(text, sortBy);
  item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  return item;
}

QTableWidgetItem* textCell(const QString& text) { return new QTableWidgetItem(text); }

void fitHeight(QTableWidget* table, int rowHeight, int mostRows) {
  const int rows = std::min(table->rowCount(), mostRows);
  table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + rows * rowHeight + 14);
}

}  // namespace ullim
