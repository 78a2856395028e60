"""The tags of this room's templates."""

from django.template import Context, Template
from django.utils import translation


def test_a_sentence_stands_in_a_template_with_its_values_made_harmless() -> None:
    template = Template("{% told 'delete_address' address=address %}")
    with translation.override("en"):
        said = template.render(Context({"address": "<b>@x"}))
    assert said == "your account &lt;b&gt;@x, with its password"
