#pragma once
#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;
class QTableView;
class QWidget;

namespace ullim {

enum class ThemeMode { System, Light, Dark };

/// Fusion style with our own palette and style sheet: one accent colour, 8-px grid, 28-px table rows, visible
/// focus. May be called again at any time. System follows the lightness of the desktop's own palette.
///
/// The style sheet knows a dynamic property "role": QPushButton "primary" (filled with the accent);
/// QToolButton "nav" (side bar entry, checkable); QLabel "title", "heading", "muted", "error", "keycap";
/// QFrame "card", "panel" (side or tool area), "line".
void applyTheme(QApplication& app, ThemeMode mode);
bool isDarkTheme();

/// Named colours of the present theme; widgets that paint themselves ask here and repaint on PaletteChange.
struct ThemeColours {
  QColor accent, text, mutedText, base, panel, border, grid, waveform, selection, cursor, ok, warning, error;
  QColor window;     ///< behind everything
  QColor highlight;  ///< fill of selected rows and primary buttons
  QColor onHighlight;
  QColor second;  ///< the other series of a chart (validation, recall, a wrong answer); told from accent by
                  ///< anyone
  QColor third;
};
const ThemeColours& themeColours();

/// Black or white, whichever reads better on the colour.
QColor readableOn(const QColor& background);
/// A mixed with B; share 0: a, 1: b.
QColor mixed(const QColor& a, const QColor& b, double share);

/// An icon of resources/icons ("play" -> :/icons/play.svg) tinted with the theme's text colour: muted when
/// disabled, accent when checked. Follows a change of theme by itself. "ullim" keeps its own colours.
QIcon themedIcon(const QString& name);
/// The same in a colour of its own.
QIcon themedIcon(const QString& name, const QColor& colour);

/// One look for all tables: 28-px rows (taller: rowHeight), no grid, whole rows selected, no vertical header.
void prepareTable(QTableView* table, int rowHeight = 28);

}  // namespace ullim
