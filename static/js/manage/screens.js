// Which screens there are and whether they are alive, a link for one more, shutting one out, and the printer.

import { html, useEffect, useState } from "htm/preact/standalone";
import { request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { useTick } from "../common/ticking.js";
import { Dialog } from "./dialog.js";
import { Skeleton, useLoad, Wrong } from "./load.js";
import { Pairings } from "./pairings.js";
import { Printer } from "./printer.js";
import { ChangeScreen } from "./screen-change.js";
import { ScreenDialog } from "./screen-dialog.js";
import { ScreenRow } from "./screen-row.js";
import { Title } from "./title.js";

const LOOK_AGAIN_MS = 5000;

function Revoke({ device, here, close, done }) {
  const send = () => request("DELETE", `/api/v1/manage/devices/${device.id}`);
  const hint = device.id === here ? t("revoke_here_hint") : t("revoke_hint");
  return html`<${Dialog} title=${t("revoke_title", { name: device.name })} hint=${hint} yes=${t("revoke")} danger send=${send} done=${done} close=${close} />`;
}

export function Screens({ feed, filters }) {
  const [screens, wrong, again] = useLoad("/api/v1/manage/devices");
  const [asked, ask] = useState(null);
  const close = () => ask(null);
  useTick(1000);
  useEffect(() => {
    const timer = setInterval(again, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const others = screens?.devices.some((device) => device.role !== "manager");
  return html`
    <div class="page__head"><${Title} part="screens" />
      <button class="button button--primary" onClick=${() => ask({ name: "add" })}>${icon("plus")}${t("add_screen")}</button></div>
    <${Wrong} words=${wrong} again=${again} />
    <${Pairings} meant=${filters?.pair} done=${again} />
    ${screens || wrong ? null : html`<${Skeleton} />`}
    ${screens && !others ? html`<div class="panel empty">${icon("monitor")}<strong>${t("empty_screens")}</strong><p>${t("empty_screens_hint")}</p></div>` : null}
    ${screens ? html`<ul class="people">${screens.devices.map((device) => html`<${ScreenRow} key=${device.id} device=${device} here=${screens.here} software=${screens.software} printer=${feed.printer} ask=${ask} />`)}</ul>` : null}
    <${Printer} feed=${feed} />
    ${asked?.name === "add" && html`<${ScreenDialog} devices=${screens?.devices ?? []} close=${close} />`}
    ${asked?.name === "change" && html`<${ChangeScreen} device=${asked.device} close=${close} done=${again} />`}
    ${asked?.name === "revoke" && html`<${Revoke} device=${asked.device} here=${screens.here} close=${close} done=${again} />`}`;
}
