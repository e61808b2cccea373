#pragma once
#include <QCoreApplication>
#include <QThreadPool>

namespace ullim {

/// For work of ours that may take longer than a blink, instead of QThreadPool::globalInstance(): Qt 6.4 fills
/// large areas on threads of that one and waits for them, so that painting stands still while all of them are
/// busy with reading a run. Ended with the application, as the other is.
inline QThreadPool* workPool() {
  static QThreadPool* const pool = [] {
    qAddPostRoutine([] { workPool()->waitForDone(); });
    return new QThreadPool;
  }();
  return pool;
}

}  // namespace ullim
