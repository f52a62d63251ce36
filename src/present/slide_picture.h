#pragma once
// A page of the deck as a picture: whole or a part of it enlarged, plain or as the console shows it.

#include "briefing/briefing.h"
#include "layout/test_card.h"
#include "paint/rasterizer.h"
#include "present/picture_key.h"
#include "scene/scene.h"

namespace lectern {

/// Paints `key.step` of a page at the key's size.
Bitmap paint_slide(const Scene& scene, const PictureKey& key, Rasterizer& rasterizer);

/// Paints the test card at the key's size.
Bitmap paint_card(const Briefing& briefing, const TestCard& card, const PictureKey& key, Rasterizer& rasterizer);

}  // namespace lectern
