#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "widgets/theme.h"

namespace ullim {
namespace {

/// Draws an SVG in the theme's colours at the time of painting, so icons follow a change of theme by
/// themselves.
class ThemedEngine : public QIconEngine {
 public:
  ThemedEngine(QString name, QColor colour) : m_name(std::move(name)), m_colour(colour) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State iconState) override {
    const qreal ratio = painter->device()->devicePixelRatio();
    QPixmap picture = scaledPixmap(rect.size() * ratio, mode, iconState, ratio);
    painter->drawPixmap(rect, picture);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State iconState) override {
    return scaledPixmap(size, mode, iconState, 1.0);
  }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State iconState, qreal) override {
    if (size.isEmpty()) return {};
    const QColor tint = colourFor(mode, iconState);
    const QString key = QStringLiteral("ullim-icon-%1-%2-%3x%4-%5")
                            .arg(m_name, tint.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(mode == QIcon::Disabled);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture)) return picture;
    QByteArray svg = source();
    svg.replace("currentColor", tint.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    picture = QPixmap(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    if (mode == QIcon::Disabled) painter.setOpacity(0.45);
    const int side = std::min(size.width(), size.height());
    renderer.render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
  }

  bool isNull() override { return source().isEmpty(); }
  QString key() const override { return QStringLiteral("UllimThemedIcon"); }
  QIconEngine* clone() const override { return new ThemedEngine(m_name, m_colour); }

 private:
  QColor colourFor(QIcon::Mode mode, QIcon::State iconState) const {
    const ThemeColours& c = themeColours();
    if (mode == QIcon::Selected) return c.onHighlight;
    if (m_colour.isValid()) return m_colour;
    if (mode == QIcon::Disabled) return c.mutedText;
    return iconState == QIcon::On ? c.accent : c.text;
  }

  const QByteArray& source() const {
    static QHash<QString, QByteArray> sources;
    const auto it = sources.constFind(m_name);
    if (it != sources.constEnd()) return *it;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
    return *sources.insert(m_name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
  }

  QString m_name;
  QColor m_colour;
};

}  // namespace

QIcon themedIcon(const QString& name) { return QIcon(new ThemedEngine(name, QColor())); }

QIcon themedIcon(const QString& name, const QColor& colour) { return QIcon(new ThemedEngine(name, colour)); }

}  // namespace ullim
