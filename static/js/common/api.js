// Talking to the office's server. Every failure is one of two: it said no (Refused), or it could not be reached (Unreachable).

import { boot, language } from "./page.js";

const SIGNING_IN_MS = 1500;

export class Refused extends Error {
  constructor(problem, status, wait = 0) {
    super(problem.detail || problem.title || String(status));
    this.wait = wait;
    this.code = String(problem.type || "").replace("urn:motcua:", "");
    this.status = status;
    this.problem = problem;
  }
}

export class Unreachable extends Error {}

async function readProblem(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

/**
 * request("POST", "/api/v1/tickets", {body: {...}, key: idempotencyKey}) → the answer's JSON, or null for an empty one.
 * A proxy's or a dying server's 502–504 counts as unreachable: nobody at the office said anything. A full disk is
 * told by the office itself, as a problem. `Refused.wait` is how many seconds to wait before the next try, or 0.
 */
export async function request(method, path, options = {}) {
  const { body, key, bearer, patience = 10_000, again = false } = options;
  const headers = { Accept: "application/json", "Accept-Language": language() };
  if (boot.screen) headers["Motcua-Screen"] = boot.screen;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  let answer;
  // AbortSignal.timeout() says it shorter, but phones of 2020 don't know it.
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patience);
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: waiting.signal,
    });
    const isProblem = answer.headers.get("Content-Type")?.startsWith("application/problem+json");
    if (answer.status >= 502 && answer.status <= 504 && !isProblem) throw new Error(String(answer.status));
    if (answer.ok) return answer.status === 204 ? null : await answer.json();
  } catch (error) {
    throw new Unreachable(error.message);
  } finally {
    clearTimeout(timer);
  }
  const refused = new Refused(await readProblem(answer), answer.status, Number(answer.headers.get("Retry-After")) || 0);
  if (refused.code === "sign-in-needed" || (refused.status === 401 && boot.account)) {
    // Asked before this very page was signed in, as by the making of the first account: then the cookie is on its way.
    if (method !== "POST" && !again) {
      await new Promise((done) => setTimeout(done, SIGNING_IN_MS));
      return request(method, path, { ...options, again: true });
    }
    toTheDoor();
  }
  throw refused;
}

/** A manager who was signed out meanwhile: to the sign-in page, and from there back to what stands here. */
function toTheDoor() {
  const here = location.pathname + location.search + location.hash;
  location.assign(`/manage/sign-in?next=${encodeURIComponent(here)}`);
}

export const get = (path, options) => request("GET", path, options);
export const post = (path, body, options) => request("POST", path, { body, ...options });

/** A key for one intention: sent again with the same key, the same request is done once. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Plain http on a LAN is no secure context: randomUUID is missing there, getRandomValues is not.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
