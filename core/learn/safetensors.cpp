#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/learn/jsonfields.h"
#include "core/learn/model.h"

static_assert(std::endian::native == std::endian::little, "safetensors values are little-endian");

namespace ullim {
namespace {

using jsonfields::BadField;
using jsonfields::Json;

constexpr std::size_t kMaxHeader = 1 << 20;  // ours are below 2 kB; the format itself allows 100 MB
constexpr int kMaxDims = 8;

Error damaged(const std::string& what) {
  return {ErrorCode::BadFormat,
          "safetensors: " + what + " (the file is damaged or was not written by this program)"};
}

struct Entry {
  std::string name;
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0, end = 0;
};

Entry readEntry(const std::string& name, const Json& json, std::uint64_t dataSize) {
  if (!json.is_object() || json.size() != 3)
    throw BadField{"tensor " + name + " must have dtype, shape and data_offsets alone"};
  Entry entry{name, {}, 0, 0};
  if (jsonfields::text(json, "dtype") != "F32") throw BadField{"tensor " + name + " is not of type F32"};
  const Json& shape = jsonfields::member(json, "shape");
  const Json& offsets = jsonfields::member(json, "data_offsets");
  if (!shape.is_array() || shape.size() > kMaxDims) throw BadField{"tensor " + name + " has no proper shape"};
  if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
      !offsets[1].is_number_unsigned())
    throw BadField{"tensor " + name + " has no proper offsets"};
  std::uint64_t count = 1;
  for (const Json& dim : shape) {
    // Divided, not multiplied, so that nothing can overflow; a dimension of 0 would let two tensors share one
    // place.
    if (!dim.is_number_unsigned() || dim.get<std::uint64_t>() == 0 ||
        dim.get<std::uint64_t>() > dataSize / 4 / count)
      throw BadField{"the shape of tensor " + name + " does not fit into the file"};
    count *= dim.get<std::uint64_t>();
    entry.shape.push_back(dim.get<std::int64_t>());
  }
  entry.begin = offsets[0].get<std::uint64_t>();
  entry.end = offsets[1].get<std::uint64_t>();
  if (entry.begin > entry.end || entry.end > dataSize || entry.end - entry.begin != count * 4)
    throw BadField{"the offsets of tensor " + name + " do not fit its shape or the file"};
  return entry;
}

}  // namespace

Result<std::string> encodeSafetensors(const Weights& weights,
                                      const std::map<std::string, std::string>& metadata) {
  Json header = Json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::uint64_t offset = 0;
  for (const auto& [name, tensor] : weights) {
    std::uint64_t count = 1;
    for (const std::int64_t dim : tensor.shape) count *= std::uint64_t(dim);
    if (name.empty() || name == "__metadata__" || count == 0 || count != tensor.values.size())
      return Error{ErrorCode::BadArgument, "safetensors: tensor \"" + name +
                                               "\" has no name, no value or the wrong shape (report this)"};
    if (!std::all_of(tensor.values.begin(), tensor.values.end(), [](float v) { return std::isfinite(v); }))
      return Error{ErrorCode::NotFinite, "safetensors: tensor " + name +
                                             " holds NaN or Inf (train again with a lower learning rate)"};
    header[name] = {
        {"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, offset + count * 4}}};
    offset += count * 4;
  }
  std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
  text.resize((text.size() + 7) / 8 * 8, ' ');
  if (text.size() > kMaxHeader)
    return Error{ErrorCode::BadArgument, "safetensors: the header is larger than 1 MB (report this)"};
  std::string out(8, '\0');
  const std::uint64_t size = text.size();
  std::memcpy(out.data(), &size, 8);
  out.reserve(8 + text.size() + offset);
  out += text;
  for (const auto& [name, tensor] : weights)
    out.append(reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size() * sizeof(float));
  return out;
}

Result<Weights> decodeSafetensors(const std::string& bytes, std::map<std::string, std::string>* metadata) {
  std::uint64_t size = 0;
  if (bytes.size() < 8) return damaged("it is shorter than 8 bytes");
  std::memcpy(&size, bytes.data(), 8);
  if (size > kMaxHeader) return damaged("its header claims more than 1 MB");
  if (size > bytes.size() - 8) return damaged("it ends within its header");
  if (size < 2 || bytes[8] != '{') return damaged("its header is no JSON object");
  const std::uint64_t dataSize = bytes.size() - 8 - size;
  const char* data = bytes.data() + 8 + size;
  try {
    const Json header = jsonfields::parseStrict(bytes.substr(8, size), 4);
    if (!header.is_object()) throw BadField{"its header is no JSON object"};
    std::vector<Entry> entries;
    std::map<std::string, std::string> meta;
    for (const auto& [name, value] : header.items()) {
      if (name == "__metadata__") {
        if (!value.is_object()) throw BadField{"__metadata__ is no object"};
        for (const auto& [key, text] : value.items()) {
          if (!text.is_string()) throw BadField{"__metadata__ holds more than text"};
          meta[key] = text.get<std::string>();
        }
        continue;
      }
      entries.push_back(readEntry(name, value, dataSize));
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.begin < b.begin; });
    std::uint64_t at = 0;
    for (const Entry& entry : entries) {
      if (entry.begin != at) throw BadField{"there is a hole or an overlap before tensor " + entry.name};
      at = entry.end;
    }
    if (at != dataSize)
      throw BadField{"there are " + std::to_string(dataSize - at) + " bytes after the last tensor"};
    Weights weights;
    for (const Entry& entry : entries) {
      Tensor tensor{entry.shape, std::vector<float>((entry.end - entry.begin) / 4)};
      std::memcpy(tensor.values.data(), data + entry.begin, entry.end - entry.begin);
      if (!std::all_of(tensor.values.begin(), tensor.values.end(), [](float v) { return std::isfinite(v); }))
        return Error{ErrorCode::NotFinite,
                     "safetensors: tensor " + entry.name + " holds NaN or Inf (use another model)"};
      weights[entry.name] = std::move(tensor);
    }
    if (metadata) *metadata = std::move(meta);
    return weights;
  } catch (const BadField& bad) {
    return damaged(bad.what);
  }
}

}  // namespace ullim
