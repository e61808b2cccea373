#include "ui/pages/labelsourcesheet.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <algorithm>

#include "core/store/project.h"
#include "ui/document.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/tablemapping.h"
#include "ui/session.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr std::size_t kUnknownShown = 300;

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

QTableWidget* table(QWidget* parent, int columns) {
  auto* made = new QTableWidget(0, columns, parent);
  prepareTable(made, 24);
  made->setEditTriggers(QAbstractItemView::NoEditTriggers);
  made->setSelectionMode(QAbstractItemView::NoSelection);
  made->horizontalHeader()->setStretchLastSection(true);
  made->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  return made;
}

void setCell(QTableWidget* in, int row, int column, const QString& text) {
  auto* item = new QTableWidgetItem(text);
  item->setToolTip(text);
  in->setItem(row, column, item);
}

/// On a worker, over a reading connection of its own.
Result<Dataset> loadProject(const std::string& path, std::string& folder) {
  const auto project = Project::open(path, OpenMode::ReadOnly);
  if (!project) return project.error();
  folder = (*project)->folder();
  return (*project)->load();
}

}  // namespace

struct LabelSourceSheet::Reading {
  Result<LabelSource> source = Error{};
  std::optional<TableView> table;
  Change change;
  std::uint64_t generation = 0;
};

LabelSourceSheet::LabelSourceSheet(const Context& context, const QString& table, QWidget* parent)
    : QDialog(parent), m_context(context), m_path(table) {
  setObjectName(QStringLiteral("labelSourceSheet"));
  setAttribute(Qt::WA_DeleteOnClose);
  build();
  m_name->setText(QFileInfo(table).completeBaseName());
  connect(m_mapping, &TableMapping::changed, this, &LabelSourceSheet::read);
  connect(m_sameNames, &QCheckBox::toggled, this, &LabelSourceSheet::read);
  connect(m_name, &QLineEdit::textChanged, this, &LabelSourceSheet::refreshButtons);
  connect(m_keep, &QPushButton::clicked, this, &LabelSourceSheet::keep);
  connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(context.document, &Document::closed, this, &QDialog::reject);
  connect(this, &QDialog::rejected, this, [this] {
    if (m_reading) m_reading->stop();
    if (m_keeping) m_keeping->stop();
  });
  retranslate();
  resize(940, 680);
  read();
}

void LabelSourceSheet::build() {
  const auto label = [this](const char* role) {
    auto* made = new QLabel(this);
    made->setProperty("role", QString::fromLatin1(role));
    made->setWordWrap(true);
    return made;
  };
  m_file = label("muted");
  m_nameTitle = new QLabel(this);
  m_name = new QLineEdit(this);
  m_name->setObjectName(QStringLiteral("sourceName"));
  m_nameTitle->setBuddy(m_name);
  m_mapping = new TableMapping(this);
  m_mapping->setGroupAndSplit(false);
  m_sameNames = new QCheckBox(this);
  m_sameNames->setObjectName(QStringLiteral("sourceSameNames"));
  m_sameNames->setChecked(true);
  m_alike = label("muted");
  m_summary = label("heading");
  m_summary->setObjectName(QStringLiteral("sourceSummary"));
  m_problem = label("error");
  m_problem->hide();
  m_pairsTitle = label("heading");
  m_unknownTitle = label("heading");
  m_pairs = table(this, 3);
  m_pairs->setObjectName(QStringLiteral("sourcePairs"));
  m_unknown = table(this, 1);
  m_unknown->horizontalHeader()->hide();
  m_keep = new QPushButton(this);
  m_keep->setObjectName(QStringLiteral("sourceKeep"));
  m_keep->setProperty("role", QStringLiteral("primary"));
  m_cancel = new QPushButton(this);

  auto* name = new QHBoxLayout;
  name->addWidget(m_nameTitle);
  name->addWidget(m_name, 1);
  auto* left = new QVBoxLayout;
  left->addWidget(m_pairsTitle);
  left->addWidget(m_pairs, 1);
  auto* right = new QVBoxLayout;
  right->addWidget(m_unknownTitle);
  right->addWidget(m_unknown, 1);
  auto* lists = new QHBoxLayout;
  lists->setSpacing(12);
  lists->addLayout(left, 1);
  lists->addLayout(right, 1);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_keep);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  column->addWidget(m_file);
  column->addLayout(name);
  column->addWidget(m_mapping, 3);
  column->addWidget(m_sameNames);
  column->addWidget(m_alike);
  column->addWidget(m_summary);
  column->addWidget(m_problem);
  column->addLayout(lists, 2);
  column->addLayout(buttons);
}

LabelSourceOptions LabelSourceSheet::options() const {
  LabelSourceOptions options;
  m_mapping->apply(options.table);
  options.sameNames = m_sameNames->isChecked();
  return options;
}

void LabelSourceSheet::read() {
  if (m_keeping) return;
  if (m_reading) m_reading->stop();
  m_haveSource = false;
  m_problem->hide();
  auto reading = std::make_shared<Reading>();
  reading->generation = ++m_generation;
  m_reading =
      m_context.jobs->start(tr("Comparing labels"),
                            [reading, options = options(), project = m_context.document->path().toStdString(),
                             table = m_path.toStdString()](const JobContext& job) -> Result<Done> {
                              // A table whose columns are not understood can be looked at all the same, to
                              // choose them.
                              if (auto view = viewTable(table, options.table))
                                reading->table = std::move(*view);
                              std::string folder;
                              const auto known = loadProject(project, folder);
                              if (!known) return known.error();
                              reading->source = readLabelSource(*known, folder, table, options, job);
                              if (!reading->source) return reading->source.error();
                              return Done{};
                            });
  connect(m_reading, &Job::ended, this, [this, reading, job = m_reading] {
    if (reading->generation != m_generation) return;
    m_reading.clear();
    if (!reading->source && job) showProblem(job->error());
    showSource(reading);
  });
  refreshButtons();
}

void LabelSourceSheet::showSource(const std::shared_ptr<Reading>& reading) {
  m_haveSource = bool(reading->source);
  m_source = m_haveSource ? std::move(*reading->source) : LabelSource{};
  if (m_haveSource) {
    m_mapping->show(m_source.table);
  } else if (reading->table) {
    m_mapping->show(*reading->table);
  }
  int rows = 0;
  m_pairs->setRowCount(0);
  std::vector<std::pair<std::pair<std::string, std::string>, int>> pairs(m_source.pairs.begin(),
                                                                         m_source.pairs.end());
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [labels, count] : pairs) {
    if (labels.first == labels.second || labels.first.empty()) continue;
    m_pairs->setRowCount(rows + 1);
    setCell(m_pairs, rows, 0, fromUtf8(labels.first));
    setCell(m_pairs, rows, 1, fromUtf8(labels.second));
    setCell(m_pairs, rows++, 2, QLocale().toString(count));
  }
  QStringList unknown;
  for (const auto& [label, count] : m_source.unknownClasses)
    unknown.append(tr("%1: no class of the project, %n clip(s)", nullptr, count).arg(fromUtf8(label)));
  for (const std::string& sentence : m_source.unknownFiles) {
    if (std::size_t(unknown.size()) >= kUnknownShown) break;
    unknown.append(fromUtf8(sentence));
  }
  m_unknown->setRowCount(int(unknown.size()));
  for (int i = 0; i < unknown.size(); ++i) setCell(m_unknown, i, 0, unknown.at(i));
  retranslate();
  refreshButtons();
  Q_EMIT compared();
}

void LabelSourceSheet::keep() {
  if (!canKeep()) return;
  const std::string name = m_name->text().trimmed().toStdString();
  if (name.empty()) {
    showProblem(tr("Say who made these labels."));
    return;
  }
  auto reading = std::make_shared<Reading>();
  m_keeping = m_context.jobs->start(
      tr("Keeping the labels of %1").arg(m_name->text().trimmed()),
      [reading, options = options(), name, project = m_context.document->path().toStdString(),
       table = m_path.toStdString()](const JobContext& job) -> Result<Done> {
        std::string folder;
        const auto known = loadProject(project, folder);
        if (!known) return known.error();
        reading->source = readLabelSource(*known, folder, table, options, job);
        if (!reading->source) return reading->source.error();
        reading->change = labelSourceChange(*known, *reading->source, name, newId, nowMs());
        return Done{};
      });
  connect(m_keeping, &Job::ended, this, [this, reading, job = m_keeping](JobState state) {
    m_keeping.clear();
    if (state == JobState::Failed && job) showProblem(job->error());
    refreshButtons();
    if (state != JobState::Finished || !m_context.document->isOpen()) return;
    const LabelSource& source = *reading->source;
    m_context.document->commit(reading->change);
    QStringList ids;
    for (const std::string& id : source.disagreeing) ids.append(fromUtf8(id));
    if (!ids.isEmpty())
      m_context.session->setRestriction(ids, tr("other label by %1").arg(m_name->text().trimmed()));
    Q_EMIT kept(source.agree, source.disagree);
    accept();
  });
  refreshButtons();
}

void LabelSourceSheet::showProblem(const QString& text) {
  m_problem->setText(text);
  m_problem->show();
  refreshButtons();
}

void LabelSourceSheet::refreshButtons() {
  m_keep->setText(m_haveSource && m_source.disagree > 0
                      ? tr("Keep, and show %n that disagree", nullptr, m_source.disagree)
                      : tr("Keep"));
  m_keep->setEnabled(canKeep() && !m_name->text().trimmed().isEmpty());
}

void LabelSourceSheet::retranslate() {
  setWindowTitle(tr("Second label source"));
  m_file->setText(m_path);
  m_nameTitle->setText(tr("Labels by"));
  m_sameNames->setText(tr("Labels that differ from a class in case, spaces, _ or - only are meant to be it"));
  m_cancel->setText(tr("Cancel"));
  QStringList alike;
  for (const auto& [given, known] : m_source.likeNames)
    alike.append(tr("%1 → %2").arg(fromUtf8(given), fromUtf8(known)));
  m_alike->setText(alike.join(QStringLiteral(" · ")));
  m_alike->setVisible(!alike.isEmpty());
  QStringList parts;
  if (m_haveSource) {
    parts = {tr("%n clip(s)", nullptr, int(m_source.rows.size())), tr("%n agree", nullptr, m_source.agree),
             tr("%n disagree", nullptr, m_source.disagree)};
    if (m_source.blank > 0) parts.append(tr("%n left blank", nullptr, m_source.blank));
    if (m_source.unlabelled > 0)
      parts.append(tr("%n without a label in the project", nullptr, m_source.unlabelled));
    if (m_source.notNamed > 0) parts.append(tr("%n not named in the table", nullptr, m_source.notNamed));
  }
  m_summary->setText(parts.join(QStringLiteral(" · ")));
  m_pairsTitle->setText(tr("Where they disagree"));
  m_pairs->setHorizontalHeaderLabels({tr("Project"), tr("Source"), tr("Clips")});
  m_unknownTitle->setText(tr("Not understood"));
  refreshButtons();
}

void LabelSourceSheet::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
