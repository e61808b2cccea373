#pragma once
#include <QObject>
#include <QStringList>
#include <functional>

#include "ui/context.h"

class QWidget;

namespace ullim {

class PlaceKeeper;

/// Which project is open and what comes in: new, open, close, the demo, import, drop, the recent list.
class ProjectFlow : public QObject {
  Q_OBJECT
 public:
  ProjectFlow(const Context& context, QWidget* window);

  /// Of the demo, in the user's data folder.
  static QString demoProject();
  void open(const QString& path);
  /// The window ends: what is open now is opened again at the next start.
  void remember();
  PlaceKeeper* place() const { return m_place; }
  void openDemo();  ///< made first, by a job, when it is not there yet
  /// A project is opened, folders and tables are imported, sounds are predicted or imported.
  void drop(const QStringList& paths);

 Q_SIGNALS:
  void importRequested(const QStringList& sources);
  void labelSourceRequested(const QString& table);
  void predictRequested(const QStringList& files);
  void problem(const QString& text);

 private:
  void askNew();
  void askOpen();
  void askImport(bool table);
  void askLabelSource();
  void opened();
  QString lastFolder() const;

  Context m_context;
  QWidget* m_window;
  PlaceKeeper* m_place;
};

}  // namespace ullim
