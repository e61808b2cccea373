#pragma once

namespace ullim::colourtables {

/// 256 colours each, "rrggbb" without separators.
extern const char* const kMagma;
extern const char* const kViridis;
extern const char* const kCoolwarm;
extern const char* const kGrey;
extern const char* const kInferno;
extern const char* const kPlasma;
extern const char* const kCividis;

}  // namespace ullim::colourtables
