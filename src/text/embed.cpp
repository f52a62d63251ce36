#include "text/embed.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "text/cff_names.h"
#include "text/face_internals.h"

namespace lectern {
namespace {

SharedBytes bytes_of(hb_blob_t* blob) {
  const std::shared_ptr<hb_blob_t> owner(blob, hb_blob_destroy);
  unsigned length = 0;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): HarfBuzz gives bytes as char
  const auto* data = reinterpret_cast<const std::uint8_t*>(hb_blob_get_data(blob, &length));
  return {{data, length}, owner};
}

constexpr hb_tag_t kCff = HB_TAG('C', 'F', 'F', ' ');

SharedBytes table_of(hb_face_t* face, hb_tag_t tag) {
  return bytes_of(hb_face_reference_table(face, tag));
}

// Big-endian, 0 where the table is too short.
int word_at(const SharedBytes& table, std::size_t at) {
  if (at + 2 > table.data.size()) return 0;
  return static_cast<std::int16_t>(table.data[at] << 8U | table.data[at + 1]);
}

using SubsetInput = std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, decltype(&hb_subset_plan_destroy)>;

Error cannot_subset(const Face& face) {
  return {fmt::format("the font {} cannot be put into a document", face.file().path),
          "install it again, or choose another family"};
}

// The document places glyphs by their numbers: what would choose or name them is idle weight.
void drop_idle_tables(hb_subset_input_t* input) {
  constexpr std::array kIdle{HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
                             HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'),
                             HB_TAG('c', 'm', 'a', 'p'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('S', 'T', 'A', 'T'),
                             HB_TAG('M', 'A', 'T', 'H'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('v', 'h', 'e', 'a'),
                             HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('k', 'e', 'r', 'n')};
  for (const hb_tag_t tag : kIdle) hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), tag);
}

}  // namespace

bool may_be_embedded(const Face& face) {
  const SharedBytes os2 = table_of(face.internals().face.get(), HB_TAG('O', 'S', '/', '2'));
  constexpr std::size_t kFsType = 8;
  const auto rights = static_cast<unsigned>(word_at(os2, kFsType));
  // OpenType 1.9, OS/2 fsType: the lowest nibble is a choice, of which 2 alone forbids; 0x100 forbids subsets, 0x200
  // outlines.
  return (rights & 0xFU) != 2 && (rights & 0x300U) == 0;
}

FaceFacts facts_of(const Face& face) {
  hb_face_t* const hb_face = face.internals().face.get();
  FaceFacts facts;
  std::array<char, 128> name{};
  unsigned length = name.size();
  hb_ot_name_get_utf8(hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name.data());
  const std::string_view given(name.data());
  for (const char c : given.empty() ? std::string_view(face.file().family) : given) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    if (plain) facts.postscript_name += c;
  }
  const SharedBytes head = table_of(hb_face, HB_TAG('h', 'e', 'a', 'd'));
  const float scale = 1000.0F / static_cast<float>(face.units_per_em());
  constexpr std::size_t kBox = 36;
  const auto edge = [&](std::size_t i) { return static_cast<float>(word_at(head, kBox + 2 * i)) * scale; };
  facts.box = {edge(0), edge(1), edge(2) - edge(0), edge(3) - edge(1)};
  const SharedBytes post = table_of(hb_face, HB_TAG('p', 'o', 's', 't'));
  facts.italic_angle =
      static_cast<float>(word_at(post, 4)) + static_cast<float>(static_cast<std::uint16_t>(word_at(post, 6))) / 65536;
  facts.fixed_pitch = word_at(post, 12) != 0 || word_at(post, 14) != 0;
  facts.serif = face.file().family.find("Serif") != std::string::npos;
  return facts;
}

Result<FontProgram> font_program(const Face& face, std::span<const std::uint32_t> glyphs) {
  hb_face_t* const hb_face = face.internals().face.get();
  const SubsetInput input(hb_subset_input_create_or_fail(), hb_subset_input_destroy);
  if (!input) return std::unexpected(cannot_subset(face));
  hb_set_t* const wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  FontProgram program;
  program.compact = !table_of(hb_face, kCff).data.empty();
  // CFF glyphs have names that a document can go by; TrueType glyphs have but their numbers.
  unsigned flags = HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING;
  if (!program.compact) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  hb_subset_input_set_flags(input.get(), flags);
  drop_idle_tables(input.get());
  const SubsetPlan plan(hb_subset_plan_create_or_fail(hb_face, input.get()), hb_subset_plan_destroy);
  if (!plan) return std::unexpected(cannot_subset(face));
  const HarfBuzzOwner<hb_face_t> made(hb_subset_plan_execute_or_fail(plan.get()));
  if (!made) return std::unexpected(cannot_subset(face));
  if (!program.compact) {
    program.bytes = bytes_of(hb_face_reference_blob(made.get()));
    return program;
  }
  program.bytes = table_of(made.get(), kCff);
  const std::vector<std::uint16_t> names = cid_names(program.bytes.data);
  const hb_map_t* const numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const std::uint32_t glyph : glyphs) {
    const std::uint32_t number = hb_map_get(numbers, glyph);
    program.cids[glyph] = number < names.size() ? names[number] : number;
  }
  return program;
}

}  // namespace lectern
