#pragma once
#include <cstddef>

namespace ullim {

constexpr std::size_t kHugePageBytes = std::size_t(2) << 20;

/// A hint that a large, aligned stretch of fresh memory may come in large pages: a 26 MB result then costs 13
/// faults instead of 6500. Nothing happens where the system does not know it.
void adviseHugePages(void* at, std::size_t bytes);

}  // namespace ullim
