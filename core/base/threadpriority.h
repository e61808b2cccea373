#pragma once

namespace ullim {

/// The calling thread gives way to others: for long work behind a window. Once per thread; does nothing where
/// the system does not offer it.
void giveWayToOthers();

}  // namespace ullim
