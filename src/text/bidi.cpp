#include "text/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "text/decoded_text.h"

namespace lectern {
namespace {

struct BidiDeleter {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

// Every right-to-left character, Arabic digit and explicit formatting character lies at or beyond these.
bool may_change_direction(const DecodedText& text) {
  return std::ranges::any_of(text.code_points(), [](char32_t c) {
    if (c < 0x590) return false;
    switch (u_charDirection(static_cast<UChar32>(c))) {
      case U_LEFT_TO_RIGHT:
      case U_EUROPEAN_NUMBER:
      case U_EUROPEAN_NUMBER_SEPARATOR:
      case U_EUROPEAN_NUMBER_TERMINATOR:
      case U_COMMON_NUMBER_SEPARATOR:
      case U_BLOCK_SEPARATOR:
      case U_SEGMENT_SEPARATOR:
      case U_WHITE_SPACE_NEUTRAL:
      case U_OTHER_NEUTRAL:
      case U_DIR_NON_SPACING_MARK:
      case U_BOUNDARY_NEUTRAL:
        return false;
      default:
        return true;
    }
  });
}

UBiDiLevel base_level(Direction direction) {
  switch (direction) {
    case Direction::left_to_right:
      return UBIDI_LTR;
    case Direction::right_to_left:
      return UBIDI_RTL;
    case Direction::automatic_right_to_left:
      return UBIDI_DEFAULT_RTL;
    case Direction::automatic:
      break;
  }
  return UBIDI_DEFAULT_LTR;
}

}  // namespace

BidiLevels bidi_levels(std::string_view text, Direction direction) {
  return bidi_levels(DecodedText(text), direction);
}

BidiLevels bidi_levels(const DecodedText& text, Direction direction) {
  BidiLevels result;
  result.paragraph = direction == Direction::right_to_left || direction == Direction::automatic_right_to_left ? 1 : 0;
  if (text.size() == 0 || (result.paragraph == 0 && (text.ascii() || !may_change_direction(text)))) return result;

  thread_local const std::unique_ptr<UBiDi, BidiDeleter> bidi(ubidi_open());
  UErrorCode error = U_ZERO_ERROR;
  const std::u16string& units = text.utf16();
  ubidi_setPara(bidi.get(), units.data(), static_cast<std::int32_t>(units.size()), base_level(direction), nullptr,
                &error);
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &error);
  if (U_FAILURE(error)) return result;
  result.paragraph = ubidi_getParaLevel(bidi.get()) & 1U;
  result.levels.resize(text.size());
  for (std::size_t unit = units.size(); unit-- > 0;) {
    result.levels[text.index_of_utf16(static_cast<std::int32_t>(unit))] = levels[unit];
  }
  if (std::ranges::all_of(result.levels, [](std::uint8_t level) { return level == 0; })) result.levels.clear();
  return result;
}

std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels) {
  std::vector<std::uint32_t> order(levels.size());
  std::iota(order.begin(), order.end(), 0U);  // NOLINT(modernize-use-ranges): GCC 12 has no ranges::iota
  if (levels.empty()) return order;
  // From the highest level to the lowest odd one, reverse every stretch at that level or above.
  const int highest = *std::ranges::max_element(levels);
  for (int level = highest; level > 0; --level) {
    for (std::size_t begin = 0; begin < levels.size();) {
      std::size_t end = begin;
      while (end < levels.size() && levels[order[end]] >= level) ++end;
      std::ranges::reverse(std::span(order).subspan(begin, end - begin));
      begin = end + 1;
    }
  }
  return order;
}

}  // namespace lectern
