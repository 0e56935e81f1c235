"""What matching refuses to work with."""


class BadPool(ValueError):
    """People that no round can be made of; `code` is stable, the text is for whoever gave them."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
