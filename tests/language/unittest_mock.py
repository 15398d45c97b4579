"""unittest.mock: calls that are remembered, checked, answered; patches."""
import asyncio
from unittest.mock import ANY, DEFAULT, AsyncMock, MagicMock, Mock, PropertyMock, call, mock_open, patch, sentinel


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


mock = Mock(return_value=3, name="service")
print(mock(1, key="x"), mock.called, mock.call_count, mock.call_args, mock.call_args.args, mock.call_args.kwargs)
mock(2)
print(mock.call_args_list, mock.mock_calls, mock.call_args == call(2), call(1, key="x") in mock.call_args_list)
mock.assert_called_with(2)
mock.assert_any_call(1, key=ANY)
mock.assert_has_calls([call(1, key="x"), call(2)])
for check, args in ((mock.assert_called_with, (3,)), (mock.assert_called_once, ()), (mock.assert_not_called, ()),
                    (mock.assert_called_once_with, (2,)), (mock.assert_any_call, (9,)), (mock.assert_has_calls, ([call(7)],)),
                    (Mock().assert_called, ()), (Mock(name="n").assert_called_with, (1, 2))):
    attempt(check, *args)
mock.reset_mock()
print(mock.called, mock.call_args, mock.call_args_list, mock.return_value)

mock = Mock()
mock.method.return_value.other.side_effect = [1, 2, ValueError("third")]
chained = mock.method(5).other
print(chained(), chained("b"))
attempt(chained)
attempt(chained)
print(mock.mock_calls, mock.method_calls, mock.method.called)
mock.attribute = 7
print(mock.attribute, mock.other is mock.other, isinstance(mock.x, Mock))
attempt(Mock(side_effect=KeyError("k")))
attempt(Mock(side_effect=lambda x: x * 2), 21)
attempt(Mock(side_effect=lambda: DEFAULT, return_value="default"))
attempt(Mock(wraps=len), [1, 2])


class Service:
    limit = 5

    def get(self, key):
        return "real " + key

    async def fetch(self):
        return "real"


spec = Mock(spec=Service)
print(isinstance(spec, Service), isinstance(spec.get("x"), Mock))
attempt(lambda: spec.nothing)
attempt(lambda: Mock(**{"a.b.return_value": 4}).a.b())
attempt(lambda: Mock().asert_called)

magic = MagicMock()
magic.__len__.return_value = 4
magic.__getitem__.side_effect = {"a": 1}.__getitem__
with magic as entered:
    pass
print(len(magic), magic["a"], bool(magic), list(magic), 3 in magic, entered is magic.__enter__.return_value, int(magic))
magic.__iter__.return_value = [1, 2]
print(list(magic), list(magic))
print(sentinel.thing, sentinel.thing is sentinel.thing, ANY == 5, call.a.b(1).c(2), call(1) == ((1,), {}))

with patch.object(Service, "get", return_value="patched") as get:
    print(Service().get("k"), get.call_args)
print(Service().get("k"))


@patch("__main__.attempt")
@patch.object(Service, "limit", 9)
def patched(fake):
    attempt("x")
    print(fake.mock_calls, Service.limit)


patched()
print(Service.limit)
settings = {"a": 1}
with patch.dict(settings, {"b": 2}, clear=True):
    print(settings)
print(settings)
with patch.object(Service, "limit", new_callable=PropertyMock) as limit:
    limit.return_value = 11
    print(Service().limit, limit.mock_calls)
with patch("builtins.open", mock_open(read_data="one\ntwo")) as opened:
    with open("nowhere") as file:
        print(file.read())
    opened.assert_called_once_with("nowhere")
attempt(patch.object(Service, "missing").__enter__)
attempt(patch, "nodots")


async def main():
    fetch = AsyncMock(return_value="async")
    print(await fetch(1), fetch.await_count, fetch.await_args)
    fetch.assert_awaited_once_with(1)
    attempt(fetch.assert_not_awaited)
    attempt(fetch.assert_awaited_with, 2)
    fetch.side_effect = [1, ValueError("no")]
    print(await fetch())
    try:
        await fetch()
    except ValueError as error:
        print("raised", error)
    with patch.object(Service, "fetch") as fake:
        fake.return_value = "fake"
        print(type(fake).__name__, await Service().fetch())
    async with MagicMock() as inside:
        print(type(inside).__name__)
    service = Mock(spec=Service)
    service.fetch.return_value = 8
    print(await service.fetch())


try:
    asyncio.run(main())
except TypeError as error:
    print(error)
