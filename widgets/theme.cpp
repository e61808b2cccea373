#include "widgets/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPalette>
#include <QStyleFactory>
#include <QTableView>
#include <cmath>

namespace ullim {
namespace {

ThemeColours lightColours() {
  ThemeColours c;
  c.accent = 0x0f7f8f;
  c.text = 0x1c2730;
  c.mutedText = 0x5b6a77;
  c.base = 0xffffff;
  c.panel = 0xeaeff3;
  c.border = 0xcdd6dd;
  c.grid = 0xe3e9ed;
  c.waveform = 0x2b7f97;
  c.selection = QColor(15, 127, 143, 46);
  c.cursor = 0xd4380d;
  c.ok = 0x2a7d4f;
  c.warning = 0x9a6200;
  c.error = 0xbf2f2f;
  c.window = 0xf4f7f9;
  c.highlight = 0x0f7f8f;
  c.onHighlight = 0xffffff;
  c.second = 0xc8620a;
  c.third = 0x7a6bb0;
  return c;
}

ThemeColours darkColours() {
  ThemeColours c;
  c.accent = 0x4fbccb;
  c.text = 0xe2e8ec;
  c.mutedText = 0x95a4b0;
  c.base = 0x14191e;
  c.panel = 0x232b32;
  c.border = 0x3a4650;
  c.grid = 0x28313a;
  c.waveform = 0x58b4c4;
  c.selection = QColor(79, 188, 203, 56);
  c.cursor = 0xff7a4d;
  c.ok = 0x5fc48d;
  c.warning = 0xe3b04b;
  c.error = 0xf0807c;
  c.window = 0x1b2127;
  c.highlight = 0x1c7482;
  c.onHighlight = 0xffffff;
  c.second = 0xf0a04b;
  c.third = 0xab9fe0;
  return c;
}

struct State {
  ThemeColours colours = lightColours();
  bool dark = false;
};

State& state() {
  static State s;
  return s;
}

QPalette paletteOf(const ThemeColours& c, bool dark) {
  QPalette p;
  const QColor faint = mixed(c.text, c.window, 0.6);
  p.setColor(QPalette::Window, c.window);
  p.setColor(QPalette::WindowText, c.text);
  p.setColor(QPalette::Base, c.base);
  p.setColor(QPalette::AlternateBase, mixed(c.base, c.panel, 0.4));
  p.setColor(QPalette::Text, c.text);
  p.setColor(QPalette::Button, dark ? QColor(0x2b343c) : QColor(0xffffff));
  p.setColor(QPalette::ButtonText, c.text);
  p.setColor(QPalette::BrightText, c.error);
  p.setColor(QPalette::Highlight, c.highlight);
  p.setColor(QPalette::HighlightedText, c.onHighlight);
  p.setColor(QPalette::Link, c.accent);
  p.setColor(QPalette::LinkVisited, c.third);
  p.setColor(QPalette::ToolTipBase, dark ? QColor(0x303a43) : QColor(0x26323b));
  p.setColor(QPalette::ToolTipText, 0xf2f5f7);
  p.setColor(QPalette::PlaceholderText, c.mutedText);
  p.setColor(QPalette::Light, dark ? QColor(0x3a4650) : QColor(0xffffff));
  p.setColor(QPalette::Midlight, c.grid);
  p.setColor(QPalette::Mid, c.border);
  p.setColor(QPalette::Dark, dark ? QColor(0x0e1216) : QColor(0xaab6bf));
  p.setColor(QPalette::Shadow, dark ? QColor(0x080a0c) : QColor(0x77838d));
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, faint);
  p.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
  p.setColor(QPalette::Disabled, QPalette::HighlightedText, c.mutedText);
  return p;
}

const char* const kSheet = R"(
QToolTip { color: @tipText; background: @tip; border: 1px solid @tip; padding: 4px 6px; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMenuBar { background: @window; border-bottom: 1px solid @border; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @panel; }
QMenu { background: @base; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: @highlight; color: @onHighlight; }
QMenu::item:disabled { color: @faint; background: transparent; }
QMenu::separator { height: 1px; background: @grid; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }
QStatusBar { background: @window; border-top: 1px solid @border; color: @muted; }
QStatusBar::item { border: none; }

QPushButton { background: @button; color: @text; border: 1px solid @border; border-radius: 5px; padding: 4px 12px; min-height: 18px; }
QPushButton:hover { border-color: @accent; }
QPushButton:pressed, QPushButton:checked { background: @pressed; border-color: @accent; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @faint; background: @window; border-color: @grid; }
QPushButton:flat { border: none; background: transparent; }
QPushButton[role="primary"] { background: @highlight; color: @onHighlight; border-color: @highlight; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @primaryHover; border-color: @primaryHover; }
QPushButton[role="primary"]:focus { border: 1px solid @text; }
QPushButton[role="primary"]:disabled { background: @grid; color: @faint; border-color: @grid; }

QToolBar { border: none; spacing: 2px; padding: 2px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px; }
QToolButton:hover { background: @panel; border-color: @border; }
QToolButton:pressed, QToolButton:checked { background: @pressed; border-color: @accentSoft; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @faint; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-button { border: none; width: 14px; }
QToolButton[role="nav"] { border: none; border-left: 3px solid transparent; border-radius: 0px; padding: 8px 4px; color: @muted; }
QToolButton[role="nav"]:hover { background: @hover; color: @text; }
QToolButton[role="nav"]:checked { background: @base; border-left: 3px solid @accent; color: @text; font-weight: 600; }
QToolButton[role="nav"]:focus { background: @hover; color: @accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: @base; color: @text; border: 1px solid @border; border-radius: 5px; padding: 2px 6px; min-height: 20px;
  selection-background-color: @highlight; selection-color: @onHighlight; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border: 1px solid @accent; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: @faint; background: @window; }
QComboBox { padding-right: 22px; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: 22px; border: none; }
QComboBox::down-arrow { image: url(:/icons/style-down.svg); width: 11px; height: 11px; }
QComboBox QAbstractItemView { border: 1px solid @border; border-radius: 0px; padding: 2px; }
QSpinBox, QDoubleSpinBox { padding-right: 20px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 20px; border: none;
  border-top-right-radius: 5px; margin: 1px 1px 0px 0px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 20px; border: none;
  border-bottom-right-radius: 5px; margin: 0px 1px 1px 0px; }
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::down-button:hover { background: @hover; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/style-up.svg); width: 9px; height: 9px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/style-down.svg); width: 9px; height: 9px; }
QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox::indicator, QGroupBox::indicator, QRadioButton::indicator, QListView::indicator { width: 14px; height: 14px; border: 1px solid @edge; background: @base; }
QCheckBox::indicator, QGroupBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 1px solid @accent; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QListView::indicator:checked { background: @highlight; border-color: @highlight; image: url(:/icons/style-check.svg); }
QCheckBox::indicator:indeterminate { background: @highlight; border-color: @highlight; image: url(:/icons/style-dash.svg); }
QRadioButton::indicator:checked { background: @highlight; border-color: @highlight; image: url(:/icons/style-dot.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @grid; background: @window; }
QTableView QLineEdit, QTreeView QLineEdit, QListView QLineEdit { border-radius: 0px; padding: 0px 4px; min-height: 16px; }

QTableView, QTreeView, QListView { background: @base; alternate-background-color: @alternate; border: 1px solid @border;
  border-radius: 5px; outline: none; selection-background-color: @highlight; selection-color: @onHighlight; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @accent; }
QTableView::item { padding: 0px 6px; border: none; }
QTreeView::item, QListView::item { padding: 4px 6px; border: none; }
QTableView::item:hover:!selected, QTreeView::item:hover:!selected, QListView::item:hover:!selected { background: @hover; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @highlight; color: @onHighlight; }
QTableView::item:selected:!active, QTreeView::item:selected:!active, QListView::item:selected:!active { background: @quiet; color: @text; }
QHeaderView { background: @window; border: none; }
QHeaderView::section { background: @window; color: @muted; border: none; border-bottom: 1px solid @border;
  border-right: 1px solid @grid; padding: 4px 6px; font-weight: 600; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @window; border: none; border-bottom: 1px solid @border; }

QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 18px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: 2px; padding: 0px 2px; color: @muted; font-weight: 600; }
QTabWidget::pane { border: 1px solid @border; border-radius: 5px; top: -1px; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent; padding: 6px 12px; }
QTabWidget[role="narrow"] QTabBar::tab { padding: 6px 8px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { background: @hover; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @accentSoft; }
QSplitter::handle:horizontal { width: 7px; }
QSplitter::handle:vertical { height: 7px; }
QProgressBar { background: @grid; border: none; border-radius: 4px; min-height: 8px; max-height: 16px; text-align: center; color: @text; }
QProgressBar::chunk { background: @progress; border-radius: 4px; }
QScrollArea, QStackedWidget { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: transparent; border: none; margin: 0px; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: @scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDockWidget::title { background: @panel; padding: 5px 8px; }
QAbstractScrollArea::corner { background: transparent; }

QLabel[role="title"] { font-size: 17px; font-weight: 600; }
QLabel[role="heading"] { color: @muted; font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="error"] { color: @error; }
QLabel[role="keycap"] { color: @muted; background: @base; border: 1px solid @border; border-bottom: 2px solid @border;
  border-radius: 4px; padding: 0px 5px; }
QFrame[role="card"] { background: @base; border: 1px solid @border; border-radius: 8px; }
QFrame[role="panel"] { background: @panel; border: none; }
QFrame[role="line"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
)";

QString sheetOf(const ThemeColours& c, const QPalette& p, bool dark) {
  const std::pair<const char*, QColor> names[] = {
      // longer names first: a name may begin with another
      {"@tipText", p.color(QPalette::ToolTipText)},
      {"@tip", p.color(QPalette::ToolTipBase)},
      {"@accentSoft", mixed(c.accent, c.window, 0.5)},
      {"@accent", c.accent},
      {"@alternate", p.color(QPalette::AlternateBase)},
      {"@base", c.base},
      {"@border", c.border},
      {"@button", p.color(QPalette::Button)},
      {"@edge", mixed(c.border, c.mutedText, 0.5)},
      {"@error", c.error},
      {"@faint", p.color(QPalette::Disabled, QPalette::Text)},
      {"@grid", c.grid},
      {"@highlight", c.highlight},
      {"@hover", mixed(c.base, c.accent, dark ? 0.14 : 0.08)},
      {"@muted", c.mutedText},
      {"@onHighlight", c.onHighlight},
      {"@panel", c.panel},
      {"@pressed", mixed(c.base, c.accent, dark ? 0.30 : 0.18)},
      {"@primaryHover", mixed(c.highlight, c.text, 0.15)},
      {"@progress", dark ? c.highlight : c.accent},
      {"@quiet", mixed(c.base, c.accent, dark ? 0.26 : 0.18)},
      {"@scroll", mixed(c.border, c.mutedText, 0.3)},
      {"@text", c.text},
      {"@window", c.window},
  };
  QString sheet = QString::fromLatin1(kSheet);
  for (const auto& [name, colour] : names) sheet.replace(QLatin1String(name), colour.name());
  return sheet;
}

}  // namespace

void applyTheme(QApplication& app, ThemeMode mode) {
  static bool styled = false;
  if (!styled) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    styled = true;
  }
  bool dark = mode == ThemeMode::Dark;
  if (mode == ThemeMode::System) {
    app.setStyleSheet({});
    QApplication::setPalette(QPalette());  // an empty palette brings the desktop's own back
    dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  }
  State& s = state();
  s.dark = dark;
  s.colours = dark ? darkColours() : lightColours();
  const QPalette palette = paletteOf(s.colours, dark);
  QApplication::setPalette(palette);
  app.setStyleSheet(sheetOf(s.colours, palette, dark));
}

bool isDarkTheme() { return state().dark; }

const ThemeColours& themeColours() { return state().colours; }

QColor readableOn(const QColor& background) {
  // Relative luminance of WCAG 2.1; at 0.2 our dark ink and white give the same contrast.
  const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  const double luminance = 0.2126 * linear(background.redF()) + 0.7152 * linear(background.greenF()) +
                           0.0722 * linear(background.blueF());
  return luminance > 0.2 ? QColor(0x12181d) : QColor(0xffffff);
}

QColor mixed(const QColor& a, const QColor& b, double share) {
  const auto mix = [share](double x, double y) { return float(x + (y - x) * share); };
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()),
                          mix(a.alphaF(), b.alphaF()));
}

void prepareTable(QTableView* table, int rowHeight) {
  table->setShowGrid(false);
  table->setAlternatingRowColors(true);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table->setWordWrap(false);
  table->verticalHeader()->hide();
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->verticalHeader()->setDefaultSectionSize(rowHeight);
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

}  // namespace ullim
