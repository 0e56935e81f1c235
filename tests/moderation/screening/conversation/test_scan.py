import json

from moderation.screening import scan_conversations


def test_a_number_in_ten_pieces_is_put_together_and_the_conversation_is_weighed() -> None:
    conversation = {
        "id": "c",
        "participants": [{"id": "a", "role": "youth", "age": 15}, {"id": "b", "role": "volunteer"}],
        "messages": [{"from": "a", "text": digit, "minutes": number} for number, digit in enumerate("20123456")],
    }
    (answer,) = map(json.loads, scan_conversations([json.dumps(conversation)]))
    assert [(flag["index"], flag["labels"]) for flag in answer["flags"]] == [(7, ["contact_info"])]


def test_an_alarm_stands_at_the_message_that_completes_it() -> None:
    texts = ["hvornår er du alene hjemme?", "du er så speciel for mig", "jeg har købt en gave til dig"]
    people = [{"id": "a", "role": "volunteer", "age": 40}, {"id": "b", "role": "youth", "age": 14}]
    messages = [{"from": "a", "text": text, "minutes": 1440 * day} for day, text in enumerate(texts)]
    line = json.dumps({"id": "c", "participants": people, "messages": messages})
    (answer,) = map(json.loads, scan_conversations([line]))
    assert "grooming" in answer["flags"][-1]["labels"]
    assert any(reason.startswith("conversation.grooming.") for flag in answer["flags"] for reason in flag["reasons"])
