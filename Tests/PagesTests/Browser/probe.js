// What the checks ask of a page. Each answers a list of faults, empty where all is well.
(() => {
  const isSeen = element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden" &&
      !element.closest(".unseen, .skip, details:not([open]) > :not(summary)");
  };
  const name = element => {
    const text = [...element.childNodes].filter(node =>
      node.nodeType === 3 || node.nodeType === 1 && getComputedStyle(node).display !== "none");
    return text.map(node => node.textContent).join("").trim().slice(0, 40);
  };
  const texts = root => [...root.querySelectorAll("text")].filter(text =>
    isSeen(text) && name(text) && !text.closest(".car, .person, .ticket"));

  const overlaps = () => {
    const faults = [];
    for (const svg of document.querySelectorAll("svg")) {
      if (!isSeen(svg)) continue;
      const boxes = texts(svg).map(text => {
        // A line box is higher than its letters: what counts is where ink can be.
        const { left, right, top, bottom, height } = text.getBoundingClientRect();
        return { text, left, right, top: top + height * .18, bottom: bottom - height * .18 };
      });
      const id = svg.id || svg.closest("figure")?.id || svg.closest("li")?.textContent.slice(0, 20);
      boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 1) faults.push(`${id}: “${name(a.text)}” on “${name(b.text)}”`);
      }));
    }
    return faults;
  };

  const cutOff = () => {
    const faults = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) {
      faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${width}`);
    }
    for (const svg of document.querySelectorAll("svg")) {
      if (!isSeen(svg)) continue;
      for (const text of texts(svg)) {
        const { left, right } = text.getBoundingClientRect();
        if (left < -1 || right > width + 1) {
          faults.push(`${svg.id || svg.closest("figure")?.id}: “${name(text)}” leaves the page`);
        }
      }
    }
    return faults;
  };

  const known = new Map();
  const channels = colour => {
    if (!known.has(colour)) known.set(colour, paint(colour));
    return known.get(colour);
  };
  const paint = colour => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = rgb => {
    const [r, g, b] = rgb.slice(0, 3).map(value => {
      const share = value / 255;
      return share <= .04045 ? share / 12.92 : ((share + .055) / 1.055) ** 2.4;
    });
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return [255, 255, 255, 255];
  };

  // WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for large letters.
  const faint = () => {
    const faults = new Map();
    const check = (element, ink, ground) => {
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || size >= 18.6 && Number(style.fontWeight) >= 700;
      const [a, b] = [light(ink), light(ground)];
      const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
      if (ratio < (isLarge ? 3 : 4.5)) {
        const where = element.closest("[id]")?.id ?? element.tagName;
        faults.set(where + element.className, `${where}: “${name(element)}” ${ratio.toFixed(2)}`);
      }
    };
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest("svg, script, style, select, [aria-hidden]") || !isSeen(element)) continue;
      const hasText = [...element.childNodes].some(node => node.nodeType === 3 &&
        node.textContent.trim());
      if (hasText) check(element, channels(getComputedStyle(element).color), behind(element));
    }
    for (const svg of document.querySelectorAll("svg")) {
      if (!isSeen(svg)) continue;
      for (const text of svg.querySelectorAll("text")) {
        if (!isSeen(text) || text.closest(".idle, .note")) continue;
        const cell = text.parentNode.querySelector(":scope > rect, :scope > circle");
        const fill = cell && channels(getComputedStyle(cell).fill);
        const isOn = cell && fill[3] > 250 && text.closest(".heat, .car g, .person, .ticket");
        check(text, channels(getComputedStyle(text).fill), isOn ? fill : behind(svg));
      }
    }
    return [...faults.values()];
  };

  // No word of the language that is not chosen may show.
  const mixed = () => {
    const other = document.documentElement.dataset.lang === "zh" ? "en" : "zh";
    return [...document.querySelectorAll(`body [lang="${other}"]`)]
      .filter(element => element.getBoundingClientRect().width > 0).map(name);
  };

  const unnamed = () => {
    const faults = [];
    for (const svg of document.querySelectorAll("svg[role=img]")) {
      const label = document.getElementById(svg.getAttribute("aria-labelledby"));
      if (!label?.textContent.trim()) faults.push("a picture without a name");
    }
    const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
    for (const id of new Set(ids)) {
      if (ids.filter(other => other === id).length > 1) faults.push(`two of ${id}`);
    }
    for (const element of document.querySelectorAll("button, select, input")) {
      if (isSeen(element) && !element.textContent.trim() && !element.ariaLabel &&
        !element.labels?.length) faults.push(`no name: ${element.id}`);
    }
    return faults;
  };

  return window.probe = { overlaps, cutOff, faint, mixed, unnamed };
})();
