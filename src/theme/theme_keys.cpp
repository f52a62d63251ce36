#include "theme/theme_keys.h"

#include <array>

namespace lectern {
namespace {

constexpr auto kColours = std::to_array<ColourKey>({
    {"paper", &Palette::paper},
    {"ink", &Palette::ink},
    {"muted", &Palette::muted},
    {"accent", &Palette::accent},
    {"hot", &Palette::hot},
    {"rule", &Palette::rule},
    {"panel", &Palette::panel},
});

constexpr auto kFaces = std::to_array<FaceKey>({
    {"title", &Theme::title},
    {"cover", &Theme::cover},
    {"text", &Theme::text},
    {"number", &Theme::number},
    {"quote", &Theme::quote},
    {"code", &Theme::code},
});

// Below these bounds nobody reads on, above them a slide holds nothing.
constexpr auto kSizes = std::to_array<LengthKey<TypeScale>>({
    {"kicker", &TypeScale::kicker, 20, 48},
    {"title", &TypeScale::title, 40, 140},
    {"title-small", &TypeScale::title_small, 36, 120},
    {"title-least", &TypeScale::title_least, 32, 100},
    {"body-largest", &TypeScale::body_largest, 36, 120},
    {"body-start", &TypeScale::body_start, 32, 96},
    {"body-least", &TypeScale::body_least, 28, 72},
    {"second-level", &TypeScale::second_level, 0.6F, 1},
    {"cover", &TypeScale::cover, 60, 240},
    {"cover-least", &TypeScale::cover_least, 48, 160},
    {"subtitle", &TypeScale::subtitle, 32, 96},
    {"speaker", &TypeScale::speaker, 28, 72},
    {"event", &TypeScale::event, 24, 60},
    {"section-number", &TypeScale::section_number, 80, 400},
    {"section", &TypeScale::section, 60, 200},
    {"statement", &TypeScale::statement, 72, 240},
    {"statement-least", &TypeScale::statement_least, 48, 160},
    {"quote", &TypeScale::quote, 60, 200},
    {"quote-least", &TypeScale::quote_least, 40, 120},
    {"quote-mark", &TypeScale::quote_mark, 120, 480},
    {"table", &TypeScale::table, 28, 72},
    {"table-head", &TypeScale::table_head, 24, 60},
    {"table-least", &TypeScale::table_least, 22, 60},
    {"code", &TypeScale::code, 24, 72},
    {"code-least", &TypeScale::code_least, 18, 48},
    {"source", &TypeScale::source, 20, 44},
    {"caption", &TypeScale::caption, 20, 44},
    {"footer", &TypeScale::footer, 18, 40},
    {"marking", &TypeScale::marking, 24, 44},
    {"card-number", &TypeScale::card_number, 36, 140},
    {"card-lead", &TypeScale::card_lead, 36, 96},
    {"card-text", &TypeScale::card_text, 28, 72},
    {"row-number", &TypeScale::row_number, 36, 100},
    {"row-lead", &TypeScale::row_lead, 32, 80},
    {"row-text", &TypeScale::row_text, 28, 64},
});

constexpr auto kMargins = std::to_array<LengthKey<Measures>>({
    {"side", &Measures::margin, 48, 320},
    {"kicker-top", &Measures::kicker_top, 68, 200},
    {"title-top", &Measures::title_top, 100, 260},
    {"body-top", &Measures::body_top, 160, 480},
    {"body-bottom", &Measures::body_bottom, 800, 1000},
    {"source-bottom", &Measures::source_bottom, 820, 1010},
    {"footer-baseline", &Measures::footer_baseline, 940, 1050},
    {"indent", &Measures::indent, 30, 140},
    {"dot", &Measures::dot, 4, 32},
    {"column-gap", &Measures::column_gap, 32, 200},
    {"card-gap", &Measures::card_gap, 16, 140},
    {"progress-height", &Measures::progress_height, 2, 24},
});

constexpr auto kFooter = std::to_array<SwitchKey>({
    {"progress", &Theme::progress_line},
    {"title", &Theme::footer_title},
    {"number", &Theme::page_number},
});

constexpr auto kCorners = std::to_array<CornerKey>({
    {"top-left", Corner::top_left},
    {"top-right", Corner::top_right},
    {"bottom-left", Corner::bottom_left},
    {"bottom-right", Corner::bottom_right},
});

constexpr auto kOrderedSizes = std::to_array<OrderedSizes>({
    {"title-small", "title"},
    {"title-least", "title-small"},
    {"body-start", "body-largest"},
    {"body-least", "body-start"},
    {"cover-least", "cover"},
    {"statement-least", "statement"},
    {"quote-least", "quote"},
    {"table-least", "table"},
    {"code-least", "code"},
});

}  // namespace

std::span<const ColourKey> colour_keys() {
  return kColours;
}
std::span<const FaceKey> face_keys() {
  return kFaces;
}
std::span<const LengthKey<TypeScale>> size_keys() {
  return kSizes;
}
std::span<const LengthKey<Measures>> margin_keys() {
  return kMargins;
}
std::span<const SwitchKey> footer_keys() {
  return kFooter;
}
std::span<const CornerKey> corner_keys() {
  return kCorners;
}
std::span<const OrderedSizes> ordered_sizes() {
  return kOrderedSizes;
}

}  // namespace lectern
