#!/usr/bin/env python3
"""A session bus of a test's own, with a desktop on it that keeps the screen awake and tells its settings.

    with SessionBus(settings={...}) as bus: ...      in a test; needs dbus-daemon and python3-gi
    session_bus.py RECORD SERVICES SETTINGS          the desktop itself, run with the system's Python

The desktop answers org.freedesktop.ScreenSaver, forgets an inhibition when its caller leaves the bus, as real ones do, and
answers org.freedesktop.portal.Settings.ReadAll. What happens is a line of the record each:
"inhibit APPLICATION: REASON", "uninhibit", "left", "read NAMESPACE ...".
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SYSTEM_PYTHON = "/usr/bin/python3"
# No folders of services: nothing is started by a name that is asked for.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""
INTERFACES = """<node>
<interface name="org.freedesktop.ScreenSaver">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="out"/></method>
<method name="UnInhibit"><arg type="u" direction="in"/></method>
</interface>
<interface name="org.freedesktop.portal.Settings">
<method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
</interface>
</node>"""
SCREEN_SAVER, PORTAL = "org.freedesktop.ScreenSaver", "org.freedesktop.portal.Desktop"


def missing():
    """What there is to install, in words; empty where a bus can be had."""
    if shutil.which("dbus-daemon") is None:
        return "dbus-daemon is not installed"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import gi; from gi.repository import Gio"], stderr=subprocess.DEVNULL, check=False)
    return "" if asked.returncode == 0 else "python3-gi is not installed"


class SessionBus:
    def __init__(self, services=(SCREEN_SAVER, PORTAL), settings=None):
        self.services, self.settings = services, settings or {}
        self.started = []

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-bus-"))
        (self.folder / "bus.conf").write_text(BUS.format(folder=self.folder), encoding="utf-8")
        bus = self.start(["dbus-daemon", f"--config-file={self.folder / 'bus.conf'}", "--nofork", "--print-address"])
        self.address = bus.stdout.readline().strip()
        self.record = self.folder / "record"
        self.record.touch()
        desktop = self.start([SYSTEM_PYTHON, os.path.abspath(__file__), str(self.record), json.dumps(self.services),
                              json.dumps(self.settings)], DBUS_SESSION_BUS_ADDRESS=self.address)
        if desktop.stdout.readline() != "ready\n":
            raise RuntimeError("the desktop on the session bus did not start")
        return self

    def __exit__(self, *_):
        for process in reversed(self.started):
            process.terminate()
            process.wait()
            process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, command, **variables):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, **variables})
        self.started.append(process)
        return process

    def said(self):
        return self.record.read_text(encoding="utf-8").splitlines()

    def inhibitions(self):
        """How many hold at the moment."""
        said = self.said()
        return sum(line.startswith("inhibit ") for line in said) - said.count("uninhibit") - said.count("left")


def run_desktop(record, services, settings):
    from gi.repository import Gio, GLib  # not there for every Python that runs the tests
    callers = {}

    def note(line):
        with open(record, "a", encoding="utf-8") as file:
            file.write(line + "\n")

    def left(connection, _sender, _path, _interface, _signal, parameters):
        name, _, owner = parameters.unpack()
        for cookie in [cookie for cookie, caller in callers.items() if caller == name and not owner]:
            del callers[cookie]
            note("left")

    def answer(_connection, sender, _path, _interface, method, parameters, invocation):
        given = parameters.unpack()
        if method == "Inhibit":
            cookie = max(callers, default=0) + 1
            callers[cookie] = sender
            note(f"inhibit {given[0]}: {given[1]}")
            invocation.return_value(GLib.Variant("(u)", (cookie,)))
        elif method == "UnInhibit":
            if callers.pop(given[0], None):
                note("uninhibit")
            invocation.return_value(None)
        else:
            note("read " + " ".join(given[0]))
            found = {space: {key: GLib.Variant(*value) for key, value in keys.items()} for space, keys in settings.items()
                     if not given[0] or space in given[0]}
            invocation.return_value(GLib.Variant("(a{sa{sv}})", (found,)))

    connection = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    connection.signal_subscribe("org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", None, None, 0, left)
    for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
        path = "/org/freedesktop/ScreenSaver" if interface.name == SCREEN_SAVER else "/org/freedesktop/portal/desktop"
        connection.register_object(path, interface, answer, None, None)
    for name in services:
        connection.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                             GLib.Variant("(su)", (name, 0)), None, 0, -1, None)
    print("ready", flush=True)
    GLib.MainLoop().run()


if __name__ == "__main__":
    run_desktop(sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3]))
