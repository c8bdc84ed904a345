/** Dragging a card with the pointer: where it would land, a line that shows it, and scrolling at the edges. */
import type { Place } from '../../pipeline/edit';
import type { Key } from '../../pipeline/model';

interface Slot extends Place {
  /** Where the insertion line is drawn, in viewport pixels; null marks the folded group itself. */
  readonly line: { readonly left: number; readonly top: number; readonly width: number } | null;
  readonly list: HTMLElement;
}

/** Half the gap between cards. */
const halfGap = 4;
/** The last pixels of a group's card still mean "after the group". */
const groupTail = 10;
/** Pixels a press may wander before it is a drag. */
const slack = 4;
/** Height of the zones that scroll, and the fastest they scroll per frame. */
const edge = 44;
const fastest = 14;

const cardsOf = (list: HTMLElement): HTMLElement[] =>
  [...list.children].filter((child): child is HTMLElement => child instanceof HTMLElement && 'node' in child.dataset);

function slotAt(list: HTMLElement, y: number, dragged: HTMLElement): Slot {
  const parent = list.dataset.parent || null;
  const cards = cardsOf(list);
  const frame = list.getBoundingClientRect();
  const at = (index: number): Slot => {
    const next = cards[index]?.getBoundingClientRect();
    const before = cards[index - 1]?.getBoundingClientRect();
    const top = next ? next.top - halfGap : before ? before.bottom + halfGap : frame.top + halfGap;
    return { parent, index, list, line: { left: frame.left, top, width: frame.width } };
  };
  for (const [index, card] of cards.entries()) {
    const box = card.getBoundingClientRect();
    if (y > box.bottom) continue;
    if (card !== dragged && card.dataset.kind === 'group') {
      const header = card.firstElementChild?.getBoundingClientRect() ?? box;
      if (y > header.top + header.height * 0.3 && y < box.bottom - groupTail) {
        const inner = card.querySelector<HTMLElement>('ol[data-parent]');
        if (inner) return slotAt(inner, y, dragged);
        // Folded: it lands behind the last child, wherever that is.
        return { parent: card.dataset.node ?? null, index: Number.MAX_SAFE_INTEGER, list: card, line: null };
      }
    }
    return at(y < box.top + box.height / 2 ? index : index + 1);
  }
  return at(cards.length);
}

export interface DragParts {
  /** The outermost list. */
  readonly tree: HTMLElement;
  readonly scroller: HTMLElement;
  readonly line: HTMLElement;
  /** Follows the pointer. */
  readonly ghost: HTMLElement;
}

export interface DragCalls {
  readonly onStart: () => void;
  readonly onDrop: (place: Place) => void;
  readonly onCancel: () => void;
}

/** Watches a press on a card until it is released; it becomes a drag once it wanders. Escape takes the drag back. */
export function watchDrag(press: PointerEvent, card: HTMLElement, parts: DragParts, calls: DragCalls): void {
  const { tree, scroller, line, ghost } = parts;
  const key: Key = card.dataset.node ?? '';
  const watching = new AbortController();
  const { signal } = watching;
  let pointer = { x: press.clientX, y: press.clientY };
  let dragging = false;
  let slot: Slot | null = null;
  let frame = 0;

  const ownIndex = () => cardsOf(card.parentElement ?? tree).indexOf(card);
  const stays = ({ list, index }: Slot) =>
    list === card.parentElement && (index === ownIndex() || index === ownIndex() + 1);

  const show = () => {
    slot?.list.removeAttribute('data-drop');
    slot = slotAt(tree, pointer.y, card);
    // Never into itself: over its own card nothing would change.
    if (card.contains(slot.list) || stays(slot)) slot = null;
    line.hidden = !slot?.line;
    if (slot?.line) {
      line.style.transform = `translate(${slot.line.left}px, ${slot.line.top - 1}px)`;
      line.style.width = `${slot.line.width}px`;
    } else slot?.list.setAttribute('data-drop', '');
    ghost.style.transform = `translate(${pointer.x + 12}px, ${pointer.y - 14}px)`;
  };

  const tick = () => {
    const box = scroller.getBoundingClientRect();
    const above = box.top + edge - pointer.y;
    const below = pointer.y - (box.bottom - edge);
    const depth = Math.min(1, Math.max(above, below, 0) / edge);
    if (depth > 0) scroller.scrollTop += (above > 0 ? -1 : 1) * depth * fastest;
    show();
    frame = requestAnimationFrame(tick);
  };

  const start = () => {
    dragging = true;
    tree.setPointerCapture(press.pointerId);
    card.setAttribute('data-dragged', '');
    ghost.hidden = false;
    calls.onStart();
    tick();
  };

  const finish = (drop: boolean) => {
    watching.abort();
    cancelAnimationFrame(frame);
    if (!dragging) return;
    // The last move may be newer than the last frame.
    show();
    card.removeAttribute('data-dragged');
    slot?.list.removeAttribute('data-drop');
    line.hidden = true;
    ghost.hidden = true;
    if (tree.hasPointerCapture(press.pointerId)) tree.releasePointerCapture(press.pointerId);
    // The release would otherwise click what the drag began on.
    const swallow = (event: Event) => event.stopPropagation();
    addEventListener('click', swallow, { capture: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
    if (drop && slot) calls.onDrop({ parent: slot.parent, index: slot.index });
    else calls.onCancel();
  };

  const move = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return;
    pointer = { x: event.clientX, y: event.clientY };
    if (!dragging && Math.hypot(pointer.x - press.clientX, pointer.y - press.clientY) > slack && key) start();
  };
  const end = (drop: boolean) => (event: PointerEvent) => {
    if (event.pointerId === press.pointerId) finish(drop);
  };
  addEventListener('pointermove', move, { signal });
  addEventListener('pointerup', end(true), { signal });
  addEventListener('pointercancel', end(false), { signal });
  addEventListener(
    'keydown',
    (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !dragging) return;
      event.preventDefault();
      event.stopPropagation();
      finish(false);
    },
    { signal, capture: true },
  );
}
