// Pages work without this. It lets the queue be judged with one key a record: j and k move, the letter on a button presses it.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const items = [...document.querySelectorAll("[data-item]")];
  if (!items.length) return;
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const move = { j: 1, k: -1 }[event.key];
  if (move) {
    const next = items[Math.min(items.length - 1, Math.max(0, at + move))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    event.preventDefault();
  } else if (at >= 0) {
    const button = items[at].querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (button) { button.click(); event.preventDefault(); }
  }
});
