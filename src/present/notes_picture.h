#pragma once
// Notes and lists as pictures: set by room `layout`, painted in bands so that no text is too long for a picture.

#include <vector>

#include "briefing/briefing.h"
#include "paint/rasterizer.h"
#include "present/frame_cache.h"

namespace lectern {

Picture paint_notes(const Briefing& briefing, const std::vector<Block>& blocks, const PictureKey& key,
                    Rasterizer& rasterizer);

/// Diagnostics as blocks that paint_notes can set: messages may quote the deck, in any script.
std::vector<Block> blocks_from(const std::vector<LocatedDiagnostic>& diagnostics);
/// One line, where the trouble is with the file as a whole.
std::vector<Block> blocks_from_word(std::string word);

}  // namespace lectern
