#pragma once
// Theme files in memory, and a loaded theme's diagnostics as text.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_source.h"
#include "theme/load_theme.h"

namespace lectern::test {

class ThemeFiles : public FileSource {
 public:
  explicit ThemeFiles(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}
  Result<SharedBytes> read(std::string_view path) const override {
    const auto found = files_.find(path);
    if (found == files_.end())
      return std::unexpected(Error{std::string(path) + ": there is no such file", "it is looked for beside the deck"});
    return shared_bytes(found->second);
  }
  std::uint64_t version(std::string_view path) const override { return files_.contains(path) ? 1 : 0; }
  std::vector<std::string> similar(std::string_view /*path*/) const override { return {}; }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

inline const ThemeVocabulary& vocabulary() {
  static const ThemeVocabulary kVocabulary{{"Inter", "Inter Display", "JetBrains Mono", "Noto Serif", "Noto Sans"},
                                           {"title", "section", "statement", "bullets", "quote", "picture", "end"}};
  return kVocabulary;
}

inline LoadedTheme load(std::map<std::string, std::string, std::less<>> files, std::string_view path = "mine.yaml") {
  auto loaded = load_theme(path, ThemeFiles(std::move(files)), vocabulary());
  return loaded ? *std::move(loaded) : LoadedTheme{};
}

inline LoadedTheme load(const std::string& text) {
  return load(std::map<std::string, std::string, std::less<>>{{"mine.yaml", text}});
}

/// All diagnostics, a line each, hints after a bar.
inline std::string said(const LoadedTheme& theme) {
  std::string text;
  for (const LoadedThemeFile& file : theme.files) {
    const LineMap lines(file.source.text());
    for (Diagnostic diagnostic : file.diagnostics.items()) {
      const std::string hint = std::exchange(diagnostic.hint, {});
      text += format_diagnostic(file.path, lines, diagnostic) + " | " + hint + "\n";
    }
  }
  return text;
}

}  // namespace lectern::test
