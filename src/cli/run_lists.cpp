#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "files/files.h"

namespace lectern {
namespace {

/// Faces of one family, added up.
struct Family {
  std::string name;
  int faces = 0;
  bool embedded = false;
  std::vector<std::string> scripts;
};

std::vector<Family> families() {
  std::vector<Family> list;
  for (const FontFile& file : catalogue_fonts()) {
    auto place = std::ranges::find(list, file.family, &Family::name);
    if (place == list.end()) place = list.insert(list.end(), Family{file.family, 0, false, file.scripts});
    ++place->faces;
    place->embedded = place->embedded || file.path.starts_with("embedded:");
  }
  return list;
}

}  // namespace

int run_fonts() {
  print_out(fmt::format("{:<28} {:>5}  {:<15} {}\n", "family", "faces", "where", "scripts"));
  for (const Family& family : families()) {
    std::string scripts;
    for (const std::string& script : family.scripts) scripts += (scripts.empty() ? "" : " ") + script;
    print_out(fmt::format("{:<28} {:>5}  {:<15} {}\n", family.name, family.faces,
                          family.embedded ? "in the program" : "on this machine", scripts));
  }
  return static_cast<int>(ExitCode::done);
}

}  // namespace lectern
