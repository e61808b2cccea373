#pragma once
#include <QWidget>
#include <optional>

#include "core/dataset/import.h"

class QComboBox;
class QLabel;
class QTableWidget;

namespace ullim {

/// How a table is read: encoding, separator, and which column is what, over its first rows as they are read.
/// What nobody chose is guessed, and the guess is named.
class TableMapping : public QWidget {
  Q_OBJECT
 public:
  explicit TableMapping(QWidget* parent = nullptr);
  void reset();                         ///< everything is guessed again
  void show(const TableView& view);     ///< the table as it was read; changes no choice
  void apply(ImportOptions& to) const;  ///< the choices
  void setGroupAndSplit(bool asked);    ///< false: only file and label are asked for

 Q_SIGNALS:
  void changed();  ///< the user chose something

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fillColumns();
  void fillRows();

  TableView m_view;
  bool m_filling = false;
  QLabel *m_encodingTitle, *m_separatorTitle, *m_about;
  QComboBox *m_encoding, *m_separator;
  struct Column {
    QLabel* title = nullptr;
    QComboBox* choice = nullptr;
  };
  Column m_file, m_label, m_group, m_split;
  QTableWidget* m_rows;
};

}  // namespace ullim
