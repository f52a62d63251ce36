#include "present/wayland_outputs.h"

#include <wayland-client.h>
#include <xdg-output-unstable-v1-client-protocol.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <string_view>

namespace lectern {
namespace {

template <auto free>
struct Freed {
  template <class Handle>
  void operator()(Handle* handle) const {
    free(handle);
  }
};
template <class Handle, auto free>
using Owned = std::unique_ptr<Handle, Freed<free>>;

struct Asked {
  Owned<wl_output, wl_output_destroy> output;
  Owned<zxdg_output_v1, zxdg_output_v1_destroy> facts;
  WaylandOutput told;
};

struct Globals {
  std::deque<Asked> outputs;  ///< a listener keeps the address of each
  Owned<zxdg_output_manager_v1, zxdg_output_manager_v1_destroy> manager;
};

void add_global(void* to, wl_registry* registry, std::uint32_t number, const char* interface, std::uint32_t version) {
  auto& globals = *static_cast<Globals*>(to);
  const std::string_view kind(interface);
  if (kind == wl_output_interface.name) {
    auto* output = static_cast<wl_output*>(wl_registry_bind(registry, number, &wl_output_interface, 1));
    if (output != nullptr) globals.outputs.emplace_back().output.reset(output);
  } else if (kind == zxdg_output_manager_v1_interface.name && version >= ZXDG_OUTPUT_V1_NAME_SINCE_VERSION) {
    globals.manager.reset(static_cast<zxdg_output_manager_v1*>(
        wl_registry_bind(registry, number, &zxdg_output_manager_v1_interface, ZXDG_OUTPUT_V1_NAME_SINCE_VERSION)));
  }
}

constexpr wl_registry_listener kRegistryListener{.global = add_global,
                                                 .global_remove = [](void*, wl_registry*, std::uint32_t) {}};

WaylandOutput& told(void* to) {
  return *static_cast<WaylandOutput*>(to);
}

constexpr zxdg_output_v1_listener kOutputListener{
    .logical_position =
        [](void* to, zxdg_output_v1*, std::int32_t x, std::int32_t y) {
          told(to).x = x;
          told(to).y = y;
        },
    .logical_size = [](void*, zxdg_output_v1*, std::int32_t, std::int32_t) {},
    .done = [](void*, zxdg_output_v1*) {},
    .name = [](void* to, zxdg_output_v1*, const char* name) { told(to).name = name; },
    .description = [](void* to, zxdg_output_v1*, const char* words) { told(to).description = words; }};

}  // namespace

std::vector<WaylandOutput> wayland_outputs() {
  const Owned<wl_display, wl_display_disconnect> connection(wl_display_connect(nullptr));
  if (!connection) return {};
  const Owned<wl_registry, wl_registry_destroy> registry(wl_display_get_registry(connection.get()));
  Globals globals;
  wl_registry_add_listener(registry.get(), &kRegistryListener, &globals);
  if (wl_display_roundtrip(connection.get()) < 0 || !globals.manager) return {};
  for (Asked& asked : globals.outputs) {
    asked.facts.reset(zxdg_output_manager_v1_get_xdg_output(globals.manager.get(), asked.output.get()));
    zxdg_output_v1_add_listener(asked.facts.get(), &kOutputListener, &asked.told);
  }
  if (wl_display_roundtrip(connection.get()) < 0) return {};
  std::vector<WaylandOutput> outputs;
  outputs.reserve(globals.outputs.size());
  for (Asked& asked : globals.outputs) outputs.push_back(std::move(asked.told));
  return outputs;
}

void name_by_connector(std::vector<Display>& displays, std::vector<WaylandOutput> outputs) {
  for (Display& display : displays) {
    const auto own = std::ranges::find_if(outputs, [&](const WaylandOutput& output) {
      return output.x == display.bounds.x && output.y == display.bounds.y && output.description == display.name;
    });
    if (own == outputs.end() || own->name.empty()) continue;
    display.name = own->name;
    outputs.erase(own);
  }
}

}  // namespace lectern
