#pragma once
#include <QWidget>

#include "ui/context.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace ullim {

/// What is shown while no project is open: recent projects, the demo, open, new, import.
class WelcomePage : public QWidget {
  Q_OBJECT
 public:
  explicit WelcomePage(const Context& context, QWidget* parent = nullptr);
  QWidget* firstButton() const;

 Q_SIGNALS:
  void openRequested(const QString& path);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refreshRecent();
  void retranslate();
  Context m_context;
  QLabel *m_title, *m_text, *m_recentTitle, *m_drop;
  QPushButton *m_demo, *m_import, *m_open, *m_new;
  QListWidget* m_recent;
};

}  // namespace ullim
