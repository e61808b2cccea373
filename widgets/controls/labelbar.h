#pragma once
#include <QWidget>
#include <memory>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

/// The classes as buttons, each with its digit and colour, and the status buttons with their keys (U, X, V).
/// The present clip's label and status are shown pressed. Wraps to several lines. The buttons only tell what
/// was asked for: what is shown pressed follows setCurrent(). A click does not take the keyboard from where
/// it is.
class LabelBar : public QWidget {
  Q_OBJECT
 public:
  explicit LabelBar(QWidget* parent = nullptr);
  ~LabelBar() override;
  void setClasses(const std::vector<LabelClass>& classes);
  /// Keys to show: of the classes by position (0 to 9), and of Verified, Unsure, Excluded. Until then the
  /// digits, V, U and X; an empty text: none.
  void setKeyTexts(const QStringList& classes, const QStringList& statuses);
  void setCurrent(const QString& label, ClipStatus status, bool enabled);

 Q_SIGNALS:
  void labelChosen(const QString& name);
  void statusChosen(ullim::ClipStatus status);  ///< New when the button that is pressed already was clicked

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
