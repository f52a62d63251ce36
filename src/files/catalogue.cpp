// The faces of fonts/catalogue.txt: embedded ones as they lie in the program, the others mapped when they are opened.

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "files/catalogue_table.h"
#include "files/files.h"

namespace lectern {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    words.emplace_back(text.substr(0, blank));
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
  }
  return words;
}

Error cannot_open(const CatalogueFace& face) {
  return {fmt::format("the font {} could not be opened", face.path),
          fmt::format("install the package {} again", face.package)};
}

// A mapping outlives the package's file: dpkg replaces files by renaming, which leaves the old bytes to whoever maps
// them.
Result<SharedBytes> map_face(const CatalogueFace& face) {
  const int descriptor = ::open(std::string(face.path).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(cannot_open(face));
  struct stat status{};
  void* address = MAP_FAILED;
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    address = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
  }
  ::close(descriptor);
  if (address == MAP_FAILED) return std::unexpected(cannot_open(face));
  const auto size = static_cast<std::size_t>(status.st_size);
  const std::shared_ptr<const void> owner(address, [size](const void* mapped) {
    ::munmap(const_cast<void*>(mapped), size);  // NOLINT(cppcoreguidelines-pro-type-const-cast): munmap's signature
  });
  return SharedBytes{{static_cast<const std::uint8_t*>(address), size}, owner};
}

// Asks for files of one folder after another; a lookup that starts in an open folder costs half of one from the root.
class Folder {
 public:
  Folder() = default;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  ~Folder() { close(); }

  bool has(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (path.substr(0, slash) != name_) {
      close();
      name_ = path.substr(0, slash);
      descriptor_ = ::open(std::string(name_).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    }
    return descriptor_ >= 0 && ::faccessat(descriptor_, std::string(path.substr(slash + 1)).c_str(), R_OK, 0) == 0;
  }

 private:
  void close() const {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  std::string_view name_;
  int descriptor_ = -1;
};

std::string embedded_name(std::string_view path) {
  return fmt::format("embedded:{}", path.substr(path.rfind('/') + 1));
}

}  // namespace

std::vector<FontFile> catalogue_fonts() {
  std::vector<FontFile> files;
  const auto table = catalogue_table();
  files.reserve(table.size());
  Folder folder;
  for (const CatalogueFace& face : table) {
    const bool embedded = face.begin != nullptr;
    if (!embedded && !folder.has(face.path)) continue;
    FontFile file;
    file.family = face.family;
    file.weight = face.weight;
    file.italic = face.italic;
    file.index = face.index;
    file.scripts = words_of(face.scripts);
    file.languages = words_of(face.languages);
    file.path = embedded ? embedded_name(face.path) : std::string(face.path);
    if (embedded) {
      file.open = [&face]() -> Result<SharedBytes> { return SharedBytes{{face.begin, face.end}, nullptr}; };
    } else {
      file.open = [&face] { return map_face(face); };
    }
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace lectern
