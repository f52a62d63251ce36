#include <climits>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/uri.h"
#include "base/words.h"
#include "files/files.h"
#include "files/near_names.h"

namespace lectern {
namespace {

constexpr std::uint64_t kMostBytes = 512ULL << 20U;
constexpr std::size_t kMostHints = 3;

std::optional<std::string> resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (real == nullptr) return std::nullopt;
  return std::string(real.get());
}

// "https://...", "data:...", "//host/...": a scheme of two letters or more (RFC 3986, 3.1; one letter is a drive).
bool is_url(std::string_view path) {
  if (path.starts_with("//")) return true;
  const std::size_t colon = path.find(':');
  if (colon == std::string_view::npos || colon < 2) return false;
  const std::string scheme = lower_ascii(path.substr(0, colon));
  if (scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+-.") != std::string::npos) return false;
  return path.substr(colon + 1).starts_with("//") || scheme == "data" || scheme == "file" || scheme == "javascript" ||
         scheme == "mailto";
}

class DeckFolder final : public FileSource {
 public:
  DeckFolder(std::string_view root, bool allow_outside)
      : root_(root.empty() ? "." : root), allow_outside_(allow_outside) {
    if (auto real = resolved(root_)) root_ = *std::move(real);
  }

  Result<SharedBytes> read(std::string_view path) const override {
    if (path.empty()) return std::unexpected(Error{"an empty file name", "write the file's name in the parentheses"});
    if (is_url(path)) {
      return std::unexpected(Error{std::string(path.substr(0, 200)) + " is a URL, and nothing is fetched",
                                   "save it beside the deck and name that file"});
    }
    const std::optional<std::string> real = locate(path);
    if (!real) return std::unexpected(missing(path));
    if (!allow_outside_ && !is_inside(*real)) {
      return std::unexpected(Error{std::string(path) + ": lies outside the deck's folder, which is not read",
                                   "copy it beside the deck, or allow it with --allow-outside"});
    }
    Result<SharedBytes> bytes = read_file(*real, kMostBytes);
    if (!bytes) return std::unexpected(as_the_deck_wrote_it(std::move(bytes).error(), *real, path));
    return bytes;
  }

  std::uint64_t version(std::string_view path) const override {
    if (path.empty() || is_url(path)) return 0;
    const std::optional<std::string> real = locate(path);
    return real && (allow_outside_ || is_inside(*real)) ? file_version(*real) : 0;
  }

  std::vector<std::string> similar(std::string_view path) const override {
    return is_url(path) ? std::vector<std::string>{} : near_names(root_, percent_decoded(path), kMostHints);
  }

 private:
  // Where a path of the deck lies, links followed; nothing when there is no such file.
  std::optional<std::string> locate(std::string_view path) const {
    if (path.find('\0') != std::string_view::npos || path.size() >= PATH_MAX) return std::nullopt;
    const auto full = [this](const std::string& name) { return name.starts_with('/') ? name : root_ + "/" + name; };
    if (auto real = resolved(full(std::string(path)))) return real;
    // Markdown writes a space in a destination as %20; a file name is tried as written first.
    const std::string decoded = percent_decoded(path);
    if (decoded == path || decoded.find('\0') != std::string::npos) return std::nullopt;
    return resolved(full(decoded));
  }

  bool is_inside(const std::string& real) const {
    if (root_ == "/") return true;
    return real.size() > root_.size() && real.starts_with(root_) && real[root_.size()] == '/';
  }

  Error missing(std::string_view path) const {
    const std::vector<std::string> names = similar(path);
    return {std::string(path) + ": there is no such file",
            "it is looked for beside the deck" + (names.empty() ? "" : "; did you mean " + names[0] + "?")};
  }

  static Error as_the_deck_wrote_it(Error error, const std::string& real, std::string_view path) {
    if (error.message.starts_with(real)) error.message.replace(0, real.size(), path);
    return error;
  }

  std::string root_;
  bool allow_outside_;
};

}  // namespace

std::shared_ptr<const FileSource> open_deck_folder(std::string_view root, bool allow_outside) {
  return std::make_shared<const DeckFolder>(root, allow_outside);
}

}  // namespace lectern
