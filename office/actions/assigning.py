"""The manager changes what a counter serves, for as long as they like; nobody who waits is touched by it."""

from __future__ import annotations

from collections.abc import Sequence

from office.actions.moves import record
from office.actions.work import Actor, begin
from office.context import Office
from office.rules.events import CounterChanged
from office.rules.refusals import NO_FIELD, NO_SUCH_COUNTER, Refusal
from office.storage.counters import counter_row


def assign_fields(office: Office, counter_id: str, fields: Sequence[str] | None, actor: Actor) -> None:
    """Let the counter serve these fields and single procedures, preferred first; None: as config.toml says again.

    Holds from the next call on, and over the next days. Raises Refusal for an unknown counter, field or procedure.
    """
    if office.counter(counter_id) is None:
        raise Refusal(NO_SUCH_COUNTER, counter=counter_id[:60])
    catalogue = office.catalogue
    for id_ in fields or ():
        if id_ not in catalogue.field_by_id and id_ not in catalogue.procedure_by_id:
            raise Refusal(NO_FIELD, field=id_[:60])
    wanted = ",".join(dict.fromkeys(fields)) if fields is not None else None
    with begin(office) as work:
        row = counter_row(work.session, office.id, counter_id)
        if row.fields == wanted:
            return
        changed = {"fields": [_listed(row.fields), _listed(wanted)]}
        row.fields = wanted
        record(work, "assign", actor, detail={"counter": counter_id, "changed": changed})
        work.tx.tell(CounterChanged(counter_id))


def _listed(fields: str | None) -> list[str] | None:
    return None if fields is None else [item for item in fields.split(",") if item]
