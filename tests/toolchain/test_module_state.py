"""The check that refuses state in modules, against modules that hold some and modules that only look so."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load_check():
    """Load the script, which is no package."""
    spec = importlib.util.spec_from_file_location("check_module_state", ROOT / ".ci" / "check_module_state.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


STATE = {
    "a database": "from sqlmodel import create_engine\nengine = create_engine('sqlite://')",
    "a session": "SESSION: Session = Session(bind)",
    "a database in a class body": "class Settings:\n    engine = create_engine('sqlite://')",
    "a database under an if": "if True:\n    ENGINE = sqlite3.connect('x')",
    "a clock": "CLOCK = WallClock()",
    "the time of import": "STARTED = datetime.now(UTC)",
    "a generator": "RNG = np.random.default_rng(1)",
    "a generator inside a tuple": "STREAMS = (random.Random(1), random.Random(2))",
    "a key": "KEY = secrets.token_bytes(32)",
    "a key in a default-less call": "register(secrets.token_bytes(32))",
    "a lock": "_LOCK = threading.Lock()",
    "a cache": "SEEN = TTLCache(10, 60)",
    "a wrapped function": "load = lru_cache(maxsize=1)(read)",
    "a cached function": "@functools.cache\ndef load(path):\n    return path",
    "a cached method": "class A:\n    @lru_cache(maxsize=None)\n    def load(self):\n        return 1",
    "a dict that a function fills": "WORLDS = {}\ndef add(key, world):\n    WORLDS[key] = world",
    "a list that a method extends": "LOG = []\nclass A:\n    def add(self, x):\n        LOG.append(x)",
    "a typed set that a function empties": "SEEN: set[str] = set()\ndef reset():\n    SEEN.clear()",
    "a name that is rebound": "current = None\ndef choose(world):\n    global current\n    current = world",
}

NO_STATE = {
    "constants": "LIMIT = 3\nNAMES = ('a', 'b')\nWORDS = frozenset({'a'})\nPATTERN = re.compile('x')",
    "a table that nothing changes": "TABLE = {'a': 1}\ndef look(key):\n    return TABLE[key]",
    "a read-only view": "TABLE = MappingProxyType({'a': 1})",
    "a router": "router = GatedRouter(prefix='/officer')",
    "a command line": "app = typer.Typer(help='x')",
    "a logger": "log = structlog.get_logger()",
    "a frozen record": "REGIME = Regime(id='none-2024', limits=Limits(hours=Known(12, 'S')))",
    "a type variable": "T = TypeVar('T')\nAlias = dict[str, int]",
    "a model's field": "class A(BaseModel):\n    names: list[str] = Field(default_factory=list)",
    "a class that is named like state": "class Clock(Protocol):\n    def now_us(self) -> int: ...",
    "an annotation": "def make(rng: np.random.Generator) -> Session: ...",
    "a local list of the same name": "LOG = []\ndef add(x):\n    LOG = []\n    LOG.append(x)\n    return LOG",
    "a parameter of the same name": "names = []\ndef add(names):\n    names.append(1)",
    "an engine made by a function": "def make():\n    return create_engine('sqlite://')",
    "a clock made by a lambda": "CLOCKS = {'wall': lambda: WallClock()}",
    "an event of the domain": "OPENED = Event('opened')",
    "a list of exports": "__all__ = ['a']",
}


@pytest.mark.parametrize("source", STATE.values(), ids=STATE)
def test_a_module_that_holds_state_is_refused(source):
    assert load_check().findings(source, "planted.py")


@pytest.mark.parametrize("source", NO_STATE.values(), ids=NO_STATE)
def test_a_module_without_state_is_let_through(source):
    assert load_check().findings(source, "planted.py") == []


def test_a_folder_without_modules_is_no_success(tmp_path):
    assert load_check().main([str(tmp_path)]) == 1


def test_the_product_holds_no_state_in_its_modules(capsys):
    assert load_check().main([str(ROOT / "app")]) == 0, capsys.readouterr().out
