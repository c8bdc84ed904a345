/** Loads what the page is measured against, as scripts of its own: nothing of it mixes with the page's modules. */

const loading = new Map<string, Promise<void>>();

/** Runs a script below `rivals/`, once. */
export function script(name: string): Promise<void> {
  const known = loading.get(name);
  if (known) return known;
  const made = new Promise<void>((resolve, reject) => {
    const element = document.createElement('script');
    element.src = `/rivals/${name}`;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`${name} cannot be loaded.`));
    document.head.append(element);
  });
  loading.set(name, made);
  return made;
}
