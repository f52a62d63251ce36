#include "cli/kit_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string_view>

#include "base/file_source.h"
#include "base/link_target.h"
#include "base/words.h"
#include "cli/console.h"
#include "export/write_file.h"
#include "files/files.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

// A kit's own files, of this deck or of another one in the same call: "talk.pdf", "pictures/talk.001.png".
bool is_of_kit(const ExportTask& task, std::string_view path) {
  const std::string name = lower_ascii(path);
  return std::ranges::any_of(task.command.decks, [&](const std::string& deck) {
    const std::string stem = lower_ascii(stem_of(deck));
    return name == stem + ".pdf" || name == stem + ".html" || name == stem + ".pptx" ||
           name.starts_with("pictures/" + stem + ".");
  });
}

// Why a file stays at home whoever links to it; nothing where it may leave.
std::optional<Error> private_file(std::string_view path) {
  const std::string ending = ending_of_path(path);
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (ending == "md" || ending == "markdown" || ending == "pdfpc" || name.find(".notes.") != std::string_view::npos)
    return Error{"it may hold a speaker's notes", "export that deck into the kit as well, and link to its PDF or HTML"};
  if (path.starts_with('.') || path.find("/.") != std::string_view::npos)
    return Error{"hidden files stay at home", "copy it under another name, and link to that"};
  return std::nullopt;
}

void warn(const ExportTask& task, std::string_view path, const Error& why) {
  print_error(fmt::format("{}: warning: the kit is made without {}, which a slide links to: {}\n", task.deck, path,
                          why.message));
  if (!why.hint.empty()) print_error(fmt::format("  hint: {}\n", why.hint));
}

// Decks of one kit may lie in different folders.
std::optional<Error> taken_by_another(const ExportTask& task, const std::string& path, const SharedBytes& bytes) {
  for (const std::string& deck : task.command.decks) {
    if (same_file(folder_of(deck), folder_of(task.deck))) continue;
    const auto other = open_deck_folder(folder_of(deck), false)->read(path);
    if (!other || std::ranges::equal(other->data, bytes.data)) continue;
    return Error{fmt::format("{} links to {}, and beside {} lies another file of that name", task.deck, path, deck),
                 "export them into different folders"};
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> linked_files(const CompiledDeck& deck, const std::vector<std::size_t>& chosen) {
  std::set<std::string> paths;
  for (const std::size_t slide : chosen) {
    for (const Page& page : deck.slides[slide].pages) {
      for (const SceneLink& link : page.scene.links) {
        if (!leads_beside(link.target)) continue;
        std::string plain = fs::path(linked_path(link.target)).lexically_normal().generic_string();
        if (plain.empty() || plain == "." || plain.starts_with("../") || plain == "..") continue;
        paths.insert(std::move(plain));
      }
    }
  }
  return {paths.begin(), paths.end()};
}

Result<CopiedFiles> copy_linked_files(const ExportTask& task, const std::vector<std::string>& paths) {
  const auto home = open_deck_folder(folder_of(task.deck), false);
  std::vector<std::string> wanted;  // read again below: all of them at once may be more than the memory
  for (const std::string& path : paths) {
    if (home->version(path) == 0 || is_of_kit(task, path)) continue;
    if (const auto why = private_file(path)) {
      warn(task, path, *why);
      continue;
    }
    const auto bytes = home->read(path);
    if (!bytes) {
      warn(task, path, bytes.error());
      continue;
    }
    if (auto trouble = taken_by_another(task, path, *bytes)) return std::unexpected(*std::move(trouble));
    wanted.push_back(path);
  }
  CopiedFiles copied;
  for (const std::string& path : wanted) {
    const std::string target = fmt::format("{}/{}", task.out.folder, path);
    if (task.stop.stop_requested()) break;
    if (same_file(fmt::format("{}/{}", folder_of(task.deck), path), target)) continue;
    const auto bytes = home->read(path);
    if (!bytes) return std::unexpected(bytes.error());
    if (auto made = make_folder(folder_of(target)); !made) return std::unexpected(made.error());
    if (auto written = write_atomically(target, bytes->data); !written) return std::unexpected(written.error());
    ++copied.files;
    copied.bytes += bytes->data.size();
  }
  return copied;
}

}  // namespace lectern
