#pragma once
// A file that grows while it is made, and is there only when it is whole: until `commit`, an older file of its name
// stays as it is. Not thread-safe.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace lectern {

class GrowingFile {
 public:
  /// What becomes of an older file of the name: a new one takes its place and its permissions, or stays away.
  enum class Older { replaced, kept };

  /// Begins a nameless temporary file in the same folder, or a named one where the system knows none such. A symbolic
  /// link is followed; a device or a pipe is written to directly. Errors are worded with the path.
  static Result<GrowingFile> create(const std::string& path, Older older = Older::replaced);
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;
  GrowingFile(GrowingFile&&) noexcept;
  GrowingFile& operator=(GrowingFile&&) = delete;
  /// Without a commit nothing of it remains.
  ~GrowingFile();

  Result<void> write(std::span<const std::uint8_t> bytes);
  /// Gives the file its name. Called once, last. Fails where an older file is to be kept and is there.
  Result<void> commit();

 private:
  struct Internals;
  explicit GrowingFile(std::unique_ptr<Internals> internals);
  Result<void> flush();
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
