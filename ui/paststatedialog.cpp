#include "ui/paststatedialog.h"

#include <QAbstractTableModel>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document.h"
#include "ui/jobs/jobs.h"
#include "ui/jobs/paststate.h"
#include "ui/models/clipmodel.h"

namespace ullim {

/// A row a clip of then: its label and status then, and now.
class PastStateModel : public QAbstractTableModel {
 public:
  enum Column { Name, Then, StatusThen, Now, ColumnCount };
  struct Row {
    QString name, label, now;
    ClipStatus status = ClipStatus::New;
    bool gone = false, differs = false;
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setRows(std::vector<Row> rows) {
    m_rows = std::move(rows);
    show(false);
  }
  void show(bool differingOnly) {
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
      if (!differingOnly || m_rows[i].differs) m_shown.push_back(i);
    endResetModel();
  }
  int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : int(m_shown.size());
  }
  int columnCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : ColumnCount;
  }
  QVariant data(const QModelIndex& index, int role) const override {
    const Row& row = m_rows[m_shown[std::size_t(index.row())]];
    if (role == Qt::FontRole && row.differs && index.column() == Then) {
      QFont bold;
      bold.setBold(true);
      return bold;
    }
    if (role != Qt::DisplayRole) return {};
    const auto shown = [](const QString& label) { return label.isEmpty() ? QStringLiteral("–") : label; };
    switch (index.column()) {
      case Name:
        return row.name;
      case Then:
        return shown(row.label);
      case StatusThen:
        return statusText(row.status);
      case Now:
        return row.gone ? PastStateDialog::tr("not in the project now") : shown(row.now);
      default:
        return {};
    }
  }
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
      case Name:
        return PastStateDialog::tr("Clip");
      case Then:
        return PastStateDialog::tr("Label then");
      case StatusThen:
        return PastStateDialog::tr("Status then");
      case Now:
        return PastStateDialog::tr("Label now");
      default:
        return {};
    }
  }

 private:
  std::vector<Row> m_rows;
  std::vector<std::size_t> m_shown;
};

namespace {

struct Compared {
  std::vector<PastStateModel::Row> rows;
  int differing = 0;
};

Compared compared(const Dataset& past, const Dataset& present) {
  Compared out;
  out.rows.reserve(past.clips.size());
  for (const Clip& clip : past.clips) {
    const Clip* now = present.find(clip.id);
    PastStateModel::Row row;
    row.name = QFileInfo(QString::fromStdString(clip.file)).fileName();
    row.label = QString::fromStdString(clip.label);
    row.status = clip.status;
    row.gone = !now;
    if (now) row.now = QString::fromStdString(now->label);
    row.differs = !now || now->label != clip.label || now->status != clip.status;
    out.differing += row.differs;
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace

PastStateDialog::PastStateDialog(const Context& context, std::int64_t seq, const QString& title,
                                 QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_title(title),
      m_path(context.document->path()),
      m_folder(context.document->folder()),
      m_past(std::make_shared<Dataset>()),
      m_model(new PastStateModel(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("State after: %1").arg(title));
  resize(640, 560);
  m_words = new QLabel(tr("Reading …"), this);
  m_words->setTextFormat(Qt::PlainText);
  m_words->setWordWrap(true);
  m_differing = new QCheckBox(tr("Only what is different now"), this);
  m_table = new QTableView(this);
  m_table->setModel(m_model);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setShowGrid(false);
  m_table->setAlternatingRowColors(true);
  m_table->setWordWrap(false);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->verticalHeader()->setDefaultSectionSize(24);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  m_save = buttons->addButton(tr("Save as a new project…"), QDialogButtonBox::ActionRole);
  m_save->setEnabled(false);
  auto* column = new QVBoxLayout(this);
  column->addWidget(m_words);
  column->addWidget(m_differing);
  column->addWidget(m_table, 1);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_save, &QPushButton::clicked, this, &PastStateDialog::save);
  connect(m_differing, &QCheckBox::toggled, this, [this](bool on) { m_model->show(on); });

  auto found = std::make_shared<Compared>();
  Job* job = context.jobs->start(
      tr("Reading a past state"),
      [path = m_path.toStdString(), seq, past = m_past, found](const JobContext& running) -> Result<Done> {
        auto state = stateAfter(path, seq, running);
        if (!state) return state.error();
        *past = std::move(*state);
        const auto project = Project::open(path, OpenMode::ReadOnly);
        if (!project) return project.error();
        const auto present = (*project)->load();
        if (!present) return present.error();
        *found = compared(*past, *present);
        return Done{};
      });
  connect(this, &QDialog::rejected, job, &Job::stop);
  connect(job, &Job::ended, this, [this, job, found](JobState state) {
    if (state == JobState::Failed) m_words->setText(job->error());
    if (state == JobState::Stopped) m_words->setText(tr("Stopped."));
    if (state != JobState::Finished) return;
    m_words->setText(tr("%n clip(s) then.", nullptr, int(m_past->clips.size())) + QLatin1Char(' ') +
                     tr("%n of them differ now. Nothing is changed by looking.", nullptr, found->differing));
    m_model->setRows(std::move(found->rows));
    m_differing->setChecked(found->differing > 0);
    m_save->setEnabled(true);
  });
}

void PastStateDialog::save() {
  auto* dialog =
      new QFileDialog(this, tr("Save this state as a project"), m_folder, tr("Ullim projects (*.ullim)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("ullim"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    m_save->setEnabled(false);
    Job* job = m_context.jobs->start(
        tr("Saving a past state"),
        [past = m_past, folder = m_folder.toStdString(), path = path.toStdString(),
         why = m_title.toStdString()](const JobContext&) { return writeState(*past, folder, path, why); });
    connect(job, &Job::ended, this, [this, job, path](JobState state) {
      m_save->setEnabled(true);
      m_words->setText(state == JobState::Finished ? tr("Saved as %1.").arg(path) : job->error());
    });
  });
  dialog->open();
}

}  // namespace ullim
