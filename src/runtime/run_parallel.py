"""Two words to compose asynchronous programs with: ``run_parallel`` and ``run_sequence``."""

from __future__ import annotations

import asyncio
from typing import Any, Awaitable, List, Optional


async def run_parallel(*awaitables: Awaitable[Any], concurrency: Optional[int] = None) -> List[Any]:
    """Let the awaitables wait together and give their values, in order.

    ``concurrency`` is how many run at once; without it all start at once. The first failure fails
    the whole: coroutines that have not started never do, those that run go on.

        user, orders = await run_parallel(get_user(id), get_orders(id))
        pages = await run_parallel(*(load(url) for url in urls), concurrency=4)
    """
    if concurrency is None:
        return list(await asyncio.gather(*awaitables))
    if concurrency < 1:
        _close(awaitables)
        raise ValueError(f"concurrency has to be at least 1, not {concurrency}")
    values: List[Any] = [None] * len(awaitables)
    queue = iter(enumerate(awaitables))
    has_failed = False

    # All workers take from the one queue; each takes its next awaitable when its last one is done.
    async def work() -> None:
        nonlocal has_failed
        for index, awaitable in queue:
            try:
                values[index] = await awaitable
            except BaseException:
                has_failed = True
                raise
            if has_failed:
                return

    try:
        await asyncio.gather(*(work() for _ in range(min(concurrency, len(awaitables)))))
    finally:
        _close(awaitable for _, awaitable in queue)
    return values


async def run_sequence(*awaitables: Awaitable[Any]) -> List[Any]:
    """Await one after another and give their values, in order.

    The first failure fails the whole; coroutines after it never start.

        await run_parallel(
            run_sequence(go_website("wikipedia.org"), search("apple"), save_text()),
            run_sequence(go_website("google.com"), search("banana"), save_img()),
        )
    """
    values: List[Any] = []
    queue = iter(awaitables)
    try:
        for awaitable in queue:
            values.append(await awaitable)
    finally:
        _close(queue)
    return values


def _close(awaitables: Any) -> None:
    """Let go of coroutines that will never start, so that nobody warns of them."""
    for awaitable in awaitables:
        if asyncio.iscoroutine(awaitable):
            awaitable.close()
