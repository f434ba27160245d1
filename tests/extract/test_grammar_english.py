"""The grammar of attribution in English, on sentences of our own: subjects, addressees, quotations around their cue."""

import pytest

from pantau.extract.grammar import find_attributions
from pantau.lang import load_pack
from pantau.text.tokens import document

Read = tuple[str, str, str]


def read(text: str) -> list[Read]:
    """(source, cue, content) of every attribution; the pieces of a span joined by " … "."""
    pack = load_pack("en")
    doc = document(text, pack)

    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in doc.tokens.spans(ranges))

    return [(words(a.source), words(a.cue), words(a.content)) for a in find_attributions(doc, (), pack)]


@pytest.mark.parametrize(("text", "source"), [
    ("Mara Lund, who ran the harbour for ten years, said the ferries would stop.",
     "Mara Lund, who ran the harbour for ten years"),
    ("Mara Lund, a critic of the plan, has said the ferries would stop.", "Mara Lund, a critic of the plan"),
    ("Mara Lund, the harbour's spokeswoman, who lives in Ostby, Norlandia, said the ferries would stop.", "Mara Lund"),
    ("Mara Lund, the spokeswoman for the harbour said the ferries would stop.",
     "Mara Lund, the spokeswoman for the harbour"),
    ("Sen. Mara Lund (N-Ostby) said the ferries would stop.", "Sen. Mara Lund (N-Ostby)"),
    ("Her brother, Ivo Lund said the ferries would stop.", "Her brother, Ivo Lund"),
    ("After the storm, the mayor of Ostby said the ferries would stop.", "the mayor of Ostby"),
    ("Mr. Lund said the ferries would stop.", "Mr. Lund"),
    ("A survey published by the Harbour Institute said the ferries would stop.",
     "A survey published by the Harbour Institute"),
    ("Sainsby's said the ferries would stop.", "Sainsby's"),
])
def test_the_subject_before_its_verb(text: str, source: str) -> None:
    found = read(text)
    assert [claim[1:] for claim in found] == [("said", "the ferries would stop")]
    assert found[0][0].startswith(source)


@pytest.mark.parametrize(("text", "expected"), [
    ("The mayor told reporters in Ostby that the bridge was safe.", ("The mayor", "told", "the bridge was safe")),
    ("The mayor told Radio Ostby he would resign.", ("The mayor", "told", "he would resign")),
    ("The mayor said in a statement on Tuesday that the bridge was safe.",
     ("The mayor", "said", "the bridge was safe")),
    ("The union warned Norlandia that the port could close.", ("The union", "warned", "the port could close")),
    ("The two governments agreed in broad terms to reopen the canal.",
     ("The two governments", "agreed", "reopen the canal")),
    ("The envoy urged both sides to lay down their arms.", ("The envoy", "urged", "both sides to lay down their arms")),
    ("Norlandia regards the islanders as citizens and often carries them home.",
     ("Norlandia", "regards", "the islanders as citizens")),
    ("The minister made clear that the talks would go on, effectively ending the dispute.",
     ("The minister", "made clear", "the talks would go on")),
    ("The minister hoped the vote, delayed by the storm, would be held soon.",
     ("The minister", "hoped", "the vote, delayed by the storm, would be held soon")),
])
def test_where_a_content_begins_and_ends(text: str, expected: Read) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ('"We are ready," the captain said on Friday.', ("the captain", "said", '"We are ready,"')),
    ('"We are ready," the captain said, "but the tide is not."',
     ("the captain", "said", '"We are ready," … "but the tide is not."')),
    ('"We are ready," the captain told the crew. "The tide is not."',
     ("the captain", "told", '"We are ready," … "The tide is not."')),
    ("The tide, she said, is not to be trusted.", ("she", "said", "The tide … is not to be trusted")),
    ("The canal will stay shut, Harbour Minister Ivo Lund said in a speech.",
     ("Harbour Minister Ivo Lund", "said", "The canal will stay shut")),
    ('Asked about the canal, the captain replied: "It is shut."', ("the captain", "replied", '"It is shut."')),
    ('"It is shut," said Ivo Lund.', ("Ivo Lund", "said", '"It is shut,"')),
])
def test_contents_before_their_cue(text: str, expected: Read) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("The ministry declined to comment.", ("The ministry", "declined to", "comment")),
    ("The ministry has made no public comments.", ("The ministry", "has made no", "public comments")),
    ("The ministry refused to say whether the ship had sailed.",
     ("The ministry", "refused to say", "whether the ship had sailed")),
])
def test_refusals(text: str, expected: Read) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize("text", [
    "The fishermen sold the catch in coastal states and went home.",
    "The lack of a storm warning cost the harbour two ferries.",
    "The ferry is expected to sail on Monday.",
    "The Ostby Post sold twice as many copies as before.",
    "After all, the report was finished.",
])
def test_no_claim(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "source"), [
    ("According to early results published by the Ostby Post, the ferries would stop.",
     "early results published by the Ostby Post"),
    ("According to Mara Lund, the mayor, the ferries would stop.", "Mara Lund, the mayor"),
    ("According to Mara Lund, who owns two of them, the ferries would stop.", "Mara Lund, who owns two of them"),
])
def test_authorities_at_the_head_of_a_sentence(text: str, source: str) -> None:
    assert read(text) == [(source, "According to", "the ferries would stop")]


def test_an_authority_that_is_cited() -> None:
    text = "Mara Lund, citing data from the harbour ministry, said the ferries would stop."
    assert ("the harbour ministry", "citing", "the ferries would stop") in read(text)
    assert len(read("Mara Lund left early, citing her old quarrel with the crew.")) == 0


def test_cues_that_share_a_speaker() -> None:
    text = "The captain praised the crew and said the voyage was over, adding that the ship was for sale."
    assert read(text) == [("The captain", "praised", "the crew"), ("The captain", "said", "the voyage was over"),
                          ("The captain", "adding", "the ship was for sale")]


def test_a_refusal_ends_the_content_before_it() -> None:
    text = "The captain said the talks went on, but declined to give details."
    assert read(text) == [("The captain", "said", "the talks went on"), ("The captain", "declined to give", "details")]


def test_a_threat_without_its_infinitive_word() -> None:
    assert read("Norlandia has threatened to close the strait.") == [("Norlandia", "threatened", "close the strait")]


def test_who_vouches_for_a_claim() -> None:
    text = "The captain said the strait was shut, according to two officials."
    assert read(text) == [("The captain", "said", "the strait was shut"),
                          ("two officials", "according to", "the strait was shut")]


def test_what_the_possessor_of_a_noun_says() -> None:
    text = "The crew ignored the captain's warning that the tide had turned."
    assert ("the captain", "warning", "the tide had turned") in read(text)


def test_a_claim_inside_another() -> None:
    text = "The mayor found it odd that the port had told the crew that the canal was shut."
    assert ("the port", "told", "the canal was shut") in read(text)


def test_the_antecedent_of_a_relative_belongs_to_what_was_said() -> None:
    text = "There are delays which the port says could last for weeks."
    assert read(text) == [("the port", "says", "delays which … could last for weeks")]


def test_only_one_who_speaks_below_speaks_in_a_headline() -> None:
    body = "\nThe mayor, Mara Lund, said the ferries would stop."
    assert read("Lund: No more ferries" + body)[0] == ("Lund", ":", "No more ferries")
    assert len(read("Ferries: No more crossings" + body)) == 1


@pytest.mark.parametrize(("text", "expected"), [
    ("According to her lawyer, Paul Danner, the case is closed.",
     ("her lawyer, Paul Danner", "According to", "the case is closed")),
    ("According to officials, Paul Danner, the mayor, will resign.",
     ("officials", "According to", "Paul Danner, the mayor, will resign")),
    ("According to the ministry, Ostby, Sorvik and Dal were flooded.",
     ("the ministry", "According to", "Ostby, Sorvik and Dal were flooded")),
])
def test_whom_according_to_names(text: str, expected: Read) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(("text", "content"), [
    ("The mayor said the bridge was safe, while trying to calm the crowd.", "the bridge was safe"),
    ("The mayor said the bridge was safe, while the union warned that it could fall.", "the bridge was safe"),
    ("The mayor said that the bridge was safe, while the road was not.", "the bridge was safe, while the road was not"),
    ("The mayor said prices would rise while wages fell.", "prices would rise while wages fell"),
])
def test_what_while_sets_beside_a_content(text: str, content: str) -> None:
    assert read(text)[0] == ("The mayor", "said", content)
