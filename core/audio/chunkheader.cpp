#include "core/audio/chunkheader.h"

#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

namespace ullim {
namespace {

constexpr std::uint32_t kUnknownFrom =
    0x7ffff000u;  // sizes that mean "not known when the header was written"
constexpr int kMaxChunks = 4096;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::uint32_t number(const unsigned char* p, bool big) {
  return big ? std::uint32_t(p[0]) << 24 | std::uint32_t(p[1]) << 16 | std::uint32_t(p[2]) << 8 | p[3]
             : std::uint32_t(p[3]) << 24 | std::uint32_t(p[2]) << 16 | std::uint32_t(p[1]) << 8 | p[0];
}

}  // namespace

bool chunkHeaderPromisesMore(const std::string& path, std::uintmax_t fileBytes) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  std::array<unsigned char, 12> head{};
  if (!file || std::fread(head.data(), 1, head.size(), file.get()) != head.size()) return false;
  const auto text = [](const unsigned char* p) {
    return std::string_view(reinterpret_cast<const char*>(p), 4);
  };
  const std::string_view kind = text(head.data()), form = text(head.data() + 8);
  const bool aiff = kind == "FORM" && (form == "AIFF" || form == "AIFC");
  if (!aiff && !((kind == "RIFF" || kind == "RIFX") && form == "WAVE")) return false;
  const bool big = aiff || kind == "RIFX";
  const std::string_view wanted = aiff ? "SSND" : "data";

  std::uintmax_t at = head.size();
  for (int i = 0; i < kMaxChunks && at + 8 <= fileBytes; ++i) {
    std::array<unsigned char, 8> chunk{};
    if (fseeko(file.get(), off_t(at), SEEK_SET) != 0 ||
        std::fread(chunk.data(), 1, chunk.size(), file.get()) != chunk.size())
      return false;
    const std::uint32_t size = number(chunk.data() + 4, big);
    at += chunk.size();
    if (text(chunk.data()) == wanted) return size < kUnknownFrom && at + size > fileBytes;
    at += std::uintmax_t(size) + (size & 1);  // chunks are padded to even lengths
  }
  return false;
}

}  // namespace ullim
