#include "text/hyphenate.h"

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t kShortest = 5;  // a shorter word has no two syllables that could stand apart
constexpr std::size_t kLongest = 200;
constexpr std::uint32_t kLeastBefore = 2;
constexpr std::uint32_t kLeastAfter = 3;

struct ClosePatterns {
  void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
};
struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

using Converter = std::unique_ptr<UConverter, CloseConverter>;

// The files name their encodings as Hunspell does: "UTF-8", "ISO8859-1", "microsoft-cp1251".
Converter converter_for(std::string name) {
  constexpr std::string_view kMicrosoft = "microsoft-";
  if (name.starts_with(kMicrosoft)) name.erase(0, kMicrosoft.size());
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  if (U_FAILURE(error)) return nullptr;
  // A letter that the encoding lacks is in no pattern: the word is left whole.
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

// Patterns are in lower case; the mapping of single code points keeps their count.
std::u16string lowered(std::u32string_view word) {
  std::u16string lower;
  for (const char32_t c : word) {
    const UChar32 small = u_tolower(static_cast<UChar32>(c));
    if (small > 0xFFFF) return {};
    lower += static_cast<char16_t>(small);
  }
  return lower;
}

// What libhyphen returns beside the digits: replaced letters, one a place.
struct Replacements {
  char** letters = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  std::size_t count = 0;

  Replacements() = default;
  Replacements(const Replacements&) = delete;
  Replacements& operator=(const Replacements&) = delete;
  Replacements(Replacements&&) = delete;
  Replacements& operator=(Replacements&&) = delete;
  ~Replacements() {
    // NOLINTBEGIN(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory): allocated by a C library
    for (std::size_t i = 0; letters != nullptr && i < count; ++i) std::free(letters[i]);
    std::free(static_cast<void*>(letters));
    std::free(positions);
    std::free(cuts);
    // NOLINTEND(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
  }
};

}  // namespace

struct Hyphenator::Internals {
  std::unique_ptr<HyphenDict, ClosePatterns> patterns;
  std::string encoding;
};

Hyphenator::Hyphenator(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
Hyphenator::~Hyphenator() = default;

std::shared_ptr<const Hyphenator> Hyphenator::open(const SharedBytes& patterns) {
  std::string bytes(patterns.text());
  if (bytes.empty()) return nullptr;
  // libhyphen reads streams; this one is memory.
  FILE* const stream = ::fmemopen(bytes.data(), bytes.size(), "r");
  if (stream == nullptr) return nullptr;
  auto internals = std::make_unique<Internals>();
  internals->patterns.reset(hnj_hyphen_load_file(stream));
  static_cast<void>(std::fclose(stream));
  if (internals->patterns == nullptr) return nullptr;
  internals->encoding = internals->patterns->cset;
  if (converter_for(internals->encoding) == nullptr) return nullptr;
  return std::shared_ptr<const Hyphenator>(new Hyphenator(std::move(internals)));
}

std::vector<std::uint32_t> Hyphenator::places(std::u32string_view word) const {
  std::vector<std::uint32_t> places;
  if (word.size() < kShortest || word.size() > kLongest) return places;
  const std::u16string lower = lowered(word);
  const Converter converter = converter_for(internals_->encoding);
  if (lower.size() != word.size() || converter == nullptr) return places;
  std::string encoded(lower.size() * 4, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t length =
      ucnv_fromUChars(converter.get(), encoded.data(), static_cast<std::int32_t>(encoded.size()), lower.data(),
                      static_cast<std::int32_t>(lower.size()), &error);
  if (U_FAILURE(error)) return places;
  encoded.resize(static_cast<std::size_t>(length));

  std::string digits(encoded.size() + 5, '\0');
  Replacements replaced;
  replaced.count = word.size();
  const int failed =
      hnj_hyphen_hyphenate3(internals_->patterns.get(), encoded.c_str(), length, digits.data(), nullptr,
                            &replaced.letters, &replaced.positions, &replaced.cuts, kLeastBefore, kLeastAfter, 0, 0);
  if (failed != 0) return places;
  const auto count = static_cast<std::uint32_t>(word.size());
  for (std::uint32_t i = 0; i + 1 < count; ++i) {
    const bool parts = (static_cast<unsigned char>(digits[i]) & 1U) != 0;  // odd digits part a word
    const bool respelt = replaced.letters != nullptr && replaced.letters[i] != nullptr;
    if (parts && !respelt && i + 1 >= kLeastBefore && count - i - 1 >= kLeastAfter) places.push_back(i + 1);
  }
  return places;
}

}  // namespace lectern
