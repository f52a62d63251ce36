#pragma once
// A theme file, with those that it inherits from, as a complete Theme. Reads bytes through a FileSource, nothing else;
// safe on any thread. Mistakes in a file are diagnostics with places in that file: what can be read is used, the rest
// is inherited, and a theme that inherits nothing inherits from the default one.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/result.h"
#include "theme/theme.h"
#include "theme/theme_vocabulary.h"

namespace lectern {

struct LoadedThemeFile {
  std::string path;  ///< as the FileSource knows it
  SharedBytes source;
  Diagnostics diagnostics;
};

struct LoadedTheme {
  Theme theme;
  std::vector<LoadedThemeFile> files;  ///< the one asked for, then what it inherits from, nearest first
  std::string missing;                 ///< path of an inherited file that cannot be read; empty: none
  std::size_t logo_file = 0;           ///< which of them names the logo
  SourceSpan logo_where;
};

/// Whether `theme:` means a file: it ends in .yaml or .yml.
bool is_theme_path(std::string_view name);

/// Fails where the file itself cannot be read; troubles of what it inherits from are diagnostics.
Result<LoadedTheme> load_theme(std::string_view path, const FileSource& files, const ThemeVocabulary& vocabulary);

/// The theme as a complete theme file, which gives the same theme again when it is read.
std::string write_theme(const Theme& theme);

}  // namespace lectern
