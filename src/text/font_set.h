#pragma once
// The faces a briefing may be set in, and the patterns by which its words may be parted. Immutable for its users and
// shared by all threads; a face is opened the first time that it is needed (Noto CJK takes 10-18 ms), once, under a
// lock of its own.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/font_file.h"
#include "base/pattern_file.h"
#include "text/face.h"
#include "text/hyphenate.h"

namespace lectern {

class FontSet {
 public:
  /// `files` in order of preference; at least one face must open, which the embedded ones see to.
  explicit FontSet(std::vector<FontFile> files, std::vector<PatternFile> patterns = {});
  FontSet(const FontSet&) = delete;
  FontSet& operator=(const FontSet&) = delete;
  FontSet(FontSet&&) = delete;
  FontSet& operator=(FontSet&&) = delete;
  ~FontSet();

  bool has_family(std::string_view family) const;
  /// Family names in catalogue order, without repeats.
  std::vector<std::string> families() const;
  const std::vector<FontFile>& files() const;

  /// The face nearest to a request (CSS Fonts 4, section 5.2: italic first, then weight). A family that is not there
  /// gives the first family. Never null.
  std::shared_ptr<const Face> match(std::string_view family, int weight, bool italic) const;

  /// A face that has `code_point`, by the script's and language's preference, in the nearest weight; null when none
  /// has. `emoji` asks for picture glyphs first.
  /// Beside a family with serifs one with serifs is preferred.
  std::shared_ptr<const Face> fallback(char32_t code_point, std::string_view language, int weight, bool emoji,
                                       std::string_view beside = {}) const;

  /// A face among those that serve `script` (ISO 15924) as a fallback, by the language's preference; null when none has
  /// `code_point`.
  std::shared_ptr<const Face> fallback_in_script(std::string_view script, char32_t code_point,
                                                 std::string_view language, int weight,
                                                 std::string_view beside = {}) const;

  /// The patterns of a language (BCP 47), else those of another region's (of "de" for "de-LI"); null where there are
  /// none.
  std::shared_ptr<const Hyphenator> hyphenator(std::string_view language) const;

  /// What could not be opened so far, worded; for diagnostics.
  std::vector<Error> troubles() const;

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
