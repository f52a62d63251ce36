// Hyphenation patterns as Debian's packages hyphen-* install them: /usr/share/hyphen/hyph_de_AT.dic.

#include <dirent.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "files/files.h"

namespace lectern {
namespace {

constexpr std::string_view kFolder = "/usr/share/hyphen";
constexpr std::string_view kBegin = "hyph_";
constexpr std::string_view kEnd = ".dic";
constexpr std::uint64_t kLargest = 4U << 20U;  // the largest of Debian's, Hungarian, has 1.1 MB

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

std::vector<PatternFile> hyphenation_patterns() {
  std::vector<PatternFile> patterns;
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(std::string(kFolder).c_str()));
  if (folder == nullptr) return patterns;
  while (const dirent* entry = ::readdir(folder.get())) {  // NOLINT(concurrency-mt-unsafe): a folder of our own
    const std::string_view name = entry->d_name;
    if (!name.starts_with(kBegin) || !name.ends_with(kEnd) || name.size() <= kBegin.size() + kEnd.size()) continue;
    std::string language(name.substr(kBegin.size(), name.size() - kBegin.size() - kEnd.size()));
    std::ranges::replace(language, '_', '-');
    const std::string path = std::string(kFolder) + "/" + std::string(name);
    patterns.push_back({std::move(language), [path] { return read_file(path, kLargest); }});
  }
  std::ranges::sort(patterns, {}, &PatternFile::language);
  return patterns;
}

}  // namespace lectern
