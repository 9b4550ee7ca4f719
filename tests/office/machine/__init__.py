import pytest

# So that what fails there shows its values, as in the tests themselves.
pytest.register_assert_rewrite("tests.office.machine.checks", "tests.office.machine.model")
