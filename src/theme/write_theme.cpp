#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "theme/load_theme.h"
#include "theme/theme_keys.h"

namespace lectern {
namespace {

// What is equal in `base` is left out; without a base all is written.
struct Section {
  std::string_view key;
  std::string lines;
};

// A name as YAML takes it: in quotes where it has more than letters, digits and what names are joined with.
std::string name_as_yaml(std::string_view name) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_./";
  const bool plain = !name.empty() && name.find_first_not_of(kPlain) == std::string_view::npos &&
                     std::string_view(" -.").find(name.front()) == std::string_view::npos && name.back() != ' ';
  if (plain) return std::string(name);
  std::string quoted = "\"";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      quoted += fmt::format("\\x{:02x}", byte);
      continue;
    }
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

void put(std::string& text, int depth, std::string_view line) {
  text.append(2 * static_cast<std::size_t>(depth), ' ').append(line) += '\n';
}

void put_section(std::string& text, int depth, const Section& section) {
  if (section.lines.empty()) return;
  put(text, depth, fmt::format("{}:", section.key));
  text += section.lines;
}

Section colours(std::string_view key, const Palette& palette, const Palette* base, int depth) {
  Section out{key, {}};
  for (const auto& [name, member] : colour_keys()) {
    if (base == nullptr || palette.*member != base->*member)
      put(out.lines, depth, fmt::format("{}: \"{}\"", name, to_hex(palette.*member)));
  }
  return out;
}

Section faces(const Theme& theme, const Theme* base, int depth) {
  Section out{kFacesKey, {}};
  for (const auto& [name, member] : face_keys()) {
    const TypeFace& face = theme.*member;
    if (base != nullptr && face == base->*member) continue;
    put(out.lines, depth,
        fmt::format("{}: {{family: {}, weight: {}, tracking: {}, leading: {}}}", name, name_as_yaml(face.family),
                    face.weight, face.tracking, face.leading));
  }
  return out;
}

template <class Owner>
Section lengths(std::string_view key, std::span<const LengthKey<Owner>> keys, const Owner& owner, const Owner* base,
                int depth) {
  Section out{key, {}};
  for (const auto& length : keys) {
    const float value = owner.*length.member;
    if (base == nullptr || value != base->*length.member)
      put(out.lines, depth, fmt::format("{}: {}", length.name, value));
  }
  return out;
}

Section footer(const Theme& theme, const Theme* base, int depth) {
  Section out{kFooterKey, {}};
  for (const auto& [name, member] : footer_keys()) {
    if (base == nullptr || theme.*member != base->*member)
      put(out.lines, depth, fmt::format("{}: {}", name, theme.*member));
  }
  return out;
}

std::string_view name_of(Corner corner) {
  return std::ranges::find(corner_keys(), corner, &CornerKey::corner)->name;
}

Section logo(const Theme& theme, const Theme* base, int depth) {
  Section out{kLogoKey, {}};
  const Logo& mark = theme.logo;
  if (base == nullptr && !mark.picture.empty())
    put(out.lines, depth, fmt::format("picture: {}", name_as_yaml(mark.picture)));
  if (mark.picture.empty()) return out;
  if (base == nullptr || mark.corner != base->logo.corner)
    put(out.lines, depth, fmt::format("corner: {}", name_of(mark.corner)));
  if (base == nullptr || mark.height != base->logo.height)
    put(out.lines, depth, fmt::format("height: {}", mark.height));
  if (base == nullptr && !mark.layouts.empty())
    put(out.lines, depth, fmt::format("layouts: [{}]", fmt::join(mark.layouts, ", ")));
  return out;
}

void put_look(std::string& text, const Theme& theme, const Theme* base, int depth) {
  const int inner = depth + 1;
  if (base == nullptr || theme.layout != "section") {
    put_section(text, depth, colours(kColoursKey, theme.palette, base == nullptr ? nullptr : &base->palette, inner));
  } else {
    put_section(text, depth, colours(kColoursKey, theme.section, &base->section, inner));
  }
  if (base == nullptr) put_section(text, depth, colours(kSectionColoursKey, theme.section, nullptr, inner));
  put_section(text, depth, faces(theme, base, inner));
  if (base == nullptr || theme.strong_weight != base->strong_weight)
    put(text, depth, fmt::format("{}: {}", kStrongWeightKey, theme.strong_weight));
  put_section(text, depth,
              lengths(kSizesKey, size_keys(), theme.scale, base == nullptr ? nullptr : &base->scale, inner));
  put_section(text, depth,
              lengths(kMarginsKey, margin_keys(), theme.measures, base == nullptr ? nullptr : &base->measures, inner));
  put_section(text, depth, footer(theme, base, inner));
  if (base != nullptr && theme.logo.picture.empty() && !base->logo.picture.empty())
    put(text, depth, fmt::format("{}: false", kLogoKey));
  put_section(text, depth, logo(theme, base, inner));
}

}  // namespace

std::string write_theme(const Theme& theme) {
  std::string text;
  put(text, 0, fmt::format("{}: {}", kNameKey, name_as_yaml(theme.name)));
  put(text, 0, fmt::format("{}: chancery", kInheritsKey));
  put_look(text, theme, nullptr, 0);
  Section layouts{kLayoutsKey, {}};
  for (const Theme& variant : theme.variants) {
    Section look{variant.layout, {}};
    put_look(look.lines, variant, &theme, 2);
    put_section(layouts.lines, 1, look);
  }
  put_section(text, 0, layouts);
  return text;
}

}  // namespace lectern
