#pragma once
// One face of the font catalogue, before it is opened. Room `files` lists them, room `text` opens them when needed.

#include <functional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace lectern {

/// A face that may be opened. Plain data; `open` may be called from any thread and more than once.
struct FontFile {
  std::string family;  ///< "Inter", "Inter Display", "Noto Sans CJK JP" ...
  int weight = 400;    ///< 100 to 900, OpenType usWeightClass
  bool italic = false;
  int index = 0;                     ///< face inside a collection (.ttc)
  std::vector<std::string> scripts;  ///< ISO 15924 codes it serves as a fallback for ("Latn", "Hani", "Zsye" for emoji)
  std::vector<std::string> languages;  ///< languages it is preferred for ("ja", "zh-Hans"); empty: any
  std::string path;                    ///< where it lies, or "embedded:NAME"; PDF embedding and messages use it
  bool trusted = true;                 ///< false: pass through HarfBuzz's subsetter before stb_truetype sees it
  std::function<Result<SharedBytes>()> open;
};

}  // namespace lectern
