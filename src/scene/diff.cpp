#include "scene/diff.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace lectern {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace

std::string diff(const Scene& before, const Scene& after) {
  const std::string old_text = dump(before);
  const std::string new_text = dump(after);
  const std::vector<std::string_view> a = lines_of(old_text);
  const std::vector<std::string_view> b = lines_of(new_text);
  // common[i][j]: length of the longest common subsequence of a from i and b from j. A page has some hundred items.
  std::vector<std::vector<int>> common(a.size() + 1, std::vector<int>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);

  std::string text;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
      text.append("- ").append(a[i++]).append("\n");
    } else {
      text.append("+ ").append(b[j++]).append("\n");
    }
  }
  return text;
}

}  // namespace lectern
