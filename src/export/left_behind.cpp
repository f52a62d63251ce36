#include "export/left_behind.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <system_error>

namespace lectern {
namespace {

namespace fs = std::filesystem;

// As pictures count them: backup slides among them, hidden ones not.
std::size_t pages_of(const Deck& deck, const CompiledDeck& compiled) {
  std::size_t pages = 0;
  for (std::size_t i = 0; i < compiled.slides.size(); ++i) {
    if (deck.slides[i].kind != SlideKind::hidden) pages += compiled.slides[i].page_steps.size();
  }
  return pages;
}

std::optional<std::size_t> number_in(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (trouble != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// The page of STEM.013.ENDING and of STEM.013.02.ENDING: as many digits as this deck's names have, and two for a step.
std::optional<std::size_t> page_in(std::string_view name, std::string_view stem, std::string_view ending,
                                   std::size_t digits) {
  constexpr std::size_t kStep = 3;  // ".02"
  if (!name.starts_with(stem) || !name.ends_with(ending)) return std::nullopt;
  const std::size_t dots = stem.size() + 1;
  if (name.size() < dots + digits + 1 + ending.size() || name[stem.size()] != '.') return std::nullopt;
  const std::string_view step = name.substr(dots + digits, name.size() - dots - digits - 1 - ending.size());
  if (name[name.size() - ending.size() - 1] != '.') return std::nullopt;
  if (!step.empty() && (step.size() != kStep || step[0] != '.' || !number_in(step.substr(1)))) return std::nullopt;
  return number_in(name.substr(dots, digits));
}

}  // namespace

std::vector<std::string> left_behind(const Briefing& briefing, const CompiledDeck& deck, const std::string& folder,
                                     std::string_view stem, std::string_view ending) {
  const std::size_t pages = pages_of(briefing.deck, deck);
  const std::size_t digits = std::max<std::size_t>(3, std::to_string(pages).size());
  std::vector<std::string> found;
  std::error_code trouble;
  for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble)) {
    std::string name = at->path().filename().string();
    if (page_in(name, stem, ending, digits).value_or(0) > pages) found.push_back(std::move(name));
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace lectern
