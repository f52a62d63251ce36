#pragma once
// How good a place is for ending a line, beyond what UAX #14 allows: what a careful typesetter would say.

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/segments.h"

namespace lectern {

/// A place where a line may end. Costs compare with the square of a line's unused share: 0.01 is a tenth of the line.
struct BreakPlace {
  std::uint32_t at = 0;       ///< code point that begins the next line; once shaped, the unit
  float cost = 0;             ///< below 0: a good place
  float extra = 0;            ///< width that ending here adds (the hyphen), in ems
  bool hard = false;          ///< the line must end here
  bool glued = false;         ///< only if the words on both sides do not fit a line together ("2.5 bn", Korean words)
  bool hyphen = false;        ///< a soft hyphen, drawn if the line ends here
  bool added_hyphen = false;  ///< a hyphen is drawn that the text does not have
  bool word_end = false;      ///< after white space
  bool in_word = false;       ///< added between graphemes of a word that is wider than the line
};

/// Weighs the breaks of line_breaks().
std::vector<BreakPlace> weigh_breaks(const DecodedText& text, const std::vector<LineBreak>& breaks,
                                     std::string_view language);

}  // namespace lectern
