// The part of InlineText that sets pictures aside.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "markdown/inline_text.h"
#include "markdown/picture_words.h"

namespace lectern {

void InlineText::open_picture(std::string path, std::string title, std::optional<SourceSpan> written) {
  if (picture_) {
    ++picture_->depth;
    return;
  }
  OpenPicture open;
  // Between the last text and a picture only marks can stand.
  const std::size_t found = source_.work.find("![", last_);
  open.begin = found == std::string::npos ? last_ : found;
  // (The path of a picture by reference stands elsewhere.)
  open.path_end = written && written->begin >= open.begin ? written->end : 0;
  open.path = std::move(path);
  open.title = std::move(title);
  touch(open.begin, std::min(open.begin + 2, source_.work.size()));
  picture_ = std::move(open);
}

void InlineText::close_picture() {
  if (!picture_) return;
  if (picture_->depth > 0) {
    --picture_->depth;
    return;
  }
  OpenPicture open = std::move(*picture_);
  picture_.reset();
  const std::size_t from = std::max(last_, open.path_end);
  const std::size_t closing = source_.work.find_first_of(")]\n\r", from);
  const bool closed = closing != std::string::npos && (source_.work[closing] == ')' || source_.work[closing] == ']');
  touch(open.begin, closed ? closing + 1 : from);
  attributes_at_ = last_;
  const SourceSpan place = source_.place(open.begin, last_);
  Block block;
  block.source = place;
  Figure figure;
  figure.path = open.path;
  const std::vector<std::string> idle = apply_picture_words(open.alt, figure);
  for (const std::string& word : idle) {
    reading_.diagnostics.note("picture-word-without-effect", place,
                              fmt::format("\"{}\" has no effect on a picture here", word));
  }
  if (is_media_path(open.path)) {
    reading_.diagnostics.warn("media", place, "video and audio are not played: " + open.path,
                              "a labelled frame stands in its place");
    block.node = Media{open.path, figure.alt};
  } else {
    figure.caption = plain_text(std::move(open.title), place);
    block.node = std::move(figure);
  }
  if (link_ >= 0) {
    reading_.diagnostics.note(
        "linked-picture", place,
        "a link on a picture is not kept: " + rich_.links[static_cast<std::size_t>(link_)].target);
  }
  pictures_.push_back(std::move(block));
}

// "{width=50%}" right after a picture. Returns where the text goes on.
std::size_t InlineText::take_attributes(std::size_t begin, std::size_t end) {
  const std::optional<std::size_t> at = std::exchange(attributes_at_, std::nullopt);
  if (at != begin || source_.work[begin] != '{' || pictures_.empty()) return begin;
  auto* figure = std::get_if<Figure>(&pictures_.back().node);
  const std::size_t closing = source_.work.find('}', begin);
  if (closing >= end || figure == nullptr) return begin;
  const auto attributes = parse_attributes(source_.original.substr(begin + 1, closing - begin - 1));
  if (!attributes) return begin;
  touch(begin, closing + 1);
  pictures_.back().source.end = source_.place(closing, closing + 1).end;
  for (const std::string& word : apply_picture_attributes(*attributes, *figure)) {
    reading_.diagnostics.note("picture-word-without-effect", source_.place(begin, closing + 1),
                              fmt::format("\"{}\" has no effect on a picture here", word),
                              "width and height are understood");
  }
  return closing + 1;
}

}  // namespace lectern
