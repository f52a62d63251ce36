#include "theme/load_theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <ranges>
#include <utility>

#include "base/words.h"
#include "theme/built_in.h"
#include "theme/check_theme.h"
#include "theme/theme_file.h"

namespace lectern {
namespace {

constexpr std::string_view kDefaultBase = "chancery";
constexpr std::size_t kMostFiles = 16;

// "a/b" and "../c.yaml" -> "a/c.yaml", by the letters alone.
std::string joined(std::string_view folder, std::string_view path) {
  std::string text = path.starts_with('/') || folder.empty() ? std::string(path) : fmt::format("{}/{}", folder, path);
  const bool absolute = text.starts_with('/');
  std::vector<std::string_view> parts;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else {
      parts.push_back(part);
    }
  }
  return fmt::format("{}{}", absolute ? "/" : "", fmt::join(parts, "/"));
}

std::string_view folder_in(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string stem_in(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

class Loader {
 public:
  Loader(const FileSource& source, const ThemeVocabulary& vocabulary) : source_(source), vocabulary_(vocabulary) {}

  Result<LoadedTheme> load(std::string_view path) {
    if (auto trouble = read(joined("", path))) return std::unexpected(*std::move(trouble));
    while (follow_inheritance()) {
    }
    assemble();
    return std::move(loaded_);
  }

 private:
  std::optional<Error> read(std::string path) {
    auto bytes = source_.read(path);
    if (!bytes) return bytes.error();
    LoadedThemeFile& file = loaded_.files.emplace_back();
    file.path = std::move(path);
    file.source = *std::move(bytes);
    if (const auto broken = ill_formed_utf8(file.source.text(), 1); !broken.empty()) {
      const auto at = static_cast<std::uint32_t>(broken.front().offset);
      file.diagnostics.warn("not-utf-8", {at, at + 1}, fmt::format("byte 0x{:02X} is not UTF-8", broken.front().byte),
                            "save the theme as UTF-8");
    }
    read_.push_back(read_theme_file(file.source.text(), vocabulary_, file.diagnostics));
    return std::nullopt;
  }

  // Reads the next file of the chain, or settles on the built-in theme at its end.
  bool follow_inheritance() {
    const ThemeFile& last = read_.back();
    const SourceSpan where = last.inherits_where;
    const std::string wanted = last.inherits.empty() ? std::string(kDefaultBase) : last.inherits;
    LoadedThemeFile& file = loaded_.files.back();
    base_ = find_built_in_theme(wanted);
    if (base_ != nullptr) return false;
    base_ = find_built_in_theme(kDefaultBase);
    if (!is_theme_path(wanted)) {
      const std::vector<std::string_view> names = built_in_theme_names();
      const std::string_view nearest = nearest_name(wanted, names, 3);
      file.diagnostics.warn(
          "unknown-theme", where, fmt::format("no theme is named {}; {} is inherited", wanted, kDefaultBase),
          nearest.empty() ? fmt::format("write a file's name ending in .yaml, or one of {}", fmt::join(names, ", "))
                          : fmt::format("did you mean {}?", nearest));
      return false;
    }
    std::string path = joined(folder_in(file.path), wanted);
    const auto met = std::ranges::find(loaded_.files, path, &LoadedThemeFile::path);
    if (met != loaded_.files.end()) {
      std::string circle;
      for (auto step = met; step != loaded_.files.end(); ++step) circle += step->path + " -> ";
      file.diagnostics.error(
          "theme-circle", where, fmt::format("themes inherit in a circle: {}{}", circle, path),
          fmt::format("let one of them inherit from a built-in theme; {} is inherited", kDefaultBase));
      return false;
    }
    if (loaded_.files.size() >= kMostFiles) {
      file.diagnostics.error("theme-depth", where,
                             fmt::format("more than {} themes inherit from one another", kMostFiles),
                             fmt::format("{} is inherited", kDefaultBase));
      return false;
    }
    if (auto trouble = read(path)) {
      loaded_.missing = std::move(path);
      loaded_.files.back().diagnostics.error("missing-theme", where, trouble->message,
                                             fmt::format("{}; {} is inherited", trouble->hint, kDefaultBase));
      return false;
    }
    return true;
  }

  void assemble() {
    Theme& theme = loaded_.theme;
    theme = *base_;
    theme.variants.clear();
    theme.name = read_.front().name.empty() ? stem_in(loaded_.files.front().path) : read_.front().name;
    apply_edits(theme, "");
    place_logo();
    settle(theme);
    std::vector<Theme> variants;
    for (const std::string& layout : changed_layouts()) {
      Theme& variant = variants.emplace_back(theme);
      variant.layout = layout;
      for (const LayoutChange& change : layout_changes(base_->name)) {
        if (change.layout == layout) change.apply(variant);
      }
      apply_edits(variant, layout);
      settle(variant);
    }
    theme.variants = std::move(variants);
    check_contrast(
        theme, [this](std::string_view key, std::string_view layout) { return find(key, layout); },
        [this](const SettingPlace& place, Diagnostic diagnostic) { report(place, std::move(diagnostic)); });
    for (LoadedThemeFile& file : loaded_.files) file.diagnostics.sort();
  }

  // From the most distant file to the one asked for, so that the nearer one has the last word.
  void apply_edits(Theme& theme, std::string_view layout) const {
    for (const ThemeFile& file : std::views::reverse(read_)) {
      for (const ThemeEdit& edit : file.edits) {
        if (edit.layout == layout) edit.apply(theme);
      }
    }
  }

  // A logo's path is relative to the file that names it.
  void place_logo() {
    const auto named = find("logo.picture", "");
    Logo& logo = loaded_.theme.logo;
    if (!named || logo.picture.empty()) return;
    logo.picture = joined(folder_in(loaded_.files[named->file].path), logo.picture);
    loaded_.logo_file = named->file;
    loaded_.logo_where = named->where;
  }

  void settle(Theme& theme) {
    settle_order(
        theme, [this](std::string_view key, std::string_view layout) { return find(key, layout); },
        [this](const SettingPlace& place, Diagnostic diagnostic) { report(place, std::move(diagnostic)); });
  }

  std::vector<std::string> changed_layouts() const {
    std::vector<std::string> layouts;
    const auto add = [&](std::string_view layout) {
      if (!layout.empty() && std::ranges::find(layouts, layout) == layouts.end()) layouts.emplace_back(layout);
    };
    for (const LayoutChange& change : layout_changes(base_->name)) add(change.layout);
    for (const ThemeFile& file : std::views::reverse(read_)) {
      for (const ThemeEdit& edit : file.edits) add(edit.layout);
    }
    return layouts;
  }

  std::optional<SettingPlace> find(std::string_view key, std::string_view layout) const {
    for (std::size_t file = 0; file < read_.size(); ++file) {
      const auto& edits = read_[file].edits;
      const auto found = std::ranges::find_if(edits.rbegin(), edits.rend(), [&](const ThemeEdit& edit) {
        return edit.key == key && edit.layout == layout;
      });
      if (found != edits.rend()) return SettingPlace{file, found->where};
    }
    return std::nullopt;
  }

  void report(const SettingPlace& place, Diagnostic diagnostic) {
    diagnostic.where = place.where;
    loaded_.files[place.file].diagnostics.add(std::move(diagnostic));
  }

  const FileSource& source_;
  const ThemeVocabulary& vocabulary_;
  LoadedTheme loaded_;
  std::vector<ThemeFile> read_;  // one for each of loaded_.files
  const Theme* base_ = nullptr;
};

}  // namespace

bool is_theme_path(std::string_view name) {
  const std::string lower = lower_ascii(name);
  return lower.ends_with(".yaml") || lower.ends_with(".yml");
}

Result<LoadedTheme> load_theme(std::string_view path, const FileSource& files, const ThemeVocabulary& vocabulary) {
  return Loader(files, vocabulary).load(path);
}

}  // namespace lectern
