#include "core/cli/progress.h"

#include <ostream>

#include "core/cli/json.h"

namespace ullim {
namespace {
constexpr auto kInterval = std::chrono::milliseconds(100);
constexpr std::size_t kBarWidth = 30;
constexpr const char* kClearLine = "\r\x1b[K";
}  // namespace

void Progress::report(const std::string& stage, std::size_t done, std::size_t total) {
  if (m_mode == Mode::None) return;
  const std::scoped_lock lock(m_mutex);
  const auto now = std::chrono::steady_clock::now();
  if (done < total && now - m_last < kInterval) return;
  m_last = now;
  if (m_mode == Mode::JsonLines) {
    m_err << jsonText({{"event", "progress"}, {"stage", stage}, {"done", done}, {"total", total}})
          << std::endl;
    return;
  }
  const std::size_t filled = total > 0 ? std::min(kBarWidth, done * kBarWidth / total) : 0;
  m_err << kClearLine << "[" << std::string(filled, '#') << std::string(kBarWidth - filled, '.') << "] "
        << done << "/" << total << " " << stage << std::flush;
  m_shown = true;
  if (done >= total) {
    m_err << kClearLine << std::flush;
    m_shown = false;
  }
}

void Progress::clear() {
  const std::scoped_lock lock(m_mutex);
  if (m_shown) m_err << kClearLine << std::flush;
  m_shown = false;
}

}  // namespace ullim
