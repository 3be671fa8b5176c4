"""A record of the sample reports (and the two seeds where they are at hand), served, and a real browser to open it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from wasata.pipeline import Reader, coder_version
from wasata.record.events import settle
from wasata.record.knowledge import know
from wasata.record.store import Record
from wasata.reports.files import read_sources
from wasata.rules.compiled import Lexicon
from wasata.rules.tables import tables
from wasata.web.app import Application
from wasata.web.site import Serving

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# what keeps a browser from asking its makers for anything
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, reader: Reader) -> Path:
    """A record of the samples and seeds; tests that judge take a copy."""
    path = tmp_path_factory.mktemp("pages") / "record.db"
    sources = [str(ROOT / "examples" / "reports"), *map(str, sorted(SEEDS.glob("*.txt")))]
    with Record.open(path) as record:
        know(record, tables(lexicon), "test")
        for report in read_sources(sources):
            record.add(report, reader.claims(report), coder_version())  # type: ignore[arg-type]
        settle(record)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it of one's own."""
    with Record.open(made, readonly=True) as record:
        record.copy(tmp_path / "record.db")
    return tmp_path / "record.db"


def client_of(path: Path, **serving: object) -> TestClient:
    """Asks the pages of a record without a network."""
    hosts = ("127.0.0.1", "testserver")
    settings = Serving(path, "a secret of the tests", hosts, **({"reviewer": "سلمى"} | serving))  # type: ignore[arg-type]
    return TestClient(Application(settings))


def opened(path: Path) -> Iterator[TestClient]:
    """The same, until the caller has done."""
    client = client_of(path)
    yield client
    client.app.site.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def shared(made: Path) -> Iterator[TestClient]:
    """The pages of the record, for tests that only read."""
    yield from opened(made)


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """The pages of a record of one's own."""
    yield from opened(path)


def serve(path: Path) -> Iterator[str]:
    """The pages on a free port of loopback, until the caller has done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    application = Application(Serving(path, "a secret of the tests", reviewer="سلمى"))
    config = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=20)
    application.site.close()


@pytest.fixture(scope="module")
def served(made: Path) -> Iterator[str]:
    """The address of the record of the samples."""
    yield from serve(made)


@pytest.fixture
def served_alone(path: Path) -> Iterator[str]:
    """The address of a record of one's own."""
    yield from serve(path)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next((p for name in NAMES if (p := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine: its package is called chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: a folder outside the repository; WASATA_PICTURES names one to look at them."""
    given = os.environ.get("WASATA_PICTURES")
    folder = Path(given) if given else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
