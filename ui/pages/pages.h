#pragma once
#include <QWidget>
#include <functional>

#include "ui/context.h"

namespace ullim {

/// A page of the side bar. Pages build themselves in their constructor and follow the context's signals.
class Page : public QWidget {
  Q_OBJECT
 public:
  explicit Page(const Context& context, QWidget* parent = nullptr) : QWidget(parent), m_context(context) {}
  /// Called when the page comes to the front; the widget that should have the keyboard.
  virtual QWidget* activate() { return this; }
  /// A sentence about what would be lost by quitting, beside running jobs; empty: nothing.
  virtual QString lostByQuitting() const { return {}; }
  /// The same for leaving the open project for another one; here with what runs for it.
  virtual QString lostByLeaving() const { return {}; }

 Q_SIGNALS:
  void readout(const QString& text);  ///< for the status bar
  void notice(const QString& text);   ///< one sentence for the message strip
  /// What was done, with a button for what can be done with it.
  void offer(const QString& text, const QString& action, const std::function<void()>& call);

 protected:
  Context m_context;
};

Page* makeDataPage(const Context& context, QWidget* parent);
Page* makeInspectPage(const Context& context, QWidget* parent);
Page* makeAugmentPage(const Context& context, QWidget* parent);
Page* makeTrainPage(const Context& context, QWidget* parent);
Page* makeResultsPage(const Context& context, QWidget* parent);

}  // namespace ullim
