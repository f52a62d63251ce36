#pragma once
// Files that a deck's slides link to, for a kit: on another person's computer the links lead where they led at home.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/export_task.h"
#include "export/compile_deck.h"

namespace lectern {

/// Paths of the files beside the deck that the slides `chosen` (indices into the deck) link to, as they are on a disk,
/// relative to the deck's folder, sorted, each once. Links of notes are none of them. `deck` has all of its pages.
std::vector<std::string> linked_files(const CompiledDeck& deck, const std::vector<std::size_t>& chosen);

struct CopiedFiles {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
};

/// Copies them into the kit's folder, in the folders that they are in. What the kit writes itself is left to it. Left
/// out with a warning on standard error: folders, what lies outside the deck's folder, hidden files, and files that
/// hold a speaker's notes (decks, .pdfpc, talk.notes.pdf). Of a file that is missing the deck's findings tell. Fails,
/// before anything is copied, where another deck of the same kit has another file of that name; and where a file cannot
/// be written.
Result<CopiedFiles> copy_linked_files(const ExportTask& task, const std::vector<std::string>& paths);

}  // namespace lectern
