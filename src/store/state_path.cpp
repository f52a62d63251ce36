#include <cstdlib>
#include <string_view>

#include "store/state_store.h"

namespace lectern {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody here sets variables
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

Result<std::string> state_database_path() {
  constexpr std::string_view kName = "/lectern/lectern.db";
  // The specification has relative paths ignored.
  if (const std::string_view state = variable("XDG_STATE_HOME"); state.starts_with('/'))
    return std::string(state) + std::string(kName);
  if (const std::string_view home = variable("HOME"); home.starts_with('/'))
    return std::string(home) + "/.local/state" + std::string(kName);
  return std::unexpected(Error{"there is no folder for the state: neither XDG_STATE_HOME nor HOME is set",
                               "set HOME, or XDG_STATE_HOME to a folder that you may write to"});
}

}  // namespace lectern
