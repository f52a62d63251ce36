#include "export/file_parts.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <string_view>

namespace lectern {

namespace fs = std::filesystem;

Error cannot_write(const std::string& path, int error) {
  const auto worded = [&](std::string_view why, std::string hint = {}) {
    return Error{fmt::format("cannot write {}: {}", path, why), std::move(hint)};
  };
  switch (error) {
    case EACCES:
    case EPERM:
      return worded("no permission", "choose another folder with -o");
    case EROFS:
      return worded("the file system is read-only", "choose another folder with -o");
    case ENOSPC:
      return worded("no space is left on the disk", "what was written before is whole");
    case EDQUOT:
      return worded("the disk quota is used up", "what was written before is whole");
    case ENOENT:
      return worded("its folder is not there", "make that folder first, or choose another");
    case ENOTDIR:
      return worded("a part of its path is a file, not a folder");
    case EISDIR:
      return worded("it is a folder");
    case ENAMETOOLONG:
      return worded("the name is too long");
    case EEXIST:
      return worded("it is there already", "choose another name, or move the old file away");
    default:
      return worded(fmt::format("the system says error {}", error));
  }
}

bool write_all(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

std::string temporary_name(const std::string& path) {
  static std::atomic<unsigned> count{0};
  const fs::path whole(path);
  return (whole.parent_path() / fmt::format(".{}.{}-{}.part", whole.filename().string(), ::getpid(), ++count)).string();
}

std::string folder_of(const std::string& path) {
  return fs::path(path).has_parent_path() ? fs::path(path).parent_path().string() : ".";
}

}  // namespace lectern
