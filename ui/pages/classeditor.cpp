#include "ui/pages/classeditor.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QSplitter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/mergedialog.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/pages/classsteps.h"
#include "ui/playback/player.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kRefreshMs = 150;  // a row of quick verdicts elsewhere counts once
constexpr int kClipRole = Qt::UserRole;

QIcon swatch(const QString& colour) {
  QPixmap picture(12, 12);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(colour));
  painter.drawRoundedRect(QRectF(0, 0, 12, 12), 3, 3);
  return QIcon(picture);
}

std::vector<std::string> plain(const QStringList& names) {
  std::vector<std::string> out;
  for (const QString& name : names) out.push_back(name.toStdString());
  return out;
}

int countOf(const std::vector<ClassCount>& counts, const std::string& name) {
  const auto found =
      std::find_if(counts.begin(), counts.end(), [&](const ClassCount& each) { return each.name == name; });
  return found == counts.end() ? -1 : found->count;
}

}  // namespace

ClassEditor::ClassEditor(const Context& context, QWidget* parent) : QDialog(parent), m_context(context) {
  setObjectName(QStringLiteral("classEditor"));
  resize(1000, 640);
  build();
  m_later.setSingleShot(true);
  m_later.setInterval(kRefreshMs);
  connect(&m_later, &QTimer::timeout, this, &ClassEditor::refresh);
  connect(context.document, &Document::changed, this, [this] {
    if (isVisible() && !m_committing && !m_later.isActive()) m_later.start();
  });
  connect(context.document, &Document::opened, this, &ClassEditor::startOver);
  connect(context.document, &Document::closed, this, [this] {
    startOver();
    hide();
  });
  retranslate();
  refresh();
}

void ClassEditor::build() {
  m_intro = new QLabel(this);
  m_intro->setWordWrap(true);
  m_intro->setProperty("role", QStringLiteral("muted"));
  const auto button = [this](const char* icon) {
    auto* made = new QToolButton(this);
    made->setIcon(themedIcon(QString::fromLatin1(icon)));
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
  };
  m_add = button("add");
  m_rename = button("rename");
  m_merge = button("merge");
  m_split = button("split");
  m_join = button("merge");
  m_drop = button("remove");
  m_colour = button("colour");
  m_up = button("up");
  m_down = button("down");
  m_mapping = button("save");
  m_mapping->setPopupMode(QToolButton::InstantPopup);
  for (QToolButton* icon : {m_up, m_down}) icon->setToolButtonStyle(Qt::ToolButtonIconOnly);
  connect(m_add, &QToolButton::clicked, this, &ClassEditor::askAdd);
  connect(m_rename, &QToolButton::clicked, this, [this] {
    if (QTreeWidgetItem* item = m_classes->currentItem()) m_classes->editItem(item, ClassTree::Name);
  });
  connect(m_merge, &QToolButton::clicked, this, &ClassEditor::askMerge);
  connect(m_split, &QToolButton::clicked, this, [this] { askSplit(false); });
  connect(m_join, &QToolButton::clicked, this, [this] { askSplit(true); });
  connect(m_drop, &QToolButton::clicked, this, &ClassEditor::dropSelected);
  connect(m_colour, &QToolButton::clicked, this, &ClassEditor::askColour);
  const auto move = [this](int step) {
    const QStringList chosen = m_classes->selectedClasses();
    if (!chosen.isEmpty()) add({ClassStep::Kind::Order, {}, {}, plain(m_classes->orderMoved(step)), {}, {}});
    select(chosen);
  };
  connect(m_up, &QToolButton::clicked, this, [move] { move(-1); });
  connect(m_down, &QToolButton::clicked, this, [move] { move(1); });
  auto* bar = new QHBoxLayout;
  bar->setSpacing(2);
  for (QToolButton* each : {m_add, m_rename, m_merge, m_split, m_join, m_drop, m_colour, m_up, m_down})
    bar->addWidget(each);
  bar->addStretch(1);
  bar->addWidget(m_mapping);

  m_classes = new ClassTree(this);
  m_classes->setObjectName(QStringLiteral("editorClasses"));
  m_classes->installEventFilter(this);
  QHeaderView* header = m_classes->header();
  const int widths[] = {40, 170, 60, 60, 104, 130};
  for (int column = 0; column < 6; ++column) header->resizeSection(column, widths[column]);
  connect(m_classes, &QTreeWidget::itemChanged, this, &ClassEditor::edited);
  connect(m_classes, &QTreeWidget::itemSelectionChanged, this, &ClassEditor::refreshButtons);
  connect(m_classes, &ClassTree::orderWanted, this, [this](const QStringList& names) {
    // Not inside the drop: the rows are made anew.
    QTimer::singleShot(0, this, [this, names] {
      const QStringList chosen = m_classes->selectedClasses();
      add({ClassStep::Kind::Order, {}, {}, plain(names), {}, {}});
      select(chosen);
    });
  });

  auto* side = new QWidget(this);
  m_movesTitle = new QLabel(side);
  m_movesTitle->setProperty("role", QStringLiteral("heading"));
  m_moves = new QTreeWidget(side);
  m_moves->setObjectName(QStringLiteral("editorMoves"));
  m_moves->setHeaderHidden(true);
  m_moves->setUniformRowHeights(true);
  connect(m_moves, &QTreeWidget::itemActivated, this, &ClassEditor::playExample);
  m_stepsTitle = new QLabel(side);
  m_stepsTitle->setProperty("role", QStringLiteral("heading"));
  m_steptext = new QLabel(side);
  m_steptext->setObjectName(QStringLiteral("editorSteps"));
  m_steptext->setWordWrap(true);
  m_steptext->setTextFormat(Qt::PlainText);
  m_steptext->setAlignment(Qt::AlignTop);
  auto* right = new QVBoxLayout(side);
  right->setContentsMargins(8, 0, 0, 0);
  right->addWidget(m_movesTitle);
  right->addWidget(m_moves, 1);
  right->addWidget(m_stepsTitle);
  right->addWidget(m_steptext);

  auto* middle = new QSplitter(Qt::Horizontal, this);
  middle->addWidget(m_classes);
  middle->addWidget(side);
  middle->setStretchFactor(0, 3);
  middle->setStretchFactor(1, 1);
  middle->setSizes({690, 290});
  middle->setChildrenCollapsible(false);

  m_summary = new QLabel(this);
  m_summary->setObjectName(QStringLiteral("editorSummary"));
  m_summary->setWordWrap(true);
  m_problem = new QLabel(this);
  m_problem->setObjectName(QStringLiteral("editorProblem"));
  m_problem->setWordWrap(true);
  m_problem->setTextFormat(Qt::PlainText);
  m_problem->setProperty("role", QStringLiteral("error"));
  m_problem->hide();
  m_back = new QPushButton(this);
  m_over = new QPushButton(this);
  m_close = new QPushButton(this);
  m_apply = new QPushButton(this);
  m_apply->setObjectName(QStringLiteral("editorApply"));
  m_apply->setProperty("role", QStringLiteral("primary"));
  for (QPushButton* each : {m_back, m_over, m_close, m_apply}) each->setAutoDefault(false);
  connect(m_back, &QPushButton::clicked, this, &ClassEditor::back);
  connect(m_over, &QPushButton::clicked, this, &ClassEditor::startOver);
  connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_apply, &QPushButton::clicked, this, &ClassEditor::apply);
  auto* foot = new QHBoxLayout;
  foot->addWidget(m_back);
  foot->addWidget(m_over);
  foot->addStretch(1);
  foot->addWidget(m_close);
  foot->addWidget(m_apply);

  auto* column = new QVBoxLayout(this);
  column->addWidget(m_intro);
  column->addLayout(bar);
  column->addWidget(middle, 1);
  column->addWidget(m_summary);
  column->addWidget(m_problem);
  column->addLayout(foot);
}

bool ClassEditor::add(ClassStep step) {
  using Kind = ClassStep::Kind;
  auto steps = m_steps;
  // A second order or look of the same class takes the place of the first.
  if (!steps.empty() && steps.back().kind == step.kind && steps.back().name == step.name &&
      (step.kind == Kind::Order || step.kind == Kind::Edit))
    steps.pop_back();
  steps.push_back(std::move(step));
  auto plan = planClasses(m_context.document->data(), steps, kExamples, PlanUse::Preview);
  m_problem->setVisible(!plan);
  if (!plan) {
    m_problem->setText(errorText(plan.error()));
    showPlan();  // an edited cell goes back to what it was
    return false;
  }
  m_steps = std::move(steps);
  m_plan = std::move(*plan);
  m_mappingName.clear();
  showPlan();
  return true;
}

void ClassEditor::refresh() {
  auto plan = planClasses(m_context.document->data(), m_steps, kExamples, PlanUse::Preview);
  m_problem->setVisible(!plan);
  if (plan) {
    m_plan = std::move(*plan);
  } else {
    m_problem->setText(tr("The project has changed in the meantime: %1").arg(errorText(plan.error())));
    m_plan.reset();
  }
  showPlan();
}

void ClassEditor::showPlan() {
  const QStringList chosen = m_classes->selectedClasses();
  m_filling = true;
  m_classes->clear();
  if (m_plan) fillRows();
  m_filling = false;
  m_classes->select(chosen);
  showMoves();
  refreshButtons();
}

void ClassEditor::fillRows() {
  const auto &before = m_plan->counts.before, &after = m_plan->counts.after;
  int most = 1, allBefore = 0, allAfter = 0;
  for (const ClassCount& each : before) most = std::max(most, each.count), allBefore += each.count;
  for (const ClassCount& each : after) most = std::max(most, each.count), allAfter += each.count;
  const auto percent = [](int part, int whole) {
    return tr("%1 %").arg(whole > 0 ? int(100.0 * part / whole + 0.5) : 0);
  };
  const auto addRow = [&](const QString& shown, const LabelClass* look, int was, int is) {
    auto* item = new QTreeWidgetItem(m_classes);
    item->setFlags(Qt::ItemIsEnabled);
    item->setText(ClassTree::Name, shown);
    item->setText(ClassTree::Now, was < 0 ? tr("new") : QLocale().toString(was));
    item->setText(ClassTree::After, is < 0 ? tr("gone") : QLocale().toString(is));
    const QString from = was < 0 ? QStringLiteral("–") : percent(was, allBefore);
    const QString to = is < 0 ? QStringLiteral("–") : percent(is, allAfter);
    item->setText(ClassTree::Share,
                  from == to ? from : tr("%1 → %2", "share before and after").arg(from, to));
    for (const int number : {int(ClassTree::Now), int(ClassTree::After), int(ClassTree::Share)})
      item->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
    if (was < 0) item->setForeground(ClassTree::Now, themeColours().mutedText);
    item->setTextAlignment(ClassTree::Key, Qt::AlignCenter);
    item->setForeground(ClassTree::Key, themeColours().mutedText);
    item->setData(ClassTree::Bars, ClassTree::BeforeRole, double(std::max(0, was)) / most);
    item->setData(ClassTree::Bars, ClassTree::AfterRole, double(std::max(0, is)) / most);
    if (!look) {
      for (int column = 0; column < ClassTree::ColumnCount; ++column)
        item->setForeground(column, themeColours().mutedText);
      item->setData(ClassTree::Bars, ClassTree::ColourRole, themeColours().mutedText.name());
      return;
    }
    const QString colour = QString::fromStdString(look->colour);
    item->setFlags(item->flags() | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled);
    item->setData(ClassTree::Name, ClassTree::NameRole, shown);
    item->setText(ClassTree::Key, classKey(look->position));
    item->setIcon(ClassTree::Name, swatch(colour));
    item->setText(ClassTree::Note, QString::fromStdString(look->note));
    item->setData(ClassTree::Bars, ClassTree::ColourRole, colour);
  };
  // A class that only has another name now is one row, not one that is gone and one that is new.
  QSet<QString> shownAsRenamed;
  for (const LabelClass& each : m_plan->classes) {
    int was = countOf(before, each.name);
    QStringList sources;
    for (const auto& [from, to] : m_plan->becomes)
      if (to == each.name) sources.append(QString::fromStdString(from));
    if (was < 0 && sources.size() == 1) {
      was = countOf(before, sources.first().toStdString());
      shownAsRenamed.insert(sources.first());
    }
    addRow(QString::fromStdString(each.name), &each, was, countOf(after, each.name));
  }
  for (const ClassCount& each : before)
    if (const QString name = QString::fromStdString(each.name);
        !name.isEmpty() && countOf(after, each.name) < 0 && !shownAsRenamed.contains(name))
      addRow(name, nullptr, each.count, -1);
  const int bareBefore = std::max(0, countOf(before, "")), bareAfter = std::max(0, countOf(after, ""));
  if (bareBefore + bareAfter > 0) addRow(tr("no label"), nullptr, bareBefore, bareAfter);
}

void ClassEditor::showMoves() {
  m_moves->clear();
  QStringList words;
  for (const ClassStep& step : m_steps) words.append(QString::fromStdString(stepText(step)));
  m_steptext->setText(words.isEmpty() ? tr("None yet.") : words.join(QLatin1Char('\n')));
  m_summary->clear();
  if (!m_plan) return;
  const Dataset& dataset = m_context.document->data();
  const auto shown = [&](const std::string& name) {
    return name.empty() ? tr("no label") : QString::fromStdString(name);
  };
  for (const ClassMove& move : m_plan->moves) {
    auto* item = new QTreeWidgetItem(m_moves);
    item->setText(0, tr("%1 → %2: %n clip(s)", nullptr, move.clips).arg(shown(move.from), shown(move.to)));
    item->setFirstColumnSpanned(true);
    for (const std::string& id : move.exampleIds) {
      const Clip* clip = dataset.find(id);
      if (!clip) continue;
      auto* example = new QTreeWidgetItem(item);
      example->setIcon(0, themedIcon(QStringLiteral("play")));
      example->setText(0, QFileInfo(QString::fromStdString(clip->file)).fileName());
      example->setToolTip(0, QString::fromStdString(clip->file));
      example->setData(0, kClipRole, QString::fromStdString(id));
    }
    item->setExpanded(m_plan->moves.size() <= 6);
  }
  const DryRun& counts = m_plan->counts;
  QString text = tr("Imbalance %1 now, %2 after.")
                     .arg(imbalanceText(counts.imbalanceBefore), imbalanceText(counts.imbalanceAfter));
  if (changes()) {
    text += QLatin1Char(' ') + tr("%n clip(s) change their label.", nullptr, counts.clipsChanged);
    if (counts.regionsChanged > 0)
      text += QLatin1Char(' ') + tr("%n region(s) too.", nullptr, counts.regionsChanged);
    text += QLatin1Char(' ') + tr("One undo takes all of it back.");
  }
  m_summary->setText(text);
}

bool ClassEditor::changes() const {
  return m_plan &&
         (m_plan->counts.clipsChanged + m_plan->counts.regionsChanged > 0 || !m_plan->change.classes.empty());
}

void ClassEditor::refreshButtons() {
  const int chosen = int(m_classes->selectedClasses().size());
  m_rename->setEnabled(chosen == 1);
  m_colour->setEnabled(chosen == 1);
  m_split->setEnabled(chosen == 1);
  m_merge->setEnabled(chosen >= 2);
  m_drop->setEnabled(chosen >= 1);
  m_up->setEnabled(chosen >= 1);
  m_down->setEnabled(chosen >= 1);
  m_back->setEnabled(!m_steps.empty());
  m_over->setEnabled(!m_steps.empty());
  m_apply->setEnabled(changes());
}

QString ClassEditor::classKey(int position) const {
  return position < 10 ? QString::number((position + 1) % 10) : QString();
}

LabelClass ClassEditor::planned(const QString& name) const {
  if (m_plan)
    for (const LabelClass& each : m_plan->classes)
      if (each.name == name.toStdString()) return each;
  return {};
}

void ClassEditor::edited(QTreeWidgetItem* item, int column) {
  if (m_filling) return;
  const QString name = item->data(ClassTree::Name, ClassTree::NameRole).toString();
  const QString text = item->text(column);
  // The rows are made anew, but not while one of them is being edited.
  QTimer::singleShot(0, this, [this, name, column, text] {
    const LabelClass look = planned(name);
    if (column == ClassTree::Name && text.trimmed() != name) {
      if (add({ClassStep::Kind::Rename, name.toStdString(), text.toStdString(), {}, {}, {}}))
        select({text.trimmed()});
    } else if (column == ClassTree::Note && text.toStdString() != look.note) {
      add({ClassStep::Kind::Edit, name.toStdString(), {}, {}, look.colour, text.toStdString()});
      select({name});
    } else {
      showPlan();
    }
  });
}

void ClassEditor::dropSelected() {
  for (const QString& name : m_classes->selectedClasses())
    if (!add({ClassStep::Kind::Drop, name.toStdString(), {}, {}, {}, {}})) return;
}

void ClassEditor::back() {
  if (m_steps.empty()) return;
  m_steps.pop_back();
  m_mappingName.clear();
  refresh();
}

void ClassEditor::startOver() {
  m_steps.clear();
  m_mappingName.clear();
  refresh();
}

void ClassEditor::apply() {
  // Planned again: something may have been labelled in the meantime.
  auto plan = planClasses(m_context.document->data(), m_steps, 0);
  if (!plan || plan->change.empty()) return refresh();
  if (!m_mappingName.isEmpty()) {
    plan->change.kind = "mapping";
    plan->change.why = "map classes by " + m_mappingName.toStdString() + ": " + plan->change.why;
  }
  m_committing = true;
  m_context.document->commit(std::move(plan->change));
  m_committing = false;
  startOver();
}

void ClassEditor::select(const QStringList& names) {
  m_classes->select(names);
  refreshButtons();
}

void ClassEditor::playExample(QTreeWidgetItem* item) {
  const QString id = item->data(0, kClipRole).toString();
  const Clip* clip = m_context.document->data().find(id.toStdString());
  if (!clip || clip->sampleRate <= 0) return;
  m_context.player->setFile(
      {m_context.document->absolutePath(*clip).toStdString(), {clip->sampleRate}, clip->frames, -1});
  m_context.player->play({0, clip->frames});
}

void ClassEditor::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  refresh();
  m_classes->setFocus();
}

bool ClassEditor::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_classes && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool alt = key->modifiers() == Qt::AltModifier;
    if (alt && key->key() == Qt::Key_Up) return m_up->click(), true;
    if (alt && key->key() == Qt::Key_Down) return m_down->click(), true;
    if (key->key() == Qt::Key_Delete) return m_drop->click(), true;
    if (key->key() == Qt::Key_Insert) return m_add->click(), true;
    if (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_M) return m_merge->click(), true;
  }
  return QDialog::eventFilter(watched, event);
}

void ClassEditor::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Undo) && !m_steps.empty()) {
    back();
  } else if (event->modifiers() == Qt::ControlModifier &&
             (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
    apply();
  } else {
    QDialog::keyPressEvent(event);
  }
}

void ClassEditor::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    showPlan();
  } else if (event->type() == QEvent::PaletteChange && m_plan) {
    m_later.start();
  }
}

}  // namespace ullim
