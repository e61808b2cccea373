#include "ui/pages/welcomepage.h"

#include <QAction>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/commands/actions.h"
#include "ui/settings/settings.h"
#include "widgets/theme.h"

namespace ullim {

namespace {
constexpr int kColumnWidth = 620, kLogo = 56, kRecentHeight = 190;
}

WelcomePage::WelcomePage(const Context& context, QWidget* parent) : QWidget(parent), m_context(context) {
  auto* logo = new QLabel(this);
  logo->setPixmap(themedIcon(QStringLiteral("ullim")).pixmap(kLogo, kLogo));
  m_title = new QLabel(this);
  QFont big = m_title->font();
  big.setPointSizeF(big.pointSizeF() * 1.9);
  big.setWeight(QFont::DemiBold);
  m_title->setFont(big);
  m_text = new QLabel(this);
  m_text->setWordWrap(true);
  m_text->setProperty("role", QStringLiteral("muted"));
  const auto button = [this](const char* action, bool primary) {
    QAction* source = m_context.actions->action(QString::fromLatin1(action));
    auto* made = new QPushButton(source->icon(), {}, this);
    made->setMinimumHeight(40);
    made->setIconSize({18, 18});
    if (primary) made->setProperty("role", QStringLiteral("primary"));
    connect(made, &QPushButton::clicked, source, &QAction::trigger);
    return made;
  };
  m_import = button("file.import", true);
  m_demo = button("file.demo", false);
  m_open = button("file.open", false);
  m_new = button("file.new", false);
  m_import->setIcon(themedIcon(QStringLiteral("import"), themeColours().onHighlight));
  m_demo->setObjectName(QStringLiteral("welcomeDemo"));
  m_recentTitle = new QLabel(this);
  m_recentTitle->setProperty("role", QStringLiteral("heading"));
  m_recent = new QListWidget(this);
  m_recent->setObjectName(QStringLiteral("recentProjects"));
  m_recent->setFixedHeight(kRecentHeight);
  const auto open = [this](QListWidgetItem* item) {
    Q_EMIT openRequested(item->data(Qt::UserRole).toString());
  };
  connect(m_recent, &QListWidget::itemActivated, this, open);
  connect(m_recent, &QListWidget::itemClicked, this, open);
  m_drop = new QLabel(this);
  m_drop->setWordWrap(true);
  m_drop->setProperty("role", QStringLiteral("muted"));

  auto* inner = new QWidget(this);
  inner->setMaximumWidth(kColumnWidth);
  auto* column = new QVBoxLayout(inner);
  column->setSpacing(10);
  auto* head = new QHBoxLayout;
  head->setSpacing(16);
  head->addWidget(logo, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  words->addWidget(m_title);
  words->addWidget(m_text);
  words->addStretch(1);
  head->addLayout(words, 1);
  column->addLayout(head);
  column->addSpacing(16);
  auto* buttons = new QGridLayout;
  buttons->setSpacing(10);
  buttons->addWidget(m_import, 0, 0);
  buttons->addWidget(m_demo, 0, 1);
  buttons->addWidget(m_open, 1, 0);
  buttons->addWidget(m_new, 1, 1);
  column->addLayout(buttons);
  column->addWidget(m_drop);
  column->addSpacing(16);
  column->addWidget(m_recentTitle);
  column->addWidget(m_recent);
  auto* across = new QHBoxLayout;
  across->addStretch(1);
  across->addWidget(inner, 8);
  across->addStretch(1);
  auto* outer = new QVBoxLayout(this);
  outer->addStretch(2);
  outer->addLayout(across);
  outer->addStretch(3);

  connect(&Settings::instance(), &Settings::changed, this, [this](const QString& key) {
    if (key == QLatin1String(setting::recentProjects.key)) refreshRecent();
  });
  retranslate();
  refreshRecent();
}

QWidget* WelcomePage::firstButton() const { return m_import; }

void WelcomePage::refreshRecent() {
  m_recent->clear();
  const QStringList recent = Settings::instance().value(setting::recentProjects).toStringList();
  for (const QString& path : recent) {
    const QFileInfo info(path);
    auto* item =
        new QListWidgetItem(themedIcon(QStringLiteral("data")),
                            tr("%1 – %2").arg(info.completeBaseName(), info.absolutePath()), m_recent);
    item->setData(Qt::UserRole, path);
    item->setToolTip(path);
  }
  m_recent->setVisible(!recent.isEmpty());
  m_recentTitle->setVisible(!recent.isEmpty());
}

void WelcomePage::retranslate() {
  m_title->setText(tr("Ullim"));
  m_text->setText(
      tr("Label baby cries and emotional speech, see what the network sees, train it, and mend the labels it "
         "doubts."));
  m_import->setText(tr("Import sounds…"));
  m_demo->setText(tr("Open the demo"));
  m_open->setText(tr("Open a project…"));
  m_new->setText(tr("New empty project…"));
  m_drop->setText(
      tr("Or drop a folder of sounds, a table (CSV) or a project on this window. Your sound files are only "
         "read."));
  m_recentTitle->setText(tr("Recent projects"));
  refreshRecent();
}

void WelcomePage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
