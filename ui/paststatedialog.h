#pragma once
#include <QDialog>
#include <QString>
#include <memory>

#include "core/dataset/clip.h"
#include "ui/context.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace ullim {

class PastStateModel;

/// The project as it was after a line of its history, beside the present; nothing is changed. It can be saved
/// as a project of its own.
class PastStateDialog : public QDialog {
  Q_OBJECT
 public:
  /// Reads by a job; the table fills when it is done.
  PastStateDialog(const Context& context, std::int64_t seq, const QString& title, QWidget* parent);

 private:
  void save();
  Context m_context;
  QString m_title, m_path, m_folder;
  std::shared_ptr<Dataset> m_past;
  PastStateModel* m_model;
  QLabel* m_words;
  QTableView* m_table;
  QCheckBox* m_differing;
  QPushButton* m_save;
};

}  // namespace ullim
