"""signal: every signal of Linux by name and number."""
import signal

for number in sorted(signal.valid_signals()):
    print(int(number), repr(number), signal.strsignal(number))
print(signal.SIGCLD, signal.SIGIOT, signal.SIGPOLL, repr(signal.SIGCLD), signal.NSIG, signal.Signals["SIGPOLL"], list(signal.Signals)[:3])
print(signal.SIGRTMIN + 1, signal.SIGRTMIN < signal.SIGRTMAX, signal.sigpending(), len(signal.Signals.__members__))
signal.signal(signal.SIGRTMIN, lambda number, frame: print("got", number))
signal.raise_signal(signal.SIGRTMIN)
