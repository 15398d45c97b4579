"""`graphlib`: topological order of a graph whose nodes name their predecessors."""
__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class _Node:
    __slots__ = ("node", "missing", "successors", "state")  # state: None, "ready" or "done"

    def __init__(self, node):
        self.node = node
        self.missing = 0  # predecessors that aren't done
        self.successors = []
        self.state = None


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None  # before prepare()
        self._passed_out = self._finished = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _info(self, node):
        if node not in self._nodes:
            self._nodes[node] = _Node(node)
        return self._nodes[node]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._info(node)
        info.missing += len(predecessors)
        for predecessor in predecessors:
            self._info(predecessor).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [info.node for info in self._nodes.values() if info.missing == 0]
        for node in self._ready:
            self._nodes[node].state = "ready"
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        self._need_prepared()
        result = tuple(self._ready)
        self._ready.clear()
        self._passed_out += len(result)
        for node in result:
            self._nodes[node].state = "out"
        return result

    def is_active(self):
        self._need_prepared()
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._need_prepared()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.state == "done":
                raise ValueError(f"node {node!r} was already marked done")
            if info.state != "out":
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            info.state = "done"
            self._finished += 1
            for successor in info.successors:
                following = self._nodes[successor]
                following.missing -= 1
                if following.missing == 0:
                    following.state = "ready"
                    self._ready.append(successor)

    def _need_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def _find_cycle(self):
        seen, stack, places, rests = set(), [], {}, []
        for node in self._nodes:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in places:
                        return stack[places[node]:] + [node]
                else:
                    seen.add(node)
                    rests.append(iter(self._nodes[node].successors))
                    places[node] = len(stack)
                    stack.append(node)
                while stack:
                    following = next(rests[-1], _END)
                    if following is not _END:
                        node = following
                        break
                    del places[stack.pop()]
                    rests.pop()
                else:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)


_END = object()
