#include "cli/export_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/words.h"

namespace lectern {
namespace {

struct KindFacts {
  ExportKind kind;
  std::string_view name;
  ExportShape shape;
  NotesRule notes;
  std::string_view ending;
  std::array<std::string_view, 6> endings;  // that OUT may have; the unused ones are empty
};

using enum ExportKind;
using enum ExportShape;
using enum NotesRule;

constexpr std::array<KindFacts, 14> kKinds{{
    {png, "png", pages, never, "png", {"png"}},
    {jpeg, "jpg", pages, never, "jpg", {"jpg", "jpeg"}},
    {webp, "webp", pages, never, "webp", {"webp"}},
    {svg, "svg", pages, never, "svg", {"svg"}},
    {pdf, "pdf", document, when_asked, "pdf", {"pdf"}},
    {pptx, "pptx", document, when_asked, "pptx", {"pptx"}},
    {html, "html", document, when_asked, "html", {"html", "htm"}},
    {notes, "notes", document, implied, "notes.pdf", {"pdf", "png", "jpg", "webp", "md", "txt"}},
    {handout, "handout", document, when_asked, "handout.pdf", {"pdf", "png", "jpg", "webp"}},
    {contact, "contact", pages, never, "contact", {"png", "jpg", "webp", "pdf"}},
    {markdown, "md", document, required, "notes.md", {"md"}},
    {text, "txt", document, required, "notes.txt", {"txt"}},
    {pdfpc, "pdfpc", document, required, "pdfpc", {"pdfpc"}},
    {kit, "kit", folder, never, "", {}},
}};

const KindFacts& facts_of(ExportKind kind) {
  return *std::ranges::find(kKinds, kind, &KindFacts::kind);
}

}  // namespace

std::string_view name_of(ExportKind kind) {
  return facts_of(kind).name;
}

std::optional<ExportKind> export_kind_from_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  if (lower == "jpeg") return jpeg;
  const auto* const found = std::ranges::find(kKinds, std::string_view(lower), &KindFacts::name);
  if (found == kKinds.end()) return std::nullopt;
  return found->kind;
}

NotesRule notes_rule_of(ExportKind kind) {
  return facts_of(kind).notes;
}

std::span<const ExportKind> export_kinds() {
  static constexpr auto kAll = [] {
    std::array<ExportKind, kKinds.size()> kinds{};
    for (std::size_t i = 0; i < kKinds.size(); ++i) kinds[i] = kKinds[i].kind;
    return kinds;
  }();
  return kAll;
}

ExportShape shape_of(ExportKind kind) {
  return facts_of(kind).shape;
}

std::string_view ending_of(ExportKind kind) {
  return facts_of(kind).ending;
}

std::optional<ExportKind> export_kind_from_ending(std::string_view ending) {
  if (ending.empty()) return std::nullopt;
  for (const KindFacts& facts : kKinds) {
    // The kinds that are named for an ending come first, and those of several endings need --format.
    if (facts.kind != notes && facts.kind != handout && facts.kind != contact && may_end_in(facts.kind, ending))
      return facts.kind;
  }
  return std::nullopt;
}

bool may_end_in(ExportKind kind, std::string_view ending) {
  return !ending.empty() && std::ranges::find(facts_of(kind).endings, ending) != facts_of(kind).endings.end();
}

std::optional<PictureFormat> picture_format_of(ExportKind kind) {
  switch (kind) {
    case png:
      return PictureFormat::png;
    case jpeg:
      return PictureFormat::jpeg;
    case webp:
      return PictureFormat::webp;
    default:
      return std::nullopt;
  }
}

}  // namespace lectern
