"""Sites with JSON APIs that people teach with, each as a function of the request: a value, a Reply, or
None for 404. The data is made up, in the form of the real one."""
from _http import Reply
from _sites import echo, number_for, other, page, words


def _segments(request):
    return [part for part in request.path.split("/") if part]


# jsonplaceholder.typicode.com: collections of fixed sizes; children belong to a parent by number.

_SIZES = {"posts": 100, "comments": 500, "albums": 100, "photos": 5000, "todos": 200, "users": 10}
_PARENTS = {"posts": ("userId", 10), "comments": ("postId", 5), "albums": ("userId", 10), "photos": ("albumId", 50),
            "todos": ("userId", 20)}
_PEOPLE = ["Leanne Graham", "Ervin Howell", "Clementine Bauch", "Patricia Lebsack", "Chelsey Dietrich",
           "Dennis Schulist", "Kurtis Weissnat", "Nicholas Runolfsdottir", "Glenna Reichert", "Clementina DuBuque"]


def _placeholder_item(kind, number):
    key = f"{kind} {number}"
    if kind == "users":
        name = _PEOPLE[number - 1]
        first, last = name.split()
        return {"id": number, "name": name, "username": first, "email": f"{first}@{last.lower()}.example",
                "address": {"street": "Kulas Light", "suite": f"Apt. {number}", "city": "Gwenborough",
                            "zipcode": f"{number_for(key, 10000, 99999)}", "geo": {"lat": "-37.3159", "lng": "81.1496"}},
                "phone": f"555-01{number:02}", "website": f"{last.lower()}.example",
                "company": {"name": f"{last}-Group", "catchPhrase": " ".join(words(key, 4)), "bs": " ".join(words(key, 3))}}
    parent, share = _PARENTS[kind]
    item = {parent: (number - 1) // share + 1, "id": number}
    if kind == "comments":
        return {**item, "name": " ".join(words(key, 4)), "email": f"reader{number}@example.org", "body": _body(key)}
    item["title"] = " ".join(words(key, 5))
    if kind == "posts":
        item["body"] = _body(key)
    elif kind == "todos":
        item["completed"] = number_for(key, 0, 1) == 1
    elif kind == "photos":
        item["url"] = f"https://via.placeholder.com/600/{number:06x}"
        item["thumbnailUrl"] = f"https://via.placeholder.com/150/{number:06x}"
    return item


def _body(key):
    return "\n".join([" ".join(words(f"{key} line {line}", 6)) for line in range(4)])


def jsonplaceholder(request):
    path = _segments(request)
    if not path:
        return Reply(200, page(request.url, "JSONPlaceholder"), "text/html; charset=utf-8")
    kind = path[0]
    if kind not in _SIZES:
        return Reply(404, "{}", "application/json")
    if request.method == "POST":
        fields = request.json() or dict(request.form())
        return Reply(201, _dump({**fields, "id": _SIZES[kind] + 1}), "application/json; charset=utf-8")
    number = int(path[1]) if len(path) > 1 and path[1].isdigit() else None
    if len(path) > 1 and not (number is not None and 1 <= number <= _SIZES[kind]):
        return Reply(404, "{}", "application/json; charset=utf-8")
    if request.method == "DELETE":
        return {}
    if request.method in ("PUT", "PATCH"):
        fields = request.json() or dict(request.form())
        return {**(_placeholder_item(kind, number) if request.method == "PATCH" else {}), **fields, "id": number}
    if len(path) == 2:
        return _placeholder_item(kind, number)
    wanted = request.query
    if len(path) == 3 and path[2] in _PARENTS:
        kind, wanted = path[2], [(_PARENTS[path[2]][0], path[1]), *wanted]
    return _selected(_range_of(kind, wanted), wanted)


def _range_of(kind, wanted):
    """The items of a collection, as few as the query lets."""
    low, high = 1, _SIZES[kind]
    if kind in _PARENTS:
        parent, share = _PARENTS[kind]
        for name, value in wanted:
            if name == parent and value.isdigit():
                low, high = (int(value) - 1) * share + 1, min(high, int(value) * share)
    return [_placeholder_item(kind, number) for number in range(low, high + 1)]


def _selected(items, query):
    start, limit = 0, None
    for name, value in query:
        if name == "_limit":
            limit = int(value)
        elif name == "_start":
            start = int(value)
        elif name == "_page":
            start = (int(value) - 1) * int(dict(query).get("_limit", 10))
            limit = limit or 10
        elif not name.startswith("_"):
            items = [item for item in items if _text(item.get(name)) == value]
    return items[start:None if limit is None else start + limit]


def _text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def _dump(value):
    import json

    return json.dumps(value)


# pokeapi.co: name -> (id, height, weight, base experience, types).

_POKEMON = {
    "bulbasaur": (1, 7, 69, 64, "grass poison"), "ivysaur": (2, 10, 130, 142, "grass poison"),
    "venusaur": (3, 20, 1000, 263, "grass poison"), "charmander": (4, 6, 85, 62, "fire"),
    "charmeleon": (5, 11, 190, 142, "fire"), "charizard": (6, 17, 905, 267, "fire flying"),
    "squirtle": (7, 5, 90, 63, "water"), "wartortle": (8, 10, 225, 142, "water"),
    "blastoise": (9, 16, 855, 265, "water"), "caterpie": (10, 3, 29, 39, "bug"),
    "pidgey": (16, 3, 18, 50, "normal flying"), "pikachu": (25, 4, 60, 112, "electric"),
    "jigglypuff": (39, 5, 55, 95, "normal fairy"), "meowth": (52, 4, 42, 58, "normal"),
    "psyduck": (54, 8, 196, 64, "water"), "machop": (66, 8, 195, 61, "fighting"),
    "geodude": (74, 4, 200, 60, "rock ground"), "gengar": (94, 15, 405, 250, "ghost poison"),
    "onix": (95, 88, 2100, 77, "rock ground"), "magikarp": (129, 9, 100, 40, "water"),
    "gyarados": (130, 65, 2350, 189, "water flying"), "lapras": (131, 25, 2200, 187, "water ice"),
    "ditto": (132, 3, 40, 101, "normal"), "eevee": (133, 3, 65, 65, "normal"),
    "snorlax": (143, 21, 4600, 189, "normal"), "dragonite": (149, 22, 2100, 300, "dragon flying"),
    "mewtwo": (150, 20, 1220, 340, "psychic"), "mew": (151, 4, 40, 300, "psychic"),
}
_POKEAPI = "https://pokeapi.co/api/v2"
_ABILITIES = ["stench", "drizzle", "speed-boost", "battle-armor", "sturdy", "damp", "limber", "sand-veil", "static",
              "volt-absorb", "water-absorb", "oblivious", "cloud-nine", "compound-eyes", "insomnia", "color-change",
              "immunity", "flash-fire", "shield-dust", "own-tempo"]
_TYPES = ["normal", "fighting", "flying", "poison", "ground", "rock", "bug", "ghost", "fire", "water", "grass", "electric"]


def _named(kind, name, number=None):
    return {"name": name, "url": f"{_POKEAPI}/{kind}/{number or name}/"}


def _pokemon_names():
    by_number = {facts[0]: name for name, facts in _POKEMON.items()}
    return [by_number.get(number, f"pokemon-{number}") for number in range(1, 152)]


def _pokemon(name):
    if name.isdigit():
        if not 1 <= int(name) <= 1025:
            return None
        names = _pokemon_names()
        name = names[int(name) - 1] if int(name) <= len(names) else f"pokemon-{name}"
    if name in _POKEMON:
        number, height, weight, experience, types = _POKEMON[name]
    elif any(sign in name for sign in ("invalid", "notreal", "fake", "unknown", "missing")):
        return None
    else:
        suffix = name.rpartition("-")[2]
        number = int(suffix) if suffix.isdigit() else number_for(name, 152, 1025)
        height, weight = number_for(name, 3, 30), number_for(name, 20, 2000)
        experience, types = number_for(name, 40, 300), _TYPES[number % len(_TYPES)]
    stats = ["hp", "attack", "defense", "special-attack", "special-defense", "speed"]
    abilities = [_ABILITIES[(number + step) % len(_ABILITIES)] for step in (0, 7)]
    sprite = f"https://raw.githubusercontent.com/PokeAPI/sprites/master/sprites/pokemon/{number}.png"
    return {
        "id": number, "name": name, "height": height, "weight": weight, "base_experience": experience, "order": number,
        "is_default": True,
        "types": [{"slot": slot, "type": _named("type", kind)} for slot, kind in enumerate(types.split(), 1)],
        "abilities": [{"ability": _named("ability", ability), "is_hidden": slot == 2, "slot": slot}
                      for slot, ability in enumerate(abilities, 1)],
        "stats": [{"base_stat": number_for(name + stat, 35, 110), "effort": 0, "stat": _named("stat", stat)}
                  for stat in stats],
        "moves": [{"move": _named("move", move), "version_group_details": []} for move in ("tackle", "growl", "cut")],
        "sprites": {"front_default": sprite, "back_default": sprite.replace("pokemon/", "pokemon/back/")},
        "species": _named("pokemon-species", name), "forms": [_named("pokemon-form", name)],
    }


def pokeapi(request):
    kind, *rest = [*_segments(request)[2:], ""]
    rest = [part for part in rest if part]
    if kind == "pokemon" and rest:
        return _pokemon(rest[0].lower())
    names = {"pokemon": _pokemon_names(), "ability": _ABILITIES, "type": _TYPES}.get(kind)
    if names is None:
        return echo(request)
    if not rest:
        query = dict(request.query)
        start, count = int(query.get("offset", 0)), int(query.get("limit", 20))
        results = [_named(kind, name, number) for number, name in enumerate(names, 1)][start:start + count]
        more = start + count < len(names)
        return {"count": len(names), "next": f"{_POKEAPI}/{kind}/?offset={start + count}&limit={count}" if more else None,
                "previous": None, "results": results}
    name = names[int(rest[0]) - 1] if rest[0].isdigit() and int(rest[0]) <= len(names) else rest[0]
    if name not in names:
        return None
    members = _pokemon_names()[::number_for(name, 2, 20)]
    return {"id": names.index(name) + 1, "name": name, "is_main_series": True,
            "pokemon": [{"pokemon": _named("pokemon", member), "slot": 1, "is_hidden": False} for member in members]}


# Others, by host.


def _github_repository(owner, name):
    key = f"{owner}/{name}"
    return {"id": number_for(key, 1000, 99_999_999), "name": name, "full_name": key, "private": False,
            "owner": {"login": owner}, "html_url": f"https://github.com/{key}", "description": " ".join(words(key, 6)),
            "fork": False, "language": "Python", "stargazers_count": number_for(key + "stars", 10, 90_000),
            "forks_count": number_for(key + "forks", 1, 9_000), "watchers_count": number_for(key + "stars", 10, 90_000),
            "open_issues_count": number_for(key + "issues", 0, 900), "default_branch": "main"}


def github(request):
    path = _segments(request)
    names = ["tools", "notes", "website", "examples", "dotfiles"]
    if not path:
        return {f"{name}_url": f"https://api.github.com/{name}" for name in ("current_user", "emojis", "events", "gists")}
    if path[0] == "zen":
        return Reply(200, "Keep it logically awesome.", "text/plain;charset=utf-8")
    if path[0] in ("users", "orgs") and len(path) == 2:
        key = path[1]
        number = number_for(key, 1, 9_999_999)
        return {"login": key, "id": number, "avatar_url": f"https://avatars.githubusercontent.com/u/{number}?v=4",
                "url": request.url, "type": "User", "name": key.title(), "description": " ".join(words(key, 6)),
                "html_url": f"https://github.com/{key}", "company": None, "location": "Earth", "bio": None,
                "public_repos": number_for(key + "repos", 1, 200), "followers": number_for(key + "followers", 0, 90_000),
                "following": number_for(key, 0, 300), "created_at": "2011-01-25T18:44:36Z"}
    if path[0] in ("users", "orgs"):
        return [_github_repository(path[1], name) for name in names] if path[2] == "repos" else []
    if path[0] == "repos" and len(path) == 3:
        return _github_repository(path[1], path[2])
    if path[0] == "search":
        items = [_github_repository("example", name) for name in names]
        return {"total_count": len(items), "incomplete_results": False, "items": items}
    if path[0] == "events":
        return [{"id": str(number), "type": "PushEvent", "actor": {"login": "example"}, "repo": {"name": "example/tools"}}
                for number in range(1, 31)]
    return [] if path[0] == "repos" else None


def picsum(request):
    if not request.path.startswith("/v2/list"):
        return other(request)
    query = {"page": "1", "limit": "30", **dict(request.query)}
    first = (int(query["page"]) - 1) * int(query["limit"])
    return [{"id": str(number), "author": " ".join(words(f"author {number}", 2)).title(), "width": 5000,
             "height": number_for(f"height {number}", 2000, 5000), "url": f"https://unsplash.com/photos/{number}",
             "download_url": f"https://picsum.photos/id/{number}/5000/3333"}
            for number in range(first, first + int(query["limit"]))]


def random_org(request):
    query = {"num": "1", "min": "1", "max": "100", **dict(request.query)}
    numbers = [number_for(f"{request.url} {line}", int(query["min"]), int(query["max"])) for line in range(int(query["num"]))]
    return Reply(200, "".join([f"{number}\n" for number in numbers]), "text/plain; charset=utf-8")


def weather(request):
    query = dict(request.query)
    place = query.get("q") or query.get("id") or f"{query.get('latitude')},{query.get('longitude')}"
    degrees = number_for(place, -5, 32) + 0.5
    return {"name": place, "cod": 200, "weather": [{"main": "Clouds", "description": "scattered clouds"}],
            "main": {"temp": degrees if query.get("units") == "metric" else degrees + 273.15, "feels_like": degrees,
                     "pressure": 1013, "humidity": number_for(place, 30, 95)},
            "wind": {"speed": 4.1, "deg": 80}, "sys": {"country": "XX"},
            "current_weather": {"temperature": degrees, "windspeed": 4.1, "winddirection": 80, "weathercode": 3},
            "current": {"time": "2023-11-14T22:00", "temperature_2m": degrees, "wind_speed_10m": 4.1},
            "hourly": {"time": [f"2023-11-14T{hour:02}:00" for hour in range(24)],
                       "temperature_2m": [degrees - abs(14 - hour) / 2 for hour in range(24)]}}


def coin(request):
    prices = {name: {"usd": number_for(name, 1, 60_000) + 0.25} for name in dict(request.query).get("ids", "bitcoin").split(",")}
    return prices if "simple" in request.path else {"bpi": {"USD": {"code": "USD", "rate": "37,000.25", "rate_float": 37000.25}},
                                                    "amount": "37000.25", "price": "37000.25"}


def reqres(request):
    path = _segments(request)
    if request.method == "POST":
        return Reply(201, _dump({**(request.json() or {}), "id": "101", "createdAt": "2023-11-14T22:13:20.000Z"}),
                     "application/json; charset=utf-8")
    if request.method == "DELETE":
        return Reply(204)

    def user(number):
        first, last = _PEOPLE[(number - 1) % len(_PEOPLE)].split()
        return {"id": number, "email": f"{first.lower()}@reqres.example", "first_name": first, "last_name": last,
                "avatar": f"https://reqres.in/img/faces/{number}-image.jpg"}

    delay = float(dict(request.query).get("delay", 0))
    if len(path) > 2:
        found = int(path[2]) <= 12 if path[2].isdigit() else False
        return Reply(200, _dump({"data": user(int(path[2]))}), "application/json", latency=delay) if found else None
    number = int(dict(request.query).get("page", 1))
    body = {"page": number, "per_page": 6, "total": 12, "total_pages": 2,
            "data": [user(6 * (number - 1) + index) for index in range(1, 7)] if number <= 2 else []}
    return Reply(200, _dump(body), "application/json; charset=utf-8", latency=delay)


def swapi(request):
    path = _segments(request)[1:]
    if len(path) != 2 or not path[1].isdigit():
        return {"count": 82, "next": None, "previous": None, "results": [_star_person(number) for number in range(1, 11)]}
    return _star_person(int(path[1]))


def _star_person(number):
    names = ["Luke Skywalker", "C-3PO", "R2-D2", "Darth Vader", "Leia Organa", "Owen Lars", "Beru Whitesun lars",
             "R5-D4", "Biggs Darklighter", "Obi-Wan Kenobi"]
    name = names[number - 1] if number <= len(names) else f"Person {number}"
    return {"name": name, "height": str(number_for(name, 90, 210)), "mass": str(number_for(name, 30, 140)),
            "hair_color": "n/a", "gender": "n/a", "birth_year": f"{number_for(name, 10, 120)}BBY", "films": [],
            "title": name, "url": f"https://swapi.dev/api/people/{number}/"}


def hacker_news(request):
    name = request.path.rpartition("/")[2].removesuffix(".json")
    if not name.isdigit():
        return list(range(38_000_000, 38_000_500))
    return {"by": "reader", "descendants": 3, "id": int(name), "kids": [], "score": number_for(name, 1, 500),
            "time": 1_700_000_000, "title": " ".join(words(name, 6)).capitalize(), "type": "story",
            "url": f"https://example.com/{name}"}


def products(request):
    path = _segments(request)
    if len(path) > 1 and path[-1].isdigit():
        return _product(int(path[-1]))
    items = [_product(number) for number in range(1, int(dict(request.query).get("limit", 20)) + 1)]
    return {"products": items, "total": len(items), "skip": 0, "limit": len(items)} if "dummyjson" in request.host else items


def _product(number):
    return {"id": number, "title": " ".join(words(f"product {number}", 3)), "price": number_for(f"price {number}", 1, 200) + 0.99,
            "category": "electronics", "description": " ".join(words(f"about {number}", 10)), "rating": 4.1, "stock": 20,
            "image": f"https://fakestoreapi.com/img/{number}.jpg"}


def xkcd(request):
    number = next((int(part) for part in _segments(request) if part.isdigit()), 2850)
    return {"num": number, "title": " ".join(words(f"comic {number}", 2)).title(), "img": f"https://imgs.xkcd.com/comics/{number}.png",
            "alt": " ".join(words(f"alt {number}", 8)), "year": "2023", "month": "11", "day": "14"}


def random_user(request):
    def person(number):
        first, last = _PEOPLE[number % len(_PEOPLE)].split()
        return {"gender": "female", "name": {"title": "Ms", "first": first, "last": last},
                "email": f"{first.lower()}.{last.lower()}@example.com", "location": {"city": "Gwenborough", "country": "Norway"},
                "login": {"username": first.lower()}, "dob": {"age": 20 + number}, "phone": f"555-01{number:02}"}

    count = int(dict(request.query).get("results", 1))
    return {"results": [person(number) for number in range(count)], "info": {"results": count, "page": 1}}


SITES = {
    "jsonplaceholder.typicode.com": jsonplaceholder, "pokeapi.co": pokeapi, "api.github.com": github,
    "random.org": random_org, "picsum.photos": picsum, "api.openweathermap.org": weather, "api.open-meteo.com": weather,
    "api.coingecko.com": coin, "api.coindesk.com": coin, "api.coinbase.com": coin, "api.binance.com": coin,
    "reqres.in": reqres, "swapi.dev": swapi, "swapi.co": swapi, "hacker-news.firebaseio.com": hacker_news,
    "dummyjson.com": products, "fakestoreapi.com": products, "xkcd.com": xkcd, "randomuser.me": random_user,
    "catfact.ninja": lambda request: {"fact": "Cats sleep for about two thirds of the day.", "length": 43},
    "dog.ceo": lambda request: {"message": "https://images.dog.ceo/breeds/hound-afghan/n02088094_1003.jpg", "status": "success"},
    "official-joke-api.appspot.com": lambda request: {"type": "programming", "setup": "Why do programmers confuse Halloween with Christmas?",
                                                      "punchline": "Because OCT 31 == DEC 25.", "id": 1},
    "api.chucknorris.io": lambda request: {"id": "1", "value": "Chuck Norris can divide by zero."},
    "icanhazdadjoke.com": lambda request: {"id": "1", "joke": "I'd tell you a UDP joke, but you might not get it.", "status": 200},
    "uselessfacts.jsph.pl": lambda request: {"id": "1", "text": "Honey does not spoil."},
    "api.quotable.io": lambda request: {"_id": "1", "content": "Simple is better than complex.", "author": "Tim Peters"},
    "zenquotes.io": lambda request: [{"q": "Simple is better than complex.", "a": "Tim Peters"}],
    "api.agify.io": lambda request: {"count": 1000, "name": dict(request.query).get("name"), "age": 42},
    "api.genderize.io": lambda request: {"count": 1000, "name": dict(request.query).get("name"), "gender": "female", "probability": 0.9},
    "api.nationalize.io": lambda request: {"count": 1000, "name": dict(request.query).get("name"), "country": []},
    "api.ipify.org": lambda request: {"ip": "203.0.113.7"} if "json" in request.url else Reply(200, "203.0.113.7", "text/plain"),
    "ipinfo.io": lambda request: {"ip": "203.0.113.7", "city": "Gwenborough", "country": "NO"},
    "worldtimeapi.org": lambda request: {"datetime": "2023-11-14T22:13:20.000000+00:00", "timezone": "Etc/UTC", "unixtime": 1_700_000_000},
}
