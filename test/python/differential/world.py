"""Runs programs in a small world with a clock of its own, and says what could be seen of each from outside."""

import asyncio
import gc
import json
import sys
import types
import warnings
from types import SimpleNamespace


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop whose time jumps to the next timer, so that nothing takes real time."""

    def __init__(self):
        super().__init__()
        self._now = 0.0

    def time(self):
        return self._now

    def _run_once(self):
        if not self._ready:
            if not self._scheduled:
                raise RuntimeError("everybody waits for nothing")
            self._now = max(self._now, self._scheduled[0]._when)
        super()._run_once()


class World:
    """Resources that are read and written, a queue that serves one at a time, guards that may refuse."""

    def __init__(self, delays, failing):
        self.delays = delays
        self.failing = failing
        self.resources = {"a": [], "b": [], "hidden": []}
        self.console = []
        self.queue = []
        self.errors = []
        self.counts = {}

    def calls(self):
        async def box_b(label, value=0):
            return SimpleNamespace(value=await self.call(label, lambda: self.read("b", value)))

        async def pair_b(label, value=0):
            return await self.call(label, lambda: self.read("b", value)), 1

        async def digits_b(label, value=0):
            return [int(digit) for digit in str(await self.call(label, lambda: self.read("b", value)))]

        async def use_queue(label, value=0):
            self.queue.append(f"{label} begins")
            return await self.call(label, lambda: self.serve(label, value))

        async def mystery(label, value=0):
            return await self.call(label, lambda: self.write("a", self.read("b", value)))

        def simple(effect):
            async def run(label, value=0):
                return await self.call(label, lambda: effect(value))

            return run

        return {
            "read_a": simple(lambda value: self.read("a", value)),
            "read_b": simple(lambda value: self.read("b", value)),
            "write_a": simple(lambda value: self.write("a", value)),
            "write_b": simple(lambda value: self.write("b", value)),
            "require_ok": simple(lambda value: 1),
            "box_b": box_b,
            "pair_b": pair_b,
            "digits_b": digits_b,
            "use_queue": use_queue,
            "mystery": mystery,
        }

    async def call(self, label, effect):
        count = self.counts.get(label, 0)
        self.counts[label] = count + 1
        number = int(label[1:])
        delay = self.delays[(number + count * 5) % len(self.delays)]
        if number in self.failing and count < 2:
            await asyncio.sleep(2 * delay)
            self.errors.append(f"{label} failed")
            raise LookupError(f"{label} failed")
        # The effect happens at half time.
        await asyncio.sleep(delay)
        result = effect()
        await asyncio.sleep(delay)
        return result

    def log(self, *values):
        self.console.append(" ".join(str(value) for value in values))

    def serve(self, label, value):
        self.queue.append(f"{label} ends with {value}")
        return len(self.queue)

    def read(self, resource, value):
        total = value + 1
        for each in self.resources[resource]:
            total = total * 3 + each + 1
        return total % 97 + 1

    def write(self, resource, value):
        self.resources[resource].append(value)
        return value % 7


def message_of(error):
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return str(error)


def run(text, delays, failing):
    world = World(delays, failing)
    unhandled = []
    caught = []
    module = {"__name__": "program", "print": world.log, "caught": lambda error: caught.append(message_of(error))}
    module.update(world.calls())
    loop = VirtualLoop()
    loop.set_exception_handler(lambda _, context: unhandled.append(context["message"]))
    value, error = None, None
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            exec(compile(text, "program", "exec"), module)
            asyncio.set_event_loop(loop)
            try:
                value = json.dumps(loop.run_until_complete(module["main"](5)), default=vars)
            except Exception as failure:
                error = message_of(failure)
            # Whatever was started goes on to its end.
            while pending := asyncio.all_tasks(loop):
                loop.run_until_complete(asyncio.wait(pending))
            gc.collect(0)
        finally:
            loop.close()
    unhandled.extend(str(each.message) for each in warned if "never awaited" in str(each.message))
    return {
        "value": value,
        "error": error if error is not None else (caught[0] if caught else None),
        "state": json.dumps([module["counter"], module["shared"].x]),
        "unhandled": unhandled,
        "writes": world.resources,
        "console": world.console,
        "queue": world.queue,
        "errors": world.errors,
    }


task = json.load(sys.stdin)
helper = types.ModuleType("run_parallel")
exec(task["helper"], helper.__dict__)
sys.modules["run_parallel"] = helper
json.dump([run(each["text"], each["delays"], each["failing"]) for each in task["programs"]], sys.stdout)
