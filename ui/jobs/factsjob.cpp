#include "ui/jobs/factsjob.h"

#include <QCoreApplication>
#include <QDir>
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/base/threadpriority.h"
#include "core/dataset/cliporder.h"
#include "core/dataset/measurefacts.h"
#include "ui/document.h"
#include "ui/jobs/jobparts.h"
#include "ui/jobs/jobs.h"

namespace ullim {
namespace {

constexpr int kLaterMs = 2000;       // after opening: the first clip comes first
constexpr std::size_t kBatch = 100;  // clips between two answers to the window
constexpr double kMeasured = 0.35, kCompared = 0.95;

/// What a worker knows of the document; made on the GUI thread.
struct Source {
  explicit Source(Document* of) : document(of), data(&of->data()), gate(of->gate()), folder(of->folder()) {}

  std::string absolutePath(const std::string& file) const {
    const QString name = QString::fromStdString(file);
    return (QDir::isAbsolutePath(name) ? name : folder + QLatin1Char('/') + name).toStdString();
  }
  std::function<std::string(const std::string&)> paths() const {
    return [this](const std::string& file) { return absolutePath(file); };
  }
  /// All clips as they are now; false when some came or went meanwhile, or on a stop.
  bool snapshot(Dataset* out, std::stop_token stop) const {
    out->clips.clear();
    return readInChunks(*data, *gate, 1, stop, [&](std::size_t begin, std::size_t end) {
      out->clips.insert(out->clips.end(), data->clips.begin() + std::ptrdiff_t(begin),
                        data->clips.begin() + std::ptrdiff_t(end));
    });
  }
  void give(std::vector<std::pair<std::string, ClipFacts>> facts) const {
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [to = document, facts = std::move(facts)]() mutable {
          if (to) to->setFacts(std::move(facts));
        },
        Qt::QueuedConnection);
  }

  QPointer<Document> document;  // of the GUI thread
  const Dataset* data;          // lives as long as the document: the window stops its jobs before it
  std::shared_ptr<DataGate> gate;
  QString folder;
};

/// Measures and hands over in batches; what was measured is in `data`, too.
MeasuredClips measureAll(const Source& source, const std::vector<ClipToMeasure>& todo, int jobs,
                         const JobContext& job) {
  MeasuredClips all;
  for (std::size_t at = 0; at < todo.size() && !job.stopped(); at += kBatch) {
    const std::vector<ClipToMeasure> part(todo.begin() + std::ptrdiff_t(at),
                                          todo.begin() + std::ptrdiff_t(std::min(at + kBatch, todo.size())));
    const JobContext step{job.stop,
                          [&](std::size_t done, std::size_t) { job.progress(at + done, todo.size()); }};
    MeasuredClips measured = measureClips(part, jobs, step);
    source.give(measured.facts);
    all.facts.insert(all.facts.end(), measured.facts.begin(), measured.facts.end());
    all.problems.insert(all.problems.end(), measured.problems.begin(), measured.problems.end());
  }
  return all;
}

Result<Done> measureBody(const Source& source, const JobContext& job) {
  giveWayToOthers();
  Dataset data;
  if (!source.snapshot(&data, job.stop)) return Error{ErrorCode::Cancelled, "stopped"};
  measureAll(source, clipsToMeasure(data, source.paths()), 1, job);
  if (job.stopped()) return Error{ErrorCode::Cancelled, "stopped"};
  return Done{};
}

Result<Done> checkBody(const Source& source, const CheckAnswer& answer, const JobContext& job) {
  const Error stopped{ErrorCode::Cancelled, "stopped"};
  Dataset data;
  bool whole = false;
  for (int tries = 0; tries < 5 && !whole && !job.stopped(); ++tries)
    whole = source.snapshot(&data, job.stop);
  if (!whole) return stopped;
  data.rebuildIndex();
  MeasuredClips measured =
      measureAll(source, clipsToMeasure(data, source.paths()), 0, partOf(job, 0, kMeasured));
  if (job.stopped()) return stopped;
  for (const auto& [id, facts] : measured.facts) data.find(id)->facts = facts;
  CheckAsk ask = checkAsk(data, source.paths());
  auto found = findDuplicates(ask.clips, {}, partOf(job, kMeasured, kCompared));
  if (!found) return found.error();
  CheckSounds sounds{std::move(ask.ids), std::move(*found), std::move(measured.problems)};
  std::unordered_map<std::string, int> group;
  std::unordered_set<std::string> known;
  for (const auto& [id, sentence] : sounds.problems) known.insert(id);
  for (const auto& [i, sentence] : sounds.duplicates.problems)
    if (known.insert(sounds.ids[std::size_t(i)]).second)
      sounds.problems.emplace_back(sounds.ids[std::size_t(i)], sentence);
  for (std::size_t i = 0; i < sounds.ids.size(); ++i) group[sounds.ids[i]] = sounds.duplicates.group[i];
  std::vector<std::pair<std::string, ClipFacts>> changed;
  for (Clip& clip : data.clips) {
    const auto number = group.find(clip.id);
    const int now = number == group.end() ? 0 : number->second;
    if (!clip.facts.measured() || clip.facts.duplicate == now) continue;
    clip.facts.duplicate = now;
    changed.emplace_back(clip.id, clip.facts);
  }
  source.give(std::move(changed));
  auto report = checkData(data, sounds, job);
  if (!report) return report.error();
  job.progress(1, 1);
  QMetaObject::invokeMethod(
      QCoreApplication::instance(),
      [answer, report = std::make_shared<const CheckReport>(std::move(*report))] { answer(report); },
      Qt::QueuedConnection);
  return Done{};
}

}  // namespace

FactsMeasurer::FactsMeasurer(const Context& context, QObject* parent) : QObject(parent), m_context(context) {
  m_later.setSingleShot(true);
  m_later.setInterval(kLaterMs);
  connect(&m_later, &QTimer::timeout, this, &FactsMeasurer::byItself);
  connect(context.document, &Document::opened, this, [this] {
    m_tried = false;
    m_later.start();
  });
  connect(context.document, &Document::changed, this, [this](const Change&, bool structure) {
    if (structure) m_later.start();
  });
  connect(context.document, &Document::closed, this, [this] {
    m_later.stop();
    if (m_job) m_job->stop();
  });
}

void FactsMeasurer::byItself() {
  const auto& clips = m_context.document->data().clips;
  const bool keeps = m_context.document->readOnly() == Document::ReadOnly::No;
  if (clips.size() > std::size_t(kByItself) || (m_tried && !keeps)) return;
  m_tried = true;
  if (std::any_of(clips.begin(), clips.end(),
                  [](const Clip& clip) { return clip.error.empty() && !factsFresh(clip); }))
    measure();
}

void FactsMeasurer::measure() {
  if (!m_context.document->isOpen()) return;
  if (m_job && m_job->state() == JobState::Running) {
    m_later.start();  // new clips are its next turn
    return;
  }
  m_job = m_context.jobs->start(
      tr("Measuring clips"),
      [source = Source(m_context.document)](const JobContext& job) { return measureBody(source, job); });
}

Job* startCheck(const Context& context, const QString& title, CheckAnswer answer) {
  return context.jobs->start(title, [source = Source(context.document), answer = std::move(answer)](
                                        const JobContext& job) { return checkBody(source, answer, job); });
}

}  // namespace ullim
