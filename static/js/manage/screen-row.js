// One machine of the office: is it alive, what stands on it, and what can be done with it from here.

import { html, useState } from "htm/preact/standalone";
import { post } from "../common/api.js";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { agoText } from "./lengths.js";
import { saidOf } from "./load.js";
import { AT_A_COUNTER, ROLES } from "./screen-dialog.js";

const SAID_MS = 6000;
const WELL = ["ok", "browser", "off"];

function Contact({ device }) {
  if (!device.last_seen_at) return html`<span class="tag">${t("never_seen")}</span>`;
  if (device.in_contact) return html`<span class="tag tag--done">${icon("online")}${t("in_contact")}</span>`;
  return html`<span class="tag tag--now">${icon("offline")}${t("out_of_contact", { when: agoText(device.last_seen_at) })}</span>`;
}

/** A kiosk prints: how its printer is stands beside it. */
function Paper({ printer }) {
  if (!printer) return null;
  const good = WELL.includes(printer.health);
  return html`<span class=${`tag ${good ? "" : "tag--now"}`}>${icon(good ? "printer" : "printer-off")}${say(printer.message)}</span>`;
}

function Shows({ device, software }) {
  if (!device.shows) return null;
  const { page, language, software: edition } = device.shows;
  const words = [t(`shows_${page}`), t(`language_${language}`), device.size, t("software", { edition: edition.slice(0, 6) })];
  return html`<p class="person__shows small">${t(device.in_contact ? "shows" : "showed")} <strong>${words[0]}</strong> · ${words.slice(1).filter(Boolean).join(" · ")}
    ${edition !== software && html` <span class="tag tag--now">${t("software_old")}</span>`}</p>`;
}

export function ScreenRow({ device, here, software, printer, ask }) {
  const [said, setSaid] = useState("");
  const tell = (move) => {
    const answered = (words) => {
      setSaid(words);
      setTimeout(() => setSaid(""), SAID_MS);
    };
    post(`/api/v1/manage/devices/${device.id}/${move}`, {}).then(() => answered(t(`sent_${move}`)), (error) => answered(saidOf(error)));
  };
  const isHere = device.id === here;
  const facts = [t(`role_${device.role}`), device.counter && say(device.counter.name), isHere && t("this_browser")];
  return html`<li class="person person--screen">
    <span class="person__mark">${icon(ROLES[device.role])}</span>
    <div class="person__words"><h3>${device.name}</h3>
      <p class="soft">${facts.filter(Boolean).join(" · ")}</p>
      <${Shows} device=${device} software=${software} /></div>
    <p class="tags person__seat"><${Contact} device=${device} />${device.role === "kiosk" && html`<${Paper} printer=${printer} />`}</p>
    <div class="person__moves">
      ${isHere ? null : html`<button class="button" disabled=${!device.in_contact} onClick=${() => tell("identify")}>${icon("search")}${t("identify")}</button>
      <button class="button" disabled=${!device.in_contact} onClick=${() => tell("reload")}>${icon("restart")}${t("reload")}</button>`}
      <button class="button" onClick=${() => ask({ name: "change", device })}>${icon("edit")}${t(AT_A_COUNTER.includes(device.role) ? "rename_or_move" : "rename")}</button>
      <button class="button" onClick=${() => ask({ name: "revoke", device })}>${icon("trash")}${t("revoke")}</button>
      <p class="person__said small" role="status">${said}</p></div>
  </li>`;
}
