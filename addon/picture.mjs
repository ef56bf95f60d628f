// Small drawings from signed distances: a shape says how far a point is from its edge (negative inside), in pixels.

export const roundedBox = (x, y, width, height, radius) => (px, py) => {
  const dx = Math.abs(px - x - width / 2) - width / 2 + radius;
  const dy = Math.abs(py - y - height / 2) - height / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};

/** A convex polygon, its corners clockwise as seen on the screen. */
export const polygon = (corners) => (px, py) =>
  Math.max(
    ...corners.map(([x, y], index) => {
      const [nextX, nextY] = corners[(index + 1) % corners.length];
      return ((px - x) * (nextY - y) - (py - y) * (nextX - x)) / Math.hypot(nextX - x, nextY - y);
    }),
  );

/** A pen of a width along points, with round ends. */
export const stroke = (points, width) => (px, py) => {
  let nearest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index++) {
    const [[ax, ay], [bx, by]] = [points[index - 1], points[index]];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(px - ax - along * dx, py - ay - along * dy));
  }
  return nearest - width / 2;
};

/** Points on an arc, angles in degrees, clockwise on the screen from the right. */
export function arc(x, y, radius, from, to) {
  const steps = 24;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

export const either = (...shapes) => (px, py) => Math.min(...shapes.map((shape) => shape(px, py)));

/** Layers, the lowest first, as pixels; `colour` is [red, green, blue] or a function of the point. */
export function paint(width, height, layers) {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let colour = [0, 0, 0];
      let opacity = 0;
      for (const { shape, colour: own } of layers) {
        const cover = Math.min(1, Math.max(0, 0.5 - shape(x + 0.5, y + 0.5)));
        if (cover === 0) continue;
        const paintOf = typeof own === 'function' ? own(x, y) : own;
        const next = cover + opacity * (1 - cover);
        colour = colour.map((value, index) => (paintOf[index] * cover + value * opacity * (1 - cover)) / next);
        opacity = next;
      }
      pixels.set([...colour.map(Math.round), Math.round(opacity * 255)], (y * width + x) * 4);
    }
  }
  return { width, height, pixels };
}
