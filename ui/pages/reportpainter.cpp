#include "ui/pages/reportpainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <QXmlStreamReader>

#include "ui/reportwords.h"

namespace ullim {
namespace {

class Shapes {
 public:
  Shapes(QPainter& painter, QXmlStreamReader& xml) : m_painter(painter), m_xml(xml) {}

  void draw() {
    const auto name = m_xml.name();
    if (name == QLatin1String("rect")) {
      m_painter.fillRect(QRectF(number("x"), number("y"), number("width"), number("height")), colour("fill"));
    } else if (name == QLatin1String("line")) {
      m_painter.setPen(pen());
      m_painter.drawLine(QPointF(number("x1"), number("y1")), QPointF(number("x2"), number("y2")));
    } else if (name == QLatin1String("polyline")) {
      drawPolyline();
    } else if (name == QLatin1String("circle")) {
      m_painter.setPen(pen());
      m_painter.setBrush(colour("fill"));
      m_painter.drawEllipse(QPointF(number("cx"), number("cy")), number("r"), number("r"));
      m_painter.setBrush(Qt::NoBrush);
    } else if (name == QLatin1String("text")) {
      drawText();
    }
  }

 private:
  QString attribute(const char* name) const {
    return m_xml.attributes().value(QLatin1String(name)).toString();
  }
  double number(const char* name, double otherwise = 0) const {
    bool ok = false;
    const double value = attribute(name).toDouble(&ok);
    return ok ? value : otherwise;
  }
  QColor colour(const char* name) const { return QColor(attribute(name)); }

  QPen pen() const {
    QColor ink = colour("stroke");
    ink.setAlphaF(float(number("stroke-opacity", 1)));
    QPen pen(ink, number("stroke-width", 1));
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    QList<qreal> dashes;
    for (const QString& dash : attribute("stroke-dasharray").split(QLatin1Char(' '), Qt::SkipEmptyParts))
      dashes << dash.toDouble() / pen.widthF();  // Qt counts in widths
    if (!dashes.isEmpty()) pen.setDashPattern(dashes);
    return pen;
  }

  void drawPolyline() {
    QPolygonF line;
    for (const QString& point : attribute("points").split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
      const qsizetype comma = point.indexOf(QLatin1Char(','));
      if (comma > 0)
        line << QPointF(QStringView(point).left(comma).toDouble(),
                        QStringView(point).mid(comma + 1).toDouble());
    }
    m_painter.setPen(pen());
    m_painter.drawPolyline(line);
  }

  void drawText() {
    QFont font = m_painter.font();
    // Whole pixels are too coarse for a small matrix: drawn large and scaled down.
    constexpr int kLarge = 100;
    font.setPixelSize(kLarge);
    font.setBold(attribute("font-weight") == QLatin1String("bold"));
    const double scale = number("font-size", 12) / kLarge;
    const QString anchor = attribute("text-anchor");
    const QColor ink = colour("fill");
    const QPointF at(number("x"), number("y"));
    const bool upwards = attribute("transform").startsWith(QLatin1String("rotate(-90"));
    const QString text = m_xml.readElementText(QXmlStreamReader::SkipChildElements);
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    m_painter.save();
    m_painter.translate(at);
    if (upwards) m_painter.rotate(-90);
    m_painter.scale(scale, scale);
    m_painter.setFont(font);
    m_painter.setPen(ink);
    const double share = anchor == QLatin1String("middle") ? 0.5 : anchor == QLatin1String("end") ? 1 : 0;
    m_painter.drawText(QPointF(-share * width, 0), text);
    m_painter.restore();
  }

  QPainter& m_painter;
  QXmlStreamReader& m_xml;
};

}  // namespace

QSizeF reportPictureSize(const QByteArray& svg) {
  QXmlStreamReader xml(svg);
  if (!xml.readNextStartElement() || xml.name() != QLatin1String("svg")) return {};
  return {xml.attributes().value(QLatin1String("width")).toDouble(),
          xml.attributes().value(QLatin1String("height")).toDouble()};
}

void paintReportPicture(QPainter& painter, const QRectF& rect, const QByteArray& svg) {
  const QSizeF size = reportPictureSize(svg);
  if (size.isEmpty()) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(rect.topLeft());
  painter.scale(rect.width() / size.width(), rect.height() / size.height());
  painter.setFont(reportFont());
  QXmlStreamReader xml(svg);
  Shapes shapes(painter, xml);
  while (!xml.atEnd())
    if (xml.readNext() == QXmlStreamReader::StartElement) shapes.draw();
  painter.restore();
}

QFont reportFont() {
  QFont font(QStringLiteral("Noto Sans"));
  // Latin names between Hangul are drawn in the Hangul's design, so that a line has one height and weight.
  if (reportWords().language() == "ko")
    font.setFamilies(
        {QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans KR"), QStringLiteral("Noto Sans")});
  font.setStyleHint(QFont::SansSerif);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

}  // namespace ullim
