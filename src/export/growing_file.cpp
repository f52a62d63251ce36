#include "export/growing_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "export/file_parts.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = 256U << 10U;

}  // namespace

struct GrowingFile::Internals {
  Internals(std::string where, Descriptor open) : path(std::move(where)), file(std::move(open)) {}
  Internals(const Internals&) = delete;
  Internals& operator=(const Internals&) = delete;
  Internals(Internals&&) = delete;
  Internals& operator=(Internals&&) = delete;
  ~Internals() {
    if (!temporary.empty()) ::unlink(temporary.c_str());
  }

  std::string path;  // what it is to be
  Descriptor file;
  std::string temporary;  // its name until then; empty: none
  bool direct = false;    // a device or a pipe
  std::vector<std::uint8_t> buffer;

  // A nameless file gets a temporary name, since only rename replaces an older file in one go.
  bool name_it() {
    if (!temporary.empty()) return true;
    const std::string source = fmt::format("/proc/self/fd/{}", file.number());
    if (::linkat(AT_FDCWD, source.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0) return true;
    if (errno != EEXIST) return false;
    temporary = temporary_name(path);
    if (::linkat(AT_FDCWD, source.c_str(), AT_FDCWD, temporary.c_str(), AT_SYMLINK_FOLLOW) == 0) return true;
    const int error = errno;
    temporary.clear();
    errno = error;
    return false;
  }
};

GrowingFile::GrowingFile(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
GrowingFile::GrowingFile(GrowingFile&&) noexcept = default;
GrowingFile::~GrowingFile() = default;

Result<GrowingFile> GrowingFile::create(const std::string& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) return std::unexpected(cannot_write(path, EISDIR));
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.is_open()) return std::unexpected(cannot_write(path, errno));
    auto internals = std::make_unique<Internals>(path, std::move(file));
    internals->direct = true;
    return GrowingFile(std::move(internals));
  }
  std::string target = path;
  if (fs::is_symlink(fs::symlink_status(path, ignored))) {
    const fs::path followed = fs::weakly_canonical(path, ignored);
    if (!ignored) target = followed.string();
  }
  // Linux can make a file without a name: if the program dies, nothing of it remains. It is named through /proc.
  if (fs::exists("/proc/self/fd", ignored)) {
    Descriptor nameless(::open(folder_of(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kFileMode));
    if (nameless.is_open()) return GrowingFile(std::make_unique<Internals>(target, std::move(nameless)));
  }
  const std::string temporary = temporary_name(target);
  Descriptor named(::open(temporary.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kFileMode));
  if (!named.is_open()) return std::unexpected(cannot_write(path, errno));
  auto internals = std::make_unique<Internals>(target, std::move(named));
  internals->temporary = temporary;
  return GrowingFile(std::move(internals));
}

Result<void> GrowingFile::write(std::span<const std::uint8_t> bytes) {
  std::vector<std::uint8_t>& buffer = internals_->buffer;
  buffer.insert(buffer.end(), bytes.begin(), bytes.end());
  return buffer.size() < kBuffer ? Result<void>{} : flush();
}

Result<void> GrowingFile::flush() {
  if (!write_all(internals_->file.number(), internals_->buffer)) {
    return std::unexpected(cannot_write(internals_->path, errno));
  }
  internals_->buffer.clear();
  return {};
}

Result<void> GrowingFile::commit() {
  if (auto flushed = flush(); !flushed) return flushed;
  Internals& own = *internals_;
  if (!own.direct && !own.name_it()) return std::unexpected(cannot_write(own.path, errno));
  if (!own.file.close()) return std::unexpected(cannot_write(own.path, errno));
  if (own.temporary.empty()) return {};
  if (::rename(own.temporary.c_str(), own.path.c_str()) != 0) return std::unexpected(cannot_write(own.path, errno));
  own.temporary.clear();
  return {};
}

}  // namespace lectern
