#pragma once
// Everything on a page that is not text, as SVG layers between which the text stands.

#include <string>
#include <vector>

#include "export/html_document.h"
#include "scene/scene.h"

namespace lectern {

/// The shapes of all layers (see scene_layers.h), each an <svg> over the whole page; emoji are in them too.
void append_shapes(std::string& html, const Scene& scene, const std::vector<int>& layers, HtmlDocument& document);

/// ` data-s="1" data-e="2"`: the steps at which something shows, where not always.
std::string step_attributes(int first_step, int last_step, int step_count);

}  // namespace lectern
