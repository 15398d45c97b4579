"""What [cost] gives to calls that await: a service's latency, its queue, its failures, then CPU time."""
import _interleave


async def spend(call, usual=0.0, name=""):
    """One call of a modelled service; `usual`: its seconds if [cost] doesn't say."""
    seconds = _interleave.latency(call, usual)
    error = _interleave.failure(call)
    queued = _interleave.admit(call, seconds)
    if queued > 0:
        await _interleave.pause(queued, "queue of " + call, name)
    if seconds > 0:
        await _interleave.pause(seconds, call, name)
    _interleave.compute(call)
    if error is not None:
        _interleave.fail(call, error)


class AsyncCost:
    """Awaited at the beginning of every call of an `async def` of the program that [cost] names."""

    def __init__(self, call):
        self._call = call

    def __await__(self):
        return spend(self._call).__await__()
