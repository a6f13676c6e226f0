// The page behind the code at a lane. The phone keeps the lot's token; the service only its hash.

const asked = new URLSearchParams(location.search);
const [lot, device, lane, code] = ["lot", "device", "lane", "code"].map((it) => asked.get(it));
const PLACE = `parking.token.${lot}`;
const PROBLEMS = {
  "wrong-code": "请重新扫描车道上的二维码。",
  "unknown-token": "没有找到您的入场记录，请联系管理员。",
  "token-needed": "没有找到您的入场记录，请联系管理员。",
  "not-inside": "没有找到您的入场记录，请联系管理员。",
  "inner-lane": "请在出口扫码。",
  "too-often": "扫码人数较多，请一分钟后再试。",
};

const button = document.getElementById("go");
const answer = document.getElementById("answer");

function say(chinese, english, failed) {
  const small = document.createElement("small");
  small.textContent = english;
  answer.replaceChildren(chinese, small);
  answer.classList.toggle("failed", Boolean(failed));
}

function clock(time) {
  return new Date(time).toLocaleString("zh-CN", {
    dateStyle: "short", timeStyle: "short", timeZone: "Asia/Shanghai",
  }).replace(" ", "\u00a0");
}

function told(scan) {
  localStorage.setItem(PLACE, scan.token);
  if (scan.leftAt) {
    say(`${scan.plate} 已于 ${clock(scan.leftAt)} 离场，祝您一路顺风。`, `Left at ${clock(scan.leftAt)}`);
  } else {
    say(`${scan.plate} 已于 ${clock(scan.enteredAt)} 入场，离场时请再次扫码。`,
      `Came at ${clock(scan.enteredAt)}. Scan again as you leave.`);
  }
}

async function scan() {
  button.disabled = true;
  try {
    const place = [lot, "lanes", device, lane].map(encodeURIComponent).join("/");
    const response = await fetch(`/api/v1/lots/${place}/scans`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code, token: localStorage.getItem(PLACE) }),
    });
    const body = await response.json();
    if (response.ok) {
      told(body);
    } else {
      const kind = String(body.type).split("/").pop();
      if (kind === "unknown-token") {
        localStorage.removeItem(PLACE);
      }
      say(PROBLEMS[kind] || "没有成功，请联系管理员。", body.detail, true);
    }
  } catch {
    say("网络不通，请重试。", "No connection. Try again.", true);
  } finally {
    button.disabled = false;
  }
}

button.addEventListener("click", scan);
