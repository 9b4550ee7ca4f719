// What the office offers now: fields, procedures, how many wait, whether it is open. Asked again every few seconds.

import { useEffect, useMemo, useState } from "htm/preact/standalone";
import { get, Refused } from "../common/api.js";
import { follow, whenChanged } from "../common/follow.js";
import { boot } from "../common/page.js";
import { setClock } from "../common/time.js";
import { handsOff } from "./hands.js";

const EVERY_MS = 5_000;
const WHEN_LOST_MS = 2_500;
const LOST_AFTER = 2;

/** {known, online, refusal, fields to choose from, how many are waiting in all, procedures, field(id), procedure(id), open, refresh} */
export function useOffice() {
  const [office, setOffice] = useState(null);
  const [misses, setMisses] = useState(0);
  const [refusal, setRefusal] = useState(null);
  const [round, setRound] = useState(0);
  const refresh = () => setRound((count) => count + 1);

  useEffect(() => whenChanged(refresh), []);
  useEffect(() => {
    let stopped = false;
    let timer;
    const ask = async () => {
      let next = EVERY_MS;
      try {
        const answer = await get("/api/v1/procedures", { patience: 5000 });
        if (answer.edition !== boot.edition) await handsOff();
        if (stopped) return;
        setClock(answer.now);
        setOffice(answer);
        follow(answer.edition, () => !stopped && setOffice({ ...answer }));
        setMisses(0);
        setRefusal(null);
      } catch (error) {
        if (stopped) return;
        next = WHEN_LOST_MS;
        if (error instanceof Refused) setRefusal(error.message);
        else setMisses((count) => count + 1);
      }
      timer = setTimeout(ask, next);
    };
    ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [round]);

  return useMemo(() => {
    const fields = office?.fields ?? [];
    const procedures = office?.procedures ?? [];
    // A field of which nothing is done here now leads nowhere.
    const offered = new Set(procedures.map((procedure) => procedure.field));
    const shown = fields.filter((field) => !field.bulk && offered.has(field.id));
    const fieldById = new Map(fields.map((field) => [field.id, field]));
    const procedureById = new Map(procedures.map((procedure) => [procedure.id, procedure]));
    return {
      known: office !== null,
      online: misses < LOST_AFTER,
      refusal,
      fields: shown,
      waiting: fields.reduce((sum, field) => sum + field.waiting, 0),
      procedures,
      field: (id) => fieldById.get(id),
      procedure: (id) => procedureById.get(id),
      open: office?.open ?? boot.open ?? { now: true, until: null, next: null },
      refresh,
    };
  }, [office, misses >= LOST_AFTER, refusal]);
}
