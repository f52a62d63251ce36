#pragma once
// One theme file as the changes that it makes. What it does not say is absent; load_theme.h puts files on one another.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "theme/theme.h"
#include "theme/theme_vocabulary.h"

namespace lectern {

/// One setting: what it changes and where it stands.
struct ThemeEdit {
  std::string key;     ///< "colours.ink", "sizes.body-start" ...
  std::string layout;  ///< empty: the whole theme
  SourceSpan where;
  std::function<void(Theme&)> apply;
};

struct ThemeFile {
  std::string name;      ///< as `name:` says; may be empty
  std::string inherits;  ///< as written; empty: the default theme
  SourceSpan inherits_where;
  std::vector<ThemeEdit> edits;  ///< in the file's order
};

ThemeFile read_theme_file(std::string_view source, const ThemeVocabulary& vocabulary, Diagnostics& diagnostics);

}  // namespace lectern
