"""`tqdm` as a model: the bar on stderr, drawn at most every `mininterval` of virtual time and at the end."""
import sys
import time


def _clock(seconds):
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:d}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                 disable=False, unit="it", initial=0, position=None, colour=None, dynamic_ncols=False, unit_scale=False,
                 miniters=None, ascii=None, postfix=None):
        self.iterable = iterable
        if total is None and hasattr(iterable, "__len__"):
            total = len(iterable)
        self.desc, self.total, self.n, self.unit = desc, total, initial, unit
        self.leave, self.disable, self.mininterval = leave, disable, mininterval
        self._file = sys.stderr if file is None else file
        self._postfix = ""
        self._start = self._drawn = time.monotonic()
        self._closed = False
        self.refresh()

    def __iter__(self):
        try:
            for item in self.iterable:
                yield item
                self.update()
        finally:
            self.close()

    async def __aiter__(self):
        try:
            async for item in self.iterable:
                yield item
                self.update()
        finally:
            self.close()

    def __len__(self):
        return self.total

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __str__(self):
        elapsed = time.monotonic() - self._start
        rate = self.n / elapsed if elapsed > 0 else 0.0
        speed = "?" + self.unit + "/s" if not rate else f"{rate:5.2f}{self.unit}/s" if rate >= 1 else f"{1 / rate:5.2f}s/{self.unit}"
        head = f"{self.desc}: " if self.desc else ""
        if not self.total:
            return f"{head}{self.n}{self.unit} [{_clock(elapsed)}, {speed}{self._postfix}]"
        share = self.n / self.total
        blocks = int(10 * share)
        bar = "█" * blocks + (" ▏▎▍▌▋▊▉"[int(80 * share) % 8] if blocks < 10 else "") + " " * (9 - blocks)
        left = _clock((self.total - self.n) / rate) if rate else "?"
        return f"{head}{share:4.0%}|{bar}| {self.n}/{self.total} [{_clock(elapsed)}<{left}, {speed}{self._postfix}]"

    def refresh(self):
        if not self.disable:
            self._drawn = time.monotonic()
            self._file.write("\r" + str(self))

    def update(self, n=1):
        self.n += n
        if time.monotonic() - self._drawn >= self.mininterval:
            self.refresh()

    def close(self):
        if self._closed:
            return
        self._closed = True
        if not self.disable:
            self.refresh()
            self._file.write("\n" if self.leave else "\r" + " " * len(str(self)) + "\r")

    def set_description(self, desc=None, refresh=True):
        self.desc = desc
        self.refresh()

    def set_postfix(self, ordered_dict=None, **values):
        values = {**(ordered_dict or {}), **values}
        self._postfix = "".join([f", {name}={value}" for name, value in values.items()])
        self.refresh()

    def reset(self, total=None):
        self.n, self.total = 0, total or self.total

    @staticmethod
    def write(text, file=None, end="\n", nolock=False):
        (file or sys.stdout).write(text + end)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
