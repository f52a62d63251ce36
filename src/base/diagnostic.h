#pragma once
// What Lectern tells the author about a deck: never a failure, always a place and a hint where there is one.

#include <string>
#include <string_view>
#include <vector>

#include "base/source_span.h"

namespace lectern {

enum class Severity { note, warning, error };

/// "note", "warning", "error".
std::string_view name_of(Severity severity);

struct Diagnostic {
  Severity severity = Severity::warning;
  /// Stable kebab-case name of the rule, such as "missing-picture"; tests and JSON output rely on it.
  std::string code;
  SourceSpan where;
  /// Lower case, no full stop: names the thing and what is wrong.
  std::string message;
  /// What to write instead; may be empty.
  std::string hint;
  bool operator==(const Diagnostic&) const = default;
};

/// The one in-out parameter of reading and layout: a list that only grows.
class Diagnostics {
 public:
  void note(std::string code, SourceSpan where, std::string message, std::string hint = {});
  void warn(std::string code, SourceSpan where, std::string message, std::string hint = {});
  void error(std::string code, SourceSpan where, std::string message, std::string hint = {});
  void add(Diagnostic diagnostic);
  void append(const Diagnostics& other);
  /// Sorts by place, then code, and drops exact repeats, so that the order never depends on threads.
  void sort();

  const std::vector<Diagnostic>& items() const { return items_; }
  bool empty() const { return items_.empty(); }
  int count(Severity severity) const;

 private:
  std::vector<Diagnostic> items_;
};

/// "talk.md:12:5: warning: image not found: chart.png\n  hint: ..." (no trailing newline).
std::string format_diagnostic(std::string_view file, const LineMap& lines, const Diagnostic& diagnostic);

}  // namespace lectern
