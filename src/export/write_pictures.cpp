#include "export/write_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "export/compile_deck.h"
#include "export/reuse_record.h"
#include "export/scene_hash.h"
#include "export/write_file.h"
#include "paint/rasterizer.h"

namespace lectern {
namespace {

// What one thread owns.
struct Worker {
  explicit Worker(const PictureWork& work) : scene_of(work.scenes()), encoder(work.encoding) {}
  SceneMaker scene_of;
  Rasterizer rasterizer;
  PictureEncoder encoder;
  SceneHasher hasher;
  Bitmap canvas;
  Scene clear;  // a scene without its background

  std::span<const std::uint8_t> painted(PictureScene picture, PixelSize size, bool transparent) {
    if (transparent) {
      clear = *picture.scene;
      clear.background = {0, 0, 0, 0};
      picture.scene = &clear;
    }
    canvas.size = size;
    canvas.pixels.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    rasterizer.draw_into(*picture.scene, picture.step, size, canvas.pixels.data(), size.width);
    return encoder.encode(canvas);
  }
};

// The outcome so far, shared by the threads.
class Tally {
 public:
  Tally(std::size_t total, const ProgressFunction& progress) : total_(total), progress_(progress) {}

  void add(std::uint64_t bytes, bool unchanged) {
    const std::scoped_lock lock(mutex_);
    ++report_.files;
    if (unchanged) ++report_.unchanged;
    report_.bytes += bytes;
    if (progress_) progress_(report_.files, total_);
  }

  // The failure of the earliest picture is the one told, whatever the order of the threads.
  void fail(std::size_t index, const Error& error) {
    const std::scoped_lock lock(mutex_);
    failures_.try_emplace(index, error);
    failed_.request_stop();
  }

  std::stop_token failed() const { return failed_.get_token(); }

  Result<ExportReport> outcome(const std::stop_token& stop) {
    const std::scoped_lock lock(mutex_);
    if (!failures_.empty()) return std::unexpected(failures_.begin()->second);
    report_.stopped = stop.stop_requested() && (total_ == 0 || report_.files < total_);
    return report_;
  }

 private:
  std::mutex mutex_;
  ExportReport report_;
  std::size_t total_;
  const ProgressFunction& progress_;
  std::map<std::size_t, Error> failures_;
  std::stop_source failed_;
};

// What a picture is made from besides its scene.
std::string maker_of(const PictureWork& work) {
  const PictureEncoding& how = work.encoding;
  return fmt::format("{} {} {} {} {} {}x{} {}", work.reuse.program, ending_of(how.format),
                     how.compression == Compression::small ? "small" : "fast", how.quality, how.transparent,
                     work.size.width, work.size.height, how.inches_high);
}

// Makes picture `i`, or finds that it need not be made.
void make_picture(const PictureWork& work, std::size_t i, Worker& worker, ReuseRecord* record, Tally& tally) {
  const std::string& path = work.paths[i];
  const PictureScene picture = worker.scene_of(i);
  std::string key;
  if (record != nullptr) {
    key = worker.hasher.hash(*picture.scene, picture.step, maker_of(work));
    if (const auto size = record->unchanged(path, key)) {
      tally.add(*size, true);
      return;
    }
  }
  const auto bytes = worker.painted(picture, work.size, work.encoding.transparent);
  if (bytes.empty()) {
    tally.fail(
        i, {fmt::format("cannot pack {}: the picture is too large for {}", path, ending_of(work.encoding.format)), {}});
    return;
  }
  if (auto written = write_atomically(path, bytes); !written) {
    tally.fail(i, written.error());
    return;
  }
  if (record != nullptr) record->note(path, key, bytes);
  tally.add(bytes.size(), false);
}

}  // namespace

Result<void> check_picture_size(PixelSize size, PictureFormat format) {
  const int most = format == PictureFormat::webp ? kMostWebpPixelsASide : kMostPixelsASide;
  const auto fits = [&](int side) { return side >= 1 && side <= most; };
  if (fits(size.width) && fits(size.height) && std::int64_t{size.width} * size.height <= kMostPixels) return {};
  return std::unexpected(Error{fmt::format("a picture of {} x {} pixels cannot be made", size.width, size.height),
                               fmt::format("each side of a {} may have 1 to {} pixels, the picture {} million in all",
                                           ending_of(format), most, kMostPixels / 1'000'000)});
}

Result<ExportReport> write_pictures(const PictureWork& work, const ProgressFunction& progress) {
  if (!work.folder.empty()) {
    if (auto made = make_folder(work.folder); !made) return std::unexpected(made.error());
  }
  std::optional<ReuseRecord> record;
  if (!work.reuse.record.empty()) record.emplace(ReuseRecord::open(work.reuse.record));

  const std::size_t count = work.paths.size();
  const int jobs = std::clamp(work.jobs, 1, 256);
  std::vector<std::optional<Worker>> workers(static_cast<std::size_t>(jobs));
  Tally tally(count, progress);
  std::stop_source halt;
  const std::stop_callback on_stop(work.stop, [&] { halt.request_stop(); });
  const std::stop_callback on_failure(tally.failed(), [&] { halt.request_stop(); });
  on_threads(jobs, count, halt.get_token(), [&](int thread, std::size_t i) {
    std::optional<Worker>& worker = workers[static_cast<std::size_t>(thread)];
    if (!worker) worker.emplace(work);
    make_picture(work, i, *worker, record ? &*record : nullptr, tally);
  });

  Result<ExportReport> report = tally.outcome(work.stop);
  if (record) {
    // Also after a failure or a stop: what was made until then need not be made again.
    if (auto kept = record->write(); !kept && report) return std::unexpected(kept.error());
  }
  return report;
}

}  // namespace lectern
