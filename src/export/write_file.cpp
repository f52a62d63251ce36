#include "export/write_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "export/file_parts.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFolderMode = 0777;

// Linux can make a file without a name: if the program dies, nothing of it remains. Gives it `name` when it is whole.
// Nothing where the file system or a missing /proc does not allow that; then errno says nothing useful.
bool write_nameless(const std::string& folder, const std::string& name, std::span<const std::uint8_t> bytes,
                    int& error) {
  error = 0;
  const Descriptor file(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kFileMode));
  if (!file.is_open()) return false;
  if (!write_all(file.number(), bytes)) {
    error = errno;
    return false;
  }
  const std::string source = fmt::format("/proc/self/fd/{}", file.number());
  if (::linkat(AT_FDCWD, source.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) return true;
  if (errno == EEXIST) error = EEXIST;
  return false;
}

// The plain way: a named temporary file, removed again when writing fails.
bool write_named(const std::string& name, std::span<const std::uint8_t> bytes, int& error) {
  Descriptor file(::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kFileMode));
  if (!file.is_open()) {
    error = errno;
    return false;
  }
  if (write_all(file.number(), bytes) && file.close()) return true;
  error = errno;
  ::unlink(name.c_str());
  return false;
}

std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};  // NOLINT: a byte is a byte
}

Result<void> write_into(const std::string& path, std::span<const std::uint8_t> bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.is_open() || !write_all(file.number(), bytes)) return std::unexpected(cannot_write(path, errno));
  return {};
}

Result<void> write_whole(const std::string& path, std::span<const std::uint8_t> bytes, bool may_replace) {
  const std::string folder = folder_of(path);
  int error = 0;
  // A new file gets its name at once; an old one is replaced by renaming over it.
  if (write_nameless(folder, path, bytes, error)) return {};
  if (error != 0 && error != EEXIST) return std::unexpected(cannot_write(path, error));
  if (error == EEXIST && !may_replace) return std::unexpected(cannot_write(path, EEXIST));
  const std::string temporary = temporary_name(path);
  if (!write_nameless(folder, temporary, bytes, error)) {
    if (error != 0) return std::unexpected(cannot_write(path, error));
    if (!write_named(temporary, bytes, error)) return std::unexpected(cannot_write(path, error));
  }
  // link fails where the name is taken, rename replaces.
  const bool placed =
      may_replace ? ::rename(temporary.c_str(), path.c_str()) == 0 : ::link(temporary.c_str(), path.c_str()) == 0;
  error = errno;
  if (!placed || !may_replace) ::unlink(temporary.c_str());
  if (!placed) return std::unexpected(cannot_write(path, error));
  return {};
}

}  // namespace

Result<void> write_atomically(const std::string& path, std::span<const std::uint8_t> bytes) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) return std::unexpected(cannot_write(path, EISDIR));
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_into(path, bytes);
  if (!fs::is_symlink(fs::symlink_status(path, ignored))) return write_whole(path, bytes, true);
  const fs::path target = fs::weakly_canonical(path, ignored);
  return write_whole(ignored ? path : target.string(), bytes, true);
}

Result<void> write_atomically(const std::string& path, std::string_view text) {
  return write_atomically(path, as_bytes(text));
}

Result<void> write_new_file(const std::string& path, std::string_view text) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(path, ignored))) return std::unexpected(cannot_write(path, EEXIST));
  return write_whole(path, as_bytes(text), false);
}

Result<void> make_folder(const std::string& path) {
  std::error_code trouble;
  const fs::file_status status = fs::status(path, trouble);
  if (fs::exists(status) && !fs::is_directory(status)) {
    return std::unexpected(Error{fmt::format("cannot write into {}: it is a file, not a folder", path), {}});
  }
  fs::create_directories(path, trouble);
  if (trouble) return std::unexpected(cannot_write(path, trouble.value()));
  if (::access(path.c_str(), W_OK | X_OK) != 0) return std::unexpected(cannot_write(path, errno));
  return {};
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code trouble;
  return fs::equivalent(a, b, trouble) && !trouble;
}

}  // namespace lectern
