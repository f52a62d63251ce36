#include "export/growing_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
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
  Internals(std::string where, Descriptor open, Older rule)
      : path(std::move(where)), file(std::move(open)), older(rule) {}
  Internals(const Internals&) = delete;
  Internals& operator=(const Internals&) = delete;
  Internals(Internals&&) = delete;
  Internals& operator=(Internals&&) = delete;
  ~Internals() {
    if (!temporary.empty()) ::unlink(temporary.c_str());
  }

  // Gives the whole file its name; false with errno set where that fails.
  bool place() {
    if (direct) return file.close();
    if (older == Older::replaced) keep_permissions();
    if (temporary.empty() && !name_nameless()) return false;
    if (!close_named()) return false;
    if (temporary.empty()) return true;
    // link fails where the name is taken, rename replaces.
    if (older == Older::kept) return ::link(temporary.c_str(), path.c_str()) == 0;
    if (::rename(temporary.c_str(), path.c_str()) != 0) return false;
    temporary.clear();
    return true;
  }

  std::string path;  // what it is to be
  Descriptor file;
  Older older = Older::replaced;
  std::string temporary;  // its name until then; empty: none
  bool direct = false;    // a device or a pipe
  std::vector<std::uint8_t> buffer;

 private:
  // A new file gets its name at once. An older one is replaced in one go by rename alone, for which the nameless file
  // needs a name.
  bool name_nameless() {
    if (link_nameless(path)) return true;
    if (errno != EEXIST || older == Older::kept) return false;
    const std::string name = temporary_name(path);
    if (!link_nameless(name)) return false;
    temporary = name;
    return true;
  }

  bool link_nameless(const std::string& name) const {
    const std::string source = fmt::format("/proc/self/fd/{}", file.number());
    return ::linkat(AT_FDCWD, source.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  }

  // A full or remote disk may fail only here; then nothing of the file stays.
  bool close_named() {
    if (file.close()) return true;
    const int error = errno;
    if (temporary.empty()) ::unlink(path.c_str());
    errno = error;
    return false;
  }

  // What one person alone may read stays so. Where that cannot be done the file is as any new one.
  void keep_permissions() const {
    struct stat known{};
    constexpr mode_t kPermissions = 0777;
    if (::stat(path.c_str(), &known) == 0) static_cast<void>(::fchmod(file.number(), known.st_mode & kPermissions));
  }
};

GrowingFile::GrowingFile(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
GrowingFile::GrowingFile(GrowingFile&&) noexcept = default;
GrowingFile::~GrowingFile() = default;

Result<GrowingFile> GrowingFile::create(const std::string& path, Older older) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) return std::unexpected(cannot_write(path, EISDIR));
  if (older == Older::kept && fs::exists(fs::symlink_status(path, ignored)))
    return std::unexpected(cannot_write(path, EEXIST));
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.is_open()) return std::unexpected(cannot_write(path, errno));
    auto internals = std::make_unique<Internals>(path, std::move(file), older);
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
    if (nameless.is_open()) return GrowingFile(std::make_unique<Internals>(target, std::move(nameless), older));
  }
  const std::string temporary = temporary_name(target);
  Descriptor named(::open(temporary.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kFileMode));
  if (!named.is_open()) return std::unexpected(cannot_write(path, errno));
  auto internals = std::make_unique<Internals>(target, std::move(named), older);
  internals->temporary = temporary;
  return GrowingFile(std::move(internals));
}

Result<void> GrowingFile::write(std::span<const std::uint8_t> bytes) {
  std::vector<std::uint8_t>& buffer = internals_->buffer;
  if (buffer.size() + bytes.size() < kBuffer) {
    buffer.insert(buffer.end(), bytes.begin(), bytes.end());
    return {};
  }
  if (auto flushed = flush(); !flushed) return flushed;
  if (!write_all(internals_->file.number(), bytes)) return std::unexpected(cannot_write(internals_->path, errno));
  return {};
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
  if (!own.place()) return std::unexpected(cannot_write(own.path, errno));
  return {};
}

}  // namespace lectern
