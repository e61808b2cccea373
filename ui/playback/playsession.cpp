#include "ui/playback/playsession.h"

namespace ullim {

double PlayPosition::at(PlaySession& session, double deviceFrame) {
  PlayGap gap;
  for (const PlayGap* next = session.gaps.peek(); next && double(next->frame + next->count) <= deviceFrame;
       next = session.gaps.peek()) {
    session.gaps.read(std::span(&gap, 1));
    m_silent += double(gap.count);
  }
  double inGap = 0;
  if (const PlayGap* next = session.gaps.peek(); next && double(next->frame) < deviceFrame)
    inGap = deviceFrame - double(next->frame);
  const double frame = deviceFrame - m_silent - inGap;
  for (const PlayMark* next = session.marks.peek(); next && double(next->frame) <= frame;
       next = session.marks.peek())
    session.marks.read(std::span(&m_mark, 1));
  if (m_mark.end) return m_mark.at;
  return wrapInto(m_mark.range, m_mark.at + (frame - double(m_mark.frame)) * m_mark.step);
}

}  // namespace ullim
