#include "theme/theme_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "base/words.h"
#include "theme/theme_keys.h"
#include "theme/theme_tree.h"

namespace lectern {
namespace {

using Kind = ThemeNode::Kind;
using Names = std::vector<std::string_view>;

constexpr std::string_view kSectionWord = "section";
constexpr std::array<std::string_view, 4> kFaceParts{"family", "weight", "tracking", "leading"};

template <class Keys>
Names names_of(const Keys& keys) {
  Names names;
  for (const auto& key : keys) names.push_back(key.name);
  return names;
}

std::optional<float> number_in(std::string_view text) {
  text = trimmed(text);
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<bool> switch_in(std::string_view text) {
  const std::string word = lower_ascii(trimmed(text));
  if (word == "true" || word == "yes" || word == "on") return true;
  if (word == "false" || word == "no" || word == "off") return false;
  return std::nullopt;
}

class FileReader {
 public:
  FileReader(const ThemeVocabulary& vocabulary, Diagnostics& diagnostics)
      : vocabulary_(vocabulary), diagnostics_(diagnostics) {}

  ThemeFile read(const ThemeNode& root) {
    for (const ThemeEntry& entry : root.entries) {
      if (entry.key == kNameKey) {
        file_.name = text_of(entry);
      } else if (entry.key == kInheritsKey) {
        file_.inherits = text_of(entry);
        file_.inherits_where = entry.value.where;
      } else if (entry.key == kLayoutsKey) {
        read_layouts(entry);
      } else if (!read_look(entry)) {
        unknown(entry, {kNameKey, kInheritsKey, kColoursKey, kSectionColoursKey, kFacesKey, kStrongWeightKey, kSizesKey,
                        kMarginsKey, kFooterKey, kLogoKey, kLayoutsKey});
      }
    }
    return std::move(file_);
  }

 private:
  // Settings that the whole theme and each layout may have.
  bool read_look(const ThemeEntry& entry) {
    if (entry.key == kColoursKey) {
      read_colours(entry);
    } else if (entry.key == kSectionColoursKey && layout_.empty()) {
      read_palette(entry, kSectionColoursKey, &Theme::section);
    } else if (entry.key == kFacesKey) {
      read_faces(entry);
    } else if (entry.key == kStrongWeightKey) {
      if (const auto weight = length_of(entry, kLeastWeight, kMostWeight))
        add(entry, std::string(kStrongWeightKey),
            [value = static_cast<int>(std::lround(*weight))](Theme& theme) { theme.strong_weight = value; });
    } else if (entry.key == kSizesKey) {
      read_lengths(entry, size_keys(), &Theme::scale);
    } else if (entry.key == kMarginsKey) {
      read_lengths(entry, margin_keys(), &Theme::measures);
    } else if (entry.key == kFooterKey) {
      read_footer(entry);
    } else if (entry.key == kLogoKey) {
      read_logo(entry);
    } else {
      return false;
    }
    return true;
  }

  void read_layouts(const ThemeEntry& layouts) {
    for (const ThemeEntry& layout : map_of(layouts, "a layout's name with its settings below it")) {
      if (!known(layout.key, vocabulary_.layouts)) {
        unknown(layout, Names(vocabulary_.layouts.begin(), vocabulary_.layouts.end()), "layout");
        continue;
      }
      layout_ = layout.key;
      for (const ThemeEntry& entry : map_of(layout, "settings such as colours: or sizes: below it")) {
        if (!read_look(entry))
          unknown(entry, {kColoursKey, kFacesKey, kStrongWeightKey, kSizesKey, kMarginsKey, kFooterKey, kLogoKey});
      }
      layout_.clear();
    }
  }

  void read_colours(const ThemeEntry& entry) {
    // The slides of layout `section` have the section palette: a change for that layout is a change of it.
    const bool of_section = layout_ == kSectionWord;
    if (entry.value.kind == Kind::scalar && !layout_.empty() && !of_section) {
      if (entry.value.scalar == kSectionWord) {
        add(entry, std::string(kColoursKey), [](Theme& theme) { theme.palette = theme.section; });
      } else {
        diagnostics_.warn("theme-value", entry.value.where, fmt::format("not a palette: {}", entry.value.scalar),
                          "write section to take the colours of section slides, or list the colours that differ");
      }
      return;
    }
    read_palette(entry, of_section ? kSectionColoursKey : kColoursKey, of_section ? &Theme::section : &Theme::palette);
  }

  void read_palette(const ThemeEntry& palette, std::string_view prefix, Palette Theme::* where) {
    for (const ThemeEntry& entry : map_of(palette, "colours below it, such as ink: \"#16202B\"")) {
      const auto keys = colour_keys();
      const auto key = std::ranges::find(keys, entry.key, &ColourKey::name);
      if (key == keys.end()) {
        unknown(entry, names_of(keys), "colour");
      } else if (const auto colour = colour_of(entry)) {
        add(entry, fmt::format("{}.{}", prefix, entry.key),
            [where, member = key->member, colour = *colour](Theme& theme) { theme.*where.*member = colour; });
      }
    }
  }

  void read_faces(const ThemeEntry& faces) {
    for (const ThemeEntry& entry : map_of(faces, "faces below it, such as title: Noto Serif")) {
      const auto keys = face_keys();
      const auto key = std::ranges::find(keys, entry.key, &FaceKey::name);
      if (key == keys.end()) {
        unknown(entry, names_of(keys), "face");
      } else if (entry.value.kind == Kind::scalar) {
        read_face_part(entry, "family", key->member, entry.key);
      } else {
        for (const ThemeEntry& part :
             map_of(entry, "a family's name, or family:, weight:, tracking:, leading: below it"))
          read_face_part(part, part.key, key->member, entry.key);
      }
    }
  }

  void read_face_part(const ThemeEntry& entry, std::string_view part, TypeFace Theme::* face, std::string_view role) {
    const std::string path = fmt::format("{}.{}.{}", kFacesKey, role, part);
    if (part == "family") {
      const std::string family = text_of(entry);
      if (family.empty() || !family_is_known(entry, family)) return;
      add(entry, path, [face, family](Theme& theme) { (theme.*face).family = family; });
    } else if (part == "weight") {
      if (const auto value = length_of(entry, kLeastWeight, kMostWeight))
        add(entry, path,
            [face, weight = static_cast<int>(std::lround(*value))](Theme& theme) { (theme.*face).weight = weight; });
    } else if (part == "tracking") {
      if (const auto value = length_of(entry, kLeastTracking, kMostTracking))
        add(entry, path, [face, tracking = *value](Theme& theme) { (theme.*face).tracking = tracking; });
    } else if (part == "leading") {
      if (const auto value = length_of(entry, kLeastLeading, kMostLeading))
        add(entry, path, [face, leading = *value](Theme& theme) { (theme.*face).leading = leading; });
    } else {
      unknown(entry, Names(kFaceParts.begin(), kFaceParts.end()));
    }
  }

  template <class Owner>
  void read_lengths(const ThemeEntry& group, std::span<const LengthKey<Owner>> keys, Owner Theme::* where) {
    for (const ThemeEntry& entry : map_of(group, "numbers below it, in units of which a slide is 1080 high")) {
      const auto key = std::ranges::find(keys, entry.key, &LengthKey<Owner>::name);
      if (key == keys.end()) {
        unknown(entry, names_of(keys));
      } else if (const auto value = length_of(entry, key->least, key->most)) {
        add(entry, fmt::format("{}.{}", group.key, entry.key),
            [where, member = key->member, value = *value](Theme& theme) { theme.*where.*member = value; });
      }
    }
  }

  void read_footer(const ThemeEntry& footer) {
    const auto keys = footer_keys();
    if (footer.value.kind == Kind::scalar) {
      if (const auto value = switch_of(footer)) {
        add(footer, std::string(kFooterKey), [value = *value](Theme& theme) {
          for (const SwitchKey& key : footer_keys()) theme.*key.member = value;
        });
      }
      return;
    }
    for (const ThemeEntry& entry : map_of(footer, "progress:, title: or number: below it, each true or false")) {
      const auto key = std::ranges::find(keys, entry.key, &SwitchKey::name);
      if (key == keys.end()) {
        unknown(entry, names_of(keys));
      } else if (const auto value = switch_of(entry)) {
        add(entry, fmt::format("{}.{}", kFooterKey, entry.key),
            [member = key->member, value = *value](Theme& theme) { theme.*member = value; });
      }
    }
  }

  void read_logo(const ThemeEntry& logo) {
    if (logo.value.kind == Kind::scalar && switch_in(logo.value.scalar) == false) {
      add(logo, "logo.picture", [](Theme& theme) { theme.logo.picture.clear(); });
      return;
    }
    for (const ThemeEntry& entry : map_of(logo, "picture: and, where wanted, corner:, height: and layouts: below it")) {
      const std::string path = fmt::format("{}.{}", kLogoKey, entry.key);
      if (entry.key == "corner") {
        read_corner(entry, path);
      } else if (entry.key == "height") {
        if (const auto value = length_of(entry, kLeastLogo, kMostLogo))
          add(entry, path, [height = *value](Theme& theme) { theme.logo.height = height; });
      } else if (entry.key == "picture" && layout_.empty()) {
        if (const std::string picture = text_of(entry); !picture.empty())
          add(entry, path, [picture](Theme& theme) { theme.logo.picture = picture; });
      } else if (entry.key == kLayoutsKey && layout_.empty()) {
        read_logo_layouts(entry, path);
      } else {
        unknown(entry, layout_.empty() ? Names{"picture", "corner", "height", "layouts"} : Names{"corner", "height"});
      }
    }
  }

  void read_corner(const ThemeEntry& entry, const std::string& path) {
    const auto keys = corner_keys();
    const std::string word = text_of(entry);
    const auto key = std::ranges::find(keys, word, &CornerKey::name);
    if (key != keys.end()) {
      add(entry, path, [corner = key->corner](Theme& theme) { theme.logo.corner = corner; });
    } else if (!word.empty()) {
      diagnostics_.warn("theme-value", entry.value.where, fmt::format("not a corner: {}", word),
                        fmt::format("the corners are {}", fmt::join(names_of(keys), ", ")));
    }
  }

  void read_logo_layouts(const ThemeEntry& entry, const std::string& path) {
    std::vector<std::string> layouts;
    std::vector<ThemeNode> words = entry.value.items;
    if (entry.value.kind == Kind::scalar) words.push_back(entry.value);
    for (const ThemeNode& word : words) {
      if (known(word.scalar, vocabulary_.layouts)) {
        layouts.push_back(word.scalar);
      } else if (word.scalar == "all") {
        layouts = vocabulary_.layouts;
      } else {
        report_unknown(word.scalar, word.where, Names(vocabulary_.layouts.begin(), vocabulary_.layouts.end()),
                       "layout");
      }
    }
    if (!layouts.empty()) add(entry, path, [layouts](Theme& theme) { theme.logo.layouts = layouts; });
  }

  void add(const ThemeEntry& entry, std::string key, std::function<void(Theme&)> apply) {
    const SourceSpan where = entry.value.kind == Kind::scalar ? entry.value.where : entry.key_where;
    file_.edits.push_back({std::move(key), layout_, where, std::move(apply)});
  }

  std::string text_of(const ThemeEntry& entry) {
    if (entry.value.kind == Kind::scalar && !trimmed(entry.value.scalar).empty())
      return std::string(trimmed(entry.value.scalar));
    diagnostics_.warn("theme-value", entry.key_where, fmt::format("{} has no value of one line", entry.key),
                      "write it after the colon");
    return {};
  }

  std::optional<Colour> colour_of(const ThemeEntry& entry) {
    const std::string text = text_of(entry);
    if (text.empty()) return std::nullopt;
    auto colour = parse_colour(text);
    if (!colour) {
      const bool bare = parse_colour("#" + text).has_value();
      diagnostics_.warn("bad-colour", entry.value.where, fmt::format("not a colour: {}", text),
                        bare ? fmt::format("write it as \"#{}\"", text)
                             : "write it as \"#RRGGBB\" or by its CSS name; the inherited colour stays");
      return std::nullopt;
    }
    if (colour->alpha != 255) {
      diagnostics_.warn("bad-colour", entry.value.where, fmt::format("{} is translucent: {}", entry.key, text),
                        "a theme's colours are opaque; it is taken without its last two digits");
      colour->alpha = 255;
    }
    return colour;
  }

  std::optional<float> length_of(const ThemeEntry& entry, float least, float most) {
    const std::string text = text_of(entry);
    if (text.empty()) return std::nullopt;
    const auto value = number_in(text);
    if (!value) {
      diagnostics_.warn("theme-value", entry.value.where, fmt::format("not a number: {}", text),
                        fmt::format("{} is a number from {} to {}, without a unit", entry.key, least, most));
      return std::nullopt;
    }
    if (*value >= least && *value <= most) return value;
    const float held = std::clamp(*value, least, most);
    diagnostics_.warn("theme-bounds", entry.value.where,
                      fmt::format("{} of {} is outside {} to {}", entry.key, text, least, most),
                      fmt::format("{} is used", held));
    return held;
  }

  std::optional<bool> switch_of(const ThemeEntry& entry) {
    const std::string text = text_of(entry);
    if (text.empty()) return std::nullopt;
    const auto value = switch_in(text);
    if (!value)
      diagnostics_.warn("theme-value", entry.value.where, fmt::format("neither true nor false: {}", text),
                        fmt::format("write {}: true or {}: false", entry.key, entry.key));
    return value;
  }

  bool family_is_known(const ThemeEntry& entry, const std::string& family) {
    if (known(family, vocabulary_.families)) return true;
    const Names names(vocabulary_.families.begin(), vocabulary_.families.end());
    const std::string_view nearest = nearest_name(family, names, 3);
    diagnostics_.warn("unknown-font", entry.value.where, fmt::format("no font family is named {}", family),
                      nearest.empty() ? "`lectern fonts` lists those that Lectern can use"
                                      : fmt::format("did you mean {}?", nearest));
    return false;
  }

  const std::vector<ThemeEntry>& map_of(const ThemeEntry& entry, std::string_view wanted) {
    if (entry.value.kind != Kind::map)
      diagnostics_.warn("theme-value", entry.key_where, fmt::format("{} needs {}", entry.key, wanted),
                        fmt::format("write {}: alone on its line and indent what belongs to it", entry.key));
    return entry.value.entries;
  }

  static bool known(const std::string& word, const std::vector<std::string>& names) {
    return std::ranges::find(names, word) != names.end();
  }

  void unknown(const ThemeEntry& entry, const Names& names, std::string_view kind = "key") {
    report_unknown(entry.key, entry.key_where, names, kind);
  }

  void report_unknown(const std::string& word, SourceSpan where, const Names& names, std::string_view kind) {
    const std::string_view nearest = nearest_name(word, names);
    diagnostics_.warn("theme-unknown-key", where, fmt::format("unknown {}: {}", kind, word),
                      nearest.empty() ? fmt::format("known here: {}", fmt::join(names, ", "))
                                      : fmt::format("did you mean {}?", nearest));
  }

  const ThemeVocabulary& vocabulary_;
  Diagnostics& diagnostics_;
  ThemeFile file_;
  std::string layout_;  // whose settings are being read; empty: the whole theme's
};

}  // namespace

ThemeFile read_theme_file(std::string_view source, const ThemeVocabulary& vocabulary, Diagnostics& diagnostics) {
  return FileReader(vocabulary, diagnostics).read(read_theme_tree(source, diagnostics));
}

}  // namespace lectern
