#include "ui/projectplace.h"

#include <QSettings>
#include <QStringList>
#include <QThreadPool>

#include "ui/document.h"
#include "ui/session.h"

namespace ullim {

namespace {

constexpr qsizetype kKept = 30;  // projects
constexpr int kLaterMs = 800;
// A line a project; a tab cannot be typed into a filter or be part of an id.
constexpr QLatin1Char kTab('\t');
const QString kKey = QStringLiteral("places");

QStringList& places() {
  static QStringList lines =
      QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("ullim"), QStringLiteral("places"))
          .value(kKey)
          .toStringList();
  return lines;
}

QThreadPool& writer() {
  static QThreadPool pool;
  pool.setMaxThreadCount(1);  // in order
  return pool;
}

}  // namespace

ProjectPlace placeIn(const QString& project) {
  for (const QString& line : places()) {
    const QStringList parts = line.split(kTab);
    if (parts.size() == 4 && parts.at(0) == project) return {parts.at(1), parts.at(2), parts.at(3)};
  }
  return {};
}

void rememberPlace(const QString& project, const ProjectPlace& place) {
  if (project.isEmpty() || project.contains(kTab)) return;
  QStringList& lines = places();
  lines.removeIf([&](const QString& line) { return line.startsWith(project + kTab); });
  QString filter = place.filter;
  lines.prepend(
      QStringList{project, place.clip, place.page, filter.replace(kTab, QLatin1Char(' '))}.join(kTab));
  lines = lines.mid(0, kKept);
  writer().start([lines] {
    QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("ullim"), QStringLiteral("places"))
        .setValue(kKey, lines);
  });
}

void waitForPlaces() { writer().waitForDone(); }

PlaceKeeper::PlaceKeeper(const Context& context, QObject* parent) : QObject(parent), m_context(context) {
  m_later.setSingleShot(true);
  m_later.setInterval(kLaterMs);
  connect(&m_later, &QTimer::timeout, this, &PlaceKeeper::keep);
  const auto later = [this] {
    if (m_ready && !m_later.isActive()) m_later.start();
  };
  connect(context.session, &Session::currentClipChanged, this, later);
  connect(context.session, &Session::filterTextChanged, this, later);
  connect(context.document, &Document::opened, this, &PlaceKeeper::goBack);
  connect(context.document, &Document::closed, this, [this] {
    m_ready = false;
    m_later.stop();
  });
}

void PlaceKeeper::setPage(const QString& page) {
  m_page = page;
  if (m_ready && !m_later.isActive()) m_later.start();
}

void PlaceKeeper::keep() {
  if (!m_ready || !m_context.document->isOpen()) return;
  const Session& session = *m_context.session;
  rememberPlace(m_project, {session.currentClip(), m_page, session.filterText()});
}

void PlaceKeeper::goBack() {
  m_project = m_context.document->path();
  const ProjectPlace place = placeIn(m_project);
  Session& session = *m_context.session;
  // The table goes to the session's clip when its rows are there.
  session.setFilterText(place.filter);
  if (m_context.document->data().find(place.clip.toStdString())) session.setCurrentClip(place.clip);
  // After the window has shown the page that every project begins with.
  QTimer::singleShot(0, this, [this, place] {
    if (!m_context.document->isOpen()) return;
    if (!place.page.isEmpty() && place.page != QLatin1String("data")) m_context.session->showPage(place.page);
    m_ready = true;
  });
}

}  // namespace ullim
