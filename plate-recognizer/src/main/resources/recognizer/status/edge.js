// How the edge is doing: asks every second and draws. Text only ever enters as text nodes.

const TEXTS = {
  zh: {
    title: "车牌识别设备", language: "English", lost: "连接中断，正在重试…",
    waiting: (n) => (n === 0 ? "全部识别结果已送达" : `${n} 条识别结果等待上传`),
    good: "正常", over: "已结束", starting: "等待画面", noReading: "尚无识别结果", unread: "未识别", cutOut: "车牌特写",
    facts: (l) => `${l.frames} 帧 · 检测 ${l.looks} 帧 · 迟到 ${l.late} 帧 · ${l.readings} 次过车`,
    age: (s) => `${s.toFixed(1)} 秒前有画面`, sign: (s) => `相机自识别 · ${s.toFixed(1)} 秒前有消息`, sure: (p) => `置信度 ${p}%`,
    way: { in: "入场", out: "离场", unknown: "方向不明" },
    ailments: {
      silent: "没有画面：请检查电源、网线和地址", frozen: "画面冻结：请重启摄像头",
      black: "画面全黑：请检查镜头、镜头盖和光线", glaring: "画面过曝：请检查曝光或避开阳光直射",
      dark: "画面过暗：请检查补光和曝光",
    },
    ailing: "异常",
    skew: (s) => `时钟比服务器${s < 0 ? "慢" : "快"} ${Math.abs(s).toFixed(1)} 秒`,
  },
  en: {
    title: "Recogniser", language: "中文", lost: "The connection is lost; trying again…",
    waiting: (n) => (n === 0 ? "Every reading is delivered" : `${n} readings wait to be sent`),
    good: "Good", over: "Ended", starting: "Waiting for a picture", noReading: "No reading yet",
    unread: "Not read", cutOut: "The plate close up",
    facts: (l) => `${l.frames} frames · ${l.looks} looked at · ${l.late} late · ${l.readings} passages`,
    age: (s) => `picture ${s.toFixed(1)} s ago`, sign: (s) => `reads by itself · heard of ${s.toFixed(1)} s ago`, sure: (p) => `${p}% sure`,
    way: { in: "in", out: "out", unknown: "way unknown" }, ailments: {}, ailing: "Trouble",
    skew: (s) => `Clock ${Math.abs(s).toFixed(1)} s ${s < 0 ? "behind" : "ahead of"} the service's`,
  },
};

const wished = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem("lang");
let language = wished === "en" ? "en" : "zh";
let latest = null;
const t = () => TEXTS[language];
const byId = (id) => document.getElementById(id);

function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) node.setAttribute(name, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

function stateOf(lane) {
  if (lane.ailments.length) return t().ailing;
  if (lane.isOver) return t().over;
  return lane.frameAgeSeconds === undefined ? t().starting : t().good;
}

function draw(lane) {
  const last = lane.last;
  const shot = (ending) => `lanes/${encodeURIComponent(lane.name)}${ending}.jpg?${encodeURIComponent(last.seenAt)}`;
  const picture = last && last.hasPicture
    ? h("img", { src: shot(""), alt: last.plate })
    : h("span", null, last ? "" : t().noReading);
  return h("article", { class: lane.ailments.length ? "ailing" : lane.isOver ? "over" : "" },
    h("div", { class: "shot" }, picture),
    h("div", { class: "about" },
      h("div", { class: "top" }, h("h2", null, lane.name), h("span", { class: "state" }, stateOf(lane))),
      last ? h("div", { class: "top" },
        h("p", { class: "plate", translate: "no" }, last.plate || t().unread),
        last.hasCutOut ? h("img", { class: "cut", src: shot("/plate"), alt: t().cutOut }) : null) : null,
      last ? h("p", { class: "soft" },
        [t().way[last.direction], t().sure(Math.floor(last.confidence * 100)), new Date(last.seenAt).toLocaleString(language === "en" ? "en-GB" : "zh-CN")].join(" · ")) : null,
      ...lane.ailments.map((a) => h("p", { class: "advice" }, t().ailments[a.kind] ?? a.advice)),
      h("p", { class: "soft" }, t().facts(lane)),
      lane.frameAgeSeconds === undefined || lane.isOver ? null : h("p", { class: "soft" }, (lane.signs ? t().sign : t().age)(lane.frameAgeSeconds))));
}

function drawAll() {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  document.title = t().title;
  document.querySelectorAll("[data-text]").forEach((node) => { node.textContent = t()[node.dataset.text]; });
  byId("language").textContent = t().language;
  byId("lost").textContent = t().lost;
  if (!latest) return;
  byId("device").textContent = latest.device;
  byId("waiting").textContent = t().waiting(latest.waiting);
  byId("skew").textContent = latest.skewSeconds === undefined ? "" : t().skew(latest.skewSeconds);
  byId("lanes").replaceChildren(...latest.lanes.map(draw));
}

async function ask() {
  try {
    const answer = await fetch("lanes.json");
    if (!answer.ok) throw new Error(String(answer.status));
    latest = await answer.json();
    byId("lost").hidden = true;
    drawAll();
  } catch {
    byId("lost").hidden = false;
  }
  setTimeout(ask, 1000);
}

byId("language").addEventListener("click", () => {
  language = language === "en" ? "zh" : "en";
  localStorage.setItem("lang", language);
  drawAll();
});
drawAll();
ask();
