"""A real browser that a test looks through: Debian's chromium, without a window."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service as Driver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 180
ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1280,860", "--hide-scrollbars",
    "--ignore-certificate-errors",
    "--disable-3d-apis",  # the graph of a run, drawn without a graphics card, would take minutes
)  # fmt: skip


class Browser:
    """One window; `pictures` is where screenshots go."""

    def __init__(self, driver: webdriver.Chrome, pictures: Path) -> None:
        self.driver, self.pictures = driver, pictures

    def open(self, address: str, *words: str) -> None:
        """Go there and wait until the page says all of these."""
        self.driver.get(address)
        self.sees(*words)

    def sees(self, *words: str) -> None:
        """Wait until the page says all of these."""
        WebDriverWait(self.driver, SECONDS).until(lambda _: all(word in self.text for word in words), f"{words} not in {self.text!r}")

    @property
    def text(self) -> str:
        """What the page says."""
        said: str = self.driver.execute_script("return document.body ? document.body.innerText : ''")
        return said

    def find(self, xpath: str) -> WebElement:
        """The first element there, once it is there."""
        return WebDriverWait(self.driver, SECONDS).until(lambda driver: driver.find_element(By.XPATH, xpath))

    def show(self, xpath: str) -> None:
        """Scroll until it stands in the middle of the window."""
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", self.find(xpath))

    def click(self, xpath: str) -> None:
        """Click on it."""
        self.show(xpath)
        self.find(xpath).click()

    def picture(self, name: str) -> None:
        """Keep how the page looks."""
        self.driver.save_screenshot(str(self.pictures / f"{name}.png"))


@contextmanager
def browser(pictures: Path) -> Iterator[Browser]:
    """A fresh browser; skips the test where there is none."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("no browser here: apt-get install chromium chromium-driver")
    os.environ["SE_OFFLINE"] = "true"
    with tempfile.TemporaryDirectory() as own:
        options = Options()
        options.binary_location = chromium
        for argument in (*ARGUMENTS, f"--user-data-dir={own}"):
            options.add_argument(argument)
        opened = webdriver.Chrome(options=options, service=Driver(driver))
        try:
            yield Browser(opened, pictures)
        finally:
            opened.quit()
