#pragma once
#include <QWidget>

class QLabel;
class QLineEdit;
class QTableWidget;

namespace ullim {

class Actions;

/// Every action by menu, name and keys, with a search over it. What differs from the defaults is bold.
class KeyList : public QWidget {
  Q_OBJECT
 public:
  explicit KeyList(Actions* actions, QWidget* parent = nullptr);
  QString chosen() const;          ///< id; "" for none
  void choose(const QString& id);  ///< clears the search
  QString nameOf(const QString& id) const;

 Q_SIGNALS:
  void chosenChanged();
  void editRequested();  ///< Return, F2 or a double click

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  void fill();
  void filter();
  Actions* m_actions;
  QLineEdit* m_search;
  QTableWidget* m_table;
  QLabel* m_none;
};

}  // namespace ullim
