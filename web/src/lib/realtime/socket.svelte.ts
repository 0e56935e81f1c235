import type { Socket } from 'socket.io-client';
import { offline, Problem } from '../api/problem.ts';
import type { Asks, Frames } from './frames.ts';

type Listener<F extends keyof Frames> = (frame: Frames[F]) => void;

const ASK_MS = 10_000;
const listeners = new Map<keyof Frames, Set<(frame: never) => void>>();
const reconnects = new Set<() => void>();

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
  socket.on('connect', () => {
    connected = true;
    reconnects.forEach((listener) => listener());
  });
  socket.on('disconnect', () => (connected = false));
  socket.onAny((name: keyof Frames, frame: never) => listeners.get(name)?.forEach((listener) => listener(frame)));
}

export function disconnect(): void {
  socket?.disconnect();
  socket = undefined;
  connected = false;
}

/** Hear every frame of one name. Returns a function that stops it, fit for `$effect(() => on(...))`. */
export function on<F extends keyof Frames>(name: F, listener: Listener<F>): () => void {
  const heard = listeners.get(name) ?? new Set();
  listeners.set(name, heard.add(listener));
  return () => void heard.delete(listener);
}

/** Call `listener` each time the line is (again) open: then is the time to catch up. */
export function onConnect(listener: () => void): () => void {
  reconnects.add(listener);
  if (connected) listener();
  return () => void reconnects.delete(listener);
}

/** Ask over the socket. Throws Problem, `offline` when there is no line or no answer in ten seconds. */
export async function ask<A extends keyof Asks>(name: A, sends: Asks[A]['sends']): Promise<Asks[A]['gives']> {
  if (!socket?.connected) throw offline();
  const answer: unknown = await socket
    .timeout(ASK_MS)
    .emitWithAck(name, sends)
    .catch(() => {
      throw offline();
    });
  if (isProblem(answer)) throw new Problem(answer.status, answer);
  return answer as Asks[A]['gives'];
}

const isProblem = (answer: unknown): answer is { status: number; code: string } =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'status' in answer;
