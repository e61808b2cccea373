#include "ui/jobs/longjob.h"

#include <QCoreApplication>
#include <QTimer>
#include <chrono>
#include <thread>

#include "core/view/longsound.h"
#include "ui/jobs/jobs.h"

namespace ullim {
namespace {
constexpr int kMomentMs = 600;
constexpr auto kLookEvery = std::chrono::milliseconds(50);
constexpr std::size_t kSteps = 1000;
}  // namespace

void followReading(JobList* jobs, const std::shared_ptr<LongSound>& sound, const QString& name) {
  const std::weak_ptr<LongSound> watched = sound;
  QTimer::singleShot(kMomentMs, jobs, [jobs, watched, name] {
    const auto now = watched.lock();
    if (!now || now->progress() >= 1) return;
    jobs->start(QCoreApplication::translate("LongJob", "Reading %1").arg(name),
                [watched](const JobContext& job) -> Result<Done> {
                  for (;;) {
                    if (const auto there = watched.lock()) {
                      if (job.stopped()) {
                        there->stopPass();
                        return Error{ErrorCode::Cancelled, "reading a long file"};
                      }
                      const double done = there->progress();
                      job.progress(std::size_t(done * double(kSteps)), kSteps);
                      if (done >= 1) return Done{};
                    } else {
                      return Done{};
                    }
                    std::this_thread::sleep_for(kLookEvery);
                  }
                });
  });
}

}  // namespace ullim
