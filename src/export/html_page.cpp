#include "export/html_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "base/xml_text.h"
#include "export/html_shapes.h"
#include "export/page_text.h"
#include "export/scene_layers.h"
#include "scene/table_tags.h"

namespace lectern {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";

// An element for a tag: what opens and what closes it.
struct Element {
  std::string open;
  std::string close;
};

Element element(std::string_view name, std::string_view attributes = {}) {
  return {fmt::format("<{}{}>", name, attributes), fmt::format("</{}>", name)};
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_drawn(const PageRun& run) {
  return !may_be_set(*run.text);
}

// A line that the browser may set in one go; otherwise each run is put into its place.
bool is_simple(const PageLine& line) {
  float x = line.left;
  for (const PageRun& run : line.runs) {
    if (run.text->run->right_to_left || run.text->run->missing || is_drawn(run)) return false;
    if (std::abs(run.text->origin.x - x) > 0.5F) return false;
    x = run.text->origin.x + run.text->width;
  }
  return true;
}

class SectionWriter {
 public:
  SectionWriter(const HtmlPage& page, const LinkTarget& target_of, HtmlDocument& document)
      : page_(page),
        scene_(page.scene),
        target_of_(target_of),
        document_(document),
        layers_(layers_of(page.scene)),
        headings_(page.headings) {
    blocks_ = text_blocks(scene_);
    children_.resize(scene_.tags.size());
    blocks_of_.resize(scene_.tags.size());
    for (std::size_t i = 0; i < scene_.tags.size(); ++i) {
      if (scene_.tags[i].parent >= 0) children_[static_cast<std::size_t>(scene_.tags[i].parent)].push_back(i);
    }
    for (const PageBlock& block : blocks_) {
      if (block.tag >= 0 && static_cast<std::size_t>(block.tag) < blocks_of_.size())
        blocks_of_[static_cast<std::size_t>(block.tag)].push_back(&block);
    }
  }

  HtmlSection write() {
    html_ = fmt::format(R"(<section class="s" id="{}")", page_.id);
    attribute("data-name", page_.name);
    attribute("aria-label", page_.label);
    html_ += fmt::format(" data-steps=\"{}\">\n<div class=\"p\" style=\"background:{}\">\n", scene_.step_count,
                         to_hex(scene_.background));
    const std::size_t pictures_at = html_.size();
    if (!page_.as_pictures) append_shapes(html_, scene_, layers_, document_);
    for (std::size_t i = 0; i < scene_.tags.size(); ++i)
      if (scene_.tags[i].parent < 0) write_tag(i);
    html_ += "<div aria-hidden=\"true\">";
    for (const PageBlock& block : blocks_)
      if (block.tag < 0) write_block(block);
    html_ += "</div>\n</div>\n";
    if (!page_.notes.empty()) html_ += "<aside class=\"n\" aria-label=\"Notes\">\n" + page_.notes + "</aside>\n";
    html_ += "</section>\n";
    return {std::move(html_), pictures_at, std::move(headings_)};
  }

 private:
  void attribute(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    html_ += fmt::format(" {}=\"", name);
    append_xml(html_, value);
    html_ += '"';
  }

  // Headings: the deck's title is the only h1; none is more than one level below the one before it in the file.
  Element heading(int level) { return element(fmt::format("h{}", headings_.place(level))); }

  bool is_ordered(std::size_t list) const {
    for (const std::size_t item : children_[list]) {
      for (const std::size_t part : children_[item]) {
        if (scene_.tags[part].kind != TagKind::label) continue;
        for (const PageBlock* block : blocks_of_[part])
          if (has_digit(text_of(*block))) return true;
      }
    }
    return false;
  }

  Element element_of(std::size_t i) {
    const Tag& tag = scene_.tags[i];
    switch (tag.kind) {
      case TagKind::h1:
        return heading(page_.level);
      case TagKind::h2:
        return heading(page_.level + 1);
      case TagKind::h3:
        return heading(page_.level + 2);
      case TagKind::list:
        return element(is_ordered(i) ? "ol" : "ul", " role=\"list\"");
      case TagKind::list_item:
        return element("li");
      case TagKind::label:
        return label(i);
      case TagKind::table:
        return element("table");
      case TagKind::row:
        return element("tr");
      case TagKind::head_cell:
        return head_cell(i);
      case TagKind::cell:
        return element("td");
      case TagKind::quote:
        return element("blockquote");
      case TagKind::code:
        return {"<pre><code>", "</code></pre>"};
      case TagKind::document:
      case TagKind::artifact:
        return {};
      case TagKind::figure:
        return figure(i);
      case TagKind::p:
      case TagKind::caption:
      case TagKind::note:
        return children_[i].empty() ? element("p") : element("div");
      case TagKind::body:
        return element("div");
    }
    return {};
  }

  // What a mark that is drawn says, such as that a task is done.
  Element label(std::size_t i) const {
    if (scene_.tags[i].alt.empty()) return element("span");
    std::string more = " role=\"img\" aria-label=\"";
    append_xml(more, scene_.tags[i].alt);
    return element("span", more + '"');
  }

  Element head_cell(std::size_t i) const {
    if (blocks_of_[i].empty() && children_[i].empty()) return element("td");
    const std::size_t across = columns_across(scene_.tags, i);
    return across == 1 ? element("th", " scope=\"col\"")
                       : element("th", fmt::format(" scope=\"colgroup\" colspan=\"{}\"", across));
  }

  // A box over the picture, for screen readers; the picture itself is in a layer below.
  Element figure(std::size_t i) {
    Rect box;
    for (const SceneItem& item : scene_.items)
      if (item.tag == static_cast<int>(i)) box = box.united(bounds(item));
    const std::string& alt = scene_.tags[i].alt;
    if (alt.empty()) return element("div");
    std::string open =
        fmt::format(R"(<div class="i" role="img" style="left:{}%;top:{}%;width:{}%;height:{}%" aria-label=")",
                    across(box.x), down(box.y), across(box.width), down(box.height));
    append_xml(open, alt);
    // What stands in a picture is positioned from the slide's corner, so it follows the box.
    return {open + R"("></div><div aria-hidden="true">)", "</div>"};
  }

  std::string across(float x) const { return short_number(100 * x / scene_.size.width, 3); }
  std::string down(float y) const { return short_number(100 * y / scene_.size.height, 3); }

  // Browsers cut positions to 1/64 of a pixel before they round a baseline to a whole one: half a pixel must not have
  // become a little less, or the line stands a pixel higher than on the slide.
  std::string top_of_line(float baseline, const DrawText& text) const {
    constexpr float kMore = 0.001F;
    return short_number(100 * (baseline - HtmlDocument::drop_of(text) + kMore) / scene_.size.height, 5);
  }

  void write_tag(std::size_t i) {
    Element element = element_of(i);
    const Tag& tag = scene_.tags[i];
    if (!tag.lang.empty() && element.open.starts_with('<')) {
      std::string lang = " lang=\"";
      append_xml(lang, tag.lang);
      element.open.insert(element.open.find_first_of(" >"), lang + "\"");
    }
    html_ += element.open;
    for (const PageBlock* block : blocks_of_[i]) write_block(*block);
    for (const std::size_t child : children_[i]) write_tag(child);
    html_ += element.close;
    if (!element.close.empty()) html_ += '\n';
  }

  void write_block(const PageBlock& block) {
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      const PageLine& line = block.lines[i];
      if (is_simple(line)) {
        write_runs(block, line.runs, line.baseline);
      } else {
        for (std::size_t k = 0; k < line.runs.size(); ++k)
          write_runs(block, std::span(line.runs).subspan(k, 1), line.runs[k].text->origin.y);
      }
      // Between lines white space stands for the break, so that text that is copied keeps its words apart.
      if (i + 1 == block.lines.size() || line.join != LineJoin::nothing) html_ += ' ';
    }
  }

  int layer_of(const PageRun& run) const {
    const int layer = layers_[static_cast<std::size_t>(run.item - scene_.items.data())];
    return is_drawn(run) ? layer + 1 : layer;
  }

  // Runs that touch, from left to right, in one box whose style is that of the largest. The style sheet puts a box's
  // baseline so far below its top.
  void write_runs(const PageBlock& block, std::span<const PageRun> runs, float baseline) {
    const PageRun& base = *std::ranges::max_element(runs, {}, [](const PageRun& run) { return run.text->size; });
    const ShapedRun& shaped = *runs.front().text->run;
    html_ += fmt::format(R"(<span class="l {}" style="left:{}%;top:{}%)", class_of(base),
                         across(runs.front().text->origin.x), top_of_line(baseline, *base.text));
    int layer = 0;
    for (const PageRun& run : runs) layer = std::max(layer, layer_of(run));
    if (layer != 0) html_ += fmt::format(";z-index:{}", layer);
    if (base.item->opacity < 1) html_ += fmt::format(";opacity:{}", short_number(base.item->opacity, 3));
    html_ += '"';
    if (shaped.right_to_left) html_ += " dir=\"rtl\"";
    if (!shaped.language.empty() && shaped.language != scene_.lang) attribute("lang", shaped.language);
    html_ += step_attributes(block.first_step, block.last_step, scene_.step_count) + ">";
    for (const PageRun& run : runs) write_run(run, base, runs.size() == 1);
    html_ += "</span>";
  }

  std::string class_of(const PageRun& run) { return document_.text_class(*run.text, shown(run)); }

  static std::string shown(const PageRun& run) { return shown(run, run.characters); }

  static std::string shown(const PageRun& run, std::string text) {
    if (text.ends_with(kSoftHyphen)) text.replace(text.size() - kSoftHyphen.size(), kSoftHyphen.size(), "\u2010");
    // A face without a hyphen that keeps words together shows its ordinary one; lines are not broken here anyway.
    if (run.text->run->face->glyph_for(0x2011) == 0) {
      constexpr std::string_view kNoBreakHyphen = "\u2011";
      const std::string_view plain = run.text->run->face->glyph_for(0x2010) != 0 ? "\u2010" : "-";
      for (auto at = text.find(kNoBreakHyphen); at != std::string::npos; at = text.find(kNoBreakHyphen))
        text.replace(at, kNoBreakHyphen.size(), plain);
    }
    return text;
  }

  // What a run is beside the line's main text.
  static std::string_view name_of(const PageRun& run, const PageRun& base) {
    constexpr float kRaised = 0.5F;
    const FontFile& file = run.text->run->face->file();
    const FontFile& other = base.text->run->face->file();
    if (run.rise > kRaised) return "sup";
    if (run.rise < -kRaised) return "sub";
    if (file.italic && !other.italic) return "em";
    if (run.struck()) return "s";
    if (run.behind != nullptr) return run.boxed() ? "code" : "mark";
    return file.weight > other.weight ? "b" : "span";
  }

  void write_run(const PageRun& run, const PageRun& base, bool alone) {
    const std::string target =
        run.link < 0 ? std::string() : target_of_(scene_.links[static_cast<std::size_t>(run.link)].target);
    if (!target.empty()) {
      html_ += "<a";
      attribute("href", target);
      if (!target.starts_with('#')) html_ += R"( target="_blank" rel="noopener noreferrer")";
      html_ += '>';
    }
    const std::string_view name = alone || (&run == &base && run.rise == 0) ? std::string_view() : name_of(run, base);
    if (!name.empty()) {
      html_ += fmt::format("<{} class=\"{}\"", name, class_of(run));
      if (run.rise != 0) html_ += fmt::format(" style=\"top:{}em\"", short_number(-run.rise / run.text->size, 3));
      html_ += '>';
    }
    write_characters(run);
    if (!name.empty()) html_ += fmt::format("</{}>", name);
    if (!target.empty()) html_ += "</a>";
  }

  // Marks that Lectern sets apart are set apart here as well.
  void write_characters(const PageRun& run) {
    std::size_t done = 0;
    for (const CharactersApart& part : characters_apart(run)) {
      append_xml(html_, shown(run, run.characters.substr(done, part.begin - done)));
      html_ += "<span style=\"";
      if (part.shift.before != 0) html_ += fmt::format("margin-left:{}em;", short_number(part.shift.before, 3));
      html_ += fmt::format("letter-spacing:{}em\">", short_number(run.text->run->tracking + part.shift.after, 4));
      append_xml(html_, shown(run, run.characters.substr(part.begin, part.end - part.begin)));
      html_ += "</span>";
      done = part.end;
    }
    append_xml(html_, shown(run, run.characters.substr(done)));
  }

  const HtmlPage& page_;
  const Scene& scene_;
  const LinkTarget& target_of_;
  HtmlDocument& document_;
  std::vector<int> layers_;
  std::vector<PageBlock> blocks_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<std::vector<const PageBlock*>> blocks_of_;
  std::string html_;
  HeadingNesting headings_;
};

}  // namespace

HtmlSection html_section(const HtmlPage& page, const LinkTarget& target_of, HtmlDocument& document) {
  return SectionWriter(page, target_of, document).write();
}

}  // namespace lectern
