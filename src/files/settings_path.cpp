#include <cstdlib>

#include "files/files.h"

namespace lectern {
namespace {

/// A folder that a variable names; the XDG specification has relative paths ignored.
std::string_view folder_in(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody here sets variables
  const std::string_view folder = value == nullptr ? std::string_view() : std::string_view(value);
  return folder.starts_with('/') ? folder : std::string_view();
}

}  // namespace

std::optional<std::string> settings_path(std::string_view name) {
  return desktop_settings_path(std::string("lectern/").append(name));
}

std::optional<std::string> desktop_settings_path(std::string_view name) {
  std::string path(folder_in("XDG_CONFIG_HOME"));
  if (path.empty()) {
    path = folder_in("HOME");
    if (path.empty()) return std::nullopt;
    path += "/.config";
  }
  return path.append("/").append(name);
}

}  // namespace lectern
