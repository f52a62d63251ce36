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
  float least = 11;  ///< pixels
};
constexpr std::array<FontSpec, 4> kFonts{{{400, 16, 11}, {400, 19, 13}, {600, 19, 13}, {600, 40, 24}}};

/// Space between capitals, in ems.
constexpr float kCapitalsSpace = 0.06F;

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
        bytes, static_cast<int>(face.bytes().data.size()),
        std::round(std::max(kFonts[i].least, kFonts[i].size * scale)), &config, kRanges.data());
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

float UiPainter::capitals(UiFont font, float x, float y, Colour colour, std::string_view words) {
  const float space = std::round(internals_->font(font).FontSize * kCapitalsSpace);
  float at = x;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i + 1;
    while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view one = words.substr(i, end - i);
    text(font, at, y, colour, one);
    at += width_of(font, one) + space;
    i = end;
  }
  return at - space - x;
}

float UiPainter::width_of_capitals(UiFont font, std::string_view words) const {
  const float space = std::round(internals_->font(font).FontSize * kCapitalsSpace);
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  const auto letters = static_cast<float>(words.size()) - static_cast<float>(std::ranges::count_if(words, continues));
  return width_of(font, words) + space * std::max(0.0F, letters - 1);
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
