#include <sys/stat.h>

#include <string>

#include "files/files.h"

namespace lectern {

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(slash == 0 ? "/" : path.substr(0, slash));
}

std::string stem_of(std::string_view path) {
  if (const std::size_t slash = path.rfind('/'); slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t dot = path.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot));
}

std::uint64_t file_version(std::string_view path) {
  struct stat status{};
  if (::stat(std::string(path).c_str(), &status) != 0) return 0;
  // FNV-1a over what changes when a file is written in place, replaced by another, or touched.
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  const auto add = [&hash](std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) hash = (hash ^ ((value >> shift) & 0xFFU)) * 0x100000001B3ULL;
  };
  add(static_cast<std::uint64_t>(status.st_size));
  add(static_cast<std::uint64_t>(status.st_mtim.tv_sec));
  add(static_cast<std::uint64_t>(status.st_mtim.tv_nsec));
  add(static_cast<std::uint64_t>(status.st_ino));
  add(static_cast<std::uint64_t>(status.st_dev));
  return hash == 0 ? 1 : hash;
}

}  // namespace lectern
