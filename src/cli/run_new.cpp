#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "export/write_file.h"

namespace lectern {
namespace {

// Shows most of what a deck can say, in a talk that explains it. docs/deck-format.md has the whole.
constexpr std::string_view kStarter = R"(---
title: "A talk worth giving"
subtitle: One idea, and what follows from it
author: Your name
affiliation: Your organisation
event: Where you speak
date: 1 January
lang: en-GB
duration: 10m
---

<!-- time: 30s -->

<!--
A comment is a note for the speaker: the audience never sees it. Write here what you will say while this slide is shown.
-->

## One slide, one thought

<!--
kicker: How to begin
time: 1m30s
-->

- Each heading of this level starts a slide
- A rule, three dashes between blank lines, starts one without a heading
- **Strong words** stand out

Source: write where a fact comes from

<!--
Say the thought first, then the reasons. The slide is for the audience, the notes are for you.
-->

## Show it bit by bit

<!-- time: 1m -->

::: incremental

1. **First**: the point that everyone knows
2. **Then**: the one that they doubt
3. **Last**: the one that they came for

:::

<!--
Each item waits for a key. Without the lines that begin with colons all three are there at once.
-->

## Two sides

<!-- time: 1m30s -->

::: columns

::: column

### For

- What speaks for it

:::

::: column

### Against

- What speaks against it

:::

:::

<!--
Be fair to the column that you do not like; the audience will notice.
-->

## In figures

<!-- time: 1m -->

| What           | Figure |
| :------------- | -----: |
| Slides         |      6 |
| Minutes        |     10 |

<!--
Name the figure that matters and say what it means. Leave the others to be read.
-->

---

If they remember **one sentence**, which one?

<!-- time: 30s -->

<!--
A slide with one short sentence is set large. Stop here and let it be read.
-->
)";

}  // namespace

int run_new(const NewCommand& command) {
  if (auto written = write_new_file(command.file, kStarter); !written) {
    print_error(written.error());
    return static_cast<int>(ExitCode::failure);
  }
  print_out(fmt::format("wrote {0}; show it with: lectern {0}\n", command.file));
  return static_cast<int>(ExitCode::done);
}

}  // namespace lectern
