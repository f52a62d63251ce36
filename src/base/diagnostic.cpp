#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace lectern {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

void Diagnostics::note(std::string code, SourceSpan where, std::string message, std::string hint) {
  add({Severity::note, std::move(code), where, std::move(message), std::move(hint)});
}

void Diagnostics::warn(std::string code, SourceSpan where, std::string message, std::string hint) {
  add({Severity::warning, std::move(code), where, std::move(message), std::move(hint)});
}

void Diagnostics::error(std::string code, SourceSpan where, std::string message, std::string hint) {
  add({Severity::error, std::move(code), where, std::move(message), std::move(hint)});
}

void Diagnostics::add(Diagnostic diagnostic) {
  items_.push_back(std::move(diagnostic));
}

void Diagnostics::append(const Diagnostics& other) {
  items_.insert(items_.end(), other.items_.begin(), other.items_.end());
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.where.begin, d.where.end, d.code, d.message, d.hint, d.severity);
  };
  std::ranges::stable_sort(items_, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto repeats = std::ranges::unique(items_);
  items_.erase(repeats.begin(), repeats.end());
}

int Diagnostics::count(Severity severity) const {
  return static_cast<int>(std::ranges::count(items_, severity, &Diagnostic::severity));
}

std::string format_diagnostic(std::string_view file, const LineMap& lines, const Diagnostic& diagnostic) {
  const SourcePosition at = lines.position(diagnostic.where.begin);
  std::string text =
      fmt::format("{}:{}:{}: {}: {}", file, at.line, at.column, name_of(diagnostic.severity), diagnostic.message);
  if (!diagnostic.hint.empty()) text += fmt::format("\n  hint: {}", diagnostic.hint);
  return text;
}

}  // namespace lectern
