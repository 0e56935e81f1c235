"""What somebody hears who may not write for a while."""

from backend.core.errors import Forbidden


class Muted(Forbidden):
    """A person decided that this account does not write for a while; it can read, get help and disagree."""

    code = "muted"
    text = {
        "da": "Du kan ikke skrive lige nu, kun læse. Hvorfor og hvor længe, står under Mig. Dér kan du sige fra.",
        "en": "You can't write right now, only read. Why and for how long stands under Me. You can disagree there.",
    }
