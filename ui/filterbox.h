#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/context.h"

class QCompleter;
class QLabel;
class QLineEdit;
class QMenu;
class QStringListModel;
class QToolButton;

namespace ullim {

/// The search box of the top bar: the filter language, its error where it arose, and how many clips are
/// shown. Offers the names of fields and classes while one types; keeps searches under a name with the
/// project, and the last ones with the user.
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
  void complete();
  void insertWord(const QString& word);
  void fillMenu();
  void askName();
  void readSaved();
  void keepSaved();
  void refresh();
  void retranslate();

  Context m_context;
  QLineEdit* m_text;
  QLabel* m_answer;
  QToolButton* m_more;
  QMenu* m_menu;
  QCompleter* m_completer;
  QStringListModel* m_words;
  QList<QPair<QString, QString>> m_saved;  // name, text; by name
  QTimer m_later;
};

}  // namespace ullim
