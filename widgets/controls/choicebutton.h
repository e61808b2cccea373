#pragma once
#include <QAbstractButton>
#include <QColor>

namespace ullim {

/// A button that shows its key: [1] (colour dot or icon) name. Checked is set by the owner only, never by a
/// click.
class ChoiceButton : public QAbstractButton {
  Q_OBJECT
 public:
  explicit ChoiceButton(QWidget* parent = nullptr);
  void setKeyText(const QString& key);   ///< drawn as a key cap; empty: none
  void setColour(const QColor& colour);  ///< dot and tint; invalid: the accent, and no dot
  void setIconName(const QString& iconName);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void nextCheckState() override {}
  void changeEvent(QEvent* event) override;

 private:
  int keyWidth() const;
  QString m_key, m_iconName;
  QColor m_colour;
};

}  // namespace ullim
