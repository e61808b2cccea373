#pragma once
#include <QObject>

#include "ui/context.h"
#include "ui/pages/runlist.h"

namespace ullim {

/// "Save report…": asks for a file and writes it in a Job, as its ending says (reportwriter.h).
class ReportSaver : public QObject {
  Q_OBJECT
 public:
  ReportSaver(const Context& context, QWidget* page);
  void ask(const RunPtr& run);                        ///< shows the dialog; null: does nothing
  void save(const RunPtr& run, const QString& path);  ///< starts the job
  /// The project's folder, and the run's name without what no file name may hold.
  QString suggestedPath(const RunRecord& run) const;

 Q_SIGNALS:
  void saved(const QString& path);
  void failed(const QString& sentence);

 private:
  Context m_context;
  QWidget* m_page;
};

/// Opens a file with the program the desktop has for it.
void openInDesktop(const QString& path);

}  // namespace ullim
