/** The modifier of shortcuts as this machine's keyboard names it. */
export const modifier = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '') ? '⌘' : 'Ctrl';
