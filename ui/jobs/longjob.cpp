#include "ui/jobs/longjob.h"

#include <QCoreApplication>
#include <QTimer>
#include <chrono>
#include <thread>
#include <vector>

#include "core/view/longsound.h"
#include "ui/jobs/jobs.h"

namespace ullim {
namespace {
constexpr int kMomentMs = 600;
constexpr auto kLookEvery = std::chrono::milliseconds(50);
constexpr std::size_t kSteps = 1000;
}  // namespace

void followReading(JobList* jobs, const std::shared_ptr<LongSound>& sound, const QString& name) {
  static std::vector<std::weak_ptr<LongSound>> followed;  // GUI thread; one job a sound, whoever looks at it
  std::erase_if(followed, [](const std::weak_ptr<LongSound>& each) { return each.expired(); });
  for (const auto& each : followed)
    if (each.lock() == sound && !sound->isPassStopped()) return;
  followed.push_back(sound);
  const std::weak_ptr<LongSound> watched = sound;
  QTimer::singleShot(kMomentMs, jobs, [jobs, watched, name] {
    const auto forget = [watched] {
      std::erase_if(followed, [&](const std::weak_ptr<LongSound>& each) {
        return !each.owner_before(watched) && !watched.owner_before(each);
      });
    };
    const auto now = watched.lock();
    if (!now || now->progress() >= 1) return forget();
    Job* made = jobs->start(QCoreApplication::translate("LongJob", "Reading %1").arg(name),
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
    QObject::connect(made, &Job::ended, jobs, forget);
  });
}

}  // namespace ullim
