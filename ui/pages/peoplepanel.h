#pragma once
#include <QDockWidget>
#include <QThreadPool>
#include <QTimer>
#include <stop_token>

#include "ui/context.h"
#include "ui/pages/peoplereport.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace ullim {

class ConfusionView;
class PassList;

/// Who annotates; the blind passes; and how far people, tables and labels agree: a bar for each pair, the
/// chosen one in words and as a picture whose cells become the queue to settle.
class PeoplePanel : public QDockWidget {
  Q_OBJECT
 public:
  explicit PeoplePanel(const Context& context, QWidget* parent = nullptr);
  PassList* passes() const { return m_passes; }
  void askAnnotator();  ///< shows itself with the name ready to be typed over

 Q_SIGNALS:
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 public:
  ~PeoplePanel() override;

 private:
  QWidget* makeAgreement();
  void later();
  void refresh();
  void showReport(PeopleReport report);
  void showPair();
  void refreshAnnotator();
  void keepAnnotator();
  void settle(int row, int column);
  const PeopleReport::Pair* chosen() const;
  void retranslate();

  Context m_context;
  QLabel *m_annotatorTitle, *m_agreementTitle, *m_words, *m_together, *m_hidden;
  QComboBox* m_annotator;
  PassList* m_passes;
  QStackedWidget* m_stack;
  QTreeWidget* m_pairs;
  ConfusionView* m_confusion;
  QPushButton* m_settleAll;
  PeopleReport m_report;
  std::vector<int> m_shownClasses;  // of the picture: places in Ratings::classes
  QTimer m_later;
  QThreadPool m_pool;
  std::stop_source m_stop;
  int m_serial = 0;
};

}  // namespace ullim
