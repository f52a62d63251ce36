#include "export/write_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "export/file_parts.h"
#include "export/growing_file.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};  // NOLINT: a byte is a byte
}

Result<void> write_whole(const std::string& path, std::span<const std::uint8_t> bytes, GrowingFile::Older older) {
  auto file = GrowingFile::create(path, older);
  if (!file) return std::unexpected(file.error());
  if (auto written = file->write(bytes); !written) return written;
  return file->commit();
}

}  // namespace

Result<void> write_atomically(const std::string& path, std::span<const std::uint8_t> bytes) {
  return write_whole(path, bytes, GrowingFile::Older::replaced);
}

Result<void> write_atomically(const std::string& path, std::string_view text) {
  return write_atomically(path, as_bytes(text));
}

Result<void> write_new_file(const std::string& path, std::string_view text) {
  return write_whole(path, as_bytes(text), GrowingFile::Older::kept);
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
