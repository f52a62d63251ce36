#pragma once
// A page's text as text boxes: a title, lists with real levels, code, and a box for every other block. Tables are
// apart (pptx_table.h). Pure.

#include <string>
#include <vector>

#include "base/geometry.h"
#include "export/page_text.h"
#include "export/pptx_text.h"
#include "scene/scene.h"

namespace lectern {

struct PptxFrame {
  enum class Kind { title, list, text, code, footer, number };
  Kind kind = Kind::text;
  Rect box;
  std::vector<PptxParagraph> paragraphs;
  std::vector<int> steps;  ///< of each paragraph: the first step at which it shows
  int first_item = 0;      ///< index of the first scene item that it holds
  int tag = -1;            ///< where it is read; -1: furniture, after all else
};

struct PptxFrames {
  std::vector<PptxFrame> frames;  ///< in reading order
  std::vector<bool> taken;        ///< scene items that are in frames: text, list marks, lines along and behind text
};

/// `blocks` must live as long as the frames, which point into them; those that `used` marks are left out. `number` is
/// what the page prints as its number.
PptxFrames frames_of(const Scene& scene, const std::vector<PageBlock>& blocks, const std::vector<bool>& used,
                     const PptxLook& look, const std::string& number);

}  // namespace lectern
