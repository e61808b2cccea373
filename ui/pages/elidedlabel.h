#pragma once
#include <QLabel>

namespace ullim {

/// One line of plain text that gives way in its middle when the place is narrow; the whole is in the tool
/// tip.
class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(QWidget* parent = nullptr);
  void setFullText(const QString& text);
  QString fullText() const { return m_full; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void elide();
  QString m_full;
};

}  // namespace ullim
