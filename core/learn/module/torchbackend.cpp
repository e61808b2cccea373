#include <ATen/Parallel.h>

#include "core/learn/module/blas.h"
#include "core/learn/module/threadpriority.h"
#include "core/learn/module/torchnetwork.h"

namespace ullim {
namespace {

class TorchBackend final : public LearnBackend {
 public:
  Result<std::unique_ptr<Network>> makeNetwork(const Member& member, int classes,
                                               const TrainSettings& settings) override {
    return guarded("network", [&]() -> Result<std::unique_ptr<Network>> {
      auto trace = traceMember(member, classes);
      if (!trace) return trace.error();
      return std::unique_ptr<Network>(
          std::make_unique<TorchNetwork>(member, std::move(*trace), classes, settings));
    });
  }

  std::string version() const override { return "LibTorch " TORCH_VERSION; }
  std::string blas() const override { return blasInUse(); }

  void setThreads(int threads) override {
    at::get_num_threads();  // a thread's first call takes over the last number anybody set
    at::set_num_threads(threads);
    setBlasThreads(threads);
  }

  void setOwnThreads(int threads) override {
    at::get_num_threads();
    setOpenMpThreads(threads);  // at::set_num_threads() would also be taken over by threads to come
  }

  void lowerThreadPriority() override { lowerCallingThreadPriority(); }
};

}  // namespace
}  // namespace ullim

extern "C" ullim::LearnBackend* ullimLearnBackend() {
  static ullim::TorchBackend backend;
  return &backend;
}
