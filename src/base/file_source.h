#pragma once
// The one way in which a deck's own files (pictures, themes, fonts) come in. Implemented by room `files` on a disk and
// by tests in memory.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace lectern {

class FileSource {
 public:
  FileSource() = default;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  FileSource(FileSource&&) = delete;
  FileSource& operator=(FileSource&&) = delete;
  virtual ~FileSource() = default;

  /// The whole file at `path` (as the deck writes it, '/' between folders, relative to the deck). Thread-safe. Fails
  /// with a worded error when the file is missing, a folder, too large, outside the allowed root, or a URL.
  virtual Result<SharedBytes> read(std::string_view path) const = 0;

  /// Changes whenever the file's contents may have changed (size and modification time on a disk); 0 when it is
  /// missing.
  virtual std::uint64_t version(std::string_view path) const = 0;

  /// Files that `path` may have meant: same name in another case, another folder or another ending. Best first, few.
  virtual std::vector<std::string> similar(std::string_view path) const = 0;
};

}  // namespace lectern
