// Stands before SDL (LD_PRELOAD) and makes the graphics driver fail, as the word says that the file named by
// LECTERN_RENDERER_FAULT holds:
//   update  nothing but the software renderer takes frames
//   reset   what earlier textures held is lost, as SDL_RENDER_DEVICE_RESET says; frames for them go nowhere
//   all     no frame is taken and no renderer made
#include <SDL.h>
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

namespace {

std::set<SDL_Texture*> lost;
std::set<SDL_Texture*> made;
bool was_reset = false;

std::string fault() {
  const char* path = std::getenv("LECTERN_RENDERER_FAULT");
  std::FILE* file = path != nullptr ? std::fopen(path, "r") : nullptr;
  char word[16] = "";
  if (file != nullptr) {
    if (std::fscanf(file, "%15s", word) != 1) word[0] = '\0';
    std::fclose(file);
  }
  return word;
}

template <class Call>
Call* sdls_own(const char* name) {
  return reinterpret_cast<Call*>(dlsym(RTLD_NEXT, name));
}

bool is_software = false;

}  // namespace

extern "C" SDL_Renderer* SDL_CreateRenderer(SDL_Window* window, int index, Uint32 flags) {
  if (fault() == "all") {
    SDL_SetError("the driver is gone");
    return nullptr;
  }
  is_software = (flags & SDL_RENDERER_SOFTWARE) != 0;
  return sdls_own<decltype(SDL_CreateRenderer)>("SDL_CreateRenderer")(window, index, flags);
}

extern "C" SDL_Texture* SDL_CreateTexture(SDL_Renderer* renderer, Uint32 format, int access, int width, int height) {
  SDL_Texture* texture =
      sdls_own<decltype(SDL_CreateTexture)>("SDL_CreateTexture")(renderer, format, access, width, height);
  made.insert(texture);
  lost.erase(texture);
  return texture;
}

extern "C" int SDL_UpdateTexture(SDL_Texture* texture, const SDL_Rect* part, const void* pixels, int pitch) {
  const std::string what = fault();
  if (what == "all" || (what == "update" && !is_software)) return SDL_SetError("the context is lost");
  if (what == "reset" && !was_reset) {
    was_reset = true;
    lost = made;
    SDL_Event event{};
    event.type = SDL_RENDER_DEVICE_RESET;
    SDL_PushEvent(&event);
  }
  if (lost.contains(texture)) return 0;
  return sdls_own<decltype(SDL_UpdateTexture)>("SDL_UpdateTexture")(texture, part, pixels, pitch);
}
