#pragma once
#include <QAbstractButton>
#include <QKeySequence>

namespace ullim {

/// Shows a key as a key cap and takes another by pressing it: Return or a click begins to listen, the next
/// key is the answer, Esc and Tab go back. Hangul keys are taken for what is printed beside them. Del clears.
class KeyField : public QAbstractButton {
  Q_OBJECT
 public:
  explicit KeyField(QWidget* parent = nullptr);
  void setKey(const QKeySequence& key);
  QKeySequence key() const { return m_key; }
  void setPurpose(const QString& words);  ///< "Key", "Second key": for screen readers
  bool isListening() const { return m_listening; }
  void listen();
  QSize sizeHint() const override;

 Q_SIGNALS:
  void pressedKey(const QKeySequence& key);  ///< empty: one that cannot be used
  void cleared();

 protected:
  bool event(QEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  bool take(QKeyEvent* event);
  void stop();
  void describe();
  QKeySequence m_key;
  QString m_purpose;
  bool m_listening = false;
};

}  // namespace ullim
