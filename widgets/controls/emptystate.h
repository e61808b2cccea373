#pragma once
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ullim {

/// What an empty page shows: an icon, one sentence on what to do next, and the buttons for it; the first
/// button is the primary one.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  EmptyState(const QString& icon, const QString& title, const QString& text, QWidget* parent = nullptr);
  QPushButton* addButton(const QString& text, const QString& icon = {});
  void setTexts(const QString& title, const QString& text);

 private:
  void showIcon();
  QLabel* m_icon;
  QLabel* m_title;
  QLabel* m_text;
  QVBoxLayout* m_buttons;
  QString m_iconName;

 protected:
  void changeEvent(QEvent*) override;
};

}  // namespace ullim
