#pragma once
// The order in which many clips are shown: base order, then stable sorts by fields, then a filter. Plain
// functions over a data set, fast enough for 100 000 clips (some ten milliseconds).
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <shared_mutex>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/dataset/clipfield.h"
#include "core/dataset/filter.h"

namespace ullim {

/// What stands between the one thread that changes a data set in memory and those that read it meanwhile.
/// Readers hold it for a millisecond at a time and look at `structure` each time: another number says that
/// clips came or went, and that what was read so far is of no use.
struct DataGate {
  std::shared_mutex mutex;
  std::uint64_t structure = 0;  ///< changed under the exclusive lock
};

enum class QueueOrder {
  File,    ///< as imported
  Random,  ///< by seed, the same for the same clips
  Unsure,  ///< unsure clips first, then those without a verdict, then the rest
  Doubt,   ///< those a model doubts most first; without its word last
  Given    ///< as the restriction names them
};

struct ClipSort {
  ClipField field;
  bool descending = false;
  bool operator==(const ClipSort&) const = default;
};

struct OrderAsk {
  Filter filter;
  QueueOrder base = QueueOrder::File;
  std::uint64_t seed = 0;
  std::vector<ClipSort> sorts;  ///< the last one counts most; equal ones stay as the one before left them
  /// All clips in the order to begin with (OrderAnswer::order of before); null: the base order.
  std::shared_ptr<const std::vector<int>> from;
  /// Clips to show, with their place; null: all.
  std::shared_ptr<const std::unordered_map<std::string, int>> only;
};

struct OrderAnswer {
  std::vector<int> rows;                          ///< row -> clip
  std::shared_ptr<const std::vector<int>> order;  ///< of all clips, also of those that are not shown
  std::vector<int> rowOf;                         ///< clip -> row, -1: not shown
  int done = 0;                                   ///< shown clips with a verdict (status is not New)
  std::uint64_t structure = 0;
};

/// Reads in chunks under the gate, on `jobs` threads. False: stopped, or clips came or went meanwhile.
bool orderClips(const Dataset& data, DataGate& gate, const OrderAsk& ask, int jobs, std::stop_token stop,
                OrderAnswer* answer);

/// Calls `read(begin, end)` for parts of all clips, on `jobs` threads, each under the shared lock. False as
/// above. For whoever counts over all clips while labelling goes on.
bool readInChunks(const Dataset& data, DataGate& gate, int jobs, std::stop_token stop,
                  const std::function<void(std::size_t begin, std::size_t end)>& read);

/// 0..n-1 shuffled; the same for the same n and seed, on every machine.
std::vector<int> shuffledOrder(std::size_t n, std::uint64_t seed);

/// Keys of one field of many clips, and the order they give. Text is compared without regard to case, runs of
/// digits as numbers ("a2" before "a10"); a column of numbers as numbers; what is empty comes last either
/// way.
class ClipKeys {
 public:
  ClipKeys(ClipField field, std::size_t clips);
  void read(const Dataset& data, std::size_t begin, std::size_t end);  ///< parts may be read side by side
  void sort(std::vector<int>& order, bool descending);                 ///< stable

 private:
  void sortNumbers(std::vector<int>& order, bool descending) const;
  void sortTexts(std::vector<int>& order, bool descending) const;
  ClipField m_field;
  std::vector<double> m_numbers;
  std::vector<std::string> m_texts;
  std::atomic<bool> m_words = false;  // of an import column: some value is no number
};

}  // namespace ullim
