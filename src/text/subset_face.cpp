#include "text/subset_face.h"

#include <fmt/format.h>
#include <hb-subset.h>

#include <memory>

#include "text/face_internals.h"

namespace lectern {
namespace {

// Tables that browsers do not need to draw text.
constexpr hb_tag_t kDropped[] = {  // NOLINT(cppcoreguidelines-avoid-c-arrays): tags
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('S', 'V', 'G', ' '), HB_TAG('m', 'e', 't', 'a'), HB_TAG('V', 'O', 'R', 'G')};

SharedBytes bytes_of(hb_face_t* face) {
  const std::shared_ptr<hb_blob_t> owner(hb_face_reference_blob(face), hb_blob_destroy);
  unsigned length = 0;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): HarfBuzz gives bytes as char
  const auto* data = reinterpret_cast<const std::uint8_t*>(hb_blob_get_data(owner.get(), &length));
  return {{data, length}, owner};
}

// HarfBuzz composes and decomposes characters while it shapes (é from e and an accent, Thai's sara am into two), so a
// reader's HarfBuzz needs the other forms in the character map as well.
void add_characters(hb_set_t* wanted, const Face& face, const FaceUse& use) {
  for (const char32_t c : use.characters) {
    hb_set_add(wanted, c);
    if (c == 0x0E33 || c == 0x0EB3) {  // sara am: nikhahit and sara aa
      hb_set_add(wanted, c + 0x1A);
      hb_set_add(wanted, c - 1);
    }
  }
  if (use.glyphs.empty()) return;
  const std::unique_ptr<hb_set_t, decltype(&hb_set_destroy)> all(hb_set_create(), hb_set_destroy);
  hb_face_collect_unicodes(face.internals().face.get(), all.get());
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(all.get(), &c) != 0;)
    if (use.glyphs.contains(face.glyph_for(c))) hb_set_add(wanted, c);
}

}  // namespace

Result<SharedBytes> subset_face(const Face& face, const FaceUse& use) {
  const Error failed{fmt::format("cannot make a subset of the font {}", face.file().path), {}};
  const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(hb_subset_input_create_or_fail(),
                                                                                     hb_subset_input_destroy);
  if (!input) return std::unexpected(failed);
  add_characters(hb_subset_input_unicode_set(input.get()), face, use);
  // Without a name table some browsers refuse a font: an empty one stays.
  hb_set_clear(hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID));
  hb_set_add(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG), HB_TAG('t', 'n', 'u', 'm'));
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : kDropped) hb_set_add(dropped, tag);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
  const HarfBuzzOwner<hb_face_t> subset(hb_subset_or_fail(face.internals().face.get(), input.get()));
  if (!subset) return std::unexpected(failed);
  return bytes_of(subset.get());
}

}  // namespace lectern
