#include "ui/commands/keysheet.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/commands/actions.h"

namespace ullim {

namespace {

constexpr std::array kMenus = {Menu::File, Menu::Edit,  Menu::Label, Menu::Clip,
                               Menu::View, Menu::Train, Menu::Help};
constexpr int kColumns = 3;

bool isDigit(const QString& id) { return id.startsWith(QLatin1String("label.")) && id.back().isDigit(); }

/// Digits are one line in the sheet, not twenty, as long as each is the one on its key.
bool areDefaults(const Actions& actions, const QString& stem) {
  for (int digit = 0; digit <= 9; ++digit)
    if (actions.keyMap().isChanged(stem + QString::number(digit))) return false;
  return true;
}

QLabel* keycap(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", QStringLiteral("keycap"));
  label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  return label;
}

}  // namespace

KeySheet::KeySheet(Actions* actions, QWidget* parent) : QDialog(parent), m_actions(actions) {
  setObjectName(QStringLiteral("keySheet"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  column->addWidget(scroll);
  m_edit = new QPushButton(this);
  m_edit->setObjectName(QStringLiteral("editKeys"));
  m_edit->setAutoDefault(false);
  connect(m_edit, &QPushButton::clicked, actions->action(QStringLiteral("help.editKeys")), &QAction::trigger);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(20, 8, 20, 12);
  foot->addStretch(1);
  foot->addWidget(m_edit);
  column->addLayout(foot);
  resize(1160, 780);
  fill();
  connect(actions, &Actions::keysChanged, this, &KeySheet::fill);
}

void KeySheet::fill() {
  setWindowTitle(tr("Keys"));
  m_edit->setText(tr("Change keys…"));
  const bool digits = areDefaults(*m_actions, QStringLiteral("label."));
  const bool stays = areDefaults(*m_actions, QStringLiteral("label.stay"));
  auto* scroll = findChild<QScrollArea*>();
  m_content = new QWidget;
  auto* across = new QHBoxLayout(m_content);
  across->setContentsMargins(20, 16, 20, 16);
  across->setSpacing(28);
  std::array<QVBoxLayout*, kColumns> columns{};
  std::array<int, kColumns> lines{};
  for (auto& each : columns) {
    each = new QVBoxLayout;
    across->addLayout(each, 1);
  }
  for (const Menu menu : kMenus) {
    const auto shortest = std::size_t(std::min_element(lines.begin(), lines.end()) - lines.begin());
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(10);
    grid->setColumnStretch(1, 1);
    auto* title = new QLabel(Actions::menuTitle(menu).remove(QLatin1Char('&')), m_content);
    title->setProperty("role", QStringLiteral("heading"));
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const QAction* action : m_actions->inMenu(menu)) {
      const QString id = action->objectName();
      const Keys keys = m_actions->keys(id);
      const bool stay = id.startsWith(QLatin1String("label.stay"));
      const bool oneLine = isDigit(id) && (stay ? stays : digits);
      if (keys.isEmpty() || (oneLine && !id.endsWith(QLatin1Char('1')))) continue;
      QString text = action->text();
      QString first = keys.first().toString(QKeySequence::NativeText);
      if (oneLine && !stay) text = tr("Class 1 to 10, go on"), first = tr("1 … 9, 0");
      if (oneLine && stay) text = tr("Class 1 to 10, stay here"), first = tr("Shift+1 … 9, 0");
      auto* caps = new QHBoxLayout;
      caps->setSpacing(4);
      caps->addStretch(1);
      caps->addWidget(keycap(first, m_content));
      if (keys.size() > 1) caps->addWidget(keycap(keys.at(1).toString(QKeySequence::NativeText), m_content));
      grid->addLayout(caps, row, 0);
      auto* name = new QLabel(text, m_content);
      name->setWordWrap(true);
      grid->addWidget(name, row++, 1);
    }
    columns[shortest]->addLayout(grid);
    columns[shortest]->addSpacing(14);
    lines[shortest] += row + 1;
  }
  for (auto* each : columns) each->addStretch(1);
  scroll->setWidget(m_content);  // takes the old sheet away
}

void KeySheet::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) fill();
}

}  // namespace ullim
