from playwright.sync_api import Browser

from tests.support.browser import phone


def test_it_is_a_danish_phone_that_runs_scripts(browser: Browser) -> None:
    page = phone(browser, dark=True).new_page()
    page.set_content("<meta name=viewport content='width=device-width'>")

    facts = page.evaluate(
        "[innerWidth, navigator.language, matchMedia('(prefers-color-scheme: dark)').matches,"
        " new Date('2030-07-01T12:00Z').getHours()]"
    )
    page.context.close()

    assert facts == [390, "da-DK", True, 14]
