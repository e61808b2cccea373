#pragma once
// Reads the .npy files of the goldens: little-endian numbers, C or Fortran order, any number of axes.
#include <algorithm>
#include <complex>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace ullim::test {

/// Values in C order, whatever the file's order was; reals have imaginary part 0.
struct Npy {
  std::vector<std::size_t> shape;
  std::vector<std::complex<double>> values;
  std::vector<float> floats() const {
    std::vector<float> out;
    for (const auto& v : values) out.push_back(float(v.real()));
    return out;
  }
};

inline Npy parseNpy(const std::string& bytes) {
  if (bytes.size() < 10 || bytes.compare(0, 6, "\x93NUMPY") != 0) throw std::runtime_error("not a .npy file");
  const std::size_t length = std::size_t((unsigned char)bytes[8]) | std::size_t((unsigned char)bytes[9]) << 8;
  const std::string header = bytes.substr(10, length);
  const auto after = [&](const std::string& key) { return header.find(key) + key.size(); };
  const std::string type = header.substr(after("'descr': '") + 1, 2);
  const bool fortran = header.compare(after("'fortran_order': "), 4, "True") == 0;
  Npy npy;
  std::size_t count = 1;
  for (std::size_t at = after("'shape': ("); header[at] != ')';) {
    std::size_t used = 0;
    npy.shape.push_back(std::stoul(header.substr(at), &used));
    count *= npy.shape.back();
    at += used;
    while (header[at] == ',' || header[at] == ' ') ++at;
  }
  const std::size_t size = std::size_t(type[1] - '0');
  if (bytes.size() != 10 + length + count * size) throw std::runtime_error("wrong length of a .npy file");
  const auto read = [&](std::size_t i) -> std::complex<double> {
    const char* p = bytes.data() + 10 + length + i * size;
    const auto as = [p]<class T>(T value) {
      std::memcpy(&value, p, sizeof value);
      return value;
    };
    if (type == "f4") return double(as(float{}));
    if (type == "f8") return as(double{});
    if (type == "i8") return double(as(std::int64_t{}));
    if (type == "u1") return double(std::uint8_t(*p));
    if (type == "c8") return as(std::complex<float>{});
    throw std::runtime_error("type " + type + " of a .npy file is not read");
  };
  npy.values.resize(count);
  std::vector<std::size_t> index(npy.shape.size(), 0);
  for (std::size_t i = 0; i < count; ++i) {  // i counts in C order
    std::size_t from = i;
    if (fortran) {
      from = 0;
      for (std::size_t axis = index.size(); axis-- > 0;) from = from * npy.shape[axis] + index[axis];
    }
    npy.values[i] = read(from);
    for (std::size_t axis = index.size(); axis-- > 0;) {
      if (++index[axis] < npy.shape[axis]) break;
      index[axis] = 0;
    }
  }
  return npy;
}

inline Npy readNpy(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + " cannot be opened");
  return parseNpy({std::istreambuf_iterator<char>(file), {}});
}

}  // namespace ullim::test
