// Memory for tensors: aligned, never the same block twice, kept only while it pays.
#include <QtTest>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <limits>
#include <thread>
#include <vector>

#include "core/base/blockcache.h"
#include "core/base/random.h"

using namespace ullim;

class TestBlockCache : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aBlockComesBackForAboutItsSize() {
    BlockCache cache;
    constexpr std::size_t kSize = 1 << 20;
    void* const first = cache.take(kSize);
    QVERIFY(first);
    QCOMPARE(cache.inUse(), kSize);
    cache.give(first);
    QCOMPARE(cache.inUse(), std::size_t(0));
    QCOMPARE(cache.kept(), kSize);
    void* const other = cache.take(kSize / 2);  // far too small for that block
    QVERIFY(other != first);
    void* const larger = cache.take(kSize + 1);
    QVERIFY(larger != first);
    QCOMPARE(cache.take(kSize - kSize / 8), first);
    QCOMPARE(cache.inUse(), kSize / 2 + kSize + 1 + kSize);
    for (void* block : {other, larger, first}) cache.give(block);
  }

  void smallBlocksAreNotKept() {
    BlockCache cache;
    void* const block = cache.take(BlockCache::kSmall);
    cache.give(block);
    QCOMPARE(cache.kept(), std::size_t(0));
    cache.give(nullptr);
  }

  void neverHoldsTwiceWhatWasInUse() {
    BlockCache cache;
    Rng rng(3);
    std::size_t most = 0;
    std::vector<void*> taken;
    for (int i = 0; i < 2000; ++i) {
      if (taken.size() < 8 && (taken.empty() || rng.uniform() < 0.5)) {
        taken.push_back(cache.take(BlockCache::kSmall + 1 + rng.below(1 << 18)));
        most = std::max(most, cache.inUse());
      } else {
        std::swap(taken[rng.below(taken.size())], taken.back());
        cache.give(taken.back());
        taken.pop_back();
      }
      QVERIFY(cache.kept() + cache.inUse() <= 2 * most);
    }
    for (void* block : taken) cache.give(block);
    cache.clear();
    QCOMPARE(cache.kept(), std::size_t(0));
    QCOMPARE(cache.inUse(), std::size_t(0));
  }

  void whatIsNotThereIsNull() {
    BlockCache cache;
    void* const block = cache.take(1 << 20);
    cache.give(block);
    QCOMPARE(cache.take(std::numeric_limits<std::size_t>::max() - 8), nullptr);
    QCOMPARE(cache.take(std::numeric_limits<std::size_t>::max() / 4), nullptr);
    QCOMPARE(cache.inUse(), std::size_t(0));
    QCOMPARE(cache.kept(), std::size_t(0));  // given back before it gave up
  }

  void manyThreadsNeverShareABlock() {
    BlockCache cache;
    std::atomic<int> wrong = 0;
    const auto work = [&](unsigned char mark) {
      Rng rng(mark);
      for (int i = 0; i < 400; ++i) {
        const std::size_t n = (std::size_t(1) << (4 + rng.below(15))) + rng.below(3);
        auto* const block = static_cast<unsigned char*>(cache.take(n));
        if (!block || reinterpret_cast<std::uintptr_t>(block) % BlockCache::kAlignment != 0) {
          ++wrong;
          return;
        }
        std::memset(block, mark, n);
        std::this_thread::yield();
        for (std::size_t k = 0; k < n; ++k) wrong += block[k] != mark;
        cache.give(block);
        if (i % 97 == 0) cache.clear();
      }
    };
    std::vector<std::jthread> threads;
    for (unsigned char mark = 1; mark <= 4; ++mark) threads.emplace_back(work, mark);
    threads.clear();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(cache.inUse(), std::size_t(0));
  }
};

QTEST_APPLESS_MAIN(TestBlockCache)
#include "tst_blockcache.moc"
