#pragma once
// A page's text as paragraphs and lines again, for formats whose reader sets text itself (PPTX, HTML). A scene holds
// pieces in visual order; here they are lines in the order in which they are read. Borrows from the scene. Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "scene/glyph_shift.h"
#include "scene/line_join.h"
#include "scene/scene.h"

namespace lectern {

/// One piece of a line, in one face and direction.
struct PageRun {
  const SceneItem* item = nullptr;
  const DrawText* text = nullptr;
  std::string characters;  ///< as they are read; U+00AD where a line's end drew a hyphen
  float rise = 0;          ///< of its baseline above the line's, in slide units
  int link = -1;           ///< index into Scene::links
  /// Rectangles that belong to the text: behind it (marked text, code, keys), and along it (underlined, struck out).
  const SceneItem* behind = nullptr;
  const SceneItem* along = nullptr;
  bool struck() const;
  bool boxed() const;  ///< code or a key: what is behind has round corners
};

/// Characters [begin, end) of a run that stand otherwise than where a program puts them that sets text by itself.
struct CharactersApart {
  std::size_t begin = 0;
  std::size_t end = 0;
  GlyphShift shift;
};

/// In the order of the run's characters.
std::vector<CharactersApart> characters_apart(const PageRun& run);

struct PageLine {
  std::vector<PageRun> runs;  ///< in logical order
  float baseline = 0;
  float left = 0;
  float right = 0;
  float size = 0;  ///< of its largest run
  bool right_to_left = false;
  LineJoin join = LineJoin::space;
};

/// Lines below each other that belong together, all of one tag and about one size.
struct PageBlock {
  int tag = -1;  ///< as SceneItem; -1: an artifact
  ItemRole role = ItemRole::text;
  int first_step = 0;
  int last_step = 0;
  std::vector<PageLine> lines;
  float left = 0;
  float right = 0;
};

/// In reading order, artifacts last.
std::vector<PageBlock> text_blocks(const Scene& scene);

/// A block as running text; line breaks are '\n'.
std::string text_of(const PageBlock& block);

}  // namespace lectern
