#pragma once
// The machine's troubles (files, displays, memory) as values. The author's troubles are Diagnostics.

#include <expected>
#include <string>

namespace lectern {

/// Worded for a person: `message` names the thing and what is wrong, `hint` says what to do (may be empty).
struct Error {
  std::string message;
  std::string hint;
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

}  // namespace lectern
