#include "present/desktop_motion.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <dbus/dbus.h>

#include <array>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "present/reduced_motion.h"

namespace lectern {
namespace {

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* thing) const {
    free(thing);
  }
};

void close_bus(DBusConnection* connection) {
  dbus_connection_close(connection);
  dbus_connection_unref(connection);
}

using X11Connection = std::unique_ptr<::Display, Freed<XCloseDisplay>>;
using Bus = std::unique_ptr<DBusConnection, Freed<close_bus>>;
using Message = std::unique_ptr<DBusMessage, Freed<dbus_message_unref>>;
using Reply = std::unique_ptr<DBusPendingCall, Freed<dbus_pending_call_unref>>;

/// The property that a settings daemon keeps on a window of its own, which the selection finds.
bool is_off_on_x11() {
  const X11Connection x(XOpenDisplay(nullptr));
  if (!x) return false;
  const std::string selection = "_XSETTINGS_S" + std::to_string(DefaultScreen(x.get()));
  const Window owner = XGetSelectionOwner(x.get(), XInternAtom(x.get(), selection.c_str(), False));
  if (owner == None) return false;
  const Atom settings = XInternAtom(x.get(), "_XSETTINGS_SETTINGS", False);
  constexpr long kMostWords = 1L << 16;
  Atom type = None;
  int bits = 0;
  unsigned long size = 0;
  unsigned long left = 0;
  unsigned char* found = nullptr;
  const int got =
      XGetWindowProperty(x.get(), owner, settings, 0, kMostWords, False, settings, &type, &bits, &size, &left, &found);
  const std::unique_ptr<unsigned char, Freed<XFree>> bytes(found);
  if (got != Success || bits != 8 || !bytes) return false;
  return xsettings_turn_animations_off(std::string(bytes.get(), bytes.get() + size));
}

/// Settings that mean a still picture, by their namespace and key.
bool is_off_value(std::string_view key, DBusMessageIter* value) {
  DBusBasicValue basic{};
  switch (dbus_message_iter_get_arg_type(value)) {
    case DBUS_TYPE_BOOLEAN:
      dbus_message_iter_get_basic(value, &basic);
      return key == "enable-animations" && basic.bool_val == 0;
    case DBUS_TYPE_UINT32:
      dbus_message_iter_get_basic(value, &basic);
      return key == "reduced-motion" && basic.u32 == 1;
    case DBUS_TYPE_STRING:
      dbus_message_iter_get_basic(value, &basic);
      return key == "AnimationDurationFactor" &&
             turns_animations_off("[KDE]\nAnimationDurationFactor=" + std::string(basic.str));
    default:
      return false;
  }
}

constexpr std::array<const char*, 3> kSpaces{"org.gnome.desktop.interface", "org.kde.kdeglobals.KDE",
                                             "org.freedesktop.appearance"};

/// a{sa{sv}}: the settings of each namespace.
bool has_off_value(DBusMessage* answer) {
  DBusMessageIter spaces;
  if (dbus_message_has_signature(answer, "a{sa{sv}}") == 0 || dbus_message_iter_init(answer, &spaces) == 0)
    return false;
  DBusMessageIter space;
  for (dbus_message_iter_recurse(&spaces, &space); dbus_message_iter_get_arg_type(&space) != DBUS_TYPE_INVALID;
       dbus_message_iter_next(&space)) {
    DBusMessageIter entry;
    DBusMessageIter setting;
    dbus_message_iter_recurse(&space, &entry);
    dbus_message_iter_next(&entry);
    for (dbus_message_iter_recurse(&entry, &setting); dbus_message_iter_get_arg_type(&setting) != DBUS_TYPE_INVALID;
         dbus_message_iter_next(&setting)) {
      DBusMessageIter pair;
      DBusMessageIter value;
      const char* key = nullptr;
      dbus_message_iter_recurse(&setting, &pair);
      dbus_message_iter_get_basic(&pair, static_cast<void*>(&key));
      dbus_message_iter_next(&pair);
      dbus_message_iter_recurse(&pair, &value);
      if (is_off_value(key, &value)) return true;
    }
  }
  return false;
}

Message question() {
  Message call(dbus_message_new_method_call("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                                            "org.freedesktop.portal.Settings", "ReadAll"));
  const char* const* spaces = kSpaces.data();
  if (call != nullptr)
    dbus_message_append_args(call.get(), DBUS_TYPE_ARRAY, DBUS_TYPE_STRING, static_cast<const void*>(&spaces),
                             static_cast<int>(kSpaces.size()), DBUS_TYPE_INVALID);
  return call;
}

/// Nobody listens on the bus, or nobody answers within a few seconds: nothing is off.
bool is_off_on_bus(const std::stop_token& stop) {
  constexpr int kPatienceMs = 5000;
  constexpr int kLookMs = 20;
  dbus_threads_init_default();
  const Bus bus(dbus_bus_get_private(DBUS_BUS_SESSION, nullptr));
  const Message call = question();
  if (!bus || !call) return false;
  dbus_connection_set_exit_on_disconnect(bus.get(), FALSE);
  DBusPendingCall* pending = nullptr;
  if (dbus_connection_send_with_reply(bus.get(), call.get(), &pending, kPatienceMs) == 0 || pending == nullptr)
    return false;
  const Reply reply(pending);
  while (dbus_pending_call_get_completed(pending) == 0) {
    if (stop.stop_requested() || dbus_connection_read_write_dispatch(bus.get(), kLookMs) == 0) return false;
  }
  const Message answer(dbus_pending_call_steal_reply(pending));
  return answer && has_off_value(answer.get());
}

}  // namespace

DesktopMotion::DesktopMotion(bool on_x11)
    : thread_([this, on_x11](const std::stop_token& stop) {
        is_off_ = (on_x11 && is_off_on_x11()) || is_off_on_bus(stop);
      }) {}

}  // namespace lectern
