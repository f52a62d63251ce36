#include "image/svg_fonts.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <set>
#include <span>

#include "base/words.h"
#include "base/xml_text.h"
#include "image/image.h"

namespace lectern {
namespace {

// Fontconfig has one current configuration for the whole program, and so have we.
struct SvgFonts {
  std::mutex mutex;
  std::vector<FontFile> faces;
  std::function<std::string(const FontFile&)> path_of;
};

SvgFonts& svg_fonts() {
  static SvgFonts fonts;
  return fonts;
}

constexpr std::array<std::string_view, 10> kGeneric{"sans-serif", "serif",   "monospace", "system-ui", "cursive",
                                                    "fantasy",    "inherit", "initial",   "unset",     "ui-sans-serif"};

bool is_embedded(const FontFile& face) {
  return !face.path.starts_with('/');
}

std::string prefer(std::string_view generic, const std::vector<std::string>& families) {
  std::string text = "<alias binding=\"same\"><family>" + std::string(generic) + "</family><prefer>";
  for (const std::string& family : families) text += "<family>" + xml_text(family) + "</family>";
  return text + "</prefer></alias>\n";
}

// The catalogue's families, those whose name holds `first` before the others.
std::vector<std::string> families_of(std::span<const FontFile> faces, std::string_view first) {
  std::vector<std::string> families;
  for (const FontFile& face : faces) {
    if (std::ranges::find(families, face.family) == families.end()) families.push_back(face.family);
  }
  std::ranges::stable_partition(families,
                                [first](const std::string& family) { return family.find(first) != std::string::npos; });
  return families;
}

// Folders for fontconfig's own caches to serve; of their files only the catalogue's are let in.
std::string configuration(std::span<const FontFile> faces) {
  std::set<std::string> folders;
  std::string accepted;
  for (const FontFile& face : faces) {
    if (is_embedded(face)) continue;
    folders.insert(face.path.substr(0, face.path.rfind('/')));
    accepted += "<glob>" + xml_text(face.path) + "</glob>\n";
  }
  std::string text = "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n";
  for (const std::string& folder : folders) text += "<dir>" + xml_text(folder) + "</dir>\n";
  text += "<cachedir>/var/cache/fontconfig</cachedir>\n<cachedir prefix=\"xdg\">fontconfig</cachedir>\n";
  text += "<selectfont><acceptfont>\n" + accepted + "</acceptfont>\n";
  text += "<rejectfont><glob>/*.*</glob></rejectfont></selectfont>\n";
  // Every request ends in the sans-serif list, so that a family that is not there gets the same face everywhere.
  text +=
      "<match target=\"pattern\"><edit name=\"family\" mode=\"append_last\" binding=\"same\">"
      "<string>sans-serif</string></edit></match>\n";
  text += prefer("sans-serif", families_of(faces, "Inter"));
  text += prefer("system-ui", families_of(faces, "Inter"));
  text += prefer("serif", families_of(faces, "Serif"));
  text += prefer("monospace", families_of(faces, "Mono"));
  return text + "</fontconfig>\n";
}

// The functions of fontconfig that are used, as its reference declares them; FcBool is int, FcChar8 a byte.
struct FcConfig;
struct Fontconfig {
  FcConfig* (*create)() = nullptr;
  int (*parse)(FcConfig*, const unsigned char* text, int complain) = nullptr;
  int (*build)(FcConfig*) = nullptr;
  int (*add_file)(FcConfig*, const unsigned char* path) = nullptr;
  int (*set_current)(FcConfig*) = nullptr;
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): dlsym's way
      ::dlsym(library, name));
  return function != nullptr;
}

const unsigned char* as_bytes(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.c_str());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

// Reads one family of a CSS list (CSS Fonts 4, 2.1) and advances past it; empty at the list's end.
std::string next_family(std::string_view& text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n,");
  if (start == std::string_view::npos) return {};
  text.remove_prefix(start);
  if (text.front() == '"' || text.front() == '\'') {
    const std::size_t end = text.find(text.front(), 1);
    std::string family(text.substr(1, end == std::string_view::npos ? end : end - 1));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return family;
  }
  const std::size_t end = std::min(text.find_first_of(",;}\"'<>!"), text.size());
  std::string family(trimmed(text.substr(0, end)));
  text.remove_prefix(end);
  return family;
}

// What follows "font-family": in an attribute the text between its quotes, in a style what follows the colon.
std::string value_after(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  std::string value;
  if (text[start] == ':') {
    value = text.substr(start + 1, 400);
  } else if (text[start] == '=') {
    const std::size_t quote = text.find_first_of("\"'", start);
    if (quote == std::string_view::npos) return {};
    const std::size_t end = text.find(text[quote], quote + 1);
    value = text.substr(quote + 1, std::min<std::size_t>(end == std::string_view::npos ? 0 : end - quote - 1, 400));
  }
  for (const std::string_view entity : {"&quot;", "&apos;", "&#34;", "&#39;"}) {
    for (std::size_t at = 0; (at = value.find(entity, at)) != std::string::npos;) value.replace(at, entity.size(), "'");
  }
  return value;
}

}  // namespace

void set_svg_fonts(std::vector<FontFile> faces, std::function<std::string(const FontFile&)> path_of) {
  const std::lock_guard lock(svg_fonts().mutex);
  svg_fonts().faces = std::move(faces);
  svg_fonts().path_of = std::move(path_of);
}

void use_catalogue_fonts(void* library) {
  const std::lock_guard lock(svg_fonts().mutex);
  const std::vector<FontFile>& faces = svg_fonts().faces;
  Fontconfig fontconfig;
  if (faces.empty() || !find(library, "FcConfigCreate", fontconfig.create) ||
      !find(library, "FcConfigParseAndLoadFromMemory", fontconfig.parse) ||
      !find(library, "FcConfigBuildFonts", fontconfig.build) ||
      !find(library, "FcConfigAppFontAddFile", fontconfig.add_file) ||
      !find(library, "FcConfigSetCurrent", fontconfig.set_current)) {
    return;
  }
  FcConfig* const config = fontconfig.create();
  fontconfig.parse(config, as_bytes(configuration(faces)), 0);
  fontconfig.build(config);
  for (const FontFile& face : faces) {
    if (!is_embedded(face) || !svg_fonts().path_of) continue;
    if (const std::string path = svg_fonts().path_of(face); !path.empty()) fontconfig.add_file(config, as_bytes(path));
  }
  fontconfig.set_current(config);
}

std::vector<std::string> unknown_families(std::string_view svg) {
  std::set<std::string, std::less<>> known(kGeneric.begin(), kGeneric.end());
  {
    const std::lock_guard lock(svg_fonts().mutex);
    if (svg_fonts().faces.empty()) return {};
    for (const FontFile& face : svg_fonts().faces) known.insert(lower_ascii(face.family));
  }
  std::vector<std::string> unknown;
  constexpr std::string_view kProperty = "font-family";
  for (std::size_t at = 0; (at = svg.find(kProperty, at)) != std::string_view::npos;) {
    at += kProperty.size();
    const std::string value = value_after(svg.substr(at));
    std::string_view rest = value;
    std::string family = next_family(rest);
    if (family.empty() || known.contains(lower_ascii(family))) continue;
    if (std::ranges::find(unknown, family) == unknown.end()) unknown.push_back(std::move(family));
  }
  return unknown;
}

}  // namespace lectern
