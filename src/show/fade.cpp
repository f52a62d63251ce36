#include "show/fade.h"

#include <algorithm>
#include <cmath>

namespace lectern {

int fade_share(Moment begun, Moment now) {
  const float whole = static_cast<float>((now - begun).count()) / static_cast<float>(kFadeLength.count());
  const float t = std::clamp(whole, 0.0F, 1.0F);
  return static_cast<int>(std::lround(256 * t * t * (3 - 2 * t)));
}

Moment frame_time(float hertz) {
  const float rate = hertz >= 20 && hertz <= 1000 ? hertz : 60;
  return Moment{std::max<Moment::rep>(1, static_cast<Moment::rep>(1000 / rate))};
}

}  // namespace lectern
