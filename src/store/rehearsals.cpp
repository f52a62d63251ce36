// The part of StateStore that keeps runs.

#include "store/state_store.h"
#include "store/store_internals.h"

namespace lectern {
namespace {

std::optional<std::int64_t> count_of(std::optional<Moment> moment) {
  return moment ? std::optional<std::int64_t>(moment->count()) : std::nullopt;
}

std::optional<Moment> moment_of(std::optional<std::int64_t> count) {
  return count ? std::optional(Moment{*count}) : std::nullopt;
}

DatabaseResult<void> insert_slide(Database& database, DeckId deck, std::int64_t run, int position,
                                  const RunSlide& slide) {
  const auto row = slide_row(database, deck, slide);
  if (!row) return std::unexpected(row.error());
  Statement insert(database,
                   "INSERT OR REPLACE INTO run_slide (run, position, slide, number, planned) VALUES (?, ?, ?, ?, ?)");
  insert.bind(run).bind(std::int64_t{position}).bind(*row).bind(std::int64_t{slide.number});
  return insert.bind(count_of(slide.planned)).run();
}

DatabaseResult<void> insert_slides(Database& database, DeckId deck, std::int64_t run,
                                   const std::vector<RunSlide>& slides) {
  for (std::size_t i = 0; i < slides.size(); ++i) {
    auto done = insert_slide(database, deck, run, static_cast<int>(i), slides[i]);
    if (!done) return done;
  }
  return {};
}

/// A run has room for a million visits: for a talk of an hour, more than two hundred in each second.
std::int64_t visit_id(std::int64_t run, int sequence) {
  return run << 20 | sequence;
}

DatabaseResult<void> put_visit(Database& database, std::int64_t run, int sequence, const Visit& visit, bool open) {
  Statement statement(database,
                      "INSERT INTO visit (id, run, sequence, slide, page, step, began, spoken, covered, open) VALUES "
                      "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET slide = excluded.slide, page = "
                      "excluded.page, step = excluded.step, began = excluded.began, spoken = excluded.spoken, covered "
                      "= excluded.covered, open = excluded.open");
  statement.bind(visit_id(run, sequence)).bind(run).bind(std::int64_t{sequence}).bind(std::int64_t{visit.slide});
  statement.bind(std::int64_t{visit.page}).bind(std::int64_t{visit.step}).bind(std::int64_t{visit.begin.count()});
  statement.bind(std::int64_t{visit.spoken.count()}).bind(std::int64_t{visit.covered.count()});
  return statement.bind(std::int64_t{open}).run();
}

DatabaseResult<std::int64_t> insert_run(Database& database, DeckId deck, const Run& run) {
  Transaction transaction(database);
  if (auto begun = transaction.begin(); !begun) return std::unexpected(begun.error());
  Statement statement(database,
                      "INSERT INTO run (deck, kind, began, utc_offset, name, section, finished, slot, reserve, target) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  statement.bind(row_of(deck)).bind(static_cast<std::int64_t>(run.kind)).bind(run.began.unix_ms);
  statement.bind(std::int64_t{run.began.utc_offset_seconds}).bind(run.name).bind(run.section);
  statement.bind(std::int64_t{run.finished}).bind(count_of(run.slot)).bind(std::int64_t{run.reserve.count()});
  if (auto done = statement.bind(count_of(run.target)).run(); !done) return std::unexpected(done.error());
  const std::int64_t id = database.last_row();
  if (auto done = insert_slides(database, deck, id, run.slides); !done) return std::unexpected(done.error());
  for (std::size_t i = 0; i < run.visits.size(); ++i) {
    auto done = put_visit(database, id, static_cast<int>(i), run.visits[i], false);
    if (!done) return std::unexpected(done.error());
  }
  if (auto done = transaction.commit(); !done) return std::unexpected(done.error());
  return id;
}

DatabaseResult<std::vector<RunSlide>> slides_of_run(Database& database, std::int64_t run) {
  Statement statement(
      database,
      "SELECT fingerprint, anchor, title, sketch, kind, words, characters, besides, number, planned FROM "
      "run_slide JOIN slide ON slide.id = run_slide.slide WHERE run = ? ORDER BY position");
  statement.bind(run);
  std::vector<RunSlide> slides;
  while (true) {
    const auto row = statement.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return slides;
    RunSlide slide;
    slide.identity = {static_cast<std::uint64_t>(statement.number(0)), statement.text(1), statement.text(2),
                      sketch_from(statement.bytes(3))};
    slide.kind = static_cast<PlanKind>(statement.number(4));
    slide.words = static_cast<int>(statement.number(5));
    slide.characters = static_cast<int>(statement.number(6));
    slide.besides_words = Moment{statement.number(7)};
    slide.number = static_cast<int>(statement.number(8));
    slide.planned = moment_of(statement.optional_number(9));
    slides.push_back(std::move(slide));
  }
}

DatabaseResult<std::vector<Visit>> visits_of_run(Database& database, std::int64_t run) {
  Statement statement(database,
                      "SELECT slide, page, step, began, spoken, covered FROM visit WHERE run = ? ORDER BY sequence");
  statement.bind(run);
  std::vector<Visit> visits;
  while (true) {
    const auto row = statement.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return visits;
    visits.push_back({static_cast<int>(statement.number(0)), static_cast<int>(statement.number(1)),
                      static_cast<int>(statement.number(2)), Moment{statement.number(3)}, Moment{statement.number(4)},
                      Moment{statement.number(5)}});
  }
}

DatabaseResult<std::optional<Run>> read_run(Database& database, std::int64_t id) {
  Statement statement(database,
                      "SELECT kind, began, utc_offset, name, section, finished, slot, reserve, target FROM run WHERE "
                      "id = ?");
  const auto row = statement.bind(id).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  Run run;
  run.id = id;
  run.kind = static_cast<RunKind>(statement.number(0));
  run.began = {statement.number(1), static_cast<int>(statement.number(2))};
  run.name = statement.text(3);
  run.section = statement.text(4);
  run.finished = statement.number(5) != 0;
  run.slot = moment_of(statement.optional_number(6));
  run.reserve = Moment{statement.number(7)};
  run.target = moment_of(statement.optional_number(8));
  auto slides = slides_of_run(database, id);
  if (!slides) return std::unexpected(slides.error());
  run.slides = std::move(*slides);
  auto visits = visits_of_run(database, id);
  if (!visits) return std::unexpected(visits.error());
  run.visits = std::move(*visits);
  return run;
}

DatabaseResult<std::vector<RunSummary>> list_runs(Database& database, DeckId deck, const RunFilter& filter) {
  Statement statement(database,
                      "SELECT * FROM (SELECT run.id, kind, run.began, utc_offset, name, section, finished, target, "
                      "coalesce(sum(spoken), 0), count(DISTINCT CASE WHEN spoken > 0 THEN visit.slide END), "
                      "count(visit.id) FROM run LEFT JOIN visit ON visit.run = run.id WHERE deck = ?1 AND (?2 = 0 OR "
                      "section = '') AND (?3 < 0 OR kind = ?3) GROUP BY run.id ORDER BY run.began DESC, run.id DESC "
                      "LIMIT ?4) ORDER BY 3, 1");
  statement.bind(row_of(deck)).bind(std::int64_t{filter.whole_only});
  statement.bind(filter.kind ? static_cast<std::int64_t>(*filter.kind) : std::int64_t{-1});
  statement.bind(std::int64_t{filter.most.value_or(-1)});
  std::vector<RunSummary> list;
  while (true) {
    const auto row = statement.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return list;
    RunSummary run;
    run.id = statement.number(0);
    run.kind = static_cast<RunKind>(statement.number(1));
    run.began = {statement.number(2), static_cast<int>(statement.number(3))};
    run.name = statement.text(4);
    run.section = statement.text(5);
    run.finished = statement.number(6) != 0;
    run.target = moment_of(statement.optional_number(7));
    run.spoken = Moment{statement.number(8)};
    run.slides = static_cast<int>(statement.number(9));
    run.visits = static_cast<int>(statement.number(10));
    list.push_back(std::move(run));
  }
}

/// The runs whose ids a statement gives.
DatabaseResult<std::vector<Run>> read_runs(Database& database, Statement& ids) {
  std::vector<Run> runs;
  while (true) {
    const auto row = ids.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return runs;
    auto run = read_run(database, ids.number(0));
    if (!run) return std::unexpected(run.error());
    if (*run) runs.push_back(std::move(**run));
  }
}

/// Slides that only this deck's deleted runs knew.
constexpr const char* kSweep =
    "DELETE FROM slide WHERE id NOT IN (SELECT slide FROM run_slide) AND id NOT IN (SELECT slide FROM deck_slide)";

DatabaseResult<void> remove_run(Database& database, std::int64_t id) {
  Transaction transaction(database);
  if (auto begun = transaction.begin(); !begun) return begun;
  Statement statement(database, "DELETE FROM run WHERE id = ?");
  if (auto done = statement.bind(id).run(); !done) return done;
  if (auto done = database.run(kSweep); !done) return done;
  return transaction.commit();
}

}  // namespace

Result<std::int64_t> StateStore::begin_run(DeckId deck, const Run& run) {
  return told(insert_run(internals_->database, deck, run));
}

Result<void> StateStore::save_visit(std::int64_t run, int sequence, const Visit& visit, bool open) {
  return told(put_visit(internals_->database, run, sequence, visit, open));
}

Result<void> StateStore::add_run_slide(DeckId deck, std::int64_t run, int position, const RunSlide& slide) {
  return told(insert_slide(internals_->database, deck, run, position, slide));
}

Result<void> StateStore::finish_run(std::int64_t run) {
  Statement statement(internals_->database, "UPDATE run SET finished = 1 WHERE id = ?");
  return told(statement.bind(run).run());
}

Result<std::optional<std::int64_t>> StateStore::unfinished_run(DeckId deck, RunKind kind, std::int64_t since) {
  Statement statement(internals_->database,
                      "SELECT id, finished FROM run WHERE deck = ? AND began > ? AND kind = ? ORDER BY began DESC, id "
                      "DESC LIMIT 1");
  const auto row = statement.bind(row_of(deck)).bind(since).bind(static_cast<std::int64_t>(kind)).step();
  if (!row) return std::unexpected(row.error().error);
  return *row && statement.number(1) == 0 ? std::optional(statement.number(0)) : std::nullopt;
}

Result<std::vector<RunSummary>> StateStore::runs(DeckId deck, const RunFilter& filter) {
  return told(list_runs(internals_->database, deck, filter));
}

Result<std::optional<Run>> StateStore::run(std::int64_t id) {
  return told(read_run(internals_->database, id));
}

Result<int> StateStore::ordinal(std::int64_t id) {
  Statement statement(
      internals_->database,
      "SELECT count(*) FROM run JOIN run AS chosen ON chosen.deck = run.deck AND chosen.kind = run.kind "
      "AND chosen.section = run.section WHERE chosen.id = ? AND (run.began, run.id) <= (chosen.began, "
      "chosen.id)");
  const auto row = statement.bind(id).step();
  if (!row) return std::unexpected(row.error().error);
  return *row ? static_cast<int>(statement.number(0)) : 0;
}

Result<std::vector<Run>> StateStore::runs_up_to(DeckId deck, std::int64_t id, int most) {
  Statement statement(internals_->database,
                      "SELECT id FROM (SELECT run.id, run.began FROM run JOIN run AS chosen ON chosen.id = ?1 WHERE "
                      "run.deck = ?2 AND (run.began, run.id) <= (chosen.began, chosen.id) ORDER BY run.began DESC, "
                      "run.id DESC LIMIT ?3) ORDER BY began, id");
  statement.bind(id).bind(row_of(deck)).bind(std::int64_t{most} + 1);
  return told(read_runs(internals_->database, statement));
}

Result<std::vector<Run>> StateStore::full_runs(DeckId deck, const RunFilter& filter) {
  const auto list = list_runs(internals_->database, deck, filter);
  if (!list) return std::unexpected(list.error().error);
  std::vector<Run> full;
  for (const RunSummary& summary : *list) {
    auto read = read_run(internals_->database, summary.id);
    if (!read) return std::unexpected(read.error().error);
    if (*read) full.push_back(std::move(**read));
  }
  return full;
}

Result<std::vector<Run>> StateStore::latest_runs(int most) {
  Statement statement(internals_->database,
                      "SELECT id FROM (SELECT id, began FROM run ORDER BY began DESC, id DESC LIMIT ?) ORDER BY began, "
                      "id");
  statement.bind(std::int64_t{most});
  return told(read_runs(internals_->database, statement));
}

Result<void> StateStore::name_run(std::int64_t id, const std::string& name) {
  Statement statement(internals_->database, "UPDATE run SET name = ? WHERE id = ?");
  return told(statement.bind(name).bind(id).run());
}

Result<void> StateStore::delete_run(std::int64_t id) {
  return told(remove_run(internals_->database, id));
}

}  // namespace lectern
