from __future__ import annotations

import re

from office.snapshots.readers import readers_of
from tests.manage.pages.conftest import Manager

PAGE = "/manage/readers"


def test_a_program_is_let_in_with_a_key_that_is_shown_once_and_shut_out_again(manager: Manager) -> None:
    manager.open(PAGE)
    assert "Chưa có chương trình nào" in manager.words
    manager.press(PAGE, {"name": "Sở  Nội vụ"})
    found = re.search(r'<code class="token">([^<]+)</code>', manager.seen)
    assert found is not None
    read = manager.client.get("/api/v1/reports/papi", headers={"Authorization": f"Bearer {found[1]}"})
    manager.open(PAGE)

    assert read.status_code == 200
    assert "Sở Nội vụ" in manager.words
    assert found[1] not in manager.seen
    [reader] = readers_of(manager.office)
    assert manager.press(f"{PAGE}/{reader.id}/revoke").status_code == 303
    assert readers_of(manager.office) == []
    manager.open(PAGE)
    assert manager.press(f"{PAGE}/{reader.id}/revoke").status_code == 404


def test_a_program_without_a_name_is_not_let_in(manager: Manager) -> None:
    manager.open(PAGE)
    answer = manager.press(PAGE, {"name": "  "})

    assert answer.status_code == 422
    assert "Xin ghi tên" in manager.words
    assert readers_of(manager.office) == []
