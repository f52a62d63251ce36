#include "present/ui_painter.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "present/ui_raster.h"

namespace lectern {
namespace {

struct FontSpec {
  int weight = 400;
  float size = 15;
};
constexpr std::array<FontSpec, 3> kFonts{{{400, 15}, {400, 19}, {600, 36}}};

/// What our labels are written with: Latin, dashes, bullets, arrows and the minus sign.
constexpr std::array<ImWchar, 15> kRanges{0x20,   0x7E,   0xA0,   0xFF,   0x2013, 0x2014, 0x2022, 0x2022,
                                          0x2026, 0x2026, 0x2190, 0x2193, 0x2212, 0x2212, 0};

ImU32 colour_of(Colour colour) {
  return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
}

}  // namespace

struct UiFonts::Internals {
  ImFontAtlas atlas;
  std::array<std::shared_ptr<const Face>, kFonts.size()> faces;  ///< the atlas borrows their bytes
  std::array<ImFont*, kFonts.size()> fonts{};
  UiTexture texture;
  float scale = 1;
};

UiFonts::UiFonts(const FontSet& fonts, float scale) : internals_(std::make_unique<Internals>()) {
  internals_->scale = scale;
  internals_->atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  for (std::size_t i = 0; i < kFonts.size(); ++i) {
    internals_->faces[i] = fonts.match("Inter", kFonts[i].weight, false);
    const Face& face = *internals_->faces[i];
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.FontNo = face.file().index;
    config.OversampleH = 2;
    // ImGui takes the bytes as writable but, not owning them, only reads.
    void* bytes = const_cast<std::uint8_t*>(face.bytes().data.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    internals_->fonts[i] = internals_->atlas.AddFontFromMemoryTTF(
        bytes, static_cast<int>(face.bytes().data.size()), std::round(kFonts[i].size * scale), &config, kRanges.data());
  }
  unsigned char* texels = nullptr;
  internals_->atlas.GetTexDataAsAlpha8(&texels, &internals_->texture.width, &internals_->texture.height);
  internals_->texture.texels = texels;
}

UiFonts::~UiFonts() = default;

float UiFonts::scale() const {
  return internals_->scale;
}

struct UiPainter::Internals {
  std::unique_ptr<UiFonts> fonts;
  ImGuiContext* context = nullptr;

  ImFont& font(UiFont which) const { return *fonts->internals().fonts[static_cast<std::size_t>(which)]; }
};

UiPainter::UiPainter(std::unique_ptr<UiFonts> fonts) : internals_(std::make_unique<Internals>()) {
  internals_->fonts = std::move(fonts);
  internals_->context = ImGui::CreateContext(&internals_->fonts->internals().atlas);
  ImGui::SetCurrentContext(internals_->context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
}

UiPainter::~UiPainter() {
  ImGui::DestroyContext(internals_->context);
}

float UiPainter::scale() const {
  return internals_->fonts->scale();
}

void UiPainter::begin(PixelSize window) {
  ImGui::SetCurrentContext(internals_->context);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(window.width), static_cast<float>(window.height));
  // Nothing of ours is animated; ImGui only asks that time goes on.
  io.DeltaTime = 1.0F / 60;
  ImGui::NewFrame();
}

void UiPainter::text(UiFont font, float x, float y, Colour colour, std::string_view words) {
  const ImFont& face = internals_->font(font);
  ImGui::GetForegroundDrawList()->AddText(&face, face.FontSize, ImVec2(std::round(x), std::round(y)), colour_of(colour),
                                          words.data(), words.data() + words.size());
}

float UiPainter::figures(UiFont font, float x, float y, Colour colour, std::string_view words) {
  const float digit = width_of(font, "0");
  float at = x;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view one = words.substr(i, 1);
    const bool is_digit = one[0] >= '0' && one[0] <= '9';
    const float own = width_of(font, one);
    text(font, is_digit ? at + (digit - own) / 2 : at, y, colour, one);
    at += is_digit ? digit : own;
  }
  return at - x;
}

float UiPainter::width_of(UiFont font, std::string_view words) const {
  const ImFont& face = internals_->font(font);
  return face.CalcTextSizeA(face.FontSize, 1e6F, 0, words.data(), words.data() + words.size()).x;
}

float UiPainter::height_of(UiFont font) const {
  return internals_->font(font).FontSize;
}

void UiPainter::panel(const PixelRect& rect, Colour colour, float radius) {
  ImGui::GetForegroundDrawList()->AddRectFilled(
      ImVec2(static_cast<float>(rect.x), static_cast<float>(rect.y)),
      ImVec2(static_cast<float>(rect.right()), static_cast<float>(rect.bottom())), colour_of(colour), radius);
}

void UiPainter::outline(const PixelRect& rect, Colour colour, float radius) {
  ImGui::GetForegroundDrawList()->AddRect(
      ImVec2(static_cast<float>(rect.x) + 0.5F, static_cast<float>(rect.y) + 0.5F),
      ImVec2(static_cast<float>(rect.right()) - 0.5F, static_cast<float>(rect.bottom()) - 0.5F), colour_of(colour),
      radius);
}

void UiPainter::draw_into(const Canvas& canvas) {
  ImGui::Render();
  draw_ui(canvas, *ImGui::GetDrawData(), internals_->fonts->internals().texture);
}

}  // namespace lectern
