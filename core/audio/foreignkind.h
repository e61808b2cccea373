#pragma once
#include <string>

namespace ullim {

/// What a file is when its first bytes show one of the kinds libsndfile does not decode: "M4A", "MP4", "3GP",
/// "QuickTime", "WebM", "Matroska", "AMR, narrow band", "AMR, wide band", "WMA", "AAC"; otherwise, and for
/// files that cannot be opened, "". Sources: ISO/IEC 14496-12 (ftyp), RFC 8794 (EBML), RFC 4867 section 5
/// (AMR), Microsoft's ASF specification (header object), ISO/IEC 14496-3 annex 1.A (ADTS).
std::string foreignKind(const std::string& path);

}  // namespace ullim
