#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <string>
#include <system_error>

#include "files/files.h"
#include "files/near_names.h"

namespace lectern {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Error missing(const std::string& path) {
  const std::string folder = folder_of(path);
  const std::string name = path.substr(path.rfind('/') + 1);
  std::string hint = "check the path";
  if (const auto near = near_names(folder, name, 1); !near.empty()) {
    hint = "did you mean " + (folder == "." && !path.starts_with("./") ? near[0] : folder + "/" + near[0]) + "?";
  }
  return {path + ": there is no such file", hint};
}

Error open_error(const std::string& path, int code) {
  if (code == ENOENT || code == ENOTDIR) return missing(path);
  if (code == EACCES || code == EPERM) return {path + ": no permission to read it", "change its permissions"};
  return {fmt::format("{}: cannot be opened: {}", path, std::generic_category().message(code)), ""};
}

std::string sized(std::uint64_t bytes) {
  if (bytes >= 10ULL << 20U) return fmt::format("{} MB", bytes >> 20U);
  if (bytes >= 10ULL << 10U) return fmt::format("{} kB", bytes >> 10U);
  return fmt::format("{} bytes", bytes);
}

Error too_large(const std::string& path, std::uint64_t most) {
  return {fmt::format("{}: larger than {}, the most that is read", path, sized(most)), "make the file smaller"};
}

// Copied, not mapped: another program may shorten the file while it is in use, and reading a mapping past the new end
// would end the talk with SIGBUS. The file may also grow meanwhile, so it is read to its end whatever its size said.
Result<SharedBytes> read_all(const std::string& path, int descriptor, std::uint64_t expected, std::uint64_t most) {
  std::string text;
  text.resize(static_cast<std::size_t>(expected) + 1);
  std::size_t filled = 0;
  for (;;) {
    if (filled == text.size()) text.resize(text.size() + text.size() / 2 + 4096);
    const ssize_t got = ::read(descriptor, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      return std::unexpected(
          Error{fmt::format("{}: reading failed: {}", path, std::generic_category().message(errno)), ""});
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > most) return std::unexpected(too_large(path, most));
  }
  text.resize(filled);
  return shared_bytes(std::move(text));
}

}  // namespace

Result<SharedBytes> read_file(std::string_view path, std::uint64_t most) {
  const std::string name(path);
  if (name.find('\0') != std::string::npos || name.empty()) {
    return std::unexpected(Error{"a file name is empty or holds a zero byte", "check the path"});
  }
  // O_NONBLOCK: opening a pipe must not wait for a writer. It does nothing to regular files.
  const Descriptor file(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) return std::unexpected(open_error(name, errno));
  struct stat status{};
  if (::fstat(file.number(), &status) != 0) return std::unexpected(open_error(name, errno));
  if (S_ISDIR(status.st_mode)) {
    return std::unexpected(Error{name + ": is a folder, not a file", "name a file inside it"});
  }
  if (!S_ISREG(status.st_mode)) {
    return std::unexpected(Error{name + ": is not a regular file", "save it as a file first"});
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > most) return std::unexpected(too_large(name, most));
  return read_all(name, file.number(), size, most);
}

}  // namespace lectern
