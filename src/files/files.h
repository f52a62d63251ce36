#pragma once
// The disk: a deck's own files inside its root, whole files, and the font catalogue. The only room that opens files for
// reading. Thread-safe.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_source.h"
#include "base/font_file.h"
#include "base/pattern_file.h"
#include "base/result.h"

namespace lectern {

/// Reads a whole regular file into memory: a deck or picture may be shortened by an editor while it is in use, so it is
/// never mapped. Worded errors: missing (with a near name), a folder, no permission, larger than `most` bytes.
Result<SharedBytes> read_file(std::string_view path, std::uint64_t most = 1ULL << 30);

/// The files beside a deck. Reads only below `root` (after resolving symbolic links) unless `allow_outside`.
std::shared_ptr<const FileSource> open_deck_folder(std::string_view root, bool allow_outside);

/// Folder of a path ("." when it has none) and its name without folder and ending.
std::string folder_of(std::string_view path);
std::string stem_of(std::string_view path);

/// Changes whenever the file may have changed (size, modification time, inode); 0 when it is missing.
std::uint64_t file_version(std::string_view path);

/// A path under which another library can open a face: its own, or that of a copy in memory where it is embedded, which
/// lasts as long as the program. Empty when that fails.
std::string openable_path(const FontFile& face);

/// Every face of fonts/catalogue.txt that is embedded or on this machine, in order of preference. No face is opened.
std::vector<FontFile> catalogue_fonts();

/// Where a person keeps a settings file of Lectern: below XDG_CONFIG_HOME, else ~/.config. Nothing where neither
/// XDG_CONFIG_HOME nor HOME is an absolute path. The file need not exist.
std::optional<std::string> settings_path(std::string_view name);
/// The same for a settings file of the desktop, named from that folder.
std::optional<std::string> desktop_settings_path(std::string_view name);

/// The hyphenation patterns on this machine (Debian's packages hyphen-*), by language. No file is read.
std::vector<PatternFile> hyphenation_patterns();

}  // namespace lectern
