#pragma once
// A person's own keys: keys.conf among their settings, or the file named with --keys.

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "show/key_map.h"

namespace lectern {

struct KeySettings {
  KeyMap map = default_key_map();
  std::string file;      ///< what was read; empty: there is none
  std::string findings;  ///< what is wrong with it, a line or two each
  int errors = 0;
};

/// The default keys where nothing is named and no settings file is there. An error where a named file, or one that is
/// there, cannot be read.
Result<KeySettings> read_keys(const std::optional<std::string>& named);

}  // namespace lectern
