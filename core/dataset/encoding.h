#pragma once
// Text files of people's spreadsheets, in the encodings they come in, as UTF-8.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace ullim {

/// "utf-8", "utf-16le", "utf-16be", "cp949" (Korean Windows, holds EUC-KR), "cp1252" (Western Windows),
/// "latin-1".
const std::vector<std::string>& textEncodings();

struct DecodedText {
  std::string text;      ///< UTF-8 without BOM
  std::string encoding;  ///< one of textEncodings()
};

/// Recognised by itself when `encoding` is empty: a BOM; zeros in every second byte (UTF-16); valid UTF-8;
/// Korean when most pairs of high bytes are syllables of KS X 1001; else Western. A short text in another
/// encoding can be taken for a wrong one: then it is to be said by hand. Errors: BadArgument (unknown
/// encoding), BadFormat (not text, or not of the encoding that was given).
Result<DecodedText> decodeText(std::string_view bytes, const std::string& encoding = {});

}  // namespace ullim
