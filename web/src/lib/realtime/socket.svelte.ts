import type { Socket } from 'socket.io-client';
import { offline, Problem } from '../api/problem.ts';
import type { Asks, Frames } from './frames.ts';

type Listener<F extends keyof Frames> = (frame: Frames[F]) => void;
type Answer<T> = { ok: true; data: T } | { ok: false; error: { status: number; code: string } };

const ASK_MS = 10_000;
const listeners = new Map<keyof Frames, Set<(frame: never) => void>>();
const openings = new Set<() => void>();
const refusals = new Set<() => void>();

let socket: Socket | undefined;
let connected = $state(false);

export const live = {
  get connected(): boolean {
    return connected;
  },
};

/** Open the one socket of this app; the cookie says who we are. Harmless to call again. */
export async function connect(): Promise<void> {
  if (socket) return;
  const { io } = await import('socket.io-client');
  if (socket) return;
  socket = io({ withCredentials: true, transports: ['websocket', 'polling'] });
  socket.on('connect', opened);
  socket.on('disconnect', closed);
  socket.on('connect_error', () => socket?.active || tellAll(refusals));
  socket.onAny((name: keyof Frames, frame: unknown) =>
    listeners.get(name)?.forEach((listener) => listener(frame as never)),
  );
}

export function disconnect(): void {
  socket?.disconnect();
  socket = undefined;
  connected = false;
}

/** Try again now; after a refusal the socket does not do so by itself. */
export const reconnect = (): void => void socket?.connect();

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

/** Ask over the socket. Throws Problem, `offline` when there is no line or no answer in ten seconds. */
export async function ask<A extends keyof Asks>(name: A, sends: Asks[A]['sends']): Promise<Asks[A]['gives']> {
  if (!socket?.connected) throw offline();
  const answer: Answer<Asks[A]['gives']> = await socket
    .timeout(ASK_MS)
    .emitWithAck(name, sends)
    .catch(() => {
      throw offline();
    });
  if (answer.ok) return answer.data;
  throw new Problem(answer.error.status, answer.error);
}

function opened(): void {
  connected = true;
  tellAll(openings);
}

function closed(reason: string): void {
  connected = false;
  if (reason === 'io server disconnect') tellAll(refusals);
}

const tellAll = (told: Set<() => void>): void => told.forEach((listener) => listener());
