#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

#include <cstddef>
#include <span>
#include <string>

#include "files/files.h"

namespace lectern {
namespace {

bool write_all(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::string openable_path(const FontFile& face) {
  if (face.path.starts_with('/')) return face.path;
  const Result<SharedBytes> bytes = face.open();
  if (!bytes) return {};
  const int descriptor = ::memfd_create("lectern-font", MFD_CLOEXEC);
  if (descriptor < 0) return {};
  if (!write_all(descriptor, bytes->data)) {
    ::close(descriptor);
    return {};
  }
  return "/proc/self/fd/" + std::to_string(descriptor);
}

}  // namespace lectern
