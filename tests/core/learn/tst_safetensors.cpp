// A model file is data from anywhere: every lie in its header is refused with a sentence, and what is true
// comes back bit by bit.
#include <QtTest>
#include <cmath>
#include <cstring>

#include "core/base/random.h"
#include "core/learn/model.h"

using namespace ullim;

namespace {

std::string withHeader(const std::string& header, std::size_t dataBytes) {
  std::string out(8, '\0');
  const std::uint64_t n = header.size();
  std::memcpy(out.data(), &n, 8);
  return out + header + std::string(dataBytes, '\0');
}

Weights twoTensors() { return {{"a", {{2, 3}, {1, 2, 3, 4, 5, -0.0f}}}, {"b", {{}, {7}}}}; }

}  // namespace

class TestSafetensors : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void roundTrip() {
    const auto bytes = encodeSafetensors(twoTensors(), {{"format", "x"}});
    QVERIFY(bytes.has_value());
    std::map<std::string, std::string> metadata;
    const auto back = decodeSafetensors(*bytes, &metadata);
    QVERIFY(back.has_value());
    QCOMPARE(back->size(), std::size_t(2));
    QVERIFY(back->at("a").shape == (std::vector<std::int64_t>{2, 3}));
    QVERIFY(back->at("b").shape.empty());
    QVERIFY(std::memcmp(back->at("a").values.data(), twoTensors()["a"].values.data(), 24) == 0);
    QCOMPARE(QString::fromStdString(metadata["format"]), QString("x"));
  }

  void layoutIsTheFormats() {
    // huggingface's format: 8 bytes of header length, JSON padded with spaces to 8, then the values in offset
    // order.
    const auto bytes = encodeSafetensors({{"w", {{1}, {1.0f}}}}, {});
    QVERIFY(bytes.has_value());
    std::uint64_t n = 0;
    std::memcpy(&n, bytes->data(), 8);
    QCOMPARE(n % 8, std::uint64_t(0));
    const std::string header = bytes->substr(8, n);
    QCOMPARE(QString::fromStdString(header).trimmed(),
             QString(R"({"w":{"data_offsets":[0,4],"dtype":"F32","shape":[1]}})"));
    QCOMPARE(bytes->substr(8 + n), std::string("\x00\x00\x80\x3f", 4));
  }

  void hostileIsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto add = [](const char* name, const std::string& bytes) {
      QTest::newRow(name) << QByteArray(bytes.data(), int(bytes.size()));
    };
    add("empty", "");
    add("seven bytes", "1234567");
    add("header of 2^64-1 bytes", std::string(8, '\xff') + "{}");
    add("header larger than the file", withHeader("{}", 0).replace(0, 1, "\x20"));
    add("header over 1 MB", withHeader("{" + std::string(1 << 20, ' ') + "}", 0));
    add("not JSON", withHeader("{nonsense", 0));
    add("a list", withHeader("[1,2]", 0));
    add("text first", withHeader("  {}", 0));
    add("nested", withHeader("{\"a\":" + std::string(10000, '[') + std::string(10000, ']') + "}", 0));
    add("duplicate tensor",
        withHeader(
            R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
            4));
    add("duplicate field",
        withHeader(R"({"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}})", 4));
    add("unknown field", withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}})", 4));
    add("hole", withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8));
    add("hole between",
        withHeader(
            R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})",
            12));
    add("overlap",
        withHeader(
            R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
            12));
    add("same place twice",
        withHeader(
            R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
            4));
    add("zero size", withHeader(R"({"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}})", 0));
    add("trailing bytes", withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 5));
    add("truncated data", withHeader(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 7));
    add("shape overflow to 0",
        withHeader(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0));
    add("shape overflow to 4",
        withHeader(R"({"a":{"dtype":"F32","shape":[4611686018427387905,4],"data_offsets":[0,4]}})", 4));
    add("negative shape", withHeader(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4));
    add("fractional shape", withHeader(R"({"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}})", 4));
    add("offset beyond 64 bit",
        withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,18446744073709551620]}})", 4));
    add("offsets swapped", withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4));
    add("another type", withHeader(R"({"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}})", 4));
    add("metadata no text", withHeader(R"({"__metadata__":{"a":1}})", 0));
    add("NaN", withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 0) +
                   std::string("\x00\x00\xc0\x7f", 4));
  }

  void hostileIsRefused() {
    QFETCH(QByteArray, bytes);
    const auto result = decodeSafetensors(bytes.toStdString());
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::BadFormat || result.error().code == ErrorCode::NotFinite);
    QVERIFY(result.error().detail.size() > 20);
  }

  void everyCutIsRefused() {
    const std::string whole = *encodeSafetensors(twoTensors(), {{"format", "x"}});
    for (std::size_t n = 0; n < whole.size(); ++n)
      QVERIFY(!decodeSafetensors(whole.substr(0, n)).has_value());
  }

  void randomDamageNeverCrashes() {
    // A changed value may still be a number; what must hold is that an answer comes back, and that a header
    // which was accepted covers the data exactly.
    const std::string whole = *encodeSafetensors(twoTensors(), {{"format", "x"}});
    Rng rng(1);
    for (int round = 0; round < 20000; ++round) {
      std::string bytes = whole;
      for (int hits = 1 + int(rng.below(3)); hits > 0; --hits)
        bytes[rng.below(bytes.size())] = char(rng.below(256));
      const auto result = decodeSafetensors(bytes);
      if (!result) continue;
      std::size_t values = 0;
      for (const auto& [name, tensor] : *result) values += tensor.values.size();
      QCOMPARE(values, std::size_t(7));
    }
  }

  void notFiniteIsNotWritten() {
    const auto result = encodeSafetensors({{"w", {{1}, {INFINITY}}}}, {});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::NotFinite);
  }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
