"use strict";
(() => {
  const $ = id => document.getElementById(id), token = new URLSearchParams(location.search).get("token") || "";
  const groups = { comment: "comment", byline: "about", dateline: "about", caption: "about" };
  for (const label of ["title", "standfirst", "heading", "paragraph", "quote", "list_item", "table", "code"]) groups[label] = "body";
  let questions = [], keys = {}, names = {}, at = 0, last = null, proposals = [], asked = null;

  function element(tag, css, text) {
    const made = document.createElement(tag);
    if (css) made.className = css;
    made.textContent = visible(text);
    made.dir = "auto";
    return made;
  }

  // signs that steer are shown by their code, as on every page of the report
  function visible(text) {
    return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
      sign => `⟦U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟧`);
  }

  async function ask(path, body) {
    const options = { headers: { "X-Token": token } };
    if (body) Object.assign(options, { method: "POST", body: JSON.stringify(body) }), options.headers["Content-Type"] = "application/json";
    try {
      const reply = await fetch(path, options), data = await reply.json();
      if (!reply.ok) throw new Error(data.error || reply.statusText);
      return data;
    } catch (error) {
      $("saved").textContent = `${error.message}`;
      throw error;
    }
  }

  function context(id, rows) {
    $(id).replaceChildren(...rows.map(([label, text]) => {
      const row = element("p", "", text);
      row.prepend(element("b", "", `${label.replace("_", " ")}: `));
      return row;
    }));
  }

  function show() {
    const done = questions.filter(q => q.answer).length;
    $("progress").textContent = questions.length ? `${done} of ${questions.length} answered` : "Nothing to review: no line is in doubt.";
    const q = questions[at];
    if (!q) { for (const id of ["where", "line", "before", "after"]) $(id).replaceChildren(); return; }
    $("where").textContent = `${at + 1}. ${visible(q.article)}`;
    context("before", q.before);
    context("after", q.after);
    const label = q.answer || q.label;
    $("line").className = groups[label] || "removed";
    const rule = q.rule ? ` by ${q.rule}, confidence ${q.confidence.toFixed(2)}` : ", by no rule";
    const why = element("p", "why", `taken for ${q.label.replace("_", " ")}${rule}${q.evidence.length ? ": " + q.evidence.join("; ") : ""}`);
    const parts = [element("p", "text", q.text), why];
    if (q.answer) parts.push(element("p", "answer", `your answer: ${q.answer.replace("_", " ")}`));
    $("line").replaceChildren(...parts);
    for (const button of document.querySelectorAll(".labels button")) button.setAttribute("aria-pressed", String(button.dataset.label === q.answer));
  }

  function move(by) {
    if (!questions.length) return;
    at = Math.min(Math.max(at + by, 0), questions.length - 1);
    show();
  }

  async function give(label) {
    const q = questions[at];
    if (!q) return;
    await ask("answer", { id: q.id, label });
    q.answer = label;
    last = label ? q : null;
    $("saved").textContent = label ? `${label.replace("_", " ")}: kept. ${$("rule").querySelector("kbd").textContent} makes a rule of its site of it` : "";
    if (label && at < questions.length - 1) at += 1;
    show();
  }

  async function save(path) {
    const { written } = await ask(path, {});
    $("saved").textContent = written.length ? `written: ${written.join(", ")}` : "nothing to write yet: answer something first";
  }

  // the line on the screen if it is answered, else the one that was answered last
  async function rule() {
    const q = questions[at]?.answer ? questions[at] : last;
    if (!q) { $("saved").textContent = "answer a line first: its answer becomes the rule"; return; }
    const found = await ask("rule", { id: q.id });
    asked = q.id;
    proposals = found.proposals;
    $("rules-head").textContent = `A rule for ${found.site}`;
    $("rules-line").textContent = visible(found.line);
    $("rules-note").textContent = found.unnamed ? "The article names no address, so this would be for every site. To name one: cleaner review --site paper.example" : "";
    $("rules-file").textContent = found.new ? `What the new file ${found.file} would hold` : `What would be added to ${found.file}`;
    $("rules-wrong").textContent = "";
    $("rules-kinds").replaceChildren(...proposals.map(kind));
    choose(0);
    if (!$("rules").open) $("rules").showModal();
    $("rules-kinds").querySelector("input")?.focus();
  }

  function kind(found, index) {
    const box = element("label", "kind", ""), input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "kind", value: String(index), checked: index === 0 });
    input.onchange = () => choose(index);
    const times = found.articles === 1 ? "this article alone" : `${found.articles} of ${found.looked} articles`;
    const spoken = { remove: "removes", keep: "keeps", label: "names" }[found.action];
    const there = found.there ? "; it is in the file already" : "";
    const what = element("span", "", `${spoken} ${found.lines} ${found.lines === 1 ? "line" : "lines"} in ${times}${there}`);
    box.append(input, element("b", "", found.look), element("code", "", found.text), what);
    if (!found.shown.length) return box;
    const one = found.others === 1, prose = found.prose ? `, ${found.prose} of them paragraphs` : "";
    const fate = found.stays ? (one ? "goes now and would stay" : "go now and would stay") : one ? "stays now and would go" : "stay now and would go";
    const already = found.stays ? "They stay already:" : "They go already, without the rule:";
    const more = element("p", found.prose ? "error" : "soft", found.others ? `${found.others} other ${one ? "line" : "lines"} ${fate}${prose}:` : already);
    const list = element("ul", "others", "");
    list.append(...found.shown.map(line => element("li", "", `${line.label.replace("_", " ")} in ${line.article}: ${line.text}`)));
    const whole = element("div", "choice", "");
    whole.append(box, more, list);
    return whole;
  }

  function choose(index) {
    $("rules-toml").textContent = visible(proposals[index].toml);
    $("rules-save").disabled = proposals[index].there;
  }

  async function saveRule() {
    const chosen = proposals[Number(document.querySelector("input[name=kind]:checked").value)];
    try {
      const { written } = await ask("rule/save", { id: asked, look: chosen.look, text: chosen.text });
      $("rules").close();
      $("saved").textContent = `written: ${written.join(", ")}`;
    } catch (error) {
      $("rules-wrong").textContent = error.message;
    }
  }

  document.querySelector(".labels").onclick = event => { const b = event.target.closest("button"); if (b) give(b.dataset.label); };
  $("right").onclick = () => questions[at] && give(questions[at].label);
  $("undo").onclick = () => give(null);
  $("back").onclick = () => move(-1);
  $("on").onclick = () => move(1);
  $("fixtures").onclick = () => save("fixtures");
  $("rule").onclick = rule;
  $("rules-save").onclick = saveRule;
  $("rules-close").onclick = () => $("rules").close();
  $("rules").onclose = () => $("line").focus();
  $("rules").onkeydown = event => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    $("rules-save").click();
  };
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("rules").open) return;
    const press = { ArrowLeft: () => move(-1), ArrowRight: () => move(1), u: () => give(null), i: rule }[event.key];
    if (press) press();
    else if (event.key === "Enter" && event.target.tagName !== "BUTTON") $("right").click();
    else if (keys[event.key]) give(keys[event.key]);
    else return;
    event.preventDefault();
  });
  ask("questions").then(data => {
    ({ questions, keys, names } = data);
    const open = questions.findIndex(q => !q.answer);
    at = Math.max(open, 0);
    show();
  });
})();
