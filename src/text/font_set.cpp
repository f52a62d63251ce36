#include "text/font_set.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "base/words.h"

namespace lectern {
namespace {

// One file of the catalogue; opened once.
struct Slot {
  std::once_flag once;
  std::shared_ptr<const Face> face;
};

// One language's patterns; read once, null where they cannot be.
struct PatternSlot {
  std::string language;  // in lower case
  std::once_flag once;
  std::shared_ptr<const Hyphenator> hyphenator;
};

// ISO 15924 codes and language tags are compared often, so codes are packed into numbers and tags are in lower case.
using ScriptTag = std::uint32_t;

struct Family {
  std::string name;
  std::vector<std::size_t> faces;  // indices into FontSet::Internals::files
  std::vector<std::string> languages;
  bool serif = false;
};

// What a fallback is chosen by, besides the code point.
struct Wish {
  std::string language;
  int weight = 400;
  bool serif = false;
};

constexpr ScriptTag script_tag(std::string_view code) {
  ScriptTag tag = 0;
  for (const char c : code.substr(0, 4)) tag = (tag << 8U) | static_cast<unsigned char>(c);
  return tag;
}

// CSS Fonts 4, section 5.2: how far a weight is from the one asked for; first the side that CSS looks at first.
int weight_distance(int wanted, int weight) {
  const int away = std::abs(weight - wanted);
  if (wanted >= 400 && wanted <= 500) {
    if (weight >= wanted && weight <= 500) return away;
    return weight < wanted ? 1000 + away : 2000 + away;
  }
  const bool heavier = weight > wanted;
  return heavier == (wanted > 500) || away == 0 ? away : 1000 + away;
}

bool has_serifs(std::string_view family) {
  return family.find("Serif") != std::string_view::npos;
}

// A language tag as the catalogue lists them: Chinese is told apart by script or by the region that implies one.
std::string catalogue_language(std::string_view language) {
  std::string tag(language);
  std::ranges::replace(tag, '_', '-');
  std::string lower = lower_ascii(tag);
  if (lower != "zh" && !lower.starts_with("zh-")) return lower;
  const auto has = [&](std::string_view part) { return lower.find(part) != std::string::npos; };
  if (has("-hk") || has("-mo")) return "zh-hk";
  if (has("-hant") || has("-tw")) return "zh-hant";
  return "zh-hans";
}

// 2 where the family is made for the language, 1 where it is made for none in particular, 0 for another one.
int language_rank(const Family& family, const std::string& language) {
  if (family.languages.empty()) return 1;
  for (const std::string& own : family.languages) {
    if (language == own) return 2;
    if (language.size() > own.size() && language.starts_with(own) && language[own.size()] == '-') return 2;
  }
  return 0;
}

// The scripts whose faces may have a code point, most likely first (UAX #24, Script_Extensions).
std::vector<ScriptTag> scripts_of(char32_t code_point) {
  std::array<UScriptCode, 32> codes{};
  UErrorCode error = U_ZERO_ERROR;
  const int count = uscript_getScriptExtensions(static_cast<UChar32>(code_point), codes.data(),
                                                static_cast<int>(codes.size()), &error);
  std::vector<ScriptTag> tags;
  for (int i = 0; U_SUCCESS(error) && i < count; ++i) {
    const UScriptCode code = codes.at(static_cast<std::size_t>(i));
    if (code != USCRIPT_COMMON && code != USCRIPT_INHERITED) tags.push_back(script_tag(uscript_getShortName(code)));
  }
  // Where no script of its own helps: faces with many symbols, then those with much of everything.
  for (const std::string_view code : {"Zsym", "Zmth", "Latn", "Hani", "Zsye"}) {
    if (std::ranges::find(tags, script_tag(code)) == tags.end()) tags.push_back(script_tag(code));
  }
  return tags;
}

}  // namespace

struct FontSet::Internals {
  std::vector<FontFile> files;
  mutable std::deque<Slot> slots;
  std::vector<Family> families;
  std::map<ScriptTag, std::vector<std::size_t>> by_script;  // indices into families, in order
  std::vector<PatternFile> patterns;
  mutable std::deque<PatternSlot> pattern_slots;
  mutable std::mutex troubles_lock;
  mutable std::vector<Error> troubles;

  std::shared_ptr<const Face> open(std::size_t index) const {
    Slot& slot = slots[index];
    std::call_once(slot.once, [&] {
      auto face = Face::open(files[index]);
      if (face) {
        slot.face = *std::move(face);
      } else {
        const std::scoped_lock lock(troubles_lock);
        troubles.push_back(face.error());
      }
    });
    return slot.face;
  }

  std::shared_ptr<const Hyphenator> hyphenator(std::size_t index) const {
    PatternSlot& slot = pattern_slots[index];
    std::call_once(slot.once, [&] {
      const auto bytes = patterns[index].open();
      if (bytes) slot.hyphenator = Hyphenator::open(*bytes);
    });
    return slot.hyphenator;
  }

  const Family* find(std::string_view name) const {
    const auto found = std::ranges::find(families, name, &Family::name);
    return found == families.end() ? nullptr : &*found;
  }

  // The faces of a family, nearest first.
  std::shared_ptr<const Face> nearest(const Family& family, int weight, bool italic) const {
    const auto distance = [&](std::size_t index) {
      const FontFile& file = files[index];
      return (file.italic == italic ? 0 : 10'000) + weight_distance(weight, file.weight);
    };
    const auto best = std::ranges::min_element(family.faces, {}, distance);
    if (auto face = open(*best)) return face;
    std::vector<std::size_t> order = family.faces;
    std::ranges::stable_sort(order, {}, distance);
    for (const std::size_t index : order) {
      if (auto face = open(index)) return face;
    }
    return nullptr;
  }

  // The families that serve the script: those of the language first, and of these those of the wished kind.
  std::shared_ptr<const Face> of_script(ScriptTag script, char32_t code_point, const Wish& wish) const {
    const auto serving = by_script.find(script);
    if (serving == by_script.end()) return nullptr;
    for (const int rank : {2, 1, 0}) {
      for (const bool serif : {wish.serif, !wish.serif}) {
        for (const std::size_t index : serving->second) {
          const Family& family = families[index];
          if (family.serif != serif || language_rank(family, wish.language) != rank) continue;
          auto face = nearest(family, wish.weight, false);
          if (face && face->glyph_for(code_point) != 0) return face;
        }
      }
    }
    return nullptr;
  }
};

FontSet::FontSet(std::vector<FontFile> files, std::vector<PatternFile> patterns)
    : internals_(std::make_unique<Internals>()) {
  internals_->files = std::move(files);
  internals_->patterns = std::move(patterns);
  for (const PatternFile& file : internals_->patterns)
    internals_->pattern_slots.emplace_back().language = lower_ascii(file.language);
  internals_->slots.resize(internals_->files.size());
  for (std::size_t i = 0; i < internals_->files.size(); ++i) {
    const std::string& name = internals_->files[i].family;
    auto& families = internals_->families;
    // Faces of a family stand together in the catalogue, so the last family is nearly always the right one.
    auto family = !families.empty() && families.back().name == name ? families.end() - 1
                                                                    : std::ranges::find(families, name, &Family::name);
    if (family == families.end()) {
      family = families.insert(families.end(), Family{name, {}, {}, has_serifs(name)});
      for (const std::string& code : internals_->files[i].scripts) {
        internals_->by_script[script_tag(code)].push_back(families.size() - 1);
      }
      for (const std::string& tag : internals_->files[i].languages) family->languages.push_back(lower_ascii(tag));
    }
    family->faces.push_back(i);
  }
}

FontSet::~FontSet() = default;

bool FontSet::has_family(std::string_view family) const {
  return internals_->find(family) != nullptr;
}

std::vector<std::string> FontSet::families() const {
  std::vector<std::string> names;
  names.reserve(internals_->families.size());
  for (const Family& family : internals_->families) names.push_back(family.name);
  return names;
}

const std::vector<FontFile>& FontSet::files() const {
  return internals_->files;
}

std::shared_ptr<const Face> FontSet::match(std::string_view family, int weight, bool italic) const {
  if (const Family* found = internals_->find(family)) {
    if (auto face = internals_->nearest(*found, weight, italic)) return face;
  }
  for (const Family& other : internals_->families) {
    if (auto face = internals_->nearest(other, weight, italic)) return face;
  }
  assert(!"a font set needs one face that opens");
  return nullptr;
}

std::shared_ptr<const Face> FontSet::fallback(char32_t code_point, std::string_view language, int weight, bool emoji,
                                              std::string_view beside) const {
  const Wish wish{catalogue_language(language), weight, has_serifs(beside)};
  if (emoji) {
    if (auto face = internals_->of_script(script_tag("Zsye"), code_point, wish)) return face;
  }
  // A private or unassigned code point means nothing that another face could know.
  const auto category = u_charType(static_cast<UChar32>(code_point));
  if (category == U_PRIVATE_USE_CHAR || category == U_UNASSIGNED) return nullptr;
  for (const ScriptTag script : scripts_of(code_point)) {
    if (auto face = internals_->of_script(script, code_point, wish)) return face;
  }
  return nullptr;
}

std::shared_ptr<const Face> FontSet::fallback_in_script(std::string_view script, char32_t code_point,
                                                        std::string_view language, int weight,
                                                        std::string_view beside) const {
  return internals_->of_script(script_tag(script), code_point,
                               {catalogue_language(language), weight, has_serifs(beside)});
}

std::shared_ptr<const Hyphenator> FontSet::hyphenator(std::string_view language) const {
  std::string wanted = lower_ascii(language);
  std::ranges::replace(wanted, '_', '-');
  const auto& slots = internals_->pattern_slots;
  const auto index_of = [&](auto&& fits) {
    return static_cast<std::size_t>(std::ranges::find_if(slots, fits, &PatternSlot::language) - slots.begin());
  };
  std::size_t index = index_of([&](const std::string& own) { return own == wanted; });
  const std::string primary = wanted.substr(0, wanted.find('-'));
  if (index == slots.size()) index = index_of([&](const std::string& own) { return own == primary; });
  if (index == slots.size()) index = index_of([&](const std::string& own) { return own.starts_with(primary + "-"); });
  return index == slots.size() ? nullptr : internals_->hyphenator(index);
}

std::vector<Error> FontSet::troubles() const {
  const std::scoped_lock lock(internals_->troubles_lock);
  return internals_->troubles;
}

}  // namespace lectern
