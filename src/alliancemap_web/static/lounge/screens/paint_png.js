// Paints the map on a canvas, shape by shape: an <img> of an SVG would need a wider content policy,
// and would not have the page's letters. The map knows six kinds of shape; all are painted here.

const FAMILY = 'Inter, "Liberation Sans", Arial, "Noto Sans", sans-serif';

const numbers = (shape, names) => names.map((name) => Number(shape.getAttribute(name) ?? 0));

const OUTLINES = {
  rect(shape) {
    const path = new Path2D();
    const [x, y, width, height, radius] = numbers(shape, ["x", "y", "width", "height", "rx"]);
    path.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
    return path;
  },
  circle(shape) {
    const path = new Path2D();
    const [x, y, radius] = numbers(shape, ["cx", "cy", "r"]);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return path;
  },
  line(shape) {
    const path = new Path2D();
    const [x1, y1, x2, y2] = numbers(shape, ["x1", "y1", "x2", "y2"]);
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
    return path;
  },
  path: (shape) => new Path2D(shape.getAttribute("d")),
};

const ALIGNED = { middle: "center", end: "right" };

function paintText(canvas, text) {
  const [x, y, size] = numbers(text, ["x", "y", "font-size"]);
  canvas.font = `${text.getAttribute("font-weight") ?? 400} ${size}px ${FAMILY}`;
  canvas.textAlign = ALIGNED[text.getAttribute("text-anchor")] ?? "left";
  canvas.fillStyle = text.getAttribute("fill") ?? "#000000";
  canvas.fillText(text.textContent, x, y);
}

function paintShape(canvas, shape) {
  const path = OUTLINES[shape.localName](shape);
  const fill = shape.getAttribute("fill") ?? "#000000";
  const stroke = shape.getAttribute("stroke");
  if (fill !== "none") {
    canvas.fillStyle = fill;
    canvas.fill(path);
  }
  if (!stroke) return;
  canvas.strokeStyle = stroke;
  canvas.lineWidth = Number(shape.getAttribute("stroke-width") ?? 1);
  canvas.lineCap = shape.getAttribute("stroke-linecap") ?? "butt";
  canvas.setLineDash((shape.getAttribute("stroke-dasharray") ?? "").split(" ").filter(Boolean).map(Number));
  canvas.stroke(path);
}

const SHIFT = /^translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)$/;

/** Paint what stands in an element, from back to front; groups may only be moved. */
function paintAll(canvas, parent) {
  for (const child of parent.children) {
    if (child.localName === "g") {
      const [, x, y] = SHIFT.exec(child.getAttribute("transform") ?? "") ?? [null, 0, 0];
      canvas.save();
      canvas.translate(Number(x), Number(y));
      paintAll(canvas, child);
      canvas.restore();
    } else if (child.localName === "text") paintText(canvas, child);
    else if (OUTLINES[child.localName]) paintShape(canvas, child);
  }
}

/** Paint an SVG element on a canvas `scale` times its size, in its own units of `viewBox`. */
export function paint(svg, scale) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const brush = canvas.getContext("2d");
  brush.scale(scale, scale);
  paintAll(brush, svg);
  return canvas;
}

/** Return an SVG element as the bytes of a PNG, once the page's letters are there. */
export async function pngOf(svg, scale = 2) {
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 20px Inter`)));
  const canvas = paint(svg, scale);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

const FACES = { 400: "inter-latin-400.woff2", 700: "inter-latin-700.woff2" };

/** Return SVG text with its letters inside, so that it looks the same wherever it is opened. */
export async function withLetters(text) {
  const faces = await Promise.all(
    Object.entries(FACES).map(async ([weight, file]) => {
      const answer = await fetch(new URL(`../fonts/${file}`, import.meta.url));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')}`;
    }),
  );
  const inside = text.indexOf(">", text.indexOf("<svg")) + 1;
  return `${text.slice(0, inside)}<style>${faces.join("")}</style>${text.slice(inside)}`;
}
