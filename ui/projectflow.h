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
  /// Of what is said to be lost when the open project is left for another or closed; empty: nothing, so that
  /// nobody is asked.
  void setGuard(std::function<QString()> lost) { m_lost = std::move(lost); }
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
  /// The open project would be left: `go` does it, when the user presses a button of this text.
  void leaveAsked(const QString& lost, const QString& button, const std::function<void()>& go);

 private:
  void leaveFor(const QString& button, const std::function<void()>& go);
  void askNew();
  void askOpen();
  void askImport(bool table);
  void askLabelSource();
  void opened();
  QString lastFolder() const;

  Context m_context;
  QWidget* m_window;
  PlaceKeeper* m_place;
  std::function<QString()> m_lost;
};

}  // namespace ullim
