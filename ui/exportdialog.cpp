#include "ui/exportdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>
#include <unordered_set>

#include "core/base/atomicfile.h"
#include "core/cli/cardwork.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/jobs.h"
#include "ui/session.h"
#include "widgets/view/background.h"

namespace ullim {

namespace {

constexpr int kSoonMs = 200, kWaitMs = 40;
enum Clips { AllClips, ListedClips, SelectedClips };

struct FormatWords {
  const char *name, *text, *about;
};
constexpr FormatWords kFormats[] = {
    {"csv", QT_TRANSLATE_NOOP("ullim::ExportDialog", "Table (CSV)"),
     QT_TRANSLATE_NOOP("ullim::ExportDialog",
                       "One row a clip, or a region. Reads back here and in spreadsheets.")},
    {"jsonl", QT_TRANSLATE_NOOP("ullim::ExportDialog", "JSON, one object a line"),
     QT_TRANSLATE_NOOP("ullim::ExportDialog", "For programs.")},
    {"folders", QT_TRANSLATE_NOOP("ullim::ExportDialog", "Sounds in a folder for each class"),
     QT_TRANSLATE_NOOP("ullim::ExportDialog", "The sounds themselves, sorted by label.")},
    {"audacity", QT_TRANSLATE_NOOP("ullim::ExportDialog", "Audacity label tracks"),
     QT_TRANSLATE_NOOP("ullim::ExportDialog", "Regions, one file for each clip that has some.")},
    {"textgrid", QT_TRANSLATE_NOOP("ullim::ExportDialog", "Praat TextGrid"),
     QT_TRANSLATE_NOOP("ullim::ExportDialog", "Regions, one file for each clip that has some.")},
    {"raven", QT_TRANSLATE_NOOP("ullim::ExportDialog", "Raven selection tables"),
     QT_TRANSLATE_NOOP("ullim::ExportDialog", "Regions, one file for each clip that has some.")},
    {"elan", QT_TRANSLATE_NOOP("ullim::ExportDialog", "ELAN (EAF 3.0)"),
     QT_TRANSLATE_NOOP("ullim::ExportDialog",
                       "Regions, one file for each clip that has some, with its sound linked.")}};

const FormatWords& wordsOf(const QString& format) {
  for (const FormatWords& each : kFormats)
    if (format == QLatin1String(each.name)) return each;
  return kFormats[0];
}

QLabel* words(QWidget* parent, const char* role = nullptr) {
  auto* made = new QLabel(parent);
  made->setWordWrap(true);
  made->setTextFormat(Qt::PlainText);
  made->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (role) made->setProperty("role", QString::fromLatin1(role));
  return made;
}

/// Runs `call` once all that is shown is also on disk: a job reads the file.
void whenSaved(const Context& context, QObject* owner, std::function<void()> call) {
  if (context.document->saveState() != Document::SaveState::Saving) return call();
  QTimer::singleShot(kWaitMs, owner, [context, owner, call] { whenSaved(context, owner, call); });
}

}  // namespace

struct ExportDialog::Wish {
  std::string project;
  ExportRequest request;
  bool all = true, overwrite = false;
  std::unordered_set<std::string> ids;  ///< when not all

  Result<ExportPlan> plan(const JobContext& job) const {
    const auto opened = Project::open(project, OpenMode::ReadOnly);
    if (!opened) return opened.error();
    const auto data = (*opened)->load();
    if (!data) return data.error();
    std::vector<const Clip*> clips;
    for (const Clip& clip : data->clips)
      if (all || ids.contains(clip.id)) clips.push_back(&clip);
    return planExport(
        *data, clips, [&](const std::string& file) { return (*opened)->absolutePath(file); }, request, job);
  }
};

ExportDialog::ExportDialog(const Context& context, QWidget* parent) : QDialog(parent), m_context(context) {
  setObjectName(QStringLiteral("exportDialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  resize(640, 460);
  m_format = new QComboBox(this);
  m_format->setObjectName(QStringLiteral("exportFormat"));
  m_what = new QComboBox(this);
  m_what->setObjectName(QStringLiteral("exportWhat"));
  m_clips = new QComboBox(this);
  m_clips->setObjectName(QStringLiteral("exportClips"));
  m_links = new QCheckBox(this);
  m_raw = new QCheckBox(this);
  m_tiers = new QCheckBox(this);
  m_replace = new QCheckBox(this);
  m_replace->setObjectName(QStringLiteral("exportReplace"));
  m_target = new QLineEdit(this);
  m_target->setObjectName(QStringLiteral("exportTarget"));
  m_choose = new QPushButton(this);
  m_choose->setAutoDefault(false);
  m_about = words(this, "muted");
  m_about->setWordWrap(false);  // a wrapped line of a form has room for two
  m_inside = words(this);
  m_inside->setObjectName(QStringLiteral("exportInside"));
  m_lost = words(this);
  m_lost->setObjectName(QStringLiteral("exportLost"));
  m_problem = words(this, "error");
  m_problem->setObjectName(QStringLiteral("exportProblem"));
  m_problem->hide();
  m_done = words(this);
  m_done->setObjectName(QStringLiteral("exportDone"));
  m_close = new QPushButton(this);
  m_close->setAutoDefault(false);
  m_export = new QPushButton(this);
  m_export->setObjectName(QStringLiteral("exportNow"));
  m_export->setProperty("role", QStringLiteral("primary"));
  m_export->setDefault(true);

  auto* form = new QFormLayout;
  form->setHorizontalSpacing(12);
  const auto row = [&](QWidget* field, QLayout* line = nullptr) {
    auto* name = new QLabel(this);
    name->setBuddy(field);
    line ? form->addRow(name, line) : form->addRow(name, field);
    return name;
  };
  m_formatName = row(m_format);
  form->addRow(QString(), m_about);
  m_whatName = row(m_what);
  m_clipsName = row(m_clips);
  auto* place = new QHBoxLayout;
  place->addWidget(m_target, 1);
  place->addWidget(m_choose);
  m_targetName = row(m_target, place);
  for (QCheckBox* box : {m_links, m_raw, m_tiers, m_replace}) form->addRow(QString(), box);
  auto* foot = new QHBoxLayout;
  foot->addStretch(1);
  foot->addWidget(m_close);
  foot->addWidget(m_export);
  auto* column = new QVBoxLayout(this);
  column->addLayout(form);
  column->addWidget(m_inside);
  column->addWidget(m_lost);
  column->addStretch(1);
  column->addWidget(m_problem);
  column->addWidget(m_done);
  column->addLayout(foot);

  for (const std::string& name : exportFormats()) m_format->addItem(QString(), QString::fromStdString(name));
  m_later.setSingleShot(true);
  m_later.setInterval(kSoonMs);
  connect(&m_later, &QTimer::timeout, this, &ExportDialog::preview);
  connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
  for (QComboBox* box : {m_what, m_clips})
    connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshSoon);
  for (QCheckBox* box : {m_links, m_raw, m_tiers})
    connect(box, &QCheckBox::toggled, this, &ExportDialog::refreshSoon);
  connect(m_target, &QLineEdit::textChanged, this,
          [this](const QString& text) { m_export->setEnabled(!text.trimmed().isEmpty()); });
  connect(m_choose, &QPushButton::clicked, this, &ExportDialog::chooseTarget);
  connect(m_close, &QPushButton::clicked, this, &QDialog::close);
  connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
  connect(context.document, &Document::closed, this, &QDialog::close);
  connect(context.document, &Document::changed, this, &ExportDialog::refreshSoon);
  connect(context.session, &Session::queueChanged, this, &ExportDialog::refreshSoon);
  retranslate();
  formatChanged();
}

QString ExportDialog::format() const { return m_format->currentData().toString(); }

ExportDialog::Wish ExportDialog::wish() const {
  Wish made;
  made.project = m_context.document->path().toStdString();
  made.request.format = format().toStdString();
  made.request.what = ExportRequest::What(m_what->currentData().toInt());
  made.request.out = m_target->text().trimmed().toStdString();
  made.request.links = m_links->isVisibleTo(this) && m_links->isChecked();
  made.request.rawCells = m_raw->isVisibleTo(this) && m_raw->isChecked();
  made.request.tierByLabel = m_tiers->isVisibleTo(this) && m_tiers->isChecked();
  made.overwrite = m_replace->isChecked();
  made.all = m_clips->currentIndex() == AllClips;
  if (!made.all) {
    const QStringList ids = m_clips->currentIndex() == ListedClips ? m_context.session->queue().toList()
                                                                   : m_context.session->selection();
    for (const QString& id : ids) made.ids.insert(id.toStdString());
  }
  return made;
}

void ExportDialog::formatChanged() {
  using What = ExportRequest::What;
  const QString name = format();
  const QSignalBlocker quiet(m_what);
  m_what->clear();
  const auto offer = [this](const QString& text, What what) { m_what->addItem(text, int(what)); };
  if (name == QLatin1String("folders")) {
    offer(tr("Sounds by label"), What::Labels);
  } else if (exportsRegions(name.toStdString())) {
    offer(tr("Regions"), What::Labels);
    offer(tr("Regions, and the clips' labels as labels.csv"), What::Both);
  } else {
    offer(tr("Labels of clips"), What::Labels);
    offer(tr("Regions"), What::Regions);
    offer(tr("Both, in two files"), What::Both);
  }
  m_what->setEnabled(m_what->count() > 1);
  m_links->setVisible(name == QLatin1String("folders"));
  m_raw->setVisible(name == QLatin1String("csv"));
  m_tiers->setVisible(name == QLatin1String("elan"));
  m_about->setText(tr(wordsOf(name).about));
  const QString base = m_context.document->displayName();
  m_target->setText(QDir(m_context.document->folder())
                        .filePath(exportsToFolder(name.toStdString())
                                      ? base + QLatin1Char('-') + name
                                      : base + QStringLiteral("-labels.") + name));
  m_done->clear();
  refreshSoon();
}

void ExportDialog::refreshSoon() {
  const auto number = [](qsizetype n) { return QLocale().toString(n); };
  m_clips->setItemText(AllClips,
                       tr("All (%1)").arg(number(qsizetype(m_context.document->data().clips.size()))));
  m_clips->setItemText(ListedClips,
                       tr("Those in the list (%1)").arg(number(m_context.session->queue().size())));
  m_clips->setItemText(SelectedClips, tr("Selected (%1)").arg(number(m_context.session->selection().size())));
  m_later.start();
}

void ExportDialog::preview() {
  if (!m_context.document->isOpen()) return;
  if (m_context.document->saveState() == Document::SaveState::Saving) return m_later.start();
  m_inside->setText(tr("Looking at the clips…"));
  runInBackground(
      this, [wish = wish(), serial = ++m_serial] { return std::pair(serial, wish.plan({})); },
      [this](std::pair<int, Result<ExportPlan>> answer) {
        if (answer.first != m_serial) return;
        const auto& plan = answer.second;
        m_problem->setVisible(!plan);
        m_export->setEnabled(plan && !plan->files.empty() && !m_target->text().trimmed().isEmpty());
        if (!plan) {
          m_inside->clear();
          m_lost->clear();
          m_problem->setText(errorText(plan.error()));
          return;
        }
        m_inside->setText(tr("%1 clips, %2 regions, %3 files.")
                              .arg(QLocale().toString(qulonglong(plan->clips)),
                                   QLocale().toString(qulonglong(plan->regions)),
                                   QLocale().toString(qulonglong(plan->files.size()))));
        if (plan->files.empty()) m_inside->setText(nothingWords());
        QStringList lost;
        for (const std::string& each : plan->cannotHold)
          lost.append(QStringLiteral("• ") + QString::fromStdString(each));
        for (std::size_t i = 0; i < plan->problems.size() && i < 3; ++i)
          lost.append(QStringLiteral("• ") + QString::fromStdString(plan->problems[i].second));
        if (plan->problems.size() > 3)
          lost.append(tr("• and %n more", nullptr, int(plan->problems.size() - 3)));
        m_lost->setText(lost.isEmpty() ? tr("Everything fits.")
                                       : tr("Not in it:") + QLatin1Char('\n') + lost.join(QLatin1Char('\n')));
      });
}

QString ExportDialog::nothingWords() const {
  return exportsRegions(format().toStdString()) ? tr("Nothing to write: no clip of these has a region.")
                                                : tr("Nothing to write: no clip of these fits.");
}

void ExportDialog::chooseTarget() {
  const bool folder = exportsToFolder(format().toStdString());
  auto* dialog =
      new QFileDialog(this, folder ? tr("Folder to write") : tr("File to write"), m_target->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::DontConfirmOverwrite);  // the box below asks
  if (!folder) dialog->setDefaultSuffix(format());
  if (folder) dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, m_target, &QLineEdit::setText);
  dialog->open();
}

void ExportDialog::start() {
  if (!m_context.document->isOpen()) return;
  m_problem->hide();
  m_done->setText(tr("Writing…"));
  m_export->setEnabled(false);
  whenSaved(m_context, this, [this] { begin(wish(), m_target->text().trimmed()); });
}

void ExportDialog::begin(Wish wish, QString at) {
  Job* job = m_context.jobs->start(tr("Export to %1").arg(QFileInfo(at).fileName()),
                                   [wish = std::move(wish)](const JobContext& context) {
                                     const auto plan = wish.plan(context);
                                     if (!plan) return Result<Done>(plan.error());
                                     return writeExport(*plan, wish.request.out, wish.overwrite, context);
                                   });
  connect(job, &Job::ended, this, [this, job, at](JobState state) {
    m_export->setEnabled(true);
    m_done->setText(state == JobState::Finished  ? tr("Written: %1").arg(at)
                    : state == JobState::Stopped ? tr("Stopped; nothing was written.")
                                                 : QString());
    m_problem->setVisible(state == JobState::Failed);
    if (state == JobState::Failed) m_problem->setText(job->error());
  });
}

void ExportDialog::retranslate() {
  setWindowTitle(tr("Export"));
  m_formatName->setText(tr("Format"));
  m_whatName->setText(tr("What"));
  m_clipsName->setText(tr("Clips"));
  m_targetName->setText(tr("To"));
  for (int i = 0; i < m_format->count(); ++i)
    m_format->setItemText(i, tr(wordsOf(m_format->itemData(i).toString()).text));
  const int chosen = std::max(0, m_clips->currentIndex());
  m_clips->clear();
  m_clips->addItems({QString(), QString(), QString()});
  m_clips->setCurrentIndex(chosen);
  m_links->setText(tr("Links instead of copies"));
  m_raw->setText(tr("Leave texts that a spreadsheet would run as a formula as they are"));
  m_raw->setToolTip(tr(
      "Texts that begin with = + - @ get a ' before them otherwise; reading the table back takes it away."));
  m_tiers->setText(tr("A tier for each label"));
  m_replace->setText(tr("Replace files that are there"));
  m_choose->setText(tr("Choose…"));
  m_close->setText(tr("Close"));
  m_export->setText(tr("Export"));
}

void ExportDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    formatChanged();
  }
}

void askCard(const Context& context, QWidget* parent) {
  if (!context.document->isOpen()) return;
  const QString base = QDir(context.document->folder()).filePath(context.document->displayName());
  auto* dialog =
      new QFileDialog(parent, ExportDialog::tr("Data set card"), base + QStringLiteral("-card.html"),
                      ExportDialog::tr("Page (*.html);;Markdown (*.md)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setObjectName(QStringLiteral("cardDialog"));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("html"));
  QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.contains(QLatin1String("*.md")) ? QStringLiteral("md")
                                                                    : QStringLiteral("html"));
  });
  QObject::connect(dialog, &QFileDialog::fileSelected, parent, [context, parent](const QString& path) {
    whenSaved(context, parent, [context, parent, path] {
      const std::string project = context.document->path().toStdString(), out = path.toStdString();
      Job* job = context.jobs->start(ExportDialog::tr("Card to %1").arg(QFileInfo(path).fileName()),
                                     [project, out](const JobContext&) -> Result<Done> {
                                       const auto html = cardIsHtml(out);
                                       if (!html) return html.error();
                                       const auto opened = Project::open(project, OpenMode::ReadOnly);
                                       if (!opened) return opened.error();
                                       const auto text = projectCard(**opened, *html, {});
                                       if (!text) return text.error();
                                       return writeFileAtomically(out, *text, true);
                                     });
      QObject::connect(job, &Job::ended, parent, [job, parent, path](JobState state) {
        auto* box = new QMessageBox(parent);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setWindowTitle(ExportDialog::tr("Data set card"));
        box->setText(state == JobState::Finished ? ExportDialog::tr("Written: %1").arg(path) : job->error());
        if (state != JobState::Stopped) box->open();
      });
    });
  });
  dialog->open();
}

}  // namespace ullim
