#pragma once
#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/context.h"

namespace ullim {

/// Where one was in a project.
struct ProjectPlace {
  QString clip, page, filter;  ///< id; "data" ... "results"; filter text
};

/// From a file beside the settings; empty for projects not seen lately.
ProjectPlace placeIn(const QString& project);
/// Written by a thread of its own: a disk that takes its time must not hold up the keys.
void rememberPlace(const QString& project, const ProjectPlace& place);
void waitForPlaces();  ///< until what was remembered is written

/// Keeps the place of the open project, and goes back to it when the project is opened again.
class PlaceKeeper : public QObject {
  Q_OBJECT
 public:
  PlaceKeeper(const Context& context, QObject* parent);
  void setPage(const QString& page);  ///< the page that is shown
  void keep();                        ///< now; by itself a moment after each change

 private:
  void goBack();
  Context m_context;
  QString m_project, m_page;
  bool m_ready = false;  // the place of before has been gone back to
  QTimer m_later;
};

}  // namespace ullim
