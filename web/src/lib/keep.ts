/** A small store on this phone for what one must be able to read and send without net. Emptied at sign-out. */

const NAME = 'flok';
const STORE = 'kept';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

/** Opened once: what is kept in the moment before the page goes away must not wait for that. */
let opened: Promise<IDBDatabase> | undefined;

async function store<T>(mode: IDBTransactionMode, work: (kept: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await (opened ??= open());
  database.onclose = () => (opened = undefined);
  const asked = database.transaction(STORE, mode);
  const request = work(asked.objectStore(STORE));
  // At once: left to itself it waits for the answer, and is undone when the page goes away before that.
  asked.commit?.();
  return done(request);
}

/** What was kept under `key`, or undefined. A phone that refuses storage simply keeps nothing. */
export const recall = <T>(key: string): Promise<T | undefined> =>
  store('readonly', (kept) => kept.get(key) as IDBRequest<T | undefined>).catch(() => undefined);

/** Keep `value` under `key`; false when the phone refused. */
export const keep = (key: string, value: unknown): Promise<boolean> =>
  store('readwrite', (kept) => kept.put(value, key)).then(
    () => true,
    () => false,
  );

/** Everything kept under names that begin with `prefix`. */
export const recallAll = <T>(prefix: string): Promise<T[]> =>
  store(
    'readonly',
    (kept) => kept.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)) as IDBRequest<T[]>,
  ).catch(() => []);

/** Forget what was kept under `key`. */
export const forget = (key: string): Promise<unknown> =>
  store('readwrite', (kept) => kept.delete(key)).catch(() => undefined);

/** Forget everything on this phone. */
export const forgetAll = (): Promise<unknown> =>
  store('readwrite', (kept) => kept.clear()).catch(() => undefined);
