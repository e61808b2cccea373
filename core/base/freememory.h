#pragma once
#include <cstdint>

namespace ullim {

/// Bytes a process could still take without pushing others out of memory; 0: not known.
std::uint64_t freeMemory();

}  // namespace ullim
