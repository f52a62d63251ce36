#pragma once
// Which glyph of a text stands for which of its characters. For room `paint` alone.

#include <cstdint>
#include <string>
#include <vector>

#include "scene/scene.h"

namespace lectern {

/// A glyph, where its origin lies in ems from the left end of the baseline (y up), and what it stands for.
struct SpokenGlyph {
  std::uint32_t id = 0;
  double x = 0;
  double y = 0;
  std::string text;  ///< empty: nothing of its own
};

/// Glyphs one after the other in reading order. Where `words` is not empty it says what they stand for together, since
/// they cannot be told apart.
struct Utterance {
  std::vector<SpokenGlyph> glyphs;
  std::string words;
  bool silent = false;  ///< ink that says nothing: blanks elsewhere say what it stands for
};

/// In logical order. Text whose letters are set apart is one utterance, so that it is not read letter by letter.
std::vector<Utterance> utterances_of(const DrawText& draw);

}  // namespace lectern
