#include "image/svg.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <dlfcn.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "image/svg_cost.h"
#include "image/svg_fonts.h"

namespace lectern {
namespace {

// The functions of librsvg and of the GObject library that comes with it, typed by the headers.
struct Library {
  decltype(&::rsvg_handle_new_from_data) new_from_data = nullptr;
  decltype(&::rsvg_handle_set_dpi) set_dpi = nullptr;
  decltype(&::rsvg_handle_get_intrinsic_size_in_pixels) size_in_pixels = nullptr;
  decltype(&::rsvg_handle_get_intrinsic_dimensions) dimensions = nullptr;
  decltype(&::rsvg_handle_render_document) render_document = nullptr;
  decltype(&::g_object_unref) unref = nullptr;
  decltype(&::g_error_free) error_free = nullptr;
  bool complete = false;
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): dlsym's way
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

Library load() {
  Library found;
  void* const library = ::dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return found;
  // Fonts first: fontconfig, which comes with librsvg, reads the system's configuration on its first use otherwise.
  use_catalogue_fonts(library);
  found.complete = find(library, "rsvg_handle_new_from_data", found.new_from_data) &&
                   find(library, "rsvg_handle_set_dpi", found.set_dpi) &&
                   find(library, "rsvg_handle_get_intrinsic_size_in_pixels", found.size_in_pixels) &&
                   find(library, "rsvg_handle_get_intrinsic_dimensions", found.dimensions) &&
                   find(library, "rsvg_handle_render_document", found.render_document) &&
                   find(library, "g_object_unref", found.unref) && find(library, "g_error_free", found.error_free);
  return found;
}

const Library& library() {
  static const Library loaded = load();
  return loaded;
}

}  // namespace

struct SvgPicture::Internals {
  RsvgHandle* handle = nullptr;
  Size size;
  // A handle may be used by one thread at a time.
  mutable std::mutex mutex;

  Internals() = default;
  Internals(const Internals&) = delete;
  Internals& operator=(const Internals&) = delete;
  Internals(Internals&&) = delete;
  Internals& operator=(Internals&&) = delete;
  ~Internals() {
    if (handle != nullptr && library().unref != nullptr) library().unref(handle);
  }

  /// Draws at its own size and finishes the surface.
  bool draw_on(cairo_surface_t* surface) const;
};

namespace {

Size natural_size(RsvgHandle* handle) {
  double width = 0;
  double height = 0;
  const bool known = library().size_in_pixels(handle, &width, &height) != FALSE;
  if (!known || !(width > 0) || !(height > 0)) {
    gboolean has_width = FALSE;
    gboolean has_height = FALSE;
    gboolean has_box = FALSE;
    RsvgLength ignored{};
    RsvgRectangle box{};
    library().dimensions(handle, &has_width, &ignored, &has_height, &ignored, &has_box, &box);
    const bool usable = has_box != FALSE && box.width > 0 && box.height > 0;
    width = usable ? box.width : 300;
    height = usable ? box.height : 150;
  }
  const auto bounded = [](double edge) { return static_cast<float>(std::clamp(edge, 0.01, 1e6)); };
  return {bounded(width), bounded(height)};
}

}  // namespace

namespace {

// "line 2: Premature end of data in tag svg line 1" from "XML parse error: Error domain 1 code 77 on line 2 column 6 of
// data: Premature ...", which ends in an empty line, or in a second one with the bytes. Other words stay, in one line.
std::string for_a_person(std::string_view said) {
  constexpr std::string_view kLine = " on line ";
  constexpr std::string_view kData = " of data: ";
  const auto first_line = [](std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(" \r\n"), text.size());
    text = text.substr(begin, std::min(text.find_first_of("\r\n", begin), text.size()) - begin);
    const auto last = text.find_last_not_of(" !.");
    return std::string(text.substr(0, last == std::string_view::npos ? 0 : last + 1));
  };
  const auto line = said.find(kLine);
  const auto data = said.find(kData);
  if (!said.starts_with("XML parse error: ") || line == std::string_view::npos || data == std::string_view::npos ||
      data < line) {
    return first_line(said);
  }
  const std::string_view place = said.substr(line + kLine.size(), data - line - kLine.size());
  return fmt::format("line {}: {}", place.substr(0, place.find(' ')), first_line(said.substr(data + kData.size())));
}

}  // namespace

Result<std::unique_ptr<const SvgPicture>> SvgPicture::parse(ImageBytes bytes) {
  if (!library().complete) {
    return std::unexpected(Error{"SVG pictures need librsvg, which is not installed", "install librsvg2-2"});
  }
  if (const std::int64_t steps = drawing_steps(SharedBytes{bytes, nullptr}.text()); steps > kMostDrawingSteps) {
    return std::unexpected(
        Error{fmt::format("the SVG would take {} steps to draw; the limit is {}",
                          steps >= kEndlessDrawing ? "endless" : std::to_string(steps), kMostDrawingSteps),
              "simplify it (fewer shapes, filters and repeats), or save it as PNG"});
  }
  GError* error = nullptr;
  auto internals = std::make_unique<Internals>();
  internals->handle = library().new_from_data(bytes.data(), bytes.size(), &error);
  if (internals->handle == nullptr) {
    const std::string detail =
        error != nullptr && error->message != nullptr ? for_a_person(error->message) : "it cannot be read";
    if (error != nullptr) library().error_free(error);
    return std::unexpected(damaged("SVG", detail));
  }
  library().set_dpi(internals->handle, 96);
  internals->size = natural_size(internals->handle);
  return std::unique_ptr<const SvgPicture>(new SvgPicture(std::move(internals)));
}

SvgPicture::SvgPicture(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
SvgPicture::~SvgPicture() = default;

Size SvgPicture::size() const {
  return internals_->size;
}

PixelImage SvgPicture::rendered(PixelSize size, const Rect& crop) const {
  PixelImage image = blank_image(size.width, size.height);
  image.opaque = false;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): Cairo writes the same pixels as bytes
  auto* const bytes = reinterpret_cast<unsigned char*>(image.pixels.data());
  cairo_surface_t* const surface =
      cairo_image_surface_create_for_data(bytes, CAIRO_FORMAT_ARGB32, size.width, size.height, size.width * 4);
  cairo_t* const context = cairo_create(surface);
  const Size natural = internals_->size;
  cairo_scale(context, static_cast<double>(size.width) / static_cast<double>(crop.width * natural.width),
              static_cast<double>(size.height) / static_cast<double>(crop.height * natural.height));
  cairo_translate(context, -static_cast<double>(crop.x * natural.width), -static_cast<double>(crop.y * natural.height));
  const RsvgRectangle viewport{0, 0, static_cast<double>(natural.width), static_cast<double>(natural.height)};
  {
    const std::lock_guard lock(internals_->mutex);
    GError* error = nullptr;
    library().render_document(internals_->handle, context, &viewport, &error);
    if (error != nullptr) library().error_free(error);
  }
  cairo_destroy(context);
  cairo_surface_flush(surface);
  cairo_surface_destroy(surface);
  return image;
}

namespace {

cairo_status_t take_bytes(void* to, const unsigned char* data, unsigned length) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): a byte is a byte
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

bool SvgPicture::Internals::draw_on(cairo_surface_t* surface) const {
  cairo_t* const context = cairo_create(surface);
  const RsvgRectangle viewport{0, 0, size.width, size.height};
  bool drawn = false;
  {
    const std::lock_guard lock(mutex);
    GError* error = nullptr;
    drawn = library().render_document(handle, context, &viewport, &error) != FALSE;
    if (error != nullptr) library().error_free(error);
  }
  cairo_destroy(context);
  cairo_surface_finish(surface);
  return drawn && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
}

std::string SvgPicture::document() const {
  std::string bytes;
  cairo_surface_t* const surface =
      cairo_pdf_surface_create_for_stream(take_bytes, &bytes, internals_->size.width, internals_->size.height);
  const bool drawn = internals_->draw_on(surface);
  cairo_surface_destroy(surface);
  return drawn ? bytes : std::string();
}

std::string SvgPicture::drawing() const {
  std::string bytes;
  cairo_surface_t* const surface =
      cairo_svg_surface_create_for_stream(take_bytes, &bytes, internals_->size.width, internals_->size.height);
  cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX);
  const bool drawn = internals_->draw_on(surface);
  cairo_surface_destroy(surface);
  return drawn ? with_ids_renumbered(bytes) : std::string();
}

bool is_svg(ImageBytes bytes) {
  std::string_view text = SharedBytes{bytes.first(std::min<std::size_t>(bytes.size(), 16384)), nullptr}.text();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || text[start] != '<') return false;
  return text.find("<svg") != std::string_view::npos || text.find(":svg") != std::string_view::npos;
}

}  // namespace lectern
