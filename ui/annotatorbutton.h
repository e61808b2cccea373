#pragma once
#include <QToolButton>

#include "ui/context.h"

namespace ullim {

/// In the status bar: who annotates, which is written down with every change. A click asks for another name.
class AnnotatorButton : public QToolButton {
  Q_OBJECT
 public:
  explicit AnnotatorButton(const Context& context, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  Context m_context;
};

}  // namespace ullim
