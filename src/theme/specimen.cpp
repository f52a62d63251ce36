#include "theme/specimen.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace lectern {
namespace {

constexpr std::string_view kDeck = R"md(---
title: Keeping the lights
subtitle: How a tower on a rock tells a ship where it is
author: Specimen
affiliation: every layout of a theme
event: Lectern
lang: en-GB
split: both
---

# Keeping the lights

---

A light that cannot be **told from another** is worse than none.

---

# Towers and glass

## What a light must do

<!-- kicker: Bullets -->

- Reach **as far** as the ship needs to turn
- Be known at once, by its rhythm and its colour
  - white carries furthest, then red, then green
- Burn every night, whatever the sea does to the tower
- Cost less than the ships that it saves

Source: notes for new keepers

---

## Three ways to be known

<!-- kicker: Cards -->

1. **Fixed:** a light that never changes, easily lost among others
2. **Flashing:** dark for longer than it shines
3. **Occulting:** lit for longer than it is dark

---

## A keeper’s night

<!-- kicker: Rows -->

1. **Trim the wick:** before the sun has gone
2. **Wind the clockwork:** its weight falls through the tower
3. **Time the flashes:** against the watch, every hour
4. **Write the log:** weather, passing ships, oil burnt
5. **Polish the glass:** when the light is out

---

> The lamp is a promise, and a promise is kept at night.
>
> -- A keeper’s rule, written for this specimen

---

## Before and after the lens

<!-- kicker: Columns -->

::: columns
::: column

### Mirrors

- Half of the light is lost
- Soot dims the metal
- Seen for a few miles

:::
::: column

### Prisms

- Most of the light goes out to sea
- Glass stays bright
- Seen **from the horizon**

:::
:::

---

## A tower stands by its weight

![bg right:42% cover A banded lighthouse on a rock, its beam over the sea](tower.svg "Drawn for this specimen")

- Wide at the foot, like an oak
- Stones cut to lock into one another
- Nothing flat for a wave to strike

---

## What the watch sees

<!-- layout: picture -->

![bg The last light of the day over a calm sea](dusk.svg)

The horizon, and one light that should be there.

---

## Four rhythms

<!-- layout: grid -->

![A light that stays on](fixed.svg "Fixed") ![A light that flashes](flashing.svg "Flashing") ![Two flashes, a pause, two flashes](group.svg "Group flashing") ![A light with short eclipses](occulting.svg "Occulting")

---

## How far a light is seen

<!-- layout: figure -->

![The line of sight from a lamp touches the curve of the sea and reaches a ship's bridge](range.svg "The higher the lamp and the eye, the further the line between them")

---

## Three famous towers

<!-- kicker: Table -->

| Tower           | Place              | First lit | Height |
| :-------------- | :----------------- | --------: | -----: |
| Cordouan        | Gironde estuary    |      1611 |   68 m |
| Smeaton’s Tower | Eddystone rocks    |      1759 |   22 m |
| Bell Rock       | Off Arbroath       |      1811 |   35 m |

Source: rounded to the metre

---

## The same in four lines

<!-- kicker: Code -->

```python
from math import sqrt

def seen_from(lamp, eye):  # metres above the sea
    return 2.08 * (sqrt(lamp) + sqrt(eye))  # nautical miles
```

---

## Thank you

<!-- layout: end -->

Questions, and the way home.
)md";

constexpr std::string_view kTower = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1080">
<rect width="800" height="1080" fill="#CBD9DF"/>
<circle cx="610" cy="250" r="70" fill="#F4E7C6"/>
<path d="M430 300 L0 180 L0 420 Z" fill="#F7EFD5" opacity=".75"/>
<path d="M0 800 Q200 770 400 800 T800 795 V1080 H0 Z" fill="#47697A"/>
<path d="M0 880 Q200 850 400 880 T800 872 V1080 H0 Z" fill="#34525F"/>
<path d="M170 930 Q250 800 340 790 H560 Q660 810 720 940 Q450 990 170 930 Z" fill="#3D3A38"/>
<path d="M350 800 L385 370 H505 L545 800 Z" fill="#F3EDE2"/>
<path d="M376 480 L368 580 H525 L515 480 Z M360 680 L352 780 H543 L534 680 Z" fill="#A63A2B"/>
<rect x="365" y="346" width="160" height="26" rx="5" fill="#2E2B2A"/>
<rect x="400" y="262" width="90" height="84" fill="#F8E9B0"/>
<path d="M400 262 v84 M445 262 v84 M490 262 v84" stroke="#2E2B2A" stroke-width="7"/>
<path d="M388 262 Q445 196 502 262 Z" fill="#A63A2B"/>
<rect x="430" y="610" width="32" height="46" rx="16" fill="#2E2B2A"/>
</svg>)svg";

constexpr std::string_view kDusk = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#1E3350"/>
<stop offset=".55" stop-color="#7A6A7E"/><stop offset=".75" stop-color="#E2A27A"/></linearGradient>
<linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8D7074"/>
<stop offset="1" stop-color="#16263A"/></linearGradient></defs>
<rect width="1920" height="1080" fill="url(#sky)"/>
<circle cx="1360" cy="702" r="64" fill="#F7D9A4"/>
<rect y="700" width="1920" height="380" fill="url(#sea)"/>
<path d="M1180 740 h360 M1230 780 h260 M1270 830 h180 M1300 890 h120" stroke="#F0C394" stroke-width="9" opacity=".7"/>
<path d="M0 700 Q160 640 330 690 L420 700 Z" fill="#22304A"/>
<path d="M246 664 l10 -130 h26 l10 130 Z" fill="#22304A"/><circle cx="269" cy="522" r="13" fill="#FFE9A8"/>
</svg>)svg";

constexpr std::string_view kRange = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 560">
<rect width="1600" height="560" fill="#E9EFF2"/>
<path d="M0 430 Q800 330 1600 430 V560 H0 Z" fill="#3F6172"/>
<path d="M172 170 L1390 352" stroke="#A63A2B" stroke-width="8" stroke-dasharray="26 16"/>
<path d="M150 412 l10 -230 h24 l10 230 Z" fill="#2E2B2A"/><circle cx="172" cy="170" r="22" fill="#E8B84A"/>
<path d="M1300 404 h180 l-34 42 h-122 Z M1366 404 v-54 h50 v54 Z" fill="#2E2B2A"/>
</svg>)svg";

// A lamp's minute as light and dark: bars along a line.
std::string rhythm(const std::vector<std::pair<int, int>>& lit) {
  std::string svg = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 260">
<rect width="800" height="260" fill="#1B2A3C"/><path d="M60 180 H740" stroke="#5F7388" stroke-width="6"/>
)svg";
  for (const auto& [from, width] : lit) {
    svg += fmt::format(R"svg(<rect x="{}" y="80" width="{}" height="97" rx="8" fill="#F4D58A"/>)svg", from, width);
  }
  return svg + "</svg>";
}

class SpecimenFiles final : public FileSource {
 public:
  SpecimenFiles()
      : files_{{{"tower.svg", std::string(kTower)},
                {"dusk.svg", std::string(kDusk)},
                {"range.svg", std::string(kRange)},
                {"fixed.svg", rhythm({{60, 680}})},
                {"flashing.svg", rhythm({{90, 60}, {370, 60}, {650, 60}})},
                {"group.svg", rhythm({{90, 50}, {180, 50}, {520, 50}, {610, 50}})},
                {"occulting.svg", rhythm({{60, 180}, {290, 180}, {520, 220}})}}} {}

  Result<SharedBytes> read(std::string_view path) const override {
    const auto* const found = std::ranges::find(files_, path, &std::pair<std::string_view, std::string>::first);
    if (found == files_.end()) return std::unexpected(Error{std::string(path) + ": there is no such file", {}});
    return shared_bytes(found->second);
  }
  std::uint64_t version(std::string_view path) const override {
    return std::ranges::count(files_, path, &std::pair<std::string_view, std::string>::first) == 0 ? 0 : 1;
  }
  std::vector<std::string> similar(std::string_view /*path*/) const override { return {}; }

 private:
  std::array<std::pair<std::string_view, std::string>, 7> files_;
};

}  // namespace

std::string_view specimen_deck() {
  return kDeck;
}

std::shared_ptr<const FileSource> specimen_files() {
  return std::make_shared<const SpecimenFiles>();
}

}  // namespace lectern
