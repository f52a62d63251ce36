// Any bytes are read as a theme that is complete and in its bounds, and printing it gives the same theme again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "theme/load_theme.h"

namespace {

class OneFile final : public lectern::FileSource {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  lectern::Result<lectern::SharedBytes> read(std::string_view path) const override {
    if (path != "a.yaml") return std::unexpected(lectern::Error{"there is no such file", {}});
    return lectern::shared_bytes(text_);
  }
  std::uint64_t version(std::string_view /*path*/) const override { return 1; }
  std::vector<std::string> similar(std::string_view /*path*/) const override { return {}; }

 private:
  std::string text_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const ThemeVocabulary vocabulary{{"Inter", "Inter Display", "Noto Serif", "JetBrains Mono"}, {"title", "section"}};
  const auto read = load_theme("a.yaml", OneFile(std::string(data, data + size)), vocabulary);
  if (!read) std::abort();
  for (const LoadedThemeFile& file : read->files) {
    for (const Diagnostic& diagnostic : file.diagnostics.items()) {
      if (diagnostic.where.end > file.source.data.size() || diagnostic.where.begin > diagnostic.where.end) std::abort();
    }
  }
  const std::string printed = write_theme(read->theme);
  const auto again = load_theme("a.yaml", OneFile(printed), vocabulary);
  if (!again || write_theme(again->theme) != printed) std::abort();
  return 0;
}
