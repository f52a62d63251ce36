#pragma once
// Lists of a page as paragraphs with levels and bullets (ECMA-376, part 1, 21.1.2.4). For pptx_frames alone; pure.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "export/page_text.h"
#include "export/pptx_parts.h"
#include "scene/scene.h"

namespace lectern {

/// A paragraph of a list as it stands on the page.
struct PptxListEntry {
  const PageBlock* block = nullptr;
  int depth = 0;
  int label = -1;  ///< tag of its mark; -1: it goes on from the paragraph above
};

/// What stands before an item: "1." as text, a dot, a dash or a box as shapes.
struct PptxListMark {
  Rect box;
  std::string text;
  const DrawText* number = nullptr;  ///< where the text is one
  std::optional<Colour> colour;      ///< nothing where there is no mark
  bool task = false;
  bool checked = false;
};

/// Where a block's lines begin: its left edge, or its right one where it is read from there.
float start_of(const PageBlock& block);

/// The paragraphs of the list with that tag and of the lists in it, in reading order; they point into `blocks`. Nothing
/// where it holds more than paragraphs and lists, or where these do not stand below each other as an office program
/// would set them.
std::optional<std::vector<PptxListEntry>> list_entries(const Scene& scene, const std::vector<PageBlock>& blocks,
                                                       std::size_t list);

PptxListMark mark_of(const Scene& scene, int label);

/// The paragraph properties that make that mark, or nothing where there is none.
std::string bullet_of(const PptxListMark& mark, int depth, const PptxLook& look);

}  // namespace lectern
