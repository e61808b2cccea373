#pragma once
#include <QTimer>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/dataset/patternpreview.h"

class QLabel;
class QLineEdit;
class QTableWidget;

namespace ullim {

/// A regular expression on file names, tried while it is typed: the first names with the parts it takes
/// marked, each part in a column of its own, and how many names fit. Matching runs beside the GUI thread.
class PatternBox : public QWidget {
  Q_OBJECT
 public:
  explicit PatternBox(QWidget* parent = nullptr);
  using Names = std::shared_ptr<const std::vector<std::string>>;
  void setNames(Names names);  ///< file names with extension
  void reset();
  /// The pattern when it is one and names were tried on it; else empty.
  QString pattern() const { return m_pattern; }

 Q_SIGNALS:
  void changed();  ///< pattern() is another

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Answer;
  void look();
  void showAnswer(const Answer& answer);
  void showPreview();
  void retranslate();

  Names m_names;
  QString m_pattern;
  PatternPreview m_preview;
  std::uint64_t m_generation = 0;
  QTimer m_typed;
  QLineEdit* m_text;
  QLabel *m_title, *m_help, *m_error, *m_counts;
  QTableWidget* m_rows;
};

}  // namespace ullim
