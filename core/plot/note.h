#pragma once
#include <string>
#include <vector>

#include "core/plot/axis.h"

namespace ullim {

/// Name of the note nearest to hz (equal temperament, A4 = 440 Hz), sharps, with what is left in cents:
/// "A4+12", "C♯5-40", "A4+0". Without cents "A4". Empty for hz <= 0, NaN and Inf. Source: librosa.hz_to_note.
std::string noteName(double hz, bool cents = true);

/// Ticks of a visible span: every C (or every second, third ... where there are too many); the twelve
/// semitones when the view is narrower than two octaves (librosa's NoteFormatter and the locator of its
/// cqt_note axis); names with cents when it is narrower still. The lowest named is C1, in a narrow view C0:
/// the axis is linear down there and has no room.
std::vector<Tick> noteTicks(double lowHz, double highHz, int maxTicks = 12);

}  // namespace ullim
