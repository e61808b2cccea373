#include "core/audio/foreignkind.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>

namespace ullim {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

constexpr std::size_t kHead = 64;  // enough for every mark, and for EBML's name of the document

/// Reads up to kHead bytes from `at`; what is not there is not in the view.
std::string_view peek(std::FILE* file, long at, std::array<char, kHead>& bytes) {
  if (std::fseek(file, at, SEEK_SET) != 0) return {};
  return {bytes.data(), std::fread(bytes.data(), 1, bytes.size(), file)};
}

unsigned at(std::string_view head, std::size_t i) { return static_cast<unsigned char>(head[i]); }

std::string isoKind(std::string_view head) {
  const std::string_view box = head.substr(4, 4), brand = head.substr(8, 4);
  if (box == "moov" || box == "mdat" || box == "wide") return "QuickTime";  // files from before ftyp
  if (box != "ftyp") return "";
  if (brand == "qt  ") return "QuickTime";
  if (brand.starts_with("M4A") || brand.starts_with("M4B")) return "M4A";
  if (brand.starts_with("3g")) return "3GP";
  return "MP4";
}

/// Length of an ADTS frame, 0 when there is none: twelve 1 bits, layer 0 (MP3 has another), a known rate.
long adtsLength(std::string_view head) {
  if (head.size() < 7 || at(head, 0) != 0xff || (at(head, 1) & 0xf6) != 0xf0) return 0;
  if ((at(head, 2) >> 2 & 15) > 12) return 0;
  const unsigned length = (at(head, 3) & 3) << 11 | at(head, 4) << 3 | at(head, 5) >> 5;
  return length > 7 ? long(length) : 0;
}

}  // namespace

std::string foreignKind(const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return "";
  std::array<char, kHead> bytes{};
  std::string_view head = peek(file.get(), 0, bytes);
  if (head.starts_with("#!AMR-WB")) return "AMR, wide band";
  if (head.starts_with("#!AMR")) return "AMR, narrow band";
  if (head.size() >= 12)
    if (const std::string kind = isoKind(head); !kind.empty()) return kind;
  if (head.starts_with("\x1a\x45\xdf\xa3"))
    return head.find("webm") != std::string_view::npos ? "WebM" : "Matroska";
  if (head.starts_with("\x30\x26\xb2\x75\x8e\x66\xcf\x11")) return "WMA";

  long begin = 0;
  if (head.starts_with("ID3") && head.size() >= 10) {  // a tag may stand before the first frame
    for (std::size_t i = 6; i < 10; ++i) begin = begin << 7 | long(at(head, i) & 0x7f);
    begin += 10;
    head = peek(file.get(), begin, bytes);
  }
  // Two frames in a row, or one that is all: eleven bits alone are found in any noise.
  const long length = adtsLength(head);
  if (length == 0) return "";
  const std::string_view next = peek(file.get(), begin + length, bytes);
  return next.empty() || adtsLength(next) > 0 ? "AAC" : "";
}

}  // namespace ullim
