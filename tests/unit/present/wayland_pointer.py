"""A mouse for tests under Wayland: a client that speaks wlroots' protocol of virtual pointers, without any library.

Python 3, standard library only. A headless compositor has no mouse; while this one is held, its seat has a pointer. The
protocols: wayland.xml (1.21) and wlr-virtual-pointer-unstable-v1.xml; a message is the object, its length and opcode, and
its arguments, 32 bits each.
"""
import os
import socket
import struct
import time

LEFT, RIGHT, MIDDLE = 0x110, 0x111, 0x112
DISPLAY = 1


def text(words):
    data = words.encode() + b"\0"
    return struct.pack("I", len(data)) + data + b"\0" * (-len(data) % 4)


class Pointer:
    """Places are those of the whole desktop, `width` x `height`."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.server.connect(os.path.join(os.environ["XDG_RUNTIME_DIR"], os.environ["WAYLAND_DISPLAY"]))
        self.last = DISPLAY
        self.registry = self.new()
        self.send(DISPLAY, 1, struct.pack("I", self.registry))
        there = self.wait()
        seat, manager = (self.bind(there[name], name) for name in ("wl_seat", "zwlr_virtual_pointer_manager_v1"))
        self.pointer = self.new()
        self.send(manager, 0, struct.pack("II", seat, self.pointer))
        self.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.close()

    def new(self):
        """Objects are numbered without gaps."""
        self.last += 1
        return self.last

    def bind(self, number, interface):
        thing = self.new()
        self.send(self.registry, 0, struct.pack("I", number) + text(interface) + struct.pack("II", 1, thing))
        return thing

    def send(self, thing, opcode, body=b""):
        self.server.sendall(struct.pack("II", thing, (len(body) + 8) << 16 | opcode) + body)

    def receive(self, length):
        data = b""
        while len(data) < length:
            part = self.server.recv(length - len(data))
            if not part:
                raise RuntimeError("the compositor hung up")
            data += part
        return data

    def wait(self):
        """Until the compositor has done what was asked; gives the globals that it told of meanwhile, with their numbers."""
        done = self.new()
        self.send(DISPLAY, 0, struct.pack("I", done))
        told = {}
        while True:
            thing, head = struct.unpack("II", self.receive(8))
            body = self.receive((head >> 16) - 8)
            if thing == done:
                return told
            if thing == DISPLAY and head & 0xFFFF == 0:
                raise RuntimeError(f"the compositor refuses: {body!r}")
            if thing == self.registry and head & 0xFFFF == 0:
                number, length = struct.unpack("II", body[:8])
                told[body[8:8 + length - 1].decode()] = number

    def frame(self, opcode, body):
        self.send(self.pointer, opcode, struct.pack("I", time.monotonic_ns() // 1_000_000 & 0xFFFFFFFF) + body)
        self.send(self.pointer, 4)
        self.wait()

    def move(self, x, y):
        self.frame(1, struct.pack("IIII", x, y, self.width, self.height))

    def press(self, button=LEFT):
        self.frame(2, struct.pack("II", button, 1))

    def release(self, button=LEFT):
        self.frame(2, struct.pack("II", button, 0))

    def click(self, x, y, button=LEFT):
        self.move(x, y)
        self.press(button)
        self.release(button)

    def drag(self, *places, parts=6):
        self.move(*places[0])
        self.press()
        for (x0, y0), (x1, y1) in zip(places, places[1:]):
            for part in range(1, parts + 1):
                self.move(x0 + (x1 - x0) * part // parts, y0 + (y1 - y0) * part // parts)
        self.release()

    def turn_wheel(self, notches):
        """Down by so many notches."""
        self.send(self.pointer, 5, struct.pack("I", 0))
        self.frame(7, struct.pack("Iii", 0, notches * 15 * 256, notches))
