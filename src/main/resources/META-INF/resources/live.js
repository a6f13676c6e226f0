// The live page: one stream of snapshots in, one drawing out. Text only ever enters as text nodes.

import { ask, leaveForGood, listen, paint } from "./log-in.js";

const SILENCE_SECONDS = 15;
const LOW_CONFIDENCE = 0.99;
const MOST_ALARMS = 100;
const TEXTS = {
  zh: {
    logOut: "退出", title: "无感停车", motto: "先离场，后付费", inside: "场内车辆", passed: "最近过车",
    ended: "已离场", review: "待人工复核", alarm: "未能移交计费的事项", close: "关闭",
    reviewHint: "摄像头拿不准的，由人决定；确认之前不会扣一分钱。",
    footer: "每一笔账都有照片为证，算错一笔比漏收一笔更严重。",
    language: "English", live: "实时", waiting: "连接中", lost: "已断开",
    stale: (time) => `连接中断，以下为 ${time} 的情况，正在重新连接…`,
    factor: (n) => `模拟时间 ×${n}`, spaces: "个空位", full: "已满",
    taken: (n, all) => `在场 ${n} / 共 ${all}`, about: (n, all) => `在场约 ${n} / 共 ${all}`,
    probablyGone: (n) => `另有 ${n} 辆没有离场记录，按本场以往的停留时间估计已经离开`, lastSeen: (ago) => `截至${/^\d/.test(ago) ? " " : ""}${ago}`,
    withheld: { LANE_SILENT: "车道失联，空位未知", NEVER_HEARD: "设备尚未联系上，空位未知" }, capacity: (n) => `共 ${n} 个车位`,
    today: "今日", readRate: "识别率", reconciliationRate: "进出匹配率", autoClosedShare: "自动结束率",
    sentToReview: "人工复核", orphanExits: "无入场出场", leakage: "漏收估计",
    neverSeen: "尚无过车", in: "入场", out: "离场", inner: "场内", unknown: "方向不明", noPlate: "未识别车牌",
    confidence: (n) => `置信度 ${n}%`, since: (time) => `${time} 入场`,
    stay: (time) => `停留 ${time}`, entered: "入场", left: "离场", running: "当前费用",
    noInside: ["场内没有车辆", "车辆驶入后会立即出现在这里"],
    noPassed: ["还没有过车记录", "识别设备上报后会立即出现在这里"],
    noEnded: ["还没有离场车辆", "车辆离场后，账单和支付状态会显示在这里"],
    noLots: ["尚未配置停车场", "请设置 parking.lots-file，参见 docs/operations/lots.md"],
    lines: "费用明细", total: "合计", paid: "已支付", writtenOff: "已核销", receipt: "收据", picture: "查看照片",
    entryPicture: "入场照片", exitPicture: "离场照片", missing: "未拍到",
    cutOut: "查看车牌特写", entryCutOut: "入场车牌特写", exitCutOut: "离场车牌特写",
    confirm: "确认计费", dismiss: "不计费",
    askConfirm: "两张照片是同一辆车，且时间无误，确认计费？", askNote: "不计费的原因：",
    failed: "没有成功：", gateway: "微信支付：",
    states: {
      PAID: "已支付", COLLECTING: "扣款中", RECEIVABLE: "待支付", AWAITING_CONFIRMATION: "待车主确认", WRITTEN_OFF: "已核销", FREE: "免费", RUNNING: "计费中",
      WAITING: "移交中", LOST: "不计费",
    },
    reasons: {
      SCANNED: "扫码入场", CORRECTED: "已人工更正", BLOCKED: "入场（禁入名单）",
      DROVE_THROUGH: "穿行，未停车", COVERED: "免费车辆", STAYED: "在车道停留，尚未通过",
      TURNED_BACK: "在车道折返", SEEN_INSIDE: "场内通过", SEEN_INSIDE_ONLY: "场内通过，但没有入场记录",
      ENTERED_IN_BETWEEN: "迟到的入场记录表明其实是两次停车", LEFT_IN_BETWEEN: "迟到的离场记录表明其实是两次停车",
      NOT_SEEN_ANY_MORE: "长时间未见，视为已离场", SEEN_ELSEWHERE: "在其他停车场出现，漏拍离场",
      DISOWNED: "车主表示不是本人车辆",
      IN_TWO_PLACES: "同一号牌同时出现在两处，疑似套牌", MISREAD_SUSPECTED: "离场无入场记录，场内有相似号牌",
      MISREAD: "出入场识别不同，判定为同一辆车", TOO_UNCERTAIN: "置信度过低，按未识别处理",
      SUSPECTED_FAKE: "摄像头怀疑是假牌", PARTLY_COVERED: "许可只覆盖部分时间",
      RIGHT_UNKNOWN: "许可中的优惠权益不在收费标准内",
      ENTERED: "入场", LEFT: "离场", READ_TWICE: "同一辆车重复识别，已忽略",
      ENTERED_AGAIN: "未见离场又再次入场", ENTRY_TOLD_LATE: "入场记录晚于离场记录到达",
      EXIT_TOLD_LATE: "再次入场之后才收到上次的离场记录", ENTRY_OUT_OF_DATE: "入场记录过旧，没有对应的离场",
      ORPHAN_EXIT: "离场，但没有入场记录", LEFT_BEFORE_ENTRY: "离场时间早于入场时间",
      LOW_CONFIDENCE: "识别置信度不足", UNKNOWN_FORM: "车牌与颜色不符合任何已知号牌式样",
      CLOCK_AHEAD: "摄像头时钟超前", COLOURS_DISAGREE: "出入场号牌颜色不一致",
      TOO_LONG: "停留时间过长，可能漏拍", UNREADABLE: "未能识别车牌",
      DIRECTION_UNKNOWN: "双向车道，方向不明", CONFIRMED: "已人工确认", DISMISSED: "人工不计费",
    },
    facts: { SessionBegan: "入场", SessionEnded: "离场", PlateBound: "绑定付款人" },
    trouble: "设备与摄像头异常", lastGood: (time) => `最近正常 ${time}`, neverHeard: "从未联系上",
    lasting: (time) => `已持续 ${time}`,
    alarms: {
      DEVICE_SILENT: () => "设备失联",
      CLOCK_OFF: (s) => `设备时钟${s > 0 ? "快" : "慢"}了 ${offBy(s)}`,
      BACKLOG: (n) => `${n} 条识别结果积压在设备里`,
      PICTURES_DROPPED: (n) => `设备空间不足，已删除 ${n} 张照片`,
      LANE_UNKNOWN: () => "车道未登记，设备却在上报",
      LANE_NOT_REPORTED: () => "设备的报告里没有这条车道",
      LANE_SILENT: () => "摄像头没有画面",
      FROZEN: () => "画面静止不动", BLACK: () => "画面全黑", GLARING: () => "画面过曝", DARK: () => "画面太暗",
      NO_PASSAGE: () => "长时间没有车辆经过",
    },
    notes: {
      "the plate is bound to nobody": "车牌还没有绑定付款人",
      "no gateway called wechat is configured": "尚未配置微信支付",
      "a dispute is open": "存在未决争议，暂停扣款",
    },
    noteForms: [
      [/^the driver is asked to confirm (\S+) yuan first$/, "需车主先确认 $1 元"],
      [/^the visit ended before (\S+) was bound: the driver is asked to confirm (\S+) yuan first$/, "停车在绑定 $1 之前，需车主先确认 $2 元"],
      [/^no gateway called (\S+) is configured$/, "尚未配置支付渠道 $1"],
      [/^(\S+) yuan are more than is ever ordered from a gateway: a person has to look$/, "$1 元超过自动扣款上限，需人工处理"],
      [/^(\S+) yuan were paid too much: a person decides whether they go back$/, "多收 $1 元，是否退款待人工决定"],
      [/^(\S+) yuan were paid too much and cannot go back through a gateway: give them back by hand/, "多收 $1 元，无法原路退回，请人工退还"],
      [/^the refund was declined by /, "退款被拒："],
    ],
    units: { now: "刚刚", ago: (t) => `${t}前`, d: "天", h: "小时", m: "分钟", s: "秒", gap: " " },
  },
  en: {
    logOut: "Log out", title: "Frictionless parking", motto: "Leave first, pay after", inside: "Inside now",
    passed: "Just passed", ended: "Left", review: "For a person to decide",
    alarm: "Could not be handed to billing", close: "Close",
    reviewHint: "The cameras are not sure. Nothing is charged until somebody has looked.",
    footer: "Every charge has its pictures. A wrong charge is worse than a missed one.",
    language: "中文", live: "Live", waiting: "Connecting", lost: "Disconnected",
    stale: (time) => `The connection is lost. This is how things were at ${time}; reconnecting…`,
    factor: (n) => `simulated time ×${n}`, spaces: "spaces free", full: "full",
    taken: (n, all) => `${n} of ${all} taken`, about: (n, all) => `about ${n} of ${all} taken`,
    probablyGone: (n) => `${n} more were not seen to leave and, by how long cars stay here, have probably gone`, lastSeen: (ago) => `as of ${ago}`,
    withheld: { LANE_SILENT: "not known: a lane is silent", NEVER_HEARD: "not known: no device was heard yet" },
    capacity: (n) => `${n} spaces`,
    today: "Today", readRate: "Read", reconciliationRate: "Reconciled", autoClosedShare: "Auto-closed",
    sentToReview: "To review", orphanExits: "Orphan exits", leakage: "Leakage, est.",
    neverSeen: "no car yet", in: "In", out: "Out", inner: "Inside", unknown: "Way unknown", noPlate: "No plate read",
    confidence: (n) => `${n}% sure`, since: (time) => `since ${time}`,
    stay: (time) => `${time} inside`, entered: "in", left: "out", running: "so far",
    noInside: ["Nobody is inside", "A car appears here as soon as it drives in"],
    noPassed: ["No car has passed yet", "Readings appear here as soon as a camera sends them"],
    noEnded: ["No car has left yet", "Charges and payments appear here when a car has left"],
    noLots: ["No lots are configured", "Set parking.lots-file; see docs/operations/lots.md"],
    lines: "What it is made of", total: "Total", paid: "Paid", writtenOff: "Written off", receipt: "Receipt", picture: "Show the picture",
    entryPicture: "Picture at entry", exitPicture: "Picture at exit", missing: "not seen",
    cutOut: "Show the plate close up", entryCutOut: "Plate at entry, close up",
    exitCutOut: "Plate at exit, close up",
    confirm: "Confirm and charge", dismiss: "Do not charge",
    askConfirm: "Both pictures show the same car and the times are right. Charge it?",
    askNote: "Why is it not charged?",
    failed: "That did not work: ",
    gateway: "WeChat Pay: ",
    states: {
      PAID: "Paid", COLLECTING: "Collecting", RECEIVABLE: "Due", AWAITING_CONFIRMATION: "To confirm", WRITTEN_OFF: "Written off", FREE: "Free", RUNNING: "Running",
      WAITING: "Handing over", LOST: "Not charged",
    },
    reasons: {
      SCANNED: "entered by scanning the code", CORRECTED: "put right by a person",
      BLOCKED: "entered, though not wanted here", DROVE_THROUGH: "only drove through",
      COVERED: "need not pay here", STAYED: "stands in the lane", TURNED_BACK: "turned back in the lane",
      SEEN_INSIDE: "seen inside", SEEN_INSIDE_ONLY: "seen inside, never seen to enter",
      ENTERED_IN_BETWEEN: "an entry told late shows that it was two visits",
      LEFT_IN_BETWEEN: "an exit told late shows that it was two visits",
      NOT_SEEN_ANY_MORE: "not seen for so long that it must have left",
      SEEN_ELSEWHERE: "seen in another lot, so its exit was missed",
      DISOWNED: "its driver says that it was another car",
      IN_TWO_PLACES: "the same plate in two places at once: one may be false",
      MISREAD_SUSPECTED: "left without an entry, and a similar plate is inside",
      MISREAD: "read differently at entry and exit, and can only be one car",
      TOO_UNCERTAIN: "so uncertain that it counts as unreadable",
      SUSPECTED_FAKE: "the camera takes the plate for a false one",
      PARTLY_COVERED: "its permit covers a part of the visit only",
      RIGHT_UNKNOWN: "its permit gives a right that the tariff does not know",
      ENTERED: "entered", LEFT: "left", READ_TWICE: "same car read twice, ignored",
      ENTERED_AGAIN: "entered again without having left", ENTRY_TOLD_LATE: "the entry was told after the exit",
      EXIT_TOLD_LATE: "the exit was told after the next entry",
      ENTRY_OUT_OF_DATE: "an old entry that no exit fits",
      ORPHAN_EXIT: "left without having been seen to enter", LEFT_BEFORE_ENTRY: "left before it entered",
      LOW_CONFIDENCE: "a reading is not certain enough", UNKNOWN_FORM: "no plate of this colour looks like this",
      CLOCK_AHEAD: "the camera's clock runs ahead", COLOURS_DISAGREE: "entry and exit disagree on the plate's colour",
      TOO_LONG: "so long that sightings are probably missing", UNREADABLE: "no plate could be read",
      DIRECTION_UNKNOWN: "two-way lane, way unknown", CONFIRMED: "confirmed by a person",
      DISMISSED: "dismissed by a person",
    },
    facts: { SessionBegan: "A visit began", SessionEnded: "A visit ended", PlateBound: "A plate was bound" },
    trouble: "Devices and cameras in trouble", lastGood: (time) => `last well ${time}`, neverHeard: "never heard of",
    lasting: (time) => `for ${time}`,
    alarms: {
      DEVICE_SILENT: () => "The device is silent",
      CLOCK_OFF: (s) => `The device's clock is ${offBy(s)} ${s > 0 ? "ahead" : "behind"}`,
      BACKLOG: (n) => `${n} readings are stuck in the device`,
      PICTURES_DROPPED: (n) => `The device deleted ${n} pictures for lack of room`,
      LANE_UNKNOWN: () => "The lots file does not list this lane",
      LANE_NOT_REPORTED: () => "The device's report leaves this lane out",
      LANE_SILENT: () => "The camera gives no picture",
      FROZEN: () => "The picture does not change", BLACK: () => "The picture is black",
      GLARING: () => "Most of the picture is white", DARK: () => "The picture is too dark",
      NO_PASSAGE: () => "No car for a long time",
    },
    notes: {}, noteForms: [],
    units: { now: "just now", ago: (t) => `${t} ago`, d: "d", h: "h", m: "min", s: "s", gap: " " },
  },
};

const byId = (id) => document.getElementById(id);
const state = { language: language(), snapshot: null, heardAt: 0, connection: "waiting", lots: new Map() };
const t = () => TEXTS[state.language];

function language() {
  const wished = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem("lang");
  return wished === "en" ? "en" : "zh";
}

// ---- drawing -------------------------------------------------------------------------------

function h(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Draws a list and leaves alone what has not changed, so that nothing flickers or closes. */
function list(id, items, empty, draw) {
  const parent = byId(id);
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const signature = state.language + JSON.stringify(item);
    const known = old.get(item.id);
    if (known?.dataset.signature === signature) return known;
    const node = draw(item);
    node.dataset.key = item.id;
    node.dataset.signature = signature;
    if (!known && parent.dataset.drawn) arrive(node);
    if (known?.querySelector("details[open]")) node.querySelector("details")?.setAttribute("open", "");
    return node;
  });
  if (nodes.length === 0) nodes.push(nothing(empty));
  if (nodes.length !== parent.children.length || nodes.some((n, i) => n !== parent.children[i])) {
    parent.replaceChildren(...nodes);
  }
  parent.dataset.drawn = "yes";
}

/** Lights a row up once; a row that keeps the class would light up whenever it is moved. */
function arrive(node) {
  node.classList.add("fresh");
  node.addEventListener("animationend", () => node.classList.remove("fresh"), { once: true });
}

/** Words that stay on one line, such as a time and what it is the time of. */
const unbroken = (text) => h("span", { class: "unbroken" }, text);

/** A quiet line of parts; those that are missing are left out. */
function detail(...parts) {
  const told = parts.filter((part) => part);
  return h("p", { class: "detail" }, told.map((part, i) => (i ? [" · ", part] : [part])).flat());
}

const nothing = ([title, more]) => h("li", { class: "empty" }, h("strong", null, title), more);

function plate(text, colour) {
  if (!text) return h("span", { class: "plate unknown none" }, t().noPlate);
  const parts = text.length > 5 ? `${text.slice(0, 2)}·${text.slice(2)}` : text;
  return h("span", { class: `plate ${colour}`, translate: "no" }, parts);
}

function money(fen) {
  const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
  return h("span", { class: "money" }, h("small", null, "¥"), yuan);
}

/** A passage without a picture has none to show. */
function shot(source, title, kind = "") {
  if (!source) return null;
  return h("button", { class: `shot ${kind}`, type: "button", title, "aria-label": title, onclick: () => show(source, title) },
    thumbnail(source));
}

/** Asked for when it comes into view, as whoever has logged in. */
function thumbnail(source) {
  const image = h("img", { alt: "" });
  new IntersectionObserver((seen, watcher) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    watcher.disconnect();
    paint(image, source, () => image.parentNode?.remove());
  }, { rootMargin: "200px" }).observe(image);
  return image;
}

const shots = (...all) => h("div", { class: "shots" }, all);

/** The plate alone, as the camera saw it. */
const cut = (source, title) => shot(source, title, "cut");

/** What shows one end of a visit. */
const seen = (...all) => (all.some((one) => one) ? h("div", { class: "seen" }, all) : null);

function show(source, title) {
  const dialog = byId("picture");
  dialog.querySelector("img").removeAttribute("src");
  paint(dialog.querySelector("img"), source);
  dialog.querySelector("img").alt = title;
  dialog.showModal();
}

const pill = (code) => h("span", { class: `state ${code}` }, t().states[code] ?? code);
const reason = (code) => t().reasons[code] ?? code;
/** What billing says of a payment: its own sentences, and a gateway's name before the gateway's words. */
const note = (text) => t().notes[text] ?? t().noteForms.reduce(
  (words, [form, other]) => words.replace(form, other), text).replace(/^wechat: /, t().gateway);
const lotName = (id) => {
  const lot = state.lots.get(id);
  return lot ? (state.language === "en" ? lot.nameEn : lot.name) : id;
};

/** A time that keeps counting: drawn now, and again every second. */
function ticking(kind, since, prefix) {
  const node = h("span", { "data-tick": kind, "data-since": since, "data-prefix": prefix ?? "" });
  tick(node);
  return node;
}

function tick(node) {
  const seconds = (serviceNow() - Date.parse(node.dataset.since)) / 1000;
  const text = node.dataset.tick === "ago" ? ago(seconds) : duration(seconds);
  const prefix = t()[node.dataset.prefix];
  node.textContent = prefix ? prefix(text) : text;
}

function duration(seconds) {
  const u = t().units;
  const whole = Math.max(0, Math.floor(seconds));
  const [d, hours, m] = [Math.floor(whole / 86400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60];
  const parts = d ? [[d, u.d], [hours, u.h]] : hours ? [[hours, u.h], [m, u.m]] : m ? [[m, u.m]] : [[whole, u.s]];
  return parts.filter(([n], i) => n || i === 0).map(([n, unit]) => `${n} ${unit}`).join(u.gap);
}

/** How far a clock is off: a minute and a half is not told as a minute. */
const offBy = (seconds) => (Math.abs(seconds) < 600 ? `${Math.abs(seconds)} ${t().units.s}` : duration(Math.abs(seconds)));

const ago = (seconds) => (seconds < 10 ? t().units.now : t().units.ago(duration(seconds)));

function serviceNow() {
  if (!state.snapshot) return Date.now();
  return Date.parse(state.snapshot.time) + (performance.now() - state.heardAt) * state.snapshot.clockFactor;
}

const ZONE = { timeZone: "Asia/Shanghai" };
function moment(instant, withSeconds) {
  const options = { ...ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  if (withSeconds) options.second = "2-digit";
  return new Intl.DateTimeFormat("zh-CN", options).format(new Date(instant));
}
function day(instant) {
  const locale = state.language === "en" ? "en-GB" : "zh-CN";
  return new Intl.DateTimeFormat(locale, { ...ZONE, month: "short", day: "numeric", weekday: "short" }).format(new Date(instant));
}
const dayKey = (instant) => new Intl.DateTimeFormat("en-CA", ZONE).format(new Date(instant));
/** A time of day, with its date when that is not today. */
function when(instant) {
  const today = dayKey(serviceNow()) === dayKey(instant);
  return today ? moment(instant) : `${day(instant)} ${moment(instant)}`;
}
/** From one time to another; a date that both share is said once, and an end may not have been seen. */
function span(from, to) {
  if (!to) return `${when(from)} → ${t().missing}`;
  return `${when(from)} → ${dayKey(from) === dayKey(to) ? moment(to) : when(to)}`;
}

// ---- the parts of the page -------------------------------------------------------------------

function drawLot(lot) {
  const withheld = lot.withheldBecause;
  const share = withheld ? 0 : Math.min(1, lot.taken / lot.capacity);
  const mood = withheld ? "withheld" : lot.free === 0 ? "full" : share >= 0.85 ? "tight" : "";
  const filled = h("span");
  filled.style.width = `${Math.round(share * 100)}%`;
  return h("article", { class: `lot ${mood}` },
    h("h2", null, state.language === "en" ? lot.nameEn : lot.name),
    h("p", { class: "free" }, h("span", { class: "number" }, withheld ? "–" : String(lot.free)),
      h("span", { class: "unit" }, withheld ? t().withheld[withheld] : lot.free === 0 ? t().full : t().spaces)),
    h("div", { class: "bar" }, filled),
    h("p", { class: "facts" }, drawTaken(lot),
      lot.knownAt ? ticking("ago", lot.knownAt, "lastSeen") : h("span", null, t().neverSeen)),
    lot.today ? drawToday(lot.today) : null);
}

/** How many cars are inside; about how many, where some have probably left unseen. */
function drawTaken(lot) {
  if (lot.withheldBecause) return h("span", null, t().capacity(lot.capacity));
  return lot.probablyGone
    ? h("span", { title: t().probablyGone(lot.probablyGone) }, t().about(lot.taken, lot.capacity))
    : h("span", null, t().taken(lot.taken, lot.capacity));
}

/** A share is never told as larger than it is; that of nothing is not known. */
const percent = (share) => (share === undefined ? "–" : `${Math.floor(share * 1000 + 1e-6) / 10}%`);

/** How the lot's day goes: three rates that should be high, three counts that should be low. */
function drawToday(today) {
  const leakage = today.leakageShare ? `${today.leakage} · ${percent(today.leakageShare)}` : today.leakage;
  const figure = (name, told) => h("div", null, h("dt", null, t()[name]), h("dd", null, String(told)));
  return h("section", { class: "today" }, h("h3", null, t().today), h("dl", null,
    ["readRate", "reconciliationRate", "autoClosedShare"].map((name) => figure(name, percent(today[name]))),
    ["sentToReview", "orphanExits"].map((name) => figure(name, today[name])),
    figure("leakage", leakage)));
}

function drawPassage(pass) {
  const percent = Math.floor(pass.confidence * 100);
  return h("li", null,
    h("div", { class: "read" }, plate(pass.plate, pass.colour), cut(pass.cutOut, t().cutOut)),
    h("div", { class: "main" },
      h("p", null, h("span", { class: `way ${pass.direction}` }, t()[pass.direction]),
        h("span", { class: "detail" }, pass.lane)),
      h("p", { class: "detail" }, lotName(pass.lot)),
      ["ENTERED", "LEFT", "UNREADABLE"].includes(pass.verdict) ? null : h("p", { class: "detail" }, reason(pass.verdict))),
    shots(shot(pass.picture, t().picture)),
    h("div", { class: "end" }, h("p", { class: "detail" }, ticking("ago", pass.seenAt)),
      pass.plate ? h("p", { class: `confidence ${pass.confidence < LOW_CONFIDENCE ? "low" : ""}` }, t().confidence(percent)) : null));
}

function drawOpen(stay) {
  return h("li", null, plate(stay.plate, stay.colour),
    h("div", { class: "main" },
      h("p", { class: "what" }, ticking("duration", stay.enteredAt, "stay")),
      detail(lotName(stay.lot), unbroken(t().since(when(stay.enteredAt))))),
    shots(shot(stay.entryPicture, t().entryPicture)),
    h("div", { class: "end" }, stay.fee ? money(stay.fee.amountFen) : null,
      h("p", { class: "confidence" }, t().running)));
}

/** Where the money of a visit stands; one without a fee is free, was not seen to end, or is under way. */
function moneyState(stay) {
  if (stay.fee) return stay.fee.state;
  if (!stay.leftAt) return "LOST";
  return ["DROVE_THROUGH", "COVERED"].includes(stay.reason) ? "FREE" : "WAITING";
}

function drawEnded(stay) {
  const fee = stay.fee;
  const lasted = stay.leftAt ? duration((Date.parse(stay.leftAt) - Date.parse(stay.enteredAt)) / 1000) : null;
  return h("li", null, plate(stay.plate, stay.colour),
    h("div", { class: "main" },
      h("p", { class: "what" }, span(stay.enteredAt, stay.leftAt)),
      detail(lasted, lotName(stay.lot)),
      stay.reason === "LEFT" ? null : h("p", { class: "detail" }, reason(stay.reason)),
      fee?.note ? h("p", { class: "detail" }, note(fee.note)) : null,
      fee ? feeLines(fee) : null),
    shots(shot(stay.entryPicture, t().entryPicture), shot(stay.exitPicture, t().exitPicture)),
    h("div", { class: "end" }, fee ? money(fee.amountFen) : null, h("p", null, pill(moneyState(stay)))));
}

function feeLines(fee) {
  const lines = fee.lines.map((line) =>
    h("li", null, h("span", null, state.language === "en" ? line.reason : line.reasonZh), money(line.amountFen)));
  return h("details", null, h("summary", null, t().lines),
    h("ul", { class: "lines" }, lines,
      h("li", { class: "total" }, h("span", null, t().total), money(fee.amountFen)),
      fee.lost ? [["paid", fee.lost.paidFen], ["writtenOff", fee.lost.writtenOffFen]].map(([name, fen]) =>
        h("li", null, h("span", null, t()[name]), money(fen))) : null,
      fee.receipt ? h("li", null, h("span", null, t().receipt), h("span", null, fee.receipt)) : null));
}

function drawReview(stay) {
  const whole = stay.enteredAt && stay.leftAt;
  const end = (name, at) => unbroken(`${name} ${at ? when(at) : t().missing}`);
  return h("li", null,
    h("div", { class: "head" }, plate(stay.plate, stay.colour), h("p", { class: "why" }, reason(stay.reason))),
    detail(lotName(stay.lot), end(t().entered, stay.enteredAt), end(t().left, stay.leftAt)),
    shots(
      seen(cut(stay.entryCutOut, t().entryCutOut), shot(stay.entryPicture, t().entryPicture)),
      seen(cut(stay.exitCutOut, t().exitCutOut), shot(stay.exitPicture, t().exitPicture))),
    h("div", { class: "acts" },
      whole ? h("button", { type: "button", onclick: () => confirmStay(stay) }, t().confirm) : null,
      h("button", { type: "button", class: "plain", onclick: () => dismissStay(stay) }, t().dismiss)));
}

const drawFact = (fact) => h("li", { class: "plain" },
  h("div", { class: "main" }, h("p", { class: "what" }, `${t().facts[fact.kind] ?? fact.kind} #${fact.id}`), h("p", { class: "detail" }, fact.reason)),
  h("div", { class: "end detail" }, ticking("ago", fact.writtenAt)));

/** What is wrong, where, and since when; a code that is not known here is told in the service's words. */
function drawAlarm(alarm) {
  const text = t().alarms[alarm.kind]?.(alarm.measure) ?? alarm.detail;
  const good = alarm.lastGoodAt ? unbroken(t().lastGood(when(alarm.lastGoodAt)))
    : alarm.kind === "DEVICE_SILENT" ? t().neverHeard : null;
  const place = [alarm.device, alarm.lane].filter((name) => name).join(" / ");
  return h("li", { title: alarm.detail },
    h("div", { class: "head" },
      h("p", { class: "what" }, text),
      h("p", { class: "detail" }, ticking("duration", alarm.beganAt, "lasting"))),
    detail(lotName(alarm.lot), place, good));
}

function draw() {
  document.documentElement.lang = state.language === "en" ? "en" : "zh-CN";
  document.title = t().title;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t()[node.dataset.text];
  byId("language").textContent = t().language;
  drawConnection();
  const now = state.snapshot;
  if (!now) return;
  state.lots = new Map(now.lots.map((lot) => [lot.id, lot]));
  list("trouble-list", now.alarms, ["", ""], drawAlarm);
  byId("trouble").hidden = now.alarms.length === 0;
  byId("trouble-count").textContent = `${now.alarms.length}${now.alarms.length < MOST_ALARMS ? "" : "+"}`;
  list("lots", now.lots, t().noLots, drawLot);
  list("open-list", now.open, t().noInside, drawOpen);
  list("passage-list", now.passages, t().noPassed, drawPassage);
  list("ended-list", now.ended, t().noEnded, drawEnded);
  list("review-list", now.review, ["", ""], drawReview);
  list("alarm-list", now.setAside, ["", ""], drawFact);
  byId("open-count").textContent = now.lots.reduce(
    (sum, lot) => sum + (lot.taken ?? now.open.filter((stay) => stay.lot === lot.id).length), 0);
  byId("review-count").textContent = now.counts.review;
  byId("alarm-count").textContent = now.setAside.length;
  byId("review").hidden = now.review.length === 0;
  byId("alarm").hidden = now.setAside.length === 0;
  byId("factor").hidden = now.clockFactor === 1;
  byId("factor").textContent = t().factor(now.clockFactor);
}

function drawConnection() {
  const lost = state.connection !== "live" && state.snapshot !== null;
  byId("connection").className = `connection ${lost ? "lost" : state.connection}`;
  byId("connection").textContent = lost ? t().lost : t()[state.connection];
  document.body.classList.toggle("is-stale", lost);
  byId("stale").hidden = !lost;
  if (lost) byId("stale").textContent = t().stale(moment(state.snapshot.time, true));
}

function everySecond() {
  if (state.connection === "live" && performance.now() - state.heardAt > SILENCE_SECONDS * 1000) {
    state.connection = "waiting";
    drawConnection();
  }
  if (!state.snapshot || state.connection !== "live") return;
  byId("clock").textContent = moment(serviceNow(), true);
  byId("date").textContent = day(serviceNow());
  document.querySelectorAll("[data-tick]").forEach(tick);
}

// ---- what a person can do ------------------------------------------------------------------

async function post(path, body) {
  const answer = await ask(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}),
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    alert(t().failed + (problem.detail ?? answer.status));
  }
}

const sessionPath = (stay) => `/api/v1/lots/${stay.lot}/sessions/${stay.id}`;

async function confirmStay(stay) {
  if (confirm(t().askConfirm)) post(`${sessionPath(stay)}/confirmation`);
}

async function dismissStay(stay) {
  const why = prompt(t().askNote)?.trim();
  if (why) post(`${sessionPath(stay)}/dismissal`, { why });
}

// ---- the stream ------------------------------------------------------------------------------

async function hearAll() {
  for (;;) {
    await listen("/api/v1/live", hear).catch(() => {});
    state.connection = "waiting";
    drawConnection();
    await new Promise((again) => setTimeout(again, 3000));
  }
}

function hear(message) {
  state.snapshot = JSON.parse(message);
  state.heardAt = performance.now();
  state.connection = "live";
  draw();
  everySecond();
}

byId("log-out").addEventListener("click", leaveForGood);
byId("language").addEventListener("click", () => {
  state.language = state.language === "en" ? "zh" : "en";
  localStorage.setItem("lang", state.language);
  draw();
  document.querySelectorAll("[data-tick]").forEach(tick);
});
byId("picture").addEventListener("click", () => byId("picture").close());
draw();
hearAll();
setInterval(everySecond, 1000);
