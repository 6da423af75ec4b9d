/** A place on the canvas, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** What moving a pointer does to the view. */
export interface Pull extends Point {
  /** Factor of the camera's distance. */
  zoom: number;
}

/** How pointers hold the picture: one pulls it, and a second one also draws it nearer or farther. A third holds nothing. */
export class Grip {
  readonly #points = new Map<number, Point>();

  take(id: number, { x, y }: Point): void {
    if (this.#points.size < 2) this.#points.set(id, { x, y });
  }

  release(id: number): void {
    this.#points.delete(id);
  }

  /** @returns how far the middle of the grip has moved, and how its width has changed; nothing for a pointer that holds nothing. */
  move(id: number, { x, y }: Point): Pull | undefined {
    const point = this.#points.get(id);
    if (!point) return undefined;
    const before = this.#width();
    const pull = { x: (x - point.x) / this.#points.size, y: (y - point.y) / this.#points.size };
    this.#points.set(id, { x, y });
    return { ...pull, zoom: before / this.#width() };
  }

  /** Pixels between two pointers; 1 for a single one. */
  #width(): number {
    const [one, other] = this.#points.values();
    return one && other ? Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)) : 1;
  }
}
