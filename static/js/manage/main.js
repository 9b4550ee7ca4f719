// The manager's screen: what is going on, what happened, who works here, which screens there are.

import { html, render, useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { connectLive } from "../shared/live.js";
import { boot, say, t } from "../shared/page.js";
import { Clerks } from "./clerks.js";
import { Log } from "./log.js";
import { Room } from "./room.js";
import { Screens } from "./screens.js";

const PARTS = { now: Room, log: Log, clerks: Clerks, screens: Screens };
const chosen = () => (location.hash.slice(1) in PARTS ? location.hash.slice(1) : "now");

function Manage() {
  const [part, setPart] = useState(chosen());
  const [board, setBoard] = useState(null);
  const [online, setOnline] = useState(true);
  useEffect(() => {
    const change = () => setPart(chosen());
    window.addEventListener("hashchange", change);
    const socket = connectLive({ auth: () => ({ screen: "manager" }), event: "board", show: setBoard, link: (link) => setOnline(link.online) });
    return () => {
      window.removeEventListener("hashchange", change);
      socket.close();
    };
  }, []);
  const Part = PARTS[part];
  return html`<header class="bar"><strong>${say(boot.office.name)}</strong><span>${t("title")}</span><span class="grow"></span>
      ${online ? null : html`<span class="tag" role="status">${t("offline")}</span>`}</header>
    <nav class="tabs">${Object.keys(PARTS).map((name) => html`<a key=${name} href=${`#${name}`} aria-current=${name === part ? "page" : undefined}>${t(name)}</a>`)}</nav>
    <main class="manage"><${Part} board=${board} /></main>`;
}

render(html`<${Manage} />`, document.getElementById("manage"));
