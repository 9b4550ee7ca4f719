// Which screens there are and whether they are alive, a link for one more, shutting one out, and the printer.

import { html, useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { useTick } from "../common/ticking.js";
import { Dialog } from "./dialog.js";
import { agoText, secondsSince } from "./lengths.js";
import { Skeleton, useLoad, Wrong } from "./load.js";
import { Pairings } from "./pairings.js";
import { Printer } from "./printer.js";
import { ROLES, ScreenDialog } from "./screen-dialog.js";
import { Title } from "./title.js";

const LOOK_AGAIN_MS = 5000;
const SILENT_SECONDS = 120;

function Revoke({ device, here, close, done }) {
  const send = () => request("DELETE", `/api/v1/manage/devices/${device.id}`);
  const hint = device.id === here ? t("revoke_here_hint") : t("revoke_hint");
  return html`<${Dialog} title=${t("revoke_title", { name: device.name })} hint=${hint} yes=${t("revoke")} danger send=${send} done=${done} close=${close} />`;
}

function Contact({ device }) {
  if (!device.last_seen_at) return html`<span class="tag">${t("never_seen")}</span>`;
  const alive = secondsSince(device.last_seen_at) < SILENT_SECONDS;
  return html`<span class=${`tag ${alive ? "tag--done" : "tag--now"}`}>${icon(alive ? "online" : "offline")}${alive ? t("in_contact") : t("last_seen", { when: agoText(device.last_seen_at) })}</span>`;
}

const WELL = ["ok", "browser", "off"];

/** A kiosk prints: how its printer is stands beside it. */
function Paper({ printer }) {
  if (!printer) return null;
  const good = WELL.includes(printer.health);
  return html`<span class=${`tag ${good ? "" : "tag--now"}`}>${icon(good ? "printer" : "printer-off")}${say(printer.message)}</span>`;
}

function Device({ device, here, printer, ask }) {
  return html`<li class="person">
    <span class="person__mark">${icon(ROLES[device.role])}</span>
    <div class="person__words"><h3>${device.name}</h3>
      <p class="soft">${[t(`role_${device.role}`), device.counter && say(device.counter.name), device.id === here && t("this_browser")].filter(Boolean).join(" · ")}</p></div>
    <p class="person__seat"><${Contact} device=${device} />${device.role === "kiosk" && html`<${Paper} printer=${printer} />`}</p>
    <div class="person__moves">
      <button class="button" onClick=${() => ask({ name: "revoke", device })}>${t("revoke")}</button></div>
  </li>`;
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
    ${screens ? html`<ul class="people">${screens.devices.map((device) => html`<${Device} key=${device.id} device=${device} here=${screens.here} printer=${feed.printer} ask=${ask} />`)}</ul>` : null}
    <${Printer} feed=${feed} />
    ${asked?.name === "add" && html`<${ScreenDialog} devices=${screens?.devices ?? []} close=${close} />`}
    ${asked?.name === "revoke" && html`<${Revoke} device=${asked.device} here=${screens.here} close=${close} done=${again} />`}`;
}
