#pragma once
// Scenes -> a PDF 1.7 file: vector, fonts subset and embedded, text that can be searched, a structure for screen
// readers. Pages are built independently, on any thread, and handed to the writer in order; what it keeps of a page is
// small, so that memory does not grow with the deck. Equal pages give equal bytes.
//
// Sources: ISO 32000-1 (PDF 1.7), ISO 14289-1 (PDF/UA-1), Adobe Technical Notes 5176 (CFF) and 5411 (ToUnicode).
//
//   PdfWriter writer(settings, sink);
//   PdfPage page({.size = {960, 540}, .label = "4"});
//   page.place(scene, step, {0, 0, 960, 540});   // as many scenes as the page holds, painted in this order
//   page.pack();                                 // on the thread that built it
//   writer.add(std::move(page));                 // in the order of the pages
//   writer.finish();

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "scene/scene.h"

namespace lectern {

/// Points (1/72 inch) of a slide unit: a slide of 1080 units is 7.5 inches high, as presentation programs have it.
inline constexpr float kPointsPerUnit = 0.5F;

/// Of the whole document. Texts are UTF-8 and may be empty.
struct PdfSettings {
  std::string title;
  std::string author;
  std::string subject;
  std::string keywords;
  std::string lang = "en";              ///< BCP 47
  std::optional<std::int64_t> created;  ///< seconds since 1970, UTC; absent: no date, so that equal decks are equal
  /// Names that links "#name" may lead to, in any order; a link to any other name is left out. Each is said again in
  /// the setup of its page.
  std::vector<std::string> destinations;
};

/// An entry of the outline that leads to a page. Level 0 is outermost; a level may not be skipped on the way in.
struct PdfBookmark {
  std::string title;
  int level = 0;
};

struct PdfPageSetup {
  Size size{960, 540};                 ///< points
  std::string label;                   ///< what viewers show as the page's number: "4", "4.2", "iv"; empty: counted
  std::vector<std::string> names;      ///< destinations that lead here
  std::vector<PdfBookmark> bookmarks;  ///< that begin here, in order
  /// Of the page's outermost headings in the document, from 1. The document's first heading is of level 1 and none is
  /// more than one level below the one before it (as PDF/UA-1, 7.4.2, wants it): what is deeper is raised.
  int heading_level = 1;
};

/// One page, complete in itself. Not thread-safe; different pages may be built at the same time.
class PdfPage {
 public:
  explicit PdfPage(PdfPageSetup setup);
  PdfPage(const PdfPage&) = delete;
  PdfPage& operator=(const PdfPage&) = delete;
  PdfPage(PdfPage&&) noexcept;
  PdfPage& operator=(PdfPage&&) noexcept;
  ~PdfPage();

  /// Draws what `step` shows, background included, scaled to fit `where` (points, origin top left, y down) and centred
  /// in it, clipped to the scene's edges. Scenes are read in the order in which they are placed.
  void place(const Scene& scene, int step, const Rect& where);
  /// As place, without the scene's background: for a scene that is laid over another.
  void overlay(const Scene& scene, int step, const Rect& where);
  /// Compresses the content. The writer does it where this was not called.
  void pack();

  struct Internals;
  Internals& internals() { return *internals_; }  ///< for room `paint` alone

 private:
  std::unique_ptr<Internals> internals_;
};

/// Takes the file's bytes as they come; an error ends the writing.
using PdfSink = std::function<Result<void>(std::span<const std::uint8_t>)>;

struct PdfSummary {
  std::size_t pages = 0;
  std::uint64_t bytes = 0;
  /// Families that may not be embedded (OS/2 fsType): their glyphs went out as drawings, still as text to search.
  std::vector<std::string> drawn_families;
};

/// Writes while pages come. Not thread-safe. A writer that is destroyed before `finish` leaves an incomplete file.
class PdfWriter {
 public:
  PdfWriter(PdfSettings settings, PdfSink sink);
  PdfWriter(const PdfWriter&) = delete;
  PdfWriter& operator=(const PdfWriter&) = delete;
  PdfWriter(PdfWriter&&) = delete;
  PdfWriter& operator=(PdfWriter&&) = delete;
  ~PdfWriter();

  /// The next page. Fails where the sink failed.
  Result<void> add(PdfPage page);
  /// Fonts, structure, outline and the table of objects. Called once, last.
  Result<PdfSummary> finish();

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
