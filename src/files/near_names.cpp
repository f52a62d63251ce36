#include "files/near_names.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/words.h"
#include "files/files.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

// A deck may lie in a home folder: the search stops at this depth and after this many entries.
constexpr int kMostDepth = 4;
constexpr std::size_t kMostEntries = 4000;

struct Walk {
  std::vector<std::string> files;
  std::size_t seen = 0;
};

// Breadth first, names sorted, hidden folders left out, links to folders not followed.
Walk files_below(const std::string& root) {
  Walk walk;
  std::vector<std::string> folders{""};
  for (int depth = 0; depth < kMostDepth && !folders.empty(); ++depth) {
    std::vector<std::string> next;
    for (const std::string& folder : folders) {
      std::error_code error;
      std::vector<std::string> names;
      for (fs::directory_iterator it(fs::path(root) / folder, error), end; !error && it != end; it.increment(error)) {
        if (++walk.seen > kMostEntries) break;
        names.push_back(it->path().filename().string());
      }
      std::ranges::sort(names);
      for (const std::string& name : names) {
        if (name.starts_with('.')) continue;
        std::string path = folder;
        if (!path.empty()) path += '/';
        path += name;
        std::error_code ignored;
        const fs::file_status status = fs::symlink_status(fs::path(root) / path, ignored);
        if (fs::is_directory(status)) {
          next.push_back(std::move(path));
        } else {
          walk.files.push_back(std::move(path));
        }
      }
      if (walk.seen > kMostEntries) return walk;
    }
    folders = std::move(next);
  }
  return walk;
}

std::string_view name_in(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_picture_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string ending = lower_ascii(name.substr(dot + 1));
  return ending == "png" || ending == "jpg" || ending == "jpeg" || ending == "webp" || ending == "gif" ||
         ending == "svg";
}

// Smaller is nearer; nothing where the two have nothing in common.
std::optional<int> distance(std::string_view wanted, std::string_view candidate) {
  const std::string_view name = name_in(wanted);
  const std::string_view other = name_in(candidate);
  const bool same_folder = folder_of(wanted) == folder_of(candidate);
  const std::string low = lower_ascii(name);
  const std::string low_other = lower_ascii(other);
  const int away = same_folder ? 0 : 1;
  if (lower_ascii(wanted) == lower_ascii(candidate)) return 0;
  if (low == low_other) return 2 + away;
  // "chart" or "chart.jpeg" for chart.png: only between pictures, or the deck itself would be offered.
  const bool same_stem = lower_ascii(stem_of(name)) == lower_ascii(stem_of(other));
  if (same_stem && is_picture_ending(other)) return 4 + away;
  const int most = low.size() <= 6 ? 1 : low.size() <= 12 ? 2 : 3;
  const int edits = edit_distance(low, low_other);
  if (edits <= most) return 6 + 2 * edits + away;
  return std::nullopt;
}

}  // namespace

std::vector<std::string> near_names(const std::string& root, std::string_view path, std::size_t most) {
  while (path.starts_with("./")) path.remove_prefix(2);
  std::vector<std::pair<int, std::string>> found;
  if (name_in(path).empty()) return {};
  for (std::string& candidate : files_below(root).files) {
    if (candidate == path) continue;
    if (const auto far = distance(path, candidate)) found.emplace_back(*far, std::move(candidate));
  }
  std::ranges::sort(found);
  std::vector<std::string> names;
  for (auto& [far, name] : found) {
    if (names.size() == most) break;
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace lectern
