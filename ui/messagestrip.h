#pragma once
#include <QFrame>
#include <QTimer>
#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace ullim {

/// One line above the page for what has to be said: non-modal, with what to do as a button, gone by itself
/// when it is no error.
class MessageStrip : public QFrame {
  Q_OBJECT
 public:
  enum class Kind { Notice, Done, Error };
  explicit MessageStrip(QWidget* parent = nullptr);
  void show(Kind kind, const QString& text, const QString& action = {}, std::function<void()> call = {});
  void dismiss();
  QString text() const;

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  Kind m_kind = Kind::Notice;
  QLabel *m_icon, *m_text;
  QPushButton* m_action;
  QToolButton* m_close;
  std::function<void()> m_call;
  QTimer m_gone;
};

}  // namespace ullim
