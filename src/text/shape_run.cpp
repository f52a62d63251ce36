#include "text/shape_run.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/words.h"
#include "text/face_internals.h"

namespace lectern {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kHyphen = 0x2010;
constexpr char32_t kNoBreakHyphen = 0x2011;
constexpr char32_t kIgnorable = 0x200B;  // a character that every face leaves out
constexpr float kTabInSpaces = 4;

hb_buffer_t* shaping_buffer() {
  thread_local const HarfBuzzOwner<hb_buffer_t> buffer(hb_buffer_create());
  hb_buffer_clear_contents(buffer.get());
  return buffer.get();
}

char32_t hyphen_of(const Face& face) {
  return face.glyph_for(kHyphen) != 0 ? kHyphen : U'-';
}

// What HarfBuzz is to see for a character: one that draws nothing must not become a box where the face lacks it.
char32_t shaped_as(const Face& face, char32_t c, bool missing) {
  if (c == U'\t') return U' ';
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return kIgnorable;
  if (c == kNoBreakHyphen && !missing && face.glyph_for(c) == 0) return hyphen_of(face);
  return c;
}

struct Features {
  std::array<hb_feature_t, 5> list{};
  unsigned count = 0;

  void add(hb_tag_t tag, unsigned value) {
    list.at(count++) = {tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  }
};

// Characters that stand for themselves: no mark follows that ccmp could compose or decompose with them.
bool is_simple(char32_t c) {
  return c < 0x300 || (c >= 0x2010 && c <= 0x2026) || (c >= 0x20A0 && c <= 0x20BF);
}

Features features_of(const TextStyle& style, float tracking, bool simple) {
  Features features;
  // Inter spends half of its shaping in ccmp's lookups, which do nothing here.
  if (simple) features.add(HB_TAG('c', 'c', 'm', 'p'), 0);
  if (style.tabular_figures) features.add(HB_TAG('t', 'n', 'u', 'm'), 1);
  if (!style.ligatures || tracking != 0) {
    features.add(HB_TAG('l', 'i', 'g', 'a'), 0);
    features.add(HB_TAG('c', 'l', 'i', 'g'), 0);
  }
  if (!style.ligatures) features.add(HB_TAG('c', 'a', 'l', 't'), 0);
  return features;
}

// Code points of the part and a few of its context, as HarfBuzz takes them; `offset` is where the part begins.
struct Units {
  std::vector<hb_codepoint_t> list;
  std::uint32_t offset = 0;
  bool simple = true;
};

void fill(Units& units, const DecodedText& text, const TextItem& item, std::uint32_t begin, std::uint32_t end,
          Context context, PartEnd part_end) {
  constexpr std::uint32_t kReach = 5;  // HarfBuzz looks no further
  const std::uint32_t from = std::max(context.begin, begin - std::min(begin, kReach));
  const std::uint32_t to = part_end == PartEnd::added_hyphen ? end : std::min(end + kReach, context.end);
  units.list.clear();
  units.offset = begin - from;
  units.simple = true;
  for (std::uint32_t i = from; i < to; ++i) {
    units.list.push_back(shaped_as(*item.face, text[i], item.missing));
    units.simple = units.simple && is_simple(text[i]);
  }
  if (part_end == PartEnd::added_hyphen) units.list.push_back(hyphen_of(*item.face));
  if (part_end == PartEnd::hyphen && end > begin && text[end - 1] == kSoftHyphen) {
    units.list[end - 1 - from] = hyphen_of(*item.face);
  }
}

// Groups glyphs into clusters in logical order. `info` clusters are relative to the part's first code point.
std::vector<ShapedItem::Cluster> clusters_of(const std::vector<hb_glyph_info_t>& infos, std::uint32_t begin,
                                             std::uint32_t offset, bool backward) {
  std::vector<ShapedItem::Cluster> clusters;
  clusters.reserve(infos.size());
  for (std::uint32_t first = 0; first < infos.size();) {
    std::uint32_t last = first;
    bool safe = true;
    while (last < infos.size() && infos[last].cluster == infos[first].cluster) {
      safe = safe && (hb_glyph_info_get_glyph_flags(&infos[last]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) == 0;
      ++last;
    }
    clusters.push_back({infos[first].cluster - offset + begin, first, last, 0, 0, safe});
    first = last;
  }
  if (backward) std::ranges::reverse(clusters);
  return clusters;
}

// Where lines are broken, a hyphen that the text does not have belongs to the cluster before it. How many glyphs it is.
std::size_t join_to_last(std::vector<hb_glyph_info_t>& infos, std::uint32_t hyphen) {
  std::uint32_t last = 0;
  std::size_t count = 0;
  for (const hb_glyph_info_t& info : infos) {
    if (info.cluster < hyphen) last = std::max(last, info.cluster);
    if (info.cluster >= hyphen) ++count;
  }
  for (hb_glyph_info_t& info : infos) info.cluster = std::min(info.cluster, last);
  return count;
}

// In the run's own text that hyphen is a soft one at the end, so that whoever reads it knows that the word goes on.
void append_soft_hyphen(ShapedRun& run, std::size_t glyphs) {
  const auto cluster = static_cast<std::uint32_t>(run.text.size());
  for (std::size_t i = 0; i < glyphs; ++i) {
    const std::size_t place = run.right_to_left ? i : run.glyphs.size() - 1 - i;
    run.glyphs[place].cluster = cluster;
  }
  if (glyphs > 0) append_utf8(run.text, kSoftHyphen);
}

bool is_ideographic_letter(char32_t c) {
  if (c < 0x3005 || u_isalpha(static_cast<UChar32>(c)) == 0) return false;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

// Letters and digits of Latin, Greek and Cyrillic; full-width forms bring their own space.
bool is_narrow(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return c < 0x530 && u_isalpha(static_cast<UChar32>(c)) != 0;
}

// CSS Text 4, 8.5 (text-autospace): an eighth of an em between the two kinds.
constexpr float kGap = 0.125F;

bool want_gap(char32_t before, char32_t after) {
  if (before < 0x3005 && after < 0x3005) return false;
  return (is_ideographic_letter(before) && is_narrow(after)) || (is_narrow(before) && is_ideographic_letter(after));
}

bool is_opening(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION;
}

bool is_closing(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION || c == 0x3001 || c == 0x3002 ||
         c == 0xFF0C || c == 0xFF0E;
}

// A full-width mark has its ink in one half of its square; which one tells what may be taken from it. The commas of
// traditional Chinese stand in the middle and keep their square.
constexpr float kFullWidth = 0.9F;

bool is_blank_before(const Face& face, const Glyph& glyph) {
  return glyph.advance >= kFullWidth && face.glyph_box(glyph.id).x >= 0.4F * glyph.advance;
}

bool is_blank_behind(const Face& face, const Glyph& glyph) {
  return glyph.advance >= kFullWidth && face.glyph_box(glyph.id).right() <= 0.6F * glyph.advance;
}

// Spaces between scripts, and none between marks: full-width marks beside each other lose the blank half that lies
// between them (JLREQ 3.1.4, CLREQ 3.1.6).
void space_east_asian(std::vector<ShapedItem::Cluster>& clusters, ShapedRun& run, const DecodedText& text,
                      const TextItem& item, std::uint32_t end) {
  const auto is_mark = [&](std::uint32_t at) {
    const char32_t c = text[at];
    const bool wide = c >= 0x3000 || (c >= 0x2018 && c <= 0x201F && at >= item.begin && at < item.end);
    return wide && item.script == HB_SCRIPT_HAN;
  };
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    ShapedItem::Cluster& cluster = clusters[i];
    const std::uint32_t next = i + 1 < clusters.size() ? clusters[i + 1].begin : end;
    if (cluster.width <= 0) continue;
    Glyph& glyph = run.glyphs[cluster.last - 1];
    const char32_t c = text[cluster.begin];
    float change = 0;
    if (next < text.size() && want_gap(text[next - 1], text[next])) {
      change = cluster.gap = kGap;
    } else if (c >= 0x2018 && is_mark(cluster.begin)) {
      const bool opens_after = is_opening(c) && cluster.begin > 0 && is_mark(cluster.begin - 1) &&
                               is_opening(text[cluster.begin - 1]) && is_blank_before(*run.face, glyph);
      const bool closes_before = is_closing(c) && next < text.size() && is_mark(next) &&
                                 (is_opening(text[next]) || is_closing(text[next])) &&
                                 is_blank_behind(*run.face, glyph);
      if (opens_after || closes_before) change = -0.5F * glyph.advance;
      if (opens_after) glyph.dx += change;
    }
    glyph.advance += change;
    cluster.width += change;
  }
}

bool is_joined(hb_script_t script) {
  switch (script) {
    case HB_SCRIPT_ARABIC:
    case HB_SCRIPT_SYRIAC:
    case HB_SCRIPT_MONGOLIAN:
    case HB_SCRIPT_NKO:
    case HB_SCRIPT_MANDAIC:
    case HB_SCRIPT_PHAGS_PA:
    case HB_SCRIPT_ADLAM:
    case HB_SCRIPT_HANIFI_ROHINGYA:
    case HB_SCRIPT_DEVANAGARI:
    case HB_SCRIPT_BENGALI:
    case HB_SCRIPT_GURMUKHI:
      return true;
    default:
      return false;
  }
}

}  // namespace

float hyphen_width(const Face& face) {
  const auto& internals = face.internals();
  return static_cast<float>(hb_font_get_glyph_h_advance(internals.font.get(), face.glyph_for(hyphen_of(face)))) *
         internals.em;
}

float outside_at_start(const ShapedRun& run, std::uint32_t glyph, char32_t c, bool hang_quotes) {
  const bool quote = c == U'"' || c == U'\'' || c == 0xAB || (c >= 0x2018 && c <= 0x201F);
  if (run.right_to_left || (c < 0x2018 && !quote) || (!quote && !is_opening(c))) return 0;
  const Glyph& drawn = run.glyphs[glyph];
  if (is_blank_before(*run.face, drawn)) return 0.5F * drawn.advance;
  return hang_quotes && quote ? drawn.advance : 0;
}

float tracking_of(const TextStyle& style, hb_script_t script) {
  return is_joined(script) ? 0 : style.tracking;
}

ShapedItem shape_item(const StyledText& styled, const DecodedText& text, const TextItem& item, std::uint32_t begin,
                      std::uint32_t end, std::string_view language, Context context, PartEnd part_end) {
  const TextStyle& style = styled.ranges[item.style].style;
  const float tracking = tracking_of(style, item.script);
  const bool backward = (item.level & 1U) != 0;

  hb_buffer_t* buffer = shaping_buffer();
  thread_local Units units;
  fill(units, text, item, begin, end, context, part_end);
  hb_buffer_add_codepoints(buffer, units.list.data(), static_cast<int>(units.list.size()), units.offset,
                           static_cast<int>(end - begin + (part_end == PartEnd::added_hyphen ? 1 : 0)));
  hb_buffer_set_direction(buffer, backward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, item.script);
  hb_buffer_set_language(buffer, hb_language_from_string(language.data(), static_cast<int>(language.size())));
  const Features features = features_of(style, tracking, units.simple && item.face->internals().idle_ccmp);
  hb_shape(item.face->internals().font.get(), buffer, features.list.data(), features.count);

  unsigned count = 0;
  const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer, &count);
  std::vector<hb_glyph_info_t> infos(info, info + count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);

  auto run = std::make_shared<ShapedRun>();
  run->face = item.face;
  run->right_to_left = backward;
  run->missing = item.missing;
  run->language = language;
  run->tracking = tracking;
  run->tabular_figures = style.tabular_figures;
  run->ligatures = style.ligatures && tracking == 0;
  const std::uint32_t first_byte = text.byte_of(begin);
  run->text = styled.text.substr(first_byte, text.byte_of(end) - first_byte);
  const std::uint32_t offset = units.offset;
  const std::size_t added =
      part_end == PartEnd::added_hyphen ? join_to_last(infos, offset + end - begin) : std::size_t{0};
  ShapedItem shaped;
  shaped.clusters = clusters_of(infos, begin, offset, backward);
  run->glyphs.reserve(count);
  const float em = item.face->internals().em;
  for (unsigned i = 0; i < count; ++i) {
    const std::uint32_t code_point = infos[i].cluster - offset + begin;
    Glyph glyph{infos[i].codepoint, text.byte_of(code_point) - first_byte,
                static_cast<float>(positions[i].x_advance) * em, static_cast<float>(positions[i].x_offset) * em,
                static_cast<float>(positions[i].y_offset) * em};
    if (text[code_point] == U'\t') glyph.advance *= kTabInSpaces;
    run->glyphs.push_back(glyph);
  }
  append_soft_hyphen(*run, added);
  for (ShapedItem::Cluster& cluster : shaped.clusters) {
    float width = 0;
    for (std::uint32_t i = cluster.first; i < cluster.last; ++i) width += run->glyphs[i].advance;
    if (tracking != 0 && width > 0) {
      run->glyphs[cluster.last - 1].advance += tracking;
      width += tracking;
    }
    cluster.width = width;
  }
  if (!backward && style.ligatures) space_east_asian(shaped.clusters, *run, text, item, end);
  shaped.run = std::move(run);
  return shaped;
}

}  // namespace lectern
