#include "core/dataset/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>

#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr std::string_view kBomUtf8 = "\xEF\xBB\xBF", kBomLe = "\xFF\xFE", kBomBe = "\xFE\xFF";

// The names of glibc; "UHC" is CP949.
const char* iconvName(const std::string& encoding) {
  if (encoding == "utf-16le") return "UTF-16LE";
  if (encoding == "utf-16be") return "UTF-16BE";
  if (encoding == "cp949") return "UHC";
  if (encoding == "cp1252") return "CP1252";
  return "ISO-8859-1";
}

class Converter {
 public:
  explicit Converter(const std::string& encoding) : m_handle(iconv_open("UTF-8", iconvName(encoding))) {}
  ~Converter() {
    if (isOpen()) iconv_close(m_handle);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  bool isOpen() const { return m_handle != reinterpret_cast<iconv_t>(-1); }

  // None when a byte is none of the encoding.
  std::optional<std::string> convert(std::string_view bytes) {
    std::string out;
    std::array<char, 1 << 14> block{};
    char* in = const_cast<char*>(bytes.data());  // iconv's signature; it only reads
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = block.data();
      std::size_t room = block.size();
      const std::size_t done = iconv(m_handle, &in, &left, &to, &room);
      out.append(block.data(), block.size() - room);
      if (done == std::size_t(-1) && errno != E2BIG) return std::nullopt;
    }
    return out;
  }

 private:
  iconv_t m_handle;
};

// Text of one byte a letter has its zeros in every second byte. Hangul in UTF-16 has none, but its commas and
// line ends have.
std::string zerosTell(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return {};
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
  const std::size_t enough = bytes.size() / 8 + 1;
  if (zeros[1] >= enough && zeros[0] == 0) return "utf-16le";
  if (zeros[0] >= enough && zeros[1] == 0) return "utf-16be";
  return {};
}

// KS X 1001 keeps the 2350 usual syllables at B0A1 to C8FE. Western text has few pairs of high bytes, and
// letters behind a single high byte make the rare syllables of CP949's extension at most.
bool looksKorean(std::string_view bytes) {
  std::size_t usual = 0, others = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = std::uint8_t(bytes[i]);
    if (lead < 0x80) continue;
    if (i + 1 >= bytes.size()) return false;
    const auto trail = std::uint8_t(bytes[++i]);
    (lead >= 0xB0 && lead <= 0xC8 && trail >= 0xA1 ? usual : others) += 1;
  }
  return usual > others;
}

std::string recognised(std::string_view bytes) {
  if (const auto wide = zerosTell(bytes); !wide.empty()) return wide;
  if (isUtf8(bytes)) return "utf-8";
  if (looksKorean(bytes) && Converter("cp949").convert(bytes)) return "cp949";
  return Converter("cp1252").convert(bytes) ? "cp1252" : "latin-1";
}

}  // namespace

const std::vector<std::string>& textEncodings() {
  static const std::vector<std::string> kAll = {"utf-8", "utf-16le", "utf-16be",
                                                "cp949", "cp1252",   "latin-1"};
  return kAll;
}

Result<DecodedText> decodeText(std::string_view bytes, const std::string& encoding) {
  const auto& known = textEncodings();
  if (!encoding.empty() && std::find(known.begin(), known.end(), encoding) == known.end()) {
    std::string names;
    for (const auto& name : known) names += (names.empty() ? "" : ", ") + name;
    return Error{ErrorCode::BadArgument,
                 "encoding " + printable(encoding) + ": unknown (encodings: " + names + ")"};
  }
  std::string marked;
  const auto strip = [&](std::string_view bom, const char* name) {
    if (!marked.empty() || !bytes.starts_with(bom)) return;
    if (!encoding.empty() && encoding != name) return;
    bytes.remove_prefix(bom.size());
    marked = name;
  };
  strip(kBomUtf8, "utf-8");
  strip(kBomLe, "utf-16le");
  strip(kBomBe, "utf-16be");
  DecodedText decoded;
  decoded.encoding = !encoding.empty() ? encoding : !marked.empty() ? marked : recognised(bytes);
  const auto refuse = [&] {
    return Error{ErrorCode::BadFormat,
                 "table: is not " + decoded.encoding + " text (choose another encoding)"};
  };
  if (decoded.encoding == "utf-8") {
    if (!isUtf8(bytes)) return refuse();
    decoded.text = bytes;
  } else {
    Converter converter(decoded.encoding);
    if (!converter.isOpen())
      return Error{ErrorCode::Unsupported,
                   "table: this system cannot read " + decoded.encoding + " (save the table as UTF-8)"};
    auto text = converter.convert(bytes);
    if (!text) return refuse();
    decoded.text = std::move(*text);
  }
  if (decoded.text.find('\0') != std::string::npos)
    return Error{ErrorCode::BadFormat, "table: holds zero bytes, it is not text (choose a CSV file)"};
  return decoded;
}

}  // namespace ullim
