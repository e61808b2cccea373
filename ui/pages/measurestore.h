#pragma once
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <vector>

#include "core/dataset/measurementtable.h"

namespace ullim {

/// Keeps the measurements of a project from one run of the program to the next: a JSON file in the user's
/// data folder, named by the project's path (a project that is moved begins with none). They are a person's
/// working list, no part of the data set; so they lie beside the project's journal, not in it. Reads and
/// writes on a thread of its own, in order; the destructor waits for the last write.
class MeasureStore : public QObject {
  Q_OBJECT
 public:
  explicit MeasureStore(QObject* parent = nullptr);
  ~MeasureStore() override;
  static QString fileFor(const QString& projectPath);

  /// Writes what is pending, then reads the rows of another project; answers with loaded(). Empty: none.
  void open(const QString& projectPath);
  /// Soon; a later call replaces it.
  void save(std::vector<MeasurementRow> rows);

 Q_SIGNALS:
  void loaded(const std::vector<ullim::MeasurementRow>& rows);
  void failed(const QString& text);

 private:
  void flush();
  QThreadPool m_thread;
  QTimer m_later;
  QString m_file;
  std::vector<MeasurementRow> m_pending;
  int m_opened = 0;  // answers for earlier projects are late and not wanted
};

/// The file's content and back; cells that are missing are no numbers.
QByteArray measurementsToJson(const std::vector<MeasurementRow>& rows);
/// Errors: BadFormat.
Result<std::vector<MeasurementRow>> measurementsFromJson(const QByteArray& bytes);

}  // namespace ullim
