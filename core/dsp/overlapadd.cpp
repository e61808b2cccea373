#include "core/dsp/overlapadd.h"

#include <algorithm>
#include <limits>

#include "core/dsp/stft.h"
#include "core/dsp/window.h"

namespace ullim {

OverlapAdd::OverlapAdd(const StftOptions& options, std::size_t frames, SamplePos length)
    : m_options(options),
      m_frames(frames),
      m_pad(options.center ? options.nFft / 2 : 0),
      m_windowBegin((options.nFft - options.windowLength()) / 2),
      m_window(window(options)),
      m_fft(options.nFft) {
  const SamplePos hop = options.hopLength;
  if (length > 0) m_frames = std::min(m_frames, std::size_t((length + 2 * m_pad + hop - 1) / hop));
  const SamplePos reach = m_frames > 0 ? options.nFft + hop * (SamplePos(m_frames) - 1) - 2 * m_pad : 0;
  m_sum.assign(std::size_t(length >= 0 ? length : std::max<SamplePos>(0, reach)), 0.0);
}

void OverlapAdd::add(std::size_t frame) {
  const double* const x = m_fft.transform().data() + m_windowBegin;
  const SamplePos at = SamplePos(frame) * m_options.hopLength - m_pad + m_windowBegin;
  const SamplePos from = std::max<SamplePos>(0, -at),
                  to = std::min<SamplePos>(SamplePos(m_window.size()), SamplePos(m_sum.size()) - at);
  const double scale = 1.0 / m_options.nFft;
  for (SamplePos i = from; i < to; ++i) m_sum[std::size_t(at + i)] += x[i] * m_window[std::size_t(i)] * scale;
}

std::vector<double> OverlapAdd::finish() && {
  const std::vector<double> weight = windowSumSquare(m_options, m_frames);
  const std::size_t pad = std::size_t(m_pad);
  for (std::size_t i = 0; i < m_sum.size() && i + pad < weight.size(); ++i)
    if (weight[i + pad] > double(std::numeric_limits<float>::min())) m_sum[i] /= weight[i + pad];
  return std::move(m_sum);
}

}  // namespace ullim
