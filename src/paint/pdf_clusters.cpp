#include "paint/pdf_clusters.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/words.h"

namespace lectern {
namespace {

// Formatting characters have done their work when a text is set; nobody searches for them.
bool is_silent(char32_t c) {
  return c < 0x20 || c == 0x7F || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::u32string spoken(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_silent(c)) out += c;
  }
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

struct Cluster {
  std::vector<SpokenGlyph> glyphs;  // in logical order
  std::string_view text;
};

std::vector<Cluster> clusters_of(const DrawText& draw) {
  const ShapedRun& run = *draw.run;
  const std::size_t last = std::min<std::size_t>(draw.last, run.glyphs.size());
  std::vector<SpokenGlyph> placed;
  double pen = 0;
  for (std::size_t i = draw.first; i < last; ++i) {
    const Glyph& glyph = run.glyphs[i];
    placed.push_back({glyph.id, pen + static_cast<double>(glyph.dx), static_cast<double>(glyph.dy), {}});
    pen += static_cast<double>(glyph.advance);
  }
  const std::size_t count = placed.size();
  const auto index = [&](std::size_t i) { return run.right_to_left ? count - 1 - i : i; };
  const auto start = [&](std::size_t i) { return run.glyphs[draw.first + index(i)].cluster; };
  // The text ends where the neighbour's begins that was left out, or with the run.
  std::size_t end = run.text.size();
  if (run.right_to_left && draw.first > 0) end = run.glyphs[draw.first - 1].cluster;
  if (!run.right_to_left && last < run.glyphs.size()) end = run.glyphs[last].cluster;
  std::vector<Cluster> clusters;
  for (std::size_t i = 0; i < count;) {
    std::size_t next = i + 1;
    while (next < count && start(next) == start(i)) ++next;
    const std::size_t text_end = next < count ? start(next) : end;
    Cluster& cluster = clusters.emplace_back();
    if (text_end > start(i)) cluster.text = std::string_view(run.text).substr(start(i), text_end - start(i));
    for (std::size_t k = i; k < next; ++k) cluster.glyphs.push_back(placed[index(k)]);
    i = next;
  }
  return clusters;
}

// A glyph and the characters that fell to it.
struct Match {
  SpokenGlyph glyph;
  std::u32string characters;
};

// Characters go to the glyphs that the face has for them; what is left over goes to the glyphs that are left over, in
// order. The glyphs come back in the order of their characters. Nothing where that does not add up to the text.
std::optional<std::vector<Match>> matched(const Face& face, const Cluster& cluster, const std::u32string& text) {
  constexpr std::size_t kNone = ~std::size_t{0};
  std::vector<std::size_t> owner(text.size(), kNone);
  std::vector<char> taken(cluster.glyphs.size(), 0);
  for (std::size_t c = 0; c < text.size(); ++c) {
    const std::uint32_t wanted = face.glyph_for(text[c]);
    if (wanted == 0) continue;
    for (std::size_t g = 0; g < cluster.glyphs.size() && owner[c] == kNone; ++g) {
      if (taken[g] != 0 || cluster.glyphs[g].id != wanted) continue;
      owner[c] = g;
      taken[g] = 1;
    }
  }
  std::vector<std::size_t> spare;
  for (std::size_t g = 0; g < taken.size(); ++g)
    if (taken[g] == 0) spare.push_back(g);
  std::size_t used = 0;
  for (std::size_t c = 0; c < text.size(); ++c) {
    if (owner[c] != kNone) continue;
    if (spare.empty()) return std::nullopt;
    owner[c] = spare[std::min(used++, spare.size() - 1)];
  }
  if (used < spare.size()) return std::nullopt;  // a glyph without a character
  std::vector<Match> matches;
  for (std::size_t c = 0; c < text.size(); ++c) {
    const SpokenGlyph& glyph = cluster.glyphs[owner[c]];
    if (glyph.id == 0) return std::nullopt;  // the box for missing characters stands for any
    if (c > 0 && owner[c] == owner[c - 1]) {
      matches.back().characters += text[c];
      continue;
    }
    if (std::find(owner.begin(), owner.begin() + static_cast<std::ptrdiff_t>(c), owner[c]) !=
        owner.begin() + static_cast<std::ptrdiff_t>(c)) {
      return std::nullopt;  // its characters are not neighbours
    }
    matches.push_back({glyph, {text[c]}});
  }
  return matches;
}

// What the glyphs of an utterance say that do not say its words: a space without width.
constexpr std::string_view kNothingSaid = "\xE2\x80\x8B";
// A step of this much of an em between glyphs is more than kerning.
constexpr double kJump = 0.02;

class Speaker {
 public:
  explicit Speaker(const DrawText& draw)
      : face_(*draw.run->face), right_to_left_(draw.run->right_to_left), space_(face_.glyph_for(U' ')) {}

  void add(const Cluster& cluster) {
    const std::u32string text = spoken(cluster.text);
    const bool blank = std::ranges::all_of(
        cluster.glyphs, [this](const SpokenGlyph& glyph) { return face_.glyph_box(glyph.id).empty(); });
    if (text.empty() && blank) return;
    const auto matches = text.empty() ? std::nullopt : matched(face_, cluster, text);
    if (matches && right_to_left_) {
      for (const Match& match : *matches) add_to_the_left(match);
    } else if (right_to_left_ && can_carry_all(cluster, text)) {
      add_all_to_the_left(cluster, text);
    } else if (matches && !stands_in(*matches) && flows(*matches)) {
      for (const Match& match : *matches) add(match);
    } else {
      add_together(cluster, utf8(text));
    }
  }

  std::vector<Utterance> finish() {
    // First, since a space may be set behind the last one.
    if (!points_.empty()) utterances_.insert(utterances_.begin(), {std::move(points_), {}, true});
    return std::move(utterances_);
  }

 private:
  double right_edge(const SpokenGlyph& glyph) const { return glyph.x + static_cast<double>(face_.advance(glyph.id)); }

  // A blank in the place of a character that the face lacks.
  bool stands_in(const Match& match) const {
    return match.glyph.id == space_ && match.characters != U" " && match.characters != U"\u00A0";
  }
  bool stands_in(const std::vector<Match>& matches) const {
    return std::ranges::any_of(matches, [this](const Match& match) { return stands_in(match); });
  }

  // Each glyph begins where the one before ends. A mark that is set elsewhere, or takes no room, looks to programs like
  // the end of a word or of a line.
  bool flows(const std::vector<Match>& matches) const {
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (matches.size() > 1 && static_cast<double>(face_.advance(matches[i].glyph.id)) < kJump) return false;
      if (std::abs(matches[i].glyph.y) > kJump) return false;
      if (i > 0 && std::abs(matches[i].glyph.x - right_edge(matches[i - 1].glyph)) > kJump) return false;
    }
    return true;
  }

  void add_together(const Cluster& cluster, const std::string& words) {
    if (words.empty()) return add_silent(cluster);
    if (utterances_.empty() || utterances_.back().words.empty() || right_to_left_) utterances_.emplace_back();
    Utterance& utterance = utterances_.back();
    utterance.words += words;
    std::vector<SpokenGlyph> glyphs = cluster.glyphs;
    if (!right_to_left_) std::ranges::stable_sort(glyphs, {}, &SpokenGlyph::x);
    double right = 0;
    for (SpokenGlyph& glyph : glyphs) {
      glyph.text = kNothingSaid;
      right = std::max(right, right_edge(glyph));
    }
    glyphs.front().text = words;
    // Programs take the words to reach from the first glyph to the end of the last one: a blank brings that to where
    // the cluster ends.
    if (!right_to_left_ && space_ != 0 && right - right_edge(glyphs.back()) > kJump) {
      const double left = right - static_cast<double>(face_.advance(space_));
      glyphs.push_back({space_, left, 0, std::string(kNothingSaid)});
    }
    utterance.glyphs.insert(utterance.glyphs.end(), glyphs.begin(), glyphs.end());
  }

  // Ink without a character, as of a control character that is shown.
  void add_silent(const Cluster& cluster) {
    if (utterances_.empty() || !utterances_.back().words.empty()) utterances_.emplace_back();
    for (SpokenGlyph glyph : cluster.glyphs) {
      glyph.text = kNothingSaid;
      utterances_.back().glyphs.push_back(std::move(glyph));
    }
  }

  std::vector<SpokenGlyph>& glyphs_that_say_themselves() {
    if (utterances_.empty() || !utterances_.back().words.empty()) utterances_.emplace_back();
    return utterances_.back().glyphs;
  }

  void add(const Match& match) {
    std::vector<SpokenGlyph>& glyphs = glyphs_that_say_themselves();
    glyphs.push_back(match.glyph);
    glyphs.back().text = utf8(match.characters);
  }

  // Programs order the glyphs of such a line by where they begin, and divide one among its characters from left to
  // right, which turns them round. So a letter says its first character; blanks at its left edge say the others, and
  // those of the points above and below it, and of what has no ink.
  void add_to_the_left(const Match& match) {
    const bool is_point = static_cast<double>(face_.advance(match.glyph.id)) < kJump || match.glyph.y != 0;
    const bool can_carry = space_ != 0 && !face_.is_colour();
    std::size_t own = 0;
    if (!can_carry || !carrier_ || !(is_point || stands_in(match))) {
      add(can_carry ? Match{match.glyph, match.characters.substr(0, 1)} : match);
      carrier_ = match.glyph.x;
      carried_ = 0;
      own = can_carry ? 1 : match.characters.size();
    } else if (!stands_in(match)) {
      points_.push_back(match.glyph);
      points_.back().text = kNothingSaid;
    }
    constexpr double kStep = 0.004;
    for (const char32_t character : match.characters.substr(own)) {
      const double left = *carrier_ - static_cast<double>(++carried_) * kStep;
      glyphs_that_say_themselves().push_back({space_, left, 0, utf8(std::u32string(1, character))});
    }
  }

  // A ligature with points between its letters, such as lam, fatha, alef: the glyphs cannot be told apart.
  bool can_carry_all(const Cluster& cluster, const std::u32string& text) const {
    const bool known = std::ranges::none_of(cluster.glyphs, [](const SpokenGlyph& glyph) { return glyph.id == 0; });
    return !text.empty() && known && space_ != 0 && !face_.is_colour();
  }

  // One glyph speaks for all of them.
  void add_all_to_the_left(const Cluster& cluster, const std::u32string& text) {
    const auto widest = std::ranges::max_element(cluster.glyphs, {},
                                                 [this](const SpokenGlyph& glyph) { return face_.advance(glyph.id); });
    for (auto glyph = cluster.glyphs.begin(); glyph != cluster.glyphs.end(); ++glyph) {
      if (glyph == widest) continue;
      points_.push_back(*glyph);
      points_.back().text = kNothingSaid;
    }
    add_to_the_left({*widest, text});
  }

  const Face& face_;
  bool right_to_left_;
  std::uint32_t space_;
  std::vector<Utterance> utterances_;
  // Text that runs to the left:
  std::optional<double> carrier_;    // where the last letter begins
  std::size_t carried_ = 0;          // blanks at it
  std::vector<SpokenGlyph> points_;  // ink of marks
};

// Letters this much of an em apart are taken for words of their own.
constexpr float kApart = 0.05F;

bool is_set_apart(const DrawText& draw) {
  const ShapedRun& run = *draw.run;
  const std::size_t last = std::min<std::size_t>(draw.last, run.glyphs.size());
  std::size_t apart = 0;
  for (std::size_t i = draw.first; i < last; ++i)
    if (run.glyphs[i].advance - run.face->advance(run.glyphs[i].id) > kApart) ++apart;
  return apart * 2 > last - draw.first && last - draw.first > 1;
}

}  // namespace

std::vector<Utterance> utterances_of(const DrawText& draw) {
  Speaker speaker(draw);
  for (const Cluster& cluster : clusters_of(draw)) speaker.add(cluster);
  std::vector<Utterance> utterances = speaker.finish();
  if (draw.run->right_to_left || !is_set_apart(draw)) return utterances;
  Utterance whole;
  for (Utterance& utterance : utterances) {
    whole.words += utterance.words;
    for (SpokenGlyph& glyph : utterance.glyphs) {
      if (utterance.words.empty()) whole.words += glyph.text;
      whole.glyphs.push_back(std::move(glyph));
    }
  }
  return {std::move(whole)};
}

}  // namespace lectern
