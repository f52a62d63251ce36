#pragma once
// A slide's steps as animations of PresentationML (ECMA-376, part 1, 19.5): what comes with a step appears at a click.
// Pure.

#include <span>
#include <string>

namespace lectern {

/// One thing that is not there from the start.
struct PptxAppearance {
  int shape = 0;       ///< id of the shape on its slide
  int paragraph = -1;  ///< of the shape's text; -1: the whole shape
  int step = 1;        ///< 1 and up
  bool text = false;   ///< the whole shape is a text box
  bool drawn = false;  ///< the whole shape is drawn: no text, no picture, no table
};

/// <p:timing>...</p:timing>, a click for each step; empty where nothing appears.
std::string pptx_timing(std::span<const PptxAppearance> appearances);

}  // namespace lectern
