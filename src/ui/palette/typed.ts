/** What is typed between the wish for the palette and its search field, which may be a moment away: meant for the field. */

let typed = '';

function keep(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key.length === 1) typed += event.key;
  // Would press the button that the palette was opened with.
  else if (event.key !== 'Enter') return;
  event.preventDefault();
  event.stopPropagation();
}

/** From now on, until it is taken. */
export function keepTyping(): void {
  typed = '';
  addEventListener('keydown', keep, true);
}

/** What was typed in the meantime; keys go where they are pressed again. */
export function takeTyped(): string {
  removeEventListener('keydown', keep, true);
  const taken = typed;
  typed = '';
  return taken;
}
