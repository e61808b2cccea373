#pragma once

namespace ullim {

/// The calling thread, and threads it starts from now on, give way to all others.
void lowerCallingThreadPriority();

}  // namespace ullim
