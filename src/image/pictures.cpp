#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "image/image.h"

namespace lectern {
namespace {

// One path's picture as it was at `version`. Locked while it is decoded, so that two threads do not decode it twice.
struct Entry {
  std::mutex mutex;
  std::optional<std::uint64_t> version;
  std::weak_ptr<const Image> image;
  Error error;
  bool failed = false;
};

}  // namespace

struct Pictures::Internals {
  std::shared_ptr<const FileSource> files;
  ImageLimits limits;
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<Entry>, std::less<>> entries;

  std::shared_ptr<Entry> entry(std::string_view path) {
    const std::lock_guard lock(mutex);
    const auto found = entries.find(path);
    if (found != entries.end()) return found->second;
    return entries.emplace(std::string(path), std::make_shared<Entry>()).first->second;
  }

  Result<std::shared_ptr<const Image>> load(std::string_view path) const {
    Result<SharedBytes> bytes = files->read(path);
    if (!bytes) return std::unexpected(std::move(bytes).error());
    Result<std::shared_ptr<const Image>> image = decode_image(*bytes, limits);
    if (!image) return std::unexpected(Error{std::string(path) + ": " + image.error().message, image.error().hint});
    return image;
  }
};

Pictures::Pictures(std::shared_ptr<const FileSource> files, ImageLimits limits)
    : internals_(std::make_unique<Internals>()) {
  internals_->files = std::move(files);
  internals_->limits = limits;
}

Pictures::~Pictures() = default;

Result<std::shared_ptr<const Image>> Pictures::find(std::string_view path) const {
  const std::shared_ptr<Entry> entry = internals_->entry(path);
  const std::lock_guard lock(entry->mutex);
  const std::uint64_t version = internals_->files->version(path);
  if (entry->version == version && version != 0) {
    if (entry->failed) return std::unexpected(entry->error);
    if (auto image = entry->image.lock()) return image;
  }
  Result<std::shared_ptr<const Image>> image = internals_->load(path);
  entry->version = version;
  entry->failed = !image.has_value();
  entry->error = image ? Error{} : image.error();
  entry->image = image ? std::weak_ptr<const Image>(*image) : std::weak_ptr<const Image>();
  return image;
}

const FileSource& Pictures::files() const {
  return *internals_->files;
}

}  // namespace lectern
