#include "markdown/dialect.h"

#include <array>
#include <string>

#include "base/words.h"
#include "markdown/line_scanner.h"
#include "markdown/read_deck.h"
#include "markdown/setting_keys.h"

namespace lectern {
namespace {

struct Mark {
  std::string_view tool;
  std::string_view text;
  bool whole_line = false;
};

// What only one tool writes.
constexpr std::array<Mark, 8> kMarks{{{"presenterm", "<!-- end_slide -->", true},
                                      {"reveal.js", "<!-- .slide:", false},
                                      {"reveal.js", "<!-- .element:", false},
                                      {"remark", "???", true},
                                      {"Slidev", "<v-click", false},
                                      {"Slidev", "::right::", true},
                                      {"Deckset", "[.column]", true},
                                      {"Deckset", "[.build-lists", false}}};

// Lines that begin with a mark, outside of fenced code.
const Mark* find_mark(std::string_view file, SourceSpan& where) {
  bool fenced = false;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = line_end(file, at);
    const std::string_view line = trimmed(file.substr(at, end - at));
    if (line.starts_with("```") || line.starts_with("~~~")) fenced = !fenced;
    const bool worth = !fenced && !line.empty() &&
                       (line.front() == '<' || line.front() == '?' || line.front() == '[' || line.front() == ':');
    for (const Mark& mark : kMarks) {
      if (!worth || (mark.whole_line ? line != mark.text : !line.starts_with(mark.text))) continue;
      const auto begin = static_cast<std::uint32_t>(line.data() - file.data());
      where = {begin, begin + static_cast<std::uint32_t>(mark.text.size())};
      return &mark;
    }
    at = next_line(file, end);
  }
  return nullptr;
}

}  // namespace

bool is_dialect(std::string_view name) {
  return name == "native";
}

void choose_dialect(Deck& deck, std::string_view wanted, const DeckSettings& settings, Reading& reading) {
  deck.dialect = "native";
  Diagnostics& diagnostics = reading.diagnostics;
  const auto report = [&](std::string_view tool, SourceSpan where) {
    diagnostics.note("other-dialect", where,
                     "the file seems to be written for " + std::string(tool) + "; it is read as native",
                     "dialect: native in the front matter says that this is meant");
    deck.dialect_reason = "it seems to be written for " + std::string(tool) + ", which is read as native";
  };
  if (!wanted.empty() || !settings.dialect.empty()) {
    const std::string_view name = wanted.empty() ? std::string_view(settings.dialect) : wanted;
    deck.dialect_reason = wanted.empty() ? "the front matter says so" : "asked for";
    if (is_dialect(name)) return;
    diagnostics.warn("unknown-dialect", wanted.empty() ? settings.dialect_place : SourceSpan{},
                     "unknown dialect: " + shown_key(name) + "; the file is read as native",
                     "the only dialect is native");
    deck.dialect_reason = "the only one there is";
    return;
  }
  SourceSpan where;
  if (settings.marp) {
    report("Marp", settings.dialect_place);
  } else if (const Mark* mark = find_mark(reading.file, where)) {
    report(mark->tool, where);
  } else {
    deck.dialect_reason = "no marks of another tool";
  }
}

}  // namespace lectern
