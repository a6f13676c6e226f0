// What a plate owes. The code comes behind the # of the link, which no server hears of.

const form = document.getElementById("form");
const plate = document.getElementById("plate");
const code = document.getElementById("code");
const answer = document.getElementById("answer");
const visits = document.getElementById("visits");
const button = document.getElementById("go");
const PROBLEMS = {
  "wrong-proof": "查询码不对或已过期，请使用最新的查询码。",
  "too-often": "查询过于频繁，请稍后再试。",
  "malformed-request": "请核对车牌号。",
};

code.value = decodeURIComponent(location.hash.slice(1));

function say(chinese, english, failed) {
  const small = document.createElement("small");
  small.textContent = english;
  answer.replaceChildren(chinese, small);
  answer.classList.toggle("failed", Boolean(failed));
}

function yuan(fen) {
  return (fen / 100).toFixed(2);
}

function clock(time) {
  return new Date(time).toLocaleString("zh-CN", {
    dateStyle: "short", timeStyle: "short", timeZone: "Asia/Shanghai",
  });
}

function part(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function row(visit) {
  const item = document.createElement("li");
  item.append(
    part("span", visit.lotName),
    part("strong", `¥${yuan(visit.amountFen)}`),
    part("small", `${clock(visit.enteredAt)} – ${clock(visit.leftAt)}`),
  );
  return item;
}

function told(due) {
  say(`未缴 ${due.unpaidVisits} 笔，合计 ${yuan(due.amountFen)} 元`,
    `${due.unpaidVisits} unpaid, ${yuan(due.amountFen)} yuan`);
  visits.replaceChildren(...(due.visits || []).map(row));
}

function ask() {
  const address = `/api/v1/dues/${encodeURIComponent(plate.value.trim())}`;
  return code.value.trim() === "" ? fetch(address) : fetch(`${address}/claims`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code: code.value.trim() }),
  });
}

async function look(event) {
  event.preventDefault();
  button.disabled = true;
  visits.replaceChildren();
  try {
    const response = await ask();
    const body = await response.json();
    if (response.ok) {
      told(body);
    } else {
      const kind = String(body.type).split("/").pop();
      say(PROBLEMS[kind] || "没有成功，请稍后再试。", body.detail, true);
    }
  } catch {
    say("网络不通，请重试。", "No connection. Try again.", true);
  } finally {
    button.disabled = false;
  }
}

form.addEventListener("submit", look);
