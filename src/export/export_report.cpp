#include "export/export_report.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words.h"
#include "export/encode_image.h"
#include "export/write_file.h"
#include "paint/pdf.h"
#include "paint/rasterizer.h"

namespace lectern {
namespace {

constexpr float kScale = 2;  // pixels to a slide unit

std::string ending(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  return lower_ascii(path.substr(dot + 1));
}

Result<void> write_picture(const RehearsalReport& report, const ReportLook& look, const std::string& path,
                           PictureFormat format) {
  const Scene scene = report_scenes(report, look, ReportShape::tall).front();
  const PixelSize size{static_cast<int>(std::lround(scene.size.width * kScale)),
                       static_cast<int>(std::lround(scene.size.height * kScale))};
  const Bitmap picture = Rasterizer().draw(scene, 0, size);
  PictureEncoding encoding;
  encoding.format = format;
  encoding.compression = Compression::fast;
  encoding.inches_high = kSlideInches * scene.size.height / kSlideHeight;
  PictureEncoder encoder(encoding);
  const std::span<const std::uint8_t> bytes = encoder.encode(picture);
  if (bytes.empty())
    return std::unexpected(Error{"the report is too large for a picture: " + path, "write a PDF instead"});
  return write_atomically(path, bytes);
}

Result<void> write_pages(const RehearsalReport& report, const ReportLook& look, const std::string& path) {
  PdfSettings settings;
  settings.title = report.title;
  std::vector<std::uint8_t> bytes;
  PdfWriter writer(settings, [&](std::span<const std::uint8_t> more) -> Result<void> {
    bytes.insert(bytes.end(), more.begin(), more.end());
    return {};
  });
  for (const Scene& scene : report_scenes(report, look, ReportShape::pages)) {
    const Size size{scene.size.width * kPointsPerUnit, scene.size.height * kPointsPerUnit};
    PdfPageSetup setup;
    setup.size = size;
    PdfPage page(std::move(setup));
    page.place(scene, 0, {0, 0, size.width, size.height});
    if (auto added = writer.add(std::move(page)); !added) return added;
  }
  if (const auto done = writer.finish(); !done) return std::unexpected(done.error());
  return write_atomically(path, bytes);
}

}  // namespace

bool is_report_file(std::string_view path) {
  const std::string name = ending(path);
  return name == "pdf" || picture_format_from_name(name).has_value();
}

Result<void> export_report(const RehearsalReport& report, const ReportLook& look, const std::string& path) {
  const std::string name = ending(path);
  if (name == "pdf") return write_pages(report, look, path);
  const auto format = picture_format_from_name(name);
  if (!format)
    return std::unexpected(Error{"not a kind of file for a report: " + path, "write .png, .jpg, .webp or .pdf"});
  return write_picture(report, look, path, *format);
}

}  // namespace lectern
