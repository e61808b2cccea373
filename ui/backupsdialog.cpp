#include "ui/backupsdialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <memory>

#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/backupjob.h"
#include "ui/jobs/jobs.h"

namespace ullim {

namespace {

enum Column { Made, Changes, Last, Clips, Size, ColumnCount };
constexpr int kRowHeight = 26;

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

// With seconds: several of one minute are told apart.
QString timeText(std::int64_t ms) {
  return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString sizeText(std::uint64_t bytes) {
  return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

bool isNumber(int column) { return column != Made && column != Last; }

}  // namespace

BackupsDialog::BackupsDialog(const Context& context, BackupKeeper* keeper, const QString& project,
                             QWidget* parent)
    : QDialog(parent), m_context(context), m_keeper(keeper), m_project(project) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("backupsDialog"));
  setWindowTitle(tr("Backups of %1").arg(QFileInfo(project).completeBaseName()));
  resize(700, 460);
  m_place = new QLabel(this);
  m_place->setObjectName(QStringLiteral("backupsPlace"));
  m_words = new QLabel(this);
  m_words->setObjectName(QStringLiteral("backupsWords"));
  for (QLabel* label : {m_place, m_words}) {
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  m_table = new QTableWidget(0, ColumnCount, this);
  m_table->setHorizontalHeaderLabels({tr("Made"), tr("Changes"), tr("Last change"), tr("Clips"), tr("Size")});
  for (int column = 0; column < ColumnCount; ++column)
    m_table->horizontalHeaderItem(column)->setTextAlignment(
        (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setShowGrid(false);
  m_table->setAlternatingRowColors(true);
  m_table->setTabKeyNavigation(false);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  for (const Column column : {Made, Last})
    m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  m_now = buttons->addButton(tr("Back up now"), QDialogButtonBox::ActionRole);
  m_save = buttons->addButton(tr("Save as project…"), QDialogButtonBox::ActionRole);
  m_open = buttons->addButton(tr("Open it"), QDialogButtonBox::ActionRole);
  m_open->hide();
  auto* column = new QVBoxLayout(this);
  column->addWidget(m_place);
  column->addWidget(m_table, 1);
  column->addWidget(m_words);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_now, &QPushButton::clicked, this, [this] {
    m_words->setText(tr("Backing up …"));
    m_keeper->backUpNow();
    refreshButtons();
  });
  connect(m_save, &QPushButton::clicked, this, &BackupsDialog::ask);
  connect(m_open, &QPushButton::clicked, this, [this] {
    Q_EMIT openRequested(m_saved);
    accept();
  });
  connect(m_table, &QTableWidget::itemSelectionChanged, this, &BackupsDialog::refreshButtons);
  connect(keeper, &BackupKeeper::started, this, &BackupsDialog::refreshButtons);
  connect(keeper, &BackupKeeper::ended, this, [this](const BackupOutcome& outcome) {
    if (!isOpenProject()) return;
    m_words->setText(outcome.made ? tr("Backed up.") : tr("Nothing has changed since the last backup."));
    refresh();
  });
  connect(keeper, &BackupKeeper::failed, this, [this](const Error& error, bool) {
    m_words->setText(tr("No backup was made. %1").arg(errorText(error)));
    refreshButtons();
  });
  for (const auto signal : {&Document::opened, &Document::closed, &Document::readOnlyChanged})
    connect(context.document, signal, this, &BackupsDialog::refreshButtons);
  refresh();
}

bool BackupsDialog::isOpenProject() const {
  return m_context.document->isOpen() && m_context.document->path() == m_project;
}

void BackupsDialog::refresh() {
  refreshButtons();
  auto found = std::make_shared<Result<std::vector<BackupInfo>>>(std::vector<BackupInfo>{});
  // Not one of the listed jobs: it is over at once, but it opens files.
  auto* job = new Job(
      tr("Looking for backups"),
      [found, path = m_project.toStdString()](const JobContext&) -> Result<Done> {
        *found = listBackups(path);
        return *found ? Result<Done>(Done{}) : Result<Done>(found->error());
      },
      this);
  connect(job, &Job::ended, this, [this, job, found](JobState) {
    job->deleteLater();
    if (*found) {
      fill(**found);
    } else {
      m_words->setText(errorText(found->error()));
    }
    Q_EMIT listed();
  });
  job->start();
}

void BackupsDialog::fill(const std::vector<BackupInfo>& backups) {
  const QString before = chosen() ? fromUtf8(chosen()->name) : QString();
  m_backups = backups;
  m_table->setRowCount(int(backups.size()));
  std::uint64_t bytes = 0;
  int select = 0;
  const QLocale locale;
  for (int row = 0; row < int(backups.size()); ++row) {
    const BackupInfo& info = backups[std::size_t(row)];
    bytes += info.bytes;
    const bool good = info.problem.empty();
    const auto put = [&](Column at, const QString& text) {
      auto* item = new QTableWidgetItem(text);
      item->setToolTip(good ? fromUtf8(info.name) : fromUtf8(info.problem));
      if (isNumber(at)) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      m_table->setItem(row, at, item);
    };
    put(Made, timeText(info.whenMs));
    put(Changes, good ? locale.toString(info.changes) : tr("cannot be read"));
    put(Last, good && info.lastMs > 0 ? timeText(info.lastMs) : QString());
    put(Clips, good ? locale.toString(info.clips) : QString());
    put(Size, sizeText(info.bytes));
    if (fromUtf8(info.name) == before) select = row;
  }
  const QString folder = fromUtf8(backupFolder(m_project.toStdString()));
  m_place->setText(
      (backups.empty() ? tr("There is no backup yet.")
                       : tr("%n backup(s), %1.", nullptr, int(backups.size())).arg(sizeText(bytes))) +
      QLatin1Char(' ') +
      tr("They are made by themselves while you work and kept in %1: the last 10, then one a day for 14 "
         "days, one a week for 8 weeks.")
          .arg(folder));
  if (!backups.empty()) m_table->selectRow(select);
  refreshButtons();
}

const BackupInfo* BackupsDialog::chosen() const {
  const int row = m_table->currentRow();
  return row >= 0 && row < int(m_backups.size()) ? &m_backups[std::size_t(row)] : nullptr;
}

void BackupsDialog::refreshButtons() {
  m_now->setVisible(isOpenProject());
  m_now->setEnabled(m_keeper->possible() && !m_keeper->running());
  m_now->setToolTip(isOpenProject() && !m_keeper->possible() ? tr("Not while the project is read-only")
                                                             : QString());
  const BackupInfo* info = chosen();
  m_save->setEnabled(info && info->problem.empty() && !m_busy);
}

void BackupsDialog::ask() {
  const BackupInfo* info = chosen();
  if (!info) return;
  const QFileInfo project(m_project);
  const QString time =
      QDateTime::fromMSecsSinceEpoch(info->whenMs).toString(QStringLiteral("yyyy-MM-dd HH-mm"));
  auto* dialog = new QFileDialog(this, tr("Save this backup as a new project"), project.absolutePath(),
                                 tr("Ullim projects (*.ullim)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::DontConfirmOverwrite);  // it never is: the store refuses
  dialog->setDefaultSuffix(QStringLiteral("ullim"));
  dialog->selectFile(project.completeBaseName() + QLatin1Char(' ') + time + QStringLiteral(".ullim"));
  connect(dialog, &QFileDialog::fileSelected, this, &BackupsDialog::saveAs);
  dialog->open();
}

void BackupsDialog::saveAs(const QString& path) {
  const BackupInfo* info = chosen();
  if (!info || m_busy) return;
  m_busy = true;
  m_open->hide();
  m_words->setText(tr("Saving …"));
  refreshButtons();
  auto error = std::make_shared<Error>();
  Job* job = m_context.jobs->start(
      tr("Saving a backup as a project"),
      [error, from = info->path, to = path.toStdString()](const JobContext&) -> Result<Done> {
        auto done = restoreBackup(from, to);
        if (!done) *error = done.error();
        return done;
      });
  connect(job, &Job::ended, this, [this, error, path](JobState state) {
    m_busy = false;
    if (state == JobState::Finished) {
      m_saved = path;
      m_words->setText(tr("Saved as %1.").arg(path));
      m_open->show();
    } else {
      m_words->setText(errorText(*error));
    }
    refreshButtons();
  });
}

void showBackups(const Context& context, BackupKeeper* keeper, QWidget* window,
                 const std::function<void(const QString&)>& open, const QString& project) {
  const auto showOf = [context, keeper, window, open](const QString& which) {
    auto* dialog = new BackupsDialog(context, keeper, which, window);
    QObject::connect(dialog, &BackupsDialog::openRequested, window, open);
    dialog->show();
  };
  if (!project.isEmpty()) return showOf(project);
  if (context.document->isOpen()) return showOf(context.document->path());
  // A project that cannot be opened any more is the one whose backups are wanted most.
  auto* dialog = new QFileDialog(window, BackupsDialog::tr("Project whose backups to show"), QString(),
                                 BackupsDialog::tr("Ullim projects (*.ullim)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::AnyFile);  // the project may be gone, and its name typed
  QObject::connect(dialog, &QFileDialog::fileSelected, window, showOf);
  dialog->open();
}

}  // namespace ullim
