/** The page's own IndexedDB: the session as it was left, and the files of the images it needs. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Tables extends DBSchema {
  session: { key: 'current'; value: unknown };
  images: { key: string; value: StoredImage };
}

/** An image as it came: the file, not its pixels. */
export interface StoredImage {
  readonly blob: Blob;
  readonly name: string;
  /** When it was stored or opened again, ms since 1970. */
  readonly used: number;
}

/** Some browsers never answer an open while another tab, or the browser itself, is in the way. */
const patience = 5000;

let connection: Promise<IDBPDatabase<Tables>> | null = null;

function open(): Promise<IDBPDatabase<Tables>> {
  connection ??= Promise.race([
    connect(),
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('The database did not open in time.')), patience);
    }),
  ]).catch((error: unknown) => {
    connection = null;
    throw error;
  });
  return connection;
}

async function connect(): Promise<IDBPDatabase<Tables>> {
  const database = await openDB<Tables>('augmentation-playground', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('session');
      fresh.createObjectStore('images');
    },
    // Another tab needs a newer version: give way instead of blocking it.
    blocking() {
      connection = null;
      database.close();
    },
    terminated() {
      connection = null;
    },
  });
  return database;
}

/** Runs one piece of work; where the connection has died meanwhile, opens another and tries once more. */
async function use<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } catch (error) {
    if (isFull(error)) throw error;
    connection = null;
    database.close();
    return work(await open());
  }
}

/** Whether the browser refused because its storage is full. */
export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

export const readSession = (): Promise<unknown> => use((database) => database.get('session', 'current'));

export async function writeSession(session: unknown): Promise<void> {
  await use((database) => database.put('session', session, 'current'));
}

export const dropSession = (): Promise<void> => use((database) => database.delete('session', 'current'));

export const readImage = (id: string): Promise<StoredImage | undefined> =>
  use((database) => database.get('images', id));

export async function writeImage(id: string, blob: Blob, name: string): Promise<void> {
  await use((database) => database.put('images', { blob, name, used: Date.now() }, id));
}

/** Forgets images that nothing needs, except the newest few: another tab may show them, or an undo elsewhere. */
export function pruneImages(needed: ReadonlySet<string>, spare: number): Promise<void> {
  return use(async (database) => {
    const transaction = database.transaction('images', 'readwrite');
    const found: { readonly id: string; readonly used: number }[] = [];
    for await (const cursor of transaction.store)
      if (!needed.has(cursor.key)) found.push({ id: cursor.key, used: cursor.value.used });
    found.sort((a, b) => b.used - a.used);
    await Promise.all(found.slice(spare).map(({ id }) => transaction.store.delete(id)));
    await transaction.done;
  });
}
