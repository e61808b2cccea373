#pragma once
#include <QFrame>
#include <QTimer>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ullim {

/// One line above the page for what has to be said: non-modal, with what to do as a button, gone by itself
/// when it is no error.
class MessageStrip : public QFrame {
  Q_OBJECT
 public:
  /// Standing: stays until dismiss(), and cannot be closed by hand; its buttons leave it there.
  /// Walk: so, too, but no warning: what one is in the middle of.
  enum class Kind { Notice, Done, Error, Standing, Walk };
  struct Button {
    QString text;
    std::function<void()> call;
  };
  explicit MessageStrip(QWidget* parent = nullptr);
  void show(Kind kind, const QString& text, const QString& action = {}, std::function<void()> call = {});
  void show(Kind kind, const QString& text, const std::vector<Button>& buttons);
  void dismiss();
  QString text() const;

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  Kind m_kind = Kind::Notice;
  QLabel *m_icon, *m_text;
  QHBoxLayout* m_row;
  std::vector<QPushButton*> m_buttons;
  QToolButton* m_close;
  QTimer m_gone;
};

}  // namespace ullim
