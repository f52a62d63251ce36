#include "paint/pdf_vector.h"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "paint/pdf_shorten.h"
#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The number at `at`, which moves behind it; -1 where there is none.
long number_at(std::string_view text, std::size_t& at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r')) ++at;
  long value = -1;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
  if (error != std::errc{}) return -1;
  at = static_cast<std::size_t>(end - text.data());
  return value;
}

// A document as Cairo 1.16 writes it: a table of objects in plain text, streams whose length is an object of its own.
class CairoDocument {
 public:
  explicit CairoDocument(std::string_view bytes) : bytes_(bytes) { read_table(); }

  /// An object's text, without a stream's bytes.
  std::string_view body(long object) const {
    const std::string_view rest = from(object);
    const std::size_t end = std::min(rest.find("endobj"), rest.find("stream\n"));
    return end == std::string_view::npos ? std::string_view{} : rest.substr(0, end);
  }

  /// A stream's bytes; empty for other objects.
  std::string_view stream(long object) const {
    const std::string_view rest = from(object);
    const std::size_t start = rest.find("stream\n");
    if (start == std::string_view::npos || start > rest.find("endobj")) return {};
    const long length = length_of(body(object));
    const std::string_view data = rest.substr(start + 7);
    return length < 0 || static_cast<std::size_t>(length) > data.size()
               ? std::string_view{}
               : data.substr(0, static_cast<std::size_t>(length));
  }

  /// The object of the only page, -1 where there is none.
  long page() const {
    for (const auto& [object, offset] : offsets_)
      if (body(object).find("/Type /Page ") != std::string_view::npos ||
          body(object).find("/Type /Page\n") != std::string_view::npos) {
        return object;
      }
    return -1;
  }

 private:
  void read_table() {
    const std::size_t last = bytes_.rfind("startxref");
    if (last == std::string_view::npos) return;
    std::size_t at = last + 9;
    const long start = number_at(bytes_, at);
    if (start < 0 || static_cast<std::size_t>(start) >= bytes_.size()) return;
    at = static_cast<std::size_t>(start) + 4;
    const long first = number_at(bytes_, at);
    const long count = number_at(bytes_, at);
    for (long i = 0; i < count; ++i) {
      const long offset = number_at(bytes_, at);
      number_at(bytes_, at);
      at += 2;
      if (offset > 0) offsets_[first + i] = static_cast<std::size_t>(offset);
    }
  }

  std::string_view from(long object) const {
    const auto found = offsets_.find(object);
    if (found == offsets_.end() || found->second >= bytes_.size()) return {};
    const std::string_view rest = bytes_.substr(found->second);
    const std::size_t start = rest.find("obj");
    return start == std::string_view::npos ? std::string_view{} : rest.substr(start + 3);
  }

  long length_of(std::string_view dictionary) const {
    const std::size_t place = dictionary.find("/Length ");
    if (place == std::string_view::npos) return -1;
    std::size_t at = place + 8;
    const long number = number_at(dictionary, at);
    if (!dictionary.substr(at).starts_with(" 0 R")) return number;
    std::size_t start = 0;
    return number_at(body(number), start);
  }

  std::string_view bytes_;
  std::map<long, std::size_t> offsets_;
};

struct PackedContent {
  std::string entries;  ///< of the stream's dictionary
  std::string bytes;
};

// A packed content stream in fewer bytes; nothing where it cannot be read. A map is thousands of points: it is worth to
// be said shortly and packed as closely as can be.
std::optional<PackedContent> said_shorter(std::string_view packed, double grid) {
  constexpr std::size_t kMostBytes = 64U << 20U;
  const auto content = inflated(packed, kMostBytes);
  const auto parts = content ? shortened(*content, grid) : std::nullopt;
  if (!parts) return std::nullopt;
  const auto [bytes, columns] = rows_of(*parts);
  constexpr int kClosest = 10;  // half the time of 12, and a hundredth larger
  return PackedContent{columns == 0
                           ? std::string("/Filter/FlateDecode")
                           : fmt::format("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns {}>>", columns),
                       deflated(bytes, kClosest)};
}

// Takes objects over into another file, each once, with those that they refer to.
class Transplant {
 public:
  Transplant(const CairoDocument& from, PdfFile& into, double grid) : from_(from), into_(into), grid_(grid) {}

  /// The text with every reference renumbered, and without a stream's length.
  std::string renumbered(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      if (text.substr(at).starts_with("/Length ")) {
        at += 8;
        number_at(text, at);
        if (text.substr(at).starts_with(" 0 R")) at += 4;
      } else if (text[at] == '%') {
        at = std::min(text.find('\n', at), text.size());  // a comment
      } else if (is_digit(text[at]) && (at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != '.'))) {
        const std::size_t start = at;
        const long number = number_at(text, at);
        if (text.substr(at).starts_with(" 0 R")) {
          at += 4;
          out += reference_to(taken(number));
        } else {
          out += text.substr(start, at - start);
        }
      } else {
        out += text[at++];
      }
    }
    return out;
  }

  int taken(long object) {
    const auto known = numbers_.find(object);
    if (known != numbers_.end()) return known->second;
    const int number = into_.reserve();
    numbers_.emplace(object, number);
    const std::string body = renumbered(from_.body(object));
    const std::size_t open = body.find("<<");
    const std::size_t close = body.rfind(">>");
    const std::string_view stream = from_.stream(object);
    if (stream.data() != nullptr && open != std::string::npos && close != std::string::npos) {
      put_stream(number, body.substr(open + 2, close - open - 2), stream);
    } else {
      into_.put(number, body);
    }
    return number;
  }

 private:
  // A group's drawing has the units of the page.
  void put_stream(int number, std::string entries, std::string_view stream) {
    constexpr std::string_view kPacked = "/Filter /FlateDecode";
    const std::size_t filter = entries.find(kPacked);
    if (entries.find("/Subtype /Form") != std::string::npos && filter != std::string::npos) {
      if (const auto shorter = said_shorter(stream, grid_)) {
        entries.replace(filter, kPacked.size(), shorter->entries);
        return into_.put_stream(number, entries, shorter->bytes);
      }
    }
    into_.put_stream(number, entries, stream);
  }

  const CairoDocument& from_;
  PdfFile& into_;
  double grid_;
  std::map<long, int> numbers_;
};

long reference_after(std::string_view text, std::string_view key) {
  const std::size_t place = text.find(key);
  if (place == std::string_view::npos) return -1;
  std::size_t at = place + key.size();
  return number_at(text, at);
}

}  // namespace

std::optional<int> put_vector(PdfFile& file, const Image& image, double grid) {
  const std::string bytes = image.vector_document();
  const CairoDocument document(bytes);
  const std::string_view page = document.body(document.page());
  const long contents = reference_after(page, "/Contents ");
  const long resources = reference_after(page, "/Resources ");
  if (contents < 0 || resources < 0) return std::nullopt;
  Transplant transplant(document, file, grid);
  std::string entries = "/Type/XObject/Subtype/Form/BBox[0 0 ";
  const auto width = static_cast<double>(image.size().width);
  const auto height = static_cast<double>(image.size().height);
  put_numbers(entries, {width, height}, 4);
  entries += "]/Matrix[";
  put_numbers(entries, {1 / width, 0, 0, 1 / height, 0, 0}, 6);
  entries += fmt::format("]/Group<</S/Transparency/I true/CS/DeviceRGB>>/Resources {}",
                         transplant.renumbered(fmt::format("{} 0 R", resources)));
  const std::string_view stream = document.stream(contents);
  const bool packed = document.body(contents).find("/FlateDecode") != std::string_view::npos;
  if (const auto shorter = packed ? said_shorter(stream, grid) : std::nullopt)
    return file.put_stream(entries + shorter->entries, shorter->bytes);
  return file.put_stream(packed ? entries + "/Filter/FlateDecode" : entries, stream);
}

}  // namespace lectern
