import { offline, Problem } from '../api/problem.ts';
import type { Asks, Frames } from './frames.ts';
import { WebSocketLine, type Line, type LineEnds } from './line.ts';

type Listener<F extends keyof Frames> = (frame: Frames[F]) => void;
type Answer<T> = { ok: true; data: T } | { ok: false; error: { status: number; code: string } };

const ASK_MS = 10_000;
/** So many failed openings while the phone has a net mean that something on the way lets no WebSocket through. */
const HOPELESS = 3;
const listeners = new Map<keyof Frames, Set<(frame: never) => void>>();
const openings = new Set<() => void>();
const refusals = new Set<() => void>();

let line: Line | undefined;
let failures = 0;
let connected = $state(false);

addEventListener('offline', () => line?.lost?.());
addEventListener('online', () => line?.open());

export const live = {
  get connected(): boolean {
    return connected;
  },
};

/** Open the one line of this app; the cookie says who we are. Harmless to call again. */
export function connect(): void {
  if (line) return;
  const opened = new WebSocketLine(address(), { ...ends, closed: () => broke(opened) });
  line = opened;
  line.open();
}

export function disconnect(): void {
  line?.close();
  line = undefined;
  failures = 0;
  connected = false;
}

/** Try again now; after a refusal the line does not do so by itself. */
export const reconnect = (): void => line?.open();

/** Hear every frame of one name. Returns a function that stops it, fit for `$effect(() => on(...))`. */
export function on<F extends keyof Frames>(name: F, listener: Listener<F>): () => void {
  const heard = listeners.get(name) ?? new Set();
  listeners.set(name, heard.add(listener));
  return () => void heard.delete(listener);
}

/** Call `listener` each time the line is (again) open: then is the time to catch up. */
export function onConnect(listener: () => void): () => void {
  openings.add(listener);
  if (connected) listener();
  return () => void openings.delete(listener);
}

/** Call `listener` when the server shut us out: the session may be over. */
export function onRefused(listener: () => void): () => void {
  refusals.add(listener);
  return () => void refusals.delete(listener);
}

/** Ask over the line. Throws Problem, `offline` when there is no line or no answer in ten seconds. */
export async function ask<A extends keyof Asks>(name: A, sends: Asks[A]['sends']): Promise<Asks[A]['gives']> {
  const answer = await answerTo<Asks[A]['gives']>(name, sends);
  if (answer.ok) return answer.data;
  throw new Problem(answer.error.status, answer.error);
}

function answerTo<T>(name: string, sends: unknown): Promise<Answer<T>> {
  return new Promise((answered, failed) => {
    if (!line?.isOpen) return failed(offline());
    const late = setTimeout(() => failed(offline()), ASK_MS);
    line.say(name, sends, (answer) => {
      clearTimeout(late);
      answered(answer as Answer<T>);
    });
  });
}

const ends: LineEnds = {
  opened: () => {
    connected = true;
    tellAll(openings);
  },
  closed: () => (connected = false),
  refused: () => {
    connected = false;
    tellAll(refusals);
  },
  heard: (name, frame) => listeners.get(name as keyof Frames)?.forEach((told) => told(frame as never)),
};

function broke(broken: WebSocketLine): void {
  ends.closed();
  if (broken.everOpened || !navigator.onLine || ++failures < HOPELESS) return;
  void goTheOtherWay(broken);
}

async function goTheOtherWay(broken: Line): Promise<void> {
  const other = await import('./other-way.ts').catch(() => undefined);
  if (!other || line !== broken || broken.isOpen) return;
  broken.close();
  line = other.requestLine(ends);
  line.open();
}

const address = (): string => `${location.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;

const tellAll = (told: Set<() => void>): void => told.forEach((listener) => listener());
