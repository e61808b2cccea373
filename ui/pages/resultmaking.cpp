#include "ui/pages/resultmaking.h"

#include <QEvent>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/coretext.h"
#include "ui/pages/trainwords.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kRow = 26;

QString str(const std::string& s) { return QString::fromStdString(s); }
QString number(double value) { return QLocale().toString(value, 'g', 4); }

using Lines = std::vector<std::pair<QString, QString>>;

void addLearning(const RunRecord& run, Lines& lines) {
  const TrainSettings& s = run.settings;
  lines.emplace_back(ResultMaking::tr("Epochs"),
                     ResultMaking::tr("%L1, batches of %L2").arg(s.epochs).arg(s.batchSize));
  lines.emplace_back(ResultMaking::tr("Optimiser"),
                     ResultMaking::tr("%1, learning rate %2").arg(str(s.optimizer), number(s.learningRate)));
  lines.emplace_back(ResultMaking::tr("Learning rate goes"), coreText(scheduleName(s.schedule)));
  lines.emplace_back(ResultMaking::tr("Inputs scaled"), coreText(scalingName(s.scaling)));
  if (s.weightDecay > 0) lines.emplace_back(ResultMaking::tr("Weight decay"), number(s.weightDecay));
  lines.emplace_back(ResultMaking::tr("Early stopping"),
                     s.patience > 0
                         ? ResultMaking::tr("after %n epoch(s) without improvement", nullptr, s.patience)
                         : ResultMaking::tr("off"));
  lines.emplace_back(ResultMaking::tr("Weights kept"), s.restoreBest ? ResultMaking::tr("of the best epoch")
                                                                     : ResultMaking::tr("of the last epoch"));
  if (s.classWeights)
    lines.emplace_back(ResultMaking::tr("Class weights"), ResultMaking::tr("by how rare a class is"));
  if (s.focalGamma > 0) lines.emplace_back(ResultMaking::tr("Focal loss"), number(s.focalGamma));
  if (s.labelSmoothing > 0) lines.emplace_back(ResultMaking::tr("Label smoothing"), number(s.labelSmoothing));
  if (s.mixup > 0) lines.emplace_back(ResultMaking::tr("Mixup"), number(s.mixup));
  if (s.specMasks > 0)
    lines.emplace_back(ResultMaking::tr("Masks on the picture"), QString::number(s.specMasks));
  if (s.timeShift > 0) lines.emplace_back(ResultMaking::tr("Shift in time"), number(s.timeShift));
  if (s.melWarp > 0) lines.emplace_back(ResultMaking::tr("Frequencies stretched"), number(s.melWarp));
  lines.emplace_back(ResultMaking::tr("Augmentation"),
                     run.augment.empty() ? ResultMaking::tr("none")
                                         : ResultMaking::tr("%1 (copies of each clip: %2)")
                                               .arg(str(run.augment), QString::number(s.copies)));
  if (s.testViews > 1)
    lines.emplace_back(ResultMaking::tr("Looks at a clip when predicting"), QString::number(s.testViews));
  lines.emplace_back(ResultMaking::tr("Seed"), QString::number(s.seed));
}

}  // namespace

ResultMaking::ResultMaking(QWidget* parent) : ResultSection(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  QVBoxLayout* inside;
  QFrame* card = resultCard(this, &inside, &m_title);
  m_table = new QTableWidget(card);
  m_table->setTabKeyNavigation(false);  // Tab leaves it
  prepareTable(m_table, kRow);
  m_table->setColumnCount(2);
  m_table->horizontalHeader()->hide();
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setWordWrap(true);
  inside->addWidget(m_table, 1);
  column->addWidget(card, 1);
  retranslate();
}

QWidget* ResultMaking::keyWidget() { return m_table; }

void ResultMaking::setRun(RunPtr run) {
  m_run = std::move(run);
  showRun();
}

void ResultMaking::showRun() {
  m_table->setRowCount(0);
  if (!m_run) return;
  const RunRecord& run = *m_run;
  Lines lines;
  lines.emplace_back(tr("Recipe"), str(run.recipe.name));
  if (run.memberNames.size() > 1) {
    QStringList names;
    for (const std::string& name : run.memberNames) names << str(name);
    lines.emplace_back(tr("Networks"), names.join(QStringLiteral(", ")));
  }
  QStringList classes;
  for (const ClassScore& c : run.metrics.classes)
    classes << tr("%1 (%2)", "class (clips)").arg(str(c.name), QLocale().toString(c.support));
  lines.emplace_back(tr("Clips"), tr("%L1 in the data, %L2 judged, %n group(s)", nullptr, run.metrics.groups)
                                      .arg(run.dataset.size())
                                      .arg(run.metrics.n));
  lines.emplace_back(tr("Classes"), classes.join(QStringLiteral(", ")));
  if (!run.classMapping.empty()) lines.emplace_back(tr("Class mapping"), str(run.classMapping));
  lines.emplace_back(tr("Split"), coreText(run.splitSummary));
  addLearning(run, lines);
  lines.emplace_back(tr("Took"), tr("%1, on %Ln thread(s), folds at once: %2", nullptr, run.threads)
                                     .arg(durationWords(run.seconds))
                                     .arg(run.foldsAtOnce));
  lines.emplace_back(tr("Made with"), str(run.environment));
  lines.emplace_back(tr("Folder"), str(run.folder));
  m_table->setRowCount(int(lines.size()));
  for (int row = 0; row < int(lines.size()); ++row) {
    const auto& [name, value] = lines[std::size_t(row)];
    m_table->setItem(row, 0, textCell(name));
    m_table->setItem(row, 1, textCell(value));
    m_table->item(row, 1)->setToolTip(value);
    m_table->item(row, 0)->setForeground(themeColours().mutedText);
  }
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
}

void ResultMaking::retranslate() {
  m_title->setText(tr("How it was made"));
  m_table->setAccessibleName(m_title->text());
  showRun();
}

void ResultMaking::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) showRun();
  ResultSection::changeEvent(event);
}

}  // namespace ullim
