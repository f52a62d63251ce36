#include "markdown/linked_files.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "base/link_target.h"
#include "deck/for_each_text.h"
#include "markdown/link_places.h"

namespace lectern {
namespace {

class FileLookup {
 public:
  explicit FileLookup(const FileSource& files) : files_(files) {}

  bool has(const std::string& path) {
    const auto [known, is_new] = known_.try_emplace(path, false);
    if (is_new) known->second = files_.version(path) != 0;
    return known->second;
  }

  std::string hint_for(const std::string& path) const {
    const std::vector<std::string> near = files_.similar(path);
    return near.empty() ? "names are relative to the deck's folder" : fmt::format("did you mean {}?", near.front());
  }

 private:
  const FileSource& files_;
  std::map<std::string, bool, std::less<>> known_;
};

}  // namespace

void check_linked_files(Deck& deck, const FileSource& files, Diagnostics& diagnostics) {
  FileLookup lookup(files);
  const auto check = [&](RichText& text) {
    for (std::size_t i = 0; i < text.links.size(); ++i) {
      const std::string& target = text.links[i].target;
      if (!leads_beside(target)) continue;
      const std::string path = linked_path(target);
      if (lookup.has(path)) continue;
      diagnostics.warn("missing-file", place_of_link(text, i),
                       fmt::format("the link leads to {}, which is not beside the deck", path), lookup.hint_for(path));
    }
  };
  for (Slide& slide : deck.slides) for_each_text(slide, check);
}

}  // namespace lectern
