#pragma once
// Makes decks by chance, the same for the same seed: every construct of the format, well and badly formed, in and out
// of place. Every word in one is unique, so that a test can ask where each has gone.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct GeneratedDeck {
  std::string text;
  std::vector<std::string> words;
};

class DeckGenerator {
 public:
  explicit DeckGenerator(std::uint32_t seed) : state_(seed * 2654435761U + 12345U) {}

  GeneratedDeck deck() {
    if (chance(3)) front_matter();
    const int blocks = 3 + below(12);
    for (int i = 0; i < blocks; ++i) block(0, "");
    if (chance(8)) line("", "<!-- " + word());
    if (chance(8)) replace_line_ends();
    return {text_, words_};
  }

 private:
  int below(int most) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 17U;
    state_ ^= state_ << 5U;
    return static_cast<int>(state_ % static_cast<std::uint32_t>(most));
  }
  bool chance(int one_in) { return below(one_in) == 0; }

  std::string word() {
    words_.push_back("w" + std::to_string(words_.size()) + "z");
    return words_.back();
  }

  void line(const std::string& prefix, const std::string& text) { text_ += prefix + text + "\n"; }
  void blank(const std::string& prefix) { line(prefix, ""); }

  void front_matter() {
    text_ += "---\n";
    static constexpr std::string_view kKeys[] = {"title",  "subtitle", "author", "event", "source",
                                                 "footer", "marking",  "date",   "theme"};
    for (const std::string_view key : kKeys) {
      if (!chance(3)) continue;
      std::string value = word();
      switch (below(6)) {
        case 0:
          value += ": " + word();
          break;
        case 1:
          value = "\"" + value + "\"";
          break;
        case 2:
          value += key == "theme" ? "" : " # " + word();
          break;
        case 3:
          value = "[" + value;
          break;
        case 4:
          value = "\n  - " + value + "\n  - " + word();
          break;
        default:
          break;
      }
      text_ += std::string(key) + ": " + value + "\n";
    }
    if (!chance(6)) {
      text_ += "---\n";
    } else {
      text_ += "\n";
    }
    if (chance(2)) text_ += "\n";
  }

  std::string inlines() {
    std::string text;
    const int pieces = 1 + below(4);
    for (int i = 0; i < pieces; ++i) {
      if (!text.empty()) text += chance(6) ? "" : " ";
      text += piece();
    }
    return text;
  }

  std::string piece() {
    switch (below(26)) {
      case 0:
        return "**" + word() + "**";
      case 1:
        return "*" + word() + " " + word() + "*";
      case 2:
        return "`" + word() + "`";
      case 3:
        return "``" + word() + " ` " + word() + "``";
      case 4:
        return "[" + word() + "](" + word() + ")";
      case 5:
        return "![" + word() + "](" + word() + ".png)";
      case 6:
        return "![bg left " + word() + "](" + word() + ".png \"" + word() + "\"){width=40%}";
      case 7:
        return "<" + word() + ">" + word();
      case 8:
        return "<sup>" + word() + "</sup>";
      case 9:
        return "<mark>" + word();
      case 10:
        return word() + " &amp; " + word() + " &" + word() + ";";
      case 11:
        return word() + "[^" + word() + "]";
      case 12:
        return "<!-- " + word() + " " + word() + " -->";
      case 13:
        return "<!-- " + word() + "\n\n" + word() + " -->" + word();
      case 14:
        return "*" + word();
      case 15:
        return "[" + word();
      case 16:
        return "`" + word();
      case 17:
        return "~~" + word() + "~~";
      case 18:
        return word() + "  \n" + word();
      case 19:
        return "\\* " + word() + " \\`" + word();
      case 20:
        return "http://" + word() + ".org/" + word();
      case 21:
        return word() + " | " + word();
      case 22:
        return word() + "<br>" + word();
      case 23:
        return "\u56fd\u969b " + word();
      default:
        return word() + " " + word();
    }
  }

  void block(int depth, const std::string& prefix) {
    switch (below(depth > 3 ? 12 : 18)) {
      case 0:
        line(prefix, std::string(static_cast<std::size_t>(1 + below(4)), '#') + " " + inlines());
        break;
      case 1:
        line(prefix, inlines());
        break;
      case 2:
        line(prefix, chance(2) ? "---" : "***");
        break;
      case 3:
        line(prefix, ":::" + std::string(chance(2)   ? " columns"
                                         : chance(2) ? " column"
                                         : chance(2) ? " notes"
                                                     : " {." + word() + "}"));
        break;
      case 4:
        line(prefix, ":::");
        break;
      case 5:
        line(prefix, ". . .");
        break;
      case 6:
        line(prefix, "<!-- " + directive() + " -->");
        break;
      case 7:
        line(prefix, "<!--\n" + prefix + word() + " **" + word() + "**\n" + prefix + "\n" + prefix + "- " + word() +
                         "\n" + prefix + "-->");
        break;
      case 8:
        definition(prefix);
        break;
      case 9:
        code(prefix);
        break;
      case 10:
        table(prefix);
        break;
      case 11:
        line(prefix, inlines() + "\n" + prefix + inlines());
        break;
      case 12:
      case 13:
        list(depth, prefix);
        break;
      case 14:
        quote(depth, prefix);
        break;
      case 15:
        line(prefix, "    " + inlines());
        break;
      case 16:
        line(prefix, "Source: " + inlines());
        break;
      default:
        line(prefix, inlines());
        break;
    }
    if (!chance(4)) blank(prefix);
  }

  std::string directive() {
    switch (below(7)) {
      case 0:
        return "kicker: " + word() + " *" + word() + "*";
      case 1:
        return "source: " + word();
      case 2:
        return "header: " + word() + "\n\nfooter: " + word();
      case 3:
        return "class: " + word() + " " + word();
      case 4:
        return "layout: " + word();
      case 5:
        return "time: " + word();
      default:
        return "tiem: " + word();
    }
  }

  void definition(const std::string& prefix) {
    line(prefix, "[^" + word() + "]: " + word() + " *" + word() + "*");
    if (chance(3)) line(prefix, "and " + word());
    if (chance(3)) line(prefix, "\n" + prefix + "    " + word());
  }

  void code(const std::string& prefix) {
    const std::string fence = chance(2) ? "```" : "~~~";
    line(prefix, fence + word() + " " + word());
    line(prefix, word() + " <!-- " + word() + " -->");
    if (chance(2)) line(prefix, "# " + word());
    if (chance(3)) line(prefix, "::: " + word());
    if (!chance(8)) line(prefix, fence);
  }

  void table(const std::string& prefix) {
    line(prefix, "| " + word() + " | " + inlines_on_one_line() + " |");
    line(prefix, "|---|:-:|");
    const int rows = below(3);
    for (int i = 0; i < rows; ++i) {
      std::string row = "| " + word() + " | " + word() + " |";
      if (chance(4)) row += " " + word() + " |";
      if (chance(4)) row = "| " + word();
      line(prefix, row);
    }
  }

  std::string inlines_on_one_line() { return "**" + word() + "** " + word(); }

  void list(int depth, const std::string& prefix) {
    const bool ordered = chance(3);
    const int items = 1 + below(3);
    for (int i = 0; i < items; ++i) {
      const std::string marker = ordered ? std::to_string(i + 1) + ". " : chance(5) ? "* " : "- ";
      const std::string task = chance(5) ? "[x] " : "";
      line(prefix, marker + (chance(10) ? "" : task + inlines()));
      if (chance(3)) {
        if (chance(2)) blank(prefix);
        block(depth + 1, prefix + std::string(marker.size(), ' '));
      }
    }
  }

  void quote(int depth, const std::string& prefix) {
    block(depth + 1, prefix + "> ");
    if (chance(2)) line(prefix, "> -- " + word());
  }

  void replace_line_ends() {
    std::string text;
    for (const char c : text_) text += c == '\n' ? "\r\n" : std::string(1, c);
    text_ = text;
  }

  std::uint32_t state_;
  std::string text_;
  std::vector<std::string> words_;
};

}  // namespace lectern
