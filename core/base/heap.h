#pragma once

namespace ullim {

/// One heap for the main thread and one for all others, instead of one for each: what one worker gave back,
/// the next one uses. With 100 000 clips that is a sixth of the memory. Call it once, before threads are
/// started. Nothing happens where the system does not know it.
void shareHeap();

}  // namespace ullim
