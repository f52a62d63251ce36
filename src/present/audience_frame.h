#pragma once
// What the room's window shows. Pure, and made from an AudienceView and its Overlay alone: there is no way for notes,
// questions or messages to get into it.

#include <cstdint>
#include <optional>

#include "present/canvas.h"
#include "present/picture_key.h"
#include "show/show.h"

namespace lectern {

/// The slide as large as fits, in the middle, between bars. `safe` is the share of the window's width and height that
/// is kept free at each edge, for projectors that cut the edges off.
PixelRect slide_in_window(PixelSize window, Size slide, float safe);

struct AudienceFrame {
  PixelSize window;
  PixelRect slide;
  Colour surround;                    ///< of the bars, and of all under a cover
  std::optional<PictureKey> picture;  ///< absent under a cover, and where there is no slide
  Overlay overlay;                    ///< drawn over the picture
  bool operator==(const AudienceFrame&) const = default;
};

/// The test card fills the whole window: the edges are what is looked at.
AudienceFrame audience_frame(const AudienceView& view, const Overlay& overlay, PixelSize window, Size slide, float safe,
                             std::uint64_t generation, int card_revision = 0);

/// The pictures of what the next keys may bring before the audience.
WishList audience_wishes(const Show& show, const ShowPlan& plan, PixelSize window, Size slide, float safe,
                         std::uint64_t generation, int card_revision = 0);

}  // namespace lectern
