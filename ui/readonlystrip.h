#pragma once
#include "ui/messagestrip.h"

namespace ullim {

class Document;

/// Says for as long as the project is read-only why it is, and who has it; gone otherwise.
class ReadOnlyStrip : public MessageStrip {
  Q_OBJECT
 public:
  explicit ReadOnlyStrip(Document* document, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  QString words() const;
  Document* m_document;
};

/// The action changes the project: nothing to do while that is read-only.
bool needsWriting(const QString& actionId);

}  // namespace ullim
