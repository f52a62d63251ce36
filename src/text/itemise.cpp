#include "text/itemise.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/face_internals.h"

namespace lectern {
namespace {

constexpr char32_t kTextSelector = 0xFE0E;
constexpr char32_t kEmojiSelector = 0xFE0F;
constexpr char32_t kKeycap = 0x20E3;
constexpr char32_t kJoiner = 0x200D;

// A grapheme cluster on its way to a face.
struct Cluster {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t style = 0;
  hb_script_t script = HB_SCRIPT_COMMON;
  std::uint8_t level = 0;
  bool blank = false;  // draws nothing: takes its neighbours' face
  bool missing = false;
  std::shared_ptr<const Face> face;
};

bool has_property(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

// Han, kana and bopomofo share their OpenType lookups, and a run in one script shapes faster than many short ones.
hb_script_t script_of(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(static_cast<UChar32>(c), &error);
  switch (code) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
      return HB_SCRIPT_COMMON;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
      return HB_SCRIPT_HAN;
    default:
      return hb_script_from_string(uscript_getShortName(code), -1);
  }
}

bool is_cjk(hb_script_t script) {
  return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HANGUL;
}

bool is_wide(char32_t c) {
  if (c < 0x1100) return false;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE;
}

// Punctuation that Latin and CJK faces draw differently: curly quotes, dashes, ellipses, middle dots (East Asian Width
// "ambiguous"). Digits and letters of that class stay with the text's own face.
bool is_ambiguous(char32_t c) {
  return c >= 0xA1 && u_ispunct(static_cast<UChar32>(c)) != 0 &&
         u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS;
}

// UTS #51: what is shown as a picture. A bare symbol that has both forms is text.
bool is_emoji(const DecodedText& text, std::uint32_t begin, std::uint32_t end) {
  const char32_t first = text[begin];
  if (first < 0x80 && end - begin < 2) return false;
  bool picture = has_property(first, UCHAR_EMOJI_PRESENTATION);
  for (std::uint32_t i = begin + 1; i < end; ++i) {
    if (text[i] == kTextSelector) return false;
    if (text[i] == kEmojiSelector) picture = picture || has_property(first, UCHAR_EMOJI);
    if (text[i] == kKeycap && has_property(first, UCHAR_EMOJI)) picture = true;
    if (has_property(text[i], UCHAR_EMOJI_MODIFIER) && has_property(first, UCHAR_EMOJI_MODIFIER_BASE)) picture = true;
    if (text[i] == kJoiner && has_property(first, UCHAR_EXTENDED_PICTOGRAPHIC)) picture = true;
  }
  return picture;
}

bool has_glyph(const Face& face, char32_t c) {
  if (draws_nothing(c) || face.glyph_for(c) != 0) return true;
  // HarfBuzz makes these from others: spaces of set width from the space, the no-break hyphen from the hyphen.
  if (u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR) return face.glyph_for(U' ') != 0;
  return c == 0x2011 && (face.glyph_for(0x2010) != 0 || face.glyph_for(U'-') != 0);
}

// A cluster's marks count as there when its composed form is.
bool has_cluster(const Face& face, const DecodedText& text, std::uint32_t begin, std::uint32_t end) {
  char32_t composed = text[begin];
  bool every = has_glyph(face, composed);
  bool whole = true;
  for (std::uint32_t i = begin + 1; i < end; ++i) {
    if (draws_nothing(text[i])) continue;
    every = every && has_glyph(face, text[i]);
    hb_codepoint_t joined = 0;
    whole = whole && hb_unicode_compose(hb_unicode_funcs_get_default(), composed, text[i], &joined) != 0;
    if (whole) composed = joined;
  }
  return every || (whole && has_glyph(face, composed));
}

// Chooses faces cluster by cluster; holds what the choice depends on.
class FaceChooser {
 public:
  FaceChooser(const FontSet& fonts, const StyledText& styled, const DecodedText& text, std::string_view language)
      : fonts_(fonts), styled_(styled), text_(text), language_(language), primaries_(styled.ranges.size()) {}

  /// Scripts are those of the characters themselves here: common where they have none of their own.
  void choose(std::vector<Cluster>& clusters) {
    std::vector<hb_script_t> after(clusters.size(), HB_SCRIPT_COMMON);
    for (std::size_t i = clusters.size(); i-- > 1;) {
      after[i - 1] = clusters[i].script != HB_SCRIPT_COMMON ? clusters[i].script : after[i];
    }
    hb_script_t before = HB_SCRIPT_COMMON;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      if (!clusters[i].blank) choose_face(clusters[i], before, after[i]);
      if (clusters[i].script != HB_SCRIPT_COMMON) before = clusters[i].script;
    }
    settle_blanks(clusters);
  }

  const std::shared_ptr<const Face>& primary(std::uint32_t style) {
    auto& face = primaries_[style];
    if (!face) {
      const TextStyle& wanted = styled_.ranges[style].style;
      face = fonts_.match(wanted.family, wanted.weight, wanted.italic);
    }
    return face;
  }

 private:
  void choose_face(Cluster& cluster, hb_script_t before, hb_script_t after) {
    const char32_t first = text_[cluster.begin];
    const TextStyle& style = styled_.ranges[cluster.style].style;
    if (style.weight != weight_ || style.family != family_) last_ = cjk_ = nullptr;
    weight_ = style.weight;
    family_ = style.family;
    if (first >= 0x80 || cluster.end - cluster.begin > 1) {
      if (is_emoji(text_, cluster.begin, cluster.end)) {
        if (use(cluster, fonts_.fallback(first, language_, weight_, true))) return;
      } else if (wants_cjk(first, before, after) && use_cjk(cluster)) {
        return;
      }
    }
    if (use(cluster, primary(cluster.style))) return;
    const bool goes_on = cluster.script == HB_SCRIPT_COMMON || cluster.script == last_script_;
    if (goes_on && use(cluster, last_)) return;
    if (fall_back(cluster)) {
      last_ = cluster.face;
      last_script_ = cluster.script;
      return;
    }
    give_up(cluster);
  }

  // The face of any of the cluster's characters may have all of them: a mark on a space is found by the mark.
  bool fall_back(Cluster& cluster) const {
    for (std::uint32_t i = cluster.begin; i < cluster.end; ++i) {
      if (draws_nothing(text_[i])) continue;
      if (use(cluster, fonts_.fallback(text_[i], language_, weight_, false, family_))) return true;
    }
    return false;
  }

  // No face has all of it: the base in a face that has it and the rest as boxes, or boxes alone.
  void give_up(Cluster& cluster) {
    cluster.missing = true;
    cluster.face = primary(cluster.style);
    const char32_t first = text_[cluster.begin];
    if (!has_glyph(*cluster.face, first)) {
      if (auto face = fonts_.fallback(first, language_, weight_, false, family_)) cluster.face = std::move(face);
    }
    if (cluster.face->internals().draws_missing) return;
    for (const std::string& family : fonts_.families()) {
      auto face = fonts_.match(family, weight_, false);
      if (!face->internals().draws_missing) continue;
      cluster.face = std::move(face);
      return;
    }
  }

  bool use(Cluster& cluster, const std::shared_ptr<const Face>& face) const {
    if (!face || !has_cluster(*face, text_, cluster.begin, cluster.end)) return false;
    cluster.face = face;
    return true;
  }

  bool use_cjk(Cluster& cluster) {
    if (use(cluster, cjk_)) return true;
    cjk_ = fonts_.fallback_in_script("Hani", text_[cluster.begin], language_, weight_, family_);
    return use(cluster, cjk_);
  }

  // Wide characters come from a CJK face even where the style's own face has some of them; ambiguous punctuation does
  // where it stands among CJK text. A closing quote looks like its opening one.
  bool wants_cjk(char32_t first, hb_script_t before, hb_script_t after) {
    if (is_wide(first)) return true;
    if (!is_ambiguous(first)) return false;
    const bool around = before != HB_SCRIPT_COMMON || after != HB_SCRIPT_COMMON;
    const bool among =
        around && (before == HB_SCRIPT_COMMON || is_cjk(before)) && (after == HB_SCRIPT_COMMON || is_cjk(after));
    if (first == U'“' || first == U'‘') {
      quotes_.push_back(among);
    } else if ((first == U'”' || first == U'’') && !quotes_.empty() && is_cjk(before)) {
      const bool opened = quotes_.back();
      quotes_.pop_back();
      return opened;
    }
    return among;
  }

  // A blank between two clusters of one face joins their runs; any other is the style's own.
  void settle_blanks(std::vector<Cluster>& clusters) {
    for (std::size_t i = 0; i < clusters.size();) {
      if (!clusters[i].blank) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < clusters.size() && clusters[end].blank) ++end;
      const Cluster* before = i > 0 ? &clusters[i - 1] : nullptr;
      const Cluster* after = end < clusters.size() ? &clusters[end] : nullptr;
      const bool between = before != nullptr && after != nullptr && before->face == after->face &&
                           before->style == after->style && !before->missing && !after->missing &&
                           !before->face->is_colour() && before->face->glyph_for(U' ') != 0;
      for (; i < end; ++i) {
        clusters[i].face = between && clusters[i].style == before->style ? before->face : primary(clusters[i].style);
      }
    }
  }

  const FontSet& fonts_;
  const StyledText& styled_;
  const DecodedText& text_;
  std::string_view language_;
  std::vector<std::shared_ptr<const Face>> primaries_;
  std::shared_ptr<const Face> last_;
  std::shared_ptr<const Face> cjk_;
  hb_script_t last_script_ = HB_SCRIPT_COMMON;
  std::vector<bool> quotes_;  // for each open quote, whether it is a CJK face's
  int weight_ = 0;
  std::string_view family_;
};

// What has no script of its own takes that of the text before it (UAX #24, section 5.2) in the same face, else of the
// text after it: a run should not end at a quotation mark. What stands alone is shaped as Latin, as digits mostly are.
void resolve_scripts(std::vector<Cluster>& clusters) {
  for (std::size_t i = 1; i < clusters.size(); ++i) {
    if (clusters[i].script == HB_SCRIPT_COMMON && clusters[i].face == clusters[i - 1].face) {
      clusters[i].script = clusters[i - 1].script;
    }
  }
  for (std::size_t i = clusters.size(); i-- > 0;) {
    if (clusters[i].script != HB_SCRIPT_COMMON) continue;
    const bool goes_on = i + 1 < clusters.size() && clusters[i].face == clusters[i + 1].face;
    clusters[i].script = goes_on ? clusters[i + 1].script : HB_SCRIPT_LATIN;
  }
}

std::vector<Cluster> clusters_of(const StyledText& styled, const DecodedText& text,
                                 const std::vector<std::uint32_t>& graphemes, const std::vector<std::uint8_t>& levels) {
  std::vector<Cluster> clusters;
  clusters.reserve(graphemes.size());
  std::uint32_t style = 0;
  for (std::size_t i = 0; i + 1 < graphemes.size(); ++i) {
    Cluster cluster;
    cluster.begin = graphemes[i];
    cluster.end = graphemes[i + 1];
    while (style + 1 < styled.ranges.size() && styled.ranges[style].end <= text.byte_of(cluster.begin)) ++style;
    cluster.style = style;
    cluster.script = script_of(text[cluster.begin]);
    cluster.level = levels.empty() ? 0 : levels[cluster.begin];
    cluster.blank = true;
    for (std::uint32_t k = cluster.begin; k < cluster.end; ++k) {
      cluster.blank = cluster.blank && (is_blank(text[k]) || draws_nothing(text[k]));
    }
    clusters.push_back(std::move(cluster));
  }
  return clusters;
}

// HarfBuzz is given no more than this at once, preferably up to a blank: its memory grows with the item.
bool full(const TextItem& item, const Cluster& next) {
  constexpr std::uint32_t kMany = 8'192;
  const std::uint32_t length = next.end - item.begin;
  return length > 2 * kMany || (length > kMany && next.blank);
}

void report_missing(const DecodedText& text, const Cluster& cluster, std::vector<MissingGlyph>& missing) {
  for (std::uint32_t i = cluster.begin; i < cluster.end; ++i) {
    if (!has_glyph(*cluster.face, text[i])) missing.push_back({text.byte_of(i), text[i]});
  }
}

}  // namespace

ItemisedText itemise(const FontSet& fonts, const StyledText& styled, const DecodedText& text,
                     const std::vector<std::uint32_t>& graphemes, const std::vector<std::uint8_t>& levels,
                     std::string_view language) {
  ItemisedText result;
  std::vector<Cluster> clusters = clusters_of(styled, text, graphemes, levels);
  FaceChooser(fonts, styled, text, language).choose(clusters);
  resolve_scripts(clusters);
  for (Cluster& cluster : clusters) {
    if (cluster.missing) report_missing(text, cluster, result.missing);
    auto& items = result.items;
    const bool goes_on = !items.empty() && !full(items.back(), cluster) && items.back().style == cluster.style &&
                         items.back().face == cluster.face && items.back().script == cluster.script &&
                         items.back().level == cluster.level && items.back().missing == cluster.missing;
    if (goes_on) {
      items.back().end = cluster.end;
    } else {
      items.push_back({cluster.begin, cluster.end, cluster.style, std::move(cluster.face), cluster.script,
                       cluster.level, cluster.missing});
    }
  }
  return result;
}

bool draws_nothing(char32_t c) {
  if (c < 0x20 || c == 0x7F) return true;
  if (c < 0xAD) return c >= 0x80 && c < 0xA0;
  if (c == 0x2028 || c == 0x2029) return true;
  return u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR ? !has_property(c, UCHAR_PREPENDED_CONCATENATION_MARK)
                                                              : has_property(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_blank(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c != 0xA0 && c != 0x2007 && c != 0x202F && (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B);
}

}  // namespace lectern
