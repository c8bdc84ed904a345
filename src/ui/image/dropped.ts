/** The files of a drop, those inside folders as well. To be called while the event lasts: its data is gone afterwards. */
export async function droppedFiles({ items, files: given }: DataTransfer): Promise<File[]> {
  const files = [...given];
  const entries = [...items].flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry?.() ?? null] : []));
  // Files that were not taken from a disk have no entry.
  if (!entries.some((entry) => entry?.isDirectory)) return files;
  const inside = Promise.all(entries.map((entry) => (entry ? filesOf(entry) : [])));
  // A folder that cannot be read is like one that is empty.
  return inside.then(
    (found) => found.flat().filter(({ name }) => !kept.test(name)),
    () => files,
  );
}

/** What systems leave in folders for themselves. */
const kept = /^(?:\.|Thumbs\.db$)/;

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  // A reader hands out a hundred or so at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesOf))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
