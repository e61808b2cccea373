#pragma once
#include <QObject>
#include <QThreadPool>

#include "ui/context.h"

namespace ullim {

/// Keeps Clip::opinion up to date with the newest run of the open project: reads it on a worker after
/// opening and whenever a run was written.
class OpinionLoader : public QObject {
  Q_OBJECT
 public:
  explicit OpinionLoader(const Context& context, QObject* parent = nullptr);
  ~OpinionLoader() override;
  void load();

 private:
  Context m_context;
  int m_serial = 0;
  QThreadPool m_pool;  // last: waits for its work
};

}  // namespace ullim
