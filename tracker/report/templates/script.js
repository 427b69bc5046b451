
"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const find = (id) => document.getElementById(id);
  const slider = find("slider"), date = find("date"), criterion = find("criterion");
  const table = find("table");
  if (!table) return;
  const body = table.tBodies[0];
  const words = { y: "yes", d: "disputed", u: "unknown", n: "no" };
  const order = "ydun";
  const rows = Array.from(body.rows, (row, index) => ({ row, party: row.dataset.party, index }));
  rows.sort((a, b) => (a.party < b.party ? -1 : a.party > b.party ? 1 : 0));
  const iso = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

  function at(line, day) {
    let low = 0, high = line.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (line[middle][0] <= day) low = middle; else high = middle - 1;
    }
    return low;
  }
  function span(line, place) {
    const answer = line[place][1][0];
    let begin = place, end = place;
    while (begin > 0 && line[begin - 1][1][0] === answer) begin -= 1;
    while (end + 1 < line.length && line[end + 1][1][0] === answer) end += 1;
    const first = begin > 0 ? iso(line[begin][0]) : null;
    const last = end + 1 < line.length ? iso(line[end + 1][0] - 1) : null;
    if (!first) return last ? "until " + last : "always";
    if (!last) return "from " + first;
    return first === last ? "on " + first : "from " + first + " to " + last;
  }
  function beside(code) {
    const said = [["suspended", code[1]], ["stalled", code[2]]];
    return said.filter(([, letter]) => letter !== "n")
      .map(([word, letter]) => (letter === "y" ? word : word + ": " + words[letter])).join(", ");
  }
  function show(day) {
    const lines = data.lines[criterion.value];
    const counts = { y: 0, d: 0, u: 0, n: 0 };
    const placed = rows.map((each) => {
      const line = lines[each.party], place = at(line, day), code = line[place][1];
      const cells = each.row.cells;
      counts[code[0]] += 1;
      cells[0].textContent = words[code[0]];
      cells[0].className = "answer " + words[code[0]];
      cells[2].textContent = span(line, place);
      cells[3].textContent = beside(code);
      return { row: each.row, order: order.indexOf(code[0]) };
    });
    placed.sort((a, b) => a.order - b.order);
    body.append(...placed.map((each) => each.row));
    find("day").textContent = iso(day);
    find("by").textContent = criterion.value;
    find("summary").textContent = counts.y + " yes, " + counts.d + " disputed, " +
      counts.u + " unknown, " + counts.n + " no";
    slider.value = String(day);
    slider.setAttribute("aria-valuetext", iso(day));
    date.value = iso(day);
    current = day;
  }
  function change(direction) {
    const days = new Set();
    for (const line of Object.values(data.lines[criterion.value])) {
      for (const stretch of line.slice(1)) days.add(stretch[0]);
    }
    const sorted = Array.from(days).sort((a, b) => a - b);
    const next = direction > 0 ? sorted.find((day) => day > current)
      : sorted.reverse().find((day) => day < current);
    if (next !== undefined) move(next);
  }
  function move(day) {
    slider.min = String(Math.min(Number(slider.min), day));
    slider.max = String(Math.max(Number(slider.max), day));
    show(day);
  }
  let current = data.on, waiting = false;
  slider.min = String(Math.min(data.first, data.on));
  slider.max = String(Math.max(data.last, data.on));
  slider.addEventListener("input", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; show(Number(slider.value)); });
  });
  date.addEventListener("change", () => {
    const day = Date.parse(date.value + "T00:00:00Z") / 86400000;
    if (Number.isInteger(day)) move(day);
  });
  criterion.addEventListener("change", () => show(current));
  find("before").addEventListener("click", () => change(-1));
  find("after").addEventListener("click", () => change(1));
  document.querySelector(".controls").addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".controls").hidden = false;
  criterion.value = data.by;
  show(data.on);
})();
