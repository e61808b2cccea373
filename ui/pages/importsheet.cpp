#include "ui/pages/importsheet.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/document.h"
#include "ui/jobs/jobparts.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/patternbox.h"
#include "ui/pages/tablemapping.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr std::size_t kRowsShown = 60, kLeftOutShown = 300;

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

bool isTable(const QString& path) {
  const QString suffix = QFileInfo(path).suffix().toLower();
  return suffix == QLatin1String("csv") || suffix == QLatin1String("tsv");
}

QTableWidget* table(QWidget* parent, int columns) {
  auto* made = new QTableWidget(0, columns, parent);
  prepareTable(made, 24);
  made->setEditTriggers(QAbstractItemView::NoEditTriggers);
  made->setSelectionMode(QAbstractItemView::NoSelection);
  made->horizontalHeader()->setStretchLastSection(true);
  return made;
}

void setCell(QTableWidget* in, int row, int column, const QString& text, bool number = false) {
  auto* item = new QTableWidgetItem(text);
  item->setToolTip(text);
  if (number) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  in->setItem(row, column, item);
}

/// Where a project for these sounds is kept: never among the sounds themselves.
QString suggestedProject(const QStringList& sources) {
  const QFileInfo first(sources.isEmpty() ? QString() : sources.first());
  QString name = first.isDir() ? first.fileName() : first.completeBaseName();
  if (name.isEmpty()) name = QStringLiteral("project");
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
                    QStringLiteral("/Ullim"));
  QString path = folder.filePath(name + QStringLiteral(".ullim"));
  for (int n = 2; QFileInfo::exists(path); ++n)
    path = folder.filePath(QStringLiteral("%1 %2.ullim").arg(name).arg(n));
  return path;
}

}  // namespace

struct ImportSheet::Listing {
  Result<ImportPlan> plan = Error{};
  std::optional<TableView> table;
  QString tableProblem;
  PatternBox::Names names;  ///< of the sounds
  std::uint64_t generation = 0;
};

ImportSheet::ImportSheet(const Context& context, QWidget* parent) : QWidget(parent), m_context(context) {
  setObjectName(QStringLiteral("importSheet"));
  setProperty("noBareKeys", true);
  build();
  for (const PresetInfo& preset : importPresets()) {
    m_preset->addItem(fromUtf8(preset.name), fromUtf8(preset.name));
    m_preset->setItemData(m_preset->count() - 1, fromUtf8(preset.description + "\n" + preset.example),
                          Qt::ToolTipRole);
  }
  m_preset->insertItem(0, {}, QString());
  m_preset->setCurrentIndex(0);
  connect(m_preset, &QComboBox::currentIndexChanged, this, [this] {
    if (!m_filling) list();
  });
  connect(m_mapping, &TableMapping::changed, this, &ImportSheet::list);
  connect(m_pattern, &PatternBox::changed, this, &ImportSheet::list);
  connect(m_labels, &QLineEdit::editingFinished, this, &ImportSheet::list);
  connect(m_chooseLabels, &QToolButton::clicked, this, &ImportSheet::chooseLabels);
  connect(m_chooseProject, &QToolButton::clicked, this, &ImportSheet::chooseProject);
  connect(m_import, &QPushButton::clicked, this, &ImportSheet::import);
  connect(context.document, &Document::opened, this, [this] {
    if (std::exchange(m_makingProject, false)) startImport();
    retranslate();
  });
  connect(context.document, &Document::failed, this, [this](const Error& error) {
    if (std::exchange(m_makingProject, false)) showProblem(fromUtf8(error.detail));
  });
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    if (m_listing) m_listing->stop();
    if (m_importing) m_importing->stop();
    ++m_generation;
    Q_EMIT cancelled();
  });
  retranslate();
}

void ImportSheet::build() {
  const auto label = [this](const char* role) {
    auto* made = new QLabel(this);
    made->setProperty("role", QString::fromLatin1(role));
    return made;
  };
  m_title = label("title");
  m_source = label("muted");
  m_source->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_why = label("muted");
  m_why->setWordWrap(true);
  m_problem = label("error");
  m_problem->setWordWrap(true);
  m_problem->hide();
  for (QLabel** each : {&m_presetTitle, &m_tableTitle, &m_projectTitle}) *each = new QLabel(this);
  for (QLabel** each : {&m_classesTitle, &m_rowsTitle, &m_leftOutTitle}) *each = label("heading");
  m_preset = new QComboBox(this);
  m_preset->setObjectName(QStringLiteral("importPreset"));
  m_preset->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_notes = label("muted");
  m_notes->setWordWrap(true);
  const auto chooser = [this] {
    auto* made = new QToolButton(this);
    made->setIcon(themedIcon(QStringLiteral("folder")));
    return made;
  };
  m_labels = new QLineEdit(this);
  m_labels->setClearButtonEnabled(true);
  m_chooseLabels = chooser();
  m_project = new QLineEdit(this);
  m_project->setObjectName(QStringLiteral("importProject"));
  m_chooseProject = chooser();
  m_classes = table(this, 2);
  m_classes->setObjectName(QStringLiteral("importClasses"));
  m_rows = table(this, 3);
  m_leftOut = table(this, 1);
  m_leftOut->horizontalHeader()->hide();
  m_busy = new QProgressBar(this);
  m_busy->setTextVisible(false);
  m_busy->setFixedHeight(8);
  m_import = new QPushButton(this);
  m_import->setObjectName(QStringLiteral("importNow"));
  m_import->setProperty("role", QStringLiteral("primary"));
  m_cancel = new QPushButton(this);

  auto* form = new QGridLayout;
  form->setColumnStretch(1, 1);
  form->addWidget(m_presetTitle, 0, 0);
  form->addWidget(m_preset, 0, 1, Qt::AlignLeft);
  form->addWidget(m_tableTitle, 1, 0);
  form->addWidget(m_labels, 1, 1);
  form->addWidget(m_chooseLabels, 1, 2);
  form->addWidget(m_projectTitle, 2, 0);
  form->addWidget(m_project, 2, 1);
  form->addWidget(m_chooseProject, 2, 2);
  auto* left = new QVBoxLayout;
  left->addWidget(m_classesTitle);
  left->addWidget(m_classes, 1);
  auto* clips = new QWidget(this);
  auto* rows = new QVBoxLayout(clips);
  rows->setContentsMargins(0, 6, 0, 0);
  rows->addWidget(m_rowsTitle);
  rows->addWidget(m_rows, 1);
  m_mapping = new TableMapping(this);
  m_pattern = new PatternBox(this);
  m_tabs = new QTabWidget(this);
  m_tabs->setObjectName(QStringLiteral("importTabs"));
  m_tabs->setDocumentMode(true);
  for (QWidget* each : std::initializer_list<QWidget*>{clips, m_mapping, m_pattern}) m_tabs->addTab(each, {});
  auto* right = new QVBoxLayout;
  right->addWidget(m_tabs, 3);
  right->addWidget(m_leftOutTitle);
  right->addWidget(m_leftOut, 1);
  auto* tables = new QHBoxLayout;
  tables->setSpacing(12);
  tables->addLayout(left, 2);
  tables->addLayout(right, 5);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_busy, 1);
  buttons->addStretch(1);
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_import);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 14, 20, 12);
  column->setSpacing(8);
  column->addWidget(m_title);
  column->addWidget(m_source);
  column->addLayout(form);
  column->addWidget(m_why);
  column->addWidget(m_notes);
  column->addWidget(m_problem);
  column->addLayout(tables, 1);
  column->addLayout(buttons);
}

void ImportSheet::begin(const QStringList& sources) {
  if (m_importing) return;  // one import at a time; the sheet still shows it
  m_sources = sources;
  m_filling = true;
  m_preset->setCurrentIndex(0);
  m_labels->clear();
  m_filling = false;
  m_mapping->reset();
  m_pattern->reset();
  m_tabs->setCurrentIndex(0);
  m_project->setText(m_context.document->isOpen() ? QString() : suggestedProject(sources));
  retranslate();
  list();
}

bool ImportSheet::isBusy() const { return m_listing || m_importing; }
bool ImportSheet::canImport() const { return m_havePlan && !m_plan.rows.empty() && !isBusy(); }

ImportOptions ImportSheet::options() const {
  ImportOptions options;
  m_mapping->apply(options);
  options.preset = m_preset->currentData().toString().toStdString();
  options.labelsFile = m_labels->text().trimmed().toStdString();
  options.pattern = m_pattern->pattern().toStdString();
  return options;
}

void ImportSheet::list() {
  if (m_sources.isEmpty()) return;
  if (m_listing) m_listing->stop();
  m_havePlan = false;
  m_problem->hide();
  std::vector<std::string> sources;
  QString tableFile = m_labels->text().trimmed();
  for (const QString& source : std::as_const(m_sources)) {
    sources.push_back(source.toStdString());
    if (tableFile.isEmpty() && isTable(source)) tableFile = source;
  }
  auto listing = std::make_shared<Listing>();
  listing->generation = ++m_generation;
  m_listing = m_context.jobs->start(
      tr("Looking at %1").arg(QFileInfo(m_sources.first()).fileName()),
      [listing, options = options(), sources, tableFile](const JobContext& job) -> Result<Done> {
        listing->plan = planImport(sources, options, job);
        if (listing->plan) {
          listing->table = listing->plan->table;
          auto names = std::make_shared<std::vector<std::string>>();
          for (const ImportRow& row : listing->plan->rows)
            names->push_back(row.path.substr(row.path.find_last_of('/') + 1));
          listing->names = std::move(names);
          return Done{};
        }
        // A table whose columns are not understood can be looked at all the same, to choose them.
        if (!tableFile.isEmpty())
          if (auto view = viewTable(tableFile.toStdString(), options)) listing->table = std::move(*view);
        return listing->plan.error();
      });
  connect(m_listing, &Job::ended, this, [this, listing] {
    if (listing->generation != m_generation) return;
    m_listing.clear();
    showPlan(listing);
  });
  refreshButtons();
}

void ImportSheet::showPlan(const std::shared_ptr<Listing>& listing) {
  m_havePlan = bool(listing->plan);
  if (!listing->plan) {
    m_plan = {};
    showProblem(fromUtf8(listing->plan.error().detail));
  } else {
    m_plan = std::move(*listing->plan);
  }
  showTable(listing);
  if (listing->names && !listing->table) m_pattern->setNames(listing->names);
  m_tabs->setTabVisible(2, !listing->table);
  namePresets();
  m_why->setText(fromUtf8(m_plan.why));
  QStringList notes;
  for (const std::string& note : m_plan.notes) notes.append(fromUtf8(note));
  m_notes->setText(notes.join(QStringLiteral(" · ")));
  m_notes->setVisible(!notes.isEmpty());

  m_classes->setRowCount(int(m_plan.classCounts.size()));
  int row = 0;
  for (const auto& [name, count] : m_plan.classCounts) {
    setCell(m_classes, row, 0, name.empty() ? tr("no label") : fromUtf8(name));
    setCell(m_classes, row++, 1, QLocale().toString(count), true);
  }
  showRows();
  showLeftOut();
  retranslate();
  Q_EMIT listed();
}

void ImportSheet::showTable(const std::shared_ptr<Listing>& listing) {
  constexpr int kTableTab = 1;
  if (listing->table) m_mapping->show(*listing->table);
  m_tabs->setTabVisible(kTableTab, listing->table.has_value());
  if (listing->table && !m_havePlan) m_tabs->setCurrentIndex(kTableTab);
}

/// Each preset says how many of the names are of its form, so that another one can be chosen with open eyes.
void ImportSheet::namePresets() {
  m_filling = true;
  const bool recognised = !m_plan.preset.empty() && m_preset->currentIndex() == 0;
  m_preset->setItemText(0, !m_pattern->pattern().isEmpty() ? tr("by the pattern")
                           : recognised                    ? tr("recognised: %1").arg(fromUtf8(m_plan.preset))
                                                           : tr("recognised by itself"));
  for (int i = 1; i < m_preset->count(); ++i) {
    const QString name = m_preset->itemData(i).toString();
    const auto fits = m_plan.fits.find(name.toStdString());
    m_preset->setItemText(i, fits == m_plan.fits.end()
                                 ? name
                                 : tr("%1 (%2 of %3 names)")
                                       .arg(name, QLocale().toString(fits->second),
                                            QLocale().toString(qulonglong(m_plan.rows.size()))));
  }
  m_filling = false;
}

/// File, label, group, then every further column that one of the first rows has, then remarks.
void ImportSheet::showRows() {
  const std::size_t shown = std::min(kRowsShown, m_plan.rows.size());
  std::set<std::string> names;
  bool remarks = false;
  for (std::size_t i = 0; i < shown; ++i) {
    for (const auto& [name, value] : m_plan.rows[i].columns) names.insert(name);
    remarks |= !m_plan.rows[i].remarks.empty();
  }
  m_rows->setColumnCount(3 + int(names.size()) + int(remarks));
  m_rows->setRowCount(int(shown));
  int column = 3;
  for (const std::string& name : names)
    m_rows->setHorizontalHeaderItem(column++, new QTableWidgetItem(fromUtf8(name)));
  for (std::size_t i = 0; i < shown; ++i) {
    const ImportRow& each = m_plan.rows[i];
    const int row = int(i);
    setCell(m_rows, row, 0, QFileInfo(fromUtf8(each.path)).fileName());
    setCell(m_rows, row, 1, each.label.empty() ? tr("no label") : fromUtf8(each.label));
    setCell(m_rows, row, 2, fromUtf8(each.group));
    column = 3;
    for (const std::string& name : names) {
      const auto it = each.columns.find(name);
      setCell(m_rows, row, column++, it == each.columns.end() ? QString() : fromUtf8(it->second));
    }
    if (remarks) setCell(m_rows, row, column, fromUtf8(each.remarks));
  }
  m_rows->resizeColumnsToContents();
  constexpr int kWidest = 320;
  for (int c = 0; c < m_rows->columnCount(); ++c)
    m_rows->setColumnWidth(c, std::min(kWidest, m_rows->columnWidth(c)));
}

void ImportSheet::showLeftOut() {
  // Sounds whose names say nothing come in all the same, without a label; that has to be seen, too.
  QStringList lines;
  for (const std::string& each : m_plan.notUnderstood) {
    if (std::size_t(lines.size()) == kLeftOutShown) break;
    lines.append(fromUtf8(each));
  }
  for (const ImportRow& each : m_plan.rows) {
    if (std::size_t(lines.size()) >= kLeftOutShown) break;
    if (!each.remarks.empty())
      lines.append(tr("%1: %2", "file, remark").arg(fromUtf8(each.path), fromUtf8(each.remarks)));
  }
  m_leftOut->setRowCount(int(lines.size()));
  for (int i = 0; i < lines.size(); ++i) setCell(m_leftOut, i, 0, lines.at(i));
}

void ImportSheet::import() {
  if (!canImport()) return;
  m_problem->hide();
  if (m_context.document->isOpen()) {
    startImport();
    return;
  }
  const QString path = m_project->text().trimmed();
  if (path.isEmpty()) {
    showProblem(tr("Say where the project is to be kept."));
    return;
  }
  if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
    showProblem(
        tr("The folder %1 cannot be made. Choose another place.").arg(QFileInfo(path).absolutePath()));
    return;
  }
  m_makingProject = true;
  m_context.document->create(path);
}

void ImportSheet::startImport() {
  if (m_importing || !m_havePlan) return;
  const int files = int(m_plan.rows.size());
  m_importing = m_context.jobs->start(
      tr("Importing %n file(s)", nullptr, files),
      [plan = m_plan, document = m_context.document,
       guard = QPointer<ImportSheet>(this)](const JobContext& job) mutable -> Result<Done> {
        if (auto probed = probeImport(plan, {}, partOf(job, 0, 0.5)); !probed) return probed.error();
        return document->importPlan(std::move(plan), partOf(job, 0.5, 1),
                                    [guard](Result<ImportOutcome> outcome) {
                                      if (guard) guard->finished(std::move(outcome));
                                    });
      });
  connect(m_importing, &Job::ended, this, [this](JobState state) {
    m_importing.clear();
    if (state == JobState::Stopped) showProblem(tr("The import was stopped; nothing was added."));
    refreshButtons();
  });
  refreshButtons();
}

void ImportSheet::finished(Result<ImportOutcome> outcome) {
  if (!outcome) {
    if (outcome.error().code != ErrorCode::Cancelled) showProblem(fromUtf8(outcome.error().detail));
    return;
  }
  QStringList parts = {tr("%n clip(s) added", nullptr, outcome->added)};
  if (outcome->alreadyThere > 0) parts.append(tr("%n there already", nullptr, outcome->alreadyThere));
  if (outcome->unreadable > 0)
    parts.append(tr("%n cannot be read and are listed with the reason", nullptr, outcome->unreadable));
  QStringList problems, differing;
  for (const LabelDifference& each : outcome->differences) differing.append(fromUtf8(each.clipId));
  if (!differing.isEmpty())
    parts.append(tr("%n have another label in the source now and were left as they are", nullptr,
                    int(differing.size())));
  for (const auto& [file, reason] : outcome->problems)
    problems.append(tr("%1: %2").arg(fromUtf8(file), fromUtf8(reason)));
  m_havePlan = false;
  m_plan = {};
  m_sources.clear();
  Q_EMIT imported(parts.join(QStringLiteral(" · ")), problems, differing);
}

void ImportSheet::showProblem(const QString& text) {
  m_problem->setText(text);
  m_problem->show();
  refreshButtons();
}

void ImportSheet::refreshButtons() {
  const int files = int(m_plan.rows.size());
  m_import->setText(m_havePlan && files > 0 ? tr("Import %n clip(s)", nullptr, files) : tr("Import"));
  m_import->setEnabled(canImport());
  m_busy->setVisible(isBusy());
  m_busy->setRange(0, 0);
}

void ImportSheet::chooseLabels() {
  auto* dialog = new QFileDialog(this, tr("Table of labels"), QFileInfo(m_sources.value(0)).absolutePath(),
                                 tr("Tables (*.csv *.tsv *.txt)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    m_labels->setText(path);
    list();
  });
  dialog->open();
}

void ImportSheet::chooseProject() {
  auto* dialog =
      new QFileDialog(this, tr("Keep the project as"), m_project->text(), tr("Ullim projects (*.ullim)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("ullim"));
  connect(dialog, &QFileDialog::fileSelected, m_project, &QLineEdit::setText);
  dialog->open();
}

void ImportSheet::retranslate() {
  m_title->setText(tr("Import sounds"));
  m_source->setText(m_sources.join(QStringLiteral(", ")));
  m_source->setToolTip(m_sources.join(QLatin1Char('\n')));
  m_presetTitle->setText(tr("Names are read as"));
  m_tableTitle->setText(tr("Table of labels"));
  m_labels->setPlaceholderText(m_plan.table ? fromUtf8(m_plan.table->path)
                                            : tr("none: labels come from folders and file names"));
  m_tabs->setTabText(0, tr("Clips"));
  m_tabs->setTabText(1, tr("Columns of the table"));
  m_tabs->setTabText(2, tr("Pattern for names"));
  m_projectTitle->setText(tr("New project"));
  const bool asksProject = !m_context.document->isOpen();
  for (QWidget* each : std::initializer_list<QWidget*>{m_projectTitle, m_project, m_chooseProject})
    each->setVisible(asksProject);
  if (m_preset->itemText(0).isEmpty()) m_preset->setItemText(0, tr("recognised by itself"));
  m_classesTitle->setText(tr("%n class(es)", nullptr, int(m_plan.classCounts.size())));
  m_classes->setHorizontalHeaderLabels({tr("Class"), tr("Clips")});
  m_rowsTitle->setText(
      m_plan.rows.size() > kRowsShown
          ? tr("The first %1 of %2 clips, %3 groups")
                .arg(kRowsShown)
                .arg(QLocale().toString(qulonglong(m_plan.rows.size())), QLocale().toString(m_plan.groups))
          : tr("%n clip(s), %1 groups", nullptr, int(m_plan.rows.size()))
                .arg(QLocale().toString(m_plan.groups)));
  const QStringList heads = {tr("File"), tr("Label"), tr("Group")};
  for (int c = 0; c < heads.size(); ++c)
    m_rows->setHorizontalHeaderItem(c, new QTableWidgetItem(heads.at(c)));
  const bool remarks = std::any_of(
      m_plan.rows.begin(), m_plan.rows.begin() + std::ptrdiff_t(std::min(kRowsShown, m_plan.rows.size())),
      [](const ImportRow& row) { return !row.remarks.empty(); });
  if (remarks)
    m_rows->setHorizontalHeaderItem(m_rows->columnCount() - 1, new QTableWidgetItem(tr("Remarks")));
  const int unlabelled = int(m_plan.rows.size()) - m_plan.labelled;
  QStringList leftOut;
  if (!m_plan.notUnderstood.empty())
    leftOut.append(tr("%n not understood, left out", nullptr, int(m_plan.notUnderstood.size())));
  if (unlabelled > 0) leftOut.append(tr("%n clip(s) without a label", nullptr, unlabelled));
  m_leftOutTitle->setText(leftOut.join(QStringLiteral(" · ")));
  m_leftOutTitle->setVisible(!leftOut.isEmpty());
  m_leftOut->setVisible(m_leftOut->rowCount() > 0);
  m_cancel->setText(tr("Cancel"));
  m_chooseLabels->setToolTip(tr("Choose a table"));
  m_chooseProject->setToolTip(tr("Choose a place"));
  refreshButtons();
}

void ImportSheet::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
