#include "ui/jobs/opinionloader.h"

#include <QCoreApplication>
#include <QPointer>
#include <mutex>
#include <unordered_map>

#include "core/learn/opinions.h"
#include "core/learn/training.h"
#include "ui/document.h"
#include "ui/pages/trainplan.h"
#include "ui/session.h"

namespace ullim {

OpinionLoader::OpinionLoader(const Context& context, QObject* parent) : QObject(parent), m_context(context) {
  m_pool.setMaxThreadCount(1);
  connect(context.document, &Document::opened, this, &OpinionLoader::load);
  connect(context.document, &Document::closed, this, [this] { ++m_serial; });
  connect(context.session, &Session::runChanged, this, &OpinionLoader::load);
  if (context.document->isOpen()) load();
}

OpinionLoader::~OpinionLoader() { m_pool.waitForDone(); }

void OpinionLoader::load() {
  const Document* document = m_context.document;
  if (!document->isOpen()) return;
  m_pool.start([this, guard = QPointer<OpinionLoader>(this), serial = ++m_serial, data = &document->data(),
                gate = document->gate(), folder = runsFolderOf(document->path()).toStdString(),
                app = QCoreApplication::instance()] {
    const auto runs = listRuns(folder);
    if (runs.empty()) return;
    std::unordered_map<std::string, std::string> labels;
    const bool whole = readInChunks(*data, *gate, 1, {}, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) labels[data->clips[i].id] = data->clips[i].label;
    });
    if (!whole) return;  // clips come or go: the next run says more
    auto opinions = readOpinions(runs.front(), [&](const std::string& id) {
      const auto it = labels.find(id);
      return it == labels.end() ? std::string() : it->second;
    });
    if (!opinions) return;  // the Results page tells of damaged runs
    QMetaObject::invokeMethod(
        app,
        [this, guard, serial, said = std::move(*opinions)] {
          if (guard && serial == m_serial) m_context.document->setOpinions(said);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace ullim
