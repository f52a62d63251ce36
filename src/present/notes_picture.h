#pragma once
// Notes and lists as pictures: set by room `layout`, painted in bands so that no text is too long for a picture.

#include <vector>

#include "briefing/briefing.h"
#include "paint/rasterizer.h"
#include "present/frame_cache.h"

namespace lectern {

/// How the console looks; ours, whatever the deck's theme.
struct ConsoleColours {
  Colour ground{20, 24, 29, 255};
  Colour bar{27, 32, 39, 255};
  Colour ink{230, 230, 224, 255};
  Colour muted{150, 160, 170, 255};
  Colour line{52, 60, 70, 255};
  Colour accent{74, 144, 217, 255};
  Colour warning{240, 176, 80, 255};
};
inline constexpr ConsoleColours kConsole;

Picture paint_notes(const Briefing& briefing, const std::vector<Block>& blocks, const PictureKey& key,
                    Rasterizer& rasterizer);

/// A slide's title on one line; a slide without one gives an empty picture.
Picture paint_title(const Briefing& briefing, const PictureKey& key, Rasterizer& rasterizer);

/// Diagnostics as blocks that paint_notes can set: messages may quote the deck, in any script.
std::vector<Block> blocks_from(const std::vector<LocatedDiagnostic>& diagnostics);

}  // namespace lectern
