#include "ui/pages/chaineditor.h"
#include "ui/errortext.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>
#include <limits>

#include "ui/pages/augmentcard.h"
#include "widgets/theme.h"

namespace ullim {

ChainEditor::ChainEditor(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);

  m_add = new QPushButton(this);
  m_add->setIcon(themedIcon(QStringLiteral("add")));
  m_menu = new QMenu(m_add);
  m_add->setMenu(m_menu);
  column->addWidget(m_add);
  for (const TransformInfo& info : transforms()) {
    QAction* action = m_menu->addAction(QString());
    action->setData(QString::fromStdString(info.name));
    connect(action, &QAction::triggered, this, [this, &info] {
      Step step{info.name, {}, true};
      for (const ParameterInfo& p : info.parameters) step.parameters[p.name] = p.defaultValue;
      addStep(step);
    });
  }

  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  m_list = new QVBoxLayout(inside);
  m_list->setContentsMargins(0, 0, 6, 0);
  m_list->setSpacing(8);
  m_nothing = new QLabel(inside);
  m_nothing->setProperty("role", "muted");
  m_nothing->setWordWrap(true);
  m_list->addWidget(m_nothing);
  m_list->addStretch(1);
  scroll->setWidget(inside);
  column->addWidget(scroll, 1);

  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  m_seedName = new QLabel(this);
  m_seed = new QSpinBox(this);
  m_seed->setRange(0, std::numeric_limits<int>::max());
  m_seed->setKeyboardTracking(false);
  m_seedName->setBuddy(m_seed);
  m_roll = new QPushButton(this);
  m_roll->setIcon(themedIcon(QStringLiteral("dice")));
  grid->addWidget(m_seedName, 0, 0);
  grid->addWidget(m_seed, 0, 1);
  grid->addWidget(m_roll, 0, 2);
  m_textName = new QLabel(this);
  m_text = new QLineEdit(this);
  m_textName->setBuddy(m_text);
  m_copy = new QPushButton(this);
  m_copy->setIcon(themedIcon(QStringLiteral("copy")));
  grid->addWidget(m_textName, 1, 0);
  grid->addWidget(m_text, 1, 1);
  grid->addWidget(m_copy, 1, 2);
  column->addLayout(grid);
  m_problem = new QLabel(this);
  m_problem->setProperty("role", "error");
  m_problem->setWordWrap(true);
  m_problem->hide();
  column->addWidget(m_problem);

  connect(m_seed, &QSpinBox::valueChanged, this, &ChainEditor::chainChanged);
  connect(m_roll, &QPushButton::clicked, this,
          [this] { m_seed->setValue(int(QRandomGenerator::global()->bounded(1'000'000))); });
  connect(m_text, &QLineEdit::editingFinished, this, &ChainEditor::takeText);
  connect(m_copy, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
  retranslate();
  rebuild({});
}

std::vector<Step> ChainEditor::steps() const {
  std::vector<Step> out;
  for (const AugmentCard* card : m_cards) out.push_back(card->step());
  return out;
}

Chain ChainEditor::chain() const { return {steps(), std::uint64_t(m_seed->value())}; }

void ChainEditor::setChain(const Chain& chain) {
  {
    const QSignalBlocker blocker(m_seed);
    m_seed->setValue(int(chain.seed & std::uint64_t(std::numeric_limits<int>::max())));
  }
  rebuild(chain.steps);
  Q_EMIT chainChanged();
}

void ChainEditor::addStep(const Step& step) {
  std::vector<Step> all = steps();
  all.push_back(step);
  rebuild(all);
  Q_EMIT chainChanged();
}

void ChainEditor::rebuild(const std::vector<Step>& steps) {
  for (AugmentCard* card : m_cards) {
    m_list->removeWidget(card);
    card->hide();
    card->deleteLater();  // a card may be the sender of what brought us here
  }
  m_cards.clear();
  for (const Step& step : steps) {
    const TransformInfo* info = findTransform(step.name);
    if (!info) continue;
    auto* card = new AugmentCard(*info, step, this);
    m_list->insertWidget(m_list->count() - 1, card);
    m_cards.push_back(card);
    connect(card, &AugmentCard::changed, this, &ChainEditor::cardsChanged);
    connect(card, &AugmentCard::removed, this, [this, card] {
      std::vector<Step> left;
      for (const AugmentCard* each : m_cards)
        if (each != card) left.push_back(each->step());
      rebuild(left);
      Q_EMIT chainChanged();
    });
    connect(card, &AugmentCard::moved, this, [this, card](int by) {
      std::vector<Step> all = this->steps();
      const auto at = int(std::find(m_cards.begin(), m_cards.end(), card) - m_cards.begin()), to = at + by;
      if (to < 0 || to >= int(all.size())) return;
      std::swap(all[std::size_t(at)], all[std::size_t(to)]);
      rebuild(all);
      Q_EMIT chainChanged();
    });
  }
  for (std::size_t i = 0; i < m_cards.size(); ++i) m_cards[i]->setPlace(i == 0, i + 1 == m_cards.size());
  m_nothing->setVisible(m_cards.empty());
  m_text->setText(QString::fromStdString(chainText(chain())));
  m_problem->hide();
}

void ChainEditor::cardsChanged() {
  m_text->setText(QString::fromStdString(chainText(chain())));
  m_problem->hide();
  Q_EMIT chainChanged();
}

void ChainEditor::takeText() {
  const std::string text = m_text->text().toStdString();
  if (text == chainText(chain())) return;
  const auto parsed = text.empty() ? Result<Chain>(Chain{}) : parseChain(text);
  if (!parsed) {
    m_problem->setText(errorText(parsed.error()));
    m_problem->show();
    return;
  }
  rebuild(parsed->steps);
  Q_EMIT chainChanged();
}

void ChainEditor::retranslate() {
  m_add->setText(tr("Add a step"));
  for (QAction* action : m_menu->actions()) {
    const std::string name = action->data().toString().toStdString();
    action->setText(transformTitle(name));
    if (const TransformInfo* info = findTransform(name)) action->setToolTip(transformDescription(*info));
  }
  m_menu->setToolTipsVisible(true);
  m_nothing->setText(tr("No step yet: what you hear is the original. Add a fade, a gain or noise."));
  m_seedName->setText(tr("Seed"));
  m_seed->setToolTip(tr("The same seed gives the same noise for the same clip, every time."));
  m_roll->setText(tr("Roll"));
  m_roll->setToolTip(tr("Another seed by chance"));
  m_textName->setText(tr("Text"));
  m_text->setPlaceholderText(tr("fade_in(length=0.5); noise(snr_db=10)"));
  m_text->setToolTip(tr("The chain as the command line and training take it"));
  m_copy->setText(tr("Copy"));
}

void ChainEditor::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
