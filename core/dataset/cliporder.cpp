#include "core/dataset/cliporder.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <deque>
#include <mutex>
#include <numeric>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr std::size_t kChunk = 2048;  // clips read under one hold of the lock, well under a millisecond

struct Entry {
  std::uint64_t key;
  int clip;
};

/// Bytes that compare as people read: lower case, a run of digits after its length.
std::string sortKey(std::string_view text) {
  std::string key;
  key.reserve(text.size() + 8);
  bool plain = true;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      std::size_t end = i;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      while (i + 1 < end && text[i] == '0') ++i;
      key += '0';
      key += char(std::min<std::size_t>(end - i, 120));
      key.append(text.substr(i, end - i));
      i = end;
      continue;
    }
    plain = plain && static_cast<signed char>(c) >= 0;
    key += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    ++i;
  }
  return plain ? key : foldCase(key);
}

/// An integer that orders as the number does.
std::uint64_t bitsInOrder(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
  return bits >> 63 ? ~bits : bits | (std::uint64_t(1) << 63);
}

/// The eight bytes from `from`, first byte most significant; zeros behind the end.
std::uint64_t eightBytes(const std::string& text, std::size_t from) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i)
    key = key << 8 | (from + i < text.size() ? static_cast<unsigned char>(text[from + i]) : 0u);
  return key;
}

void sortEntries(std::vector<Entry>& entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.key < b.key; });
}

int unsureRank(ClipStatus status) {
  switch (status) {
    case ClipStatus::Unsure:
      return 0;
    case ClipStatus::New:
      return 1;
    case ClipStatus::Verified:
      return 2;
    case ClipStatus::Excluded:
      break;
  }
  return 3;
}

}  // namespace

std::vector<int> shuffledOrder(std::size_t n, std::uint64_t seed) {
  std::vector<int> order(n);
  std::iota(order.begin(), order.end(), 0);
  Rng rng(seed);
  for (std::size_t i = n; i > 1; --i) {
    const auto j = std::min(std::size_t(rng.uniform() * double(i)), i - 1);
    std::swap(order[i - 1], order[j]);
  }
  return order;
}

bool readInChunks(const Dataset& data, DataGate& gate, int jobs, std::stop_token stop,
                  const std::function<void(std::size_t begin, std::size_t end)>& read) {
  std::size_t clips = 0;
  std::uint64_t structure = 0;
  {
    const std::shared_lock lock(gate.mutex);
    clips = data.clips.size();
    structure = gate.structure;
  }
  std::atomic<bool> same = true;
  const std::size_t chunks = (clips + kChunk - 1) / kChunk;
  JobContext job;
  job.stop = stop;
  const bool whole = parallelFor(chunks, chunks < 4 ? 1 : jobs, job, [&](std::size_t chunk) {
    if (!same) return;
    const std::shared_lock lock(gate.mutex);
    if (gate.structure != structure) {
      same = false;
      return;
    }
    read(chunk * kChunk, std::min(clips, (chunk + 1) * kChunk));
  });
  return whole && same;
}

ClipKeys::ClipKeys(ClipField field, std::size_t clips) : m_field(std::move(field)) {
  if (m_field.isNumber() || m_field.kind == ClipFieldKind::Status)
    m_numbers.resize(clips);
  else
    m_texts.resize(clips);
  if (m_field.kind == ClipFieldKind::Column) m_numbers.resize(clips, double(ClipFacts::kNone));
}

void ClipKeys::read(const Dataset& data, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Clip& clip = data.clips[i];
    if (m_field.kind == ClipFieldKind::Status)
      m_numbers[i] = double(int(clip.status));
    else if (m_field.isNumber())
      m_numbers[i] = numberOf(clip, m_field.kind, &data.verdicts);
    else if (m_field.kind == ClipFieldKind::Column) {
      const std::string_view text = textOf(clip, m_field);
      m_texts[i] = sortKey(text);
      if (text.empty() || m_words) continue;
      if (const auto number = toNumber(text))
        m_numbers[i] = *number;
      else
        m_words = true;
    } else
      m_texts[i] = sortKey(textOf(clip, m_field));
  }
}

void ClipKeys::sort(std::vector<int>& order, bool descending) {
  if (m_numbers.empty() || m_words)
    sortTexts(order, descending);
  else
    sortNumbers(order, descending);
}

void ClipKeys::sortNumbers(std::vector<int>& order, bool descending) const {
  std::vector<Entry> entries;
  entries.reserve(order.size());
  std::vector<int> empty;
  for (const int clip : order) {
    const double value = m_numbers[std::size_t(clip)];
    if (std::isnan(value)) {
      empty.push_back(clip);
      continue;
    }
    const std::uint64_t key = bitsInOrder(value);
    entries.push_back({descending ? ~key : key, clip});
  }
  sortEntries(entries);
  auto out = order.begin();
  for (const Entry& entry : entries) *out++ = entry.clip;
  std::copy(empty.begin(), empty.end(), out);
}

void ClipKeys::sortTexts(std::vector<int>& order, bool descending) const {
  const auto text = [this](int clip) -> const std::string& { return m_texts[std::size_t(clip)]; };
  std::vector<Entry> entries;
  entries.reserve(order.size());
  std::vector<int> empty;
  for (const int clip : order)
    if (text(clip).empty())
      empty.push_back(clip);
    else
      entries.push_back({0, clip});
  // What all have in common tells none from another: the eight bytes behind it do the most.
  std::size_t common = entries.empty() ? 0 : text(entries.front().clip).size();
  for (const Entry& entry : entries) {
    const std::string &first = text(entries.front().clip), &each = text(entry.clip);
    std::size_t n = 0;
    const std::size_t most = std::min(common, each.size());
    while (n < most && first[n] == each[n]) ++n;
    common = n;
    if (common == 0) break;
  }
  for (Entry& entry : entries) {
    const std::uint64_t key = eightBytes(text(entry.clip), common);
    entry.key = descending ? ~key : key;
  }
  sortEntries(entries);
  for (auto from = entries.begin(); from != entries.end();) {
    const auto to =
        std::find_if(from, entries.end(), [&](const Entry& each) { return each.key != from->key; });
    const auto tail = [&](const Entry& each) {
      return std::string_view(text(each.clip)).substr(std::min(common, text(each.clip).size()));
    };
    const bool equal = std::all_of(from, to, [&](const Entry& each) { return tail(each) == tail(*from); });
    if (!equal)
      std::stable_sort(from, to, [&](const Entry& a, const Entry& b) {
        return descending ? tail(b) < tail(a) : tail(a) < tail(b);
      });
    from = to;
  }
  auto out = order.begin();
  for (const Entry& entry : entries) *out++ = entry.clip;
  std::copy(empty.begin(), empty.end(), out);
}

bool orderClips(const Dataset& data, DataGate& gate, const OrderAsk& ask, int jobs, std::stop_token stop,
                OrderAnswer* answer) {
  std::size_t clips = 0;
  {
    const std::shared_lock lock(gate.mutex);
    clips = data.clips.size();
    answer->structure = gate.structure;
  }
  std::deque<ClipKeys> keys;
  for (const ClipSort& sort : ask.sorts) keys.emplace_back(sort.field, clips);
  const bool byDoubt = ask.base == QueueOrder::Doubt && !ask.from;
  ClipKeys doubts({ClipFieldKind::Doubt}, byDoubt ? clips : 0);
  std::vector<char> shown(clips), done(clips), rank(clips);
  std::vector<int> given(ask.base == QueueOrder::Given && ask.only ? clips : 0);
  const bool whole = readInChunks(data, gate, jobs, stop, [&](std::size_t begin, std::size_t end) {
    if (data.clips.size() != clips) return;  // then the answer below is refused
    for (std::size_t i = begin; i < end; ++i) {
      const Clip& clip = data.clips[i];
      done[i] = clip.status != ClipStatus::New;
      rank[i] = char(unsureRank(clip.status));
      if (ask.only) {
        const auto place = ask.only->find(clip.id);
        if (place == ask.only->end()) continue;
        if (!given.empty()) given[i] = place->second;
      }
      shown[i] = ask.filter.matches(clip, &data.verdicts);
    }
    for (ClipKeys& each : keys) each.read(data, begin, end);
    if (byDoubt) doubts.read(data, begin, end);
  });
  {
    const std::shared_lock lock(gate.mutex);
    if (!whole || gate.structure != answer->structure) return false;
  }

  const bool goesOn = ask.from && ask.from->size() == clips;
  std::vector<int> order(clips);
  if (goesOn)
    order = *ask.from;
  else if (ask.base == QueueOrder::Random)
    order = shuffledOrder(clips, ask.seed);
  else
    std::iota(order.begin(), order.end(), 0);
  const auto by = [&](const auto& values) {
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return values[std::size_t(a)] < values[std::size_t(b)]; });
  };
  if (ask.base == QueueOrder::Unsure && !goesOn) by(rank);
  if (!given.empty() && !goesOn) by(given);
  if (byDoubt) doubts.sort(order, true);
  for (std::size_t k = 0; k < keys.size(); ++k) {
    if (stop.stop_requested()) return false;
    keys[k].sort(order, ask.sorts[k].descending);
  }
  answer->rows.clear();
  answer->rowOf.assign(clips, -1);
  answer->done = 0;
  for (const int clip : order) {
    if (!shown[std::size_t(clip)]) continue;
    answer->rowOf[std::size_t(clip)] = int(answer->rows.size());
    answer->rows.push_back(clip);
    answer->done += done[std::size_t(clip)];
  }
  answer->order = std::make_shared<const std::vector<int>>(std::move(order));
  return true;
}

}  // namespace ullim
