# é😀 comment
from __future__ import annotations
from .. import x as y
from .a.b import (c, d as e)
from m import *
import a.b, c as d
class A(B, metaclass=M):
    z: int = 3
    @property
    def p(self): return self.q
    async def f(self, a, /, b: int, c: str = "x", *args, d=1, **kw) -> list[int]:
        x, (y, *z) = await f(a)
        async with lock as l, foo(): pass
        async for q in r: pass
        else: pass
        if (n := await g()) is None: raise ValueError("x") from e
        elif z: return
        else: del a[0], b
        try:
            self.t = await h(x, *y, k=1, **w)
        except (A, B) as e: pass
        except* C: pass
        else: pass
        finally: pass
        match x:
            case {"a": b, **rest} if c: pass
            case P(x=1, y=[q, *_]) | None as w: pass
        l = [await i(j) for j in k if j async for m in n]
        yield 1
        a += await g()
        f"{await g()!r:>{w}} {x=}"
        t = a if await b() else await c()
        u = await a() and await b()
        lambda a, *b: await_
        global gg
        nonlocal nn
        assert a, b
        print(a[1:2, ...])
        type X[T] = int
        return await z()
for i in range(3): pass
while True: break
with a as b: pass
