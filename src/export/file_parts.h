#pragma once
// What the writers of whole files share. For room `export` alone.

#include <sys/types.h>
#include <unistd.h>

#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "base/result.h"

namespace lectern {

/// An open file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  // The result matters: a full or remote disk may fail only here.
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

inline constexpr mode_t kFileMode = 0666;  // the process's umask takes its share

/// The system's error number in words, with the path.
Error cannot_write(const std::string& path, int error);

/// False with errno set where not all could be written.
bool write_all(int descriptor, std::span<const std::uint8_t> bytes);

/// A name in the same folder that no other file of this or another Lectern has.
std::string temporary_name(const std::string& path);

/// The folder that a file lies in.
std::string folder_of(const std::string& path);

}  // namespace lectern
