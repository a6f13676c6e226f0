// Logs somebody of the staff in with a code and PKCE, and asks with that person's token.
// The token lives in memory; what renews it lives as long as the tab.

const CLIENT = "console";
const RENEWAL = "log-in.renewal";
const ASKED = "log-in.asked";
const page = location.origin + location.pathname;
let token = null;
let renewing = null;

const base64 = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const random = () => base64(crypto.getRandomValues(new Uint8Array(32)));

/** Leaves this page for the one that asks for the password. */
async function leave() {
  const asked = { state: random(), verifier: random(), search: location.search };
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(asked.verifier));
  sessionStorage.setItem(ASKED, JSON.stringify(asked));
  location.assign("/issuer/authorize?" + new URLSearchParams({
    response_type: "code", client_id: CLIENT, redirect_uri: page, scope: "openid",
    state: asked.state, code_challenge: base64(new Uint8Array(hash)), code_challenge_method: "S256",
  }));
  return new Promise(() => {});
}

async function exchange(parameters) {
  const answer = await fetch("/issuer/token", {
    method: "POST", body: new URLSearchParams({ client_id: CLIENT, ...parameters }),
  });
  if (answer.status === 400) return false;
  if (!answer.ok) throw new Error(`log-in: ${answer.status}`);
  const given = await answer.json();
  token = given.access_token;
  sessionStorage.setItem(RENEWAL, given.refresh_token);
  return true;
}

/** Back from the log-in page, with a code that only this tab can use. */
async function arrive() {
  const given = new URLSearchParams(location.search);
  const asked = JSON.parse(sessionStorage.getItem(ASKED) ?? "null");
  if (!given.has("code") || !asked || given.get("state") !== asked.state) return false;
  sessionStorage.removeItem(ASKED);
  history.replaceState(null, "", page + asked.search);
  return exchange({
    grant_type: "authorization_code", code: given.get("code"), redirect_uri: page,
    code_verifier: asked.verifier,
  });
}

async function renew() {
  const renewal = sessionStorage.getItem(RENEWAL);
  if (await arrive()) return;
  if (renewal && (await exchange({ grant_type: "refresh_token", refresh_token: renewal }))) return;
  sessionStorage.removeItem(RENEWAL);
  await leave();
}

/** Renewed once for all who ask at the same time: each renewal can be used once. */
function renewed() {
  renewing ??= renew().finally(() => { renewing = null; });
  return renewing;
}

/** Asks the service as whoever has logged in; logs in first where that is needed. */
export async function ask(path, options = {}) {
  if (!token) await renewed();
  const once = () =>
    fetch(path, { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } });
  const answer = await once();
  if (answer.status !== 401) return answer;
  await renewed();
  return once();
}

/** Puts a picture that only staff may see into an image. */
export async function paint(image, path, failed) {
  const answer = await ask(path).catch(() => null);
  if (!answer?.ok) return failed?.();
  const address = URL.createObjectURL(await answer.blob());
  image.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
  image.src = address;
}

/** Hears server-sent events until the stream ends; every message goes to `heard`. */
export async function listen(path, heard) {
  const answer = await ask(path, { headers: { Accept: "text/event-stream" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const events = (rest + part.value).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const data = event.split("\n").filter((line) => line.startsWith("data:"));
      if (data.length) heard(data.map((line) => line.slice(5).trim()).join("\n"));
    }
  }
}

/** Ends this log-in. */
export async function leaveForGood() {
  const renewal = sessionStorage.getItem(RENEWAL);
  sessionStorage.removeItem(RENEWAL);
  token = null;
  const body = new URLSearchParams({ token: renewal ?? "" });
  if (renewal) await fetch("/issuer/revocation", { method: "POST", body });
  await leave();
}
