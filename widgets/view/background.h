#pragma once
#include <QCoreApplication>
#include <QPointer>
#include <utility>

#include "widgets/view/workpool.h"

namespace ullim {

/// Runs work() in the thread pool, ahead of queued bulk work, and hands its result to finish(result) on the
/// GUI thread. finish is dropped when the owner has died in the meantime. Call from the GUI thread; work must
/// not touch widgets.
template <class Work, class Finish>
void runInBackground(QObject* owner, Work work, Finish finish) {
  constexpr int kAheadOfBulkWork = 10;
  workPool()->start(
      [owner = QPointer<QObject>(owner), work = std::move(work), finish = std::move(finish)]() mutable {
        auto result = work();
        QCoreApplication* app = QCoreApplication::instance();
        if (!app) return;  // the program is ending
        QMetaObject::invokeMethod(
            app,
            [owner = std::move(owner), finish = std::move(finish), result = std::move(result)]() mutable {
              if (owner) finish(std::move(result));
            },
            Qt::QueuedConnection);
      },
      kAheadOfBulkWork);
}

}  // namespace ullim
