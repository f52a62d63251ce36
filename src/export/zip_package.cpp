#include "export/zip_package.h"

#include <fmt/format.h>
#include <zip.h>

#include <memory>
#include <utility>

namespace lectern {
namespace {

// 1 January 1980, 0:00: the earliest that DOS times have.
constexpr zip_uint16_t kDosDate = 1U << 5U | 1U;
constexpr zip_uint32_t kLevel = 6;

struct ErrorScope {
  zip_error_t error{};
  ErrorScope() { zip_error_init(&error); }
  ErrorScope(const ErrorScope&) = delete;
  ErrorScope& operator=(const ErrorScope&) = delete;
  ErrorScope(ErrorScope&&) = delete;
  ErrorScope& operator=(ErrorScope&&) = delete;
  ~ErrorScope() { zip_error_fini(&error); }
};

std::vector<std::uint8_t> bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) return {};
  if (zip_source_open(source) != 0) return {};
  std::vector<std::uint8_t> bytes(stat.size);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const zip_int64_t read = zip_source_read(source, bytes.data() + done, bytes.size() - done);
    if (read <= 0) break;
    done += static_cast<std::size_t>(read);
  }
  zip_source_close(source);
  bytes.resize(done);
  return bytes;
}

}  // namespace

void ZipPackage::add(std::string path, std::string text) {
  parts_.push_back({std::move(path), std::move(text), {}, Packing::packed, true});
}

void ZipPackage::add(std::string path, std::vector<std::uint8_t> bytes, Packing packing) {
  parts_.push_back({std::move(path), {}, std::move(bytes), packing, false});
}

Result<std::vector<std::uint8_t>> ZipPackage::finish() const {
  const Error failed{"cannot pack the file: memory has run out", {}};
  ErrorScope scope;
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &scope.error);
  if (target == nullptr) return std::unexpected(failed);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> owner(target, &zip_source_free);
  zip_source_keep(target);  // the archive takes one reference, `owner` the other
  zip_t* const archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &scope.error);
  if (archive == nullptr) {
    zip_source_free(target);
    return std::unexpected(failed);
  }
  for (const Part& part : parts_) {
    const void* data = part.is_text ? static_cast<const void*>(part.text.data()) : part.bytes.data();
    const std::size_t size = part.is_text ? part.text.size() : part.bytes.size();
    zip_source_t* const source = zip_source_buffer(archive, data, size, 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(archive, part.path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      zip_discard(archive);
      return std::unexpected(failed);
    }
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive, at, part.packing == Packing::packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, kLevel);
    zip_file_set_dostime(archive, at, 0, kDosDate, 0);
    zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_DOS, 0);
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    return std::unexpected(failed);
  }
  std::vector<std::uint8_t> bytes = bytes_of(target);
  if (bytes.empty()) return std::unexpected(failed);
  return bytes;
}

}  // namespace lectern
