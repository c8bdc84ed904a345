/** When canvases change their size, come into sight or leave it: one observer of each kind for all of them. */

interface Told {
  resized(): void;
  seen(visible: boolean): void;
}

/** The palette alone has a hundred. */
const told = new Map<Element, Told>();
let observers: readonly [ResizeObserver, IntersectionObserver] | null = null;

const observe = (): readonly [ResizeObserver, IntersectionObserver] => [
  new ResizeObserver((changes) => {
    for (const { target } of changes) told.get(target)?.resized();
  }),
  new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) told.get(target)?.seen(isIntersecting);
  }),
];

/** Both tell at once how it is, and from then on of every change, until the returned function is called. */
export function watchCanvas(canvas: HTMLCanvasElement, who: Told): () => void {
  observers ??= observe();
  told.set(canvas, who);
  for (const observer of observers) observer.observe(canvas);
  return () => {
    if (told.get(canvas) !== who) return;
    told.delete(canvas);
    for (const observer of observers ?? []) observer.unobserve(canvas);
  };
}
