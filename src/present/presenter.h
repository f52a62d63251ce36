#pragma once
// The talk's loop: events become commands, commands change the state, and what changed is drawn. No rule of the show
// lives here; effects are read off the state.

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "present/audience_stage.h"
#include "present/console_stage.h"
#include "present/cursors.h"
#include "present/deck_facts.h"
#include "present/desktop_motion.h"
#include "present/displays.h"
#include "present/event_translation.h"
#include "present/finger_translation.h"
#include "present/inbox.h"
#include "present/overlay_painter.h"
#include "present/practice.h"
#include "present/present.h"
#include "present/reload_watcher.h"
#include "present/talk_memory.h"
#include "present/talk_record.h"
#include "present/talk_screens.h"
#include "present/talk_windows.h"
#include "present/window_point.h"
#include "show/deck_rest.h"

namespace lectern {

class Presenter {
 public:
  Presenter(const PresentOptions& options, std::shared_ptr<const Briefing> briefing, PaintPool& pool, Inbox& inbox,
            TalkMemory& memory, Recalled recalled, std::future<std::unique_ptr<UiFonts>> fonts);

  /// Returns the exit code when the talk has ended.
  Result<int> run();
  /// The person did something.
  bool was_used() const { return was_used_; }

 private:
  // presenter.cpp: the loop and the windows
  Result<void> open_windows();
  void show_first_frame();
  void wait();
  std::optional<Moment> next_deadline() const;
  bool fade_is_due();
  void do_command(const Command& command);
  void apply(const Command& command);
  void accept_cut();
  void follow_effects(const Show& before);
  void collect();
  void settle_notes();
  void watch_pointer();
  void draw(std::chrono::milliseconds patience);
  Scenery scenery();
  AudienceScenery audience_scenery() const;
  bool keys_go_elsewhere() const;
  bool is_speaking() const;
  Moment now() const;

  // presenter_events.cpp: what the person does
  void handle(const union SDL_Event& event);
  void hold_modifiers(unsigned modifiers);
  void handle_window(const union SDL_Event& event);
  void replace_window(std::uint64_t system_number);
  void mend_windows();
  void handle_quit(std::uint32_t told);
  void follow_windows(Result<std::string> word);
  void notice_pointer();
  void set_query(std::string text);
  void follow_typing();
  void handle_press(const KeyPress& press, std::uint32_t window_id);
  void handle_button(const union SDL_Event& event);
  PixelWindow& window_of(std::uint32_t window_id);
  /// The room's frame; else the console.
  bool shows_slides(std::uint32_t window_id);

  // presenter_pointer.cpp: mouse and touch
  void handle_motion(const WindowPoint& at);
  void follow_pointer(const WindowPoint& at);
  void handle_pointer_press(const WindowPoint& at);
  bool is_on_slide(const WindowPoint& at);
  bool slide_takes_press() const;
  void click(const WindowPoint& at);
  bool press_in_console(const WindowPoint& at);
  bool press_in_screen_list(const WindowPoint& at);
  void handle_release(const WindowPoint& at);
  void handle_wheel(float amount, float right, const WindowPoint& at);
  bool is_on_filmstrip(const WindowPoint& at);
  void scroll_filmstrip(float tiles);
  void press_button(Key button, const WindowPoint& at);
  const SceneLink* link_at(const WindowPoint& at);
  void follow_link(const std::string& target);
  std::optional<SlidePlacement> placement_at(const WindowPoint& at);
  void choose_cursor(const WindowPoint& at);
  void look_under_pointer();
  WindowPoint point_of(int x, int y, std::uint32_t window_id);

  // presenter_touch.cpp: fingers
  void handle_finger(const union SDL_Event& event);
  Ground ground_at(const WindowPoint& at);
  void perform(const std::vector<Gesture>& gestures);
  void press_with_finger(const WindowPoint& at);
  void forget_press();
  void scroll_with_finger(const TouchScroll& scroll);
  void pinch(const Pinch& pinch);

  // presenter_room.cpp: the room check and what it tells
  void look_at_room();

  // presenter_screens.cpp: which screen each window is on
  PixelSize chosen_window_size() const;
  Size room_shape() const;
  void take_shape_of_screen();
  void lay_out_in(Size shape);
  void follow_displays();
  std::vector<Display> displays_now() const;
  void swap_screens();
  void choose_screen(const ChooseScreen& choice);
  void put_windows();
  void ask_desktop_for_stillness();
  /// Time between two pictures of a fade; absent where slides do not fade.
  std::optional<Moment> fade_step() const;
  /// The person folded the console into the one window, or gave it its own again.
  void follow_window_choice(bool was_apart);

  // presenter_memory.cpp: what survives the talk
  void come_back();
  void take_place_back();
  void save(bool ended);
  void note_talk();

  // presenter_reload.cpp: the deck as it is read again
  void learn(std::vector<SlideFacts> facts);
  void adopt(ReadResult result);
  void use(std::shared_ptr<const Briefing> briefing);
  void refuse(const std::string& word, const std::vector<LocatedDiagnostic>& diagnostics);
  void renew_list();

  // presenter_times.cpp: what earlier runs tell of the talk's times
  void ask_history();
  void learn_times();
  void reckon_slot(const Show& before);

  // presenter_rehearsal.cpp: a rehearsal instead of a talk, and its report
  Result<void> begin_rehearsal();
  void note_rehearsal();
  void scroll_teleprompter();
  void end_rehearsal();

  const PresentOptions& options_;
  PaintPool& pool_;
  Inbox& inbox_;
  TalkMemory& memory_;
  Recalled recalled_;
  TalkScreens screens_;
  std::atomic<Size> shape_;  ///< of the slides; empty: the deck's own. Read by the watcher's thread
  PaintSource source_;
  ShowPlan plan_;
  Show show_;
  DeckRest rest_;
  bool looks_again_ = false;  ///< at the file as the talk begins; most often it is as it was
  bool place_waits_ = false;  ///< the talk that broke off was at a slide that the deck has not now
  Gallery gallery_;
  AudienceStage audience_;
  ConsoleStage console_;
  std::unique_ptr<DisplayWatch> display_watch_;
  std::optional<TalkWindows> windows_;
  std::optional<KeyTranslation> keys_;
  std::unique_ptr<ReloadWatcher> watcher_;
  std::unique_ptr<DesktopMotion> desktop_motion_;  ///< null until it is asked
  DeckFacts facts_;
  int list_revision_ = 0;
  int card_revision_ = 0;
  RoomFacts room_facts_;
  int warnings_ = 0;
  TalkPace pace_;
  std::string trouble_;  ///< why the file's newest state is not shown; empty: it is
  bool has_keyboard_ = true;
  Moment keys_came_back_{0};       ///< from another program
  bool click_takes_keys_ = false;  ///< the next one, if it is what brings the keyboard back
  HeldKeys held_;
  bool is_dragging_divider_ = false;
  bool lights_ = false;  ///< the pointer is a laser or a spotlight now
  std::optional<FingerTranslation> fingers_;
  FingerWork finger_;
  float wheel_rest_ = 0;
  Cursors cursors_;
  DesktopPoint pointer_at_;  ///< on the desktop
  Moment pointer_moved_{0};
  bool pointer_hidden_ = false;
  bool needs_draw_ = true;
  bool was_used_ = false;
  std::optional<Error> failure_;         ///< ends the talk
  std::optional<std::uint32_t> closed_;  ///< when a window was last asked to close, SDL's clock
  TimesKnown times_known_;
  std::future<TimesKnown> history_;   ///< on its way
  std::optional<Practice> practice_;  ///< absent in a talk
  TalkRecord record_;
};

}  // namespace lectern
