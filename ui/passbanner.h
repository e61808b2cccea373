#pragma once
#include "ui/context.h"
#include "ui/messagestrip.h"

namespace ullim {

/// Stands above the page while one walks through a blind pass or settles disagreements: where one is, what
/// the keys do, and how to stop.
class PassBanner : public MessageStrip {
  Q_OBJECT
 public:
  explicit PassBanner(const Context& context, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void showPass();
  void showCase();
  Context m_context;
};

}  // namespace ullim
