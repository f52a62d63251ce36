#include "text/face.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <utility>

#include "text/face_internals.h"

namespace lectern {
namespace {

using Internals = Face::Internals;

HarfBuzzOwner<hb_blob_t> blob_of(const SharedBytes& bytes) {
  auto owner = std::make_unique<std::shared_ptr<const void>>(bytes.owner);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): HarfBuzz takes bytes as char
  const char* data = reinterpret_cast<const char*>(bytes.data.data());
  return HarfBuzzOwner<hb_blob_t>(hb_blob_create(data, static_cast<unsigned>(bytes.data.size()),
                                                 HB_MEMORY_MODE_READONLY, owner.release(), [](void* kept) {
                                                   // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): released above
                                                   delete static_cast<std::shared_ptr<const void>*>(kept);
                                                 }));
}

SharedBytes bytes_of(hb_blob_t* blob) {
  const std::shared_ptr<hb_blob_t> owner(blob, hb_blob_destroy);
  unsigned length = 0;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): HarfBuzz gives bytes as char
  const auto* data = reinterpret_cast<const std::uint8_t*>(hb_blob_get_data(blob, &length));
  return {{data, length}, owner};
}

// Keeps every glyph under its number and every feature, drops hinting programs and tables that HarfBuzz cannot check.
HarfBuzzOwner<hb_face_t> rewritten(hb_face_t* face) {
  const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(hb_subset_input_create_or_fail(),
                                                                                     hb_subset_input_destroy);
  if (!input) return nullptr;
  for (const auto set : {HB_SUBSET_SETS_UNICODE, HB_SUBSET_SETS_GLYPH_INDEX, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG}) {
    hb_set_t* all = hb_subset_input_set(input.get(), set);
    hb_set_clear(all);
    hb_set_invert(all);
  }
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
  return HarfBuzzOwner<hb_face_t>(hb_subset_or_fail(face, input.get()));
}

FaceMetrics read_metrics(hb_font_t* font, float em) {
  FaceMetrics metrics;
  hb_font_extents_t extents{};
  if (hb_font_get_h_extents(font, &extents) != 0 && extents.ascender > 0) {
    metrics.ascent = static_cast<float>(extents.ascender) * em;
    metrics.descent = static_cast<float>(-extents.descender) * em;
  }
  const auto read = [&](hb_ot_metrics_tag_t tag, float& value) {
    hb_position_t position = 0;
    if (hb_ot_metrics_get_position(font, tag, &position) != 0 && position != 0)
      value = static_cast<float>(position) * em;
  };
  read(HB_OT_METRICS_TAG_CAP_HEIGHT, metrics.cap_height);
  read(HB_OT_METRICS_TAG_X_HEIGHT, metrics.x_height);
  read(HB_OT_METRICS_TAG_UNDERLINE_OFFSET, metrics.underline_position);
  read(HB_OT_METRICS_TAG_UNDERLINE_SIZE, metrics.underline_thickness);
  return metrics;
}

// HarfBuzz gives lines, quadratic and cubic curves; a quadratic one is raised to a cubic.
struct OutlineSink {
  std::vector<OutlineSegment> segments;
  Point at;
  float em = 1;

  Point point(float x, float y) const { return {x * em, y * em}; }
  void add(OutlineSegment::Kind kind, Point one, Point two, Point to) {
    segments.push_back({kind, one, two, to});
    at = to;
  }
};

OutlineSink& sink_of(void* data) {
  return *static_cast<OutlineSink*>(data);
}

hb_draw_funcs_t* make_draw_functions() {
  using Kind = OutlineSegment::Kind;
  hb_draw_funcs_t* functions = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(
      functions,
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
        OutlineSink& sink = sink_of(data);
        sink.add(Kind::move, {}, {}, sink.point(x, y));
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      functions,
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
        OutlineSink& sink = sink_of(data);
        sink.add(Kind::line, {}, {}, sink.point(x, y));
      },
      nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(
      functions,
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
        OutlineSink& sink = sink_of(data);
        const Point control = sink.point(cx, cy);
        const Point to = sink.point(x, y);
        const auto third = [&](Point end) {
          return Point{end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3};
        };
        sink.add(Kind::curve, third(sink.at), third(to), to);
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      functions,
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx, float by, float x, float y,
         void*) {
        OutlineSink& sink = sink_of(data);
        sink.add(Kind::curve, sink.point(ax, ay), sink.point(bx, by), sink.point(x, y));
      },
      nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(
      functions,
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
        OutlineSink& sink = sink_of(data);
        sink.add(Kind::close, {}, {}, sink.at);
      },
      nullptr, nullptr);
  hb_draw_funcs_make_immutable(functions);
  return functions;
}

}  // namespace

Face::Face(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
Face::~Face() = default;

Result<std::shared_ptr<const Face>> Face::open(const FontFile& file) {
  auto bytes = file.open ? file.open() : Result<SharedBytes>(SharedBytes{});
  if (!bytes) return std::unexpected(bytes.error());
  const Error damaged{fmt::format("the font {} cannot be read", file.path),
                      "it must be a TrueType or OpenType font; convert it, or install it again"};

  auto internals = std::make_unique<Internals>();
  internals->file = file;
  internals->bytes = *std::move(bytes);
  const auto blob = blob_of(internals->bytes);
  if (file.index < 0 || static_cast<unsigned>(file.index) >= hb_face_count(blob.get())) return std::unexpected(damaged);
  internals->face.reset(hb_face_create(blob.get(), static_cast<unsigned>(file.index)));
  if (!file.trusted) {
    const auto subset = rewritten(internals->face.get());
    if (!subset) return std::unexpected(damaged);
    internals->bytes = bytes_of(hb_face_reference_blob(subset.get()));
    internals->file.index = 0;
    const auto clean = blob_of(internals->bytes);
    internals->face.reset(hb_face_create(clean.get(), 0));
  }
  hb_face_t* face = internals->face.get();
  if (hb_face_get_glyph_count(face) == 0) return std::unexpected(damaged);

  internals->units_per_em = static_cast<int>(hb_face_get_upem(face));
  internals->em = 1.0F / static_cast<float>(internals->units_per_em);
  internals->font.reset(hb_font_create(face));
  hb_font_set_scale(internals->font.get(), internals->units_per_em, internals->units_per_em);
  internals->metrics = read_metrics(internals->font.get(), internals->em);
  internals->colour = hb_ot_color_has_png(face) != 0;
  // Tried for every pair of characters by a test; not so in JetBrains Mono.
  internals->idle_ccmp = file.trusted && (file.family == "Inter" || file.family == "Inter Display");
  hb_face_make_immutable(face);
  hb_font_make_immutable(internals->font.get());
  hb_glyph_extents_t box{};
  internals->draws_missing = hb_font_get_glyph_extents(internals->font.get(), 0, &box) != 0 && box.width > 0;
  return std::shared_ptr<const Face>(new Face(std::move(internals)));  // NOLINT: the constructor is private
}

const FontFile& Face::file() const {
  return internals_->file;
}
const SharedBytes& Face::bytes() const {
  return internals_->bytes;
}
const FaceMetrics& Face::metrics() const {
  return internals_->metrics;
}
int Face::units_per_em() const {
  return internals_->units_per_em;
}
bool Face::is_colour() const {
  return internals_->colour;
}

std::uint32_t Face::glyph_for(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(internals_->font.get(), code_point, &glyph) != 0 ? glyph : 0;
}

float Face::advance(std::uint32_t glyph) const {
  return static_cast<float>(hb_font_get_glyph_h_advance(internals_->font.get(), glyph)) * internals_->em;
}

Rect Face::glyph_box(std::uint32_t glyph) const {
  hb_glyph_extents_t box{};
  if (hb_font_get_glyph_extents(internals_->font.get(), glyph, &box) == 0) return {};
  const float em = internals_->em;
  return {static_cast<float>(box.x_bearing) * em, static_cast<float>(box.y_bearing + box.height) * em,
          static_cast<float>(box.width) * em, static_cast<float>(-box.height) * em};
}

std::vector<OutlineSegment> Face::outline(std::uint32_t glyph) const {
  static hb_draw_funcs_t* const functions = make_draw_functions();
  OutlineSink sink;
  sink.em = internals_->em;
  hb_font_get_glyph_shape(internals_->font.get(), glyph, functions, &sink);
  return std::move(sink.segments);
}

std::optional<ColourGlyph> Face::colour_glyph(std::uint32_t glyph) const {
  if (!internals_->colour) return std::nullopt;
  hb_blob_t* png = hb_ot_color_glyph_reference_png(internals_->font.get(), glyph);
  if (hb_blob_get_length(png) == 0) {
    hb_blob_destroy(png);
    return std::nullopt;
  }
  return ColourGlyph{bytes_of(png), glyph_box(glyph)};
}

}  // namespace lectern
