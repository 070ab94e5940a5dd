"""What no page may have: text that is hard to read."""

CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgb = (...colors) => { canvas.reset();
    for (const c of colors) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const poor = [];
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const back = []; for (let a = e; a; a = a.parentElement) back.unshift(getComputedStyle(a).backgroundColor);
    const paper = rgb(...back), ink = rgb(...back, getComputedStyle(e).color);
    const [high, low] = [light(paper), light(ink)].sort((x, y) => y - x);
    if ((high + .05) / (low + .05) < 4.5) poor.push(e.className + ": " + e.textContent.slice(0, 30));
  }
  return poor; }"""
"""JavaScript that gives the class and text of each element whose contrast is under 4.5 (WCAG 2.2, 1.4.3)."""
