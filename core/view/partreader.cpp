#include "core/view/partreader.h"

#include <algorithm>
#include <chrono>

namespace ullim {
namespace {

constexpr SamplePos kMostSamples = SamplePos(1) << 33;  // 54 hours at 44.1 kHz; memory is planned for it
constexpr SamplePos kPiece = SamplePos(1) << 16;        // some milliseconds; then we ask whether to stop
constexpr std::chrono::seconds kSearch{1};

}  // namespace

/// After a failure the decoder may be good for nothing: it starts anew.
Result<SamplePos> PartReader::readSome(SamplePos at, std::span<float> out) {
  auto got = m_sound->read(at, out);
  if (!got)
    if (auto sound = SoundReader::open(m_file->path, m_file->channel)) m_sound = std::move(*sound);
  return got;
}

bool PartReader::isThere(SamplePos at) {
  float sample = 0;
  const auto got = readSome(at, std::span(&sample, 1));
  return got && *got == 1;
}

/// The end of a file that promises more than it has; at least that, if time runs out.
SamplePos PartReader::findEnd() {
  const auto until = std::chrono::steady_clock::now() + kSearch;
  SamplePos good = 0, bad = m_file->length;  // samples that are there, and that are not
  while (good + 1 < bad && std::chrono::steady_clock::now() < until) {
    const SamplePos middle = good + (bad - good) / 2;
    (isThere(middle - 1) ? good : bad) = middle;
  }
  return good + 1 < bad ? bad : good;
}

Result<std::unique_ptr<PartReader>> PartReader::open(const std::string& path, int channel) {
  auto sound = SoundReader::open(path, channel);
  if (!sound) return sound.error();
  auto file = std::make_shared<File>();
  file->path = path;
  file->channel = channel;
  file->length = (*sound)->length();
  std::unique_ptr<PartReader> reader(new PartReader(std::move(*sound), file));
  if (!reader->isThere(0)) return Error{ErrorCode::FileEmpty, path + ": has no sample (choose another file)"};
  file->cutShort = !reader->isThere(file->length - 1);
  if (file->cutShort) file->length = reader->findEnd();
  file->end = file->length;
  if (file->length > kMostSamples)
    return Error{ErrorCode::Unsupported,
                 path + ": is longer than " + std::to_string(kMostSamples) + " samples (cut it into parts)"};
  return reader;
}

Result<std::unique_ptr<PartReader>> PartReader::again(const PartReader& first) {
  auto sound = SoundReader::open(first.m_file->path, first.m_file->channel);
  if (!sound) return sound.error();
  return std::unique_ptr<PartReader>(new PartReader(std::move(*sound), first.m_file));
}

PartReader::Got PartReader::read(SamplePos begin, std::span<float> out, const std::stop_token& stop) {
  const SamplePos end = begin + SamplePos(out.size()), length = m_file->length;
  SamplePos at = begin;
  while (at < end) {
    if (stop.stop_requested()) return {at, true};
    const auto part = out.subspan(std::size_t(at - begin), std::size_t(std::min(kPiece, end - at)));
    const SamplePos partEnd = at + SamplePos(part.size());
    const SamplePos from = std::clamp<SamplePos>(at, 0, length);
    const SamplePos wanted = std::clamp<SamplePos>(partEnd, 0, length) - from;
    const bool known = wanted == 0 || from < m_file->end;
    const auto got = known ? readSome(at, part) : Result<SamplePos>(SamplePos(0));
    // Where a file goes on beyond its promise, the picture still ends where it ended when it was opened.
    if (partEnd > length) std::fill(part.begin() + std::max<SamplePos>(length - at, 0), part.end(), 0.0f);
    if (!got || *got < wanted) {
      const SamplePos missing = from + (got ? *got : 0);
      std::fill(out.begin() + (missing - begin), out.end(), 0.0f);
      // Looking for what is not there takes libFLAC seconds: once is enough.
      if (m_file->cutShort)
        for (SamplePos knownEnd = m_file->end;
             missing < knownEnd && !m_file->end.compare_exchange_weak(knownEnd, missing);) {
        }
      return {missing, false};
    }
    at = partEnd;
  }
  return {end, false};
}

}  // namespace ullim
