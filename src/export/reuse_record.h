#pragma once
// What the files of an export were made from: a small text file beside them, with a hash of everything that a picture
// depends on and a checksum of the file that came out. A file that was deleted or changed since is made again.
//
//   lectern-reuse 1
//   KEY SIZE CHECK NAME      32 hexadecimal digits, bytes, 16 hexadecimal digits (XXH3), the name in the record's
//   folder

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"

namespace lectern {

/// Safe to share between the threads of one export.
class ReuseRecord {
 public:
  /// A record that is missing, damaged or of another version counts as empty.
  static ReuseRecord open(const std::string& path);

  ReuseRecord(ReuseRecord&&) noexcept;
  ReuseRecord(const ReuseRecord&) = delete;
  ReuseRecord& operator=(const ReuseRecord&) = delete;
  ReuseRecord& operator=(ReuseRecord&&) = delete;
  ~ReuseRecord() = default;

  /// The file's size, where it is still the one that was made from `key`.
  std::optional<std::uint64_t> unchanged(const std::string& path, const std::string& key) const;

  /// `path`, which is in the record's folder, now holds `bytes`.
  void note(const std::string& path, const std::string& key, std::span<const std::uint8_t> bytes);

  /// Puts the record beside the files. Files that this export had nothing to do with stay in it.
  Result<void> write() const;

 private:
  struct Entry {
    std::string key;
    std::uint64_t size = 0;
    std::uint64_t check = 0;
  };

  explicit ReuseRecord(std::string path) : path_(std::move(path)) {}

  std::string path_;
  mutable std::mutex mutex_;
  std::map<std::string, Entry> entries_;  // by file name
};

}  // namespace lectern
