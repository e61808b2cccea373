#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/context.h"

class QLabel;
class QLineEdit;

namespace ullim {

/// The search box of the top bar: the filter language, its error where it arose, and how many clips are
/// shown.
class FilterBox : public QWidget {
  Q_OBJECT
 public:
  explicit FilterBox(const Context& context, QWidget* parent = nullptr);
  void focusText();

 Q_SIGNALS:
  void used();  ///< the user typed: the Data page should be seen
  void left();  ///< Enter, Down or Esc: the keyboard goes back to the table

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void apply();
  void refresh();
  void retranslate();

  Context m_context;
  QLineEdit* m_text;
  QLabel* m_answer;
  QTimer m_later;
};

}  // namespace ullim
