"use strict";
(() => {
  const main = document.querySelector("main"), controls = document.querySelector(".controls"), place = document.getElementById("place");
  const rule = document.getElementById("rule"), rows = [...document.querySelectorAll(".run > li")];
  const folds = [...document.querySelectorAll("details.outside")];
  const shown = name => document.querySelector(`input[name=${name}]:checked`);
  let steps = [], at = -1;
  if (!controls) return;
  controls.hidden = false;

  function apply() {
    const labels = new Set([...document.querySelectorAll("input[name=label]:checked")].map(box => box.value));
    const one = rule.value;
    if (one || document.querySelector("input[name=label]:not(:checked)")) for (const fold of folds) fold.open = true;
    main.dataset.view = shown("view").value;
    for (const row of rows) {
      const vetoed = row.classList.contains("vetoed");
      const out = (!vetoed && !labels.has(row.dataset.label)) || (one && row.dataset.rule !== one);
      if (out !== row.classList.contains("out")) row.classList.toggle("out", out);
    }
    list();
  }

  function list() {
    const closed = new Set(folds.filter(fold => !fold.open));
    steps = rows.filter(row => !row.classList.contains("body") && !row.classList.contains("out") && !closed.has(row.closest("details.outside")));
    select(-1);
  }

  function select(next) {
    const old = document.querySelector(".run > [aria-current]");
    if (old) old.removeAttribute("aria-current");
    at = next;
    const row = steps[at];
    if (row) {
      row.setAttribute("aria-current", "true");
      row.tabIndex = -1;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "center" });
    }
    place.textContent = steps.length ? (row ? `${at + 1} of ${steps.length}` : `${steps.length} to see`) : "none";
  }

  function step(by) {
    if (!steps.length) return;
    if (main.dataset.view === "body") { document.querySelector("input[value=all]").checked = true; apply(); }
    select(at < 0 ? (by > 0 ? 0 : steps.length - 1) : (at + by + steps.length) % steps.length);
  }

  document.getElementById("next").onclick = () => step(1);
  document.getElementById("previous").onclick = () => step(-1);
  controls.onchange = apply;
  for (const fold of folds) fold.ontoggle = list;
  addEventListener("beforeprint", () => { for (const fold of folds) fold.open = true; });
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "radio" && event.target.type !== "checkbox") return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (by) { event.preventDefault(); step(by); }
  });
  apply();
})();
